"""A toolbox of text and numbers: the core of the language in handlers."""

import itertools
import math
import re
import textwrap
from collections import Counter, namedtuple
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import Annotated, Any, Callable, Iterator

from fastapi import Body, FastAPI, HTTPException

app = FastAPI(title="Language")

Point = namedtuple("Point", ["x", "y"])
log: list[str] = []


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    parts: list["Task"] = field(default_factory=list, compare=False, repr=False)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        yield depth, self.name
        for part in sorted(self.parts):
            yield from part.walk(depth + 1)


class Vector:
    def __init__(self, *items: float):
        self.items = tuple(items)

    def __add__(self, other: "Vector") -> "Vector":
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.items, other.items)))

    def __mul__(self, k):
        return Vector(*[k * a for a in self.items])

    __rmul__ = __mul__

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.items == other.items

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.items))})"

    @property
    def norm(self) -> float:
        return math.hypot(*self.items)

    @classmethod
    def unit(cls, n: int, i: int):
        return cls(*(float(k == i) for k in range(n)))


@contextmanager
def section(name: str):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        log.append(f"!{error}")
    finally:
        log.append(f"</{name}>")


def primes() -> Iterator[int]:
    found: list[int] = []
    for n in itertools.count(2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def counter(start: int = 0, *, step: int = 1) -> Callable[[], int]:
    def tick() -> int:
        nonlocal start
        start += step
        return start

    return tick


def describe(x: Any) -> str:
    match x:
        case None:
            return "nothing"
        case bool():
            return f"truth {x}"
        case int() | float() if x < 0:
            return "negative"
        case int(n):
            return f"number {n:,}"
        case float():
            return f"{x:.3e}"
        case "":
            return "empty"
        case str() as text:
            return f"{text!r:>12}|{len(text)}"
        case []:
            return "empty list"
        case [first, *_, last]:
            return f"{describe(first)} to {describe(last)}"
        case [only]:
            return f"one {describe(only)}"
        case {"type": "point", "x": px, "y": py, **rest}:
            return f"{Point(px, py)} and {sorted(rest)}"
        case {**items}:
            return ", ".join(f"{k}={describe(v)}" for k, v in items.items())
    return "?"


@app.post("/describe")
def describe_all(values: Annotated[list[Any], Body()]) -> list[str]:
    return [describe(v) for v in values]


@app.post("/words")
def words(text: Annotated[str, Body(embed=True)], width: int = 12):
    found = re.findall(r"\w+", text.lower())
    counts = Counter(found)
    longest = max(found, key=len, default=None)
    by_initial: dict[str, set[str]] = {}
    for w in found:
        by_initial.setdefault(w[0], set()).add(w)
    return {
        "count": len(found),
        "common": counts.most_common(2),
        "longest": longest,
        "initials": {k: sorted(v) for k, v in sorted(by_initial.items())},
        "reversed": text[::-1],
        "title": text.title().replace(" ", "_")[:width],
        "lines": textwrap.wrap(text, width),
        "swap": "".join(c.lower() if c.isupper() else c.upper() for c in text if not c.isspace()),
        "table": [f"{w:<8}{n:>3d} {n / len(found):6.1%}" for w, n in sorted(counts.items())],
    }


@app.get("/primes/{n}")
def first_primes(n: int):
    if not 0 <= n <= 50:
        raise HTTPException(400, f"{n = }")
    listed = list(itertools.islice(primes(), n))
    *head, tail = listed or [None]
    return {
        "head": head,
        "tail": tail,
        "product": reduce(lambda a, b: a * b, listed, 1),
        "gaps": [b - a for a, b in zip(listed, listed[1:])],
        "twins": [(a, b) for a, b in itertools.pairwise(listed) if b - a == 2],
        "hex": " ".join(f"{p:#06x}" for p in listed[-3:]),
    }


@app.get("/vectors")
def vectors(k: float = 2):
    a, b = Vector(3, 4), Vector.unit(2, 0)
    try:
        wrong = a + 1
    except TypeError as error:
        wrong = str(error)
    return {
        "sum": repr(a + b),
        "scaled": list(k * a),
        "norm": a.norm,
        "equal": a == Vector(3, 4),
        "length": len(a),
        "wrong": wrong,
        "divmod": divmod(-7, 2),
        "power": 2**100 % 1000007,
        "round": [round(2.5), round(-0.5), round(2.675, 2), 7 // -2, -7 % 3],
    }


@app.get("/counters")
def counters():
    ticks = [counter(), counter(10, step=-2)]
    late = [lambda: i for i in range(3)]
    double = partial(lambda a, b, *, c=0: (a, b, c), 1, c=9)
    return {"ticks": [[t() for _ in range(3)] for t in ticks], "late": [f() for f in late], "double": double(b=5)}


@app.get("/tree")
def tree(flat: bool = False):
    root = Task(1, "root", [Task(3, "c"), Task(2, "b", [Task(1, "leaf")])])
    if flat:
        return [name for _, name in root.walk()]
    return {"text": "\n".join("  " * d + n for d, n in root.walk()), "repr": repr(root), "least": min(root.parts).name}


@app.get("/sections/{key}")
def sections(key: str):
    table = {"a": 1}
    value = None
    with section("outer") as outer, section("inner"):
        value = table[key]
        log.append(outer)
    for n in range(10):
        if n == 3:
            continue
        elif n > 5:
            break
        log.append(str(n))
    else:
        log.append("never")
    taken, log[:] = list(log), []
    return {"value": value, "log": taken}


@app.post("/convert")
def convert(raw: Annotated[dict[str, Any], Body()]):
    out, errors = {}, []
    for key, value in raw.items():
        try:
            out[key] = int(value)
        except (TypeError, ValueError) as error:
            errors.append(f"{type(error).__name__}: {error}")
        else:
            if out[key] > 10 and (half := out[key] / 2) != int(half):
                out[key] = half
        finally:
            out.setdefault(key, None)
    while errors and len(errors) > 3:
        errors.pop(0)
    return {**out, "errors": errors} if errors else out


@app.get("/broken/{how}")
def broken(how: str):
    steps = {"index": lambda: [][0], "type": lambda: "a" + 1, "key": lambda: {}["x"], "zero": lambda: 1 // 0}
    try:
        return steps[how]()
    except (IndexError, TypeError) as error:
        raise RuntimeError(f"while {how}") from error
