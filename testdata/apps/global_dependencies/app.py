from fastapi import APIRouter, Depends, FastAPI


def one():
    return 1


async def two(token: str):
    return token


def three(q: int = 3):
    return q


app = FastAPI(dependencies=[Depends(one)])
router = APIRouter(prefix="/r", dependencies=[Depends(two)], tags=["r"])


@router.get("/x", dependencies=[Depends(three)])
def x():
    return 1


app.include_router(router, prefix="/api", dependencies=[Depends(three)], tags=["inc"], responses={418: {"description": "tea"}})


@app.get("/y")
def y():
    return 2
