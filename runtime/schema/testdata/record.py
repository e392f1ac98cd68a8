"""Records what Pydantic answers, for the tests of runtime/schema.

    python runtime/schema/testdata/record.py [outdir]

Each file holds schemas in a small JSON language that this script turns into
Python types and the Go test into nodes, with inputs and Pydantic's answers.
Inputs are fixed pools and mutations of them from a fixed seed.
"""

import dataclasses
import datetime as dt
import decimal
import enum
import gzip
import json
import random
import sys
import uuid
import warnings
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Optional, Union

import pydantic
from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, StringConstraints, Tag, TypeAdapter
from pydantic.networks import *  # noqa: F403
from typing_extensions import TypedDict

warnings.simplefilter("ignore")


class Color(enum.Enum):
    red = "r"
    blue = 2


class Size(str, enum.Enum):
    small = "s"
    large = "l"


class Level(enum.IntEnum):
    low = 1
    high = 10


class Obj:
    """An object with attributes, for from_attributes."""

    def __init__(self, attrs):
        self.__dict__.update(attrs)

    def __repr__(self):
        return f"Obj({sorted(self.__dict__)})"


ENUMS = {"Color": Color, "Size": Size, "Level": Level}
CONSTRAINTS = ("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "max_digits", "decimal_places",
               "allow_inf_nan", "strict", "discriminator", "union_mode")
SCALARS = {
    "any": Any, "none": type(None), "bool": bool, "int": int, "float": float, "str": str, "bytes": bytes, "date": dt.date,
    "time": dt.time, "datetime": dt.datetime, "timedelta": dt.timedelta, "uuid": uuid.UUID, "decimal": decimal.Decimal,
    "email": pydantic.EmailStr, "nameemail": pydantic.NameEmail, "secretstr": pydantic.SecretStr, "secretbytes": pydantic.SecretBytes,
    "complex": complex, "list": list, "dict": dict, "set": set, "frozenset": frozenset,
}
models = {}


def build(s):
    """Makes the Python type of a schema."""
    if isinstance(s, str):
        s = {"t": s}
    t = s["t"]
    kw = {k: decode(v) if isinstance(v, dict) else v for k, v in s.items() if k in CONSTRAINTS}
    if t == "ref":
        return models[s["name"]]
    if t == "list":
        out = list[build(s["items"])] if "items" in s else list
    elif t == "set":
        out = set[build(s["items"])] if "items" in s else set
    elif t == "frozenset":
        out = frozenset[build(s["items"])] if "items" in s else frozenset
    elif t == "tuple":
        out = tuple[tuple(build(x) for x in s["items"])]
    elif t == "tuple*":
        out = tuple[build(s["items"]), ...]
    elif t == "dict":
        out = dict[build(s["keys"]), build(s["values"])] if "keys" in s else dict
    elif t == "union":
        out = Union[tuple(build(x) for x in s["choices"])]
    elif t == "nullable":
        out = Optional[build(s["inner"])]
    elif t == "literal":
        out = Literal[tuple(decode(x) for x in s["values"])]
    elif t == "enum":
        out = ENUMS[s["name"]]
    elif t == "url":
        out = getattr(pydantic.networks, s["kind"])
    elif t == "json":
        out = pydantic.Json[build(s["inner"])] if "inner" in s else pydantic.Json
    elif t == "strc":
        return Annotated[str, StringConstraints(**{k: v for k, v in s.items() if k != "t"})]
    elif t == "aware":
        out = pydantic.AwareDatetime
    elif t == "naive":
        out = pydantic.NaiveDatetime
    elif t == "pastdate":
        out = pydantic.PastDate
    elif t == "uuidv":
        out = {1: pydantic.UUID1, 3: pydantic.UUID3, 4: pydantic.UUID4, 5: pydantic.UUID5}[s["version"]]
    elif t == "model":
        return model(s)
    elif t == "dataclass":
        fields = [(f["name"], build(f["schema"]), dataclasses.field(kw_only=f.get("kw_only", False), **({"default": decode(f["default"])} if "default" in f else {}))) for f in s["fields"]]
        out = dataclasses.make_dataclass(s["name"], fields)
        if "config" in s:
            out.__pydantic_config__ = ConfigDict(**s["config"])
    elif t == "typeddict":
        anns = {f["name"]: (build(f["schema"]) if f.get("required", True) else __import__("typing_extensions").NotRequired[build(f["schema"])]) for f in s["fields"]}
        out = TypedDict(s["name"], anns)
        if "config" in s:
            out.__pydantic_config__ = ConfigDict(**s["config"])
        return out
    else:
        out = SCALARS[t]
    return Annotated[out, Field(**kw)] if kw else out


def field(f):
    kw = {k: f[k] for k in ("alias", "validation_alias", "serialization_alias", "exclude", "frozen", "repr", "validate_default") if k in f}
    if "choices" in f:
        kw["validation_alias"] = pydantic.AliasChoices(*[pydantic.AliasPath(*p) if isinstance(p, list) else p for p in f["choices"]])
    if "default" in f:
        kw["default"] = decode(f["default"])
    if f.get("factory") == "list":
        kw["default_factory"] = list
    return (build(f["schema"]), Field(**kw))


def model(s):
    cfg = ConfigDict(**s.get("config", {}))
    if s.get("root"):
        out = type(s["name"], (RootModel[build(s["root"])],), {"__module__": "app"})
    else:
        out = pydantic.create_model(s["name"], __config__=cfg, __module__="app", **{f["name"]: field(f) for f in s["fields"]})
    models[s["name"]] = out
    return out


