from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
def m(v):
    match v:
        case 0 | 1: return "small"
        case True: return "true?"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "num"
        case "a": return "A"
        case str() as s: return "str " + s
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1.. {rest}"
        case [a, b, *_]: return f"two+ {a} {b}"
        case {"k": k, **rest}: return f"k={k} {rest}"
        case {"t": "point", "at": [px, py]}: return f"pt {px} {py}"
        case {}: return "dict"
        case P(x=0): return "P0"
        case P(x, y=yy): return f"P {x} {yy}"
        case None: return "none"
        case _: return "other"
for v in (0, True, 200, 5, 2.5, "a", "zz", [], [7], [1, 2, 3], (4, 5, 6), {"k": 1, "z": 2}, {"t": "point", "at": (1, 2)}, {"q": 1}, P(0, 1), P(3, 4), None, {1, 2}, b"x"):
    print(repr(v), "->", m(v))
class Color:
    RED = 1
match 1:
    case Color.RED: print("red")
match (1, (2, 3)):
    case (a, (b, c)) if a > b: print("no")
    case (a, (b, c)): print(a, b, c)
match [1, 2, 3, 4]:
    case [first, *mid, last]: print(first, mid, last)
match -3:
    case -3: print("neg")
match 1 + 2j:
    case 1 + 2j: print("complex")
class Q:
    __match_args__ = ("a", "b")
    def __init__(self): self.a, self.b = 1, 2
match Q():
    case Q(1, b): print("Q", b)
try:
    match Q():
        case Q(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case m(): pass
except TypeError as e: print(e)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}: print(deep)
match "x":
    case "y": pass
print(m(Color))
match [[1, 2], [3]]:
    case [[a, b], [c]] | [[a], [b, c]]: print(a, b, c)
