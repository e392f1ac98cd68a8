from decimal import Decimal
from enum import Enum, IntEnum
from typing import Optional
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Status(str, Enum):
    NEW = "new"
    PAID = "paid"
    SENT = "sent"

    @property
    def next(self) -> "Status":
        order = list(Status)
        return order[min(order.index(self) + 1, len(order) - 1)]

    @classmethod
    def final(cls):
        return cls.SENT


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Base(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Product(Base):
    sku: str = Field(pattern=r"^[a-z]+-\d{2}$")
    unit_price: Decimal = Field(gt=0, decimal_places=2)
    in_stock: int = 0


class Line(Base):
    sku: str
    quantity: int = Field(1, ge=1)


class OrderIn(Base):
    lines: list[Line] = Field(min_length=1)
    level: Level = Level.LOW
    note: Optional[str] = None


class Order(OrderIn):
    order_id: int
    status: Status = Status.NEW
    total_price: Decimal
