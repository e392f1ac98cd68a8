"""dataclasses: every option, field(), __post_init__, replace, asdict, inheritance, messages."""
import dataclasses
from dataclasses import KW_ONLY, MISSING, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import Any, ClassVar, Generic, Optional, TypeVar


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


@dataclass
class Point:
    x: int
    y: int = 2


@dataclass
class Point3(Point):
    z: int = 3
    x: int = 10


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: list = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Key:
    a: int
    b: str = "b"


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 5


@dataclass(kw_only=True)
class Keyword:
    a: int
    b: int = 1


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 0
    c: str


@dataclass
class Inventory:
    name: str
    items: list[str] = field(default_factory=list)
    count: int = field(init=False, default=0)
    secret: str = field(default="s", repr=False)
    scale: InitVar[int] = 2
    total: ClassVar[int] = 0

    def __post_init__(self, scale):
        print("post", scale)
        self.count = len(self.items) * scale


@dataclass(eq=False)
class NoEq:
    a: int


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: list = field(default_factory=list, hash=False)


@dataclass(repr=False)
class NoRepr:
    a: int

    def __str__(self):
        return "custom"


@dataclass(init=False)
class NoInit:
    a: int = 5


@dataclass
class Tree:
    v: int
    left: Optional["Tree"] = None
    right: Optional["Tree"] = None
    tags: dict[str, list["Point"]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrozenSlots:
    a: int = 1


@dataclass(frozen=True)
class FrozenPlain:
    a: int = 1


class FrozenChild(FrozenPlain):
    pass


def frozen_others(c):
    out = []
    for name in ("a", "zz"):
        for action in (lambda o: setattr(o, name, 3), lambda o: delattr(o, name)):
            try:
                action(c())
                out.append("fine")
            except Exception as e:
                out.append((type(e).__name__, str(e)))
    return out


Point(1), Point(1, 5), Point(y=3, x=1), Point(1) == Point(1), Point(1) != Point(2), Point(1) == (1, 2), repr(Point("s"))
Point()
Point(1, 2, 3)
Point(1, z=3)
Point(1, x=1)
Point(1) < Point(2)
hash(Point(1))
Point.__hash__, Point.y, hasattr(Point, "x"), Point.__match_args__, Point.__doc__
Point3(), Point3(1, 2, 3), Point3.__match_args__, Point3() == Point3(), Point3(1, 2) == Point(1, 2)
Version(1, 2) < Version(1, 3), Version(1, 2, "a") == Version(1, 2, "b"), sorted([Version(2), Version(1, 5), Version(1)]), Version(1) >= Version(1), max(Version(1), Version(0, 9))
Version(1) < 5
Version(1) < Point(1)
Frozen(1), Frozen(1) == Frozen(1)
setattr(Frozen(1), "a", 2)
setattr(Frozen(1), "zz", 2)
delattr(Frozen(1), "a")
hash(Frozen(1))
hash(Key(1)) == hash(Key(1)), {Key(1): 1, Key(1, "c"): 2}[Key(1, "c")], Key(1) < Key(1, "c"), len({Key(1), Key(1), Key(2)})


def frozen_inner():
    f = Frozen(1)
    f.b.append(5)
    g = Frozen(2)
    try:
        f.a = 3
    except FrozenInstanceError as e:
        return f, g, str(e), isinstance(e, AttributeError), type(e).__mro__[1].__name__


def frozen_object_setattr():
    f = Frozen(1)
    object.__setattr__(f, "a", 99)
    return f


frozen_inner()
frozen_object_setattr()
Slotted(1), Slotted.__slots__, hasattr(Slotted(1), "__dict__"), Slotted(1) == Slotted(1, 5)
setattr(Slotted(1), "z", 1)
vars(Slotted(1))
Keyword(a=1), told(Keyword, 1), told(Keyword), told(Keyword, b=1)
Mixed(1, c="x"), told(Mixed, 1, 2, 3), told(Mixed, 1), Mixed.__match_args__
Inventory("n"), Inventory("n", ["a", "b"], scale=5), Inventory("n") == Inventory("n", secret="t")
Inventory("n", count=5)
Inventory.scale, Inventory.total, [f.name for f in fields(Inventory)]
Inventory("n").scale
NoEq(1) == NoEq(1), hash(NoEq(1)) is not None
hash(Hashed(1)) == hash(Hashed(1, [2])), Hashed(1) == Hashed(1, [2])
str(NoRepr(1)), repr(NoRepr(1)).startswith("<dataclasses_.NoRepr object at")
NoInit().a, told(NoInit, 1)
Tree(1, Tree(2), Tree(3, Tree(4)))
asdict(Tree(1, Tree(2), tags={"p": [Point(1), Point(3, 4)]}))
astuple(Tree(1, Tree(2), tags={"p": [Point(1)]}))
asdict(Point(1), dict_factory=lambda items: [(k.upper(), v) for k, v in items])
astuple(Point(1), tuple_factory=list)
told(asdict, Point), told(asdict, 5), told(astuple, Point), told(fields, 5), told(fields, int)


def asdict_copies():
    f = Frozen(1, [[1], {"a": (Point(1), {2})}])
    d = asdict(f)
    d["b"][0].append(2)
    return f, d


asdict_copies()
replace(Point(1), y=9), replace(Version(1, 2, "l"), major=5), replace(Key(1), b="z")
replace(Point(1), q=9)
replace(Inventory("n"), count=1)
replace(Inventory("n"), name="m")
replace(Inventory("n", scale=3), name="m", scale=4)
replace(5, a=1)
is_dataclass(Point), is_dataclass(Point(1)), is_dataclass(int), is_dataclass(5)
[(f.name, f.default if f.default is not MISSING else "missing", f.init, f.repr, f.compare, f.hash, f.kw_only) for f in fields(Version)]
[(f.name, f.default_factory is MISSING, f.default is MISSING) for f in fields(Frozen(1))]
fields(Point)[0].type, fields(Tree)[1].type if False else fields(Tree)[0].name, type(fields(Point)).__name__


def mutable_default():
    @dataclass
    class Z:
        a: list = []


def order_error():
    @dataclass
    class Z:
        a: int = 1
        b: int


def order_error_inherited():
    @dataclass
    class Z(Point):
        c: int


def both_defaults():
    @dataclass
    class Z:
        a: int = field(default=1, default_factory=int)


def frozen_mixed():
    @dataclass
    class Z(Key):
        c: int = 1


def frozen_from_mutable():
    @dataclass(frozen=True)
    class Z(Point):
        c: int = 1


def order_without_eq():
    @dataclass(order=True, eq=False)
    class Z:
        a: int


def own_lt():
    @dataclass(order=True)
    class Z:
        a: int
        def __lt__(self, o): return True


def own_hash_unsafe():
    @dataclass(unsafe_hash=True)
    class Z:
        a: int
        def __hash__(self): return 1


def frozen_own_setattr():
    @dataclass(frozen=True)
    class Z:
        a: int
        def __setattr__(self, n, v): pass


def field_no_annotation():
    @dataclass
    class Z:
        a = field(default=1)


def slots_with_slots():
    @dataclass(slots=True)
    class Z:
        __slots__ = ("a",)
        a: int


def init_var_factory():
    @dataclass
    class Z:
        a: InitVar[list] = field(default_factory=list)


def class_var_factory():
    @dataclass
    class Z:
        a: ClassVar[list] = field(default_factory=list)


mutable_default()
order_error()
order_error_inherited()
both_defaults()
frozen_mixed()
frozen_from_mutable()
order_without_eq()
own_lt()
own_hash_unsafe()
frozen_own_setattr()
field_no_annotation()
slots_with_slots()
init_var_factory()
class_var_factory()


def own_methods():
    @dataclass
    class Z:
        a: int
        def __repr__(self): return "own repr"
        def __eq__(self, o): return "own eq"
        def __init__(self, b): self.a = b * 2
    return repr(Z(1)), Z(1) == 5, Z(3).a, Z.__hash__


def own_hash():
    @dataclass
    class Z:
        a: int
        def __hash__(self): return 77
    return hash(Z(1)), Z(1) == Z(1)


def post_inherit():
    @dataclass
    class P:
        a: int
        def __post_init__(self): print("P", self.a)
    @dataclass
    class Q(P):
        b: int = 0
        def __post_init__(self):
            super().__post_init__()
            print("Q", self.b)
            self.c = self.a + self.b
    q = Q(1, 2)
    return q, q.c, asdict(q)


def post_raises():
    @dataclass
    class Z:
        a: int
        def __post_init__(self):
            if self.a < 0:
                raise ValueError(f"bad {self.a}")
    return told(Z, -1), Z(1)


def factory_fresh():
    made = []
    def make():
        made.append(1)
        return made[:]
    @dataclass
    class Z:
        a: list = field(default_factory=make)
    return Z(), Z(), Z([9]), len(made)


def factory_raises():
    @dataclass
    class Z:
        a: int = field(default_factory=lambda: 1 // 0)
    return told(Z), Z(5)


def recursive_repr():
    @dataclass
    class Node:
        v: int
        next: Any = None
    n = Node(1)
    n.next = n
    m = Node(2, [n])
    return repr(n), repr(m)


def nested_qualname():
    @dataclass
    class In:
        a: int
    return repr(In(1)), told(In)


def properties_field():
    @dataclass
    class Z:
        a: int
        @property
        def twice(self): return self.a * 2
        @classmethod
        def parse(cls, s): return cls(int(s))
        @staticmethod
        def zero(): return Z(0)
        def __add__(self, o): return Z(self.a + o.a)
        def __lt__(self, o): return self.a < o.a
    return Z.parse("5").twice, Z.zero(), Z(1) + Z(2), sorted([Z(3), Z(1)])


def made():
    C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"f": lambda self: self.y + self.z})
    c = C(1, 2)
    return c, c.f(), [f.name for f in fields(C)], told(C)


