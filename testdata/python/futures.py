from __future__ import annotations
from typing import get_type_hints, Optional
class A:
    x: int
    y: Optional[B] = None
    z: list[str]
class B:
    a: A
def f(a: A, b: "B", c: undefined = 1) -> Optional[A]: ...
print(A.__annotations__)
print(f.__annotations__)
print(get_type_hints(A), get_type_hints(B))
try: get_type_hints(f)
except NameError as e: print(e)
def outer():
    class Local: pass
    def g(x: int) -> str: ...
    return get_type_hints(g)
print(outer())
v: int = 5
w: "str"
print(__annotations__)
