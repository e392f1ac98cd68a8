"""Slices, searching, zip, reversed and comparisons of lists whose items have one type, and of lists that lie in others."""


def slice_reads(n):
    v = [i * 3 for i in range(n)]
    big = 10**30
    out = [v[2:], v[:-2], v[1:5:2], v[::-1], v[-3:], v[:big], v[-big:3], v[5:2], v[5:2:-1], v[-1:-4:-1], v[::big], v[::-big], v[4::-2], v[:2:-1]]
    for step in [1, 2, -1, -3, big, -big]:
        out.append(v[1:6:step])
        out.append(v[6:1:step])
        out.append(v[-big:big:step])
        out.append(v[big:-big:step])
    try:
        v[1:2:n - n]
    except ValueError as e:
        out.append(str(e))
    return out


def slice_writes(n):
    v = list(range(n))
    v[2:4] = [7, 8, 9]
    v[:0] = [1]
    v[len(v):] = [2, 3]
    v[5:1] = [100]
    v[1:3] = []
    v[::2] = [0] * len(v[::2])
    v[::-3] = v[::3]
    out = [v.copy()]
    for part in [[1], [1, 2, 3, 4, 5]]:
        try:
            v[::4] = part
            out.append("fits")
        except ValueError as e:
            out.append(str(e))
    v[1:1] = v
    v[2:6] = v[:2]
    v[::-1] = v
    try:
        v[0:3:0] = [1]
    except ValueError as e:
        out.append(str(e))
    return [out, v]


def slice_mixed(n):
    v = [1, 2, 3]
    v[1:2] = "ab"
    w = [1.5, 2.5]
    w[:1] = [1]
    x = [1, 2, 3, 4]
    x[1:3] = (i for i in range(3))
    try:
        x[::2] = n
    except TypeError as e:
        w.append(str(e))
    return [v, w, x]


def half_way(n):
    def items():
        yield 1
        raise KeyError("half")

    v = [1, 2, 3]
    try:
        v[1:] = items()
    except KeyError as e:
        v.append(9)
    try:
        v[0], v[1], v[n] = 10, 20, 30
    except IndexError as e:
        v.append(8)
    try:
        a, b = v[:3]
    except ValueError as e:
        return [v, str(e)]
    return v


def deletes(n):
    v = list(range(n))
    del v[0]
    del v[-1]
    del v[2:4]
    del v[5:1]
    out = [v.copy()]
    for i in [100, -100, 10**30]:
        try:
            del v[i]
        except IndexError as e:
            out.append(str(e))
    w = list(range(20))
    del w[::3]
    out.append(w.copy())
    del w[::-4]
    out.append(w.copy())
    del w[10:2:-2]
    out.append(w.copy())
    del w[::10**30]
    out.append(w.copy())
    try:
        del w[::n - n]
    except ValueError as e:
        out.append(str(e))
    del w[:]
    return [out, v, w]


def searches(n):
    v = [i % 4 for i in range(n)]
    f = [i / 2 for i in range(n)]
    nan = float("nan")
    f.append(nan)
    f.append(-0.0)
    s = ["a", "b", "a"]
    out = [v.index(3), v.count(2), v.count(9), f.index(1.5), f.count(0.0), f.count(nan), nan in f, -0.0 in f, 7.25 in f, s.index("b"), s.count("a"), "c" in s]
    for x in (lambda: v.index(77), lambda: f.index(77.5), lambda: s.index("zz"), lambda: v.remove(77)):
        try:
            out.append(x())
        except ValueError as e:
            out.append(str(e))
    v.remove(3)
    s.remove("a")
    out.append(v.index(True))
    out.append(1.0 in v)
    out.append(v.count(2.0))
    return [str(out), v, s]


