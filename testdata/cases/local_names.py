"""locals() where it can be known; names of except clauses, unbound however the clause is left; __new__ as
a class method; tracebacks of caught exceptions begin with the function that caught."""

import contextlib
import traceback


def show(a, b=2, *rest, key, **more):
    c = a + 1
    if b:
        c += b
    return locals()


def unpacked(x):
    y, (z, w) = x, (x + 1, x + 2)
    got = locals()
    later = 5
    return got, later


def with_nested(n):
    total = 0

    def add(k):
        nonlocal total
        total += k + n
        seen = locals()
        return seen

    first = add(1)
    return first, total


def formatted(name, age):
    return "{name} is {age}".format(**locals())


class Bound:
    @classmethod
    def __new__(cls, value=42):
        obj = super().__new__(cls)
        obj.value = value
        return obj

    def __init__(self):
        self.other = 0


def bound():
    return Bound().value is Bound, Bound.__new__(1).value


def fails(x):
    return [1][x]


def catches(x):
    try:
        return fails(x)
    except IndexError as e:
        names = [f.name for f in traceback.extract_tb(e.__traceback__)]
        return names


def outer(x):
    return catches(x)


def passed_up(x):
    try:
        try:
            return fails(x)
        except KeyError:
            return "no"
    except IndexError:
        return [line.split(" in ")[1] for line in traceback.format_exc().split("\n") if " in " in line]


def handled1():
    for i in range(2):
        try:
            raise ValueError(1)
        except ValueError as e:
            break
    try:
        print(e)
    except NameError as x:
        print(x)


def handled2():
    e = 5
    for i in range(2):
        try:
            print(e)
        except NameError as x:
            print(x)
        try:
            raise ValueError(1)
        except ValueError as e:
            continue
    try:
        print(e)
    except NameError as x:
        print(x)


def handled3():
    e = 5

    def inner():
        return e

    try:
        raise ValueError(1)
    except ValueError as e:
        print(repr(inner()))
    try:
        inner()
    except NameError as x:
        print(x)


def handled4():
    e = 5

    def inner():
        return e

    def run():
        nonlocal e
        try:
            raise ValueError(1)
        except ValueError as e:
            return repr(inner())

    print(run())
    try:
        inner()
    except NameError as x:
        print(x)
    try:
        e
    except NameError as x:
        print(x)


def handled5():
    e = 5

    def run():
        nonlocal e
        try:
            raise ValueError(1)
        except ValueError as e:
            raise KeyError(2)

    try:
        run()
    except KeyError as k:
        print(repr(k))
    try:
        print(e)
    except NameError as x:
        print(x)


HANDLED = 3


def handled6():
    global HANDLED
    try:
        raise ValueError(1)
    except ValueError as HANDLED:
        print(repr(HANDLED))
    try:
        print(HANDLED)
    except NameError as x:
        print(x)
    HANDLED = 7
    print(HANDLED)


def handled7():
    while True:
        try:
            try:
                raise ValueError(1)
            except ValueError as e:
                raise KeyError(1)
        except KeyError:
            try:
                print(e)
            except NameError as x:
                print(x)
            break


def handled8():
    e = 1

    class C:
        try:
            raise ValueError(1)
        except ValueError as e:
            y = repr(e)
        try:
            z = e
        except NameError as x:
            w = str(x)

    print(C.y, hasattr(C, "e"), hasattr(C, "z"), hasattr(C, "x"), hasattr(C, "w"))


def handled9():
    e = 1
    try:
        try:
            raise ValueError(1)
        except ValueError as e:
            raise
    except ValueError:
        pass
    try:
        print(e)
    except NameError as x:
        print(x)


def handled10():
    try:
        raise ValueError(1)
    except ValueError as e:
        del e
    try:
        print(e)
    except NameError as x:
        print(x)
    try:
        raise ValueError(1)
    except ValueError as e:
        e = 3
    try:
        print(e)
    except NameError as x:
        print(x)


def handled11():
    def gen():
        try:
            raise ValueError(1)
        except ValueError as e:
            yield lambda: e
        yield 2

    it = gen()
    f = next(it)
    print(repr(f()))
    next(it)
    try:
        f()
    except NameError as x:
        print(x)


def handled12(c):
    def g():
        nonlocal c
        try:
            raise ValueError(1)
        except ValueError as c:
            print(repr(c))
        try:
            print(c)
        except NameError as e:
            print(e)
        c = [[3]]

    try:
        g()
    except Exception as e:
        print(e)
    print(sum(sum(q) for q in c))


def handled13():
    e = 0
    with contextlib.suppress(ValueError):
        try:
            raise KeyError(1)
        except KeyError as e:
            raise ValueError(2)
    try:
        print(e)
    except NameError as x:
        print(x)


def handled14(n):
    e = "start"
    out = []
    while n:
        n -= 1
        try:
            out.append(repr(e))
        except UnboundLocalError:
            out.append("unbound")
            e = n
        try:
            if n % 2:
                raise KeyError(n)
        except KeyError as e:
            if n == 3:
                continue
            out.append(e.args)
    return out


def handled15(n):
    try:
        try:
            raise KeyError(n)
        except KeyError as e:
            return n
    finally:
        try:
            print(e)
        except NameError as x:
            print(x)


class Library:
    traceback = 0


def of_values():
    import heapq

    modules = [traceback, contextlib, heapq]
    return (
        [m.__name__ for m in modules],
        modules[0].extract_tb.__name__,
        modules[1].ExitStack.__name__,
        modules[0].format_list([]),
    )


def deleted_text(a: str, b=1):
    c = a.upper()
    del a
    d = b + 1
    del b
    return c, d


def deleted_and_read(unit: str = "seconds", n: int = 0):
    m = unit.upper()
    if n: unit = m
    x = len(unit)
    del unit
    try: return unit
    except UnboundLocalError as e: return m, x, str(e)


class Numbered:
    def __init__(self, v: int): self.v = v


def deleted_object(node: Numbered, xs: list, k: float = 1.5):
    r = node.v + len(xs)
    del node, k
    for x in xs: r += x
    del xs
    return r


def deleted_recursive(n: int):
    if n == 0: return 0
    m = n - 1
    del n
    return 1 + deleted_recursive(m)


def deleted_in_generator(a: int):
    yield a
    del a
    try: yield a
    except UnboundLocalError as e: yield str(e)


async def deleted_in_coroutine(a: str):
    b = a + "!"; del a
    return b


def deleted_captured(a: int):
    def inner(): return a
    r = inner()
    del a
    try: inner()
    except NameError as e: return r, str(e)


show(1, key=3)
show(1, 5, 6, 7, key=3, z=9)
unpacked(1)
with_nested(3)
formatted("A", 3)
bound()
outer(3)
passed_up(4)
handled1()
handled2()
handled3()
handled4()
handled5()
handled6()
handled7()
handled8()
handled9()
handled10()
handled11()
handled12([[1]])
handled13()
handled14(5)
handled15(5)
of_values()
deleted_text("x")
deleted_text("y", 3)
deleted_and_read()
deleted_and_read("q", 1)
deleted_object(Numbered(3), [1, 2])
deleted_recursive(5)
list(deleted_in_generator(3))
deleted_in_coroutine("x")
deleted_captured(4)
