"""Unpacking, slices with steps, walrus, chained comparison, augmented assignment, loops, the order of evaluation."""


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def u2(x):
    a, b = x
    return a, b


def u3(x):
    [a, b, c] = x
    return a, b, c


def ustar(x):
    a, *b, c = x
    return a, b, c


def ustar_end(x):
    a, b, *c = x
    return a, b, c


def unest(x):
    (a, (b, *c)), d = x
    return a, b, c, d


def u0(x):
    [] = x
    return "empty"


def u1(x):
    (a,) = x
    return a


u2([1, 2]), u2("ab"), u2({1: 2, 3: 4}), u2(range(2)), u2(iter((1, 2))), u2({5, 6})
u2([1])
u2([1, 2, 3])
u2([])
u2(5)
u2(None)
u2("abc")
u2(iter([1]))
u2(iter([1, 2, 3]))
u2({1: 2})
u3((1, 2))
u3("abcd")
ustar([1, 2]), ustar([1, 2, 3]), ustar("wxyz")
ustar([1])
ustar(5)
ustar_end([1])
ustar_end([1, 2])
unest([(1, (2, 3, 4)), 5])
unest([(1, 2), 5])
unest([(1, ()), 5])
u0([])
u0([1])
u0(5)
u1("x"), u1([7])
u1("")
u1((1, 2))


def unpack_order():
    log = []
    class D:
        def __setitem__(self, k, v): log.append((k, v))
    d = D()
    def k(n):
        log.append(n)
        return n
    d[k(1)], d[k(2)] = k(3), k(4)
    d[k(5)] = d[k(6)] = k(7)
    [d[k(8)], *d[k(9)]] = [1, 2, 3]
    return log


def swap():
    a, b, c = 1, 2, 3
    a, b, c = c, a, b
    x = [1, 2]
    i = 0
    i, x[i] = 1, 9
    x[0], x[1] = x[1], x[0]
    return a, b, c, x, i


def chained_assignment():
    a = b = c = []
    a.append(1)
    x = y = (z, w) = (1, 2)
    return b is c, b, x is y, z, w


def partial_unpack():
    a = b = "old"
    try:
        a, b = [1]
    except ValueError:
        pass
    class Bad:
        def __setitem__(self, k, v): raise KeyError(k)
    try:
        a, Bad()[0], b = 1, 2, 3
    except KeyError:
        pass
    return a, b


def for_targets():
    d = {}
    out = []
    for d["k"], (x, *y) in [(1, (2, 3, 4)), (5, (6,))]:
        out.append((dict(d), x, y))
    class O: pass
    o = O()
    for o.a in range(3):
        pass
    return out, o.a, told(lambda: [a for a, b in [(1, 2), (3,)]]), [(a, b) for a, *b in ["xyz", "q"]]


def star_everywhere():
    a = [1, 2]
    return [*a, 0, *a], (*a, *"xy"), {*a, 3}, {**{"p": 1}, "q": 2, **{"p": 9}}, [*range(2), *{5: 6}], (*a,), told(lambda: [*5]), told(lambda: {**5}), told(lambda: (*None,)), told(lambda: {**[1]})


unpack_order()
swap()
chained_assignment()
partial_unpack()
for_targets()
star_everywhere()


# Slices
def sl(x, a=None, b=None, c=None):
    return x[a:b:c]


def put(x, s, v):
    x = list(x)
    try:
        x[s] = v
    except Exception as e:
        return x, f"{type(e).__name__}: {e}"
    return x


def cut(x, s):
    x = list(x)
    del x[s]
    return x


