"""Where settings come from. The classes have the methods that programs override in
pydantic-settings; what they ask of fields stands in tables (describe.py)."""

import json
import os
import warnings
from abc import ABC, abstractmethod
from dataclasses import asdict, is_dataclass
from itertools import islice
from pathlib import Path

from dotenv import dotenv_values

from pydantic import BaseModel, ValidationError

from .describe import FieldDescription, descriptions
from .exceptions import SettingsError

DEFAULT_PATH = Path()
ENV_FILE_SENTINEL = Path()


class EnvNoneType(str):
    pass


def deep_update(mapping, *updates):
    out = mapping.copy()
    for update in updates:
        for k, v in update.items():
            if k in out and isinstance(out[k], dict) and isinstance(v, dict):
                out[k] = deep_update(out[k], v)
            else:
                out[k] = v
    return out


def parse_env_vars(env_vars, case_sensitive=False, ignore_empty=False, parse_none_str=None):
    return {
        k if case_sensitive else k.lower(): EnvNoneType(v) if parse_none_str is not None and v == parse_none_str else v
        for k, v in env_vars.items()
        if not (ignore_empty and v == "")
    }


def _config_file(file, depth):
    path = Path(file).expanduser()
    if path.is_file() or path.is_fifo():
        return path
    if depth > 0 and not path.is_absolute():
        for parent in islice(Path.cwd().parents, depth):
            candidate = parent / path
            if candidate.is_file() or candidate.is_fifo():
                return candidate
    return None


class PydanticBaseSettingsSource(ABC):
    def __init__(self, settings_cls, _init_state=None):
        self._init_state = {} if _init_state is None else _init_state
        self.settings_cls = settings_cls
        self._described = descriptions[settings_cls]
        self.config = self._described.config
        self._current_state = {}
        self._settings_sources_data = {}

    def _set_current_state(self, state):
        self._current_state = state

    def _set_settings_sources_data(self, states):
        self._settings_sources_data = states

    @property
    def current_state(self):
        return self._current_state

    @property
    def settings_sources_data(self):
        return self._settings_sources_data

    @abstractmethod
    def get_field_value(self, field, field_name): ...

    def _description(self, field, field_name):
        if isinstance(field, FieldDescription):
            return field
        return self._described.fields[field_name]

    def field_is_complex(self, field):
        if isinstance(field, FieldDescription):
            return field.complex
        for name, own in self.settings_cls.model_fields.items():
            if own is field:
                return self._described.fields[name].complex
        raise NotImplementedError("a field that is none of the settings class")

    def prepare_field_value(self, field_name, field, value, value_is_complex):
        if value is not None and (self._description(field, field_name).complex or value_is_complex):
            return self.decode_complex_value(field_name, field, value)
        return value

    def decode_complex_value(self, field_name, field, value):
        if field:
            described = self._description(field, field_name)
            if described.no_decode or self.config.get("enable_decoding") is False and not described.force_decode:
                return value
        return json.loads(value)

    @abstractmethod
    def __call__(self): ...


class DefaultSettingsSource(PydanticBaseSettingsSource):
    def __init__(self, settings_cls, nested_model_default_partial_update=None, _init_state=None):
        super().__init__(settings_cls, _init_state)
        partial = nested_model_default_partial_update
        self.nested_model_default_partial_update = partial if partial is not None else self.config.get("nested_model_default_partial_update", False)
        self.defaults = {}
        if self.nested_model_default_partial_update:
            for name, field in self._described.fields.items():
                key = field.names[0] if self._described.by_alias else name
                if isinstance(field.default, BaseModel):
                    self.defaults[key] = field.default.model_dump()
                elif field.default is not None:
                    self.defaults[key] = asdict(field.default)

    def get_field_value(self, field, field_name):
        return None, "", False

    def __call__(self):
        return self.defaults.copy()

    def __repr__(self):
        return f"{self.__class__.__name__}(nested_model_default_partial_update={self.nested_model_default_partial_update})"


