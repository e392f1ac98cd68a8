"""functools: single dispatch by annotations, partial methods, keys of comparisons, partials; copies with a memo."""

from __future__ import annotations
import functools, collections.abc, typing, enum, copy, abc

@functools.singledispatch
def show(x): return "base"
@show.register
def _(x: int): return "int"
@show.register
def _(x: collections.abc.Mapping): return "mapping"
@show.register
def _(x: str | bytes): return "text"
@show.register
def _(x: typing.Union[list, tuple]): return "seq"
@show.register
def _(x: typing.Optional[float]): return "opt"

class Fmt:
    @functools.singledispatchmethod
    def fmt(self, x): return "base"
    @fmt.register
    def _(self, x: int): return "int"
    @fmt.register
    @classmethod
    def _(cls, x: str): return "cls " + cls.__name__
    @fmt.register(list)
    def _l(self, x): return "list"

def cap(*args, **kw): return args, kw
class A:
    nothing = functools.partialmethod(cap)
    pos = functools.partialmethod(cap, 1)
    kw = functools.partialmethod(cap, a=2)
    both = functools.partialmethod(cap, 3, b=4)
    nested = functools.partialmethod(pos, 5)
    static = functools.partialmethod(staticmethod(cap), 8)
    cls = functools.partialmethod(classmethod(cap), d=9)
    over = functools.partialmethod(functools.partial(cap, c=6), 7)

def tell(f):
    try: return f()
    except BaseException as e: return f"{type(e).__name__}: {e}"

class Node:
    def __init__(self, name): self.name = name; self.kids = []; self.parent = None
    def __deepcopy__(self, memo):
        n = Node(self.name + "'")
        memo[id(self)] = n
        n.parent = copy.deepcopy(self.parent, memo)
        n.kids = copy.deepcopy(self.kids, memo=memo)
        return n

def dispatches():
    out = {}
    def add(name, fn): out[name] = repr(tell(fn))
    add("show", lambda: [show(v) for v in (1, {}, "a", b"", [], (), 1.5, None, set())])
    add("fmt", lambda: [Fmt().fmt(v) for v in (1, "a", [], 1.5)])
    a = A()
    def strip(r): return ["self" if x is a else "A" if x is A else x for x in r[0]], r[1]
    add("pm", lambda: [strip(m(5, c=6)) for m in (a.nothing, a.pos, a.kw, a.both, a.nested, a.static, a.cls, a.over)])
    add("pmc", lambda: [strip(m(a, 5, c=6)) for m in (A.nothing, A.pos, A.kw, A.both, A.nested, A.static, A.cls, A.over)])
    add("pmself", lambda: [a.both.__self__ is a, a.cls.__self__ is A])
    add("pmr", lambda: repr(vars(A)["both"]).split(" at ")[0])
    add("pmbad", lambda: functools.partialmethod(5))
    add("abs", lambda: functools.partialmethod(abc.abstractmethod(cap)).__isabstractmethod__)
    def unions():
        @functools.singledispatch
        def g(x): return "base"
        r = []
        for bad in (list[int], 5, "x", typing.Union[int, "y"]):
            r.append(tell(lambda: g.register(bad, lambda x: 0)))
            r.append(tell(lambda: g.register(bad)))
        def ann(x: list[int]): return 0
        r.append(tell(lambda: g.register(ann)))
        def noann(x): return 0
        r.append(tell(lambda: g.register(noann)).split(" at ")[0])
        r.append(g.register(int | str, lambda x: "is")(1))
        r.append([g(1), g("a"), g(2.5)])
        r.append(sorted(k.__name__ for k in g.registry))
        r.append(g.dispatch(bool)(True))
        return r
    add("unions", unions)
    def keys():
        K = functools.cmp_to_key(mycmp=lambda a, b: b - a)
        k = K(3)
        return [k < K(2), k.obj, K(obj=5).obj, sorted([3, 1, 2], key=K), tell(lambda: hash(k)), tell(lambda: k < 3), tell(lambda: functools.cmp_to_key()), tell(lambda: K())]
    add("cmp", keys)
    def partials():
        p = functools.partial(cap, 1, x=2)
        q = functools.partial(p, 3, y=4)
        p.keywords["z"] = 9
        r = [q.args, q.keywords, q.func is cap, p(5), p.keywords is p.keywords, p.args is p.args, vars(p)]
        p.name = "n"
        r += [vars(p), functools.partial(p, 1).func is p, tell(lambda: functools.partial(5)), tell(lambda: functools.partial())]
        p.keywords[5] = 1
        r.append(tell(p))
        return r
    add("partials", partials)
    def nodes():
        root = Node("r"); kid = Node("k"); kid.parent = root; root.kids.append(kid); root.kids.append(kid)
        c = copy.deepcopy(root)
        return [c.name, c.kids[0].name, c.kids[0].parent is c, c.kids[0] is c.kids[1], len(c.kids)]
    add("nodes", nodes)
    def lists():
        a = [1]; b = [a, a]; b.append(b)
        c = copy.deepcopy(b)
        d = copy.deepcopy({"m": (a, b)})
        return [c[0] is c[1], c[2] is c, d["m"][0] is d["m"][1][0]]
    add("lists", lists)
    def reuse():
        @functools.lru_cache(maxsize=2, typed=True)
        def g(x): return x
        g(1); g(1.0); g(1)
        return [g.cache_info(), g.cache_parameters(), type(g.cache_info()).__name__, copy.copy(g) is g]
    add("lru", reuse)
    return out


dispatches()
