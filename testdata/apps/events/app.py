from fastapi import APIRouter, FastAPI

app = FastAPI(docs_url=None, redoc_url=None, openapi_url="/schema.json", root_path="")
router = APIRouter()
items = {}


@app.on_event("startup")
async def start():
    items["a"] = 1


@router.on_event("shutdown")
def stop():
    items.clear()


@router.get("/items")
def read():
    return items


app.include_router(router)
app.state.started = False
