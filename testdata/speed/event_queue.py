"""A simulation of a shop with several tills: events in a heap, ordered by time and number."""
from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from typing import Callable, Optional

SIZE = 19_000


@dataclass
class Event:
    kind: str
    customer: int
    till: Optional[Till] = None


class Till:
    def __init__(self, number: int, speed: int) -> None:
        self.number = number
        self.speed = speed
        self.queue: deque[Customer] = deque()
        self.busy = False
        self.served = 0


class Customer:
    def __init__(self, ident: int, items: int, arrived: int) -> None:
        self.ident = ident
        self.items = items
        self.arrived = arrived


class Simulation:
    def __init__(self, tills: int) -> None:
        self.now = 0
        self.counter = 0
        self.agenda: list[tuple[int, int, Event]] = []
        self.tills = [Till(i, 2 + i % 3) for i in range(tills)]
        self.waited = 0
        self.longest = 0
        self.customers: dict[int, Customer] = {}
        self.handlers: dict[str, Callable[[Event], None]] = {"arrive": self.arrive, "finish": self.finish}

    def schedule(self, delay: int, event: Event) -> None:
        self.counter += 1
        heapq.heappush(self.agenda, (self.now + delay, self.counter, event))

    def arrive(self, event: Event) -> None:
        customer = Customer(event.customer, event.customer * 7 % 23 + 1, self.now)
        self.customers[customer.ident] = customer
        till = min(self.tills, key=lambda t: (len(t.queue), t.number))
        till.queue.append(customer)
        self.longest = max(self.longest, len(till.queue))
        if not till.busy:
            self.start(till)

    def start(self, till: Till) -> None:
        if not till.queue:
            till.busy = False
            return
        till.busy = True
        customer = till.queue.popleft()
        self.waited += self.now - customer.arrived
        self.schedule(customer.items * till.speed, Event("finish", customer.ident, till))

    def finish(self, event: Event) -> None:
        till = event.till
        assert till is not None
        till.served += 1
        del self.customers[event.customer]
        self.start(till)

    def run(self) -> None:
        while self.agenda:
            self.now, _, event = heapq.heappop(self.agenda)
            self.handlers[event.kind](event)


def run(n: int) -> list[int]:
    sim = Simulation(5)
    at = 0
    for i in range(n):
        at += i * 31 % 13
        sim.schedule(at, Event("arrive", i))
    sim.run()
    return [sim.now, sim.waited, sim.longest, len(sim.customers), *[t.served for t in sim.tills]]
