"""Every way to recurse without end that a handler has: RecursionError, and the service lives."""

import asyncio
import copy
import functools
import json
from typing import Any, Optional

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel

app = FastAPI()


class Node(BaseModel):
    value: int = 0
    child: Optional["Node"] = None


class Loose(BaseModel):
    value: Any = None


def deep_list(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


def deep_tuple(n):
    x = ()
    for _ in range(n):
        x = (x,)
    return x


def deep_dict(n):
    x = {}
    for _ in range(n):
        x = {"a": x}
    return x


def deep_node(n):
    x = None
    for i in range(n):
        x = Node(value=i, child=x)
    return x


def cyclic_list():
    x = [1]
    x.append(x)
    return x


def cyclic_dict():
    x = {}
    x["a"] = x
    return x


class A:
    def __init__(self, n=0):
        self.n = n

    def __getattr__(self, name):
        return getattr(self, name + "x")

    @property
    def prop(self):
        return self.prop

    def __repr__(self):
        return repr(self)

    def __str__(self):
        return f"{self}"

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __contains__(self, x):
        return x in self

    def __getitem__(self, i):
        return self[i]

    def __add__(self, other):
        return self + other

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __enter__(self):
        with self:
            return 1

    def __exit__(self, *a):
        return None

    def __lt__(self, other):
        return self < other

    def __format__(self, spec):
        return format(self, spec)

    def __int__(self):
        return int(self)

    def __index__(self):
        return [1, 2][self]

    def method(self):
        return self.method()

    @classmethod
    def cls(cls):
        return cls.cls()

    @staticmethod
    def static():
        return A.static()


class Making:
    def __init__(self):
        self.other = Making()


class New:
    def __new__(cls):
        return New()


def f(n):
    return f(n + 1)


def typed(n: int) -> int:
    return typed(n + 1) + 1


def typed_tail(n: int) -> int:
    return typed_tail(n)


def no_args() -> int:
    return 1 + no_args()


def even(n: int) -> bool:
    return not odd(n + 1)


def odd(n: int) -> bool:
    return not even(n + 1)


def gen(n):
    yield from gen(n + 1)


def gen_for(n):
    for x in gen_for(n + 1):
        yield x


async def co(n):
    return await co(n + 1)


async def agen(n):
    async for x in agen(n + 1):
        yield x


def default(n, g=lambda: None):
    return [default(n + 1) for _ in range(1)]


def in_try(n):
    try:
        return in_try(n + 1)
    finally:
        n += 1


def in_except(n):
    try:
        raise ValueError(n)
    except ValueError:
        in_except(n + 1)


@functools.lru_cache
def cached(n):
    return cached(n + 1)


def sort_key(x):
    return sorted([1, 2], key=sort_key)


def mapped(x):
    return list(map(mapped, [x]))


def reduced(a, b):
    return functools.reduce(reduced, [1, 2])


class Err(Exception):
    def __str__(self):
        return str(self)


fact = lambda n: n * fact(n + 1)


def inner_recursion():
    def inner(n):
        return inner(n + 1)

    return inner(0)


def partial_recursion():
    p = functools.partial(f, 0)
    return p()


CASES = {
    "return cyclic list": lambda: cyclic_list(),
    "return cyclic dict": lambda: cyclic_dict(),
    "encoder cyclic": lambda: jsonable_encoder(cyclic_list()),
    "encoder deep": lambda: len(jsonable_encoder(deep_list(100000))),
    "encoder deep dict": lambda: len(jsonable_encoder(deep_dict(100000))),
    "repr deep": lambda: len(repr(deep_list(100000))),
    "repr deep tuple": lambda: len(repr(deep_tuple(100000))),
    "repr deep dict": lambda: len(str(deep_dict(100000))),
    "repr cyclic": lambda: repr(cyclic_list()) + repr(cyclic_dict()),
    "eq cyclic": lambda: cyclic_list() == cyclic_list(),
    "eq cyclic dict": lambda: cyclic_dict() == cyclic_dict(),
    "eq deep": lambda: deep_list(100000) == deep_list(100000),
    "eq deep tuple": lambda: deep_tuple(100000) == deep_tuple(100000),
    "eq deep dict": lambda: deep_dict(100000) == deep_dict(100000),
    "lt deep": lambda: deep_list(100000) < deep_list(100000),
    "in deep": lambda: deep_list(100000) in [deep_list(100000)],
    "deepcopy deep": lambda: len(copy.deepcopy(deep_list(100000))),
    "deepcopy cyclic": lambda: len(copy.deepcopy(cyclic_list())),
    "dumps deep": lambda: len(json.dumps(deep_list(100000))),
    "dumps deep dict": lambda: len(json.dumps(deep_dict(100000))),
    "dumps cyclic": lambda: json.dumps(cyclic_list()),
    "loads deep": lambda: len(json.loads("[" * 100000 + "]" * 100000)),
    "node deep": lambda: len(deep_node(100000).model_dump()),
    "node deep json": lambda: len(deep_node(100000).model_dump_json()),
    "node deep repr": lambda: len(repr(deep_node(100000))),
    "node deep eq": lambda: deep_node(100000) == deep_node(100000),
    "node deep returned": lambda: deep_node(100000),
    "loose cyclic": lambda: Loose(value=cyclic_list()).model_dump(),
    "loose cyclic json": lambda: Loose(value=cyclic_list()).model_dump_json(),
    "loose cyclic returned": lambda: Loose(value=cyclic_list()),
    "loose deep json": lambda: len(Loose(value=deep_list(100000)).model_dump_json()),
    "node validate": lambda: Node.model_validate_json('{"child":' * 100000 + "null" + "}" * 100000).value,
    "getattr": lambda: A().missing,
    "property": lambda: A().prop,
    "repr": lambda: repr(A()),
    "str": lambda: str(A()),
    "eq": lambda: A() == A(),
    "hash": lambda: hash(A()),
    "len": lambda: len(A()),
    "bool": lambda: bool(A()),
    "contains": lambda: 1 in A(),
    "getitem": lambda: A()[0],
    "add": lambda: A() + A(),
    "call": lambda: A()(),
    "iter": lambda: list(A()),
    "lt": lambda: A() < A(),
    "format": lambda: f"{A():x}",
    "int": lambda: int(A()),
    "index": lambda: [1][A()],
    "method": lambda: A().method(),
    "classmethod": lambda: A.cls(),
    "staticmethod": lambda: A.static(),
    "init": lambda: Making(),
    "new": lambda: New(),
    "enter": lambda: A().__enter__(),
    "function": lambda: f(0),
    "typed": lambda: typed(0),
    "typed tail": lambda: typed_tail(0),
    "no args": lambda: no_args(),
    "mutual": lambda: even(0),
    "generator": lambda: list(gen(0)),
    "generator for": lambda: list(gen_for(0)),
    "comprehension": lambda: default(0),
    "try": lambda: in_try(0),
    "except": lambda: in_except(0),
    "cached": lambda: cached(0),
    "sort key": lambda: sort_key(0),
    "map": lambda: mapped(0),
    "reduce": lambda: reduced(0, 0),
    "exception str": lambda: str(Err()),
    "lambda": lambda: fact(1),
    "inner": lambda: inner_recursion(),
    "partial": lambda: partial_recursion(),
    "sum": lambda: sum([A(), A()], A()),
    "max": lambda: max(A(), A()),
    "any": lambda: any([A()]),
    "percent": lambda: "%s" % A(),
    "join": lambda: ",".join(str(x) for x in [A()]),
    "dict key": lambda: {A(): 1},
    "set": lambda: {A()},
    "print": lambda: print(A()),
}


@app.get("/run")
def run(name: str):
    return CASES[name]()


@app.get("/caught")
def caught(name: str):
    try:
        CASES[name]()
    except RecursionError as e:
        return "RecursionError"
    except Exception as e:
        return type(e).__name__ + ": " + str(e)[:60]
    return "fine"


@app.get("/co")
async def run_co():
    return await co(0)


@app.get("/agen")
async def run_agen():
    return [x async for x in agen(0)]


@app.get("/names")
def names():
    return list(CASES)
