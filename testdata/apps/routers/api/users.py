from fastapi import APIRouter

from .deps import current

router = APIRouter(prefix="/users", tags=["users"])
inner = APIRouter(prefix="/inner")


@router.get("/")
async def list_users():
    return []


@inner.get("/{name}")
async def one(name: str, user: str = current):
    return name


router.include_router(inner, prefix="/deep", tags=["deep"])


@inner.get("/late/{n}")
async def late(n: int):
    return n
