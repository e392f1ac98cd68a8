"""with in all its forms, contextlib, finally on every path."""
import contextlib
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class M:
    def __init__(self, name="m", swallow=False, enter=None, leave=None):
        self.name, self.swallow, self.enter, self.leave = name, swallow, enter, leave

    def __enter__(self):
        print("enter", self.name)
        if self.enter:
            raise self.enter
        return self.name

    def __exit__(self, t, e, tb):
        print("exit", self.name, t and t.__name__, e, tb is not None)
        if self.leave:
            raise self.leave
        return self.swallow


def simple(error=None, swallow=False):
    with M("a", swallow) as a:
        print("body", a)
        if error:
            raise error
    return "after"


def two(error=None, s1=False, s2=False):
    with M("a", s1) as a, M("b", s2):
        if error:
            raise error
        return a
    return "swallowed"


def parenthesized():
    with (M("a") as a, M("b") as b,):
        return a + b


def enter_fails():
    with M("a"), M("b", enter=ValueError("enter b")):
        print("never")


def leave_fails(error=None):
    with M("a", leave=KeyError("leave")):
        if error:
            raise error


def targets():
    class P: pass
    p = P()
    d = {}
    with M("x") as p.attr, M("y") as d["k"], M("ab") as (u, v), M("qrs") as [w, *rest]:
        return p.attr, d, u, v, w, rest


def target_fails():
    with M("abc") as (a, b):
        print("never")


def flow(how):
    out = []
    for i in range(3):
        with M(str(i)):
            if i == 1:
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "return":
                    return out
            out.append(i)
    else:
        out.append("else")
    return out


def truthy_exit():
    class T:
        def __enter__(self): return self
        def __exit__(self, *a): return [0]
    class F:
        def __enter__(self): return self
        def __exit__(self, *a): return ""
    class B:
        def __enter__(self): return self
        def __exit__(self, *a):
            class X:
                def __bool__(self): raise OverflowError("bool")
            return X()
    def use(c):
        with c():
            raise ValueError("v")
        return "swallowed"
    return told(use, T), told(use, F), told(use, B)


def no_protocol():
    class N: pass
    class E:
        def __enter__(self): pass
    class X:
        def __exit__(self, *a): pass
    def use(m):
        with m:
            pass
    return told(use, N()), told(use, E()), told(use, X()), told(use, 5), told(use, None)


def instance_protocol():
    class N: pass
    n = N()
    n.__enter__ = lambda: 1
    n.__exit__ = lambda *a: 1
    with n:
        pass


def bad_exit_signature():
    class S:
        def __enter__(self): return self
        def __exit__(self): pass
    with S():
        pass


def replaced_exception():
    try:
        leave_fails(ValueError("body"))
    except KeyError as e:
        return repr(e.__context__), e.__cause__


simple()
simple(ValueError("v"))
simple(ValueError("v"), True)
simple(KeyboardInterrupt())
two()
two(ValueError("v"))
two(ValueError("v"), True)
two(ValueError("v"), False, True)
parenthesized()
enter_fails()
leave_fails()
leave_fails(ValueError("body"))
replaced_exception()
targets()
target_fails()
flow("break")
flow("continue")
flow("return")
flow("")
truthy_exit()
no_protocol()
instance_protocol()
bad_exit_signature()


@contextmanager
def cm(name, swallow=False):
    print("open", name)
    try:
        yield name * 2
    except ValueError as e:
        print("saw", e)
        if not swallow:
            raise
    else:
        print("no error")
    finally:
        print("close", name)


def use_cm(error=None, swallow=False):
    with cm("n", swallow) as n:
        if error:
            raise error
        return n
    return "swallowed"


def cm_odd(which):
    @contextmanager
    def none():
        if False:
            yield
    @contextmanager
    def twice():
        yield 1
        yield 2
    @contextmanager
    def twice_on_error():
        try:
            yield 1
        except ValueError:
            yield 2
    @contextmanager
    def changes():
        try:
            yield
        except ValueError as e:
            raise KeyError("changed") from e
    @contextmanager
    def stops():
        yield
        raise StopIteration("s")
    @contextmanager
    def not_generator():
        return [1]
    m = {"none": none, "twice": twice, "twice_on_error": twice_on_error, "changes": changes, "stops": stops, "not": not_generator}[which]
    with m():
        if which in ("twice_on_error", "changes"):
            raise ValueError("body")
    return "fine"


def cm_stop_iteration():
    @contextmanager
    def f():
        yield
    with f():
        raise StopIteration("mine")


def cm_runtime_error():
    @contextmanager
    def f():
        try:
            yield
        except RuntimeError as e:
            raise
    with f():
        raise RuntimeError("mine")


def cm_decorator():
    @cm("d")
    def f(a, b=2):
        "Doc of f."
        print("f", a, b)
        return a + b
    return f(1), f(1, b=5), f.__name__, f.__doc__


def cm_reuse():
    m = cm("once")
    with m:
        pass
    return told(m.__enter__)


def cm_arguments():
    @contextmanager
    def f(a, *args, k=1, **kw):
        yield a, args, k, kw
    with f(1, 2, 3, k=4, z=5) as v:
        return v, told(f), f.__name__


def context_decorator():
    class D(ContextDecorator):
        def __enter__(self):
            print("in")
            return self
        def __exit__(self, *a):
            print("out", a[0] and a[0].__name__)
            return False
    @D()
    def f(x):
        if x < 0:
            raise ValueError("neg")
        return x
    return f(1), told(f, -1)


