"""Models that only function bodies use, and attributes of models that are made in place."""

from typing import Type
from uuid import UUID

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Holder(BaseModel):
    a: type[str] = str
    b: Type[UUID] = None
    c: Type[ValueError] = ValueError


class Note(BaseModel):
    text: dict = None
    name: str = None
    numbers: list[int] = []


@app.get("/holder")
def holder():
    h = Holder()
    return [h.a is str, h.b, h.c.__name__]


@app.get("/text")
def text():
    return Note().text


@app.get("/name")
def name():
    return Note(name="x").name


@app.get("/list")
def numbers(n: int = 1):
    return Note(text={}, name="x", numbers=[n]).numbers


@app.get("/length")
def length():
    return len(Note().numbers) + len(Note(name="abc").name)
