from typing import Generic, Optional, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel

T = TypeVar("T")
K = TypeVar("K")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int
    next: Optional["Page[T]"] = None


class Pair(BaseModel, Generic[K, T]):
    key: K
    value: T


class Item(BaseModel):
    name: str


app = FastAPI()


@app.get("/items", response_model=Page[Item])
def items():
    return Page[Item](items=[Item(name="a")], total=1)


@app.post("/pairs")
def pairs(p: Pair[int, Page[str]]) -> Pair[str, Item]:
    return {"key": "a", "value": {"name": "b"}}
