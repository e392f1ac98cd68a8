import asyncio, contextvars, threading
from contextvars import ContextVar, copy_context
from fastapi import BackgroundTasks, Depends, FastAPI

plain: ContextVar[str] = ContextVar("plain", default="dflt")
module_set: ContextVar[int] = ContextVar("module_set")
module_set.set(9)
lst: ContextVar[list] = ContextVar("lst", default=[])
lst.set([1])
lst.get().append(2)
tok = plain.set("x")
plain.reset(tok)
late = ContextVar("late", default=0)


app = FastAPI()

@app.get("/a")
async def a():
    return [plain.get(), module_set.get(), lst.get(), late.get()]

@app.get("/s")
def s():
    out = [plain.get(), module_set.get(), lst.get()]
    module_set.set(10)
    out.append(module_set.get())
    return out

async def child():
    return module_set.get()

@app.get("/t")
async def t():
    module_set.set(module_set.get() + 1)
    r = await asyncio.gather(child(), asyncio.create_task(child()), asyncio.to_thread(module_set.get))
    got = []
    th = threading.Thread(target=lambda: got.append(module_set.get(None)))
    th.start(); th.join()
    c = copy_context()
    return [r, got, c[module_set], len([v for v in c if v is module_set]), contextvars.Context().get(module_set)]
