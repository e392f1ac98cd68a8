"""Objects that point to one another: a binary search tree."""

from __future__ import annotations

from typing import Optional

SIZE = 70_000


class Node:
    __slots__ = ("key", "value", "left", "right")

    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.left: Optional[Node] = None
        self.right: Optional[Node] = None


class Tree:
    def __init__(self) -> None:
        self.root: Optional[Node] = None
        self.size = 0

    def put(self, key: int, value: int) -> None:
        if self.root is None:
            self.root = Node(key, value)
            self.size = 1
            return
        node = self.root
        while True:
            if key == node.key:
                node.value = value
                return
            if key < node.key:
                if node.left is None:
                    node.left = Node(key, value)
                    break
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key, value)
                    break
                node = node.right
        self.size += 1

    def get(self, key: int) -> int:
        node = self.root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        return -1


def run(n: int) -> int:
    tree = Tree()
    key = 1
    for i in range(n):
        key = key * 16807 % 2147483647
        tree.put(key % 50_000, i)
    total = 0
    for k in range(0, 50_000, 5):
        total += tree.get(k)
    return total + tree.size
