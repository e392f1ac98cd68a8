"""Forms and uploaded files: fields, models, OAuth2's password form, files and raw forms."""

from typing import Annotated

from fastapi import Depends, FastAPI, File, Form, HTTPException, Request, UploadFile
from fastapi.security import OAuth2PasswordRequestForm
from fastapi.security.oauth2 import OAuth2PasswordRequestFormStrict
from pydantic import BaseModel

app = FastAPI()


@app.post("/token")
async def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    if form.password != "secret":
        raise HTTPException(status_code=400, detail="Incorrect username or password")
    return {"access_token": form.username, "token_type": "bearer", "scopes": form.scopes, "grant": form.grant_type}


@app.post("/strict")
def strict(form: OAuth2PasswordRequestFormStrict = Depends()):
    return {"user": form.username, "id": form.client_id, "scopes": form.scopes}


@app.post("/login/")
async def login_form(username: Annotated[str, Form()], password: Annotated[str, Form(min_length=3)], age: Annotated[int, Form()] = 3):
    return {"username": username, "age": age}


class FormData(BaseModel):
    username: str
    password: str
    tags: list[str] = []
    model_config = {"extra": "forbid"}


@app.post("/model/")
async def model_form(data: Annotated[FormData, Form()]):
    return data


class Loose(BaseModel):
    name: str
    nums: list[int] = []


@app.post("/loose/")
async def loose_form(data: Annotated[Loose, Form()]):
    return data


@app.post("/list/")
async def list_form(items: Annotated[list[int], Form()], note: str | None = Form(None)):
    return {"items": items, "note": note}


@app.post("/files/")
async def create_file(file: Annotated[bytes, File()]):
    return {"file_size": len(file)}


@app.post("/optional/")
async def optional_file(file: Annotated[bytes | None, File(description="A file")] = None):
    return {"size": None if file is None else len(file)}


@app.post("/uploadfile/")
async def create_upload_file(file: UploadFile):
    data = await file.read()
    await file.seek(0)
    again = await file.read(3)
    return {"filename": file.filename, "type": file.content_type, "size": file.size, "data": data.decode(), "again": again.decode(), "headers": dict(file.headers)}


@app.post("/many/")
async def many(files: list[UploadFile], names: Annotated[list[bytes], File()] = []):
    return {"filenames": [f.filename for f in files], "sizes": [len(n) for n in names]}


@app.post("/mixed/")
async def mixed(fileb: Annotated[UploadFile, File()], token: Annotated[str, Form()], file: Annotated[bytes, File()] = b""):
    return {"size": len(file), "token": token, "type": fileb.content_type, "lines": fileb.file.readlines()[0].decode()}


@app.post("/raw")
async def raw(request: Request):
    async with request.form() as form:
        out = {k: (v if isinstance(v, str) else v.filename) for k, v in form.multi_items()}
        return {"form": out, "n": len(form), "has": "a" in form, "list": [str(x) for x in form.getlist("a")]}


@app.post("/raw2")
async def raw2(request: Request):
    form = await request.form()
    return {"keys": list(form.keys()), "a": form.get("a")}
