"""An interpreter over AST nodes with visitors."""
from typing import Dict, List

SIZE = 60000


class Node:
    def accept(self, visitor):
        raise NotImplementedError


class Number(Node):
    def __init__(self, value: int):
        self.value = value

    def accept(self, visitor):
        return visitor.visit_number(self)


class Variable(Node):
    def __init__(self, name: str):
        self.name = name

    def accept(self, visitor):
        return visitor.visit_variable(self)


class BinaryOp(Node):
    def __init__(self, op: str, left: Node, right: Node):
        self.op = op
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.visit_binary(self)


class Assign(Node):
    def __init__(self, name: str, value: Node):
        self.name = name
        self.value = value

    def accept(self, visitor):
        return visitor.visit_assign(self)


class While(Node):
    def __init__(self, test: Node, body: List[Node]):
        self.test = test
        self.body = body

    def accept(self, visitor):
        return visitor.visit_while(self)


class Visitor:
    def visit_number(self, node):
        raise NotImplementedError


class Evaluator(Visitor):
    def __init__(self):
        self.env: Dict[str, int] = {}
        self.steps = 0

    def visit_number(self, node: Number) -> int:
        return node.value

    def visit_variable(self, node: Variable) -> int:
        return self.env[node.name]

    def visit_binary(self, node: BinaryOp) -> int:
        left = node.left.accept(self)
        right = node.right.accept(self)
        self.steps += 1
        if node.op == "+":
            return left + right
        elif node.op == "-":
            return left - right
        elif node.op == "*":
            return left * right
        elif node.op == "<":
            return 1 if left < right else 0
        elif node.op == "%":
            return left % right
        raise ValueError("unknown operator " + node.op)

    def visit_assign(self, node: Assign) -> int:
        value = node.value.accept(self)
        self.env[node.name] = value
        return value

    def visit_while(self, node: While) -> int:
        while node.test.accept(self):
            for s in node.body:
                s.accept(self)
        return 0


class Printer(Visitor):
    def visit_number(self, node):
        return str(node.value)

    def visit_variable(self, node):
        return node.name

    def visit_binary(self, node):
        return "(" + node.left.accept(self) + " " + node.op + " " + node.right.accept(self) + ")"

    def visit_assign(self, node):
        return node.name + " = " + node.value.accept(self)

    def visit_while(self, node):
        body = "; ".join([s.accept(self) for s in node.body])
        return "while " + node.test.accept(self) + ": " + body


def run(n: int) -> list:
    program = [
        Assign("i", Number(0)),
        Assign("total", Number(0)),
        While(
            BinaryOp("<", Variable("i"), Number(n)),
            [
                Assign("total", BinaryOp("%", BinaryOp("+", BinaryOp("*", Variable("total"), Number(31)), Variable("i")), Number(1000003))),
                Assign("i", BinaryOp("+", Variable("i"), Number(1))),
            ],
        ),
    ]
    evaluator = Evaluator()
    for s in program:
        s.accept(evaluator)
    printer = Printer()
    return [evaluator.env["total"], evaluator.steps, [s.accept(printer) for s in program]]
