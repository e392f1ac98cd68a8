"""Tuples of numbers and texts that stay in their static form, and what makes them tuples of anything."""

import heapq


def divide(a, b):
    return a // b, a % b


def unpacked(n):
    total = 0
    for i in range(1, n):
        q, r = divide(n, i)
        total += q * 10 + r
    return total


def indexed(n):
    p = (n, n + 1, "x" * n)
    return p[0] + p[1], p[2], p[-1], p[-3], len(p)


def out_of_range(n):
    p = (n, n + 1)
    i = n + 5
    return p[i]


def grid(n):
    seen = {}
    cells = set()
    for i in range(n):
        for j in range(n):
            key = (i % 3, j % 2)
            seen[key] = seen.get(key, 0) + 1
            cells.add((i - 1, j))
    out = []
    for (a, b), c in seen.items():
        out.append(a * 100 + b * 10 + c)
    for x, y in cells:
        out.append(x * 10 + y)
    return out, (1, 1) in seen, (9, 9) in seen, (-1, 0) in cells, len(cells)


def order_of_sets(n):
    s = {(i * 7 % 13, -i) for i in range(n)}
    t = {(i, "k", i * 2) for i in range(1)}
    u = {(i * 0.5, i) for i in range(n)}
    v = {(i % 2 == 0, i, i) for i in range(n)}
    return [x for x in s], len(t), [x for x, y in u], [y for x, y, z in v], list(s)


def missing(n):
    d = {(i, i): i for i in range(n)}
    try:
        return d[(n, 0)]
    except KeyError as e:
        return repr(e), e.args


def big(n):
    d = {}
    for i in range(n):
        d[(2**70 + i % 2, i % 3)] = i
        d[(-1, -2)] = i
        d[(-2, -1)] = i
    return [k for k in d], (2**70, 0) in d, (2**70 + 2, 0) in d


def compared(n):
    a = (n, 1)
    b = (n, 2)
    c = (n + 1, 0)
    s = ("b", 1)
    t = ("b", n)
    return a < b, a <= b, a > b, a >= b, a == b, a != b, c > b, a == (n, 1), s < t, s == t, (n, 0.5) < (n, 1.5)


def not_a_number(n):
    nan = float("nan") * n
    a = (nan, 1)
    b = (1.0, 1)
    return a < b, a > b, a <= b, a >= b, a == b, a != b, b < a


def zeros(n):
    d = {(0.0 * n, 1): "a"}
    d[(-0.0 * n, 1)] = "b"
    return [k for k in d], d[(0.0, 1)]


def mixed(n):
    p = (n, 1)
    if n > 3:
        p = (n, "one")
    return p[1], p


def none_or(n):
    p = None
    if n > 3:
        p = (n, 1)
    if p is not None:
        a, b = p
        return a + b
    return p


def lengths(n):
    p = (n, 1)
    if n > 3:
        p = (n, 1, 2)
    return len(p), p


def same_object(n):
    p = (n, 1)
    q = p
    return p is q, p == q, hash(p) == hash((n, 1)), p in [(n, 1)], (n, 2) in [p]


def shown(n):
    p = (n, "a", 1.5, n > 2)
    return repr(p), str(p), f"{p}", "%s %s" % (n, "x"), "%d-%s-%s-%s" % p, p + (1,), p * 2, p[1:], p.index("a"), p.count(n)


def spread(n):
    p = (n, 2)

    def add(a, b):
        return a + b

    return add(*p), [*p], sum(p), max(p), list(p), [x for x in p], 2 in p


def nested(n):
    p = ((n, 1), "x")
    (a, b), c = p
    return a, b, c, p


def swapped(n):
    a, b = 1, 2
    for i in range(n):
        a, b = b, a + b
    return a, b


def starred(n):
    first, *rest = (n, 1, 2)
    return first, rest


def pairs_sorted(n):
    v = [(i * 7 % 5, -i) for i in range(n)]
    w = sorted(v)
    v.sort()
    u = [("k" + str(i * 7 % 5), i) for i in range(n)]
    u.sort()
    f = [(i * 0.5 % 2, i) for i in range(n)]
    f.sort()
    return v == w, [a * 100 + b for a, b in w], u[0], u, f, v[::2], v[-1][1]


