"""Small objects with operators, methods and properties."""

from __future__ import annotations

SIZE = 140_000


class Vec:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: Vec) -> Vec:
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, by: float) -> Vec:
        return Vec(self.x * by, self.y * by)

    def dot(self, other: Vec) -> float:
        return self.x * other.x + self.y * other.y

    @property
    def norm(self) -> float:
        return self.dot(self)


def run(n: int) -> float:
    position = Vec(0.0, 0.0)
    speed = Vec(1.0, 0.5)
    longest = 0.0
    for i in range(n):
        position = position + speed * 0.25
        if position.norm > longest:
            longest = position.norm
        if i % 100 == 0:
            speed = Vec(-speed.y, speed.x)
    return longest + position.x
