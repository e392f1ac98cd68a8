"""Settings, read from the environment."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, Field


class Settings(BaseModel):
    title: str = "Sensors"
    file: Path = Field(description="where the data is kept")
    max_sensors: int = Field(default=100, ge=1)
    api_key: str = "secret"
    log_level: str = "INFO"


@lru_cache
def get_settings() -> Settings:
    """The settings of this process.

    SENSORS_FILE, SENSORS_MAX, SENSORS_API_KEY and SENSORS_LOG_LEVEL override the defaults.
    """
    default_file = Path(tempfile.gettempdir()) / "covetgen-sensors" / "sensors.json"
    return Settings(
        file=Path(os.environ.get("SENSORS_FILE", default_file)),
        max_sensors=int(os.environ.get("SENSORS_MAX", "100")),
        api_key=os.environ.get("SENSORS_API_KEY", "secret"),
        log_level=os.environ.get("SENSORS_LOG_LEVEL", "INFO").upper(),
    )