def encode(v):
    """Writes an input as JSON."""
    if v is None or v is True or v is False or type(v) is str:
        return v
    if isinstance(v, enum.Enum):
        return {"enum": [type(v).__name__, v.name]}
    if isinstance(v, int):
        return {"int": str(v)}
    if isinstance(v, float):
        return {"float": repr(v)}
    if isinstance(v, bytes):
        return {"bytes": v.decode("latin1")}
    if isinstance(v, list):
        return [encode(x) for x in v]
    if isinstance(v, tuple):
        return {"tuple": [encode(x) for x in v]}
    if isinstance(v, frozenset):
        return {"frozenset": [encode(x) for x in v]}
    if isinstance(v, set):
        return {"set": [encode(x) for x in v]}
    if isinstance(v, dict):
        return {"dict": [[encode(k), encode(x)] for k, x in v.items()]}
    if isinstance(v, decimal.Decimal):
        return {"decimal": str(v)}
    if isinstance(v, uuid.UUID):
        return {"uuid": str(v)}
    if isinstance(v, dt.datetime):
        return {"datetime": v.isoformat()}
    if isinstance(v, dt.date):
        return {"date": v.isoformat()}
    if isinstance(v, dt.time):
        return {"time": v.isoformat()}
    if isinstance(v, dt.timedelta):
        return {"timedelta": [v.days, v.seconds, v.microseconds]}
    if isinstance(v, Obj):
        return {"obj": {k: encode(x) for k, x in v.__dict__.items()}}
    if isinstance(v, complex):
        return {"complex": [v.real, v.imag]}
    raise TypeError(type(v))


def decode(v):
    if isinstance(v, list):
        return [decode(x) for x in v]
    if not isinstance(v, dict):
        return v
    (k, x), = v.items()
    return {
        "int": lambda: int(x), "float": lambda: float(x), "bytes": lambda: x.encode("latin1"), "tuple": lambda: tuple(map(decode, x)),
        "set": lambda: set(map(decode, x)), "frozenset": lambda: frozenset(map(decode, x)),
        "dict": lambda: {decode(a): decode(b) for a, b in x}, "decimal": lambda: decimal.Decimal(x), "uuid": lambda: uuid.UUID(x),
        "datetime": lambda: dt.datetime.fromisoformat(x), "date": lambda: dt.date.fromisoformat(x), "time": lambda: dt.time.fromisoformat(x),
        "timedelta": lambda: dt.timedelta(*x), "enum": lambda: ENUMS[x[0]][x[1]], "complex": lambda: complex(*x), "obj": lambda: Obj({k: decode(y) for k, y in x.items()}),
    }[k]()


def errors(e):
    out = []
    for x in e.errors(include_url=False):
        row = {"type": x["type"], "loc": list(x["loc"]), "msg": x["msg"], "input": repr(x["input"])}
        if "ctx" in x:
            row["ctx"] = {k: repr(v) for k, v in x["ctx"].items()}
        out.append(row)
    return out


def outcome(fn):
    try:
        return fn(), None
    except pydantic.ValidationError as e:
        return None, {"errors": errors(e), "text": str(e) if len(str(e)) < 1500 else ""}
    except Exception as e:
        return None, {"raised": f"{type(e).__name__}: {e}"}


def answer(ta, mode, value):
    """What Pydantic does with one input."""
    if mode == "json":
        v, bad = outcome(lambda: ta.validate_json(value))
    else:
        v, bad = outcome(lambda: ta.validate_python(value, strict=True if mode == "strict" else None))
    if bad:
        return bad
    if not ordered(v):
        return None
    row = {"value": repr(v)}
    for key, fn in (("json", lambda: ta.dump_json(v).decode()), ("python", lambda: repr(ta.dump_python(v))),
                    ("jsonpy", lambda: repr(ta.dump_python(v, mode="json")))):
        try:
            row[key] = fn()
        except Exception as e:
            row[key] = {"raised": f"{type(e).__name__}: {e}"}
    return row


