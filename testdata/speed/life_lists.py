"""The game of life on a grid of lists with borders that wrap, until it repeats itself."""

SIZE = 40


def neighbours(grid, row, column):
    height, width = len(grid), len(grid[0])
    count = 0
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            if (dr, dc) != (0, 0):
                count += grid[(row + dr) % height][(column + dc) % width]
    return count


def step(grid):
    result = []
    for r, row in enumerate(grid):
        new = []
        for c, alive in enumerate(row):
            n = neighbours(grid, r, c)
            new.append(1 if n == 3 or alive and n == 2 else 0)
        result.append(new)
    return result


def show(grid):
    return "\n".join("".join("#" if cell else "." for cell in row) for row in grid)


def run(n: int) -> int:
    grid = [[1 if (r * r * 3 + c * c * (r + 1)) % 7 < 3 else 0 for c in range(n)] for r in range(n)]
    seen = {}
    for generation in range(20):
        text = show(grid)
        if text in seen:
            return generation - seen[text]
        seen[text] = generation
        grid = step(grid)
    return sum(map(sum, grid)) * 100 + len(seen)
