"""Members of enumerations as keys, in comparisons, and what keeps them from being compared by identity."""

import enum
from dataclasses import dataclass
from enum import Enum, Flag, IntEnum, auto


class Backwards(enum.EnumMeta):
    def __iter__(cls):
        yield "none"
        yield from reversed(list(super().__iter__()))


class Odd(Enum, metaclass=Backwards):
    A = 1
    B = 2


class Color(Enum):
    RED = "r"
    BLUE = "b"
    GREEN = "g"
    CRIMSON = "r"

    @property
    def warm(self):
        return self is Color.RED


class Level(Enum):
    LOW = auto()
    HIGH = auto()


class Number(IntEnum):
    ONE = 1
    TWO = 2


class Loose(Enum):
    A = 1
    B = 2

    def __eq__(self, other):
        return isinstance(other, Loose)

    def __hash__(self):
        return 1


class Child(Enum):
    @property
    def value(self):
        return "own"


class Named(Child):
    X = 1
    Y = 2


class Mixed(Enum):
    A = 1
    B = "b"
    C = None


class Bits(Flag):
    P = 1
    Q = 2


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A


TABLE = {Color.RED: {Color.BLUE, Color.GREEN}, Color.BLUE: {Color.RED}, Color.GREEN: set()}


def counted(n):
    d = {Color.RED: 0, Color.BLUE: 0}
    members = list(Color)
    for i in range(n):
        c = members[i % 3]
        d[c] = d.get(c, 0) + i
    out = []
    for c, v in d.items():
        out.append(c.name + str(v))
    for c in d:
        out.append(c.value)
    if Color.GREEN in d:
        d.pop(Color.GREEN)
    del d[Color.RED]
    try:
        d[Color.RED] += 1
    except KeyError as e:
        out.append(repr(e))
    return out, len(d), d.get(Color.RED), d.get(Color.BLUE), Color.CRIMSON in d, d.setdefault(Color.CRIMSON, 7), d[Color.RED]


def compared(n):
    a = Color.RED if n else Color.BLUE
    b = Color("r")
    c = Color["CRIMSON"]
    other = Level.LOW
    return a == Color.RED, a != Color.RED, a is Color.CRIMSON, a == b, b == c, a == other, a != other, a == "r", a == None, a in (Color.BLUE, Color.RED), a.warm


def numbers(n):
    d = {Number.ONE: 1, Number.TWO: 2}
    d[1] = 5
    x = Number.ONE if n else Number.TWO
    return len(d), d[Number.ONE], x == 1, x == Number.ONE, 2 in d, x + 1


def loose(n):
    d = {Loose.A: 1}
    d[Loose.B] = 2
    x = Loose.A if n else Loose.B
    return len(d), x == Loose.B, x != Loose.B, Loose.B in d


def own_value(n):
    x = Named.X if n else Named.Y
    return x.value, x.name, x._value_


def mixed_values(n):
    out = []
    for m in Mixed:
        out.append(m.value)
        out.append(m.name)
    for m in reversed(Mixed):
        out.append(m.name)
    m = Mixed.A if n else None
    out.append(m is Mixed.A)
    out.append(m == Mixed.A)
    return out, [m.name for m in Mixed if m.value], {m.name: m.value for m in Mixed}, {m: m.value for m in Mixed} == {Mixed.A: 1, Mixed.B: "b", Mixed.C: None}


def flags(n):
    x = Bits.P | Bits.Q if n else Bits.P
    d = {Bits.P: 1, x: 2}
    return x == Bits.P, len(d), d[Bits.P | Bits.Q], (x & Bits.Q).value, x.name


def found_missing(n):
    x = Missing(n)
    d = {Missing.A: 1}
    return d[x], x.value, x == Missing.A


def sets(n):
    seen = set()
    for i in range(n):
        seen.add(Color.RED if i % 2 else Color.BLUE)
    other = {Color.BLUE, Color.GREEN}
    both = seen & other
    seen |= {Color.GREEN}
    return len(seen), Color.RED in seen, len(both), Color.BLUE in both, sorted(c.name for c in seen), sorted(c.value for c in seen - other)


def allowed(n):
    state = Color.RED
    steps = 0
    targets = list(Color)
    for i in range(n):
        target = targets[(i * 7 + 3) % 3]
        if target in TABLE[state]:
            state = target
            steps += 1
    return state.name, steps


