"""Readings of one sensor."""

import asyncio
import csv
import io
import logging
from collections import Counter
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Body, Depends, Query, status
from fastapi.responses import PlainTextResponse

from .. import analysis
from ..dependencies import PaginationDep, SensorDep, SessionDep
from ..exceptions import Conflict
from ..models import BatchResult, Bucket, ErrorBody, Level, Reading, ReadingCreate, Sensor, Statistics

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/sensors/{sensor_id}", tags=["readings"], responses={404: {"model": ErrorBody}})


def log_alert(sensor: Sensor, reading: Reading) -> None:
    logger.warning("%s of %s at %s", reading.level.value, sensor.name, reading.at.isoformat())


def selected(
    sensor: SensorDep,
    session: SessionDep,
    since: datetime | None = None,
    until: datetime | None = None,
    level: Level | None = None,
) -> list[Reading]:
    """The readings in a stretch of time."""
    return [
        reading
        for reading in session.readings(sensor)
        if (since is None or reading.at >= since)
        and (until is None or reading.at < until)
        and (level is None or reading.level == level)
    ]


@router.post("/readings", status_code=status.HTTP_201_CREATED, responses={409: {"model": ErrorBody}})
async def add_reading(new: ReadingCreate, sensor: SensorDep, session: SessionDep, tasks: BackgroundTasks) -> Reading:
    if not sensor.enabled:
        raise Conflict(f"sensor {sensor.name!r} is disabled")
    reading = session.record(sensor, new.value, new.at)
    if reading.level != Level.OK:
        tasks.add_task(log_alert, sensor, reading)
    return reading


@router.post("/readings/batch", status_code=status.HTTP_202_ACCEPTED)
async def add_readings(
    batch: Annotated[list[ReadingCreate], Body(min_length=1, max_length=500)],
    sensor: SensorDep,
    session: SessionDep,
) -> BatchResult:
    """Add many readings at once; others are served in between."""
    levels: Counter[Level] = Counter()
    for number, new in enumerate(batch):
        levels[session.record(sensor, new.value, new.at).level] += 1
        if number % 100 == 99:
            await asyncio.sleep(0)
    return BatchResult(accepted=len(batch), alerts=len(batch) - levels[Level.OK], by_level=dict(sorted(levels.items())))


@router.get("/readings")
def list_readings(
    readings: Annotated[list[Reading], Depends(selected)],
    page: PaginationDep,
    newest_first: bool = False,
) -> list[Reading]:
    if newest_first:
        readings = readings[::-1]
    return page.slice(readings)


@router.get("/readings.csv", response_class=PlainTextResponse)
def export_readings(readings: Annotated[list[Reading], Depends(selected)], sensor: SensorDep):
    """All readings as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["at", f"value [{sensor.unit.value}]", "level"])
    for reading in readings:
        writer.writerow([reading.at.isoformat(), reading.value, reading.level.value])
    return PlainTextResponse(
        out.getvalue(),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="sensor-{sensor.id}.csv"'},
    )


@router.get("/statistics", responses={409: {"model": ErrorBody, "description": "No readings yet"}})
async def read_statistics(readings: Annotated[list[Reading], Depends(selected)], sensor: SensorDep) -> Statistics:
    return analysis.summarize(sensor, readings)


@router.get("/history")
def read_history(
    readings: Annotated[list[Reading], Depends(selected)],
    minutes: Annotated[int, Query(ge=1, le=24 * 60)] = 60,
) -> list[Bucket]:
    return analysis.bucketize(readings, minutes)


@router.get("/smoothed")
async def read_smoothed(
    readings: Annotated[list[Reading], Depends(selected)],
    window: Annotated[int, Query(ge=1, le=50)] = 3,
) -> list[float]:
    return analysis.smooth([r.value for r in readings], window)


@router.get("/rate")
def read_rate(readings: Annotated[list[Reading], Depends(selected)]) -> dict[str, float]:
    """How fast the value changes, in units per hour, between the first and the last reading."""
    first, *_, last = readings
    return {"per_hour": (last.value - first.value) / ((last.at - first.at).total_seconds() / 3600)}


@router.delete("/readings")
def delete_readings(sensor: SensorDep, session: SessionDep, before: datetime) -> dict[str, int]:
    kept = session.readings(sensor)
    count = len(kept)
    kept[:] = [reading for reading in kept if reading.at >= before]
    session.changed = True
    return {"deleted": count - len(kept)}
