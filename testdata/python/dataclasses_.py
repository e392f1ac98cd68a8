from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, InitVar, FrozenInstanceError, KW_ONLY, make_dataclass
from typing import ClassVar, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    c: ClassVar[int] = 5
    def dist(self): return self.x + self.y
p = P(1, 2)
print(p, p == P(1, 2), p.tags, P.c, p.dist(), P(1) != P(2), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(p)], is_dataclass(P))
try: P()
except TypeError as e: print(e)
try: P(1, 2, [], 4)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "q"
f = F(1)
try: f.a = 2
except FrozenInstanceError as e: print(type(e).__name__, e)
print(hash(f) == hash(F(1)), F(1) < F(2), sorted([F(3), F(1)]), {f: 1}[F(1)])
@dataclass
class Child(P):
    z: int = 3
    def __post_init__(self): self.total = self.x + self.y + self.z
print(Child(1), Child(1).total, Child.__match_args__)
@dataclass
class IV:
    a: int
    b: InitVar[int] = 2
    c: int = field(init=False)
    def __post_init__(self, b): self.c = self.a + b
print(IV(1, 5), IV(1))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 2
print(M(1, b=3))
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
s = S(1)
try: s.zz = 1
except AttributeError as e: print(e)
@dataclass(eq=False, repr=False)
class N: a: int
print(N(1) == N(1))
@dataclass
class Nest:
    p: P
    l: list
    d: Optional[dict] = None
print(asdict(Nest(P(1), [P(2)], {"k": P(3)})))
D = make_dataclass("D", [("a", int), ("b", int, 5)])
print(D(1))
print(P.__doc__, P.__init__.__annotations__)
