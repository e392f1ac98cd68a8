"""Makes the folder library from the standard library of the Python that runs this.

Usage: python record_library.py    (with the oracle's CPython 3.11; rewrites library/ beside it)

A module stands in WHOLE when runtime/py has nothing of it, and in PARTS with the names that
the native module lacks: what they use comes along, from the native module if that has it
(NATIVE says so for private names), else from the same file. EDITS are changes to the text,
each with its reason; OWN has the few modules that CPython writes in C and that are easily said in Python.
"""
import ast
import errno
import pathlib
import shutil
import sysconfig

SOURCE = pathlib.Path(sysconfig.get_path("stdlib"))
OUT = pathlib.Path(__file__).parent / "library"

WHOLE = """_markupbase argparse cmd colorsys concurrent.futures._base concurrent.futures.thread configparser difflib
fnmatch genericpath getopt gettext glob graphlib html.parser html.entities keyword linecache logging.handlers mimetypes numbers pprint reprlib
sched shlex shutil stat textwrap token tokenize tomllib.__init__ tomllib._parser tomllib._re tomllib._types urllib.error
filecmp queue pkgutil""".split()

PARTS = {
    "abc": "abstractclassmethod abstractstaticmethod abstractproperty",
    "asyncio": """mixins:_LoopBoundMixin taskgroups:TaskGroup timeouts:Timeout timeouts:timeout timeouts:timeout_at tasks:wait tasks:wait_for tasks:as_completed locks:Lock locks:Event locks:Semaphore locks:Condition locks:BoundedSemaphore locks:Barrier exceptions:BrokenBarrierError queues:Queue queues:PriorityQueue queues:LifoQueue
        exceptions:IncompleteReadError exceptions:LimitOverrunError exceptions:SendfileNotAvailableError""",
    "base64": "a85decode b32hexdecode b32hexencode b85decode decode encode",
    "calendar": """Calendar HTMLCalendar IllegalMonthError IllegalWeekdayError TextCalendar calendar firstweekday month monthcalendar prcal prmonth
        setfirstweekday weekheader""",
    "collections": "__init__:UserDict __init__:UserList __init__:UserString",
    "csv": "Sniffer",
    "contextlib": "chdir",
    "inspect": "getmro isdatadescriptor ismethoddescriptor FullArgSpec getfullargspec getcallargs get_annotations getmodulename indentsize walktree getclasstree",
    "ipaddress": "v4_int_to_packed v6_int_to_packed get_mixed_type_key",
    "logging": "__init__:BufferingFormatter __init__:LoggerAdapter __init__:BASIC_FORMAT __init__:makeLogRecord __init__:getLevelNamesMapping",
    "os": "PathLike fsencode fsdecode get_exec_path removedirs renames SEEK_SET SEEK_CUR SEEK_END",
    "posixpath": "normcase splitdrive ismount altsep pathsep defpath devnull supports_unicode_filenames",
    "statistics": "NormalDist correlation covariance linear_regression LinearRegression median_grouped",
    "string": "Formatter Template",
    "threading": "Condition Barrier BrokenBarrierError Timer",
    "warnings": "formatwarning showwarning",
    "uuid": "SafeUUID bytes_ int_",
    "urllib.parse": "DefragResultBytes ParseResultBytes SplitResultBytes",
}

NATIVE = {"asyncio": "current_task", "inspect": "Parameter Signature", "logging": "_nameToLevel", "statistics": ""}

