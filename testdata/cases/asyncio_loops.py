"""What loops let programs replace, and coroutines that other threads submit."""

import asyncio
import threading


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def failing():
    raise ValueError("no")


def from_thread():
    async def main():
        loop = asyncio.get_running_loop()
        out = []

        def work():
            future = asyncio.run_coroutine_threadsafe(double(21), loop)
            out.append(future.result(5))
            try:
                asyncio.run_coroutine_threadsafe(failing(), loop).result(5)
            except ValueError as e:
                out.append(str(e))

        t = threading.Thread(target=work)
        t.start()
        while t.is_alive():
            await asyncio.sleep(0.001)
        return out

    return asyncio.run(main())


def factory():
    made = []

    async def main():
        loop = asyncio.get_running_loop()

        def make(loop, coro, **kwargs):
            made.append(sorted(kwargs))
            return asyncio.Task(coro, loop=loop, name="made", **kwargs)

        loop.set_task_factory(make)
        before = loop.get_task_factory() is make
        first = asyncio.create_task(double(1))
        second = loop.create_task(double(2), name="own")
        names = first.get_name(), second.get_name()
        results = await first, await second
        loop.set_task_factory(None)
        third = asyncio.create_task(double(3))
        return before, names, results, await third, third.get_name() != "made", loop.get_task_factory()

    return asyncio.run(main()), made


def tasks():
    async def main():
        t = asyncio.Task(double(4), name="direct")
        return t.get_name(), await t, type(t).__name__

    return asyncio.run(main())


def wrapped():
    from concurrent.futures import Future

    async def main():
        f = Future()
        w = asyncio.wrap_future(f)
        f.set_result(7)
        return await w, asyncio.wrap_future(w) is w

    return asyncio.run(main())


from_thread()
factory()
tasks()
wrapped()
