"""A small service that keeps readings of sensors: the example of covetgen's README.

It uses what most FastAPI applications use: models with constraints, an enum, a router, a
dependency, a dependency with yield, an exception class with its handler, and state that
requests share.
"""

from datetime import datetime, timezone
from enum import Enum
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field


class Unit(str, Enum):
    celsius = "celsius"
    percent = "percent"
    pascal = "pascal"


class SensorIn(BaseModel):
    """What a client says of a new sensor."""

    name: str = Field(min_length=1, max_length=40, examples=["boiler"])
    unit: Unit = Unit.celsius
    tags: list[str] = []
    low: float | None = None
    high: float | None = None


class Sensor(SensorIn):
    id: int
    readings: int = 0


class Reading(BaseModel):
    value: float
    at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc))


class Summary(BaseModel):
    sensor: str
    count: int
    mean: float
    lowest: float
    highest: float


class OutOfRange(Exception):
    def __init__(self, sensor: str, value: float) -> None:
        self.sensor = sensor
        self.value = value


app = FastAPI(title="Sensors", version="1.0.0", description="Readings of sensors.")
router = APIRouter(prefix="/sensors", tags=["sensors"])

sensors: dict[int, Sensor] = {}
readings: dict[int, list[Reading]] = {}
opened = {"now": 0, "ever": 0}


@app.exception_handler(OutOfRange)
async def out_of_range(request: Request, exc: OutOfRange) -> JSONResponse:
    return JSONResponse(
        status_code=409,
        content={"detail": f"{exc.sensor} cannot read {exc.value:.1f}", "path": request.url.path},
    )


def session():
    """Counts the requests that are being answered."""
    opened["now"] += 1
    opened["ever"] += 1
    try:
        yield opened["ever"]
    finally:
        opened["now"] -= 1


class Page:
    def __init__(self, skip: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=100)] = 10) -> None:
        self.skip = skip
        self.limit = limit


def known_sensor(sensor_id: Annotated[int, Path(ge=1)]) -> Sensor:
    sensor = sensors.get(sensor_id)
    if sensor is None:
        raise HTTPException(status_code=404, detail=f"no sensor {sensor_id}")
    return sensor


@router.post("", status_code=201)
async def add_sensor(sensor: SensorIn) -> Sensor:
    """Add a sensor; it gets the next number."""
    number = len(sensors) + 1
    sensors[number] = Sensor(id=number, **sensor.model_dump())
    readings[number] = []
    return sensors[number]


@router.get("")
async def list_sensors(page: Annotated[Page, Depends()], unit: Unit | None = None) -> list[Sensor]:
    found = [s for s in sensors.values() if unit is None or s.unit == unit]
    return found[page.skip : page.skip + page.limit]


@router.get("/{sensor_id}")
async def get_sensor(sensor: Annotated[Sensor, Depends(known_sensor)]) -> Sensor:
    return sensor


@router.post("/{sensor_id}/readings", dependencies=[Depends(session)])
async def add_reading(reading: Reading, sensor: Annotated[Sensor, Depends(known_sensor)]) -> dict[str, int]:
    if sensor.low is not None and reading.value < sensor.low:
        raise OutOfRange(sensor.name, reading.value)
    if sensor.high is not None and reading.value > sensor.high:
        raise OutOfRange(sensor.name, reading.value)
    readings[sensor.id].append(reading)
    sensor.readings += 1
    return {"readings": sensor.readings}


@router.get("/{sensor_id}/summary")
def summarize(sensor: Annotated[Sensor, Depends(known_sensor)]) -> Summary:
    values = [r.value for r in readings[sensor.id]]
    if not values:
        raise HTTPException(status_code=409, detail="there are no readings yet")
    return Summary(
        sensor=sensor.name,
        count=len(values),
        mean=sum(values) / len(values),
        lowest=min(values),
        highest=max(values),
    )


@app.get("/health", tags=["service"])
def health() -> dict[str, str | int]:
    return {"status": "ok", "sensors": len(sensors), "requests": opened["ever"]}


app.include_router(router)
