"""Classes: resolution order, super, properties, methods, the hooks of class creation, attribute access, instances."""


def told(f, *args, **kw):
    """What a call gives or raises."""
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def mro(c):
    return [k.__name__ for k in c.__mro__]


class A:
    def who(self):
        return ["A"]

    def __repr__(self):
        return f"<{type(self).__name__}>"


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C, B):
    def who(self):
        return ["E"] + super(E, self).who()


mro(D)
mro(E)
D().who()
E().who()
B().who()
super(B, D()).who()
super(D, D()).who()
told(lambda: super(B, C()).who())
isinstance(D(), (int, C)), issubclass(D, A), issubclass(A, D), isinstance(D, type), issubclass(bool, int)
told(isinstance, 1, 2)
told(isinstance, 1, (int, "x"))
told(isinstance, "a", (int, "x"))
told(issubclass, 1, int)
told(issubclass, int, 5)


class X0: pass
class Y0: pass
class XY(X0, Y0): pass
class YX(Y0, X0): pass


def conflict():
    class Z(XY, YX):
        pass
    return Z


def conflict_by_type():
    return type("Z", (X0, XY), {})


def duplicate_base():
    class Z(X0, X0):
        pass


def base_is_value():
    class Z(5):
        pass


def base_is_final():
    class Z(bool):
        pass


def base_is_function():
    class Z(len):
        pass


def layouts():
    class Z(int, str):
        pass


conflict()
conflict_by_type()
duplicate_base()
base_is_value()
base_is_final()
base_is_function()
layouts()


class O: pass
class P1(O): pass
class P2(O): pass
class P3(O): pass
class K1(P1, P2): pass
class K2(P3, P1): pass
class K3(P3, P2): pass


def linearize():
    class Z(K1, K2, K3):
        pass
    return mro(Z)


class ZZ(K1, K3):
    pass


linearize()
mro(ZZ)


# Cooperative initialisation.
class Root:
    def __init__(self, **kw):
        print("Root", sorted(kw))
        if kw:
            raise TypeError(f"left over: {sorted(kw)}")


class Left(Root):
    def __init__(self, left=1, **kw):
        print("Left", left)
        super().__init__(**kw)
        self.left = left


class Right(Root):
    def __init__(self, right=2, **kw):
        print("Right", right)
        super().__init__(**kw)
        self.right = right


class Both(Left, Right):
    def __init__(self, *, both=3, **kw):
        super().__init__(**kw)
        self.both = both


def cooperative(**kw):
    b = Both(**kw)
    return vars(b)


cooperative()
cooperative(left=10, right=20, both=30)
cooperative(other=1)


class Count:
    made = 0

    def __init__(self):
        type(self).made += 1
        self.n = self.made

    @classmethod
    def total(cls):
        return cls.__name__, cls.made

    @staticmethod
    def add(a, b=10):
        return a + b

    @property
    def double(self):
        "Twice n."
        return self.n * 2

    @double.setter
    def double(self, v):
        print("set", v)
        self.n = v // 2

    @double.deleter
    def double(self):
        print("delete")
        self.n = 0


class SubCount(Count):
    made = 100

    @classmethod
    def total(cls):
        return ("sub",) + super().total()

    @staticmethod
    def add(a, b=20):
        return Count.add(a, b) * 2

    @property
    def double(self):
        return -super().double


def counts():
    class Own(Count):
        made = 0
    a, b = Own(), Own()
    return a.n, b.n, Own.made, Own.total(), a.total(), Own.add(1), b.add(1, 2)


def properties():
    class Own(Count):
        made = 0
    a = Own()
    a.double = 9
    r = [a.n, a.double]
    del a.double
    r.append(a.n)
    r.append(told(setattr, a, "double", "x"))
    return r, Count.double.__doc__, type(Count.double).__name__


def sub_counts():
    class Own(SubCount):
        pass
    a = Own()
    return a.n, a.double, Own.total(), a.add(1), told(setattr, a, "double", 1), told(delattr, a, "double")


counts()
properties()
sub_counts()


class Unset:
    only_set = property(None, lambda self, v: print("got", v), None, "write only")

    @property
    def fails(self):
        return self.missing

    @property
    def value_error(self):
        raise ValueError("inside")


