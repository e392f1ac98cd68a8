"""Exceptions: chaining, notes, attributes, groups, custom classes, exact messages."""


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def caught(f, *args):
    """The exception that a call raises."""
    try:
        f(*args)
    except BaseException as e:
        return e


def chain(e):
    return repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__


def r_from():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("v") from e


def r_from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None


def r_implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")


def r_accident():
    try:
        {}["k"]
    except KeyError:
        (5).x


def r_from_class():
    raise ValueError("v") from KeyError


def r_from_bad():
    raise ValueError("v") from 5


def r_class():
    raise ValueError


def r_not_exception():
    raise 5


def r_not_exception_class():
    raise int


def r_string():
    raise "error"


def r_bare():
    raise


def r_bare_in_helper():
    def again():
        raise
    try:
        raise KeyError("k")
    except KeyError:
        again()


def r_returns_other():
    class E(Exception):
        def __new__(cls): return 5
    raise E


def r_init_fails():
    class E(Exception):
        def __init__(self): raise KeyError("in init")
    raise E


def r_same():
    e = ValueError("self")
    try:
        raise e
    except ValueError:
        raise e


def r_loop():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a


def r_three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise TypeError(3)


def r_reraise():
    try:
        raise ValueError("orig")
    except ValueError as e:
        e.args = ("changed",)
        raise


def r_reraise_nested():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


for_all = [r_from, r_from_none, r_implicit, r_accident, r_from_class, r_class]
chain(caught(r_from))
chain(caught(r_from_none))
chain(caught(r_implicit))
chain(caught(r_accident))
chain(caught(r_from_class))
r_from_bad()
r_class()
r_not_exception()
r_not_exception_class()
r_string()
r_bare()
r_bare_in_helper()
r_returns_other()
chain(caught(r_init_fails))
chain(caught(r_same))
chain(caught(r_loop))
chain(caught(r_three).__context__)
r_three()
r_reraise()
r_reraise_nested()


def set_cause():
    e = ValueError("e")
    e.__cause__ = KeyError("c")
    r = [e.__suppress_context__]
    e.__suppress_context__ = False
    e.__context__ = TypeError("t")
    return r, chain(e), told(setattr, e, "__cause__", 5), told(setattr, e, "__context__", "x"), told(delattr, e, "__cause__"), e.with_traceback(None) is e, told(e.with_traceback, 5)


def notes():
    e = ValueError("v")
    r = [hasattr(e, "__notes__")]
    e.add_note("one")
    e.add_note("two")
    return r, e.__notes__, told(e.add_note, 5), str(e)


def handling_order():
    out = []
    for e in (ValueError(1), KeyError("k"), UnicodeDecodeError("utf8", b"x", 0, 1, "r"), OSError(2, "no"), KeyboardInterrupt(), Exception("e")):
        try:
            raise e
        except (KeyError, IndexError) as x:
            out.append(("lookup", x))
        except UnicodeError:
            out.append("unicode")
        except ValueError:
            out.append("value")
        except OSError as x:
            out.append(("os", x.errno))
        except Exception as x:
            out.append("exception")
        except:
            out.append("bare")
    return out


def dynamic_except(kinds):
    try:
        raise KeyError("k")
    except kinds:
        return "caught"


def except_evaluated():
    log = []
    def k(c):
        log.append(c.__name__)
        return c
    try:
        raise KeyError
    except k(ValueError):
        pass
    except (k(TypeError), k(LookupError)):
        log.append("hit")
    except k(Exception):
        pass
    try:
        pass
    except k(ValueError):
        pass
    return log


set_cause()
notes()
handling_order()
dynamic_except(KeyError)
dynamic_except((ValueError, LookupError))
dynamic_except(())
dynamic_except(5)
dynamic_except((ValueError, "x"))
dynamic_except(ValueError)
dynamic_except([KeyError])
except_evaluated()


class AppError(Exception):
    code = 500

    def __init__(self, message, *, code=None, **extra):
        super().__init__(message)
        if code:
            self.code = code
        self.extra = extra

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


class NotFound(AppError, KeyError):
    code = 404


class Plain(Exception):
    pass


class Silent(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b


class Own(ValueError):
    def __repr__(self): return "Own!"
    def __eq__(self, o): return isinstance(o, Own)
    __hash__ = Exception.__hash__


str(AppError("m")), repr(AppError("m")), AppError("m", code=3).code, AppError("m", x=1).extra, AppError("m").args
str(NotFound("x")), repr(NotFound("x")), isinstance(NotFound("x"), LookupError), [c.__name__ for c in NotFound.__mro__]
str(Silent(1, 2)), repr(Silent(1, 2)), Silent(1, b=2).args if False else Silent(1, 2).args, Silent(1, 2).a
Plain(), str(Plain()), Plain(1), str(Plain(1)), Plain(1, "a"), str(Plain(1, "a")), str(Plain("x")), repr(Plain("x'")), Plain("a") == Plain("a")
told(Plain, k=1), told(Silent, 1), told(Silent, a=1, b=2)
Own("x"), Own() == Own(), str(Own("s")), f"{Own('q')!r}"
KeyError("k"), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), str(KeyError("it's")), repr(KeyError(("a",)))



