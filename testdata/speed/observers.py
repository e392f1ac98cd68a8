"""Observers: a bus that calls bound methods and closures, properties with setters, weakly ordered by priority."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Callable

SIZE = 50_000


@dataclass(order=True)
class Subscription:
    priority: int
    number: int
    callback: Callable[[Message], None] = field(compare=False)


@dataclass
class Message:
    topic: str
    value: float
    handled: int = 0


class Bus:
    def __init__(self) -> None:
        self._subscriptions: defaultdict[str, list[Subscription]] = defaultdict(list)
        self._count = 0

    def subscribe(self, topic: str, callback: Callable[[Message], None], priority: int = 0) -> Callable[[], None]:
        self._count += 1
        subscription = Subscription(priority, self._count, callback)
        entries = self._subscriptions[topic]
        entries.append(subscription)
        entries.sort()

        def cancel() -> None:
            entries.remove(subscription)

        return cancel

    def publish(self, message: Message) -> int:
        for subscription in list(self._subscriptions[message.topic]):
            subscription.callback(message)
        return message.handled


class Thermostat:
    def __init__(self, bus: Bus, target: float) -> None:
        self._target = target
        self.heating = False
        self.switches = 0
        bus.subscribe("temperature", self.on_temperature, priority=2)

    @property
    def target(self) -> float:
        return self._target

    @target.setter
    def target(self, value: float) -> None:
        if not 5 <= value <= 30:
            raise ValueError(value)
        self._target = value

    def on_temperature(self, message: Message) -> None:
        wanted = message.value < self.target
        if wanted != self.heating:
            self.heating = wanted
            self.switches += 1
        message.handled += 1


class Statistics:
    def __init__(self, bus: Bus) -> None:
        self.count = 0
        self.total = 0.0
        self.extremes: tuple[float, float] | None = None
        bus.subscribe("temperature", self.add)
        bus.subscribe("humidity", self.add, priority=1)

    def add(self, message: Message) -> None:
        self.count += 1
        self.total += message.value
        low, high = self.extremes or (message.value, message.value)
        self.extremes = min(low, message.value), max(high, message.value)
        message.handled += 1

    @property
    def mean(self) -> float:
        return self.total / self.count if self.count else 0.0


def run(n: int) -> list[object]:
    bus = Bus()
    thermostats = [Thermostat(bus, 18 + i) for i in range(4)]
    statistics = Statistics(bus)
    seen: list[str] = []
    cancel = bus.subscribe("humidity", lambda m: seen.append(m.topic))
    handled = 0
    for i in range(n):
        if i % 3:
            handled += bus.publish(Message("temperature", 15 + i * 7 % 100 / 10))
        else:
            handled += bus.publish(Message("humidity", i % 101 / 1.0))
        if i % 1000 == 0:
            thermostats[i // 1000 % 4].target = 17 + i % 7
        if i == n // 2:
            cancel()
    return [handled, len(seen), [t.switches for t in thermostats], round(statistics.mean, 6), list(statistics.extremes or ())]
