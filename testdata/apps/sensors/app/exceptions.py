"""The errors of this service and the answers that they become."""

import logging

from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse

from .models import ErrorBody

logger = logging.getLogger(__name__)


class SensorError(Exception):
    """An error that the client is told about."""

    status_code = status.HTTP_400_BAD_REQUEST
    code = "bad_request"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(SensorError):
    status_code = status.HTTP_404_NOT_FOUND
    code = "not_found"


class Conflict(SensorError):
    status_code = status.HTTP_409_CONFLICT
    code = "conflict"


class NoReadings(Conflict):
    code = "no_readings"

    def __init__(self, sensor: str) -> None:
        super().__init__(f"sensor {sensor!r} has no readings yet")


class StorageFull(SensorError):
    status_code = status.HTTP_507_INSUFFICIENT_STORAGE
    code = "storage_full"

    def __init__(self, maximum: int) -> None:
        super().__init__(f"no more than {maximum} sensors can be kept")
        self.maximum = maximum


async def sensor_error(request: Request, exc: SensorError) -> JSONResponse:
    body = ErrorBody(error=exc.code, message=exc.message, path=request.url.path)
    return JSONResponse(status_code=exc.status_code, content=body.model_dump())


async def storage_full(request: Request, exc: StorageFull) -> JSONResponse:
    logger.warning("storage is full: %s %s", request.method, request.url.path)
    response = await sensor_error(request, exc)
    response.headers["Retry-After"] = "3600"
    return response


def zero_division(request: Request, exc: ZeroDivisionError) -> JSONResponse:
    return JSONResponse({"error": "arithmetic", "message": str(exc), "path": request.url.path}, status_code=422)


def install_handlers(app: FastAPI) -> None:
    app.add_exception_handler(SensorError, sensor_error)
    app.add_exception_handler(StorageFull, storage_full)
    app.add_exception_handler(ZeroDivisionError, zero_division)
