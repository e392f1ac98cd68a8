"""The data: in memory while the service runs, and in a JSON file between runs."""

import json
import logging
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .exceptions import Conflict, NotFound, StorageFull
from .models import Alert, Level, Reading, Sensor, SensorCreate

logger = logging.getLogger(__name__)

KEEP_READINGS = 1000
KEEP_ALERTS = 50


class Storage:
    """All sensors with their readings. Sessions are what handlers use."""

    def __init__(self, file: Path, max_sensors: int) -> None:
        self.file = file
        self.max_sensors = max_sensors
        self.lock = threading.RLock()
        self.sensors: dict[int, Sensor] = {}
        self.readings: dict[int, list[Reading]] = {}
        self.alerts: deque[Alert] = deque(maxlen=KEEP_ALERTS)
        self.next_id = 1
        self.saves = 0

    def load(self) -> None:
        """Reads the file; a missing one is an empty store."""
        try:
            data = json.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            logger.info("%s does not exist yet", self.file)
            return
        except json.JSONDecodeError as error:
            logger.error("%s is not valid JSON (line %d), starting empty", self.file, error.lineno)
            return
        with self.lock:
            for entry in data["sensors"]:
                sensor = Sensor.model_validate(entry)
                self.sensors[sensor.id] = sensor
            for key, entries in data["readings"].items():
                self.readings[int(key)] = [Reading.model_validate(entry) for entry in entries]
            self.next_id = data["next_id"]

    def dump(self) -> dict[str, Any]:
        return {
            "next_id": self.next_id,
            "sensors": [s.model_dump(mode="json") for s in self.sensors.values()],
            "readings": {k: [r.model_dump(mode="json") for r in v] for k, v in self.readings.items()},
        }

    def save(self) -> None:
        """Writes a new file beside the old one and puts it in its place."""
        with self.lock:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self.file.with_suffix(".tmp")
            temporary.write_text(json.dumps(self.dump(), indent=2, sort_keys=True), encoding="utf-8")
            temporary.replace(self.file)
            self.saves += 1

    def clear(self) -> int:
        with self.lock:
            count = len(self.sensors)
            self.sensors.clear()
            self.readings.clear()
            self.alerts.clear()
            self.next_id = 1
            return count


class Session:
    """One request's view of the storage. What it changed is saved by commit()."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.changed = False

    def __len__(self) -> int:
        return len(self.storage.sensors)

    def __iter__(self) -> Iterator[Sensor]:
        yield from list(self.storage.sensors.values())

    def __contains__(self, name: object) -> bool:
        return any(s.name == name for s in self)

    def get(self, sensor_id: int) -> Sensor:
        try:
            return self.storage.sensors[sensor_id]
        except KeyError:
            raise NotFound(f"there is no sensor {sensor_id}") from None

    def add(self, new: SensorCreate) -> Sensor:
        with self.storage.lock:
            if len(self) >= self.storage.max_sensors:
                raise StorageFull(self.storage.max_sensors)
            if new.name in self:
                raise Conflict(f"there is a sensor {new.name!r} already")
            sensor = Sensor(id=self.storage.next_id, **new.model_dump())
            self.storage.next_id += 1
            self.storage.sensors[sensor.id] = sensor
            self.storage.readings[sensor.id] = []
        self.changed = True
        return sensor

    def replace(self, sensor: Sensor) -> None:
        self.storage.sensors[sensor.id] = sensor
        self.changed = True

    def remove(self, sensor: Sensor) -> None:
        del self.storage.sensors[sensor.id]
        self.storage.readings.pop(sensor.id, None)
        self.changed = True

    def readings(self, sensor: Sensor) -> list[Reading]:
        return self.storage.readings.setdefault(sensor.id, [])

    def record(self, sensor: Sensor, value: float, at) -> Reading:
        """Keeps a reading, and an alert when it is outside of the sensor's limits."""
        reading = Reading(value=value, at=at, level=sensor.limits.level(value))
        kept = self.readings(sensor)
        kept.append(reading)
        kept.sort(key=lambda r: r.at)
        del kept[:-KEEP_READINGS]
        if reading.level is not Level.OK:
            kind = "high" if sensor.limits.high is not None and value > sensor.limits.high else "low"
            self.storage.alerts.append(
                Alert(
                    kind=kind,
                    sensor_id=sensor.id,
                    message=f"{sensor.name}: {value:.1f} {sensor.unit.symbol} is too {kind}",
                    level=reading.level,
                    at=reading.at,
                )
            )
        self.changed = True
        return reading

    def alerts(self) -> list[Alert]:
        return list(self.storage.alerts)

    def commit(self) -> None:
        if self.changed:
            self.storage.save()
            self.changed = False
