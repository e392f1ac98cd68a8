def handle(x: str):
    return eval(x)  # want CV5303 "eval"
---
def handle(x: str):
    while True: return locals()  # want CV5304 "locals"
---
counter = 1

def handle(x: str):
    return countr  # want CV2301 "countr"
---
def helper():
    exec("1")

def handle(x: str):
    return x
---
import asyncio

async def handle(x: str):
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(1, print)  # want CV5309 "asyncio.AbstractEventLoop"
---
from pathlib import Path

def handle(x: str):
    return Path(x).owner()  # want CV5309 "pathlib.Path"
---
class Path:
    def owner(self):
        return "me"

def handle(x: str):
    return Path().owner()
---
from types import SimpleNamespace

def handle(x: str):
    return SimpleNamespace(isSet=1).isSet
---
def handle(x: str):
    return "abc".nope
---
def handle(x: str):
    return x.model_json_schema()  # want CV5309 "pydantic.main.BaseModel"
