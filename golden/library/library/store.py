"""The shelves, in memory."""

from __future__ import annotations

from .models import Book

BOOKS: dict[str, Book] = {}

for number, title in enumerate(["Emma", "Persuasion", "Sanditon"], start=1):
    BOOKS[f"b{number:03}"] = Book(isbn=f"b{number:03}", full_title=title, year_of_print=1815 + number)


class NotFound(LookupError):
    def __init__(self, isbn: str) -> None:
        super().__init__(f"no book {isbn}")
        self.isbn = isbn


def find(isbn: str) -> Book:
    try:
        return BOOKS[isbn]
    except KeyError as error:
        raise NotFound(isbn) from error
