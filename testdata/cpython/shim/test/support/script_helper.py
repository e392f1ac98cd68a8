"""Tests that start Python itself do not apply to a compiled service."""

import unittest


def assert_python_ok(*args, **env_vars):
    raise unittest.SkipTest("starts Python")


def assert_python_failure(*args, **env_vars):
    raise unittest.SkipTest("starts Python")


def spawn_python(*args, **kwargs):
    raise unittest.SkipTest("starts Python")


def run_python_until_end(*args, **env_vars):
    raise unittest.SkipTest("starts Python")


def kill_python(*args):
    raise unittest.SkipTest("starts Python")


def make_script(*args, **kwargs):
    raise unittest.SkipTest("starts Python")


def run_test_script(*args, **kwargs):
    raise unittest.SkipTest("starts Python")
