"""Generators: send, throw, close, yield from, return values, states; generator expressions."""


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def echo():
    got = []
    try:
        while True:
            x = yield len(got)
            got.append(x)
            if x == "stop":
                return got
    except KeyError as e:
        got.append(repr(e))
        yield "caught"
        return got
    finally:
        print("finally", got)


def drive(*steps):
    """Each step: a value to send, or an exception to throw, or "close"."""
    g = echo()
    out = []
    for s in steps:
        try:
            if s == "next":
                out.append(next(g))
            elif s == "close":
                out.append(("closed", g.close()))
            elif isinstance(s, BaseException) or isinstance(s, type):
                out.append(("threw", g.throw(s)))
            else:
                out.append(g.send(s))
        except BaseException as e:
            out.append((type(e).__name__, str(e), getattr(e, "value", None)))
    g.close()
    return out


drive("next", "a", "b", "next")
drive("next", "stop", "next", "next")
drive("a")
drive(None, 1)
drive("next", KeyError("k"), "next", "next")
drive("next", KeyError, 5)
drive("next", ValueError("v"), "next")
drive(ValueError("early"), "next")
drive("close", "next", "close")
drive("next", 1, "close", "next", "close")
drive("next", GeneratorExit("x"), "next")
drive("next", StopIteration("si"), "next")
drive("next", KeyError("k"), "close")


def ignores_close():
    def g():
        while True:
            try:
                yield 1
            except GeneratorExit:
                print("ignored")
                yield 2
    it = g()
    next(it)
    try:
        it.close()
    except RuntimeError as e:
        return str(e)


def close_returns():
    def g():
        try:
            yield 1
        except GeneratorExit:
            return 5
    it = g()
    next(it)
    return it.close(), told(next, it)


def close_raises():
    def g():
        try:
            yield 1
        finally:
            raise ValueError("in finally")
    it = g()
    next(it)
    it.close()


def stop_inside():
    def g():
        yield 1
        raise StopIteration(5)
    return list(g())


def stop_inside_next():
    def g():
        yield next(iter([]))
    return list(g())


def stop_cause():
    def g():
        raise StopIteration("inner")
        yield
    try:
        next(g())
    except RuntimeError as e:
        return str(e), repr(e.__cause__), repr(e.__context__)


def reentrant():
    def g():
        yield 1
        yield next(it)
    it = g()
    return next(it), told(next, it), told(next, it)


def throw_forms():
    def g():
        while True:
            try:
                yield 1
            except Exception as e:
                print(type(e).__name__, e.args)
    out = []
    for args in ((ValueError,), (ValueError, "msg"), (ValueError, ("a", "b")), (ValueError("x"),), (ValueError, ValueError("y"))):
        it = g()
        next(it)
        out.append(told(it.throw, *args))
    it = g()
    next(it)
    out.append(told(it.throw, 5))
    out.append(told(it.throw, ValueError("x"), "y"))
    out.append(told(it.throw))
    return out


ignores_close()
close_returns()
close_raises()
stop_inside()
stop_inside_next()
stop_cause()
reentrant()
throw_forms()


def states():
    def g(a, b=2):
        yield a
    it = g(1)
    r = [it.__name__, type(it).__name__, iter(it) is it, it.gi_running, hasattr(it, "send")]
    next(it)
    r.append(told(next, it))
    r.append(next(it, "default"))
    return r, told(len, it), told(lambda: it[0]), bool(it)


states()


