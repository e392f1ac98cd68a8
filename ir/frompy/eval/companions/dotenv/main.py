"""python-dotenv for compiled services: .env files are read when the service runs, by the
rules of python-dotenv 1.2. A service is one file, so where the folder of the calling module
is gone, .env is looked for from the working folder, as python-dotenv does for other
programs that are one file."""

import io
import logging
import os
import re
import stat
import sys
from collections import OrderedDict

logger = logging.getLogger(__name__)

_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}

_blank = re.compile(r"\s*")
_space = re.compile(r"[^\S\r\n]*")
_export = re.compile(r"(?:export[^\S\r\n]+)?")
_quoted_key = re.compile(r"'([^']+)'")
_plain_key = re.compile(r"([^=\#\s]+)")
_equals = re.compile(r"(=[^\S\r\n]*)")
_single_quoted = re.compile(r"'((?:\\.|[^'\\])*)'", re.DOTALL)
_double_quoted = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
_plain = re.compile(r"([^\r\n]*)")
_comment = re.compile(r"(?:[^\S\r\n]*#[^\r\n]*)?")
_end = re.compile(r"[^\S\r\n]*(?:\r\n|\n|\r|$)")
_rest = re.compile(r"[^\r\n]*(?:\r|\n|\r\n)?")
_newline = re.compile(r"\r\n|\n|\r")
_trailing_comment = re.compile(r"\s+#.*")
_double_escape = re.compile(r"\\([\\'\"abfnrtv])")
_single_escape = re.compile(r"\\([\\'])")
_variable = re.compile(r"\$\{([^\}:]*)(?::-([^\}]*))?\}")


class _Malformed(Exception):
    pass


class _Binding:
    def __init__(self, key, value, text, line, error):
        self.key = key
        self.value = value
        self.text = text
        self.line = line
        self.error = error


class _Reader:
    def __init__(self, stream):
        self.text = stream.read().removeprefix("\ufeff")
        self.at = 0
        self.line = 1

    def take(self, pattern):
        """The first group of what pattern matches here, or all of it."""
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _Malformed
        self.line += len(_newline.findall(match.group()))
        self.at = match.end()
        return match.group(pattern.groups and 1)

    def peek(self):
        return self.text[self.at : self.at + 1]

    def value(self):
        first = self.peek()
        if first == "'":
            return _single_escape.sub(_unescape, self.take(_single_quoted))
        if first == '"':
            return _double_escape.sub(_unescape, self.take(_double_quoted))
        if first in ("", "\n", "\r"):
            return ""
        return _trailing_comment.sub("", self.take(_plain)).rstrip()

    def binding(self):
        start, line = self.at, self.line
        key = value = None
        error = False
        try:
            self.take(_blank)
            if self.at < len(self.text):
                self.take(_export)
                first = self.peek()
                if first != "#":
                    key = self.take(_quoted_key if first == "'" else _plain_key)
                self.take(_space)
                if self.peek() == "=":
                    # After a space "#" begins a comment: the value is empty.
                    value = "" if len(self.take(_equals)) > 1 and self.peek() == "#" else self.value()
                self.take(_comment)
                self.take(_end)
        except _Malformed:
            self.take(_rest)
            key, value, error = None, None, True
        return _Binding(key, value, self.text[start : self.at], line, error)


def _unescape(match):
    char = match.group(1)
    return _ESCAPES.get(char, char)


def _bindings(stream):
    reader = _Reader(stream)
    while reader.at < len(reader.text):
        binding = reader.binding()
        if binding.error:
            logger.warning("python-dotenv could not parse statement starting at line %s", binding.line)
        yield binding


def _resolve(value, known):
    out = []
    at = 0
    for match in _variable.finditer(value):
        out.append(value[at : match.start()])
        default = match.group(2)
        found = known.get(match.group(1), default if default is not None else "")
        out.append(found if found is not None else "")
        at = match.end()
    out.append(value[at:])
    return "".join(out)


