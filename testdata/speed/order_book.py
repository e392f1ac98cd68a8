"""An order book: dataclasses, an Enum of sides, price levels in dicts and sorted prices."""
from __future__ import annotations

import bisect
from collections import deque
from dataclasses import dataclass, field
from enum import Enum

SIZE = 16_000


class Side(Enum):
    BUY = "buy"
    SELL = "sell"


@dataclass
class Order:
    ident: int
    side: Side
    price: int
    quantity: int
    filled: int = 0

    @property
    def remaining(self) -> int:
        return self.quantity - self.filled

    @property
    def done(self) -> bool:
        return self.remaining == 0


@dataclass(frozen=True)
class Trade:
    buyer: int
    seller: int
    price: int
    quantity: int


@dataclass
class Level:
    price: int
    orders: list[Order] = field(default_factory=list)

    def total(self) -> int:
        return sum(o.remaining for o in self.orders)


@dataclass
class Book:
    levels: dict[Side, dict[int, Level]] = field(default_factory=lambda: {Side.BUY: {}, Side.SELL: {}})
    prices: dict[Side, list[int]] = field(default_factory=lambda: {Side.BUY: [], Side.SELL: []})
    orders: dict[int, Order] = field(default_factory=dict)
    trades: list[Trade] = field(default_factory=list)

    def best(self, side: Side) -> Level | None:
        prices = self.prices[side]
        if not prices:
            return None
        price = prices[-1] if side is Side.BUY else prices[0]
        return self.levels[side][price]

    def submit(self, order: Order) -> None:
        opposite = Side.SELL if order.side == Side.BUY else Side.BUY
        while not order.done:
            level = self.best(opposite)
            if level is None or not self.crosses(order, level.price):
                break
            self.match(order, level, opposite)
        if not order.done:
            self.rest(order)

    def crosses(self, order: Order, price: int) -> bool:
        if order.side == Side.BUY:
            return price <= order.price
        return price >= order.price

    def match(self, order: Order, level: Level, side: Side) -> None:
        while level.orders and not order.done:
            resting = level.orders[0]
            quantity = min(order.remaining, resting.remaining)
            order.filled += quantity
            resting.filled += quantity
            buyer, seller = (order, resting) if order.side == Side.BUY else (resting, order)
            self.trades.append(Trade(buyer.ident, seller.ident, level.price, quantity))
            if resting.done:
                level.orders.pop(0)
                del self.orders[resting.ident]
        if not level.orders:
            self.drop(level, side)

    def drop(self, level: Level, side: Side) -> None:
        del self.levels[side][level.price]
        self.prices[side].remove(level.price)

    def rest(self, order: Order) -> None:
        levels = self.levels[order.side]
        level = levels.get(order.price)
        if level is None:
            level = levels[order.price] = Level(order.price)
            bisect.insort(self.prices[order.side], order.price)
        level.orders.append(order)
        self.orders[order.ident] = order

    def cancel(self, ident: int) -> bool:
        order = self.orders.pop(ident, None)
        if order is None:
            return False
        level = self.levels[order.side][order.price]
        level.orders.remove(order)
        if not level.orders:
            self.drop(level, order.side)
        return True


def run(n: int) -> list[object]:
    book = Book()
    seed = 7
    cancelled = 0
    for i in range(n):
        seed = seed * 48271 % 2147483647
        side = Side.BUY if seed % 2 else Side.SELL
        book.submit(Order(i, side, 1000 + seed // 7 % 21 - 10 - (1 if side is Side.BUY else -1), seed // 1000 % 9 + 1))
        if seed % 5 == 0 and book.cancel(i - seed % 50):
            cancelled += 1
    volume = sum(t.quantity for t in book.trades)
    turnover = sum(t.price * t.quantity for t in book.trades)
    depth = {side.value: sum(level.total() for level in levels.values()) for side, levels in book.levels.items()}
    return [len(book.trades), volume, turnover, cancelled, depth, len(book.orders)]
