from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware

models = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    models["m"] = lambda x: x * 42
    yield
    models.clear()


app = FastAPI(lifespan=lifespan)
app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_methods=["*"])


@app.middleware("http")
async def timing(request: Request, call_next):
    response = await call_next(request)
    response.headers["X-T"] = "1"
    return response


@app.get("/predict")
async def predict(x: float):
    return {"result": models["m"](x)}
