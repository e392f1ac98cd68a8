"""The order in which operands, targets and clauses are evaluated, and when hooks run."""


LOG = []
def n(k, x=None):
    LOG.append(k)
    return k if x is None else x
def logged(f, *a):
    LOG.clear()
    try:
        r = f(*a)
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    return r, LOG[:]
class T:
    def __init__(self, v): self.v = v
    def __setitem__(self, k, v): LOG.append(("set", k, v))
    def __getitem__(self, k): LOG.append(("get", k)); return k
    def __delitem__(self, k): LOG.append(("del", k))
    def __setattr__(self, k, v): LOG.append(("setattr", k)); object.__setattr__(self, k, v)
    def __iadd__(self, o): LOG.append("iadd"); return self
    def __add__(self, o): LOG.append("add"); return 1
    def __radd__(self, o): LOG.append("radd"); return 2
    def __lt__(self, o): LOG.append("lt"); return True
    def __gt__(self, o): LOG.append("gt"); return True
    def __bool__(self): LOG.append("bool"); return False
    def __contains__(self, x): LOG.append("contains"); return True
    def __hash__(self): LOG.append("hash"); return 1
    def __eq__(self, o): LOG.append("eq"); return True
    def __format__(self, s): LOG.append("format" + s); return "T"
    def __call__(self, *a): LOG.append("call"); return a
    def __iter__(self): LOG.append("iter"); return iter([1, 2])
    def __enter__(self): LOG.append("enter"); return self
    def __exit__(self, *a): LOG.append("exit")
def dict_unhashable():
    return {n(1, [1]): n(2), n(3): n(4)}
def dict_unhashable_last():
    return {n(1): n(2), n(3, []): n(4), n(5): n(6)}
def dict_spread_unhashable():
    return {**n(0, {"a": 1}), n(1, [1]): n(2), n(3): n(4)}
def dict_spread_late():
    return {n(1): n(2), **n(3, 5), n(4): n(5)}
def set_unhashable():
    return {n(1, [1]), n(2)}
def dict_dup():
    a, b = T(1), T(2)
    LOG.clear()
    return len({n(1, a): n(2), n(3, b): n(4)})
def store_item():
    t = T(1)
    n(1, t)[n(2)] = n(3)
def store_attr():
    n(1, T(1)).x = n(2)
def store_fails():
    n(1, 5)[n(2)] = n(3)
def store_value_fails():
    n(1, T(1))[n(2)] = n(3) // 0
def aug_item():
    n(1, T(1))[n(2)] += n(3)
def aug_attr():
    n(1, T(1)).v += n(2)
def aug_slice():
    xs = [1, 2, 3]
    n(1, xs)[n(2, 0):n(3, 2)] += n(4, [9])
    return xs
def chain():
    n(1, T(1))[n(2)] = n(3, T(1)).z = x = n(4)
    return x
def unpack():
    t = T(1)
    n(1, t)[n(2)], n(3, t).y = n(4, "ab")
def unpack_short():
    t = T(1)
    n(1, t)[n(2)], n(3, t).y = n(4, "a")
def dele():
    t = T(1)
    del n(1, t)[n(2)], n(3, t).v
def compare():
    return n(1, T(1)) < n(2, T(2)) < n(3, 4)
def compare_short():
    return n(1, 5) < n(2, 4) < n(3, 4)
def binary():
    return n(1, 1) + n(2, T(1)), n(3, T(1)) + n(4, 1)
def fails_between():
    return n(1, "a") + n(2, 1) + n(3)
def boolean():
    return (n(1, T(1)) and n(2)) is None, n(3, T(2)) or n(4), not n(5, T(1))
def cond():
    return n(1) if n(2, T(1)) else n(3)
def inn():
    return n(1) in n(2, T(1)), n(3) not in n(4, [3])
def fmt():
    return f"{n(1, T(1)):{n(2, '>')}5}{n(3)!r}{n(4, T(2))}"
def call():
    return n(1, T(1))(n(2), *n(3, T(1)), n(4), **{"k": n(5)} if n(6, 0) else {})
def call_kw():
    def f(*a, **k): return a, k
    return n(1, f)(n(2), k=n(3), *n(4, [1]), j=n(5), **n(6, {"z": 1}))
def slices():
    return n(1, "abcdef")[n(2):n(5):n(1)]
def withs():
    with n(1, T(1)) as n(2, T(2)).x, n(3, T(3)) as y:
        n(4)
def fors():
    for n(1, T(1)).x in n(2, [1, 2]):
        n(3)
def fors_items():
    t = T(1)
    for t[n(1)], y in [(1, 2), (3, 4)]:
        n(y)
def lam():
    return (lambda a=n(1), *b, c=n(2): a)(n(3))