def made_errors():
    return told(make_dataclass, "C", ["1x"]), told(make_dataclass, "C", ["x", "x"]), told(make_dataclass, "C", ["for"]), told(make_dataclass, "C", [("a", int, 1), "b"]), told(make_dataclass, "C", [(1, 2, 3, 4)])


def slots_frozen():
    @dataclass(frozen=True, slots=True)
    class Z:
        a: int
        b: int = 2
        def sum(self): return self.a + self.b
    z = Z(1)
    return z, z.sum(), told(setattr, z, "a", 5), hash(z) == hash(Z(1)), Z.__slots__


def slots_inherit():
    @dataclass(slots=True)
    class P:
        a: int
    @dataclass(slots=True)
    class Q(P):
        b: int = 2
    return Q(1), Q.__slots__, P.__slots__


def slots_default():
    @dataclass(slots=True)
    class Z:
        a: int = 3
        b: list = field(default_factory=list)
    return Z(), type(Z.a).__name__


def kw_field():
    @dataclass
    class Z:
        a: int = field(kw_only=True)
        b: int
        c: int = field(kw_only=True, default=3)
    return Z(2, a=1), told(Z, 1), told(Z, 1, 2, a=1), Z.__match_args__


def kw_inherit():
    @dataclass
    class P:
        a: int = 1
    @dataclass(kw_only=True)
    class Q(P):
        b: int
    return Q(b=2), Q(5, b=2), told(Q, 1, 2)