sl("abcdef", 1, 4), sl("abcdef", None, None, 2), sl("abcdef", None, None, -1), sl("abcdef", -2), sl("abcdef", 10), sl("abcdef", 4, 1, -1), sl("abcdef", -100, 100, 3), sl("abcdef", None, -7, -2), sl("abcdef", 5, None, -2), sl("abc", 2, 1)
sl([1, 2, 3, 4, 5], 1, None, 2), sl((1, 2, 3), None, None, -2), sl(range(10), 2, 8, 3), sl(range(10), None, None, -3), sl(b"abcd", 1, 3), sl(bytearray(b"abcd"), None, None, -1), sl("héllo wörld", 1, 9, 2)
sl("abc", None, None, 0)
sl([1], "a")
sl([1], 1.5)
sl((1,), None, None, "x")
sl(5, 1)
sl({1: 2}, 1)
sl([1, 2, 3], True), sl([1, 2, 3], -2**70, 2**70), sl("abc", 2**100), sl(range(5), -2**80, None, 2**70)
put("abcde", slice(1, 3), "XYZ"), put("abcde", slice(1, 1), [9]), put("abcde", slice(3, 1), "Q"), put("abcde", slice(None), ()), put("abcde", slice(10, 20), "z"), put("abcde", slice(-2, None), iter("mn"))
put("abcde", slice(None, None, 2), "XYZ"), put("abcde", slice(None, None, -1), range(5)), put("abcdef", slice(4, 0, -2), "PQ"), put("abcde", slice(5, None, 2), [])
put("abcde", slice(None, None, 2), "XY")
put("abcde", slice(None, None, 0), "XY")
put("abcde", slice(1, 3), 5)
put("abcde", slice(None, None, 2), 5)
put("abcde", "a", 5), put("abcde", 9, 5), put("abcde", -1, 5), put("abcde", None, 5)
cut("abcdef", slice(1, 3)), cut("abcdef", slice(None, None, 2)), cut("abcdef", slice(None, None, -2)), cut("abcdef", slice(4, 1, -1)), cut("abcdef", slice(3, 1)), cut("abcdef", slice(None)), cut("abcdef", -1), cut("abcdefgh", slice(1, 7, 3))
cut("abc", 5)
cut("abc", slice(None, None, 0))


def slice_self():
    a = [1, 2, 3]
    a[1:1] = a
    b = [1, 2, 3]
    b[:] = b[::-1]
    c = [1, 2, 3, 4]
    c[::2] = c[1::2]
    d = [1]
    d += d
    d *= 2
    e = [0] * 3
    e[1:2] += [7, 8]
    return a, b, c, d, e


def slice_objects():
    s = slice(1, 10, 2)
    return s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(None, None, -1).indices(4), s == slice(1, 10, 2), slice(1) < slice(2), told(hash, s), told(s.indices, -1), told(slice, 1, 2, 3, 4), repr(slice("a", None)), told(slice("a").indices, 3), slice(-1, -5, -1).indices(3)


def own_subscript():
    class S:
        def __getitem__(self, k): return k
    s = S()
    return s[1], s[1:2], s[::], s[1, 2], s[1:2, ::3], s[...], s[()], s[(1,)], s[-1:], s[None], s[*[1, 2], 3], s["a":"b"]


def bytearray_slices():
    b = bytearray(b"abcdef")
    b[1:3] = b"XYZ"
    b[::3] = b"..."
    del b[-1]
    b += b"!"
    b[0] = 65
    return b, told(b.__setitem__, 0, 256), told(b.__setitem__, 0, "a"), told(b.__setitem__, 99, 1), told(b.append, 300), b.pop(), told(b.remove, 255), b[1], b[1:2]


slice_self()
slice_objects()
own_subscript()
bytearray_slices()


# Walrus, comparison, conditions
def walrus():
    if (n := len("abc")) > 2:
        r = [n]
    while (x := r[-1]) < 6:
        r.append(x + 1)
    r2 = [y := 1, y ** 2, (y := y + 5)]
    last = [z for v in range(5) if (z := v * 2) > 3]
    return r, r2, y, z, last, (w := 1, 2), w, f"{(q := 5)}", q, any((hit := c) == "b" for c in "abc"), hit, (lambda: (k := 3) + k)()


def chain_order():
    log = []
    def v(n):
        log.append(n)
        return n
    r = [v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) < v(5) > v(2) == v(2) != v(0), v(1) in [v(1)] in [[1]], v(1) is not None is not v(2)]
    return r, log


def boolean_values():
    log = []
    def v(n):
        log.append(n)
        return n
    r = [v(0) or v("") or v([]), v(1) and v("x") and v(0), v(0) and v(1), not v(""), v(None) or v(3) and v(4), (v(1) or 1 / 0), not not v(5), v(2) if v(0) else v(9)]
    return r, log


