class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.kw = kw
        return c
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a, **k):
        o = super().__call__(*a, **k); o.made = True; return o
    def __getattr__(c, n):
        if n.startswith("dyn"): return n
        raise AttributeError(n)
    def __len__(c): return 7
    def __iter__(c): return iter("xy")
    def __contains__(c, v): return v == 1
    def __repr__(c): return f"<M {c.__name__}>"
    @property
    def prop(c): return "metaprop"
class A(metaclass=Meta, x=1):
    def __init__(self, v=0): self.v = v
print(A, A.kw, A(3).made, A.dynamic, len(A), list(A), 1 in A, A.prop, type(A) is Meta, bool(A), isinstance(A, Meta))
class B(A): pass
print(B.__mro__, B.__bases__, B.__subclasses__(), A.__subclasses__(), B.__name__, B.__qualname__, B.__module__)
class Base:
    reg = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.reg.append((cls.__name__, tag))
class S1(Base, tag="one"): pass
class S2(S1): pass
print(Base.reg)
try:
    class Bad(object, foo=1): pass
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, o, n): self.n = n; print("set_name", o.__name__, n)
    def __get__(self, i, o): return self if i is None else i.__dict__.get(self.n, "unset")
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
    def __delete__(self, i): print("del"); del i.__dict__[self.n]
class D:
    f = Desc()
    @property
    def p(self): "doc"; return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
    @property
    def ro(self): return 1
d = D(); print(d.f); d.f = 2; print(d.f, vars(d)); del d.f; d.p = 4; print(d.p, D.p.__doc__); del d.p
for act in (lambda: setattr(d, "ro", 1), lambda: delattr(d, "ro"), lambda: d.p, lambda: delattr(d, "nope")):
    try: act()
    except AttributeError as e: print(e)
class Slots:
    __slots__ = ("a", "_b")
    def __init__(self): self.a = 1
s = Slots(); print(s.a)
for act in (lambda: s._b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: delattr(s, "_b")):
    try: act()
    except AttributeError as e: print(e)
class Slots2(Slots):
    __slots__ = ("d",)
s2 = Slots2(); s2.d = 5; s2._b = 6; print(s2.a, s2.d, s2._b, Slots2.d, hasattr(s2, "__dict__"))
class X:
    def __getattr__(self, n): return f"ga:{n}"
    def __getattribute__(self, n):
        if n == "blocked": raise AttributeError(n)
        return object.__getattribute__(self, n)
x = X(); x.real = 1; print(x.real, x.nope, x.blocked)
class Num:
    def __init__(s, v): s.v = v
    def __add__(s, o): return Num(s.v + o.v) if isinstance(o, Num) else NotImplemented
    def __radd__(s, o): return Num(o + s.v)
    def __iadd__(s, o): s.v += 100; return s
    def __eq__(s, o): return isinstance(o, Num) and s.v == o.v
    def __hash__(s): return hash(s.v)
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f"N{s.v}"
    def __bool__(s): return s.v != 0
    def __neg__(s): return Num(-s.v)
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i * s.v
    def __call__(s, *a, **k): return a, k
    def __len__(s): return 3
    def __contains__(s, v): return v == s.v
    def __index__(s): return s.v
    def __format__(s, spec): return f"<{spec}>"
    def __enter__(s): return s
    def __exit__(s, *a): print("exit", a[0]); return True
    def __reversed__(s): return iter("rev")
    def __matmul__(s, o): return "mat"
    def __divmod__(s, o): return "dm"
    def __round__(s, n=None): return ("round", n)
    def __abs__(s): return "abs"
    def __int__(s): return 42
    def __float__(s): return 4.2
