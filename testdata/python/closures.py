def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc()
print(get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def make():
    out = []
    for i in range(3):
        def f(): return i
        out.append(f)
    i = 10
    return out
print([f() for f in make()])
x = "global"
def a():
    x = "a"
    def b():
        global x
        x = "changed"
        return x
    return b(), x
print(a(), x)
def unbound():
    print(y)
    y = 1
try:
    unbound()
except UnboundLocalError as e:
    print(type(e).__name__, e)
def free():
    def inner(): return z
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    z = 1
    return inner()
print(free())
try:
    undefined_name
except NameError as e:
    print(e, e.name)
def deleted():
    v = 1
    del v
    return v
try:
    deleted()
except UnboundLocalError as e:
    print(e)
def three():
    a = 1
    def two():
        def one():
            nonlocal a
            a += 1
            return a
        return one
    return two()
print(three()(), three().__closure__[0].cell_contents)
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(30))
class C:
    x = 1
    def m(self): return x
    l = [x for _ in range(2)]
    def __init_subclass__(cls): pass
print(C().m(), C.l)
