"""enum: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, aliases, _missing_, methods, messages."""
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


class Mode(StrEnum):
    READ = auto()
    WRITE = auto()
    BOTH = "rw"


class Old(str, Enum):
    A = "a"
    B = "b"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Bits(IntFlag):
    ONE = 1
    TWO = 2
    FOUR = 4


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / self.radius ** 2, 3)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)

    @staticmethod
    def unit():
        return "kg"


class Auto(Enum):
    A = auto()
    B = auto()
    TEN = 10
    C = auto()


class Lookup(Enum):
    ONE = 1
    TWO = 2

    @classmethod
    def _missing_(cls, value):
        print("missing", value)
        if isinstance(value, str) and value.isdigit():
            return cls(int(value))
        if value == "bad":
            return 5
        if value == "boom":
            raise KeyError("boom")
        return None


Color.RED, str(Color.RED), repr(Color.RED), f"{Color.RED}", "%s" % Color.RED, format(Color.GREEN), Color.RED.name, Color.RED.value
Color(1), Color["GREEN"], Color.CRIMSON, Color.CRIMSON is Color.RED, Color["CRIMSON"].name, Color.RED.RED if False else Color.BLUE.value
list(Color), len(Color), [c.name for c in reversed(Color)], list(Color.__members__.items())
Color(9)
Color["NONE"]
Color.NONE
Color("RED")
Color()
Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE, Color.RED is Color(1), Color.RED in Color, hash(Color.RED) == hash("RED"), bool(Color.RED)
Color.RED < Color.BLUE
5 in Color
"RED" in Color
isinstance(Color.RED, Color), type(Color.RED), type(Color).__name__, Color.__name__, issubclass(Color, Enum), repr(Color), str(Color)
setattr(Color, "RED", 5)
delattr(Color, "RED")
setattr(Color.RED, "value", 5)
setattr(Color.RED, "name", "x")


def enum_attr():
    Color.RED.note = "n"
    r = Color.RED.note
    del Color.RED.note
    return r, hasattr(Color.RED, "note")


enum_attr()
{Color.RED: 1, Color.GREEN: 2}[Color(1)], {c: c.value for c in Color}, sorted(Color, key=lambda c: -c.value)
Level.LOW + 1, Level.LOW < Level.HIGH, Level.MID == 5, Level(10), max(Level), sorted([Level.HIGH, Level.LOW]), int(Level.MID), Level.LOW * 2.5, [10, 20][Level.LOW], f"{Level.LOW}", str(Level.LOW), repr(Level.LOW), "%d" % Level.MID, f"{Level.HIGH:03d}", type(Level.LOW + 1).__name__, hash(Level.LOW) == hash(1), Level.LOW | 2, -Level.LOW
Level(3)
Level("x")
{1: "int"}[Level.LOW], {Level.LOW: "enum"}[1], Level.LOW in (1, 2), 1 in [Level.LOW], Level.LOW.bit_length(), bool(Level.LOW), sum(Level)
Mode.READ, Mode.READ == "read", Mode.READ + "!", str(Mode.BOTH), f"{Mode.WRITE:>8}", Mode("rw"), Mode.READ.upper(), "%s" % Mode.READ, repr(Mode.READ), len(Mode.BOTH), Mode.READ in ("read",), ",".join(Mode), {"read": 1}[Mode.READ], isinstance(Mode.READ, str)
Mode("x")
Old.A, Old.A == "a", str(Old.A), f"{Old.A}", "%s" % Old.A, Old.A.value, Old("b"), Old.A < Old.B, "x" + Old.A, repr(Old.A), "{}".format(Old.A), Old.A.upper(), format(Old.A, ">3")
Planet.EARTH.gravity, Planet.MARS.value, Planet.heaviest(), Planet.unit(), Planet((6.421e23, 3.3972e6)), [p.name for p in Planet], Planet.EARTH.mass
Planet(5)
list(Auto), Auto.C.value
Lookup("2"), Lookup(1)
Lookup(7)
Lookup("bad")
Lookup("boom")
Perm.R, Perm.R | Perm.W, Perm.RW, Perm.R | Perm.X, ~Perm.R, Perm(0), Perm(7), Perm.R & Perm.W, Perm.RW ^ Perm.R, Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.R & Perm.W), list(Perm.RW), len(Perm.RW), list(Perm), str(Perm.R | Perm.X), Perm.RW.value, Perm.RW.name, (Perm.R | Perm.X).name
Perm(8)
Perm(-1), Perm(3) is Perm.RW, hash(Perm(3)) == hash(Perm.RW)
Perm.R | 1
Perm.R < Perm.W
1 in Perm.RW
Perm["R"], told(lambda: Perm["R|W"]), told(Perm, "x")
Bits.ONE | Bits.TWO, Bits(5), Bits(8), Bits(9), Bits.ONE + 1, ~Bits.ONE, Bits.ONE | 16, Bits(7) & ~Bits.TWO, Bits.FOUR == 4, str(Bits(3)), f"{Bits(3)}", int(Bits(3)), Bits.ONE in Bits(3), list(Bits(5)), repr(Bits(0)), 4 | Bits.ONE, type(Bits.ONE | 2).__name__


def duplicates():
    @unique
    class Z(Enum):
        A = 1
        B = 1
        C = 2
        D = 2


def extend():
    class Z(Color):
        PINK = 5


def extend_empty():
    class Base(Enum):
        def shout(self): return self.name + "!"
        @property
        def low(self): return self.name.lower()
    class Z(Base):
        X = 1
        Y = 2
    return Z.X.shout(), Z.Y.low, Z(1), told(Base, 1)


