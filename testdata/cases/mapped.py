"""map() and filter() used up at once, dict(zip()), bools as numbers, setdefault with empty containers, texts as keys of anything."""


def mapped(text, n):
    numbers = list(map(int, text.split()))
    words = list(map(str, numbers))
    return (numbers, words, sum(map(abs, numbers)), list(filter(None, numbers)), list(map(lambda x: x * n, numbers)),
            list(filter(lambda x: x % 2 == 0, numbers)), max(map(abs, numbers)), min(map(lambda x: -x, numbers)),
            ",".join(map(str, numbers)), sorted(map(lambda x: (x % 3, x), numbers)), set(map(len, words)), tuple(map(float, words)),
            any(map(bool, numbers)), all(map(bool, numbers)), list(map(str.upper, words)), sum(filter(None, [0.5, 0.0, n])))


def mapped_errors(text):
    try:
        return list(map(int, text.split(",")))
    except ValueError as e:
        return str(e)


def mapped_after(text):
    out = []
    for part in text.split(";"):
        try:
            out.append(sum(map(float, part.split())))
        except ValueError:
            out.append(part)
    return out


class Stops:
    def __init__(self, n):
        self.n = n

    def __abs__(self):
        if self.n > 2:
            raise StopIteration
        return self.n

    def __bool__(self):
        if self.n > 2:
            raise StopIteration
        return self.n != 1


def stopped(n):
    items = [Stops(i) for i in range(n)]
    return list(map(abs, items)), [x.n for x in filter(None, items)], sum(map(lambda s: abs(s), items))


def stops(x):
    if x > 2:
        raise StopIteration
    return x * x


def stopped_function(n):
    return list(map(stops, range(n))), sum(map(lambda x: stops(x), range(n)))


def names_inside(x, items):
    y = list(map(lambda x: x + 1, items))
    z = [list(map(lambda v: v * k, items)) for k in range(2)]
    return x, y, z


def shadowed(items):
    def map(f, x):
        return [f, len(x)]

    return map(1, items)


def two(items):
    return list(map(lambda a, b: a + b, items, items[1:])), list(map(max, items, [2] * 9))


def pairs(text, n):
    header = "id,name,size".split(",")
    rows = [dict(zip(header, line.split("-"))) for line in text.split()]
    rows[0]["more"] = "x"
    total = sum(len(r["name"]) for r in rows)
    table = dict(zip(range(n), "abcdef"))
    table[100] = "z"
    return rows, total, table, dict(zip([1, 1, 2], [3, 4, 5])), dict(zip(("p", "q"), [[n], [n]]))


def missing_pair(text):
    row = dict(zip(["a", "b", "c"], text.split()))
    try:
        return row["a"] + row["c"]
    except KeyError as e:
        return repr(e)


def unhashable(n):
    try:
        return dict(zip([[n], [n]], [1, 2]))
    except TypeError as e:
        return str(e)


def unlike(n):
    d = dict(zip(["a", 1], [n, "x"]))
    e = dict(zip(["a"], [n]))
    e["b"] = "text"
    e[2] = None
    return d, e, dict(zip("ab", (1, 2, 3))), dict(zip()), dict([("a", 1)]), dict(zip([1], [2], ), k=3) if n < 0 else 0


def bools(n):
    flags = [i % 3 == 0 for i in range(n)]
    total = 0
    for f in flags:
        total += f
    share = sum(flags) / len(flags)
    t, f = n > 2, n > 99
    return (total, share, sum(x > 1 for x in range(n)), t + t, t - f, t * 3, -2 * t, t / 2, 7 // t, 5 % t, t + 0.5, 2.5 * f, t < 2, f >= 0.5,
            t == 1, t != f, t & f, t | 2, t ^ 1, 1 << t, t ** 2, 2 ** f, int(t), int(f) + 1, t + True, [10, 20][int(t)], max(total, t), -t, abs(t), t & t, t + t > 1)


def bool_errors(f):
    out = []
    for g in (lambda: 1 / f, lambda: 1 % f, lambda: 2.5 // f):
        try:
            out.append(g())
        except ZeroDivisionError as e:
            out.append(str(e))
    zero = f == 1
    try:
        out.append(3 // zero)
    except ZeroDivisionError as e:
        out.append(str(e))
    return out


def grouped(text):
    by = {}
    for word in text.split():
        by.setdefault(word[0], []).append(word)
    counts = {}
    for word in text.split():
        inner = counts.setdefault(len(word), {})
        inner[word] = inner.get(word, 0) + 1
    seen = {}
    for word in text.split():
        seen.setdefault(word[-1], set()).add(len(word))
    return by, counts, {k: sorted(v) for k, v in seen.items()}


def trie(text):
    root = {}
    for word in text.split():
        node = root
        for c in word:
            node = node.setdefault(c, {})
        node["$"] = True
    found = []
    for word in text.split():
        node = root
        for c in word[:2]:
            if c not in node:
                break
            node = node[c]
        found.append("$" in node)
    return root, found


def nested(keys, how):
    root = {1: "int", "a": {}} if how == "mixed" else {} if how == "plain" else None if how == "none" else [1]
    node = root
    try:
        for k in keys.split("."):
            node = node.setdefault(k, [])
            if isinstance(node, list):
                node.append(k)
        return root
    except (AttributeError, TypeError) as e:
        return root, str(e)


class Own(dict):
    def setdefault(self, key, value=None):
        self[key] = value
        return "own"

    def __contains__(self, key):
        return key == "x"

    def __missing__(self, key):
        return key * 2


def own(keys):
    d = Own() if keys else {}
    out = []
    for k in keys.split("."):
        out.append(d.setdefault(k, {}))
        out.append(k in d)
        out.append(d[k + "!"])
    return out, dict(d)


def texts_in(anything, text):
    out = []
    for part in text.split():
        try:
            out.append(part in anything)
        except TypeError as e:
            out.append(str(e))
        try:
            out.append(anything[part])
        except (TypeError, KeyError, IndexError) as e:
            out.append(repr(e))
    return out


class Key(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("k")


def odd_keys(text):
    d = {Key("q"): 1, 2: 3}
    return [(p in d, d.get(p)) for p in text.split()]


mapped("3 -1 4 0 6", 2)
mapped_errors("1,2,x")
mapped_errors("1,2")
mapped_after("1 2;x;3")
stopped(5)
stopped_function(5)
names_inside(7, [1, 2])
shadowed([1, 2])
two([1, 5, 2])
pairs("1-ann-2 2-bo-3 3-c", 4)
missing_pair("x y z")
missing_pair("x y")
unhashable(1)
unlike(3)
bools(7)
bool_errors(False)
grouped("apple avocado bean apple corn cob bean")
trie("cat car cart dog do")
nested("a.b", "plain")
nested("a.b", "mixed")
nested("a.b", "none")
nested("a.b", "list")
own("x.y")
own("x")
texts_in({"a": 1, "b": 2}, "a c")
texts_in({"a", "b"}, "a c")
texts_in("banana", "an x")
texts_in(None, "a")
texts_in([1, "a"], "a b")
texts_in({1: 2, "a": None}, "a b")
odd_keys("k q z")


class _Ending:
    def __add__(self, other):
        raise StopIteration

    def __gt__(self, other):
        raise StopIteration


def operators_of_captured_objects(n: int):
    end = _Ending()
    return list(map(lambda x: end + x, range(n))), list(filter(lambda x: end > x, range(n))), sum(map(lambda x: end + x, range(n)))


operators_of_captured_objects(3)
