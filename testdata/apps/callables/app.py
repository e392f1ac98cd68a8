"""Dependencies and endpoints that are no plain functions: partials, instances, methods,
wrappers, and work in the thread pool."""

import inspect
from collections.abc import AsyncGenerator, Generator
from functools import lru_cache, partial, wraps
from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.concurrency import run_in_threadpool as starlette_run

app = FastAPI()
log: list[str] = []


def plain(value: str) -> str:
    return value


async def waiting(value: str) -> str:
    return value


def generator(value: str) -> Generator[str, None, None]:
    log.append("enter " + value)
    yield value
    log.append("leave " + value)


async def async_generator(value: str) -> AsyncGenerator[str, None]:
    log.append("enter " + value)
    yield value
    log.append("leave " + value)


class Instance:
    def __call__(self, value: str) -> str:
        return value


class GeneratorInstance:
    def __call__(self, value: str) -> Generator[str, None, None]:
        yield value


class AsyncInstance:
    async def __call__(self, value: str) -> str:
        return value


class AsyncGeneratorInstance:
    async def __call__(self, value: str) -> AsyncGenerator[str, None]:
        yield value


class Methods:
    def plain(self, value: str) -> str:
        return value

    async def waiting(self, value: str) -> str:
        return value

    def generator(self, value: str) -> Generator[str, None, None]:
        yield value

    async def async_generator(self, value: str) -> AsyncGenerator[str, None]:
        yield value


methods = Methods()
bases = {
    "plain": plain, "waiting": waiting, "generator": generator, "async-generator": async_generator,
    "instance": Instance(), "generator-instance": GeneratorInstance(), "async-instance": AsyncInstance(),
    "async-generator-instance": AsyncGeneratorInstance(), "method": methods.plain, "async-method": methods.waiting,
    "generator-method": methods.generator, "async-generator-method": methods.async_generator,
}


def wrap(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs)

    return wrapper


def wrap_async(func):
    if inspect.isgeneratorfunction(func):

        @wraps(func)
        async def stream(*args, **kwargs):
            async for item in iterate_in_threadpool(func(*args, **kwargs)):
                yield "wrapped " + item

        return stream

    @wraps(func)
    async def wrapper(*args, **kwargs):
        if inspect.iscoroutinefunction(func):
            return "wrapped " + await func(*args, **kwargs)
        return "wrapped " + await run_in_threadpool(func, *args, **kwargs)

    return wrapper


def add(name, dependency):
    @app.get(name)
    def read(value: Annotated[str, Depends(dependency)]) -> str:
        return value


for name, base in bases.items():
    add("/bare/" + name, base)
    add("/partial/" + name, partial(base, "bound " + name))
    add("/keyword/" + name, partial(partial(base), value="kept " + name))
for name in ("plain", "waiting", "generator", "async-generator"):
    add("/wrapped/" + name, wrap(bases[name]))
    add("/partial-wrapped/" + name, partial(wrap(bases[name]), "bound " + name))
for name in ("plain", "waiting", "generator"):
    add("/wrapped-async/" + name, wrap_async(bases[name]))

app.get("/endpoint/partial")(partial(waiting, value="endpoint"))
app.get("/endpoint/instance")(AsyncInstance())
app.get("/endpoint/method")(methods.waiting)
app.get("/endpoint/wrapped")(wrap(waiting))
app.get("/endpoint/wrapped-async")(wrap_async(plain))


@lru_cache
def cached():
    log.append("cached")
    return len(log)


@app.get("/cached")
def read_cached(value: int = Depends(cached)):
    return value == cached()


@app.get("/threads")
async def threads():
    def work(a, *, b):
        return a + b

    items = [item async for item in iterate_in_threadpool(iter("abc"))]
    try:
        await run_in_threadpool(int, "x")
    except ValueError as e:
        items.append(str(e))
    return [await run_in_threadpool(work, 1, b=2), await starlette_run(sorted, [3, 1]), items]


@app.get("/log")
def read_log():
    return log