class InitSettingsSource(PydanticBaseSettingsSource):
    def __init__(self, settings_cls, init_kwargs, nested_model_default_partial_update=None, _init_state=None):
        super().__init__(settings_cls, _init_state)
        exact = self.config.get("case_sensitive", False)
        given = {}
        for key in init_kwargs:
            given.setdefault(key if exact else key.lower(), []).append(key)
        self.init_kwargs = {}
        used = set()
        for name, field in self._described.fields.items():
            names = list(field.names) if self._described.by_alias else [name]
            wanted = [n if exact else n.lower() for n in names]
            if self._described.by_name:
                wanted.append(name if exact else name.lower())
            keys = [key for n in dict.fromkeys(wanted) for key in given.get(n, ()) if key not in used]
            if keys:
                used.update(keys)
                self.init_kwargs[names[0]] = init_kwargs[keys[0]]
        self.init_kwargs.update({k: v for k, v in init_kwargs.items() if k not in used})
        partial = nested_model_default_partial_update
        self.nested_model_default_partial_update = partial if partial is not None else self.config.get("nested_model_default_partial_update", False)

    def get_field_value(self, field, field_name):
        return None, "", False

    def __call__(self):
        return _dumped(self.init_kwargs) if self.nested_model_default_partial_update else self.init_kwargs

    def __repr__(self):
        return f"{self.__class__.__name__}(init_kwargs={self.init_kwargs!r})"


def _dumped(value):
    """What a serializer that knows no types makes of a value."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, dict):
        return {k: _dumped(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_dumped(v) for v in value]
    if isinstance(value, tuple):
        return tuple(_dumped(v) for v in value)
    return value


class PydanticBaseEnvSettingsSource(PydanticBaseSettingsSource):
    def __init__(self, settings_cls, case_sensitive=None, env_prefix=None, env_prefix_target=None, env_ignore_empty=None, env_parse_none_str=None, env_parse_enums=None, _init_state=None):
        super().__init__(settings_cls, _init_state)
        self.case_sensitive = case_sensitive if case_sensitive is not None else self.config.get("case_sensitive", False)
        self.env_prefix = env_prefix if env_prefix is not None else self.config.get("env_prefix", "")
        self.env_prefix_target = env_prefix_target if env_prefix_target is not None else self.config.get("env_prefix_target", "variable")
        self.env_ignore_empty = env_ignore_empty if env_ignore_empty is not None else self.config.get("env_ignore_empty", False)
        self.env_parse_none_str = env_parse_none_str if env_parse_none_str is not None else self.config.get("env_parse_none_str")
        self.env_parse_enums = env_parse_enums if env_parse_enums is not None else self.config.get("env_parse_enums")

    def _apply_case_sensitive(self, value):
        return value if self.case_sensitive else value.lower()

    def _extract_field_info(self, field, field_name, owner=None):
        """The keys under which a field may be given, each with the variable's name and whether the value is complex."""
        described = self._description(field, field_name)
        owner = owner or self._described
        found = []
        aliases = described.aliases if owner.by_alias else None
        if aliases:
            prefix = self.env_prefix if self.env_prefix_target in ("alias", "all") else ""
            found = [(head, self._apply_case_sensitive(prefix + head), deeper) for head, deeper in aliases]
        if not aliases or owner.by_name:
            prefix = self.env_prefix if self.env_prefix_target in ("variable", "all") else ""
            found.append((field_name, self._apply_case_sensitive(prefix + field_name), described.union))
        return found

    def _replace_field_names_case_insensitively(self, field, values):
        model = field.nested
        if model is None:
            return dict(values)
        out = {}
        for name, value in values.items():
            key, found = None, None
            for own, candidate in model.fields.items():
                for alias in candidate.names if model.by_alias else (own,):
                    if alias.lower() == name.lower():
                        key, found = alias, candidate
                        break
                if key:
                    break
            if not key:
                out[name] = value
            elif found.nested is not None and isinstance(value, dict):
                out[key] = self._replace_field_names_case_insensitively(found, value)
            else:
                out[key] = value
        return out

    def _replace_env_none_type_values(self, values):
        out = {}
        for key, value in values.items():
            if isinstance(value, EnvNoneType):
                out[key] = None
            else:
                out[key] = self._replace_env_none_type_values(value) if isinstance(value, dict) else value
        return out

    def _get_resolved_field_value(self, field, field_name):
        value, key, is_complex = self.get_field_value(field, field_name)
        if not (is_complex or self._described.by_name and key == field_name):
            preferred, _, deeper = self._extract_field_info(field, field_name)[0]
            if not deeper:
                return value, preferred, is_complex
        return value, key, is_complex

    def __call__(self):
        data = {}
        for name, field in self.settings_cls.model_fields.items():
            try:
                value, key, is_complex = self._get_resolved_field_value(field, name)
            except Exception as e:
                raise SettingsError(f'error getting value for field "{name}" from source "{self.__class__.__name__}"') from e
            try:
                value = self.prepare_field_value(name, field, value, is_complex)
            except ValueError as e:
                raise SettingsError(f'error parsing value for field "{name}" from source "{self.__class__.__name__}"') from e
            if value is None:
                continue
            if self.env_parse_none_str is not None:
                if isinstance(value, dict):
                    value = self._replace_env_none_type_values(value)
                elif isinstance(value, EnvNoneType):
                    value = None
            if not self.case_sensitive and isinstance(value, dict):
                value = self._replace_field_names_case_insensitively(self._described.fields[name], value)
            data[key] = value
        return data