BIG = 10**30
COMMON = [
    None, True, False, 0, 1, 2, -1, 5, 10, 2**31, 2**63 - 1, 2**63, -(2**63), BIG, -BIG, 0.0, -0.0, 1.0, 1.5, -2.5, 1e10, 1e16, 1e22, 1e300,
    float("inf"), float("-inf"), float("nan"), "", " ", "0", "1", "a", "abc", "true", "True", "TRUE", "yes", "on", "off", "no", "n", "f", "t", "y", "2", "-1", "+1", "+-1",
    "1.0", "1.5", "1e5", "1_000", "1__0", "_1", "1_", " 12 ", "\t12\n", "00012", "-0012", "0_0", "0.0", "00.0", "1.00", "1.", ".5", "1e400", "inf", "-inf", "nan", "Infinity", "NaN",
    "infinity", "0x10", "1" * 30, "9" * 4301, "１２", "é", "日本", "a\u0301", "x" * 20, b"", b"abc", b"1", b"\xff", b"true", [], [1], [1, 2, 3], ["a"], ["1", 2.0], (), (1, 2), ("a", "b"),
    {}, {"a": 1}, {1: 2}, {"x": "1"}, {"a": 1, "b": "2"}, set(), {1}, frozenset({2}), dt.date(2020, 2, 29), dt.datetime(2020, 1, 2, 3, 4, 5, 6), dt.datetime(2020, 1, 2),
    dt.datetime(2020, 1, 2, 3, 4, tzinfo=dt.timezone.utc), dt.time(1, 2, 3), dt.timedelta(1, 2, 3), dt.timedelta(-1, 5), decimal.Decimal("1.0"), decimal.Decimal("1.5"),
    decimal.Decimal("NaN"), decimal.Decimal("1E+3"), uuid.UUID(int=5), Color.red, Size.small, Level.high, 1 + 2j,
]
TEMPORAL = [
    "2020-01-01", "2020-02-30", "2020-13-01", "2020-00-10", "0000-01-01", "0001-01-01", "9999-12-31", "2020-1-1", "20200101", "2020/01/01", "2020-01-01T00:00:00", "2020-01-01 12:13:14",
    "2020-01-01_12:13", "2020-01-01t12:13:14.123", "2020-01-01T12:13:14,1234567", "2020-01-01T12:13:14.", "2020-01-01T12:13:14Z", "2020-01-01T12:13:14z", "2020-01-01T12:13:14+01:00",
    "2020-01-01T12:13:14-0530", "2020-01-01T12:13:14+24:00", "2020-01-01T12:13:14+23:60", "2020-01-01T12:13:14+1", "2020-01-01T12:13:14+01", "2020-01-01T12:13:14\u221201:00", "2020-01-01T24:00", "2020-01-01T23:60",
    "2020-01-01T23:59:60", "2020-01-01T23", "2020-01-01X12:00", "2020-01-01T12:00 ", "2020-01-01Tab:cd", "12:13", "12:13:14", "12:13:14.5", "12:13:14.5Z", "12:13:14+02:00", "25:00", "1:00", "12-13", "1234567890", "1234567890123", "1234567890.5",
    "-1", "0", "1e9", "20000000000", "20000000001", "253402300799", "253402300800", "-62167219200", "-62167219201", "1577836800", "1577836801", "1577836800000", 1577836800, 1577836800.5, 1577836800123, -1, 86399, 86400, 86399.999999, 0.1, 1e20, -1e20,
    "P1D", "P1DT2H", "P1Y2M3W4D", "PT1H2M3.5S", "PT", "P", "-P1D", "+P1D", "P1.5D", "P1.5DT1H", "PT1.5H1M", "P1H", "PT1D", "PTT1H", "1 day", "1 days, 2:03:04", "2d", "1d 01:02:03.5", "-1 day", "1 dayx", "1 aday", "100:00:00", "00:01", "0:01:02", "1 day 24:00:00",
    "9999999999:00:00", "12345678901:00", "00:00:00.1234567", "P1000000000D", "P99999999999D", "1 d,", "3,", "5 day 00:60", 1e15, "2020-01-01T00:00:00.000000", "2020-01-01T00:00Z",
]
UUIDS = ["12345678-1234-5678-1234-567812345678", "12345678123456781234567812345678", "{12345678-1234-5678-1234-567812345678}", "urn:uuid:12345678-1234-5678-1234-567812345678", "12345678-1234-5678-1234-56781234567",
         "g2345678-1234-5678-1234-567812345678", "12345678-1234-5678-1234", "1234567-81234-5678-1234-567812345678", "", "x", "é", "a" * 31, "a" * 33, "{}", "urn:uuid:", "ABCDEF12-1234-4678-9234-567812345678", b"12345678123456781234567812345678",
         b"1234567812345678", b"123", b"\xff" * 16, "12345678-1234-1678-9234-567812345678", "12345678-1234-5678-12345-67812345678", "------", "12345678_1234_5678_1234_567812345678", "12345678-1234-5678-1234-567812345678 "]
DECIMALS = ["1.1", "1.10", "12345.678", "1e5", "1E-10", "abc", " 1.5 ", "1_000.5", "Infinity", "sNaN", "-0", "0.1e3", "123456789012345678901234567890.123", (0, (1, 2), -1), (1, 2), [0, [1], 0], 1.1, 3, True, "١"]
ALPHABET = "0123456789-:TZ+. eE_abPDHMS"


def mutate(rng, pool, n):
    strings = [s for s in pool if isinstance(s, str) and s]
    out = []
    for _ in range(n):
        s = list(rng.choice(strings))
        for _ in range(rng.randint(1, 2)):
            i = rng.randrange(len(s) + 1)
            op = rng.randrange(3)
            if op == 0:
                s.insert(i, rng.choice(ALPHABET))
            elif s and op == 1:
                del s[i % len(s)]
            elif s:
                s[i % len(s)] = rng.choice(ALPHABET)
        out.append("".join(s))
    return out


def run(groups, seed):
    rng = random.Random(seed)
    out = []
    for schema, pool, modes, extra in groups:
        ta = TypeAdapter(build(schema))
        inputs = list(pool) + (mutate(rng, [p for p in pool if isinstance(p, str)] or ["a1"], extra) if extra else [])
        cases, seen = [], set()
        for v in inputs:
            for mode in modes:
                if mode == "json":
                    if isinstance(v, bytes):
                        continue
                    try:
                        arg = v if isinstance(v, str) and v[:1] in '[{"' and schema.get("rawjson", False) else json.dumps(v)
                    except (TypeError, ValueError):
                        continue
                else:
                    arg = v
                key = (mode, repr(v), type(v).__name__)
                if key in seen:
                    continue
                seen.add(key)
                row = answer(ta, mode, arg) if unique_keys(v) else None
                if row is not None:
                    cases.append({"mode": mode, "in": encode(arg), **row})
        out.append({"schema": schema, "cases": cases})
    return out


