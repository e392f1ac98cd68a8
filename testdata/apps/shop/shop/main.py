from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from .config import get_settings
from .routers import orders, products
from .store import NotEnough


def create_app() -> FastAPI:
    settings = get_settings()
    app = FastAPI(title=settings.name.title(), openapi_tags=[{"name": "products", "description": "What we sell"}])
    for module, prefix in ((products, ""), (orders, "/orders")):
        app.include_router(module.router, prefix=prefix, tags=["orders"] if prefix else None)
    app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_methods=["GET", "POST"], allow_headers=["X-A"], allow_credentials=True)

    @app.exception_handler(NotEnough)
    async def not_enough(request: Request, exc: NotEnough):
        return JSONResponse({"detail": str(exc), "have": exc.have}, status_code=409)

    @app.exception_handler(KeyError)
    async def key_error(request: Request, exc: KeyError):
        return JSONResponse({"detail": f"unknown {exc.args[0]}"}, status_code=404)

    @app.get("/health", include_in_schema=False)
    def health():
        return {"ok": True, "currencies": settings.currencies}

    return app


app = create_app()
