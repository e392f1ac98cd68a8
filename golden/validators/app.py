"""Models with validators, computed fields, inheritance, aliases and enums."""

from datetime import date
from enum import Enum

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator

app = FastAPI(title="Validators")


class Color(str, Enum):
    red = "red"
    green = "green"


class Base(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    id: int = Field(gt=0)


class Thing(Base):
    """A thing with a name."""

    display_name: str = Field(alias="displayName", min_length=2)
    color: Color = Color.red
    made: date | None = None
    weights: dict[str, float] = {}

    @field_validator("display_name")
    @classmethod
    def no_spaces(cls, value: str) -> str:
        if " " in value:
            raise ValueError("must not contain spaces")
        return value.title()

    @model_validator(mode="after")
    def check(self):
        if self.id == 13:
            raise ValueError("unlucky")
        return self

    @computed_field
    @property
    def label(self) -> str:
        return f"{self.display_name} #{self.id}"


@app.post("/things")
def create_thing(thing: Thing) -> Thing:
    return thing


@app.get("/colors/{color}")
def read_color(color: Color):
    return {"color": color, "is_red": color is Color.red}
