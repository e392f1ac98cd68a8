"""What the document says of fields whose JSON Schema the program changes, and answers that
are read from attributes of objects."""

from typing import Annotated, Any, Optional, Union

from fastapi import Body, FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, computed_field
from pydantic.json_schema import SkipJsonSchema

app = FastAPI()

Loose = WithJsonSchema({"type": ["string", "null"]})


class Inner(BaseModel):
    x: int


class Item(BaseModel):
    name: Annotated[Optional[str], Loose] = None
    needed: Annotated[Optional[str], Loose]
    titled: Annotated[str, Field(title="T", max_length=9), Loose] = "x"
    after: Annotated[str, Loose, Field(title="T", max_length=9)] = "x"
    inner: Annotated[Inner, WithJsonSchema({"type": "object", "x-inner": True})] = Inner(x=1)
    items: list[Annotated[int, WithJsonSchema({"type": "integer", "extra": "data"})]] = []
    only_input: Annotated[int, WithJsonSchema({"type": "number"}, mode="validation")] = 3
    hidden: SkipJsonSchema[int] = 4
    hidden_list: list[SkipJsonSchema[int]] = []
    maybe: Union[str, SkipJsonSchema[None]] = None
    either: Union[int, str, SkipJsonSchema[None]] = None

    @computed_field
    @property
    def computed(self) -> Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]:
        return 1


@app.post("/items")
def create(item: Item) -> Item:
    return item


@app.get("/query")
def query(
    q: Annotated[Union[str, SkipJsonSchema[None]], Query()] = None,
    n: Annotated[int, WithJsonSchema({"type": "integer", "format": "odd"})] = 1,
):
    return [q, n]


class PersonBase(BaseModel):
    name: str
    lastname: str


class Person(PersonBase):
    model_config = ConfigDict(from_attributes=True)

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.lastname}"


class PersonRead(PersonBase):
    full_name: str
    model_config = {"from_attributes": True}


class Row:
    name = "row"
    lastname = "class"

    @property
    def full_name(self):
        return self.name + "!"


@app.post("/people", response_model=PersonRead)
def create_person(person: PersonBase) -> Any:
    return Person.model_validate(person)


@app.post("/people/validated")
def validated(person: PersonBase) -> PersonRead:
    return PersonRead.model_validate(Person.model_validate(person))


@app.get("/row", response_model=PersonRead)
def row():
    return Row()
