from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, KW_ONLY, InitVar, FrozenInstanceError
from typing import ClassVar, Optional
@dataclass
class A:
    x: int
    y: str = "a"
    z: list = field(default_factory=list)
    h: int = field(default=5, repr=False, compare=False)
    c: ClassVar[int] = 9
a = A(1); print(a, a == A(1), a == A(2), a.h, A.c, A.__match_args__, A.__doc__)
a.z.append(1); print(A(1).z, asdict(a), astuple(a), replace(a, x=7), [f.name for f in fields(A)], is_dataclass(A), is_dataclass(a), is_dataclass(int))
for f in (lambda: A(), lambda: A(1, 2, 3, 4, 5), lambda: A(1, q=2), lambda: hash(a), lambda: a < A(2), lambda: replace(a, q=1), lambda: asdict(A), lambda: fields(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: int = 0
p = P(1, 2); print(p < P(1, 3), hash(p) == hash(P(1, 2)), sorted([P(2), P(1)]), {p: 1}[P(1, 2)], p >= P(1, 2))
for act in (lambda: setattr(p, "x", 5), lambda: delattr(p, "x"), lambda: setattr(p, "q", 1), lambda: p < 5):
    try: act()
    except Exception as e: print(type(e).__name__, e)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 1
    c: InitVar[int] = 3
    d: int = field(init=False)
    def __post_init__(self, c): self.d = self.a + c
print(K(a=1), K2(1, b=2, c=10), K2(5))
for f in (lambda: K(1), lambda: K2(1, 2)):
    try: print(f())
    except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 4
s = S(1); print(s, S.__slots__, hasattr(s, "__dict__"))
try: s.q = 1
except AttributeError as e: print(e)
@dataclass
class B1:
    a: int
    b: int = 1
@dataclass
class B2(B1):
    a: str = "x"
    c: int = 0
print(B2(), B2("q", 2, 3), [f.name for f in fields(B2)])
for src in ("list", "nodef", "frozen"):
    try:
        if src == "list":
            @dataclass
            class Bad:
                a: list = []
        elif src == "nodef":
            @dataclass
            class Bad:
                a: int = 1
                b: int
        else:
            @dataclass
            class Bad(P):
                z: int = 0
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Node:
    v: int
    next: "Optional[Node]" = None
    kids: list = field(default_factory=list)
n = Node(1, Node(2)); n.kids.append(Node(3)); print(n, asdict(n)); n.next = n; print(n)
@dataclass(eq=False)
class E: a: int
print(E(1) == E(1), hash(E(1)) != 0, repr(E(1))[:4])
@dataclass(repr=False, unsafe_hash=True)
class U: a: int
print(hash(U(1)) == hash(U(1)), "object at" in repr(U(1)))
import functools, copy
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(2) >= T(3), T(1) != T(2))
@functools.lru_cache(maxsize=2)
def sq(x): print("calc", x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__name__, sq.__wrapped__(9))
@functools.singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int): return "int"
@sd.register(str)
def _(x): return "str"
print(sd(1), sd("a"), sd(1.5), sd(True), sd.dispatch(bool)(1))
class CP:
    @functools.cached_property
    def v(self): print("once"); return 5
c = CP(); print(c.v, c.v, vars(c))
pt = functools.partial(int, base=2); print(pt("101"), pt.func, pt.args, pt.keywords, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 7))
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def named(): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
d = {"a": [1, {2}], "t": ([],)}; e = copy.deepcopy(d); e["a"].append(5); print(d, e, copy.copy(d)["a"] is d["a"], e["t"] is d["t"]); l = [1]; l.append(l); m = copy.deepcopy(l); print(m, m[1] is m)
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class C(Enum):
    R = 1; G = 2; ALIAS = 1
    def desc(self): return self.name.lower()
    @classmethod
    def _missing_(cls, v): return cls.G if v == "g" else None
print(list(C), C.R, repr(C.G), C(1), C["G"], C("g"), C.ALIAS is C.R, C.R.desc(), C.R.value, C.R.name, len(C), C.R in C, C.__members__, isinstance(C.R, C), C.R == 1, {C.R: 1}, f"{C.R}", str(C.R), C.R != C.G)
for f in (lambda: C(9), lambda: C["Z"], lambda: C.R < C.G, lambda: setattr(C, "R", 5), lambda: setattr(C.R, "value", 5), lambda: C.nope, lambda: 1 in C):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class I(IntEnum): A = 1; B = auto(); Z = 10
print(I.A + 1, I.B, repr(I.B), f"{I.B}", I.B == 2, I(10), sorted([I.Z, I.A]), I.A < I.B, "%d" % I.Z, [10, 20, 30][I.A], str(I.A), {1: "x"}[I.A])
class SE(StrEnum): FOO = auto(); BAR = "baz"
print(SE.FOO, repr(SE.BAR), SE.FOO == "foo", f"{SE.BAR:>5}", SE("baz"), SE.BAR.upper(), "-".join(SE))
class SM(str, Enum): A = "a"; B = "b"
print(SM.A, str(SM.A), f"{SM.A}", SM.A == "a", repr(SM.A), SM("b"), SM.A.upper(), {"a": 1}[SM.A], "%s" % SM.B, SM.A + "x", hash(SM.A) == hash("a"))
class F(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R | F.W, F.RW, F.R & F.W, ~F.R, F.R ^ F.RW, F.R in F.RW, list(F.RW), F(3), F(0), bool(F(0)), F.R | F.X, repr(F.R | F.X), list(F), F.RW.value, len(F))
class IF(IntFlag): A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF(3) == 3, repr(IF(8)), IF.A | 4, ~IF.A, IF(0), int(IF.B), IF.A + 1)
try: F(16)
except ValueError as e: print(e)
class Pl(Enum):
    E = (1, 2.0); M = (3, 4.0)
    def __init__(self, a, b): self.a = a; self.b = b
    @property
    def s(self): return self.a + self.b
print(Pl.E.s, Pl.M.value, Pl((1, 2.0)), repr(Pl.E))
Fn = Enum("Fn", "A B C"); print(list(Fn), Fn.B.value, Enum("D", {"X": 5}).X, IntEnum("E", ["p", "q"]).q + 1)
try:
    class Ext(C): Q = 5
except TypeError as e: print(e)
try:
    @unique
    class Un(Enum): A = 1; B = 1
except ValueError as e: print(e)
