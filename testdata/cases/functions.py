"""Calls and signatures with their messages, closures, nonlocal, global, del, decorators, lambdas."""
import functools


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def none(): return "none"
def one(a): return a
def two(a, b): return a, b
def three(a, b, c): return a, b, c
def default(a, b=2, c=3): return a, b, c
def star(a, *args): return a, args
def kwargs(a, **kw): return a, kw
def both(*args, **kw): return args, kw
def kwonly(*, k): return k
def kwonly2(a, *, k, l, m=3): return a, k, l, m
def kwonly3(*args, j, k, l): return args, j, k, l
def posonly(a, b, /): return a, b
def posonly_default(a, b=2, /, c=3): return a, b, c
def posonly_kw(a, /, **kw): return a, kw
def everything(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw


# Direct calls: what is known at compile time must fail like what is not.
none(1)
none(*[1, 2])
none(x=1)
one()
one(1, 2)
one(b=1)
one(1, a=2)
one(**{"a": 1})
one(*[1], **{"a": 2})
two(1)
two(b=1)
two()
three()
three(1)
three(c=1)
three(1, 2, 3, 4)
three(1, 2, 3, d=4)
default()
default(1, 2, 3, 4)
default(1, c=5)
default(1, 2, b=3)
default(1, *[7], **{"c": 9})
star()
star(1, 2, 3)
star(*"abc")
star(1, b=2)
kwargs(1, b=2, **{"c": 3})
kwargs(1, 2)
kwargs(a=1, b=2)
both()
both(1, *(2, 3), 4, *[5], x=1, **{"y": 2}, z=3, **{})
kwonly()
kwonly(1)
kwonly(k=1)
kwonly(1, k=1)
kwonly(j=1)
kwonly2(1)
kwonly2(1, k=1)
kwonly2(1, 2, k=3, l=4)
kwonly2(1, k=1, l=2)
kwonly3()
kwonly3(1, 2)
posonly(1, 2)
posonly(1, b=2)
posonly(a=1, b=2)
posonly(1)
posonly_default(1, c=5)
posonly_default(1, b=5)
posonly_kw(1, a=2)
posonly_kw(a=2)
everything(1, d=4)
everything(1, 2, 3, 4, 5, d=6, f=7)
everything(1, a=1, b=2, d=3)
everything(1)
everything(d=1)
everything(1, c=1, d=2, **{"c": 3})
two(*5)
two(**5)
two(**{1: 2})
two(1, **{"b": 2, "c": 3})
two(*[1, 2], *[3])
two(*{"k": 1, "l": 2})
both(**{"a b": 1, "": 2})
one(a=1, **{"a": 2})
told(one, 1, 2, 3), told(one), told(one, z=1), told(kwonly3, k=1), told(three, 1, 2, 3, 4, 5)
(lambda x: x)()
(lambda *, y: y)(1)


def dup_mapping():
    class D:
        def keys(self): return ["a", "b"]
        def __getitem__(self, k): return k * 2
    return both(**D()), told(lambda: both(a=1, **D())), told(lambda: both(**[("a", 1)]))


def call_order():
    log = []
    def n(x):
        log.append(x)
        return x
    both(n(1), *[n(2)], n(3), k=n(4), **{"l": n(5)})
    n(6) and both(*[n(7)], z=n(8))
    return log


def methods():
    class C:
        def m(self, a, b=1): return a, b
        @classmethod
        def c(cls, a): return a
        @staticmethod
        def s(a): return a
        def __init__(self, x, *, y): pass
    o = C(1, y=2)
    return [told(f) for f in (lambda: o.m(), lambda: o.m(1, 2, 3), lambda: C.m(), lambda: C.m(o), lambda: o.c(), lambda: C.c(1, 2), lambda: o.s(), lambda: o.s(1, 2),
                              lambda: C(), lambda: C(1), lambda: C(1, 2), lambda: C(1, z=3), lambda: C(1, y=1, x=2), lambda: o.m(1, a=2), lambda: o.m(q=1))]


def nested_names():
    def outer():
        def inner(a): return a
        return inner
    class K:
        class L:
            def f(self, a): pass
    return told(outer()), told(lambda: K.L().f()), told(lambda a: a), told(outer, 1)


def builtin_messages():
    return [told(f) for f in (lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: ord("ab"), lambda: ord(5), lambda: chr(-1), lambda: chr("a"), lambda: sorted(), lambda: sorted([1], 2),
                              lambda: sum(), lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: max(), lambda: max([]), lambda: max(5), lambda: max(1, key=5), lambda: min([], default=3), lambda: min(1, 2, default=3),
                              lambda: isinstance(1), lambda: getattr(1), lambda: print(1, foo=2), lambda: print(1, sep=5), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1.0), lambda: range(1, 2, 0),
                              lambda: enumerate(), lambda: zip(1), lambda: map(), lambda: map(len), lambda: list(map(len, 5)), lambda: filter(), lambda: filter(None), lambda: iter(5), lambda: iter(5, 1), lambda: next([]), lambda: reversed(),
                              lambda: round(), lambda: pow(1), lambda: divmod(1), lambda: hash(), lambda: id(), lambda: callable(), lambda: repr(), lambda: bool(1, 2), lambda: dict(1), lambda: dict([1]), lambda: dict([(1,)]), lambda: dict(a=1, **{"b": 2}),
                              lambda: set(1), lambda: list(1, 2), lambda: tuple(5), lambda: str(1, 2), lambda: str(b"a", "nope"), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes([256]), lambda: bytes(["a"]), lambda: format(1, 2), lambda: slice(),
                              lambda: any(5), lambda: all(), lambda: input if False else "x".join([1]), lambda: "".join(5), lambda: "a".split(5), lambda: "a".split(""), lambda: "abc".replace("a"), lambda: [].append(), lambda: {}.get(), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop())]


