import os

from fastapi import Depends, FastAPI
from pydantic import BaseModel

PREFIX = os.environ.get("PREFIX", "/api")


class Settings(BaseModel):
    debug: bool = False


def get_settings() -> Settings:
    return Settings(debug=os.getenv("DEBUG") == "1")


app = FastAPI()


@app.get("/settings")
def read(s: Settings = Depends(get_settings)) -> Settings:
    return s


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app)
