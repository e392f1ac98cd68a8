from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from fastapi import Body, FastAPI, Response

app = FastAPI()


@app.put("/items/{item_id}")
def read(item_id: UUID, start: datetime = Body(), after: timedelta = Body(), at: time | None = Body(default=None), day: date = Body(default=None), price: Decimal = Body(default=1)):
    return item_id


@app.get("/cookie")
def cookie(response: Response):
    response.set_cookie("a", "b")
    response.status_code = 202
    return {}