def scalar_groups():
    P, ALL = ["python"], ["python", "strict", "json"]
    g = []
    for t in ("bool", "int", "float", "str", "bytes", "none", "any", "complex"):
        g.append(({"t": t}, COMMON, ALL, 60 if t in ("int", "float") else 0))
    g += [
        ({"t": "int", "gt": 0, "le": 10}, COMMON, P, 0), ({"t": "int", "ge": 1, "lt": 5, "multiple_of": 2}, COMMON, P, 0), ({"t": "int", "ge": {"int": str(BIG)}}, COMMON, P, 0),
        ({"t": "float", "gt": 0, "le": 1.5}, COMMON, P, 0), ({"t": "float", "ge": 1, "lt": 5, "multiple_of": 0.5}, COMMON, P, 0), ({"t": "float", "allow_inf_nan": False}, COMMON, P, 0),
        ({"t": "str", "min_length": 2, "max_length": 5}, COMMON, P, 0), ({"t": "str", "max_length": 1}, COMMON, P, 0), ({"t": "str", "pattern": r"^\w+$"}, COMMON, P, 0), ({"t": "str", "pattern": r"\d{2}[a-z]?"}, COMMON, P, 0),
        ({"t": "strc", "to_upper": True, "strip_whitespace": True, "min_length": 1}, COMMON, P, 0), ({"t": "strc", "to_lower": True}, COMMON, P, 0), ({"t": "bytes", "min_length": 1, "max_length": 3}, COMMON, P, 0),
        ({"t": "secretstr"}, COMMON, ALL, 0), ({"t": "secretbytes"}, COMMON, ALL, 0),
        ({"t": "json"}, COMMON + ['{"a":1}', "[1,", '"x"', "nul", "[1 2]", '{"a" 1}', '{a:1}', "[1,]", '{"a":1,}', "01", "-", "1.e", '"\\x"', '"a', '"\\ud800"', "1 2", "[1.5e3, NaN]", b'{"b":[1]}', "\n\n {", '{"a":\n tru}', '"\x01"'], P, 0),
        ({"t": "json", "inner": {"t": "list", "items": "int"}}, ["[1,2]", '["a"]', "1", '{"a":1}', 5], P, 0),
        ({"t": "literal", "values": ["a", "b", {"int": "1"}]}, COMMON, ALL, 0), ({"t": "literal", "values": [True, None]}, COMMON, P, 0), ({"t": "literal", "values": ["x"]}, COMMON, P, 0),
        ({"t": "enum", "name": "Color"}, COMMON + ["r", "s", "l", 2, 2.0], ALL, 0), ({"t": "enum", "name": "Size"}, COMMON + ["r", "s", "l", b"s"], ALL, 0), ({"t": "enum", "name": "Level"}, COMMON + ["1", "10", 1.0, 10.0], ALL, 0),
        ({"t": "nullable", "inner": "int"}, COMMON, ALL, 0),
    ]
    return g


def temporal_groups():
    P, ALL = ["python"], ["python", "strict", "json"]
    d, t = {"date": "2020-01-01"}, {"datetime": "2020-01-01T12:13:14+00:00"}
    pool = TEMPORAL + COMMON
    g = [({"t": k}, pool, ALL, 300) for k in ("date", "time", "datetime", "timedelta")]
    g += [
        ({"t": "date", "gt": d}, pool, P, 0), ({"t": "date", "le": d}, pool, P, 0), ({"t": "datetime", "ge": t}, pool, P, 0), ({"t": "datetime", "lt": {"datetime": "2020-01-01T00:00:00"}}, pool, P, 0),
        ({"t": "time", "lt": {"time": "12:13:14"}}, pool, P, 0), ({"t": "timedelta", "gt": {"timedelta": [1, 0, 0]}, "le": {"timedelta": [2, 3661, 5]}}, pool, P, 0), ({"t": "aware"}, pool, P, 0), ({"t": "naive"}, pool, P, 0), ({"t": "pastdate"}, pool, P, 0),
        ({"t": "uuid"}, UUIDS + COMMON, ALL, 200), ({"t": "uuidv", "version": 4}, UUIDS, P, 0), ({"t": "uuidv", "version": 1}, UUIDS, P, 0),
        ({"t": "decimal"}, DECIMALS + COMMON, ALL, 60), ({"t": "decimal", "gt": 1, "le": {"decimal": "100.5"}}, DECIMALS + COMMON, P, 0), ({"t": "decimal", "max_digits": 4, "decimal_places": 2}, DECIMALS + COMMON, P, 0),
        ({"t": "decimal", "multiple_of": {"decimal": "0.5"}}, DECIMALS, P, 0), ({"t": "decimal", "allow_inf_nan": True}, DECIMALS + COMMON, P, 0), ({"t": "decimal", "decimal_places": 1}, DECIMALS, P, 0), ({"t": "decimal", "max_digits": 3}, DECIMALS, P, 0),
    ]
    return g


USER = {"t": "model", "name": "User", "fields": [
    {"name": "id", "schema": "int"}, {"name": "name", "schema": {"t": "str", "min_length": 1}}, {"name": "age", "schema": {"t": "nullable", "inner": {"t": "int", "ge": 0}}, "default": None},
    {"name": "tags", "schema": {"t": "list", "items": "str"}, "default": []}]}
CAT = {"t": "model", "name": "Cat", "fields": [{"name": "kind", "schema": {"t": "literal", "values": ["cat"]}}, {"name": "lives", "schema": "int"}]}
DOG = {"t": "model", "name": "Dog", "fields": [{"name": "kind", "schema": {"t": "literal", "values": ["dog", "wolf"]}}, {"name": "bark", "schema": "str"}, {"name": "lives", "schema": "int", "default": {"int": "1"}}]}


