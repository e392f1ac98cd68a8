from typing import NamedTuple, TypedDict, Protocol, runtime_checkable, Generic, TypeVar, Optional, Required, NotRequired, get_type_hints
class Point(NamedTuple):
    "A point."
    x: int
    y: int = 0
    def total(self): return self.x + self.y
p = Point(1)
print(p, p.x, p.y, p.total(), p[0], len(p), tuple(p), p == (1, 0), Point._fields, Point.__annotations__, Point.__doc__)
print(p._replace(y=5), p._asdict(), Point._make([7, 8]), Point(y=1, x=2), isinstance(p, tuple), Point.__mro__, Point._field_defaults)
x, y = p
print(x, y)
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1)):
    try: bad()
    except TypeError as e: print(e)
try: p.x = 5
except AttributeError as e: print(e)
E = NamedTuple("E", [("name", str), ("id", int)])
print(E("a", 1), E.__annotations__)
try:
    class Bad(NamedTuple):
        a: int = 1
        b: str
except TypeError as e: print(e)
class TD(TypedDict):
    a: int
    b: Optional[str]
print(TD(a=1, b="x"), type(TD(a=1)), TD.__annotations__, TD.__total__, sorted(TD.__required_keys__), TD.__optional_keys__)
class TD2(TD, total=False):
    c: int
    d: Required[str]
print(TD2.__annotations__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD2.__total__)
print(get_type_hints(TD2))
Alt = TypedDict("Alt", {"in": int, "x-y": str})
print(Alt.__annotations__, Alt({"in": 1}))
class HasName(Protocol):
    name: str
    def hi(self) -> str: ...
class Impl:
    name = "n"
    def hi(self): return "hi " + self.name
def greet(h: HasName): return h.hi()
print(greet(Impl()), HasName.__name__)
@runtime_checkable
class Closer(Protocol):
    def close(self): ...
class C:
    def close(self): pass
print(isinstance(C(), Closer), isinstance(5, Closer))
T = TypeVar("T")
class Repo(Protocol[T]):
    def get(self, id: int) -> T: ...
print(Repo[int], Repo.__parameters__)
class Base(Generic[T]):
    items: list[T]
    def __init__(self, *items: T): self.items = list(items)
    def first(self) -> T: return self.items[0]
class IntBase(Base[int]): pass
print(IntBase(1, 2).first(), IntBase.__orig_bases__, Base[int](3).first(), Base[str].__args__)
o = Base[int](1)
print(o.__orig_class__)
try:
    HasName()
except TypeError as e: print(e)
