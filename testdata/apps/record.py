"""Records what FastAPI answers to the requests of applications.

    python testdata/apps/record.py [--check] [FOLDER...]

with the Python that has FastAPI installed; without a FOLDER, every one here and under
golden/. A folder with a requests.json is recorded:

    {"app": "module:variable", "requests": [[METHOD, TARGET, OPTIONS], ...]}

The options are json or raw (the body), headers, wait (seconds before the request), save
(keep the access_token of the answer under a name) and bearer (send a kept token); "env"
beside "app" sets environment variables of the server, where {tmp} is an empty folder.
Request and answer go to transcript.txt beside it, which cmd/covetgen's tests replay:

    ### METHOD TARGET OPTIONS
    STATUS
    header: value

    body

What came of a body that was cut short is followed by words that say so.

--check writes nothing and tells which transcripts would change.
"""

import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE.parent.parent / "golden"
CUT = b"(the connection was cut)"
OMIT = {"date", "server", "content-length", "transfer-encoding", "connection"}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def send(port, method, target, options, saved):
    headers = {"accept": "*/*"}
    body = None
    if "json" in options:
        body = json.dumps(options["json"]).encode()
        headers["content-type"] = "application/json"
    elif "raw" in options:
        body = options["raw"].encode()
    headers.update(options.get("headers", {}))
    if "bearer" in options:
        headers["authorization"] = "Bearer " + saved[options["bearer"]]
    time.sleep(options.get("wait", 0))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    # The order in which Go's client sends them: an answer may show it.
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("host", headers.pop("host", "testserver"))
    if "user-agent" in headers:
        connection.putheader("user-agent", headers.pop("user-agent"))
    if body is not None or method in ("POST", "PUT", "PATCH"):
        connection.putheader("content-length", len(body or b""))
    for name in sorted(headers):
        connection.putheader(name, headers[name])
    connection.endheaders(body)
    response = connection.getresponse()
    try:
        data = response.read()
    except http.client.IncompleteRead as e:
        data = e.partial + CUT
    connection.close()
    if "save" in options:
        saved[options["save"]] = json.loads(data)["access_token"]
    kept = sorted(k.lower() + ": " + re.sub(r"expires=[^;]*", "expires=", v) for k, v in response.getheaders() if k.lower() not in OMIT)
    head = [f"### {method} {target} {json.dumps(options)}", str(response.status), *kept]
    if b"\n### " in b"\n" + data:
        raise SystemExit(f"{head[0]}: the body holds the mark between requests")
    return "\n".join(head).encode() + b"\n\n" + data + b"\n"


def record(folder):
    """The transcript of a folder's application, as bytes."""
    with tempfile.TemporaryDirectory() as tmp:
        return record_in(folder, tmp)


def record_in(folder, tmp):
    case = json.loads((folder / "requests.json").read_text())
    port = free_port()
    command = [sys.executable, "-B", "-m", "uvicorn", case["app"], "--port", str(port), "--log-level", "critical"]
    env = os.environ | {k: v.replace("{tmp}", tmp) for k, v in case.get("env", {}).items()}
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        saved = {}
        return b"".join(send(port, *request, saved) for request in case["requests"])
    finally:
        process.terminate()
        process.wait()


def main(arguments):
    check = "--check" in arguments
    folders = [pathlib.Path(a) for a in arguments if a != "--check"]
    if not folders:
        folders = sorted(f.parent for root in (HERE, GOLDEN) for f in root.glob("*/requests.json"))
    stale = []
    for folder in folders:
        file = folder / "transcript.txt"
        data = record(folder)
        if not check:
            file.write_bytes(data)
        elif not file.exists() or file.read_bytes() != data:
            stale.append(folder.name)
        print(folder.name, data.count(b"\n### ") + 1)
    if stale:
        raise SystemExit("these would be recorded otherwise: " + " ".join(stale))


main(sys.argv[1:])
