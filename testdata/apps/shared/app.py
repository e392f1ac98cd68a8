"""State that requests share: module-level dicts, lists, counters and objects, changed by
sync and async handlers. Nothing may be lost, whatever runs in parallel."""

import asyncio

from fastapi import Depends, FastAPI, HTTPException

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


@app.get("/free/{number}")
async def free(number: int) -> dict[str, int]:
    """Touches nothing that is shared."""
    return {"square": number * number}


@app.get("/state")
async def state() -> dict:
    return {"total": total, "hits": hits, "accounts": accounts, "seen": stats.seen, "names": sorted(stats.names)}
