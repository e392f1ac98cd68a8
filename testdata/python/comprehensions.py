print([x * 2 for x in range(4) if x % 2], {x: x ** 2 for x in (1, 2)}, sorted({x % 3 for x in range(9)}))
print([(a, b) for a in range(3) for b in range(a) if a + b > 1])
print([[y for y in range(x)] for x in range(3)])
g = (x for x in "ab")
print(next(g), list(g), list(g))
x = "outer"
print([x for x in range(2)], x)
print([last := i for i in range(3)], last)
def f():
    print([t := j for j in range(2)], t)
    return any((hit := v) > 2 for v in [1, 3, 5]), hit
print(f())
class C:
    n = 3
    l = [i for i in range(n)]
print(C.l)
try:
    class D:
        n = 3
        l = [n for i in range(2)]
except NameError as e:
    print(e)
print(sum(i for i in range(5)), max((len(s) for s in ["a", "bbb"]), default=0))
print({**{"a": 1}, "b": 2, **{"a": 3}}, [*range(2), *"xy"], (*[1], 2), {*[1, 1]})
print(dict((k, v) for k, v in [("a", 1)]))
order = []
def src(n, v):
    order.append(n)
    return v
r = [src("e", i + j) for i in src("i", [1, 2]) if src("c", True) for j in src("j", [10])]
print(r, order)
gen = (1 / z for z in [1, 0])
print(next(gen))
try:
    next(gen)
except ZeroDivisionError as e:
    print(e)
try:
    [a for a in 3]
except TypeError as e:
    print(e)
lam = [lambda: q for q in range(3)]
print([h() for h in lam])
print([*map(str, filter(None, [0, 1, 2]))])
