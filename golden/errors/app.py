"""Exceptions: HTTPException, own classes with handlers, try in handlers."""

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI(title="Errors")

stock = {"apple": 3, "pear": 0}


class OutOfStock(Exception):
    def __init__(self, name: str):
        super().__init__(name)
        self.name = name


@app.exception_handler(OutOfStock)
async def out_of_stock(request: Request, exc: OutOfStock):
    return JSONResponse(status_code=409, content={"message": f"{exc.name} is out of stock"})


def take(name: str) -> int:
    """Take one of the stock and tell what is left."""
    try:
        left = stock[name]
    except KeyError:
        raise HTTPException(status_code=404, detail=f"no {name}")
    if left == 0:
        raise OutOfStock(name)
    return left


@app.get("/stock/{name}")
def read_stock(name: str):
    return {"name": name, "left": take(name)}


@app.get("/divide")
def divide(a: int, b: int):
    try:
        result = a / b
    except ZeroDivisionError as error:
        return {"error": str(error)}
    else:
        return {"result": result}
    finally:
        print("divided")


@app.get("/broken")
def broken():
    return stock["missing"]
