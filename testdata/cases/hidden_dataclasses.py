"""Dataclasses that no unseen code gets hold of."""

import traceback
from dataclasses import dataclass, field


@dataclass
class Spot:
    x: int
    y: int = 0

    def moved(self, dx):
        return Spot(self.x + dx, self.y)


@dataclass(order=True)
class Ranked:
    rank: int
    name: str = field(compare=False)
    tags: list = field(default_factory=list, repr=False)
    score: float = 1.5

    @property
    def doubled(self):
        return self.score * 2


@dataclass(frozen=True)
class Fixed:
    name: str
    price: float = 2.0
    kind: str = field(default="k", kw_only=True)


@dataclass
class Below(Spot):
    z: int = 5
    total: int = field(init=False)

    def __post_init__(self):
        if self.z < 0:
            raise ValueError("z is negative")
        self.total = self.x + self.y + self.z


def hidden_dataclass():
    a, b = Spot(1, 2), Spot(1)
    b.y = 2
    c = a.moved(3)
    return a == b, a != c, a == (1, 2), repr(a), str(c), f"{b}", c.x, Spot(y=4, x=3).y


def hidden_order():
    a, b = Ranked(1, "a"), Ranked(2, "b", ["t"])
    a.tags.append("u")
    c = Ranked(1, "z", score=2.5)
    return a < b, a <= c, b > a, a >= b, a == c, a.tags, b.tags, c.tags, repr(b), b.doubled, Ranked(0, "n", tags=["q"]).tags


def hidden_frozen():
    f = Fixed("n", kind="q")
    same = f == Fixed("n", 2.0, kind="q")
    return f.name, f.price, f.kind, same, repr(f)


def changed_frozen():
    f = Fixed("n")
    try:
        f.name = "m"
    except Exception as e:
        return type(e).__name__, str(e), f.name


def hidden_post_init(z):
    try:
        b = Below(1, z=z)
    except ValueError as e:
        return str(e), [f.name for f in traceback.extract_tb(e.__traceback__)][-1]
    return b.total, b.z, repr(b)


def hidden_missing():
    try:
        Spot()
    except TypeError as e:
        return str(e)


def repr_inside():
    a = Ranked(1, "a")
    a.tags.append(a)
    return repr(a)


hidden_dataclass()
hidden_order()
hidden_frozen()
changed_frozen()
hidden_post_init(3)
hidden_post_init(-1)
hidden_missing()
repr_inside()
