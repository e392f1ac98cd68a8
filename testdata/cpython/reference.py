"""Lists and runs the cases of a test module under CPython, with the shims of this folder.

    python reference.py MODULE        in the folder that holds test/ and unittest/

Prints one JSON object: {"Class.method": outcome}. Cases are found as unittest finds them.
"""

import importlib
import io
import json
import signal
import sys
import warnings

sys.path.insert(0, ".")
import unittest  # noqa: E402: the shim


class Late(BaseException):
    pass


def alarm(*_):
    raise Late("60 s")


def main(name):
    warnings.simplefilter("default")
    out, sys.stdout = sys.stdout, io.StringIO()
    module = importlib.import_module(name)
    outcomes = {}
    signal.signal(signal.SIGALRM, alarm)
    for cls_name in sorted(vars(module)):
        cls = getattr(module, cls_name)
        if not (isinstance(cls, type) and issubclass(cls, unittest.TestCase)):
            continue
        if cls in (unittest.TestCase, unittest.IsolatedAsyncioTestCase):
            continue
        for method in dir(cls):
            if method.startswith("test") and callable(getattr(cls, method)):
                signal.alarm(60)
                outcomes[f"{cls_name}.{method}"] = unittest.run_case(cls, method)
                signal.alarm(0)
    out.write(json.dumps(outcomes))


main(sys.argv[1])