n = Num(2); print(n + Num(3), 5 + n, -n, n[1], list(n), n(1, k=2), len(n), 2 in n, [10, 20, 30][n], f"{n:>5}", bool(Num(0)), n == Num(2), n != Num(3), {n: 1}[Num(2)], sorted([Num(3), Num(1)]), Num(1) > Num(0), max(Num(1), Num(5)), list(reversed(n)), n @ 1, divmod(n, 1), round(n), round(n, 2), abs(n), int(n), float(n), range(n), bin(n))
n += 1; print(n)
with n: raise ValueError
for act in (lambda: n + "a", lambda: n - 1, lambda: n < 5, lambda: n <= n, lambda: [] + n):
    try: print(act())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class L:
    def __add__(s, o): return "L.add"
    def __radd__(s, o): return "L.radd"
class R(L):
    def __radd__(s, o): return "R.radd"
print(L() + R(), L() + L(), 1 + L(), R() + L())
class O1: pass
class O2(O1): pass
class O3(O1): pass
class O4(O2, O3): pass
print([c.__name__ for c in O4.__mro__])
try:
    class Bad(O1, O2): pass
except TypeError as e: print(e)
try:
    class Bad(int, str): pass
except TypeError as e: print(e)
try:
    class Bad(bool): pass
except TypeError as e: print(e)
try:
    class Bad(O1, O1): pass
except TypeError as e: print(e)
class E1: __hash__ = None
class E2:
    def __eq__(self, o): return True
for c in (E1, E2):
    try: hash(c())
    except TypeError as e: print(e)
T = type("T", (O1,), {"z": 5, "m": lambda self: self.z}); print(T().m(), T.__name__, T, T.__mro__[1] is O1)
class N1:
    def __new__(cls, *a):
        if a and a[0] == "other": return 5
        o = super().__new__(cls); o.a = a; return o
    def __init__(self, *a): print("init", a)
print(N1(1, 2).a, N1("other"))
class Bool:
    def __bool__(s): return 5
class Ln:
    def __len__(s): return -1
for v in (Bool(), Ln()):
    try: bool(v)
    except Exception as e: print(type(e).__name__, e)
class Rp:
    def __repr__(s): return 5
    def __str__(s): return None
for f in (repr, str):
    try: f(Rp())
    except TypeError as e: print(e)
class It:
    def __init__(s): s.i = 0
    def __iter__(s): return s
    def __next__(s):
        s.i += 1
        if s.i > 3: raise StopIteration
        return s.i
print(list(It()), sum(It()), [*It()], max(It()), 2 in It(), dict(zip(It(), It())), tuple(It()))
class P1:
    def who(self): return "P1"
class P2(P1):
    def who(self): return "P2>" + super().who()
class P3(P1):
    def who(self): return "P3>" + super().who()
class P4(P2, P3):
    def who(self): return "P4>" + super().who()
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return "sm"
print(P4().who(), P4.cm(), P4().cm(), P4.sm(), super(P4, P4()).who(), P4.who(P4()), isinstance(P4(), (int, P1)), issubclass(P4, P3))
print(type(P4().who), type(P4.who), type(len), type([].append), type(int.__add__), type(str.join), P4.__dict__["sm"].__class__, callable(P4), callable(5), P4().who.__self__.__class__.__name__, P4.who.__qualname__)
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try: Ab()
except TypeError as e: print(e)
class Ab2(Ab):
    def f(self): return 1
try: Ab2()
except TypeError as e: print(e)
class Ab3(Ab2): g = 2
print(Ab3().f(), Ab3().g, isinstance(Ab3(), Ab), Ab.__abstractmethods__ == {"f", "g"})
class Reg: pass
Ab.register(Reg); print(isinstance(Reg(), Ab), issubclass(Reg, Ab))
o = O1(); o.x = 1; o.__dict__["y"] = 2; print(vars(o), o.y, [n for n in dir(o) if not n.startswith("__")], getattr(o, "zz", "def")); o.__class__ = O2; print(type(o).__name__)
def fn(a: int, b="x") -> str: "docstring"; return a
fn.attr = 1; print(fn.__name__, fn.__doc__, fn.__defaults__, fn.__annotations__, fn.__dict__, fn.__code__.co_varnames[:2], fn.__kwdefaults__, fn.__module__)
