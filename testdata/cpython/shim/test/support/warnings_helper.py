"""Warnings that a test expects."""

import contextlib
import re
import warnings


class _Recorder:
    def __init__(self, caught):
        self.warnings = caught

    @property
    def message(self):
        return self.warnings[-1].message

    def reset(self):
        del self.warnings[:]


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    if not filters:
        filters = (("", Warning),)
        if quiet is None:
            quiet = True
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield _Recorder(caught)
        rest = list(caught)
    missing = []
    for text, category in filters:
        seen = False
        for w in rest[:]:
            if re.match(text, str(w.message), re.I) and issubclass(w.message.__class__, category):
                seen = True
                rest.remove(w)
        if not seen and not quiet:
            missing.append((text, category.__name__))
    if rest:
        raise AssertionError("unhandled warning %s" % rest[0])
    if missing:
        raise AssertionError("filter (%r, %s) did not catch any warning" % missing[0])


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    testcase.assertEqual(caught, [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    yield


@contextlib.contextmanager
def save_restore_warnings_filters():
    yield


def check_syntax_warning(*args, **kwargs):
    raise AssertionError("compiles text")


def ignore_warnings(*, category):
    def decorate(test):
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorate
