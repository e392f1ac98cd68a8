"""A vault: OAuth2 with scopes, HTTP Basic, bearer tokens and API keys."""

import hashlib
import hmac
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Response, Security, status
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
    HTTPDigest,
    OAuth2PasswordBearer,
    OpenIdConnect,
    SecurityScopes,
)
from pydantic import BaseModel, Field

SECRET = b"a secret of the server"

app = FastAPI(title="Vault", swagger_ui_init_oauth={"clientId": "vault"})
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"read": "Read secrets.", "write": "Write secrets."})
basic = HTTPBasic(realm="vault")
bearer = HTTPBearer(auto_error=False, description="Any token")
digest = HTTPDigest(auto_error=False)
header_key = APIKeyHeader(name="X-API-Key", auto_error=False)
query_key = APIKeyQuery(name="api_key", auto_error=False)
cookie_key = APIKeyCookie(name="session")
openid = OpenIdConnect(openIdConnectUrl="/.well-known/openid", auto_error=False)


class User(BaseModel):
    name: str
    scopes: set[str] = set()
    disabled: bool = False


class StoredUser(User):
    password_hash: str = Field(repr=False)


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"


def hashed(password: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), SECRET, 10).hex()


def sign(text: str) -> str:
    return hmac.new(SECRET, text.encode(), hashlib.sha256).hexdigest()[:32]


users = {
    "ann": StoredUser(name="ann", scopes={"read", "write"}, password_hash=hashed("apple")),
    "ben": StoredUser(name="ben", scopes={"read"}, password_hash=hashed("banana")),
    "eve": StoredUser(name="eve", disabled=True, password_hash=hashed("elder")),
}
secrets_of: dict[str, dict[str, str]] = {"ann": {"door": "1234"}, "ben": {}}


def current_user(security_scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]) -> User:
    challenge = f'Bearer scope="{security_scopes.scope_str}"' if security_scopes.scopes else "Bearer"
    unauthorized = HTTPException(status.HTTP_401_UNAUTHORIZED, "Could not validate credentials", {"WWW-Authenticate": challenge})
    try:
        name, granted, signature = token.split(".")
    except ValueError:
        raise unauthorized
    if not secrets.compare_digest(signature, sign(f"{name}.{granted}")) or name not in users:
        raise unauthorized
    missing = [s for s in security_scopes.scopes if s not in granted.split("+")]
    if missing:
        raise HTTPException(403, f"Not enough permissions: {', '.join(missing)}", {"WWW-Authenticate": challenge})
    return users[name]


def active_user(user: Annotated[User, Security(current_user, scopes=["read"])]) -> User:
    if user.disabled:
        raise HTTPException(status_code=400, detail="Inactive user")
    return user


def api_key(in_header: str | None = Security(header_key), in_query: str | None = Security(query_key)) -> str:
    key = in_header or in_query
    if key is None:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "An API key is needed")
    return key


Active = Annotated[User, Depends(active_user)]


class Credentials(BaseModel):
    username: str
    password: str
    scope: str = ""


@app.post("/token")
def login(credentials: Credentials) -> Token:
    user = users.get(credentials.username)
    if user is None or not hmac.compare_digest(user.password_hash, hashed(credentials.password)):
        raise HTTPException(400, "Incorrect username or password")
    granted = "+".join(s for s in credentials.scope.split() if s in user.scopes)
    payload = f"{user.name}.{granted}"
    return Token(access_token=f"{payload}.{sign(payload)}")


@app.get("/users/me", response_model=User)
def me(user: Active):
    return user


@app.get("/secrets/{name}")
def read_secret(name: str, user: Active):
    try:
        return {"owner": user.name, "value": secrets_of[user.name][name]}
    except KeyError:
        raise HTTPException(404, f"{user.name} has no secret {name!r}") from None


@app.put("/secrets/{name}", status_code=204, response_class=Response)
def write_secret(name: str, value: str, user: Annotated[User, Security(active_user, scopes=["write"])]):
    secrets_of[user.name][name] = value


@app.get("/basic")
def with_basic(credentials: Annotated[HTTPBasicCredentials, Depends(basic)]):
    right = secrets.compare_digest(credentials.username.encode("utf8"), b"ann")
    right &= secrets.compare_digest(credentials.password.encode("utf8"), b"apple")
    if not right:
        raise HTTPException(401, "Incorrect credentials", {"WWW-Authenticate": "Basic"})
    return {"user": credentials.username}


@app.get("/bearer")
async def with_bearer(given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]):
    return {"scheme": given.scheme, "length": len(given.credentials)} if given else {"scheme": None}


@app.get("/digest")
async def with_digest(given: HTTPAuthorizationCredentials | None = Security(digest), claim: str | None = Security(openid)):
    return {"digest": given and given.credentials, "claim": claim}


machine = APIRouter(prefix="/machine", dependencies=[Depends(api_key)], tags=["machine"])


@machine.get("/status")
def machine_status(key: Annotated[str, Depends(api_key)]):
    return {"key": key[:2] + "…"}


@machine.get("/session")
def session(session_key: Annotated[str, Depends(cookie_key)]):
    return {"session": session_key}


app.include_router(machine)
