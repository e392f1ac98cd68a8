data = [1, 5, 10]
if (n := len(data)) > 2 and (first := data[0]): print(n, first)
while (x := data.pop()) > 1: print(x)
print([y for v in range(5) if (y := v * 2) > 3], y)
def f(a=(z := 3)): return a
print(f(), z)
print((lambda: (q := 5) + q)())
d = {(k := "key"): (val := 7)}; print(d, k, val)
print(f"{(w := 4)} {w:=5}")
total = 0
print([total := total + v for v in [1, 2, 3]], total)
def g():
    if any((found := i) > 2 for i in range(5)): return found
print(g())
