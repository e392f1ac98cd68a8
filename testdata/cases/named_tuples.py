"""NamedTuple, namedtuple, TypedDict."""
from collections import namedtuple
from typing import NamedTuple, NotRequired, Required, TypedDict


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3

    def greet(self, greeting="hi"):
        return f"{greeting} {self.name}"

    @property
    def upper(self):
        return self.name.upper()

    @classmethod
    def parse(cls, s):
        return cls(*s.split(":"))


P = namedtuple("P", "x y")
Q = namedtuple("Q", ["a", "b", "c"], defaults=[2, 3])
R = namedtuple("R", "x def x _y", rename=True)
F = NamedTuple("F", [("u", int), ("v", str)])


class Movie(TypedDict):
    title: str
    year: int


class Extra(Movie, total=False):
    rating: float


class Marked(TypedDict, total=False):
    a: Required[int]
    b: NotRequired[str]


Emp("a"), Emp("a", 5), Emp(id=1, name="z"), Emp("a") == ("a", 3), Emp("a").greet(), Emp("a").upper, Emp.parse("x:y"), Emp.__doc__, isinstance(Emp("a"), tuple)
Emp()
Emp("a", 1, 2)
Emp("a", nick="b")
Emp._fields, Emp._field_defaults, Emp("a")._asdict(), Emp("a")._replace(id=9), Emp._make(["q", 7])
Emp("a")._replace(zz=1)
Emp._make([1])
Emp._make([1, 2, 3])
Emp("a")[0], Emp("a")[-1], Emp("a")[:1], len(Emp("a")), list(Emp("a")), Emp("a") + (1,), hash(Emp("a")) == hash(("a", 3)), Emp("a") < Emp("b"), "a" in Emp("a"), Emp("a").index(3), Emp("a").count(3)
Emp("a")[2]
setattr(Emp("a"), "name", "b")
setattr(Emp("a"), "other", "b")
Emp("a").missing
P(1, 2), P(y=1, x=2), P._make(range(2)), P(1, 2)._asdict(), *P(3, 4)
P(1)
P(1, 2, 3)
P(1, 2, y=3)
P(x=1)
Q(1), Q(1, 9), Q._field_defaults, Q(1)._replace(a=5, c=6)
R._fields, R(1, 2, 3, 4)
F(1, "x"), F._fields, F.__annotations__ if False else 0, repr(F(u=1, v=2))
told(namedtuple, "A", "x x")
told(namedtuple, "A", "1x")
told(namedtuple, "A", "class")
told(namedtuple, "A", "_x")
told(namedtuple, "1A", "x")
told(namedtuple, "A", "x", defaults=[1, 2])
P.x.__get__(P(7, 8)), P.__doc__, P.__name__, P.__match_args__, P.__slots__ if hasattr(P, "__slots__") else 0


def sub():
    class S(P):
        __slots__ = ()
        def __add__(self, o): return S(self.x + o.x, self.y + o.y)
        def __repr__(self): return f"S{tuple(self)}"
        @property
        def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    return S(1, 2) + S(3, 4), S(3, 4).norm, S(1, 2)._replace(x=5), sum([S(1, 1), S(2, 2)], S(0, 0)), told(setattr, S(1, 2), "q", 1)


def sub_new():
    class S(namedtuple("B", "a b")):
        def __new__(cls, a, b=None):
            return super().__new__(cls, a, b if b is not None else a * 2)
    return S(1), S(1, 5), S._make([7, 8]), S(1)._replace(b=0), S(2)._asdict()


def local_nt():
    class L(NamedTuple):
        a: int
        b: "L" = None
    return L(1, L(2)), L.__qualname__, L.__module__


def matched(v):
    match v:
        case Emp(name, 3):
            return "emp 3", name
        case P(x=0):
            return "p0"
        case (a, b):
            return "pair", a, b
    return "none"


def unpacked():
    a, b = P(1, 2)
    first, *rest = Q(1)
    return a, b, first, rest, {**P(1, 2)._asdict()}, (lambda x, y: x - y)(*P(5, 3)), (lambda x, y: x - y)(**P(5, 3)._asdict())


def sorting():
    es = [Emp("b", 1), Emp("a", 2), Emp("a", 1)]
    return sorted(es), min(es), sorted(es, key=lambda e: (e.id, e.name)), {Emp("a"): 1}[("a", 3)], max(es, key=lambda e: e.id).name


def bad_order():
    class Z(NamedTuple):
        a: int = 1
        b: int


def overwritten():
    class Z(NamedTuple):
        a: int
        def __new__(cls): pass


def private_field():
    class Z(NamedTuple):
        _a: int


sub()
sub_new()
local_nt()
matched(Emp("n"))
matched(Emp("n", 4))
matched(P(0, 1))
matched(P(1, 1))
matched([1, 2])
matched("ab")
unpacked()
sorting()
bad_order()
overwritten()
private_field()


def typed_dict():
    m: Movie = {"title": "t", "year": 1}
    m["year"] += 1
    n = Movie(title="x", year=2)
    o = Movie({"title": "y"}, year=3)
    return m, n, o, type(n) is dict, n == {"title": "x", "year": 2}, Movie()


typed_dict()
Movie.__required_keys__ == {"title", "year"}, Extra.__optional_keys__, Extra.__total__, Movie.__total__, sorted(Marked.__required_keys__), sorted(Marked.__optional_keys__)
Movie.__name__, Extra(rating=1.5)
isinstance({}, Movie)
Movie(1)
issubclass(dict, Movie)


def typed_tuple(n: int) -> tuple[int, str]:
    total: int = 0
    names: list[str] = []
    for i in range(n):
        e: Emp = Emp(str(i), i)
        total += e.id + len(e.name)
        names.append(e.greet(">"))
    return total, "".join(names)


typed_tuple(3)
typed_tuple(0)
