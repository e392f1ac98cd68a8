"""Primes in four ways: by division, with a sieve as a list, with one as a set, and by Miller and Rabin's test."""

SIZE = 45_000


def by_division(n):
    primes = []
    for candidate in range(2, n):
        for p in primes:
            if p * p > candidate:
                primes.append(candidate)
                break
            if candidate % p == 0:
                break
        else:
            primes.append(candidate)
    return primes


def by_list(n):
    flags = [True] * n
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n, i))
    return [i for i, flag in enumerate(flags) if flag]


def by_set(n):
    left = set(range(2, n))
    for i in range(2, int(n**0.5) + 1):
        if i in left:
            left -= set(range(i * i, n, i))
    return sorted(left)


def is_prime(n, witnesses=(2, 3, 5, 7)):
    if n < 2:
        return False
    for p in witnesses:
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in witnesses:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def run(n: int) -> list[int]:
    a, b, c = by_division(n), by_list(4 * n), by_set(2 * n)
    d = [i for i in range(n) if is_prime(i)]
    gaps = {}
    for p, q in zip(b, b[1:]):
        gaps[q - p] = gaps.get(q - p, 0) + 1
    most = max(gaps, key=gaps.get)
    return [len(a), len(b), len(c), int(a == d), most, gaps[most], sum(a) % 1009, max(gaps)]
