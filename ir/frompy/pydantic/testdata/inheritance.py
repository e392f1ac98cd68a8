"""Fields over inheritance, overriding, private attributes, class variables, forward references."""

from typing import ClassVar, Final, List, Optional

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr


class A(BaseModel):
    a: int
    b: str = "b"
    shared: ClassVar[int] = 3
    _p: int = PrivateAttr(default_factory=lambda: 7)
    _q = 4


class B(A):
    c: float = 1.5
    b: Optional[str] = None


class Mixin:
    m: int = 5


class C(B, Mixin):
    model_config = ConfigDict(extra="allow", frozen=True)
    a: str = Field("x", alias="aa")


print(list(A.model_fields), list(B.model_fields), list(C.model_fields))
b = B(a="3")
print(b, b._p, b._q, A.shared)
c = C(aa="y", other=1)
print(c, c.model_extra, sorted(c.model_fields_set))
try:
    c.a = "z"
except Exception as e:
    print(type(e).__name__, e)


class Node(BaseModel):
    value: int
    children: List["Node"] = []
    other: Optional["Later"] = None


try:
    Node(value=1)
except Exception as e:
    print(type(e).__name__)


class Later(BaseModel):
    x: int


print(Node(value=1, children=[{"value": "2"}], other={"x": 3}))


class Strict(BaseModel, extra="forbid", str_strip_whitespace=True):
    s: str
    n: int = 0


print(repr(Strict(s="  x ")))
try:
    Strict(s=1, z=2)
except Exception as e:
    print(e)


class V1(BaseModel):
    n: int

    class Config:
        orm_mode = True
        from_attributes = True


class Row:
    n = 5


print(V1.model_validate(Row()))
print(A(a=1) == A(a=1), A(a=1).model_copy(update={"a": 2}), B.model_construct(a=9))
