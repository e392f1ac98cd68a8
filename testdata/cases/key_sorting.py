"""sorted, list.sort, min and max with keys that are lowered in place, views, tables of the module, variables that may be unbound."""

import operator
import traceback

WORDS = ["pear", "fig", "apple", "kiwi", "date", "plum"]
RANKS = {"pear": 3, "fig": 1, "apple": 2}
PAIRS = [(3, "c"), (1, "b"), (2, "a"), (1, "a")]
NESTED = {"a": [1, 2], "b": [3]}
MIXED = [1, "a", 2.5, None]
GROWING = [1, 2]
SHARED = {"x": 1}
ALIAS = SHARED
RING = [1]
RING.append(RING)
LETTERS = {"a", "b"}
calls = []


def lambda_keys(n):
    words = [w * (i % 2 + 1) for i, w in enumerate(WORDS)]
    a = sorted(words, key=lambda w: (len(w), w))
    b = sorted(words, key=lambda w: -len(w))
    c = sorted(words, key=len, reverse=True)
    words.sort(key=lambda w: w[::-1])
    return a, b, c, words, sorted(words, key=str.upper), sorted(words, key=lambda w: w[n % 3] < "m")


def stable(n):
    rows = [(i % 3, i) for i in range(n)]
    rows.sort(key=lambda r: r[0], reverse=True)
    other = sorted(rows, key=operator.itemgetter(0))
    third = sorted(rows, key=operator.itemgetter(1, 0))
    return [r[1] for r in rows], [r[1] for r in other], third[:3]


def float_keys(n):
    values = [float(i * 7 % 5) for i in range(n)] + [-0.0, 0.0, float("inf")]
    a = sorted(values, key=lambda v: -v)
    b = sorted(values)
    values.sort(reverse=True)
    nans = sorted([3.0, float("nan"), 1.0, 2.0], key=lambda v: v)
    return repr(a), repr(b), repr(values), repr(nans), repr(max(values)), repr(min(values, key=abs))


def of_dicts(n):
    d = {}
    for i in range(n):
        w = WORDS[i % 6]
        d[w] = d.get(w, 0) + i
    best = max(d, key=d.get)
    least = min(d, key=lambda w: (d[w], w))
    return (
        best, least, sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), sorted(d.values()), sum(d.values()), max(d.values()),
        list(d.items()), sorted(d), sorted(d, reverse=True), max(d.items()), len(list(d.keys())),
    )


def effects(n):
    seen = []

    def note(x):
        seen.append(x)
        return -x

    xs = list(range(n))
    a = sorted(xs, key=note)
    b = max(xs, key=note)
    xs.sort(key=lambda x: seen.append(x) or x % 2)
    return a, b, xs, seen


def looks_at_list(n):
    xs = [3, 1, 2]
    sizes = []
    xs.sort(key=lambda x: (sizes.append(len(xs)), x)[1] if n else x)
    return xs, sizes


def changes_list(n):
    xs = [3, 1, 2]
    try:
        xs.sort(key=lambda x: xs.append(n) or x)
    except ValueError as e:
        return repr(e), xs
    return xs


def changes_dict(n):
    d = {1: 5, 2: 3, 3: n}
    try:
        return min(d, key=lambda k: d.pop(k))
    except RuntimeError as e:
        return repr(e), d


