"""What sources of settings ask of the fields of a settings class. Annotations are only looked at
here, when a class is made, which is at build: what a service needs of them are these tables."""

from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import is_dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import AliasChoices, AliasPath, BaseModel, Json, RootModel, Secret, TypeAdapter
from pydantic.types import Strict

try:
    from typing import TypeAliasType
except ImportError:
    from typing_extensions import TypeAliasType


class NoDecode:
    """Annotation to prevent decoding of a field value."""


class ForceDecode:
    """Annotation to force decoding of a field value."""


# The keys of a model's configuration that sources read beside those that Pydantic does not have.
_SHARED_KEYS = ("extra", "strict", "validate_by_alias", "validate_by_name", "populate_by_name")
# What else a ConfigDict of Pydantic has.
_PYDANTIC_KEYS = frozenset(
    """title str_to_lower str_to_upper str_strip_whitespace str_min_length str_max_length frozen use_enum_values
    validate_assignment arbitrary_types_allowed from_attributes loc_by_alias alias_generator model_title_generator
    field_title_generator ignored_types allow_inf_nan json_schema_extra json_encoders revalidate_instances
    ser_json_timedelta ser_json_temporal val_temporal_unit ser_json_bytes val_json_bytes ser_json_inf_nan
    validate_default validate_return protected_namespaces hide_input_in_errors defer_build plugin_settings
    schema_generator json_schema_serialization_defaults_required json_schema_mode_override coerce_numbers_to_str
    regex_engine validation_error_cause use_attribute_docstrings cache_strings serialize_by_alias
    url_preserve_empty_path polymorphic_serialization""".split()
)


class Description:
    """Of a model class: its fields by name, and what its configuration says of sources."""

    def __init__(self, name, config):
        self.name = name
        self.config = config
        self.by_alias = config.get("validate_by_alias") is not False
        self.by_name = _by_name(config)
        self.fields = {}


class Shape:
    """Of an annotation: which parts of it are dicts and models."""

    def __init__(self):
        self.is_dict = False
        self.args = ()
        self.model = None
        self.complex = False
        self.union = False


class FieldDescription:
    """Of a field. The aliases are the first parts of those that validation looks at, each with whether
    more parts follow; whole tells the first parts of paths that lead into a value."""

    def __init__(self, name):
        self.name = name
        self.aliases = None
        self.names = ()
        self.alias_path = None
        self.complex = False
        self.union = False
        self.no_decode = False
        self.force_decode = False
        self.shape = None
        self.is_dict = False
        self.heads = ()
        self.nested = None
        self.enums = ()
        self.adapter = None
        self.coerced = False
        self.default = None


# The descriptions of the settings classes of the program.
descriptions = {}


def describe(cls):
    return _describe_model(cls, {})


def _by_name(config):
    if config.get("validate_by_name") is not None:
        return config["validate_by_name"]
    if config.get("populate_by_name") is not None:
        return config["populate_by_name"]
    return config.get("validate_by_alias") is False


def _describe_model(cls, made):
    if cls in made:
        return made[cls]
    config = getattr(cls, "model_config", None) or getattr(cls, "__pydantic_config__", None) or {}
    kept = {k: v for k, v in config.items() if k in _SHARED_KEYS or k not in _PYDANTIC_KEYS}
    out = made[cls] = Description(cls.__name__, kept)
    fields = cls.__pydantic_fields__ if hasattr(cls, "__pydantic_fields__") else cls.model_fields
    for name, field in fields.items():
        out.fields[name] = _describe_field(name, field, kept, made)
    return out


def _describe_field(name, field, config, made):
    out = FieldDescription(name)
    alias = field.validation_alias
    paths = alias.choices if isinstance(alias, AliasChoices) else [alias] if alias is not None else []
    if paths:
        out.aliases = tuple((_head(p), isinstance(p, AliasPath) and len(p.path) > 1) for p in paths)
    out.heads = tuple(p.path[0] for p in paths if isinstance(p, AliasPath) and len(p.path) > 1)
    # The names of the alias itself, those of paths only where there are no others.
    names = [p for p in paths if isinstance(p, str)]
    if not names and paths:
        names = [_head(paths[0])]
        out.alias_path = True
    out.names = tuple(dict.fromkeys(names)) or (name,)
    annotation, metadata = _resolve(field.annotation), list(field.metadata)
    if _origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metadata += more
    out.complex = _is_complex(field.annotation, field.metadata)
    out.union = _is_union(annotation) and _union_is_complex(annotation, metadata, ())
    out.no_decode = NoDecode in metadata
    out.force_decode = ForceDecode in metadata
    out.is_dict = annotation is dict or _subclass(_origin(annotation), dict)
    out.shape = _shape(field.annotation, made)
    inner = _strip(_optional(field.annotation))
    if _has_fields(inner):
        out.nested = _describe_model(inner, made)
    out.enums = tuple(_enums(field.annotation))
    out.coerced = _is_union(annotation) and _has_strict(annotation) or _has_numeric_enum(annotation)
    if (out.coerced or config.get("strict")) and not any(isinstance(m, Json) for m in metadata) and not _holds_json(annotation):
        out.adapter = TypeAdapter(field.annotation)
    else:
        out.coerced = False
    if isinstance(field.default, BaseModel) or is_dataclass(type(field.default)):
        out.default = field.default
    return out


