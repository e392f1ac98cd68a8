"""What platform says of the machine. libc_ver and platform read the interpreter's own binary, which a service is not."""
import collections
import os
import sys

_uname_cache = None


class uname_result(collections.namedtuple("uname_result_base", "system node release version machine")):
    """uname_result: the processor is asked for when it is needed; here it is never known."""

    @property
    def processor(self):
        return ""

    def __iter__(self):
        return iter((self.system, self.node, self.release, self.version, self.machine, self.processor))

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))


def uname():
    global _uname_cache
    if _uname_cache is None:
        _uname_cache = uname_result(*os.uname())
    return _uname_cache


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def python_implementation():
    return "CPython"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_branch():
    return ""


def python_revision():
    return ""
