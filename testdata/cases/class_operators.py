"""Special methods: operators and their reflected forms, comparison, hashing, containers, iteration, conversion."""


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class Num:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"{type(self).__name__}({self.v!r})"
    def _v(self, o): return o.v if isinstance(o, Num) else o
    def __add__(self, o):
        if isinstance(o, str):
            return NotImplemented
        return Num(("add", self.v, self._v(o)))
    def __radd__(self, o): return Num(("radd", self.v, o))
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return Num(("rsub", self.v, o))
    def __mul__(self, o): return Num(("mul", self.v, self._v(o)))
    __rmul__ = __mul__
    def __truediv__(self, o): return ("truediv", o)
    def __rtruediv__(self, o): return ("rtruediv", o)
    def __floordiv__(self, o): return ("floordiv", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __mod__(self, o): return ("mod", o)
    def __rmod__(self, o): return ("rmod", o)
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __matmul__(self, o): return ("matmul", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __lshift__(self, o): return ("lshift", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __rshift__(self, o): return ("rshift", o)
    def __rrshift__(self, o): return ("rrshift", o)
    def __and__(self, o): return ("and", o)
    def __rand__(self, o): return ("rand", o)
    def __or__(self, o): return ("or", o)
    def __ror__(self, o): return ("ror", o)
    def __xor__(self, o): return ("xor", o)
    def __rxor__(self, o): return ("rxor", o)
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 7
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"


class Sub(Num):
    def __radd__(self, o): return Num(("sub radd", self.v, o.v if isinstance(o, Num) else o))


class SubPlain(Num):
    pass


Num(1) + 2
2 + Num(1)
Num(1) + Num(2)
Num(1) + Sub(2)
Num(1) + SubPlain(2)
Sub(1) + Num(2)
Num(1) + "x"
"x" + Num(1)
[] + Num(1)
Num(1) - 2
5 - Num(1)
Num(1) - Num(2)
Num(1) - Sub(2)
told(lambda: Num(1) - "x")
2 * Num(3), Num(3) * 2, [1] * 2, "ab" * Num(2)
Num(1) / 2, 2 / Num(1), Num(1) // 2, 2 // Num(1), Num(1) % 2, 2 % Num(1)
"%s-%%" % Num(1)
divmod(Num(1), 2), divmod(2, Num(1)), Num(1) ** 2, 2 ** Num(1), pow(Num(1), 2, 3)
told(pow, 2, Num(1), 3)
Num(1) @ 2, 2 @ Num(1), Num(1) << 2, 2 << Num(1), Num(1) >> 2, 2 >> Num(1)
Num(1) & 2, 2 & Num(1), Num(1) | 2, 2 | Num(1), Num(1) ^ 2, 2 ^ Num(1)
{1} | Num(1)
{1: 2} | Num(1)
-Num(1), +Num(1), ~Num(1), abs(Num(1)), round(Num(1)), round(Num(1), 2), int(Num(1))
sum([Num(1), 2], Num(0))
sum([Num(1)])


def math_hooks():
    import math
    return math.floor(Num(1)), math.ceil(Num(1)), math.trunc(Num(1))


math_hooks()


class Bare:
    def __repr__(self): return "Bare"


def operators(a, b):
    out = []
    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b),
              lambda: a ** b, lambda: a @ b, lambda: a << b, lambda: a >> b, lambda: a & b, lambda: a | b, lambda: a ^ b,
              lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b, lambda: a == b, lambda: a != b,
              lambda: -a, lambda: +a, lambda: ~a, lambda: abs(a), lambda: a[b], lambda: b in a, lambda: len(a), lambda: iter(a) and 1,
              lambda: int(a), lambda: float(a), lambda: complex(a), lambda: round(a), lambda: list(a), lambda: a(), lambda: hash(a) and 1,
              lambda: reversed(a) and 1, lambda: bytes(a), lambda: range(a), lambda: next(a), lambda: [*a], lambda: {**a}, lambda: print(*a)):
        out.append(told(f))
    return out


operators(Bare(), 1)
operators(1, Bare())
operators(None, 1)
operators("ab", None)
operators([1], "x")
operators({1: 2}, [])
operators((1,), 2.5)
operators(2.5, "a")
operators(b"ab", "a")
operators({1}, [1])
operators(len, int)
operators(int, str)
operators(1j, 2)


def augmented(a, b):
    out = []
    def run(f):
        x = a
        out.append(told(f, x))
    def add(x): x += b; return x
    def sub(x): x -= b; return x
    def mul(x): x *= b; return x
    def div(x): x /= b; return x
    def floor(x): x //= b; return x
    def mod(x): x %= b; return x
    def power(x): x **= b; return x
    def mat(x): x @= b; return x
    def left(x): x <<= b; return x
    def right(x): x >>= b; return x
    def and_(x): x &= b; return x
    def or_(x): x |= b; return x
    def xor(x): x ^= b; return x
    for f in (add, sub, mul, div, floor, mod, power, mat, left, right, and_, or_, xor):
        run(f)
    return out


augmented(7, 2)
augmented(7.5, 2)
augmented("a", 2)
augmented(Bare(), 1)
augmented(1, Bare())
augmented(Num(1), 5)
augmented(5, Num(1))
augmented({1, 2}, frozenset([2, 3]))
augmented({1, 2}, [2, 3])
augmented(None, None)


class InPlace:
    def __init__(self): self.log = []
    def __iadd__(self, o):
        self.log.append(("iadd", o))
        return self
    def __add__(self, o): return ("add", o)
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return ("sub", o)
    def __imul__(self, o): return NotImplemented
    def __ior__(self, o): return 5


def in_place():
    x = y = InPlace()
    x += 1
    x += 2
    same = x is y
    z = x
    z -= 3
    w = x
    w |= 1
    return same, x.log, z, w, told(in_place_mul, x)


def in_place_mul(x):
    x *= 2
    return x


in_place()


def in_place_subscript():
    log = []

    class L:
        def __getitem__(self, k): log.append(("get", k)); return [k]
        def __setitem__(self, k, v): log.append(("set", k, v))
    l = L()
    def key():
        log.append("key")
        return 1
    l[key()] += [2]
    l[1:2] += [3]
    return log


def in_place_tuple():
    t = ([],)
    try:
        t[0] += [1]
    except TypeError as e:
        return str(e), t


def in_place_attr():
    class P:
        n = 5
    p = P()
    p.n += 1
    q = [1]
    P.q = q
    p.q += [2]
    return p.n, P.n, P.q, p.__dict__, q is p.q


in_place_subscript()
in_place_tuple()
in_place_attr()


# Comparison
class Ord:
    def __init__(self, v, log=None):
        self.v, self.log = v, log
    def __repr__(self): return f"Ord({self.v})"
    def __lt__(self, o):
        if self.log is not None:
            self.log.append(("lt", self.v, getattr(o, "v", o)))
        if not isinstance(o, Ord):
            return NotImplemented
        return self.v < o.v
    def __eq__(self, o):
        if not isinstance(o, Ord):
            return NotImplemented
        return self.v == o.v
    def __hash__(self): return hash(self.v)


Ord(1) < Ord(2), Ord(1) > Ord(2), Ord(1) == Ord(1), Ord(1) != Ord(1), Ord(1) == 1, Ord(1) != 1
Ord(1) <= Ord(2)
Ord(1) < 1
1 > Ord(1)
sorted([Ord(3), Ord(1), Ord(2)]), min(Ord(3), Ord(1)), max([Ord(3), Ord(9), Ord(1)])
Ord(1) in [Ord(2), Ord(1)], [Ord(1), Ord(2)].index(Ord(2)), [Ord(1), Ord(1)].count(Ord(1)), {Ord(1): "a"}[Ord(1)], len({Ord(1), Ord(1)})
(Ord(1), 2) < (Ord(1), 3), [Ord(1)] == [Ord(1)], (Ord(1),) < (Ord(2),)
(Ord(1), 2) <= (Ord(1), 3)


def sort_log():
    log = []
    xs = [Ord(v, log) for v in (3, 1, 2)]
    xs.sort()
    return xs, log


sort_log()


class EqOnly:
    def __eq__(self, o): return True


class Weird:
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return []
    def __gt__(self, o): return "gt"
    def __ne__(self, o): return 0
    def __bool__(self): return False


hash(EqOnly())
{EqOnly(): 1}
EqOnly.__hash__
EqOnly() != 5, EqOnly() == 5, 5 == EqOnly(), [EqOnly()] == [7], EqOnly() in [1], 7 in [EqOnly()]
Weird() == 1, 1 == Weird(), Weird() < 1, 1 < Weird(), Weird() > 1, 1 > Weird(), Weird() != 1
1 < Weird() < 3, Weird() < 1 < 2
sorted([Weird(), 1]) and "sorted"


class HashBad:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h


told(hash, HashBad("x"))
hash(HashBad(2**61)), hash(HashBad(2**61 - 1)), hash(HashBad(-1)), hash(HashBad(True)), hash(HashBad(2**100))
told(hash, HashBad(None))


def hash_raises():
    class H:
        def __hash__(self): raise ValueError("no hash")
    return told(hash, H()), told(lambda: {H()}), told(lambda: {}.get(H())), told(lambda: H() in {1: 2}), told(lambda: H() in {})


hash_raises()


def eq_raises():
    class E:
        def __hash__(self): return 1
        def __eq__(self, o): raise ValueError("no eq")
    d = {1: "x"}
    return told(lambda: d[E()]), told(lambda: [1].index(E())), told(lambda: E() in {2}), told(lambda: E() in (1,))


eq_raises()


class Subclassed(int):
    def __eq__(self, o): return "sub"
    def __lt__(self, o): return "sublt"
    def __gt__(self, o): return "subgt"
    __hash__ = int.__hash__
    def __radd__(self, o): return "subradd"
    def __rsub__(self, o): return "subrsub"


5 == Subclassed(5), Subclassed(5) == 5, 5 < Subclassed(5), 5 > Subclassed(5), 5 + Subclassed(5), Subclassed(5) + 5, 5 - Subclassed(1), 5 * Subclassed(2)
Num(1) == Num(1), Num(1) != Num(1)


# Containers
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): print("len"); return len(self.items)
    def __getitem__(self, i): print("get", i); return self.items[i]
    def __setitem__(self, i, v): print("set", i, v); self.items[i] = v
    def __delitem__(self, i): print("del", i); del self.items[i]


