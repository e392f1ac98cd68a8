"""JSON Schemas of models and type adapters, printed as Pydantic makes them."""

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Generic, Literal, Optional, TypeVar, Union
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel, TypeAdapter, computed_field


class Colour(str, Enum):
    """What it looks like."""

    red = "red"
    green = "green"


class Tag(BaseModel):
    name: str = Field(min_length=1, max_length=10, pattern="^[a-z]+$")
    colour: Colour = Colour.red


class Item(BaseModel):
    """A thing for sale."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    name: str
    tags: list[str]
    price: Decimal = Field(gt=0, max_digits=5, decimal_places=2)
    best: Optional[Tag] = None
    others: dict[str, Tag] = {}
    born: date
    seen: datetime | None = None
    raw: bytes = b""

    @computed_field
    @property
    def label(self) -> str:
        return self.name


class Node(BaseModel):
    value: int
    children: list["Node"] = []


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: Annotated[int, Field(ge=0, le=9)] = 9


class Dog(BaseModel):
    kind: Literal["dog"]
    bark: float = Field(1.0, multiple_of=0.5)


class Owner(BaseModel):
    pet: Annotated[Union[Cat, Dog], Field(discriminator="kind")]
    first_name: str = Field(alias="firstName", title="First", examples=["Ann"])
    home: str = Field("x", validation_alias="theHome", serialization_alias="TheHome")


class ByName(BaseModel):
    model_config = ConfigDict(validate_by_alias=False, validate_by_name=True, title="Named", json_schema_extra={"examples": [{"a": 1}]})

    a: int = Field(alias="A")


class Encoded(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    data: bytes = Field(max_length=3)


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int


class Names(RootModel[list[str]]):
    """Only names."""


def show(schema):
    print(json.dumps(schema))


class Empty(BaseModel):
    pass


for model in (Tag, Item, Node, Cat, Owner, ByName, Encoded, Page[Tag], Page[int], Page[Node], Names, Empty):
    show(model.model_json_schema())
    show(model.model_json_schema(mode="serialization"))
    show(model.model_json_schema(by_alias=False))
    show(model.model_json_schema(True, "#/components/schemas/{model}"))

for kind in (int, list[Tag], Optional[Item], Union[int, str], dict[str, list[Node]], Colour, tuple[int, str], set[float], Literal["a", 1]):
    show(TypeAdapter(kind).json_schema())

try:
    BaseModel.model_json_schema()
except AttributeError as e:
    print(e)
