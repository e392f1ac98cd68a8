"""Generators that one place runs and nothing else refers to: in heads of loops, passed as arguments, used up by builtins."""

import traceback


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x % 2:
            yield x


def chained(n):
    total = 0
    for x in odd(numbers(n)):
        total += x
    return total, list(odd(numbers(n))), sum(odd(odd(numbers(n)))), [x * x for x in odd(numbers(n))]


def big(n):
    return sum(x << 70 for x in odd(numbers(n))), sum(power(n))


def power(n):
    for x in numbers(n):
        yield 10**x


def walk(depth):
    if depth > 0:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def walked(n):
    return list(walk(n)), sum(walk(n)), any(walk(n)), all(walk(n)), max(walk(n)), sorted(walk(n)), tuple(walk(2))


def mixed(n):
    for x in numbers(n):
        if x % 2:
            yield x
        else:
            yield str(x)


def maybe(n):
    for x in numbers(n):
        yield x if x % 2 else None


def mixtures(n):
    return list(mixed(n)), list(maybe(n)), [x is None for x in maybe(n)], told(lambda: sum(mixed(n)))


def loud(n, log):
    try:
        for i in range(n):
            log.append(f"give {i}")
            yield i
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


def twice(source, log):
    for x in source:
        log.append(f"twice {x}")
        yield x
        yield x
    log.append("end of twice")


def left(n):
    log = []
    for x in twice(loud(n, log), log):
        if x == 2:
            log.append("break")
            break
    log.append("after")
    for x in loud(n, log):
        if x == 1:
            log.append("return")
            return log + first(loud(n, log), log)
    else:
        log.append("else")
    return log


def first(source, log):
    for x in source:
        log.append("first")
        return [x]
    return []


def failing(n):
    for x in numbers(n):
        yield 10 // (x - 2)


def failed(n):
    got = []
    try:
        for x in odd(failing(n)):
            got.append(x)
    except ZeroDivisionError as e:
        got.append([f.name for f in traceback.extract_tb(e.__traceback__)])
    return got


def raised(n):
    """The frames of an exception in the loop's body leave out the suspended generators."""
    try:
        for x in odd(numbers(n)):
            check(x)
    except ValueError as e:
        return [f.name for f in traceback.extract_tb(e.__traceback__)]
    return "none"


def check(x):
    if x > 2:
        raise ValueError(x)


def stops():
    def deep():
        for x in early(3):
            return x

    return told(lambda: list(early(2))), told(lambda: sum(early(2))), deep()


def early(n):
    for x in numbers(n):
        yield x
    raise StopIteration("no")


def used_twice(source):
    a = [x for x in source]
    b = [x for x in source]
    return a, b


def in_loop(source):
    out = []
    for _ in range(2):
        for x in source:
            out.append(x)
            if x > 1:
                break
    return out


def rebound(source):
    if not source:
        source = numbers(2)
    return list(source)


def kept(source):
    return source


def taken(source):
    return next(source), next(source), list(source)


def captured(source):
    return [f() for f in [lambda: list(source)]]


def zipped(source, other):
    return list(zip(source, other))


def several(n):
    return (
        used_twice(numbers(n)), in_loop(numbers(n)), rebound(numbers(n)), rebound([]), list(kept(numbers(n))), taken(numbers(n)),
        captured(numbers(n)), zipped(numbers(n), odd(numbers(n))), list(odd([1, 2, 3])), list(odd(numbers(4))),
    )


def either(source):
    return [x for x in source]


def both(n):
    return either(numbers(n)), either([1, "a"]), either(x for x in "ab")


def pairs(n):
    previous = 0
    for x in odd(numbers(n)):
        yield previous, x
        previous = x


def paired(n):
    return [a * b for a, b in pairs(n)], list(pairs(n)), dict(pairs(n)), {b: a for a, b in pairs(n)}, list(enumerate(pairs(n)))


def counted(n):
    out = []
    for i, x in enumerate(odd(numbers(n))):
        out.append(i * 100 + x)
    for i, (a, b) in enumerate(pairs(n)):
        out.append((i, a, b))
    return out, i


class Tree:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            for x in self.right:
                yield x

    def keys(self, least):
        for k in self:
            if k >= least:
                yield k


def tree(n):
    t = Tree(5, Tree(2, Tree(1)), Tree(8, None, Tree(9)))
    return [k for k in t], list(t), sum(t.keys(n)), any(t.keys(n)), [k for k in t.keys(n)], sorted(t.keys(n))


def returned(n):
    x = yield from counted_to(n)
    yield f"returned {x}"


def counted_to(n):
    yield from numbers(n)
    return n * 2


def delegating(n):
    return list(returned(n)), [x for x in returned(n)]


def with_list(n):
    yield from [1.5, 2.5]
    yield n
    yield from odd(numbers(n))


def sent(n):
    g = echoing()
    return next(g), g.send(n), g.send("x"), list(echoing())


def echoing():
    x = yield 1
    y = yield x
    yield y


def deep(n):
    if n > 0:
        yield from deep(n - 1)
    yield n


def too_deep():
    try:
        return sum(deep(100000))
    except RecursionError as e:
        return str(e)


def conditional(n, source=None):
    if source is None:
        return "none"
    return list(source)


def options(n):
    return conditional(n), conditional(n, numbers(n)), conditional(n, source=odd(numbers(n)))


chained(10)
chained(0)
big(6)
walked(3)
mixtures(5)
left(5)
left(1)
failed(6)
raised(9)
raised(2)
stops()
several(5)
both(3)
paired(9)
counted(9)
tree(3)
delegating(3)
list(with_list(4))
sent(7)
too_deep()
options(5)
