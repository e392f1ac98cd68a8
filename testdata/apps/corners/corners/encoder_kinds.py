"""json_encoders by base classes, beside other serializers."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Optional, Union, List, Dict
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, BeforeValidator, PlainSerializer, field_serializer, RootModel
router = APIRouter(prefix="/encoder_kinds")


class E(str, Enum):
    x = "x"


class Oid:
    def __init__(self, v): self.v = v
    def __str__(self): return self.v


class Sub(BaseModel):
    at: datetime


def fmt(v: datetime) -> int:
    return int(v.year)


class Base(BaseModel):
    model_config = ConfigDict(json_encoders={datetime: fmt, Oid: str, Enum: lambda e: e.name.upper() + "!", timedelta: lambda t: t.total_seconds()}, arbitrary_types_allowed=True)


class M(Base):
    e: E = E.x
    d: int = 0
    sub: Optional[Sub] = None
    when: Annotated[datetime, PlainSerializer(lambda v: "own")] = None
    m: Dict[datetime, int] = {}
    u: Union[datetime, int] = 3
    t: timedelta = timedelta(seconds=5)
    l: List[datetime] = [datetime(2001, 2, 3)]
    fs: datetime | None = None
    anyv: Any = datetime(2003, 3, 3)
    @field_serializer("fs")
    def ser(self, v): return "fs"


class N(Base):
    model_config = ConfigDict(json_encoders={Sub: lambda s: {"sub": s.at.year}})
    sub: Sub
    at: datetime
    subs: list[Sub] = []


class WithOid(Base):
    id: Annotated[Oid, BeforeValidator(Oid)]


@router.post("/")
def post(m: M) -> M:
    return m


@router.get("/")
def root():
    n = N(sub=Sub(at=datetime(2020, 1, 1)), at=datetime(2021, 1, 1), subs=[Sub(at=datetime(2022, 1, 1))])
    return [n, n.model_dump_json(), M(), WithOid(id="zz"), WithOid(id="q").model_dump_json(), M().model_dump(mode="json", include={"e", "t"})]
