def f(*a, **k): return a, k
print(f(*[1], 2, *(3, 4), x=1, **{"y": 2}, **{"z": 3}), f(*"ab", *range(2)), f(**{}), f(*[], **dict(q=1)))
a, *b = [1]; print(a, b)
*a, = "xy"; print(a)
(a, b), *c = [(1, 2), 3, 4]; print(a, b, c)
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]): print(i, j, k)
x = [*[1, 2], *{3: 4}, *"z"]; print(x, {**{"a": 1}, **{"a": 2, "b": 3}}, (*x, 9))
def order(n): print("arg", n); return n
print(f(order(1), *[order(2)], k=order(3), **{"z": order(4)}))
d = {"a": 1}
try: f(**d, **d)
except TypeError as e: print(e)
try: f(a=1, **d)
except TypeError as e: print(e)
try: print(*1)
except TypeError as e: print(e)
try: {**[1]}
except TypeError as e: print(e)
try: [*5]
except TypeError as e: print(e)
first, second = {"k1": 1, "k2": 2}.items(); print(first, second)
def swap(a, b): return b, a
m, n = swap(*swap(1, 2)); print(m, n)
l = [1, 2, 3]; l[0], l[-1] = l[-1], l[0]; print(l)
[p, [q]] = 1, [2]; print(p, q)
def g(): yield from (1, 2, 3)
a, b, c = g(); print(a, b, c)
def kw(*, a=1, **rest): return a, rest
print(kw(**{"a": 5, "b": 6}))
print(max(*[1, 5, 2]), "{} {}".format(*"ab"), dict(**{"x y": 1}))
