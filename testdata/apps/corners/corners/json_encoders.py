"""json_encoders of the configuration."""

from datetime import datetime
from decimal import Decimal
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
router = APIRouter(prefix="/json_encoders")


class M(BaseModel):
    model_config = ConfigDict(json_encoders={datetime: lambda v: v.strftime("%Y/%m/%d"), Decimal: float, set: sorted})
    at: datetime
    d: Decimal = Decimal("1.50")
    s: set[int] = {3, 1, 2}
    o: datetime | None = None
    l: list[datetime] = []


class Outer(BaseModel):
    m: M
    at: datetime
m = M(at=datetime(2020, 1, 2), o=datetime(2021,1,1), l=[datetime(2022,1,1)])


@router.get("/")
def root():
    return m


@router.get("/ret")
def ret() -> Outer:
    return Outer(m=m, at=datetime(2020, 1, 2))


@router.get("/json")
def json_():
    return [m.model_dump_json(), m.model_dump(), m.model_dump(mode="json"), Outer(m=m, at=m.at).model_dump_json()]