def container_groups():
    P, ALL = ["python"], ["python", "strict", "json"]
    I = "int"
    users = [{"id": 1, "name": "a"}, {"id": "2", "name": "b", "age": "3", "tags": ["x"]}, {"id": "x", "name": ""}, {}, {"name": 5}, {"id": 1, "name": "a", "age": -1, "tags": ["a", 1]}, {"id": 1, "name": "n", "extra": 1, 5: 6}, {"id": None, "name": None, "age": None}]
    pets = [{"kind": "cat", "lives": 9}, {"kind": "dog", "bark": "woof"}, {"kind": "wolf", "bark": 1}, {"kind": "fish"}, {}, {"lives": 3}, {"kind": "cat"}, {"kind": ["x"]}, {"bark": "w", "kind": "dog", "lives": "7"}]
    def variant(name, config, fields=None):
        return {"t": "model", "name": name, "fields": fields or USER["fields"], "config": config}
    return [
        ({"t": "list", "items": I}, COMMON + [[1, "a", None], list(range(5)), ["1", 2.5], [[1]]], ALL, 0), ({"t": "list", "items": "str", "min_length": 1, "max_length": 2}, COMMON + [["a", "b", "c"], ["a", 1, "b"]], ALL, 0),
        ({"t": "list"}, COMMON, ALL, 0), ({"t": "list", "min_length": 2, "max_length": 2}, COMMON, P, 0), ({"t": "set", "items": I}, COMMON + [[1, 1, "1"], [[]], [1, "x"]], ALL, 0), ({"t": "set", "items": "any", "max_length": 1}, COMMON + [[1, 2], [[1]], [1, 1]], P, 0),
        ({"t": "frozenset", "items": I, "min_length": 1}, COMMON, P, 0), ({"t": "tuple", "items": [I, "str"]}, COMMON + [[1, "a"], (1, "a", 2), ("x", 1), [1]], ALL, 0), ({"t": "tuple*", "items": I}, COMMON + [[1, "x"]], ALL, 0), ({"t": "tuple", "items": []}, COMMON, P, 0),
        ({"t": "dict", "keys": "str", "values": I}, COMMON + [{"a": "x", 1: 2}, {"a": None}], ALL, 0), ({"t": "dict", "keys": I, "values": "str", "min_length": 1, "max_length": 2}, COMMON + [{"1": "a", "x": 1}, {1: "a", 2: "b", 3: "c"}], ALL, 0), ({"t": "dict"}, COMMON, P, 0),
        ({"t": "dict", "keys": "date", "values": {"t": "list", "items": "float"}}, [{"2020-01-01": [1]}, {"x": ["y"]}], ["python", "json"], 0),
        ({"t": "union", "choices": [I, "str"]}, COMMON, ALL, 0), ({"t": "union", "choices": ["float", I]}, COMMON, ALL, 0), ({"t": "union", "choices": ["bool", I, "none"]}, COMMON, ALL, 0), ({"t": "union", "choices": ["datetime", "date", "uuid"]}, COMMON + TEMPORAL + UUIDS, ["python", "json"], 0),
        ({"t": "union", "choices": [{"t": "list", "items": I}, {"t": "dict", "keys": "str", "values": I}, {"t": "strc", "min_length": 3}]}, COMMON, P, 0), ({"t": "union", "choices": [I, "str"], "union_mode": "left_to_right"}, COMMON, ALL, 0),
        ({"t": "union", "choices": [{"t": "int", "ge": 3}, {"t": "literal", "values": ["a", {"int": "1"}]}, {"t": "nullable", "inner": "bytes"}]}, COMMON, P, 0), ({"t": "nullable", "inner": {"t": "union", "choices": ["str", "bytes"]}}, COMMON, P, 0),
        ({"t": "union", "choices": [{"t": "enum", "name": "Color"}, "str", {"t": "tuple*", "items": I}]}, COMMON, P, 0), ({"t": "union", "choices": ["decimal", "str"]}, COMMON, ["python", "json"], 0),
        (USER, users + COMMON, ALL, 0), ({"t": "list", "items": {"t": "ref", "name": "User"}}, [users, users[:2], 5], ["python", "json"], 0), ({"t": "dict", "keys": "str", "values": {"t": "ref", "name": "User"}}, [{"a": users[0]}, {"b": users[2]}], ["python", "json"], 0),
        (variant("Forbid", {"extra": "forbid"}), users, ["python", "json"], 0), (variant("Allow", {"extra": "allow"}), users, ["python", "json"], 0), (variant("Strict", {"strict": True}), users, ["python", "json"], 0), (variant("Strip", {"str_strip_whitespace": True, "hide_input_in_errors": True, "title": "T"}), users + [{"id": 1, "name": "  "}], P, 0),
        ({"t": "model", "name": "Aliased", "config": {"populate_by_name": True}, "fields": [{"name": "a", "alias": "A", "schema": I}, {"name": "b", "validation_alias": "BB", "schema": I, "default": {"int": "2"}}, {"name": "c", "serialization_alias": "CC", "schema": "float", "default": 1.5}]},
         [{"A": 1}, {"a": 1}, {"A": "x", "BB": "y"}, {"a": "q"}, {}, {"A": 1, "b": 5, "CC": 3}], ["python", "json"], 0),
        ({"t": "model", "name": "Choices", "fields": [{"name": "a", "choices": ["x", ["y", 0], ["z", "q"]], "schema": I}, {"name": "b", "alias": "B", "schema": I}]}, [{"x": 1, "B": 1}, {"y": [2], "b": 1}, {"z": {"q": "w"}}, {"y": []}, {"y": "abc"}], ["python", "json"], 0),
        ({"t": "model", "name": "LocByName", "config": {"loc_by_alias": False}, "fields": [{"name": "a", "alias": "A", "schema": I}]}, [{"A": "x"}, {}], P, 0),
        ({"t": "model", "name": "Outer", "fields": [{"name": "user", "schema": {"t": "ref", "name": "User"}}, {"name": "when", "schema": "datetime"}, {"name": "price", "schema": "decimal", "default": {"decimal": "1.50"}}, {"name": "opt", "schema": {"t": "nullable", "inner": {"t": "ref", "name": "User"}}, "default": None}]},
         [{"user": users[0], "when": "2020-01-01T00:00:00Z"}, {"user": users[2], "when": 0, "opt": users[3]}, {"user": 5}, {"user": users[1], "when": "x", "price": "abc", "opt": []}], ["python", "json"], 0),
        ({"t": "union", "choices": [CAT, DOG]}, pets, ALL, 0), ({"t": "union", "choices": [{"t": "ref", "name": "Cat"}, {"t": "ref", "name": "Dog"}], "discriminator": "kind"}, pets + COMMON[:20], ALL, 0),
        ({"t": "union", "choices": [{"t": "ref", "name": "User"}, I, {"t": "list", "items": {"t": "ref", "name": "Cat"}}]}, users + [[pets[0]], [pets[1]], "1", "x"], ["python", "json"], 0),
        ({"t": "model", "name": "Root", "root": {"t": "list", "items": I}}, [[1, 2], ["x"], 5, None], ALL, 0), ({"t": "model", "name": "Holder", "fields": [{"name": "r", "schema": {"t": "ref", "name": "Root"}}]}, [{"r": [1]}, {"r": ["x"]}, {}], ["python", "json"], 0),
        ({"t": "typeddict", "name": "Movie", "fields": [{"name": "title", "schema": "str"}, {"name": "year", "schema": I, "required": False}]}, [{"title": "a"}, {"title": 1, "year": "x"}, {}, {"title": "a", "more": 1, "year": "5"}, 5], ALL, 0),
        ({"t": "model", "name": "Orm", "config": {"from_attributes": True}, "fields": [{"name": "id", "schema": I}, {"name": "owner", "schema": {"t": "nullable", "inner": {"t": "model", "name": "OrmUser", "config": {"from_attributes": True}, "fields": [{"name": "name", "alias": "nick", "schema": "str"}]}}, "default": None}, {"name": "tags", "schema": {"t": "list", "items": "str"}, "default": []}]},
         [Obj({"id": 1}), Obj({"id": "2", "owner": Obj({"nick": "n"}), "tags": ("a", "b")}), Obj({"id": "x", "owner": Obj({"name": "n"})}), Obj({}), {"id": 1, "owner": Obj({"nick": 5})}, 5, "x", None, [1], (Obj({"id": 1}), {"tags": ["k"]}), dt.date(2020, 1, 1), Obj({"id": 1, "owner": 5})], ["python", "strict"], 0),
        ({"t": "list", "items": {"t": "ref", "name": "Orm"}}, [[Obj({"id": 1}), Obj({"id": None})]], P, 0), ({"t": "union", "choices": [{"t": "ref", "name": "Orm"}, {"t": "ref", "name": "User"}]}, [Obj({"id": 1}), {"id": 1, "name": "x"}, {"id": 1, "name": "x", "tags": []}], P, 0),
        ({"t": "dataclass", "name": "Point", "fields": [{"name": "x", "schema": I}, {"name": "y", "schema": "float", "default": 1.5}]}, [{"x": 1}, {"x": "a", "y": "b"}, {}, {"x": 1, "z": 2}, 5, [1, 2], {"x": "3", 5: 1}], ALL, 0),
        ({"t": "dataclass", "name": "Pin", "config": {"extra": "forbid"}, "fields": [{"name": "x", "schema": I}, {"name": "k", "schema": "str", "kw_only": True, "default": "q"}]}, [{"x": 1}, {"x": 1, "z": 2}, {"x": 1, "k": 5}], ["python", "json"], 0),
        ({"t": "model", "name": "HasPoint", "fields": [{"name": "p", "schema": {"t": "dataclass", "name": "P2", "fields": [{"name": "a", "schema": "date"}]}}]}, [{"p": {"a": "2020-01-01"}}, {"p": {"a": 5.5}}, {"p": None}], ["python", "json"], 0),
        ({"t": "typeddict", "name": "Closed", "config": {"extra": "forbid"}, "fields": [{"name": "a", "schema": I}]}, [{"a": 1}, {"a": 1, "b": 2}, {"a": "x", 5: 6}], ["python", "json"], 0), ({"t": "typeddict", "name": "Open", "config": {"extra": "allow"}, "fields": [{"name": "a", "schema": I}]}, [{"a": 1, "b": [2]}, {"b": 1}], ["python", "json"], 0),
        ({"t": "model", "name": "Defaults", "fields": [{"name": "a", "schema": I, "default": "x"}, {"name": "b", "schema": I, "default": "y", "validate_default": True}, {"name": "c", "schema": {"t": "list", "items": I}, "factory": "list"}, {"name": "d", "schema": "str", "default": "d", "exclude": True}]}, [{}, {"a": 1, "b": 2}, {"c": [1, "2"], "b": "3"}], P, 0),
        ({"t": "model", "name": "Values", "fields": [{"name": k, "schema": k} for k in ("float", "bytes", "date", "time", "datetime", "timedelta", "uuid", "decimal", "secretstr")]},
         [{"float": 1e16, "bytes": "é", "date": "2020-01-02", "time": "01:02:03.5+01:00", "datetime": "2020-01-02T03:04:05.000006Z", "timedelta": "P1DT2H3M4.5S", "uuid": UUIDS[0], "decimal": "1.50", "secretstr": "s"},
          {"float": "nan", "bytes": b"x", "date": 0, "time": 5, "datetime": 1.5, "timedelta": -90061.5, "uuid": UUIDS[1], "decimal": 5, "secretstr": ""}], ["python"], 0),
    ]


