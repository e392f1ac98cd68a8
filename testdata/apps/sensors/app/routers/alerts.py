"""What was outside of its limits."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query

from ..dependencies import SessionDep, require_key
from ..models import Alert, Level

router = APIRouter(prefix="/alerts", tags=["alerts"])


@router.get("")
async def list_alerts(
    session: SessionDep,
    level: Annotated[list[Level], Query()] = [],
    acknowledged: bool | None = None,
) -> list[Alert]:
    return [
        alert
        for alert in session.alerts()
        if (not level or alert.level in level) and (acknowledged is None or alert.acknowledged is acknowledged)
    ]


@router.get("/wait")
async def wait_for_alerts(session: SessionDep, timeout: Annotated[float, Query(gt=0, le=30)] = 5.0) -> list[Alert]:
    """The alerts that nobody has acknowledged, as soon as there is one; none after timeout seconds."""

    async def pending() -> list[Alert]:
        while not (found := [a for a in session.alerts() if not a.acknowledged]):
            await asyncio.sleep(0.01)
        return found

    try:
        return await asyncio.wait_for(pending(), timeout)
    except asyncio.TimeoutError:
        return []


@router.post("/{number}/acknowledge", dependencies=[Depends(require_key)])
async def acknowledge(number: Annotated[int, Path(ge=0)], session: SessionDep) -> Alert:
    try:
        alert = session.alerts()[number]
    except IndexError:
        raise HTTPException(404, detail=f"there is no alert {number}")
    alert.acknowledged = True
    return alert
