def deco(tag):
    print("make", tag)
    def wrap(fn):
        print("apply", tag, fn.__name__)
        def inner(*a, **k):
            return f"{tag}({fn(*a, **k)})"
        inner.__name__ = fn.__name__
        return inner
    return wrap
@deco("a")
@deco("b")
def f(x): return x
print(f(1), f.__name__)
def clsdeco(c):
    c.tagged = True
    return c
@clsdeco
class C: pass
print(C.tagged)
import functools
def timed(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
@timed
def documented(a: int) -> str:
    "docs"
    return str(a)
print(documented(3), documented.__name__, documented.__doc__, documented.__wrapped__.__name__, documented.__annotations__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50))
@functools.cache
def g(x):
    print("computing", x)
    return x
g(1); g(1)
class K:
    registry = []
    def register(self, fn):
        self.registry.append(fn.__name__)
        return fn
k = K()
@k.register
def one(): pass
@(lambda fn: "replaced")
def two(): pass
print(K.registry, two)
class Cached:
    @functools.cached_property
    def v(self):
        print("once")
        return 5
c = Cached()
print(c.v, c.v, c.__dict__)
@functools.singledispatch
def sd(x): return "base"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("a"), sd(True))
p = functools.partial(int, base=2)
print(p("101"), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(3) > V(2), V(1) >= V(2))
