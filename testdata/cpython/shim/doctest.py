"""Names of doctest that CPython's tests mention; the doctests themselves are not run."""

import unittest

ELLIPSIS = 8
NORMALIZE_WHITESPACE = 4
IGNORE_EXCEPTION_DETAIL = 32


def DocTestSuite(*args, **kwargs):
    return unittest.TestSuite()


def DocFileSuite(*args, **kwargs):
    return unittest.TestSuite()


class DocTestRunner:
    def run(self, *args, **kwargs):
        raise unittest.SkipTest("doctests")


class DocTestFinder:
    def find(self, *args, **kwargs):
        raise unittest.SkipTest("doctests")


def testmod(*args, **kwargs):
    raise unittest.SkipTest("doctests")