class DotEnv:
    def __init__(self, dotenv_path, stream=None, verbose=False, encoding=None, interpolate=True, override=True):
        self.dotenv_path = dotenv_path
        self.stream = stream
        self._dict = None
        self.verbose = verbose
        self.encoding = encoding
        self.interpolate = interpolate
        self.override = override

    def parse(self):
        if self.dotenv_path and _is_file_or_fifo(self.dotenv_path):
            with open(self.dotenv_path, encoding=self.encoding) as stream:
                yield from self._pairs(stream)
            return
        stream = self.stream
        if stream is None:
            if self.verbose:
                logger.info("python-dotenv could not find configuration file %s.", self.dotenv_path or ".env")
            stream = io.StringIO("")
        yield from self._pairs(stream)

    def _pairs(self, stream):
        for binding in _bindings(stream):
            if binding.key is not None:
                yield binding.key, binding.value

    def dict(self):
        if self._dict is None:
            found = OrderedDict()
            for key, value in self.parse():
                if self.interpolate and value is not None:
                    value = _resolve(value, {**os.environ, **found} if self.override else {**found, **os.environ})
                found[key] = value
            self._dict = found
        return self._dict

    def set_as_environment_variables(self):
        values = self.dict()
        for key, value in values.items():
            if value is not None and (self.override or key not in os.environ):
                os.environ[key] = value
        return bool(values)

    def get(self, key):
        values = self.dict()
        if key in values:
            return values[key]
        if self.verbose:
            logger.warning("Key %s not found in %s.", key, self.dotenv_path)
        return None


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return DotEnv(dotenv_path, verbose=True, encoding=encoding).get(key_to_get)


def _rewrite(path, encoding, follow_symlinks, change):
    """Puts what change makes of a file's bindings in its place."""
    if follow_symlinks:
        path = os.path.realpath(path)
    try:
        with open(path, encoding=encoding) as source:
            mode = os.lstat(path).st_mode
            bindings = list(_bindings(source))
    except FileNotFoundError:
        mode, bindings = None, []
    text = change(bindings)
    made = f"{path}.tmp_{os.getpid()}"
    with open(made, "w", encoding=encoding) as out:
        out.write(text)
    try:
        if mode is None or not stat.S_ISREG(mode):
            os.chmod(made, 0o600)
        else:
            os.chmod(made, stat.S_IMODE(mode))
        os.replace(made, path)
    except BaseException:
        os.unlink(made)
        raise


def set_key(dotenv_path, key_to_set, value_to_set, quote_mode="always", export=False, encoding="utf-8", follow_symlinks=False):
    if quote_mode not in ("always", "auto", "never"):
        raise ValueError(f"Unknown quote_mode: {quote_mode}")
    value = value_to_set
    if quote_mode == "always" or quote_mode == "auto" and not value_to_set.isalnum():
        value = "'" + value_to_set.replace("\\", "\\\\").replace("'", "\\'") + "'"
    line = f"{'export ' if export else ''}{key_to_set}={value}\n"

    def change(bindings):
        text, replaced = "", False
        for binding in bindings:
            if binding.key == key_to_set:
                text, replaced = text + line, True
            else:
                text += binding.text
        if replaced:
            return text
        return text + ("\n" if text and not text.endswith("\n") else "") + line

    _rewrite(dotenv_path, encoding, follow_symlinks, change)
    return True, key_to_set, value_to_set


def unset_key(dotenv_path, key_to_unset, quote_mode="always", encoding="utf-8", follow_symlinks=False):
    if not os.path.exists(dotenv_path):
        logger.warning("Can't delete from %s - it doesn't exist.", dotenv_path)
        return None, key_to_unset
    removed = []

    def change(bindings):
        removed.extend(binding for binding in bindings if binding.key == key_to_unset)
        return "".join(binding.text for binding in bindings if binding.key != key_to_unset)

    _rewrite(dotenv_path, encoding, follow_symlinks, change)
    if not removed:
        logger.warning("Key %s not removed from %s - key doesn't exist.", key_to_unset, dotenv_path)
        return None, key_to_unset
    return True, key_to_unset


def _calling_folder():
    """The folder of the module that called, the working folder where it is not there."""
    frame = sys._getframe()
    while frame is not None:
        file = frame.f_globals.get("__file__")
        if file and file != __file__ and os.path.exists(file):
            return os.path.dirname(os.path.abspath(file))
        frame = frame.f_back
    return os.getcwd()


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    folder = os.path.abspath(os.getcwd() if usecwd else _calling_folder())
    while True:
        path = os.path.join(folder, filename)
        if _is_file_or_fifo(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    if raise_error_if_not_found:
        raise IOError("File not found")
    return ""


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    if os.environ.get("PYTHON_DOTENV_DISABLED", "").casefold() in ("1", "true", "t", "yes", "y"):
        logger.debug("python-dotenv: .env loading disabled by PYTHON_DOTENV_DISABLED environment variable")
        return False
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    return DotEnv(dotenv_path, stream, verbose, encoding, interpolate, override).set_as_environment_variables()


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    return DotEnv(dotenv_path, stream, verbose, encoding, interpolate, True).dict()


def _is_file_or_fifo(path):
    if os.path.isfile(path):
        return True
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False
