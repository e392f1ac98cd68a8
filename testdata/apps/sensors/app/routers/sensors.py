"""Sensors: create, list, change, remove."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response, status

from ..dependencies import PaginationDep, SensorDep, SessionDep, require_key
from ..exceptions import Conflict
from ..models import ErrorBody, Page, Sensor, SensorCreate, SensorPublic, SensorUpdate, Unit
from ..storage import Session

router = APIRouter(
    prefix="/sensors",
    tags=["sensors"],
    responses={404: {"model": ErrorBody, "description": "There is no such sensor"}},
)


def public(sensor: Sensor, session: Session) -> SensorPublic:
    readings = session.readings(sensor)
    return SensorPublic(
        **sensor.model_dump(exclude={"tags"}),
        tags=sorted(sensor.tags),
        readings=len(readings),
        last_value=readings[-1].value if readings else None,
    )


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses={409: {"model": ErrorBody}, 507: {"model": ErrorBody}},
)
def create_sensor(new: SensorCreate, session: SessionDep, request: Request, response: Response) -> SensorPublic:
    """Add a sensor. Its name must not be taken."""
    sensor = session.add(new)
    response.headers["Location"] = request.app.url_path_for("read_sensor", sensor_id=sensor.id)
    return public(sensor, session)


@router.get("")
async def list_sensors(
    request: Request,
    session: SessionDep,
    page: PaginationDep,
    unit: Unit | None = None,
    tag: Annotated[list[str] | None, Query(description="all of these")] = None,
    building: str | None = None,
    search: Annotated[str, Query(alias="q", max_length=40)] = "",
    sort: Literal["id", "name", "-id", "-name"] = "id",
) -> Page[SensorPublic]:
    found = [
        sensor
        for sensor in session
        if (unit is None or sensor.unit == unit)
        and (not tag or sensor.tags.issuperset(tag))
        and (building is None or (sensor.location is not None and sensor.location.building == building))
        and search.lower() in sensor.name.lower()
    ]
    found.sort(key=lambda sensor: getattr(sensor, sort.lstrip("-")), reverse=sort.startswith("-"))
    return Page[SensorPublic](
        items=[public(sensor, session) for sensor in page.slice(found)],
        total=len(found),
        offset=page.offset,
        limit=page.limit,
        next=page.next_url(request, len(found)),
    )


@router.get("/tags")
async def count_tags(session: SessionDep) -> dict[str, int]:
    """How many sensors have each tag, the most used first."""
    counts: dict[str, int] = {}
    for sensor in session:
        for tag in sensor.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@router.get("/{sensor_id}")
async def read_sensor(sensor: SensorDep, session: SessionDep) -> SensorPublic:
    return public(sensor, session)


@router.patch("/{sensor_id}", response_model=SensorPublic, response_model_exclude_none=True)
async def update_sensor(changes: SensorUpdate, sensor: SensorDep, session: SessionDep):
    """Change some fields of a sensor."""
    data = changes.model_dump(exclude_unset=True)
    if "name" in data and data["name"] != sensor.name and data["name"] in session:
        raise Conflict(f"there is a sensor {data['name']!r} already")
    updated = Sensor.model_validate(sensor.model_dump() | data)
    session.replace(updated)
    return public(updated, session)


@router.put("/{sensor_id}/enabled", status_code=status.HTTP_204_NO_CONTENT)
def enable_sensor(sensor: SensorDep, session: SessionDep, value: bool = True) -> None:
    session.replace(sensor.model_copy(update={"enabled": value}))


@router.delete("/{sensor_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=[Depends(require_key)])
def delete_sensor(sensor: SensorDep, session: SessionDep):
    session.remove(sensor)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