def raise_it(e):
    raise e


raise_it(AppError("m", code=418))
raise_it(Silent(1, 2))
raise_it(Plain)
raise_it(NotFound("thing"))


def builtin_attributes():
    out = []
    for f in (lambda: [][0], lambda: {}["k"], lambda: int("x"), lambda: (1).foo, lambda: open("/no/such/file"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: next(iter([]))):
        e = caught(f)
        out.append((type(e).__name__, e.args if not isinstance(e, UnicodeError) else str(e), {k: getattr(e, k) for k in ("name", "obj", "errno", "filename", "strerror", "start", "end", "reason", "encoding", "value", "code") if hasattr(e, k)}))
    return out


def os_errors():
    return [type(OSError(n, "m")).__name__ for n in (1, 2, 13, 17, 20, 21, 32, 104, 110, 111, 4, 999)], str(OSError(2, "no", "f")), str(OSError("only")), repr(OSError(2, "no", "f")), OSError(2, "no", "f").filename, str(FileNotFoundError()), OSError(2, "x", "a", None, "b").filename2, str(OSError(2, "x", "a", None, "b")), OSError is IOError is EnvironmentError


def unicode_errors():
    e = UnicodeEncodeError("ascii", "aéb", 1, 2, "bad")
    d = UnicodeDecodeError("utf-8", b"a\xff\xfe", 1, 3, "invalid")
    t = UnicodeTranslateError("abc", 0, 2, "r")
    return str(e), str(d), e.object, d.start, told(UnicodeDecodeError, "a"), told(UnicodeEncodeError, "ascii", b"x", 1, 2, "r")


def stop_values():
    return StopIteration().value, StopIteration(5).value, StopIteration(1, 2).value, SystemExit().code, SystemExit(3).code, SystemExit("m").code, repr(StopIteration(5)), SystemExit(1, 2).code


def import_errors():
    e = ImportError("m", name="n", path="p")
    return str(e), e.name, e.path, e.msg, told(ImportError, "m", bad=1), repr(ModuleNotFoundError("x"))


def syntax_errors():
    e = SyntaxError("m", ("f.py", 3, 5, "text", 3, 9))
    return str(e), e.filename, e.lineno, e.offset, e.text, e.msg, e.end_lineno, str(SyntaxError("only"))


def name_attr_errors():
    a = AttributeError("m", name="n", obj=5)
    n = NameError("m", name="x")
    return a.name, a.obj, n.name, str(a), told(AttributeError, "m", foo=1), AttributeError("q").name


builtin_attributes()
os_errors()
unicode_errors()
stop_values()
import_errors()
syntax_errors()
name_attr_errors()


def hierarchy():
    return [[c.__name__ for c in e.__mro__[:-1]] for e in (ZeroDivisionError, UnicodeDecodeError, FileNotFoundError, IndentationError, RecursionError, NotImplementedError, ModuleNotFoundError, UnboundLocalError, BrokenPipeError, GeneratorExit, StopAsyncIteration, ExceptionGroup, DeprecationWarning, ConnectionResetError, FloatingPointError, BufferError, EOFError, TabError)]


def args_change():
    e = ValueError(1, 2)
    e.args = [3, 4]
    r = e.args, str(e), repr(e)
    e.args = "ab"
    return r, e.args, told(setattr, e, "args", 5), ValueError([1]).args, bool(ValueError()), told(len, ValueError())


def pickle_like():
    e = AppError("m", code=7)
    return e.__dict__, vars(Plain("x"))


def group_basic():
    g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError("k"), TypeError("t")])])
    a, b = g.split(ValueError)
    s = g.subgroup(lambda e: isinstance(e, (KeyError, ExceptionGroup)) and not isinstance(e, ExceptionGroup))
    return str(g), repr(g), g.message, g.exceptions, repr(a), repr(b), repr(s), g.subgroup(OSError), g.derive([ValueError(2)]), g.split(OSError)[0]


