"""Classes that hold their own instances."""

from __future__ import annotations

import abc
from dataclasses import dataclass, field
from enum import Enum
from functools import total_ordering, wraps
from typing import ClassVar, Callable
from fastapi import APIRouter
from pydantic import BaseModel
router = APIRouter(prefix="/class_state")


def singleton(cls):
    instances = {}
    @wraps(cls)
    def get(*a, **k):
        if cls not in instances:
            instances[cls] = cls(*a, **k)
        return instances[cls]
    return get


@singleton
class Config:
    def __init__(self): self.n = 0
    def bump(self):
        self.n += 1
        return self.n
HANDLERS: dict[str, type] = {}


def handles(event: str):
    def wrap(cls):
        HANDLERS[event] = cls
        cls.event = event
        return cls
    return wrap


class Handler(abc.ABC):
    event: ClassVar[str]
    instances: ClassVar[list] = []
    def __init__(self, n=0):
        self.n = n
        type(self).instances.append(self)
    @abc.abstractmethod
    def handle(self) -> str: ...


@handles("open")
@dataclass


class Open(Handler):
    n: int = 3
    tags: list = field(default_factory=list)
    def handle(self): return f"open {self.n} {self.event}"


@handles("close")
@total_ordering


class Close(Handler):
    def handle(self): return f"close {self.n}"
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return self.n == o.n
first = Close(1)


class Node:
    all: list[Node] = []
    root = None
    def __init__(self, name): self.name = name; Node.all.append(self)
Node.root = Node("root")
Node("leaf")


class Account(BaseModel):
    registry: ClassVar[dict[str, Account]] = {}
    count: ClassVar[int] = 0
    name: str
    def model_post_init(self, ctx):
        Account.registry[self.name] = self
        Account.count += 1
Account(name="x"); Account(name="y")


class Color(Enum):
    RED = 1
    def __init_subclass__(cls): raise TypeError
    @property
    def label(self): return self.name.title()
Color.default = Color.RED


@router.get("/")
def root():
    return {k: [v().handle(), v.event] for k, v in HANDLERS.items()}


@router.get("/n")
def n():
    return [Config().bump(), len(Handler.instances), [type(i).__name__ for i in Handler.instances], Close(2) > first]


@router.get("/shop")
def shop():
    return [Node.root.name, [x.name for x in Node.all], Account.count, sorted(Account.registry), Account(name="z"), Account.count]


@router.get("/enum")
def enum():
    return [Color.default, Color.default.label, Color.RED is Color.default]
