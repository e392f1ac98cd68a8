"""Patterns that are known at compile time: groups that take part in every match, and those that may not; partition."""

import re

LINE = re.compile(r'^(?P<ip>\d+\.\d+) (?P<user>\S+)?(?: "(?P<path>[^"]*)")? (?P<size>\d+|-)$')
PAIR = re.compile(r"(\w+)=(\w*)")
EITHER = re.compile(r"(a)(x)|(b)(x)")
SAME = re.compile(r"(?:(a)|(a)b)(c)")
REPEATED = re.compile(r"(?:(\d),?)*;(?:(\w))+")
WORD = re.compile(r"[a-z]+")
ONE = re.compile(r"<(\w+)>?")
LOOK = re.compile(r"(?=(a))(?!(b))a(c)?")
RAW = re.compile(rb"(\d+)")
BACK = re.compile(r"(.)\1(?P<rest>.*)")


def line(text):
    m = LINE.match(text)
    if m is None:
        return None
    d = m.groupdict()
    return m.group("ip"), m.group("size"), m.group("user"), m.group("path"), m.group(), m.group(0), m.groups(), d, d["ip"] + d["size"], m.start(), m.end("size"), m["ip"], m[4]


def lengths(text):
    m = LINE.match(text)
    ip = m.group("ip")
    size = m.group("size")
    n = 0 if size == "-" else int(size)
    return len(ip), n, ip.split(".")[0]


def pairs(text):
    out = {}
    for part in text.split("&"):
        m = PAIR.fullmatch(part)
        if m:
            key, value = m.groups()
            out[key.upper()] = value or "?"
    return out


def either(text):
    m = EITHER.search(text)
    return m and (m.group(1), m.group(2), m.group(3), m.group(4), m.groups(), m.span(), m.lastindex)


def same(text):
    m = SAME.search(text)
    return m and (m.group(1), m.group(2), m.group(3))


def repeated(text):
    m = REPEATED.match(text)
    return m and (m.group(1), m.group(2), m.groups())


def found(text):
    return WORD.findall(text), ONE.findall(text), PAIR.findall(text), WORD.split(text), ONE.split(text), "-".join(WORD.findall(text)), sum(len(w) for w in ONE.findall(text))


def replaced(text):
    a = WORD.sub("*", text)
    b = WORD.sub(lambda m: m.group().upper(), text, count=1)
    return a, len(a), b, a + b, PAIR.sub(r"\2=\1", text), WORD.subn("", text)


def looked(text):
    m = LOOK.search(text)
    return m and (m.group(1), m.group(2), m.group(3))


def raw(data):
    m = RAW.search(data)
    return m and (m.group(1), m.groups(), RAW.sub(b"n", data), RAW.findall(data), RAW.split(data))


def back(text):
    m = BACK.match(text)
    return m and (m.group(1), m["rest"], m.group("rest").strip())


def wrong(kind):
    m = PAIR.match("a=b")
    try:
        if kind == 0:
            return m.group(3)
        if kind == 1:
            return m.group("no")
        if kind == 2:
            return m.group(-1)
        if kind == 3:
            return PAIR.match("none").group(1)
        if kind == 4:
            return PAIR.match(5)
        if kind == 5:
            return m.group(1, 2), m.group(1, 5)
        if kind == 6:
            return m.start(9)
        if kind == 7:
            return PAIR.sub(1, "a=b")
        return m.nothing
    except (IndexError, AttributeError, TypeError, re.error) as e:
        return type(e).__name__, str(e)


class Text(str):
    pass


def subclass_of_str():
    m = PAIR.match(Text("key=value"))
    return type(m.group(1)).__name__, type(m.group()).__name__, m.group(1) + "!", type(PAIR.sub("z", Text("no match"))).__name__


def rebound(which):
    m = PAIR.match("a=b")
    if which:
        m = EITHER.match("bx")
    return m.group(1), m.groups()


def from_function(text):
    def find(pattern, s):
        return pattern.match(s)

    m = find(PAIR, text) or find(EITHER, text)
    return m.group(1), m.groups()


def maybe(text):
    if (m := PAIR.search(text)) is not None:
        return m.group(1) + ":" + m.group(2)
    return "no"


def kept(texts):
    matches = [PAIR.match(t) for t in texts]
    good = [m for m in matches if m]
    first = good[0]
    return [m.group(1) for m in good], first.group(2), {m.group(1): m.end() for m in good}


def wide(text):
    m = PAIR.search(text)
    return m.group(1), m.group(2), m.start(), m.end(1), m.span(2)


def parted(text):
    head, sep, tail = text.partition("=")
    a, _, c = tail.rpartition("=")
    whole = text.partition("é")
    pieces = [p.partition(":") for p in text.split(",")]
    return head, sep, tail, a, c, whole, pieces, len(text.rpartition(",")), text.partition("=")[2], text.rpartition("=")[0]


def parted_wrong(kind):
    try:
        a, b, c = "x".partition("" if kind == 0 else 5)
    except (ValueError, TypeError) as e:
        return type(e).__name__, str(e)
    return a, b, c


line('1.2 bob "/x" 12')
line('1.2 "/x" 12')
line("1.2  -")
line("nothing")
lengths("10.20 u 77")
lengths("10.20 u -")
pairs("a=1&b=&c&d=é")
either("--ax")
either("bx")
either("none")
same("ac")
same("abc")
repeated("1,2,3;xyz")
repeated(";q")
repeated("no")
found("ab <cd> e=f 12")
found("")
replaced("ab cd=ef")
looked("xac")
looked("ab")
raw(b"a12b345")
raw(b"none")
back("aab ")
back("abc")
wrong(0)
wrong(1)
wrong(2)
wrong(3)
wrong(4)
wrong(5)
wrong(6)
wrong(7)
wrong(8)
subclass_of_str()
rebound(False)
rebound(True)
from_function("k=v")
from_function("ax")
maybe("k=v")
maybe("")
kept(["a=b", "", "long=x"])
wide("é😀=ü")
wide("\ud800 k=ß")
parted("a=b=c,d:e,f")
parted("héllo")
parted("")
parted_wrong(0)
parted_wrong(1)
