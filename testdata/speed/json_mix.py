"""json.dumps and json.loads of records."""

import json
from typing import Any

SIZE = 5000


def records(n: int) -> list[dict[str, Any]]:
    return [
        {
            "id": i,
            "name": f"item {i}",
            "price": i * 1.25,
            "tags": ["a", "b", f"t{i % 7}"],
            "stock": {"here": i % 5, "there": None, "ok": i % 2 == 0},
        }
        for i in range(n)
    ]


def run(n: int) -> int:
    total = 0
    for indent in (None, 2, None):
        text = json.dumps(records(n), indent=indent)
        back = json.loads(text)
        total += len(text)
        for record in back:
            if record["stock"]["ok"]:
                total += record["id"] + len(record["tags"])
    for record in back:
        total += len(json.dumps(record, sort_keys=True))
    return total