EDITS = {
    "shlex": [("self.instream = sys.stdin", "raise NotImplementedError('shlex without a text reads standard input')")],
    "glob": [("fd = arg = os.open(dirname, _dir_open_flags, dir_fd=dir_fd)", "raise NotImplementedError('dir_fd')"), ("                os.close(fd)", "                pass")],
    "concurrent.futures.thread": [("weakref.WeakKeyDictionary()", "{}"), ("weakref.ref(self, weakref_cb)", "(lambda: self)"), ("import weakref\n", ""), ("threading._register_atexit(_python_exit)\n", "")],
    # No descriptors of directories here: the ways by path.
    "shutil": [("_use_fd_functions = ({os.open, os.stat, os.unlink, os.rmdir} <=\n                     os.supports_dir_fd and\n                     os.scandir in os.supports_fd and\n                     os.stat in os.supports_follow_symlinks)", "_use_fd_functions = False"),
               ("if hasattr(os.stat_result, 'st_file_attributes'):", "if False:"), ("hasattr(errno, err) and why.errno == getattr(errno, err)", "why.errno == errno.EOPNOTSUPP"), ("stat_func, chmod_func = os.lstat, os.lchmod", "return"), ("stat.IO_REPARSE_TAG_MOUNT_POINT", "None"), ('os.confstr("CS_PATH")', "os.defpath"), ("if os.name == 'posix':\n    import posix", "if False:\n    pass"), ("_USE_CP_SENDFILE = hasattr(os, \"sendfile\") and sys.platform.startswith(\"linux\")", "_USE_CP_SENDFILE = False"),
               ("COPY_BUFSIZE = 1024 * 1024 if _WINDOWS else 64 * 1024", "COPY_BUFSIZE = 64 * 1024")],
    "os": [("from os.path import (curdir, pardir, sep, pathsep, defpath, extsep, altsep,\n    devnull)", "")],
    "inspect": [("kind is _POSITIONAL_ONLY", "kind is Parameter.POSITIONAL_ONLY"), ("kind is _POSITIONAL_OR_KEYWORD", "kind is Parameter.POSITIONAL_OR_KEYWORD"),
                ("kind is _VAR_POSITIONAL", "kind is Parameter.VAR_POSITIONAL"), ("kind is _KEYWORD_ONLY", "kind is Parameter.KEYWORD_ONLY"),
                ("kind is _VAR_KEYWORD", "kind is Parameter.VAR_KEYWORD"), ("eval(value, globals, locals)", "_not_compiled(value)"), ("_signature_from_callable(func,\n                                       follow_wrapper_chains=False,\n                                       skip_bound_arg=False,\n                                       sigcls=Signature,\n                                       eval_str=False)",
                 "signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)")],
    # The files of asyncio become one module; its loop is never another one.
    "asyncio": [("from . import coroutines\n", ""), ("from . import events\n", ""), ("@final\n", ""), ("from . import exceptions\n", ""),
                ("from . import futures\n", ""), ("from . import locks\n", ""), ("from . import mixins\n", ""), ("from . import tasks\n", ""),
                ("exceptions.CancelledError", "CancelledError"), ("exceptions.TimeoutError", "TimeoutError"), ("exceptions.BrokenBarrierError", "BrokenBarrierError"),
                ("events.get_running_loop", "get_running_loop"), ("events._get_running_loop", "get_running_loop"), ("tasks.current_task", "current_task"),
                ("tasks.Task", "Task"), ("mixins._LoopBoundMixin", "_LoopBoundMixin"), ("locks.Event", "Event"),
                ("futures.isfuture", "isfuture"), ("coroutines.iscoroutine", "iscoroutine"),
               
                ("from .queues import Queue  # Import here to avoid circular import problem.\n", "pass\n"), ("tasks._set_task_name(task, name)", "task.set_name(task.get_name() if name is None else name)"),
                ("events._get_event_loop()", "get_running_loop()"), ("        loop = get_running_loop()\n\n        if self._loop is None:\n            with _global_lock:\n                if self._loop is None:\n                    self._loop = loop\n        if loop is not self._loop:\n            raise RuntimeError(f'{self!r} is bound to a different event loop')\n        return loop\n", "        return get_running_loop()\n")],
}



def text_of(module):
    return (SOURCE / (module.replace(".", "/") + ".py")).read_text()


def function(module, name):
    text = text_of(module)
    return ast.get_source_segment(text, next(n for n in ast.parse(text).body if getattr(n, "name", "") == name)) + "\n"


