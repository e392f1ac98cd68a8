"""A pipeline of callables over records, with a registry that decorators fill."""
from __future__ import annotations

import functools
import time
from typing import Any, Callable

SIZE = 32_000

Record = dict[str, Any]
Step = Callable[[Record], Record]

STEPS: dict[str, Step] = {}
CALLS: dict[str, int] = {}


def step(name: str) -> Callable[[Step], Step]:
    def register(function: Step) -> Step:
        @functools.wraps(function)
        def counted(record: Record) -> Record:
            CALLS[name] = CALLS.get(name, 0) + 1
            return function(record)

        STEPS[name] = counted
        return counted

    return register


class Rejected(Exception):
    pass


@step("clean")
def clean(record: Record) -> Record:
    return {key: value.strip() if isinstance(value, str) else value for key, value in record.items()}


@step("check")
def check(record: Record) -> Record:
    if not record["name"]:
        raise Rejected("no name")
    if record["age"] < 0:
        raise Rejected("age")
    return record


@step("rank")
def rank(record: Record) -> Record:
    age = record["age"]
    record["group"] = "child" if age < 18 else "adult" if age < 65 else "senior"
    return record


@step("label")
def label(record: Record) -> Record:
    return {**record, "label": f"{record['name'].title()} ({record['group']})"}


class Pipeline:
    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.rejected = 0

    def then(self, function: Step) -> Pipeline:
        self.steps.append(function)
        return self

    def __call__(self, record: Record) -> Record | None:
        try:
            for function in self.steps:
                record = function(record)
        except Rejected:
            self.rejected += 1
            return None
        return record


def run(n: int) -> list[object]:
    CALLS.clear()
    pipeline = Pipeline(STEPS["clean"], STEPS["check"]).then(STEPS["rank"]).then(STEPS["label"])
    pipeline.then(lambda record: {**record, "id": record["id"] * 2})
    groups: dict[str, int] = {}
    last = ""
    for i in range(n):
        record = pipeline({"id": i, "name": " " * (i % 3) + ("ann lee" if i % 11 else "") + " ", "age": i * 7 % 101 - 3})
        if record is not None:
            groups[record["group"]] = groups.get(record["group"], 0) + record["id"] % 5
            last = record["label"]
    return [pipeline.rejected, groups, last, CALLS]
