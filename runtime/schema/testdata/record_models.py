"""Records what models do: validators, serializers, the methods of instances.

    python runtime/schema/testdata/record_models.py [outdir]

A scenario is a model in the language of record.py, with functions by name that
both sides have, and operations with their outcomes.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Annotated, Any, Optional

import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, PrivateAttr, WrapSerializer, WrapValidator, computed_field, field_serializer, model_serializer, model_validator
from pydantic_core import PydanticCustomError, PydanticUseDefault

sys.path.insert(0, str(Path(__file__).parent))
import record


def strip(v):
    return v.strip()


def bad(v):
    raise ValueError("bad value")


def odd(v):
    assert v % 2, "must be odd"
    return v


def custom(v):
    raise PydanticCustomError("my_type", "got {x} of {y}", {"x": v, "y": 1.5})


def nodefault(v):
    raise PydanticUseDefault()


def boom(v):
    raise KeyError("boom")


def where(v, info):
    return f"{info.field_name} {sorted(info.data)} {info.mode} {info.context}"


def rescue(v, handler):
    try:
        return handler(v)
    except pydantic.ValidationError as e:
        return -e.error_count()


def twice(v, handler):
    return handler(v) * 2


def plus(v):
    return f"<{v}>"


def nest(v, handler):
    return {"inner": handler(v)}


def fail_ser(v):
    raise ValueError("cannot")


FUNCS = {f.__name__: f for f in (strip, bad, odd, custom, nodefault, boom, where, rescue, twice, plus, nest, fail_ser)}
WRAPPERS = {"before": BeforeValidator, "after": AfterValidator, "plain": PlainValidator, "wrap": WrapValidator}


def make(s):
    anns, ns = {}, {"__module__": "app", "__qualname__": s["name"]}
    for f in s["fields"]:
        t, info = record.field(f)
        for kind, fn in f.get("validators", []):
            t = Annotated[t, WRAPPERS[kind](FUNCS[fn])]
        if "serializer" in f:
            kind, fn, when = f["serializer"]
            t = Annotated[t, (PlainSerializer if kind == "plain" else WrapSerializer)(FUNCS[fn], when_used=when)]
        anns[f["name"]] = t
        ns[f["name"]] = info
    for name, default in s.get("private", {}).items():
        anns[name] = Any
        ns[name] = PrivateAttr(default=record.decode(default))
    ns["__annotations__"] = anns
    ns["model_config"] = ConfigDict(**s.get("config", {}))
    for kind in s.get("model_validators", []):
        ns[f"check_{kind}"] = model_hook(kind)
    for name in s.get("computed", []):
        ns[name] = computed_field(return_type=Any)(property(lambda self: self.a * 2)) if name == "double" else computed_field(alias="Tag", return_type=Any)(property(lambda self: None))
    if "model_serializer" in s:
        ns["ser"] = model_serializer(mode=s["model_serializer"])(
            (lambda self: {"plain": self.a}) if s["model_serializer"] == "plain" else (lambda self, handler: {**handler(self), "more": 1}))
    return type(s["name"], (BaseModel,), ns)


def model_hook(kind):
    if kind == "before":
        def check(cls, data):
            return {**data, "b": data.get("b", 7)} if isinstance(data, dict) else data
        return model_validator(mode="before")(classmethod(check))
    if kind == "after":
        def check_after(self):
            if self.a > 100:
                raise ValueError("a too big")
            return self
        return model_validator(mode="after")(check_after)

    def check_wrap(cls, data, handler):
        if data == "none":
            raise ValueError("none given")
        return handler(data)
    return model_validator(mode="wrap")(classmethod(check_wrap))


def text(fn):
    try:
        return repr(fn())
    except pydantic.ValidationError as e:
        return {"errors": record.errors(e), "title": e.title, "text": str(e)}
    except Exception as e:
        return f"raised {type(e).__name__}: {e}"


def options(o):
    return {k: record.decode(v) if isinstance(v, (dict, list)) else v for k, v in o.items()}


def run(cls, op, m):
    """Does one operation; gives the instance to go on with and the outcome."""
    kind, *args = op
    box = [m]

    def act():
        m = box[0]
        if kind == "init":
            box[0] = cls(**options(args[0]))
            return box[0]
        if kind == "validate":
            box[0] = cls.model_validate(record.decode(args[0]), **options(args[1] if len(args) > 1 else {}))
            return box[0]
        if kind == "validate_json":
            box[0] = cls.model_validate_json(args[0])
            return box[0]
        if kind == "construct":
            box[0] = cls.model_construct(**options(args[0]))
            return box[0]
        if kind == "dump":
            return m.model_dump(**options(args[0]))
        if kind == "json":
            return m.model_dump_json(**options(args[0]))
        if kind == "set":
            setattr(m, args[0], record.decode(args[1]))
            return m
        if kind == "get":
            return getattr(m, args[0])
        if kind == "del":
            delattr(m, args[0])
            return m
        if kind == "copy":
            return m.model_copy(**options(args[0]))
        if kind == "str":
            return str(m)
        if kind == "iter":
            return list(m)
        if kind == "set_fields":
            return sorted(m.model_fields_set)
        if kind == "eq":
            return (m == m.model_copy(), m == cls.model_construct(**options(args[0])), m == 1)
        if kind == "hash":
            return hash(m) == hash(m.model_copy())
        raise AssertionError(kind)

    out = text(act)
    return box[0], out


A = {"name": "a", "schema": "int"}
B = {"name": "b", "schema": "int", "default": {"int": "5"}}
S = {"name": "s", "schema": "str", "default": "x"}


def scenarios():
    ops = [["init", {"a": 1}], ["str"], ["iter"], ["set_fields"], ["dump", {}], ["json", {}], ["dump", {"exclude_unset": True}], ["dump", {"exclude_defaults": True}], ["dump", {"include": {"set": ["a"]}}],
           ["dump", {"exclude": {"set": ["a"]}}], ["copy", {"update": {"dict": [["a", "raw"]]}}], ["copy", {"deep": True}], ["set", "a", {"int": "3"}], ["set_fields"], ["set", "nope", 1], ["get", "nope"], ["del", "b"], ["get", "b"], ["dump", {}],
           ["eq", {"a": {"int": "3"}}], ["hash"], ["init", {"a": "x"}], ["init", {}], ["construct", {"a": "raw"}], ["json", {}], ["set_fields"], ["validate", {"dict": [["a", "5"]]}, {"strict": True}], ["validate_json", '{"a": "5"}'], ["validate_json", "{"]]
    yield {"name": "Plain", "fields": [A, B, S]}, ops
    yield {"name": "Allow", "fields": [A, B], "config": {"extra": "allow"}}, ops + [["init", {"a": 1, "z": 2}], ["get", "z"], ["set", "y", "new"], ["dump", {}], ["dump", {"exclude": {"set": ["z"]}}], ["iter"], ["str"], ["get", "model_extra"], ["set_fields"], ["del", "z"], ["json", {}]]
    yield {"name": "Assign", "fields": [{**A, "schema": {"t": "int", "gt": 0}}, B, {**S, "frozen": True}], "config": {"validate_assignment": True}, "model_validators": ["after"]}, ops + [["init", {"a": 1}], ["set", "a", "7"], ["set", "a", -1], ["set", "a", "q"], ["set", "s", "y"], ["set", "a", {"int": "101"}], ["get", "a"]]
    yield {"name": "Frozen", "fields": [A, B], "config": {"frozen": True}}, ops
    yield {"name": "Alias", "fields": [{**A, "alias": "AA"}, {**B, "serialization_alias": "BB"}], "config": {"populate_by_name": True}}, ops + [["init", {"AA": 2}], ["dump", {"by_alias": True}], ["json", {"by_alias": True}], ["construct", {"AA": 1}], ["init", {"AA": "x"}]]
    yield {"name": "Private", "fields": [A], "private": {"_p": {"int": "9"}, "_l": []}}, [["init", {"a": 1}], ["get", "_p"], ["set", "_p", "q"], ["get", "_p"], ["get", "_l"], ["dump", {}], ["get", "_zz"], ["copy", {}]]
    yield {"name": "Hooks", "fields": [A, B], "model_validators": ["before", "after", "wrap"]}, [["init", {"a": 1}], ["init", {"a": 200}], ["validate", "none"], ["validate", 5], ["validate", {"dict": [["a", "x"]]}], ["validate_json", '{"a": 1, "b": 2}']]
    yield {"name": "Computed", "fields": [A], "computed": ["double", "tag"]}, [["init", {"a": 2}], ["dump", {}], ["json", {"by_alias": True}], ["dump", {"exclude_none": True}], ["dump", {"round_trip": True}], ["dump", {"exclude": {"set": ["double"]}}], ["str"], ["dump", {"include": {"set": ["tag"]}}]]
    yield {"name": "PlainSer", "fields": [A], "model_serializer": "plain"}, [["init", {"a": 2}], ["dump", {}], ["json", {}]]
    yield {"name": "WrapSer", "fields": [A, B], "model_serializer": "wrap"}, [["init", {"a": 2}], ["dump", {}], ["json", {}], ["dump", {"exclude": {"set": ["b"]}}]]
    inputs = [" 3 ", "3", 3, 4, None, "x", 2.0]
    for kind, fn in (("before", "strip"), ("after", "odd"), ("after", "bad"), ("before", "bad"), ("plain", "odd"), ("wrap", "rescue"), ("wrap", "twice"), ("after", "custom"), ("before", "nodefault"), ("after", "boom"), ("after", "where"), ("before", "where"), ("plain", "where")):
        f = {"name": "v", "schema": "int", "validators": [[kind, fn]]}
        if fn == "nodefault":
            f["default"] = {"int": "42"}
        yield {"name": f"F{kind}{fn}".title(), "fields": [{"name": "a", "schema": "int", "default": {"int": "1"}}, f]}, [["init", {"v": v if not isinstance(v, (int, float)) else record.encode(v)}] for v in inputs] + [["validate_json", '{"v": "7", "a": 2}'], ["validate_json", '{"v": [1]}']]
    u = {"t": "union", "choices": ["int", "str"]}
    yield {"name": "U", "fields": [{"name": "v", "schema": u, "validators": [["after", "plus"]]}, {"name": "w", "schema": {"t": "nullable", "inner": "int"}, "default": None, "validators": [["before", "strip"]]}]}, [["init", {"v": 1}], ["init", {"v": "x", "w": " 5 "}], ["init", {"v": []}], ["init", {"v": 1, "w": 5}]]
    for kind, fn, when in (("plain", "plus", "always"), ("plain", "plus", "json"), ("plain", "plus", "unless-none"), ("plain", "plus", "json-unless-none"), ("wrap", "nest", "always"), ("plain", "fail_ser", "always")):
        yield {"name": f"S{kind}{when}".title().replace("-", ""), "fields": [{"name": "v", "schema": {"t": "nullable", "inner": "date"}, "default": None, "serializer": [kind, fn, when]}]}, [["init", {"v": "2020-01-01"}], ["dump", {}], ["dump", {"mode": "json"}], ["json", {}], ["init", {}], ["dump", {}], ["json", {}], ["dump", {"exclude_none": True}]]
    nested = {"name": "Nest", "fields": [{"name": "items", "schema": {"t": "list", "items": {"t": "dict", "keys": "str", "values": "int"}}}, {"name": "m", "schema": {"t": "dict", "keys": "str", "values": {"t": "list", "items": "int"}}, "default": {"dict": []}}]}
    yield nested, [["init", {"items": [{"dict": [["x", 1], ["y", 2]]}, {"dict": [["x", 3]]}], "m": {"dict": [["k", [1, 2, 3]]]}}]] + [["dump", o] for o in (
        {"include": {"dict": [["items", {"dict": [["__all__", {"set": ["x"]}]]}]]}}, {"exclude": {"dict": [["items", {"dict": [[{"int": "0"}, {"set": ["x"]}], [{"int": "-1"}, True]]}]]}}, {"exclude": {"dict": [["items", {"dict": [["__all__", {"dict": [["x", True]]}]]}]]}},
        {"include": {"dict": [["m", {"dict": [["k", {"set": [{"int": "0"}, {"int": "-1"}]}]]}]]}}, {"exclude": {"set": ["items", "m"]}}, {"include": {"dict": [["m", True]]}}, {"include": {"dict": [["items", {"dict": [[{"int": "1"}, True], ["__all__", {"set": ["y"]}]]}]]}})] + [["json", {"indent": 2}], ["json", {"include": {"set": ["items"]}}], ["dump", {"include": 5}]]


def main():
    out = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    rows, total = [], 0
    for s, ops in scenarios():
        cls = make(s)
        m, steps = None, []
        for op in ops:
            m, got = run(cls, op, m)
            steps.append({"op": op, "want": got})
            total += 1
        rows.append({"model": s, "steps": steps})
    data = json.dumps({"pydantic": pydantic.VERSION, "scenarios": rows}, separators=(",", ":"))
    (out / "models.json.gz").write_bytes(gzip.compress(data.encode(), mtime=0))
    print("models", total)


if __name__ == "__main__":
    main()
