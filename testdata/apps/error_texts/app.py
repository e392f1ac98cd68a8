"""What exceptions look like as text, and which handlers see those of the framework."""

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, ValidationError

app = FastAPI(title="Error texts")


class Gone(HTTPException):
    """Inherits both texts."""


class Locked(HTTPException):
    def __str__(self) -> str:
        return "locked, " + super().__str__()


class Reading(BaseModel):
    value: int


@app.exception_handler(HTTPException)
def on_http_error(request: Request, error: str):  # the annotation is wrong and changes nothing
    return PlainTextResponse(f"{error} | {error!r} | {error.args}", status_code=error.status_code)


@app.exception_handler(RequestValidationError)
def on_invalid(request: Request, error: RequestValidationError):
    return JSONResponse({"shown": repr(error)}, status_code=422)


@app.get("/raised")
def raised():
    raise HTTPException(status_code=409, detail="taken")


@app.get("/phrase")
def phrase():
    raise HTTPException(404)


@app.get("/gone")
def gone():
    raise Gone(410, detail={"since": 2020})


@app.get("/locked")
def locked():
    raise Locked(status_code=423, detail=["one", "two"])


@app.get("/caught")
def caught():
    try:
        raise HTTPException(400, "caught")
    except Exception as error:
        return [str(error), f"{error}", repr(error), "%s" % error, error.args]


@app.get("/model")
def model():
    try:
        Reading(value="much")
    except ValidationError as error:
        return {"text": str(error), "same": str(error) == repr(error)}


@app.get("/examples")
def examples(word: str = Query("a", examples="one word"), pair: int = Query(1, examples=(1, 2))):
    return [word, pair]


@app.post("/readings")
def readings(reading: Reading):
    return reading