def joined(n):
    keys = [Color.RED, None, "r", Level.LOW]
    d = {}
    for i, k in enumerate(keys):
        d[k] = i
    x = Color.RED if n else Level.LOW
    e = {Color.RED: 1, Level.LOW: 2}
    f = {Color.RED: 1}
    f[keys[n]] = 3
    return d[Color.RED], d[None], len(d), e[x], len(f), x.name, x.value


def optional(n):
    best = None
    for c in Color:
        if n and (best is None or c.value < best.value):
            best = c
    d = {Color.RED: 1}
    if best is not None:
        d[best] = 2
    return best, len(d), d.get(best, 9), best == Color.BLUE


def matched(n):
    out = []
    for c in Color:
        match c:
            case Color.RED:
                out.append(1)
            case Color.BLUE if n:
                out.append(2)
            case Color.BLUE | Color.GREEN:
                out.append(3)
    for x in (Color.RED, "r", None, 1):
        match x:
            case Color.RED:
                out.append(1)
            case None:
                out.append(0)
            case _:
                out.append(x)
    return out


class Order:
    def __init__(self, side, level):
        self.side = side
        self.level = level
        self.history = []

    def move(self, level):
        self.history.append(self.level)
        self.level = level


def in_objects(n):
    books = {Color.RED: {}, Color.BLUE: {}}
    lists = {Level.LOW: [], Level.HIGH: []}
    for i in range(n):
        order = Order(Color.RED if i % 3 else Color.BLUE, Level.LOW)
        if i % 2:
            order.move(Level.HIGH)
        book = books[order.side]
        book[i % 5] = book.get(i % 5, 0) + len(order.history)
        lists[order.level].append(i)
        if order.history and order.history[0] == Level.LOW:
            lists[Level.HIGH].append(-i)
    return books[Color.RED], books[Color.BLUE], lists[Level.LOW], lists[Level.HIGH], {side.value: sum(b.values()) for side, b in books.items()}


def loop_then_other(n):
    c = Color.RED
    d = {c: 1}
    for c in Color:
        d[c] = 2
    for c in ["x", 3]:
        n += 1
    return len(d), c, n


def replaced(n):
    class Local(Enum):
        A = 1
        B = 2

    d = {Local.A: n, Local.B: n + 1}
    return d[Local.A], d[Local(2)], [x.name for x in d], Local.A == Local.B


def patched(n):
    class Patched(Enum):
        A = 1
        B = 2

    Patched.__eq__ = lambda self, other: True
    Patched.__hash__ = lambda self: 5
    return len({Patched.A: 1, Patched.B: 2}), Patched.A == Patched.B


def printed(n):
    c = Color.RED if n else Color.BLUE
    return f"{c} {c!r} {c.name} {c.value:>3}", str(c), repr({c: 1}), [c], (c, n), {"k": c}


def own_iteration(n):
    d = {}
    for x in Odd:
        d[x] = n
    return len(d), "none" in d, [str(x) for x in Odd], [str(x) for x in list(Odd)]
@dataclass
class Ticket:
    ident: int
    color: Color
    name: str
    open: bool = True
    level: Level = Level.LOW
    note: object = None


@dataclass
class Wide:
    a: int
    b: int
    c: str
    d: bool
    e: int
    f: Color


def equal_fields(n):
    same = 0
    list_ = [Wide(i % 2, i % 3, "x" * (i % 2), i % 5 == 0, 1, Color.RED if i % 2 else Color.BLUE) for i in range(n)]
    for a in list_:
        for b in list_:
            if a == b:
                same += 1
            if a != b:
                same += 1000
    t = Ticket(n, Color.RED, "a")
    u = Ticket(n, Color.CRIMSON, "a")
    v = Ticket(n, Color.RED, "a", note=1.0)
    return same, t == u, t == v, (n, "a") == (n, "a"), (n, "a", 1, 2, 3) == (n, "a", 1, 2, 4), (n, 1.5) == (n, 1.5), (n, True) != (1, n == 1)


counted(10)
compared(1)
compared(0)
numbers(1)
loose(1)
own_value(0)
mixed_values(1)
mixed_values(0)
flags(1)
flags(0)
found_missing(7)
sets(5)
allowed(20)
joined(0)
joined(1)
joined(3)
optional(1)
optional(0)
matched(1)
matched(0)
in_objects(12)
loop_then_other(1)
replaced(4)
patched(1)
printed(1)
own_iteration(1)
equal_fields(12)
equal_fields(1)
