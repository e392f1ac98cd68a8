"""Loops, and what binds their variables anew inside them."""


class Manager:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *error):
        return True


def counted_in_counted(a, b):
    out = []
    for i in range(a, b):
        for i in range(i, i + 2):
            out.append(i)
        out.append(i * 100)
    return out, i


def counted_over_items(a, b):
    out = []
    for i in range(a, b, 2):
        for i in [7, 8]:
            out.append(i)
        out.append(i)
    return out


def counted_with(a, b):
    out = []
    for i in range(a, b):
        with Manager(i * 10) as i:
            out.append(i)
        out.append(i)
    return out


def counted_except(a, b):
    out = []
    for i in range(a, b):
        try:
            raise ValueError(i)
        except ValueError as i:
            out.append(str(i))
    return out


def counted_except_group(a, b):
    out = []
    for i in range(a, b):
        try:
            raise ExceptionGroup("group", [ValueError(i)])
        except* ValueError as i:
            out.append(repr(i))
    return out


def counted_match(a, b):
    out = []
    for i in range(a, b):
        match [i, i + 5]:
            case [_, i]:
                out.append(i)
        out.append(i)
    return out


def counted_walrus(a, b):
    out = []
    for i in range(a, b):
        if (i := i * 3) > 4:
            out.append(i)
        out.append([i := i + j for j in (1, 2)])
        out.append(i)
    return out


def counted_nonlocal(a, b):
    out = []
    for i in range(a, b):
        def change():
            nonlocal i
            i += 100
        change()
        out.append(i)
    return out


def counted_del(a, b):
    out = []
    for i in range(a, b):
        out.append(i)
        del i
        try:
            out.append(i)
        except UnboundLocalError as e:
            out.append(str(e))
    return out


def counted_unpacked(a, b):
    out = []
    for i in range(a, b):
        i, *rest = i + 1, i + 2
        out.append((i, rest))
    return out


def counted_import(a, b):
    out = []
    for math in range(a, b):
        out.append(math)
        import math
        out.append(math.floor(1.5))
    return out


def counted_comprehension(a, b):
    out = []
    for i in range(a, b):
        out.append([i for i in range(i, i + 3)])
        out.append(sum(i for i in range(i)))
        out.append(i)
    return out


def counted_def(a, b):
    out = []
    for i in range(a, b):
        out.append(i)
        def i():
            return 7
        out.append(i())
    return out


def counted_class(a, b):
    out = []
    for i in range(a, b):
        out.append(i)
        class i:
            x = 3
        out.append(i.x)
    return out


def three_deep(n):
    out = []
    for i in range(n):
        for i in range(1, i + 2):
            for i in range(2, i + 3):
                out.append(i)
            out.append(-i)
        out.append(-i)
    return out


def same_in_else(a, b):
    out = []
    for i in range(a, b):
        for i in range(i):
            if i > 2:
                break
        else:
            i = 50
        out.append(i)
    else:
        out.append(i)
    return out


def downwards(a, b):
    out = []
    for i in range(a, b, -1):
        i -= 1
        out.append(i)
    return out


def later(xs):
    fs = []
    for i in range(1, xs):
        fs.append(lambda: i)
    return [f() for f in fs]


def in_operand(a, b):
    out = []
    for i in range(a, b):
        out.append(i + max([i := 9, 2]) + i)
    return out


def parameter_in_lambda(xs):
    return [(lambda n: [n for n in range(n)] + [n])(x) for x in xs]


def rebound_parameter(n):
    def inner(n):
        for n in range(n, n + 2):
            pass
        with Manager(n) as n:
            pass
        return n
    return inner(n)


def unused_parameter(n):
    def inner(n):
        for n in "ab":
            pass
        return 1
    def handled(n):
        try:
            raise KeyError(1)
        except KeyError as n:
            pass
        return 2
    return inner(n), handled(n)


counted_in_counted(1, 4)
counted_in_counted(-2, 1)
counted_over_items(1, 6)
counted_with(1, 4)
counted_except(1, 4)
counted_except_group(1, 3)
counted_match(1, 4)
counted_walrus(1, 4)
counted_nonlocal(1, 4)
counted_del(1, 3)
counted_unpacked(1, 4)
counted_import(1, 3)
counted_comprehension(1, 4)
counted_def(1, 3)
counted_class(1, 3)
three_deep(3)
same_in_else(0, 6)
downwards(5, 1)
later(4)
in_operand(1, 4)
parameter_in_lambda([2, 3])
rebound_parameter(4)
unused_parameter(4)


def picky(z):
    if z == 2:
        raise ValueError(z)
    return z


def next_round_from_clause(n):
    out = []
    for x in range(n):
        try:
            y = [picky(z) for z in range(x)]
        except ValueError:
            continue
        out.append(y)
    return out


def ended_from_clause(n):
    out = []
    for x in range(n):
        try:
            out.append(sum(picky(z) for z in range(x)))
        except ValueError as e:
            out.append(str(e))
            break
    else:
        out.append("all")
    return out


def returned_from_clause(n):
    try:
        return [picky(z) for z in range(n)]
    except ValueError as e:
        return str(e)


def caught_stop():
    it = iter([1])
    try:
        x = sum(next(it) for _ in range(3))
    except StopIteration:
        return "stop"
    except RuntimeError as e:
        return repr(e), repr(e.__cause__)
    return x


def returned_in_finally(f):
    def g():
        raise KeyError("inner")
    try:
        raise ValueError("outer")
    finally:
        return f(g)


next_round_from_clause(6)
ended_from_clause(6)
ended_from_clause(2)
returned_from_clause(2)
returned_from_clause(4)
caught_stop()
returned_in_finally(lambda g: g())
returned_in_finally(lambda g: 1)
