"""match with every pattern."""
import enum
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Args:
    __match_args__ = ("a", "b")
    def __init__(self, a, b): self.a, self.b = a, b


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Const:
    N = 5
    class Deep:
        S = "deep"


def literals(v):
    match v:
        case 0: return "zero"
        case 1.5: return "float"
        case -1: return "minus"
        case 2 + 3j: return "complex"
        case -1 - 1j: return "negative complex"
        case "s": return "str"
        case b"b": return "bytes"
        case "con" "cat": return "concatenated"
        case True: return "true"
        case None: return "none"
        case Const.N: return "const"
        case Const.Deep.S: return "deep"
        case Color.RED: return "red"
    return "nothing"


literals(0), literals(0.0), literals(False), literals(1), literals(True), literals(1.5), literals(-1), literals(2 + 3j), literals(-1 - 1j)
literals("s"), literals(b"b"), literals("concat"), literals(None), literals(5), literals("deep"), literals(Color.RED), literals(Color.BLUE), literals([0])


def sequences(v):
    match v:
        case []: return "empty"
        case [1]: return "just one"
        case [x]: return "single", x
        case [1, *rest, 9]: return "one to nine", rest
        case (a, b): return "pair", a, b
        case [_, [_, inner], *_]: return "nested", inner
        case [*_, "last"]: return "ends last"
        case [first, *_, _]: return "long", first
    return "no sequence"


sequences([]), sequences(()), sequences([1]), sequences((7,)), sequences([1, 9]), sequences([1, 2, 3, 9]), sequences([3, 4]), sequences(range(2))
sequences([0, [1, "i"], 2]), sequences([0, 1, "last"]), sequences([5, 6, 7, 8]), sequences("ab"), sequences(b"ab"), sequences({1, 2}), sequences({1: 2}), sequences(None), sequences(bytearray(b"ab")), sequences(iter([1, 2]))


def sequence_kinds(v):
    match v:
        case [x, y]: return x, y
    return "no"


def own_sequences():
    from collections import deque
    from collections.abc import Sequence
    import array
    class S(Sequence):
        def __len__(self): return 2
        def __getitem__(self, i):
            if i > 1: raise IndexError
            return i
    class L:
        def __len__(self): return 2
        def __getitem__(self, i): return i
    class Sub(list): pass
    class SubStr(str): pass
    return sequence_kinds(S()), sequence_kinds(L()), sequence_kinds(Sub([1, 2])), sequence_kinds(SubStr("ab")), sequence_kinds(deque([3, 4]))


own_sequences()


def mappings(v):
    match v:
        case {"type": "a", "v": x}: return "a", x
        case {"type": "b", **rest}: return "b", rest
        case {"k": {"deep": [x, *_]}}: return "deep", x
        case {1: one, Const.N: five}: return one, five
        case {None: n, True: t}: return n, t
        case {"only": _}: return "only"
        case {}: return "any mapping"
    return "no mapping"


mappings({"type": "a", "v": 1}), mappings({"type": "a"}), mappings({"type": "b", "q": 1, "r": 2}), mappings({"k": {"deep": [7, 8]}}), mappings({1: "x", 5: "y"}), mappings({None: 1, True: 2})
mappings({"only": None}), mappings({}), mappings({"z": 1}), mappings([]), mappings(None)


def mapping_kinds():
    from collections import OrderedDict, defaultdict
    from collections.abc import Mapping
    class M(Mapping):
        def __getitem__(self, k): return {"type": "a", "v": "own"}[k]
        def __iter__(self): return iter(["type", "v"])
        def __len__(self): return 2
    d = defaultdict(lambda: "made")
    r = mappings(d)
    class D:
        def keys(self): return []
        def __getitem__(self, k): return 1
        def get(self, k, d=None): return 1
    return mappings(OrderedDict(type="b", a=1)), mappings(M()), r, dict(d), mappings(D())


