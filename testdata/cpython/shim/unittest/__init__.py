"""The part of unittest that CPython's tests need, written for the comparison.

It runs twice: under CPython, which says what the outcome should be, and compiled into a
service. Both meet the same assertions, so that a difference is one of the language.
"""

import asyncio
import re
import warnings


class SkipTest(Exception):
    """The test does not apply here."""


class NotCompiled(BaseException):
    """Stands where the compiler refused the body of a function; its argument is the code."""


def _not_compiled(code):
    raise NotCompiled(code)


# What stands in a body that was cut out calls through a list, so that types say nothing of it.
CUT = [_not_compiled]


def skip(reason=""):
    def decorate(target):
        if isinstance(target, type):
            def setUp(self):
                raise SkipTest(reason)
            target.setUp = setUp
            return target

        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        return skipped
    return decorate


def _same(target):
    return target


def skipIf(condition, reason=""):
    return skip(reason) if condition else _same


def skipUnless(condition, reason=""):
    return _same if condition else skip(reason)


def expectedFailure(function):
    return skip("expected to fail")(function)


class _Raises:
    """What assertRaises and assertRaisesRegex give to with."""

    def __init__(self, case, expected, pattern=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.case.fail(f"{_named(self.expected)} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            self.case.fail(f"{_pattern(self.pattern)!r} does not match {str(value)!r}")
        return True


def _named(expected):
    if isinstance(expected, tuple):
        return tuple(e.__name__ for e in expected)
    return expected.__name__


def _pattern(pattern):
    return pattern if isinstance(pattern, (str, bytes)) else pattern.pattern


class _Warns:
    """What assertWarns and assertWarnsRegex give to with."""

    def __init__(self, case, expected, pattern=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern

    def __enter__(self):
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self.manager.__exit__(kind, value, tb)
        if kind is not None:
            return
        first = None
        for caught in self.warnings:
            w = caught.message
            if not isinstance(w, self.expected):
                continue
            if first is None:
                first = w
            if self.pattern is not None and not re.search(self.pattern, str(w)):
                continue
            self.warning = w
            self.filename = caught.filename
            self.lineno = caught.lineno
            return
        if first is not None:
            self.case.fail(f"{_pattern(self.pattern)!r} does not match {str(first)!r}")
        self.case.fail(f"{_named(self.expected)} not triggered")


class _SubTest:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        return False


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def id(self):
        return f"{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return self.id()

    def shortDescription(self):
        return None

    def subTest(self, msg=None, **params):
        return _SubTest()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def enterContext(self, manager):
        result = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return result

    def addTypeEqualityFunc(self, kind, function):
        pass

    def _formatMessage(self, msg, standard):
        return standard if msg is None else f"{standard} : {msg}"

    def assertTrue(self, expr, msg=None):
        if not expr:
            self.fail(self._formatMessage(msg, f"{expr!r} is not true"))

    def assertFalse(self, expr, msg=None):
        if expr:
            self.fail(self._formatMessage(msg, f"{expr!r} is not false"))

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, f"{first!r} != {second!r}"))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self.fail(self._formatMessage(msg, f"{first!r} == {second!r}"))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(first, seq_type)
            self.assertIsInstance(second, seq_type)
        if first == second:
            return
        if len(first) != len(second):
            self.fail(self._formatMessage(msg, f"{first!r} != {second!r}"))
        for a, b in zip(first, second):
            self.assertEqual(a, b, msg)

    def assertListEqual(self, first, second, msg=None):
        self.assertSequenceEqual(first, second, msg, list)

    def assertTupleEqual(self, first, second, msg=None):
        self.assertSequenceEqual(first, second, msg, tuple)

    def assertSetEqual(self, first, second, msg=None):
        if first.difference(second) or second.difference(first):
            self.fail(self._formatMessage(msg, f"{first!r} != {second!r}"))

    def assertDictEqual(self, first, second, msg=None):
        self.assertIsInstance(first, dict)
        self.assertIsInstance(second, dict)
        self.assertEqual(first, second, msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str)
        self.assertIsInstance(second, str)
        self.assertEqual(first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in list(first):
            if item not in rest:
                self.fail(self._formatMessage(msg, f"{first!r} != {second!r}"))
            rest.remove(item)
        if rest:
            self.fail(self._formatMessage(msg, f"{first!r} != {second!r}"))

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self.fail(self._formatMessage(msg, f"{first!r} is not {second!r}"))

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self.fail(self._formatMessage(msg, f"unexpectedly identical: {first!r}"))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, f"{obj!r} is not None"))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, f"{member!r} not found in {container!r}"))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(self._formatMessage(msg, f"{member!r} unexpectedly found in {container!r}"))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{obj!r} is not an instance of {cls!r}"))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{obj!r} is an instance of {cls!r}"))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.fail(self._formatMessage(msg, f"{a!r} not less than {b!r}"))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.fail(self._formatMessage(msg, f"{a!r} not less than or equal to {b!r}"))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.fail(self._formatMessage(msg, f"{a!r} not greater than {b!r}"))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.fail(self._formatMessage(msg, f"{a!r} not greater than or equal to {b!r}"))

    def _close(self, first, second, places, delta):
        if first == second:
            return True
        if delta is not None:
            return abs(first - second) <= delta
        return round(abs(first - second), 7 if places is None else places) == 0

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if not self._close(first, second, places, delta):
            self.fail(self._formatMessage(msg, f"{first!r} != {second!r} nearly"))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if self._close(first, second, places, delta):
            self.fail(self._formatMessage(msg, f"{first!r} == {second!r} nearly"))

    def assertRegex(self, text, expected_regex, msg=None):
        if not re.search(expected_regex, text):
            self.fail(self._formatMessage(msg, f"{_pattern(expected_regex)!r} not found in {text!r}"))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if re.search(unexpected_regex, text):
            self.fail(self._formatMessage(msg, f"{_pattern(unexpected_regex)!r} found in {text!r}"))

    def _with(self, manager, args, kwargs):
        if not args:
            return manager
        function, *args = args
        with manager:
            function(*args, **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._with(_Raises(self, expected_exception), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._with(_Raises(self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._with(_Warns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._with(_Warns(self, expected_warning, expected_regex), args, kwargs)


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    async def _run(self, name):
        await self.asyncSetUp()
        try:
            result = getattr(self, name)()
            if result is not None:
                await result
        finally:
            await self.asyncTearDown()
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                result = function(*args, **kwargs)
                if result is not None:
                    await result


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)


class TestLoader:
    def loadTestsFromTestCase(self, case):
        return TestSuite()


class TextTestRunner:
    def run(self, suite):
        raise SkipTest("runs tests")


def makeSuite(*args, **kwargs):
    return TestSuite()


def main(*args, **kwargs):
    pass


def _run_async(case, name):
    asyncio.run(case._run(name))


def _run_plain(case, name):
    getattr(case, name)()


def run_case(cls, name):
    """Runs one test method; the outcome is "ok", "skipped: …", "refused: CODE" or the exception."""
    try:
        cls.setUpClass()
        case = cls(name)
        try:
            case.setUp()
            try:
                if isinstance(case, IsolatedAsyncioTestCase):
                    _run_async(case, name)
                else:
                    _run_plain(case, name)
            finally:
                case.tearDown()
        finally:
            case.doCleanups()
            cls.tearDownClass()
    except SkipTest as e:
        return f"skipped: {e}"
    except NotCompiled as e:
        return f"refused: {e}"
    except BaseException as e:
        text = str(e)
        return f"{type(e).__name__}: {text[:400]}"
    return "ok"
