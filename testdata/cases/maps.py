"""Dicts and sets whose keys and values have one type, and what makes them those of anything."""


def counted(n):
    d = {}
    for i in range(n):
        d[i % 7] = d.get(i % 7, 0) + i
    for i in range(3):
        d[i] += 100
    return [d[k] for k in d], len(d), 3 in d, 70 in d, bool(d)


def words(n):
    d = {}
    for i in range(n):
        w = "w" + str(i % 5)
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    out = []
    for k, v in d.items():
        out.append(k + str(v))
    for k in d.keys():
        out.append(k)
    for v in d.values():
        out.append(str(v))
    return out


def missing(n):
    d = {i: i * i for i in range(n)}
    try:
        return d[n]
    except KeyError as e:
        return repr(e), e.args


def missing_text(n):
    d = {"a": n}
    return d["b" * n]


def big_keys(n):
    d = {}
    for i in range(n):
        d[2**70 + i % 3] = i
        d[2**61 - 1 + i % 2] = i
        d[-i - 1] = i
    return list(d), sorted(d), 2**70 in d, 2**70 + 9 in d, d[2**61], [d[-1], d[-2]]


def removed(n):
    d = {i: str(i) for i in range(n)}
    for i in range(0, n, 2):
        del d[i]
    out = [d.pop(1), d.pop(0, "none")]
    for i in range(n):
        if i not in d:
            d[i] = "again"
    try:
        del d[-5]
    except KeyError as e:
        out.append(repr(e))
    try:
        d.pop(n)
    except KeyError as e:
        out.append(repr(e))
    for k, v in d.items():
        out.append(v)
    d.clear()
    return out, len(d), list(d)


def got(n):
    d = {i: i for i in range(n)}
    out = []
    for i in range(-2, n + 2):
        x = d.get(i)
        out.append(x)
        if x is None:
            out.append(d.get(i, -7))
        out.append(d.get(i, "other"))
    return out


def lists(n):
    d = {}
    for i in range(n):
        d.setdefault(i % 3, []).append(i)
    e = d.get(9)
    f = d.get(1)
    f.append(-1)
    return [d[k] for k in d], e, sum([len(v) for v in d.values()])


def nested(n):
    d = {}
    for i in range(n):
        inner = d.get(i % 3)
        if inner is None:
            inner = {}
            d[i % 3] = inner
        inner["k" + str(i)] = float(i)
    total = 0.0
    for k, inner in d.items():
        for name, x in inner.items():
            total += x * k + len(name)
    return total


def grows(n):
    d = {i: i for i in range(n)}
    out = 0
    for k in d:
        out += k
        d[k + n] = 1
    return out


def shrinks(n):
    d = {i: i for i in range(n)}
    for k, v in d.items():
        if v == 2:
            del d[k]


def replaced(n):
    d = {i: i for i in range(n)}
    seen = []
    for k in d:
        seen.append(k)
        del d[k]
        d[k + n] = 1
        if len(seen) > 3 * n:
            break
    return len(seen)


def changed_values(n):
    d = {i: i for i in range(n)}
    for k, v in d.items():
        d[k] = v * 2
    for v in d.values():
        d[0] += v
    return [v for v in d.values()]


def nested_loops(n):
    d = {i: i * 10 for i in range(n)}
    out = []
    for a, x in d.items():
        for b, y in d.items():
            out.append(a * 1000 + x * 100 + b + y)
    return out


def pairs(n):
    d = {i: "v" + str(i) for i in range(n)}
    out = []
    for pair in d.items():
        out.append(pair)
    return out, [p[1] for p in d.items()]


def copies(n):
    d = {i: i for i in range(n)}
    e = d.copy()
    e[0] = 99
    d.update(e)
    f = dict(a=n, b=2)
    return d[0], len(e), f["a"], list(f)


def displays(n):
    d = {n: 1, n + 1: 2, n: 3}
    s = {n, n + 1, n}
    t = {"a" * n, "b"}
    return [d[n], len(d)], len(s), "b" in t, n + 1 in s


def evaluated(n):
    log = []

    def say(x):
        log.append(x)
        return x

    d = {say(1): say(2), say(3): say(4)}
    d[say(5)] = say(6)
    d[say(1)] += say(7)
    return log, [d[k] for k in d]


def mixed_later(n):
    d = {i: i for i in range(n)}
    d["a"] = 1
    return d


def bool_keys(n):
    d = {i: i for i in range(n)}
    d[True] = 5
    return d, True in d, 1.0 in d


def float_lookup(n):
    d = {i: i for i in range(n)}
    s = {i for i in range(n)}
    return 1.0 in d, 2.5 in d, True in s, 1.0 in s, None in s, "a" in d


