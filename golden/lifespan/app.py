"""A pool of connections: lifespan, dependencies with yield, and the order of their ends."""

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, AsyncIterator

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool

events: list[str] = []


@dataclass
class Connection:
    number: int
    uses: int = 0
    open: bool = True

    def execute(self, statement: str) -> str:
        if not self.open:
            raise ConnectionError(f"connection {self.number} is closed")
        self.uses += 1
        return f"{self.number}:{statement}"


class Pool:
    def __init__(self, size: int) -> None:
        self.free = [Connection(n) for n in range(1, size + 1)]

    def take(self) -> Connection:
        return self.free.pop(0)

    def give(self, connection: Connection) -> None:
        self.free.append(connection)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    events.append("up")
    app.state.pool = Pool(2)
    yield
    for connection in app.state.pool.free:
        connection.open = False


async def trace(request: Request) -> AsyncIterator[None]:
    events.append(f"begin {request.method} {request.url.path}")
    yield
    events.append("end")


app = FastAPI(title="Pool", lifespan=lifespan, dependencies=[Depends(trace)])


def get_pool(request: Request) -> Pool:
    return request.app.state.pool


def get_connection(pool: Annotated[Pool, Depends(get_pool)]):
    connection = pool.take()
    try:
        yield connection
    except HTTPException as error:
        events.append(f"seen {error.status_code}")
        raise
    except ValueError as error:
        events.append("wrapped")
        raise HTTPException(422, f"bad value: {error}") from error
    finally:
        pool.give(connection)
        events.append(f"given back {connection.number}")


async def get_transaction(connection: Annotated[Connection, Depends(get_connection)]):
    connection.execute("BEGIN")
    try:
        yield connection
    except BaseException:
        events.append(connection.execute("ROLLBACK"))
        raise
    else:
        events.append(connection.execute("COMMIT"))


class Limit:
    """A dependency with parameters of its own."""

    def __init__(self, most: int):
        self.most = most

    def __call__(self, limit: Annotated[int, Query(ge=1)] = 10) -> int:
        return min(limit, self.most)


class Page:
    def __init__(self, limit: Annotated[int, Depends(Limit(most=50))], offset: int = 0):
        self.limit, self.offset = limit, offset

    def __str__(self):
        return f"{self.limit}@{self.offset}"


Transaction = Annotated[Connection, Depends(get_transaction)]


def remember(what: str, times: int = 1) -> None:
    for _ in range(times):
        events.append(f"later: {what}")


@app.get("/rows")
async def rows(transaction: Transaction, again: Annotated[Connection, Depends(get_connection)], page: Annotated[Page, Depends()]):
    return {"same": transaction is again, "statement": transaction.execute(f"SELECT {page}")}


@app.get("/fresh")
def fresh(one: Annotated[Connection, Depends(get_connection)], two: Annotated[Connection, Depends(get_connection, use_cache=False)]):
    return {"numbers": [one.number, two.number]}


@app.post("/rows/{value}")
async def insert(value: str, transaction: Transaction, tasks: BackgroundTasks):
    if value == "bad":
        raise ValueError(value)
    if value == "taken":
        raise HTTPException(409, "taken")
    if value == "odd":
        raise KeyError(value)
    tasks.add_task(remember, value, times=2)
    statement = await run_in_threadpool(transaction.execute, f"INSERT {value}")
    return {"statement": statement}


@app.get("/events")
def read_events(pool: Annotated[Pool, Depends(get_pool)]):
    taken = events[:-1]
    del events[:-1]
    return {"events": taken, "uses": sum(c.uses for c in pool.free), "free": len(pool.free)}
