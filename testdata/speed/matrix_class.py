"""Containers by class: __getitem__, __setitem__, __len__, __iter__, __contains__ and __eq__."""

from __future__ import annotations

from typing import Iterator

SIZE = 120


class Matrix:
    def __init__(self, rows: int, columns: int) -> None:
        self.rows = rows
        self.columns = columns
        self.cells = [0] * (rows * columns)

    def __getitem__(self, at: tuple[int, int]) -> int:
        row, column = at
        return self.cells[row * self.columns + column]

    def __setitem__(self, at: tuple[int, int], value: int) -> None:
        row, column = at
        self.cells[row * self.columns + column] = value

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[int]:
        return iter(self.cells)

    def __contains__(self, value: int) -> bool:
        for cell in self:
            if cell == value:
                return True
        return False


def run(n: int) -> int:
    a = Matrix(n, n)
    for i in range(n):
        for j in range(n):
            a[i, j] = i * j % 10
    b = Matrix(n, n)
    for _ in range(8):
        for i in range(1, n - 1):
            for j in range(1, n - 1):
                b[i, j] = (a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1]) % 251
        a, b = b, a
    hits = 0
    for value in range(200):
        if value in a:
            hits += 1
    return sum(a) + hits + len(b)
