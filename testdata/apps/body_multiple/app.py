from typing import Annotated

from fastapi import Body, Depends, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


class User(BaseModel):
    username: str


def common(user: User):
    return user


@app.put("/two")
def two(item: Item, user: User, importance: Annotated[int, Body()] = 1):
    return item


@app.put("/dependency")
def dependency(item: Item, user: Annotated[User, Depends(common)]):
    return item


@app.put("/same")
def same(user: User, again: Annotated[User, Depends(common)]):
    return user
