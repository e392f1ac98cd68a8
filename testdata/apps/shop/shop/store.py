from __future__ import annotations
import abc
import itertools
from collections import OrderedDict, defaultdict, Counter
from decimal import Decimal
from typing import Protocol, Iterable, ClassVar
from .models import Order, OrderIn, Product, Status


class NotEnough(Exception):
    def __init__(self, sku: str, wanted: int, have: int) -> None:
        self.sku, self.wanted, self.have = sku, wanted, have

    def __str__(self) -> str:
        return f"{self.sku}: wanted {self.wanted}, have {self.have}"


class Pricing(Protocol):
    def price(self, product: Product, quantity: int) -> Decimal: ...


class FlatPricing:
    def price(self, product: Product, quantity: int) -> Decimal:
        return product.unit_price * quantity


class BulkPricing(FlatPricing):
    threshold: ClassVar[int] = 10

    def price(self, product: Product, quantity: int) -> Decimal:
        base = super().price(product, quantity)
        return (base * Decimal("0.9")).quantize(Decimal("0.01")) if quantity >= self.threshold else base


class Repository(abc.ABC):
    @abc.abstractmethod
    def add(self, item): ...

    @abc.abstractmethod
    def all(self) -> Iterable: ...

    def __len__(self) -> int:
        return sum(1 for _ in self.all())


class Products(Repository):
    def __init__(self) -> None:
        self._items: OrderedDict[str, Product] = OrderedDict()

    def add(self, item: Product) -> None:
        self._items[item.sku] = item

    def all(self):
        yield from self._items.values()

    def __getitem__(self, sku: str) -> Product:
        return self._items[sku]

    def __contains__(self, sku) -> bool:
        return sku in self._items


class Orders(Repository):
    def __init__(self, products: Products, pricing: Pricing) -> None:
        self.products = products
        self.pricing = pricing
        self._ids = itertools.count(1)
        self._orders: dict[int, Order] = {}
        self.by_sku: defaultdict[str, list[int]] = defaultdict(list)
        self.sold: Counter[str] = Counter()

    def add(self, item: OrderIn) -> Order:
        total = Decimal(0)
        for line in item.lines:
            p = self.products[line.sku]
            if p.in_stock < line.quantity:
                raise NotEnough(line.sku, line.quantity, p.in_stock)
            total += self.pricing.price(p, line.quantity)
        order = Order(order_id=next(self._ids), total_price=total, **item.model_dump())
        for line in order.lines:
            self.products[line.sku].in_stock -= line.quantity
            self.by_sku[line.sku].append(order.order_id)
            self.sold.update({line.sku: line.quantity})
        self._orders[order.order_id] = order
        return order

    def all(self):
        return iter(self._orders.values())

    def get(self, id: int) -> Order | None:
        return self._orders.get(id)


products = Products()
for sku, price, stock in [("apple-01", "0.50", 100), ("pear-02", "0.75", 3)]:
    products.add(Product(sku=sku, unit_price=Decimal(price), in_stock=stock))
orders = Orders(products, BulkPricing())
