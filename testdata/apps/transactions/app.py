import contextlib
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated, AsyncIterator, Iterator
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request, WebSocket

events: list[str] = []


class Database:
    def __init__(self, url: str) -> None:
        self.url = url
        self.rows: dict[str, int] = {}
        self.open = False

    def connect(self):
        self.open = True
        return self

    def close(self):
        self.open = False


db = Database("memory://x")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    events.append("startup")
    app.state.db = db.connect()
    app.state.hits = 0
    yield
    db.close()
    events.append("shutdown")


app = FastAPI(lifespan=lifespan, title="Deps")


def get_db(request: Request) -> Iterator[Database]:
    events.append("open")
    try:
        yield request.app.state.db
    except HTTPException as e:
        events.append(f"rollback {e.detail}")
        raise
    finally:
        events.append("close")


async def get_session(db: Annotated[Database, Depends(get_db)]):
    events.append("session")
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(events.append, "stack")
        yield db
    events.append("session end")


DB = Annotated[Database, Depends(get_session)]


class Transaction:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        events.append(f"begin {self.name}")
        return self

    def __exit__(self, et, ev, tb):
        events.append(f"end {self.name} {et.__name__ if et else None}")
        return et is KeyError


@contextmanager
def tag(name: str):
    events.append(f"<{name}>")
    try:
        yield name.upper()
    finally:
        events.append(f"</{name}>")


def audit(name: str, n: int = 1):
    events.append(f"audit {name} {n}")


async def verify(x_token: str = Header(default="none")):
    if x_token == "bad":
        raise HTTPException(403, "bad token")


router = APIRouter(prefix="/rows", tags=["rows"], dependencies=[Depends(verify)], responses={403: {"description": "Forbidden"}})


@router.put("/{key}")
def put_row(key: str, value: int, db: DB, tasks: BackgroundTasks):
    with Transaction(key) as t:
        if value < 0:
            raise HTTPException(422, "negative")
        if value == 0:
            raise KeyError(key)
        db.rows[key] = value
    with tag("a") as a, tag("b") as b:
        tasks.add_task(audit, a + b, n=value)
    return {"key": key, "n": len(db.rows), "t": t.name}


@router.get("/{key}")
async def get_row(key: str, db: DB):
    if key not in db.rows:
        raise HTTPException(status_code=404, detail="no row")
    return db.rows[key]


@app.get("/events")
def get_events():
    out = list(events)
    events.clear()
    return out


calls = {"n": 0}


def counted():
    calls["n"] += 1
    return calls["n"]


def a(c: int = Depends(counted)):
    return c


def b(c: int = Depends(counted, use_cache=False)):
    return c


@app.get("/cache")
def cache(a: int = Depends(a), b: int = Depends(b), c: int = Depends(counted)):
    return [a, b, c]


@app.get("/state")
async def state(request: Request):
    request.app.state.hits += 1
    request.state.x = 4
    return {"hits": request.app.state.hits, "x": request.state.x, "open": request.app.state.db.open, "title": request.app.title, "path": request.url.path, "m": request.method, "c": request.client is not None}


app.include_router(router, prefix="/v1")
app.include_router(router, prefix="/v2", tags=["two"], deprecated=True)
