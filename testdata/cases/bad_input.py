"""What no program should be asked to do: each raises what CPython raises, and the service lives."""

import base64
import datetime
import decimal
import fractions
import ipaddress
import json
import re
import struct
import sys
import uuid
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo


def endless(n):
    return endless(n + 1) + 1


def ping(n):
    return pong(n)


def pong(n):
    return ping(n)


class Endless:
    def __init__(self, word):
        self.word = word

    def __repr__(self):
        return f"<{self!r}>"

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __getitem__(self, key):
        return self[key]

    def __iter__(self):
        return iter(self)

    def __add__(self, other):
        return self + other

    def __bool__(self):
        return bool(self)

    def __call__(self):
        return self()

    def __contains__(self, x):
        return x in self

    def __lt__(self, other):
        return self < other


def endless_generator():
    yield from endless_generator()


async def endless_coroutine():
    return await endless_coroutine()


def endless_property():
    class Turn:
        @property
        def again(self):
            return self.again

    return Turn().again


def nested(n, make):
    x = make(0)
    for _ in range(n):
        x = make(x)
    return x


def nested_list(n):
    return nested(n, lambda x: [x])


def nested_dict(n):
    return nested(n, lambda x: {"a": x})


def raised(f, *args, **kwargs):
    """The type alone where the message says how deep CPython's C stack was."""
    try:
        f(*args, **kwargs)
    except BaseException as e:
        return type(e).__name__
    return "nothing"


def recursion_then_work():
    for _ in range(5):
        try:
            endless(0)
        except RecursionError as e:
            last = str(e)
    return last, sum(range(10))


def digits(n):
    return len(str(n))


def power_bits(base, exponent):
    return (base**exponent).bit_length()


def compiled(pattern):
    return re.compile(pattern).pattern


def shifted(n):
    return (1 << n).bit_length()


