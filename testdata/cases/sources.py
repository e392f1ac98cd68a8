"""Iterators over items of static types: itertools, zip, enumerate and reversed in loops and in what uses them up at once, map and filter in place."""

import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations, product, repeat


def choices_in_loops(n):
    out = []
    total = 0
    for a, b in product(range(n), range(n + 1)):
        total += a * 10 + b
    for a, b, c in product(range(2), "xy", [1.5, 2.5]):
        out.append(f"{a}{b}{c}")
    for a, b in combinations(range(n), 2):
        total += a * b
    for a, b, c in itertools.combinations([3, 1, 2, 5], 3):
        total = total * 7 + a - b * c
    for a, b, c, d in combinations("abcde", 4):
        out.append(a + b + c + d)
    for a, b in permutations([1, 2, 3], 2):
        out.append(str(a * 10 + b))
    for a, b, c in permutations(range(n), 3):
        total = (total * 31 + a * 100 + b * 10 + c) % 1000003
    for p in permutations("abcd", 4):
        out.append("".join(p))
    for a, b in itertools.combinations_with_replacement("abc", 2):
        out.append(a + b)
    for a, b, c in itertools.combinations_with_replacement(range(n), 3):
        total = (total * 31 + a * 100 + b * 10 + c) % 1000003
    for a, b in product([0, 1], repeat=2):
        out.append(a * 2 + b)
    for t in product("ab", repeat=3):
        out.append(t)
    for a, b in pairwise(range(n)):
        total += b - a
    return total, out


def too_few(n):
    items = list(range(n))
    return (
        list(combinations(items, 2)), list(permutations(items, 3)), list(combinations(items, 3)), list(pairwise(items)),
        list(product(items, [])), list(product([], items)), list(product(items, items, "")), list(product(items, repeat=2)),
        list(itertools.combinations_with_replacement(items, 2)), list(permutations(items, 2)), list(combinations(items, 4)),
    )


def streams(n):
    total = sum(islice(chain(range(n), count(5)), n * 3))
    total += sum(accumulate(range(n)))
    floats = [0.1 * i for i in range(n)]
    sums = list(accumulate(floats))
    texts = ["a", "b", "c"]
    again = list(islice(cycle(texts), n))
    none = list(islice(cycle(list(range(0))), 3))
    same = list(repeat("x", n)) + list(repeat("y", -1))
    some = list(islice(range(100), 2, 3 * n, 3)), list(islice("abcdef", 1, None)), list(islice("abcdef", None)), list(islice(count(1, 3), 2, 2))
    steps = list(islice(count(10, -2), 0, n, 2))
    back = list(reversed(floats)), "".join(reversed("abc")), sum(reversed(range(n)))
    rows = list(zip(range(n), "abcdef")), list(enumerate("abc", 4)), list(zip(texts, enumerate(floats)))
    pairs = dict(zip(texts, range(3))), sorted(set(zip(texts, texts))), sorted(zip([3, 1, 2], texts)), tuple(enumerate(texts))
    top = max(zip([3, 1, 2], [5, 6, 7])), min(enumerate([4, 2])), max(accumulate([1, 5, -3])), min(chain([4, 3], range(7, 9)))
    any_all = any(a > b for a, b in zip([1, 2], [2, 1])), all(map(bool, [1, 0])), any(map(str.isdigit, ["a", "1"]))
    return total, sums, again, none, same, some, steps, back, rows, pairs, top, any_all


def nested(n):
    out = []
    for i, (a, b) in enumerate(zip(range(n), "abcdefgh")):
        out.append((i, a, b))
    for (i, a), b in zip(enumerate("abcd"), reversed([1, 2, 3])):
        out.append((i, a, b))
    for a, b in zip(count(), islice("abcdefgh", 1, n)):
        out.append((a, b))
    for a in chain(reversed([1, 2]), accumulate([1, 2, 3]), islice(cycle([7, 8]), 3), repeat(0, 2)):
        out.append(a)
    for i, (a, b) in enumerate(product(range(2), range(2)), start=n):
        out.append(i * 100 + a * 10 + b)
    return out


