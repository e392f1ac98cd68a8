"""The part of test.support that CPython's tests need, written for the comparison.

The implementation says that it is not CPython, as PyPy's would: what tests CPython's own
implementation is skipped.
"""

import contextlib
import io
import sys
import unittest

verbose = 0
use_resources = None
failfast = False
is_jython = False
is_android = False
is_emscripten = False
is_wasi = False
has_fork_support = False
has_subprocess_support = False
has_strftime_extensions = True
Py_DEBUG = False
Py_GIL_DISABLED = False
MS_WINDOWS = False
max_memuse = 0
real_max_memuse = 0
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
NHASHBITS = 61
PGO = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
FLOAT_REPR_STYLE = "short"
TEST_HOME_DIR = "."
REPO_ROOT = "."
SAVEDCWD = "."
TEST_SUPPORT_DIR = "."
STDLIB_DIR = "."
ALL_RESOURCES = ()
TESTFN = "@covetgen_tmp"


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def is_resource_enabled(resource):
    return False


def requires(resource, msg=None):
    raise ResourceDenied(resource)


def requires_resource(resource):
    return unittest.skip(f"resource {resource!r} is not enabled")


def cpython_only(test):
    return unittest.skip("tests CPython's own implementation")(test)


def check_impl_detail(**guards):
    if not guards:
        return False
    return not next(iter(guards.values()))


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip("tests CPython's own implementation")


refcount_test = cpython_only
no_tracing = lambda test: test
requires_IEEE_754 = lambda test: test
requires_docstrings = lambda test: test
requires_zlib = lambda reason="": unittest.skip("zlib")
requires_working_socket = lambda *, module=False: unittest.skip("sockets") if not module else None
requires_legacy_unicode_capi = cpython_only
requires_subprocess = lambda: unittest.skip("starts Python")
requires_fork = lambda: unittest.skip("forks")
skip_if_pgo_task = lambda test: test
skip_if_sanitizer = lambda *args, **kwargs: lambda test: test
skip_if_buggy_ucrt_strfptime = lambda test: test
bigmemtest = lambda size, memuse, dry_run=True: unittest.skip("needs much memory")
bigaddrspacetest = lambda test: unittest.skip("needs much memory")(test)
thread_unsafe = lambda test: test
anticipate_failure = lambda condition: lambda test: test


def bind_unix_socket(*args):
    raise unittest.SkipTest("sockets")


def check_sizeof(test, o, size):
    raise unittest.SkipTest("tests CPython's own implementation")


def check_free_after_iterating(test, iter, cls, args=()):
    raise unittest.SkipTest("tests when CPython frees")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    testcase.assertRaises(TypeError, tp, *args, **kwds)


def gc_collect():
    raise unittest.SkipTest("tests when CPython frees")


@contextlib.contextmanager
def disable_gc():
    yield


def get_attribute(obj, name):
    return getattr(obj, name)


def check__all__(*args, **kwargs):
    raise unittest.SkipTest("tests the text of a module")


def load_package_tests(*args):
    pass


def findfile(name, subdir=None):
    raise unittest.SkipTest("reads a file of the test folder")


def sortdict(d):
    items = sorted(d.items())
    return "{%s}" % ", ".join(["%r: %r" % pair for pair in items])


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    if hasattr(obj, attr):
        before = getattr(obj, attr)
        setattr(obj, attr, new_val)
        try:
            yield before
        finally:
            setattr(obj, attr, before)
    else:
        setattr(obj, attr, new_val)
        try:
            yield
        finally:
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    if item in obj:
        before = obj[item]
        obj[item] = new_val
        try:
            yield before
        finally:
            obj[item] = before
    else:
        obj[item] = new_val
        try:
            yield
        finally:
            if item in obj:
                del obj[item]


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    yield


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


@contextlib.contextmanager
def catch_unraisable_exception():
    raise unittest.SkipTest("tests when CPython frees")
    yield


def run_with_locale(catstr, *locales):
    return unittest.skip("locales")


def run_with_tz(tz):
    return unittest.skip("sets the zone of the process")


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def force_not_colorized(test):
    return test


def collision_stats(nbins, nballs):
    raise unittest.SkipTest("tests CPython's own hashes")


def setswitchinterval(interval):
    pass


def reap_children():
    pass


def wait_process(*args, **kwargs):
    raise unittest.SkipTest("starts Python")


def maybe_get_event_loop_policy():
    return None


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    raise unittest.SkipTest("compiles Python")


class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ALWAYS_EQ = _ALWAYS_EQ()


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


NEVER_EQ = _NEVER_EQ()


class _LARGEST:
    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, _LARGEST)

    def __gt__(self, other):
        return not isinstance(other, _LARGEST)

    def __ge__(self, other):
        return True


LARGEST = _LARGEST()


class _SMALLEST:
    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __lt__(self, other):
        return not isinstance(other, _SMALLEST)

    def __le__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, _SMALLEST)


SMALLEST = _SMALLEST()
