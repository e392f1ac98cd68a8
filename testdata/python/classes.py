class A:
    "doc of A"
    count = 0
    def __init__(self, x):
        self.x = x
        A.count += 1
    def __repr__(self): return f"A({self.x!r})"
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @double.deleter
    def double(self): self.x = 0
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def st(v): return v + 1
a = A(3)
print(a, a.double, A.make(4), A.st(1), a.st(2), A.count, A.__doc__)
a.double = 10
print(a.x)
del a.double
print(a.x, a == A(0), a != A(1), {A(1): 2}[A(1)])
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def __repr__(self): return "B:" + super().__repr__()
b = B(1, 2)
print(b, isinstance(b, A), issubclass(B, A), B.__mro__, B.__bases__, B.__name__)
print(vars(b), b.__dict__, b.__class__)
try:
    a.nope
except AttributeError as e:
    print(e, e.name)
try:
    A.nope
except AttributeError as e:
    print(e)
try:
    A()
except TypeError as e:
    print(e)
class P: pass
try:
    P(1)
except TypeError as e:
    print(e)
try:
    P().x()
except AttributeError as e:
    print(e)
class D(B):
    def __getattr__(self, n): return "got " + n
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n)
d = D(1, 2)
print(d.zzz)
del d.x
class Slots:
    __slots__ = ("a", "b")
s = Slots()
s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, b=2), callable(Call()), callable(P()))
class X:
    def __bool__(self): return False
    def __len__(self): return 3
print(bool(X()), len(X()), not X())
class Prop:
    r = property(lambda self: 1)
try:
    Prop().r = 2
except AttributeError as e:
    print(e)
print(A.double.__class__.__name__, type(a).__name__, A.__init__.__qualname__, a.st.__name__)
class Priv:
    def __init__(self): self.__v = 1
    def get(self): return self.__v
print(Priv().get(), Priv().__dict__, Priv()._Priv__v)
