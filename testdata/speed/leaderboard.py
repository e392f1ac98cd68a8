"""Sorting with keys: tuples, attrgetter, itemgetter, multi-pass, min/max with key."""
from dataclasses import dataclass
from operator import attrgetter, itemgetter
SIZE = 15000

@dataclass
class Player:
    name: str
    score: int
    level: int
    ratio: float

def players(n: int) -> list[Player]:
    result = []
    seed = 17
    for i in range(n):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        result.append(Player(f"p{seed % 9973}", seed % 1000, seed // 1000 % 10, (seed % 100) / 100))
    return result

def rank(ps: list[Player]) -> list[tuple[int, str]]:
    ordered = sorted(ps, key=lambda p: (-p.score, p.level, p.name))
    result: list[tuple[int, str]] = []
    last = None
    place = 0
    for i, p in enumerate(ordered, 1):
        if p.score != last:
            place = i
            last = p.score
        result.append((place, p.name))
    return result

def run(n: int) -> list[str]:
    ps = players(n)
    ranked = rank(ps)
    by_name = sorted(ps, key=attrgetter("level", "name"))
    best = max(ps, key=lambda p: p.score * p.ratio)
    worst = min(ps, key=lambda p: (p.score, p.name))
    pairs = [(p.name, p.score) for p in ps]
    pairs.sort(key=itemgetter(1), reverse=True)
    words = [p.name for p in ps]
    words.sort(key=len)
    words2 = sorted(words, key=str.lower, reverse=True)
    ps.sort(key=lambda p: p.name)
    ps.sort(key=lambda p: p.level, reverse=True)
    return [str(ranked[:3]), by_name[0].name, best.name, worst.name, str(pairs[:2]), words[0], words2[0], ps[0].name, ps[-1].name]
