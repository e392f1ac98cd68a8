"""Generators that somebody holds and resumes, whose bodies run in steps: every statement around a yield, chains of yield from."""

import sys
import traceback
from itertools import islice


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def drain(g, limit=50):
    out = []
    for _ in range(limit):
        try:
            out.append(next(g))
        except StopIteration as e:
            out.append(("end", e.value))
            break
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
            break
    return out


def branches(n):
    if n == 0:
        yield "zero"
    elif n == 1:
        x = yield "one"
        yield ("got", x)
    else:
        if n > 5:
            yield "large"
        yield "many"
    yield "after"
    return n


def take_branches():
    return [drain(branches(n)) for n in (0, 1, 2, 9)]


def loops(n):
    for i in range(n):
        if i == 3:
            continue
        if i == 7:
            break
        yield i
    else:
        yield "whole"
    i = 0
    while i < n:
        i += 1
        if i % 2:
            continue
        yield -i
    else:
        yield "ended"
    for a in range(10, 0, -3):
        for b in range(a, a + 2):
            if b == 5:
                break
            yield a, b
        else:
            yield "inner"
    return "loops"


def take_loops():
    return drain(loops(3), 100), drain(loops(9), 100)


def over_many(values):
    for x in values:
        for c in str(x):
            yield c
            if c == "2":
                break
    for pair in zip(values, "abc"):
        yield pair
    for k, v in {"a": 1, "b": 2}.items():
        yield k + str(v)
    for t in (1, "x", None):
        yield t
    for item in [x * 2 for x in values]:
        yield item
    for s in sorted({3, 1, 2}):
        yield s


def take_many():
    return drain(over_many([12, 3, 4]), 100)


def changing():
    items = [1, 2, 3]
    for x in items:
        if x < 6:
            items.append(x + 3)
        yield x
    yield items


def sums():
    total = 0
    while True:
        x = yield total
        if x is None:
            break
        total += x
    return total


def send_sums():
    g = sums()
    first = told(g.send, 1)
    out = [next(g), g.send(3), g.send(4), told(g.send, "x"), told(next, g), told(g.send, 1)]
    h = sums()
    next(h)
    h.send(5)
    try:
        h.send(None)
    except StopIteration as e:
        out.append(e.value)
    return first, out


def throwing():
    g = loops(9)
    a = next(g)
    b = told(g.throw, KeyError("k"))
    c = told(next, g)
    h = loops(9)
    d = told(h.throw, ValueError, "early")
    e = told(next, h)
    i = loops(9)
    next(i)
    f = i.close(), i.close(), told(next, i), told(i.throw, OSError("late"))
    j = loops(3)
    k = j.close(), told(next, j)
    return a, b, c, d, e, f, k


def inner(log):
    try:
        x = yield 1
        log.append(x)
        yield 2
    finally:
        log.append("closed")
    return "inner"


