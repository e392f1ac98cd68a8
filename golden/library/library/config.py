import os
from functools import lru_cache

from pydantic import BaseModel


class Settings(BaseModel):
    name: str = "Library"
    days: int = 14
    per_page: int = 2


@lru_cache
def get_settings() -> Settings:
    return Settings(name=os.environ.get("LIBRARY_NAME", "Library"), days=int(os.getenv("LIBRARY_DAYS", "14")))
