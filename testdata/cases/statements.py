"""Generators, closures, scopes, calls and statements in their corners."""


class E1(Exception): pass
def gen_finally():
    def g():
        try:
            x = yield 1
            print("got", x)
            try:
                y = yield 2
            except E1 as e:
                y = yield ("caught", e.args)
            return y
        finally:
            print("fin")
    out = []
    it = g()
    out.append(next(it)); out.append(it.send("a")); out.append(it.throw(E1(5)))
    try:
        it.send("z")
    except StopIteration as e:
        out.append(e.value)
    return out
def gen_return_in_finally():
    def g():
        try:
            yield 1
            raise E1("lost")
        finally:
            return "fin"
    def outer():
        r = yield from g()
        yield r
    return list(outer())
def gen_yield_in_finally():
    def g():
        for i in range(3):
            try:
                if i == 1: continue
                yield i
            finally:
                yield "f", i
    return list(g())
def gen_close_yields():
    def g():
        try:
            yield 1
        finally:
            yield 2
    it = g(); next(it)
    try:
        it.close()
    except RuntimeError as e:
        return str(e)
def gen_reenter():
    def g():
        yield next(it)
    it = g()
    try:
        next(it)
    except ValueError as e:
        return str(e)
def gen_send_first():
    def g():
        yield 1
    try:
        g().send(1)
    except TypeError as e:
        return str(e)
def gen_exc_context():
    def g():
        try:
            yield 1
        except KeyError:
            raise ValueError("second")
    it = g(); next(it)
    try:
        it.throw(KeyError("first"))
    except ValueError as e:
        return repr(e), repr(e.__context__)
def yield_from_list():
    def g():
        x = yield from [1, 2]
        y = yield from "ab"
        z = yield from range(2)
        yield x, y, z
    return list(g())
def delegate_throw():
    def inner():
        try:
            yield 1
        except E1:
            yield "inner caught"
        return "r"
    def outer():
        r = yield from inner()
        yield r
    it = outer(); next(it)
    return it.throw(E1()), next(it)
def mutual(n):
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(n), odd(n)
def closure_counter():
    def make():
        n = 0
        def inc():
            nonlocal n
            n += 1
            return n
        def get(): return n
        return inc, get
    a, ga = make(); b, gb = make()
    a(); a(); b()
    return ga(), gb()
def class_closure(k):
    class C:
        z = k
        def m(self): return k, self.z, C.__name__
        k = 5
        w = k
        lst = [k for _ in range(2)]
    return C().m(), C.w, C.lst
def class_scope_lookup():
    x = "outer"
    class C:
        x = x if False else "class"
        def f(self): return x
        y = [x for _ in range(1)]
    return C.x, C().f(), C.y
def nested_exc():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            try:
                raise ValueError(2)
            except ValueError as e:
                raise e from e.__context__
    except Exception as e:
        return repr(e), repr(e.__cause__), repr(e.__context__)
def exc_var_scope():
    e = "before"
    try:
        raise E1()
    except E1 as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)
def finally_order():
    out = []
    def f(n):
        try:
            out.append("try")
            if n: raise E1(n)
            return "ret"
        except E1:
            out.append("exc")
            return "exc"
        else:
            out.append("else")
        finally:
            out.append("fin")
    return f(0), f(1), out
def loop_else():
    out = []
    for i in range(3):
        for j in range(3):
            if j == i: break
        else:
            out.append("no")
            continue
        out.append((i, j))
    while False: pass
    else: out.append("while else")
    return out
def star_args(*a, k=1, **kw): return a, k, kw
def calls():
    out = [star_args(*range(3), k=2, **{"z": 1}), star_args(1, *[2], *(3,), **{}, y=2)]
    for f in (lambda: star_args(k=1, **{"k": 2}), lambda: star_args(**{"a": 1}, **{"a": 2})):
        try:
            f()
        except TypeError as e:
            out.append(str(e))
    return out
def bad_calls():
    def f(a, b=2, *, c): pass
    out = []
    for args, kw in (((), {}), ((1,), {}), ((1, 2, 3), {"c": 1}), ((1,), {"c": 1, "d": 2}), ((1,), {"a": 1, "c": 2}), ((), {"b": 1})):
        try:
            f(*args, **kw)
            out.append("ok")
        except TypeError as e:
            out.append(str(e))
    return out
