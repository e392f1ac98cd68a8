"""Dataclasses: made, compared, replaced, sorted and hashed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

SIZE = 55_000


@dataclass
class Item:
    name: str
    price: int
    count: int = 1
    tags: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.price * self.count


@dataclass(frozen=True, order=True)
class Key:
    major: int
    minor: int


def run(n: int) -> int:
    items = [Item(f"i{i % 50}", i % 97, i % 5 + 1) for i in range(n)]
    worth = sum(item.total for item in items)
    for item in items:
        item.count += 1
        item.tags.append(item.name)
    same = 0
    for i in range(1, len(items)):
        if items[i] == items[i - 1]:
            same += 1
    keys = [Key(i * 31 % 11, i * 17 % 101) for i in range(n // 2)]
    seen: dict[Key, int] = {}
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
    smallest = sorted(seen)[3]
    other = replace(items[7], price=1000)
    return worth + same + len(seen) + smallest.minor + other.total
