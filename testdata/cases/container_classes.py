"""Classes over collections.abc: what the mixin methods call, keep in order and give back."""

import html
import inspect
import struct
import sys
from collections.abc import Generator, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, ValuesView


class Ordered(MutableSet):
    def __init__(self, items=()):
        self.items = []
        for x in items:
            self.add(x)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)

    def __repr__(self):
        return f"Ordered({self.items!r})"


class Small(Set):
    def __init__(self, items):
        self.items = tuple(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __hash__(self):
        return self._hash()

    @classmethod
    def _from_iterable(cls, it):
        return cls(reversed(list(it)))

    def __repr__(self):
        return f"Small{self.items!r}"


class Folded(MutableMapping):
    def __init__(self, *args, **kw):
        self.data = {}
        self.update(*args, **kw)

    def __getitem__(self, key):
        print("get", key)
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Folded({self.data!r})"


class Shown(KeysView, Sequence):
    def __getitem__(self, i):
        return list(self._mapping)[i]

    @classmethod
    def _from_iterable(cls, it):
        return sorted(it)


class ShownItems(ItemsView, Sequence):
    def __getitem__(self, i):
        return list(self._mapping.items())[i]


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i

    def __len__(self):
        return self.n


class Loud(MutableSequence):
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, x):
        print("set", i, x)
        self.items[i] = x

    def __delitem__(self, i):
        print("del", i)
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, x):
        print("insert", i, x)
        self.items.insert(i, x)


class Down(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Echo(Generator):
    def send(self, x):
        return x

    def throw(self, kind, value=None, tb=None):
        raise kind


class Deaf(Echo):
    def throw(self, kind, value=None, tb=None):
        return 1


Ordered("cab") | ["z", "a"]
["z", "c"] | Ordered("cab")
{"z"} | Ordered("cab") == {"z", "c", "a", "b"}
Ordered("cab") & "bc"
"bc" & Ordered("cab")
Ordered("cab") - ["a"]
["c", "x", "a"] - Ordered("cab")
Ordered("cab") ^ ["a", "y"]
["a", "y"] ^ Ordered("cab")
Ordered("cab") | 5
(Ordered("ab") <= Ordered("abc"), Ordered("ab") < {"a", "b"}, Ordered("ab") >= frozenset("a"), Ordered("ab") > Ordered("ab"))
(Ordered("ab") == {"b", "a"}, Ordered("ab") == ["a", "b"], Ordered("ab") != Ordered("ba"))
Ordered("ab") <= ["a", "b"]
Ordered("ab").isdisjoint("cd")


def in_place():
    s = Ordered("abc")
    t = s
    s |= "d"
    s &= "abd"
    s -= ["a"]
    s ^= ["b", "e"]
    return s, s is t, s.pop(), s


def with_itself(op):
    s = Ordered("abc")
    if op == "-":
        s -= s
    else:
        s ^= s
    return s


in_place()
with_itself("-")
with_itself("^")
Ordered("a").remove("b")
Ordered().pop()
Ordered("a").clear()
Small([1, 2, 3]) | [4]
Small([1, 2, 3]) & {1, 3}
hash(Small([1, 2, 3])) == hash(frozenset([3, 2, 1]))
hash(Ordered("a"))
Folded([("A", 1)], b=2)
Folded({"A": 1}).update({"C": 3}, D=4)
Folded(Folded(x=1))
Folded(1, 2)
Folded(A=1).keys()
Folded(A=1).values()
list(Folded(A=1).items())
(("a", 1) in Folded(A=1).items(), 1 in Folded(A=1).values(), "q" in Folded(A=1).keys())
Folded(A=1).keys() | {"b"} == {"a", "b"}
sorted(Folded(A=1, B=2).items() - [("a", 1)])
type(Folded(A=1).keys() & {"a"})
(type(Folded().keys()) is KeysView, type(Folded().values()) is ValuesView, isinstance(Folded().items(), ItemsView), len(Folded(A=1).items()))
Folded(A=1) == {"a": 1}
Folded(A=1) == [("a", 1)]
Folded(A=1).popitem()
Folded().popitem()
Folded(A=1).pop("B")
Folded(A=1).pop("B", 7)
Folded(A=1).setdefault("B", [])
Folded(A=1).get("Z", 3)
reversed(Folded(A=1))
hash(Folded())
Shown({"a": 1, "b": 2})
Shown({"a": 1, "b": 2})[1]
Shown({"a": 1, "b": 2}) | {"z"}
(len(Shown({"a": 1})), "a" in Shown({"a": 1}), list(Shown({"b": 1, "a": 2})), Shown({"a": 1}).index("a"))
ShownItems({"a": 1})[0]
KeysView({"a": 1})
ValuesView({"a": 1})
sorted(KeysView({"b": 1, "a": 2}) ^ {"b"})
Squares(5).index(9)
Squares(5).index(9, 1, -1)
Squares(5).index(16, 0, -1)
Squares(5).index(0, 1)
Squares(5).index(16, -1)
(Squares(5).count(4), 9 in Squares(4), list(reversed(Squares(3))), list(Squares(3)))


def change():
    s = Loud("abcd")
    s.append("e")
    s.extend(s)
    s.remove("c")
    s.reverse()
    s += "xy"
    return s.items, s.pop(), s.pop(0), s.pop(index=1), s.items


change()
Loud("ab").clear()
Loud("ab").remove("z")
(list(Down(3)), iter(Down(2)).__class__.__name__)
(next(Echo()), iter(Echo()).__class__.__name__, Echo().close())
Deaf().close()
isinstance(Down(1), Iterable)
Mapping()


class Text(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def twice(self):
        return self.__class__(self + self)

    def __repr__(self):
        return f"{self.__class__.__name__}({super().__repr__()})"


class Amount(int):
    def next(self):
        return self.__class__(self + 1)


Text("ab").twice()
(Text("ab").__class__, type(Amount(3).next()).__name__, Amount(3).__class__.__mro__)


class Wide:
    def __init__(self):
        for i in range(15):
            setattr(self, f"a{i}", i)


class Twelve:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = self.j = self.k = self.l = 1


def through_dict(o):
    for name in o.__dict__:
        setattr(o, name, getattr(o, name) * 2)
    return vars(o), len(vars(o)), o.__dict__["l" if isinstance(o, Twelve) else "a12"]


through_dict(Wide())
through_dict(Twelve())


class HashSlot:
    __slots__ = ("x", "__hash__")

    def __init__(self, x):
        self.x = x
        self.__hash__ = lambda: 5

    def __eq__(self, other):
        return self.x == other.x


HashSlot(3).__hash__()


class Point:
    x = 1

    def size(self):
        return 2


[name for name, _ in inspect.getmembers(Point, predicate=inspect.isfunction)]
(struct.calcsize("P"), struct.pack("@P", 258), struct.unpack("P", bytes(8)))
struct.calcsize("<P")
(sys.implementation.name, sys.implementation.cache_tag, sys.implementation.version[:2])
"aé".encode("charmap")
[html.unescape(t) for t in ("&lt;&amp;&#39;&#x41;&eacute;&nope;&copy", "&amp;&lt", "&notit;", "&#1;x", "&#x110000;", "&#128;", "&nosuch;", "&#xD800;", "&#65", "&CounterClockwiseContourIntegral;", "&ampx", "&#00;")]
object.__reduce__


def plain(*args, **kw):
    return args, kw


def keeps():
    plain.__kwdefaults__ = None
    plain.__defaults__ = None
    return plain.__kwdefaults__, plain.__defaults__, plain(1)


keeps()
