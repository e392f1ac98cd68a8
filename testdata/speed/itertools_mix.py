"""The iterators of itertools."""

import itertools

SIZE = 150


def run(n: int) -> int:
    total = 0
    for a, b, c in itertools.combinations(range(n), 3):
        if (a + b + c) % 5 == 0:
            total += a * b
    for a, b in itertools.product(range(n * 4), range(n * 4)):
        total += a ^ b
    for key, group in itertools.groupby(range(n * 1000), lambda x: x // 10):
        total += key * len(list(group))
    total += sum(itertools.islice(itertools.chain(range(n), itertools.count(5)), n * 1000))
    total += sum(itertools.accumulate(range(n * 500)))
    return total
