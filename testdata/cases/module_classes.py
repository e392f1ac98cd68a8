"""Subclasses of ModuleType, references of typing, annotations of classes, __import__."""

from types import ModuleType
from typing import Dict, ForwardRef, List, NamedTuple, Optional


class Lazy(ModuleType):
    made = 0

    def __init__(self, name, start=3):
        super().__init__(name, "lazy " + name)
        self.start = start

    @property
    def doubled(self):
        return self.start * 2

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        Lazy.made += 1
        return name.upper()


class Guarded(ModuleType):
    def __setattr__(self, name, value):
        if name == "fixed":
            raise AttributeError("fixed is fixed")
        super().__setattr__(name, value)

    def __repr__(self):
        return f"<guarded {self.__name__}>"


def lazy_module():
    m = Lazy("some", start=4)
    return type(m).__name__, isinstance(m, ModuleType), m.__name__, m.__doc__, m.start, m.doubled, m.anything, hasattr(m, "_hidden"), Lazy.made


def changed_class():
    m = ModuleType("plain")
    m.value = 1
    m.__class__ = Guarded
    seen = [repr(m), type(m) is Guarded, m.value]
    try:
        m.fixed = 2
    except AttributeError as e:
        seen.append(str(e))
    m.other = 3
    m.__class__ = ModuleType
    m.fixed = 4
    return seen, m.other, m.fixed, repr(m)


def wrong_class(c):
    m = ModuleType("plain")
    m.__class__ = c


def unnamed():
    return Lazy()


def property_is_kept():
    m = Lazy("x")
    m.doubled = 5


class Later:
    pass


class Plain:
    a: int
    b: List[int]
    c: Optional[Later]
    d: "Later"
    e: None


class Pair(NamedTuple):
    left: "Later"
    right: Dict[str, "Later"]
    none: None
    number: int = 3


def of_class():
    return Plain.__annotations__


def of_pair():
    return Pair.__annotations__, Pair.__annotations__["left"] == ForwardRef("Later"), Pair._fields, Pair(1, {}, None)


def references():
    r = ForwardRef("a.b")
    return r, r.__forward_arg__, r == ForwardRef("a.b"), r == ForwardRef("c"), hash(r) == hash(ForwardRef("a.b")), ForwardRef("x", module="m"), r.__forward_evaluated__


def reference_of(v):
    return ForwardRef(v)


def by_import():
    return __import__("html").escape("<"), __import__("html.entities").escape("&"), __import__("html.entities").__name__


class Recorder:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        object.__setattr__(self, "last", name)


class Doubling(Recorder):
    def __setattr__(self, name, value):
        Recorder.__setattr__(self, name, value)


def recorded():
    r, d = Recorder(), Doubling()
    r.a, d.b = 1, "x"
    setattr(d, "c", 2.5)
    return r.a, r.last, d.b, d.c, d.last


lazy_module()
changed_class()
wrong_class(int)
wrong_class(Later)
wrong_class(3)
unnamed()
property_is_kept()
of_class()
of_pair()
references()
reference_of(3)
by_import()
recorded()
