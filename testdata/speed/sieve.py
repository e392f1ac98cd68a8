"""The sieve of Eratosthenes over a list of bools."""

SIZE = 1_100_000


def primes(limit: int) -> list[int]:
    candidate = [True] * (limit + 1)
    candidate[0] = candidate[1] = False
    i = 2
    while i * i <= limit:
        if candidate[i]:
            for j in range(i * i, limit + 1, i):
                candidate[j] = False
        i += 1
    found: list[int] = []
    for i in range(limit + 1):
        if candidate[i]:
            found.append(i)
    return found


def run(n: int) -> int:
    found = primes(n)
    return found[-1] + len(found)
