print(sorted([3, 1, 2]), sorted("hello", reverse=True), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted(["B", "a", "C"], key=str.lower), sorted({3: 1, 1: 2}), sorted([True, False, 2]), sorted([1.5, 1, 0.5]), sorted(range(5), key=lambda x: (x % 2, -x)))
l = [("a", 2), ("b", 1), ("c", 2)]
l.sort(key=lambda t: t[1]); print(l); l.sort(key=lambda t: t[1], reverse=True); print(l)
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted(5), lambda: sorted([1j, 2j]), lambda: min([]), lambda: max(1), lambda: [1].sort(lambda: 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(1), K(3), K(2)]), max([K(1), K(3)]), min([1, 2, 3], key=lambda x: -x), max("a", "bb", key=len), min([], default="none"), list(reversed(sorted([2, 1]))))
