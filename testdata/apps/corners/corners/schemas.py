"""model_json_schema() in functions."""

from fastapi import APIRouter
from pydantic import BaseModel, Field
router = APIRouter(prefix="/schemas")


class Item(BaseModel):
    a: int = Field(gt=0, alias="A")
    b: str | None = None


class User(BaseModel):
    items: list[Item]
ITEM_SCHEMA = Item.model_json_schema()


@router.get("/")
def root():
    return [Item.model_json_schema(), User.model_json_schema(by_alias=False), Item.model_json_schema(mode="serialization"), ITEM_SCHEMA]


@router.get("/again")
def again():
    s = Item.model_json_schema()
    s["properties"]["A"]["seen"] = "seen" in s["properties"]["A"]
    return s
