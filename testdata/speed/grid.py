"""Dicts and sets with tuples as keys: the game of life."""

SIZE = 60


def step(alive: set[tuple[int, int]]) -> set[tuple[int, int]]:
    neighbours: dict[tuple[int, int], int] = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    result: set[tuple[int, int]] = set()
    for cell, count in neighbours.items():
        if count == 3 or (count == 2 and cell in alive):
            result.add(cell)
    return result


def run(n: int) -> int:
    alive: set[tuple[int, int]] = set()
    for i in range(60):
        for j in range(60):
            if (i * i + 3 * j) % 7 < 3:
                alive.add((i, j))
    for _ in range(n):
        alive = step(alive)
    return len(alive)
