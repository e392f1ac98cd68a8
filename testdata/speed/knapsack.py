"""Dynamic programming over a list of ints."""

SIZE = 3500


def best(weights: list[int], values: list[int], capacity: int) -> int:
    table = [0] * (capacity + 1)
    for i in range(len(weights)):
        weight = weights[i]
        value = values[i]
        for c in range(capacity, weight - 1, -1):
            candidate = table[c - weight] + value
            if candidate > table[c]:
                table[c] = candidate
    return table[capacity]


def run(n: int) -> int:
    weights = [i * 31 % 97 + 3 for i in range(600)]
    values = [i * 17 % 89 + 5 for i in range(600)]
    return best(weights, values, n)
