"""copy.copy and copy.deepcopy: pickle's protocol, state, slots, containers, what has no copies."""

import copy, functools, threading, collections, re, enum, types, io, contextvars, itertools, decimal, datetime

class State:
    def __init__(self):
        self.a = [1]
        self.lock = threading.Lock()
        self.log = []
    def __getstate__(self):
        d = self.__dict__.copy()
        del d["lock"]
        return d
    def __setstate__(self, d):
        self.__dict__.update(d)
        self.lock = "new"

class OnlyGet:
    def __init__(self): self.x = 1; self.y = 2
    def __getstate__(self): return {"x": 10}

class TupleState:
    __slots__ = ("p", "q")
    def __init__(self): self.p = [1]; self.q = 2

class Red:
    def __init__(self, n): self.n = n; self.z = 5
    def __reduce__(self): return (Red, (self.n + 1,))
class RedState:
    def __init__(self, n=0): self.n = n
    def __reduce__(self): return (RedState, (), {"n": 7, "m": [1]})
class NewArgs(tuple):
    def __new__(cls, a, b): 
        s = super().__new__(cls, (a, b)); s.made = True; return s
    def __getnewargs__(self): return (self[0] * 10, self[1])
class MyErr(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
class OkErr(Exception):
    def __init__(self, *a): super().__init__(*a); self.k = [1]
class L(list):
    pass
class D(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = [1]
class Slots:
    __slots__ = ("a", "__dict__")
    def __init__(self): self.a = [1]; self.b = [2]
class Color(enum.Enum):
    RED = 1
class WithCopy:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ["deep", type(memo).__name__]
class M:
    def __init__(self): self.items = []
    def meth(self): return self.items

def tell(f):
    try: return f()
    except BaseException as e: return f"{type(e).__name__}: {e}"

def copies():
    out = {}
    def add(name, fn): out[name] = repr(tell(fn))
    def state(c):
        s = c(State()); return [s.a, s.lock, sorted(vars(s))]
    add("state copy", lambda: state(copy.copy))
    add("state deep", lambda: state(copy.deepcopy))
    add("onlyget", lambda: [vars(copy.copy(OnlyGet())), vars(copy.deepcopy(OnlyGet()))])
    def ts():
        t = TupleState(); c = copy.copy(t); d = copy.deepcopy(t)
        return [c.p is t.p, d.p is t.p, d.p, d.q]
    add("slots", ts)
    add("red", lambda: [copy.copy(Red(1)).n, copy.deepcopy(Red(1)).n])
    add("redstate", lambda: [vars(copy.copy(RedState(1))), vars(copy.deepcopy(RedState(1)))])
    add("newargs", lambda: [copy.copy(NewArgs(1, 2)), copy.deepcopy(NewArgs(1, 2)), vars(copy.copy(NewArgs(1, 2)))])
    add("myerr", lambda: repr(copy.copy(MyErr(1, "x"))))
    add("myerr deep", lambda: repr(copy.deepcopy(MyErr(1, "x"))))
    def ok():
        e = OkErr(1, [2]); c = copy.copy(e); d = copy.deepcopy(e)
        return [repr(c), c.k is e.k, repr(d), d.k is e.k, d.args[1] is e.args[1]]
    add("okerr", ok)
    def lst():
        l = L([[1]]); l.x = [2]
        c = copy.copy(l); d = copy.deepcopy(l)
        return [type(c).__name__, c, c.x is l.x, d, d.x is l.x, d[0] is l[0]]
    add("list sub", lst)
    def dct():
        x = D(a=[1]); c = copy.copy(x); d = copy.deepcopy(x)
        return [type(c).__name__, c, c.extra is x.extra, d["a"] is x["a"], d.extra is x.extra]
    add("dict sub", dct)
    def sl():
        s = Slots(); c = copy.copy(s); d = copy.deepcopy(s)
        return [c.a is s.a, c.b is s.b, d.a is s.a, d.b is s.b]
    add("slots dict", sl)
    add("enum", lambda: [copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, copy.deepcopy({"c": Color.RED})["c"] is Color.RED])
    add("withcopy", lambda: [copy.copy(WithCopy()), copy.deepcopy(WithCopy())])
    add("lock", lambda: copy.copy(threading.Lock()))
    add("lock deep", lambda: copy.deepcopy({"l": threading.Lock()}))
    add("rlock", lambda: copy.deepcopy(threading.RLock()))
    add("gen", lambda: copy.copy((x for x in [1])))
    add("gen deep", lambda: copy.deepcopy((x for x in [1])))
    add("module", lambda: copy.copy(re))
    add("file", lambda: copy.copy(io.StringIO("abc")).getvalue())
    add("ctx", lambda: copy.copy(contextvars.copy_context()))
    add("ctxvar", lambda: copy.copy(contextvars.ContextVar("x")))
    add("re", lambda: [copy.copy(p := re.compile("a")) is p, copy.deepcopy(p) is p])
    def meth():
        m = M(); b = copy.deepcopy(m.meth); c = copy.copy(m.meth)
        return [b.__self__ is m, c.__self__ is m, b()]
    add("method", meth)
    add("prop", lambda: copy.deepcopy(property(len)) is not None)
    def od():
        x = collections.OrderedDict(a=[1]); x2 = copy.copy(x); x3 = copy.deepcopy(x)
        q = collections.deque([[1]], 3); q2 = copy.copy(q); q3 = copy.deepcopy(q)
        dd = collections.defaultdict(list, a=[1]); d2 = copy.copy(dd); d3 = copy.deepcopy(dd)
        cn = collections.Counter("aab"); c2 = copy.copy(cn)
        ch = collections.ChainMap({"a": 1}, {"b": [2]}); ch2 = copy.copy(ch); ch3 = copy.deepcopy(ch)
        return [repr(x2), x2["a"] is x["a"], repr(x3), x3["a"] is x["a"], repr(q2), q2[0] is q[0], repr(q3), q3[0] is q[0], repr(d2), d2.default_factory is list, repr(d3), repr(c2), repr(ch2), ch2.maps[0] is ch.maps[0], ch2.maps[1] is ch.maps[1], repr(ch3)]
    add("collections", od)
    def part():
        p = functools.partial(max, [1], key=len); p.attr = []
        c = copy.copy(p); d = copy.deepcopy(p)
        return [c is p, c.args is p.args, c.keywords is p.keywords, c.attr is p.attr, d.args[0] is p.args[0], d.attr is p.attr, d.keywords == p.keywords]
    add("partial", part)
    def it():
        i = iter([1, 2, 3]); next(i); j = copy.copy(i); next(j); return [list(i), list(j)]
    add("iter", it)
    add("memo", lambda: (lambda l: (l.append(l), copy.deepcopy(l))[1][0] is not l)([]))
    add("ns", lambda: copy.copy(types.SimpleNamespace(a=1)).a)
    add("dt", lambda: [copy.copy(x := datetime.datetime(2020, 1, 1)) == x, copy.deepcopy(decimal.Decimal("1.5")) == decimal.Decimal("1.5")])
    add("reduce", lambda: str(State().__reduce_ex__(4)[0].__name__))
    add("reduce2", lambda: str(Red(1).__reduce__()[1]))
    add("reduce3", lambda: str(Red(1).__reduce_ex__(4)[1]))
    add("getstate", lambda: [M().__getstate__(), State().__getstate__()["a"]])
    return out


copies()
