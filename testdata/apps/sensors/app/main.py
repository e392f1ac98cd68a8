"""The application."""

import logging
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from . import __version__
from .config import get_settings
from .exceptions import install_handlers
from .routers import routers
from .storage import Storage

logger = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    settings = get_settings()
    logging.basicConfig(level=settings.log_level)
    storage = Storage(settings.file, settings.max_sensors)
    storage.load()
    app.state.storage = storage
    logger.info("%d sensors in %s", len(storage.sensors), settings.file)
    yield
    storage.save()
    logger.info("saved %d times", storage.saves)


def create_app() -> FastAPI:
    app = FastAPI(
        title="Sensors",
        version=__version__,
        description="Readings of sensors: in memory, and in a JSON file between runs.",
        lifespan=lifespan,
        openapi_tags=[
            {"name": "sensors", "description": "What measures."},
            {"name": "readings", "description": "What was measured."},
            {"name": "alerts", "description": "What was out of bounds."},
        ],
    )
    install_handlers(app)

    @app.middleware("http")
    async def add_version(request: Request, call_next):
        response = await call_next(request)
        response.headers["X-Service-Version"] = __version__
        return response

    for router in routers:
        app.include_router(router)
    return app


app = create_app()
