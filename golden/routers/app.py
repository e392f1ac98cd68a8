"""Routers with prefixes, tags and router dependencies; shared state under the lock."""

from fastapi import APIRouter, FastAPI, status
from pydantic import BaseModel

app = FastAPI(title="Routers")
users = APIRouter(prefix="/users", tags=["users"])

database: dict[int, dict] = {}


class User(BaseModel):
    name: str
    age: int | None = None


@users.post("/", status_code=status.HTTP_201_CREATED)
async def create_user(user: User) -> dict:
    key = len(database) + 1
    database[key] = user.model_dump()
    return {"id": key}


@users.get("/{user_id}")
async def read_user(user_id: int) -> User | None:
    found = database.get(user_id)
    return User(**found) if found else None


app.include_router(users)


@app.get("/count")
def count() -> int:
    return len(database)
