"""Anagram groups: a defaultdict of lists, sorted by length and first word."""

from collections import defaultdict
SIZE = 9000

def words(n):
    letters = "aeioulnrst"
    seed = 42
    result = []
    for _ in range(n):
        length = 3 + seed % 3
        w = ""
        for _ in range(length):
            seed = (seed * 69069 + 1) % 4294967296
            w += letters[(seed >> 16) % len(letters)]
        result.append(w)
    return result

def group(ws):
    groups = defaultdict(list)
    for w in ws:
        groups["".join(sorted(w))].append(w)
    return groups

def run(n):
    ws = words(n)
    total = 0
    best = []
    for _ in range(8):
        groups = group(ws)
        classes = [sorted(set(g)) for g in groups.values() if len(g) > 1]
        classes.sort(key=lambda g: (-len(g), g[0]))
        best = classes[0]
        total += len(classes)
    return [total, best, max(len(g) for g in classes)]
