import asyncio, contextvars
from contextlib import asynccontextmanager, AsyncExitStack, contextmanager, ExitStack, suppress, closing, nullcontext
log = []
async def w(n, k=2):
    for i in range(k):
        log.append((n, i)); await asyncio.sleep(0)
    return n * 10
async def boom(after=1):
    for _ in range(after): await asyncio.sleep(0)
    raise ValueError("boom")
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: log.append(("got", got))
    finally:
        log.append("agen closed")
@asynccontextmanager
async def acm(name):
    log.append(("enter", name))
    try: yield name
    except KeyError as e: log.append(("caught", repr(e)))
    finally: log.append(("exit", name))
@contextmanager
def cm(name):
    print("enter", name)
    try: yield name
    finally: print("exit", name)
async def main():
    print(await asyncio.gather(w(1), w(2), w(3))); print(log); log.clear()
    r = await asyncio.gather(w(1), boom(), return_exceptions=True); print(r)
    try: await asyncio.gather(w(1), boom())
    except ValueError as e: print("gather", e)
    t = asyncio.create_task(w(5), name="five"); print(t.done(), t.get_name()); print(await t, t.done(), t.result())
    log.clear()
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("cancelled", t.cancelled(), repr(e))
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e: print("timeout", repr(e))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(10)
    except TimeoutError as e: print("timeout2", repr(e))
    lock = asyncio.Lock(); order = []
    async def locked(n):
        async with lock:
            order.append(("in", n)); await asyncio.sleep(0); order.append(("out", n))
    await asyncio.gather(locked(1), locked(2)); print(order)
    sem = asyncio.Semaphore(2); act = [0, 0]
    async def s():
        async with sem:
            act[0] += 1; act[1] = max(act); await asyncio.sleep(0.001); act[0] -= 1
    await asyncio.gather(*[s() for _ in range(5)]); print(act)
    q = asyncio.Queue(2); got = []
    async def prod():
        for i in range(5): await q.put(i)
        await q.put(None)
    async def cons():
        while (v := await q.get()) is not None: got.append(v)
    await asyncio.gather(prod(), cons()); print(got, q.empty())
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); return "set"
    t = asyncio.create_task(waiter()); await asyncio.sleep(0); ev.set(); print(await t)
    print([x async for x in agen(3)], log); log.clear()
    g = agen(5); print(await g.__anext__(), await g.asend("hello"), await anext(g)); await g.aclose(); print(log); log.clear()
    async with acm("a") as a, acm("b"): log.append(a)
    async with acm("c"): raise KeyError("x")
    print(log); log.clear()
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm("s1")); st.callback(lambda: log.append("cb")); st.enter_context(nullcontext())
    print(log); log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(w(1)); t2 = tg.create_task(boom())
    except* ValueError as eg: print("group", eg.exceptions, t1.cancelled(), t1.done())
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(w(7)); t2 = tg.create_task(w(8))
    print(t1.result(), t2.result())
    print(await asyncio.to_thread(lambda a, b=1: a + b, 1, b=5))
    var = contextvars.ContextVar("var", default=0)
    async def setvar(v): var.set(v); await asyncio.sleep(0); return var.get()
    print(await asyncio.gather(setvar(1), setvar(2)), var.get())
    done, pending = await asyncio.wait([asyncio.create_task(w(1)), asyncio.create_task(asyncio.sleep(5))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending)); [p.cancel() for p in pending]
    class Aw:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaited"
    print(await Aw())
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().create_task(setfut(fut)); print(await fut)
    for c in asyncio.as_completed([asyncio.sleep(0.02, "slow"), asyncio.sleep(0.001, "fast")]): print(await c)
    try: await 5
    except TypeError as e: print(e)
    c = w(1); await c
    try: await c
    except RuntimeError as e: print(e)
    return "main done"
async def setfut(f): f.set_result("futres")
print(asyncio.run(main()))
with cm("x") as x, suppress(ZeroDivisionError): 1 / 0
try:
    with cm("y"): raise ValueError("v")
except ValueError as e: print("out", e)
with ExitStack() as st:
    st.enter_context(cm("1")); st.enter_context(cm("2")); st.callback(print, "cb", 1)
@cm("deco")
def f(): print("body")
f(); f()
def gen():
    try:
        x = yield 1
        print("got", x)
        try: yield 2
        except KeyError as e: print("thrown", e); yield 3
    finally: print("fin")
    return "ret"
g = gen(); print(next(g), g.send("s"), g.throw(KeyError("k")))
try: next(g)
except StopIteration as e: print("stop", e.value)
g = gen(); next(g); g.close(); print(list(g))
def deleg():
    r = yield from gen()
    print("r", r)
    yield from [7, 8]
d = deleg(); print(next(d), d.send("z"), next(d), next(d), list(d))
def bad(): yield 1; raise StopIteration("x")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
g = gen()
try: g.send(5)
except TypeError as e: print(e)
def selfrun():
    yield next(me)
me = selfrun()
try: next(me)
except ValueError as e: print(e)
print(sum(i * i for i in range(5)), [x for g in ([1], [2]) for x in g], {k: v for k, v in zip("ab", range(2))})
