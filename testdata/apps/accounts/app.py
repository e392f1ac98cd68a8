import base64
import hashlib
import hmac
import json
import time
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Security, status
from fastapi.security import (
    APIKeyCookie, APIKeyHeader, APIKeyQuery, HTTPAuthorizationCredentials, HTTPBasic, HTTPBasicCredentials,
    HTTPBearer, OAuth2PasswordBearer, OAuth2PasswordRequestForm, SecurityScopes,
)
from pydantic import BaseModel

SECRET = "s3cret"
app = FastAPI()
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"me": "Read me", "items": "Read items"})
bearer = HTTPBearer(auto_error=False)
basic = HTTPBasic(realm="simple")
key_header = APIKeyHeader(name="X-API-Key", auto_error=False)
key_query = APIKeyQuery(name="api_key", auto_error=False)
key_cookie = APIKeyCookie(name="session", auto_error=False)


class User(BaseModel):
    username: str
    full_name: str | None = None
    disabled: bool = False


class UserInDB(User):
    hashed_password: str


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"


def hash_password(password: str) -> str:
    return hashlib.sha256((SECRET + password).encode()).hexdigest()


USERS = {
    "alice": UserInDB(username="alice", full_name="Alice A", hashed_password=hash_password("wonder")),
    "bob": UserInDB(username="bob", disabled=True, hashed_password=hash_password("builder")),
}


def sign(payload: dict) -> str:
    raw = base64.urlsafe_b64encode(json.dumps(payload, sort_keys=True).encode()).decode().rstrip("=")
    mac = hmac.new(SECRET.encode(), raw.encode(), hashlib.sha256).hexdigest()[:16]
    return f"{raw}.{mac}"


def unsign(token: str) -> dict:
    raw, _, mac = token.partition(".")
    good = hmac.new(SECRET.encode(), raw.encode(), hashlib.sha256).hexdigest()[:16]
    if not hmac.compare_digest(good, mac):
        raise ValueError("bad signature")
    return json.loads(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))


async def current_user(scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]) -> User:
    value = f'Bearer scope="{scopes.scope_str}"' if scopes.scopes else "Bearer"
    unauthorized = HTTPException(
        status_code=status.HTTP_401_UNAUTHORIZED, detail="Could not validate credentials", headers={"WWW-Authenticate": value}
    )
    try:
        data = unsign(token)
    except (ValueError, UnicodeDecodeError):
        raise unauthorized
    user = USERS.get(data.get("sub", ""))
    if user is None:
        raise unauthorized
    for scope in scopes.scopes:
        if scope not in data["scopes"]:
            raise HTTPException(status_code=401, detail="Not enough permissions", headers={"WWW-Authenticate": value})
    return user


def active_user(user: Annotated[User, Security(current_user, scopes=["me"])]) -> User:
    if user.disabled:
        raise HTTPException(400, "Inactive user")
    return user


class Login(BaseModel):
    username: str
    password: str
    scope: str = ""


@app.post("/token", response_model=Token)
def login(form: Login):
    user = USERS.get(form.username)
    if not user or user.hashed_password != hash_password(form.password):
        raise HTTPException(status_code=400, detail="Incorrect username or password")
    return Token(access_token=sign({"sub": user.username, "scopes": form.scope.split()}))


@app.get("/me", response_model=User)
def me(user: Annotated[User, Depends(active_user)]):
    return user


@app.get("/my-items")
def my_items(user: Annotated[User, Security(active_user, scopes=["items"])]):
    return [{"owner": user.username, "item": n} for n in ("a", "b")]


@app.get("/bearer")
def read_bearer(cred: HTTPAuthorizationCredentials | None = Depends(bearer)):
    if cred is None:
        return {"anonymous": True}
    return {"scheme": cred.scheme, "credentials": cred.credentials}


def check_basic(cred: HTTPBasicCredentials = Depends(basic)) -> str:
    ok = hmac.compare_digest(cred.username.encode("utf8"), b"stan") and hmac.compare_digest(cred.password.encode(), b"fish")
    if not ok:
        raise HTTPException(status_code=401, detail="no", headers={"WWW-Authenticate": "Basic"})
    return cred.username


@app.get("/basic")
def read_basic(name: str = Depends(check_basic)):
    return {"name": name}


def api_key(h: str | None = Security(key_header), q: str | None = Security(key_query), c: str | None = Security(key_cookie)) -> str:
    for source, key in (("header", h), ("query", q), ("cookie", c)):
        if key == "k1":
            return source
    raise HTTPException(status_code=403, detail="Could not validate API KEY")


@app.get("/key")
def read_key(source: str = Depends(api_key)):
    return {"source": source}
