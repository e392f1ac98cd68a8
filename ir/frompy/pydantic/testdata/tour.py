from typing import Annotated, Literal, Optional, Union
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID
from pydantic import (AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, EmailStr, Field, HttpUrl, PositiveInt, PrivateAttr, RootModel,
    SecretStr, StringConstraints, TypeAdapter, ValidationError, computed_field, conint, constr, create_model, field_serializer, field_validator, model_serializer,
    model_validator)
from pydantic.alias_generators import to_camel
class Color(str, Enum):
    RED = "red"
class Base(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
    user_name: str = Field(min_length=2)
    created_at: datetime | None = None
class User(Base):
    age: PositiveInt
    email: Optional[EmailStr] = None
    color: Color = Color.RED
    tags: Annotated[list[constr(min_length=1)], Field(max_length=3)] = []
    _secret: int = PrivateAttr(default=3)
    @field_validator("user_name")
    @classmethod
    def upper(cls, v):
        if v == "bad":
            raise ValueError("bad name")
        return v.upper()
    @model_validator(mode="after")
    def check(self):
        return self
    @computed_field
    @property
    def label(self) -> str:
        return f"{self.user_name} ({self.age})"
    @field_serializer("age")
    def ser_age(self, v: int) -> str:
        return str(v)
class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9
class Dog(BaseModel):
    kind: Literal["dog"]
Pet = Annotated[Union[Cat, Dog], Field(discriminator="kind")]
class Owner(BaseModel):
    pet: Pet
    pets: list[Pet] = []
class Ids(RootModel[list[int]]):
    pass
try:
    User(userName="a", age=-1)
except ValidationError as e:
    print(e)
u = User(user_name="bob", age=3)
print(repr(u), u.model_dump(), u.model_dump_json(by_alias=True), u._secret)
o = Owner(pet={"kind": "cat"}, pets=[{"kind": "dog"}])
print(o)
print(Ids([1, "2"]).root)
try:
    Owner(pet={"kind": "x"})
except ValidationError as e:
    print(e.errors())
M = create_model("M", a=(int, 3), b=(str, ...))
print(M(b="x"))
print(TypeAdapter(list[int]).validate_python(["1"]))