use_cm()
use_cm(ValueError("v"))
use_cm(ValueError("v"), True)
use_cm(KeyError("k"))
cm_odd("none")
cm_odd("twice")
cm_odd("twice_on_error")
cm_odd("changes")
cm_odd("stops")
cm_odd("not")
cm_stop_iteration()
cm_runtime_error()
cm_decorator()
cm_reuse()
cm_arguments()
context_decorator()


def suppressing(e, *kinds):
    with suppress(*kinds):
        raise e
    return "suppressed"


def closing_thing():
    class C:
        def close(self): print("closed")
    with closing(C()) as c:
        print(type(c).__name__)
        raise ValueError("x")


def nulls():
    with nullcontext(5) as a, nullcontext() as b:
        return a, b


def redirected():
    import io
    s = io.StringIO()
    with redirect_stdout(s):
        print("hidden", 1, sep="-", end="!")
    print("shown")
    return s.getvalue()


def abstract():
    class A(AbstractContextManager):
        def __exit__(self, *a): return None
    with A() as a:
        return type(a).__name__, isinstance(M(), AbstractContextManager), isinstance(5, AbstractContextManager)


suppressing(ValueError("v"), ValueError)
suppressing(KeyError("v"), ValueError, LookupError)
suppressing(KeyError("v"), ValueError)
suppressing(KeyError("v"))
closing_thing()
nulls()
redirected()
abstract()


def stack(error=None, swallow=False):
    with ExitStack() as s:
        a = s.enter_context(M("1", swallow))
        s.callback(print, "callback", 5, sep="/")
        b = s.enter_context(M("2"))
        @s.callback
        def f():
            print("f")
        @s.push
        def g(t, e, tb):
            print("push", t and t.__name__)
        if error:
            raise error
        return a, b
    return "swallowed"


def stack_pop_all():
    with ExitStack() as s:
        s.enter_context(M("kept"))
        kept = s.pop_all()
        print("leaving")
    print("left")
    kept.close()


def stack_errors():
    try:
        with ExitStack() as s:
            s.callback(lambda: 1 / 0)
            s.enter_context(M("m", leave=KeyError("leave")))
            raise ValueError("body")
    except Exception as e:
        return repr(e), repr(e.__context__), repr(e.__context__.__context__)


def stack_wrong():
    with ExitStack() as s:
        return told(s.enter_context, 5), told(s.push, 5)


def stack_loop(n: int) -> list[str]:
    out: list[str] = []
    with ExitStack() as s:
        for i in range(n):
            out.append(s.enter_context(M(f"m{i}")))
    return out


stack()
stack(ValueError("v"))
stack(ValueError("v"), True)
stack_pop_all()
stack_errors()
stack_wrong()
stack_loop(2)


# finally
def f_return():
    try:
        return print("try")
    finally:
        print("finally")


def f_override():
    try:
        return 1
    finally:
        return 2


def f_swallow():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"


def f_break():
    while True:
        try:
            raise ValueError("lost")
        finally:
            break
    return "broke"


def f_continue():
    out = []
    for i in range(3):
        try:
            if i == 1:
                raise ValueError("lost")
            out.append(i)
        finally:
            continue
    return out


def f_value_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = None


def f_int_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def f_nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("f1")
            try:
                raise KeyError("in finally")
            except KeyError as e:
                print("caught", e)
    except ValueError as e:
        print("outer", e, e.__context__)
    else:
        print("never")
    finally:
        print("f2")


def f_raise_in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def f_raise_in_except():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        print("finally")


def f_else(error):
    log = []
    try:
        if error:
            raise error
    except ValueError:
        log.append("except")
    else:
        log.append("else")
        return log
    finally:
        log.append("finally")
    return log


def f_else_raises():
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")
    finally:
        print("finally")


def f_loop_returns():
    for i in range(5):
        try:
            try:
                if i == 2:
                    return i
            finally:
                print("inner", i)
        finally:
            print("outer", i)
            if i == 0:
                continue
        print("tail", i)


def f_nested_functions(n):
    def rec(k):
        try:
            if k == 0:
                raise ValueError("bottom")
            return rec(k - 1)
        finally:
            print("leave", k)
    return told(rec, n)


def f_generator():
    def g():
        try:
            yield 1
            yield 2
        finally:
            print("gen finally")
    it = g()
    for x in it:
        print("got", x)
        break
    print("after loop")
    it.close()


def f_unbound():
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    return e


def f_rebound():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        print(e)
    try:
        return e
    except NameError as n:
        return type(n).__name__, str(n)


def f_deleted():
    try:
        raise ValueError("x")
    except ValueError as e:
        del e
    return "fine"


f_return()
f_override()
f_swallow()
f_break()
f_continue()
f_value_kept()
f_int_kept()
f_nested()
f_raise_in_finally()
f_raise_in_except()
f_else(None)
f_else(ValueError("v"))
f_else(KeyError("k"))
f_else_raises()
f_loop_returns()
f_nested_functions(2)
f_generator()
f_unbound()
f_rebound()
f_deleted()


def typed_finally(xs: list[int]) -> tuple[int, int]:
    done: int = 0
    total: int = 0
    for x in xs:
        try:
            total += 100 // x
        except ZeroDivisionError:
            total -= 1
        else:
            total += 1
        finally:
            done += 1
    return total, done


typed_finally([1, 0, 3])
typed_finally([])
