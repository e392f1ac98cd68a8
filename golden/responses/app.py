"""An inventory: what goes out, its status, its shape and its documentation."""

from datetime import datetime, timezone
from typing import Annotated, Any, Literal

from fastapi import Body, FastAPI, HTTPException, Path, Request, Response, status
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, EmailStr, Field

app = FastAPI(title="Inventory", openapi_url="/api/v1/openapi.json")


class Item(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Pan", "price": 35.4}]})

    name: str
    description: str | None = None
    price: float
    tax: float = 10.5
    tags: list[str] = []


class UserBase(BaseModel):
    username: str
    email: EmailStr
    full_name: str | None = None


class UserIn(UserBase):
    password: str = Field(min_length=8)


class UserOut(UserBase):
    joined: datetime = datetime(2024, 5, 1, tzinfo=timezone.utc)


class Problem(BaseModel):
    type: Literal["problem"] = "problem"
    detail: str


items: dict[str, Item] = {
    "foo": Item(name="Foo", price=50.2),
    "bar": Item(name="Bar", description="The Bar fighters", price=62, tax=20.2),
    "baz": Item(name="Baz", description=None, price=50.2, tax=10.5, tags=[]),
}


@app.get("/items/{item_id}", response_model=Item, response_model_exclude_unset=True, tags=["items"])
async def read_item(item_id: str):
    return items[item_id]


@app.get("/items/{item_id}/name", response_model=Item, response_model_include=["name", "description"], tags=["items"])
async def read_item_name(item_id: str):
    return items[item_id]


@app.get("/items/{item_id}/public", response_model=Item, response_model_exclude={"tax"}, tags=["items"])
async def read_item_public_data(item_id: str):
    return items[item_id]


@app.get("/items/{item_id}/short", response_model=Item, response_model_exclude_none=True, response_model_exclude_defaults=True)
async def read_short(item_id: str):
    if item_id not in items:
        raise HTTPException(status_code=404, detail="Item not found", headers={"X-Error": "There goes my error"})
    return items[item_id].model_dump()


@app.patch("/items/{item_id}", response_model=Item, tags=["items"])
async def update_item(item_id: str, changes: dict[str, Any]):
    stored = items[item_id]
    updated = stored.model_copy(update=changes)
    items[item_id] = Item.model_validate(jsonable_encoder(updated))
    return items[item_id]


@app.put(
    "/items/{item_id}",
    status_code=status.HTTP_200_OK,
    summary="Create or replace",
    response_description="The item as it is kept",
    responses={201: {"description": "Created", "model": Item}, 409: {"model": Problem}},
)
async def put_item(
    item_id: Annotated[str, Path(max_length=5)],
    item: Annotated[Item, Body(openapi_examples={"normal": {"summary": "A normal one", "value": {"name": "Foo", "price": 35.4}}})],
    response: Response,
):
    """Create an item, or replace one.

    - **name**: each item must have a name
    \f
    :param item: not shown
    """
    if item.name == "Foo" and item_id != "foo":
        return JSONResponse(status_code=409, content=Problem(detail="the name is taken").model_dump())
    if item_id not in items:
        response.status_code = 201
    items[item_id] = item
    return item


@app.post("/user", response_model=UserOut, status_code=201)
async def create_user(user: UserIn) -> Any:
    return user


@app.post("/users", response_model_exclude={"__all__": {"joined"}})
async def create_users(users: list[UserIn], response: Response) -> list[UserOut]:
    response.headers["X-Count"] = str(len(users))
    return [UserOut(**u.model_dump()) for u in users]


@app.get("/union/{kind}", response_model=Item | Problem)
def union(kind: str):
    return {"detail": "a problem"} if kind == "problem" else {"name": kind, "price": "1.5"}


@app.get("/wrong", response_model=Item)
def wrong():
    return {"name": ["not", "a", "name"]}


@app.get("/legacy", deprecated=True)
def legacy():
    data = """<?xml version="1.0"?>
<shampoo><Header>Apply shampoo here.</Header></shampoo>
"""
    return Response(content=data, media_type="application/xml")


@app.get("/page", response_class=HTMLResponse)
def page():
    return "<h1>Look ma! HTML ä</h1>"


@app.get("/lines")
def lines(n: int = 3):
    return StreamingResponse((f"{i}\n" for i in range(n)), media_type="text/csv")


@app.get("/nothing", status_code=204)
def nothing() -> None:
    pass


@app.get("/raw", response_model=None)
def raw(request: Request, text: bool = False) -> Response | dict:
    if text:
        return PlainTextResponse("plain", status_code=203, headers={"x-a": "b"})
    return {"nested": {1: (2, 3), None: {4}, True: float("1e16")}, "at": datetime(2020, 1, 1), "bytes": b"ok"}