URLS = [
    "http://example.com", "https://example.com/", "http://example.com/path?q=1#f", "HTTP://EXAMPLE.COM:80/A%20b", "http://example.com:8080", "http://user:pass@example.com", "http://user@example.com/", "http://:pw@h/", "ftp://example.com", "example.com", "", " http://example.com ",
    "http://", "http:", "http:///path", "http:/example.com", "http:\\\\example.com\\a", "//example.com", "http://exa mple.com", "http://example.com:99999", "http://example.com:abc", "http://[::1]/", "http://[::1", "http://[1:2:3:4:5:6:7:8]:80/x", "http://1.2.3.4", "http://1.2.3", "http://256.1.1.1", "http://0x7f.1",
    "http://1.2.3.4.5", "http://münchen.de/ä?ö=ü#ß", "http://xn--mnchen-3ya.de", "http://£££.com", "http://例え.jp", "http://a..b", "http://-a.com", "http://a_b.com", "http://example.com/../a/./b/%2e%2e/c", "http://example.com?x= y&z='\"", "http://example.com/#a b`<>", "http://example.com/a|b{c}^", "mailto:a@b.c", "file:///etc/passwd",
    "file://host/x", "data:text/plain,hi", "javascript:alert(1)", "http://example.com%2f", "http://ex%41mple.com", "http://exa\tmple.com", "http://example.com/\n", "ws://a.b", "wss://a.b:443/", "https://a:443/", "http://a:80", "http://a:0", "redis://localhost", "redis://:pw@host:6379/1", "redis:///2", "postgres://u:p@h:5432/db", "postgresql+asyncpg://h/db", "postgres://u:p@h1:1,h2:2/db",
    "postgres://h", "mysql://u@h:3306/d?x=1", "mongodb://h1,h2/d", "amqp://u:p@h/v", "nats://h", "kafka://h:9092", "http://" + "a" * 64 + ".com", "http://" + "a." * 130 + "com", "http://example.com/" + "x" * 2100, "http://a@b@c.com", "http://a:b:c@d.com", "http://%00.com", "http://a%zz.com", "http://[::ffff:1.2.3.4]", "http://[fe80::1%25eth0]", "http://EXAMPLE.com./x", "h ttp://x", "1http://x", "http+x://y/z", "http://ab*c.com", "http://☃.net/", "http://a\u00ad.com", "http://faß.de", "http://x.y/;a=b,c", "http://x?", "http://x#", "http://x/?#", "http://x:/", "http://@x", "http://x/%e9", "http://x/%", "http://x/%a",
]
EMAILS = ["a@example.com", "A.B@Example.COM", "a@b", "a", "@example.com", "a@", "a@@example.com", "a b@example.com", " a@example.com ", "a@example..com", ".a@example.com", "a.@example.com", "a..b@example.com", "a@-example.com", "a@example-.com", "a@exa_mple.com", "a@example.c", "a@localhost", "a@example.test", "a@münchen.de", "ä@example.com",
          "a@xn--mnchen-3ya.de", '"a b"@example.com', "a@[1.2.3.4]", "a" * 65 + "@example.com", "a@" + "b" * 64 + ".com", "a@" + "b." * 130 + "com", "Name <a@example.com>", "<a@example.com>", "Name a@example.com", "a+b@example.com", "a@example.com.", "a@.example.com", "a(c)@example.com", "a\\b@example.com", "a,b@example.com", "a@exam ple.com", "a@example.com\n", "a\u200b@example.com", "a@example.123", "", "日本@例え.jp", "a@例え.テスト", "o'brien@example.com", "a@b.co", "A@B.CO", "a@example.local", "a@example.invalid", "a@EXAMPLE.Com", "fred bloggs <Fred.Bloggs@Example.COM>", '"Q, R" <q@r.st>', "a@b.c<", "x" * 2049 + "@a.b", "a@ab.", "a\t@b.co", "a@b\t.co", "a@b.co,c@d.co"]


