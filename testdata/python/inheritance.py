class Base:
    def who(self): return "Base"
class L(Base):
    def who(self): return "L>" + super().who()
class R(Base):
    def who(self): return "R>" + super().who()
class D(L, R):
    def who(self): return "D>" + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(Base, L): pass
except TypeError as e:
    print(e)
class Sub:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Sub.subs.append((cls.__name__, tag))
class S1(Sub, tag=1): pass
class S2(S1): pass
print(Sub.subs)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v): obj.__dict__[self.name] = v * 2
class Own:
    d = Desc()
o = Own()
print(o.d)
o.d = 4
print(o.d, o.__dict__, Own.d.name)
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["added"] = kw.get("extra")
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.inited = True
    def __call__(cls, *a):
        obj = super().__call__(*a)
        obj.called = True
        return obj
    def __prepare__(name, bases, **kw):
        return {"prepared": 1}
    __prepare__ = staticmethod(__prepare__)
    def __len__(cls): return 42
class M(metaclass=Meta, extra=5):
    z = prepared
print(M.added, M.inited, M().called, M.z, len(M), type(M).__name__)
class MM(M): pass
print(MM.added, type(MM) is Meta)
T = type("T", (Base,), {"v": 1})
print(T, T().v, T().who(), T.__module__)
class WithCell:
    def get(self): return __class__
print(WithCell().get() is WithCell)
class Int(int):
    def __add__(self, o): return Int(int(self) * 100 + o)
print(Int(1) + 2, type(Int(1) + 2).__name__, Int(3) * 2)
class Str(str):
    def shout(self): return self.upper() + "!"
print(Str("hi").shout(), Str("a") + "b", len(Str("abc")))
class Dct(dict):
    def __missing__(self, k): return k * 2
print(Dct(a=1)["a"], Dct()["x"])
class Lst(list):
    pass
l = Lst([1, 2]); l.extra = 1
print(l, l.extra, isinstance(l, list), l == [1, 2])
from abc import ABC, abstractmethod
class Abs(ABC):
    @abstractmethod
    def m(self): ...
    @property
    @abstractmethod
    def p(self): ...
try:
    Abs()
except TypeError as e:
    print(e)
class Con(Abs):
    def m(self): return 1
    p = 2
print(Con().m(), Con().p)
class New:
    def __new__(cls, *a):
        o = super().__new__(cls)
        o.n = a
        return o
    def __init__(self, *a): self.i = a
print(New(1, 2).n, New(1).i)
class Single:
    _inst = None
    def __new__(cls):
        if cls._inst is None: cls._inst = super().__new__(cls)
        return cls._inst
print(Single() is Single())
