"""Inventory and orders with dataclasses."""
from dataclasses import dataclass, field
from typing import Dict, List, Optional

SIZE = 40000


@dataclass(frozen=True)
class Product:
    sku: str
    name: str
    price: float
    category: str = "misc"


@dataclass
class StockItem:
    product: Product
    quantity: int = 0
    reserved: int = 0

    @property
    def available(self) -> int:
        return self.quantity - self.reserved

    def reserve(self, n: int) -> bool:
        if self.available < n:
            return False
        self.reserved += n
        return True


@dataclass
class OrderLine:
    product: Product
    quantity: int

    def total(self) -> float:
        return self.product.price * self.quantity


@dataclass
class Order:
    ident: int
    lines: List[OrderLine] = field(default_factory=list)
    status: str = "new"

    def add(self, product: Product, quantity: int) -> None:
        for line in self.lines:
            if line.product == product:
                line.quantity += quantity
                return
        self.lines.append(OrderLine(product, quantity))

    @property
    def total(self) -> float:
        return sum(line.total() for line in self.lines)


@dataclass
class Warehouse:
    items: Dict[str, StockItem] = field(default_factory=dict)
    orders: List[Order] = field(default_factory=list)

    def receive(self, product: Product, quantity: int) -> None:
        item = self.items.get(product.sku)
        if item is None:
            item = StockItem(product)
            self.items[product.sku] = item
        item.quantity += quantity

    def place(self, order: Order) -> bool:
        for line in order.lines:
            if not self.items[line.product.sku].reserve(line.quantity):
                order.status = "rejected"
                self.orders.append(order)
                return False
        order.status = "accepted"
        self.orders.append(order)
        return True


def run(n: int) -> list:
    products = [Product(f"SKU{i:03d}", f"Product {i}", 1.5 + i * 0.25, "even" if i % 2 == 0 else "odd") for i in range(100)]
    warehouse = Warehouse()
    for p in products:
        warehouse.receive(p, n // 20)
    for i in range(n):
        order = Order(i)
        order.add(products[i % 100], i % 3 + 1)
        order.add(products[i * 3 % 100], 1)
        order.add(products[i % 100], 1)
        warehouse.place(order)
    accepted = [o for o in warehouse.orders if o.status == "accepted"]
    by_category: Dict[str, float] = {}
    for o in accepted:
        for line in o.lines:
            c = line.product.category
            by_category[c] = by_category.get(c, 0.0) + line.total()
    best = max(accepted, key=lambda o: o.total)
    return [len(accepted), round(sum(o.total for o in accepted), 2), {k: round(v, 2) for k, v in by_category.items()}, best.ident, str(best.lines[0])]
