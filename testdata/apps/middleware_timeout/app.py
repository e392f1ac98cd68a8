"""A middleware that gives the rest of the application a limited time."""

import asyncio

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


@app.middleware("http")
async def limit_time(request: Request, call_next):
    try:
        return await asyncio.wait_for(call_next(request), timeout=0.2)
    except asyncio.TimeoutError:
        return JSONResponse({"detail": "too slow"}, status_code=504)


@app.get("/wait/{tenths}")
async def wait(tenths: int):
    await asyncio.sleep(tenths / 10)
    return tenths