dup_mapping()
call_order()
methods()
nested_names()
builtin_messages()


# Defaults
def mutable_default(x, acc=[]):
    acc.append(x)
    return acc


def fresh_default():
    def f(x, acc=[]):
        acc.append(x)
        return list(acc)
    return f(1), f(2), f.__defaults__


def default_time():
    n = 1
    def f(a=n): return a
    n = 2
    fs = [lambda i=i: i for i in range(3)]
    gs = [lambda: i for i in range(3)]
    return f(), [f() for f in fs], [g() for g in gs]


def attributes():
    def f(a, b=1, *c, d=2, **e) -> int:
        "The doc."
        return a
    f.extra = 5
    return f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.extra, vars(f), f.__module__, told(lambda: f.nope), hasattr(f, "__call__"), f.__call__(3)


fresh_default()
default_time()
attributes()


# Closures, nonlocal, global, del
counter = 0


def bump(by=1):
    global counter
    counter += by
    return counter


def reset_and_bump():
    global counter
    counter = 10
    return bump(), bump(5), counter


def nested_nonlocal():
    x = 1
    def a():
        nonlocal x
        x += 1
        def b():
            nonlocal x
            x *= 10
            return x
        return b
    b = a()
    return x, b(), x


def shared_cells():
    def make():
        v = 0
        def get(): return v
        def set_(n):
            nonlocal v
            v = n
        return get, set_
    g1, s1 = make()
    g2, s2 = make()
    s1(5)
    s2("x")
    return g1(), g2()


def unbound_local():
    print(x)
    x = 1


def unbound_branch(c):
    if c:
        y = 1
    return y


def unbound_loop(xs):
    for z in xs:
        pass
    return z


def unbound_free():
    def inner():
        return later
    r = told(inner)
    later = 5
    return r, inner()


def unbound_del():
    v = 1
    del v
    return v


def del_twice():
    v = 1
    del v
    del v


def del_free():
    v = 1
    def f(): return v
    del v
    return told(f)


def undefined_augment():
    total += 1


def undefined_nonlocal():
    def f():
        nonlocal q
        q += 1
    r = told(f)
    q = 1
    f()
    return r, q


def del_forms():
    a = [1, 2, 3, 4, 5, 6]
    d = {"x": 1, "y": 2}
    class C: pass
    c = C()
    c.z = 1
    i = 0
    del a[i], a[-1], d["x"], c.z
    del a[1:3], (i, d)
    return a, vars(c), told(lambda: i)


def scope_comprehension():
    x = "outer"
    ys = [x for x in range(3)]
    zs = [(x, y) for x in "ab" for y in range(2)]
    fs = [(lambda: k) for k in range(3)]
    return x, ys, zs, [f() for f in fs]


def class_closure():
    n = 5
    class C:
        v = n
        def m(self):
            nonlocal n
            n += 1
            return n
    return C.v, C().m(), n


def late_binding():
    def f(): return g()
    def g(): return "g"
    r = f()
    def g(): return "g2"
    return r, f()


def recursion_closure():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    fact = lambda n: 1 if n < 2 else n * fact(n - 1)
    return even(10), odd(7), fact(20), fact(25)


def loop_variable_after():
    for i in range(3):
        pass
    for j in []:
        pass
    return i, told(lambda: j)


reset_and_bump()
nested_nonlocal()
shared_cells()
unbound_local()
unbound_branch(True)
unbound_branch(False)
unbound_loop([1])
unbound_loop([])
unbound_free()
unbound_del()
del_twice()
del_free()
undefined_augment()
undefined_nonlocal()
del_forms()
scope_comprehension()
class_closure()
late_binding()
recursion_closure()
loop_variable_after()


# Decorators
def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        return f(*args, **kw)
    return wrapper


def repeat(n, *, sep=None):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*args, **kw):
            r = [f(*args, **kw) for _ in range(n)]
            return r if sep is None else sep.join(map(str, r))
        wrapper.times = n
        return wrapper
    return deco


