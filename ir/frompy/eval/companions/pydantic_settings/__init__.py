"""pydantic-settings for compiled services: what sources ask of the fields of a class is found at
build (describe.py), and the sources are read when the service makes the settings."""

from .describe import ForceDecode, NoDecode
from .exceptions import IncompleteFieldDefinitionWarning, SettingsError
from .files import JsonConfigSettingsSource, PyprojectTomlConfigSettingsSource, TomlConfigSettingsSource, YamlConfigSettingsSource
from .main import BaseSettings, SettingsConfigDict
from .sources import DotEnvSettingsSource, EnvSettingsSource, InitSettingsSource, PydanticBaseSettingsSource, SecretsSettingsSource
from .version import VERSION

__version__ = VERSION
