"""Metaclasses, descriptors with __set_name__, and models that register themselves."""

from fastapi import APIRouter
from pydantic import BaseModel
from dataclasses import dataclass, field
from enum import Enum
router = APIRouter(prefix="/metaclasses")
PLUGINS = []


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.slug = name.lower()
        PLUGINS.append(name)
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = len(PLUGINS)
    def __len__(cls): return 42
    def describe(cls): return f"{cls.slug}:{cls.order}"


class Plugin(metaclass=Meta):
    def run(self): return type(self).slug


class Alpha(Plugin):
    pass


class Beta(Alpha, extra=1):
    def run(self): return "b" + super().run()


class Field:
    count = 0
    def __init__(self, default): self.default = default
    def __set_name__(self, owner, name):
        self.name = name
        Field.count += 1
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, v):
        obj.__dict__[self.name] = v * 2


class Thing:
    a = Field(1)
    b = Field("x")
MODELS = {}


class Base(BaseModel):
    kind: str = "base"
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        MODELS[cls.__name__] = cls


class Cat(Base):
    lives: int = 9


class Dog(Base):
    name: str = "rex"
KINDS = {}


class PBase(BaseModel):
    @classmethod
    def __pydantic_init_subclass__(cls, **kw):
        super().__pydantic_init_subclass__(**kw)
        KINDS[cls.model_fields["kind"].default] = cls


class PA(PBase):
    kind: str = "a"


class PB(PBase):
    kind: str = "b"
    x: int = 1


@router.get("/")
def root():
    return {"p": PLUGINS, "r": [c().run() for c in (Plugin, Alpha, Beta)]}


@router.get("/meta")
def meta():
    return [Alpha.describe(), Beta.describe(), len(Beta), Plugin.order, type(Alpha).__name__]


@router.get("/desc")
def desc():
    t = Thing()
    t.a = 5
    return [t.a, t.b, Field.count, Thing.a.name, Thing.b.name]


@router.get("/models")
def models():
    return [sorted(MODELS), MODELS["Cat"]().model_dump(), {k: v() for k, v in KINDS.items()}]
