"""Shortest routes in a graph of dicts of lists, breadth first with a deque."""

from collections import deque

SIZE = 1500


def city(n: int) -> dict[str, list[str]]:
    graph: dict[str, list[str]] = {}
    for i in range(n):
        name = f"n{i}"
        for j in (i * 2 + 1, i * 3 % n, (i + 7) % n):
            if j < n and j != i:
                graph.setdefault(name, []).append(f"n{j}")
                graph.setdefault(f"n{j}", []).append(name)
    return graph


def shortest(graph: dict[str, list[str]], start: str, goal: str) -> list[str]:
    queue = deque([start])
    came: dict[str, str] = {start: ""}
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node:
                path.append(node)
                node = came[node]
            return path[::-1]
        for other in graph[node]:
            if other not in came:
                came[other] = node
                queue.append(other)
    return []


def run(n: int) -> list:
    graph = city(n)
    total = 0
    path: list[str] = []
    for k in range(120):
        path = shortest(graph, f"n{k}", f"n{n - 1 - k * 3}")
        total += len(path)
    return [total, path, len(graph)]
