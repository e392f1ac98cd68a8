"""Describe the routes of FastAPI applications as JSON, one line for each file.

Usage: python describe.py FILE...

Each line is {"file": ..., "routes": [...]} or {"file": ..., "error": "Type: text"}. The
Go side prints the same description from its own reading of the file; the test compares.
"""

import importlib.util
import json
import os
import sys
import warnings

from fastapi import params
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import (
    _get_cache_key,
    _get_computed_scope,
    _get_oauth_scopes,
    _is_async_gen_callable,
    _is_coroutine_callable,
    _is_gen_callable,
    _is_security_scheme,
)
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic_core import PydanticUndefined

SPECIAL = [
    ("request", "request_param_name"),
    ("websocket", "websocket_param_name"),
    ("connection", "http_connection_param_name"),
    ("response", "response_param_name"),
    ("tasks", "background_tasks_param_name"),
    ("scopes", "security_scopes_param_name"),
]


def show(value):
    """Values whose repr is the same on both sides; all others by their class."""
    if value is PydanticUndefined or value is ...:
        return "undefined"
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    return type(value).__name__


def param(field):
    info = field.field_info
    out = {
        "name": field.name,
        "alias": field.validation_alias or field.alias,
        "required": info.is_required(),
        "default": show(info.default),
    }
    if isinstance(info, params.Body):
        out["class"] = type(info).__name__
    return out


def kind(call):
    if _is_async_gen_callable(call):
        return "async generator"
    if _is_gen_callable(call):
        return "generator"
    return "async" if _is_coroutine_callable(call) else "sync"


class Describer:
    def __init__(self):
        self.keys = []

    def key(self, dependant):
        key = _get_cache_key(dependant=dependant)
        if key not in self.keys:
            self.keys.append(key)
        return self.keys.index(key)

    def dependant(self, d):
        out = {"call": getattr(d.call, "__name__", type(d.call).__name__), "kind": kind(d.call), "key": self.key(d)}
        if d.name is not None:
            out["name"] = d.name
        if not d.use_cache:
            out["use_cache"] = False
        if _get_computed_scope(dependant=d):
            out["scope"] = _get_computed_scope(dependant=d)
        if _get_oauth_scopes(dependant=d):
            out["oauth"] = _get_oauth_scopes(dependant=d)
        if _is_security_scheme(dependant=d):
            out["security"] = True
        for group in ("path", "query", "header", "cookie", "body"):
            fields = getattr(d, group + "_params")
            if fields:
                out[group] = [param(f) for f in fields]
        special = sorted([name, getattr(d, attr)] for name, attr in SPECIAL if getattr(d, attr))
        if special:
            out["special"] = special
        if d.dependencies:
            out["dependencies"] = [self.dependant(x) for x in d.dependencies]
        return out

    def route(self, r):
        out = {
            "path": r.path,
            "methods": sorted(r.methods),
            "name": r.name,
            "unique_id": r.unique_id if len(r.methods) == 1 else "",
            "status": r.status_code,
            "in_schema": r.include_in_schema,
            "tags": [str(getattr(t, "value", t)) for t in r.tags],
            "description": r.description,
            "response_model": bool(r.response_field),
            "embed": r._embed_body_fields,
            "dependant": self.dependant(r.dependant),
        }
        if r.summary:
            out["summary"] = r.summary
        if r.deprecated:
            out["deprecated"] = True
        if r.operation_id:
            out["operation_id"] = r.operation_id
        if not isinstance(r.response_class, DefaultPlaceholder):
            out["response_class"] = r.response_class.__name__
        if r.responses:
            out["responses"] = [str(k) for k in r.responses]
        flags = [f for f in ("exclude_unset", "exclude_defaults", "exclude_none") if getattr(r, "response_model_" + f)]
        if not r.response_model_by_alias:
            flags.append("by_name")
        if flags:
            out["flags"] = flags
        if r.body_field is not None:
            out["body"] = {"name": r.body_field.name, "required": r.body_field.field_info.is_required(), "media_type": r.body_field.field_info.media_type}
        return out


def load(path, root):
    """Import the file under the module name that it has below root."""
    sys.path[:] = [p for p in sys.path if p != root] + [root]
    name = os.path.relpath(path, root)[:-3].replace(os.sep, ".")
    return importlib.import_module(name)


def describe(path, root):
    from fastapi import FastAPI

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = load(path, root)
            app = next((v for v in vars(module).values() if isinstance(v, FastAPI)), None)
            if app is None:
                return {"error": "no app"}
            d = Describer()
            routes = []
            for context in iter_route_contexts(app.routes):
                if isinstance(context.original_route, APIRoute):
                    routes.append(d.route(context._effective_route))
            return {"title": app.title, "version": app.version, "routes": routes}
    except Exception as e:
        return {"error": f"{type(e).__name__}: {e}"}


if __name__ == "__main__":
    root = os.path.abspath(sys.argv[1])
    for name in sys.argv[2:]:
        out = {"file": name, **describe(os.path.join(root, name), root)}
        print(json.dumps(out, ensure_ascii=False, sort_keys=True), flush=True)
