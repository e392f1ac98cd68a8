"""What asyncio's tests of tasks, task groups and timeouts use of test_asyncio.utils.

CPython's own file builds a loop with a clock of its own out of BaseEventLoop, and servers and
certificates besides. A compiled service has one kind of event loop, so these tests run on that
one, in real time: what a test says about the times at which its loop would wake is not asked.
"""

import asyncio
import inspect
import unittest
from unittest import mock


def run_briefly(loop):
    """Lets every callback run that is ready now."""
    async def nothing():
        pass

    once = nothing()
    task = loop.create_task(once)
    try:
        loop.run_until_complete(task)
    finally:
        once.close()


def MockCallback(**kwargs):
    """A mock that is called, and has no other attributes."""
    return mock.Mock(spec=["__call__"], **kwargs)


def get_function_source(function):
    """The file and the line where a function begins."""
    code = inspect.unwrap(function).__code__
    return code.co_filename, code.co_firstlineno


async def await_without_task(coro):
    """Drives a coroutine from a callback of the loop, where no task is current."""
    failures = []

    def drive():
        try:
            for _ in coro.__await__():
                pass
        except BaseException as failure:
            failures.append(failure)

    asyncio.get_running_loop().call_soon(drive)
    await asyncio.sleep(0)
    for failure in failures:
        raise failure


class TestCase(unittest.TestCase):
    """A case whose loops are given on explicitly and closed at its end."""

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError("a loop is wanted")
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(loop.close)

    def new_test_loop(self, gen=None):
        loop = asyncio.new_event_loop()
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        asyncio.set_event_loop(None)
        self.doCleanups()