def short_raise():
    return told(lambda: 0 or 1 / 0), told(lambda: 1 and undefined()), told(lambda: 1 < "a" < 2), 5 < 3 < (1 / 1)


def undefined():
    raise NameError("undefined was called")


def identity():
    a = [1]
    b = a
    return a is b, a is not [1], None is None, (1, 2) == (1, 2), True is (1 == 1), a in [a], [] is [], "ab" == "a" + "b"


def nan_identity():
    n = float("nan")
    return n == n, n in [n], [n] == [n], [n].index(n), {n: 1}.get(n), n in {n}, (n,) == (n,), sorted([3, 1, 2]), max(1, n), max(n, 1), min(n, 1), [n].count(n)


walrus()
chain_order()
boolean_values()
short_raise()
identity()
nan_identity()


def order_of_evaluation():
    log = []
    def v(n):
        log.append(n)
        return n
    class C:
        def __getitem__(self, k): return self
        def __setitem__(self, k, x): log.append(("set", k, x))
        def __call__(self, *a, **k): return self
        def __repr__(self): return "c"
        def __add__(self, o): return self
        def __radd__(self, o): return self
    c = C()
    v(1) + v(2) * v(3)
    {v(4): v(5), v(6): v(7)}
    [v(8), v(9)][v(0)]
    c[v(10):v(11)](v(12), k=v(13))[v(14)]
    c[v(15)] = v(16)
    c[v(17)] += v(18)
    v(19) if v(20) else v(21)
    (v(22), v(23))
    f"{v(24)}{v(25):{v(26)}}"
    x = lambda a=v(27), *, b=v(28): 0
    assert v(29), v(30)
    return log


def loops():
    out = []
    for i in range(10):
        if i % 2:
            continue
        if i > 6:
            break
        for j in range(i):
            if j == 3:
                break
        else:
            out.append(("inner else", i))
            continue
        out.append(i)
    else:
        out.append("else")
    n = 0
    while n < 3:
        n += 1
    else:
        out.append("while else")
    while True:
        n -= 1
        if n < 0:
            break
    else:
        out.append("never")
    return out, i, n


def loop_changes():
    out = []
    for i in range(3):
        out.append(i)
        i = 10
    xs = [1, 2, 3]
    for x in xs:
        if x < 3:
            xs.append(x + 10)
        out.append(x)
        if len(out) > 12:
            break
    ys = [1, 2, 3, 4]
    for y in ys:
        ys.remove(y)
    return out, i, xs, ys


def augmented_targets():
    class O: pass
    o = O()
    o.n = 1
    d = {"k": [1]}
    l = [1, 2]
    o.n += 1
    o.n **= 3
    d["k"] += (2, 3)
    d["k"][0] <<= 4
    l[-1] -= 5
    l[:1] *= 3
    s = "a"
    s += "b"
    s *= 2
    s %= ()
    t = (1,)
    t += (2,)
    f = 7
    f //= 2
    f /= 2
    b = True
    b |= False
    b ^= True
    z = {1, 2}
    z &= {2, 3}
    z -= {9}
    q = {"a": 1}
    q |= {"b": 2}
    return o.n, d, l, s, t, f, b, z, q


def augmented_shared():
    a = b = [1]
    a += [2]
    c = d = (1,)
    c += (2,)
    e = g = {1}
    e |= {2}
    h = i = "s"
    h += "t"
    j = k = {"a": 1}
    j |= [("b", 2)]
    return b, d, g, i, k


order_of_evaluation()
loops()
loop_changes()
augmented_targets()
augmented_shared()


# Changes while iterating, exhausted iterators
def dict_grows():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def dict_shrinks():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]


def dict_same_size():
    d = {1: 1, 2: 2, 3: 3}
    out = []
    for k in d:
        out.append(k)
        if k == 1:
            d[1] = "changed"
    return out, d


def items_grow():
    d = {"a": 1}
    for k, v in d.items():
        d[k + "x"] = v


def values_grow():
    d = {"a": 1}
    for v in d.values():
        d[v] = v


def set_grows():
    s = {1}
    for x in s:
        s.add(x + 1)


def set_shrinks():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)


def dict_comprehension_changes():
    d = {1: 1, 2: 2}
    return [d.pop(k) for k in d]


