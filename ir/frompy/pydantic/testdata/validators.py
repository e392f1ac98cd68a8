"""Validators and serializers in all their forms."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    WrapValidator,
    computed_field,
    field_serializer,
    field_validator,
    model_serializer,
    model_validator,
    root_validator,
    validator,
)


def double(v: int) -> int:
    return v * 2


def with_info(v, info):
    return f"{info.field_name}:{v}"


def wrap(v, handler):
    return handler(v) + 1


class M(BaseModel):
    a: Annotated[int, AfterValidator(double), BeforeValidator(int), Field(gt=1)]
    b: Annotated[str, AfterValidator(with_info)] = "b"
    c: Annotated[int, WrapValidator(wrap)] = 0
    d: Annotated[Any, PlainValidator(lambda v: [v])] = None
    e: Annotated[float, PlainSerializer(lambda v: f"{v:.2f}", return_type=str)] = 1.0


print(M(a="3", c="4", d=5), M(a=1, b="x").model_dump())
try:
    M(a=0)
except ValidationError as e:
    print(e)


class N(BaseModel):
    x: int
    y: int = 0
    names: list[str] = []

    @field_validator("x", "y", mode="before")
    @classmethod
    def strip(cls, v):
        return v.strip() if isinstance(v, str) else v

    @field_validator("x", "y")
    @classmethod
    def positive(cls, v, info):
        if isinstance(v, int):
            assert v >= 0, "negative " + info.field_name
        return v

    @validator("names", each_item=True)
    def upper(cls, v):
        return v.upper()

    @model_validator(mode="before")
    @classmethod
    def from_pair(cls, data):
        return {"x": data[0], "y": data[1]} if isinstance(data, tuple) else data

    @root_validator(pre=True)
    def old(cls, values):
        return values

    @model_validator(mode="after")
    def ordered(self):
        if self.y and self.x > self.y:
            raise ValueError("not ordered")
        return self

    @computed_field(alias="sum")
    @property
    def total(self) -> int:
        """The sum."""
        return self.x + self.y


print(N(x=" 1 ", y=2, names=["a"]), N.model_validate((3, 4)).model_dump(by_alias=True))
for bad in [{"x": -1}, {"x": 3, "y": 1}, {"x": "q", "y": -2}]:
    try:
        N(**bad)
    except ValidationError as e:
        print([(x["loc"], x["msg"]) for x in e.errors()])


class S(BaseModel):
    a: int
    b: str

    @field_serializer("a", when_used="json")
    def ser_a(self, v, info):
        return [v, info.mode]

    @model_serializer(mode="wrap")
    def ser(self, handler):
        return {"wrapped": handler(self)}


print(S(a=1, b="x").model_dump(), S(a=1, b="x").model_dump_json())
