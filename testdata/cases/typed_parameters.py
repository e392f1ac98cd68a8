"""Functions of lists whose items have different static types."""


def f19(a, b, c):
    print(a, b, c)
    return 1
f19([], [-0.0, -0.0], [])
f19([], [-0.0, -2.25], ["a", "a", "abc"])
f19([255, -1, 1, 10], [], ["😀!", "", "x y z"])
def two(xs, ys, zs):
    xs.append(1); ys.append(1.5); zs.append("s")
    return len(xs) + len(ys) + len(zs)
def grids(g, h):
    g[0][0] += 1
    h[0][0] += 0.5
    return g[0][0] + h[0][0]
def back(f, xs):
    if f: return xs
    return back(True, xs)
two([1], [2.5], ["a"])
grids([[1]], [[2.5]])
back(False, [1])
