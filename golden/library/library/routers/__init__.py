from . import books, loans

ALL = (books.router, loans.router)