def defs():
    @n(1, lambda f: n("deco1", f))
    @n(2, lambda f: n("deco2", f))
    def f(a=n(3), *, b=n(4)) -> None:
        pass
    return f.__defaults__
def classes():
    @n(1, lambda c: n("deco", c))
    class C(n(2, T), metaclass=n(3, type)):
        x = n(4)
        def f(self, a=n(5)): pass
        y = n(6)
    return C.x
def raises():
    raise n(1, ValueError("a")) from n(2, KeyError("b"))
def asserts():
    assert n(1, 0), n(2, "message")
def star():
    a, *b = n(1, T(1))
    return a, b
def comps():
    return [n(x) + n(y) for x in n(10, [1, 2]) if n(3) for y in n(20, [x])], {n(k): n(k * 2) for k in (1, 2)}
def walrus():
    return (a := n(1)) + (b := n(2)) + a + b, a
def walrus_args():
    def f(*a): return a
    a = 1
    return f(a, (a := 2), a, *[a, (a := 3)], a)
def local_then_change():
    a = 1
    def ch():
        nonlocal a
        a += 1
        return a
    return a + ch() + a, [a, ch(), a], (a, ch(), a), {a: ch(), a + 10: a}, f"{a}{ch()}{a}", a < ch() < a
def attr_then_change():
    t = T(1)
    def ch():
        t.v += 1
        return t.v
    return t.v + ch() + t.v, [t.v, ch(), t.v], max(t.v, ch()), t.v * 10 + ch(), f"{t.v}{ch()}", t.v == ch()
def item_then_change():
    xs = [1, 2]
    def ch():
        xs[0] += 1
        return xs[0]
    return xs[0] + ch() + xs[0], [xs[0], ch()], xs[0] - ch(), xs[0] < ch(), (xs[0], ch(), xs[0])
def str_change():
    s = "a"
    def ch():
        nonlocal s
        s += "b"
        return s
    return s + ch() + s, s * 2 + ch(), [s, ch(), s], s == ch(), s in ch()
def glob():
    global G
    G = 1
    def ch():
        global G
        G += 1
        return G
    return G + ch() + G, (G, ch(), G), G * ch(), [G, ch()], ch() - G
def receiver_changes():
    xs = [1]
    def ch():
        nonlocal xs
        xs = [5]
        return 2
    xs.append(ch())
    return xs
def index_changes():
    xs = [[1], [2]]
    i = 0
    def ch():
        nonlocal i
        i = 1
        return 9
    xs[i][0] = ch()
    xs[i][0] += ch()
    return xs
def dyn_swap(xs):
    i = 0
    i, xs[i] = 1, 7
    return xs, i
def multi():
    xs = [0, 0, 0]
    i = 0
    i = xs[i] = 2
    return xs
logged(dict_unhashable)
logged(dict_unhashable_last)
logged(dict_spread_unhashable)
logged(dict_spread_late)
logged(set_unhashable)
logged(dict_dup)
logged(store_item)
logged(store_attr)
logged(store_fails)
logged(store_value_fails)
logged(aug_item)
logged(aug_attr)
logged(aug_slice)
logged(chain)
logged(unpack)
logged(unpack_short)
logged(dele)
logged(compare)
logged(compare_short)
logged(binary)
logged(fails_between)
logged(boolean)
logged(cond)
logged(inn)
logged(fmt)
logged(call)
logged(call_kw)
logged(slices)
logged(withs)
logged(fors)
logged(fors_items)
logged(lam)
logged(defs)
logged(classes)
logged(raises)
logged(asserts)
logged(star)
logged(comps)
logged(walrus)
logged(walrus_args)
logged(local_then_change)
logged(attr_then_change)
logged(item_then_change)
logged(str_change)
logged(glob)
logged(receiver_changes)
logged(index_changes)
logged(dyn_swap, [0, 0])
logged(multi)
def dict_long():
    return {n(1): 0, n(2): 0, n(3, [1]): 0, n(4): 0, n(5): 0, n(6): 0, n(7): 0, n(8): 0, n(9): 0, n(10): 0, n(11): 0, n(12): 0, n(13): 0, n(14): 0, n(15): 0}
def dict_longer():
    return {n(1): 0, n(2): 0, n(3, [1]): 0, n(4): 0, n(5): 0, n(6): 0, n(7): 0, n(8): 0, n(9): 0, n(10): 0, n(11): 0, n(12): 0, n(13): 0, n(14): 0, n(15): 0, n(16): 0}
def dict_longest():
    return {n(1): 0, n(2): 0, n(3): 0, n(4): 0, n(5): 0, n(6): 0, n(7): 0, n(8): 0, n(9): 0, n(10): 0, n(11): 0, n(12): 0, n(13): 0, n(14): 0, n(15): 0, n(16): 0, n(17): 0, n(18, []): 0, n(19): 0}
logged(dict_long)
logged(dict_longer)
logged(dict_longest)
