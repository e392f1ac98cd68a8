"""Imports by computed name, which a compiled service has not: the C module or nothing."""

import contextlib
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    raise unittest.SkipTest(f"imports {name} by name")


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    return None


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


@contextlib.contextmanager
def CleanImport(*names, usefrozen=False):
    raise unittest.SkipTest("imports by name")
    yield
