"""Inheritance: virtual calls, super() and class attributes."""

from __future__ import annotations

SIZE = 90_000


class Shape:
    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        return 0.0

    def describe(self) -> int:
        return len(self.name) + self.sides


class Square(Shape):
    sides = 4

    def __init__(self, edge: float) -> None:
        super().__init__("square")
        self.edge = edge

    def area(self) -> float:
        return self.edge * self.edge


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return 3.0 * self.radius * self.radius

    def describe(self) -> int:
        return super().describe() * 2


class Rounded(Square):
    def area(self) -> float:
        return super().area() - 0.5


def run(n: int) -> float:
    shapes: list[Shape] = []
    for i in range(n):
        if i % 3 == 0:
            shapes.append(Square(i % 10))
        elif i % 3 == 1:
            shapes.append(Circle(i % 7))
        else:
            shapes.append(Rounded(i % 5))
    total = 0.0
    for _ in range(3):
        for shape in shapes:
            total += shape.area() + shape.describe()
            if isinstance(shape, Square):
                total += 1.0
    return total
