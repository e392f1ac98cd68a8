from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(tags=["items"], responses={404: {"description": "Not found"}})


class Item(BaseModel):
    name: str


@router.post("/items", response_model=Item)
async def create(item: Item):
    return item
