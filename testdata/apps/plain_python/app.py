"""Plain Python in handlers."""
import asyncio
import functools
import itertools
import json
import logging
import math
import operator
import re
import string
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import asdict, astuple, dataclass, field, replace
from typing import NamedTuple, Callable, Iterator
from typing_extensions import TypedDict

from fastapi import FastAPI, Body

app = FastAPI()
log = logging.getLogger("gens")


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self) -> float:
        return math.hypot(self.x, self.y)


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
    parts: list[int] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> "Version":
        m = re.fullmatch(r"v?(?P<major>\d+)(?:\.(?P<minor>\d+))?(?:-(?P<label>\w+))?", text)
        if not m:
            raise ValueError(f"bad version: {text!r}")
        g = m.groupdict(default="0")
        return cls(int(g["major"]), int(g["minor"]), m["label"] or "")

    def __post_init__(self):
        self.parts = [self.major, self.minor]


def timed(label: str):
    def deco(fn: Callable):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            log.debug("calling %s", label)
            inner.calls += 1
            result = fn(*args, **kwargs)
            return {"label": label, "name": fn.__name__, "calls": inner.calls, "result": result}
        inner.calls = 0
        return inner
    return deco


@app.get("/timed")
@timed("t")
def timed_route(n: int = 2):
    """Timed docs."""
    return [*range(n)]


@functools.lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@app.get("/fib/{n}")
def get_fib(n: int):
    return {"fib": fib(n), "info": fib.cache_info()._asdict()}


@app.post("/versions")
def versions(items: list[str]):
    try:
        vs = [Version.parse(i) for i in items]
    except ValueError as e:
        return {"error": str(e)}
    vs.sort(reverse=True)
    return {"best": str(vs[0]), "all": [asdict(v) for v in vs], "tuples": [astuple(v) for v in vs[:1]], "eq": vs[0] == replace(vs[0], label="zz"), "max": max(vs)}


def primes() -> Iterator[int]:
    seen: list[int] = []
    n = 2
    while True:
        if all(n % p for p in seen):
            seen.append(n)
            yield n
        n += 1


@app.get("/primes")
def get_primes(k: int = 5):
    it = primes()
    return {"first": list(itertools.islice(it, k)), "next": next(it), "pairs": list(zip(*[iter(range(6))] * 2)), "tw": list(itertools.takewhile(lambda p: p < 20, primes()))}


@app.post("/words")
def words(text: str = Body(embed=True)):
    tokens = re.findall(r"\w+", text.lower())
    counts = Counter(tokens)
    groups = defaultdict(list)
    for w in sorted(set(tokens)):
        groups[len(w)].append(w)
    index = {k: [*g] for k, g in itertools.groupby(sorted(tokens), key=lambda w: w[0])}
    return {
        "top": counts.most_common(3), "groups": groups, "index": index, "title": text.title(), "swap": text.swapcase(),
        "rev": text[::-1], "step": text[1:-1:2], "sub": re.sub(r"(\w)(\w*)", lambda m: m[2] + m.group(1), text),
        "split": re.split(r"[,;]\s*", text), "center": text.center(30, "*"), "fmt": f"{text[:5]!r:>12}|{len(tokens):05d}|{len(text)/7:.3e}|{len(text):,}|{12345.678:,.2f}|{0.25:.0%}",
        "tr": text.translate(str.maketrans("aeiou", "AEIOU", " ")), "pct": "%-5s|%3d|%.2f" % (text[:3], len(text), 1.5), "enc": text.encode("utf-8").hex(), "cf": text.casefold(),
    }


@app.post("/match")
def match(value=Body()):
    match value:
        case None:
            r = "none"
        case bool():
            r = "bool"
        case int(n) if n > 100:
            r = f"big {n}"
        case int() | float():
            r = "num"
        case "a" | "b" as s:
            r = f"letter {s}"
        case str():
            r = "str"
        case []:
            r = "empty"
        case [x]:
            r = f"one {x}"
        case [x, *_, y]:
            r = f"ends {x} {y}"
        case {"type": "point", "x": x, **rest}:
            r = f"point {x} {rest}"
        case {}:
            r = "dict"
        case _:
            r = "?"
    return {"r": r}


@app.get("/closures")
def closures():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    compose = functools.reduce(lambda f, g: lambda x: g(f(x)), [lambda x: x + 1, lambda x: x * 2, str])
    return {"late": [f() for f in fs], "early": [g() for g in gs], "adds": [add(n) for n in (1, 2, 3)], "total": total, "compose": compose(4), "partial": functools.partial(pow, 2)(10)}


