x = 1
def f():
    global x, newg
    x = 2
    newg = 3
f()
print(x, newg)
class A:
    x = 10
    y = x + 1
    def get(self): return x
    class B:
        z = x
print(A.x, A.y, A().get(), A.B.z, A.B.__qualname__)
def outer():
    v = 1
    class K:
        v2 = v
        v = 5
        def m(self): return v
    return K.v2 if hasattr(K, "v2") else None, K.v, K().m()
try:
    print(outer())
except NameError as e:
    print("NE", e)
def loc():
    a = 1
    b = 2
    def inner(): return a
    return sorted(locals())
print(loc())
print("x" in globals(), __name__ == "__main__", [n for n in dir() if n in ("A", "f", "x")])
def shadow(list): return list
print(shadow(1), list((1,)))
for i in range(3): pass
print(i)
def default_scope(a=x, b=lambda: x): return a, b()
x = 100
print(default_scope())
class Cls:
    try:
        val = int("q")
    except ValueError:
        val = "failed"
    for i in range(2): exec_i = i
    if True: cond = 1
    del i
print(Cls.val, Cls.exec_i, Cls.cond, hasattr(Cls, "i"))
def deep():
    def a():
        def b():
            nonlocal q
            q += 1
        b()
    q = 0
    a(); a()
    return q
print(deep())
print(eval("x + 1"))
try:
    del nothing
except NameError as e: print(e)
def gl():
    try:
        return undefined_here
    except NameError as e:
        return str(e)
print(gl())
import builtins
print(builtins.len([1]), len.__name__)
def dflt(a, *, b=[]): b.append(a); return b
dflt(1); print(dflt(2))