Unset().only_set
Unset.only_set.__doc__
setattr(Unset(), "only_set", 5)
delattr(Unset(), "only_set")
Unset().fails
Unset().value_error
hasattr(Unset(), "fails"), getattr(Unset(), "fails", "default")
hasattr(Unset(), "value_error")
setattr(Unset(), "fails", 1)
Unset.only_set.fget, Unset.fails.fset, Unset.fails.fdel, callable(Unset.fails.fget)
Unset.fails.fget(type("Y", (), {"missing": 7})())


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class SlotsMore(Slots):
    __slots__ = ["c"]


class SlotsDict(Slots):
    pass


def slot_errors():
    s = Slots(1)
    return (s.a, told(getattr, s, "b"), told(setattr, s, "c", 1), told(getattr, s, "__dict__"),
            told(delattr, s, "b"), hasattr(s, "b"))


def slot_delete():
    s = Slots(1)
    del s.a
    return told(lambda: s.a), told(delattr, s, "a")


def slots_more():
    s = SlotsMore(1)
    s.c = 3
    return s.a, s.c, told(setattr, s, "d", 1), SlotsMore.__slots__, sorted(k for k in vars(SlotsMore) if not k.startswith("__"))


def slots_dict():
    s = SlotsDict(1)
    s.z = 5
    return vars(s), s.a


def slot_conflict():
    class Z:
        __slots__ = ("a",)
        a = 1


def slot_not_name():
    class Z:
        __slots__ = ("1a",)


def slot_not_str():
    class Z:
        __slots__ = (1,)


def slots_int():
    class Z(int):
        __slots__ = ("x",)


def slot_string():
    class Z:
        __slots__ = "only"
    z = Z()
    z.only = 1
    return z.only, told(setattr, z, "onl", 1)


def slot_dict():
    class Z:
        __slots__ = ("a", "__dict__")
    z = Z()
    z.a = 1
    z.b = 2
    return z.a, z.b, vars(z)


def slot_layout():
    class Y:
        __slots__ = ("y",)

    class Z(Slots, Y):
        pass


def slot_private():
    class Y:
        __slots__ = ("__y",)

        def __init__(self):
            self.__y = 4
    return Y()._Y__y


Slots.a.__get__(Slots(7))
Slots.a
told(Slots.a.__get__, 5)
slot_errors()
slot_delete()
slots_more()
slots_dict()
slot_conflict()
slot_not_name()
slot_not_str()
slots_int()
slot_string()
slot_dict()
slot_layout()
slot_private()


# __init_subclass__, __set_name__, __class_getitem__
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[key or cls.__name__.lower()] = cls.__name__


class PlugOne(Plugin): pass
class PlugTwo(Plugin, key="two"): pass


def late_plug():
    class Late(Plugin, key="late"):
        pass
    return sorted(Plugin.registry.pop("late") for _ in "1"), sorted(Plugin.registry.items())


def plug_unknown():
    class Late(Plugin, other=1):
        pass


def no_keywords():
    class Late(A, other=1):
        pass


late_plug()
plug_unknown()
no_keywords()


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        return self.name, obj is None


def set_names():
    class Z:
        first = Named()
        second = Named()
        first_again = first
    Z.late = Named()
    return Z.first, Z().second, told(lambda: Z.late)


class BadName:
    def __set_name__(self, owner, name):
        1 / 0


def bad_name():
    class Z:
        x = BadName()


def bad_name_cause():
    try:
        bad_name()
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__cause__), getattr(e, "__notes__", None)


set_names()
bad_name_cause()


class Item:
    def __class_getitem__(cls, k):
        return cls.__name__, k


class SubItem(Item):
    pass


Item[int], SubItem[1, 2], Item["x":3]
Item()[1]
A[int]
told(lambda: int[str])


# __getattr__ and friends
class Dynamic:
    known = 1

    def __init__(self):
        self.log = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "dyn " + name


class Watched:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattribute__(self, name):
        if name != "log":
            self.log.append(("get", name))
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        self.log.append(("set", name))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        super().__delattr__(name)

    def method(self):
        return self.x


def watched():
    w = Watched()
    w.x = 1
    w.x += 1
    w.method()
    del w.x
    told(lambda: w.x)
    hasattr(w, "y")
    told(delattr, w, "zz")
    return w.log


