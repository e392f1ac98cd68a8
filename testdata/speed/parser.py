"""A tokenizer and a recursive descent parser that evaluates arithmetic."""

from __future__ import annotations

SIZE = 3000


class Token:
    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text


def tokenize(source: str) -> list[Token]:
    tokens: list[Token] = []
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(source) and source[i].isdigit():
                i += 1
            tokens.append(Token("number", source[start:i]))
        elif c.isalpha():
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            tokens.append(Token("name", source[start:i]))
        elif c in "+-*/()%":
            tokens.append(Token(c, c))
            i += 1
        else:
            raise ValueError("bad character " + c)
    tokens.append(Token("end", ""))
    return tokens


class Parser:
    def __init__(self, tokens: list[Token], names: dict[str, int]) -> None:
        self.tokens = tokens
        self.names = names
        self.position = 0

    def peek(self) -> str:
        return self.tokens[self.position].kind

    def advance(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expression(self) -> int:
        value = self.term()
        while self.peek() in ("+", "-"):
            if self.advance().kind == "+":
                value += self.term()
            else:
                value -= self.term()
        return value

    def term(self) -> int:
        value = self.factor()
        while self.peek() in ("*", "/", "%"):
            operator = self.advance().kind
            right = self.factor()
            if operator == "*":
                value = value * right % 1000003
            elif operator == "/":
                value = value // (right or 1)
            else:
                value = value % (right or 1)
        return value

    def factor(self) -> int:
        token = self.advance()
        if token.kind == "number":
            return int(token.text)
        if token.kind == "name":
            return self.names[token.text]
        if token.kind == "-":
            return -self.factor()
        if token.kind == "(":
            value = self.expression()
            if self.advance().kind != ")":
                raise ValueError("expected )")
            return value
        raise ValueError("unexpected " + token.kind)


def run(n: int) -> int:
    names = {"width": 17, "height_2": 31, "z": 5}
    total = 0
    for i in range(n):
        source = f"({i} + width * 3) * (height_2 - {i % 13}) / (z + 2) % 1009 - -(4 * (z + {i}) - width) + 12345"
        total += Parser(tokenize(source), names).expression()
    return total
