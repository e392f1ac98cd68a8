"""Dynamic programming over intervals: the cheapest order of matrix products, and how it is bracketed."""

SIZE = 115


def cheapest(sizes):
    n = len(sizes) - 1
    cost = {}
    split = {}
    for i in range(n):
        cost[i, i] = 0
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            best, where = None, i
            for k in range(i, j):
                c = cost[i, k] + cost[k + 1, j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                if best is None or c < best:
                    best, where = c, k
            cost[i, j] = best
            split[i, j] = where
    return cost[0, n - 1], split


def brackets(split, i, j):
    if i == j:
        return "A"
    k = split[i, j]
    return "(" + brackets(split, i, k) + brackets(split, k + 1, j) + ")"


def run(n: int) -> list:
    sizes = [(i * 37) % 50 + 5 for i in range(n + 1)]
    best, split = cheapest(sizes)
    text = brackets(split, 0, n - 1)
    return [best, text.count("(A"), text.index("AA"), len(text)]