def matched(p):
    match p:
        case Point(0, y):
            return "x0", y
        case Point(x=x, y=2):
            return "y2", x
        case Point3(x, y, z):
            return x, y, z
        case Key():
            return "key"
        case Mixed(a, b=b):
            return a, b
    return None


def metadata():
    f = field(default=1, metadata={"unit": "m"})
    @dataclass
    class Z:
        a: int = f
        b: int = 2
    return dict(fields(Z)[0].metadata), dict(fields(Z)[1].metadata), told(lambda: fields(Z)[0].metadata.update)


def eq_types():
    @dataclass
    class P:
        a: int
    @dataclass
    class Q:
        a: int
    class R(P): pass
    return P(1) == Q(1), P(1) == R(1), R(1) == R(1), P(1) == P(True), P([1]) == P([1])


T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    v: T
    n: int = 0


def generic_dataclass():
    return Box[int](5), Box("x", 2), replace(Box(1), n=4)


def frozen_post():
    @dataclass(frozen=True)
    class Z:
        a: int
        b: int = field(init=False)
        def __post_init__(self): object.__setattr__(self, "b", self.a * 2)
    return Z(3), asdict(Z(4)), told(Z, 1, 2)


def missing_attr():
    @dataclass
    class Z:
        a: int = field(init=False)
    z = Z()
    return told(repr, z), told(lambda: z == Z()), told(asdict, z)


own_methods()
own_hash()
post_inherit()
post_raises()
factory_fresh()
factory_raises()
recursive_repr()
nested_qualname()
properties_field()
made()
made_errors()
slots_frozen()
slots_inherit()
slots_default()
kw_field()
kw_inherit()
matched(Point(0, 5))
matched(Point(7))
matched(Point3(1, 5, 6))
matched(Key(1))
matched(Mixed(1, c="c", b=4))
matched(5)
metadata()
eq_types()
generic_dataclass()
frozen_post()
missing_attr()


def typed_distance(n: int) -> float:
    pts: list[Point] = [Point(i, i * i) for i in range(n)]
    total: float = 0.0
    for a, b in zip(pts, pts[1:]):
        total += ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
    pts[0].x += 5
    return total + pts[0].x


typed_distance(4)
typed_distance(0)
frozen_others(FrozenSlots)
frozen_others(FrozenPlain)
frozen_others(FrozenChild)
