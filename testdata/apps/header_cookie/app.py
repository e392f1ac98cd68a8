from typing import Annotated

from fastapi import Cookie, FastAPI, Header

app = FastAPI()


@app.get("/")
def read(user_agent: Annotated[str | None, Header()] = None, x_token: Annotated[list[str] | None, Header()] = None,
         strange_header: Annotated[str | None, Header(convert_underscores=False)] = None,
         ads_id: Annotated[str | None, Cookie()] = None, old: str = Cookie("x", max_length=3), named: str = Header(alias="X-Named")):
    return user_agent
