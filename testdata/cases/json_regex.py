"""json and re in loops: sorted objects, repeated names, nested arrays; matches one after the other."""
import json
import re


class Name(str):
    pass


def dumped(v, **options):
    try:
        return json.dumps(v, **options)
    except (TypeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


def loaded(text):
    try:
        v = json.loads(text)
        return v, json.dumps(v, sort_keys=True), json.loads(json.dumps(v)) == v
    except json.JSONDecodeError as e:
        return str(e)


def many(n):
    text = json.dumps([{"id": i, "name": f"item {i}", "tags": [], "more": {"a" * (i % 40): None, "é": [[i], [[]]]}} for i in range(n)])
    back = json.loads(text)
    back[0]["id"] = "changed"
    back[1]["new"] = 1
    return len(text), back[:3], back[-1], sum(len(r["more"]) for r in back)


def inner(v):
    return json.dumps(v, default=lambda x: json.dumps(sorted(x)))


def literal(a, b):
    d = {"x": a, "y": b, "x": b, "z": {"x": a, **{"k": 1}}}
    d["w"] = 0
    return d, list(d), len(d)


def scanned(pattern, text):
    p = re.compile(pattern)
    return (
        p.findall(text), p.split(text), p.split(text, 1), p.split(text, maxsplit=2), p.sub("<\\g<0>>", text), p.subn("-", text, count=1), p.sub("", text),
        [(m.group(), m.group(0), m.span(), m.start(), m.end(), m.groups(), m.pos, m.endpos) for m in p.finditer(text)],
        [m.span() for m in p.finditer(text, 1)], p.findall(text, 1, 4), p.search(text, pos=2), p.match(string=text),
    )


def nested(text):
    def f(m):
        return "[" + ",".join(re.findall("[a-z]", m.group(0))) + re.sub("b", "B", m[0]) + "]"

    return re.sub("[a-z]+", f, text)


def kept(text):
    found = [m for m in re.finditer("(a)|(b)", text)]
    return [(m.group(1), m.group(2), m.lastindex, m[0]) for m in found]


def groups(text):
    m = re.search(r"(\d)(\d)?(\d)?(\d)?(\d)?(?P<last>x)", text)
    if m is None:
        return None
    out = [m.group(1, 2), m.group("last"), m.groups("-"), m.groupdict()]
    for g in (7, -1, "none"):
        try:
            out.append(m.group(g))
        except IndexError as e:
            out.append(str(e))
    return out


def wrong(name, *args):
    try:
        return getattr(re.compile("a"), name)(*args)
    except TypeError as e:
        return str(e)


def templates(text):
    p = re.compile("(a)(b)?")
    return p.sub(r"\2\1", text), p.sub(r"\2\1", text), p.sub("x", text), p.sub(r"\1\n", text), p.sub(lambda m: str(len(m[0])), text)


def numbers(values):
    out = []
    for v in values:
        try:
            out.append((int(v), float(v)))
        except (TypeError, ValueError, OverflowError) as e:
            out.append(f"{type(e).__name__}: {e}")
    return out


class Whole:
    def __int__(self):
        return True

    def __float__(self):
        return 2.5


dumped({"b": 1, "a": 2, "": 3, "é": 4, "\U0001f600": 5, "\ud800": 6}, sort_keys=True)
dumped({3: 1, 1: 2, 2.5: 3, True: 4}, sort_keys=True)
dumped({"a": 1, 2: 2}, sort_keys=True)
dumped({Name("b"): 1, "a": 2, Name("c"): [1]}, sort_keys=True)
dumped({"z": {"b": 1, "a": 2}, "y": [{"d": 1, "c": 2}]}, sort_keys=True, indent=2)
dumped({(1,): 1, "a": 2, "b": 3}, skipkeys=True)
dumped({(1,): 1}, skipkeys=True, indent=1)
dumped({"a": 1, (1,): 2})
dumped([-(2**63), 2**63, 0, -1, 10**30, True], indent=None)
dumped({str(i): i for i in range(12)}, sort_keys=True)
loaded('{"a": 1, "a": 2, "b": {"a": 3}, "": 4, "": 5}')
loaded('[[1, [2, [3, []]], {}], [], [[]]]')
loaded('[1, [2, 3], {"a": [4]')
loaded('[1, 2,]')
loaded('{"a": [1, {"b": ]}')
loaded("[" * 50 + "]" * 50)
many(40)
inner([{3, 1}, {2}])
literal(1, 2)
scanned("", "abc")
scanned("b*", "abbbcb")
scanned("[a-z]", "a1b2")
scanned("([a-z])|(\\d)", "a1é2")
scanned("x", "none")
scanned("é", "aébé")
scanned("\\b", "ab cd")
nested("abc 12 bb")
kept("abxab")
groups("12x")
groups("12345x")
groups("x")
wrong("search")
wrong("search", 1)
wrong("sub", "a")
wrong("findall", "a", 0, 1, 2)
wrong("match", b"a")
templates("abaab")
templates("none")
numbers(["1", 2, 3.9, True, None, "x", b"12", 10**400, float("inf"), Whole(), [], "1_0"])
