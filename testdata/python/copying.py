import copy
a = [1, [2, 3], {"k": [4]}]
b = copy.copy(a); c = copy.deepcopy(a)
a[1].append(9); a[2]["k"].append(8)
print(a, b, c, b[1] is a[1], c[1] is a[1])
class P:
    def __init__(self, v): self.v = v
p = P([1]); q = copy.copy(p); r = copy.deepcopy(p); p.v.append(2)
print(q.v, r.v, type(r).__name__)
class D:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.copy(D()), copy.deepcopy(D()), copy.deepcopy([D(), D()]))
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m, l)
s = [1]; t = copy.deepcopy([s, s]); print(t[0] is t[1])
d = {}; d["self"] = d; print(d)