STRING = '''"""The C helpers of string.Formatter."""


def formatter_parser(text):
    """The literal text, field name, format spec and conversion of each field."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    i, n, literal = 0, len(text), ""
    while i < n:
        c = text[i]
        i += 1
        if c not in "{}":
            literal += c
            continue
        if i < n and text[i] == c:
            yield literal + c, None, None, None
            literal = ""
            i += 1
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i == n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, bracket = i, 1, False
        while i < n and depth:
            d = text[i]
            depth += (d == "{") - (d == "}")
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield literal, *_field(text[start:i - 1])
        literal = ""
    if literal:
        yield literal, None, None, None


def _field(field):
    i = 0
    while i < len(field) and field[i] not in ":!":
        if field[i] == "{":
            raise ValueError("unexpected '{' in field name")
        if field[i] == "[":
            while i < len(field) and field[i] != "]":
                i += 1
            continue
        i += 1
    name, rest, conversion = field[:i], field[i:], None
    if rest[:1] == "!":
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion, rest = rest[1], rest[2:]
        if rest and rest[0] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(name):
    """The first part of a field name, and an iterator over (is attribute, name) of the others."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    return int(first) if first.isdecimal() else first, _rest(name[end:])


def _rest(text):
    i = 0
    while i < len(text):
        start = i + 1
        if text[i] == ".":
            i = start
            while i < len(text) and text[i] not in ".[":
                i += 1
            if i == start:
                raise ValueError("Empty attribute in format string")
            yield True, text[start:i]
        elif text[i] == "[":
            i = text.find("]", start)
            if i < 0:
                raise ValueError("Missing ']' in format string")
            if i == start:
                raise ValueError("Empty attribute in format string")
            key = text[start:i]
            yield False, int(key) if key.isdecimal() else key
            i += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
'''

APPEND = {
    "inspect": '''def _not_compiled(text):
    raise NotImplementedError(f"the annotation {text!r} is text, and eval() runs code that is not known at build")


''',
    "posixpath": "from genericpath import samefile, samestat\n\n",
    "os": '''from os import listdir as _listdir, lstat as _lstat, path, stat as _stat
from stat import S_ISDIR as _is_dir, S_ISLNK as _is_link, S_ISREG as _is_file

defpath = "/bin:/usr/bin"
supports_follow_symlinks = supports_fd = supports_dir_fd = set()


class DirEntry:
    """An entry of a folder; what it says of the file is read once."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)
        self._stat = {}

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks not in self._stat:
            self._stat[follow_symlinks] = _stat(self.path) if follow_symlinks else _lstat(self.path)
        return self._stat[follow_symlinks]

    def _is(self, kind, follow_symlinks):
        try:
            return kind(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(_is_dir, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(_is_file, follow_symlinks)

    def is_symlink(self):
        return self._is(_is_link, False)

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, folder, names):
        self._entries = iter([DirEntry(folder, name) for name in names])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path="."):
    return _Scan(path, _listdir(path))


'''}

