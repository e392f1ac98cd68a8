"""Dependencies: nested, cached, with yield, and a class."""

from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI(title="Dependencies")


class Paging:
    def __init__(self, skip: int = 0, limit: int = 10):
        self.skip = skip
        self.limit = limit


def get_log():
    log = []
    try:
        yield log
    finally:
        log.clear()


def get_token(x_token: Annotated[str, Header()]) -> str:
    if x_token != "secret":
        raise HTTPException(status_code=401, detail="bad token")
    return x_token


def get_user(token: Annotated[str, Depends(get_token)], log: Annotated[list, Depends(get_log)]) -> dict:
    log.append("user")
    return {"name": "ada", "token": token}


@app.get("/items")
def list_items(
    paging: Annotated[Paging, Depends()],
    user: Annotated[dict, Depends(get_user)],
    token: Annotated[str, Depends(get_token)],
    log: Annotated[list, Depends(get_log)],
):
    log.append(token)
    return {"skip": paging.skip, "limit": paging.limit, "user": user["name"], "log": list(log)}
