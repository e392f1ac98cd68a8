"""What goes over the wire and into the file."""

from datetime import datetime, timezone
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

T = TypeVar("T")


class Unit(str, Enum):
    CELSIUS = "celsius"
    PERCENT = "percent"
    PASCAL = "pascal"
    LUX = "lux"

    @property
    def symbol(self) -> str:
        return {"celsius": "°C", "percent": "%", "pascal": "Pa", "lux": "lx"}[self.value]


class Level(str, Enum):
    OK = "ok"
    WARNING = "warning"
    CRITICAL = "critical"


class Location(BaseModel):
    building: str = Field(min_length=1, max_length=40, examples=["north"])
    floor: int = Field(default=0, ge=-5, le=200)
    room: str | None = None


class Limits(BaseModel):
    """Values outside of low..high are reported as alerts."""

    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def in_order(self) -> "Limits":
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("low must be less than high")
        return self

    def level(self, value: float) -> Level:
        """How far value is outside: by more than a tenth of the limit is critical."""
        if self.high is not None and value > self.high:
            return Level.CRITICAL if value > self.high + abs(self.high) * 0.1 else Level.WARNING
        if self.low is not None and value < self.low:
            return Level.CRITICAL if value < self.low - abs(self.low) * 0.1 else Level.WARNING
        return Level.OK


Tag = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=20)]


class SensorBase(BaseModel):
    name: str = Field(min_length=1, max_length=40, examples=["boiler"])
    unit: Unit = Unit.CELSIUS
    location: Location | None = None
    limits: Limits = Field(default_factory=Limits)
    tags: set[Tag] = Field(default_factory=set, max_length=8)

    @field_validator("name")
    @classmethod
    def strip_name(cls, value: str) -> str:
        value = value.strip()
        if not value:
            raise ValueError("name must not be blank")
        return value


class SensorCreate(SensorBase):
    """What a client says of a new sensor."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"name": "boiler", "unit": "celsius", "limits": {"low": 20, "high": 80}, "tags": ["heating"]}]
        },
    )


class SensorUpdate(BaseModel):
    """Fields that are left out stay as they are."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(default=None, min_length=1, max_length=40)
    location: Location | None = None
    limits: Limits | None = None
    tags: set[Tag] | None = None


class Sensor(SensorBase):
    id: int
    enabled: bool = True


class SensorPublic(Sensor):
    """A sensor as clients see it."""

    tags: list[str] = []
    readings: int = Field(default=0, description="how many readings are kept")
    last_value: float | None = None


class ReadingCreate(BaseModel):
    value: float = Field(allow_inf_nan=False)
    at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc), description="now, unless given")

    @field_validator("at")
    @classmethod
    def in_utc(cls, value: datetime) -> datetime:
        if value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value.astimezone(timezone.utc)


class Reading(ReadingCreate):
    level: Level = Level.OK


class BatchResult(BaseModel):
    accepted: int
    alerts: int
    by_level: dict[Level, int]


class Statistics(BaseModel):
    sensor: str
    unit: str
    count: int
    mean: float
    median: float
    deviation: float | None
    lowest: Reading
    highest: Reading
    latest: Reading


class Bucket(BaseModel):
    start: datetime
    count: int
    mean: float


class Alert(BaseModel):
    kind: Literal["low", "high"]
    sensor_id: int
    message: str
    level: Level
    at: datetime
    acknowledged: bool = False


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    total: int
    offset: int
    limit: int
    next: str | None = None


class Health(BaseModel):
    status: Literal["ok", "degraded"]
    version: str
    sensors: int
    readings: int


class ErrorBody(BaseModel):
    error: str
    message: str
    path: str
