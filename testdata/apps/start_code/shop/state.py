"""State that is filled when the program starts."""

import json
import os
from pathlib import Path

from .config import LIMIT, MODE

HERE = Path(__file__).parent.parent
TAX = 0.19 if os.getenv("SHOP_TAX") is None else float(os.getenv("SHOP_TAX"))
REGISTRY = {"first": "known at build"}
ORDER = []


def register(name, value):
    REGISTRY[name] = value
    ORDER.append(name)


register("second", "known at build too")
if os.getenv("SHOP_MODE"):
    register("third", MODE)
register("fourth", len(REGISTRY))
SIZE = len(ORDER)
KNOWN = dict(REGISTRY)
ALIAS = ORDER
add = ORDER.append
add("by the bound method")

current = None


def choose():
    global current
    current = "from the environment" if os.getenv("SHOP_MODE") == "sale" else "fixed"


choose()
chosen = current


class Stock:
    def __init__(self, path):
        self.path = path
        self.pieces = {}
        if path and os.path.exists(path):
            with open(path) as f:
                self.pieces = json.load(f)
        else:
            self.pieces = {"p1": LIMIT}

    def take(self, product, n):
        have = self.pieces.get(product, 0)
        if n > have:
            raise ValueError(f"{have} of {product} left")
        self.pieces[product] = have - n
        return have - n

    def __len__(self):
        return len(self.pieces)


stock = Stock(os.environ.get("SHOP_STOCK_FILE"))
kinds = len(stock)
