"""What is known at build of the packages that are installed: their versions."""
import re
from _installed import distributions as _distributions

_versions = _distributions()


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def version(distribution_name):
    if not distribution_name:
        raise ValueError("A distribution name is required.")
    found = _versions.get(re.sub(r"[-_.]+", "-", distribution_name).lower())
    if found is None:
        raise PackageNotFoundError(distribution_name)
    return found
