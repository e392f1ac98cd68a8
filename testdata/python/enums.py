from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
    @classmethod
    def default(cls): return cls.RED
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.describe(), Color.default())
print(Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color), Color.__members__, type(Color.RED), hash(Color.RED) == hash("RED"), {Color.RED: 1})
for bad in (lambda: Color(5), lambda: Color["X"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 3)):
    try: bad()
    except (ValueError, KeyError, AttributeError) as e: print(type(e).__name__, e)
class S(str, Enum):
    A = "a"
    B = "b"
print(S.A, S.A == "a", S.A.value, f"{S.A}", S("b"), S.A.upper(), repr(S.A), str(S.A), "%s" % S.A, S.A + "x", isinstance(S.A, str))
class I(IntEnum):
    ONE = 1
    TWO = 2
print(I.ONE, repr(I.ONE), I.ONE + 1, I.ONE < I.TWO, f"{I.ONE}", int(I.TWO), sorted([I.TWO, I.ONE]), [0, 1, 2][I.ONE], str(I.ONE))
class SE(StrEnum):
    X = auto()
    Y = "why"
print(SE.X, repr(SE.X), SE.Y, f"{SE.X}")
class P(Flag):
    R = auto()
    W = auto()
    RW = R | W
print(P.R | P.W, P.RW, P.R in P.RW, P.R & P.W, bool(P.R & P.W), ~P.R, P.RW.value, list(P.RW))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A = auto()
    B = auto()
print(list(Auto))
Anim = Enum("Anim", "CAT DOG")
print(Anim.CAT, Anim.DOG.value, list(Anim))
class Planet(Enum):
    EARTH = (1, 2)
    def __init__(self, a, b): self.a, self.b = a, b
print(Planet.EARTH.a, Planet.EARTH.value)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(Miss("zz"))
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
try:
    class Sub(Color): pass
except TypeError as e: print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
