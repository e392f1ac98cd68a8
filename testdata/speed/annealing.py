"""Simulated annealing of a tour through cities with a generator of random numbers of its own."""

import math

SIZE = 36_000


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) / 2147483648.0

    def below(self, n):
        return int(self.next() * n)


def distance(p, q):
    return math.hypot(p[0] - q[0], p[1] - q[1])


def tour_length(cities, tour):
    return sum(distance(cities[tour[i]], cities[tour[(i + 1) % len(tour)]]) for i in range(len(tour)))


def run(n: int) -> float:
    rng = Random(7)
    cities = [(rng.next() * 100, rng.next() * 100) for _ in range(40)]
    tour = list(range(len(cities)))
    current = tour_length(cities, tour)
    best = current
    temperature = 100
    for step in range(n):
        i, j = rng.below(len(tour)), rng.below(len(tour))
        if i > j:
            i, j = j, i
        if j - i < 1 or (i == 0 and j == len(tour) - 1):
            continue
        a, b = cities[tour[i - 1]], cities[tour[i]]
        c, d = cities[tour[j]], cities[tour[(j + 1) % len(tour)]]
        change = distance(a, c) + distance(b, d) - distance(a, b) - distance(c, d)
        if change < 0 or rng.next() < math.exp(-change / temperature):
            tour[i : j + 1] = tour[i : j + 1][::-1]
            current += change
            best = min(best, current)
        temperature = max(temperature * 0.9995, 0.01)
    return round(best, 6)
