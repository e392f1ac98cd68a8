"""Threads that a test starts."""

import contextlib
import threading


def threading_setup():
    return 1, None


def threading_cleanup(*original_values):
    pass


def reap_threads(func):
    return func


def requires_working_threading(*, module=False):
    return lambda test: test


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    for t in threads:
        t.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for t in threads:
            t.join(30)


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


def join_thread(thread, timeout=None):
    thread.join(timeout or 30)
