"""Functions, operators, control flow, exceptions, closures and generators."""


def add(a, b=2, *rest, c=3, **more):
    return (a, b, rest, c, sorted(more.items()))


def case_arguments():
    return [add(1), add(1, 4, 5, 6, c=7, d=8), add(*[1, 2, 3], **{"c": 1, "z": 2})]


def case_missing_argument():
    return add()


def case_integers():
    x = 2**62
    total = 0
    for i in range(5):
        total += x * i
    return [total, -7 // 2, -7 % 3, 7 / 2, 1 << 70, 10**20 // 3]


def case_loop_else():
    out = []
    for n in range(2, 10):
        for x in range(2, n):
            if n % x == 0:
                out.append((n, x, n // x))
                break
        else:
            out.append(n)
    return out


def case_while_else():
    n = 3
    seen = []
    while n:
        n -= 1
        if n == 1:
            continue
        seen.append(n)
    else:
        seen.append("done")
    return seen


def finder(log, kind):
    for i in range(3):
        try:
            log.append(("try", i))
            if kind == "return" and i == 1:
                return ("returned", i)
            if kind == "break" and i == 1:
                break
            if kind == "continue" and i == 1:
                continue
            if kind == "raise" and i == 1:
                raise ValueError("bad")
            log.append(("end", i))
        except ValueError as e:
            log.append(("except", str(e)))
            raise KeyError("again")
        else:
            log.append(("else", i))
        finally:
            log.append(("finally", i))
    return "fell off"


def case_finally_return():
    log = []
    return [finder(log, "return"), log]


def case_finally_break():
    log = []
    return [finder(log, "break"), log]


def case_finally_continue():
    log = []
    return [finder(log, "continue"), log]


def case_finally_raise():
    return finder([], "raise")


def case_finally_overrides():
    try:
        raise ValueError("lost")
    finally:
        return "kept"


def case_finally_value():
    x = 1
    try:
        return x
    finally:
        x = 2


def case_nested_exceptions():
    try:
        try:
            {}["missing"]
        except KeyError as e:
            raise RuntimeError("outer") from e
    except RuntimeError as e:
        return (str(e), repr(e.__cause__), e.__context__ is e.__cause__)


def case_context():
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]


def case_bare_raise():
    try:
        int("x")
    except (TypeError, ValueError):
        raise


def case_except_name_is_gone():
    e = 1
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    return e


def case_unbound():
    if len("") > 1:
        x = 1
    return x


def case_closures():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    gs = [lambda i=i: i for i in range(3)]
    return [f() for f in fs] + [g() for g in gs]


def case_counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    step()
    step(5)
    return n


def case_recursion_closure():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    return fact(25)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def case_depth():
    return depth(200)


def forever(n):
    return forever(n + 1)


def case_recursion_error():
    try:
        forever(0)
    except RecursionError as e:
        return str(e)


def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield ("got", got)
        return "end"
    finally:
        log.append("closed")


log = []


def case_generator():
    g = numbers(3)
    out = [next(g), g.send("hi"), next(g), next(g)]
    try:
        next(g)
    except StopIteration as e:
        out.append(e.value)
    return [out, list(log)]


def delegate():
    result = yield from numbers(2)
    yield result


def case_yield_from():
    return list(delegate())


def case_comprehensions():
    return [
        [x * y for x in range(3) for y in range(3) if x != y],
        {x: x * x for x in range(3)},
        {x % 2 for x in range(5)},
        list(x for x in "abc"),
        [[y for y in range(x)] for x in range(3)],
    ]


def trace(order, x):
    order.append(x)
    return x


def case_order():
    order = []
    d = {trace(order, "k"): trace(order, "v")}
    x = trace(order, 1) + trace(order, 2) * trace(order, 3)
    f = add(trace(order, "a"), trace(order, "b"), c=trace(order, "c"))
    y = trace(order, 0) or trace(order, "or")
    z = trace(order, "and") and trace(order, "then")
    c = trace(order, 1) < trace(order, 2) < trace(order, 2) < trace(order, 9)
    return [order, d, x, f, y, z, c]


def case_spill():
    a = [1]

    def change():
        a.append(2)
        return len(a)

    n = 1

    def bump():
        nonlocal n
        n += 1
        return n

    return [len(a) + change() + len(a), n + bump() + n, (n, bump(), n)]


def case_walrus():
    if (n := len("abc")) > 2:
        return n + (m := 4) + m


def case_unpack():
    a, (b, *c), d = 1, (2, 3, 4), 5
    first, *rest = "xyz"
    return [a, b, c, d, first, rest]


def case_unpack_error():
    a, b = [1, 2, 3]


def case_format():
    x = 3.14159
    return f"{x:.2f} {'a'!r:>6} {x=} {10:>{5}} {{}}"


class Resource:
    def __init__(self, name, log, swallow=False):
        self.name = name
        self.log = log
        self.swallow = swallow

    def __enter__(self):
        self.log.append(("enter", self.name))
        return self

    def __exit__(self, kind, value, traceback):
        self.log.append(("exit", self.name, kind.__name__ if kind else None))
        return self.swallow


def case_with():
    log = []
    with Resource("a", log) as a, Resource("b", log):
        log.append(a.name)
    with Resource("c", log, True):
        raise ValueError("swallowed")
    return log


def with_return(log):
    for i in range(3):
        with Resource(i, log):
            if i == 1:
                return i
            continue


def case_with_return():
    log = []
    return [with_return(log), log]


def case_with_raise():
    with Resource("d", []):
        raise KeyError("out")


class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    def describe(self):
        return f"{self.kind}:{self.x}"

    @classmethod
    def make(cls, x):
        return cls(x)

    @staticmethod
    def double(x):
        return x * 2

    @property
    def twice(self):
        return self.double(self.x)


class Derived(Base):
    kind = "derived"

    def describe(self):
        return super().describe() + "!"

    def __eq__(self, other):
        return isinstance(other, Derived) and self.x == other.x

    def __repr__(self):
        return f"Derived({self.x})"


def case_classes():
    d = Derived.make(4)
    return [d.describe(), d.twice, d == Derived(4), d != Base(4), repr(d), isinstance(d, Base), Base(1).describe()]


class Problem(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def case_own_exception():
    try:
        raise Problem(7, "seven")
    except Problem as p:
        return (p.code, str(p), p.args)


counter = 0


def bump():
    global counter
    counter += 1
    return counter


def case_globals():
    return [bump(), bump(), counter]


def case_del():
    x = [1, 2, 3]
    del x[0]
    d = {"a": 1}
    del d["a"]
    y = 1
    del y
    return [x, d, y]


def case_match():
    out = []
    for v in [1, "a", [1, 2, 3], {"k": 5}, (4, 5), None]:
        match v:
            case 1:
                out.append("one")
            case str(s):
                out.append("str " + s)
            case [x, y]:
                out.append(("pair", x, y))
            case [x, *rest]:
                out.append(("list", x, rest))
            case {"k": k}:
                out.append(("key", k))
            case _:
                out.append("other")
    return out


def case_assert():
    assert 1 > 2, "no way"


def case_string_methods():
    s = "Hello, Wörld"
    return [s.upper(), s.split(", "), s.replace("l", "L", 1), s[::-1], s[1:4], "-".join(["a", "b"]), s.find("W"), "%s=%d" % ("x", 3)]


async def work(x):
    if x < 0:
        raise ValueError("negative")
    return x * 2


async def case_async():
    out = []
    for i in range(3):
        out.append(await work(i))
    try:
        await work(-1)
    except ValueError as e:
        out.append(str(e))
    return out


async def ticker(n):
    for i in range(n):
        yield i


async def case_async_generator():
    return [x async for x in ticker(3)]


def case_conditional():
    xs = []
    return [("empty" if not xs else "full"), (1 if xs else 2 if len(xs) == 0 else 3)]


def case_defaults_once():
    def f(x=[]):
        x.append(1)
        return x

    f()
    return f()


def case_sorted_key():
    return sorted([("b", 2), ("a", 3), ("c", 1)], key=lambda p: p[1])


def case_loop_variable_survives():
    for i in range(3):
        pass
    for j in "xyz":
        last = j
    return [i, j, last]


def case_try_else():
    out = []
    for v in ["1", "x"]:
        try:
            n = int(v)
        except ValueError:
            out.append("bad")
        else:
            out.append(n)
    return out


def case_exception_in_else():
    try:
        pass
    except ValueError:
        return "wrong"
    else:
        raise ValueError("from else")
