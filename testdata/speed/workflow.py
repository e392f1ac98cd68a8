"""Orders that go through states: an Enum with a table of transitions, listeners and errors of its own."""
from __future__ import annotations

from collections import Counter
from enum import Enum, auto
from typing import Callable

SIZE = 7_000


class Status(Enum):
    DRAFT = auto()
    SUBMITTED = auto()
    PAID = auto()
    SHIPPED = auto()
    DELIVERED = auto()
    CANCELLED = auto()

    @property
    def final(self) -> bool:
        return self in (Status.DELIVERED, Status.CANCELLED)


TRANSITIONS: dict[Status, set[Status]] = {
    Status.DRAFT: {Status.SUBMITTED, Status.CANCELLED},
    Status.SUBMITTED: {Status.PAID, Status.CANCELLED},
    Status.PAID: {Status.SHIPPED, Status.CANCELLED},
    Status.SHIPPED: {Status.DELIVERED},
    Status.DELIVERED: set(),
    Status.CANCELLED: set(),
}


class WorkflowError(Exception):
    pass


class InvalidTransition(WorkflowError):
    def __init__(self, order: Order, target: Status) -> None:
        super().__init__(f"{order.ident}: {order.status.name} -> {target.name}")
        self.order = order
        self.target = target


class Order:
    def __init__(self, ident: int) -> None:
        self.ident = ident
        self.status = Status.DRAFT
        self.history: list[Status] = []

    def move(self, target: Status) -> None:
        if target not in TRANSITIONS[self.status]:
            raise InvalidTransition(self, target)
        self.history.append(self.status)
        self.status = target


class Workflow:
    def __init__(self) -> None:
        self.listeners: dict[Status, list[Callable[[Order], None]]] = {}
        self.errors = 0

    def on(self, status: Status, listener: Callable[[Order], None]) -> None:
        self.listeners.setdefault(status, []).append(listener)

    def advance(self, order: Order, target: Status) -> bool:
        try:
            order.move(target)
        except InvalidTransition as e:
            self.errors += len(e.order.history) + 1
            return False
        for listener in self.listeners.get(target, []):
            listener(order)
        return True


class Mailer:
    def __init__(self) -> None:
        self.sent: list[str] = []

    def notify(self, order: Order) -> None:
        self.sent.append(f"order {order.ident} is {order.status.name.lower()}")


def run(n: int) -> list[object]:
    workflow = Workflow()
    mailer = Mailer()
    shipped: list[int] = []
    workflow.on(Status.SHIPPED, mailer.notify)
    workflow.on(Status.CANCELLED, mailer.notify)
    workflow.on(Status.SHIPPED, lambda order: shipped.append(order.ident))
    targets = list(Status)
    orders = [Order(i) for i in range(n)]
    seed = 11
    moves = 0
    for order in orders:
        while not order.status.final:
            seed = seed * 16807 % 2147483647
            if workflow.advance(order, targets[seed % 6]):
                moves += 1
    counts = Counter(order.status.name for order in orders)
    return [moves, workflow.errors, len(mailer.sent), len(shipped), mailer.sent[-1], sorted(counts.items())]