class EnvSettingsSource(PydanticBaseEnvSettingsSource):
    def __init__(self, settings_cls, case_sensitive=None, env_prefix=None, env_prefix_target=None, env_nested_delimiter=None, env_nested_max_split=None, env_ignore_empty=None, env_parse_none_str=None, env_parse_enums=None, _init_state=None):
        super().__init__(settings_cls, case_sensitive, env_prefix, env_prefix_target, env_ignore_empty, env_parse_none_str, env_parse_enums, _init_state)
        self.env_nested_delimiter = env_nested_delimiter if env_nested_delimiter is not None else self.config.get("env_nested_delimiter")
        self.env_nested_max_split = env_nested_max_split if env_nested_max_split is not None else self.config.get("env_nested_max_split")
        self.maxsplit = (self.env_nested_max_split or 0) - 1
        self.env_prefix_len = len(self.env_prefix)
        self.env_vars = self._load_env_vars()

    def _load_env_vars(self):
        return parse_env_vars(os.environ, self.case_sensitive, self.env_ignore_empty, self.env_parse_none_str)

    def get_field_value(self, field, field_name):
        value = None
        for key, env_name, is_complex in self._extract_field_info(field, field_name):
            value = self.env_vars.get(env_name)
            if value is not None:
                break
        return value, key, is_complex

    def prepare_field_value(self, field_name, field, value, value_is_complex):
        described = self._description(field, field_name)
        if self.env_parse_enums:
            value = dict(described.enums).get(value, value)
        if described.complex or described.union or value_is_complex:
            if isinstance(value, EnvNoneType):
                return value
            if value is None:
                return self.explode_env_vars(field_name, field, self.env_vars) or None
            try:
                value = self.decode_complex_value(field_name, field, value)
            except ValueError:
                if described.complex or not described.union:
                    raise
            if isinstance(value, dict):
                return deep_update(value, self.explode_env_vars(field_name, field, self.env_vars))
            return value
        if value is not None:
            return self._coerce_env_val_strict(described, value)
        return None

    def next_field(self, field, key, case_sensitive=None):
        if not field:
            return None
        shape = field.shape if isinstance(field, FieldDescription) else field
        if shape.is_dict:
            return shape.args[-1] if shape.args else None
        for arg in shape.args:
            found = self.next_field(arg, key, case_sensitive)
            if found:
                return found
        if shape.model is not None:
            for name, own in shape.model.fields.items():
                for _, env_name, _ in self._extract_field_info(own, name, shape.model):
                    if case_sensitive is None or case_sensitive:
                        if key in (name, env_name):
                            return own
                    elif key.lower() in (name.lower(), env_name.lower()):
                        return own
        return None

    def explode_env_vars(self, field_name, field, env_vars):
        """The nested values of a field: those of the variables whose names begin with its own and the delimiter."""
        delimiter = self.env_nested_delimiter
        if not delimiter:
            return {}
        described = self._description(field, field_name)
        prefixes = [env_name + delimiter for _, env_name, _ in self._extract_field_info(field, field_name)]
        result = {}
        for env_name, value in env_vars.items():
            prefix = None
            for candidate in prefixes:
                if env_name.startswith(candidate):
                    prefix = candidate
                    break
            if prefix is None:
                continue
            *keys, last = env_name[len(prefix) :].split(delimiter, self.maxsplit)
            at = result
            target = parent = described
            for key in keys:
                target = self.next_field(target, key, self.case_sensitive)
                if isinstance(target, FieldDescription):
                    parent = target
                if isinstance(at, dict):
                    at = at.setdefault(key, {})
            target = self.next_field(target, last, self.case_sensitive)
            if (target or described.is_dict) and value:
                value = self._nested_value(target, parent, last, value)
            if isinstance(at, dict) and (last not in at or not isinstance(value, EnvNoneType) or at[last] == {}):
                at[last] = self._coerce_env_val_strict(target, value)
        return result

    def _nested_value(self, target, parent, key, value):
        is_complex, may_fail = True, True
        if isinstance(target, FieldDescription):
            is_complex, may_fail = target.complex or target.union, not target.complex
            if not is_complex and any(isinstance(h, str) and self._apply_case_sensitive(h) == key for h in target.heads):
                is_complex, may_fail = True, True
            if self.env_parse_enums:
                value = dict(target.enums).get(value, value)
        elif target:
            is_complex = target.complex
            if not is_complex and target.union:
                try:
                    decoded = self.decode_complex_value(key, parent, value)
                except ValueError:
                    decoded = None
                if isinstance(decoded, (list, dict)):
                    value = decoded
        if is_complex:
            try:
                value = self.decode_complex_value(key, target if isinstance(target, FieldDescription) else None, value)
            except ValueError:
                if not may_fail:
                    raise
        return value

    def _coerce_env_val_strict(self, field, value):
        if not isinstance(field, FieldDescription) or field.adapter is None or not isinstance(value, str):
            return value
        if not (field.coerced or self.config.get("strict")) or value == self.env_parse_none_str:
            return value
        try:
            try:
                return field.adapter.validate_python(value)
            except ValidationError:
                decoded = json.loads(value)
                if not isinstance(decoded, str):
                    return field.adapter.validate_python(decoded)
                raise
        except (ValidationError, json.JSONDecodeError):
            return value

    def __repr__(self):
        return f"{self.__class__.__name__}(env_nested_delimiter={self.env_nested_delimiter!r}, env_prefix_len={self.env_prefix_len!r})"


