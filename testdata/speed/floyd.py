"""All shortest paths by Floyd and Warshall with float("inf") for no way, and the way itself."""

SIZE = 125
INF = float("inf")


def shortest(n, edges):
    dist = [[INF] * n for _ in range(n)]
    following = [[None] * n for _ in range(n)]
    for i in range(n):
        dist[i][i] = 0
    for a, b, weight in edges:
        if weight < dist[a][b]:
            dist[a][b] = weight
            following[a][b] = b
    for k in range(n):
        for i in range(n):
            via = dist[i][k]
            if via == INF:
                continue
            for j in range(n):
                if via + dist[k][j] < dist[i][j]:
                    dist[i][j] = via + dist[k][j]
                    following[i][j] = following[i][k]
    return dist, following


def way(following, a, b):
    path = [a]
    while a != b:
        a = following[a][b]
        if a is None:
            return []
        path.append(a)
    return path


def run(n: int) -> list:
    edges = []
    for i in range(n):
        for k in range(3):
            edges.append((i, (i * 7 + k * 11 + 3) % n, (i * k) % 17 + 1))
    dist, following = shortest(n, edges)
    longest = max(max(d for d in row if d < INF) for row in dist)
    total = sum(d for row in dist for d in row if d != INF)
    return [longest, total, way(following, 0, n // 2), sum(len(way(following, i, 5)) for i in range(n))]
