"""Packages with a class of their own, importlib.import_module as a value, and what modules know of their import."""
import importlib
import warnings
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

import counting
import refusing
import tally

app = FastAPI()


@app.get("/counted")
def counted():
    child = importlib.import_module("counting.child")
    return [child.value, counting.child is child, counting.bound, counting.doubled, type(counting).__name__]


@app.get("/set")
def set_by_hand():
    counting.level = 5
    return [counting.level, counting.bound, counting.doubled]


@app.get("/refused")
def refused():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        from refusing.child import value
    return [value, hasattr(refusing, "child"), [(str(w.message), w.category.__name__) for w in caught]]


@app.get("/by_value")
def by_value():
    before = tally.count
    with ThreadPoolExecutor(max_workers=2) as pool:
        modules = list(pool.map(importlib.import_module, ["first", "second"]))
    return [before, tally.count, [m.__name__ for m in modules], modules[0].other(), modules[1].other()]


@app.get("/spec")
def spec():
    import described
    s = described.__spec__
    return [
        s.name, s.parent, s.origin == described.__file__, s.has_location, s._initializing, s.submodule_search_locations, type(s).__name__,
        type(s.loader).__name__, s.loader is described.__loader__, s.loader.name, described.during, counting.__spec__.parent, s == described.seen,
    ]


@app.get("/failing")
def failing():
    out = []
    for _ in range(2):
        try:
            import failing_module
        except ValueError as e:
            out.append(str(e))
    return [out, [s._initializing for s in tally.specs], len({id(s) for s in tally.specs})]


@app.get("/top")
def top():
    return [__import__("counting.child").__name__, __import__("tally").count]


@app.get("/frame")
def frame():
    import shown
    try:
        shown.fail()
    except ValueError as e:
        inner = e.__traceback__.tb_next.tb_frame
    inner.f_globals["level"] = 7
    return [inner.f_globals is vars(shown), inner.f_globals["level"], shown.level, inner.f_globals["__name__"], e_name(inner)]


def e_name(frame):
    return frame.f_code.co_name
