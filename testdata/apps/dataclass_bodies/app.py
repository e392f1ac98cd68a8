from dataclasses import dataclass, field
from typing import NamedTuple

from fastapi import FastAPI
from typing_extensions import TypedDict


@dataclass
class Item:
    name: str
    price: float
    tags: list[str] = field(default_factory=list)


class Movie(TypedDict, total=False):
    title: str
    year: int


class Point(NamedTuple):
    x: int
    y: int = 0


app = FastAPI()


@app.post("/items")
def create(item: Item) -> Item:
    return item


@app.post("/movies")
def movie(m: Movie) -> Movie:
    return m


@app.get("/point")
def point() -> Point:
    return Point(1)
