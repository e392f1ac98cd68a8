"""heapq: Dijkstra on a grid."""

import heapq

SIZE = 240


def shortest(n: int) -> int:
    cost = [[(x * 7 + y * 13) % 9 + 1 for x in range(n)] for y in range(n)]
    best: dict[tuple[int, int], int] = {(0, 0): 0}
    queue: list[tuple[int, int, int]] = [(0, 0, 0)]
    while queue:
        d, x, y = heapq.heappop(queue)
        if x == n - 1 and y == n - 1:
            return d
        if d > best[(x, y)]:
            continue
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nx, ny = x + dx, y + dy
            if 0 <= nx < n and 0 <= ny < n:
                nd = d + cost[ny][nx]
                if nd < best.get((nx, ny), 1_000_000_000):
                    best[(nx, ny)] = nd
                    heapq.heappush(queue, (nd, nx, ny))
    return -1


def run(n: int) -> int:
    values = [i * 7919 % 10007 for i in range(n * 100)]
    heapq.heapify(values)
    total = 0
    while values:
        total = (total * 31 + heapq.heappop(values)) % 1000003
    return shortest(n) * 1000 + total
