"""defaultdict, Counter, OrderedDict and named tuples: missing keys, copies, errors half-way, changed classes."""

from collections import Counter, OrderedDict, defaultdict, namedtuple
from typing import NamedTuple


def group_words(words):
    groups = defaultdict(list)
    for w in words:
        groups["".join(sorted(w))].append(w)
    return groups


def grouped():
    g = group_words(["tea", "eat", "tan", "ate", "nat", "bat", "élan", "nalé"])
    return [sorted(set(v)) for v in g.values() if len(v) > 1], list(g), len(g), "abt" in g, "zzz" in g, g.get("zzz"), len(g)


def shown_group():
    g = group_words(["ab", "ba", "c"])
    return g, dict(g), repr(g), g == {"ab": ["ab", "ba"], "c": ["c"]}, isinstance(g, dict), isinstance(g, defaultdict), type(g).__name__


def reads_insert():
    d = defaultdict(int)
    d["a"] += 2
    d["b"]
    x = d["c"]
    y = d.get("d")
    z = d.get("d", 7)
    return dict(d), x, y, z, list(d.items()), sum(d.values()), bool(d), "d" in d


def missing_raises(kind):
    def fails():
        raise ValueError("factory")

    d = defaultdict(fails if kind else None)
    d["x"] = 1
    try:
        d["y"]
    except (KeyError, ValueError) as e:
        return repr(e), len(d), d["x"]


def nested():
    d = defaultdict(lambda: defaultdict(int))
    for who, what in [("a", "x"), ("b", "y"), ("a", "x"), ("a", "z")]:
        d[who][what] += 1
    return {k: dict(v) for k, v in d.items()}


def sets_of():
    d = defaultdict(set)
    for n in range(20):
        d[n % 3].add(n % 5)
    return {k: sorted(v) for k, v in sorted(d.items())}


def changed_under_loop(kind):
    d = defaultdict(list)
    d["a"].append(1)
    d["b"].append(2)
    seen = []
    try:
        if kind == 0:
            for k in d:
                seen.append(k)
                d[k + "x"].append(3)
        elif kind == 1:
            for k, v in d.items():
                seen.append((k, v[0]))
                d[k + "x"]
        elif kind == 2:
            for k in list(d):
                seen.append(k)
                d[k + "x"]
        else:
            for v in d.values():
                v.append(9)
    except RuntimeError as e:
        seen.append(str(e))
    return seen, sorted(d)


def copies():
    d = defaultdict(list)
    d["a"].append(1)
    e = d.copy()
    e["b"].append(2)
    e["a"].append(3)
    f = dict(d)
    f["z"] = [0]
    d.update({"q": [5]})
    return sorted(d.items()), sorted(e.items()), sorted(f.items()), d.pop("q"), d.setdefault("r", [6]), len(d)


def deleted():
    d = defaultdict(int)
    for c in "mississippi":
        d[c] += 1
    del d["m"]
    try:
        del d["m"]
    except KeyError as e:
        return repr(e), sorted(d.items()), d.pop("m", 0), d["m"], sorted(d)


def unhashable():
    d = defaultdict(int)
    out = []
    for key in ([], {}, (1, 2), (1, [2])):
        try:
            d[key] += 1
            out.append(len(d))
        except TypeError as e:
            out.append(str(e))
    return out


def counted(text):
    c = Counter()
    for ch in text:
        c[ch] += 1
    c2 = Counter(text)
    return c == c2, c.most_common(2), c["?"], "?" in c, len(c), sum(c.values()), sorted(c.items())


def counter_methods():
    c = Counter("abracadabra")
    c.update("banana")
    c.update({"z": 5})
    c.subtract("aa")
    out = [c.most_common(), c.most_common(0), c.most_common(-1), c.most_common(3), c.total(), sorted(c.elements())]
    del c["nothing"]
    del c["a"]
    out.append((c["a"], "a" in c, dict(c)))
    return out


def counter_words():
    words = "the cat sat on the mat the end".split()
    c = Counter(w for w in words if len(w) == 3)
    top = c.most_common(1)[0]
    by_length = Counter(len(w) for w in words)
    pairs = Counter(zip(words, words[1:]))
    return top, sorted(by_length.items()), pairs.most_common(1), c, max(c, key=c.get), Counter([1, 2, 1]) + Counter([1, 3]), Counter(a=2) - Counter(a=5)


def counter_values():
    c = Counter()
    c["x"] += 2.5
    c["y"] = "text"
    c["z"] -= 10**20
    return dict(c), c["none"]


def ordered(moves):
    d = OrderedDict()
    for i in range(5):
        d[i] = i * i
    for m in moves:
        d.move_to_end(m)
    first = d.popitem(last=False)
    last = d.popitem()
    return first, last, list(d), d == OrderedDict(reversed(list(d.items()))), d


def ordered_loop():
    d = OrderedDict(a=1, b=2)
    try:
        for k in d:
            d[k + "x"] = 3
    except RuntimeError as e:
        return str(e), list(d)