def heaps(n):
    h = []
    out = []
    for i in range(n):
        heapq.heappush(h, (i * 7 % 11, i, "t"))
    while h:
        a, b, c = heapq.heappop(h)
        out.append(a * 100 + b)
    try:
        heapq.heappop(h)
    except IndexError as e:
        out.append(-1)
        return out, repr(e)


def heaps_of_ints(n):
    h = [i * 7919 % 101 for i in range(n)]
    heapq.heapify(h)
    out = list(h)
    heapq.heappush(h, 2**70)
    heapq.heappush(h, -1)
    return out, [heapq.heappop(h) for i in range(n)], h


def heaps_of_floats(n):
    h = [(float(i * 7 % 5), i) for i in range(n)]
    heapq.heapify(h)
    heapq.heappush(h, (0.5, 1))
    return [heapq.heappop(h) for i in range(n)], heapq.heappushpop(h, (9.5, 1))


def heap_of_lists(n):
    h = [[i * 7 % 5, i] for i in range(n)]
    heapq.heapify(h)
    return heapq.heappop(h), h


def memo(x, y, seen):
    if x == 0 or y == 0:
        return 1
    key = (x, y)
    if key in seen:
        return seen[key]
    result = memo(x - 1, y, seen) + memo(x, y - 1, seen)
    seen[key] = result
    return result


def memoised(n):
    return memo(n, n, {})


def shortest(n):
    cost = [[(x * 7 + y * 13) % 9 + 1 for x in range(n)] for y in range(n)]
    best = {(0, 0): 0}
    queue = [(0, 0, 0)]
    while queue:
        d, x, y = heapq.heappop(queue)
        if x == n - 1 and y == n - 1:
            return d
        if d > best[(x, y)]:
            continue
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nx, ny = x + dx, y + dy
            if 0 <= nx < n and 0 <= ny < n:
                nd = d + cost[ny][nx]
                if nd < best.get((nx, ny), 1_000_000_000):
                    best[(nx, ny)] = nd
                    heapq.heappush(queue, (nd, nx, ny))
    return -1


def yielded(n):
    for i in range(n):
        yield i, str(i)


def from_generator(n):
    return [b * a for a, b in yielded(n)], list(yielded(n))


def matched(n):
    p = (n, n * 2)
    match p:
        case (0, x):
            return "zero", x
        case (a, b) if a + b > 5:
            return a, b
        case _:
            return p


def held(n):
    class Box:
        def __init__(self, at):
            self.at = at

        def move(self, d):
            self.at = (self.at[0] + d[0], self.at[1] + d[1])

    box = Box((n, 0))
    for i in range(n):
        box.move((i, -1))
    return box.at[0], box.at


def global_pair(n):
    global PAIR
    PAIR = (n, n)
    return PAIR[0], PAIR


PAIR = (1, 2)


def default_pair(p=(1, 2)):
    return p[0] + p[1]


def defaults(n):
    return default_pair(), default_pair((n, n))


def conditional(n):
    p = (n, 1) if n > 3 else (1, n)
    a, b = (n, 1) if n > 4 else (0, 0)
    return p[0], a, b


def raised(n):
    p = (n, 1)
    raise ValueError(p, n)


unpacked(20)
indexed(3)
out_of_range(1)
grid(5)
order_of_sets(30)
missing(2)
big(6)
compared(2)
not_a_number(1)
zeros(1)
mixed(2)
mixed(5)
none_or(2)
none_or(5)
lengths(2)
lengths(5)
same_object(2)
shown(3)
spread(3)
nested(3)
swapped(90)
starred(3)
pairs_sorted(12)
heaps(20)
heaps_of_ints(30)
heaps_of_floats(7)
heap_of_lists(5)
memoised(9)
shortest(8)
from_generator(4)
matched(0)
matched(1)
matched(4)
held(4)
global_pair(3)
defaults(4)
conditional(3)
conditional(6)
raised(2)