class Has:
    def __contains__(self, x): return x == 3 and "yes"


class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Hinted(It):
    def __length_hint__(self): return 99


def box_use():
    b = Box(1, 2, 3)
    b[0] = 9
    b[1:2] = [5, 6]
    del b[-1]
    return b.items, b[0], b[::2], b[..., 1:2, None] if False else b[1]


box_use()
list(Box(1, 2)), 2 in Box(1, 2), 7 in Box(1), next(reversed(Box(1, 2)))
[*Box("a")], tuple(Box()), max(Box(1, 5)), dict(zip(Box("a"), Box(1)))
Box(1, 2)[5]
Box(1, 2)["a"]
3 in Has(), 4 in Has(), 4 not in Has()
list(It(3)), sum(It(4)), 2 in It(3), [*It(2)], tuple(It(2)), sorted(It(3)), list(zip(It(2), It(5))), dict(enumerate(It(2)))
list(Hinted(3))
next(It(1)), next(It(0), "d")
next(It(0))
told(list, Has())


def unpack_custom():
    a, *b, c = It(5)
    d, e = Box(1, 2)
    return a, b, c, d, e


unpack_custom()


def index_hooks():
    class I:
        def __index__(self): return 2
    i = I()
    xs = [10, 20, 30, 40]
    return (xs[i], xs[i:], xs[:i], "abc"[i], range(5)[i], hex(i), bin(i), oct(i), int(i), "x" * i, [0] * i, list(range(i)), xs.pop(i),
            "%d" % i if False else None, chr(i), 1 << 2, round(1.2345, i), (1, 2, 3)[i], float(i), complex(i))


