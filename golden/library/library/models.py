from datetime import date
from typing import Optional

from pydantic import BaseModel, ConfigDict, Field


def to_camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class BookIn(Camel):
    """What a librarian types in."""

    full_title: str = Field(min_length=1, examples=["Emma"])
    year_of_print: Optional[int] = Field(default=None, ge=1450, le=2100)


class Book(BookIn):
    isbn: str
    lent_to: Optional[str] = None
    due_on: Optional[date] = None


class Message(Camel):
    error_text: str
