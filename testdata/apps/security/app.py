from typing import Annotated

from fastapi import Depends, FastAPI, Security
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
    OAuth2PasswordBearer,
    OpenIdConnect,
    SecurityScopes,
)

app = FastAPI()
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"me": "Read me", "items": "Read items"})
basic = HTTPBasic()
bearer = HTTPBearer(auto_error=False)
key = APIKeyHeader(name="X-Key")


async def current_user(scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]):
    return token


async def active(user: Annotated[str, Security(current_user, scopes=["me"])]):
    return user


@app.get("/me")
async def me(user: Annotated[str, Depends(active)]):
    return user


@app.get("/items")
async def items(user: Annotated[str, Security(active, scopes=["items", "me"])], again: Annotated[str, Depends(current_user)]):
    return user


@app.get("/basic")
def with_basic(c: Annotated[HTTPBasicCredentials, Depends(basic)]):
    return c.username


@app.get("/bearer")
def with_bearer(c: HTTPAuthorizationCredentials | None = Depends(bearer)):
    return c


@app.get("/keys")
def with_keys(a: str = Security(key), b: str = Security(APIKeyQuery(name="k")), c: str = Security(APIKeyCookie(name="c")),
              d: str = Security(OpenIdConnect(openIdConnectUrl="/o"))):
    return a
