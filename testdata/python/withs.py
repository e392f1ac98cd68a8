class M:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
        return self.s
with M(1) as a, M(2) as b:
    print(a, b)
with (M(3) as c, M(4)):
    print(c)
with M(5, True):
    raise ValueError("swallowed")
try:
    with M(6):
        raise ValueError("out")
except ValueError as e:
    print("caught", e)
def ret():
    with M(7):
        return "r"
print(ret())
for i in range(2):
    with M(i):
        if i == 0: continue
        break
try:
    with 5: pass
except TypeError as e: print(e)
class Half:
    def __enter__(self): return 1
try:
    with Half(): pass
except TypeError as e: print(e)
from contextlib import contextmanager, suppress, ExitStack, nullcontext, closing
@contextmanager
def cm(x):
    print("in", x)
    try:
        yield x * 2
    except KeyError as e:
        print("cm caught", e)
    finally:
        print("out")
with cm(4) as v: print(v)
with cm(1): raise KeyError("k")
with suppress(ZeroDivisionError): 1 / 0
with ExitStack() as st:
    print(st.enter_context(cm(9)))
    st.callback(print, "callback")
with nullcontext(3) as n: print(n)
with M(8) as (x): print(x)
class T:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): print(a); return False
with T() as (p, [q, r]): print(p, q, r)
class Bad:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("in exit")
try:
    with Bad(): raise ValueError("first")
except RuntimeError as e:
    print(e, repr(e.__context__))
