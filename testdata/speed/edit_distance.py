"""Dynamic programming over two rows and two strings."""

SIZE = 600


def distance(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        current = [i] + [0] * len(b)
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        previous = current
    return previous[len(b)]


def run(n: int) -> int:
    a = ("intention of the writer " * 40)[:n]
    b = ("execution by a reader " * 40)[:n]
    return distance(a, b)
