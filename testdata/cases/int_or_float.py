"""Numbers that are an int on one path and a float on another."""


def show(*values):
    return [(type(v).__name__, repr(v)) for v in values]


def accumulate(values, half):
    total = 0
    for v in values:
        if half:
            total += v * 0.5
        else:
            total += v
    return show(total, total * 2, total + 1, total - 0.5, -total, +total, abs(total), total // 2, total % 3, total / 2, total**2, total**0)


def after_overflow(n):
    total = 0
    for i in range(n):
        total = total * 10**6 + 1
    try:
        return show(total, total + 0.5, total - 1, total * -1, total // 7, total % 7, total / 3, -total)
    except OverflowError as e:
        return str(e), show(total)


def mixed_overflow(big, small, flag):
    x = big if flag else small
    got = []
    for name, f in (("add", lambda: x + 0.5), ("sub", lambda: 0.5 - x), ("mul", lambda: x * 2.0)):
        try:
            got.append((name, repr(f())))
        except OverflowError as e:
            got.append((name, str(e)))
    return got


def widened(flag):
    x = 10**400 if flag else 0.5
    try:
        y = x + 0.25
    except OverflowError as e:
        return "add", str(e), x > 1.5, x == 0.5, x < float("inf"), x > float("-inf"), x == float("nan"), x != float("nan")
    return repr(y), x > 1, x == 0.5, x < float("inf"), x > float("-inf"), x == float("nan"), x != float("nan")


def by_zero(flag, op):
    x = 7 if flag else 7.5
    y = 0 if flag else 0.0
    try:
        if op == "/":
            return x / y
        if op == "//":
            return x // y
        if op == "%":
            return x % y
        return x / 0 if flag else x // 0
    except ZeroDivisionError as e:
        return str(e)


def crossed(flag):
    x = 3 if flag else 3.0
    try:
        return x % (0 if flag else 0)
    except ZeroDivisionError as e:
        return str(e)


def negative_zero(flag):
    x = 0 if flag else 0.0
    y = -x
    return show(y, y + 0, y * 1, 0 - x, x * -1, min(x, y), max(y, x), min(0, x), min(x, 0), max(0, x), max(x, 0), abs(y), y == x, y is None, bool(y), not y)


def not_numbers(flag):
    x = 5 if flag else float("nan")
    y = 5 if flag else float("inf")
    return show(x == x, x != x, x < y, x <= y, x > y, x >= y, min(x, y), max(x, y), min(y, x), max(y, x), x - y, y * 0 == 0, bool(x))


def exact(flag):
    x = 2**53 + 1 if flag else 2.0**53
    return show(x == 2.0**53, x > 2.0**53, x < 2.0**53, x == 2**53, x > 2**53, x != 2**53 + 1, x >= 9007199254740993, x + 0.0, 2**53 + 1 == float(2**53), 2**53 + 1 > 1e300)


def int_beside_float(n, f):
    return n < f, n <= f, n == f, n != f, n > f, n >= f, f < n, f == n, f != n, f > 3, 3 > f, f == 0, 0 != f, f < 2**53 + 1, f == 2**60


def rounded(flag):
    x = 12345 if flag else 1234.5
    return show(round(x), round(x, 1), round(x, -2), round(x, 0), int(x), float(x), str(x), f"{x}", f"{x:.1f}", f"{x:8}", f"{x!r}", "%s" % x, hash(x))


def rounding_fails(flag):
    x = 1 if flag else float("inf")
    out = []
    for f in (lambda v: round(v), lambda v: int(v)):
        try:
            out.append(repr(f(x)))
        except OverflowError as e:
            out.append(str(e))
    try:
        out.append(int(x))
    except OverflowError as e:
        out.append(str(e))
    try:
        out.append(round(x))
    except OverflowError as e:
        out.append(str(e))
    return out


def best_of(values):
    best = 0
    where = -1
    for i, v in enumerate(values):
        w = v * 1.5
        if w > best:
            best = w
            where = i
    return show(best, where)


def filled(n):
    row = [0] * n
    for i in range(n):
        if i % 2:
            row[i] += i * 0.5
    return row, sum(row), repr(row), min(row), max(row), sorted(row, reverse=True), row.count(0), row.index(0.5), 0.0 in row, row == [0, 0.5, 0, 1.5]


def grid(n):
    rows = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            rows[i][j] += (i - j) * (0.5 if i > j else 1)
    total = 0
    for r in rows:
        total += sum(r)
    return rows, total


def displays(a):
    xs = [1, 2.5, a, -0.0]
    ys = xs[1:]
    ys.append(7)
    xs.extend(ys)
    xs.insert(0, 1.0)
    xs.sort()
    return xs, sum(xs), ys.pop(), ys.pop(0), [x * 2 for x in xs], {x: 1 for x in xs}, list(map(str, xs)), tuple(xs), xs[::-1]


def sums(n):
    return show(sum(i * 0.5 for i in range(n)), sum([i * 0.5 for i in range(n)]), sum(i if i % 2 else i * 0.5 for i in range(n)), sum([i if i % 2 else i * 0.5 for i in range(n)]))


def sum_of_big():
    xs = [1, 0.5]
    xs.append(10**400)
    try:
        return sum(xs)
    except OverflowError as e:
        return str(e)


def both_ways(x, k=1):
    return x * k


def parameters():
    return show(both_ways(2), both_ways(2, 2.5), both_ways(1.5), both_ways(2, 3), both_ways(10**30, 10), both_ways(x=0.5))


def returned(flag):
    if flag:
        return 1
    return 2.5


def from_calls():
    return show(returned(True), returned(False), returned(True) + returned(False), returned(True) + returned(True), [returned(f) for f in (True, False)])


def instances(flag):
    x = 1 if flag else 1.5
    y = 2 if flag else None
    return isinstance(x, int), isinstance(x, float), isinstance(x, (int, float)), type(x) is int, type(x).__name__, x.is_integer() if not flag else x.bit_length(), y


class Account:
    def __init__(self):
        self.balance = 0

    def add(self, amount):
        self.balance += amount
        return self.balance


def attributes():
    a = Account()
    out = [a.add(5), a.add(0.25), a.add(-5), a.balance]
    a.balance = 10**30
    out.append(a.add(1))
    return show(*out), f"{a.balance}"


def dict_of_both(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + len(w) / 2
    e = {}
    for w in words:
        e[w] = e.get(w, 0) + 1
        if len(w) > 3:
            e[w] = e[w] * 0.5
    return d, e, sum(e.values()), max(e.values()), sorted(e.items())


def rows_of_both(flag):
    a, b = (1, 2.5) if flag else (1.5, 2)
    p = (a, b)
    q = (1, 2.5)
    return p == q, p < q, p, {p: 1}, a + b, show(a, b)


def optional(flag, other):
    x = None
    if flag:
        x = 1
    if other:
        x = 2.5
    return x if x is None else x + 1


def matched(flag):
    x = 1 if flag else 1.0
    match x:
        case int():
            return "int"
        case float():
            return "float"


def equal_keys(flag):
    x = 1 if flag else 1.0
    s = {x, 1, 2.0}
    s.add(2 if flag else 2.0)
    return s, x in {1: "a"}, {1: "a"}[x], [1, 2].index(x), (1.0, 2).count(x)


def indexed(flag, xs):
    i = 1 if flag else 1.0
    try:
        return xs[i], xs[:i], "ab" * i, list(range(i))
    except TypeError as e:
        return str(e)


def bits(flag):
    x = 6 if flag else 6.0
    try:
        return x & 3, x << 2, ~x
    except TypeError as e:
        return str(e)


def powers(flag, e):
    x = 2 if flag else -2.0
    return show(x**3, x**e, x**-1, x**0.5 if flag else x**2, 2**x if flag else 2.0**x)


def power_fails(flag):
    x = 2 if flag else 1e300
    try:
        return x**2
    except OverflowError as e:
        return type(e).__name__


def joined_text(flag):
    x = 1 if flag else 1.0
    try:
        return "n: " + x
    except TypeError as e:
        return str(e)


def divided(n):
    x = n
    while x > 1:
        x /= 2
    y = n
    y //= 3
    y -= 0.5
    z, r = divmod(y, 2)
    return show(x, y, z, r)


def chained(flag):
    x = 2 if flag else 2.5
    return 0 <= x < 3, 1 < x < 2.25, x == 2 == 2.0


def compared_once(log):
    def f(v):
        log.append(v)
        return v if v % 2 else v * 1.0

    return f(1) < f(2) < f(3), f(5) + f(6) * f(7), log


def yields(n):
    for i in range(n):
        yield i if i % 2 else i * 0.5


def of_generator():
    total = 0
    for v in yields(5):
        total += v
    return total, list(yields(3)), sum(yields(4)), max(yields(4))


accumulate([1, 2, 3], False)
accumulate([1, 2, 3], True)
accumulate([1, 2.5, -0.0], False)
accumulate([], True)
accumulate([9223372036854775807, 1], False)
accumulate([True, 2], False)
after_overflow(2)
after_overflow(5)
after_overflow(80)
mixed_overflow(10**400, 0.5, True)
mixed_overflow(10**400, 0.5, False)
mixed_overflow(10**300, 0.5, True)
widened(True)
widened(False)
[by_zero(f, op) for f in (True, False) for op in ("/", "//", "%", "x")]
crossed(True)
crossed(False)
negative_zero(True)
negative_zero(False)
not_numbers(True)
not_numbers(False)
exact(True)
exact(False)
int_beside_float(3, 3.0)
int_beside_float(2**53 + 1, 2.0**53)
int_beside_float(10**400, 1e308)
int_beside_float(-1, float("nan"))
int_beside_float(0, float("-inf"))
rounded(True)
rounded(False)
rounding_fails(True)
rounding_fails(False)
best_of([1, 2, 3])
best_of([])
best_of([-1, -2])
filled(4)
grid(3)
displays(3)
displays(3.5)
sums(0)
sums(1)
sums(5)
sum_of_big()
parameters()
from_calls()
instances(True)
instances(False)
attributes()
dict_of_both(["a", "bbbb", "a", "bbbb", "cc"])
rows_of_both(True)
rows_of_both(False)
optional(False, False)
optional(True, False)
optional(True, True)
matched(True)
matched(False)
equal_keys(True)
equal_keys(False)
indexed(True, [1, 2, 3])
indexed(False, [1, 2, 3])
bits(True)
bits(False)
powers(True, 5)
powers(False, 5)
power_fails(True)
power_fails(False)
joined_text(True)
joined_text(False)
divided(10)
divided(2**70)
chained(True)
chained(False)
compared_once([])
of_generator()
