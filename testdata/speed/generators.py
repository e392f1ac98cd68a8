"""Generators that feed one another, and yield from."""

from typing import Iterator

SIZE = 300_000


def numbers(n: int) -> Iterator[int]:
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source: Iterator[int]) -> Iterator[int]:
    for x in source:
        if x % 2:
            yield x


def pairs(n: int) -> Iterator[tuple[int, int]]:
    previous = 0
    for x in odd(numbers(n)):
        yield previous, x
        previous = x


def walk(depth: int) -> Iterator[int]:
    if depth > 0:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def run(n: int) -> int:
    total = 0
    for a, b in pairs(n):
        total += a * b % 7
    total += sum(x * x for x in numbers(n))
    total += sum(walk(12))
    return total