class Recent:
    def __init__(self, size):
        self.size = size
        self.items = OrderedDict()

    def get(self, key):
        if key not in self.items:
            return -1
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        if key in self.items:
            self.items.move_to_end(key)
        self.items[key] = value
        if len(self.items) > self.size:
            self.items.popitem(last=False)


def recent():
    r = Recent(3)
    out = []
    for i in range(12):
        r.put(i % 5, i)
        out.append(r.get(i % 3))
    return out, list(r.items.items())


class Folded(defaultdict):
    def __missing__(self, key):
        return "<" + key + ">"

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


def subclass_of_defaultdict():
    d = Folded(int)
    d["a"] = 1
    return d["A"], d["B"], len(d), d.get("A")


class Plain(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]


def subclass_of_dict():
    d = Plain()
    return d["x"], d["y"], d["x"], dict(d), d.get("q")


class Tally(Counter):
    def __missing__(self, key):
        return 100


def subclass_of_counter():
    c = Tally("aab")
    c["q"] += 1
    return c["a"], c["zz"], sorted(c.items())


Point = namedtuple("Point", "x y")
Order = namedtuple("Order", ["id", "customer", "product", "quantity", "price"], defaults=[1, 0.5])


class Span(NamedTuple):
    start: int
    end: int = 10

    def length(self):
        return self.end - self.start

    @property
    def middle(self):
        return (self.start + self.end) / 2


def points():
    ps = [Point(i, i * i % 7) for i in range(6)]
    a = ps[2]
    x, y = a
    return sum(p.x * p.y for p in ps), max(ps, key=lambda p: p.y), sorted(ps, key=lambda p: (p.y, -p.x))[:2], a, x + y, a[0], a[-1], len(a), a == (2, 4), a._replace(x=9), a._asdict()


def orders():
    os = [Order(i, "ab"[i % 2], "xyz"[i % 3]) for i in range(4)] + [Order(9, "c", "w", 5, 2.5)]
    by = defaultdict(list)
    for o in os:
        by[o.customer].append(o)
    return {k: sum(o.quantity * o.price for o in v) for k, v in by.items()}, os[-1], Order._fields


def wrong_tuple(kind):
    try:
        if kind == 0:
            return Point(1)
        if kind == 1:
            return Point(1, 2, 3)
        if kind == 2:
            return Point(1, z=2)
        p = Point(1, 2)
        if kind == 3:
            p.x = 5
        if kind == 4:
            return p.z
        if kind == 5:
            return p[2]
        if kind == 6:
            del p.x
        return Point(y=1, x=2), {p: 1}[(1, 2)], p < (1, 3), p + (3,), p * 2
    except (TypeError, AttributeError, IndexError) as e:
        return type(e).__name__, str(e)


def spans():
    s = Span(4)
    t = Span(end=3, start=1)
    return s, t, s.length(), t.middle, s.start, [v.length() for v in (s, t)], isinstance(s, tuple), s > t


class Marked(Point):
    @property
    def x(self):
        return self[0] + 100


def subclass_of_tuple():
    m = Marked(1, 2)
    m2 = Point(1, 2)
    return m.x, m.y, m2.x, m == m2


def passed(p):
    return p.x + p.y


class Other:
    def __init__(self):
        self.x = 3
        self.y = 4


def duck():
    return passed(Point(1, 2)) + passed(Other())


def typed_lists(words):
    d = defaultdict(list)
    for w in words:
        d[len(w)].append(w)
    longest = max(d)
    total = 0
    for size, ws in sorted(d.items()):
        total = total * 10 + size * len(ws)
    empty = d[99]
    return longest, total, len(empty), len(d), [len(ws) for ws in d.values()], "-".join(d[3])


def typed_numbers(words):
    count = defaultdict(int)
    weight = defaultdict(float)
    text = defaultdict(str)
    fixed = defaultdict(lambda: 7)
    for w in words:
        count[w[:1]] += 1
        weight[w[:1]] += len(w) / 2
        text[w[:1]] += w
        fixed[w[:1]] -= 1
    a = count["nothing"]
    plain = dict(count)
    plain["more"] = 5
    return a, len(count), sum(count.values()), sum(weight.values()), "".join(text.values()), sum(fixed.values()), len(plain), plain, dict(weight)


def typed_nested(pairs):
    d = defaultdict(lambda: defaultdict(int))
    for a, b in pairs:
        d[a][b] += 1
    n = 0
    for a, inner in d.items():
        for b, k in inner.items():
            n = n * 3 + len(a) + len(b) * k
    return n, d["none"]["none"], len(d), len(d["none"])


def typed_sets(pairs):
    d = defaultdict(set)
    for a, b in pairs:
        d[a].add(b)
    return [(k, len(v)) for k, v in d.items()], "zz" in d["a"], len(d["q"]), len(d)


def typed_dicts(pairs):
    d = defaultdict(dict)
    for i, (a, b) in enumerate(pairs):
        d[a][b] = i
    return [k + str(len(v)) for k, v in d.items()], sum(v.get("y", 100) for v in d.values())