def searches_plain(n):
    v = [i % 4 for i in range(n)]
    v.insert(0, 50)
    v.insert(-1, 60)
    v.insert(100, 70)
    v.insert(-100, 80)
    out = []
    try:
        v.insert(10**30, 1)
    except OverflowError as e:
        out.append(str(e))
    try:
        v.index(99)
    except ValueError as e:
        out.append(str(e))
    try:
        v.remove(99)
    except ValueError as e:
        out.append(str(e))
    v.remove(50)
    rows = [(i, i % 3) for i in range(n)]
    out.append([(2, 2) in rows, (2, 3) in rows, rows.count((1, 1))])
    rows.remove((0, 0))
    nested = [[i, i + 1] for i in range(3)]
    out.append([[1, 2] in nested, [1, 3] in nested, nested.count([0, 1])])
    nested.remove([1, 2])
    return [v, out, len(rows), nested]


def zips(n):
    a = [i for i in range(n)]
    b = [i / 2 for i in range(n + 3)]
    out = [x * y for x, y in zip(a, b)]
    for i, (x, y) in enumerate(zip(a, b), 5):
        out.append(i + x + y)
    pairs = []
    for p in zip(a, "hello"):
        pairs.append(p)
    for x, y, z in zip(a, range(10, 0, -3), b):
        out.append(x + y + z)
    for i, c in enumerate("abc", start=n):
        pairs.append((i, c))
    grown = [1, 2]
    other = [5] * 6
    for x, y in zip(grown, other):
        if len(grown) < 5:
            grown.append(x + y)
    short = [1, 2, 3, 4]
    for x, y in zip(short, other):
        short.pop()
        other.append(y)
    for x, y in zip([], a):
        out.append(x)
    else:
        out.append(-1.0)
    return [out, pairs, grown, short, other, i, x]


def backwards(n):
    v = [i for i in range(n)]
    out = []
    for x in reversed(v):
        out.append(x)
        if len(v) > 3:
            v.pop()
    for i in reversed(range(n)):
        out.append(i)
    for i in reversed(range(n, 2, -1)):
        out.append(i)
    for i in reversed(range(len(v) - 1)):
        out.append(i)
    for i in reversed(range(2, n, 3)):
        out.append(i)
    for i in reversed(range(5, 2)):
        out.append(i)
    for i, x in enumerate(reversed(v)):
        out.append(i * x)
    return out


