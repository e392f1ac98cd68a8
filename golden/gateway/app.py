"""A gateway: middleware of the application's own, CORS, hosts, and what routes see of a request."""

import json
import time
from typing import Callable

from fastapi import FastAPI, Header, HTTPException, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse

app = FastAPI(title="Gateway")

hits: dict[str, int] = {}
LIMIT = 3


@app.middleware("http")
async def limit_clients(request: Request, call_next: Callable):
    """Refuses the fourth request of a client that names itself."""
    client = request.headers.get("x-client")
    if client is not None:
        hits[client] = hits.get(client, 0) + 1
        if hits[client] > LIMIT:
            return JSONResponse({"detail": f"{client} asks too much"}, status_code=429, headers={"Retry-After": "60"})
    response = await call_next(request)
    if client is not None:
        response.headers["X-Remaining"] = str(LIMIT - hits[client])
    return response


@app.middleware("http")
async def add_process_time(request: Request, call_next):
    start = time.perf_counter()
    request.state.tags = [request.method.lower()]
    try:
        response: Response = await call_next(request)
    except LookupError as error:
        response = PlainTextResponse(f"lost: {error}", 404)
    elapsed = time.perf_counter() - start
    response.headers["X-Process-Time"] = "fast" if elapsed < 5 else f"{elapsed:.3f}"
    if request.url.path.startswith("/old"):
        response.headers["Deprecation"] = "true"
    return response


app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example.com"],
    allow_origin_regex=r"https://.*\.preview\.example\.com",
    allow_methods=["GET", "POST"],
    allow_headers=["X-Client"],
    expose_headers=["X-Remaining"],
    allow_credentials=True,
    max_age=300,
)
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["testserver", "*.example.com"])


@app.get("/echo/{path:path}")
async def echo(request: Request, path: str, accept: str = Header()):
    return {
        "method": request.method,
        "path": path,
        "url": str(request.url),
        "query": list(request.query_params.multi_items()),
        "host": request.url.hostname,
        "accept": accept,
        "cookies": request.cookies,
        "tags": request.state.tags,
        "name": request.url_for("echo", path="a/b").path,
    }


@app.post("/echo")
async def echo_body(request: Request):
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0]
    match kind:
        case "application/json":
            try:
                content = await request.json()
            except json.JSONDecodeError as error:
                raise HTTPException(400, f"line {error.lineno}: {error.msg}")
        case "text/plain":
            content = body.decode("latin-1").splitlines()
        case _:
            content = len(body)
    return {"kind": kind, "content": content}


@app.get("/old/{name}", response_class=RedirectResponse, status_code=308)
def old(name: str, request: Request):
    return request.url_for("new", name=name).path


@app.get("/new/{name}", name="new")
def new(name: str, response: Response):
    response.set_cookie("last", name, max_age=60, httponly=True, samesite="strict")
    response.set_cookie(key="seen", value="yes no", path="/new")
    response.delete_cookie("first")
    response.headers.append("X-Tag", "a")
    return {"name": name}


@app.api_route("/any", methods=["GET"])
def any_method(request: Request):
    return PlainTextResponse(request.method, headers={"Cache-Control": "no-store"})


@app.get("/lost")
def lost():
    raise KeyError("lost")


@app.get("/broken")
def broken():
    raise RuntimeError("broken")