def bad_index():
    class I:
        def __index__(self): return "x"
    return told(lambda: [1][I()]), told(hex, I()), told(lambda: "a" * I()), told(range, I()), told(lambda: [1][1.0]), told(lambda: "a"[None])


index_hooks()
bad_index()


def conversions():
    class V:
        def __int__(self): return 3
        def __float__(self): return 2.5
        def __complex__(self): return 1j
        def __str__(self): return "str"
        def __repr__(self): return "repr"
        def __bytes__(self): return b"bytes"
        def __format__(self, spec): return f"<{spec}>"
    v = V()
    return int(v), float(v), complex(v), str(v), repr(v), bytes(v), format(v), format(v, "x"), f"{v}", f"{v!r}", f"{v:>{10}}", "%s %r" % (v, v), "{:abc}{!s}".format(v, v), [v], f"{v=}"


def bad_conversions():
    class V:
        def __int__(self): return "3"
        def __float__(self): return 2
        def __complex__(self): return 1
        def __str__(self): return 5
        def __repr__(self): return None
        def __bytes__(self): return "x"
        def __format__(self, spec): return 1
        def __bool__(self): return None
        def __len__(self): return None
        def __iter__(self): return 5
        def __index__(self): return 1.5
        def __dir__(self): return 5
        def __hash__(self): return "a"
    v = V()
    return [told(f, v) for f in (int, float, complex, str, repr, bytes, format, bool, len, iter, hex, dir, hash, list, lambda v: f"{v}", lambda v: f"{v!r:>5}", lambda v: "%s" % v)]


