"""Nested float loops: the product of two matrices, lists of lists."""

SIZE = 120


def matrix(n: int, seed: float) -> list[list[float]]:
    scale = seed / n / n
    return [[scale * (i - j) * (i + j) for j in range(n)] for i in range(n)]


def product(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    n = len(a)
    result: list[list[float]] = []
    for i in range(n):
        row: list[float] = [0.0] * n
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i][k] * b[k][j]
            row[j] = total
        result.append(row)
    return result


def run(n: int) -> float:
    c = product(matrix(n, 1.0), matrix(n, 2.0))
    return c[n // 2][n // 2] + c[0][n - 1]
