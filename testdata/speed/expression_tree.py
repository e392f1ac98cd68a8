"""Expression trees: abstract nodes, evaluation, derivatives and simplification by isinstance."""
from __future__ import annotations

from abc import ABC, abstractmethod

SIZE = 2_000


class Expr(ABC):
    @abstractmethod
    def evaluate(self, env: dict[str, float]) -> float: ...

    @abstractmethod
    def derive(self, name: str) -> Expr: ...

    def size(self) -> int:
        return 1

    def __add__(self, other: Expr) -> Expr:
        return Add(self, other)

    def __mul__(self, other: Expr) -> Expr:
        return Mul(self, other)


class Const(Expr):
    def __init__(self, value: float) -> None:
        self.value = value

    def evaluate(self, env: dict[str, float]) -> float:
        return self.value

    def derive(self, name: str) -> Expr:
        return Const(0.0)

    def __str__(self) -> str:
        return f"{self.value:g}"


class Var(Expr):
    def __init__(self, name: str) -> None:
        self.name = name

    def evaluate(self, env: dict[str, float]) -> float:
        return env[self.name]

    def derive(self, name: str) -> Expr:
        return Const(1.0 if name == self.name else 0.0)

    def __str__(self) -> str:
        return self.name


class Binary(Expr):
    symbol = "?"

    def __init__(self, left: Expr, right: Expr) -> None:
        self.left = left
        self.right = right

    def size(self) -> int:
        return 1 + self.left.size() + self.right.size()

    def __str__(self) -> str:
        return f"({self.left} {self.symbol} {self.right})"


class Add(Binary):
    symbol = "+"

    def evaluate(self, env: dict[str, float]) -> float:
        return self.left.evaluate(env) + self.right.evaluate(env)

    def derive(self, name: str) -> Expr:
        return self.left.derive(name) + self.right.derive(name)


class Mul(Binary):
    symbol = "*"

    def evaluate(self, env: dict[str, float]) -> float:
        return self.left.evaluate(env) * self.right.evaluate(env)

    def derive(self, name: str) -> Expr:
        return self.left.derive(name) * self.right + self.left * self.right.derive(name)


def is_const(e: Expr, value: float) -> bool:
    return isinstance(e, Const) and e.value == value


def simplify(e: Expr) -> Expr:
    if isinstance(e, Add):
        left, right = simplify(e.left), simplify(e.right)
        if is_const(left, 0.0):
            return right
        if is_const(right, 0.0):
            return left
        if isinstance(left, Const) and isinstance(right, Const):
            return Const(left.value + right.value)
        return left + right
    if isinstance(e, Mul):
        left, right = simplify(e.left), simplify(e.right)
        if is_const(left, 0.0) or is_const(right, 0.0):
            return Const(0.0)
        if is_const(left, 1.0):
            return right
        if is_const(right, 1.0):
            return left
        return left * right
    return e


def polynomial(coefficients: list[int]) -> Expr:
    x = Var("x")
    total: Expr = Const(0.0)
    for c in coefficients:
        total = total * x + Const(float(c))
    return total


def run(n: int) -> list[object]:
    total = 0.0
    sizes = 0
    text = ""
    for i in range(n):
        p = polynomial([i % 5, i % 3, 2, i % 7])
        d = simplify(p.derive("x"))
        total += d.evaluate({"x": i % 10 / 4})
        sizes += d.size()
        if i % 100 == 0:
            text = str(d)
    return [round(total, 6), sizes, text]
