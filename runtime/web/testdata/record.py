"""Records what FastAPI under uvicorn answers to requests.json, into answers.json.

Run with the oracle's Python: python record.py
The application is the one that web_test.go builds by hand in Go.
"""

import json
import pathlib
import socket
import threading
import time
from typing import Annotated

import uvicorn
from fastapi import Cookie, Depends, FastAPI, Header, HTTPException, Query, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

here = pathlib.Path(__file__).parent
app = FastAPI(title="Web", version="1.0.0")
app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True, allow_methods=["GET", "POST"])


class Item(BaseModel):
    name: str = Field(min_length=1)
    price: float


def pagination(skip: int = 0, limit: int = Query(default=10, le=100)):
    return {"skip": skip, "limit": limit}


@app.get("/plain", response_class=PlainTextResponse)
def plain():
    return "hello"


@app.get("/items/me")
def me():
    return {"me": True}


@app.get("/items/{item_id}")
def item(item_id: int, q: str | None = None, tag: Annotated[list[str], Query()] = []):
    return {"item_id": item_id, "q": q, "tag": tag}


@app.get("/files/{path:path}")
def files(path: str):
    return {"path": path}


@app.get("/page")
def page(p: Annotated[dict, Depends(pagination)], x_token: Annotated[str, Header()], session: Annotated[str | None, Cookie()] = None):
    return {**p, "x_token": x_token, "session": session}


@app.post("/items", status_code=201)
def create(item: Item):
    return item


@app.get("/teapot")
def teapot():
    raise HTTPException(418, detail={"reason": "tea"}, headers={"X-Tea": "green"})


@app.get("/boom")
def boom():
    raise ValueError("boom")


@app.delete("/items/{item_id}", status_code=204)
def remove(item_id: int):
    return None


@app.get("/cookie")
def cookie(response: Response):
    response.set_cookie("k", "v w", httponly=True)
    response.headers["X-A"] = "b"
    response.status_code = 202
    return {"ok": True}


@app.get("/slash/")
def slash():
    return "s"


def ask(port, request):
    body = request.get("body", "").encode("utf-8", "surrogateescape")
    head = f"{request['method']} {request['path']} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
    for name, value in request.get("headers", []):
        head += f"{name}: {value}\r\n"
    if body or request["method"] == "POST":
        head += f"Content-Length: {len(body)}\r\n"
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(head.encode("latin-1") + b"\r\n" + body)
        data = b""
        while chunk := s.recv(65536):
            data += chunk
    head, _, rest = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = [[n.lower(), v] for n, _, v in (line.partition(": ") for line in lines[1:])]
    headers = sorted(h for h in headers if h[0] not in ("date", "connection"))
    return {"status": int(lines[0].split()[1]), "headers": headers, "body": rest.decode("utf-8", "replace")}


def main():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    requests = json.loads((here / "requests.json").read_text())
    answers = [{"request": r, "answer": ask(port, r)} for r in requests]
    (here / "answers.json").write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n")
    server.should_exit = True


if __name__ == "__main__":
    main()