mapping_kinds()


def duplicate_key(k):
    match {"a": 1}:
        case {Const.Deep.S: 1, "deep": 2}: return "dup"
    return "none"


duplicate_key("a")


def classes(v):
    match v:
        case bool(): return "bool"
        case int(n) if n > 100: return "big", n
        case int(): return "int"
        case float(f): return "float", f
        case str(s): return "str", s
        case list([x]): return "list1", x
        case list(): return "list"
        case dict(d): return "dict", d
        case Point(x=0, y=y): return "on y", y
        case Point(x, 0): return "on x", x
        case Point(): return "point"
        case Args(1, b): return "args", b
        case Args(b=2): return "b2"
        case bytes(b): return b
        case tuple((1, x)): return "t", x
    return "other"


classes(True), classes(5), classes(500), classes(1.5), classes("s"), classes([1]), classes([1, 2]), classes({"a": 1}), classes(Point(0, 4)), classes(Point(4, 0)), classes(Point(1, 1))
classes(Args(1, 9)), classes(Args(3, 2)), classes(Args(3, 3)), classes(b"x"), classes((1, "q")), classes((2, 1)), classes(None), classes(int), classes(Color.RED)


def too_many(v):
    match v:
        case Point(1, 2, 3): return "never"
    return "none"


def no_args(v):
    class N: pass
    match N():
        case N(1): return "never"
    return "none"


def int_too_many(v):
    match v:
        case int(1, 2): return "never"
    return "none"


def both_ways(v):
    match v:
        case Args(1, a=1): return "never"
    return "none"


def not_class(v):
    k = 5
    match v:
        case k(): return "never"


def bad_match_args(v):
    class B:
        __match_args__ = v
        a = 1
    match B():
        case B(1): return "matched"
    return "none"


too_many(Point(1, 2))
too_many(5)
no_args(1)
int_too_many(1)
both_ways(Args(1, 1))
not_class(1)
bad_match_args(("a",))
bad_match_args(["a"])
bad_match_args((1,))
bad_match_args(("zz",))


def attributes():
    class A:
        def __init__(self): self.seen = []
        def __getattr__(self, n):
            if n == "boom": raise ValueError("boom")
            if n == "missing": raise AttributeError(n)
            return n
    out = []
    match A():
        case A(missing=_): out.append("never")
        case A(x="y"): out.append("never")
        case A(x="x", y=y): out.append(y)
    try:
        match A():
            case A(boom=_): pass
    except ValueError as e:
        out.append(str(e))
    return out


attributes()


def alternatives(v):
    match v:
        case 1 | 2 | 3: return "small"
        case "a" | "b" as letter: return letter
        case [("x" | "y") as k, (int() | float()) as n]: return k, n
        case {"a": x} | {"b": x}: return "dict", x
        case Point(x=0, y=z) | Point(x=z, y=0): return z
        case None | False: return "falsy"
    return "other"


alternatives(2), alternatives("b"), alternatives(["y", 2.5]), alternatives(["z", 1]), alternatives({"b": 7}), alternatives({"a": 1, "b": 2}), alternatives(Point(0, 1)), alternatives(Point(5, 0)), alternatives(None), alternatives(False), alternatives(0), alternatives("c")


def captures(v):
    match v:
        case (1, x) as whole: return whole, x
        case [a, [b, c] as inner]: return a, b, c, inner
        case {"k": [*items]} as d: return d, items
        case str() as s if s.startswith("p"): return "p", s
        case _ as anything: return "any", anything


captures((1, 2))
captures([3, [4, 5]])
captures({"k": (1, 2), "l": 3})
captures("pq")
captures("qp")


def guards(v):
    log = []
    def check(n):
        log.append(n)
        return n
    match v:
        case x if check(x > 10): return "big", x, log
        case int(x) if check(x) and x % 2: return "odd", x, log
        case y if check(False): return "never"
        case z: return "rest", z, x, log


