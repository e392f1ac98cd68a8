from __future__ import annotations
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar, Sequence
from fastapi import Depends, FastAPI, Query, Request, Header, Cookie
from pydantic import BaseModel, Field, computed_field

T = TypeVar("T")
app = FastAPI()


class Page(BaseModel, Generic[T]):
    items: Sequence[T]
    total: int
    page: int = 1
    size: int = 10

    @computed_field
    @property
    def pages(self) -> int:
        return -(-self.total // self.size)


class Book(BaseModel):
    id: int
    title: str
    tags: list[str] = []


class Paginator:
    def __init__(self, page: int = Query(1, ge=1), size: Annotated[int, Query(ge=1, le=20)] = 3):
        self.page = page
        self.size = size

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size

    def cut(self, items: list[T]) -> Page[T]:
        return Page(items=items[self.start : self.start + self.size], total=len(items), page=self.page, size=self.size)


@dataclass
class Sorting:
    order_by: Literal["id", "title"] = "id"
    desc: bool = False

    def apply(self, items):
        return sorted(items, key=lambda b: getattr(b, self.order_by), reverse=self.desc)


class Filter(BaseModel):
    q: str | None = Field(None, min_length=2)
    tag: list[str] = []
    model_config = {"extra": "forbid"}


BOOKS = [Book(id=i, title=t, tags=t.lower().split()) for i, t in enumerate(["Dune", "The Hobbit", "Emma", "Ulysses", "The Trial", "Moby Dick", "Dracula"], 1)]


@app.get("/books", response_model=Page[Book])
def books(p: Annotated[Paginator, Depends()], s: Sorting = Depends()):
    return p.cut(s.apply(BOOKS))


@app.get("/filter")
def filtered(f: Annotated[Filter, Query()]) -> list[Book]:
    out = BOOKS
    if f.q:
        out = [b for b in out if f.q.lower() in b.title.lower()]
    if f.tag:
        out = [b for b in out if set(f.tag) & set(b.tags)]
    return out


class Checker:
    def __init__(self, fixed: str):
        self.fixed = fixed

    def __call__(self, q: str = "") -> bool:
        return self.fixed in q


has_bar = Checker("bar")


@app.get("/fixed")
def fixed(ok: Annotated[bool, Depends(has_bar)], other: bool = Depends(Checker("foo"))):
    return {"bar": ok, "foo": other}


class CommonHeaders(BaseModel):
    host_name: str = "none"
    x_tag: list[str] = []
    save_data: bool | None = None


@app.get("/headers")
def headers(h: Annotated[CommonHeaders, Header()]):
    return h


class Cookies(BaseModel):
    session_id: str
    tracker: int | None = None


@app.get("/cookies")
def cookies(c: Annotated[Cookies, Cookie()]):
    return c


@app.get("/opt")
def optmodel(f: Annotated[Filter | None, Query()] = None):
    return f
