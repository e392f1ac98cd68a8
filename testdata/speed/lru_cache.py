"""An LRU cache: a dict beside a doubly linked list of nodes."""
from __future__ import annotations

from typing import Optional

SIZE = 200000


class Node:
    def __init__(self, key: int, value: int):
        self.key = key
        self.value = value
        self.prev: Optional[Node] = None
        self.next: Optional[Node] = None


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.cache: dict[int, Node] = {}
        self.head = Node(0, 0)
        self.tail = Node(0, 0)
        self.head.next = self.tail
        self.tail.prev = self.head
        self.hits = 0
        self.misses = 0

    def _remove(self, node: Node) -> None:
        prev = node.prev
        nxt = node.next
        prev.next = nxt
        nxt.prev = prev

    def _add(self, node: Node) -> None:
        prev = self.tail.prev
        prev.next = node
        node.prev = prev
        node.next = self.tail
        self.tail.prev = node

    def get(self, key: int) -> int:
        if key in self.cache:
            node = self.cache[key]
            self._remove(node)
            self._add(node)
            self.hits += 1
            return node.value
        self.misses += 1
        return -1

    def put(self, key: int, value: int) -> None:
        if key in self.cache:
            self._remove(self.cache[key])
        node = Node(key, value)
        self._add(node)
        self.cache[key] = node
        if len(self.cache) > self.capacity:
            lru = self.head.next
            self._remove(lru)
            del self.cache[lru.key]

    def __len__(self) -> int:
        return len(self.cache)


def run(n: int) -> list[int]:
    cache = LRUCache(500)
    seed = 12345
    total = 0
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        key = seed % 1000
        v = cache.get(key)
        if v == -1:
            cache.put(key, i)
        else:
            total += v
    return [cache.hits, cache.misses, total, len(cache)]
