"""Records what uvicorn and FastAPI answer to requests as they stand on the wire.

    python testdata/apps/hostile/record_raw.py

with the Python that has FastAPI installed. raw.json gets, for each request: its name, the
bytes sent and the answer: status, headers by name and value in order of the names, body. Bytes
stand as Latin-1 text, or as a list of texts in which [text, count] stands for many of the same.
"""

import json
import pathlib
import re
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
OMIT = {"date", "server"}


def request(target, method="GET", headers=(), body=None, version="HTTP/1.1", host=True):
    lines = [f"{method} {target} {version}"] + (["host: testserver"] if host else []) + list(headers)
    if body is not None and not any(h.lower().startswith(("content-length", "transfer-encoding")) for h in headers):
        lines.append(f"content-length: {len(body)}")
    lines.append("connection: close")
    return "\r\n".join(lines) + "\r\n\r\n" + (body or "")


def post(path, body, kind="application/json"):
    return request(path, "POST", [f"content-type: {kind}"] if kind is not None else [], body)


def cases():
    for name, body in {
        "open brace": "{", "no quotes": "{name: 1}", "trailing comma": '{"name": "a",}', "trailing text": '{"name": "a"} x', "empty": "", "blank": "  ",
        "null": "null", "single quotes": "{'name': 'a'}", "control character": '{"name": "a\x01"}', "bad escape": '{"name": "\\x"}',
        "cut escape": '{"name": "\\u12"}', "lone surrogate": '{"name": "\\ud800"}', "pair": '{"name": "\\ud83d\\ude00"}', "null character": '{"name": "a\\u0000b"}',
        "duplicate keys": '{"name": "a", "name": "b"}', "duplicate of another type": '{"name": "a", "name": 5}', "not UTF-8": '{"name": "\xff"}',
        "cut UTF-8": '{"name": "\xc3"}', "BOM": '\xef\xbb\xbf{"name": "a"}', "UTF-16": '{"name": "a"}'.encode("utf-16").decode("latin-1"),
        "UTF-16 without BOM": '{"name": "a"}'.encode("utf-16-le").decode("latin-1"), "UTF-32": '{"name": "a"}'.encode("utf-32-be").decode("latin-1"),
        "NaN": '{"name": "a", "price": NaN}', "infinite": '{"name": "a", "price": Infinity}', "minus infinite": '{"name": "a", "price": -Infinity}',
        "1e400": '{"name": "a", "price": 1e400}', "1e-400": '{"name": "a", "price": 1e-400}', "minus zero": '{"name": "a", "price": -0.0, "count": -0}',
        "float count": '{"name": "a", "count": 3.0}', "half count": '{"name": "a", "count": 3.5}', "text count": '{"name": "a", "count": "1_0"}',
        "big count": '{"name": "a", "count": 123456789012345678901234567890}', "leading zero": '{"name": "a", "count": 012}', "plus": '{"name": "a", "count": +1}',
        "hexadecimal": '{"name": "a", "count": 0x10}', "comment": '{"name": "a" /* no */}', "array": '["a"]', "text": '"a"', "number": "5",
    }.items():
        yield "item: " + name, post("/item", body)
        yield "any: " + name, post("/any", body)
    for digits in (400, 4300, 4301, 5000):
        yield f"{digits} digits", post("/item", '{"name": "a", "count": ' + "9" * digits + "}")
        yield f"{digits} digits, any", post("/any", "9" * digits)
        yield f"{digits} digits, float", post("/item", '{"name": "a", "price": ' + "9" * digits + "}")
        yield f"{digits} digits in text", post("/item", '{"name": "a", "count": "' + "9" * digits + '"}')
        yield f"{digits} digits in the path", request("/int/" + "9" * digits)
        yield f"{digits} digits in the query", request("/query?n=" + "9" * digits)
    for depth in (100, 900, 2000, 100000):
        yield f"nested {depth} deep", post("/any", "[" * depth + "]" * depth)
        yield f"nested {depth} deep, item", post("/item", '{"name": "a", "extra": ' + "[" * depth + "]" * depth + "}")
        yield f"nested {depth} deep, objects", post("/any", '{"a":' * depth + "1" + "}" * depth)
        yield f"nested {depth} deep, open", post("/any", "[" * depth)
    for kind in (None, "", "text/plain", "application/JSON", "application/json; charset=utf-8", "application/json;charset=latin-1", "application/vnd.api+json",
                 "application/problem+JSON", "json", "application/json, text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                 "multipart/form-data; boundary=x", "a/b/c", "application/", "/json", " application/json ", "application/json\x80"):
        yield f"content type {kind}", post("/item", '{"name": "a"}', kind)
        yield f"content type {kind}, any", post("/any", '{"name": "a"}', kind)
    yield "two content types", request("/item", "POST", ["content-type: text/plain", "content-type: application/json"], '{"name": "a"}')
    chunked = ["content-type: application/json", "transfer-encoding: chunked"]
    yield "chunked", request("/item", "POST", chunked, '5\r\n{"nam\r\n8;x=y\r\ne": "a"}\r\n0\r\n\r\n')
    yield "chunked with trailer", request("/item", "POST", chunked, 'd\r\n{"name": "a"}\r\n0\r\nx-t: 1\r\n\r\n')
    yield "chunk size is no number", request("/item", "POST", chunked, 'zz\r\n{"name": "a"}\r\n0\r\n\r\n')
    yield "chunked and a length", request("/item", "POST", chunked + ["content-length: 5"], 'd\r\n{"name": "a"}\r\n0\r\n\r\n')
    yield "two lengths", request("/item", "POST", ["content-type: application/json", "content-length: 13", "content-length: 12"], '{"name": "a"}')
    yield "equal lengths", request("/item", "POST", ["content-type: application/json", "content-length: 13", "content-length: 13"], '{"name": "a"}')
    yield "length is no number", request("/item", "POST", ["content-type: application/json", "content-length: x"], '{"name": "a"}')
    yield "negative length", request("/item", "POST", ["content-type: application/json", "content-length: -1"], '{"name": "a"}')
    yield "unknown coding", request("/item", "POST", ["content-type: application/json", "transfer-encoding: gzip"], '{"name": "a"}')
    yield "gzip is not undone", request("/length", "POST", ["content-encoding: gzip"], "\x1f\x8b\x08\x00")
    yield "body on GET", request("/query", "GET", ["content-type: application/json"], '{"name": "a"}')
    yield "no length on POST", request("/length", "POST")
    yield "expect", request("/length", "POST", ["expect: 100-continue"], "abc")
    for target in ("/path/%zz", "/path/%", "/path/%2", "/path/%2g%41", "/path/a%00b", "/path/a%2Fb", "/path/%ff", "/path/%c3%28", "/path/%e2%82", "/path/%f0%9f%98%80",
                   "/path//a//b", "/path/./a/../b", "/path/%2e%2e/x", "/path/a;b=1", "/path/a b", "/path/\xe9", "/path/\xc3\xa9", "/path/a%20b", "/path/a+b", "/path/a\\b",
                   "/path/a|b^c`d", '/path/"<>', "/path/{a}", "/path/[a]", "/path/a#b", "/path/a?b#c", "/path/%0a", "/path/%0d%0a", "/one/%2F", "/one/", "/one/a/", "/one/%zz", "//one/a", "/ONE/a",
                   "/one/a%3Fb", "/one/a%23b", "/one/%", "/one/a%", "one/a", "*", "", "http://other/one/a", "http://other", "https://u:p@other:99/one/a?x=1", "/int/1_0", "/int/٣".encode().decode("latin-1"), "/int/%D9%A3",
                   "/int/%201%20", "/int/+5", "/int/0x10", "/int/1.0", "/int/1e3", "/query?n=1_000", "/query?n=%2B5", "/query?n=+5", "/query?n=", "/query?n=1&n=2", "/query?f=nan", "/query?f=inf", "/query?f=1e400", "/query?f=1_0.5",
                   "/query?q=%zz", "/query?q=%", "/query?q=%ff", "/query?q=\xff", "/query?q=\xc3\xa9", "/query?q=a;b&q=c", "/query?q", "/query?=x", "/query?&&q=1&", "/query?q=a=b", "/query?q=a+b%2Bc", "/query?q=%00",
                   "/query?q=a#b", "/query?q=?", "/query?q=%e2%82", "/query?%71=1", "/query?", "/query??q=1", "/query?q= ", "/query?q=\t", "/query?q=[1]&q={}|^`"):
        yield "target " + ascii(target), request(target)
    yield "target over 64 KiB", request("/query?q=" + "x" * 70000)
    yield "query of 60 KiB", request("/query?q=" + "x" * 60000)
    yield "thousands of parameters", request("/query?" + "&".join(["q=1"] * 3000))
    yield "header order", request("/headers", headers=["x-b: 1", "X-A: 2", "x-b: 3", "Accept: */*", "User-Agent: t", "Cookie: a=1"])
    yield "host last", request("/headers", headers=["x-a: 1", "host: testserver", "x-b: 2"], host=False)
    yield "header of Latin-1", request("/header", headers=["x-name: caf\xe9"])
    yield "header of UTF-8", request("/header", headers=["x-name: caf\xc3\xa9"])
    yield "empty header", request("/header", headers=["x-name:"])
    yield "blanks around a header", request("/header", headers=["x-name:  \t a b \t "])
    yield "header with a tab", request("/header", headers=["x-name: a\tb"])
    yield "header with a control character", request("/header", headers=["x-name: a\x01b"])
    yield "header with a null", request("/header", headers=["x-name: a\x00b"])
    yield "header twice", request("/header", headers=["x-name: a", "x-name: b"])
    yield "header with an underscore", request("/header", headers=["x_name: a"])
    yield "header name with a blank", request("/header", headers=["x name: a"])
    yield "blank before the colon", request("/header", headers=["x-name : a"])
    yield "header without a colon", request("/header", headers=["x-name"])
    yield "empty header name", request("/header", headers=[": a"])
    yield "folded header", request("/header", headers=["x-name: a", " b"])
    yield "header of 60 KiB", request("/header", headers=["x-name: " + "a" * 60000])
    yield "header over the limit", request("/header", headers=["x-name: " + "a" * 200000])
    yield "many headers", request("/header", headers=[f"x-{i}: {i}" for i in range(500)])
    yield "no host", request("/one/a", host=False)
    yield "two hosts", request("/one/a", headers=["host: other"])
    yield "strange host", request("/one/a", headers=["host: a b/c"], host=False)
    yield "no host, HTTP/1.0", request("/one/a", version="HTTP/1.0", host=False)
    yield "HTTP/1.0", request("/one/a", version="HTTP/1.0")
    yield "HTTP/2.0", request("/one/a", version="HTTP/2.0")
    yield "HTTP/1.2", request("/one/a", version="HTTP/1.2")
    yield "HTTP/0.9", "GET /one/a\r\n\r\n"
    yield "no protocol", request("/one/a", version="XYZ/1.1")
    yield "lower case method", request("/one/a", "get")
    yield "unknown method", request("/one/a", "BREW")
    yield "method PROPFIND", request("/one/a", "PROPFIND")
    yield "method with a blank", request("/one/a", "G ET")
    yield "CONNECT", request("other:443", "CONNECT")
    yield "OPTIONS *", request("*", "OPTIONS")
    yield "TRACE", request("/one/a", "TRACE")
    yield "HEAD", request("/one/a", "HEAD")
    yield "line feeds alone", "GET /one/a HTTP/1.1\nhost: t\nconnection: close\n\n"
    yield "blank lines first", "\r\n\r\n" + request("/one/a")
    yield "noise", "\x00\x01\x02\x03\r\n\r\n"
    yield "HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    for cookie in ("a=1", "a=1; a=2", "a", "=1", "a=1;b=2", ' a = "x y" ', 'a="\\101"', "a=caf\xe9", "a=1,b=2", "$Version=1; a=2", ";;a=1;;", 'a={"x":1}', "b=1; c=2"):
        yield "cookie " + ascii(cookie), request("/cookies", headers=["cookie: " + cookie])
    yield "two cookie headers", request("/cookies", headers=["cookie: a=1", "cookie: b=2"])
    for target in ("/power?n=10&m=1000000", "/power?n=2&m=10000", "/power?n=2&m=20000", "/recursion?n=100", "/recursion?n=5000", "/recursion/str?n=5000", "/recursion/caught",
                   "/nested?n=50", "/nested?n=5000", "/cycle", "/dumps?n=100", "/dumps?n=5000", "/digits?n=4300", "/digits?n=4301", "/text?n=1000", "/text?n=10000000000000000000000",
                   "/match?pattern=a(&text=a", "/match?pattern=a%2B$&text=aaa"):
        yield "resource " + target, request(target)


def packed(text):
    pieces, at = [], 0
    for m in re.finditer(r"(.{1,5}?)\1{30,}", text, re.DOTALL):
        pieces += [text[at : m.start()], [m[1], len(m[0]) // len(m[1])]]
        at = m.end()
    return [p for p in [*pieces, text[at:]] if p] if pieces else text


def ask(port, sent):
    """The answer as bytes: what comes until the server closes, or nothing more comes."""
    with socket.create_connection(("127.0.0.1", port), 5) as s:
        s.settimeout(5)
        got = b""
        try:
            s.sendall(sent.encode("latin-1"))
        except OSError:
            pass  # the server has answered and closed
        try:
            while data := s.recv(65536):
                got += data
        except OSError:
            pass
        return got


def answer(got):
    while got.startswith(b"HTTP/1.1 100 "):
        got = got.partition(b"\r\n\r\n")[2]
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = sorted([k.lower(), v.strip()] for k, _, v in (line.partition(":") for line in lines) if k.lower() not in OMIT)
    return {"status": int(first.split()[1]) if first else 0, "headers": headers, "body": packed(body.decode("latin-1"))}


def main():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-B", "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "critical"], cwd=HERE, stdout=subprocess.DEVNULL)
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        recorded = []
        for name, sent in cases():
            recorded.append({"name": name, "sent": packed(sent), "answer": answer(ask(port, sent))})
    finally:
        server.terminate()
        server.wait()
    lines = ",\n".join(json.dumps(r) for r in recorded)
    (HERE / "raw.json").write_text("[\n" + lines + "\n]\n")
    print(len(recorded), "requests recorded")


main()
