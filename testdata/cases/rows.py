"""Tuples that nothing takes as values lie where they are put; every other use makes them objects."""


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def divided(a, b):
    return a // b, a % b


def returned(n):
    q, r = divided(n, 7)
    pair = divided(n, 5)
    return q * 10 + r + pair[0] + pair[-1]


def named(at):
    row, column = at
    return row * 10 + column


def passed(n):
    total = 0
    for i in range(n):
        total += named((i, i + 1)) + named((0, n))
    return total


def listed(n):
    rows = []
    for i in range(n):
        rows.append((i, str(i), i * 0.5))
    text = ""
    for i, s, f in rows:
        text += f"{i}{s}{f};"
    first, second = rows[0], rows[-1]
    rows[0] = second
    return text, first[1] + second[1], rows[0][2], len(rows)


def optional(n):
    found = None
    for i in range(n):
        if i * i > n:
            found = (i, i * i)
            break
    if found is None:
        return "none"
    a, b = found
    return a + b


def holes(n):
    rows = [(i, None if i % 2 else str(i)) for i in range(n)]
    return [x if s is None else s for x, s in rows]


def widened(n):
    pair = (n, 1)
    if n > 3:
        pair = (n, 1.5)
    if n > 4:
        pair = ("x", None)
    return pair[0], pair[1]


def lengths(n):
    t = (1, 2)
    if n:
        t = (1, 2, 3)
    return len(t), t[1], sum(t)


def nested(n):
    grid = [((i, i + 1), (str(i), [i])) for i in range(n)]
    out = []
    for (a, b), (s, l) in grid:
        l.append(b)
        out.append(s * a)
    return out, [len(l) for (_, (_, l)) in grid], grid[1][1][1]


def chain(n):
    x = None
    for i in range(n):
        x = (i, x)
    return x


def chained(n):
    x = (0, ())
    for i in range(n):
        x = (i, x)
    total = 0
    while x[1]:
        total += x[0]
        x = x[1]
    return total


def ring(n):
    items = []
    pair = (n, items)
    items.append(pair)
    return items[0][1][0][0]


def same(n):
    a = (n, 2)
    b = a
    c = (n, 2)
    return a is b, a == c, hash(a) == hash(c), a in [c], a < c, a


def keys(n):
    d = {}
    for i in range(n):
        key = (i % 3, i % 2)
        d[key] = d.get(key, 0) + 1
    return d


def sorting(n):
    rows = [(i * 7 % 5, i) for i in range(n)]
    rows.sort()
    other = sorted([(-a, b) for a, b in rows])
    return rows, other, max(rows), min([(b, a) for a, b in rows])


def printed(n):
    t = (n, "a")
    print(t, (n,), ())
    return f"{t} {t!r}", "%d-%s" % t, str(t), t + (3,), t * 2, list(t), t[::-1], t.index("a"), t.count(n)


def starred(n):
    a, *b = (n, 2, 3)
    c, d, *e = 1, n
    return a, b, c, d, e, [*(n, 1)], max(*(n, 1))


def looped(n):
    out = []
    for x in (n, "b", None):
        out.append(x)
    for i, x in enumerate((n, n)):
        out.append((i, x))
    return out


def outside(t):
    a, b = t
    return b, a


def unknown(t):
    return told(outside, t), told(outside, (1, 2)), told(outside, [1, 2]), told(outside, "xy"), told(lambda: outside(5))


def large(n):
    t = (n, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    a, b, c, d, e, f, g, h, i, j = t
    s = (n, 1, 2, 3, 4, 5, 6)
    return a + j, t[9], s[6], s


def order(log):
    def note(x):
        log.append(x)
        return x

    pair = (note(1), note(2))
    log[0], log[1] = pair[1], pair[0]
    a, b = note(pair[0]), note(pair[1])
    a, b = b, a
    return a, b, log


class Point:
    def __init__(self, x, y):
        self.at = (x, y)
        self.trail = []

    def move(self, by):
        x, y = self.at
        dx, dy = by
        self.trail.append(self.at)
        self.at = (x + dx, y + dy)

    def ends(self):
        return self.trail[0], self.at


def moved(n):
    p = Point(0, 0)
    for i in range(n):
        p.move((i, -i))
    (a, b), (c, d) = p.ends()
    return a + b + c * d


def shown(n):
    p = Point(n, n)
    p.move((1, 1))
    return p.at, p.trail, p.ends()


class Table:
    def __init__(self, n):
        self.n = n
        self.cells = [0] * (n * n)

    def __getitem__(self, at):
        row, column = at
        return self.cells[row * self.n + column]

    def __setitem__(self, at, value):
        row, column = at
        self.cells[row * self.n + column] = value


def table(n):
    t = Table(n)
    for i in range(n):
        t[i, i] = i
    t[0, 1] += 5
    return t[0, 1], t[n - 1, n - 1], told(lambda: t[n, n]), told(lambda: t[0])


def steps(n):
    for i in range(n):
        yield i, str(i)


def stepped(n):
    return [s * i for i, s in steps(n)], list(steps(n)), dict(steps(2)), next(steps(n))


def conditional(n):
    t = (1, "a") if n > 2 else (2, "b")
    u = (n, 0) or None
    return t[0], t[1], u, not t, bool((n,)), (n, 1)[0 if n > 1 else 1]


def indexes(n):
    t = (n, "x", 2.5)
    return t[0], t[-1], told(lambda: t[3]), [t[i] for i in range(3)], t[1:]


def matched(t):
    match t:
        case (0, y):
            return y
        case (x, 0):
            return -x
    return None


def matching(n):
    return matched((0, n)), matched((n, 0)), matched((n, n))


def captured(n):
    t = (n, n + 1)

    def inner():
        return t[0] + t[1]

    def change():
        nonlocal t
        t = (t[1], t[0])

    before = inner()
    change()
    return before, inner(), t[0]


def recursive(n):
    if n == 0:
        return 0, 1
    a, b = recursive(n - 1)
    return b, a + b


returned(23)
passed(4)
listed(3)
optional(10)
optional(0)
holes(4)
widened(1)
widened(4)
widened(5)
lengths(0)
lengths(1)
nested(3)
chain(3)
chained(4)
ring(3)
same(1)
keys(7)
sorting(6)
printed(4)
starred(4)
looped(1)
unknown((3, 4))
unknown((3,))
large(1)
order([])
moved(4)
shown(2)
table(3)
stepped(4)
conditional(3)
conditional(1)
indexes(1)
matching(3)
captured(2)
recursive(30)
