import csv
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from fastapi import APIRouter, FastAPI, HTTPException, Query
from fastapi.middleware.cors import CORSMiddleware
from pydantic import BaseModel, Field

from shop import config, state
from shop.config import COUNT, FEATURES, HOSTS, LIMIT, RATE
from shop.state import stock

app = FastAPI(title=os.getenv("SHOP_TITLE", "Shop"), docs_url=None if os.getenv("SHOP_CLOSED") else "/docs")
origins = [f"https://{host}" for host in HOSTS]
if os.getenv("SHOP_CORS", "on") == "on":
    app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"])
settings_of = config.Nested("nested")
router = APIRouter(prefix=os.getenv("SHOP_PREFIX", "/v1"))


@dataclass
class Product:
    id: str
    name: str
    price: float
    tags: list[str]

    def reduced(self) -> float:
        return round(self.price * RATE, 2)


class Level(Enum):
    LOW = "low"
    HIGH = "high"


with open(state.HERE / "catalog.json") as f:
    PRODUCTS = {raw["id"]: Product(**raw) for raw in json.load(f)}

BY_TAG = defaultdict(list)
for product in PRODUCTS.values():
    for tag in product.tags:
        BY_TAG[tag].append(product.name)

SOLD = []
with open(os.path.join(os.path.dirname(__file__), "sold.csv"), newline="") as f:
    for row in csv.DictReader(f):
        try:
            SOLD.append(int(row["sold"]))
        except ValueError:
            SOLD.append(0)
TOTAL = sum(SOLD)
BEST, *REST = sorted(SOLD, reverse=True)
LEVEL = Level(config.LEVELS[-1])
LABELS = {level: f"{level.value}-{config.MODE}" for level in Level}

if config.MODE == "sale":

    def discount(price):
        return price * RATE
else:

    def discount(price):
        return price


HANDLERS = {"lower": str.lower}
if (extra := os.getenv("SHOP_HANDLER", "upper")) and hasattr(str, extra):
    HANDLERS[extra] = getattr(str, "upper")

match os.getenv("SHOP_MODE"):
    case "sale" | "clearance" as mode:
        MATCHED = f"reduced by {mode}"
    case None:
        MATCHED = "plain"
    case other:
        MATCHED = other

temporary = [int(part) for part in os.getenv("SHOP_LIMIT", "1").split()]
FIRST = temporary[0]
del temporary

rows = []
while len(rows) < LIMIT:
    rows.append(len(rows) ** 2)
late = None
if rows:
    late = rows[-1]
rows_seen = len(rows)
config.COUNT = -COUNT
pairs = list(zip(HOSTS, rows))


@app.get("/settings")
def settings():
    return [config.MODE, HOSTS, LIMIT, config.PORT, RATE, config.DEBUG, COUNT, config.COUNT, state.TAX, config.HOSTS is HOSTS]


TABLE = [[(i * j) % 97 for j in range(200)] for i in range(200)]
PRIMES = {n: all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, 25000)}


@app.get("/table/{i}")
def table(i: int):
    return [sum(TABLE[i]), len(PRIMES), sum(PRIMES.values())]


@app.get("/classes")
def classes():
    return [settings_of.title, config.Settings().title, config.Nested.limit, config.Settings.hosts, isinstance(settings_of, config.Settings)]


@app.get("/features")
def features():
    return [FEATURES, sorted(k for k, v in config.FEATURES.items() if v)]


@app.get("/products/{id}")
def one(id: str):
    if id not in PRODUCTS:
        raise HTTPException(404, f"no product {id} among {len(PRODUCTS)}")
    return PRODUCTS[id]


@app.get("/by-tag/{tag}")
def by_tag(tag: str):
    return BY_TAG.get(tag)


@app.get("/prices")
def prices():
    return {p.name: p.reduced() for p in PRODUCTS.values()}


@app.get("/stock/{id}")
def left(id: str):
    return [stock.pieces.get(id), state.kinds, len(stock)]


@app.post("/stock/{id}")
def take(id: str, n: int):
    try:
        return stock.take(id, n)
    except ValueError as e:
        raise HTTPException(409, str(e))


@app.get("/registry")
def registry():
    return [state.REGISTRY, state.ORDER, state.SIZE, state.KNOWN, state.ALIAS is state.ORDER]


@app.get("/labels")
def labels():
    return [sorted(LABELS.values()), LEVEL.name]


@app.get("/discount/{price}")
def discounted(price: float):
    return discount(price)


@app.get("/shared")
def shared():
    return [state.current, state.chosen]


@app.get("/totals")
def totals():
    return [SOLD, TOTAL, BEST, REST]


@app.get("/levels")
def levels():
    return config.LEVELS


@app.get("/handlers/{name}")
def handle(name: str, x: str):
    handler = HANDLERS.get(name)
    return handler(x) if handler else sorted(HANDLERS)


@app.get("/rows")
def numbers():
    return [rows, rows_seen, pairs]


@app.get("/late")
def last():
    return late


@app.get("/matched")
def matched():
    return [MATCHED, FIRST]


@app.get("/deleted")
def deleted():
    try:
        return temporary
    except NameError as e:
        return str(e)


@router.get("/page")
def page(size: int = Query(10, le=int(os.getenv("SHOP_PAGE", "50")))):
    return size


app.include_router(router)


class Order(BaseModel):
    pieces: int = Field(LIMIT, ge=1)
    hosts: list[str] = HOSTS
    label: str | None = os.getenv("SHOP_LABEL")
    rate: float = config.RATE
    note: str = f"from {config.MODE}"


@app.post("/orders")
def order(o: Order, urgent: bool = config.DEBUG, words: list[str] = Query(["a", config.MODE])) -> list:
    return [o, urgent, words]
