from fastapi import FastAPI

from api import users
from api.items import router as items_router

app = FastAPI()
app.include_router(users.router)
app.include_router(items_router, prefix="/v1", deprecated=True)
app.include_router(items_router, prefix="/v2", include_in_schema=False, tags=["v2"])


@app.get("/")
async def root():
    return {}
