"""OrderedDicts that are maps, and what makes them objects."""

from collections import Counter, OrderedDict, defaultdict


class Recent:
    def __init__(self, size):
        self.size = size
        self.items = OrderedDict()
        self.hits = 0

    def get(self, key):
        if key not in self.items:
            return None
        self.items.move_to_end(key)
        self.hits += 1
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        while len(self.items) > self.size:
            self.items.popitem(last=False)


def recent(n):
    cache = Recent(5)
    total = 0
    for i in range(n):
        key = "k" + str(i * i % 11)
        value = cache.get(key)
        if value is None:
            value = i
            cache.put(key, value)
        total += value
    out = []
    for k, v in cache.items.items():
        out.append(k + str(v))
    return total, cache.hits, out


def ordered_ends(n):
    d = OrderedDict()
    for i in range(n):
        d[i] = str(i)
    out = []
    while d:
        k, v = d.popitem()
        out.append(v + str(k))
        if d:
            k, v = d.popitem(False)
            out.append(v + str(k))
        if len(d) > 2:
            d.move_to_end(n // 2, last=True)
            d[k] = v + "x" if k % 5 == 0 else v
            if k % 5 == 0:
                d.popitem(last=True)
    try:
        d.popitem()
    except KeyError as e:
        out.append(str(e))
    try:
        d.popitem(last=False)
    except KeyError as e:
        out.append(str(e))
    try:
        d.move_to_end(3)
    except KeyError as e:
        out.append(str(e))
    return out


def ordered_first(n):
    d = OrderedDict()
    for i in range(n):
        d[i] = i * i
    d.move_to_end(2, last=False)
    d.move_to_end(1, n > 100)
    return list(d), d.pop(2), d.pop(77, None), list(d.values())


def ordered_changes(n):
    out = []
    for way in range(11):
        d = OrderedDict()
        for i in range(4):
            d[i] = i
        seen = 0
        try:
            for k in d:
                seen += 1
                if way == 0 and k == 3:
                    d[9] = 1
                elif way == 1 and k == 3:
                    del d[3]
                elif way == 2 and k == 3:
                    d.clear()
                elif way == 3 and k == 0:
                    d.clear()
                elif way == 4 and k == 0:
                    del d[0]
                elif way == 5 and k == 0:
                    del d[1]
                elif way == 6 and k == 0:
                    d.move_to_end(3)
                elif way == 7 and k == 0:
                    d.move_to_end(0)
                elif way == 8 and k == 3:
                    d.move_to_end(0)
                elif way == 9 and k == 0:
                    d.popitem()
                    d[3] = 3
                elif way == 10:
                    d[k] = n
        except RuntimeError as e:
            out.append(str(e))
        out.append(str(seen))
        for k, v in d.items():
            out.append(str(k) + ":" + str(v))
    return out


def ordered_like_dict(n):
    d = OrderedDict()
    for i in range(n):
        d["a" + str(i % 4)] = i
    e = d.copy()
    e.move_to_end("a0")
    plain = dict(e)
    plain["z"] = 1
    d.update(plain)
    d.setdefault("q", 5)
    out = []
    for k in d:
        out.append(k)
    for k in e:
        out.append(k)
    for k in plain:
        out.append(k)
        if len(out) < 12:
            plain["a0"] = 3
    return out, d.get("a1", 0), d.get("none", 0), "q" in d, len(e), d.pop("z", 0), plain.popitem()


def ordered_objects(n):
    d = OrderedDict()
    for i in range(n):
        d[i] = i
    e = OrderedDict()
    for i in range(n):
        e[n - 1 - i] = n - 1 - i
    return d == e, d == dict(e), repr(d), isinstance(d, dict), type(e).__name__, list(reversed(e))


def last_items(n):
    d = {}
    for i in range(n):
        d[i % 5] = i
    out = []
    k, v = d.popitem()
    out.append(k * 10 + v)
    d[9] = 9
    del d[9]
    pair = d.popitem()
    out.append(pair[0])
    out.append(pair[1])
    d[7] = 7
    for k in d:
        out.append(k)
    try:
        while True:
            d.popitem()
    except KeyError as e:
        return out, str(e), len(d)


def many_moves(n):
    d = OrderedDict()
    for i in range(40):
        d[i] = i
    x = 1
    for i in range(n):
        x = x * 48271 % 2147483647
        if x % 3 == 0 and x % 40 in d:
            del d[x % 40]
        elif x % 3 == 1 and d:
            k, v = d.popitem(last=x % 2 == 0) if x % 5 else d.popitem()
            d[k + 1] = v
        elif x % 40 in d:
            d.move_to_end(x % 40)
        else:
            d[x % 40] = i
    out = []
    for k, v in d.items():
        out.append(k * 1000 + v)
    return out


def many_typed_moves(n):
    d = OrderedDict()
    for i in range(40):
        d[i] = i
    x = 1
    for i in range(n):
        x = x * 48271 % 2147483647
        if x % 3 == 0 and x % 40 in d:
            del d[x % 40]
        elif x % 3 == 1 and d:
            if x % 2:
                k, v = d.popitem(last=False)
            else:
                k, v = d.popitem()
            d[k + 1] = v
        elif x % 40 in d:
            d.move_to_end(x % 40)
        else:
            d[x % 40] = i
    out = []
    for k, v in d.items():
        out.append(k * 1000 + v)
    return out


def classes_of(n):
    d = OrderedDict()
    d[1] = n
    c = Counter("aab")
    e = defaultdict(int)
    e["x"] += 1
    f = {1: n}
    return (isinstance(d, OrderedDict), isinstance(d, dict), isinstance(d, (list, OrderedDict)), isinstance(c, Counter), isinstance(c, dict),
            isinstance(e, defaultdict), isinstance(e, (dict, list)), isinstance(d, defaultdict), isinstance(f, OrderedDict), isinstance(d, list),
            d[1], c["a"], e["x"], f[1])


def either(n):
    d = OrderedDict() if n else {}
    d[1] = 2
    return isinstance(d, OrderedDict), isinstance(d, dict), d[1]


recent(60)
ordered_ends(9)
ordered_ends(24)
ordered_first(6)
ordered_changes(8)
ordered_like_dict(9)
ordered_objects(4)
last_items(12)
last_items(3)
many_moves(700)
many_typed_moves(2000)
classes_of(3)
either(0)
either(1)


def rows_that_may_be_missing(n: int):
    ages: dict[str, tuple[str, int]] = {}
    for i in range(n):
        ages["k%d" % i] = ("v%d" % i, i)
    found = 0
    for key in ("k0", "k9", "k1"):
        entry = ages.get(key)
        if entry is None:
            found -= 1
            continue
        value, number = entry
        found += number + len(value)
    return found, ages.get("zz"), ages.pop("zz", None), ages.pop("k1", None), len(ages)


rows_that_may_be_missing(3)