LOGGING_CONFIG = '''"""logging.config.dictConfig over the native logging module.

A class or factory that is given as text must be one of logging's own: others are looked up by a
computed name, which nothing compiled can do. What config holds as an object is taken as it is.
"""
import logging
import sys


def _resolve(name):
    module, _, attribute = name.rpartition(".")
    if module == "logging":
        return getattr(logging, attribute)
    if name == "sys.stdout":
        return sys.stdout
    if name == "sys.stderr":
        return sys.stderr
    raise ValueError(f"Cannot resolve {name!r}: a compiled service finds only logging's own classes by name")


def _value(v):
    if isinstance(v, str) and v.startswith("ext://"):
        return _resolve(v[6:])
    return v


def _formatter(config):
    if "()" in config:
        return _custom(config)
    factory = config.get("class")
    cls = _resolve(factory) if factory else logging.Formatter
    arguments = [config.get("format"), config.get("datefmt"), config.get("style", "%")]
    if "validate" in config:
        return cls(*arguments, config["validate"])
    return cls(*arguments)


def _custom(config):
    factory = config["()"]
    if not callable(factory):
        factory = _resolve(factory)
    made = factory(**{k: _value(v) for k, v in config.items() if k not in ("()", ".") and k.isidentifier()})
    for name, value in config.get(".", {}).items():
        setattr(made, name, value)
    return made


def _filter(config):
    return _custom(config) if "()" in config else logging.Filter(config.get("name", ""))


def _handler(config, formatters, filters):
    config = dict(config)
    formatter = config.pop("formatter", None)
    if formatter:
        try:
            formatter = formatters[formatter]
        except Exception as e:
            raise ValueError(f"Unable to set formatter {formatter!r}") from e
    level = config.pop("level", None)
    named = config.pop("filters", None)
    properties = config.pop(".", {})
    if "()" in config:
        handler = _custom(config)
    else:
        cls = _resolve(config.pop("class"))
        handler = cls(**{k: _value(v) for k, v in config.items() if k.isidentifier()})
    if formatter:
        handler.setFormatter(formatter)
    if level is not None:
        handler.setLevel(level)
    if named:
        _add_filters(handler, named, filters)
    for name, value in properties.items():
        setattr(handler, name, value)
    return handler


def _add_filters(filterer, named, filters):
    for f in named:
        try:
            if callable(f) or callable(getattr(f, "filter", None)):
                filterer.addFilter(f)
            else:
                filterer.addFilter(filters[f])
        except Exception as e:
            raise ValueError(f"Unable to add filter {f!r}") from e


def _logger(logger, config, handlers, filters, incremental):
    level = config.get("level", None)
    if level is not None:
        logger.setLevel(level)
    if incremental:
        return
    for h in logger.handlers[:]:
        logger.removeHandler(h)
    for h in config.get("handlers") or ():
        try:
            logger.addHandler(handlers[h])
        except Exception as e:
            raise ValueError(f"Unable to add handler {h!r}") from e
    if config.get("filters"):
        _add_filters(logger, config["filters"], filters)


def _each(config, section, make):
    made = {}
    for name in sorted(config.get(section, {})):
        try:
            made[name] = make(config[section][name])
        except Exception as e:
            raise ValueError(f"Unable to configure {section[:-1]} {name!r}") from e
    return made


def dictConfig(config):
    if "version" not in config:
        raise ValueError("dictionary doesn\'t specify a version")
    if config["version"] != 1:
        raise ValueError("Unsupported version: %s" % config["version"])
    incremental = config.pop("incremental", False)
    handlers, filters = {}, {}
    if not incremental:
        formatters = _each(config, "formatters", _formatter)
        filters = _each(config, "filters", _filter)
        handlers = _each(config, "handlers", lambda c: _handler(c, formatters, filters))
    for name, settings in config.get("loggers", {}).items():
        logger = logging.getLogger(name)
        try:
            _logger(logger, settings, handlers, filters, incremental)
            propagate = settings.get("propagate", None)
            if propagate is not None:
                logger.propagate = propagate
        except Exception as e:
            raise ValueError(f"Unable to configure logger {name!r}") from e
    root = config.get("root", None)
    if root:
        try:
            _logger(logging.getLogger(), root, handlers, filters, incremental)
        except Exception as e:
            raise ValueError("Unable to configure root logger") from e
'''

STRUCT = '''"""What of struct the native module lacks, over pack and unpack."""
from struct import calcsize, error, pack, unpack


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    if offset < 0:
        if offset + size > 0:
            raise error(f"not enough data to unpack {size} bytes at offset {offset}")
        if offset + len(buffer) < 0:
            raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
        offset += len(buffer)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    return unpack(format, bytes(buffer[offset:offset + size]))


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    if offset < 0:
        if offset + len(data) > 0:
            raise error(f"no space to pack {len(data)} bytes at offset {offset}")
        if offset + len(buffer) < 0:
            raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
        offset += len(buffer)
    if len(buffer) - offset < len(data):
        raise error(f"pack_into requires a buffer of at least {len(data) + offset} bytes for packing {len(data)} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    buffer[offset:offset + len(data)] = data


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (unpack(format, bytes(buffer[i:i + size])) for i in range(0, len(buffer), size))


class Struct:
    def __init__(self, format):
        self.format = format.decode() if isinstance(format, bytes) else format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
'''

