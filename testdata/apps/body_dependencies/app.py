"""Dependencies that read the body, alone and beside their route."""

from typing import Annotated
from fastapi import Body, Depends, FastAPI
from pydantic import BaseModel
app = FastAPI()


class Item(BaseModel):
    name: str


class User(BaseModel):
    username: str


def common(user: User):
    return {"u": user}


def opt(n: Annotated[int, Body()] = 3):
    return n


@app.post("/a")
def a(x: Annotated[dict, Depends(common)]):
    return x


@app.post("/b")
def b(item: Item, x: Annotated[dict, Depends(common)]):
    return [item, x]


@app.post("/c")
def c(user: User, x: Annotated[dict, Depends(common)]):
    return [user, x]


@app.post("/d")
def d(x: Annotated[int, Depends(opt)]):
    return x


def em(user: Annotated[User, Body(embed=True)]):
    return user


@app.post("/e")
def e(x: Annotated[User, Depends(em)]):
    return x


@app.post("/f")
def f(x: Annotated[User, Depends(em)], y: Annotated[dict, Depends(common)], z: Annotated[int, Depends(opt)]):
    return [x,y,z]


@app.post("/g", dependencies=[Depends(common)])
def g(q: int = 1):
    return q
