from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header, HTTPException

from ..config import Settings, get_settings
from ..models import Book
from ..store import BOOKS, find


async def reader(x_reader: Annotated[str | None, Header(description="Who asks")] = None) -> str:
    if not x_reader:
        raise HTTPException(status_code=401, detail="Who are you?", headers={"WWW-Authenticate": "Reader"})
    return x_reader.strip().lower()


Reader = Annotated[str, Depends(reader)]
router = APIRouter(prefix="/loans", dependencies=[Depends(reader)])


@router.post("/{isbn}", tags=["loans"], response_model=Book, response_model_by_alias=False)
def lend(isbn: str, who: Reader, settings: Settings = Depends(get_settings), on: date = Body(embed=True)):
    book = find(isbn)
    if book.lent_to is not None and book.lent_to != who:
        raise HTTPException(409, f"{book.full_title!r} is lent to {book.lent_to}")
    book.lent_to, book.due_on = who, on + timedelta(days=settings.days)
    return book


@router.get("/mine", tags=["loans", "readers"])
def mine(who: Reader) -> dict[str, date | None]:
    return {b.full_title: b.due_on for b in BOOKS.values() if b.lent_to == who}


@router.get("/all", include_in_schema=False)
def everything():
    return [(b.isbn, b.lent_to) for b in BOOKS.values() if b.lent_to]
