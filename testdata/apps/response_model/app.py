from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from pydantic import BaseModel

app = FastAPI()


class Out(BaseModel):
    name: str
    secret: str | None = None


class In(Out):
    password: str


@app.post("/a", response_model=Out, response_model_exclude_unset=True)
def a(x: In) -> Any:
    return x


@app.get("/b", response_model=Out, response_model_include={"name"}, response_model_exclude={"secret"})
def b():
    return {"name": "b"}


@app.get("/c", response_model=None)
def c() -> Response | dict:
    return {}


@app.get("/d")
def d() -> Response:
    return JSONResponse({})


@app.get("/e", response_class=HTMLResponse)
def e():
    return "<p>"


@app.get("/f", response_class=PlainTextResponse, response_model_exclude_none=True, response_model_by_alias=False)
def f() -> str:
    return "x"


@app.get("/g", response_class=RedirectResponse, status_code=302)
def g() -> str:
    return "/a"


@app.get("/h")
def h() -> list[Out]:
    return []


@app.get("/i", response_model_exclude_defaults=True)
def i() -> dict[str, Out] | None:
    return None


@app.delete("/j", status_code=204)
def j() -> None:
    return None
