"""Members of enumerations and other objects that compare by identity."""

from enum import Enum, Flag, IntEnum, auto


class Phase(Enum):
    NEW = 1
    OPEN = "open"
    SHUT = (1, 2)
    FRESH = 1

    @property
    def early(self):
        return self in (Phase.NEW, Phase.OPEN)


class Weight(IntEnum):
    LOW = 1
    HIGH = 5


class Rights(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Loose(Enum):
    A = 1
    B = 2

    def __eq__(self, other):
        if isinstance(other, str):
            return self.name == other
        return NotImplemented

    def __hash__(self):
        return 7


class Reversed(Enum):
    A = 1
    B = 2

    def __ne__(self, other):
        return "never"


class Names(Enum):
    name_ = 1
    value = 2


class Same:
    def __init__(self, n):
        self.n = n


class Agrees:
    def __eq__(self, other):
        return True


def compare_members(phase, other):
    return [phase == Phase.NEW, phase != Phase.NEW, Phase.OPEN == phase, phase is Phase.FRESH, phase == other, other == phase, phase == 1, phase in {Phase.NEW, Phase.SHUT}, phase in [other]]


def phases():
    return [compare_members(p, q) for p in Phase for q in (Phase.NEW, 1, "open", None, Agrees(), Weight.LOW)]


def member_names():
    return [(p.name, p.value, p.early, repr(p), str(p), hash(p) == hash(p.name)) for p in Phase] + [(r.name, r.value) for r in (Rights.BOTH, Rights.READ | Rights.WRITE, Rights.READ & Rights.WRITE)]


def member_tables():
    table = {Phase.NEW: 1, Phase.OPEN: 2, Weight.LOW: 3, 5: 4, Rights.READ: 5}
    return [table.get(Phase.FRESH), table[Phase.OPEN], table.get(Phase.SHUT), table[1], table[Weight.HIGH], table[Rights(1)], Phase.SHUT in table, len({Phase.NEW, Phase.FRESH, Phase.SHUT})]


def loose_members():
    return [Loose.A == "A", Loose.A == Loose.B, Loose.A == Loose.A, Loose.A != "A", {Loose.A: 1, Loose.B: 2}[Loose.B], Reversed.A != Reversed.B, Reversed.A == Reversed.B, Reversed.A == Reversed.A]


def plain_objects():
    a, b = Same(1), Same(1)
    return [a == b, a != b, a == a, a != a, [a, b].index(b), a == Agrees(), Agrees() == a, a == None, {a: 1}.get(b)]


def members_cannot_change():
    out = []
    for change in (lambda: setattr(Phase, "NEW", 3), lambda: delattr(Phase, "NEW"), lambda: setattr(Phase.NEW, "name", "x"), lambda: setattr(Phase.NEW, "value", "x")):
        try:
            change()
        except AttributeError as e:
            out.append(str(e))
    Phase.extra = 3
    Phase.NEW.note = "n"
    return out, Phase.extra, Phase.NEW.note, Phase.NEW.value, Phase.FRESH.name


def member_called_value():
    return Names.value.name, Names.name_.value, Names.value.value


def set_equality_later():
    class Local:
        pass

    a, b = Local(), Local()
    out = [a == b]
    Local.__eq__ = lambda self, other: True
    out.append(a == b)
    Local.__ne__ = lambda self, other: "odd"
    out.append(a != b)
    del Local.__eq__
    out.append(a == b)
    return out


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
        self._order = len(self.__class__.__members__)


class Slotted(Enum):
    __slots__ = ()
    A = 1


class Made(Enum):
    X = 3
    Y = 4

    def __new__(cls, n):
        self = object.__new__(cls)
        self._value_ = n * 10
        self.doubled = n * 2
        return self


def members_with_attributes():
    return [vars(Planet.MARS), Planet.EARTH.mass, Planet.MARS._order, Slotted.A.value, Slotted.A.name, Made.X.value, Made(40).doubled, vars(Made.Y), Made.Y.__objclass__ is Made, vars(Rights.READ | Rights.WRITE), vars(Weight.HIGH)]


class Row:
    def __init__(self, count, name):
        self.count = count
        self.name = name


class Store:
    def __init__(self):
        self.rows = {}
        self.slots = [None] * 5
        self.more = [None for _ in range(3)]
        self.by_phase = {Phase.NEW: {}, Phase.OPEN: {}}

    def row(self, name):
        try:
            return self.rows[name]
        except KeyError:
            raise LookupError(name) from None


def rows_sorted_by_tuples():
    store = Store()
    for i in range(12):
        store.rows[str(i)] = Row(i * 7 % 5, str(i))
    rows = [store.row(str(i)) for i in range(12)]
    rows.sort(key=lambda r: (-r.count, r.name))
    first = [r.name for r in rows]
    rows.sort(key=lambda r: (r.count, -int(r.name)), reverse=True)
    return first, [r.name for r in rows]


def slots_filled_late():
    store = Store()
    for i in range(1, 20):
        row = store.slots[i % 5]
        if row is None:
            row = store.slots[i % 5] = Row(i, "s")
        other = store.more[i % 3]
        if other is None:
            other = Row(0, "m")
            store.more[i % 3] = other
        other.count += row.count
    return [s.count for s in store.slots if s is not None], [m.count for m in store.more], store.slots.count(None)


def rows_by_phase():
    store = Store()
    for i in range(10):
        table = store.by_phase[Phase.NEW if i % 3 else Phase.OPEN]
        row = table.get(i % 4)
        if row is None:
            row = table[i % 4] = Row(0, f"r{i}")
        row.count += i
    return {p.name: [(k, r.name, r.count) for k, r in t.items()] for p, t in store.by_phase.items()}


def tuples_equal():
    a, b = Row(1, "x"), Row(1, "x")
    nan = float("nan")
    return (a, 1) == (a, 1), (a, 1) == (b, 1), (a, 1) != (b, 1), [a, Agrees()] == [a, 3], (nan,) == (nan,), (Phase.NEW, 2) == (Phase.FRESH, 2), (1, "a") == (1, None)


phases()
member_names()
member_tables()
loose_members()
plain_objects()
members_cannot_change()
member_called_value()
set_equality_later()
members_with_attributes()
rows_sorted_by_tuples()
slots_filled_late()
rows_by_phase()
tuples_equal()
