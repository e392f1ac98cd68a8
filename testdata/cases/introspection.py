"""getattr and friends, type(), isinstance with unions, callable, hashing and equality across types, conversions, limits."""
import sys


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class C:
    klass = 1

    def __init__(self): self.own = 2
    def method(self): return "m"


getattr(C(), "own"), getattr(C(), "klass"), getattr(C(), "method")(), getattr(C(), "nope", None), hasattr(C(), "own"), hasattr(C, "own"), hasattr("s", "upper"), getattr("s", "upper")(), getattr([], "append").__name__


def set_and_delete():
    c = C()
    for name in ("a", "b c", "klass"):
        setattr(c, name, name.upper())
    r = vars(c), getattr(c, "b c")
    delattr(c, "klass")
    return r, c.klass, told(delattr, c, "klass"), told(delattr, c, "zz"), told(setattr, c), told(setattr, c, 1, 2), told(delattr, c, 1)


set_and_delete()
vars(C())
told(lambda: vars(5))
told(lambda: vars([]))
sorted(k for k in vars(C) if not k.startswith("__"))
[n for n in dir(C()) if not n.startswith("__")]
isinstance(1, int | str), isinstance("a", int | str), isinstance(None, int | None), isinstance(True, int), issubclass(bool, int | str), isinstance([], list | tuple), isinstance(1, (int, (str, float))), isinstance(C, type), isinstance(C(), object)
told(isinstance, 1, list[int])
told(isinstance, [], int | list[int])
told(isinstance, 1, ())
int | str, int | None, (int | str) == (str | int), type(int | str).__name__, told(lambda: 5 | int), told(lambda: int | 5), int | int
callable(len), callable(C), callable(C()), callable(lambda: 0), callable(C().method), callable(5), callable(print), callable(type), callable("a".upper), callable(None)
type(1), type(1.5), type("a"), type(b"a"), type(None), type([]), type(()), type({}), type(set()), type(range(1)), type(len), type(lambda: 0), type(C), type(C()), type(C().method), type(...), type(iter([])), type({}.keys()), type(x for x in []), type(1j), type(frozenset()), type(slice(1)), type(NotImplemented), type(type), type(ValueError()), type(zip()), type(map(len, [])), type(reversed([])), type("".join), type(int.__add__), type(sys)
type(1) == int, type(True) is bool, type(C()) is C, type(C()) == C, int.__name__, type(1).__name__, C.__name__, type(C()).__qualname__, type("x").__mro__, bool.__bases__, type([]).__module__
repr(print), repr(len), repr(int), repr(type), repr(C), str(type(5)), repr([].append)[:40], repr("a".upper)[:35], repr(None), repr(...), repr(NotImplemented), repr(int.bit_length), repr(dict.fromkeys)[:40], repr(str.join), repr(sys)
id(None) == id(None), id(C) == id(C), isinstance(id(C()), int)


def type_table(x):
    return {int: "i", str: "s", list: "l", type(None): "n"}.get(type(x), "other")


[type_table(x) for x in (1, "a", [], None, True, 1.5)]


# Equality and hashes across types
def equal(a, b):
    return a == b, b == a, a != b, told(lambda: hash(a) == hash(b)), told(lambda: a < b), told(lambda: a is b if a is None else None)


equal(1, 1.0)
equal(1, True)
equal(0, False)
equal(2**53, 2.0**53)
equal(2**53 + 1, 2.0**53)
equal(2**63, 2.0**63)
equal(10**400, float("inf"))
equal(1, 1 + 0j)
equal(1.5, 1.5 + 0j)
equal("1", 1)
equal("a", b"a")
equal((1, 2), [1, 2])
equal((1, 2.0), (1.0, 2))
equal({1, 2}, frozenset([2, 1]))
equal({1: 2}, {1.0: 2.0})
equal({1: 2, 3: 4}, {3: 4, 1: 2})
equal([1], [1])
equal(range(3), range(0, 3, 1))
equal(range(0), range(5, 5))
equal(range(0, 5, 2), range(0, 6, 2))
equal(range(3), [0, 1, 2])
equal(bytearray(b"a"), b"a")
equal(None, False)
equal(None, 0)
equal("", None)
equal(0.0, -0.0)
equal((), ())
equal("é", "e\u0301")
equal(int, int)
equal({}.keys(), set())
equal(1 << 70, float(1 << 70))
equal(-1, -2)