def raising(n):
    xs = ["1", "2", "x", "3"]
    try:
        return sorted(xs, key=lambda s: 10 // (int(s) - n))
    except Exception as e:
        frames = [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]
        return repr(e), frames


def kept_on_error(n):
    xs = [4, 2, 0, 1]
    try:
        xs.sort(key=lambda x: n // x)
    except ZeroDivisionError as e:
        return repr(e), xs


def not_comparable(n):
    xs = [1, 2, 3]
    try:
        return sorted(xs, key=lambda x: "a" if x == n else x)
    except TypeError as e:
        return repr(e)


def empties(n):
    out = []
    for f in (lambda: max([]), lambda: min([1][n:]), lambda: max({}), lambda: min(x for x in range(0)), lambda: max([1][n:], key=lambda x: -x)):
        try:
            out.append(f())
        except ValueError as e:
            out.append(str(e))
    return out


def empty_typed(n):
    xs = []
    for i in range(n):
        xs.append(i)
    try:
        return max(xs), min(xs, key=lambda x: -x)
    except ValueError as e:
        return str(e)


def generated(n):
    return max(len(w) for w in WORDS), min(w for w in WORDS), max(-x for x in range(1, n)), sorted((w for w in WORDS), key=lambda w: w[-1])


def same_names(n):
    w = "outer"
    a = sorted(WORDS, key=lambda w: w[1])
    k = [x for x in range(n)]
    b = sorted(k, key=lambda x: -x)
    return w, a, b


def characters(text):
    return sorted(text), "".join(sorted(text)), list(text), sorted(set(text)), max(text), min(text), sorted(text, key=lambda c: (-ord(c)))


def numbered(text, n):
    out = []
    for i, c in enumerate(text):
        out.append(f"{i}{c}")
    for i, c in enumerate(text, n):
        out.append(f"{i}{c}")
    for i, c in enumerate([1.5, 2.5], start=n):
        out.append(f"{i}:{c}")
    return out


def tables(n):
    total = 0
    for rank, name in PAIRS:
        total += rank * len(name)
    for word in WORDS:
        total += RANKS.get(word, 10)
    for word, rank in RANKS.items():
        total += rank
    inner = NESTED["a"]
    inner.append(n)
    NESTED.setdefault("c", []).append(n)
    return total, NESTED, WORDS[n % 6], PAIRS[1], sorted(PAIRS), "fig" in WORDS, "fig" in RANKS, sorted(LETTERS), "a" in LETTERS


def mixed_table(n):
    return [repr(x) for x in MIXED], MIXED[n % 4]


def growing(n):
    for i in range(n):
        GROWING.append(i)
    GROWING.append("text")
    return GROWING[-1], len(GROWING)


def aliases(n):
    ALIAS["y"] = n
    return SHARED, ALIAS is SHARED, SHARED["y"]


def ring(n):
    return RING[0] + n, RING[1] is RING, len(RING)


def after_loop(n):
    for i in range(n):
        last = i * 2
        names = ["a" * i]
        table = {"k": i}
        pair = (i, "x")
    try:
        return last, names, table, pair, i
    except UnboundLocalError as e:
        return str(e)


def sometimes(n):
    for i in range(4):
        if i == n:
            found = i * 1.5
            text = "t" + str(i)
        if i > n:
            found += 1
            text += "!"
    return found, text


def deleted(n):
    x = [n]
    y = n
    if n > 2:
        del x
        del y
    try:
        x.append(1)
        return x, y
    except UnboundLocalError as e:
        return repr(e)


def deleted_again(n):
    out = []
    for i in range(n):
        v = i
        out.append(v)
        del v
    try:
        del v
    except UnboundLocalError as e:
        out.append(str(e))
    return out


def except_name(n):
    for i in range(n):
        try:
            value = 10 // (i - 1)
        except ZeroDivisionError as e:
            message = str(e)
    try:
        return value, message, e
    except UnboundLocalError as err:
        return str(err)


def in_try(n):
    try:
        a = 5
        b = [1, 2][n]
        c = str(b)
    except IndexError:
        pass
    try:
        return a, b, c
    except UnboundLocalError as e:
        return str(e)


def bytes_of(n):
    data = bytes(range(n))
    array = bytearray(data)
    array[0] ^= 255
    array[-1] = 7
    total = 0
    for b in array:
        total += b
    out = [data[0], data[-1], array[n - 1], total, bytes(array)[:4], [b for b in data[:3]]]
    for index, value in ((n, 1), (-n - 1, 1), (0, 256), (0, -1), ("a", 1)):
        try:
            array[index] = value
        except Exception as e:
            out.append(repr(e))
        try:
            out.append(data[index])
        except Exception as e:
            out.append(repr(e))
    return out


def grows_meanwhile(n):
    array = bytearray(b"ab")
    seen = []
    for b in array:
        seen.append(b)
        if len(seen) < n:
            array.append(b + 1)
    return seen


def splits(text):
    return text.split(), text.splitlines(), text.strip(), text.lstrip(), text.rstrip(), text.strip("ab.é"), text.split(None, 1), text.splitlines(True)


def at_unknown(n):
    digits = "0123456789é"
    out = ""
    for k in [n, True, -1, slice(1, n)]:
        out += digits[k]
    try:
        digits["a" if n else 0]
    except TypeError as e:
        out += str(e)
    return out


lambda_keys(0)
lambda_keys(4)
stable(10)
stable(0)
float_keys(9)
of_dicts(20)
effects(5)
looks_at_list(1)
changes_list(9)
changes_dict(4)
raising(1)
raising(9)
kept_on_error(3)
not_comparable(2)
not_comparable(9)
empties(1)
empty_typed(0)
empty_typed(4)
generated(5)
same_names(4)
characters("hello")
characters("héllo ✓ wörld")
characters("a\ud800b")
numbered("héy", 5)
numbered("", 2**70)
tables(4)
mixed_table(1)
mixed_table(3)
growing(2)
aliases(3)
ring(5)
after_loop(3)
after_loop(0)
sometimes(0)
sometimes(3)
deleted(1)
deleted(3)
deleted_again(2)
except_name(1)
except_name(3)
except_name(2)
in_try(1)
in_try(2)
bytes_of(5)
bytes_of(200)
grows_meanwhile(6)
splits("  a b\tc\n\x1cd\x1fe\u00a0f\u2003g  ")
splits("ab.x\r\ny\x0bz\u2028w\u0085v.éa")
splits("\x85 é \u3000")
splits("")
at_unknown(3)
