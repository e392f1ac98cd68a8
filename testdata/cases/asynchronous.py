"""Coroutines, async generators, async comprehensions, async with and for, their protocols and messages."""
import asyncio
import inspect
import types
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


async def atold(f, *args, **kw):
    try:
        return await f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


async def agen(n, log=None):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got is not None and log is not None:
                log.append(got)
    except ValueError as e:
        yield f"caught {e}"
    finally:
        if log is not None:
            log.append("finally")


async def value(x):
    await asyncio.sleep(0)
    return x


async def fail(e):
    await asyncio.sleep(0)
    raise e


async def comprehension():
    return ([x async for x in agen(4)], {x async for x in agen(3)}, {x: x * x async for x in agen(3)}, [x async for x in agen(6) if x % 2],
            [await value(x) for x in range(3)], [(x, y) async for x in agen(2) for y in range(2)], [y for x in [1, 2] async for y in agen(x)],
            [x async for x in agen(3) if await value(x)])


async def async_genexp():
    g = (x * 2 async for x in agen(3))
    out = []
    async for x in g:
        out.append(x)
    h = (await value(x) for x in range(2))
    async for x in h:
        out.append(x)
    return out, type(g).__name__


async def asend_steps():
    log = []
    g = agen(3, log)
    out = [await g.asend(None), await g.asend("a"), await g.asend("b")]
    out.append(await atold(g.asend, "c"))
    out.append(await atold(g.__anext__))
    return out, log


async def athrow_steps():
    log = []
    g = agen(3, log)
    out = [await anext(g), await g.athrow(ValueError("v")), await atold(anext, g), await anext(g, "default")]
    return out, log


async def aclose_steps():
    log = []
    g = agen(3, log)
    await anext(g)
    await g.aclose()
    await g.aclose()
    return log, await atold(anext, g), await atold(g.asend, 1)


class Paused:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)


async def pausing():
    try:
        r = await Paused("first")
        yield r
    except KeyError:
        yield "thrown"
    yield await Paused("second")


def by_hand(step, *args):
    try:
        return "yielded", step(*args)
    except BaseException as e:
        return type(e).__name__, e.args


def steps_by_hand():
    g = pausing()
    first = g.__anext__()
    out = [by_hand(first.__next__), by_hand(g.asend(None).send, None), by_hand(g.aclose().send, None), by_hand(g.athrow(KeyError).send, None)]
    out += [by_hand(first.send, "r"), by_hand(first.send, None), by_hand(g.__anext__().send, None)]
    g = pausing()
    step = g.asend(None)
    out += [by_hand(g.asend(None).send, 1), by_hand(step.send, None), by_hand(step.throw, KeyError("k"))]
    close = g.aclose()
    out += [by_hand(close.__next__), by_hand(close.__next__), by_hand(g.athrow(KeyError("k")).send, None), by_hand(anext(g, "over").__next__)]
    g = pausing()
    step = g.__anext__()
    out += [by_hand(step.send, None), step.close(), by_hand(step.send, None), by_hand(g.__anext__().send, None)]
    out += [by_hand(pausing().athrow(KeyError("k")).send, None), by_hand(g.aclose().send, 1), by_hand(anext, 5), by_hand(anext, 5, 6)]
    return out, [type(x).__name__ for x in (step, close, anext(g, 0))], list(step.__await__() is x for x in (step, close))


@types.coroutine
def awaited_generator(v):
    got = yield v
    return [v, got]


class Holder:
    @types.coroutine
    def awaited(self, v):
        return (yield v)


def generators_under_types_coroutine():
    async def both():
        return await awaited_generator(1), await Holder().awaited(2)
    c = both()
    return by_hand(c.send, None), by_hand(c.send, "a"), by_hand(c.send, "b"), list(awaited_generator(3)), inspect.isawaitable(awaited_generator(4))


async def step_given_on():
    class Given:
        def __await__(self):
            return agen(2).__anext__().__await__()
    return await Given(), inspect.iscoroutine(agen(1).__anext__())


async def two_tasks_one_generator():
    g = agen(3)
    first, second = asyncio.create_task(g.__anext__()), asyncio.create_task(g.__anext__())
    return [repr(x) for x in await asyncio.gather(first, second, return_exceptions=True)]


async def asend_unstarted():
    return await atold(agen(1).asend, 5)


async def athrow_unhandled():
    g = agen(3)
    await anext(g)
    return await atold(g.athrow, KeyError("k")), await atold(anext, g)


async def aclose_ignored():
    async def g():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    it = g()
    await anext(it)
    return await atold(it.aclose)


