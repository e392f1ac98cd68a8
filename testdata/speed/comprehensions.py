"""Comprehensions of all kinds, enumerate, zip, map, filter, any and all."""

SIZE = 90_000


def run(n: int) -> int:
    total = 0
    values = [i * 37 % 1009 for i in range(n)]
    for _ in range(4):
        squares = [x * x for x in values if x % 3]
        index = {x: i for i, x in enumerate(values)}
        rest = {x % 101 for x in squares}
        both = [(a, b) for a, b in zip(values, squares) if a < b]
        total += len(index) + len(rest) + len(both) + max(squares) + min(values)
        total += sum(map(abs, values)) + len(list(filter(None, values)))
        total += int(any(x > 1007 for x in values)) + int(all(x >= 0 for x in values))
        total += sum([a + b for a, b in both[::2]])
    return total
