"""Caches behind one interface: least recently used by OrderedDict, with ages, and none."""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from typing import Callable, Generic, Optional, TypeVar

SIZE = 110_000

K = TypeVar("K")
V = TypeVar("V")


class Cache(ABC, Generic[K, V]):
    def __init__(self) -> None:
        self.hits = 0
        self.misses = 0

    @abstractmethod
    def lookup(self, key: K) -> Optional[V]: ...

    @abstractmethod
    def store(self, key: K, value: V) -> None: ...

    def get(self, key: K, make: Callable[[K], V]) -> V:
        value = self.lookup(key)
        if value is None:
            self.misses += 1
            value = make(key)
            self.store(key, value)
        else:
            self.hits += 1
        return value

    @property
    def ratio(self) -> float:
        return self.hits / (self.hits + self.misses)


class LRUCache(Cache[K, V]):
    def __init__(self, capacity: int) -> None:
        super().__init__()
        self.capacity = capacity
        self.data: OrderedDict[K, V] = OrderedDict()

    def lookup(self, key: K) -> Optional[V]:
        if key not in self.data:
            return None
        self.data.move_to_end(key)
        return self.data[key]

    def store(self, key: K, value: V) -> None:
        self.data[key] = value
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)


class AgeCache(Cache[K, V]):
    def __init__(self, ttl: int, clock: Callable[[], int]) -> None:
        super().__init__()
        self.ttl = ttl
        self.clock = clock
        self.data: dict[K, tuple[V, int]] = {}

    def lookup(self, key: K) -> Optional[V]:
        entry = self.data.get(key)
        if entry is None:
            return None
        value, expires = entry
        if expires < self.clock():
            del self.data[key]
            return None
        return value

    def store(self, key: K, value: V) -> None:
        self.data[key] = (value, self.clock() + self.ttl)


class NoCache(Cache[K, V]):
    def lookup(self, key: K) -> Optional[V]:
        return None

    def store(self, key: K, value: V) -> None:
        pass


def run(n: int) -> list[object]:
    now = 0

    def clock() -> int:
        return now

    caches: list[Cache[int, str]] = [LRUCache(100), AgeCache(300, clock), NoCache()]
    length = 0
    seed = 5
    for now in range(n):
        seed = seed * 69621 % 2147483647
        key = seed % 200 if seed % 3 else seed % 20
        length += len(caches[now % 3].get(key, lambda k: f"value {k}"))
    return [length, [(type(c).__name__, c.hits, c.misses, round(c.ratio, 4)) for c in caches]]