async def break_out():
    log = []
    g = agen(5, log)
    async for x in g:
        if x == 2:
            break
    before = list(log)
    await g.aclose()
    return x, before, log


async def loop_else():
    out = []
    async for x in agen(2):
        out.append(x)
        continue
    else:
        out.append("else")
    async for x in agen(0):
        out.append("never")
    else:
        out.append("else2")
    return out


class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        return self.name
    async def __aexit__(self, t, e, tb):
        await asyncio.sleep(0)
        print("exit", self.name, t and t.__name__, e)
        return self.swallow


async def own_iter():
    return [x async for x in Count(3)], await anext(Count(2)), await atold(anext, Count(0)), await anext(Count(0), None)


async def own_with(error=None, swallow=False):
    async with Manager("a") as a, Manager("b", swallow) as b:
        print("body", a, b)
        if error:
            raise error
    return "after"


async def with_return():
    for i in range(3):
        async with Manager(i):
            if i == 1:
                return "returned"


async def not_iterable():
    async for x in [1]:
        pass


async def not_async_with():
    async with 5:
        pass


async def sync_with_async():
    with Manager("x"):
        pass


async def not_awaitable():
    await 5


async def aiter_bad():
    class B:
        def __aiter__(self): return 5
    async for x in B():
        pass


async def anext_bad():
    class B:
        def __aiter__(self): return self
        def __anext__(self): return 5
    async for x in B():
        pass


comprehension()
async_genexp()
asend_steps()
athrow_steps()
aclose_steps()
asend_unstarted()
steps_by_hand()
generators_under_types_coroutine()
step_given_on()
two_tasks_one_generator()
athrow_unhandled()
aclose_ignored()
break_out()
loop_else()
own_iter()
own_with()
own_with(KeyError("k"))
own_with(KeyError("k"), True)
with_return()
not_iterable()
not_async_with()
sync_with_async()
not_awaitable()
aiter_bad()
anext_bad()


async def stop_in_coroutine():
    raise StopIteration(1)


async def stop_async_in_agen():
    async def g():
        yield 1
        raise StopAsyncIteration
    return [x async for x in g()]


async def await_object():
    class A:
        def __await__(self):
            r = yield from asyncio.sleep(0, "slept").__await__()
            return ("awaited", r)
    class Bad:
        def __await__(self): return 5
    class Async:
        async def __await__(self): return 5
    return await A(), await atold(lambda: Bad()), told(lambda: 1)


async def await_bad():
    class Bad:
        def __await__(self): return 5
    await Bad()


async def await_twice():
    c = value(1)
    return await c, await atold(lambda: c)


async def yield_like():
    async def inner():
        try:
            await fail(ValueError("deep"))
        except ValueError as e:
            raise KeyError("outer") from e
    await inner()


async def finally_order():
    async def f(log):
        try:
            log.append("try")
            await asyncio.sleep(0)
            return log
        finally:
            await asyncio.sleep(0)
            log.append("finally")
    return await f([])


stop_in_coroutine()
stop_async_in_agen()
await_object()
await_bad()
await_twice()
yield_like()
finally_order()


