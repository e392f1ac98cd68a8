"""Descriptors, metaclasses, ABC, Protocol, Generic."""
import abc
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized
from functools import cached_property
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
K = TypeVar("K")


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class Typed:
    """A data descriptor that checks a type."""

    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        obj.__dict__.pop(self.name, None)


class Person:
    name = Typed(str, "nobody")
    age = Typed(int, 0)

    def __init__(self, name, age):
        self.name = name
        self.age = age


class NonData:
    def __get__(self, obj, owner):
        return "nondata", obj is None, owner.__name__


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["s"] = ("via", value)


class Holder:
    n = NonData()
    s = SetOnly()


def person():
    p = Person("a", 5)
    p.age += 1
    r = [p.name, p.age, Person.name.kind.__name__, vars(p)]
    del p.age
    r += [p.age, told(setattr, p, "age", "x"), told(Person, 1, 2)]
    p.__dict__["name"] = "direct"
    return r + [p.name]


def priorities():
    h = Holder()
    r = [h.n, Holder.n]
    h.n = 1
    r += [h.n, Holder().n]
    h.s = 5
    r += [h.s, told(delattr, h, "s")]
    del h.n
    return r + [h.n]


def class_assignment():
    class P(Person): pass
    P.age = 7
    p = P("x", "not checked")
    return p.age, P.age, Person("y", 1).age


def get_raises():
    class Bad:
        def __get__(self, obj, owner):
            raise AttributeError("from get")
    class C:
        b = Bad()
        def __getattr__(self, name):
            return "getattr " + name
    class D:
        b = Bad()
    return C().b, told(lambda: D().b), told(lambda: C.b), hasattr(D(), "b"), getattr(D(), "b", "default")


def method_descriptor():
    def f(self, x):
        return self, x
    bound = f.__get__(5)
    bound2 = f.__get__(5, int)
    return bound(1), bound2.__self__, f.__get__(None, int) is f, told(f.__get__, None), told(f.__get__, None, None)


def class_and_static():
    class C:
        @classmethod
        def c(cls, x=0): return cls.__name__, x
        @staticmethod
        def s(x=0): return x
        raw = staticmethod(len)
    return (type(C.__dict__["c"]).__name__, type(C.__dict__["s"]).__name__, C.__dict__["c"].__func__(int, 3), C.__dict__["s"](4),
            C.c(), C().c(1), C.s(2), C().s(), C.raw("abc"), C.__dict__["c"].__get__(None, int)(), C.__dict__["s"].__get__(None, int)(9), C.c.__self__ is C)


def classmethod_property():
    class C:
        _n = 5
        @classmethod
        @property
        def n(cls): return cls._n
    return C.n, C().n


def property_methods():
    class C:
        def __init__(self): self._x = 1
        def getx(self): return self._x
        def setx(self, v): self._x = v
        def delx(self): self._x = None
        x = property(getx)
        y = x.setter(setx)
        z = y.deleter(delx)
        w = property(doc="just doc")
    c = C()
    c.y = 4
    r = [c.x, told(setattr, c, "x", 1), told(delattr, c, "y"), C.w.__doc__]
    del c.z
    return r + [c.z, told(lambda: c.w), C.x.fset, C.z.fdel.__name__, C.x.__get__(c), told(C.x.__set__, c, 1)]


def override_property():
    class P:
        @property
        def v(self): return "P"
        @v.setter
        def v(self, x): self._set = ("P", x)
    class Q(P):
        @P.v.getter
        def v(self): return "Q"
    class R(P):
        v = "plain"
    q = Q()
    q.v = 1
    r = R()
    r.v = 2
    return q.v, q._set, r.v, P().v, R.v


def cached():
    log = []
    class C:
        @cached_property
        def v(self):
            log.append("made")
            return [1]
    c = C()
    r = [c.v is c.v, vars(c), len(log)]
    del c.v
    c.v.append(2)
    c.v = "set"
    return r, log, c.v, type(C.v).__name__, C.v.attrname


def cached_no_dict():
    class C:
        __slots__ = ()
        @cached_property
        def v(self): return 1
    return told(lambda: C().v)


person()
priorities()
class_assignment()
get_raises()
method_descriptor()
class_and_static()
classmethod_property()
property_methods()
override_property()
cached()
cached_no_dict()


def getset_lookup():
    class Meta(type):
        @property
        def label(cls): return "meta " + cls.__name__
        both = "meta both"
    class C(metaclass=Meta):
        both = "class both"
    return C.label, told(lambda: C().label), C.both, told(setattr, C, "label", 1)


