"""Ranges with steps that are variables, slices with such, powers by a modulus, membership in displays, roundings and logarithms."""
import math


def ranges(a, b, c):
    try:
        return list(range(a, b, c)), sorted(set(range(a, b, c))), len(range(a, b, c)), sum(range(a, b, c))
    except ValueError as e:
        return str(e)


def zero_step(what):
    step = 2 - 2
    try:
        if what == "list":
            return list(range(1, 5, step))
        return set(range(1, 5, step))
    except ValueError as e:
        return str(e)


def slices(n, step):
    xs = list(range(n))
    try:
        return xs[::step], xs[1::step], xs[:3:step], xs[-2:1:step], xs[10:-10:step]
    except ValueError as e:
        return str(e)


def set_slices(n, start, step):
    flags = [True] * n
    try:
        flags[start::step] = [False] * len(range(start, n, step))
        flags[::step] = [True] * len(flags[::step])
        del flags[::step]
        return flags
    except ValueError as e:
        return str(e)


def sieve(n):
    flags = [True] * n
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n, i))
    return [i for i, flag in enumerate(flags) if flag]


def powers(a, b, m):
    try:
        return pow(a, b, m), pow(b, 2, m), pow(2, b % 90)
    except (ValueError, ZeroDivisionError) as e:
        return type(e).__name__, str(e)


def member(x, n):
    return x in (1, n - 1), x in [n, n + 1, 3], x not in (n, x), x in {n - 1, n}, x == 2 in (n, 2), x in (n - 1, 1.0), x in (True, n)


def member_order(n):
    log = []

    def f(v):
        log.append(v)
        return v

    return f(3) in (n, n + 1), f(3) in (f(1), f(3)), log


def member_text(c, d):
    return c in ("a", d), c not in ["x", d], c in (d, "b")


def member_unbound(flag):
    if flag:
        y = 1
    try:
        return 1 in (1, y)
    except UnboundLocalError as e:
        return str(e)


def roundings(x):
    out = []
    for f in ("floor", "ceil", "trunc"):
        try:
            if f == "floor":
                out.append(math.floor(x))
            elif f == "ceil":
                out.append(math.ceil(x))
            else:
                out.append(math.trunc(x))
        except (OverflowError, ValueError) as e:
            out.append(str(e))
    return out


def rounding_of_floats():
    out = []
    for x in [0.5, -0.5, 2.0, 1e20, -1e300, 1.9999999999999999]:
        a = x * 1.0
        out.append((math.floor(a), math.ceil(a), math.trunc(a), math.floor(a) // 2))
    return out


def rounding_fails():
    out = []
    for x in [float("inf"), float("-inf"), float("nan")]:
        a = x * 1.0
        try:
            out.append(math.floor(a))
        except (OverflowError, ValueError) as e:
            out.append(str(e))
        try:
            out.append(math.ceil(a))
        except (OverflowError, ValueError) as e:
            out.append(str(e))
    return out


def logarithms():
    out = []
    for x in [1.0, 0.5, 10.0, 1e300, float("inf"), 0.0, -1.0, float("nan")]:
        a = x * 1.0
        try:
            out.append((math.log(a), math.log2(a), math.log10(a), math.log(a, 3)))
        except ValueError as e:
            out.append(str(e))
    for n in [1, 10, 2**70, 10**400, 0, -3]:
        try:
            out.append((math.log(n), math.log2(n), math.log10(n)))
        except ValueError as e:
            out.append(str(e))
    return repr(out)


def lengths(flag):
    x = 3 if flag else 1.5
    return math.hypot(3.0, 4.0), math.hypot(x, 4), math.hypot(x), math.hypot(1, 2, 3), math.hypot(), math.hypot(float("inf"), float("nan")), math.log(x) > 0, math.floor(x), math.ceil(x)


class Own:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


def own_rounding():
    o = Own()
    return math.floor(o), math.ceil(o), math.floor(True), math.trunc(7)


[ranges(a, b, c) for a, b, c in ((0, 10, 3), (10, 0, -3), (0, 5, -1), (1, 4, 0), (2**63, 2**63 + 5, 2))]
zero_step("list")
zero_step("set")
[slices(8, s) for s in (1, 2, -1, -3, 0, 100, -100)]
[set_slices(12, a, s) for a in (0, 3) for s in (1, 2, 5, 0)]
sieve(60)
[powers(*p) for p in ((3, 20, 7), (3, -1, 7), (2, -1, 4), (5, 3, 0), (5, 3, -7), (10**30, 10**20, 10**9 + 7), (0, 0, 1))]
[member(x, n) for x in (1, 2, 3) for n in (2, 3)]
member_order(3)
member_text("a", "b")
member_unbound(True)
member_unbound(False)
[roundings(x) for x in (2.5, -2.5, 7, 10**30, 1e300, float("inf"), float("nan"))]
rounding_of_floats()
rounding_fails()
logarithms()
lengths(True)
lengths(False)
own_rounding()
