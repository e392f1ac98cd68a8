from typing import Any, Union, Optional
from fastapi import FastAPI, File, Form, UploadFile, HTTPException, Query, Body, Path, Header, Cookie
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, Field, computed_field
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, time
from decimal import Decimal
from enum import Enum, Flag, auto, IntFlag
from uuid import UUID, uuid4
import datetime as dt
from typing import Annotated, Literal

app = FastAPI()


class Item(BaseModel):
    name: str = Field(alias="itemName")
    price: float
    tax: float | None = None
    tags: list[str] = []
    secret: str = Field("s", exclude=True)


class UserBase(BaseModel):
    username: str
    email: str = "a@b"


class UserIn(UserBase):
    password: str


class UserOut(UserBase):
    model_config = {"from_attributes": True}


class Obj:
    def __init__(self, **kw):
        self.__dict__.update(kw)


@app.get("/item", response_model=Item, response_model_exclude_none=True)
def item():
    return {"itemName": "x", "price": 1}


@app.get("/item2", response_model=Item, response_model_include={"name", "price"}, response_model_by_alias=False)
def item2():
    return Item(itemName="y", price=2.50, tags=["a"])


@app.get("/items", response_model=list[Item], response_model_exclude={"price"}, response_model_exclude_defaults=True)
def items():
    return [Item(itemName="y", price=2.50, tags=["a"]), {"itemName": "z", "price": "4"}]


@app.get("/items3", response_model=dict[str, Item])
def items3():
    return {"k": Item(itemName="y", price=2.50)}


@app.post("/user", response_model=UserOut)
def user(u: UserIn) -> Any:
    return u


@app.post("/user2")
def user2(u: UserIn) -> UserBase:
    return u


@app.get("/orm", response_model=UserOut)
def orm():
    return Obj(username="orm", email="o@o", password="p")


@app.get("/union", response_model=Union[Item, UserOut])
def union(k: int = 0):
    return {"username": "u"} if k else {"itemName": "x", "price": 3}


@app.get("/none", response_model=None)
def none() -> Item | dict:
    return {"any": object.__name__}


@app.get("/opt")
def opt(k: bool = False) -> Optional[UserOut]:
    return UserOut(username="q") if k else None


@app.get("/enc")
def enc():
    return {"d": date(2024, 1, 2), "dt": datetime(2024, 1, 2, 3, 4, 5, 6), "td": timedelta(hours=1.5), "t": time(1, 2), "dec": [Decimal("1.50"), Decimal("3")], "u": UUID(int=5), "s": {1}, "fs": frozenset("a"), "b": b"xy", "tup": (1, 2), "g": (i for i in range(2)), 1: None, None: 1, "tz": datetime(2024, 1, 1, tzinfo=dt.timezone.utc), "dd": Deco.B, "nan": 1.0, "dc": DC(1)}


class Deco(Enum):
    A = auto()
    B = "bee"


class Perm(IntFlag):
    R = 4
    W = 2
    X = 1


@dataclass
class DC:
    a: int
    b: list[str] = field(default_factory=list)
    when: date | None = None


@app.post("/dc")
def dc(x: DC) -> DC:
    x.b.append("z")
    return x


@app.get("/perm")
def perm(p: int = 5):
    q = Perm(p)
    return {"p": q, "r": Perm.R in q, "n": [m.name for m in Perm if m & q], "rep": repr(q)}


@app.get("/color/{c}")
def color(c: Deco):
    return {"v": c.value, "n": c.name, "c": c, "is": c is Deco.B}


@app.get("/lit/{k}")
def lit(k: Literal["a", "b"], v: Literal[1, 2] = 1, ids: list[int] = Query([1, 2], alias="id"), when: date | None = None, f: float = Query(0.5, lt=1), x_h: Annotated[int | None, Header()] = None, ck: str | None = Cookie(None)):
    return {"k": k, "v": v, "ids": ids, "when": when, "f": f, "x_h": x_h, "ck": ck}


@app.post("/multi/{i}")
def multi(i: int, item: Item, user: UserIn | None = None, imp: Annotated[int, Body(gt=0)] = 1, q: str | None = None):
    return {"i": i, "item": item, "user": user, "imp": imp, "q": q}


@app.post("/raw-list")
def raw_list(x: list[dict[str, int]]):
    return x


@app.post("/any")
def any_body(x: Annotated[Any, Body()] = None):
    return x


@app.get("/sc", status_code=202, summary="S", description="D", response_description="R", operation_id="opid", deprecated=True, tags=["a", "b"])
def sc():
    """ignored"""
    return ["x", 1, 1.0, True, None, "\u2028é\"\\/"]


@app.get("/doc")
def doc():
    """
    First line

    * list
    \f
    hidden
    """
    return 1.0


@app.get("/nan")
def nan():
    return {"a": float("nan")}


@app.get("/str")
def strr():
    return "plain"