def meta_data_descriptor():
    class D:
        def __get__(self, obj, owner): return "meta data"
        def __set__(self, obj, v): pass
    class Meta(type):
        x = D()
    class C(metaclass=Meta):
        x = "own"
    return C.x, C().x


getset_lookup()
meta_data_descriptor()


# Metaclasses
class Registry(type):
    seen = []

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns))
        mcs.seen.append((name, sorted(kw.items())))
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.tag = name.lower()

    def __call__(cls, *args, **kw):
        self = super().__call__(*args, **kw)
        self.made_by = "Registry"
        return self

    def describe(cls):
        return f"class {cls.__name__}"


class Base(metaclass=Registry): pass
class Derived(Base, flag=1): pass


Registry.seen[:2]
Base.tag, Derived.tag, Derived().made_by, Derived.describe(), type(Derived).__name__, told(lambda: Derived().describe())


def meta_local():
    class Late(Base, z=2): pass
    return Registry.seen[-1], Late.tag, Late().made_by


def meta_conflict():
    class Other(type): pass
    class O(metaclass=Other): pass
    class X(Base, O): pass


def meta_most_derived():
    class Sub(Registry): pass
    class X(metaclass=Sub): pass
    class Y(Base, X): pass
    return type(Y).__name__


def meta_function():
    def make(name, bases, ns, **kw):
        return name, bases, sorted(k for k in ns if not k.startswith("__")), kw
    class X(1 and int, metaclass=make, a=1):
        x = 1
        def f(self): pass
    return X


def meta_prepare():
    given = 10
    class Ordered(type):
        @classmethod
        def __prepare__(mcs, name, bases, **kw):
            print("prepare", name, len(bases), kw)
            return {"early": 10}
        def __new__(mcs, name, bases, ns, **kw):
            ns["names"] = [k for k in ns if not k.startswith("__")]
            return super().__new__(mcs, name, bases, ns)
        def __init__(cls, name, bases, ns, **kw):
            super().__init__(name, bases, ns)
    class X(metaclass=Ordered, opt="o"):
        b = given + 1
        a = 2
    return X.names, X.b, X.early


def meta_instancecheck():
    class M(type):
        def __instancecheck__(cls, o): return o == 3
        def __subclasscheck__(cls, c): return c is int
    class X(metaclass=M): pass
    return isinstance(3, X), isinstance(4, X), issubclass(int, X), issubclass(str, X), isinstance(X(), X), isinstance("x", (X, str))


def meta_super_init_error():
    class M(type):
        def __new__(mcs, name, bases, ns, extra):
            return super().__new__(mcs, name, bases, ns)
    class X(metaclass=M): pass


def meta_attributes():
    class M(type):
        count = 0
        def __setattr__(cls, n, v):
            print("setattr", cls.__name__, n)
            super().__setattr__(n, v)
        def __delattr__(cls, n):
            print("delattr", n)
            super().__delattr__(n)
        def __getattribute__(cls, n):
            if n == "hidden":
                raise AttributeError("hidden!")
            return super().__getattribute__(n)
    class X(metaclass=M):
        hidden = 1
    X.a = 5
    del X.a
    return told(lambda: X.hidden), X().hidden, X.count


def meta_order():
    class M(type):
        def __lt__(cls, o): return cls.__name__ < o.__name__
        def __hash__(cls): return 42
        def __eq__(cls, o): return True
    class B(metaclass=M): pass
    class A(metaclass=M): pass
    return [c.__name__ for c in sorted([B, A])], hash(A), A == 5


def singleton_meta():
    class S(type):
        _made = {}
        def __call__(cls, *a):
            if cls not in cls._made:
                cls._made[cls] = super().__call__(*a)
            return cls._made[cls]
    class X(metaclass=S):
        def __init__(self, v): self.v = v
    class Y(X): pass
    return X(1) is X(2), X(3).v, Y(4).v, Y(5) is X(1)


meta_local()
meta_conflict()
meta_most_derived()
meta_function()
meta_prepare()
meta_instancecheck()
meta_super_init_error()
meta_attributes()
meta_order()
singleton_meta()


# ABC
class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self): return 2


class Square(Shape):
    name = "square"

    def __init__(self, s=1): self.s = s
    def area(self): return self.s ** 2
    @classmethod
    def make(cls): return cls(3)


Shape()
Half()
Square(2).describe(), Square.make().area(), isinstance(Square(), Shape), sorted(Shape.__abstractmethods__), Square.__abstractmethods__


def one_abstract():
    class A(ABC):
        @abstractmethod
        def only(self): return "base"
    class B(A):
        def only(self): return "b " + super().only()
    return told(A), B().only(), A.only(None)


