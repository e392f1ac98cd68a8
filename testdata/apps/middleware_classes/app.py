"""Middleware classes that derive from BaseHTTPMiddleware."""

from fastapi import FastAPI, HTTPException, Request
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.responses import Response

made = []


class Named(BaseHTTPMiddleware):
    """Takes a setting, keeps state of its own, and marks the answer."""

    def __init__(self, app, name: str, start: int = 0):
        super().__init__(app)
        self.name = name
        self.seen = start
        made.append(name)

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        self.seen += 1
        request.state.path = getattr(request.state, "path", "") + self.name
        response = await call_next(request)
        response.headers.append("x-passed", self.name)
        response.headers[f"x-seen-{self.name}"] = str(self.seen)
        return response


class Gate(BaseHTTPMiddleware):
    """Answers itself, raises, or looks at the body before anyone else."""

    open_paths = {"/", "/made", "/body"}

    async def dispatch(self, request, call_next):
        if request.url.path == "/denied":
            return JSONResponse({"detail": "denied"}, status_code=403, headers={"x-gate": "shut"})
        if request.url.path == "/raised":
            raise HTTPException(status_code=418, detail="no one turns this into an answer")
        if request.method == "POST":
            self.check(await request.body())
        response = await call_next(request)
        if response.status_code == 404 and request.url.path not in self.open_paths:
            return PlainTextResponse("nothing here", status_code=404)
        return response

    @staticmethod
    def check(body: bytes):
        if b"bomb" in body:
            raise ValueError("bomb")


async def stamped(request: Request, call_next):
    try:
        response = await call_next(request)
    except ValueError as error:
        return JSONResponse({"caught": str(error)}, status_code=400)
    response.headers["x-stamp"] = request.method
    return response


app = FastAPI(middleware=[Middleware(Named, name="outer", start=10)])
app.add_middleware(Gate)
app.add_middleware(BaseHTTPMiddleware, dispatch=stamped)
app.add_middleware(Named, name="inner")
app.add_middleware(CORSMiddleware, allow_origins=["https://example.com"])


@app.get("/")
async def root(request: Request):
    return {"path": request.state.path}


@app.get("/made")
def read_made():
    return made


@app.post("/body")
async def read_body(data: dict):
    return data


@app.get("/broken")
def broken():
    raise ValueError("from the endpoint")