guards(20)
guards(3)
guards(4)


def guard_raises(v):
    match v:
        case x if x.missing: return 1
    return 2


def leftover(v):
    x = "before"
    match v:
        case [x, 1]: return "matched", x
        case [_, _]: return "not", x in ("before", v[0])
    return x


def no_match(v):
    match v:
        case 1: r = "one"
    return r


def nested_match(a, b):
    match a:
        case 1:
            match b:
                case 1: return "1 1"
                case _: return "1 _"
        case _:
            match b:
                case [x, y] if x == a: return x, y
    return "fell out"


def in_loop(xs):
    out = []
    for x in xs:
        match x:
            case "skip": continue
            case "stop": break
            case ["push", v]: out.append(v)
            case ["pop"] if out: out.pop()
            case ["return"]: return "returned", out
            case _: out.append(("?", x))
    else:
        out.append("else")
    return out


def subjects():
    out = []
    match 1, 2:
        case a, b: out.append((a, b))
    match [*range(3)], {}:
        case [x, *_], dict(): out.append(x)
    match (n := 10):
        case int() if n > 5: out.append(n)
    match *[1, 2], 3:
        case [*all_]: out.append(all_)
    return out


def evaluated_once():
    log = []
    def f():
        log.append("f")
        return [1, 2]
    match f():
        case [1]: pass
        case [1, 3]: pass
        case [1, 2]: log.append("hit")
    return log


def soft_keywords():
    match = {"case": 1}
    case = match["case"]
    _ = 5
    match match:
        case {"case": case}: pass
    match case:
        case _: return case, _


def targets():
    class O: pass
    o = O()
    match [1, 2]:
        case [a, b]:
            o.x, d = a, {b: a}
    return o.x, d


def eq_called():
    class E:
        def __init__(self): self.log = []
        def __eq__(self, o):
            self.log.append(o)
            return o == 3
    e = E()
    match e:
        case 1: r = "1"
        case "a": r = "a"
        case None: r = "none"
        case 3: r = "3"
    return r, e.log


guard_raises(1)
leftover([5, 1])
leftover([5, 2])
leftover(3)
no_match(1)
no_match(2)
nested_match(1, 1), nested_match(1, 2), nested_match(5, [5, 6]), nested_match(5, [6, 5])
in_loop([["push", 1], "skip", ["push", 2], ["pop"], 5])
in_loop([["push", 1], "stop", 3])
in_loop([["return"]])
subjects()
evaluated_once()
soft_keywords()
targets()
eq_called()


def typed_match(n: int, s: str) -> int:
    match n:
        case 0: return 10
        case 1 | 2: return n * 100
        case k if k < 0: return -k
    match s:
        case "x": return len(s)
        case "": return n
    return n + len(s)


typed_match(0, ""), typed_match(2, ""), typed_match(-5, ""), typed_match(7, "x"), typed_match(7, ""), typed_match(7, "abc")


def interpret(program):
    """A small machine."""
    stack, env, out = [], {}, []
    for op in program:
        match op:
            case ("push", int() | float() as n): stack.append(n)
            case ("add" | "mul" as kind,):
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if kind == "add" else a * b)
            case ("store", str(name)): env[name] = stack.pop()
            case ("load", str(name)) if name in env: stack.append(env[name])
            case ("load", name): raise NameError(f"no {name}")
            case ("print",): out.append(stack[-1])
            case {"jump": int(n)}: out.append(("jump", n))
            case [str(x), *args]: raise SyntaxError(f"{x} with {len(args)}")
            case _: raise TypeError(repr(op))
    return out, stack, env


interpret([("push", 2), ("push", 3.5), ("add",), ("store", "x"), ("load", "x"), ("load", "x"), ("mul",), ("print",), {"jump": 3}])
interpret([("load", "y")])
interpret([("fly", 1, 2)])
interpret([5])
interpret(["ab"])
