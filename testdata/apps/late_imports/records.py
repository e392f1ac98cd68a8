"""A module that registers what it defines."""
from typing import List, Optional, Dict, Generic, TypeVar, NamedTuple, TypedDict
from dataclasses import dataclass, field
from state import register


@register
@dataclass(order=True)
class Q:
    a: int
    b: List[int] = field(default_factory=list)
    c: Optional[Dict[str, int]] = None
    d: list[int] | None = None
T = TypeVar("T")


class B(Generic[T]):
    x: Optional[T] = None


class D:
    a: int
IntB = B[int]


@register
def hello(a: int, b: "str" = "x") -> List[str]:
    return [b] * a
