"""Settings in files of JSON, TOML and YAML."""

import json
from collections.abc import Sequence
from pathlib import Path

from .describe import descriptions
from .sources import DEFAULT_PATH, InitSettingsSource, deep_update


class ConfigFileSourceMixin:
    @staticmethod
    def _existing_files(files):
        if files is None:
            return []
        if not isinstance(files, Sequence) or isinstance(files, str):
            files = [files]
        existing = []
        for file in files:
            path = Path(file).expanduser() if isinstance(file, (str, Path)) else file
            if path.is_file():
                existing.append(path)
        return existing

    def _read_files(self, files, deep_merge=False):
        found = {}
        for path in self._existing_files(files):
            data = self._read_file(path)
            if deep_merge:
                found = deep_update(found, data)
            else:
                found.update(data)
        return found


class JsonConfigSettingsSource(InitSettingsSource, ConfigFileSourceMixin):
    def __init__(self, settings_cls, json_file=DEFAULT_PATH, json_file_encoding=None, deep_merge=False, _init_state=None):
        config = descriptions[settings_cls].config
        self.json_file_path = json_file if json_file != DEFAULT_PATH else config.get("json_file")
        self.json_file_encoding = json_file_encoding if json_file_encoding is not None else config.get("json_file_encoding")
        self.json_data = self._read_files(self.json_file_path, deep_merge=deep_merge)
        super().__init__(settings_cls, self.json_data, _init_state=_init_state)

    def _read_file(self, file_path):
        with file_path.open(encoding=self.json_file_encoding if self.json_file_encoding is not None else "utf-8") as file:
            content = file.read()
        return json.loads(content) if content.strip() else {}

    def __repr__(self):
        return f"{self.__class__.__name__}(json_file={self.json_file_path})"


class TomlConfigSettingsSource(InitSettingsSource, ConfigFileSourceMixin):
    def __init__(self, settings_cls, toml_file=DEFAULT_PATH, toml_table_header=None, deep_merge=False, _init_state=None):
        config = descriptions[settings_cls].config
        self.toml_file_path = toml_file if toml_file != DEFAULT_PATH else config.get("toml_file")
        self.toml_table_header = toml_table_header if toml_table_header is not None else config.get("toml_table_header", ())
        self.toml_data = self._read_files(self.toml_file_path, deep_merge=deep_merge)
        if self._existing_files(self.toml_file_path):
            for key in self.toml_table_header:
                if key not in self.toml_data:
                    raise KeyError(f'toml_table_header key "{key}" not found in {self.toml_file_path}')
                self.toml_data = self.toml_data[key]
        super().__init__(settings_cls, self.toml_data, _init_state=_init_state)

    def _read_file(self, file_path):
        import tomllib

        with file_path.open(mode="rb") as file:
            return tomllib.load(file)

    def __repr__(self):
        return f"{self.__class__.__name__}(toml_file={self.toml_file_path}, toml_table_header={self.toml_table_header})"


class PyprojectTomlConfigSettingsSource(TomlConfigSettingsSource):
    def __init__(self, settings_cls, toml_file=None, _init_state=None):
        config = descriptions[settings_cls].config
        self.toml_file_path = self._pick_pyproject_toml_file(toml_file, config.get("pyproject_toml_depth", 0))
        self.toml_table_header = config.get("pyproject_toml_table_header", ("tool", "pydantic-settings"))
        self.toml_data = self._read_files(self.toml_file_path)
        for key in self.toml_table_header:
            self.toml_data = self.toml_data.get(key, {})
        InitSettingsSource.__init__(self, settings_cls, self.toml_data, _init_state=_init_state)

    @staticmethod
    def _pick_pyproject_toml_file(provided, depth):
        if provided:
            return provided.resolve()
        found = Path.cwd() / "pyproject.toml"
        if not found.is_file():
            child = found.parent.parent / "pyproject.toml"
            for _ in range(depth):
                if child.is_file():
                    return child
                if str(child.parent) == found.root:
                    break
                child = child.parent.parent / "pyproject.toml"
        return found


class YamlConfigSettingsSource(InitSettingsSource, ConfigFileSourceMixin):
    def __init__(self, settings_cls, yaml_file=DEFAULT_PATH, yaml_file_encoding=None, yaml_config_section=None, deep_merge=False, _init_state=None):
        config = descriptions[settings_cls].config
        self.yaml_file_path = yaml_file if yaml_file != DEFAULT_PATH else config.get("yaml_file")
        self.yaml_file_encoding = yaml_file_encoding if yaml_file_encoding is not None else config.get("yaml_file_encoding")
        self.yaml_config_section = yaml_config_section if yaml_config_section is not None else config.get("yaml_config_section")
        self.yaml_data = self._read_files(self.yaml_file_path, deep_merge=deep_merge)
        if self.yaml_config_section is not None:
            section = self._traverse_nested_section(self.yaml_data, self.yaml_config_section)
            if section is None:
                section = {}
            elif not isinstance(section, dict):
                raise TypeError(f'yaml_config_section "{self.yaml_config_section}" in {self.yaml_file_path} must be a mapping, got {type(section).__name__}.')
            self.yaml_data = section
        super().__init__(settings_cls, self.yaml_data, _init_state=_init_state)

    def _read_file(self, file_path):
        try:
            import yaml
        except ImportError as e:
            raise ImportError("PyYAML is not installed, run `pip install pydantic-settings[yaml]`") from e

        with file_path.open(encoding=self.yaml_file_encoding if self.yaml_file_encoding is not None else "utf-8") as file:
            return yaml.safe_load(file) or {}

    def _traverse_nested_section(self, data, path, original=None):
        original = path if original is None else original
        if not path:
            raise ValueError("yaml_config_section cannot be empty")
        try:
            return data[path]
        except KeyError:
            pass
        except TypeError as e:
            raise TypeError(f'yaml_config_section path "{original}" cannot be traversed in {self.yaml_file_path}. An intermediate value is not a dictionary.') from e
        parts = path.split(".")
        for i in range(len(parts) - 1, 0, -1):
            prefix = ".".join(parts[:i])
            if prefix in data:
                return self._traverse_nested_section(data[prefix], ".".join(parts[i:]), original)
        raise KeyError(f'yaml_config_section key "{original}" not found in {self.yaml_file_path}')

    def __repr__(self):
        return f"{self.__class__.__name__}(yaml_file={self.yaml_file_path})"