OWN = {
    "struct": STRUCT,
    "concurrent.futures.__init__": "from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError,\n"
        "                                     Executor, Future, InvalidStateError, TimeoutError, as_completed, wait)\n"
        "from concurrent.futures.thread import ThreadPoolExecutor\n",
    "logging.config": LOGGING_CONFIG,
    "concurrent.__init__": "",
    "errno": "\n".join(f"{name} = {number}" for number, name in sorted(errno.errorcode.items())) + "\n"
        + "\n".join(f"{n} = {getattr(errno, n)}" for n in sorted(vars(errno)) if n.startswith("E") and errno.errorcode[getattr(errno, n)] != n)
        + "\nerrorcode = {" + ", ".join(f"{number}: {name!r}" for number, name in sorted(errno.errorcode.items())) + "}\n",
    "_collections_abc": "from collections.abc import *\n\n\n" + function("_collections_abc", "_check_methods"),
    "_string": STRING,
    "_thread": "from threading import Lock as allocate_lock, Lock as LockType, RLock, get_ident\nTIMEOUT_MAX = 9223372036.0\nerror = RuntimeError\n",
}


class Part:
    """What is taken from one file of CPython."""

    def __init__(self, module, file):
        self.module, self.text = module, edited(module, text_of(file))
        self.tree = ast.parse(self.text)
        self.lines = self.text.splitlines(keepends=True)
        self.homes = {}
        for node in self.tree.body:
            for name in self.bound(node):
                self.homes.setdefault(name, []).append(node)
        self.taken, self.imported = [], set()

    def bound(self, node):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            return [node.name]
        names = []
        for n in ast.walk(node):
            if isinstance(n, ast.alias):
                names.append((n.asname or n.name).partition(".")[0])
            elif isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store):
                names.append(n.id)
        return names

    def take(self, name, wanted, native):
        if name in native and name not in wanted:
            self.imported.add(name)
            return
        for node in self.homes.get(name, ()):
            if node in self.taken:
                continue
            self.taken.append(node)
            self.taken += [n for n in self.tree.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and n not in self.taken
                           and isinstance(n.value.func, ast.Attribute) and isinstance(n.value.func.value, ast.Name) and n.value.func.value.id == name]
            for n in ast.walk(node):
                if isinstance(n, ast.Name):
                    self.take(n.id, wanted, native)

    def source(self):
        out = []
        if self.imported:
            out.append(f"from {self.module} import {', '.join(sorted(self.imported))}\n")
        for node in sorted(self.taken, key=lambda n: n.lineno):
            first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", ())])
            out.append("".join(self.lines[first - 1:node.end_lineno]) + "\n" * (1 if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assign)) else 2))
        return out


def parts(module, wanted, native):
    files = {}
    for entry in wanted.split():
        file, _, name = entry.rpartition(":")
        files.setdefault(module + "." + file if file else module, []).append(name)
    every = {n for names in files.values() for n in names}
    chunks = []
    for file, names in files.items():
        part = Part(module, file)
        for name in names:
            part.take(name, every, native)
        if file != module and not file.endswith("__init__"):
            chunks.append(f"__name__ = {file!r}\n")
        chunks += part.source()
    out = []
    for chunk in chunks:  # two files may import the same
        if chunk not in out:
            out.append(chunk)
    return "".join(out)


def native_names(module, missing):
    names = next(l for l in (OUT.parent / "stdlib_public.txt").read_text().splitlines() if l.startswith(module + ":"))
    return {n.partition("(")[0] for n in names.split()[1:]} - missing


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    (OUT / "LICENSE").write_text((SOURCE / "LICENSE.txt").read_text())
    for module in WHOLE:
        write(module, edited(module, text_of(module)))
    for module, wanted in PARTS.items():
        missing = {entry.rpartition(":")[2] for entry in wanted.split()}
        public = "os.path" if module == "posixpath" else module
        head = f"# From CPython 3.11's {module.replace('.', '/')}: what the native module lacks.\n"
        write(module, head + APPEND.get(module, "") + parts(module, wanted, native_names(public, missing) | set(NATIVE.get(module, "").split())))
    for module, text in OWN.items():
        write(module, text)


used = set()


def edited(module, text):
    for old, new in EDITS.get(module, ()):
        if old in text:
            used.add((module, old))
        text = text.replace(old, new)
    return text


def write(module, text):
    file = OUT / (module.replace(".", "/") + ".py")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


main()
unused = [(module, old) for module, edits in EDITS.items() for old, _ in edits if (module, old) not in used]
if unused:
    raise SystemExit(f"nothing to edit: {unused}")
