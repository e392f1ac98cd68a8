"""Memoised recursion: functools.lru_cache and a dict by hand."""

from functools import lru_cache

SIZE = 420


@lru_cache(maxsize=None)
def ways(amount: int, largest: int) -> int:
    if amount == 0:
        return 1
    if amount < 0 or largest == 0:
        return 0
    return ways(amount, largest - 1) + ways(amount - largest, largest)


def paths(x: int, y: int, seen: dict[tuple[int, int], int]) -> int:
    if x == 0 or y == 0:
        return 1
    key = (x, y)
    if key in seen:
        return seen[key]
    result = (paths(x - 1, y, seen) + paths(x, y - 1, seen)) % 1000000007
    seen[key] = result
    return result


def run(n: int) -> int:
    ways.cache_clear()
    total = 0
    for amount in range(0, n, 20):
        total += ways(amount, 60) % 1000003
    return total + paths(n, n, {})
