from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID
from pathlib import Path as FsPath
from ipaddress import IPv4Address
from fastapi import FastAPI, Body
from pydantic import (
    AliasChoices, AnyUrl, BaseModel, BeforeValidator, AfterValidator, ConfigDict, EmailStr, Field, HttpUrl, NonNegativeInt, PositiveFloat,
    PlainSerializer, RootModel, SecretStr, StringConstraints, ValidationError, field_serializer, field_validator, model_serializer, model_validator, conint, constr,
    TypeAdapter, PrivateAttr, create_model,
)

app = FastAPI()


class Temporal(BaseModel):
    d: date
    dt: datetime
    t: time
    td: timedelta
    u: UUID
    dec: Decimal = Field(max_digits=6, decimal_places=2)


@app.post("/temporal")
def temporal(x: Temporal) -> Temporal:
    return x


@app.post("/temporal/plus")
def temporal_plus(x: Temporal):
    return {
        "next": x.d + timedelta(days=1), "later": x.dt + x.td, "iso": x.dt.isoformat(), "week": x.d.isocalendar()[1],
        "secs": x.td.total_seconds(), "double": x.dec * 2, "hex": x.u.hex, "wd": x.d.strftime("%A %d %B %Y"), "t": x.t.replace(microsecond=0),
        "str": f"{x.dt:%Y/%m/%d %H:%M}", "q": str(x.dec.quantize(Decimal("0.1"))),
    }


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog", "puppy"]
    good: bool = True


class Lizard(BaseModel):
    kind: Literal["lizard"]
    loves: list[str]


Pet = Annotated[Union[Cat, Dog, Lizard], Field(discriminator="kind")]


class Owner(BaseModel):
    name: Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=2)]
    pet: Pet
    others: list[Pet] = []
    extra: Union[int, str, None] = None


@app.post("/owner", response_model=Owner)
def owner(o: Owner):
    match o.pet:
        case Cat(lives=n) if n > 9:
            o.extra = "super cat"
        case Dog(kind="puppy"):
            o.extra = 1
        case Lizard(loves=[first, *rest]):
            o.extra = f"{first}+{len(rest)}"
        case _:
            pass
    return o


class Contact(BaseModel):
    model_config = ConfigDict(populate_by_name=True, str_max_length=50)
    email: EmailStr
    site: Optional[HttpUrl] = None
    any_url: AnyUrl | None = Field(default=None, alias="anyUrl")
    ip: IPv4Address | None = None
    password: SecretStr = SecretStr("x")
    full_name: str = Field(validation_alias=AliasChoices("fullName", "name"), serialization_alias="FullName")


@app.post("/contact")
def contact(c: Contact) -> Contact:
    return c


@app.post("/contact/plain")
def contact_plain(c: Contact):
    return {"host": c.site.host if c.site else None, "dump": c.model_dump(by_alias=True), "pw": c.password.get_secret_value(), "s": str(c.site)}


def parse_csv(v: Any) -> Any:
    return v.split(",") if isinstance(v, str) else v


def even(v: int) -> int:
    if v % 2:
        raise ValueError(f"{v} is odd")
    return v


class Fancy(BaseModel):
    tags: Annotated[list[str], BeforeValidator(parse_csv)]
    n: Annotated[int, AfterValidator(even)]
    money: Annotated[Decimal, PlainSerializer(lambda v: f"${v:.2f}", return_type=str)] = Decimal("1")
    matrix: list[list[float]] = [[1.0]]
    mapping: dict[str, NonNegativeInt] = {}
    point: tuple[int, int] = (0, 0)
    weight: PositiveFloat = 1.5
    code: constr(pattern=r"^[A-Z]{3}-\d+$") = "ABC-1"
    small: conint(gt=0, lt=10, multiple_of=3) = 3
    _cache: dict = PrivateAttr(default_factory=dict)

    @field_validator("matrix", mode="after")
    @classmethod
    def square(cls, v):
        assert all(len(r) == len(v) for r in v), "not square"
        return v

    @field_serializer("weight", when_used="json")
    def ser_weight(self, v: float):
        return f"{v}kg"

    @model_validator(mode="before")
    @classmethod
    def before(cls, data):
        if isinstance(data, dict) and "N" in data:
            data = {**data, "n": data["N"]}
        return data


@app.post("/fancy")
def fancy(f: Fancy) -> Fancy:
    f._cache["seen"] = True
    return f


class Tags(RootModel[list[str]]):
    def __iter__(self):
        return iter(self.root)

    def __getitem__(self, i):
        return self.root[i]


@app.post("/tags")
def tags(t: Tags) -> Tags:
    return Tags([x.upper() for x in t])


class Node(BaseModel):
    name: str
    children: list["Node"] = []

    def depth(self) -> int:
        return 1 + max((c.depth() for c in self.children), default=0)


@app.post("/tree")
def tree(n: Node):
    return {"depth": n.depth(), "tree": n}


@app.post("/validate")
def validate(data: dict = Body()):
    try:
        return Node.model_validate(data)
    except ValidationError as e:
        return {"errors": e.errors(include_url=False), "count": e.error_count(), "title": e.title}


Dyn = create_model("Dyn", a=(int, ...), b=(str, "bee"))


@app.post("/dyn")
def dyn(d: Dyn):
    return d.model_dump_json()




class Circle(BaseModel):
    r: float

    @model_serializer
    def ser(self) -> dict[str, float]:
        return {"radius": self.r, "area": round(3.14159 * self.r ** 2, 2)}


@app.post("/circle")
def circle(c: Circle) -> Circle:
    return c


class Measures(BaseModel):
    exact: float = 1
    either: float | str = 1
    maybe: float | None = None
    several: list[float] = []
    named: dict[str, float] = {}
    pair: tuple[float, int] = (1.0, 1)


def measured(value):
    m = Measures()
    m.exact = m.either = m.maybe = value
    m.several, m.named, m.pair = [value], {"x": value}, (value, 2)
    return m


@app.get("/ints-in-floats/{n}")
def ints_in_floats(n: int):
    return measured([7, True, 10**30, 2**63][n])


@app.get("/dumped-ints")
def dumped_ints():
    out = []
    for value in (7, False, 10**30, "x", None, 10**400):
        for dump in (lambda m: m.model_dump(mode="json"), lambda m: repr(m.model_dump()), lambda m: m.model_dump_json()):
            try:
                out.append(dump(measured(value)))
            except OverflowError as e:
                out.append(str(e))
    return out
