x = 5
x += 2; print(x)
x -= 1; print(x)
x *= 3; print(x)
x //= 4; print(x)
x **= 3; print(x)
x %= 7; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 6; print(x)
x ^= 15; print(x)
f = 7
f /= 2; print(f)
l = [1]
k = l
l += (2, 3)
print(l, k is l)
l *= 2
print(k)
s = {1}
t = s
s |= {2}
print(sorted(t))
d = {"a": 1}
e = d
d |= {"b": 2}
print(e)
class V:
    def __init__(self, n): self.n = n
    def __iadd__(self, o):
        self.n += o
        return self
    def __add__(self, o): return V(self.n + o)
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return V(self.n * o)
v = w = V(1)
v += 5
print(v.n, v is w)
v *= 3
print(v.n, v is w)
calls = []
def idx():
    calls.append(1)
    return 0
arr = [10]
arr[idx()] += 1
print(arr, calls)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
try:
    1 + "a"
except TypeError as e:
    print(e)
try:
    x = 1
    x += "a"
except TypeError as e:
    print(e)
