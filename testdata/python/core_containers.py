l = [5, 3, 1, 4]
l.sort(); print(l); l.sort(reverse=True); print(l); l.sort(key=lambda x: -x); print(l)
l[1:3] = [9, 9, 9]; print(l); l[::2] = [0, 0, 0]; print(l); del l[1:3]; print(l); del l[::2]; print(l)
l *= 2; print(l, l * 0, 2 * [1]); l += (7, 8); print(l, l.index(7), l.count(3)); l.insert(-1, "x"); l.insert(100, "e"); print(l, l.pop(), l.pop(0), l.pop(-2)); l.reverse(); print(l, l[::-1], l[-3:], l[10:], l[:2]); print(l.copy() == l, l == tuple(l), [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
a = [1]; a.append(a); print(a); d = {}; d["d"] = d; print(d); t = ([],); t[0].append(t); print(t)
d = {"a": 1, "b": 2}; d["c"] = 3; d["a"] = 10; print(d, list(d), d.keys(), d.values(), d.items()); del d["b"]; d["b"] = 0; print(d, d.popitem(), d.pop("zz", None), d.setdefault("q", []), d.get("nope"), "a" in d, len(d))
print({1: "a", 1.0: "b", True: "c"}, {1: 2} == {1.0: 2}, {"a": 1} | {"b": 2}, {**d, "z": 1}, dict([("x", 1)], y=2), dict.fromkeys("ab", 0), dict(zip("ab", [1, 2])))
print(list(reversed({"a": 1, "b": 2})), {"a": 1}.keys() & {"a", "b"}, {"a": 1}.keys() | ["c"] == {"a", "c"}, {"a": 1}.items() - {("a", 1)}, {"a": 1}.keys() == {"a"})
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as e: print(e)
s = {3, 1, 2}; s.add(10); s.discard(1); print(s, s | {5}, s & {3, 10}, s - {2}, s ^ {2, 7}, s <= {2, 3, 10, 11}, s.isdisjoint([99]), {1} < {1, 2}, frozenset([1, 2]), frozenset(), set())
print({1, 2} == frozenset([2, 1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "x"}[frozenset([1])], {1, 1.0, True}, list({100, 5, 33, 64, 8, 1}), set(range(20, 0, -3)), {x * 7 % 31 for x in range(15)})
try:
    for x in s: s.add(x + 100)
except RuntimeError as e: print(e)
s = set(range(10)); s -= {3, 4}; s &= set(range(8)); s |= {50}; s ^= {0, 51}; print(sorted(s), s.pop() in range(60)); s.update([1], (2,)); s.intersection_update([1, 2]); print(s, s.union([9], [8]), s.difference([1]), s.symmetric_difference([1, 5]))
r = range(10, 0, -3); print(r, list(r), len(r), r[1], r[-1], r[1:], r[::-1], 7 in r, 8 in r, r.index(4), r.count(1), r == range(10, 1, -3), hash(r) == hash(range(10, 1, -3)), range(0), bool(range(0)), range(3)[1:2], range(10**20, 10**20 + 3)[-1], list(reversed(range(4))))
t = (1, [2], "x"); print(t, t + (1,), t * 2, t[1:], (1,), (), hash((1, 2, 3)), hash(()), hash((1.5, "a"[:0])), t.index("x"), t.count(1), (1, 2) < (1, 3), sorted([(2, "b"), (1, "z"), (2, "a")]))
print(hash(1), hash(1.0), hash(True), hash(-1), hash(2**61 - 1), hash(2**61), hash(0.5), hash(1e300), hash(-2), hash(float("inf")), hash(10**30), hash(frozenset([1, 2, 3])), hash(frozenset()))
print(slice(1, 2), slice(None), slice(1, 10, 2).indices(5), slice(-1, None, -1).indices(3))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 5)), list(reversed([1, 2])), list(iter([1, 2, 0, 3].pop, 0)))
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
print(any([]), all([]), any([0, 1]), sum([0.1] * 3), sum([1, 2.5]), max("abc"), min([3, 1], key=lambda x: -x), max([], default="d"), sorted("hello", reverse=True), sorted([("b", 1), ("a", 1)], key=lambda p: p[1]))
from collections import deque, defaultdict, OrderedDict, Counter, ChainMap, namedtuple
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q[0], q[-1], len(q), list(q)); q.rotate(1); print(q, q.popleft(), q.pop(), deque("ab") + deque("c"), deque([1]) == deque([1]), deque([1, 2]) < deque([2]), 2 in q); q.extendleft([8, 9]); print(q, q.index(9), q.count(9)); q.clear(); print(q)
dd = defaultdict(list); dd["a"].append(1); print(dd, dd["zz"], dd.get("nope"), "nope" in dd, dd == {"a": [1], "zz": []}, dict(dd)); dc = defaultdict(int, {"x": 1}); dc["y"] += 5; print(dc, dc.default_factory, dc.copy(), dc | {"k": 1})
od = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); od.move_to_end("a"); od.move_to_end("c", last=False); print(od, od.popitem(last=False), od == OrderedDict([("a", 1), ("b", 2)]), od == {"a": 1, "b": 2}, list(reversed(od)))
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c + Counter("aaz"), c - Counter("aab"), c & Counter("ab"), c | Counter("zz"), sum(c.values()), c.total(), sorted(c.elements())); c.update("zz"); c.subtract("aaaaaaa"); print(c, +c, -c, Counter(a=1) == Counter(a=1, b=0))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm, cm["a"], cm["b"], len(cm), list(cm), cm.new_child({"z": 0}), cm.parents, dict(cm)); cm["n"] = 1; print(cm.maps)
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p.x, p._asdict(), p._replace(y=5), P._fields, P._make([1, 2]), p == (1, 0), P._field_defaults, isinstance(p, tuple), p[1], len(p), hash(p) == hash((1, 0)))
try: P()
except TypeError as e: print(e)
try: P(1, 2, 3)
except TypeError as e: print(e)
try: p.x = 5
except AttributeError as e: print(e)
class MyDict(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
m = MyDict(a=1); m["b"] = 1; print(m, m["zz"], m.get("zz"), type(m.copy()), m == {"a": 1, "b": 2}, isinstance(m, dict), len(m), {**m}, list(m.items()))
class MyList(list):
    def __getitem__(self, i): return "item" if isinstance(i, int) else MyList(super().__getitem__(i))
ml = MyList([1, 2, 3]); ml.append(4); ml.extra = 1; print(ml, ml[0], ml[1:], len(ml), ml.extra, [x for x in ml], ml + [1], type(ml + [1]), sorted(ml), ml == [1, 2, 3, 4])
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + o + 100)
mi = MyInt(5); print(mi, mi + 1, 1 + mi, mi * 2, type(mi * 2), mi == 5, hash(mi) == hash(5), {5: "x"}[mi], [0] * MyInt(2), f"{mi:03d}", "abcdef"[mi], mi.bit_length())
class MyStr(str): pass
ms = MyStr("hi"); ms.tag = 1; print(ms, ms.upper(), type(ms.upper()), ms + "x", ms == "hi", {"hi": 1}[ms], ms.tag, repr(ms), f"{ms:>4}", "%s" % ms, "".join([ms, ms]), len(ms))
class MyTuple(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
mt = MyTuple(1, 2); print(mt, mt + (3,), mt == (1, 2), hash(mt) == hash((1, 2)), "%s-%s" % mt)
class MySet(set): pass
print(MySet([1]), MySet([1]) | {2}, type(MySet([1]) | {2}), MySet() == set())
class MyExc(KeyError): pass
print(repr(MyExc("a")), str(MyExc("a")), MyExc("a", 1).args)
