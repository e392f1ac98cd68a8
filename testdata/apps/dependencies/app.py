from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()


async def common(q: str | None = None, skip: int = 0):
    return {"q": q, "skip": skip}


class Pagination:
    def __init__(self, page: int = 1, size: int = 10):
        self.page, self.size = page, size


class Checker:
    def __init__(self, fixed: str):
        self.fixed = fixed

    def __call__(self, q: str = ""):
        return self.fixed in q

    async def method(self, m: int = 0):
        return m


checker = Checker("bar")
Common = Annotated[dict, Depends(common)]


def get_db():
    db = {}
    try:
        yield db
    finally:
        db.clear()


async def session(db: Annotated[dict, Depends(get_db)]):
    yield db


def nested(c: Common, again: Common, fresh: Annotated[dict, Depends(common, use_cache=False)]):
    return c


async def verify(x_token: Annotated[str, Header()]):
    if x_token != "t":
        raise HTTPException(status_code=400, detail="no")


@app.get("/a")
async def a(commons: Common):
    return commons


@app.get("/b")
def b(p: Annotated[Pagination, Depends()], q: Pagination = Depends(Pagination)):
    return p.page


@app.get("/c", dependencies=[Depends(verify)])
def c(n: dict = Depends(nested), s: dict = Depends(session), f: dict = Depends(get_db, scope="function")):
    return n


@app.get("/d")
def d(x: bool = Depends(checker), m: int = Depends(checker.method)):
    return x
