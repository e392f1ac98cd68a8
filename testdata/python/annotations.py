x: int = 1
y: "str"
print(__annotations__)
class C:
    a: int
    b: str = "x"
    c: "C"
    self_ref: list["C"] = []
    (d): int = 3
    __priv: int = 1
print(C.__annotations__, hasattr(C, "a"), C.b, C.d)
def f(a: int, /, b: str = "q", *args: float, c: bytes, **kw: dict) -> None:
    local: int
    other: undefined_is_fine = 3
    return other
print(f.__annotations__, f(1, c=b""))
try:
    def g(a: Missing): ...
except NameError as e: print(e)
try:
    z: Missing2 = 1
except NameError as e: print(e, z)
obj = C()
obj.attr: int = 5
print(obj.attr)
lst = [0]
lst[0]: int = 9
print(lst)
class D(C):
    e: int
print(D.__annotations__, C.__annotations__["a"])
class E: pass
print(getattr(E, "__annotations__", None), E.__dict__.get("__annotations__"))
import inspect
print(inspect.signature(f))
for p in inspect.signature(f).parameters.values(): print(p.name, p.kind.name, p.default is p.empty, p.annotation)