conversions()
bad_conversions()


def format_default():
    class F:
        def __str__(self): return "F!"
    return format(F()), f"{F()}", told(format, F(), "5"), told(lambda: f"{F():>10}"), f"{F()!s:>5}"


format_default()


def dir_hook():
    class D:
        def __dir__(self): return ["z", "a"]
    return dir(D())


def missing_hook():
    class M(dict):
        def __missing__(self, k):
            self[k] = v = len(self)
            return v
    m = M(a="x")
    return m["a"], m["b"], m["c"], m["b"], m.get("zz"), dict(m)


def reversed_hook():
    class R:
        def __reversed__(self): return iter("rev")
    class N:
        __reversed__ = None
        def __len__(self): return 1
        def __getitem__(self, i): return i
    return list(reversed(R())), told(reversed, N()), told(reversed, {1}), told(reversed, 5)


def none_hooks():
    class N:
        __iter__ = None
        __contains__ = None
        __hash__ = None
        __add__ = None
        __call__ = None
        __len__ = None
        def __getitem__(self, i): return 1
    n = N()
    return told(iter, n), told(lambda: 1 in n), told(hash, n), told(lambda: n + 1), told(lambda: n()), told(len, n)


def on_instance():
    class P: pass
    p = P()
    p.__len__ = lambda: 5
    p.__call__ = lambda: 5
    p.__add__ = lambda o: 5
    p.__str__ = lambda: "s"
    return told(len, p), told(lambda: p()), told(lambda: p + 1), str(p)[:5], p.__len__()


dir_hook()
missing_hook()
reversed_hook()
none_hooks()
on_instance()


def old_iteration():
    class S:
        def __getitem__(self, i):
            if i > 3:
                raise IndexError("end")
            return i * i
    class K:
        def __getitem__(self, i):
            raise KeyError(i)
    return list(S()), 9 in S(), 10 in S(), sum(S()), told(list, K()), dict(enumerate(S())), told(len, S())


old_iteration()


def class_operators():
    class M(type):
        def __len__(cls): return 42
        def __getitem__(cls, k): return k * 2
        def __contains__(cls, k): return k == "in"
        def __iter__(cls): return iter("meta")
        def __add__(cls, o): return cls.__name__ + str(o)
        def __call__(cls, *a): return ("called", a)
        def __bool__(cls): return False
        def __eq__(cls, o): return o == "me"
        __hash__ = type.__hash__
        def __getattr__(cls, n): return "meta " + n
        def __repr__(cls): return "<M " + cls.__name__ + ">"
    class C(metaclass=M):
        pass
    return len(C), C[4], "in" in C, list(C), C + 1, C(1, 2), bool(C), C == "me", C.anything, repr(C), f"{C}"


class_operators()


def typed_vector(n: int) -> list[float]:
    class Vec:
        def __init__(self, x: float, y: float) -> None:
            self.x = x
            self.y = y
        def __add__(self, o: "Vec") -> "Vec": return Vec(self.x + o.x, self.y + o.y)
        def __mul__(self, k: float) -> "Vec": return Vec(self.x * k, self.y * k)
        def __eq__(self, o: object) -> bool: return isinstance(o, Vec) and self.x == o.x and self.y == o.y
        def __iter__(self):
            yield self.x
            yield self.y
        def __neg__(self) -> "Vec": return self * -1
        def __bool__(self) -> bool: return bool(self.x or self.y)
    v = Vec(0.0, 1.0)
    for i in range(n):
        v = v + Vec(i, 0.5) * 2
    v += -Vec(1, 1)
    return [*v, v == Vec(*v), v != Vec(0, 0), not v]


typed_vector(0)
typed_vector(5)