def functional():
    Z = Enum("Z", "A B C")
    Y = Enum("Y", ["P", "Q"], start=5)
    X = Enum("X", {"a": "x", "b": "y"})
    W = IntEnum("W", "ONE TWO")
    V = Enum("V", [("k", 7), ("l", 8)])
    return list(Z), list(Y), list(X), W.TWO + 1, V.k.value, Z.__name__, Z(2).name


def ignored():
    class Z(Enum):
        _ignore_ = ["tmp"]
        tmp = 5
        A = tmp + 1
        def method(self): return "m"
        attr = property(lambda self: self.value * 2)
        _private = 3
        __dunder = 4
        class Nested: pass
        func = lambda self: 1
    return list(Z), Z.A.attr, Z.A.method(), hasattr(Z, "tmp"), Z._private, Z.A.func()


def generate_names():
    class Z(Enum):
        def _generate_next_value_(name, start, count, last):
            return name.lower() + str(count), start, tuple(last)
        A = auto()
        B = auto()
    return Z.A.value, Z.B.value


def own_new():
    class Z(Enum):
        def __new__(cls, code, text):
            self = object.__new__(cls)
            self._value_ = code
            self.text = text
            return self
        OK = 200, "fine"
        NO = 404, "gone"
    return Z(404), Z.OK.text, Z.NO.value, [z.text for z in Z]


def own_new_int():
    class Z(int, Enum):
        def __new__(cls, value, phrase=""):
            obj = int.__new__(cls, value)
            obj._value_ = value
            obj.phrase = phrase
            return obj
        A = 1, "one"
        B = 2
    return Z.A.phrase, Z.B + 1, Z(1) is Z.A, repr(Z.B), Z.B.phrase


def own_str():
    class Z(Enum):
        A = "a"
        def __str__(self): return self.value * 2
        def __repr__(self): return "rep"
        def __format__(self, spec): return "fmt" + spec
        def __call__(self, x): return self.value, x
        def __lt__(self, o): return self.value < o.value
        def __len__(self): return 0
        def __eq__(self, o): return self is o or self.value == o
        def __hash__(self): return hash(self.value)
    return str(Z.A), repr(Z.A), f"{Z.A:x}", Z.A(5), Z.A == "a", {Z.A: 1}["a"], bool(Z.A), [Z.A]


def unhashable_values():
    class Z(Enum):
        A = [1]
        B = {"x": 1}
        C = [1]
    return Z([1]), Z.C is Z.A, Z({"x": 1}), told(Z, [2]), len(Z)


def none_and_bool():
    class Z(Enum):
        N = None
        T = True
        ONE = 1
        F = 0.0
        ZERO = False
    return Z(None), Z(1), Z.ONE is Z.T, list(Z), Z(0)


def iteration_order():
    class Z(Enum):
        C = 3
        A = 1
        B = 2
    return [z.name for z in Z], list(zip(Z, range(9))), min(Z, key=lambda z: z.value)


def in_match(c):
    match c:
        case Color.RED | Color.BLUE:
            return "red or blue"
        case Color.GREEN:
            return "green"
        case Level.LOW:
            return "low"
        case Mode.READ:
            return "read"
    return "none"


def auto_mixed():
    class Z(IntFlag):
        A = auto()
        B = auto()
        C = 16
        D = auto()
    class Y(IntEnum):
        A = 5
        B = auto()
    class X(Enum):
        A = "x"
        B = auto()
    return Z.D.value, Y.B.value, [z.value for z in Z]


def str_auto():
    class Z(str, Enum):
        A = "one"
        B = "two"
        def __str__(self): return self.value
    return f"{Z.A}", str(Z.B), Z.A + Z.B, "-".join(Z)


def bad_str_value():
    class Z(StrEnum):
        A = 5


def bad_int_value():
    class Z(IntEnum):
        A = "x"


def boundary():
    class S(Flag, boundary=enum.STRICT):
        A = 1
    class C(Flag, boundary=enum.CONFORM):
        A = 1
    class E(Flag, boundary=enum.EJECT):
        A = 1
    class K(Flag, boundary=enum.KEEP):
        A = 1
    return told(S, 3), C(3), E(3), K(3), K(3).value


def members_nonmembers():
    class Z(Enum):
        A = 1
        b = enum.nonmember(5)
        @enum.member
        def c(): return 1
    return list(Z)[0], Z.b, len(Z), Z.c.name


def property_enum():
    class Z(Enum):
        A = 1
        @enum.property
        def label(self): return self.name * 2
    return Z.A.label


def dict_of_enum():
    d = {}
    for c in (Color.RED, Color.CRIMSON, Color.GREEN):
        d[c] = d.get(c, 0) + 1
    return d, Color.RED in d, 1 in d


def typed_enum(c: Color, n: int) -> int:
    total: int = 0
    for k in Color:
        if k is c:
            total += k.value * n
        elif k == Color.BLUE:
            total += 100
    return total


def enum_copy():
    import copy
    return copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED


duplicates()
extend()
extend_empty()
functional()
ignored()
generate_names()
own_new()
own_new_int()
own_str()
unhashable_values()
none_and_bool()
iteration_order()
in_match(Color.RED)
in_match(Color.GREEN)
in_match(1)
in_match("read")
in_match(None)
auto_mixed()
str_auto()
bad_str_value()
bad_int_value()
boundary()
members_nonmembers()
property_enum()
dict_of_enum()
typed_enum(Color.RED, 5)
typed_enum(Color.BLUE, 2)
enum_copy()
