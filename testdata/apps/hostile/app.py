"""What clients send that they should not: the raw requests beside this file are its test."""

import asyncio
import json
import re
from typing import Annotated, Any

from fastapi import Body, Cookie, Depends, FastAPI, Header, Query, Request
from pydantic import BaseModel, Field

app = FastAPI()
closed = []


class Item(BaseModel):
    name: str
    price: float = 1.0
    count: int = Field(0, ge=0)
    tags: list[str] = []
    extra: Any = None


@app.post("/item")
def post_item(item: Item):
    return item


@app.post("/any")
def post_any(value: Annotated[Any, Body()]):
    return {"type": type(value).__name__, "value": value}


@app.post("/list")
def post_list(values: list[float]):
    return len(values)


@app.post("/length")
async def length(request: Request):
    return len(await request.body())


@app.post("/loads")
async def loads(request: Request):
    return await request.json()


@app.get("/path/{rest:path}")
def get_path(rest: str, request: Request):
    return {"rest": rest, "path": request.url.path, "query": request.url.query}


@app.get("/one/{name}")
def get_one(name: str):
    return name


@app.get("/int/{n}")
def get_int(n: int):
    return n


@app.get("/query")
def get_query(q: Annotated[list[str], Query()] = [], n: int = 0, f: float = 0.0):
    return {"q": q, "n": n, "f": f}


@app.get("/headers")
def headers(request: Request):
    return request.headers.items()


@app.get("/header")
def header(x_name: Annotated[str | None, Header()] = None):
    return x_name


@app.get("/cookies")
def cookies(request: Request, a: Annotated[str | None, Cookie()] = None):
    return {"a": a, "all": request.cookies}


@app.get("/power")
def power(n: int, m: int):
    return len(str(n**m))


@app.get("/powers")
def powers(n: int):
    x = 10
    for _ in range(n):
        x = x * x
    return x > 0


@app.get("/text")
def text(n: int):
    return len("x" * n)


@app.get("/join")
def join(n: int):
    piece = "x" * n
    return len(",".join([piece] * n))


@app.get("/grow")
def grow(n: int):
    found = [0]
    for _ in range(n):
        found = found + found
    return len(found)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


class Deep:
    def __init__(self, n: int):
        self.n = n

    def __str__(self):
        return str(Deep(self.n - 1)) if self.n else "end"


@app.get("/recursion")
def recursion(n: int):
    return depth(n)


@app.get("/recursion/str")
def recursion_str(n: int):
    return str(Deep(n))


@app.get("/recursion/caught")
def recursion_caught():
    try:
        depth(10**9)
    except RecursionError as e:
        return str(e)


@app.get("/nested")
def nested(n: int):
    value = []
    for _ in range(n):
        value = [value]
    return value


@app.get("/cycle")
def cycle():
    value = {}
    value["self"] = value
    return value


@app.get("/dumps")
def dumps(n: int):
    value = []
    for _ in range(n):
        value = [value]
    return len(json.dumps(value))


@app.get("/digits")
def digits(n: int):
    return int("9" * n) > 0


@app.get("/match")
def match(pattern: str, text: str):
    return bool(re.match(pattern, text))


async def resource():
    try:
        yield "open"
    finally:
        closed.append("closed")
        print("dependency closed", flush=True)


@app.get("/slow")
async def slow(seconds: float, state: Annotated[str, Depends(resource)]):
    await asyncio.sleep(seconds)
    return state


@app.get("/closed")
def get_closed():
    return len(closed)
