from fastapi import FastAPI, HTTPException, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException as StarletteHTTPException


class Unicorn(Exception):
    def __init__(self, name: str):
        self.name = name


app = FastAPI()


@app.exception_handler(Unicorn)
async def unicorn(request: Request, exc: Unicorn):
    return JSONResponse(status_code=418, content={"message": exc.name})


@app.exception_handler(StarletteHTTPException)
async def http(request, exc):
    return await http_exception_handler(request, exc)


@app.exception_handler(RequestValidationError)
def invalid(request, exc):
    return PlainTextResponse(str(exc), status_code=400)


@app.exception_handler(404)
async def missing(request, exc):
    return JSONResponse({}, status_code=404)


@app.get("/u/{name}")
async def read(name: str):
    if name == "yolo":
        raise Unicorn(name)
    raise HTTPException(status_code=404, detail="gone", headers={"X-E": "1"})
