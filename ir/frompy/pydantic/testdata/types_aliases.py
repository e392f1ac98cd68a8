"""Types with constraints, aliases, configuration."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

import annotated_types as at
from pydantic import (
    AliasChoices,
    AliasGenerator,
    AliasPath,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    FutureDate,
    Json,
    NonNegativeInt,
    PastDate,
    SecretStr,
    StrictInt,
    StringConstraints,
    UUID4,
    ValidationError,
    confloat,
    conint,
    conlist,
    constr,
)
from pydantic.alias_generators import to_camel, to_pascal, to_snake

print(to_camel("some_field_name"), to_pascal("some_field"), to_snake("SomeHTTPField2x"), to_camel("a_1b"), to_camel("_private_x"))


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class T(BaseModel):
    a: conint(gt=1, le=5) = 2
    b: confloat(ge=0.5, multiple_of=0.5) = 1.0
    c: constr(pattern=r"^\d+$", strip_whitespace=True, max_length=4) = "1"
    d: conlist(int, min_length=1, max_length=2) = [1]
    e: Annotated[str, StringConstraints(to_upper=True, min_length=2)] = "ab"
    f: StrictInt = 1
    g: NonNegativeInt = 0
    h: Annotated[int, at.Interval(gt=1, lt=9)] = 5
    i: Annotated[list[int], at.Len(1, 3)] = [1]
    j: Json[list[int]] = "[1]"
    k: Optional[SecretStr] = None
    l: Literal["a", 1, None] = None
    m: tuple[int, ...] = ()
    n: tuple[int, str] = (1, "x")
    o: dict[str, list[int]] = {}
    p: set[int] = set()
    q: frozenset[str] = frozenset()
    r: Union[int, str] = 1
    s: Level = Level.LOW
    t: Decimal = Field(Decimal("1.5"), max_digits=3, decimal_places=2)
    u: UUID | None = None
    v: Any = None
    w: bytes = b""
    x: timedelta | None = None
    y: date | None = None
    z: Annotated[int | None, Field(gt=3)] = None


for bad in [dict(a=6), dict(b=0.7), dict(c="x1"), dict(d=[]), dict(e="a"), dict(f="1"), dict(g=-1), dict(h=9), dict(i=[1, 2, 3, 4]), dict(j="{"), dict(l="b"),
            dict(m=["x"]), dict(n=(1,)), dict(o={"a": ["x"]}), dict(p=["q"]), dict(r=[]), dict(s=3), dict(t="12.345"), dict(u="x"), dict(z=2)]:
    try:
        T(**bad)
        print("fine", bad)
    except ValidationError as e:
        print([(x["type"], x["loc"], x["msg"]) for x in e.errors()])
print(T(c=" 12 ", e="xyz", k="s", r="2", s="2", t="2.25", x="PT1H", y="2020-01-02"))


class Aliased(BaseModel):
    model_config = ConfigDict(alias_generator=AliasGenerator(validation_alias=to_camel, serialization_alias=to_pascal))
    first_name: str
    last_name: str = Field("L", alias="ln")
    third: int = Field(0, validation_alias=AliasChoices("t", AliasPath("deep", 0)))


print(Aliased(firstName="a", ln="b", deep=[3]).model_dump(by_alias=True))


class Enums(BaseModel):
    model_config = ConfigDict(use_enum_values=True, validate_default=True)
    level: Level = Level.HIGH


print(Enums(), Enums(level=1).model_dump())
