"""The items of itertools' iterators, and of ranges that they go over, have static types where these are plain."""

import itertools
from itertools import chain, count, groupby, islice, product


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def pairs(n):
    total = 0
    for a, b in product(range(n), range(1, n)):
        total += a * b % 3
    for a, b in itertools.product("ab", [1.5, 2]):
        total += len(a) * b
    for t in product(range(2), repeat=2):
        total += sum(t)
    return total


def chosen(n):
    out = []
    for a, b, c in itertools.combinations(range(n), 3):
        out.append(a * 100 + b * 10 + c)
    for a, b in itertools.permutations([1, 2, n], 2):
        out.append(a - b)
    for t in itertools.combinations_with_replacement("ab", 2):
        out.append("".join(t))
    for t in itertools.combinations(range(n), n):
        out.append(t)
    return out, told(lambda: [a for a, b in itertools.combinations(range(n), 3)])


def sums(n):
    return (
        sum(islice(chain(range(n), count(5)), n * 2)), sum(itertools.accumulate(range(n))), sum(range(n)), sum(range(n, 0, -2)),
        sum(chain([0.5], [1.5])), sum(chain([True, True])), sum(chain([1], [2.5])), told(lambda: sum(chain([1], ["a"]))),
        sum(islice(range(n), 0)), sum(itertools.takewhile(lambda x: x < 3, range(n))), sum(x << 70 for x in chain(range(n), [1])),
        sum(itertools.accumulate([True, True])), sum(chain([1 << 80], range(n))), told(lambda: sum(range(0, 5, 0))),
    )


def kinds(n):
    out = []
    for x in itertools.accumulate([True, False]):
        out.append(x)
    for x in itertools.accumulate("abc"):
        out.append(x)
    for x in chain([1], ["a"], (None,), {2: 3}):
        out.append(x)
    for x in islice(itertools.cycle([1, 2]), n):
        out.append(x)
    for x in islice(count(), n):
        out.append(x)
    for x in islice(count(0.5, 2), n):
        out.append(x)
    for a, b in itertools.pairwise(range(n)):
        out.append(a - b)
    for a, (b, c) in zip(range(n), itertools.pairwise("abcd")):
        out.append(b * a + c)
    return out


def groups(n):
    out = []
    for key, group in groupby(range(n), lambda x: x // 3):
        out.append(key * len(list(group)))
    for key, group in groupby("aabbc"):
        out.append(key + "".join(group))
    for key, group in groupby([1, 1, 2]):
        out.append(key + sum(group))
    return out


def shared(n):
    """Lists that an iterator hands out stay the ones they are."""
    lists = [[1], [2]]
    for x in chain(lists, [[n]]):
        x.append(n)
    for a, b in product(lists, repeat=1) if n < 0 else itertools.combinations(lists, 2):
        a.append("seen")
        b.append(0.5)
    kept = list(islice(lists, 1))
    kept[0].append(None)
    return lists, list(itertools.dropwhile(lambda x: x, [[1], []])), told(lambda: sum(chain(lists)))


def kept(n):
    it = chain(range(n), "ab")
    first = next(it)
    return first, list(it), list(chain(range(2), range(2))), dict(enumerate(range(n))), list(zip(range(n), count(1)))


def wrong(n):
    return (
        told(lambda: [x for x in islice(range(n), -1)]), told(lambda: [x for x in chain(1)]), told(lambda: list(itertools.combinations(range(n), -1))),
        told(lambda: [a for a in product(range(n), 5)]), told(lambda: sum(islice(range(n)))), told(lambda: sum(count("a"))),
    )


pairs(5)
chosen(4)
sums(4)
sums(0)
kinds(4)
groups(8)
shared(3)
kept(3)
wrong(3)