def live(n):
    """What changes while it is gone over."""
    items = [1, 2, 3]
    seen = []
    for x in chain(items, [100]):
        seen.append(x)
        if len(items) < n:
            items.append(x * 10)
    for a, b in zip(items, reversed(items)):
        seen.append(a - b)
        if len(items) > 3:
            items.pop()
    for a, b in product(items, items):
        items.append(a + b)
    for a, b in combinations(items, 2):
        items.clear()
        seen.append(a + b)
    for a, b in pairwise(items):
        seen.append(a)
    other = [1]
    for x in islice(cycle(other), n):
        other.append(5)
        seen.append(x)
        if len(other) > 6:
            break
    rest = [1, 2, 3, 4]
    for x in accumulate(rest):
        seen.append(x)
        if len(rest) < 6:
            rest.append(x)
    return seen, items


def bad_slices(n):
    out = []
    for start, stop, step in [(0, n, 1), (-1, n, 1), (0, -n, 1), (0, n, 0), (0, n, -1), (2**70, None, 1), (0, 2**70, 2**70)]:
        try:
            out.append(list(islice(range(n), start, stop, step)) if stop is not None else list(islice(range(n), start, None, step)))
        except ValueError as e:
            out.append(str(e))
    try:
        out.append(list(islice([1, 2, 3], n - 100)))
    except ValueError as e:
        out.append(str(e))
    try:
        for x in islice("abc", 0, 3, n - n):
            out.append(x)
    except ValueError as e:
        out.append(str(e))
    return out


