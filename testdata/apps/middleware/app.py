import asyncio
import contextvars
import time
from contextlib import suppress
from fastapi import FastAPI, Request, Response, Depends
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from starlette.middleware.base import BaseHTTPMiddleware
from fastapi.responses import JSONResponse

app = FastAPI(docs_url=None, redoc_url=None, openapi_url="/api.json")
request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")
seen = []


@app.middleware("http")
async def add_header(request: Request, call_next):
    start = time.perf_counter()
    token = request_id.set(request.headers.get("x-request-id", "none"))
    if request.url.path == "/blocked":
        return JSONResponse({"blocked": True}, status_code=403)
    response = await call_next(request)
    response.headers["X-Request-ID"] = request_id.get()
    response.headers["X-Fast"] = str(time.perf_counter() - start < 5)
    request_id.reset(token)
    return response


@app.get("/a")
async def a():
    return {"rid": request_id.get()}


@app.get("/lookup")
async def lookup():
    raise LookupError("gone")


async def work(n: int) -> int:
    await asyncio.sleep(0.001 * (3 - n))
    seen.append(n)
    return n * n


@app.get("/gather")
async def gather():
    seen.clear()
    r = await asyncio.gather(*(work(i) for i in range(3)))
    return {"r": r, "seen": seen}


@app.get("/errs")
async def errs():
    async def bad():
        await asyncio.sleep(0)
        raise ValueError("bad")
    r = await asyncio.gather(work(1), bad(), return_exceptions=True)
    with suppress(ZeroDivisionError):
        1 / 0
    return [str(x) for x in r]


@app.get("/timeout")
async def timeout():
    try:
        await asyncio.wait_for(asyncio.sleep(5), timeout=0.01)
    except asyncio.TimeoutError as e:
        return {"timeout": True, "e": repr(e)}


@app.get("/tasks")
async def tasks():
    lock = asyncio.Lock()
    out = []

    async def one(i):
        async with lock:
            out.append(("in", i))
            await asyncio.sleep(0)
            out.append(("out", i))
    ts = [asyncio.create_task(one(i)) for i in range(2)]
    for t in ts:
        await t
    q: asyncio.Queue[int] = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    got = []
    while not q.empty():
        got.append(await q.get())
    ev = asyncio.Event()
    asyncio.create_task(one(5)).add_done_callback(lambda task: ev.set())
    await ev.wait()
    res = await asyncio.to_thread(sum, [1, 2, 3])

    async def agen():
        for i in range(3):
            await asyncio.sleep(0)
            yield i
    return {"out": out, "got": got, "res": res, "ag": [x async for x in agen() if x != 1]}


@app.post("/echo")
async def echo(request: Request):
    body = await request.body()
    return {"len": len(body), "text": body.decode("utf-8", "replace"), "ct": request.headers.get("content-type"), "q": request.query_params.getlist("a"), "cookies": request.cookies, "items": request.query_params.multi_items()}


@app.post("/echo-json")
async def echo_json(request: Request):
    data = await request.json()
    return {"data": data, "t": type(data).__name__}


@app.api_route("/multi", methods=["GET"])
def multi(request: Request, response: Response):
    response.set_cookie(key="m", value=request.method)
    response.status_code = 203
    return request.method


@app.get("/path/{p:path}")
def path(p: str):
    return p


@app.get("/url/{n}", name="named")
def url(n: int, request: Request):
    return {"u": str(request.url), "f": request.url_for("named", n=n + 1).path, "a": app.url_path_for("named", n=3), "b": str(request.base_url).startswith("http")}
