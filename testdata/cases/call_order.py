"""Calls: the receiver, then the method, then the arguments, then the call."""

LOG = []


def note(x):
    LOG.append(x)
    return x


def boom(x):
    LOG.append(("boom", x))
    raise KeyError(x)


def noted(f, *args, **kw):
    LOG.clear()
    try:
        r = f(*args, **kw)
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    return r, LOG[:]


class Plain:
    def m(self, *args, **kw):
        LOG.append("m")
        return args, kw

    @property
    def p(self):
        LOG.append("p")
        return note

    @property
    def bad(self):
        raise ValueError("bad")

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return "s", x


class Lazy:
    def __getattr__(self, name):
        LOG.append("get " + name)
        if name.startswith("no"):
            raise AttributeError("no " + name)
        return lambda *a, **kw: (name, a, kw)


class Sub(Plain):
    def m(self, *args, **kw):
        return super().m(note("in sub"), *args, **kw)

    def missing(self):
        return super().nothing(note("unseen"))


def missing(x):
    return x.nothing(boom(1))


def missing_pure(x, y):
    return x.nothing(y, 1, "a")


def present(x):
    return x.m(note(1), note(2), k=note(3))


def lazy(x):
    return x.some(note(1)), x.other(note(2), *note([3]), k=note(4), **note({"z": 5}))


def property_first(x):
    return x.p(note(1))


def bad_property(x):
    return x.bad(note(1))


def receiver_first():
    return note(Plain()).m(note(1)) and LOG.pop(0) and None


def replaced(x):
    def change():
        x.m = lambda *a: ("new", a)
        return 1
    return x.m(change()), x.m(change())


def class_replaced():
    class T:
        def m(self, *a):
            return "old", a

    def change():
        T.m = lambda self, *a: ("new", a)
        return 1
    x = T()
    return x.m(change()), x.m(change())


def spread_missing(x):
    return x.nothing(*boom(1))


def spread_kw_missing(x):
    return x.nothing(**boom(1))


def spread_twice(x):
    return x.m(**{"a": 1}, **{"a": 2})


def keyword_twice(x, more):
    return x.m(a=1, **more)


def spread_no_iterable(x, y):
    return x.m(*y)


def spread_no_mapping(x, y):
    return x.m(**y)


def spread_keys(x, y):
    return x.m(**y)


def not_callable(x):
    x.v = 5
    return x.v(note(1))


def none(x):
    return x.append(boom(1))


def builtin_missing(x):
    return "text".nothing(boom(1)), x


def list_missing(x):
    return [1].push(boom(x))


def int_missing(n: int):
    return n.nothing(boom(n))


def class_methods(x):
    return x.c(note(1)), x.s(note(2)), type(x).c(note(3)), type(x).s(note(4)), Plain.m(x, note(5))[0][0], Plain.s(note(6))


def class_missing():
    return Plain.nothing(boom(1))


def nested_calls(x):
    return x.m(x.m(note(1)), x.m(note(2), k=x.m(note(3))))


def chained(x):
    return x.m(note(1))[0].count(note(1)), x.m(note(2))[1].get(note("k"), note("d"))


def argument_assigns():
    x = [1]
    x.append(x := [2])
    return x


def argument_assigns_keeps():
    x = y = [1]
    x.append((x := [2]) and 3)
    return x, y


def in_condition(x, flag):
    return (flag and x.nothing(boom(1))) or (x.m(note(1)) if flag is None else "else")


def in_while(x):
    n = 0
    while x.m(note(n))[0][0] < 2:
        n += 1
    return n


def with_lambda(x):
    return x.m(lambda a=note(1): a)[0][0]()


def on_unbound(flag):
    if flag:
        x = Plain()
    return x.m(boom(1))


def argument_unbound(x, flag):
    if flag:
        y = 1
    return x.nothing(y)


