"""What handlers ask for in their parameters."""

import logging
import secrets
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Path, Query, Request, status

from .config import Settings, get_settings
from .models import Sensor
from .storage import Session, Storage

logger = logging.getLogger(__name__)


def get_storage(request: Request) -> Storage:
    return request.app.state.storage


def get_session(storage: Annotated[Storage, Depends(get_storage)]) -> Iterator[Session]:
    """A session that is committed when the handler is done, unless it failed."""
    session = Session(storage)
    try:
        yield session
    except Exception as error:
        logger.info("not saved: %s", error)
        raise
    else:
        session.commit()


SettingsDep = Annotated[Settings, Depends(get_settings)]
SessionDep = Annotated[Session, Depends(get_session, scope="function")]


async def get_sensor(session: SessionDep, sensor_id: Annotated[int, Path(ge=1, description="the sensor's number")]) -> Sensor:
    return session.get(sensor_id)


SensorDep = Annotated[Sensor, Depends(get_sensor)]


def require_key(settings: SettingsDep, x_api_key: Annotated[str | None, Header()] = None) -> str:
    if x_api_key is None:
        raise HTTPException(
            status.HTTP_401_UNAUTHORIZED, detail="X-API-Key is missing", headers={"WWW-Authenticate": "ApiKey"}
        )
    if not secrets.compare_digest(x_api_key, settings.api_key):
        raise HTTPException(status.HTTP_403_FORBIDDEN, detail="X-API-Key is wrong")
    return x_api_key


class Pagination:
    def __init__(
        self,
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> None:
        self.offset = offset
        self.limit = limit

    def slice(self, items: list) -> list:
        return items[self.offset : self.offset + self.limit]

    def next_url(self, request: Request, total: int) -> str | None:
        end = self.offset + self.limit
        if end >= total:
            return None
        return f"{request.url.path}?offset={end}&limit={self.limit}"


PaginationDep = Annotated[Pagination, Depends()]
