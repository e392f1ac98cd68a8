from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


def crud(name, model):
    router = APIRouter(prefix=f"/{name}", tags=[name])

    @router.get("/", response_model=list[model])
    def read_all():
        return []

    @router.post("/", response_model=model)
    def create(item: model):
        return item

    return router


class A(BaseModel):
    x: int


class B(BaseModel):
    y: str


def create_app():
    app = FastAPI(title="made")
    for name, model in {"a": A, "b": B}.items():
        app.include_router(crud(name, model))
    for n in range(3):

        @app.get(f"/n/{n}", name=f"n{n}")
        def number(k: int = n):
            return k

    return app


app = create_app()