class DotEnvSettingsSource(EnvSettingsSource):
    def __init__(self, settings_cls, env_file=ENV_FILE_SENTINEL, env_file_encoding=None, dotenv_filtering=None, case_sensitive=None, env_prefix=None, env_prefix_target=None, env_nested_delimiter=None, env_nested_max_split=None, env_ignore_empty=None, env_parse_none_str=None, env_parse_enums=None, env_file_depth=None, _init_state=None):
        config = descriptions[settings_cls].config
        self.env_file = env_file if env_file != ENV_FILE_SENTINEL else config.get("env_file")
        self.env_file_encoding = env_file_encoding if env_file_encoding is not None else config.get("env_file_encoding")
        self.env_file_depth = env_file_depth if env_file_depth is not None else config.get("env_file_depth", 0)
        self.dotenv_filtering = dotenv_filtering if dotenv_filtering is not None else config.get("dotenv_filtering")
        super().__init__(settings_cls, case_sensitive, env_prefix, env_prefix_target, env_nested_delimiter, env_nested_max_split, env_ignore_empty, env_parse_none_str, env_parse_enums, _init_state)

    def _load_env_vars(self):
        return self._read_env_files()

    def _read_env_file(self, file_path):
        encoding = self.env_file_encoding if self.env_file_encoding is not None else "utf-8"
        values = dotenv_values(file_path, encoding=encoding)
        return parse_env_vars(values, self.case_sensitive, self.env_ignore_empty, self.env_parse_none_str)

    def _read_env_files(self):
        files = self.env_file
        if files is None:
            return {}
        if isinstance(files, (str, os.PathLike)):
            files = [files]
        found = {}
        for file in files:
            path = _config_file(file, self.env_file_depth)
            if path is not None:
                found.update(self._read_env_file(path))
        return found

    def __call__(self):
        data = super().__call__()
        if self.dotenv_filtering == "only_existing":
            return data
        prefix = self._apply_case_sensitive(self.env_prefix)
        delimiter = self.env_nested_delimiter
        if self.dotenv_filtering == "match_prefix":
            for env_name, value in self.env_vars.items():
                if env_name.startswith(prefix):
                    name = env_name[len(prefix) :]
                    if delimiter and delimiter in name and name.partition(delimiter)[0] in data:
                        continue
                    data.setdefault(name, value)
            return data
        keeps_extra = self.config.get("extra") != "forbid"
        for env_name, value in self.env_vars.items():
            if not value or env_name in data or self.env_prefix and env_name in self._described.fields:
                continue
            if self._is_used(env_name):
                continue
            if keeps_extra and env_name.startswith(prefix):
                data[env_name[len(prefix) :]] = value
            else:
                data[env_name] = value
        return data

    def _is_used(self, env_name):
        for name, field in self._described.fields.items():
            for _, own, _ in self._extract_field_info(field, name):
                nested = (field.complex or field.union) and self.env_nested_delimiter
                if env_name == own or nested and env_name.startswith(own + self.env_nested_delimiter):
                    return True
        return False

    def __repr__(self):
        return (
            f"{self.__class__.__name__}(env_file={self.env_file!r}, env_file_encoding={self.env_file_encoding!r}, "
            f"env_file_depth={self.env_file_depth!r}, env_nested_delimiter={self.env_nested_delimiter!r}, env_prefix_len={self.env_prefix_len!r})"
        )


