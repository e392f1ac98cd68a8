class V:
    def __init__(s, *a): s.a = list(a)
    def __repr__(s): return f"V{tuple(s.a)}"
    def __str__(s): return "str:" + repr(s)
    def __len__(s): return len(s.a)
    def __iter__(s): return iter(s.a)
    def __contains__(s, x): return x in s.a
    def __getitem__(s, i): return s.a[i]
    def __setitem__(s, i, v): s.a[i] = v
    def __delitem__(s, i): del s.a[i]
    def __eq__(s, o): return s.a == o.a if isinstance(o, V) else NotImplemented
    def __lt__(s, o): return s.a < o.a
    def __le__(s, o): return s.a <= o.a
    def __hash__(s): return hash(tuple(s.a))
    def __add__(s, o): return V(*s.a, *o.a)
    def __mul__(s, n): return V(*s.a * n)
    __rmul__ = __mul__
    def __bool__(s): return bool(s.a)
    def __reversed__(s): return reversed(s.a)
    def __call__(s, x): return x * 2
    def __enter__(s): return s
    def __exit__(s, *a): return False
    def __format__(s, spec): return spec or "nofmt"
    def __dir__(s): return ["q", "p"]
    def __bytes__(s): return b"V"
    def __missing__(s): pass
    def __sizeof__(s): return 1
    def __int__(s): return 7
    def __index__(s): return 1
    def __complex__(s): return 1j
    def __trunc__(s): return 3
    def __ceil__(s): return 4
v = V(3, 1, 2)
print(v, repr(v), len(v), list(v), 3 in v, v[0], v[1:], sorted(v), v == V(3, 1, 2), v != V(1), v < V(4), v > V(1), v <= v, {v: 1}[V(3, 1, 2)], v + V(9), v * 2, 2 * V(1), bool(V()), list(reversed(v)), v(4), f"{v}", f"{v:x}", dir(v), bytes(v), int(v), [0, 1][v], complex(v), hex(v))
v[0] = 5; del v[1]; print(v, v == 3, max(v), sum(v), [*v], dict(enumerate(v)), "abc"[v])
class OnlyLt:
    def __init__(s, n): s.n = n
    def __lt__(s, o): return s.n < o.n
    def __repr__(s): return str(s.n)
print(sorted([OnlyLt(2), OnlyLt(1)]), min(OnlyLt(3), OnlyLt(2)), OnlyLt(1) > OnlyLt(0))
try: OnlyLt(1) <= OnlyLt(2)
except TypeError as e: print(e)
class BadRepr:
    def __repr__(s): return 5
try: repr(BadRepr())
except TypeError as e: print(e)
class BadBool:
    def __bool__(s): return 1
try: bool(BadBool())
except TypeError as e: print(e)
class BadLen:
    def __len__(s): return -1
try: len(BadLen())
except ValueError as e: print(e)
class BadIter:
    def __iter__(s): return 5
try: iter(BadIter())
except TypeError as e: print(e)
class BadHash:
    def __eq__(s, o): return True
try: {BadHash()}
except TypeError as e: print(e)
class Coerce:
    def __radd__(s, o): return f"r{o}"
    def __rsub__(s, o): return NotImplemented
    def __iadd__(s, o): return "iadd"
    def __eq__(s, o): return "eqres"
    def __ne__(s, o): return "neres"
c = Coerce(); print(1 + c, "a" + c if False else "", c == 1, c != 1)
try: 1 - c
except TypeError as e: print(e)
c += 1; print(c)
class Meta(type):
    def __getitem__(cls, k): return (cls.__name__, k)
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 9
    def __repr__(cls): return "META"
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class WM(metaclass=Meta): pass
print(WM["k"], list(WM), 9 in WM, WM, isinstance(5, WM), issubclass(int, WM))
class CGI:
    def __class_getitem__(cls, k): return f"cgi {k}"
print(CGI[int])
