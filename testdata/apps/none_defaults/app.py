"""Fields whose default is None though their type is not optional, and locals that nothing reads."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Optional, Union
from uuid import UUID
from enum import Enum
from fastapi import FastAPI
from pydantic import BaseModel, Field
app = FastAPI()


class Co(str, Enum):
    a = "a"


class In(BaseModel):
    z: int = None


class M(BaseModel):
    a: str = None
    b: int = None
    c: float = None
    d: bool = None
    e: list = None
    f: list[str] = None
    g: dict = None
    h: In = None
    i: datetime = None
    j: Decimal = None
    k: UUID = None
    l: Literal["x"] = None
    m: Co = None
    n: Union[int, str] = None
    o: str | str = None
    p: str = Field(None, max_length=3)
    q: bytes = None
    r: list[In] = None
    s: int | int = 3.5
    t: str = 3
    u: set[int] = None
    v: tuple[int, str] = None
    w: str | str = "x"


@app.post("/m")
def m(x: M) -> M:
    return x


@app.post("/n")
def n(x: M):
    return x


@app.get("/o")
def o() -> M:
    return M()


@app.get("/p")
def p():
    return M(a="x", b=3, h=In())


@app.get("/q", response_model=M)
def q():
    return {"a": "x"}


def nothing():
    print("done")
    return


@app.get("/unread")
def unread():
    a = "a"
    b = "b" + a
    done = nothing()
    return {"hello": None}


@app.get("/none")
def none():
    done = nothing()
    return done
