a = b = [1, 2]
b.append(3)
print(a, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
first, *rest = range(5)
print(first, rest)
*init, last = "abc"
print(init, last)
head, *mid, tail = (1, 2)
print(head, mid, tail)
(p, (q, *r)), s = (1, (2, 3, 4)), 5
print(p, q, r, s)
[m, n] = {"k": 1, "v": 2}
print(m, n)
d = {}
d["a"], d["b"] = 1, 2
print(d)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 9
print(i, l)
for bad in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]", "a, b = 5", "a, b = {1: 2}"):
    pass
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, c = 1, 2
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    a, b = iter([1])
except ValueError as e:
    print(e)
n: int = 4
class Box:
    pass
box = Box()
box.v: str = "s"
print(n, box.v, __annotations__)