class Guarded:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("no " + name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name


Dynamic().known, Dynamic().other, getattr(Dynamic(), "x"), hasattr(Dynamic(), "_x"), getattr(Dynamic(), "_x", None)
Dynamic()._private
len(Dynamic().log)
Guarded().secret
Guarded().unknown
watched()
told(len, Dynamic())
A().missing
A.missing
setattr(A(), 5, 1)
getattr(A(), 5)
told(getattr, A(), "x", 1), told(getattr, A()), told(hasattr, A(), 1)
None.x
(5).x
told(setattr, 5, "x", 1)
told(setattr, object(), "x", 1)
told(setattr, int, "x", 1)
told(delattr, A, "nothing")
told(delattr, A(), "who")
told(setattr, len, "x", 1)
told(lambda: [].foo), told(setattr, [], "foo", 1), told(setattr, [], "append", 1)


# __call__, __new__, __init__
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, k=0):
        return self.n + sum(args) + k


class Single:
    one = None

    def __new__(cls, *args):
        print("new", args)
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one

    def __init__(self, *args):
        print("init", args)


class Other:
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print("never")


class Celsius(float):
    def __new__(cls, v, unit="C"):
        self = super().__new__(cls, v)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self)!r}{self.unit}"

    def __add__(self, other):
        return type(self)(float(self) + other, self.unit)


