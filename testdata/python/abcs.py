from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Mapping, MutableMapping, Sequence, Iterable, Set, Callable, Sized
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M({"a": 1}); print(m["a"], m.get("z", 0), "a" in m, list(m.items()), dict(m), m == {"a": 1}, list(m.keys()), isinstance(m, Mapping))
class S(Sequence):
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __len__(self): return 3
s = S(); print(list(s), 2 in s, s.index(1), s.count(0), list(reversed(s)))
class MM(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
x = MM(); x["a"] = 1; x.update(b=2); print(x.pop("a"), x.setdefault("c", 3), dict(x), x.popitem(), len(x))
class HasLen:
    def __len__(self): return 0
print(isinstance(HasLen(), Sized), issubclass(HasLen, Sized), isinstance(5, Iterable), isinstance(len, Callable))
class A(ABC):
    @abstractmethod
    def f(self): return "base"
    @classmethod
    @abstractmethod
    def g(cls): ...
for c in (A, Mapping, MutableMapping):
    try: c()
    except TypeError as e: print(e)
class B(A):
    def f(self): return "b:" + super().f()
    @classmethod
    def g(cls): return 1
print(B().f(), B.g(), A.__abstractmethods__ == {"f", "g"}, B.__abstractmethods__)
@A.register
class V: pass
print(isinstance(V(), A), issubclass(V, A))
class H(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, "quack") or NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), H), isinstance(5, H))
