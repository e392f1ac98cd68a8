"""Numbers about readings."""

import math
import statistics
from collections import defaultdict
from datetime import datetime, timedelta
from operator import attrgetter

from .exceptions import NoReadings
from .models import Bucket, Reading, Sensor, Statistics


def summarize(sensor: Sensor, readings: list[Reading]) -> Statistics:
    if not readings:
        raise NoReadings(sensor.name)
    values = [reading.value for reading in readings]
    return Statistics(
        sensor=sensor.name,
        unit=sensor.unit.symbol,
        count=len(values),
        mean=round(statistics.fmean(values), 3),
        median=statistics.median(values),
        deviation=round(statistics.stdev(values), 3) if len(values) > 1 else None,
        lowest=min(readings, key=attrgetter("value")),
        highest=max(readings, key=attrgetter("value")),
        latest=readings[-1],
    )


def start_of_bucket(at: datetime, width: timedelta) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (at - midnight) // width * width


def bucketize(readings: list[Reading], minutes: int) -> list[Bucket]:
    """The mean of the readings in each stretch of so many minutes."""
    width = timedelta(minutes=minutes)
    groups: dict[datetime, list[float]] = defaultdict(list)
    for reading in readings:
        groups[start_of_bucket(reading.at, width)].append(reading.value)
    return [
        Bucket(start=start, count=len(values), mean=round(sum(values) / len(values), 2))
        for start, values in sorted(groups.items())
    ]


def smooth(values: list[float], window: int) -> list[float]:
    """The moving average over window values."""
    return [
        round(math.fsum(part) / len(part), 2)
        for i in range(len(values))
        if (part := values[max(0, i - window + 1) : i + 1])
    ]
