"""A module that changes its package."""
from . import names
from .later import Z
import shop
names.append("cart")
total = len(names) + Z
squares = [(lambda i: i * total)(i) for i in range(3)]
def helper(n):
    global total
    total += n
    return total, hasattr(shop, "cart"), later()
def later():
    return __name__, total
