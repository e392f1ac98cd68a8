"""Set algebra and membership."""

SIZE = 220_000


def run(n: int) -> int:
    a = set(range(0, n, 2))
    b = {i * 3 for i in range(n // 3)}
    total = len(a & b) + len(a | b) + len(a - b) + len(a ^ b)
    for i in range(n):
        if i in a and i not in b:
            total += 1
    names = {f"k{i % 5000}" for i in range(n)}
    for i in range(n):
        if f"k{i}" in names:
            total += 1
    seen: set[int] = set()
    x = 1
    while x not in seen:
        seen.add(x)
        x = x * 7919 % 30011
    for v in list(seen)[:]:
        seen.discard(v)
    return total + len(seen) + x