def network_groups():
    P, PJ = ["python"], ["python", "json"]
    kinds = ("HttpUrl", "AnyUrl", "AnyHttpUrl", "FileUrl", "FtpUrl", "WebsocketUrl", "PostgresDsn", "RedisDsn", "MySQLDsn", "AmqpDsn", "KafkaDsn", "MongoDsn", "AnyWebsocketUrl", "MariaDBDsn", "NatsDsn", "CockroachDsn")
    g = [({"t": "url", "kind": k}, URLS + [5, None, b"http://x"], P, 0) for k in kinds]
    g += [({"t": "email"}, EMAILS + [5, None, b"a@b.co"], PJ, 0), ({"t": "nameemail"}, EMAILS + [5, None], P, 0), ({"t": "union", "choices": [{"t": "url", "kind": "HttpUrl"}, "int"]}, URLS[:12], P, 0)]
    return g


LEAVES = ["int", "str", "float", "bool", "none", "any", "bytes", "date", "datetime", "uuid", "decimal", {"t": "int", "ge": 0, "lt": 10}, {"t": "str", "min_length": 2}, {"t": "literal", "values": ["a", {"int": "1"}]},
          {"t": "enum", "name": "Color"}, {"t": "enum", "name": "Level"}, {"t": "float", "gt": 0}, "timedelta", "time"]


