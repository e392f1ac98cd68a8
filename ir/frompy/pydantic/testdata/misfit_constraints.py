"""Constraints of strs on schemas of other types: found only when a value arrives."""

import datetime
import decimal
import uuid
from enum import Enum
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import BaseModel, Field, TypeAdapter


class M(BaseModel):
    a: int = 1


class E(Enum):
    A = "a"


class Number(Enum):
    X = 1


TYPES = [
    list[str],
    Optional[list[str]],
    dict[str, int],
    set[int],
    frozenset[int],
    tuple[int, ...],
    tuple[int, str],
    int,
    float,
    bool,
    datetime.date,
    datetime.datetime,
    uuid.UUID,
    decimal.Decimal,
    M,
    Any,
    Literal["a", 1],
    Union[int, str],
    Optional[int],
    bytes,
]
VALUES = [["a"], [1], {"a": 1}, 5, True, None, "2020-01-01", "abc", 1.5, "a", b"a", "12345678-1234-1234-1234-1234567890ab"]
CONSTRAINTS = [{"pattern": "^a"}, {"min_length": 2}]

for constraint in CONSTRAINTS:
    for t in TYPES:
        try:
            adapter = TypeAdapter(Annotated[t, Field(**constraint)])
        except Exception as e:
            print(getattr(t, "__name__", t), constraint, type(e).__name__, e)
            continue
        for value in VALUES:
            try:
                adapter.validate_python(value)
            except TypeError as e:
                print(getattr(t, "__name__", t), repr(value), e)
            except ValueError as e:
                print(getattr(t, "__name__", t), repr(value), [x["type"] for x in e.errors()])
