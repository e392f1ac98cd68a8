"""Log lines by a regular expression, query strings by hand, counts in dicts of dicts."""

import re
from collections import Counter
SIZE = 2400

LINE = re.compile(r'^(?P<ip>\d+\.\d+\.\d+\.\d+) - (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) HTTP/1\.[01]" (?P<status>\d{3}) (?P<size>\d+|-)$')

def generate(n):
    lines = []
    for i in range(n):
        if i % 50 == 49:
            lines.append("garbage line %d" % i)
            continue
        lines.append('10.0.%d.%d - %s [10/Oct/2000:13:%02d:%02d +0000] "%s /page/%d?q=a%%20b&x=%d HTTP/1.1" %d %s' % (
            i % 4, i % 250, "user%d" % (i % 9) if i % 3 else "-", i // 60 % 60, i % 60, ("GET", "POST", "PUT")[i % 3], i % 20, i, (200, 404, 500, 301)[i % 4], i * 13 if i % 5 else "-"))
    return lines

def parse_query(url):
    path, _, query = url.partition("?")
    params = {}
    if query:
        for part in query.split("&"):
            k, _, v = part.partition("=")
            params[k] = unquote(v)
    return path, params

def unquote(s):
    out = []
    i = 0
    while i < len(s):
        if s[i] == "%" and i + 2 < len(s) + 1:
            out.append(chr(int(s[i + 1:i + 3], 16)))
            i += 3
        else:
            out.append(" " if s[i] == "+" else s[i])
            i += 1
    return "".join(out)

def analyze(lines):
    statuses = Counter()
    per_path = {}
    total = 0
    bad = 0
    for line in lines:
        m = LINE.match(line)
        if m is None:
            bad += 1
            continue
        d = m.groupdict()
        statuses[d["status"]] += 1
        size = 0 if d["size"] == "-" else int(d["size"])
        total += size
        path, params = parse_query(m.group("path"))
        entry = per_path.setdefault(path, {"hits": 0, "bytes": 0, "users": set()})
        entry["hits"] += 1
        entry["bytes"] += size
        if d["user"] != "-":
            entry["users"].add(d["user"])
        if params.get("q") != "a b":
            bad += 1
    return statuses, per_path, total, bad

def run(n):
    lines = generate(n)
    for _ in range(6):
        statuses, per_path, total, bad = analyze(lines)
    top = sorted(per_path.items(), key=lambda kv: kv[1]["bytes"], reverse=True)[:3]
    return [dict(statuses), [(p, e["hits"], e["bytes"], sorted(e["users"])) for p, e in top], total, bad]
