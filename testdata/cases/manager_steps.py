"""with statements over generators' managers, whose bodies run as functions; asynchronous generators in steps."""

import asyncio
import sys
import traceback
from contextlib import asynccontextmanager, contextmanager


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}", repr(e.__context__), repr(e.__cause__)


@contextmanager
def logged(log, name):
    log.append(("enter", name))
    try:
        yield name.upper()
    except KeyError as e:
        log.append(("caught", repr(e), sys.exc_info()[0] is KeyError))
    except ValueError:
        log.append("raises")
        raise LookupError("other")
    except TypeError as e:
        log.append("again")
        raise
    else:
        log.append("fine")
    finally:
        log.append(("exit", sys.exc_info()[0]))


@contextmanager
def odd(kind):
    if kind == "never":
        return
    if kind == "early":
        raise OSError("early")
    try:
        yield 1
    except ZeroDivisionError:
        yield 2
    if kind == "twice":
        yield 3
    if kind == "late":
        raise OSError("late")
    if kind == "stop":
        raise StopIteration("late")


def body(log, kind):
    with logged(log, kind) as name:
        log.append(name)
        if kind == "key":
            raise KeyError("k")
        if kind == "value":
            raise ValueError("v")
        if kind == "type":
            raise TypeError("t")
        if kind == "stop":
            raise StopIteration("s")
        if kind == "return":
            return "returned"
    log.append("behind")
    return sys.exc_info()


def bodies():
    out = []
    for kind in ("none", "key", "value", "type", "stop", "return"):
        log = []
        out.append((told(body, log, kind), log))
    return out


def odd_body(kind, fails):
    with odd(kind) as x:
        if fails:
            1 // 0
    return x


def odds():
    return [told(odd_body, kind, fails) for kind in ("never", "early", "plain", "twice", "late", "stop") for fails in (False, True)]


def nested():
    log = []
    for i in range(4):
        with logged(log, "a") as a, logged(log, "b"):
            if i == 1:
                continue
            if i == 3:
                break
            with logged(log, "c"):
                if i == 2:
                    raise KeyError(i)
            log.append(a)
    return log


def inside():
    log = []
    def values():
        with logged(log, "g"):
            yield 1
            yield 2
    g = values()
    first = next(g)
    thrown = told(g.throw, KeyError("in"))
    h = values()
    next(h)
    h.close()
    return first, thrown, list(values()), log


def during_handling():
    log = []
    try:
        raise IndexError("outer")
    except IndexError:
        r = told(body, log, "value")
        with logged(log, "x"):
            log.append(sys.exc_info()[0])
        try:
            body(log, "type")
        except TypeError as e:
            context = repr(e.__context__)
    return r, context, log, sys.exc_info()


def reused():
    log = []
    m = logged(log, "m")
    with m:
        again = told(m.__enter__)
    return again[0], told(m.__enter__)[0], log


def trace():
    log = []
    try:
        body(log, "type")
    except TypeError as e:
        first = [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]
    try:
        body(log, "value")
    except LookupError as e:
        second = [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__) if f.name != "__exit__"]
    return first, second


@contextmanager
def deep(n):
    if n:
        with deep(n - 1) as m:
            yield m + 1
    else:
        yield 0


def depths():
    with deep(30) as n:
        m = n
    return m


async def ticks(n):
    for i in range(n):
        if i % 2:
            await asyncio.sleep(0)
        got = yield i
        if got:
            yield got


async def even(source):
    async for x in source:
        if x == 8:
            break
        if x % 2 == 0:
            yield x
    else:
        yield "whole"


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    async def __aiter__(self):
        if self.left:
            async for x in self.left:
                yield x
        yield self.value
        if self.right:
            async for x in self.right:
                yield x


async def raising(n):
    yield 1
    if n:
        raise StopAsyncIteration
    raise StopIteration


async def collect(source):
    out = []
    try:
        async for x in source:
            out.append(x)
    except Exception as e:
        out.append((type(e).__name__, str(e), repr(e.__cause__)))
    return out


async def async_steps():
    t = Tree(Tree(None, 1, Tree(None, 2, None)), 3, Tree(None, 4, None))
    out = [await collect(ticks(5)), await collect(even(ticks(6))), await collect(even(ticks(12))), await collect(t), await collect(raising(0)), await collect(raising(1))]
    g = ticks(4)
    out.append([await g.__anext__(), await g.asend("sent"), await anext(g)])
    try:
        await g.athrow(KeyError("thrown"))
    except KeyError as e:
        out.append(repr(e))
    out.append(await collect(g))
    h = ticks(4)
    await anext(h)
    out.append(await h.aclose())
    out.append(await collect(h))
    out.append([x async for x in even(ticks(4))])
    async def two(g):
        return [await anext(g), await anext(g)]
    shared = ticks(9)
    out.append(await asyncio.gather(collect(ticks(4)), collect(ticks(4))))
    out.append(await two(shared))
    out.append(await two(shared))
    async def slow():
        await asyncio.sleep(0.01)
        yield 1
    s = slow()
    a = asyncio.ensure_future(anext(s))
    await asyncio.sleep(0)
    try:
        await anext(s)
    except RuntimeError as e:
        out.append(str(e))
    out.append(await a)
    return out


def run_async():
    return asyncio.run(async_steps())


@asynccontextmanager
async def session(log):
    log.append("open")
    try:
        yield len(log)
    finally:
        log.append("close")


async def sessions():
    log = []
    async with session(log) as n:
        log.append(n)
    try:
        async with session(log):
            raise KeyError("k")
    except KeyError as e:
        log.append(repr(e))
    return log


def run_sessions():
    return asyncio.run(sessions())


def driven():
    async def main():
        out = []
        async for x in ticks(2):
            out.append(x)
        return out
    class Pause:
        def __await__(self):
            got = yield "pause"
            return got
    async def pausing():
        for i in range(2):
            x = await Pause()
            yield x
    async def over():
        out = []
        async for x in pausing():
            out.append(x)
        return out
    c = over()
    seen = [c.send(None), c.send("a")]
    try:
        c.send("b")
    except StopIteration as e:
        seen.append(e.value)
    d = over()
    d.send(None)
    seen.append(told(d.throw, ValueError("v"))[0])
    return seen, asyncio.run(main())


bodies()
odds()
nested()
inside()
during_handling()
reused()
trace()
depths()
run_async()
run_sessions()
driven()
