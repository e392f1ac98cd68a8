"""A dict that counts words, and its items sorted."""

SIZE = 220_000


def words(n: int) -> list[str]:
    stems = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    result: list[str] = []
    state = 42
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        result.append(stems[state % 8] + str(state // 65536 % 300))
    return result


def count(items: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in items:
        if item in counts:
            counts[item] += 1
        else:
            counts[item] = 1
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def run(n: int) -> str:
    counts = count(words(n))
    top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    return f"{len(counts)} {top}"
