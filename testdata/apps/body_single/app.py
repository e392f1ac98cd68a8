from fastapi import Body, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str
    price: float
    tags: list[str] = []


@app.post("/items/", status_code=201)
async def create(item: Item) -> Item:
    return item


@app.put("/items/{item_id}")
async def update(item_id: int, item: Item, q: str | None = None):
    return item


@app.post("/embed")
async def embed(item: Item = Body(embed=True)):
    return item


@app.post("/list")
async def many(items: list[Item]):
    return items


@app.post("/weights")
async def weights(weights: dict[int, float]):
    return weights


@app.post("/optional")
async def optional(item: Item | None = None):
    return item


@app.post("/scalar")
async def scalar(n: int = Body(gt=3), media: str = Body("x", media_type="text/plain")):
    return n
