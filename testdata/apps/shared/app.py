"""State that requests share: module-level dicts, lists, counters and objects, changed by
sync and async handlers. Nothing may be lost, whatever runs in parallel."""

import asyncio
import threading
import time
from contextvars import ContextVar
from functools import lru_cache

from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import StreamingResponse

app = FastAPI()

total = 0
hits: dict[str, int] = {}
log: list[int] = []
accounts = {"a": 1000, "b": 1000, "c": 1000}


class Stats:
    def __init__(self) -> None:
        self.seen = 0
        self.names: list[str] = []

    def add(self, name: str) -> int:
        self.seen += 1
        if name not in self.names:
            self.names.append(name)
        return self.seen


stats = Stats()


def counted(name: str = "x") -> int:
    return stats.add(name)


@app.post("/async/{key}")
async def async_hit(key: str) -> dict[str, int]:
    global total
    hits[key] = hits.get(key, 0) + 1
    total += 1
    return {"hits": hits[key], "total": total}


@app.post("/sync/{key}")
def sync_hit(key: str) -> dict[str, int]:
    global total
    hits[key] = hits.get(key, 0) + 1
    total += 1
    return {"hits": hits[key], "total": total}


@app.post("/log/{number}")
async def append(number: int) -> int:
    log.append(number)
    if len(log) > 500:
        del log[:250]
    return len(log)


@app.post("/transfer/{source}/{target}")
async def transfer(source: str, target: str, amount: int = 1) -> dict[str, int]:
    if source not in accounts or target not in accounts:
        raise HTTPException(404, "no such account")
    if accounts[source] < amount:
        raise HTTPException(409, "not enough")
    accounts[source] -= amount
    accounts[target] += amount
    await asyncio.sleep(0)
    return accounts


@app.post("/stats")
def stat(seen: int = Depends(counted)) -> int:
    return seen


cache: dict[str, int] = {}
cache_lock = asyncio.Lock()
computed = 0


@app.post("/cache/{key}")
async def cached(key: str) -> int:
    """Computes the value of a key once, however many ask for it meanwhile."""
    global computed
    async with cache_lock:
        if key not in cache:
            value = len(cache)
            await asyncio.sleep(0.001)
            cache[key] = value
            computed += 1
    return cache[key]


class Bank:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.balances = {"x": 500, "y": 500}
        self.moves = 0

    def change(self, account: str, amount: int) -> None:
        with self.lock:
            balance = self.balances[account]
            time.sleep(0.0002)
            self.balances[account] = balance + amount

    def move(self, amount: int) -> int:
        with self.lock:
            self.change("x", -amount)
            self.change("y", amount)
            self.moves += 1
            return self.moves


bank = Bank()


@app.post("/move/{amount}")
def move(amount: int) -> int:
    return bank.move(amount)


gate = asyncio.Semaphore(4)
inside = 0
most_inside = 0


@app.post("/gate")
async def gated() -> int:
    global inside, most_inside
    async with gate:
        inside += 1
        most_inside = max(most_inside, inside)
        await asyncio.sleep(0.001)
        inside -= 1
    return most_inside


streamed = 0


@app.post("/stream")
async def stream() -> StreamingResponse:
    async def body():
        global streamed
        for _ in range(3):
            before = streamed
            streamed = before + 1
            yield b"x"
            await asyncio.sleep(0)

    return StreamingResponse(body())


current: ContextVar[int] = ContextVar("current", default=0)


async def current_in_task() -> int:
    seen = current.get()
    current.set(-1)
    await asyncio.sleep(0)
    return seen


@lru_cache(maxsize=4)
def squared(number: int) -> int:
    return number * number


@app.post("/context/{number}")
async def context(number: int) -> bool:
    """Whether this request and its tasks saw its own context and nobody else's."""
    current.set(number)
    await asyncio.sleep(0.001)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(current_in_task()) for _ in range(3)]
    return current.get() == number and [t.result() for t in tasks] == [number] * 3 and squared(number) == number**2


@app.get("/free/{number}")
async def free(number: int) -> dict[str, int]:
    """Touches nothing that is shared."""
    return {"square": number * number}


@app.get("/state")
async def state() -> dict:
    return {
        "total": total,
        "hits": hits,
        "accounts": accounts,
        "seen": stats.seen,
        "names": sorted(stats.names),
        "cache": cache,
        "computed": computed,
        "balances": bank.balances,
        "moves": bank.moves,
        "inside": inside,
        "most_inside": most_inside,
        "streamed": streamed,
    }
