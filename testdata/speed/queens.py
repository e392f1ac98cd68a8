"""Backtracking: the ways to place n queens."""

SIZE = 10


def place(row: int, n: int, columns: list[bool], up: list[bool], down: list[bool]) -> int:
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if not columns[column] and not up[row + column] and not down[row - column + n - 1]:
            columns[column] = up[row + column] = down[row - column + n - 1] = True
            found += place(row + 1, n, columns, up, down)
            columns[column] = up[row + column] = down[row - column + n - 1] = False
    return found


def run(n: int) -> int:
    total = 0
    for size in range(4, n + 1):
        total += place(0, size, [False] * size, [False] * (2 * size), [False] * (2 * size))
    return total + place(0, n, [False] * n, [False] * (2 * n), [False] * (2 * n))
