"""Answers of containers whose items have one type: the encoder sees what FastAPI's sees."""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel

app = FastAPI()

HISTORY = [3, 1, 2]
TABLE = {"a": [1, 2], "b": [3]}
NAMES = {"x", "y"}


def squares(n):
    return [i * i for i in range(n)]


@app.get("/parts")
def parts(n: int):
    values = squares(n)
    names = [f"n{v}" for v in values]
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    pairs = [(a, b) for a, b in zip(values, names)]
    grid = [[i * j for j in range(n)] for i in range(2)]
    found = {v % 3 for v in values}
    big = [2**70 + v for v in values]
    shares = [v / 4 for v in values]
    flags = [v > 3 for v in values]
    maybe = [None if v == 1 else v for v in values]
    return {"values": values, "names": names, "counts": counts, "pairs": pairs, "grid": grid, "found": len(found), "big": big,
            "shares": shares, "flags": flags, "maybe": maybe, "nested": {"again": values, "more": [names, counts, 1]}}


@app.get("/vector")
def vector(n: int):
    values = squares(n)
    values.append(-1)
    return values


@app.get("/mapping")
def mapping(n: int):
    out = {}
    for v in squares(n):
        out[v] = str(v)
    return out


@app.get("/pair")
def pair(n: int):
    values = squares(n)
    return values, {"n": values}


@app.get("/chosen")
def chosen(n: int):
    if n == 0:
        return None
    if n == 1:
        return {"only": 1}
    if n == 2:
        return squares(n)
    return {"many": squares(n), "text": "x"}


@app.get("/numbers")
def numbers(n: int):
    out = {}
    for i in range(n):
        out[f"k{i}"] = i if i % 2 else i / 2
    return {"out": out, "list": [v for v in out.values()]}


@app.get("/same")
def same(n: int):
    values = squares(n)
    rows = [values, values]
    rows[0].append(7)
    return {"rows": rows, "values": values, "n": n}


@app.get("/kept")
def kept(n: int):
    HISTORY.append(n)
    TABLE["c"] = HISTORY[:2]
    TABLE["a"].append(n)
    return {"history": HISTORY, "table": TABLE, "names": len(NAMES)}


@app.get("/history")
def history():
    return HISTORY


@app.get("/table")
def table():
    return TABLE


@app.get("/groups")
def groups(n: int):
    by = defaultdict(list)
    for i in range(n):
        by[i % 3].append(i)
    count = Counter(str(i % 2) for i in range(n))
    total = defaultdict(float)
    for i in range(n):
        total[f"t{i % 2}"] += i / 2
    return {"by": by, "count": count, "total": total, "n": n}


@app.get("/deques")
def deques(n: int):
    recent = deque(maxlen=3)
    for i in range(n):
        recent.append(i)
    return {"recent": list(recent), "n": len(recent)}


@app.get("/deque")
def whole_deque(n: int):
    recent = deque([0])
    recent.append(n)
    return recent


@dataclass
class Point:
    x: int
    y: int
    tags: list = field(default_factory=list)


@app.get("/points")
def points(n: int):
    out = [Point(i, i * 2, [str(i)]) for i in range(n)]
    return {"points": out, "best": max(out, key=lambda p: p.y).x if out else None, "by": {str(p.x): p for p in out}}


class Plain:
    def __init__(self, n):
        self.n = n
        self.values = squares(n)


@app.get("/plain")
def plain(n: int):
    made = [Plain(i) for i in range(n)]
    return [made, n]


class Item(BaseModel):
    name: str
    values: list[int] = []


@app.get("/items")
def items(n: int):
    out = [Item(name=str(i), values=squares(i)) for i in range(n)]
    return {"items": out, "names": [i.name for i in out], "values": squares(n)}


@app.get("/model", response_model=list[Item])
def model(n: int):
    return [{"name": f"i{i}", "values": squares(i)} for i in range(n)]


@app.get("/checked")
def checked(n: int) -> dict[str, list[int]]:
    out = {}
    for i in range(n):
        out[f"k{i}"] = squares(i)
    return out


@app.get("/failing", response_model=dict[str, int])
def failing(n: int):
    out = {}
    for i in range(n):
        out[f"k{i}"] = str(i) * 2
    return out


@app.get("/text", response_class=PlainTextResponse)
def text(n: int):
    return ",".join(str(v) for v in squares(n))


@app.get("/response")
def response(n: int):
    return JSONResponse({"values": squares(n)})


def given(n: int):
    return {"values": squares(n), "n": n}


@app.get("/depends")
def depends(d=Depends(given)):
    d["values"].append("text")
    return [d, d["values"]]


@app.get("/both")
def both(n: int, d=Depends(vector)):
    d.append(n)
    return {"d": d, "again": vector(n)}


@app.get("/circular")
def circular():
    a = [1]
    b = [a, "x"]
    a.append(2)
    return {"b": b, "c": [b, [b]]}


@app.get("/async")
async def waiting(n: int):
    return {"values": squares(n), "rows": [(i, str(i)) for i in range(n)]}


@app.get("/sets")
def sets(n: int):
    found = {v % 7 for v in squares(n)}
    found.discard(2)
    return {"found": found, "n": n}


@app.get("/nan")
def nan():
    values = [1.0, float("inf")]
    return {"values": values, "n": 1}
