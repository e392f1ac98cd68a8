"""Plain calls of the event loop."""

import asyncio
from fastapi import APIRouter
router = APIRouter(prefix="/loop_calls")
seen = []


@router.get("/")
async def root():
    loop = asyncio.get_running_loop()
    out = []
    loop.call_soon(out.append, 1)
    loop.call_later(0.02, out.append, 3)
    h = loop.call_later(0.01, out.append, 99)
    h.cancel()
    loop.call_at(loop.time() + 0.01, out.append, 2)
    loop.call_soon_threadsafe(out.append, 0)
    a = list(out)
    await asyncio.sleep(0.05)
    return {"before": a, "after": out, "cancelled": h.cancelled()}


@router.get("/later")
async def later():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.01, fut.set_result, "done")
    t = loop.create_task(asyncio.sleep(0, "x"))
    r = await loop.run_in_executor(None, lambda a: a + 1, 4)
    return [await fut, await t, r, loop.is_running(), loop.is_closed(), loop.get_debug()]


@router.get("/attrs")
async def attrs():
    loop = asyncio.get_event_loop()
    try:
        return loop.nope
    except AttributeError as e:
        return str(e)[-30:]



@router.get("/errors")
async def errors():
    loop = asyncio.get_running_loop()
    out = []
    for f in (lambda: loop.close(), lambda: loop.run_until_complete(loop.create_future()), lambda: loop.run_forever()):
        try:
            f()
        except Exception as e:
            out.append(repr(e))
    def boom(): out.append("boom"); raise ValueError("x")
    loop.call_soon(boom)
    loop.call_soon(lambda *a: out.append(a), 1, 2)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ev = asyncio.Event()
    loop.call_later(0.005, ev.set)
    await asyncio.wait_for(ev.wait(), 1)
    h = loop.call_soon(print)
    return out
