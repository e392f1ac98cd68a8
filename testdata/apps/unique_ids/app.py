from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


def custom(route: APIRoute):
    return f"{route.tags[0]}-{route.name}"


def other(route):
    return "other_" + route.name


app = FastAPI(generate_unique_id_function=custom)
router = APIRouter(tags=["r"])


@app.get("/a", tags=["t"])
def a():
    pass


@app.get("/b", tags=["t"], generate_unique_id_function=other)
def b():
    pass


@app.post("/c/{x-y}", tags=["t"], operation_id="given")
def c(q: int):
    pass


@router.get("/d")
def d():
    pass


app.include_router(router, prefix="/r")
