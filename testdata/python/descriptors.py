class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]} must be {self.t.__name__}")
        setattr(o, self.n, v)
    def __delete__(self, o): delattr(o, self.n)
class P:
    x = Typed(int)
    def __init__(self, x): self.x = x
p = P(1); print(p.x, P.x.t)
try: p.x = "a"
except TypeError as e: print(e)
del p.x
try: p.x
except AttributeError as e: print(e)
class NonData:
    def __get__(self, o, t): return "nd"
class Q: a = NonData()
q = Q(); print(q.a); q.__dict__["a"] = 5; print(q.a)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, t):
        v = self.f(o); o.__dict__[self.f.__name__] = v; return v
class L:
    @Lazy
    def val(self): print("computed"); return 3
l = L(); print(l.val, l.val)
class Prop:
    def __init__(self): self._v = 1
    def get(self): return self._v
    def set(self, v): self._v = v
    v = property(get, set, doc="the v")
    @property
    def ro(self): return 9
pr = Prop(); pr.v = 7; print(pr.v, Prop.v.__doc__, Prop.v.fget(pr))
for bad in (lambda: setattr(pr, "ro", 1), lambda: delattr(pr, "ro"), lambda: delattr(pr, "v")):
    try: bad()
    except AttributeError as e: print(e)
class Base:
    @property
    def name(self): return "base"
    @classmethod
    def mk(cls): return cls.__name__
    @staticmethod
    def st(): return "st"
class Der(Base):
    @property
    def name(self): return "der+" + super().name
    @classmethod
    def mk(cls): return "D" + super().mk()
print(Der().name, Der.mk(), Der().mk(), Der.st(), Der().st())
print(Base.__dict__["mk"].__func__.__name__, type(Base.__dict__["st"]).__name__, Base.mk.__self__.__name__, Der().name.__class__.__name__)
class G:
    def __getattribute__(self, n):
        if n == "magic": return 42
        return super().__getattribute__(n)
    y = 1
print(G().magic, G().y)
class A:
    def __getattr__(self, n):
        if n.startswith("x"): return n
        raise AttributeError(n)
print(A().xx, getattr(A(), "nope", "dflt"), hasattr(A(), "y"))
f = A.__getattr__; print(f(A(), "xq"), P.__init__.__get__(p).__name__)
def func(self): return self
class B: pass
b = B(); b.m = func.__get__(b); print(b.m() is b); B.n = func; print(b.n() is b)