@asynccontextmanager
async def managed(name):
    print("open", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallow", e)
    finally:
        print("close", name)


async def acm(error=None):
    async with managed("m") as m:
        print("in", m)
        if error:
            raise error
        return "fine"
    return "swallowed"


async def acm_twice():
    m = managed("t")
    async with m:
        pass
    async with m:
        pass


async def acm_no_yield():
    @asynccontextmanager
    async def none():
        if False:
            yield
    async with none():
        pass


async def acm_two_yields():
    @asynccontextmanager
    async def two():
        yield 1
        yield 2
    async with two():
        pass


async def acm_decorator():
    @managed("deco")
    async def f(x): return x * 2
    return await f(4), await f(5)


async def stack():
    async with AsyncExitStack() as s:
        a = await s.enter_async_context(managed("1"))
        b = await s.enter_async_context(Manager("2"))
        s.callback(print, "callback")
        s.push_async_callback(value, 1)
        return a, b


async def stack_error():
    async with AsyncExitStack() as s:
        await s.enter_async_context(Manager("x", True))
        await s.enter_async_context(Manager("y"))
        raise ValueError("in stack")
    return "swallowed"


async def closing_agen():
    log = []
    async with aclosing(agen(5, log)) as g:
        async for x in g:
            if x == 1:
                break
    return log


acm()
acm(KeyError("k"))
acm(ValueError("v"))
acm_twice()
acm_no_yield()
acm_two_yields()
acm_decorator()
stack()
stack_error()
closing_agen()


async def gathered():
    r = await asyncio.gather(value(1), value(2), fail(ValueError("g")), return_exceptions=True)
    return [x if not isinstance(x, BaseException) else repr(x) for x in r]


async def gather_fails():
    await asyncio.gather(value(1), fail(ValueError("g")))


async def tasks():
    order = []
    async def work(n, times):
        for i in range(times):
            order.append((n, i))
            await asyncio.sleep(0)
        return n * 10
    ts = [asyncio.create_task(work(n, n + 1)) for n in range(3)]
    r = [await t for t in ts]
    return r, order, [t.done() for t in ts], ts[0].result()


async def cancelled():
    log = []
    async def sleeper():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError as e:
            log.append(("cancelled", e.args))
            raise
        finally:
            log.append("cleanup")
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        log.append(e.args)
    return log, t.cancelled(), t.done()


async def cancel_swallowed():
    async def stubborn():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            return "still here"
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    return await t, t.cancelled()


async def timeouts():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as e:
        a = repr(e)
    b = await atold(asyncio.wait_for, asyncio.sleep(10), 0.01)
    return a, b, await asyncio.wait_for(value(3), 1)


async def group():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(value(1))
        b = tg.create_task(value(2))
    return a.result() + b.result()


async def group_fails():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError("1")))
            tg.create_task(asyncio.sleep(10))
            tg.create_task(fail(KeyError("2")))
    except* ValueError as e:
        print("values", e.exceptions)
    except* KeyError as e:
        print("keys", e.exceptions)
    return "end"


async def events():
    e = asyncio.Event()
    q = asyncio.Queue(2)
    log = []
    async def consumer():
        await e.wait()
        while (x := await q.get()) is not None:
            log.append(x)
            q.task_done()
    t = asyncio.create_task(consumer())
    for i in range(4):
        if q.full():
            e.set()
        await q.put(i)
    await q.put(None)
    await t
    return log, e.is_set(), q.empty()


async def locks():
    lock = asyncio.Lock()
    log = []
    async def work(n):
        async with lock:
            log.append(("in", n))
            await asyncio.sleep(0)
            log.append(("out", n))
    await asyncio.gather(*(work(i) for i in range(3)))
    return log, lock.locked()


async def exceptions_in_task():
    t = asyncio.create_task(fail(OSError("t")))
    await asyncio.wait([t])
    return repr(t.exception()), told(t.result), t.done()


gathered()
gather_fails()
tasks()
cancelled()
cancel_swallowed()
timeouts()
group()
group_fails()
events()
locks()
exceptions_in_task()


def coroutine_object():
    c = value(1)
    r = [type(c).__name__, c.__name__, c.__qualname__, told(iter, c), told(next, c), hasattr(c, "send")]
    c.close()
    return r, told(c.send, None)


def drive_by_hand():
    class Pause:
        def __await__(self):
            got = yield "paused"
            return got
    async def f(x):
        a = await Pause()
        b = await Pause()
        return x, a, b
    c = f(1)
    r = [c.send(None), c.send("one")]
    try:
        c.send("two")
    except StopIteration as e:
        r.append(e.value)
    return r, told(c.send, None)


def throw_by_hand():
    class Pause:
        def __await__(self): yield "p"
    async def f():
        try:
            await Pause()
        except ValueError as e:
            return "handled " + str(e)
    c = f()
    c.send(None)
    return told(c.throw, ValueError("x"))


def nested_run():
    async def f():
        return told(asyncio.run, value(1))
    return asyncio.run(f())


def run_not_coroutine():
    return told(asyncio.run, 5)


def is_coroutine_function():
    import inspect
    async def g():
        yield
    return inspect.iscoroutinefunction(value), inspect.iscoroutinefunction(g), inspect.isasyncgenfunction(g), asyncio.iscoroutinefunction(value), inspect.iscoroutinefunction(told), inspect.isawaitable(5)


coroutine_object()
drive_by_hand()
throw_by_hand()
run_not_coroutine()
is_coroutine_function()


async def context_vars():
    from contextvars import ContextVar
    v = ContextVar("v", default=0)
    async def child():
        before = v.get()
        v.set(99)
        return before, v.get()
    v.set(1)
    r = await asyncio.create_task(child())
    s = await child()
    return r, s, v.get()


context_vars()


async def typed_sum(n: int) -> int:
    total: int = 0
    async for x in agen(n):
        total += x * (await value(2))
    return total


typed_sum(5)