def extremes(n):
    v = [3 * i % 7 for i in range(n)]
    f = [x / 2 for x in v]
    out = [max(x * x for x in v), min(x - 3 for x in v), max(abs(x - 1.5) for x in f), min((str(x) for x in v), default="none")]
    out.append(max((x for x in v if x > 100), default=None))
    out.append(min((x for x in v if x > 100), default=0.5))
    nan = float("nan")
    out.append(str(max(x for x in [nan, 1.0, 2.0])))
    out.append(str(max(x for x in [1.0, nan, 2.0])))
    try:
        out.append(min(x for x in v if x > 100))
    except ValueError as e:
        out.append(str(e))
    try:
        out.append(max(1 // (x - 2) for x in v))
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        out.append(max(x if x > 2 else "s" for x in v))
    except TypeError as e:
        out.append(str(e))
    out.append(max(range(n), key=lambda i: -abs(v[i] - 4)))
    out.append(max(True for _ in v))
    return out


class Odd:
    def __init__(self):
        self.seen = []

    def __eq__(self, other):
        if isinstance(other, list):
            other.append("seen")
        self.seen.append(other)
        return True


def comparisons(n):
    v = [i for i in range(n)]
    w = list(range(n))
    f = [float(i) for i in range(n)]
    m = [[1, 2], [3]]
    out = [v == w, v != w, v == f, v < [0, 1, 99], v == [], [] == v, m == [[1, 2], [3]], m == [[1, 2], [3.0]], m < [[1, 3]], v == tuple(v), v == n]
    nan = float("nan")
    out.append([nan] == [nan])
    out.append([0.0] == [-0.0])
    out.append([True] == [1])
    return out


def comparison_shows(n):
    m = [[1, 2], [3]]
    odd = Odd()
    out = [m == [odd, odd], m[0] == odd, len(m[0]), m]
    m[1].append(4)
    return [out, m, len(odd.seen)]


def results(n):
    primes = [i for i in range(2, n * 5) if all(i % d for d in range(2, i))]
    halves = [p / 2 for p in primes]
    table = [[i * j for j in range(3)] for i in range(3)]
    table[1][1] = 2**70
    answer = {"n": n, "primes": primes, "halves": halves, "table": table, "pair": (primes[0], halves[0])}
    mixed = [n, primes, "x", table]
    mixed[1].append("late")
    mixed[3].append([None])
    answer["again"] = mixed
    primes.append(5)
    return [answer, len(primes), primes[-2:], table[-1]]


def later(n):
    v = [1, 2, 3]
    box = {"a": v, "b": "text"}
    x = box["a"]
    x.append("s")
    y = box.get("a")
    y.append(2.5)
    for z in box.values():
        if isinstance(z, list):
            z.append(None)
    w = [4, 5]
    held = [w, 1.5]
    first, *rest = held
    first.append(True)
    a = [7]
    b = [a, "x"][0]
    b.append("y")
    c = [8]
    nest = [[c, 1], ["z"]]
    for inner in nest:
        for thing in inner:
            if isinstance(thing, list):
                thing.append("deep")
    return [v, w, a, c]


def mapped(n):
    m = [[i, i + 1, i + 2] for i in range(n)]
    out = [sum(map(sum, m)), list(map(len, m)), list(map(max, m)), max(map(min, m)), "".join(map(str, m[0]))]
    t = [list(r) for r in zip(*m)]
    t[0].append(5)
    for r in map(list, m):
        r.append("x")
    kept = list(map(lambda r: r, m))
    kept[0].append("kept")
    return [out, t, m[0], m[1]]


def float_sums(n):
    f = [i / 4 for i in range(n)]
    none = [x for x in f if x > 100]
    out = [sum(x * x for x in f), sum(x for x in none), 1.5 - sum(x for x in none), sum(x for x in f) / 2.0, -0.0 + sum(x for x in none), 3.0 * sum(x for x in f)]
    out.append(str(sum(-0.0 for _ in f)))
    out.append(sum(x if x > 1 else 1 for x in f))
    out.append(sum(x for x in none) / 4)
    out.append(sum(x for x in f) // 2)
    f[0] -= sum(x for x in f[1:])
    for x in [0, 0.0]:
        try:
            out.append(sum(y for y in none) / x)
        except ZeroDivisionError as e:
            out.append(str(e))
    try:
        out.append(1.0 / sum(y for y in none))
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        out.append(2.0 - sum(x / (x - 1) for x in f))
    except ZeroDivisionError as e:
        out.append(str(e))
    matrix = [[sum(f[i] * f[j] for j in range(3)) for i in range(2)] for _ in range(2)]
    return [out, f, matrix, isinstance(sum(x for x in none), int)]


def numbered_texts(n):
    out = []
    for i, c in enumerate("héllo", 1):
        out.append((i, c))
    for i, c in enumerate("ab"):
        out.append((i, c))
    for p in enumerate("xy", n):
        out.append(p)
    table = [0] * 6
    for j, a in enumerate("kitten", 1):
        for k, b in enumerate("sitting", start=1):
            table[k % 6] += j if a == b else 0
    return [out, table, i, c]


TABLE = [(1, "one"), (2, "two")]
PAIR = (TABLE, [0.5, 1.5])
DELTAS = ((0, 1), (1, 0))


def module_tuples(n):
    out = [i * len(s) for i, s in TABLE]
    for dx, dy in DELTAS:
        out.append(dx * 10 + dy)
    table, halves = PAIR
    halves[0] += 1
    table.append((3, "three"))
    return [out, len(TABLE), PAIR[1][0], table[-1], PAIR[0] is TABLE, DELTAS + ((2, 2),), str(PAIR[1])]


slice_reads(9)
slice_writes(12)
slice_mixed(3)
half_way(20)
deletes(12)
searches(9)
searches_plain(9)
zips(6)
backwards(8)
extremes(9)
comparisons(4)
comparison_shows(2)
results(4)
later(1)
mapped(4)
float_sums(7)
numbered_texts(5)
module_tuples(1)