def division(x, n: int):
    return x.nothing(1 // n)


def generator_arguments(x):
    def g():
        got = x.m((yield 1), (yield 2))
        return got
    it = g()
    out = [next(it), it.send("a")]
    try:
        it.send("b")
    except StopIteration as e:
        out.append(e.value)
    return out


def index_missing(x):
    return x[note(0)].nothing(boom(1))


async def awaited(x):
    async def value(v):
        return note(v)
    try:
        return await x.nothing(await value(1))
    except AttributeError as e:
        return str(e), LOG[:]


def in_try(x):
    try:
        x.nothing(boom(1))
    except AttributeError as e:
        return "missing", str(e)
    except KeyError:
        return "argument"


def dunder(x):
    return x.__len__(note(1))


def lone_spread_last(f, y):
    return f(*y, k=note(1), **note({"z": 2}))


def spreads_in_order(f, y):
    return f(note(0), *y, note(1), k=note(2))


def keyword_reads(f):
    x = 1
    return f(*[x], a=x, b=(x := 2), c=x), f(x, a=x, b=(x := 3), c=x), f(a=x, **{"b": (x := 4)}, c=x)


def logged(*items):
    for i in items:
        yield note(i)


def given(*args, **kw):
    return args, kw


noted(missing, Plain())
noted(missing, Sub())
noted(missing, None)
noted(missing, [])
noted(missing, Lazy())
noted(missing, Plain)
noted(missing, 5)
noted(missing_pure, Plain(), 1)
noted(missing_pure, {}, 1)
noted(present, Plain())
noted(present, Sub())
noted(present, Lazy())
noted(lambda: Sub().missing())
noted(lazy, Lazy())
noted(property_first, Plain())
noted(bad_property, Plain())
noted(receiver_first)
noted(replaced, Plain())
noted(class_replaced)
noted(spread_missing, Plain())
noted(spread_missing, Lazy())
noted(spread_kw_missing, Plain())
noted(spread_twice, Plain())
noted(spread_twice, {})
noted(keyword_twice, Plain(), {"a": 2})
noted(keyword_twice, Plain(), {"b": 2})
noted(spread_no_iterable, Plain(), 5)
noted(spread_no_mapping, Plain(), 5)
noted(spread_keys, Plain(), {1: 2})
noted(not_callable, Plain())
noted(none, None)
noted(builtin_missing, 1)
noted(list_missing, 1)
noted(int_missing, 1)
noted(class_methods, Plain())
noted(class_missing)
noted(nested_calls, Plain())
noted(chained, Plain())
argument_assigns()[0]
argument_assigns_keeps()
noted(in_condition, Plain(), True)
noted(in_condition, Plain(), False)
noted(in_condition, Plain(), None)
noted(in_while, Plain())
noted(with_lambda, Plain())
noted(on_unbound, False)
noted(on_unbound, True)
noted(argument_unbound, Plain(), False)
noted(argument_unbound, Plain(), True)
noted(division, Plain(), 0)
noted(division, Plain(), 1)
noted(generator_arguments, Plain())
noted(index_missing, [Plain()])
noted(index_missing, [])
awaited(Plain())
noted(in_try, Plain())
noted(in_try, Lazy())
noted(dunder, [1])
noted(dunder, 5)
noted(lone_spread_last, given, logged("a", "b"))
noted(lone_spread_last, given, 5)
noted(lone_spread_last, print, 5)
noted(lone_spread_last, [].append, 5)
noted(lone_spread_last, 5, 5)
noted(spreads_in_order, given, logged("a", "b"))
noted(spreads_in_order, given, 5)
noted(lambda: [*5])
noted(lambda: (1, *5))
noted(lambda: {*[1], *[2, 1]})
noted(lambda: given(*5))
noted(lambda: given(*None, 1))
noted(lambda: given(1, *None))
noted(lambda: given(**5))
noted(lambda: given(*"ab", *{"k": 1}, *range(2)))
noted(lambda: max(*[3, 4]))
noted(lambda: max(*4))
noted(lambda: Plain(*4))
noted(keyword_reads, given)
