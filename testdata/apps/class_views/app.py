from functools import lru_cache, partial, wraps

from fastapi import APIRouter, Depends, FastAPI


def logged(fn):
    @wraps(fn)
    async def inner(*args, **kwargs):
        return await fn(*args, **kwargs)

    return inner


@lru_cache
def settings():
    return {"a": 1}


class Service:
    def __init__(self, cfg: dict = Depends(settings)):
        self.cfg = cfg

    def run(self, n: int):
        return n


class Views:
    def __init__(self):
        self.router = APIRouter()
        self.router.add_api_route("/view/{n}", self.view, methods=["GET"])

    def view(self, n: int, q: str = ""):
        return n


def add(a: int, b: int):
    return a + b


app = FastAPI()
app.include_router(Views().router)


@app.get("/wrapped/{n}")
@logged
async def wrapped(n: int, s: Service = Depends()):
    return n


@app.get("/partial")
def with_partial(x: int = Depends(partial(add, b=3))):
    return x
