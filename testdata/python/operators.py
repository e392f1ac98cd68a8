class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __sub__(self, o): return NotImplemented
    def __matmul__(self, o): return "mm"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __lt__(self, o): return "lt"
    def __contains__(self, x): return x == 3
    def __getitem__(self, k): return k
    def __len__(self): return 7
    def __int__(self): return 9
    def __index__(self): return 2
    def __float__(self): return 1.5
    def __round__(self, n=None): return ("round", n)
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return "rpow"
    def __and__(self, o): return "and"
    def __rlshift__(self, o): return "rls"
n = N(1)
print(n + 1, 1 + n, n @ 1, -n, +n, ~n, abs(n), n < 1, 1 > n, 3 in n, 4 in n, n[1:2], n[1, 2], n[...], len(n))
print(int(n), float(n), [10, 20, 30][n], round(n), round(n, 2), divmod(n, 1), n ** 2, pow(n, 2, 3), 2 ** n, n & 1, 1 << n)
for op in (lambda: n - 1, lambda: 1 - n, lambda: n > n, lambda: [] + 1, lambda: 1 < "a", lambda: {} < {}, lambda: -"a", lambda: 5[0], lambda: n.__sub__(1), lambda: {}[[]], lambda: "a" * "b", lambda: 1 in 5, lambda: len(5), lambda: None + 1, lambda: (1)["a"], lambda: setattr(1, "x", 1)):
    try:
        print(op())
    except TypeError as e:
        print("TypeError", e)
    except AttributeError as e:
        print("AttributeError", e)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** -1, 2 ** 100, 10 ** 20 // 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2))
print(1 / 3, 1e16, 1e15, 0.1 + 0.2, 1.0, -0.0, 1e-5, float("inf"), float("nan"), 123456789.123456789)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, -1 >> 3, True + True, not None)
print("ab" * 3, [1] * 2, 3 * (1,), "a" "b", [1] + [2], (1,) + (2,))
print(1 == 1.0, "1" == 1, [1, 2] == [1, 2], (1, 2) < (1, 3), [1] < [1, 2], "a" < "b", {1: 2} == {1: 2.0}, None == 0, None is None)
print("a" in "abc", 1 in [1, 2], 3 not in {1: 2}, "" in "x", [] is [], (x := []) is x)
for e in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: 2.0 // 0):
    try: e()
    except (ZeroDivisionError, ValueError) as x: print(type(x).__name__, x)
class Rev(int):
    def __radd__(self, o): return "sub first"
print(1 + Rev(2), Rev(1) + 2)
class Eq:
    def __eq__(self, o): return NotImplemented
    __hash__ = None
print(Eq() == Eq(), Eq() != 1)
try: hash(Eq())
except TypeError as e: print(e)
print(min(3, 1, 2), max([1, 5, 3], key=lambda v: -v), sum([1, 2], 10), sorted([3, 1, 2], reverse=True), sorted("bA", key=str.lower))
