d = {"b": 1, "a": 2}
d["c"] = 3
print(d, list(d), d.get("x"), d.get("x", 0), d.pop("b"), d.setdefault("z", []), d, "a" in d, len(d), list(d.items()), list(d.values()), d.popitem(), {**d, "q": 1}, d | {"w": 2}, dict.fromkeys("ab", 0), dict([("k", 1)], z=2), {1: "a", True: "b", 1.0: "c"})
d.update({"n": 1}, m=2); d.update([("o", 3)])
print(d, d.keys() & {"n", "zz"}, d.copy() == d, {1: 2} == {1: 2.0}, sorted(d), list(reversed(d)))
for bad in (lambda: d["nope"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict(5), lambda: {}.pop("x"), lambda: {{}: 1}):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
l = [3, 1, 2]
l.sort(); print(l)
l.sort(key=lambda x: -x); print(l)
l.append(4); l.extend([5, 6]); l.insert(1, 9); print(l, l.pop(), l.pop(0), l.index(9), l.count(9), l.remove(9), l)
l.reverse(); print(l, l.copy(), l + [1], l * 2, 4 in l, [1, [2]] == [1, [2]], l.clear(), l)
for bad in (lambda: [].pop(), lambda: [].remove(1), lambda: [].index(1), lambda: [1, "a"].sort(), lambda: [1][3], lambda: [] + (1,)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
s = {1, 2, 3}
s.add(4); s.discard(9); s.remove(1)
print(s, s | {9}, s & {2, 3}, s - {2}, s ^ {2, 7}, {2} <= s, s >= {2}, s.issubset({2, 3, 4, 5}), s.isdisjoint({9}), frozenset([1, 2]), set(), len(s), 2 in s, {frozenset([1]): 1}, s.union([8], [9]), s.copy() == s)
try: s.remove(100)
except KeyError as e: print(e)
t = (1, 2, 2)
print(t.count(2), t.index(2), t + (3,), t * 2, t[0], (), (1,), hash((1, 2)) == hash((1, 2)), (1, [2]))
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple, ChainMap
dd = defaultdict(list); dd["a"].append(1); print(dd, dd["b"], dict(dd))
c = Counter("hello"); print(c, c.most_common(1), c["z"], c + Counter("l"), sorted(c.elements()))
dq = deque([1, 2, 3], maxlen=3); dq.append(4); dq.appendleft(0); print(dq, dq.pop(), dq.popleft(), list(dq), dq.maxlen); dq.rotate(1); print(dq)
N = namedtuple("N", "a b", defaults=[5]); print(N(1), N(1, 2)._asdict(), N._fields, N(1)._replace(a=3))
od = OrderedDict([("a", 1), ("b", 2)]); od.move_to_end("a"); print(od, od.popitem(last=False))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], sorted(cm))
print(range(5), list(range(2, 10, 3)), range(3) == range(0, 3), 3 in range(5), len(range(0, 10, 3)), range(10)[3], sum(range(5)), list(range(5, 0, -2)))
print(list(zip([1, 2], "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(lambda x: x > 1, [1, 2])), list(enumerate("ab")), all([]), any([0, 1]), list(reversed([1, 2])), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), min({"x": 3}), max([1, 2], default=0), abs(-3), divmod(7, 3), pow(2, 5, 7), round(2.5), round(3.14159, 2), sum([[1], [2]], []), isinstance(1, (int, str)), issubclass(bool, int), callable(print), id(1) == id(1), type(1), hash("a") == hash("a"))
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
