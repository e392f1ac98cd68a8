"""A cache of limited size over an OrderedDict, as services keep one beside a slow function."""

from collections import OrderedDict

SIZE = 120_000


class Cache:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items: OrderedDict[str, int] = OrderedDict()
        self.hits = 0
        self.misses = 0

    def get(self, key: str) -> int | None:
        if key not in self.items:
            self.misses += 1
            return None
        self.items.move_to_end(key)
        self.hits += 1
        return self.items[key]

    def put(self, key: str, value: int) -> None:
        self.items[key] = value
        self.items.move_to_end(key)
        while len(self.items) > self.size:
            self.items.popitem(last=False)


def run(n: int) -> list[int]:
    cache = Cache(200)
    total = 0
    x = 1
    for _ in range(n):
        x = (x * 48271) % 2147483647
        key = "user:" + str(x % 400 if x % 3 else x % 50)
        value = cache.get(key)
        if value is None:
            value = len(key) + x % 7
            cache.put(key, value)
        total += value
    return [total, cache.hits, cache.misses, len(cache.items)]
