"""The texts of containers and tuples that hold numbers and texts in their static types."""


def containers(n):
    counts = {}
    for i in range(n):
        key = "k" + str(i % 7)
        counts[key] = counts.get(key, 0) + 1
    numbers = {i * 7 % 11 for i in range(n)}
    numbers.discard(4)
    numbers.add(99)
    rows = [(i, str(i), i / 4, i % 2 == 0) for i in range(n)]
    top = sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:3]
    nested = [[1, 2], [n], []]
    grown = []
    for i in range(n - 3):
        grown.append(i)
    return f"{counts} {numbers} {rows} {top}", str(nested), repr(rows), f"{grown!r}{grown}{grown!s:>20}", str({i: [i] for i in range(n)})


def texts(n):
    quotes = ["it's", 'say "x"', "both '\"", "tab\t\n\\", "é\u2028\U0001f600", "\x00\x7f", ""]
    quotes.append("\ud800" * n)
    pairs = {q: len(q) for q in quotes}
    return repr(quotes), f"{pairs}", str((quotes[0], n)), "%s %r" % (quotes, pairs)


def numbers(n):
    floats = [0.1, 1e16, 1e-7, float("inf"), float("-inf"), float("nan"), -0.0, 3.0, 10.0**n]
    big = [2**64, -(2**63), 10**30 + n]
    mixed = [n, n + 0.5]
    flags = [n > 0, n < 0]
    return str(floats), repr(big), f"{mixed} {flags}", str({2**70: 1.5, n: 2.5}), str({(1, n): "x"})


def empty(n):
    nothing = []
    table = {}
    chosen = {x for x in range(n) if x > 100}
    for i in range(n):
        if i > 100:
            nothing.append(i)
            table[i] = "x"
    return f"{nothing}{table}{chosen}", str([[], []]), repr({}), str(set()), str(())


def holes(n):
    d = {i: str(i) for i in range(n)}
    for i in range(0, n, 2):
        del d[i]
    d[0] = "again"
    s = set(range(n))
    for i in range(0, n, 3):
        s.remove(i)
    s.add(0)
    return f"{d} {s}"


def printed(n):
    print([1, n])
    print({"a": n})
    print((n, "x"), [n])
    print([(n, 1.5)], sep="", end="|\n")
    print({n, n + 1})
    print(*[1, n])
    return None


def long_digits(n):
    out = []
    for make in range(3):
        try:
            values = [1, 10 ** (5000 if make == 1 else n)]
            out.append(str(values)[:30] if make < 2 else f"{ {'k': values[1]} }"[:30])
        except ValueError as e:
            out.append(str(e))
    try:
        print("before", [10**5000])
    except ValueError as e:
        out.append(str(e))
    return out


class Shown:
    def __repr__(self):
        return "shown"


def other(n):
    me = [1, 2]
    box = [me, me]
    box[0].append(n)
    itself = []
    itself.append(itself)
    return str([Shown()]), f"{(Shown(), n)}", f"{box}", str(itself), str([None, n]), str((n,)), f"{frozenset([n])}", repr([b"x"]), str([n, "a"]), str([(n, None)])


containers(0)
containers(3)
containers(20)
texts(1)
numbers(3)
empty(3)
empty(0)
holes(10)
printed(3)
long_digits(3)
other(3)
