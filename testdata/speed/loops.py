"""Integer loops: the longest Collatz chain."""

SIZE = 22_000


def chain(n: int) -> int:
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def run(n: int) -> int:
    best = 0
    where = 0
    for i in range(1, n):
        steps = chain(i)
        if steps > best:
            best = steps
            where = i
    return where * 1000 + best
