"""Closures, nonlocal, functions as values, default arguments and keywords."""

from typing import Callable

SIZE = 180_000


def counter(step: int) -> Callable[[], int]:
    count = 0

    def bump() -> int:
        nonlocal count
        count += step
        return count

    return bump


def compose(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
    return lambda x: f(g(x))


def scale(x: int, by: int = 3, *, offset: int = 0) -> int:
    return x * by + offset


def run(n: int) -> int:
    bump = counter(2)
    both = compose(lambda x: x + 1, lambda x: x * 2)
    operations: dict[str, Callable[[int], int]] = {"double": lambda x: x * 2, "inc": lambda x: x + 1, "both": both}
    names = ["double", "inc", "both"]
    total = 0
    for i in range(n):
        total += bump() + both(i) + operations[names[i % 3]](i)
        total += scale(i) + scale(i, 2) + scale(i, by=4, offset=1)
    return total
