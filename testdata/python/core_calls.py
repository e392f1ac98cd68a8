def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
def f0(): return 0
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, b, c, d=4, *args, e, f=6, **kw): return a, b, c, d, args, e, f, kw
def f4(a, /, b, *, c): return a, b, c
def f5(*, x, y, z): return x
def f6(a, b, /): return a
class C:
    def m(self, a, b=1): return a, b
    @classmethod
    def cm(cls, a): return cls.__name__, a
    @staticmethod
    def sm(a): return a
show(f0, 1); show(f0, 1, 2); show(f0, x=1)
show(f1); show(f1, 1, 2); show(f1, 1, a=2); show(f1, b=1)
show(f2); show(f2, 1, 2, 3); show(f2, b=1)
show(f3); show(f3, 1); show(f3, 1, 2); show(f3, 1, 2, 3); show(f3, 1, 2, 3, 4, 5, e=6, g=7)
show(f4); show(f4, 1, 2, 3); show(f4, a=1, b=2, c=3); show(f4, 1, b=2, c=3); show(f4, 1, 2, 3, c=4)
show(f5); show(f5, x=1); show(f5, x=1, y=1); show(f5, 1, 2, x=1, y=2, z=3)
show(f6, a=1, b=2); show(f6, 1)
show(C().m); show(C().m, 1, 2, 3); show(C.m); show(C.cm); show(C.cm, 1, 2); show(C.sm)
show(f2, *[1], **{"b": 5}); show(lambda x: x)
show(len); show(len, 1, 2); show(len, 5); show(len, x=1)
show([].append); show([].append, 1, 2); show([].pop); show([].pop, 1, 2); show([1].pop, "a"); show([].insert, 1)
show([].sort, 1); show([3, 1].sort, foo=1); show([1, "a"].sort); show([].index, 5); show([].remove, 5); show([].extend, 5)
show({}.get); show({}.get, 1, 2, 3); show({}.pop, "k"); show({}.popitem); show({}.update, 5); show({}.update, [1]); show({}.update, [(1, 2, 3)]); show({}.setdefault)
show({}.__getitem__, [1]); show({}.fromkeys, 5); show(dict, 5); show(dict, [1, 2]); show(dict, a=1)
show(set, 5); show(set().add, []); show(set().remove, 3); show(set().pop); show(frozenset, 1, 2)
show(int, 1, 2, 3); show(int, "x"); show(int, []); show(float, "x"); show(str, 1, 2, 3); show(bool, 1, 2)
show(isinstance, 1); show(isinstance, 1, 1); show(issubclass, 1, int); show(issubclass, int, 5)
show(iter, 5); show(next, 5); show(next, iter([])); show(zip, 5); show(zip, [1], 5); show(map); show(map, 1); show(enumerate); show(enumerate, 5); show(reversed, 5); show(reversed, {1})
show(min); show(min, []); show(max, [], default=3); show(max, 1, 2, default=3); show(min, 1, "a"); show(sum, ["a"]); show(sum, [[1], [2]], []); show(sum, ["a"], "")
show(sorted, [1, "a"]); show(sorted, 5); show(sorted, [], 1); show(sorted, [1, 2], reverse="x")
show(range); show(range, "a"); show(range, 1, 2, 0); show(range, 1.5); show(getattr, 1, "x"); show(getattr, 1, 2); show(setattr, 1, "x", 2); show(hasattr, 1)
show(object, 1); show(C, 1); show(type, 1, 2); show(super); show(hash, []); show(hash, {}); show(hash, {1}); show(chr, -1); show(chr, 0x110000); show(ord, "ab"); show(ord, 5)
show(abs, "a"); show(round, "a"); show(divmod, 1, 0); show(pow, 2, -1, 5); show(pow, 2, 3, 0); show(lambda: 5 + "a"); show(lambda: "a" + 5); show(lambda: [1] + (1,)); show(lambda: 5 - []); show(lambda: [1] * "a"); show(lambda: -[]); show(lambda: ~1.5)
show(lambda: 1 < "a"); show(lambda: [1] < [""]); show(lambda: None > 1); show(lambda: {} < {}); show(lambda: 1 in 5); show(lambda: "a" in 5); show(lambda: 5 in "abc"); show(lambda: 5()); show(lambda: [][0]); show(lambda: ()[0]); show(lambda: [1]["a"]); show(lambda: (1,)["a"]); show(lambda: {}[1]); show(lambda: {}["a"]); show(lambda: 5[0]); show(lambda: None.x); show(lambda: int.x); show(lambda: C.x); show(lambda: C().x)
def seti(o, k, v): o[k] = v
def deli(o, k): del o[k]
show(seti, [], 0, 1); show(seti, (), 0, 1); show(seti, 5, 0, 1); show(seti, {}, [], 1); show(seti, [1], "a", 1); show(deli, [], 0); show(deli, (), 0); show(deli, {}, 1); show(deli, 5, 1); show(seti, [1, 2], slice(0, 2, 2), [1, 2]); show(seti, [1], slice(0, 1), 5)
def unpack2(v): a, b = v; return a, b
def unpackstar(v): a, *b, c = v; return a, b, c
show(unpack2, [1]); show(unpack2, [1, 2, 3]); show(unpack2, 5); show(unpackstar, [1]); show(unpackstar, range(5)); show(unpack2, "ab")
show(lambda: f2(*5)); show(lambda: f2(**5)); show(lambda: f2(**{1: 2})); show(lambda: f2(1, **{"a": 2}))
def rec(n): return rec(n + 1)
show(rec, 0)
