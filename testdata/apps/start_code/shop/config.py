"""Settings as programs read them at import."""

import os

MODE = os.getenv("SHOP_MODE", "").lower() or "plain"
HOSTS = [h.strip() for h in os.getenv("SHOP_HOSTS", "").split(",") if h.strip()]
try:
    LIMIT = int(os.environ["SHOP_LIMIT"])
except KeyError:
    LIMIT = 3
try:
    PORT = int(os.environ["SHOP_PORT"])
except (KeyError, ValueError):
    PORT = 8000
FEATURES = {}
for _name, _value in sorted(os.environ.items()):
    if _name.startswith("SHOP_FEATURE_"):
        FEATURES[_name.removeprefix("SHOP_FEATURE_").lower()] = _value == "on"
if MODE == "sale":
    RATE = 0.75
elif MODE == "plain":
    RATE = 1
else:
    raise RuntimeError(f"SHOP_MODE is {MODE}")
LEVELS = ["low"]
LEVELS.append("high" if LIMIT > 5 else "middle")
DEBUG = os.getenv("SHOP_DEBUG", "").lower() in ("1", "true", "yes")
COUNT = 1
COUNT += len(HOSTS)
COUNT = COUNT * 2
_missing = [name for name in ("SHOP_MODE", "SHOP_LIMIT") if not os.getenv(name)]
if _missing:
    raise RuntimeError("not set: " + ", ".join(_missing))


class Settings:
    mode = MODE
    hosts = {host: len(host) for host in HOSTS}
    if os.getenv("SHOP_LEVEL"):
        level = os.environ["SHOP_LEVEL"]
    else:
        level = "basic"

    def __init__(self, name: str = "shop") -> None:
        self.name = name

    @property
    def title(self) -> str:
        return f"{self.name}/{self.mode}/{self.level}"


class Nested(Settings):
    limit = LIMIT if Settings.level == "basic" else 0
