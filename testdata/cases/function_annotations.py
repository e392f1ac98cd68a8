"""Annotations of functions at run time, nested ones included, and what reads them."""
import functools
import inspect
import typing
from dataclasses import dataclass


@dataclass
class Box:
    x: int


def top(a: int, b: "Box", *args: str, c: list = None, **kw: float) -> Box:
    return a


def shown(f):
    return {k: v if isinstance(v, str) else getattr(v, "__name__", repr(v)) for k, v in f.__annotations__.items()}


def nested():
    def inner(a: int, b: "Box", *args: str, c: list = None, **kw: float) -> Box:
        return a

    return inner


def local_class():
    class Local:
        pass

    def f(x: Local) -> None:
        pass

    return f.__annotations__["x"] is Local, f.__annotations__["return"]


def without():
    def f(x, y=1):
        pass

    return f


def unions():
    def f(x: int | None, y: list[int], z: dict[str, int]) -> tuple[int, ...]:
        pass

    return {k: repr(v) for k, v in f.__annotations__.items()}


def wrapped():
    def deco(f):
        @functools.wraps(f)
        def wrapper(*args: int, **kw: str):
            return f(*args, **kw)

        return wrapper

    @deco
    def g(x: int) -> str:
        return str(x)

    return shown(g), g(4)


def parameter_annotation(t):
    def f(x: t) -> t:
        return x

    return f.__annotations__["x"] is t, shown(f)


def signature_of():
    def f(a: int, b: str = "x", *, c: float = 1.5) -> bool:
        return True

    return str(inspect.signature(f))


def methods():
    class C:
        def m(self, x: int) -> str:
            return str(x)

        @staticmethod
        def s(y: float) -> None:
            pass

    return shown(C.m), shown(C.s), shown(C().m)


def hints():
    def f(a: int, b: "str" = "x") -> "float":
        pass

    return {k: v.__name__ for k, v in typing.get_type_hints(f).items()}


def dispatching():
    @functools.singledispatch
    def kind(x):
        return "object"

    @kind.register
    def _(x: int):
        return "int"

    @kind.register
    def _(x: str) -> str:
        return "str"

    @kind.register(list)
    def _(x):
        return "list"

    return [kind(1), kind("a"), kind([]), kind(1.5), kind(True)]


def dispatch_complaint():
    @functools.singledispatch
    def kind(x):
        return "object"

    @kind.register
    def _(x):
        return "int"


def set_anew():
    def f(x: int):
        pass

    f.__annotations__ = {"x": "changed"}
    g = f
    g.__annotations__["y"] = "added"
    return shown(f)


def mutable():
    def f(x: int):
        pass

    f.__annotations__["x"] = str
    return shown(f)


def each_time():
    def make(t):
        def f(x: t):
            pass

        return f

    return shown(make(int)), shown(make(str))


def name_error():
    def f(x: undefined_name):
        pass

    return f


def order():
    out = []

    def t(name):
        out.append(name)
        return name

    def f(a: t("a") = t("default"), *args: t("args"), b: t("b"), **kw: t("kw")) -> t("return"):
        pass

    return out, f.__annotations__


shown(top)
shown(nested())
local_class()
shown(without())
unions()
wrapped()
parameter_annotation(int)
parameter_annotation(Box)
signature_of()
methods()
dispatching()
set_anew()
mutable()
each_time()
order()