def abc_register():
    class S(ABC):
        @classmethod
        def __subclasshook__(cls, c):
            if cls is S and any("quack" in k.__dict__ for k in c.__mro__):
                return True
            return NotImplemented
    class Duck:
        def quack(self): pass
    @S.register
    class Virtual: pass
    class Stone: pass
    return [issubclass(c, S) for c in (Duck, Virtual, Stone, int)], isinstance(Duck(), S), isinstance(Stone(), S), told(S.register, 5)


def abc_meta():
    class A(metaclass=abc.ABCMeta):
        @abc.abstractmethod
        def f(self): pass
    A2 = type("A2", (A,), {"f": lambda self: 1})
    return type(A).__name__, A2().f(), told(A)


def abcs_builtin():
    class L:
        def __len__(self): return 0
    class I:
        def __iter__(self): return iter(())
    class H:
        __hash__ = None
    return [isinstance(x, k) for x, k in ((L(), Sized), (I(), Iterable), (I(), Iterator), (H(), Hashable), ([], Sequence), ({}, Mapping), ((), Hashable), ([], Hashable), ("", Sequence), (len, Callable), (iter([]), Iterator), (range(1), Sequence), (set(), Sequence))]


class OwnMapping(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


class OwnSequence(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.n))]
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * 10


def mapping_mixins():
    m = OwnMapping({"a": 1, "b": 2})
    return m.get("a"), m.get("z", 0), "a" in m, list(m.keys()), list(m.values()), list(m.items()), m == {"a": 1, "b": 2}, m != {}, dict(m), {**m}, told(hash, m), repr(m.keys())[:8], "b" in m.keys(), m.keys() & {"a"}


def sequence_mixins():
    s = OwnSequence(4)
    return s[1], 20 in s, list(s), list(reversed(s)), s.index(30), s.count(10), told(s.index, 5), s[1:3], told(lambda: s[9])


def mutable_mixin():
    from collections.abc import MutableMapping
    class M(MutableMapping):
        def __init__(self): self.d = {}
        def __getitem__(self, k): return self.d[k]
        def __setitem__(self, k, v): self.d[k] = v
        def __delitem__(self, k): del self.d[k]
        def __iter__(self): return iter(self.d)
        def __len__(self): return len(self.d)
    m = M()
    m.update(a=1, b=2)
    m.update([("c", 3)])
    return m.pop("a"), m.pop("zz", None), told(m.pop, "zz"), m.setdefault("q", []), m.popitem(), sorted(m), m.clear(), len(m), told(m.popitem)


def abstract_builtin():
    class M(Mapping): pass
    class S(Sequence):
        def __len__(self): return 0
    return told(M), told(S)


one_abstract()
abc_register()
abc_meta()
abcs_builtin()
mapping_mixins()
sequence_mixins()
mutable_mixin()
abstract_builtin()


# Generic and Protocol
class Stack(Generic[T]):
    kind: ClassVar[str] = "stack"

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> "Stack[T]":
        self.items.append(x)
        return self

    def pop(self) -> T:
        return self.items.pop()


class PairOf(Generic[K, T]):
    def __init__(self, k: K, v: T): self.k, self.v = k, v


class IntStack(Stack[int]):
    def total(self) -> int: return sum(self.items)


Stack[int]().push(1).push(2).pop()
IntStack().push(1).push(5).total(), isinstance(IntStack(), Stack), Stack.kind, [c.__name__ for c in IntStack.__mro__]
told(lambda: Stack().pop())
told(isinstance, Stack(), Stack[int])


class Box(Generic[T]):
    def __init__(self, v: T): self.v = v


def generic_local():
    b = Box[str]("x")
    return b.v, Box(5).v, type(b).__name__


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class HasName(Protocol):
    name: str


class Quiet(Protocol):
    def hush(self) -> None: ...


class File:
    name = "f"
    def close(self): return "closed"


isinstance(File(), Closeable), isinstance(5, Closeable), issubclass(File, Closeable), isinstance(File(), HasName), isinstance(5, HasName)
told(isinstance, 5, Quiet)
told(issubclass, File, HasName)
told(Closeable)
generic_local()


def protocol_impl():
    class Impl(Closeable):
        def close(self): return "impl"
    class Default(Protocol):
        def greet(self): return "hello " + self.who()
        def who(self): ...
    class G(Default):
        def who(self): return "g"
    return Impl().close(), G().greet(), isinstance(Impl(), Closeable)


protocol_impl()


def typing_runtime():
    x: list[int] = typing.cast(list, "not a list")
    def f(a: int, *b: str, c: "T" = None) -> Any: return a, b, c
    return x, f(1, 2), typing.TYPE_CHECKING


typing_runtime()
