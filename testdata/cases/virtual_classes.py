"""Classes that modules register with abstract ones."""

import abc
import collections
import numbers
from collections.abc import Mapping, MutableSequence, Sequence, Sized


class Shape(abc.ABC):
    pass


class Flat(Shape):
    pass


class Round(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return NotImplemented


class Table:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i


class Deep(Table):
    pass


class Lookup:
    pass


@Round.register
class Disc:
    pass


Shape.register(int)
Flat.register(str)
Flat.register(Lookup)
Sequence.register(Table)
Mapping.register(Lookup)


def kind(x):
    if isinstance(x, bool):
        return "bool"
    if isinstance(x, numbers.Integral):
        return "integral"
    if isinstance(x, numbers.Real):
        return "real"
    if isinstance(x, numbers.Number):
        return "number"
    return "none"


[kind(x) for x in (1, 2.5, 3j, "x", True, None)]
[isinstance(x, numbers.Number) for x in (1, 2.5, 3j, "x", True)]
(isinstance(1, Shape), isinstance("s", Shape), isinstance("s", Flat), isinstance(1, Flat), isinstance(1.5, Shape))
(isinstance(Lookup(), Shape), isinstance(Lookup(), Mapping), issubclass(Lookup, Flat), isinstance(Lookup(), Sequence))
(isinstance(Table(2), Sequence), isinstance(Deep(2), Sequence), isinstance(Table(1), Sized), isinstance(Table(1), MutableSequence))
(isinstance(Disc(), Round), isinstance(Table(1), Round), Disc.__name__)
(issubclass(int, numbers.Complex), issubclass(float, numbers.Rational), issubclass(Table, Sequence))


def matches(x):
    match x:
        case [a, *_]:
            return "sequence", a
        case {"a": a}:
            return "mapping", a
    return "neither"


matches(Table(2))


def chain():
    c = collections.ChainMap({}, {"a": 1})
    c.update(b=2)
    c.update({"a": 3})
    return c.setdefault("z", []), c.setdefault("a"), c


chain()
