"""Lists of items of one type, and what makes them lists of anything."""


def indices(n):
    v = [i * i for i in range(n)]
    out = []
    for i in [0, 1, -1, -n, n, -n - 1, 10**30]:
        try:
            out.append(v[i])
        except IndexError as e:
            out.append(str(e))
        try:
            v[i] = i
        except IndexError as e:
            out.append(str(e))
    return [out, v]


def slices(n):
    v = [float(i) for i in range(n)]
    return [v[1:], v[:-1], v[::2], v[::-1], v[5:2], v[-2:], v[10**20:], v[1:-1:2]]


def slice_zero(n):
    v = [i for i in range(n)]
    return v[::n - n]


def grow(n):
    v = []
    for i in range(n):
        v.append(i)
        if i % 3 == 0:
            v.pop()
        if i % 5 == 0:
            v.append(2**70)
    v += [1, 2]
    v.extend(v[:2])
    w = v + [9]
    w.reverse()
    x = w.copy()
    w.clear()
    return [v, w, x, len(v), bool(w), not v]


def pops(n):
    v = [1, 2, 3, 4]
    out = []
    for i in [0, -1, 1, 5, 0, 0, 10**30]:
        try:
            out.append(v.pop(i))
        except IndexError as e:
            out.append(str(e))
    return [out, v]


def grid(n):
    g = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            g[i][j] = i * j
    row = g[1]
    row[0] = 7
    shared = [[1.5] * 2] * 2
    shared[0][0] = 2.5
    return [g, shared, sum([sum(r) for r in g])]


def bools(n):
    v = [True] * n
    for i in range(0, n, 2):
        v[i] = False
    return [v, [i for i in range(n) if v[i]]]


def strings(text):
    words = [text[i] for i in range(len(text))]
    words.append(text[1:3])
    out = ""
    for w in words:
        out += w + "-"
    return [out, words, "b" in words, "zz" in words, text[-1]]


def no_such(text):
    return text[10]


def mixed(n):
    v = [1, 2, 3]
    v.append("four")
    w = [1, 2]
    w[0] = None
    x = [1.0]
    x.append(2)
    return [v, w, x]


def shared(f):
    v = [1, 2, 3]
    f(v)
    total = 0
    for x in v:
        total += x if isinstance(x, int) else 100
    return [total, v]


def while_iterating(n):
    v = [n]
    out = []
    for x in v:
        out.append(x)
        if x > 0:
            v.append(x - 1)
    return out


def builtins(n):
    v = [(i * 7919) % 13 for i in range(n)]
    w = sorted(v)
    v.sort()
    names = sorted(["b", "a"])
    return [v == w, max(v), min(w), sum(v), 3 in v, 99 in v, tuple(v), str(v), list(reversed(w)), names, sorted(v, key=lambda x: -x), list(v) is v]


def empty_most():
    v = [i for i in range(0)]
    return max(v)


def steps(a, b, c):
    out = []
    for i in range(a, b, c):
        out.append(i)
    return [out, list(range(a, b)), list(range(b, a, -2))]


def aliased(n):
    a = [i for i in range(n)]
    b = a
    b.append(100)
    c = [a, b]
    c[0].append(200)
    return [a, a is b, c]


def unpacked(n):
    a, b, *c = [i for i in range(n)]
    d = [1, 2]
    x, y = d
    return [a, b, c, x, y, [*d, *c]]


def nested_types(n):
    pairs = [(i, str(i)) for i in range(n)]
    total = 0
    for i, s in pairs:
        total += i + len(s)
    d = {"a": [1, 2]}
    d["a"].append(3)
    return [total, pairs, d, [[], [1]], [None, [1]]]


def by_default(v=[]):
    v.append(1)
    return v


def lines(n):
    out = []
    for line in "a b,c d".split(","):
        out.append(line.split())
    out[0].append("x")
    return out


def powers(x, n):
    return [x**2, n**2, n**3, 2.0**0.5, (x * x) ** 0.5, (x * x + 1.0) ** 1.5, n**0]


def root(x):
    return x**0.5


def inverse(x):
    return x**-1



def numbered(n):
    v = [i * 2 for i in range(n)]
    out = []
    for i, x in enumerate(v):
        if i == 1:
            v.append(50)
            continue
        out.append(i * x)
    for pair in enumerate(v):
        out.append(pair[1] - pair[0])
    index = {x: i for i, x in enumerate(v)}
    w = [0] + [i for i in range(n)] + [1]
    return [out, index, [i + x for i, x in enumerate(w) if i], w]


indices(4)
slices(5)
slice_zero(3)
grow(12)
pops(1)
grid(3)
bools(7)
strings("abcé")
no_such("abc")
mixed(1)
shared(lambda v: v.append('x'))
shared(len)
while_iterating(3)
builtins(9)
empty_most()
steps(1, 10, 3)
steps(5, 0, -1)
steps(1, 2, 0)
aliased(2)
unpacked(5)
nested_types(3)
[by_default(), by_default()]
lines(1)
powers(-1.5, -3)
root(-2.0)
root(4.0)
inverse(0.0)
inverse(4.0)
numbered(4)
