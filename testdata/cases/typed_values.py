"""Lists and instances with static types: failing assignments, aliases, order, loops."""


def boom(x):
    raise ValueError(x)
def vec_try(n):
    xs = [1, 2, 3]
    try:
        y = len(xs)
        xs = [boom(n)]
    except ValueError as e:
        print(e)
    xs.append(n)
    return xs, sum(xs)
def vec_alias(n):
    xs = [0] * n
    ys = xs
    for i in range(n):
        ys[i] += i
        xs[-1] = i
    return xs, ys is xs, xs[::-1], xs[1:]
def vec_float(n):
    xs = [0.5]
    for i in range(n):
        xs.append(xs[-1] * 2)
    xs[0] = 3
    return xs, max(xs), sorted(xs), xs.index(1.0)
def vec_mixed(n):
    xs = [1]
    for i in range(n):
        if i == 2: xs.append("s")
        else: xs.append(i)
    return xs
def vec_big(n):
    xs = [n]
    for i in range(70): xs.append(xs[-1] * 2)
    return xs[-1], xs.count(1), len(xs)
def vec_bool():
    xs = [True, False]
    xs.append(1)
    return xs, [x + 1 for x in xs], xs == [1, 0, 1]
def vec_str(s):
    xs = list(s)
    xs.sort(); xs.reverse()
    return "".join(xs), xs.pop(), xs.pop(0), xs
def vec_del(n):
    xs = list(range(n))
    del xs[0]; del xs[-1]; del xs[1:3]
    xs[1:2] = [7, 8]
    xs.insert(1, 100); xs.extend(range(2)); xs.remove(100)
    return xs
def vec_err(n):
    out = []
    xs = [1, 2]
    for f in (lambda: xs[n], lambda: xs.pop(n), lambda: xs.index(n), lambda: xs.remove(n), lambda: xs["a"], lambda: xs.insert("a", 1), lambda: [].pop(), lambda: min([])):
        try:
            out.append(f())
        except Exception as e:
            out.append(repr(e))
    return out
def local_err(n):
    out = []
    xs = [1, 2]
    try:
        out.append(xs[n])
    except IndexError as e:
        out.append(1)
        print(e)
    try:
        xs[n] = 5
    except IndexError as e:
        print(e)
    return out, xs
def grid(n):
    g = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            g[i][j] = i * j
            if i == j: continue
            g[j][i] -= 1
    t = [list(r) for r in zip(*g)]
    return g, t, g == t, [sum(r) for r in g], g[-1][-1]
def shared_rows():
    g = [[0] * 2] * 2
    g[0][0] = 5
    return g
def iterate_change():
    xs = [1, 2, 3]
    out = []
    for x in xs:
        out.append(x)
        if x < 3 and len(xs) < 6: xs.append(x + 5)
        if x == 6: xs.pop()
    return out, xs
def nested_pairs():
    ps = [(1, "a"), (2, "b")]
    ps.append((3, "c"))
    d = {k: v for k, v in ps}
    for i, (k, v) in enumerate(ps):
        d[k] = v * (i + 1)
    return d, [k for k, _ in ps], sorted(ps, reverse=True), max(ps)
class P:
    def __init__(self, x, y=0):
        self.x = x; self.y = y
    def move(self, dx):
        self.x += dx
        return self
    def __eq__(self, o): return self.x == o.x
    def __repr__(self): return f"P({self.x}, {self.y})"
def objs(n):
    ps = [P(i) for i in range(n)]
    for p in ps:
        p.move(p.x).y = n
    q = ps[0]
    q.x = 1.5
    return ps, ps[0] is q, ps.index(P(2)), [p.x for p in ps]
def obj_fail(n):
    p = P(1)
    try:
        y = p.move(1)
        p.x = boom(n)
    except ValueError:
        pass
    try:
        p.x += "a"
    except TypeError as e:
        print(e)
    return p
def obj_order(n):
    p = P(1)
    def ch():
        p.x += 10
        return p.x
    return p.x + ch() + p.x, (p.x, ch(), p.x), p.x * ch()
def vec_order(n):
    xs = [1, 2]
    def ch():
        xs[0] += 10
        return xs[0]
    a = xs[0] + ch() + xs[0]
    xs[0] += ch()
    xs[ch() - ch() + 11] = ch()
    return a, xs
def vec_order_local():
    xs = [1, 2]
    i = 0
    xs[i], i = 5, 1
    i, xs[i] = 0, 9
    xs[i] = i = 1
    return xs, i, xs[(i := 0)] + xs[i]
def vec_gen():
    xs = [1, 2, 3]
    def g():
        for x in xs:
            y = yield x
            if y: xs.append(y)
    it = g(); out = [next(it)]
    out.append(it.send(50)); out.extend(it)
    return out, xs
def ret_any(flag):
    if flag: return [1, 2]
    return [1.5]
def use_any():
    a = ret_any(True); b = ret_any(False)
    a.append("z"); b += (3,)
    return a, b, ret_any(True)
vec_try(5)
vec_alias(4)
vec_float(3)
vec_mixed(4)
vec_big(1)
vec_bool()
vec_str("hello")
vec_del(10)
vec_err(5)
vec_err(-1)
local_err(7)
local_err(-2)
local_err(10 ** 30)
grid(3)
shared_rows()
iterate_change()
nested_pairs()
objs(4)
obj_fail(3)
obj_order(1)
vec_order(1)
vec_order_local()
vec_gen()
use_any()
