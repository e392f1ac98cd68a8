"""A bank: shared state under locks, errors of its own, a handler for bad requests."""

import asyncio
import threading
from collections import defaultdict, deque
from enum import Enum

from fastapi import Body, FastAPI, HTTPException, Request, status
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, Field, field_validator
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI(title="Bank")


class BankError(Exception):
    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, message: str, **details):
        super().__init__(message)
        self.details = details


class UnknownAccount(BankError):
    status_code = status.HTTP_404_NOT_FOUND


class Overdrawn(BankError):
    status_code = status.HTTP_409_CONFLICT

    def __str__(self) -> str:
        return f"{super().__str__()}: {self.details['missing']} missing"


class Kind(Enum):
    DEPOSIT = "deposit"
    TRANSFER = "transfer"


class Transfer(BaseModel):
    source: str = Field(min_length=1)
    target: str = Field(min_length=1)
    cents: int = Field(gt=0, le=1_000_000)

    @field_validator("target")
    @classmethod
    def another(cls, target, info):
        if target == info.data.get("source"):
            raise ValueError("source and target are the same")
        return target


class Ledger:
    """Accounts and what happened to them."""

    def __init__(self, keep: int = 5):
        self.balances: dict[str, int] = {}
        self.history = deque(maxlen=keep)
        self.counts = defaultdict(int)
        self.lock = threading.Lock()

    def __getitem__(self, name: str) -> int:
        if name not in self.balances:
            raise UnknownAccount("unknown account", name=name)
        return self.balances[name]

    def __contains__(self, name: str) -> bool:
        return name in self.balances

    def deposit(self, name: str, cents: int) -> int:
        with self.lock:
            self.balances[name] = self.balances.get(name, 0) + cents
            self._note(Kind.DEPOSIT, name, cents)
            return self.balances[name]

    def _note(self, kind: Kind, *what) -> None:
        self.counts[kind] += 1
        self.history.append((kind.value, *what))


ledger = Ledger()
turn = asyncio.Lock()
faults = 0


@app.exception_handler(BankError)
async def bank_error(request: Request, error: BankError):
    return JSONResponse({"error": type(error).__name__, "message": str(error), **error.details}, error.status_code)


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, error: RequestValidationError):
    global faults
    faults += 1
    lines = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    content = {"lines": lines, "body": jsonable_encoder(error.body)}
    return JSONResponse(content, status_code=status.HTTP_400_BAD_REQUEST, headers={"X-Faults": str(faults)})


@app.exception_handler(StarletteHTTPException)
async def http_error(request, error):
    return PlainTextResponse(f"{error.status_code} {error.detail}\n", status_code=error.status_code, headers=error.headers)


@app.exception_handler(ZeroDivisionError)
def by_zero(request: Request, error: ZeroDivisionError):
    return PlainTextResponse(f"{request.method} {request.url.path}: {error}", 422)


@app.post("/accounts/{name}")
def deposit(name: str, cents: int = Body(gt=0, embed=True)):
    return {"name": name, "balance": ledger.deposit(name, cents)}


@app.get("/accounts/{name}")
def balance(name: str):
    return {"name": name, "balance": ledger[name], "known": name in ledger}


@app.post("/transfers", status_code=202)
async def transfer(order: Transfer):
    async with turn:
        available = ledger[order.source]
        if order.target not in ledger:
            raise UnknownAccount("unknown target", name=order.target, hint=None)
        await asyncio.sleep(0)
        if (missing := order.cents - available) > 0:
            raise Overdrawn("overdrawn", missing=missing)
        ledger.balances[order.source] -= order.cents
        ledger.balances[order.target] += order.cents
        ledger._note(Kind.TRANSFER, order.source, order.target, order.cents)
    return ledger.balances


@app.get("/statistics")
async def statistics():
    return {
        "counts": {kind.name: n for kind, n in ledger.counts.items()},
        "history": list(ledger.history),
        "mean": sum(ledger.balances.values()) / len(ledger.balances),
        "faults": faults,
    }


@app.get("/teapot")
def teapot():
    raise HTTPException(418, "short and stout", {"X-Pot": "tea"})


@app.get("/audit")
def audit():
    assert sum(ledger.balances.values()) < 0, "the books do not balance"
