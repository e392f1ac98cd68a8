l = list(range(10))
print(l[2:5], l[:3], l[-3:], l[::2], l[::-1], l[8:2:-2], l[:], l[100:], l[-100:2])
l[2:5] = ["a"]
print(l)
l[::2] = [0] * len(l[::2])
print(l)
del l[1:3]
print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
print("hello"[1:4], "hello"[::-1], (1, 2, 3)[1:], b"abc"[1], b"abc"[1:], range(10)[2:8:3], range(10)[-1])
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1:2:3], s[:, 1], s[()], s[1:2, ::3], slice(1, 2).indices(5))
s[1:2] = 3
del s[::2]
for bad in (lambda: l["a"], lambda: l[100], lambda: "abc"[10], lambda: (1,)[5], lambda: l[1.0], lambda: {}["k"], lambda: "a"["b"], lambda: l[::0]):
    try: bad()
    except (TypeError, IndexError, KeyError, ValueError) as e: print(type(e).__name__, e)
m = [[0] * 2 for _ in range(2)]
m[0][1] = 5
print(m)
a = [1, 2, 3]
a[1:1] = [9, 9]
print(a, a[True])
a[len(a):] = [7]
print(a)
b = bytearray(b"abc")
b[0] = 65
b[1:2] = b"xyz"
print(b)