class Upper(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def swapped(self):
        return Pair(self[1], self[0])


class InitReturns:
    def __init__(self):
        return 5


class NewArgs:
    def __new__(cls, a):
        return object.__new__(cls)


class InitArgs:
    def __init__(self, a):
        pass


def singles():
    class Own(Single):
        one = None
    return Own(1) is Own(2, 3)


Adder(1)(), Adder(1)(2, 3), Adder(1)(*range(4), k=100)
told(Adder(1), "x")
told(Adder(1), z=1)
told(Adder)
told(Adder, 1, 2)
told(A, 1)
told(A, x=1)
told(A.__new__, A, 1)
told(NewArgs)
told(NewArgs, 1, 2)
type(NewArgs(1)).__name__
told(InitArgs)
told(object, 1)
told(object.__new__)
told(object.__new__, 5)
told(object.__new__, int)
told(int.__new__, str)
told(InitReturns)
singles()
Other(5), Other("x")
Celsius(1.5), Celsius(2, "F") + 1, Celsius(3) * 2, Celsius(3) == 3.0, repr(Celsius("4"))
Upper("abc"), Upper("abc") + "d", type(Upper("a")).__name__, type(Upper("a").lower()).__name__, len(Upper("xyz"))
Pair(1, 2), Pair(1, 2).swapped, Pair(1, 2) == (1, 2), type(Pair(1, 2)[:1]).__name__, hash(Pair(1, 2)) == hash((1, 2))
told(A())
told(5)
told(A().who, 1)
told(A.who)
A.who(B()), A.who(5)


# Names, documents, type()
class Documented:
    """The doc."""
    x: int = 1
    y: "str"

    class Inner:
        def f(self): pass

    def method(self):
        "Of the method."


def outer_names():
    class Local:
        def m(self): pass
    return Local.__qualname__, Local.m.__qualname__, Local.__name__, Local.__module__, (lambda: 0).__qualname__


Documented.__doc__, Documented.__annotations__, Documented.Inner.__qualname__, Documented.Inner.f.__qualname__, Documented.method.__doc__
Documented().__doc__, Documented.__name__, A.__doc__, Documented.__bases__, Documented.__base__, type(Documented)
outer_names()


def made_by_type():
    T = type("T", (A,), {"x": 1, "m": lambda self: self.x + 1})
    t = T()
    t.x = 5
    return T.__name__, t.m(), T().m(), repr(t), mro(T)


made_by_type()
told(type)
told(type, 1, 2)
told(type, "x", (), [])
told(type, "x", [1], {})
told(type, 5, (), {})
type(5) is int, type(type(5)), type("a").__name__, type(None).__name__, type(...).__name__, type(NotImplemented).__name__
A.__class__, A().__class__ is A, A().__class__.__name__


def private():
    class P:
        __x = 1

        def get(self):
            return self.__x

        def __hidden(self):
            return "hidden"

        def call(self):
            return self.__hidden()

    class Q(P):
        __x = 2
    return Q().get(), Q().call(), sorted(k for k in vars(P) if "x" in k or "hid" in k), Q._P__x, Q._Q__x, told(lambda: Q().__x)


private()


def change_class():
    a = B()
    a.__class__ = C
    return a.who(), type(a).__name__, told(setattr, a, "__class__", 5), told(setattr, a, "__class__", int)


change_class()


def instance_dict():
    a = A()
    a.x = 1
    a.__dict__["y"] = 2
    vars(a)["z"] = 3
    del a.__dict__["x"]
    r = sorted(vars(a).items()), hasattr(a, "x"), a.y + a.z
    a.__dict__ = {"q": 9}
    return r, a.q, vars(a), told(setattr, a, "__dict__", 5)


instance_dict()


def shadow():
    class S:
        v = 1

        def m(self):
            return "class"
    s = S()
    r = [s.v, s.m()]
    s.v = 2
    s.m = lambda: "instance"
    r += [s.v, s.m(), S.v, S.m(s)]
    del s.v, s.m
    r += [s.v, s.m()]
    S.v = 10
    S.m = lambda self: "new"
    return r + [s.v, s.m()]


shadow()


def bound():
    d = D()
    f = d.who
    g = D.who
    return f.__self__ is d, f.__func__ is g, f.__name__, f(), g(d), d.who == d.who, d.who is d.who, type(f).__name__, type(g).__name__


bound()


def default_repr():
    class R: pass
    r = repr(R())
    return r[:r.index(" at ")], repr(R), str(R), repr(A), f"{A}", "%s" % (A,), format(R)


default_repr()


class Boolish:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v


class Lenish:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v


bool(Boolish(True)), bool(Boolish(False)), not Boolish(False), bool(Lenish(0)), bool(Lenish(3)), bool(A())
told(bool, Boolish(1))
told(bool, Lenish(-1))
told(len, Lenish("a"))
told(len, Lenish(2**70))
told(bool, Lenish(2.0))


def class_body():
    log = []
    x = "outer"

    class Z:
        log.append(x)
        x = "inner"
        log.append(x)
        y = [x for _ in range(1)]
        for i in range(3):
            pass
        if i == 2:
            def cond(self): return "yes"
        try:
            {}["nothing"]
        except KeyError as e:
            msg = str(e)
        del i
    return log, Z.y, Z().cond(), Z.msg, hasattr(Z, "i"), hasattr(Z, "e")


class_body()


def class_scope():
    y = 5

    class Z:
        y = 6

        def get(self):
            return y
        got = y
    return Z().get(), Z.got


class_scope()


def class_decorated():
    def mark(**kw):
        def deco(c):
            print("deco", c.__name__, kw)
            for k, v in kw.items():
                setattr(c, k, v)
            return c
        return deco

    @mark(a=1)
    @mark(b=2, a=0)
    class Z:
        pass
    return Z.a, Z.b


class_decorated()


def super_forms():
    class P:
        x = 1
        def f(self): return "P.f"
        @classmethod
        def c(cls): return "P.c", cls.__name__
        @staticmethod
        def s(): return "P.s"
        @property
        def p(self): return "P.p"

    class Q(P):
        x = 2
        def f(self): return super().f(), super(Q, self).x, super().p, super().s()
        @classmethod
        def c(cls): return super().c(), super(Q, cls).x
        def g(self): return [super(Q, self).f() for _ in range(2)]
        def miss(self): return super().missing
        def h(self):
            def inner(): return super(Q, self).f()
            return inner()
        def set(self):
            super().y = 1
    q = Q()
    return q.f(), Q.c(), q.c(), q.g(), told(q.miss), q.h(), told(q.set)


super_forms()


def super_outside():
    return super().x


told(super_outside)
told(super, int, "x")
told(super, 5)
told(lambda: super(A, A()).missing)


def super_no_args():
    def f():
        return super()
    return f()


told(super_no_args)


def del_attr():
    class Z:
        x = 1
    z = Z()
    z.y = 2
    del z.y
    del Z.x
    return hasattr(z, "x"), hasattr(z, "y"), told(lambda: z.y), told(delattr, Z, "x")


del_attr()


def typed_class(n: int) -> tuple[int, float, str]:
    class Acc:
        total: int = 0
        name: str

        def __init__(self, name: str) -> None:
            self.name = name
            self.items: list[int] = []

        def add(self, v: int) -> "Acc":
            self.total += v
            self.items.append(v)
            return self

        def mean(self) -> float:
            return self.total / len(self.items)
    a = Acc("acc")
    for i in range(n):
        a.add(i).add(i * i)
    return a.total, a.mean(), a.name + str(len(a.items))


typed_class(5)
typed_class(0)
