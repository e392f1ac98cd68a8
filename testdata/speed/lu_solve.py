"""Linear equations by LU decomposition with row exchanges, on lists of lists."""

SIZE = 90


def decompose(a):
    n = len(a)
    perm = list(range(n))
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(a[i][k]) > abs(a[pivot][k]):
                pivot = i
        if a[pivot][k] == 0:
            raise ValueError("singular")
        a[k], a[pivot] = a[pivot], a[k]
        perm[k], perm[pivot] = perm[pivot], perm[k]
        for i in range(k + 1, n):
            a[i][k] /= a[k][k]
            for j in range(k + 1, n):
                a[i][j] -= a[i][k] * a[k][j]
    return perm


def solve(a, b):
    rows = [row[:] for row in a]
    perm = decompose(rows)
    n = len(b)
    x = [b[p] for p in perm]
    for i in range(n):
        for j in range(i):
            x[i] -= rows[i][j] * x[j]
    for i in range(n - 1, -1, -1):
        for j in range(i + 1, n):
            x[i] -= rows[i][j] * x[j]
        x[i] /= rows[i][i]
    return x


def run(n: int) -> float:
    seed = 42
    a = []
    for i in range(n):
        row = []
        for j in range(n):
            seed = (seed * 1103515245 + 12345) % 2**31
            row.append(seed / 2**31 - 0.5)
        row[i] += 4
        a.append(row)
    b = [i % 5 for i in range(n)]
    total = 0
    for _ in range(4):
        x = solve(a, b)
        total += sum(abs(sum(a[i][j] * x[j] for j in range(n)) - b[i]) for i in range(n))
    return round(total, 6) + round(x[3], 6)
