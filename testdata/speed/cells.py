"""The game of life, as a class of cells."""

SIZE = 250


class Cell:
    def __init__(self, x: int, y: int, alive: bool = False):
        self.x = x
        self.y = y
        self.alive = alive
        self.neighbours = []

    def count(self) -> int:
        return sum(1 for c in self.neighbours if c.alive)

    def next_state(self) -> bool:
        n = self.count()
        if self.alive:
            return n in (2, 3)
        return n == 3


class Grid:
    def __init__(self, width: int, height: int):
        self.width = width
        self.height = height
        self.cells = [[Cell(x, y) for x in range(width)] for y in range(height)]
        for row in self.cells:
            for cell in row:
                for dx in (-1, 0, 1):
                    for dy in (-1, 0, 1):
                        if (dx, dy) != (0, 0):
                            cell.neighbours.append(self.at(cell.x + dx, cell.y + dy))
        self.generation = 0

    def at(self, x: int, y: int) -> Cell:
        return self.cells[y % self.height][x % self.width]

    def __iter__(self):
        for row in self.cells:
            for cell in row:
                yield cell

    def step(self) -> None:
        states = [(cell, cell.next_state()) for cell in self]
        for cell, state in states:
            cell.alive = state
        self.generation += 1

    def alive(self) -> int:
        return sum(cell.alive for cell in self)

    def __str__(self) -> str:
        return "\n".join("".join("#" if c.alive else "." for c in row) for row in self.cells)


def run(n: int) -> list:
    grid = Grid(40, 30)
    for x, y in [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (20, 10), (21, 10), (22, 10), (21, 11), (20, 12)]:
        grid.at(x, y).alive = True
    for _ in range(n):
        grid.step()
    return [grid.alive(), grid.generation, str(grid)]
