"""What never returns: functions, dependencies and methods that always raise."""

from fastapi import Depends, FastAPI, HTTPException

app = FastAPI(title="Raises")

def fail(msg: str):
    raise HTTPException(400, msg)

def dep(user: str = ""):
    raise HTTPException(401, f"dep {user}")

async def adep(x: int = 0):
    raise HTTPException(402, "adep")

class C:
    def m(self):
        raise ValueError("m")
    def __call__(self, user: str = ""):
        raise HTTPException(403, "call")

c = C()

@app.get("/a")
def a(b: int = 0):
    x = fail("a") if b else 3
    return x

@app.get("/d", dependencies=[Depends(dep)])
def d(): return 1

@app.get("/e")
async def e(v=Depends(adep), w=Depends(dep)): return v, w

@app.get("/f")
async def f(v=Depends(c)): return v

@app.get("/g")
def g():
    try:
        return c.m()
    except ValueError as err:
        return fail(str(err))
    finally:
        print("x")

@app.get("/h")
async def h(b: bool = False):
    if b:
        return await adep()
    f = fail
    try:
        f("h")
    except HTTPException as e:
        return e.detail
    return (fail("q"), 2)
