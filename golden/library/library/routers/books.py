from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, status

from ..config import Settings, get_settings
from ..models import Book, BookIn, Message
from ..store import BOOKS, find

router = APIRouter(
    prefix="/books",
    tags=["books"],
    responses={404: {"model": Message, "description": "There is no such book"}},
)

Isbn = Annotated[str, Path(pattern=r"^b\d{3}$", description="The number on the spine", examples=["b001"])]


@router.get("", response_model_exclude_none=True, operation_id="listBooks")
async def index(
    response: Response,
    settings: Annotated[Settings, Depends(get_settings)],
    page: Annotated[int, Query(ge=1)] = 1,
) -> list[Book]:
    """List the books, page by page.

    The header `X-Total` tells how many there are.
    """
    response.headers["X-Total"] = str(len(BOOKS))
    start = (page - 1) * settings.per_page
    return sorted(BOOKS.values(), key=lambda b: b.isbn)[start : start + settings.per_page]


@router.get("/{isbn}", summary="One book", response_description="The book", response_model_exclude_defaults=True)
async def read(isbn: Isbn) -> Book:
    return find(isbn)


@router.put("/{isbn}", responses={201: {"model": Book, "description": "Made anew"}})
async def write(isbn: Isbn, book: BookIn, response: Response) -> Book:
    if isbn not in BOOKS:
        response.status_code = status.HTTP_201_CREATED
    BOOKS[isbn] = Book(isbn=isbn, **book.model_dump())
    return BOOKS[isbn]


@router.delete("/{isbn}", status_code=204, deprecated=True)
async def remove(isbn: Isbn) -> None:
    del BOOKS[find(isbn).isbn]
