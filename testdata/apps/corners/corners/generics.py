"""Generic models parametrized in function bodies."""

from typing import Generic, TypeVar
from fastapi import APIRouter
from pydantic import BaseModel
T = TypeVar("T")


class Envelope(BaseModel, Generic[T]):
    data: T
    n: int = 0


class Item(BaseModel):
    a: int
router = APIRouter(prefix="/generics")


@router.get("/")
def root():
    e = Envelope[list[int]](data=["1", 2])
    return {"d": e.data, "name": type(e).__name__, "e": e}


@router.get("/x")
def x() -> Envelope[Item]:
    return Envelope[Item](data=Item(a=1), n="3")