def group_errors():
    return [told(f) for f in (lambda: ExceptionGroup("g", []), lambda: ExceptionGroup("g", 5), lambda: ExceptionGroup("g", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("g", [KeyboardInterrupt()]), lambda: type(BaseExceptionGroup("g", [ValueError()])).__name__, lambda: type(BaseExceptionGroup("g", [KeyboardInterrupt()])).__name__, lambda: ExceptionGroup("g"), lambda: ExceptionGroup("g", [ValueError()]).split(5))]


def own_group():
    class G(ExceptionGroup):
        def __new__(cls, msg, excs, code=0):
            self = super().__new__(cls, msg, excs)
            self.code = code
            return self
        def derive(self, excs): return G(self.message, excs, self.code)
    g = G("g", [ValueError(1), KeyError(2)], code=5)
    m, r = g.split(ValueError)
    try:
        raise g
    except* ValueError as x:
        got = type(x).__name__, x.code
    except* KeyError:
        pass
    return type(m).__name__, m.code, repr(r), got


hierarchy()
args_change()
pickle_like()
group_basic()
group_errors()
own_group()


def in_except_scope():
    out = []
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            err = e
            out.append(lambda: err.args[0])
    return [f() for f in out]


def sys_info():
    import sys
    r = [sys.exc_info()]
    try:
        raise ValueError("v")
    except ValueError as e:
        r.append((sys.exc_info()[0], sys.exc_info()[1] is e, sys.exception() is e))
        try:
            raise KeyError("k")
        except KeyError:
            r.append(sys.exc_info()[0])
        r.append(sys.exc_info()[0])
    r.append(sys.exc_info())
    return r


def assertions():
    out = []
    for f in (lambda: check(0), lambda: check(0, "msg"), lambda: check(1), lambda: check([], (1, 2)), lambda: check("", {"a": 1})):
        out.append(repr(caught(f)))
    return out


def check(c, m=None):
    if m is None:
        assert c
    else:
        assert c, m


def assert_lazy():
    log = []
    assert True, log.append("evaluated")
    try:
        assert not log.append("c"), log.append("m")
        assert log == 1, log.append("m2")
    except AssertionError as e:
        return log, repr(e)


def traceback_text():
    import traceback
    try:
        r_from()
    except ValueError as e:
        lines = traceback.format_exception_only(type(e), e)
        return lines, [type(x).__name__ for x in (e, e.__cause__)], traceback.format_exception_only(KeyError("k"))


in_except_scope()
sys_info()
assertions()
assert_lazy()
traceback_text()


def messages():
    """The messages of everyday faults."""
    class C: pass
    c, d, l, t, s, n = C(), {"a": 1}, [1, 2], (1, 2), "abc", None
    return [told(f) for f in (
        lambda: l[5], lambda: l["a"], lambda: l[1.5], lambda: t[9], lambda: t["x"], lambda: s[9], lambda: s["x"], lambda: d["zz"], lambda: d[[]], lambda: d[{}], lambda: n[0], lambda: n.x, lambda: n(), lambda: 5(), lambda: s(),
        lambda: c.x, lambda: c(), lambda: c[0], lambda: len(c), lambda: len(5), lambda: iter(c), lambda: [*c], lambda: {**c}, lambda: {**l}, lambda: c + 1, lambda: 1 + c, lambda: s + 1, lambda: 1 + s, lambda: l + t, lambda: l + 1, lambda: t + l,
        lambda: s * s, lambda: l * 1.5, lambda: -s, lambda: ~1.5, lambda: s.nope, lambda: l.nope, lambda: d.nope, lambda: (5).nope, lambda: C.nope, lambda: len.nope, lambda: 1 < s, lambda: l < t, lambda: n < n, lambda: {} < {}, lambda: c < c,
        lambda: 1 in 5, lambda: 1 in s, lambda: [] in {1}, lambda: hash(l), lambda: hash(d), lambda: {l: 1}, lambda: {l}, lambda: l.remove(9), lambda: l.index(9), lambda: t.index(9), lambda: s.index("z"), lambda: d.pop("zz"), lambda: {1}.remove(5), lambda: [].pop(), lambda: l.pop(9),
        lambda: int("a"), lambda: int(n), lambda: float("x"), lambda: int([]), lambda: chr(2**40), lambda: ord("ab"), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1 / 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: 2.0 ** 10000, lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{} {}".format(1), lambda: "{a}".format(), lambda: "{0.x}".format(1), lambda: f"{1:q}", lambda: f"{s:d}", lambda: f"{1.5:d}")]


messages()


def _down_for_ever(n: int) -> int:
    return _down_for_ever(n + 1) + 1


class _Walker:
    def __init__(self, step):
        self.step = step

    def walk(self, k):
        return self.walk(k + self.step)


def _last_frame(call, *args):
    import traceback
    try:
        call(*args)
    except RecursionError as e:
        frames = traceback.extract_tb(e.__traceback__)
        return str(e), frames[-1].name, frames[-1].line, len(frames) > 900
    return None


def last_frame_of_a_recursion_without_end():
    return _last_frame(_down_for_ever, 0), _last_frame(_Walker(1).walk, 2)


def recursion_goes_on_after_a_recursion_error():
    out = [_last_frame(_down_for_ever, 0) for _ in range(3)]
    return out[0] == out[1] == out[2]


last_frame_of_a_recursion_without_end()
recursion_goes_on_after_a_recursion_error()
