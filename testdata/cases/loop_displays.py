"""Loops over displays and constant tuples, whose items have one static type or many."""

STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))
NAMES = ("a", "bc", "d")
MIXED = ((1, "a"), (2, "b"), (3, None))
NESTED = (((1, 2), 3.5), ((4, 5), 6.5))


def neighbours(n):
    grid = [[(x * 7 + y * 3) % 5 for x in range(n)] for y in range(n)]
    total = 0
    for y in range(n):
        for x in range(n):
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                if 0 <= x + dx < n and 0 <= y + dy < n:
                    total += grid[y + dy][x + dx] * (dx + 2)
            for dx, dy in STEPS:
                if 0 <= x + dx < n:
                    total += dy
    return total, dx, dy


def of_names(n):
    out = []
    for name in NAMES:
        out.append(name * n)
    for name in (out[0], "x", out[-1]):
        out.append(name)
        name += "!"
    return out, name


def of_many(n):
    out = []
    for a, b in MIXED:
        out.append((a, b))
    for x in (n, "a", None, 1.5):
        out.append(x)
    for x in (n, 1.5):
        out.append(x)
    for (a, b), c in NESTED:
        out.append(a + b + c)
    return out


def of_lists(n):
    a, b = [n], [n, n]
    for part in (a, b, a):
        part.append(len(part))
    for part in [a, b]:
        part.append(7)
        a = [0]
    return a, b, [sum(p) for p in (a, b)]


def of_big(n):
    total = 0
    for x in (2**70, n, 10**20):
        total += x
    return total


def kept_pairs(n):
    kept = []
    for pair in ((n, 1), (2, n)):
        kept.append(pair)
    for pair in STEPS:
        kept.append(pair)
    return kept, pair[0], [p for p in STEPS if p[0]], {s: len(s) for s in NAMES}


def order_of_effects(n):
    out = []

    def say(x):
        out.append(x)
        return x

    for x in (say(n), say(n + 1), out[0] + 5):
        out.append(x * 10)
        if x > n + 20:
            break
    else:
        out.append(-1)
    for x in (say(1), say(2) // n):
        out.append(x)
        continue
    return out


def rebound(n):
    total = 0
    a, b = n, n + 1
    for x in (a, b):
        a, b = 100, 200
        total += x
    for x in [a, b, total]:
        total += x
        for y in (x, total):
            total += y % 7
    return total


def enumerated(n):
    out = []
    for i, s in enumerate(("x", "yy")):
        out.append(s * i)
    for a, b in zip((1, 2, n), ("p", "q", "r")):
        out.append(b * a)
    for x in reversed((1, 2, n)):
        out.append(str(x))
    return out, sum((1, 2, n)), max((4, n, 2)), any((0, n)), sorted((3, n, 1)), min(len(s) for s in NAMES)


def empty(n):
    for x in ():
        n += 1
    for x in []:
        n += 1
    return n


neighbours(5)
of_names(2)
of_many(3)
of_lists(4)
of_big(5)
kept_pairs(6)
order_of_effects(7)
order_of_effects(0)
rebound(8)
enumerated(3)
empty(1)