class Row(TypedDict, total=False):
    a: int
    b: str


@app.post("/rows")
def rows(items: list[Row]) -> list[Row]:
    return sorted(items, key=operator.itemgetter("a"))


@app.get("/point")
def point(x: int, y: int = 4):
    p = Point(x, y)
    a, b = p
    return {"p": p, "d": p._asdict(), "n": p.norm(), "r": repr(p), "rep": p._replace(x=0), "sum": a + b, "eq": p == (x, y)}


@app.get("/numbers")
def numbers(n: int = 10, f: float = 2.5):
    return {
        "pow": n ** 30, "neg": -n // 3, "mod": -n % 3, "shift": n << 70, "bits": bin(n), "hex": f"{n:#x}", "round": [round(f), round(f + 1), round(f, 1)], "fl": [math.floor(f), math.ceil(-f), math.trunc(f)],
        "div": n / 4, "inf": str(float("inf")), "isq": math.isqrt(n), "gcd": math.gcd(n, 4), "rep": repr(f), "big": 10 ** 20, "fsum": sum([0.1] * 10), "cmp": 1 < n <= 10 != 3, "int": int(f), "bool": True + n, "e": 1e16, "s": 1e-7, "big2": 1.5e300 * n,
    }


@app.get("/walrus")
def walrus(s: str = "a1b22c333"):
    out = []
    pos = 0
    pat = re.compile(r"\d+")
    while (m := pat.search(s, pos)) is not None:
        out.append((m.group(), m.start(), m.span()))
        pos = m.end()
    else:
        out.append("done")
    return out


@app.get("/sets")
def sets(a: str = "abc", b: str = "bcd"):
    x, y = set(a), frozenset(b)
    return {"and": sorted(x & y), "or": sorted(x | y), "xor": sorted(x ^ y), "sub": sorted(x - y), "le": x <= y, "dj": x.isdisjoint("z"), "d": {k: v for v, k in enumerate(sorted(x))}}


@app.get("/deque")
def dq():
    d = deque([1, 2, 3], maxlen=3)
    d.append(4)
    d.rotate(1)
    cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
    od = OrderedDict(a=1, b=2)
    od.move_to_end("a")
    P = namedtuple("P", "x y", defaults=[7])
    return {"d": list(d), "cm": dict(cm), "od": od, "p": P(1), "acc": list(itertools.accumulate([1, 2, 3], operator.mul)), "prod": list(itertools.product("ab", [1, 2])), "comb": list(itertools.combinations("abc", 2)), "chain": list(itertools.chain.from_iterable([[1], [2, 3]])), "zl": list(itertools.zip_longest([1], [2, 3], fillvalue=0))}


@app.post("/json")
def js(data: dict = Body()):
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False)
    try:
        json.loads(text[:-1])
    except json.JSONDecodeError as e:
        err = f"{e} {e.lineno} {e.colno}"
    return {"text": text, "err": err, "compact": json.dumps(data, separators=(",", ":"))}


def walk(tree, path=()):
    if isinstance(tree, dict):
        for k, v in tree.items():
            yield from walk(v, path + (k,))
    elif isinstance(tree, list):
        for i, v in enumerate(tree):
            yield from walk(v, (*path, i))
    else:
        yield path, tree


@app.post("/flatten")
def flatten(data: dict):
    return {"/".join(map(str, p)): v for p, v in walk(data)}


def co():
    total = 0
    while True:
        x = yield total
        if x is None:
            return "end"
        total += x


@app.get("/send")
def send():
    g = co()
    next(g)
    out = [g.send(1), g.send(5)]
    try:
        g.send(None)
    except StopIteration as e:
        out.append(e.value)
    return out


@app.get("/err")
def err(k: str):
    try:
        match k:
            case "key": {}["x"]
            case "idx": [][1]
            case "attr": (1).foo
            case "type": "a" + 1
            case "val": int("z")
            case "unp": a, b = [1]
            case "call": (lambda a: a)()
            case "zero": 1 / 0
            case "assert": assert k == 1, f"not {k}"
            case "it": next(iter([]))
            case "dec": b"\xff".decode()
            case "none": None.x
            case "cmp": 1 < "a"
    except Exception as e:
        return {"t": type(e).__name__, "s": str(e), "r": repr(e), "mro": [c.__name__ for c in type(e).__mro__]}
    return "fine"
