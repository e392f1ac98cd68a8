"""Sets that other sets are put into, taken out of and cut with in place: what is in them, and in which order."""


def minus(n, cut, step, other_step):
    s = set(range(0, n, step))
    s -= set(range(0, n - n // cut, other_step))
    return list(s)


def minus_method(n, cut, step, other_step):
    s = set(range(0, n, step))
    s.difference_update(set(range(0, n - n // cut, other_step)))
    return list(s)


def minus_copy(n, cut, step, other_step):
    s = set(range(0, n, step))
    return list(s - set(range(0, n - n // cut, other_step))), len(s)


def minus_any(n, cut, step, other_step):
    s = {str(i) for i in range(0, n, step)} and set(range(0, n, step))
    s.difference_update(list(range(0, n - n // cut, other_step)))
    t = frozenset(range(0, n, step)) - frozenset(range(0, n - n // cut, other_step))
    return list(s), list(t)


def meet(n):
    s = set(range(n))
    t = s
    s &= set(range(0, 2 * n, 3))
    s.intersection_update(set(range(0, n, 2)))
    return list(s), t is s, len(t)


def either(n):
    s = set(range(n))
    s ^= set(range(n // 2, n * 2, 3))
    s.symmetric_difference_update(set(range(5)))
    u = set()
    u ^= set(range(n // 3))
    return list(s), list(u)


def with_itself(n):
    out = []
    for k in range(4):
        s = set(range(n))
        if k == 0:
            s -= s
        elif k == 1:
            s ^= s
        elif k == 2:
            s &= s
        else:
            s |= s
        out.append((len(s), sorted(s)))
    return out


def while_looped(k):
    s = set(range(10))
    seen = []
    try:
        for x in s:
            seen.append(x)
            if k == 0:
                s -= set(range(8, 9))
            elif k == 1:
                s &= set(range(10))
            elif k == 2:
                s ^= set(range(3, 4))
    except RuntimeError as e:
        return seen, str(e)
    return seen, sorted(s)


def of_rows(n):
    s = {(i, i % 3) for i in range(n)}
    s -= {(i, 0) for i in range(n)}
    s ^= {(i, 1) for i in range(n + 2)}
    s &= {(i, i % 2) for i in range(n)}
    return sorted(s)


def of_texts(words):
    s = set(words)
    t = {w[::-1] for w in words}
    s -= t
    t -= set(words)
    s ^= {"zz"}
    return sorted(s), sorted(t)


def wrong(flag):
    s = {1, 2}
    try:
        s -= [1] if flag else {1}
    except TypeError as e:
        return str(e)
    return sorted(s)


def set_of_another_type(a: set):
    b = {q % 5 for q in range(3)}
    c = set(["x"])
    try:
        a |= a
        a |= c
        b |= c
        b &= {2, "x"}
        b -= a
        a ^= {1.5, 1}
    except Exception as e:
        print(type(e).__name__, e)
    return sorted(map(str, a)), sorted(map(str, b)), sorted(c)


[minus(n, cut, step, o) for n in (30, 100, 300, 1000) for cut in (2, 4, 10) for step in (1, 7) for o in (1, 3)]
[minus_method(n, cut, 1, 1) for n in (30, 100, 300, 1000) for cut in (2, 4, 10)]
[minus_copy(n, cut, 7, 7) for n in (100, 300, 1000) for cut in (2, 4, 10)]
[minus_any(n, cut, step, step) for n in (30, 100, 300, 1000) for cut in (2, 4, 10) for step in (1, 11)]
[meet(n) for n in (3, 30, 200)]
[either(n) for n in (3, 30, 200)]
with_itself(9)
[while_looped(k) for k in range(3)]
of_rows(12)
of_texts(["abc", "cba", "x", "hello"])
wrong(True)
wrong(False)
set_of_another_type({1, 2})
set_of_another_type({"x"})
