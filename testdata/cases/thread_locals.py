"""threading.local, and what threads say of themselves."""

import asyncio
import concurrent.futures
import contextvars
import io
import logging
import threading

LOCAL = threading.local()
LOCAL.x = "from import"


class Counter(threading.local):
    step = 2

    def __init__(self, start=0):
        self.n = start

    @property
    def twice(self):
        return self.n * 2

    def count(self):
        self.n += self.step
        return self.n


COUNTER = Counter(10)


def in_thread(f):
    out = []

    def run():
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e)))

    t = threading.Thread(target=run)
    t.start()
    t.join()
    return out[0]


def attributes():
    here = threading.local()
    here.a = 1
    here.b = 2
    del here.b
    other = in_thread(lambda: (hasattr(here, "a"), here.__dict__))
    return here.a, hasattr(here, "b"), here.__dict__, other, in_thread(lambda: here.a)


def classes():
    c = Counter(5)
    c.count()
    return c.n, c.twice, in_thread(lambda: (c.n, c.count(), c.twice)), c.n, Counter.step, isinstance(c, threading.local)


def at_start():
    return LOCAL.x, in_thread(lambda: hasattr(LOCAL, "x")), in_thread(lambda: COUNTER.n)


def faults():
    out = []
    for f in (lambda: threading.local(1), lambda: threading.local().x, lambda: delattr(threading.local(), "x"), lambda: setattr(threading.local(), "__dict__", {}), lambda: setattr(Counter(), "twice", 1)):
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


def named():
    t = threading.Thread(target=lambda: None, name="worker", daemon=True)
    before = t.is_alive(), t.ident, t.getName(), t.isDaemon(), repr(t)
    t.setName("other")
    t.start()
    t.join()
    return before, t.name, t.is_alive(), t.ident == t.native_id or t.ident is not None, repr(t).partition(",")[0], threading.active_count() >= 1, threading.main_thread() in threading.enumerate()


def current():
    return in_thread(lambda: threading.current_thread().name.partition("-")[0]), in_thread(lambda: threading.current_thread() in threading.enumerate())


attributes()
classes()
at_start()
faults()
named()
current()


def sync_identity():
    here = threading.current_thread()
    return here.name, here.ident == threading.get_ident(), here is threading.current_thread(), here is threading.main_thread(), isinstance(here, threading.Thread), here.daemon, here.is_alive()


def generator_identity():
    def names():
        for _ in range(2):
            yield threading.current_thread().name, threading.get_ident() == outer

    outer = threading.get_ident()
    return list(names()), [n for n in names()]


async def loop_identity():
    here = threading.get_ident()
    seen = []

    async def child():
        seen.append(threading.get_ident() == here)

    await asyncio.gather(child(), asyncio.create_task(child()))
    asyncio.get_running_loop().call_soon(lambda: seen.append(threading.get_ident() == here))
    await asyncio.sleep(0.01)
    return seen, threading.current_thread().name


async def executor_names():
    loop = asyncio.get_running_loop()
    name = lambda: threading.current_thread().name
    one = await asyncio.to_thread(name)
    two = await loop.run_in_executor(None, name)
    with concurrent.futures.ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        three = await loop.run_in_executor(pool, name)
        four = pool.submit(name).result()
    return one, two, three, four, await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread())


async def executor_locals():
    def count():
        LOCAL.n = getattr(LOCAL, "n", 0) + 1
        return LOCAL.n

    loop = asyncio.get_running_loop()
    return [await asyncio.to_thread(count), await loop.run_in_executor(None, count), count()]


VAR = contextvars.ContextVar("VAR", default="default")


async def executor_contexts():
    VAR.set("here")
    loop = asyncio.get_running_loop()
    return await asyncio.to_thread(VAR.get), await loop.run_in_executor(None, VAR.get)


async def executor_failures():
    loop = asyncio.get_running_loop()
    out = []
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        for executor in (None, pool):
            try:
                await loop.run_in_executor(executor, int, "x")
            except ValueError as e:
                out.append(str(e))
    return out


def no_loop():
    out = []
    for f in (asyncio.get_running_loop, lambda: asyncio.create_task(asyncio.sleep(0))):
        try:
            f()
        except RuntimeError as e:
            out.append(str(e))
    return out


def logged_thread():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(threadName)s %(thread)d"))
    log = logging.getLogger("thread_locals")
    log.propagate = False
    log.addHandler(handler)
    log.warning("x")
    in_thread(lambda: log.warning("y"))
    log.removeHandler(handler)
    first, second = stream.getvalue().splitlines()
    return first == f"AnyIO worker thread {threading.get_ident()}", second.partition("-")[0], second.endswith(str(threading.get_ident()))


sync_identity()
generator_identity()
loop_identity()
executor_names()
executor_locals()
executor_contexts()
executor_failures()
no_loop()
logged_thread()
