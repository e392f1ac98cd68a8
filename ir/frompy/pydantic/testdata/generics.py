"""Generic models."""

from typing import Generic, Optional, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

T = TypeVar("T")
K = TypeVar("K", bound=str)


class Page(BaseModel, Generic[T]):
    items: list[T]
    next: Optional["Page[T]"] = None


class Pair(BaseModel, Generic[K, T]):
    key: K
    value: T


class Item(BaseModel):
    n: int


class IntPair(Pair[str, int]):
    extra: bool = False


print(Page[int].__name__, Page[Item].__name__, Pair[str, Page[Item]].__name__, Page[Optional[int]].__name__, Page[dict[str, int]].__name__)
print(Page[int] is Page[int], Page[int](items=["1"], next={"items": [2]}))
print(Pair[str, Page[Item]](key="k", value={"items": [{"n": 1}]}))
print(IntPair(key="a", value="3"), list(IntPair.model_fields))
try:
    Page[int](items=["x"])
except ValidationError as e:
    print(e)
print(Page(items=["anything", 1]))
print(RootModel[list[int]](["1"]).model_dump())
for bad in [lambda: Page[int, str], lambda: Item[int]]:
    try:
        bad()
    except TypeError as e:
        print("TypeError")
