"""The service itself."""

import asyncio
import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from .. import __version__
from ..dependencies import SessionDep, get_storage, require_key
from ..models import Health, Unit
from ..storage import Storage

router = APIRouter()
admin = APIRouter(prefix="/admin", tags=["admin"], dependencies=[Depends(require_key)])


@router.get("/health", tags=["service"])
async def health(storage: Annotated[Storage, Depends(get_storage)]) -> Health:
    readings = sum(map(len, storage.readings.values()))
    return Health(status="ok", version=__version__, sensors=len(storage.sensors), readings=readings)


@router.get("/units", tags=["service"])
def units() -> dict[str, str]:
    return {unit.value: unit.symbol for unit in Unit}


@router.get("/overview", tags=["service"])
async def overview(session: SessionDep) -> dict[str, Any]:
    """The mean of each unit over all sensors, computed side by side."""

    async def mean(unit: Unit) -> tuple[str, float | None]:
        await asyncio.sleep(0)
        values = [r.value for sensor in session if sensor.unit is unit for r in session.readings(sensor)]
        return unit.value, round(sum(values) / len(values), 2) if values else None

    means = await asyncio.gather(*(mean(unit) for unit in Unit))
    return {"sensors": len(session), "means": dict(means)}


@admin.post("/save")
async def save(storage: Annotated[Storage, Depends(get_storage)]) -> dict[str, Any]:
    """Write the file now."""
    await asyncio.to_thread(storage.save)
    return {"saved": storage.file.name, "sensors": len(storage.sensors)}


@admin.get("/file", response_model=None)
def read_file(storage: Annotated[Storage, Depends(get_storage)]) -> dict[str, Any]:
    """What stands in the file."""
    with storage.file.open(encoding="utf-8") as file:
        return json.load(file)


@admin.post("/reset")
async def reset(request: Request, session: SessionDep) -> dict[str, int]:
    removed = request.app.state.storage.clear()
    session.changed = True
    return {"removed": removed}


router.include_router(admin)