def random_schema(rng, depth, names):
    """A random schema; None is left to nullable, as typing folds it."""
    kind = rng.choice(["leaf"] * 3 + ["list", "dict", "tuple", "tuple*", "set", "union", "union", "nullable", "model"] * (depth > 0))
    sub = lambda: random_schema(rng, depth - 1, names)
    hashable = lambda: rng.choice(["int", "str", "date", {"t": "literal", "values": ["a", {"int": "1"}]}])
    if kind == "leaf":
        return rng.choice(LEAVES)
    if kind == "list":
        return {"t": "list", "items": sub(), **rng.choice([{}, {"min_length": 1}, {"max_length": 2}])}
    if kind == "dict":
        return {"t": "dict", "keys": hashable(), "values": sub()}
    if kind == "tuple":
        return {"t": "tuple", "items": [sub() for _ in range(rng.randint(1, 2))]}
    if kind == "tuple*":
        return {"t": "tuple*", "items": sub()}
    if kind == "set":
        return {"t": "set", "items": hashable()}
    if kind == "union":
        out = []
        for _ in range(rng.randint(2, 3)):
            c = sub()
            if (c if isinstance(c, str) else c["t"]) not in ("union", "nullable", "none", "any", "literal") and c not in out:
                out.append(c)
        return {"t": "union", "choices": out, **rng.choice([{}, {}, {"union_mode": "left_to_right"}])} if len(out) > 1 else "int"
    if kind == "nullable":
        c = sub()
        return {"t": "nullable", "inner": c} if (c if isinstance(c, str) else c["t"]) not in ("none", "any", "nullable", "union") else c
    name = f"R{len(names)}"
    names.append(name)
    fields = [{"name": k, "schema": sub(), **rng.choice([{}, {}, {"default": None}])} for k in ("a", "b", "c")[: rng.randint(1, 3)]]
    return {"t": "model", "name": name, "config": rng.choice([{}, {}, {"extra": "forbid"}, {"extra": "allow"}]), "fields": fields}


def random_input(rng, s, depth=0):
    """An input that has some chance to fit the schema."""
    if rng.random() < 0.15 or depth > 4:
        return rng.choice(COMMON[:60] + COMMON[69:])
    if isinstance(s, str):
        s = {"t": s}
    t = s["t"]
    sub = lambda x: random_input(rng, x, depth + 1)
    if t in ("list", "tuple*"):
        items = [sub(s["items"]) for _ in range(rng.randint(0, 3))]
        return rng.choice([list, tuple])(items)
    if t == "set":
        return [sub(s["items"]) for _ in range(rng.randint(0, 3))]
    if t == "tuple":
        return rng.choice([list, tuple])([sub(x) for x in s["items"]])
    if t == "dict":
        return {k if isinstance(k, (str, int, dt.date)) else "k": sub(s["values"]) for k in (sub(s["keys"]) for _ in range(rng.randint(0, 2)))}
    if t == "union":
        return sub(rng.choice(s["choices"]))
    if t == "nullable":
        return None if rng.random() < 0.3 else sub(s["inner"])
    if t == "model":
        return {f["name"]: sub(f["schema"]) for f in s["fields"] if rng.random() < 0.85} | ({"z": 1} if rng.random() < 0.2 else {})
    if t == "literal":
        return rng.choice(["a", 1, "1", "b", 1.0, True])
    if t == "enum":
        return rng.choice(["r", 2, Color.red, 1, 10, Level.high, "2", 2.0])
    pools = {"date": TEMPORAL, "datetime": TEMPORAL, "time": TEMPORAL, "timedelta": TEMPORAL, "uuid": UUIDS, "decimal": DECIMALS}
    return rng.choice(pools.get(t, [1, "1", "ab", 2.5, "x", True, 5, b"ab", 7.0, "3.5", -1, 12]))


def ordered(v):
    """Whether no set of several texts is in v: their order changes from run to run."""
    if isinstance(v, (set, frozenset)):
        return len(v) < 2 or all(type(x) in (int, bool) and 0 <= x < 3 for x in v)
    if isinstance(v, dict):
        return all(ordered(x) for x in v.values())
    if isinstance(v, (list, tuple)):
        return all(ordered(x) for x in v)
    if isinstance(v, BaseModel):
        return all(ordered(x) for _, x in v)
    return True


def unique_keys(v):
    """Whether v has no keys that are one and the same in JSON."""
    if isinstance(v, dict):
        return len({json.dumps(k) if not isinstance(k, str) else json.dumps(str(k)) for k in map(str, v)}) == len(v) and all(map(unique_keys, v.values()))
    return all(map(unique_keys, v)) if isinstance(v, (list, tuple)) else True


def random_groups():
    rng = random.Random(7)
    names, out = [], []
    while len(out) < 220:
        s = random_schema(rng, 3, names)
        try:
            TypeAdapter(build(s))
        except Exception:
            continue
        out.append((s if isinstance(s, dict) else {"t": s}, [random_input(rng, s) for _ in range(25)], ["python", "strict", "json"], 0))
    return out


def main():
    out = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    for name, groups in (("scalars", scalar_groups), ("temporal", temporal_groups), ("containers", container_groups), ("network", network_groups), ("random", random_groups)):
        rows = run(groups(), 1)
        text = json.dumps({"pydantic": pydantic.VERSION, "python": sys.version.split()[0], "groups": rows}, ensure_ascii=True, separators=(",", ":"))
        (out / f"{name}.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        print(name, sum(len(r["cases"]) for r in rows))


if __name__ == "__main__":
    main()
