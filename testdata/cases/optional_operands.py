"""Numbers and texts that may be None as operands, items and indices."""


def least(values):
    best = None
    for v in values:
        if best is None or v < best:
            best = v
    return best


def unguarded(values, op):
    best = None
    for v in values:
        if v > 2:
            best = v
    try:
        if op == "+":
            return best + 1
        if op == "r-":
            return 10 - best
        if op == "*":
            return best * 2.5
        if op == "//":
            return best // 2
        if op == "<<":
            return best << 2
        if op == "<":
            return best < 5
        if op == ">=":
            return 5 >= best
        if op == "+=":
            best += 1
            return best
        if op == "both":
            return best + best, best < best
        return best == 3, best != 3, 3 == best, best == None, None != best, best == best, best == 3.0, best == "3"
    except TypeError as e:
        return str(e)


def order_of_effects(flag):
    log = []

    def f(x):
        log.append(x)
        return x

    a = None
    if flag:
        a = 5
    try:
        log.append(("sum", a + f(2)))
    except TypeError as e:
        log.append(str(e))
    try:
        log.append(("sum", f(3) * a))
    except TypeError as e:
        log.append(str(e))
    return log


def rebound(flag):
    a = None
    if flag:
        a = 5

    def change():
        nonlocal a
        a = 7
        return 1

    try:
        return a + change(), a
    except TypeError as e:
        return str(e), a


def texts(words):
    last = None
    out = []
    for w in words:
        try:
            out.append(last + w)
        except TypeError as e:
            out.append(str(e))
        out.append(last == w)
        if last is None or w > last:
            last = w
    return out, last


def follow(n):
    following = [None] * n
    for i in range(n - 2):
        following[i] = i + 2
    path = []
    at = 0
    while at is not None:
        path.append(at)
        at = following[at]
    return path, following, following.count(None), following.index(2), None in following, following == [2, None], following[:2], following[::-1]


def index_none(n, store):
    rows = [[0] * n for _ in range(n)]
    at = None
    for i in range(n):
        if i == 3:
            at = i
    log = []

    def value():
        log.append("value")
        return 9

    try:
        if store == "set":
            rows[0][at] = value()
        elif store == "add":
            rows[0][at] += value()
        elif store == "del":
            del rows[0][at]
        elif store == "slice":
            return rows[0][:at], rows[0][at:]
        else:
            return rows[0][at]
    except (TypeError, IndexError) as e:
        return str(e), log
    return rows, log


def tables(n):
    grid = [[None] * n for _ in range(n)]
    grid[1][1] = 4
    d = {}
    for i in range(n):
        d[i] = None
    d[1] = 7
    total = 0
    for row in grid:
        for x in row:
            if x is not None:
                total += x
    return grid, d, total, d.get(1), d.get(9), d.get(0, 3), d[1] + 1, sorted(k for k, v in d.items() if v is None), [v for v in d.values() if v]


def only_none(n):
    xs = [None] * n
    d = {}
    d["a"] = None
    return xs, d, xs[0], d["a"], len(xs), xs[0] is None, [x is None for x in xs], xs + xs, xs.count(None)


def floats(values):
    low = high = None
    for v in values:
        if low is None or v < low:
            low = v
        if high is None or high < v:
            high = v
    try:
        return high - low, low / 2, -high
    except TypeError as e:
        return str(e), low, high


def of_flags(n):
    flags = [None] * n
    flags[0] = True
    if n > 1:
        flags[1] = False
    return flags, [f is None for f in flags], [bool(f) for f in flags], flags[0] == 1


def mixed(flag, other):
    a = None
    if flag:
        a = 1
    if other:
        a = 2.5
    try:
        return a + 1, a < 3, a == 1
    except TypeError as e:
        return str(e)


def memo(n):
    known = [None] * (n + 1)

    def fib(k):
        if k < 2:
            return k
        if known[k] is None:
            known[k] = fib(k - 1) + fib(k - 2)
        return known[k]

    return fib(n), known


class Node:
    def __init__(self, value):
        self.value = value
        self.low = None
        self.high = None


def attributes(values):
    node = Node(3)
    for v in values:
        if node.low is None or v < node.low:
            node.low = v
        if node.high is None or v > node.high:
            node.high = v
    try:
        return node.high - node.low, node.low == node.value
    except TypeError as e:
        return str(e)


least([3, 1, 2])
least([])
least(["b", "a"])
[unguarded(v, op) for v in ([1, 3], [1]) for op in ("+", "r-", "*", "//", "<<", "<", ">=", "+=", "both", "==")]
order_of_effects(True)
order_of_effects(False)
rebound(True)
rebound(False)
texts(["b", "a", "c"])
follow(5)
[index_none(n, s) for n in (5, 3) for s in ("set", "add", "del", "get", "slice")]
tables(3)
only_none(2)
floats([1.5, -2.0])
floats([])
of_flags(3)
of_flags(1)
[mixed(f, o) for f in (True, False) for o in (True, False)]
memo(30)
attributes([5, 2, 9])
attributes([])
