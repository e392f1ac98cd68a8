"""BaseSettings: a model whose values come from sources."""

import warnings
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from .describe import describe, descriptions
from .sources import (
    ENV_FILE_SENTINEL,
    DefaultSettingsSource,
    DotEnvSettingsSource,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    deep_update,
)

SettingsConfigDict = ConfigDict

_cached = {}

# The keys of a configuration that only matter with a source that the program adds. The sources have their names here,
# so that a service is not made of those that its program does not mention.
_SOURCE_KEYS = (
    ("JsonConfigSettingsSource", ("json_file", "json_file_encoding")),
    ("PyprojectTomlConfigSettingsSource", ("pyproject_toml_depth", "pyproject_toml_table_header")),
    ("TomlConfigSettingsSource", ("toml_file", "toml_table_header")),
    ("YamlConfigSettingsSource", ("yaml_file", "yaml_file_encoding", "yaml_config_section")),
)


class BaseSettings(BaseModel):
    def __init__(
        __pydantic_self__,
        _case_sensitive=None,
        _nested_model_default_partial_update=None,
        _env_prefix=None,
        _env_prefix_target=None,
        _env_file=ENV_FILE_SENTINEL,
        _env_file_encoding=None,
        _env_file_depth=None,
        _env_ignore_empty=None,
        _env_nested_delimiter=None,
        _env_nested_max_split=None,
        _env_parse_none_str=None,
        _env_parse_enums=None,
        _secrets_dir=None,
        **values,
    ):
        cls = __pydantic_self__.__class__
        config = descriptions[cls].config

        def chosen(given, key):
            return given if given is not None else config.get(key)

        case_sensitive = chosen(_case_sensitive, "case_sensitive")
        env_prefix = chosen(_env_prefix, "env_prefix")
        env_prefix_target = chosen(_env_prefix_target, "env_prefix_target")
        partial_update = chosen(_nested_model_default_partial_update, "nested_model_default_partial_update")
        nested_delimiter = chosen(_env_nested_delimiter, "env_nested_delimiter")
        nested_max_split = chosen(_env_nested_max_split, "env_nested_max_split")
        ignore_empty = chosen(_env_ignore_empty, "env_ignore_empty")
        parse_none_str = chosen(_env_parse_none_str, "env_parse_none_str")
        parse_enums = chosen(_env_parse_enums, "env_parse_enums")
        default_settings = DefaultSettingsSource(cls, nested_model_default_partial_update=partial_update)
        sources = cls.settings_customise_sources(
            cls,
            init_settings=InitSettingsSource(cls, init_kwargs=values, nested_model_default_partial_update=partial_update),
            env_settings=EnvSettingsSource(
                cls,
                case_sensitive=case_sensitive,
                env_prefix=env_prefix,
                env_prefix_target=env_prefix_target,
                env_nested_delimiter=nested_delimiter,
                env_nested_max_split=nested_max_split,
                env_ignore_empty=ignore_empty,
                env_parse_none_str=parse_none_str,
                env_parse_enums=parse_enums,
            ),
            dotenv_settings=DotEnvSettingsSource(
                cls,
                env_file=_env_file if _env_file != ENV_FILE_SENTINEL else config.get("env_file"),
                env_file_encoding=chosen(_env_file_encoding, "env_file_encoding"),
                env_file_depth=chosen(_env_file_depth, "env_file_depth"),
                case_sensitive=case_sensitive,
                env_prefix=env_prefix,
                env_prefix_target=env_prefix_target,
                env_nested_delimiter=nested_delimiter,
                env_nested_max_split=nested_max_split,
                env_ignore_empty=ignore_empty,
                env_parse_none_str=parse_none_str,
                env_parse_enums=parse_enums,
            ),
            file_secret_settings=SecretsSettingsSource(
                cls,
                secrets_dir=chosen(_secrets_dir, "secrets_dir"),
                case_sensitive=case_sensitive,
                env_prefix=env_prefix,
                env_prefix_target=env_prefix_target,
            ),
        ) + (default_settings,)
        for kind, keys in _SOURCE_KEYS:
            if not any(c.__name__ == kind for source in sources for c in type(source).__mro__):
                for key in keys:
                    if config.get(key) is not None:
                        warnings.warn(
                            f"Config key `{key}` is set in model_config but will be ignored because no {kind} source is configured. "
                            f"To use this config key, add a {kind} source to the settings sources via the settings_customise_sources hook.",
                            UserWarning,
                            stacklevel=2,
                        )
        super().__init__(**_build_values(cls, sources, values))

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        if cls.model_config.get("cli_parse_args"):
            raise NotImplementedError("covetgen does not compile cli_parse_args: a service has arguments of its own")
        descriptions[cls] = describe(cls)

    @classmethod
    def settings_cached(cls):
        if cls not in _cached:
            _cached[cls] = cls()
        return _cached[cls]

    @classmethod
    def settings_clear_cache(cls):
        _cached.pop(cls, None)

    @classmethod
    def settings_customise_sources(cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings):
        return init_settings, env_settings, dotenv_settings, file_secret_settings

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
        validate_default=True,
        case_sensitive=False,
        env_prefix="",
        env_prefix_target="variable",
        nested_model_default_partial_update=False,
        env_file=None,
        env_file_encoding=None,
        env_file_depth=0,
        env_ignore_empty=False,
        env_nested_delimiter=None,
        env_nested_max_split=None,
        env_parse_none_str=None,
        env_parse_enums=None,
        json_file=None,
        json_file_encoding=None,
        yaml_file=None,
        yaml_file_encoding=None,
        yaml_config_section=None,
        toml_file=None,
        secrets_dir=None,
        protected_namespaces=("model_validate", "model_dump", "settings_cached", "settings_clear_cache", "settings_customise_sources"),
        enable_decoding=True,
    )


def _build_values(cls, sources, init_kwargs):
    """What the sources give together, those before others first; without what is a default anyway."""
    state, defaults, states = {}, {}, {}
    for source in sources:
        if isinstance(source, PydanticBaseSettingsSource):
            source._set_current_state(state)
            source._set_settings_sources_data(states)
        name = source.__name__ if hasattr(source, "__name__") else type(source).__name__
        found = source()
        if isinstance(source, DefaultSettingsSource):
            defaults = found
        states[name] = found
        state = deep_update(found, state)
    state = {k: v for k, v in state.items() if k not in defaults or defaults[k] != v}
    if init_kwargs and state:
        _restore_names(descriptions[cls], init_kwargs, state)
    return state


def _restore_names(described, init_kwargs, state):
    """Gives the values that were passed the names under which they were."""
    had = set(state)
    for name, field in described.fields.items():
        aliases = field.names if described.by_alias else (name,)
        names = [*aliases, name] if described.by_name else [*aliases]
        given = [n for n in names if n in init_kwargs]
        present = [n for n in names if n in had]
        if given and present:
            source = next((alias for alias in aliases if alias in present), name)
            value = state.pop(source)
            for key in present:
                state.pop(key, None)
            state[given[0]] = value
