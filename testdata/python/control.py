for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print("no")
for i in []: pass
else: print("empty else")
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print("w", n)
else:
    print("while else")
while True:
    break
else:
    print("never")
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]: print(a, b, c)
for d in {"x": 1, "y": 2}: print(d)
for k, v in {"x": 1}.items(): print(k, v)
for i, ch in enumerate("ab", 1): print(i, ch)
for x, y in zip([1, 2, 3], "ab"): print(x, y)
print(i)
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 6: break
print(l)
print(1 if [] else 2, "a" if 1 else "b")
print(0 or "x", 1 and "y", None or 0, "" and 5, not 0)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 != 1)
def show(x):
    print("eval", x)
    return x
print(show(1) < show(0) < show(5))
print(show(0) or show(2) or show(3))
print((y := 5) + y, y)
if (m := len("abc")) > 2: print(m)
print([z := 1, z + 1, (z := z * 10)])
d = {1: 2}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e:
    print(e)
try:
    for i in 5: pass
except TypeError as e:
    print(e)
pass
...
"string statement"
