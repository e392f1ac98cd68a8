"""What of tempfile the native module lacks, as CPython has it."""
import errno as _errno
import os as _os
from random import Random as _Random
from tempfile import TMP_MAX, NamedTemporaryFile as _Named, gettempdir, gettempprefix

_random = _Random()


def gettempdirb():
    return _os.fsencode(gettempdir())


def gettempprefixb():
    return _os.fsencode(gettempprefix())


def _parts(prefix, suffix, dir):
    kinds = {bytes if isinstance(_os.fspath(part), bytes) else str for part in (prefix, suffix, dir) if part is not None}
    if len(kinds) == 2:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    text = bytes not in kinds
    if suffix is None:
        suffix = "" if text else b""
    if prefix is None:
        prefix = gettempprefix() if text else gettempprefixb()
    if dir is None:
        dir = gettempdir() if text else gettempdirb()
    return prefix, suffix, dir, text


def _name(text):
    name = "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
    return name if text else _os.fsencode(name)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, is_text = _parts(prefix, suffix, dir)
    dir = _os.path.abspath(dir)
    for _ in range(TMP_MAX):
        file = _os.path.join(dir, prefix + _name(is_text) + suffix)
        try:
            fd = _os.open(file, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW, 0o600)
        except FileExistsError:
            continue
        return fd, file
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def mktemp(suffix="", prefix="tmp", dir=None):
    if dir is None:
        dir = gettempdir()
    for _ in range(TMP_MAX):
        file = _os.path.join(dir, prefix + _name(True) + suffix)
        if not _os.path.lexists(file):
            return file
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A file without a name: that of a named one is removed at once, so that closing it ends it."""
    file = _Named(mode, buffering, encoding, newline, suffix, prefix, dir, False, errors=errors)
    _os.unlink(file.name)
    return file.file
