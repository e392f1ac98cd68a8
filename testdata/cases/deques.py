"""Deques of items of one type, loops over displays of tuples, texts of lists of tuples, and what makes them anything else."""

from collections import deque


def queue(n):
    q = deque([n])
    seen = {n: 0}
    while q:
        x = q.popleft()
        for y in (x // 2, x * 3 + 1, x - 5):
            if 0 <= y < 200 and y not in seen:
                seen[y] = seen[x] + 1
                q.append(y)
    return [len(seen), seen.get(1), sorted(seen.items())[:4]]


def both_ends(n):
    q = deque()
    for i in range(n):
        if i % 3:
            q.append(i)
        else:
            q.appendleft(-i)
    out = []
    while len(q) > 2:
        out.append(q.pop())
        out.append(q.popleft())
    q.extend([7, 8])
    out.append(q[0])
    out.append(q[-1])
    q.clear()
    return out, len(q), bool(q)


def window(n):
    w = deque(maxlen=4)
    out = []
    for i in range(n):
        w.append(i * i)
        out.append(sum(w) / len(w))
    return out, list(w), max(w), sorted(w, reverse=True)


def bounded(n):
    a = deque([1, 2, 3, 4], n)
    b = deque([1.5], maxlen=None)
    b.appendleft(2.5)
    a.appendleft(9)
    a.extend([5, 6])
    return list(a), list(b), [x for x in a]


def empty(how):
    q = deque([1])
    q.pop()
    try:
        if how == "pop":
            q.pop()
        elif how == "left":
            q.popleft()
        else:
            q[0]
    except IndexError as e:
        return str(e)


def places(i):
    q = deque(["a", "b", "c"])
    q.popleft()
    q.append("d")
    try:
        return q[i]
    except IndexError as e:
        return repr(e)


def changed(n):
    q = deque([1, 2, 3])
    out = []
    try:
        for x in q:
            out.append(x)
            if x == n:
                q.append(9)
    except RuntimeError as e:
        out.append(len(str(e)))
    return out


def pairs(n):
    q = deque([(0, "start")])
    out = []
    while q:
        depth, name = q.popleft()
        out.append(f"{name}@{depth}")
        if depth < n:
            q.append((depth + 1, name + "l"))
            q.append((depth + 1, name + "r"))
    return out


def lists(n):
    q = deque([[i] for i in range(n)])
    q[0].append(5)
    first = q[0]
    first.append(6)
    q.append(first)
    q[-1].append(7)
    return q[0], len(q), [x for x in q]


def shown(n):
    q = deque(range(n))
    return repr(q), q, deque([1, 2]) == q, isinstance(q, list), q.maxlen, list(reversed(q))


def mixed(n):
    q = deque([n])
    q.append("text")
    q.append(None)
    return list(q), q.count(n)


def rotated(n):
    q = deque([1, 2, 3, 4])
    q.rotate(n)
    q.remove(2)
    return list(q), 3 in q


class Buffer:
    def __init__(self, n):
        self.lines = deque(maxlen=n)
        self.total = 0

    def add(self, text):
        self.lines.append(text)
        self.total += len(text)

    def last(self):
        return self.lines[-1] if self.lines else "nothing"


def buffered(n):
    b = Buffer(n)
    before = b.last()
    for i in range(7):
        b.add("x" * i)
    return before, b.last(), b.total, "-".join(b.lines), len(b.lines)


def maybe(n):
    q = deque([3]) if n else None
    if q is None:
        return "none"
    q.append(n)
    return q.popleft() + q.popleft()


def passed(q, x):
    q.append(x)
    return q


def returned(n):
    q = deque([n])
    r = passed(q, n + 1)
    r.append(n + 2)
    return q is r, len(q), r.popleft()


def tuple_loops(a, b):
    out = []
    for x in (a, b, a + b):
        out.append(x * 2)
    for x, y in ((a, "one"), (b, "two")):
        out.append(f"{x}{y}")
    for name in ("p", "q") * 2:
        out.append(name)
    for x in (a, "mixed", None, 2.5):
        out.append(x)
    for x in (1, 2) * a:
        out.append(x)
    return out, [z for z in (b, a)], [[i * j for j in (1, 2)] for i in (a, b)], sum(v for v in (a, b))


def tuple_loop_order(log):
    def say(x):
        log.append(x)
        return x

    for x in (say(1), say(2)):
        log.append(-x)
    return log


def loop_over_lists(n):
    a, b = [n], [n + 1]
    for x in (a, b):
        x.append(0)
    for x in (a, b) * 2:
        x.append(1)
    return a, b


def texts(n):
    rows = [(i, f"n{i}", i / 2) for i in range(n)]
    pairs = {f"k{i}": [i] * 2 for i in range(n)}
    grid = [[i * j for j in range(2)] for i in range(n)]
    marks = {i % 3 for i in range(n)}
    names = {(i, str(i)): i for i in range(2)}
    return str(rows), f"{pairs} {grid!r}", repr(marks), "%s" % (grid,), str(rows[:1]), ascii([["\xe4"] * n]), f"{names}", str(names.get((1, "1")))


def text_of_changed(n):
    grid = [[0] for _ in range(n)]
    before = str(grid)
    grid[0].append(1)
    text = f"{grid} {before}"
    grid[0].append(2)
    return text, grid


def texts_of_none(n):
    found = [None if i % 2 else i for i in range(n)]
    names = [None if i % 2 else str(i) for i in range(n)]
    last = [[i] if i else None for i in range(n)]
    return str(found), repr(names), f"{last}"


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"


def texts_of_objects(n):
    return str([Named(str(i)) for i in range(n)]), f"{[(1, Named('x'))]}"


def held(n):
    inner = [i for i in range(n)]
    table = {"a": n}
    whole = [n, inner, "x", table]
    inner.append(9)
    table["b"] = 1
    whole[1].append(10)
    return whole, inner is whole[1], table


def held_in_dict(n):
    inner = [i for i in range(n)]
    whole = {"items": inner, "total": n, "both": (inner, n)}
    inner.append(n * 2)
    whole["items"].append("text")
    return whole, inner


def held_and_read(n):
    rows = [[i, i + 1] for i in range(n)]
    whole = [rows, 1]
    rows[0][0] = 7
    for x in whole:
        if isinstance(x, list):
            x[0].append("s")
    return whole, rows


def held_twice(n):
    a = [n]
    b = [a, "x"]
    c = [a, 2.5]
    a.append(n + 1)
    return b, c, b[0] is c[0], b == [[n, n + 1], "x"], str(b)


queue(50)
both_ends(11)
window(9)
bounded(3)
bounded(0)
bounded(10)
empty("pop")
empty("left")
empty("item")
places(0)
places(-2)
places(3)
places(-4)
places(10**30)
changed(1)
changed(3)
changed(4)
pairs(2)
lists(3)
shown(4)
mixed(3)
rotated(1)
rotated(-1)
buffered(3)
buffered(0)
maybe(0)
maybe(4)
returned(2)
tuple_loops(2, 5)
tuple_loops(0, -1)
tuple_loop_order([])
loop_over_lists(3)
texts(4)
texts(0)
text_of_changed(2)
texts_of_none(3)
texts_of_objects(2)
held(3)
held_in_dict(2)
held_and_read(2)
held_twice(1)
bounded(-1)
