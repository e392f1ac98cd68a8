"""Bookings of rooms: dates, times, money, identifiers, addresses and links."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Optional
from uuid import UUID, uuid5

from fastapi import Body, FastAPI, HTTPException, Query
from pydantic import AnyUrl, AwareDatetime, BaseModel, EmailStr, Field, HttpUrl, PositiveInt, SecretStr

app = FastAPI(title="Bookings")

NAMESPACE = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
EPOCH = datetime(2024, 1, 1, tzinfo=timezone.utc)


class Guest(BaseModel):
    email: EmailStr
    homepage: Optional[HttpUrl] = None
    passphrase: SecretStr = SecretStr("")


class Request(BaseModel):
    room: str = Field(pattern=r"^[A-Z]-\d{2}$")
    guest: Guest
    begin: AwareDatetime
    length: timedelta = Field(gt=timedelta(0), le=timedelta(days=7))
    rate: Decimal = Field(max_digits=8, decimal_places=2, ge=0)
    wake: time | None = None
    people: PositiveInt = 1
    callback: AnyUrl | None = None


class Booking(BaseModel):
    id: UUID
    room: str
    guest: Guest
    begin: datetime
    end: datetime
    nights: int
    total: Decimal
    wake: time | None
    day: date


bookings: dict[UUID, Booking] = {}


def price(rate: Decimal, length: timedelta) -> Decimal:
    """The price of a stay, each begun hour of it."""
    hours = -(-length // timedelta(hours=1))
    return (rate * hours).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@app.post("/bookings", status_code=201)
async def book(request: Request) -> Booking:
    begin = request.begin.astimezone(timezone.utc)
    end = begin + request.length
    for other in bookings.values():
        if other.room == request.room and begin < other.end and other.begin < end:
            raise HTTPException(409, f"{request.room} is taken until {other.end.isoformat()}")
    booking = Booking(
        id=uuid5(NAMESPACE, f"{request.room}/{begin:%Y%m%dT%H%M}"),
        room=request.room,
        guest=request.guest,
        begin=begin,
        end=end,
        nights=(end.date() - begin.date()).days,
        total=price(request.rate, request.length) * request.people,
        wake=request.wake,
        day=begin.date(),
    )
    bookings[booking.id] = booking
    return booking


@app.get("/bookings/{booking_id}")
async def read(booking_id: UUID) -> Booking:
    if booking_id not in bookings:
        raise HTTPException(404, "no such booking")
    return bookings[booking_id]


@app.get("/days/{day}")
async def of_day(day: date, after: time = time(0, 0), zone: int = 0):
    shift = timezone(timedelta(hours=zone))
    found = [b for b in bookings.values() if b.begin.astimezone(shift).date() == day]
    return {
        "weekday": day.strftime("%A"),
        "iso": day.isocalendar(),
        "starts": [b.begin.astimezone(shift).time() for b in found if b.begin.timetz().replace(tzinfo=None) >= after],
        "sum": sum((b.total for b in found), start=Decimal(0)),
    }


@app.get("/since")
async def since(moment: datetime, unit: timedelta = timedelta(days=1)):
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    passed = moment - EPOCH
    return {"passed": passed, "seconds": passed.total_seconds(), "units": passed / unit if unit else None}


@app.put("/items/{item_id}")
async def times(
    item_id: UUID,
    start_datetime: Annotated[datetime, Body()],
    process_after: Annotated[timedelta, Body()],
    repeat_at: Annotated[time | None, Body()] = None,
    links: Annotated[list[HttpUrl], Body(max_length=2)] = [],
    fee: Annotated[Decimal, Body(gt=0, multiple_of=Decimal("0.05"))] = Decimal("1.00"),
    strict: Annotated[date | None, Query(gt=date(2020, 1, 1))] = None,
):
    start = start_datetime + process_after
    return {
        "item_id": item_id,
        "start": start,
        "duration": str(process_after),
        "repeat_at": repeat_at,
        "hosts": [link.host for link in links],
        "links": links,
        "fee": fee,
        "strict": strict,
    }