def plain(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


def middle(log, n):
    a = yield from inner(log)
    b = yield from plain(n)
    c = yield from [10, 20]
    d = yield from iter("xy")
    return a, b, c, d


def outer(log, n):
    r = yield from middle(log, n)
    yield r
    yield from ()
    return "done"


def chain_sent():
    log = []
    g = outer(log, 3)
    out = [next(g), g.send("a"), g.send("b"), g.send("c"), g.send("d"), g.send("e"), next(g), next(g), told(next, g)]
    return out, drain(g), log


def chain_thrown():
    log = []
    g = outer(log, 3)
    next(g)
    a = told(g.throw, KeyError("in inner"))
    h = outer(log, 3)
    for _ in range(3):
        next(h)
    b = told(h.throw, ValueError("in plain"))
    c = told(next, h)
    i = outer(log, 3)
    next(i)
    d = i.close()
    j = outer(log, 2)
    for _ in range(4):
        next(j)
    e = told(j.send, 5)
    k = outer(log, 2)
    for _ in range(6):
        next(k)
    f = told(k.throw, IndexError("in iterator"))
    return a, b, c, d, e, f, log


def bad(n):
    if n == 0:
        yield 1
        next(iter([]))
    if n == 1:
        yield 1 // 0
    if n == 2:
        yield from 5
    yield from bad(n - 1)


def chain_errors():
    out = []
    for n in range(4):
        g = bad(n)
        got = drain(g)
        out.append((got, drain(g)))
    return out


def bad_cause():
    g = bad(0)
    next(g)
    try:
        next(g)
    except RuntimeError as e:
        return repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__


def trace(g):
    try:
        for _ in range(20):
            next(g)
    except Exception as e:
        return [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]


def fails_deep(n):
    if n == 0:
        yield "deep"
        raise LookupError("deep")
    yield n
    yield from fails_deep(n - 1)


def traces():
    g = fails_deep(2)
    next(g)
    try:
        g.throw(TypeError("t"))
    except TypeError as e:
        thrown = [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]
    return trace(fails_deep(0)), trace(fails_deep(3)), thrown


class Node:
    def __init__(self, left, key, right):
        self.left = left
        self.key = key
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def tree(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(tree(lo, mid), mid, tree(mid + 1, hi))


def trees():
    t = tree(0, 20)
    a, b = iter(t), iter(t)
    both = [(next(a), next(b), next(b)) for _ in range(5)]
    first = []
    for x in t:
        if x > 6:
            break
        first.append(x)
    return list(t), both, first, max(t), sorted(t, reverse=True)[:3], list(zip(t, t))[5], [x for x in t if x % 3 == 0], dict(zip(t, "abcdef"))


class Loud:
    def __init__(self, log):
        self.log = log

    def __iter__(self):
        self.log.append("begin")
        try:
            yield 1
            yield 2
        finally:
            self.log.append("end")


def loud():
    log = []
    for x in Loud(log):
        log.append(x)
        break
    log.append("left")
    for x in Loud(log):
        log.append(x)
    def passes():
        yield from Loud(log)
        yield 3
    g = passes()
    log.append(next(g))
    g.close()
    log.append("closed")
    return log


def running():
    def own():
        yield 1
        try:
            next(g)
        except ValueError as e:
            seen.append(str(e))
        yield g.gi_running
    seen = []
    g = own()
    before = g.gi_running
    out = [next(g), next(g)]
    return before, out, seen, g.gi_running, g.gi_frame is None, drain(g), g.gi_frame is None


def calls_back(box):
    yield 1
    yield told(next, box[0])
    yield told(box[0].send, 2)
    yield told(box[0].close)


def wraps(box):
    yield from calls_back(box)
    yield "end"


def reentered():
    box = []
    g = wraps(box)
    box.append(g)
    return drain(g)


def shared():
    sub = plain(6)
    def take(n):
        for _ in range(n):
            yield next(sub)
        yield from sub
    a, b = take(1), take(1)
    return next(a), next(b), next(a), next(b), next(sub), next(a), told(next, b), drain(a), drain(sub)


def names():
    g = plain(1)
    h = (x for x in "ab")
    return g.__name__, g.__qualname__, h.__name__, h.__qualname__, repr(g)[:24], repr(type(g)), iter(g) is g


def expressions(k):
    gens = [(x * k for x in range(3)) for k in range(3)]
    late = [(x * k for x in range(3)) for _ in range(2)]
    k = 100
    nested = ((a, b) for a in range(3) if a for b in range(a))
    return [list(g) for g in gens], [next(g) + next(g) for g in late], drain(nested), drain(x for x in [1, 0, 2] if 1 // x)


def counted(start, step):
    n = start
    while True:
        yield n
        n += step


def typed():
    a = counted(5, 7)
    first = [next(a) for _ in range(4)]
    big = counted(2**62, 2**62)
    b = [next(big), next(big), next(big)]
    return first, b, list(islice(counted(0, 2), 3, 9, 2)), next(counted(1, 1), None), list(zip(counted(1, 2), "abc"))


def depth(n):
    if n:
        yield from depth(n - 1)
    yield n


def deep():
    g = depth(200)
    out = sum(g)
    old = sys.getrecursionlimit()
    h = depth(5000)
    return out, told(next, h), told(next, h)


def parameters(n, items=(1, 2), *rest, key="k", **more):
    n += 1
    for item in items:
        n += item
        yield n
    for r in rest:
        key = key + str(r)
        yield key
    yield more
    del n
    yield told(lambda: key)


def take_parameters():
    return drain(parameters(1)), drain(parameters(1, [5], 6, 7, key="z", a=1))


def unbound(flag):
    if flag:
        x = 1
    yield 0
    yield x


def take_unbound():
    return drain(unbound(True)), drain(unbound(False))


def handled():
    def inside():
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    g = inside()
    try:
        raise KeyError
    except KeyError:
        a = next(g)
    return a, next(g)


def tries(n):
    for i in range(n):
        try:
            x = 10 // (i - 1)
        except ZeroDivisionError:
            x = "none"
        finally:
            n += 0
        yield x
        with open("/dev/null") as f:
            name = f.name
        yield name


def take_tries():
    return drain(tries(3))


def source(log):
    try:
        for i in range(5):
            yield i
    finally:
        log.append("source closed")


def twice(seq):
    for x in seq:
        if x == 3:
            break
        yield x * 2
    yield "out"


def drops():
    log = []
    g = twice(source(log))
    a = drain(g), list(log)
    h = twice(source(log))
    next(h)
    h.close()
    return a, log


take_branches()
take_loops()
take_many()
drain(changing(), 20)
send_sums()
throwing()
chain_sent()
chain_thrown()
chain_errors()
bad_cause()
traces()
trees()
loud()
running()
reentered()
shared()
names()
expressions(4)
typed()
deep()
take_parameters()
take_unbound()
handled()
take_tries()
drops()


def delegation_in_a_circle():
    trace = []
    def g1():
        trace.append("g1: starting")
        yield "y1"
        trace.append("g1: about")
        yield from g2()
        trace.append("g1 not")
    def g2():
        trace.append("g2: starting")
        yield "y2"
        trace.append("g2: about")
        yield from gi
        trace.append("g2 not")
    try:
        gi = g1()
        for y in gi:
            trace.append("Yielded: %s" % (y,))
    except ValueError as e:
        trace.append(e.args[0])
    return trace


delegation_in_a_circle()
