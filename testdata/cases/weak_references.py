"""weakref: what does not depend on when an object goes, and what gc.collect() settles."""

import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.items = [1, 2, 3]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __call__(self, x):
        return self.name, x

    def greet(self):
        return "hello " + self.name


class Slotted:
    __slots__ = ("x",)


class Weak:
    __slots__ = ("x", "__weakref__")


REGISTRY = weakref.WeakValueDictionary()
KEPT = Node("kept")
REGISTRY["kept"] = KEPT
KEPT_REF = weakref.ref(KEPT)


def alive():
    n = Node("a")
    r = weakref.ref(n)
    return r() is n, r == weakref.ref(n), hash(r) == hash(n), r.__callback__, type(r).__name__, isinstance(r, weakref.ReferenceType)


def gone():
    n = Node("a")
    r = weakref.ref(n)
    h = hash(r)
    del n
    gc.collect()
    return r(), hash(r) == h, r == r, r == weakref.ref(KEPT)


def calls_back():
    heard = []
    n = Node("a")
    r = weakref.ref(n, lambda ref: heard.append(ref() is None))
    del n
    gc.collect()
    return heard, r()


def no_reference(v):
    try:
        return type(weakref.ref(v)).__name__
    except TypeError as e:
        return str(e)


def kinds():
    return [no_reference(v) for v in (1, "a", None, [], {}, (), 1.5, b"", {1}, frozenset(), len, Node, Slotted(), Weak(), (i for i in ()), Node("x").greet)]


def values():
    d = weakref.WeakValueDictionary()
    a, b = Node("a"), Node("b")
    d["a"], d["b"] = a, b
    before = sorted(d), len(d), "a" in d, d["a"] is a, d.get("z"), [v.name for v in d.values()]
    del a
    gc.collect()
    return before, sorted(d.keys()), "a" in d, len(d), d.setdefault("b", KEPT) is b, d.pop("b") is b, len(d)


def keys():
    d = weakref.WeakKeyDictionary()
    a, b = Node("a"), Node("b")
    d[a], d[b] = 1, 2
    before = sorted(k.name for k in d), len(d), d[a], a in d, KEPT in d
    del a
    gc.collect()
    return before, [k.name for k in d], len(d), dict((k.name, v) for k, v in d.items()), b.name


def sets():
    s = weakref.WeakSet()
    a, b = Node("a"), Node("b")
    s.add(a)
    s.add(b)
    s.add(b)
    before = len(s), a in s, sorted(n.name for n in s)
    s.discard(a)
    del b
    gc.collect()
    return before, len(s), list(s), s == weakref.WeakSet()


def methods():
    n = Node("m")
    m = weakref.WeakMethod(n.greet)
    before = m()()
    del n
    gc.collect()
    return before, m()


def proxies():
    n = Node("p")
    p = weakref.proxy(n)
    p.name = "q"
    out = p.name, n.name, len(p), p[1], list(p), p.greet(), bool(p), p == n, type(p).__name__, p(3), str(p) == str(n)
    try:
        hash(p)
    except TypeError as e:
        out += (str(e)[:15],)
    del n
    gc.collect()
    try:
        return out, p.name
    except ReferenceError as e:
        return out, str(e)


def finalizers():
    done = []
    n = Node("f")
    f = weakref.finalize(n, done.append, 1)
    before = f.alive, f.peek()[1] == done.append, f.peek()[2]
    out = f(), f.alive, f(), done
    g = weakref.finalize(n, done.append, 2)
    g.detach()
    h = weakref.finalize(n, done.append, 3)
    h.atexit = False
    del n
    gc.collect()
    return before, out, done, h.alive


def at_start():
    return REGISTRY["kept"] is KEPT, len(REGISTRY), KEPT_REF() is KEPT


alive()
gone()
calls_back()
kinds()
values()
keys()
sets()
methods()
proxies()
finalizers()
at_start()