def mapped(n):
    words = "12 7 x3 45".split()
    numbers = list(map(len, words))
    texts = list(map(str, range(n)))
    joined = ",".join(map(str, numbers)) + "".join(map(chr, [97, 98])) + "-".join(filter(None, ["a", "", "b"]))
    squares = sum(map(lambda x: x * x, range(n)))
    odd = list(filter(lambda x: x % 2, numbers))
    true = list(filter(None, [0, 1, 2, 0, 3])), list(filter(None, ["", "a"]))
    scaled = list(map(lambda x: x * n + 0.5, numbers))
    lows = sorted(map(abs, [-3, 2, -1])), max(map(len, words)), min(map(abs, [-4, 3]), default=0), set(map(len, words)), tuple(map(float, range(3)))
    outer = [3, 1]
    picked = list(map(lambda i: outer[i], [0, 1, 0]))
    tests = any(map(lambda w: w.startswith("x"), words)), all(filter(lambda w: len(w) > 5, words))
    try:
        list(map(int, words))
    except ValueError as e:
        joined += str(e)
    try:
        sum(map(lambda x: 10 // x, [5, 0]))
    except ZeroDivisionError as e:
        joined += str(e)
    return numbers, texts, joined, squares, odd, true, scaled, lows, picked, tests


def shadowed(n):
    x = "outer"
    item = list(map(lambda x: x + 1, range(n)))
    y = [x for x in filter(lambda x: x > 1, item)]
    return x, item, y


class Stop:
    def __add__(self, other):
        raise StopIteration


def stopper(x):
    if x == 2:
        raise StopIteration
    return x * 2


def ended(n):
    """StopIteration of the function ends map and filter."""
    it = iter([1, 2])
    s = Stop()
    return (
        list(filter(lambda x: s + x, range(n))), list(map(stopper, range(n))), list(map(lambda x: next(it), range(n))), list(map(lambda x: s + x, range(n))),
        sum(map(stopper, range(n))), list(filter(stopper, range(n))), list(map(lambda x: stopper(x), range(n))),
    )


def mixed(n):
    values = [1, 2.5, "a", None, True]
    return (
        list(zip(values, range(n))), list(enumerate(values)), list(chain(values, [1])), list(map(str, values)), list(filter(None, values)),
        list(accumulate(["a", "b"])), list(accumulate([True, True])), list(accumulate(range(n), lambda a, b: a * b + 1)),
        list(islice(values, 1, n)), list(product(values, "a"))[-1], list(combinations(values, 2))[0], sum(zip([1], [2]), ()),
        list(product([1, 2])), list(zip("ab")), list(zip()), list(permutations([1, 2])), list(repeat(values, 2)),
    )


def grouped(n):
    out = []
    total = 0
    for key, group in groupby(range(n * 10), lambda x: x // 10):
        total += key * len(list(group))
    for key, group in groupby(["apple", "avocado", "bean"], key=lambda w: w[0]):
        out.append((key, list(group)))
    for key, group in groupby(["a", "b", "cc"], len):
        out.append((key + 1, list(group)))
    for key, group in groupby([1, 2, 3], lambda x: None if x > 1 else x):
        out.append((key, list(group)))
    return total, out


def rebound(n):
    a = 5
    pairs = []
    for a, b in zip(range(n), range(n, 2 * n)):
        pairs.append((a, b))
    kept = [p for p in combinations(range(3), 2)]
    kept.append((7, 8))
    odd = [p for p in product([1], [2])]
    odd.append((1, 2, 3))
    odd.append("text")
    first = next(zip([1], [2]))
    it = chain([1, 2], [3])
    head = next(it)
    return a, pairs, kept, odd, first, head, list(it)


def pairs_of_streams(n):
    names = "id,name,day".split(",")
    row = dict(zip(names, ["1", "x" * n, "2024"]))
    numbers = dict(enumerate(range(n, n + 3)))
    squares = dict((i, i * i) for i in range(n))
    made = dict(map(lambda w: (w, len(w)), names))
    other = dict(zip(names, [1, "a", None]))
    twice = dict(zip("aab", range(3)))
    kept = dict(zip(range(2), "xy"))
    kept["z"] = n
    out = []
    try:
        dict(zip([1], [2], [3]))
    except ValueError as e:
        out.append(str(e))
    try:
        out.append(row["none"])
    except KeyError as e:
        out.append(str(e))
    try:
        dict((i, 1 // i) for i in range(2))
    except ZeroDivisionError as e:
        out.append(str(e))
    empty = dict(zip([], []))
    return row, numbers, squares, made, other, twice, kept, out, empty, dict(row), dict(dict(zip([1], [2])))


def fresh_and_sorted(n):
    words = ["listen", "silent", "é\u2028a\U0001f600", "", "tab\tx", "z" * 70 + "a" * n]
    keys = ["".join(sorted(w)) for w in words]
    back = ["".join(sorted(w, reverse=True)) for w in words]
    first = "-".join(sorted("cab")), "".join(sorted(words)), "".join(sorted({"b", "a"}))
    table = {w: len(w) for w in words}
    ordered = sorted(table)
    ordered.append("last")
    items = sorted(table.items())
    items.append(("more", 1))
    chars = sorted("hello")
    chars.sort(reverse=True)
    again = sorted(x for x in range(n, 0, -1))
    again.append(0)
    try:
        "".join(sorted(words[n].index("nothing") for i in range(1)))
    except ValueError as e:
        chars.append(str(e))
    return keys, back, first, ordered, items, chars, again, sorted(range(n, 0, -1))


def boxed_and_sorted(n):
    groups = {}
    for w in ["b", "a", "c", "a"] * n:
        groups.setdefault(len(groups) % 2, []).append(w)
    found = [sorted(set(g)) for g in groups.values() if len(g) > 1]
    best = found[0]
    best.append("z")
    numbers = sorted({3, 1, 2})
    numbers.append(None)
    floats = sorted([2.5, 1.5 * n], reverse=True)
    floats.append("x")
    by_key = sorted(["bb", "a", "ccc"], key=lambda w: -len(w))
    by_key.append(n)
    flags = sorted([True, False, n > 1])
    flags.append(0)
    return [n, best, found, numbers, floats, by_key, flags, sorted(range(n)) + ["end"]]


choices_in_loops(0)
choices_in_loops(1)
choices_in_loops(4)
too_few(0)
too_few(1)
too_few(2)
too_few(4)
streams(0)
streams(5)
nested(0)
nested(3)
live(0)
live(7)
bad_slices(4)
mapped(0)
mapped(5)
shadowed(3)
ended(4)
mixed(3)
grouped(3)
rebound(3)
pairs_of_streams(2)
fresh_and_sorted(3)
boxed_and_sorted(3)
