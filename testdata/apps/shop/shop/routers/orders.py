from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse
from .. import store
from ..models import Order, OrderIn, Status

router = APIRouter()


@router.post("", response_model=Order, status_code=201)
async def place(order: OrderIn):
    return store.orders.add(order)


@router.get("", response_model=list[Order], response_model_exclude={"lines"})
async def index(status: Status | None = None):
    return [o for o in store.orders.all() if status in (None, o.status)]


@router.post("/{order_id}/advance")
async def advance(order_id: int) -> Order:
    if (order := store.orders.get(order_id)) is None:
        raise HTTPException(404)
    if order.status == Status.final():
        raise HTTPException(409, {"status": order.status})
    order.status = order.status.next
    return order


@router.get("/sold")
async def sold():
    return {"top": store.orders.sold.most_common(2), "by": store.orders.by_sku, "n": len(store.orders)}
