package main

// moduleClasses stand at the head of each module.
const moduleClasses = `STATE = None


class Failure(Exception):
    def __init__(self, code%[1]s, text%[2]s = "none"):
        super().__init__(code, text)
        self.code%[1]s = code


class Base:
    limit = 3

    def __init__(self, n%[1]s):
        self.n%[1]s = n

    def value(self)%[3]s:
        return self.n

    def add(self, k%[1]s)%[3]s:
        self.n += k
        if self.n > 1000:
            raise Failure(self.n, "over")
        return self.value()

    @property
    def double(self)%[3]s:
        return self.value() * 2

    @classmethod
    def make(cls, n%[1]s):
        return cls(n)

    def __eq__(self, other):
        return isinstance(other, Base) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"{type(self).__name__}({self.n})"


class Point(Base):
    limit = 5

    def __init__(self, n%[1]s, name%[2]s = "p"):
        super().__init__(n)
        self.name%[2]s = name

    def value(self)%[3]s:
        return super().value() + len(self.name)

    def __add__(self, other):
        if not isinstance(other, Base):
            return NotImplemented
        return Point(self.n + other.n, self.name)

    def __len__(self)%[3]s:
        return abs(self.n) %% 5

    def __getitem__(self, i%[1]s)%[3]s:
        if not 0 <= i < len(self):
            raise IndexError("Point index")
        return self.n + i


`

// formClasses are more classes of each module, with what the forms below use. Nothing of them has annotations.
const formClasses = `import enum
from collections import namedtuple
from dataclasses import dataclass, field


def note(n, x):
    print("note", n)
    return x


class Guard:
    def __init__(self, value=None, swallow=False):
        self.value, self.swallow = value, swallow

    def __enter__(self):
        print("enter")
        return self.value

    def __exit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, error)
        return self.swallow


class Wrong(Failure):
    pass


class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    BLUE = (3, "b")

    @property
    def size(self):
        return len(str(self.value))


Pair = namedtuple("Pair", "left right")


@dataclass(order=True)
class Record:
    n: int
    name: str = "r"
    tags: list = field(default_factory=list, compare=False)

    def grown(self, k):
        self.n = (self.n + k) % 997
        self.tags.append(k % 7)
        return self


class Mixin:
    def describe(self):
        return f"<{self.value()}>" + (super().describe() if hasattr(super(), "describe") else "")


class Tail:
    def describe(self):
        return "tail"


class Mixed(Mixin, Point, Tail):
    count = 0
    __slots__ = ("extra",)

    def __init__(self, n, *rest, name="mixed", **more):
        super().__init__(n, name)
        self.extra = (rest, sorted(more))
        Mixed.count = len(rest)

    def __call__(self, *args, **kw):
        return len(args), sorted(kw), self.n

    def __contains__(self, x):
        return x == self.n

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name + "?"

    @property
    def level(self):
        return self.n % 10

    @level.setter
    def level(self, v):
        if v == 3:
            raise ValueError("three")
        self.n = v


class Steps:
    def __init__(self, stop, fail=None):
        self.at, self.stop, self.fail = 0, stop, fail

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.fail:
            raise Wrong(self.at, "step")
        if self.at >= self.stop:
            raise StopIteration
        self.at += 1
        return self.at


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number((self.n + (other.n if isinstance(other, Number) else other)) % 1009)

    __radd__ = __add__

    def __iadd__(self, other):
        self.n = (self.n - 1) % 1009
        return self + other

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Number) else NotImplemented

    def __eq__(self, other):
        return isinstance(other, Number) and self.n == other.n

    def __hash__(self):
        return self.n

    def __bool__(self):
        return self.n % 2 == 1

    def __index__(self):
        return self.n

    def __format__(self, spec):
        return f"N{self.n}{spec}"

    def __repr__(self):
        return f"Number({self.n})"


`
