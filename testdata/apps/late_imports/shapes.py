"""Plugin doc."""

from __future__ import annotations

import abc
import enum
import functools
import logging
import re
from dataclasses import dataclass, field
from typing import List, Optional, Dict, Generic, TypeVar, NamedTuple, Protocol, Callable, Union, Any
from state import register
log = logging.getLogger(__name__)
T = TypeVar("T")
Alias = Optional[List[int]]
Names = dict[str, List[int]]
PAT = re.compile(r"\d+")


@register
@dataclass
class P:
    a: int
    b: List[int] = field(default_factory=list)
    c: Optional[Dict[str, int]] = None


class Color(enum.Enum):
    RED = 1
    BLUE = "b"


class Pt(NamedTuple):
    x: int
    y: int = 2


class Proto(Protocol):
    def run(self) -> int: ...


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v
    def get(self) -> T:
        return self.v


class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...


class Impl(Base):
    count: int = 0
    def f(self): return super().__class__.__name__


@functools.lru_cache
def sq(x: int) -> int:
    return x * x


def uses(x: Union[int, str] = 3) -> Callable[[int], int]:
    global counter
    counter += 1
    return PAT.findall(f"{x} 4"), sq(3), counter
counter: int = 10
for i in range(3):
    if i == 2:
        break
else:
    i = -1
try:
    raise ImportError("No module named json_nope")
except ImportError as e:
    missing = str(e)
squares = [j * j for j in range(4)]
(first, *rest) = squares
