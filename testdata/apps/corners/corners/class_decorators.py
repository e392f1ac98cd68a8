"""Decorators of classes, and classes changed behind their bodies."""

from fastapi import APIRouter
router = APIRouter(prefix="/class_decorators")
REG = {}


def register(name):
    def deco(cls):
        REG[name] = cls
        cls.kind = name
        return cls
    return deco


@register("one")
class One:
    def go(self): return 1


@register("two")
class Two(One):
    n = 0
    def go(self): return 2


class Counter:
    total = 0
    names = []
Counter.total += 5
Counter.names.append("x")
Counter.extra = {"a": Two}


def hello(self):
    return "hello " + self.kind
One.hello = hello


@router.get("/")
def root():
    Counter.total += 1
    return [{k: [v.kind, v().go(), v().hello()] for k, v in REG.items()}, Counter.total, Counter.names, Counter.extra["a"]().go()]