_PATH_KINDS = (
    ("is_dir", "directory"),
    ("is_file", "file"),
    ("is_mount", "mount point"),
    ("is_symlink", "symlink"),
    ("is_block_device", "block device"),
    ("is_char_device", "char device"),
    ("is_fifo", "FIFO"),
    ("is_socket", "socket"),
)


def path_type_label(path):
    for method, name in _PATH_KINDS:
        if getattr(path, method)():
            return name
    return "unknown"


class SecretsSettingsSource(PydanticBaseEnvSettingsSource):
    def __init__(self, settings_cls, secrets_dir=None, case_sensitive=None, env_prefix=None, env_prefix_target=None, env_ignore_empty=None, env_parse_none_str=None, env_parse_enums=None, _init_state=None):
        super().__init__(settings_cls, case_sensitive, env_prefix, env_prefix_target, env_ignore_empty, env_parse_none_str, env_parse_enums, _init_state)
        self.secrets_dir = secrets_dir if secrets_dir is not None else self.config.get("secrets_dir")

    def __call__(self):
        if self.secrets_dir is None:
            return {}
        folders = [self.secrets_dir] if isinstance(self.secrets_dir, (str, os.PathLike)) else self.secrets_dir
        self.secrets_paths = []
        for path in [Path(p).expanduser() for p in folders]:
            if path.exists():
                self.secrets_paths.append(path)
            else:
                warnings.warn(f'directory "{path}" does not exist')
        if not self.secrets_paths:
            return {}
        for path in self.secrets_paths:
            if not path.is_dir():
                raise SettingsError(f"secrets_dir must reference a directory, not a {path_type_label(path)}")
        self._resolved_secrets_paths = {path: path.resolve() for path in self.secrets_paths}
        return super().__call__()

    @classmethod
    def find_case_path(cls, dir_path, file_name, case_sensitive):
        for f in dir_path.iterdir():
            if f.name == file_name or not case_sensitive and f.name.lower() == file_name.lower():
                return f
        return None

    def get_field_value(self, field, field_name):
        for key, env_name, is_complex in self._extract_field_info(field, field_name):
            for folder in reversed(self.secrets_paths):
                path = self.find_case_path(folder, env_name, self.case_sensitive)
                if not path:
                    continue
                try:
                    resolved = path.resolve()
                except (OSError, RuntimeError) as e:
                    warnings.warn(f'attempted to load secret file "{path}" but it could not be resolved: {e}', stacklevel=4)
                    continue
                if path.is_file():
                    if self._resolved_secrets_paths[folder] not in resolved.parents:
                        warnings.warn(f'attempted to load secret file "{path}" but it resolves outside of "{folder}".', stacklevel=4)
                        continue
                    return path.read_text(encoding="utf-8").strip(), key, is_complex
                warnings.warn(f'attempted to load secret file "{path}" but found a {path_type_label(path)} instead.', stacklevel=4)
        return None, key, is_complex

    def __repr__(self):
        return f"{self.__class__.__name__}(secrets_dir={self.secrets_dir!r})"
