from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from . import __version__
from .config import get_settings
from .routers import ALL
from .store import NotFound


def operation_id(route: APIRoute) -> str:
    return f"{route.tags[0]}-{route.name}" if route.tags else route.name


def create_app() -> FastAPI:
    app = FastAPI(
        title="Library",
        summary="Books for everybody",
        description="Lend **books**.",
        version=__version__,
        openapi_tags=[{"name": "books", "description": "On the shelves"}, {"name": "loans", "externalDocs": {"description": "Rules", "url": "https://example.com/rules"}}],
        contact={"name": "The desk", "email": "desk@example.com"},
        license_info={"name": "MIT", "identifier": "MIT"},
        terms_of_service="https://example.com/terms",
        servers=[{"url": "/", "description": "here"}, {"url": "https://library.example.com"}],
        docs_url="/documentation",
        redoc_url=None,
        generate_unique_id_function=operation_id,
    )
    for router in ALL:
        app.include_router(router, prefix="/v1")

    @app.exception_handler(NotFound)
    async def not_found(request: Request, exc: NotFound) -> JSONResponse:
        return JSONResponse({"errorText": str(exc), "path": request.url.path}, status_code=404)

    @app.get("/", tags=["about"])
    def about():
        return {"name": get_settings().name, "version": app.version, "lent_for": get_settings().days}

    return app


app = create_app()
