"""Float arithmetic: the Mandelbrot set in characters."""

SIZE = 220


def escape(cr: float, ci: float, limit: int) -> int:
    x = 0.0
    y = 0.0
    for i in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return i
        y = 2.0 * x * y + ci
        x = xx - yy + cr
    return limit


def run(n: int) -> int:
    total = 0
    for row in range(n):
        for column in range(n):
            total += escape(column * 3.0 / n - 2.0, row * 2.4 / n - 1.2, 60)
    return total
