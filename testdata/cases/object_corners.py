"""Corners of builtin objects: what exceptions reduce to, bytes that are none, powers with a modulus, classes made by
calls, properties of subclasses, members that are bound twice, names of characters."""
from enum import Enum, IntEnum


class P(property):
    """A property that knows more."""

    def extra(self):
        return 5


class D:
    @P
    def x(self):
        return 3

    @x.setter
    def x(self, v):
        self.y = v


def told(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def state():
    e = ValueError(1)
    e.z = 4
    return e.__reduce__(), e.__reduce_ex__(2), e.__setstate__({"q": 1}), e.q, e.__setstate__(None), e.__dict__


class Custom(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b


def rebuilt(e):
    class_, args, *rest = e.__reduce__()
    made = class_(*args)
    if rest:
        made.__setstate__(rest[0])
    return repr(made), made.__dict__


def local_property():
    class C:
        @P
        def x(self):
            return 3

        @x.setter
        def x(self, v):
            self.y = v

    c = C()
    c.x = 8
    return type(C.__dict__["x"]).__name__, C.x.extra(), c.x, c.y, C.x.fget.__name__, type(C.x) is P


def module_property():
    d = D()
    d.x = 4
    return D().x, d.y, D.x.extra(), type(D.__dict__["x"]) is P, D.x.fset.__name__


def twice():
    class A(Enum):
        X = 1
        X = 2


def twice_function():
    class A(IntEnum):
        X = 1

        def X(self):
            pass


def ignored():
    class A(Enum):
        _ignore_ = ["Y"]
        Y = 1
        Y = 2
        X = 1

        @property
        def v(self):
            return 1

        @v.setter
        def v(self, x):
            pass

    return list(A), A.X.v


def not_twice():
    class A(Enum):
        X = 1
        Z = 1

    return list(A), A.Z


def made(name, bases, ns):
    c = type(name, bases, ns)
    return c.__module__ == __name__, c.__name__, c.__bases__, repr(c).replace(__name__, "m")


def made_in(ns):
    c = type("X", (), ns)
    return c.__module__, sorted(ns)


ValueError(1, 2).__reduce__()
OSError(2, "x", "f").__reduce__()
OSError(2, "x", "f", None, "g").__reduce__()
OSError("x").__reduce__()
ImportError("m", name="n").__reduce__()
ImportError("m").__reduce__()
SystemExit(3).__reduce__()
ExceptionGroup("a", [ValueError(1)]).__reduce__()
state()
ValueError(1).__setstate__(3)
rebuilt(Custom(7, 8))
rebuilt(KeyError("k"))
bytearray(b"a").append(256)
bytearray(b"a").append("x")
bytes([256])
bytes([-1])
bytearray([256])
bytes(["x"])
b"abc".find(256)
b"abc".index("x")
300 in b"abc"
bytearray(b"abc").__setitem__(0, 256)
bytearray(b"abc").insert(0, 256)
bytearray(b"abc").remove(256)
bytearray(b"abc").extend([1, 256])
bytearray(b"abc").extend("a")
int.__pow__(3, 4, 5)
(3).__pow__(4, None)
(3).__pow__(4.0, 5)
(3).__rpow__(4, 5)
(3).__pow__(-1, 5)
(3).__pow__(-1, 6)
(3).__pow__(2, 0)
(3).__pow__("x")
(3.0).__pow__(4, None)
(3.0).__pow__(4, 5)
True.__pow__(4, 5)
told((3).__pow__)
told((3).__pow__, 1, 2, 3)
"aé☃😀\x80".encode("ascii", "namereplace")
"a\ud800".encode("ascii", "namereplace")
"漢字가".encode("latin-1", "namereplace")
"ok".encode("ascii", "namereplace")
made("X", (), {})
made("X", (Exception,), {"a": 1})
made("X", (D,), {"__module__": __name__})
made_in({"__module__": "q", "a": 1})
local_property()
module_property()
twice()
twice_function()
ignored()
not_twice()
