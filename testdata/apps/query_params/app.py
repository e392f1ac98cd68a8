from typing import Annotated, List, Literal, Optional, Union

from fastapi import FastAPI, Query

app = FastAPI()


@app.get("/plain")
def plain(q: str, skip: int = 0, limit: int = 10, short: bool = False, ratio: float = 1.5):
    return q


@app.get("/optional")
def optional(a: Optional[str] = None, b: Union[int, None] = None, c: str | None = None, d: "int | None" = None):
    return a


@app.get("/lists")
def lists(a: Annotated[list[str], Query()], b: List[int] = Query([1, 2]), c: Annotated[set[int] | None, Query()] = None):
    return a


@app.get("/alias")
def alias(item: Annotated[str | None, Query(alias="item-query", min_length=3, max_length=50, pattern="^x", deprecated=True)] = None):
    return item


@app.get("/literal")
def literal(order: Literal["asc", "desc"] = "asc", hidden: Annotated[str | None, Query(include_in_schema=False)] = None):
    return order


@app.get("/factory")
def factory(a: Annotated[int, Query(default_factory=lambda: 5)], b: int = Query(default=3, ge=0)):
    return a


@app.get("/none-default")
def none_default(q: str = None):
    return q