endless(0)
ping(0)
raised(repr, Endless("a"))
raised(str, Endless("a"))
raised(lambda: Endless("a") == Endless("b"))
raised(hash, Endless("a"))
raised(len, Endless("a"))
raised(lambda: Endless("a").nothing)
raised(lambda: Endless("a")[0])
raised(list, Endless("a"))
raised(lambda: Endless("a") + 1)
raised(bool, Endless("a"))
raised(Endless("a"))
raised(lambda: 1 in Endless("a"))
raised(lambda: Endless("a") < 1)
raised(sorted, [Endless("a"), Endless("b")])
raised(lambda: {Endless("a"): 1})
raised(list, endless_generator())
raised(endless_property)
endless_coroutine()
recursion_then_work()
raised(repr, nested_list(100000))
raised(repr, nested_dict(100000))
raised(json.dumps, nested_list(100000))
raised(json.dumps, nested_dict(100000))
raised(json.loads, "[" * 100000)
raised(json.loads, '{"a":' * 100000)
raised(lambda: nested_list(100000) == nested_list(100000))
str(10**5000)
f"{10**5000}"
"%d" % 10**5000
int("9" * 5000)
int("9" * 4301)
digits(10**4299)
int("f" * 5000, 16).bit_length()
power_bits(10, 10**6)
power_bits(2, 10**7)
shifted(10**8)
raised(shifted, 10**20)
raised(lambda: 1 << -1)
raised(lambda: 2.0**10000)
10.0**400
1e308 * 10
int(float("inf"))
int(float("nan"))
float(10**400)
10**400 / 3
10**400 * 1.0
"x" * 10**12
"x" * 10**20
b"x" * 10**12
[0] * 10**12
[0] * 10**20
(0,) * 10**20
bytearray(10**13)
bytes(10**13)
bytes(-1)
"x".ljust(10**20)
"x".center(10**13)
"x".zfill(10**13)
f"{'x':>{10**20}}"
format(1, "10000000000000000000000")
format(1.0, ".99999999999999f")
"%*d" % (10**20, 1)
"a,b".replace(",", "x" * 10**5, 1)[:3]
range(10**30)[10**29]
len(range(10**30))
list(range(10**15))[0] if False else "not made"
sum(range(10**5))
compiled("(")
compiled(")")
compiled("[")
compiled("[a")
compiled("*")
compiled("a**")
compiled("a{2,1}")
compiled("(?P<1>a)")
compiled("(?P=n)")
compiled("(?z)")
compiled("a\\1")
compiled("[z-a]")
compiled("(?P<n")
compiled("(?")
compiled("\\x1")
compiled("\\u12")
re.sub("(a)", "\\2", "a")
datetime.date(2024, 2, 30)
datetime.date(0, 1, 1)
datetime.date(10**10, 1, 1)
datetime.date(10**30, 1, 1)
datetime.datetime(2024, 1, 1, 24)
datetime.datetime(2024, 1, 1, 0, 0, 60)
datetime.date.fromisoformat("2024-13-01")
datetime.date.fromisoformat("20240101x")
datetime.date.fromisoformat("")
datetime.datetime.fromisoformat("2024-01-01T25:00")
datetime.datetime.fromisoformat("2024-01-01T00:00:00+99:00")
datetime.time.fromisoformat("24:00")
datetime.datetime.fromtimestamp(10**20, datetime.timezone.utc)
datetime.datetime.fromtimestamp(float("nan"), datetime.timezone.utc)
datetime.datetime.fromtimestamp(float("inf"), datetime.timezone.utc)
datetime.timedelta(days=10**10)
datetime.timedelta(10**9)
datetime.datetime.max + datetime.timedelta(1)
datetime.datetime.strptime("2024", "%Q")
datetime.datetime.strptime("30/02/2024", "%d/%m/%Y")
datetime.datetime.strptime("x", "%")
datetime.datetime.strptime("2024-01-01 extra", "%Y-%m-%d")
datetime.timezone(datetime.timedelta(hours=25))
raised(ZoneInfo, "Nowhere/Else")
ZoneInfo("../etc/passwd")
uuid.UUID("nonsense")
uuid.UUID(int=1 << 130)
decimal.Decimal("nonsense")
decimal.Decimal(1) / 0
decimal.Decimal("1e999999") * decimal.Decimal("1e999999")
fractions.Fraction(1, 0)
fractions.Fraction("1/x")
ipaddress.ip_address("999.1.1.1")
ipaddress.ip_network("10.0.0.1/8")
base64.b64decode("abc")
base64.b16decode("xx")
struct.pack("B", 256)
struct.unpack("I", b"abc")
struct.pack("z", 1)
json.loads("")
json.loads("{")
json.loads('{"a" 1}')
json.loads("[1,]")
json.loads("nul")
json.loads('"\x01"')
json.loads('"\\ud800"')
json.loads("1" * 5000)
json.loads(b"\xff")
json.dumps({1, 2})
json.dumps(float("nan"), allow_nan=False)
json.dumps({(1, 2): 3})
urlsplit("http://[::1")
urlsplit("http://host:99999/").port
urlsplit("http://host:port/").port
b"\xff\xfe".decode()
"\ud800".encode()
"x".encode("nothing")
b"x".decode("nothing")
chr(-1)
chr(0x110000)
ord("ab")
ord("")
int("0x")
int("1__0")
int("")
int(" ")
int("10", 37)
int("10", 1)
float("")
float("1e")
float("0x1")
complex("1+")
bytes.fromhex("abc")
bytes.fromhex("zz")
sys.getrecursionlimit()
ZoneInfo("")
ZoneInfo(".")
ZoneInfo("Europe//Berlin")
ZoneInfo("Europe/../Europe/Berlin")
ZoneInfo("/etc/localtime")
compiled("(?P<n>a)(?P<n>b)")
compiled("\\")
compiled("(?<=a*)b")
compiled("\\N{nothing}")
compiled("a{99999999999999999999}")
raised(compiled, "(" * 5000 + ")" * 5000)
re.sub("a", "\\g<n>", "a")
compiled("(?<=a|bc)x")
compiled("(?<!a?)x")
compiled("(?<=\\d{2})x")
compiled("(?<=[é-ü])x")
compiled("(?<=é+)x")
compiled("(ab)(?<=\\1)x")
compiled("(a+)(?<=\\1)x")
compiled("(?<=(?=a*)b)x")
compiled("(?<=^\\b)x")
compiled("(?<=a{2,3})x(")
compiled("a{4294967295}")
compiled("a{05,3}")
compiled("a{3,05}")
compiled("a{2}{3}")
re.sub("a", "\\", "a")
re.findall("(?<=[ab]{2})c", "abc bac cc")
"x".zfill(10000000000000)
"x".ljust(100000000000000000000)
