from enum import Enum
from typing import Annotated
from uuid import UUID

from fastapi import FastAPI, Path

app = FastAPI()


class Kind(str, Enum):
    small = "small"
    large = "large"


@app.get("/items/{item_id}")
def by_id(item_id: int):
    return item_id


@app.get("/kinds/{kind}")
def by_kind(kind: Kind):
    return kind


@app.get("/files/{file_path:path}")
def by_path(file_path: str):
    return file_path


@app.get("/uuid/{key}/{n}")
def by_key(key: UUID, n: Annotated[int, Path(title="A number", ge=1, le=10)]):
    return key, n


@app.get("/old/{n}")
def old_style(n: float = Path(..., gt=0, lt=10.5, alias="n")):
    return n
