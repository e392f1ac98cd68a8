"""Families of abstract and generic classes, setters, and looking for instances in lists, where no unseen code gets hold of them."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Figure(ABC):
    kind = "figure"

    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def corners(self): ...

    def describe(self):
        return f"{self.name}: {self.area()} {self.corners} {self.kind}"


class Box(Figure):
    def __init__(self, w, h):
        super().__init__("box")
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    @property
    def corners(self):
        return 4


class Disk(Figure):
    kind = "disk"

    def __init__(self, r):
        super().__init__("disk")
        self.r = r

    def area(self):
        return self.r * self.r * 3

    @property
    def corners(self):
        return 0


def abstract_figures():
    figures = [Box(2, 3), Disk(2), Box(1, 1)]
    return [f.describe() for f in figures], [isinstance(f, Figure) for f in figures], [isinstance(f, Disk) for f in figures], max(figures, key=lambda f: f.area()).name, min(figures, key=lambda f: (f.corners, f.area())).describe()


class Half(Figure):
    def area(self):
        return 1


def abstract_made():
    try:
        Half("half")
    except TypeError as e:
        return str(e)


def abstract_base_made():
    try:
        Figure("none")
    except TypeError as e:
        return str(e)


class Registered(ABC):
    pass


class Plain:
    def __init__(self, x):
        self.x = x


Registered.register(Plain)


def registered_class():
    return isinstance(Plain(1), Registered), issubclass(Plain, Registered), Plain(3).x


class Holder(ABC, Generic[_T]):
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return self

    @abstractmethod
    def best(self): ...


class Greatest(Holder[_T]):
    def best(self):
        return max(self.items, default=None)


class Latest(Holder[_T]):
    def best(self):
        return self.items[-1] if self.items else None


def generic_holders():
    a, b = Greatest(), Latest()
    for i in (3, 9, 4):
        a.add(i)
        b.add(i)
    return a.best(), b.best(), Greatest().best(), Latest().best(), isinstance(a, Holder)


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "hooked") or NotImplemented


class HasHook:
    hooked = True

    def __init__(self, n):
        self.n = n


def subclass_hook():
    return isinstance(HasHook(1), Hooked), isinstance(3, Hooked), HasHook(2).n


class Setting:
    def __init__(self, level):
        self.writes = 0
        self.level = level

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        if value < 0:
            raise ValueError(f"level {value}")
        self.writes += 1
        self._level = value

    @property
    def doubled(self):
        return self._level * 2


def property_setters():
    s = Setting(3)
    s.level = 5
    s.level += 2
    out = [s.level, s.writes, s.doubled]
    try:
        s.level = -1
    except ValueError as e:
        out.append(str(e))
    try:
        s.doubled = 3
    except AttributeError as e:
        out.append(str(e))
    return out, s.level


@dataclass
class Task:
    name: str
    weight: int = 1
    tags: list = field(default_factory=list)


@dataclass
class Ticket:
    number: int
    owner: str


class Token:
    def __init__(self, text):
        self.text = text


class Odd:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        Odd.asked += 1
        if self.n == 13:
            raise ValueError("unlucky")
        return self.n % 10 == other.n % 10


def tasks_with_lists():
    tasks = [Task("a", 3), Task("b", tags=["x"]), Task("c", 2, ["y", "z"]), Task("a", 3)]
    tasks[0].tags.append("own")
    return tasks, tasks[0] == tasks[3], tasks[1].tags, [t.weight for t in tasks]


def tickets_removed():
    tickets = [Ticket(i % 3, "o" + str(i % 2)) for i in range(8)]
    out = [Ticket(2, "o0") in tickets, Ticket(9, "o0") in tickets, tickets.index(Ticket(1, "o0"))]
    tickets.remove(Ticket(1, "o1"))
    tickets.remove(tickets[-1])
    try:
        tickets.remove(Ticket(7, "x"))
    except ValueError as e:
        out.append(str(e))
    try:
        tickets.index(Ticket(7, "x"))
    except ValueError as e:
        out.append(str(e))
    return out, tickets


def tokens_by_identity():
    tokens = [Token("a"), Token("b"), Token("a")]
    out = [tokens[1] in tokens, Token("a") in tokens, Token("a") not in tokens, tokens.index(tokens[2])]
    tokens.remove(tokens[1])
    try:
        tokens.remove(Token("a"))
    except ValueError as e:
        out.append(str(e))
    return out, [t.text for t in tokens]


def odd_equality():
    Odd.asked = 0
    odds = [Odd(3), Odd(27), Odd(13), Odd(5)]
    out = [Odd(7) in odds, Odd.asked, odds[2] in odds, Odd.asked]
    try:
        Odd(99) in odds
    except ValueError as e:
        out.append(str(e))
    odds.remove(Odd(17))
    out.append([o.n for o in odds])
    return out, Odd.asked


class Noisy:
    log = []

    def __init__(self, n):
        self.n = n

    def rank(self):
        Noisy.log.append(self.n)
        return self.n % 7


def keys_that_call():
    Noisy.log.clear()
    rows = [Noisy(n) for n in (5, 9, 14, 3)]
    out = [max(rows, key=lambda r: r.rank()).n, min(rows, key=lambda r: r.rank()).n, list(Noisy.log)]
    out.append([r.n for r in sorted(rows, key=lambda r: r.rank() / 2)])
    out.append([r.n for r in sorted(rows, key=lambda r: sum(x / 2 for x in range(r.rank())), reverse=True)])
    out.append(max([], key=lambda r: r.rank(), default=None))
    out.append(max([r for r in rows if r.n > 100], key=lambda r: r.rank(), default=None))
    return out


def keys_grow_the_list():
    rows = [Noisy(1), Noisy(2)]

    def key(r):
        if len(rows) < 5:
            rows.append(Noisy(r.n + 2))
        return r.n

    return max(rows, key=key).n, len(rows)


def keys_not_ordered():
    rows = [Noisy(1), Noisy(2), Noisy(3)]
    out = []
    try:
        max(rows, key=lambda r: None if r.n == 2 else r.n)
    except TypeError as e:
        out.append(str(e))
    try:
        min(rows, key=lambda r: 1 / (r.n - 2))
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        max((r for r in rows if r.n > 5), key=lambda r: r.n)
    except ValueError as e:
        out.append(str(e))
    try:
        sorted(rows, key=lambda r: "x" if r.n == 2 else sum(x / 1 for x in range(r.n)))
    except TypeError as e:
        out.append(str(e))
    return out


def keys_with_nan():
    rows = [Noisy(n) for n in (3, 1, 2)]
    nan = float("nan")
    return max(rows, key=lambda r: nan if r.n == 1 else float(r.n)).n, min(rows, key=lambda r: nan if r.n == 3 else float(r.n)).n


def map_that_is_filled_late():
    seats = {}
    names = []
    for i in range(9):
        seat = seats.get(i % 4)
        if seat is None:
            seat = Token(f"seat {i}")
            seats[i % 4] = seat
            names.append(seat.text)
        seat.text += "!"
    return names, [s.text for s in seats.values()]


def traceback_of_keys():
    import traceback

    rows = [Noisy(1), Noisy(2)]
    out = []
    for key in (1, 2):
        try:
            if key == 1:
                max(rows, key=lambda r: 1 / (r.n - 2))
            else:
                max(rows, key=lambda r: None if r.n == 2 else r.n)
        except Exception as e:
            out.append([f.name for f in traceback.extract_tb(e.__traceback__)])
    return out


abstract_figures()
abstract_made()
abstract_base_made()
registered_class()
generic_holders()
subclass_hook()
property_setters()
tasks_with_lists()
tickets_removed()
tokens_by_identity()
odd_equality()
keys_that_call()
keys_grow_the_list()
keys_not_ordered()
keys_with_nan()
map_that_is_filled_late()
traceback_of_keys()