def unpack_errors():
    out = []
    for v in ((1,), (1, 2, 3), 5, "ab", {1: 2, 3: 4}, iter([1])):
        try:
            a, b = v
            out.append((a, b))
        except Exception as e:
            out.append(repr(e))
        try:
            a, *b, c = v
            out.append((a, b, c))
        except Exception as e:
            out.append(repr(e))
    return out
def del_things():
    d = {1: 2}; xs = [1, 2, 3]; x = 5
    del d[1], xs[0], x
    try:
        x
    except UnboundLocalError as e:
        return d, xs, str(e)
def inc_unbound():
    try:
        zz += 1
    except UnboundLocalError as e:
        return str(e)
    zz = 1
def comp_shadow():
    i = "i"
    a = [i for i in range(3)]
    b = {i: i for i in "ab"}
    c = list(i for i in (1,))
    return i, a, b, c
def cond_import(x):
    if x:
        import math
    try:
        return math.floor(2.5)
    except UnboundLocalError as e:
        return str(e)
def default_mutable(x, acc=[]):
    acc.append(x)
    return list(acc)
def default_late():
    k = 1
    def f(a=k): return a, k
    k = 2
    return f()
def dec():
    def twice(f):
        def w(*a, **k): return f(f(*a, **k))
        return w
    @twice
    @twice
    def inc(x): return x + 1
    return inc(0)
def rec_depth():
    def r(n): return r(n + 1)
    try:
        r(0)
    except RecursionError as e:
        return str(e)
def str_iter_mutation():
    xs = [1, 2, 3]
    out = []
    for x in xs:
        out.append(x)
        if len(xs) < 6: xs.append(x * 10)
    d = {1: 1}
    try:
        for k in d: d[k + 1] = 1
    except RuntimeError as e:
        out.append(str(e))
    return out
def chained_compare():
    xs = []
    def f(n): xs.append(n); return n
    return f(1) < f(3) > f(2) == f(2) != f(4) in [f(4)], f(5) < f(1) < f(9), xs
def ternary_nested(x): return "a" if x > 2 else "b" if x > 1 else "c"
def bool_values(): return 0 or [] or "x", 1 and [] and 2, not 0 and 3, None or 0, "" or None
def int_ops(): return 7 // -2, -7 % 3, 7 % -3, divmod(-7, 2), -1 >> 5, 1 << 70, ~(2 ** 65), 2 ** -1, 0 ** 0, (-8) ** (1 / 3)
def slices():
    xs = list(range(10)); xs[2:5] = "ab"; xs[::3] = [0] * len(xs[::3]); del xs[-1:2:-2]
    return xs, xs[5:1:-2], xs[None:None], "abc"[-5:2], (1, 2, 3)[::-1]
def match_all(x):
    match x:
        case 0 | 1: return "small"
        case int(n) if n > 10: return "big", n
        case {"k": [a, *rest], **more}: return a, rest, more
        case [1, [2, y], *_]: return "nested", y
        case (a, b) if a == b: return "pair"
        case str() as s: return s
        case None: return "none"
        case complex(real=r): return r
        case _: return "other"
gen_finally()
gen_return_in_finally()
gen_yield_in_finally()
gen_close_yields()
gen_reenter()
gen_send_first()
gen_exc_context()
yield_from_list()
delegate_throw()
mutual(5)
closure_counter()
class_closure(1)
class_scope_lookup()
nested_exc()
exc_var_scope()
finally_order()
loop_else()
calls()
bad_calls()
unpack_errors()
del_things()
inc_unbound()
comp_shadow()
cond_import(True)
default_mutable(1)
default_mutable(2)
default_late()
dec()
rec_depth()
str_iter_mutation()
chained_compare()
ternary_nested(2)
bool_values()
int_ops()
slices()
[match_all(x) for x in (0, 50, 5, {"k": [1, 2], "z": 3}, [1, [2, 3], 4], [5, 5], "s", None, 2j, 1.5, (1, 2))]