@trace
@repeat(2, sep="+")
def decorated(a, b=1):
    "Decorated."
    return a * b


class Memo:
    def __init__(self, f):
        self.f, self.seen = f, {}
        functools.update_wrapper(self, f)

    def __call__(self, *args):
        if args not in self.seen:
            self.seen[args] = self.f(*args)
        return self.seen[args]


@Memo
def slow(n):
    "Slow."
    print("slow", n)
    return n * n


decorated(3, b=2)
decorated.__name__, decorated.__doc__, decorated.__wrapped__.times, decorated.__wrapped__.__wrapped__(2, 3)
told(decorated)
slow(3) + slow(3), slow.__name__, slow.__doc__


def decorate_methods():
    def logged(f):
        @functools.wraps(f)
        def w(self, *a):
            print(type(self).__name__, f.__qualname__)
            return f(self, *a)
        return w
    class C:
        @logged
        def m(self, x): return x
        @staticmethod
        @repeat(2)
        def s(): return "s"
        @classmethod
        @repeat(2)
        def c(cls): return cls.__name__
        @property
        @repeat(2)
        def p(self): return "p"
    c = C()
    return c.m(1), c.s(), c.c(), c.p


def decorator_order():
    def d(n):
        print("make", n)
        def w(f):
            print("apply", n)
            return f
        return w
    @d(1)
    @d(2)
    def f(a=print("default")): pass


def decorator_expressions():
    table = {"double": lambda f: lambda *a: f(*a) * 2}
    class N:
        def wrap(self, f): return lambda *a: [f(*a)]
    @table["double"]
    @N().wrap
    @(lambda f: f)
    def f(x): return x
    return f(3)


def optional_arguments():
    def deco(f=None, *, tag="none"):
        def w(g):
            return lambda *a: (tag, g(*a))
        return w(f) if f is not None else w
    @deco
    def a(x): return x
    @deco(tag="t")
    def b(x): return x
    @deco()
    def c(x): return x
    return a(1), b(2), c(3)


def replaced_by_value():
    @str
    def f(): pass
    @lambda f: f()
    def g(): return 42
    return f[:10], g


def cached():
    calls = []
    @functools.lru_cache(maxsize=2)
    def f(x, y=0):
        calls.append(x)
        return x + y
    r = [f(1), f(1), f(2), f(3), f(1), f(y=1, x=1)]
    i = f.cache_info()
    f.cache_clear()
    return r, calls, i, f.cache_info(), told(f, [1])


def cached_fib():
    @functools.cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    return fib(90), fib.cache_info().hits


def partials():
    p = functools.partial(everything, 1, d=4)
    q = functools.partial(p, 9, e=6)
    return p(), q(7, z=1), p.args, q.keywords, told(functools.partial(one, 1), 2), functools.partial(int, base=2)("101"), repr(functools.partial(len))[:40]


def partial_method():
    class C:
        def f(self, a, b): return a, b
        g = functools.partialmethod(f, 1)
        h = functools.partialmethod(f, b=9)
    return C().g(2), C().h(3)


def dispatch():
    @functools.singledispatch
    def f(x, *a): return "object"
    @f.register(int)
    def _(x, *a): return "int"
    @f.register(str)
    def _(x, *a): return "str"
    @f.register(list)
    @f.register(tuple)
    def _(x, *a): return "seq"
    return f(1), f("a"), f([]), f(()), f(1.5), f(True), f.dispatch(bool) is f.dispatch(int), told(f)


def reduce_total():
    return functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(max, [3, 9, 2], 5), told(functools.reduce, max, []), functools.reduce(max, [], "i")


def total_ordered():
    @functools.total_ordering
    class T:
        def __init__(self, v): self.v = v
        def __eq__(self, o): return self.v == o.v
        def __lt__(self, o): return self.v < o.v
    return T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(3) != T(3)


decorate_methods()
decorator_order()
decorator_expressions()
optional_arguments()
replaced_by_value()
cached()
cached_fib()
partials()
partial_method()
dispatch()
reduce_total()
total_ordered()


def lambdas():
    f = lambda *a, k=1, **kw: (a, k, kw)
    g = lambda: (yield)
    return f(1, 2, k=3, z=4), (lambda x, /, y: x + y)(1, y=2), (lambda: None)(), (lambda x=5: x)(), (lambda *, a, b=2: a * b)(a=4), sorted("bca", key=lambda c: -ord(c))


def typed_call(n: int, *rest: int, scale: float = 1.0, **opts: str) -> float:
    total: float = 0.0
    for r in rest:
        total += r * scale
    return total + n + len(opts)


lambdas()
typed_call(1)
typed_call(1, 2, 3, scale=0.5, a="x")
typed_call()
typed_call(*[1, 2], **{"scale": 2.0})
typed_call(n=1, m=2)
