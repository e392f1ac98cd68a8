"""Loops over range(n), lists, tuples that are displays, dicts and sets; functions that call themselves and every way out of them."""


def bound_again(n):
    out = []
    for i in range(n):
        out.append(i)
        i = i * 10
        n = 1
        out.append(i)
    return out, i


def beyond_words(n):
    for i in range(10**n):
        if i * i > 50:
            break
    else:
        i = -1
    return i, list(range(-(10**n), -(10**n) + 2))


def below_zero(n):
    seen = []
    for i in range(-n):
        seen.append(i)
    else:
        seen.append("none")
    return seen


def kept_by_functions(n):
    made = []
    for i in range(n):
        made.append(lambda: i)
    own = [lambda i=i: i for i in range(n)]
    return [f() for f in made], [f() for f in own]


def grows_while_walked(n):
    items = [n]
    for x in items:
        if x > 0:
            items.append(x - 1)
    words = ["a"]
    for w in words:
        if len(w) < n:
            words.append(w + "a")
    return items, words


def shrinks_while_walked(n):
    items = list(range(n))
    seen = []
    for x in items:
        seen.append(x)
        items.pop()
    return seen, items


def name_bound_again(n):
    items = [1, 2, 3]
    seen = []
    for x in items:
        seen.append(x)
        items = [n] * 5
    return seen, items


def of_what_a_call_gives(n):
    calls = []

    def give(k):
        calls.append(k)
        return list(range(k))

    total = 0
    for x in give(n):
        for y in give(x):
            total += y
    return total, calls


def around(x, y):
    cells = []
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            if dx or dy:
                cells.append((x + dx, y + dy))
    return cells


def of_pairs(n):
    total = 0
    for dx, dy in ((0, 1), (1, 0), (0, -n), (-n, 0)):
        total = total * 3 + dx * 5 + dy
    for name, value in (("a", n), ("b", 2 * n)):
        total += len(name) * value
    return total


def of_unlike(n):
    out = []
    for x in (n, "b", 2.5, None, (1, n), [n]):
        out.append(x)
    for x in (1, 2.5, n):
        out.append(x * 2)
    for x in (True, n):
        out.append(x)
    return out


def evaluated_first(n):
    log = []

    def say(x):
        log.append(x)
        return x

    for x in (say(n), say(n + 1), say(n + 2)):
        log.append(-x)
        n = 100
    return log, n


