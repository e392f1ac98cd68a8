"""Names and defaults of parameters: alias choices, names beside aliases, parameter models
that may be absent, defaults that are validated."""

from itertools import count
from typing import Annotated, Optional, Union

from fastapi import Body, Cookie, FastAPI, Header, Path, Query
from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field

app = FastAPI()
numbers = count(1)


@app.get("/query")
def query(
    value: Annotated[int, Query(alias="unused", validation_alias=AliasChoices("first", "second_name"))],
    items: Annotated[list[str], Query(validation_alias=AliasChoices("item", "tag"), title="Chosen items")] = ["default"],
):
    return [value, items]


class Filter(BaseModel):
    value: Annotated[int, Field(alias="unused", validation_alias=AliasChoices("first", "second_name"))]
    items: list[str] = Field(["default"], validation_alias=AliasChoices("item", "tag"), title="Chosen", description="What is chosen")
    deep: int = Field(0, validation_alias=AliasChoices("flat", AliasPath("nested", 0)))


@app.get("/query-model")
def query_model(data: Annotated[Filter, Query()]):
    return data


class Named(BaseModel):
    model_config = ConfigDict(populate_by_name=True, extra="forbid")
    int_value: int = Field(alias="number")
    words: list[str] = Field([], alias="w")


@app.get("/by-name")
def by_name(data: Annotated[Named, Query()]):
    return data


class OnlyNamed(BaseModel):
    model_config = ConfigDict(validate_by_alias=False, validate_by_name=True)
    int_value: int = Field(alias="legacy")


@app.get("/only-name")
def only_name(query: Annotated[OnlyNamed, Query()]):
    return query


@app.get("/only-name-header")
def only_name_header(header: Annotated[OnlyNamed, Header()]):
    return header


class Headers(BaseModel):
    model_config = ConfigDict(extra="allow")
    value: int = Field(validation_alias=AliasChoices("X-First", "x_second"))
    trace_id: Optional[str] = None


@app.get("/header")
def header(
    value: Annotated[int, Header(validation_alias=AliasChoices("X-First", "X-Second"))],
    names: Annotated[list[str], Header(validation_alias=AliasChoices("item_values", "tags"))] = ["none"],
):
    return [value, names]


@app.get("/header-model")
def header_model(data: Annotated[Headers, Header()]):
    kept = {"value": data.value, "trace_id": data.trace_id}
    return kept | {k: v for k, v in (data.model_extra or {}).items() if k.startswith("x")}


class Plain(BaseModel):
    model_config = ConfigDict(loc_by_alias=False)
    int_val: int
    item_count: int = Field(alias="x_count")


@app.get("/header-names")
def header_names(data: Annotated[Plain, Header()]):
    return data


class Session(BaseModel):
    session: int = Field(validation_alias=AliasChoices("sessionId", "legacyId"))
    theme: str = "light"


@app.get("/cookie-model")
def cookie_model(data: Annotated[Optional[Session], Cookie()] = None):
    return data


@app.get("/path/{second}")
def path(value: Annotated[int, Path(validation_alias=AliasChoices("first", "second"))]):
    return value


class Page(BaseModel):
    term: str = "all"
    limit: int = Field(10, ge=1)
    tags: list[str] = []


@app.get("/optional")
def optional(page: Annotated[Union[Page, None], Query()] = None):
    return page


@app.get("/optional-required")
def optional_required(page: Annotated[Optional[Page], Query()]):
    return page


@app.get("/optional-default")
def optional_default(page: Annotated[Optional[Page], Query(validate_default=True)] = {"term": "given"}):
    return page


@app.get("/invalid-default")
def invalid_default(value: Annotated[int, Query(gt=0, validate_default=True)] = -1, other: Annotated[int, Query(gt=0)] = -2):
    return [value, other]


@app.get("/factory")
def factory(n: Annotated[int, Query(default_factory=lambda: next(numbers))], text: Annotated[str, Query(default_factory=lambda: "7", validate_default=True, min_length=2)]):
    return [n, text]


@app.post("/body")
def body(
    value: Annotated[int, Body(validation_alias=AliasChoices("first", "second"))],
    count: Annotated[int, Body(default_factory=lambda: 10)],
    small: Annotated[int, Body(lt=0, validate_default=True)] = 5,
):
    return [value, count, small]


@app.post("/body-null")
def body_null(value: Annotated[Optional[int], Body(default_factory=lambda: 10)]):
    return value
