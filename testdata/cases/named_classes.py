"""Classes that are used by name: their data, functions and tests, instances in module state, and what shows a class after all."""

import copy
import math
import random
import traceback


class Counter:
    made = 0
    names = []
    limit = 3
    table = {"a": 1}

    def __init__(self, name):
        self.name = name
        Counter.made += 1
        Counter.names.append(name)

    @classmethod
    def pair(cls, name):
        return [cls(name), cls(name + "'")]

    @staticmethod
    def twice(x):
        return x * 2

    def bump(self):
        self.limit += 1
        return self.limit

    def kind(self):
        return type(self).__name__ + ":" + self.__class__.__qualname__


class SubCounter(Counter):
    limit = 10

    def __init__(self, name, extra=None):
        Counter.__init__(self, name)
        self.extra = extra

    @classmethod
    def pair(cls, name):
        return [cls(name, 1), super().pair(name + "!")[0]]


def class_data():
    Counter.made = 0
    Counter.names = []
    a = Counter("x")
    b = SubCounter("y")
    before = (a.limit, b.limit, Counter.limit, SubCounter.limit)
    a.bump()
    b.bump()
    after = (a.limit, b.limit, Counter.limit, SubCounter.limit)
    Counter.limit = 7
    c = Counter("z")
    last = (a.limit, b.limit, c.limit)
    Counter.limit = 3
    Counter.table["b"] = 2
    n = len(a.table)
    del Counter.table["b"]
    return before, after, last, Counter.made, Counter.names, a.made, b.made, n


def class_functions():
    a, b = Counter.pair("p")
    c, d = SubCounter.pair("q")
    return a.name, b.name, c.name, c.extra, d.name, Counter.twice(4), a.twice("ab"), SubCounter.twice(1.5), Counter.bump(a), Counter.kind(c), a.kind(), d.kind()


class Plain:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if not isinstance(other, Plain):
            return NotImplemented
        return self.v == other.v

    def same(self, other):
        return isinstance(other, Plain) and self.v == other.v

    def exact(self, other):
        return type(self) is type(other)

    def copy(self):
        return self.__class__(self.v)


def class_tests(x):
    p = Plain(3)
    out = [isinstance(x, Plain), isinstance(x, (int, Plain)), isinstance(x, (Plain, Counter)), isinstance(p, (Plain, str)), isinstance(p, object)]
    out += [p == Plain(3), p != Plain(4), p == x, p.same(Plain(3)), p.same(x), p.exact(Plain(1)), p.copy().v, type(p) is Plain, type(p) == Counter]
    return out, p.same(None) or "no", isinstance(x, Plain) and x.v, isinstance(p, Plain) and p.v


class Tree:
    empty = None

    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def total(self):
        out = self.value
        if self.left:
            out += self.left.total()
        if self.right is not None:
            out += self.right.total()
        return out


LEAF = Tree(1)
ROOT = Tree(10, LEAF, Tree(5, None, LEAF))
FOREST = [LEAF, ROOT]
BY_NAME = {"leaf": LEAF, "root": ROOT}
NUMBERS = [3, 1, 2]
TEXTS = {"a": "b"}


def module_instances():
    LEAF.value += 1
    total = ROOT.total()
    LEAF.value -= 1
    FOREST.append(Tree(100))
    n = sum(t.total() for t in FOREST)
    FOREST.pop()
    NUMBERS.append(4)
    m = sum(NUMBERS)
    NUMBERS.pop()
    TEXTS["c"] = "d"
    k = list(TEXTS)
    del TEXTS["c"]
    return total, n, BY_NAME["leaf"] is LEAF, FOREST[1] is ROOT, BY_NAME["root"].left.value, m, k, NUMBERS[0], Tree.empty


class Shown:
    level = 1

    def __init__(self, v):
        self.v = v


class ShownBelow(Shown):
    level = 2


KEPT = Shown(4)
LIST = [KEPT, ShownBelow(5)]


def module_instances_seen():
    out = [vars(KEPT), sorted(LIST[1].__dict__.items()), [x.level for x in LIST]]
    setattr(Shown, "level", 9)
    out.append([x.level for x in LIST])
    Shown.level = 1
    setattr(KEPT, "w", 1)
    out.append(getattr(KEPT, "w"))
    del KEPT.w
    other = copy.copy(KEPT)
    other.v += 1
    return out, other.v, KEPT.v, hasattr(KEPT, "w"), [c.__name__ for c in (Shown, ShownBelow)]


class Cat:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " meows"

    def purr(self):
        return "purr"


class Robot:
    def __init__(self, serial):
        self.serial = serial
        self.name = "R"

    def speak(self):
        return "beep " + str(self.serial)


class Rock:
    def __init__(self):
        self.weight = 2.5


def duck_typing():
    out = []
    for x in [Cat("Tom"), Robot(7), Cat("Kit")]:
        out.append((x.speak(), x.name))
    for x in [Cat("Tom"), Rock(), Robot(1)]:
        try:
            out.append(x.speak())
            out.append(x.purr())
        except AttributeError as e:
            out.append(str(e))
    return out


def duck_attributes():
    out = []
    for x in [Cat("Tom"), Rock()]:
        try:
            out.append(x.weight)
        except AttributeError as e:
            out.append(str(e))
        x.weight = 1
        out.append(x.weight)
    return out


