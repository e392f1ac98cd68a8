import json
import os
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from pydantic import AliasChoices, AliasPath, AnyUrl, BaseModel, BeforeValidator, EmailStr, Field, HttpUrl, Json, SecretStr, computed_field, field_validator, model_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, JsonConfigSettingsSource, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError
from dotenv import dotenv_values, find_dotenv


class Level(str, Enum):
    low = "low"
    high = "high"


class Num(IntEnum):
    one = 1
    two = 2


class Pool(BaseModel):
    size: int = 5
    names: list[str] = []
    opts: dict[str, Any] = {}


class Db(BaseModel):
    host: str = "localhost"
    port: int = 5432
    pool: Pool = Pool()
    user: str = Field("root", alias="userName")


def parse_cors(v: Any) -> list[str] | str:
    if isinstance(v, str) and not v.startswith("["):
        return [i.strip() for i in v.split(",") if i.strip()]
    return v


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=(".env", ".env.local"), env_nested_delimiter="__", extra="ignore", env_ignore_empty=True, secrets_dir="secrets")
    API: str = "/api"
    PROJECT: str = "Big"
    i: int = 1
    f: float = 1.5
    b: bool = False
    dec: Decimal = Decimal("1.10")
    d: date = date(2024, 1, 1)
    dt: datetime | None = None
    td: timedelta = timedelta(seconds=3)
    u: UUID | None = None
    p: Path = Path("/tmp")
    lst: list[int] = [1]
    st: set[int] = set()
    tup: tuple[int, str] = (1, "a")
    dct: dict[str, int] = {}
    dmod: dict[str, Pool] = {}
    opt: Optional[int] = None
    uni: Union[int, list[int]] = 0
    lvl: Level = Level.low
    num: Num = Num.one
    lit: Literal["a", "b"] = "a"
    sec: SecretStr = SecretStr("none")
    url: HttpUrl = "http://x.y"
    js: Json[list[int]] = "[1]"
    db: Db = Db()
    odb: Optional[Db] = None
    al: str = Field("x", alias="THE_ALIAS")
    va: str = Field("y", validation_alias="VALI")
    ch: str = Field("z", validation_alias=AliasChoices("CH_A", "ch_b"))
    ap: int = Field(0, validation_alias=AliasPath("APATH", 1))
    cors: Annotated[list[AnyUrl] | str, BeforeValidator(parse_cors)] = []
    nod: Annotated[list[int], NoDecode] = []
    cnt: int = Field(3, ge=1, le=10)
    tok: str = "notok"

    @field_validator("nod", mode="before")
    @classmethod
    def split(cls, v):
        return [int(x) for x in v.split(",")] if isinstance(v, str) else v

    @computed_field
    @property
    def dsn(self) -> str:
        return f"{self.db.host}:{self.db.port}"

    @property
    def all_cors(self) -> list[str]:
        return [str(o).rstrip("/") for o in self.cors]

    @model_validator(mode="after")
    def check(self):
        if self.i == 13:
            raise ValueError("unlucky")
        return self


class Prefixed(BaseSettings):
    name: str = "n"
    debug: bool = False
    inner: Pool = Pool()

    class Config:
        env_prefix = "my_"
        case_sensitive = False


class Cased(BaseSettings):
    model_config = SettingsConfigDict(case_sensitive=True, env_prefix="C_")
    Name: str = "n"
    name: str = "m"


class MySource(EnvSettingsSource):
    def prepare_field_value(self, field_name: str, field, value: Any, value_is_complex: bool) -> Any:
        if field_name == "numbers" and value is not None:
            return [int(x) for x in value.split(":")]
        return super().prepare_field_value(field_name, field, value, value_is_complex)


class Custom(BaseSettings):
    model_config = SettingsConfigDict(json_file="conf.json", env_prefix="cu_")
    numbers: list[int] = []
    title: str = "t"
    extra: dict[str, int] = {}

    @classmethod
    def settings_customise_sources(cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource, env_settings: PydanticBaseSettingsSource, dotenv_settings: PydanticBaseSettingsSource, file_secret_settings: PydanticBaseSettingsSource):
        return init_settings, MySource(settings_cls), JsonConfigSettingsSource(settings_cls)


class Strict(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="st_", env_file=".env")
    q: int = 0


settings = Settings()
prefixed = Prefixed()


@lru_cache
def get_custom() -> Custom:
    return Custom()


app = FastAPI(title=settings.PROJECT, openapi_url=f"{settings.API}/openapi.json")
if settings.all_cors:
    app.add_middleware(CORSMiddleware, allow_origins=settings.all_cors, allow_methods=["*"])
router = APIRouter(prefix=settings.API)


@router.get("/all")
def all_(): return settings


@router.get("/dump")
def dump(): return [repr(settings), settings.model_dump(mode="json", exclude={"p"}), settings.sec.get_secret_value(), settings.dsn, settings.all_cors]


@router.get("/prefixed")
def pre(): return [prefixed, Prefixed(name="given"), sorted(prefixed.model_fields_set)]


@router.get("/cased")
def cased(): return Cased()


@router.get("/custom")
def custom(c: Annotated[Custom, Depends(get_custom)]): return [c, get_custom() is c]


@router.get("/strict")
def strict():
    try:
        return Strict()
    except Exception as e:
        return [type(e).__name__, str(e)]


@router.get("/errs")
def errs(x: str = "_env_file"):
    out = []
    for kw in [{"i": "x"}, {"lst": "5"}, {"_env_file": "other.env"}, {"_env_file": None, "i": 4}, {"_env_prefix": "zz_"}, {"_secrets_dir": "nodir"}, {"cnt": 99}, {"THE_ALIAS": "k", "al": "v"}, {"db": {"host": "h9"}}]:
        try:
            s = Settings(**kw)
            out.append(s.model_dump(mode="json", exclude_defaults=True))
        except (ValueError, SettingsError) as e:
            out.append([type(e).__name__, str(e), str(e.__cause__)])
    return out


@router.get("/dotenv")
def denv(): return [dotenv_values(), os.path.basename(find_dotenv()), dotenv_values("other.env"), find_dotenv("nothing.x"), dotenv_values("odd.env")]


app.include_router(router)