def hashes():
    return hash(0), hash(1), hash(-1), hash(-2), hash(True), hash(2**61 - 1), hash(2**61), hash(-2**61), hash(2**64), hash(1.0), hash(0.5), hash(-1.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(1j), hash(1 + 2j), hash(()), hash((1, 2)), hash((1, (2, 3))), hash(frozenset()), hash(frozenset([1, 2])), hash(10**50), hash(0.1)


def dict_key_mixing():
    d = {}
    d[1] = "int"
    d[1.0] = "float"
    d[True] = "bool"
    d["1"] = "str"
    d[(1, 2)] = "tuple"
    d[(1.0, 2)] = "tuple2"
    d[frozenset([1])] = "fs"
    d[None] = "none"
    d[b"1"] = "bytes"
    return d, d[1 + 0j], {1, 1.0, True, 1 + 0j}, {0: "a", False: "b", 0.0: "c", -0.0: "d"}


def set_order():
    return {3, 1, 2}, {5, 50, 500, 5000}, {8, 0, 16}, set(range(20, 10, -1)), {-1, -2, 1}, list({33, 1, 65}), {1.0, 2, 3}, set([9, 8, 7]) | {1}, {10, 2} - {2}, {x * 7 for x in range(6)}, frozenset([4, 2]), {True, 0, 2}, {2**40, 3, 2**61 - 1}


hashes()
dict_key_mixing()
set_order()


# Sorting
def sorting():
    words = ["bb", "a", "CC", "aa", "B", "c"]
    pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
    return (sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True),
            sorted(pairs, key=lambda p: (-p[0], p[1])), sorted([3, 1.5, True, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], [1]]), sorted([(1, None)]), told(sorted, [(1, None), (1, 2)]), told(sorted, [1, "a"]), told(sorted, [None, None]), sorted([], key=5), told(sorted, [1], key=5),
            sorted([0.0, -0.0, 0]), sorted(range(5), key=lambda x: x % 2), sorted([float("inf"), 1, -float("inf")]), sorted(["é", "e", "z"]), sorted([b"b", b"a"]), told(sorted, [1j, 2j]), sorted([{1}, {1, 2}]), sorted(x for x in "ba"))


sorting()


# Limits
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def forever(n):
    return forever(n + 1) + 1


def mutual_a(n): return mutual_b(n)
def mutual_b(n): return mutual_a(n)