def dict_exhausted():
    d = {1: 1}
    it = iter(d)
    next(it)
    d[2] = 2
    return told(next, it)


def list_exhausted():
    a = [1]
    it = iter(a)
    r = list(it)
    a.append(2)
    return r, list(it), told(next, it)


def list_shrinks():
    a = [1, 2, 3]
    it = iter(a)
    next(it)
    a.clear()
    r = list(it)
    a.extend([1, 2, 3, 4])
    return r, list(it), list(reversed(a))


def sort_changes():
    a = [3, 1, 2]
    def key(x):
        a.append(5)
        return x
    return told(a.sort, key=key), a


def sort_fails():
    a = [3, 1, "x", 2]
    return told(a.sort), sorted(map(str, a))


def deque_changes():
    from collections import deque
    d = deque([1, 2])
    for x in d:
        d.append(x)


def iterators():
    z = zip([1, 2], iter("abc"))
    m = map(lambda a, b: (a, b), [1, 2, 3], "ab")
    f = filter(None, [0, 1, "", "x"])
    e = enumerate("ab", start=5)
    r = reversed([1, 2])
    c = iter(iter([1, 2, 0, 3]).__next__, 0)
    return list(z), list(z), list(m), next(f), list(f), list(e), told(next, e), list(r), list(r), list(c), list(c), iter(r) is r


def zip_strict():
    return list(zip([1], "a", strict=True)), told(lambda: list(zip([1], "ab", strict=True))), told(lambda: list(zip([1, 2], "a", strict=True))), told(lambda: list(zip([1], "a", [], strict=True))), list(zip()), told(lambda: zip([1], 5)), told(lambda: list(zip([1], stric=1))), told(lambda: list(zip("ab", "ab", "abc", strict=True)))


def views():
    d = {"a": 1, "b": 2}
    k, v, i = d.keys(), d.values(), d.items()
    d["c"] = 3
    return (list(k), list(v), list(i), len(k), "c" in k, ("c", 3) in i, 3 in v, k & {"a", "z"}, k | {"z"} == {"a", "b", "c", "z"}, k - {"a"} == {"b", "c"}, k ^ {"a"} == {"b", "c"}, k == {"a", "b", "c"}, k < {"a", "b", "c", "d"},
            i & {("a", 1)}, list(reversed(k)), list(reversed(d)), v == d.values(), k == d.keys(), k.isdisjoint("xyz"), repr(k), repr(v), repr(i), k.mapping["a"], told(hash, k), told(lambda: k[0]), told(setattr, k, "x", 1))


dict_grows()
dict_shrinks()
dict_same_size()
items_grow()
values_grow()
set_grows()
set_shrinks()
dict_comprehension_changes()
dict_exhausted()
list_exhausted()
list_shrinks()
sort_changes()
sort_fails()
deque_changes()
iterators()
zip_strict()
views()


def comprehensions():
    return ([x * y for x in range(3) for y in range(x)], {k: v for k, v in zip("ab", [1, 2])}, {x % 3 for x in range(9)}, [[j for j in range(i)] for i in range(3)], [x for x in range(20) if x % 2 if x % 3],
            {x: x for x in [1, 1.0, True]}, [(a, b) for a, b in {"x": 1}.items()], [y for x in "ab" if (y := x + "!")], {**{i: i for i in range(2)}}, [*(i for i in "ab")], dict([(i, i) for i in "a"]), [f(2) for f in [lambda x: x + i for i in range(3)]])


def key_order():
    log = []
    def v(x):
        log.append(x)
        return x
    d = {v("k"): v("v") for _ in range(1)}
    e = {v(1): v(2), **{v(3): v(4)}}
    return d, e, log


def typed_loops(n: int, xs: list[int]) -> tuple[int, list[int]]:
    total: int = 0
    for i in range(n, 0, -2):
        total += i
    for i in range(len(xs)):
        xs[i] += i
    for i, x in enumerate(xs, 1):
        total += i * x
    for a, b in zip(xs, xs[1:]):
        total -= a * b
    while n > 0:
        n //= 2
        total <<= 1
    return total, xs[::-1]


comprehensions()
key_order()
typed_loops(10, [1, 2, 3])
typed_loops(0, [])
