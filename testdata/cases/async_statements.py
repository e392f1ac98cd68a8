"""Async statements: managers, generators, order, assignments that fail, tasks."""

import asyncio
class Res:
    def __init__(self, log, name, fail=None): self.log, self.name, self.fail = log, name, fail
    async def __aenter__(self): self.log.append("enter " + self.name); return self
    async def __aexit__(self, kind, e, tb):
        self.log.append(f"exit {self.name} {kind and kind.__name__}")
        if self.fail: raise self.fail
        return self.name == "swallow"
async def agen(log, n):
    try:
        for i in range(n):
            got = yield i
            if got: log.append(got)
    finally:
        log.append("agen closed")
async def value(x, log):
    log.append(("value", x))
    await asyncio.sleep(0)
    if x == 13: raise ValueError(x)
    return x
async def with_return(name):
    log = []
    async def f():
        async with Res(log, "outer") as o, Res(log, name) as r:
            v = await value(1, log)
            w = await value(13, log)
            return v, w
        return "behind"
    try:
        return await f(), log
    except ValueError as e:
        return str(e), log
async def exit_fails():
    log = []
    try:
        async with Res(log, "a", KeyError("exit")):
            x = await value(2, log)
            return x
    except KeyError as e:
        log.append(repr(e.__context__))
    return log
async def loop_async():
    log = []; out = []
    async for i in agen(log, 4):
        if i == 1: continue
        try:
            if i == 3: continue
            out.append(i)
        finally:
            out.append("f")
    else:
        out.append("else")
    return out, [x async for x in agen(log, 3) if x], {x: await value(x, log) async for x in agen(log, 2)}, log
async def order():
    log = []
    async def v(x): log.append(x); return x
    return [await v(1), await v(2) + await v(3)], {await v(4): await v(5)}, (await v(6) < await v(7) < await v(1)), log
async def gather_it():
    log = []
    r = await asyncio.gather(value(1, log), value(13, log), value(3, log), return_exceptions=True)
    return [repr(x) for x in r], log
async def try_assign():
    log = []
    x = "kept"
    try:
        y = await value(1, log)
        x = await value(13, log)
    except ValueError:
        return x, y
    return "no"
async def missing(x):
    log = []
    try:
        await x.nothing(await value(1, log))
    except AttributeError as e:
        return str(e), log
async def cancel():
    log = []
    async def w():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append("cancelled")
            raise
        finally:
            log.append("fin")
    t = asyncio.create_task(w())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        log.append("outer")
    return log
async def agen_send():
    log = []
    g = agen(log, 3)
    out = [await g.__anext__(), await g.asend("x")]
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        out.append("stop")
    return out, log
async def closures():
    fs = []
    for i in range(3):
        async def f(k=i): return k, i
        fs.append(f)
    return [await f() for f in fs], [await f(9) for f in fs]
with_return("inner")
with_return("swallow")
exit_fails()
loop_async()
order()
gather_it()
try_assign()
missing([])
cancel()
agen_send()
closures()
