"""Tokenizer, shunting-yard, evaluation of expressions, roman numerals."""
from __future__ import annotations
SIZE = 3200

PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

def tokenize(src: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    i = 0
    while i < len(src):
        c = src[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(src) and (src[j].isdigit() or src[j] == "."):
                j += 1
            tokens.append(("NUM", src[i:j]))
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(src) and (src[j].isalnum() or src[j] == "_"):
                j += 1
            tokens.append(("NAME", src[i:j]))
            i = j
        elif c in "+-*/^()":
            tokens.append(("OP", c))
            i += 1
        else:
            raise SyntaxError(f"bad character {c!r} at {i}")
    return tokens

def to_rpn(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    output: list[tuple[str, str]] = []
    stack: list[str] = []
    for kind, value in tokens:
        if kind in ("NUM", "NAME"):
            output.append((kind, value))
        elif value == "(":
            stack.append(value)
        elif value == ")":
            while stack and stack[-1] != "(":
                output.append(("OP", stack.pop()))
            stack.pop()
        else:
            while stack and stack[-1] != "(" and PRECEDENCE[stack[-1]] >= PRECEDENCE[value]:
                output.append(("OP", stack.pop()))
            stack.append(value)
    while stack:
        output.append(("OP", stack.pop()))
    return output

def evaluate(rpn: list[tuple[str, str]], env: dict[str, float]) -> float:
    stack: list[float] = []
    for kind, value in rpn:
        if kind == "NUM":
            stack.append(float(value))
        elif kind == "NAME":
            stack.append(env[value])
        else:
            b = stack.pop()
            a = stack.pop()
            if value == "+":
                stack.append(a + b)
            elif value == "-":
                stack.append(a - b)
            elif value == "*":
                stack.append(a * b)
            elif value == "/":
                stack.append(a / b)
            else:
                stack.append(a ** b)
    return stack[0]

def to_roman(num: int) -> str:
    out = ""
    for value, symbol in ROMAN:
        while num >= value:
            out += symbol
            num -= value
    return out

def from_roman(s: str) -> int:
    total = 0
    prev = 0
    for ch in reversed(s):
        v = VALUES[ch]
        if v < prev:
            total -= v
        else:
            total += v
            prev = v
    return total

def run(n: int) -> list[str]:
    total = 0.0
    errors = 0
    for i in range(n):
        src = f"({i} + x_1) * 3.5 - y / ({i % 7} - 3) ^ 2 + alpha * beta"
        try:
            total += evaluate(to_rpn(tokenize(src)), {"x_1": 2.0, "y": 10.0, "alpha": 0.5, "beta": 4.0})
        except ZeroDivisionError:
            errors += 1
        try:
            tokenize("a $ b")
        except SyntaxError:
            errors += 1
    check = 0
    for i in range(1, n * 4):
        r = to_roman(i)
        if from_roman(r) == i:
            check += len(r)
    return [f"{total:.6f}", str(errors), str(check)]