def deep_list(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


class Endless:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __add__(self, o): return self + o
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __contains__(self, x): return x in self
    __hash__ = None


def endless(f):
    try:
        f(Endless())
    except RecursionError as e:
        return str(e).startswith("maximum recursion depth exceeded")


deep(500)
told(deep, 100000)[:47]
told(forever, 0)[:47]
told(mutual_a, 0)[:47]
[endless(f) for f in (repr, lambda x: x == 1, lambda x: x + 1, len, lambda x: x(), iter, lambda x: 1 in x, str, lambda x: f"{x}", lambda x: [x] == [1], lambda x: x.foo)]
told(lambda: repr(deep_list(100000)))[:47]
told(lambda: deep_list(100000) == deep_list(100000))[:47]
told(lambda: deep_list(100000) < deep_list(100000))[:47]


def recursion_recovers():
    out = []
    for _ in range(3):
        try:
            forever(0)
        except RecursionError:
            out.append(deep(100))
    return out


def recursion_generator():
    def g(n):
        yield n
        yield from g(n + 1)
    n = 0
    try:
        for x in g(0):
            n = x
    except RecursionError:
        return 500 < n <= 1000
    return n


def recursion_hash():
    t = ()
    for _ in range(100000):
        t = (t,)
    return told(hash, t)[:47]


def self_containing():
    a = [1]
    a.append(a)
    d = {}
    d["d"] = d
    t = ([],)
    t[0].append(t)
    s = [a, a]
    return repr(a), str(d), repr(t), repr(s), told(lambda: a == [1, a]), a[1][1][0]


def self_equal():
    a, b = [], []
    a.append(b)
    b.append(a)
    return told(lambda: a == b)[:47]


recursion_recovers()
recursion_generator()
recursion_hash()
self_containing()
self_equal()
told(lambda: "x" * 10**10**2)
told(lambda: "x" * 2**63)
told(lambda: [0] * 2**63)
told(lambda: (1,) * 10**30)
told(lambda: b"x" * 2**64)
told(lambda: [1] * (2**62))
told(lambda: "ab" * (2**62))
told(lambda: bytearray(2**63))
told(lambda: bytes(2**62))
told(lambda: range(10**30)[10**29]), len(range(2**62)), told(len, range(2**64))
told(lambda: str(10**5000))
told(lambda: int("9" * 5000))
told(lambda: f"{10**5000}")
told(lambda: "%d" % 10**4300)
told(lambda: repr([10**5000]))
len(hex(10**5000)), len(bin(2**9999)), int("f" * 6000, 16).bit_length(), len(str(10**4299)), (10**5000) % 97, 10**5000 > 10**4999, int("1" * 4300) % 7
told(lambda: 2.0 ** 10**6)
told(lambda: float(10**400))
told(lambda: 10**400 / 3), 10**400 / 10**399, told(lambda: 10**400 * 1.0), told(lambda: int(1e400) if False else int(float("inf")))
told(lambda: 1 << 2**70)
told(lambda: "%*d" % (2**70, 1))
told(lambda: "{:{}}".format(1, 2**70))
told(lambda: f"{1:99999999999999999999}")
told(lambda: f"{1.5:.99999999999999999999f}")
told(lambda: "a".ljust(2**63))
told(lambda: "a".center(10**30))
told(lambda: "a\t".expandtabs(2**40))
told(lambda: [1][2**70])
told(lambda: "abc"[2**70])
told(lambda: (1,)[-2**70])
told(lambda: [1].insert(2**70, 5))
told(lambda: chr(2**70)), told(lambda: round(1.5, 2**70)), told(lambda: (5).to_bytes(2**70))
told(lambda: range(2**70)), list(range(2**70, 2**70 + 2)), 2**70 in range(2**71), range(2**70).index(5) if True else 0
told(lambda: list(zip(range(2**70), "a"))), next(iter(range(2**70))), sum(range(10**6))
(1 << 20000).bit_length(), len(str(3**8000)), pow(3, 10**20, 10**9 + 7), (2**4000) // (2**3990), -(2**100) >> 99, (2**100) & (2**99 + 5), divmod(-(10**40), 10**20 + 1)


# int(), float(), complex(), bytes parsing
def ints(*texts):
    return [told(int, t) for t in texts]


def floats(*texts):
    return [told(float, t) for t in texts]


ints("0", "-0", "+5", " 7 ", "\t8\n", "1_000", "_1", "1_", "1__2", "0x10", "00012", "-", "+", "", " ", "1 2", "१२३", "٥", "1e3", "1.0", "²", "½", "\u00a07", "--1", "+-1", "1\x00", b"12", b"\xff", "0b1", "９")
[told(int, t, b) for t, b in (("ff", 16), ("0xff", 16), ("0XFF", 0), ("zz", 36), ("102", 2), ("0b102", 2), ("0o17", 8), ("017", 0), ("0", 0), ("00", 0), ("-0x1f", 0), ("1_0", 2), ("0x_f", 16), ("12", 2), ("a", 10), ("8", 8), ("", 16), ("0x", 16), ("+0b11", 0), ("z", 1), ("z", -2), ("1", 37), (b"11", 2), (5, 10), ("1", 2**70))]
floats("1", "1.", ".1", "1e5", "1E+5", "-1e-5", "inf", "+Infinity", "-inf", "NaN", "-nan", "infin", "1_0.0_1", "1__0", "_1", "1e", "e5", ".", "", " 1.5 ", "0x1p3", "1.5f", "1,5", "१.५", "1e400", "-1e400", "1e-400", "\u20031", "1 .5", "infinity1", "4.9e-324", "2.4e-324", "1.7976931348623159e308", b"1.5", b"x")
[told(complex, t) for t in ("1", "1j", "1+j", "-j", "+1-2j", "1e2+3.5e-1j", "(1)", "( 1+2j )", "1 +2j", "j1", "1+2", "nan+infj", "", "1jj", "1_0+2_0j", "()")]
[told(bytes.fromhex, t) for t in ("00ff", "00 FF", " a b", "a", "zz", "", "0\t1", "é")], b"\x00\xff".hex(), b"abcd".hex("-"), b"abcde".hex(":", 2), b"abcde".hex(":", -2), told(b"ab".hex, "--")
[told(str, b"\xe9", e) for e in ("utf-8", "latin-1", "ascii", "nope")], str(b"ab"), str(b"a", "ascii"), told(str, "a", "utf-8"), str(b"\xff", "utf-8", "replace"), str(b"\xff\xfe", errors="ignore"), told(str, 5, "utf-8"), str(), str(object=5)
bytes(3), bytes([1, 2]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes(memoryview(b"mv")) if False else bytes(bytearray(b"q")), told(bytes, "x"), told(bytes, 1.5), told(bytes, [1, "a"]), told(bytes, [-1]), told(bytes, None), told(bytes, 3, "utf-8"), told(bytes, "é", "ascii"), bytes("é", "ascii", "ignore"), told(bytes, "a", "nope")
bool("False"), bool(0.0), bool("0"), bool([0]), bool(0j), bool(range(0)), bool(b""), bool(float("nan")), bool(...), bool({0: 0})


def bytearrays():
    b = bytearray(b"hello")
    b.extend(b" w")
    b.append(33)
    b.insert(0, 62)
    b.reverse()
    c = b.copy()
    c.clear()
    d = bytearray("é", "utf-8")
    d *= 2
    return b, c, d, b == bytes(b), b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b.upper(), b.split(b"l"), b[::-1], b.decode(), told(hash, b), told(b.extend, "x"), told(b.extend, [300]), 104 in b, b"ell" in b, told(lambda: "e" in b), b + b"1", b"1" + b, type(b"1" + b).__name__, repr(b), bytearray(3), told(bytearray, "x"), sorted(b)[:2], b.startswith((b"!", b"?")), list(b[:2]), b.isalpha(), bytearray(b"a,b").partition(b","), b.join([b"1", b"2"]), b.hex()


def ranges():
    r = range(1, 20, 3)
    return r, len(r), r[2], r[-1], r[1:4], r[::-1], list(r), 7 in r, 8 in r, 7.0 in r, "a" in r, r.index(7), told(r.index, 8), r.count(7), r.start, r.stop, r.step, told(lambda: r[10]), told(lambda: r["a"]), list(reversed(r)), range(5, 0), bool(range(0)), range(10, 0, -3)[1], max(r), sum(r), sorted(range(3), reverse=True), range(0, 10, 2)[1:3], told(setattr, r, "start", 5), r == range(1, 22, 3), range(3)[-1:], repr(range(0, 5, 1)), repr(range(0, -5, -1)), min(range(5, 1, -1)), range(True, 3) , told(range, "a"), told(range, 1, None)


def frozensets():
    f = frozenset([1, 2, 3])
    return f | {4}, {4} | f, type(f | {4}).__name__, type({4} | f).__name__, f & [1] if False else f & {1}, f - {1}, f ^ {1, 9}, f == {1, 2, 3}, f < {1, 2, 3, 4}, f.issubset([1, 2, 3]), hash(f) == hash(frozenset([3, 2, 1])), {f: 1}[frozenset([1, 2, 3])], told(lambda: f.add(1)), f.union([9], [8]), frozenset("aab") == {"a", "b"}, frozenset(f) is f, f.copy() is f, told(lambda: f | [1]), {frozenset(): 1}, frozenset() <= f, told(frozenset, 1, 2), f.isdisjoint([7]), bool(frozenset())


def complexes():
    z = 3 + 4j
    return abs(z), z.conjugate(), z * z, z / (1 - 1j), z ** 2, z ** 0.5, z ** -1, -z, +z, z == 3 + 4j, z != 3, hash(z) == hash(3 + 4j), bool(0j), repr(1e100j), repr(complex("nan")), repr(-0j), repr(complex(-0.0, -0.0)), str(1 + 0j), z.real, z.imag, told(lambda: z < z), told(int, z), told(float, z), told(lambda: z // 1), told(lambda: z % 1), told(lambda: 1 / 0j), 0j ** 0, told(lambda: 0j ** -1), f"{z:.2f}", f"{z:>12}", format(z, "g"), told(format, z, "d"), sum([1j, 2]), z - 3, 2 * z, z + 1.5, (1e308 + 1e308j) * 10, told(lambda: complex(1, "a")), complex(True, 2), complex(1j, 1j), round(abs(1 + 1j), 5), told(round, z), (1j).__class__.__name__


def infinities():
    i, n = float("inf"), float("nan")
    return i - i, i * 0, i / i, i // 2, 5 // i, -5 // i, 5 % i, -5 % i, i > 10**400, -i < 0, i == i, n < n, n != n, told(lambda: i % 5), told(lambda: int(i)), told(lambda: int(n)), told(lambda: round(n)), 1 / i, -1 / i, i ** 0, n ** 0, 1 ** n, 0.0 ** 0, told(lambda: 0.0 ** -1), (-8) ** (1 / 3), (-1) ** 0.5, abs(-i), max(i, n), min(n, i), sorted([i, -i, 0]), repr(i), repr(-n), str(1e400), f"{n:05.1f}", f"{i:+}", f"{-i:F}", f"{i:010}", "%f" % i, "%d" % 1e15, told(lambda: "%d" % i), told(lambda: "%d" % n), i.is_integer(), (1e300).is_integer(), told(i.as_integer_ratio), (0.1).hex(), float.fromhex("0x1.8p1"), told(float.fromhex, "zz"), i.hex(), divmod(-7.5, 2), divmod(i, 1), told(lambda: divmod(1.0, 0))


bytearrays()
ranges()
frozensets()
complexes()
infinities()