class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

    def describe(self):
        return f"{self.__class__.__name__}: {self.area():.1f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return math.sqrt(self.r) * math.pi


class Blob(Shape):
    pass


def abstract_methods():
    out = []
    for s in [Square(2.0), Circle(4.0), Blob()]:
        try:
            out.append(s.describe())
        except NotImplementedError as e:
            out.append(str(e))
    return out


class Leafy:
    def __init__(self, value):
        self.value = value


class Number(Leafy):
    def double(self):
        return self.value * 2


class Wrap:
    def __init__(self, value):
        self.value = value

    def inner(self):
        return self.value.double()


def fields_of_classes():
    w = Wrap(Number(4))
    return w.inner(), w.value.value, Leafy("x").value


class Old(object):
    def __init__(self, x):
        self.x = x


class Older(Old):
    def __init__(self, x, y):
        super(Older, self).__init__(x)
        self.y = y


def stated_super():
    o = Older(1, 2)
    return o.x + o.y


class Money:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        return self.n != 0

    def __abs__(self):
        return Money(abs(self.n))

    def __str__(self):
        return f"${self.n}"

    def __repr__(self):
        return f"Money({self.n})"

    def __add__(self, other):
        return Money(self.n + other.n)

    def __float__(self):
        return self.n / 2


NOTHING = Money(0)


def builtins_of_instances():
    m = Money(-3)
    print(m)
    return str(m), repr(m), bool(m), bool(NOTHING), str(abs(m)), float(m), str(sum((Money(i) for i in range(4)), NOTHING)), not m


class Fails:
    made = 0

    def __init__(self, x):
        Fails.made += 1
        self.x = x
        if x < 0:
            raise ValueError("negative")
        self.y = x + 1


def fails_in_init(n):
    out = []
    for i in (n, -n):
        try:
            f = Fails(i)
            out.append(f.y)
        except ValueError as e:
            out.append(str(e))
    return out, Fails.made > 0


def patched():
    class Local:
        count = 1

        def f(self):
            return "f"

    x = Local()
    Local.f = lambda self: "g"
    Local.count += 1
    return x.f(), x.count


class Patched:
    def f(self):
        return "f"


def patched_class():
    x = Patched()
    a = x.f()
    old = Patched.f
    Patched.f = lambda self: "g"
    b = x.f()
    Patched.f = old
    return a, b, x.f()


def math_functions(x, y):
    out = []
    for f in (lambda: math.sqrt(x), lambda: math.sin(x), lambda: math.cos(y), lambda: math.exp(x), lambda: math.atan2(x, y), lambda: math.fabs(x), lambda: math.pow(x, y)):
        try:
            out.append(f())
        except (ValueError, OverflowError, TypeError) as e:
            out.append(repr(e))
    return out


def math_static(n):
    x = n * 1.5
    out = [math.sqrt(x), math.sqrt(n), math.sin(x), math.cos(n), math.tan(x), math.atan(x), math.exp(x), math.atan2(x, n), math.fabs(-x), math.pow(x, 2)]
    try:
        out.append(math.sqrt(-x))
    except ValueError as e:
        out.append(str(e))
    try:
        out.append(math.exp(x * 1000))
    except OverflowError as e:
        out.append(str(e))
    random.seed(5)
    out += [random.randrange(10), random.randint(1, 6), random.random()]
    return out


class Item:
    def __init__(self, name, cost, weight):
        self.name = name
        self.cost = cost
        self.weight = weight

    @property
    def ratio(self):
        return self.cost / self.weight


def keyed_items(nan):
    items = [Item("a", 3, 2.0), Item("b", 1, 1.5), Item("c", 3, 0.5), Item("d", 2, 2.0)]
    table = {x.name: x for x in items}
    if nan:
        items[1].weight = float("nan")
    out = [x.name for x in sorted(items, key=lambda x: x.cost)]
    out += [x.name for x in sorted(items, key=lambda x: x.cost, reverse=True)]
    out += [x.name for x in sorted(items, key=lambda x: -x.weight)]
    out += [x.name for x in sorted(table.values(), key=lambda y: y.weight, reverse=True)]
    out += [min(items, key=lambda x: x.cost).name, max(items, key=lambda x: x.cost).name, max(table.values(), key=lambda x: x.name).name, min(items, key=lambda x: x.weight).name]
    out += [max(items, key=lambda x: x.ratio).name]
    return out


def keyed_nothing():
    items = [Item("a", 1, 0)]
    try:
        min(items, key=lambda x: x.ratio)
    except ZeroDivisionError as e:
        first = str(e), [f.name for f in traceback.extract_tb(e.__traceback__)]
    items.pop()
    try:
        return max(items, key=lambda x: x.cost)
    except ValueError as e:
        return first, str(e), sorted(items, key=lambda x: x.name)


class_data()
class_data()
class_functions()
class_tests(3)
class_tests("x")
class_tests(None)
module_instances()
module_instances()
module_instances_seen()
duck_typing()
duck_attributes()
abstract_methods()
fields_of_classes()
stated_super()
builtins_of_instances()
fails_in_init(2)
patched()
patched_class()
math_functions(2.0, 3)
math_functions(-1, 0.5)
math_functions(1000, 2)
math_functions("a", 2)
math_static(2)
keyed_items(False)
keyed_items(True)
keyed_nothing()
