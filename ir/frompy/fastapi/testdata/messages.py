"""What FastAPI says of declarations that it refuses."""

from fastapi import Depends, FastAPI, Path, Query, Body
from typing import Annotated
from pydantic import BaseModel
app = FastAPI()
class M(BaseModel):
    x: int
def dep(): ...
def a1():
    @app.get("/{x}")
    def f(x: Annotated[int, Path()] = 3): ...
def a2():
    @app.get("/{x}")
    def f(x: int = Query()): ...
def a3():
    @app.get("/")
    def f(x: Annotated[int, Query(default=3)]): ...
def a4():
    @app.get("/")
    def f(x: M = Query(), y: dict = Query()): ...
def a5():
    @app.get("/{x}")
    def f(x: M): ...
def a6():
    @app.get("/")
    def f(x: Annotated[int, Depends(dep)] = Depends(dep)): ...
def a7():
    @app.get("/", status_code=204, response_model=M)
    def f(): ...
def a8():
    class Odd: pass
    @app.get("/")
    def f() -> Odd: ...
def a9():
    Path(default=3)
def b1():
    @app.get("/", dependencies=[Depends()])
    def f(): ...
def b2():
    app.include_router(app.router)
def b3():
    from fastapi import APIRouter
    APIRouter(prefix="x")
def b4():
    from fastapi import APIRouter
    r = APIRouter()
    @r.get("")
    def f(): ...
    app.include_router(r)
def b5():
    from fastapi import Request
    @app.get("/")
    def f(r: Annotated[Request, Query()]): ...
def b6():
    def gen(x: Annotated[int, Depends(dep, scope="function")]):
        yield 1
    @app.get("/")
    def f(r: Annotated[int, Depends(gen, scope="request")]): ...
def b7():
    @app.get("/x", nope=1)
    def f(): ...
def b8():
    @app.get("/{a}/{a}")
    def f(a): ...
for f in [a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b3,b4,b5,b6,b7,b8]:
    try:
        f()
        print(f.__name__, "fine")
    except Exception as e:
        print(f.__name__, type(e).__name__, str(e).replace("<locals>", "").split(" object at ")[0][:230])
