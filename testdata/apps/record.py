"""Records what FastAPI answers to the requests of each application.

    python testdata/apps/record.py [NAME...]

with the Python that has FastAPI installed. Each folder with a requests.json holds

    {"app": "module:variable", "requests": [[METHOD, TARGET, OPTIONS], ...]}

The options are json or raw (the body), headers, wait (seconds before the request), save
(keep the access_token of the answer under a name) and bearer (send a kept token). The
answers go to answers.json beside it; behaviour_test.go in cmd/covetgen replays them.
"""

import http.client
import json
import pathlib
import re
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
OMIT = {"date", "server", "content-length", "transfer-encoding", "connection"}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def send(port, method, target, options, saved):
    headers = {"host": "testserver", "accept": "*/*"}
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
    connection.request(method, target, body=body, headers=headers)
    response = connection.getresponse()
    data = response.read()
    connection.close()
    if "save" in options:
        saved[options["save"]] = json.loads(data)["access_token"]
    kept = sorted([k.lower(), re.sub(r"expires=[^;]*", "expires=", v)] for k, v in response.getheaders() if k.lower() not in OMIT)
    return {"status": response.status, "headers": kept, "body": data.decode("utf-8", "surrogateescape")}


def record(folder):
    case = json.loads((folder / "requests.json").read_text())
    port = free_port()
    command = [sys.executable, "-B", "-m", "uvicorn", case["app"], "--port", str(port), "--log-level", "critical"]
    process = subprocess.Popen(command, cwd=folder)
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        saved = {}
        answers = [send(port, *request, saved) for request in case["requests"]]
    finally:
        process.terminate()
        process.wait()
    lines = ",\n".join("  " + json.dumps(a) for a in answers)
    (folder / "answers.json").write_text("[\n" + lines + "\n]\n")
    print(folder.name, len(answers))


for folder in sorted(HERE.iterdir()):
    if (folder / "requests.json").exists() and (len(sys.argv) == 1 or folder.name in sys.argv[1:]):
        record(folder)
