"""Errors that Pydantic raises while a class is made."""

from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field, PydanticUserError, RootModel, field_serializer, field_validator, root_validator, validator


def attempt(make):
    try:
        make()
    except Exception as e:
        print(make.__name__, type(e).__name__, e)
    else:
        print(make.__name__, "fine")


def no_annotation():
    class M(BaseModel):
        x = 1


def field_without_annotation():
    class M(BaseModel):
        x = Field(1)


def overridden():
    class A(BaseModel):
        x: int = 1

    class B(A):
        x = 2


def leading_underscore():
    class M(BaseModel):
        _x: int = Field(3)


def root_field():
    class M(BaseModel):
        __root__: int


def both_configs():
    class M(BaseModel):
        model_config = {}

        class Config:
            extra = "allow"


def default_and_factory():
    class M(BaseModel):
        x: int = Field(default=1, default_factory=int)


def unknown_type():
    class Odd:
        pass

    try:
        class M(BaseModel):
            x: Odd
    except Exception as e:
        print(type(e).__name__, str(e)[:40])
        raise PydanticUserError("seen", code=None)


def bare_validator():
    class M(BaseModel):
        x: int

        @field_validator
        def check(cls, v):
            return v


def instance_validator():
    class M(BaseModel):
        x: int

        @field_validator("x")
        def check(self, v):
            return v


def root_validator_without_skip():
    class M(BaseModel):
        x: int

        @root_validator
        def check(cls, values):
            return values


def v1_config_argument():
    class M(BaseModel):
        x: int

        @validator("x")
        def check(cls, v, config):
            return v


def two_serializers():
    class M(BaseModel):
        x: int

        @field_serializer("x")
        def a(self, v):
            return v

        @field_serializer("x")
        def b(self, v):
            return v


def removed_argument():
    Field(regex="x")


def const_argument():
    Field(const=True)


def root_model_fields():
    class M(RootModel):
        root: int
        x: int


def no_discriminator():
    class A(BaseModel):
        a: int

    class B(BaseModel):
        kind: Literal["b"]

    class M(BaseModel):
        x: Union[A, B] = Field(discriminator="kind")


def discriminator_no_literal():
    class A(BaseModel):
        kind: str

    class B(BaseModel):
        kind: Literal["b"]

    class M(BaseModel):
        x: Annotated[Union[A, B], Field(discriminator="kind")]


def both_names_off():
    class M(BaseModel):
        model_config = {"validate_by_alias": False, "validate_by_name": False}
        x: int


def protected():
    class M(BaseModel):
        model_dump: int


def positional_argument():
    Field(1, 2)


for f in [no_annotation, field_without_annotation, overridden, leading_underscore, root_field, both_configs, default_and_factory, unknown_type,
          bare_validator, instance_validator, root_validator_without_skip, v1_config_argument, two_serializers, removed_argument, const_argument,
          root_model_fields, no_discriminator, discriminator_no_literal, both_names_off, positional_argument]:
    attempt(f)