def fails_in_display(n):
    log = []
    try:
        for x in (log.append(1) or 1, 10 // n, log.append(2) or 2):
            log.append(x)
    except ZeroDivisionError as e:
        log.append(str(e))
    return log


def with_else(n):
    out = []
    for x in (3, 5, n):
        if x == 4:
            out.append("found")
            break
    else:
        out.append("not found")
    for i in range(n):
        if i == 4:
            break
    else:
        out.append("short")
    return out, x


def deletes_and_leaves(n):
    d = {i: i * i for i in range(n)}
    for k in d:
        if k == 3:
            del d[k]
            break
    gone = set(d)
    for k in gone:
        if k == 2:
            gone.discard(k)
            break
    return d, sorted(gone)


def changes_size(n):
    out = []
    d = {i: "x" for i in range(n)}
    try:
        for k in d:
            out.append(k)
            d[k + 100] = "y"
    except RuntimeError as e:
        out.append(str(e))
    s = {1, 2, 3}
    try:
        for k in s:
            s.add(k + 100)
    except RuntimeError as e:
        out.append(str(e))
    try:
        for k, v in d.items():
            del d[k]
            d[k + 1000] = v
            out.append(k)
    except RuntimeError as e:
        out.append(str(e))
    return out, len(d), len(s)


def grows_at_the_end(n):
    d = {i: i for i in range(n)}
    try:
        for k in d:
            if k == n - 1:
                d[n] = n
    except RuntimeError as e:
        return str(e), len(d)
    return len(d)


def walks_in_walks(n):
    d = {i: i + 1 for i in range(n)}
    total = 0
    for a, b in d.items():
        for c, e in d.items():
            if c > a:
                break
            total += b * e
        total += b
    for v in d.values():
        for w in d.values():
            total += v - w
    for a in d:
        for b in sorted(d):
            total += a * b
    return total


def values_that_change(n):
    d = {i: 0 for i in range(n)}
    seen = []
    for k, v in d.items():
        seen.append(v)
        if k + 1 < n:
            d[k + 1] = v + k
        d[k] = -1
    return seen, d


TABLE = {"one": 1, "two": 2, "three": 3}


def of_module(n):
    total = 0
    for name, value in TABLE.items():
        for other, more in TABLE.items():
            total += len(name) * more - len(other) * value * n
    return total


def small_and_large(n):
    d = {}
    out = []
    for i in range(n):
        d[i % 7] = i
        d[-i] = d.get(i % 5, 0) + 1
        if i % 3 == 0:
            out.append(d.pop(i % 7))
        if i % 4 == 0 and -i in d:
            del d[-i]
    return out, d


def pairs_as_keys(n):
    d = {}
    for i in range(n):
        key = (i % 3, i * i % 5)
        d[key] = d.get(key, 0) + i
        if key in d and d[key] > 10:
            d[key] -= 10
    seen = {(i % 3, -i % 4) for i in range(n)}
    seen.discard((1, 1))
    return d, (0, 0) in seen, (2**70, 1) in d, len(seen)


def big_pairs(n):
    s = set()
    for i in range(n):
        s.add((i % 2 + 2**64, i))
        s.add((2**64 + i % 2, i))
    return len(s), (2**64, 0) in s, (2**64 + 1, 0) in s


def down(n):
    if n == 0:
        return 0
    return down(n - 1)


def depth_again(n):
    return [down(500) for _ in range(n)] + [down(900)]


def deep(n):
    if n % 2:
        for i in range(3):
            if i == 1:
                return deep(n - 1)
    while n > 0:
        return 1 + deep(n - 1)
    return 0


def fails_at(n, k):
    if n == k:
        raise ValueError(str(k))
    if n == 0:
        return [0][k]
    x = fails_at(n - 1, k)
    return x + 1


def failing(n):
    out = []
    for k in range(n + 3):
        try:
            out.append(fails_at(n, k))
        except (ValueError, IndexError) as e:
            out.append(str(e))
    return out, down(900)


def endless(n):
    return endless(n + 1) + 1


def limits(n):
    out = []
    for _ in range(n):
        try:
            endless(0)
        except RecursionError as e:
            out.append(str(e))
    return out, down(900)


def shout(n, out):
    if n == 0:
        return
    out.append(n)
    shout(n - 1, out)
    if n == 2:
        return
    shout(n - 2, out) if n > 3 else None


def shouting(n):
    out = []
    shout(n, out)
    return out, down(900)


def guarded(n, log):
    try:
        if n == 0:
            raise KeyError(n)
        return guarded(n - 1, log)
    except KeyError:
        log.append(n)
        raise
    finally:
        log.append(-n)


def guards(n):
    log = []
    try:
        guarded(n, log)
    except KeyError as e:
        log.append(repr(e))
    return log, down(900)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def total(self):
        out = self.value
        for side in (self.left, self.right):
            if side is not None:
                out += side.total()
        return out


def tree(n):
    return Node(n, tree(n - 1), tree(n - 2)) if n > 1 else Node(n)


def trees(n):
    return tree(n).total(), even(n), odd(n), down(900)


bound_again(3)
beyond_words(20)
below_zero(2)
kept_by_functions(3)
grows_while_walked(4)
shrinks_while_walked(7)
name_bound_again(9)
of_what_a_call_gives(4)
around(3, 4)
of_pairs(2)
of_unlike(7)
evaluated_first(3)
fails_in_display(0)
fails_in_display(3)
with_else(4)
with_else(5)
deletes_and_leaves(6)
changes_size(4)
changes_size(1)
grows_at_the_end(5)
walks_in_walks(5)
values_that_change(6)
of_module(2)
small_and_large(4)
small_and_large(300)
pairs_as_keys(60)
big_pairs(20)
depth_again(4)
deep(31)
failing(4)
limits(3)
shouting(7)
guards(4)
trees(9)
