"""A search service: parameters of every kind, in both styles."""

from enum import Enum, IntEnum
from typing import Annotated, Literal

from fastapi import Body, Cookie, FastAPI, Header, Path, Query
from pydantic import BaseModel, Field

app = FastAPI(title="Parameters", description="Every way to ask.", version="2.1.0")


class Sort(str, Enum):
    name = "name"
    price = "price"
    newest = "newest"


class Priority(IntEnum):
    low = 1
    high = 5


class Filter(BaseModel):
    """Parameters that come together."""

    model_config = {"extra": "forbid"}

    limit: int = Field(100, gt=0, le=100)
    offset: int = Field(0, ge=0)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []


class Tracing(BaseModel):
    x_request_id: str
    x_hops: list[int] = []
    if_modified_since: str | None = None


class Session(BaseModel):
    session_id: str
    theme: Literal["dark", "light"] = "light"


# The Annotated style.


@app.get("/items/{item_id}", summary="Read one item")
async def read_item(
    item_id: Annotated[int, Path(title="The ID of the item", ge=1, lt=1000)],
    q: Annotated[str | None, Query(alias="item-query", min_length=3, max_length=20, pattern="^[a-z ]+$")] = None,
    size: Annotated[float, Query(gt=0, lt=10.5)] = 1.5,
    sort: Sort = Sort.name,
    exact: bool = False,
):
    """Read an item by its number.

    The query is matched against its **name**.
    """
    return {"item_id": item_id, "q": q, "size": size, "sort": sort, "exact": exact}


@app.get("/search/")
async def search(
    words: Annotated[list[str], Query(min_length=1, max_length=3, description="What to look for")],
    level: Annotated[set[int], Query()] = set(),
    priority: Priority = Priority.low,
    even: Annotated[int, Query(multiple_of=2)] = 0,
    hidden: Annotated[str | None, Query(include_in_schema=False)] = None,
    old: Annotated[str | None, Query(deprecated=True, examples=["v1"])] = None,
):
    return {
        "words": words,
        "level": sorted(level),
        "priority": priority,
        "double": even * 2,
        "hidden": hidden,
        "old": old,
    }


@app.get("/filtered")
def filtered(filter_query: Annotated[Filter, Query()]) -> Filter:
    return filter_query


@app.get("/traced")
def traced(headers: Annotated[Tracing, Header()], session: Annotated[Session, Cookie()]):
    return {"headers": headers, "session": session, "hops": sum(headers.x_hops)}


# Defaults as parameters.


@app.get("/files/{file_path:path}")
def read_file(
    file_path: str,
    user_agent: str = Header(default="none"),
    x_token: list[str] | None = Header(default=None),
    strange_header: str | None = Header(default=None, convert_underscores=False),
    ads_id: str | None = Cookie(default=None),
    visits: int = Cookie(default=0, ge=0),
):
    return {
        "path": file_path,
        "agent": user_agent,
        "tokens": x_token,
        "strange": strange_header,
        "ads": ads_id,
        "visits": visits,
    }


@app.put("/items/{item_id}/rating")
def rate(
    *,
    item_id: int = Path(ge=1),
    stars: int = Body(ge=1, le=5),
    comment: str = Body(default="", max_length=10),
    weights: dict[str, float] = Body(default={}),
):
    return {"item_id": item_id, "stars": stars, "comment": comment, "weights": weights}


@app.post("/notes")
def note(text: Annotated[str, Body(embed=True, min_length=1)], loud: bool = False):
    return {"text": text.upper() if loud else text}


@app.get("/kinds/{kind}/{number}")
def kinds(kind: Literal["a", "b"], number: float, flag: bool | None = None, either: int | str = 0):
    return {"kind": kind, "number": number, "flag": flag, "either": either, "type": type(either).__name__}
