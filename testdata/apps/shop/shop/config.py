import os
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True)
class Settings:
    name: str = "shop"
    debug: bool = False
    currencies: tuple[str, ...] = ("EUR", "USD")
    limits: dict[str, int] = field(default_factory=lambda: {"items": 5})


@lru_cache
def get_settings() -> Settings:
    return Settings(debug=os.getenv("SHOP_DEBUG", "0") == "1")
