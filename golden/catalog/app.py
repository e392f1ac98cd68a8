"""A catalogue of media: models inside models, unions, and what of them goes out."""

from typing import Annotated, Any, Generic, Literal, TypeVar, Union

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_serializer, field_validator

app = FastAPI(title="Catalogue")


class Person(BaseModel):
    name: str = Field(min_length=1, examples=["Ada"])
    born: int | None = Field(default=None, gt=1800)


class Image(BaseModel):
    url: str
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]

    @computed_field
    @property
    def ratio(self) -> float:
        return round(self.width / self.height, 3)


class Medium(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)

    title: str = Field(min_length=2, max_length=60)
    price: float = Field(default=0, ge=0, description="In euro")
    keywords: set[str] = set()
    images: list[Image] = Field(default_factory=list, max_length=2)

    @field_validator("keywords", mode="after")
    @classmethod
    def lower(cls, keywords: set[str]) -> set[str]:
        return {k.lower() for k in keywords}

    @field_serializer("keywords")
    def in_order(self, keywords: set[str]) -> list[str]:
        return sorted(keywords)


class Book(Medium):
    kind: Literal["book"]
    authors: list[Person] = Field(min_length=1)
    pages: int = Field(gt=0)


class Film(Medium):
    kind: Literal["film", "short"]
    director: Person
    cast: dict[str, Person] = {}
    minutes: tuple[int, int] = (0, 0)


class Series(Medium):
    kind: Literal["series"]
    episodes: list[Film]
    parent: "Series | None" = None


AnyMedium = Annotated[Union[Book, Film, Series], Field(discriminator="kind")]
T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = Field(serialization_alias="totalCount")
    next: int | None = None


class Stored(BaseModel):
    id: int
    medium: AnyMedium
    notes: Any = None


shelf: dict[int, Stored] = {}


@app.post("/media", status_code=201)
def add(medium: AnyMedium) -> Stored:
    stored = Stored(id=len(shelf) + 1, medium=medium)
    shelf[stored.id] = stored
    return stored


@app.get("/media")
def index(skip: int = 0, limit: int = 2) -> Page[Stored]:
    found = list(shelf.values())[skip : skip + limit]
    after = skip + limit
    return Page[Stored](items=found, total=len(shelf), next=after if after < len(shelf) else None)


@app.get("/media/{number}", response_model_exclude_unset=True)
def read(number: int) -> Stored:
    if number not in shelf:
        raise HTTPException(404, {"reason": "not on the shelf", "number": number})
    return shelf[number]


@app.get("/media/{number}/title", response_model=str)
def title(number: int):
    return shelf[number].medium.title if number in shelf else None


@app.put("/media/{number}/notes", response_model=Stored, response_model_include={"id", "notes"})
def annotate(number: int, notes: dict[str, int | bool | str | list[float]]):
    shelf[number] = shelf[number].model_copy(update={"notes": notes})
    return shelf[number]


@app.post("/pairs")
def pairs(pair: tuple[int, str], rest: list[Person | Image | int]) -> dict[str, list[str]]:
    return {"pair": [repr(p) for p in pair], "rest": [type(r).__name__ for r in rest]}


@app.get("/people")
def people() -> list[Person]:
    names = {}
    for stored in shelf.values():
        match stored.medium:
            case Book(authors=authors):
                names.update((a.name, a) for a in authors)
            case Film(director=director, cast=cast):
                names[director.name] = director
                names |= {p.name: p for p in cast.values()}
            case other:
                names[other.title] = Person(name=other.title)
    return sorted(names.values(), key=lambda p: (p.born or 9999, p.name))
