"""A lending library in a package of several modules."""

__version__ = "3.0.1"
