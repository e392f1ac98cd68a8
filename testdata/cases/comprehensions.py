"""Comprehensions and generator expressions: scopes, order of evaluation, and builtins that use them up."""
from builtins import max as least_not, min as least, sorted as in_order, sum as total

LOG = []


def note(x):
    LOG.append(x)
    return x


def noted(f):
    LOG.clear()
    try:
        return f(), LOG[:]
    except Exception as e:
        return f"{type(e).__name__}: {e}", LOG[:]


def renamed(xs):
    return least(xs), least_not(xs), in_order(xs, reverse=True), total(xs), least(xs, key=lambda x: -x), least_not([[1], [2]])


def own_scope():
    x = "outer"
    inner = [x for x in range(3)]
    more = {x: x * 2 for x in inner}
    some = {x % 2 for x in inner}
    return x, inner, more, sorted(some), list(x for x in inner)


def unbound_first(n):
    out = []
    for i in range(n):
        try:
            out.append([y for x in range(2) if x or y for y in range(2)])
        except UnboundLocalError as e:
            out.append(str(e))
    return out


def captured(xs):
    fs = [lambda: x for x in xs]
    gs = {x: (lambda y: (x, y)) for x in xs}
    hs = [(lambda x=x: x) for x in xs]
    return [f() for f in fs], [g(1) for g in gs.values()], [h() for h in hs], len({(lambda: x)() for x in xs})


def captured_typed(n):
    squares = [[(lambda: i * i)() for i in range(k)] for k in range(n)]
    table = {k: (lambda: k + 1)() for k in range(n)}
    return squares, table, sum(squares[-1]), [v + 1 for v in table.values()]


def walrus_out(xs):
    picked = [last := x for x in xs if x > 1]
    any((hit := x) > 2 for x in xs)
    return picked, last, hit


def class_scope():
    class C:
        xs = [1, 2]
        ys = [x * 2 for x in xs]
        zs = list(x for x in xs)
    return C.ys, C.zs


def nested(n):
    return [[(i, j) for j in range(i) if (i + j) % 2] for i in range(n) if i], [j for i in range(n) for j in range(i) for i in range(j)]


def order_of_dict():
    return {note(1): note(2), **{note(k): note(v) for k, v in [(3, 4), (5, 6)]}}


def order_of_clauses():
    return [note(x + y) for x in note([1, 2]) if note(x) for y in note([10, 20]) if note(y)]


def keyword_first():
    return sorted((note(x) for x in note([2, 1])), key=note(abs))


def keyword_raises():
    return sorted((note(x) for x in note([2, 1])), key=note(1 // 0))


def keyword_assigned():
    k = None
    return sorted(((k := abs) and note(x) for x in [2, -1]), key=k)


def stop_inside(f):
    it = iter([1, 2])
    return f(next(it) for _ in range(3))


def stop_in_list():
    it = iter([1, 2])
    return [next(it) for _ in range(3)]


def sum_of(xs):
    return sum(x for x in xs), sum(x > 1 for x in xs), any(x > 2 for x in xs), all(x > 2 for x in xs), tuple(x + 1 for x in xs), set(x % 2 for x in xs)


def sum_of_floats():
    return sum(x / 10 for x in range(10)), sum(0.1 for _ in range(3)), sum(x for x in ())


def sum_mixed():
    return sum(x for x in [1, 2.5, True])


def sum_texts():
    return sum(x for x in ["a"])


def unhashable():
    return {x for x in [[1]]}


def unhashable_key():
    return {note(x): note(2) for x in [[1]]}


def lazily():
    g = (note(x) for x in note([1, 2, 3]))
    note("made")
    return next(g), sum(g)


def not_iterable():
    return (x for x in note(5))


def changed_while_used():
    xs = [1, 2, 3]
    g = (x for x in xs if x != 2)
    xs = [9]
    return list(g)


def late_outer():
    k = 1
    g = (x * k for x in [1, 2])
    k = 10
    return list(g)


def unbound_around(how):
    for i in range(0):

        def keeps():
            return i

    if how == "element":
        return [i for _ in [1]]
    if how == "condition":
        return [1 for _ in [1] if i]
    if how == "first":
        return [x for x in [i]]
    if how == "second":
        return [x for _ in [1] for x in [i]]
    if how == "inner first":
        return [[x for x in [i]] for _ in [1]]
    if how == "generator":
        return sum(i for _ in [1])
    if how == "key":
        return {"abc"[i:2]: 1 for _ in [1]}
    if how == "lambda":
        return (lambda: i)()
    return i


def grows_by_slices(a):
    def grow():
        nonlocal a
        a += list({"a": [], "b": [1]}.values())[:3]
        return len(a)

    return grow(), grow(), a


def grows_by_tuples(a):
    def grow(more):
        nonlocal a
        a += more
        return len(a)

    return grow((1, 2)), grow("ab"), grow([[]]), a


renamed([3, 1, 2])
own_scope()
unbound_first(2)
captured([1, 2, 3])
captured_typed(4)
walrus_out([1, 2, 3])
class_scope()
nested(4)
noted(order_of_dict)
noted(order_of_clauses)
noted(keyword_first)
noted(keyword_raises)
noted(keyword_assigned)
stop_inside(list)
stop_inside(sum)
stop_inside(sorted)
stop_inside(lambda g: list(g))
(lambda it: list(next(it) for _ in range(2)))(iter([1]))
(lambda it: sum(next(it) for _ in range(2)))(iter([1]))
(lambda it: any(next(it) > 1 for _ in range(2)))(iter([1]))
(lambda it: set(next(it) for _ in range(2)))(iter([1]))
(lambda it: tuple(next(it) for _ in range(2)))(iter([1]))
(lambda it: sorted(next(it) for _ in range(2)))(iter([1]))
stop_in_list()
sum_of([1, 2, 3])
sum_of_floats()
sum_mixed()
sum_texts()
unhashable()
noted(unhashable_key)
noted(lazily)
noted(not_iterable)
changed_while_used()
late_outer()
unbound_around("element")
unbound_around("condition")
unbound_around("first")
unbound_around("second")
unbound_around("inner first")
unbound_around("generator")
unbound_around("key")
unbound_around("lambda")
unbound_around("itself")
grows_by_slices([[], [2]])
grows_by_tuples([1, 2])
