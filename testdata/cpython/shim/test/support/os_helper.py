"""Files that a test makes."""

import contextlib
import os
import tempfile

TESTFN = "@covetgen_tmp"
TESTFN_ASCII = TESTFN
TESTFN_UNICODE = TESTFN + "-\xe0\xf2"


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmtree(path):
    try:
        for name in os.listdir(path):
            inside = os.path.join(path, name)
            if os.path.isdir(inside):
                rmtree(inside)
            else:
                os.unlink(inside)
        os.rmdir(path)
    except OSError:
        pass


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    with tempfile.TemporaryDirectory() as name:
        yield name


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)
