from typing import Annotated, Literal

from fastapi import Cookie, FastAPI, Header, Query
from pydantic import BaseModel, Field

app = FastAPI()


class Filter(BaseModel):
    model_config = {"extra": "forbid"}
    limit: int = Field(100, gt=0, le=100)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []


class Headers(BaseModel):
    host: str
    if_modified_since: str | None = None
    x_tag: list[str] = []


class Cookies(BaseModel):
    session_id: str
    tracker: str | None = None


@app.get("/items")
def items(q: Annotated[Filter, Query()]):
    return q


@app.get("/headers")
def headers(h: Annotated[Headers, Header()]):
    return h


@app.get("/cookies")
def cookies(c: Annotated[Cookies, Cookie()]):
    return c
