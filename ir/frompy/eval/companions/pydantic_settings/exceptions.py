"""The exceptions of pydantic-settings."""


class SettingsError(ValueError):
    """Base exception for settings-related errors."""


class IncompleteFieldDefinitionWarning(UserWarning):
    """A field's annotation holds a name that is not defined."""