def unhashable(n):
    d = {i: i for i in range(n)}
    return [n] in d


def shown(n):
    d = {i: i for i in range(n)}
    s = {i for i in range(n)}
    return repr(d), str(s), f"{d} {s}", d == {0: 0, 1: 1}, s == {0, 1}


def kept(n):
    d = {i: i for i in range(n)}
    box = [d]
    box[0][n] = "text"
    return d


def ints(n):
    s = set()
    for i in range(n):
        s.add(i * 37 % 101)
        if i % 3 == 0:
            s.discard(i)
    s.add(2**80)
    s.add(2**61 - 1)
    s.add(-1)
    s.add(-2)
    return list(s), 2**80 in s, 2**61 - 1 in s, 0 in s, len(s)


def algebra(n):
    a = set(range(0, n, 2))
    b = {i * 3 for i in range(n // 3)}
    return list(a & b), list(a | b), list(a - b), list(b - a), list(a ^ b), a <= b, a == b, a != b, (a & b) <= a


def algebra_methods(n):
    a = set(range(n))
    b = set(range(n // 2, n * 2))
    c = a.union(b)
    d = a.copy()
    d.update(b)
    d |= c
    e = a.difference(b)
    return list(c), list(d), list(e), list(a.intersection(b)), list(a.symmetric_difference(b)), e.issubset(a), c == d


def in_place(n):
    a = set(range(n))
    a &= set(range(n // 2))
    a -= {1, 2}
    a ^= {5, n}
    return a


def popped(n):
    s = set(range(n))
    out = []
    while s:
        out.append(s.pop())
        if len(out) == 3:
            s.add(n * 100)
    try:
        s.pop()
    except KeyError as e:
        out.append(repr(e))
    try:
        s.remove(4)
    except KeyError as e:
        out.append(repr(e))
    return out


def set_grows(n):
    s = set(range(n))
    for x in s:
        s.add(x + n)


def set_order(n):
    s = {i * 1000003 % 4099 for i in range(n)}
    t = {-i for i in range(n)}
    u = set([i * i for i in range(n)])
    v = set({i: 1 for i in range(n)})
    for x in t:
        s.discard(-x)
    return [x for x in s], [x for x in t], list(u), sorted(v), sum(s), max(t), min(u)


def set_of_text(n):
    s = {"k" + str(i % 5) for i in range(n)}
    t = set(["k1", "x"])
    return sorted(s), "k3" in s, "k9" in s, sorted(s & t), len(s | t), any(s), tuple(sorted(t))


def set_added_text(n):
    s = {i for i in range(n)}
    s.add("a")
    return len(s), "a" in s


def constants(n):
    s = {1, 2, 3, 40}
    s.add(n)
    return list(s)


def of_class(n):
    class Counter:
        def __init__(self):
            self.seen = {}
            self.ids = set()

        def note(self, key):
            self.seen[key] = self.seen.get(key, 0) + 1
            self.ids.add(key)

    c = Counter()
    for i in range(n):
        c.note(i % 4)
    return [c.seen[k] for k in c.seen], list(c.ids)


def passed(d, s, n):
    for i in range(n):
        d[i] = d.get(i - 1, 0) + 1
        s.add(d[i])
    return d


def through(n):
    d = {}
    s = set()
    e = passed(d, s, n)
    return e is d, [e[k] for k in e], list(s)


def optional(n):
    d = None
    if n > 2:
        d = {}
    if d is not None:
        d[n] = n
    return d is None, (d or {}).get(n)


def empty(n):
    d = {}
    s = set()
    for k in d:
        n += k
    for x in s:
        n += x
    return n, len(d), 1 in s, d, s


def counting(n):
    d = {}
    for i in range(n):
        k = i % 3
        if k not in d:
            d[k] = 0
        d[k] += i
    return max(d), min(d.values()), sorted(d.items()), list(d.values()), d


counted(50)
words(12)
missing(4)
missing_text(3)
big_keys(9)
removed(12)
got(3)
lists(10)
nested(10)
grows(3)
shrinks(5)
replaced(5)
changed_values(4)
nested_loops(3)
pairs(3)
copies(4)
displays(2)
evaluated(1)
mixed_later(2)
bool_keys(3)
float_lookup(3)
unhashable(2)
shown(2)
kept(2)
ints(60)
algebra(60)
algebra(1000)
algebra_methods(20)
in_place(12)
popped(6)
set_grows(4)
set_order(40)
set_order(700)
set_of_text(9)
set_added_text(2)
constants(9)
of_class(10)
through(6)
optional(1)
optional(5)
empty(4)
counting(10)
