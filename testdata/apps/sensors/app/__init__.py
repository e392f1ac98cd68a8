"""Readings of sensors over HTTP: the example application of covetgen's README.

It is written as FastAPI applications usually are: settings from the environment, models, a
store that keeps its data in memory and in a JSON file, dependencies, routers, and errors of
its own with their handlers.
"""

__version__ = "1.2.0"
