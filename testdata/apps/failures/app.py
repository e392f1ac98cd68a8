import logging
from fastapi import FastAPI, HTTPException, Request, status, APIRouter, Depends
from fastapi.encoders import jsonable_encoder
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException as StarletteHTTPException
from pydantic import BaseModel

logger = logging.getLogger(__name__)


class AppError(Exception):
    status_code = 400

    def __init__(self, message: str, *, code: str = "app_error", **extra):
        super().__init__(message)
        self.message = message
        self.code = code
        self.extra = extra

    def to_dict(self):
        return {"code": self.code, "message": self.message, **({"extra": self.extra} if self.extra else {})}


class NotFound(AppError):
    status_code = status.HTTP_404_NOT_FOUND

    def __init__(self, what: str, id: int):
        super().__init__(f"{what} {id} not found", code="not_found", what=what, id=id)


class Conflict(AppError):
    status_code = 409


app = FastAPI()


@app.exception_handler(AppError)
async def app_error(request: Request, exc: AppError):
    logger.warning("app error %s on %s", exc.code, request.url.path)
    return JSONResponse(status_code=exc.status_code, content=exc.to_dict(), headers={"X-Error": exc.code})


@app.exception_handler(StarletteHTTPException)
async def custom_http(request, exc):
    if exc.status_code == 418:
        return PlainTextResponse(str(exc.detail), status_code=418)
    return await http_exception_handler(request, exc)


@app.exception_handler(RequestValidationError)
async def validation(request: Request, exc: RequestValidationError):
    if request.headers.get("x-plain"):
        return await request_validation_exception_handler(request, exc)
    fields = {".".join(str(p) for p in e["loc"]): e["msg"] for e in exc.errors()}
    return JSONResponse(status_code=400, content=jsonable_encoder({"fields": fields, "body": exc.body}))


@app.exception_handler(ZeroDivisionError)
def zero(request: Request, exc: ZeroDivisionError):
    return JSONResponse({"zero": str(exc), "type": type(exc).__name__, "method": request.method, "q": dict(request.query_params)}, 422)


class In(BaseModel):
    n: int


@app.get("/missing/{id}")
def missing(id: int):
    raise NotFound("thing", id)


@app.get("/conflict")
def conflict():
    try:
        {}["a"]
    except KeyError as e:
        raise Conflict("taken") from e


@app.get("/teapot")
def teapot():
    raise HTTPException(418, detail="short and stout")


@app.get("/div/{a}/{b}")
def div(a: int, b: int):
    return {"q": a // b, "r": a % b, "f": a / b, "dm": divmod(a, b)}


@app.post("/in")
def post_in(x: In):
    return x


@app.get("/boom")
def boom():
    raise RuntimeError("boom")


@app.get("/badresp", response_model=In)
def badresp():
    return {"n": "x"}


@app.get("/html", response_class=HTMLResponse)
def html():
    return "<h1>Hi é</h1>"


@app.get("/redirect")
def redirect():
    return RedirectResponse("/html?a=b c", status_code=303)


@app.get("/redirect2", response_class=RedirectResponse, status_code=302)
def redirect2():
    return "/html"


@app.get("/stream")
def stream(n: int = 3):
    def rows():
        for i in range(n):
            yield f"row {i}\n"
    return StreamingResponse(rows(), media_type="text/csv")


@app.get("/astream")
async def astream():
    async def rows():
        for i in range(3):
            yield b"x%d;" % i
    return StreamingResponse(rows())


@app.get("/stream-missing")
def stream_missing():
    def rows():
        with open("missing.csv") as file:
            yield from file
    return StreamingResponse(rows(), media_type="text/csv")


@app.get("/stream-cut")
async def stream_cut():
    async def rows():
        yield b"first;"
        raise LookupError("no second")
    return StreamingResponse(rows(), status_code=203)


@app.get("/raw")
def raw():
    r = Response(content=b"\x00\x01", media_type="application/octet-stream", status_code=202)
    r.set_cookie("a", "b c", max_age=10, httponly=True, samesite="strict")
    r.headers["X-A"] = "1"
    r.delete_cookie("z")
    return r


@app.get("/finally")
def fin(n: int):
    log = []

    def run():
        try:
            log.append("try")
            if n == 1:
                return "ret"
            if n == 2:
                raise ValueError("v")
            if n == 3:
                raise TypeError("t")
        except ValueError as e:
            log.append(f"except {e!r}")
        else:
            log.append("else")
        finally:
            log.append("finally")
        return "end"

    try:
        r = run()
    except Exception as e:
        r = f"{type(e).__name__}: {e} {e.args}"
    return {"log": log, "r": r}