# yield from
def inner(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


def outer(n):
    r = yield from inner(n)
    print("inner returned", r)
    s = yield from [10, 20]
    print("list gave", s)
    return r


def delegate():
    g = outer(2)
    out = [next(g), g.send("a"), g.send("b")]
    out.append(told(g.send, "to list iterator"))
    return out


def delegate_all():
    g = outer(1)
    out = list(g)
    return out


def delegate_throw():
    class It:
        def __init__(self): self.n = 0
        def __iter__(self): return self
        def __next__(self): self.n += 1; return self.n
        def send(self, v): return ("sent", v)
        def throw(self, *e):
            print("throw", [type(x).__name__ if not isinstance(x, type) else x.__name__ for x in e])
            return "thrown"
        def close(self): print("close")
    def g():
        yield from It()
    it = g()
    r = [next(it), it.send(5), it.throw(ValueError("v")), it.send(None)]
    it.close()
    return r


def delegate_no_throw():
    def g():
        try:
            yield from [1, 2]
        except ValueError as e:
            yield "caught " + str(e)
    it = g()
    return next(it), it.throw(ValueError("v")), told(next, it)


def delegate_inner_catches():
    def sub():
        try:
            yield 1
        except KeyError:
            yield "sub caught"
        return "ret"
    def g():
        r = yield from sub()
        yield r
    it = g()
    return next(it), it.throw(KeyError), next(it), told(next, it)


def delegate_close_order():
    def a():
        try:
            yield 1
        finally:
            print("a")
    def b():
        try:
            yield from a()
        finally:
            print("b")
    it = b()
    next(it)
    it.close()


def delegate_bad():
    def g():
        yield from 5
    return list(g())


def delegate_string():
    def g():
        x = yield from "ab"
        return x
    def h():
        yield (yield from g())
    return list(h())


def recursive_flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from recursive_flatten(y)
    else:
        yield x


def tree_walk():
    class N:
        def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
        def __iter__(self):
            if self.l: yield from self.l
            yield self.v
            if self.r: yield from self.r
    return list(N(4, N(2, N(1), N(3)), N(6))), 3 in N(1, N(3))


delegate()
delegate_all()
delegate_throw()
delegate_no_throw()
delegate_inner_catches()
delegate_close_order()
delegate_bad()
delegate_string()
list(recursive_flatten([1, [2, [3, [4]], []], 5]))
tree_walk()


# Where yields stand
def in_expressions():
    def g():
        x = (yield 1) + (yield 2) * (yield 3)
        y = [(yield 4), (yield 5)]
        z = {(yield 6): (yield 7)}
        w = (yield 8) if (yield 9) else (yield 10)
        f = f"{(yield 11)}-{(yield 12):>{(yield 13)}}"
        print(x, y, z, w, f)
        return (yield), not (yield 15)
    it = g()
    sent = [None]
    out = []
    try:
        v = next(it)
        n = 1
        while True:
            out.append(v)
            n += 1
            v = it.send(n)
    except StopIteration as e:
        return out, e.value


def in_with():
    class M:
        def __enter__(self): print("enter"); return 5
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return a[0] is KeyError
    def g():
        with M() as m:
            yield m
            yield m + 1
        yield "after"
    a = g()
    r = [next(a), a.throw(KeyError)]
    b = g()
    r.append(next(b))
    b.close()
    c = g()
    return r + list(c)


def in_loops():
    def g(n):
        for i in range(n):
            if i == 1:
                continue
            if i == 4:
                break
            got = yield i
            while got:
                got -= 1
                yield "w", got
        else:
            yield "else"
        yield "end"
    return list(g(3)), list(g(9)), list(g(0))


def in_call():
    def f(*a, **k): return a, k
    def g():
        r = f((yield 1), *(yield 2), k=(yield 3), **(yield 4))
        yield r
    it = g()
    next(it)
    it.send("a")
    it.send([5, 6])
    it.send("kk")
    return it.send({"z": 1})


def in_lambda():
    f = lambda: (yield 5)
    it = f()
    return next(it), told(it.send, "v")


def in_compare():
    def g():
        yield 1 < (yield 2) < (yield 3)
    it = g()
    r = [next(it), it.send(0)]
    it = g()
    next(it)
    return r, it.send(5), it.send(9)


def in_try_return():
    def g():
        for i in range(3):
            try:
                if i == 1:
                    return "returned"
                yield i
            finally:
                yield ("fin", i)
    it = g()
    out = []
    while True:
        try:
            out.append(next(it))
        except StopIteration as e:
            return out, e.value


def in_except():
    def g():
        try:
            raise ValueError("x")
        except ValueError as e:
            yield str(e)
            try:
                yield 1 / 0
            except ZeroDivisionError as e2:
                yield repr(e2.__context__)
        yield "done"
    return list(g())


def context_between():
    import sys
    def g():
        try:
            raise KeyError("in gen")
        except KeyError:
            yield sys.exc_info()[0].__name__
            yield sys.exc_info()[0].__name__
    it = g()
    r = [next(it), sys.exc_info()[0]]
    try:
        raise ValueError("outside")
    except ValueError:
        r.append(next(it))
        r.append(sys.exc_info()[0].__name__)
    return r


def star_yield():
    def g():
        yield *[1, 2], 3
        a, *b = yield
        yield a, b
    it = g()
    return next(it), next(it), it.send("xyz")


in_expressions()
in_with()
in_loops()
in_call()
in_lambda()
in_compare()
in_try_return()
in_except()
context_between()
star_yield()


# Expressions and uses
def genexp_scope():
    x = 10
    g = (x * i for i in range(3))
    x = 100
    return list(g), list(g)


def genexp_eager():
    log = []
    def f(n):
        log.append(("f", n))
        return [n]
    g = ((a, b) for a in f(1) for b in f(2))
    log.append("made")
    return list(g), log


def genexp_error():
    g = (1 // i for i in [1, 0, 2])
    return next(g), told(next, g), told(next, g)


def genexp_not_iterable():
    return told(lambda: (i for i in 5))


def nested_genexp():
    return [list(x for x in range(n) if x % 2) for n in range(5) if n], sum(a * b for a, b in zip((i for i in range(4)), (j ** 2 for j in range(9)))), any(x > 2 for x in [1, 2, 3, 1 / 1]), all(x for x in ())


def closures_in_gen():
    def g():
        n = 0
        def bump():
            nonlocal n
            n += 1
            return n
        while n < 4:
            yield bump
    return [f() for f in g()]


def infinite():
    def count(n=0):
        while True:
            yield n
            n += 1
    import itertools
    c = count(5)
    return [next(c) for _ in range(3)], list(itertools.islice(c, 2)), next(c), list(zip(count(), "abc"))


def primes(n: int) -> list[int]:
    def sieve():
        found: dict[int, int] = {}
        q = 2
        while True:
            p = found.pop(q, None)
            if p is None:
                found[q * q] = q
                yield q
            else:
                x = p + q
                while x in found:
                    x += p
                found[x] = p
            q += 1
    out: list[int] = []
    for p in sieve():
        if p > n:
            break
        out.append(p)
    return out


def fib(n: int) -> int:
    def gen():
        a, b = 0, 1
        while True:
            yield a
            a, b = b, a + b
    for i, v in enumerate(gen()):
        if i == n:
            return v
    return -1


def method_generator():
    class C:
        def __init__(self): self.items = [1, 2]
        def __iter__(self):
            for i in self.items:
                yield i
                if i == 2:
                    self.items.append(3)
        @classmethod
        def make(cls):
            yield cls.__name__
        @staticmethod
        def st():
            yield "static"
        @property
        def prop(self):
            yield from self.items
    return list(C()), list(C.make()), list(C.st()), list(C().prop)


def defaults_evaluated():
    print("outer")
    def g(x=[]):
        print("started")
        x.append(1)
        yield x
    it = g()
    print("made")
    return next(it), next(g())


def argument_error():
    def g(a):
        yield a
    return told(g), told(g, 1, 2), told(g, b=1)


def coroutine_average():
    def avg():
        total = n = 0
        value = None
        while True:
            x = yield value
            total += x
            n += 1
            value = total / n
    a = avg()
    next(a)
    return [a.send(x) for x in (10, 20, 60)], told(a.send, "x"), told(a.send, 1)


def pipeline():
    def source(n):
        for i in range(n):
            print("make", i)
            yield i
    def double(it):
        for x in it:
            yield x * 2
    def only(it, p):
        yield from (x for x in it if p(x))
    return list(only(double(source(4)), lambda x: x % 4 == 0))


def unpack_gen():
    def g():
        print("a")
        yield 1
        print("b")
        yield 2
        print("c")
    try:
        a, = g()
    except ValueError as e:
        print(e)
    x, y = g()
    return x, y, [*g(), *g()], max(g()), dict(zip(g(), g()))


genexp_scope()
genexp_eager()
genexp_error()
genexp_not_iterable()
nested_genexp()
closures_in_gen()
infinite()
primes(30)
fib(90), fib(100)
method_generator()
defaults_evaluated()
argument_error()
coroutine_average()
pipeline()
unpack_gen()


def throw_context():
    def g():
        try:
            yield 1
        except ValueError as e:
            raise KeyError("second") from e
    it = g()
    next(it)
    try:
        it.throw(ValueError("first"))
    except KeyError as e:
        return repr(e.__cause__), repr(e.__context__), e.__suppress_context__


def gen_in_gen_error():
    def a():
        yield 1
        raise ValueError("a broke")
    def b():
        try:
            for x in a():
                yield x
        except ValueError as e:
            yield "b saw " + str(e)
    return list(b())


def close_unstarted():
    def g():
        print("never")
        yield
    it = g()
    it.close()
    return told(next, it), told(it.throw, ValueError("late")), told(it.send, 1)


throw_context()
gen_in_gen_error()
close_unstarted()