def _head(alias):
    return alias.path[0] if isinstance(alias, AliasPath) else alias


def _origin(annotation):
    origin = get_origin(annotation)
    return Union if origin is UnionType else origin


def _is_union(annotation):
    return _origin(annotation) is Union


def _subclass(cls, of):
    return isinstance(cls, type) and issubclass(cls, of)


def _has_fields(annotation):
    return _subclass(annotation, BaseModel) or isinstance(annotation, type) and hasattr(annotation, "__pydantic_fields__")


def _strip(annotation):
    return get_args(annotation)[0] if _origin(annotation) is Annotated else annotation


def _optional(annotation):
    if _is_union(annotation):
        args = [a for a in get_args(annotation) if a is not type(None)]
        if len(args) == 1 and len(get_args(annotation)) == 2:
            return args[0]
    return annotation


def _resolve(annotation):
    while True:
        if isinstance(annotation, TypeAliasType):
            annotation = annotation.__value__
            continue
        origin = get_origin(annotation)
        if not isinstance(origin, TypeAliasType):
            return annotation
        given = dict(zip(origin.__type_params__, get_args(annotation)))
        annotation = _substitute(origin.__value__, given)


def _substitute(annotation, given):
    if isinstance(annotation, TypeVar) and annotation in given:
        return given[annotation]
    args = get_args(annotation)
    new = tuple(_substitute(a, given) for a in args)
    if new == args:
        return annotation
    if _is_union(annotation):
        return Union[new]
    return get_origin(annotation)[new]


def _is_complex(annotation, metadata):
    annotation = _resolve(annotation)
    if _subclass(annotation, RootModel) and annotation is not RootModel:
        annotation = annotation.model_fields["root"].annotation
    if any(isinstance(m, Json) for m in metadata):
        return False
    origin = _origin(annotation)
    if origin is Annotated:
        inner, *meta = get_args(annotation)
        return _is_complex(inner, meta)
    if _subclass(origin, Secret):
        return False
    return _is_complex_class(annotation) or _is_complex_class(origin) or hasattr(origin, "__get_pydantic_core_schema__")


def _is_complex_class(cls):
    if not isinstance(cls, type) or issubclass(cls, (str, bytes)):
        return False
    return issubclass(cls, (BaseModel, Mapping, Sequence, Set, tuple, set, frozenset, deque)) or is_dataclass(cls)


def _union_is_complex(annotation, metadata, seen):
    for arg in get_args(annotation):
        if arg in seen:
            continue
        resolved = _resolve(arg)
        if _is_complex(resolved, metadata):
            return True
        inner = _member(resolved)
        if _is_union(inner) and _union_is_complex(inner, metadata, (*seen, arg)):
            return True
    return False


def _member(annotation):
    while _origin(annotation) is Annotated:
        annotation, *meta = get_args(annotation)
        if any(isinstance(m, Json) for m in meta):
            return None
        annotation = _resolve(annotation)
    return annotation


def _has_strict(annotation):
    for arg in get_args(annotation):
        if _origin(arg) is Annotated and any(isinstance(m, Strict) for m in get_args(arg)[1:]):
            return True
    return False


def _has_numeric_enum(annotation):
    origin = _origin(annotation)
    if origin is Literal:
        return any(isinstance(a, (int, float)) and isinstance(a, Enum) for a in get_args(annotation))
    if origin is Annotated:
        return _has_numeric_enum(get_args(annotation)[0])
    return origin is Union and any(_has_numeric_enum(a) for a in get_args(annotation))


def _holds_json(annotation):
    return annotation is Json or isinstance(annotation, Json) or any(_holds_json(a) for a in get_args(annotation))


def _enums(annotation):
    for cls in (annotation, _origin(annotation)):
        if _subclass(cls, Enum):
            yield from cls.__members__.items()
    for arg in get_args(annotation):
        yield from _enums(arg)


def _shape(annotation, made):
    out = Shape()
    out.complex = _is_complex(annotation, ())
    union = _member(_resolve(annotation))
    out.union = _is_union(union) and _union_is_complex(union, (), ())
    out.is_dict = _subclass(_origin(annotation), dict)
    if _origin(annotation) is not Literal:
        out.args = tuple(_shape(a, made) for a in get_args(annotation))
    if _has_fields(annotation):
        out.model = _describe_model(annotation, made)
    return out