def typed_counter(text):
    c = Counter()
    for word in text.split():
        c[word] += 1
    first = c.most_common(1)[0]
    names = [w for w, n in c.most_common() if n > 1]
    c.update(["z", "z", "q"])
    c["w"] -= 1
    absent = c["absent"]
    letters = Counter(text)
    lengths = Counter(len(w) for w in text.split())
    return first, names, absent, len(c), "absent" in c, c["w"], letters.most_common(3), sum(lengths.values()), c.total(), [k for k in c], dict(lengths), c.most_common(10**30)[:1], c.most_common(-5)


def typed_counter_empty():
    c = Counter("")
    return c.most_common(3), c["x"], len(c), list(c), sum(c.values())


def sometimes_plain(plain):
    d = {} if plain else defaultdict(list)
    try:
        d["a"].append(1)
    except KeyError as e:
        return "missing " + str(e)
    return d["a"], len(d)


def joined(kind):
    if kind:
        d = defaultdict(int)
    else:
        d = defaultdict(lambda: 1)
    d["x"] += 1
    return d["x"], d["y"]


def kinds():
    d = defaultdict(int)
    d["a"] += 1
    c = Counter("ab")
    e = Counter("ab")
    return isinstance(d, defaultdict), isinstance(d, dict), type(d) is dict, isinstance(c, Counter), d == {"a": 1}, c == e, str(d), f"{c}", d | {"b": 2}


def index_of(lines):
    index = defaultdict(set)
    for number, line in enumerate(lines):
        for word in line.split():
            index[word.lower()].add(number)
    return index


class Search:
    def __init__(self, lines):
        self.index = index_of(lines)
        self.hits = Counter()

    def find(self, *words):
        found = None
        for w in words:
            self.hits[w] += 1
            if w not in self.index:
                return []
            found = self.index[w] if found is None else found & self.index[w]
        return sorted(found or [])


def searched():
    s = Search(["the quick fox", "The lazy dog", "quick dog"])
    return s.find("the"), s.find("quick", "dog"), s.find("cow"), s.find("the", "dog"), s.hits.most_common(), len(s.index)


def graph(edges, start):
    neighbours = defaultdict(list)
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    seen = {start}
    queue = [start]
    order = []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for other in neighbours[node]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return order, len(neighbours)


def half_way(words):
    c = defaultdict(int)
    try:
        for w in words:
            c[w] += 10 // len(w)
    except ZeroDivisionError:
        pass
    return sorted(c.items())


def tuple_keys():
    d = defaultdict(int)
    for i in range(30):
        d[i % 3, i % 2] += i
    c = Counter((i % 2, "ab"[i % 2]) for i in range(5))
    return d[0, 0], d[9, 9], len(d), sorted(d.items())[:2], c.most_common(1), c[5, "q"]


def grow_in_loop():
    d = defaultdict(int)
    d["a"] += 1
    n = 0
    try:
        for k in d:
            n += d[k + "a"]
    except RuntimeError as e:
        return str(e), n, len(d)


def passed_on(d):
    return d["new"]


def through_functions():
    a = defaultdict(list)
    a["x"].append(1)
    b = {"new": [3]}
    return len(passed_on(a)), len(passed_on(b)), len(a)


def counter_of_counter():
    c = Counter(Counter("aab"))
    d = Counter({"x": 3})
    e = Counter(x=1, y=2)
    f = Counter([1, "a", 1])
    return sorted(c.items()), d["x"], e["y"], f[1], f["a"], f[None]


grouped()
shown_group()
reads_insert()
missing_raises(0)
missing_raises(1)
nested()
sets_of()
changed_under_loop(0)
changed_under_loop(1)
changed_under_loop(2)
changed_under_loop(3)
copies()
deleted()
unhashable()
counted("mississippi")
counted("")
counter_methods()
counter_words()
counter_values()
ordered([])
ordered([0, 3, 0])
ordered([9])
ordered_loop()
recent()
subclass_of_defaultdict()
subclass_of_dict()
subclass_of_counter()
points()
orders()
wrong_tuple(0)
wrong_tuple(1)
wrong_tuple(2)
wrong_tuple(3)
wrong_tuple(4)
wrong_tuple(5)
wrong_tuple(6)
wrong_tuple(7)
spans()
subclass_of_tuple()
duck()
typed_lists(["abc", "de", "fgh", "a"])
typed_lists(["abc"])
typed_numbers(["abc", "bcd", "ab", "été", ""])
typed_nested([("a", "x"), ("b", "y"), ("a", "x")])
typed_sets([("a", "x"), ("b", "y"), ("a", "zz")])
typed_dicts([("a", "x"), ("b", "y"), ("a", "y")])
typed_counter("w x y x w x")
typed_counter_empty()
sometimes_plain(True)
sometimes_plain(False)
joined(True)
joined(False)
kinds()
searched()
graph([(1, 2), (2, 3), (1, 4), (4, 3), (5, 6)], 1)
half_way(["a", "bb", "a", "", "ccc"])
tuple_keys()
grow_in_loop()
through_functions()
counter_of_counter()
