"""Makes the folder library from the standard library of the Python that runs this.

Usage: python record_library.py    (with the oracle's CPython 3.11; rewrites library/ beside it)

A module stands in WHOLE when runtime/py has nothing of it, and in PARTS with the names that
the native module lacks: what they use comes along, from the native module if that has it
(NATIVE says so for private names), else from the same file. EDITS are changes to the text,
each with its reason. OWN names the few modules that CPython writes in C and that are easily said in
Python: their text, and what a file of PARTS has above its marking line, stands in library/ alone
and is kept.
"""
import ast
import errno
import pathlib
import shutil
import sysconfig

SOURCE = pathlib.Path(sysconfig.get_path("stdlib"))
OUT = pathlib.Path(__file__).parent / "library"

WHOLE = """_markupbase argparse base64 cmd colorsys concurrent.futures._base concurrent.futures.thread configparser difflib
fnmatch genericpath getopt gettext glob graphlib html.parser html.entities keyword linecache logging.config logging.handlers mimetypes numbers pprint reprlib
sched shlex shutil stat textwrap token tokenize tomllib.__init__ tomllib._parser tomllib._re tomllib._types urllib.error urllib.parse
filecmp queue pkgutil _weakrefset weakref copyreg email.__init__ email._encoded_words email._header_value_parser email._parseaddr email._policybase email.base64mime email.charset
email.contentmanager email.encoders email.errors email.feedparser email.generator email.header email.headerregistry email.iterators email.message email.mime.__init__ email.mime.application
email.mime.audio email.mime.base email.mime.image email.mime.message email.mime.multipart email.mime.nonmultipart email.mime.text email.parser email.policy email.quoprimime email.utils
getpass http.cookies optparse quopri timeit xml.__init__ xml.sax.__init__ xml.sax._exceptions xml.sax.handler xml.sax.saxutils xml.sax.xmlreader
xml.etree.__init__ xml.etree.ElementTree xml.etree.ElementPath
_compression encodings.aliases gzip locale uu""".split()

PARTS = {
    "abc": "abstractclassmethod abstractstaticmethod abstractproperty",
    "asyncio": """mixins:_LoopBoundMixin taskgroups:TaskGroup timeouts:Timeout timeouts:timeout timeouts:timeout_at tasks:wait tasks:wait_for tasks:as_completed tasks:run_coroutine_threadsafe futures:wrap_future locks:Lock locks:Event locks:Semaphore locks:Condition locks:BoundedSemaphore locks:Barrier exceptions:BrokenBarrierError queues:Queue queues:PriorityQueue queues:LifoQueue
        exceptions:IncompleteReadError exceptions:LimitOverrunError exceptions:SendfileNotAvailableError""",
    "calendar": """Calendar HTMLCalendar IllegalMonthError IllegalWeekdayError TextCalendar calendar firstweekday month monthcalendar prcal prmonth
        setfirstweekday weekheader""",
    "collections": "__init__:ChainMap __init__:UserDict __init__:UserList __init__:UserString",
    "csv": "Sniffer",
    "contextlib": "chdir _GeneratorContextManager",
    "json": "__init__:detect_encoding",
    "html": "__init__:unescape __init__:_replace_charref",
    "inspect": "getmro isdatadescriptor ismethoddescriptor FullArgSpec getfullargspec getcallargs get_annotations getmodulename indentsize walktree getclasstree",
    "ipaddress": "v4_int_to_packed v6_int_to_packed get_mixed_type_key",
    "logging": "__init__:BufferingFormatter __init__:LoggerAdapter __init__:BASIC_FORMAT __init__:makeLogRecord",
    "os": "PathLike fsencode fsdecode get_exec_path removedirs renames SEEK_SET SEEK_CUR SEEK_END",
    "posixpath": "commonpath normcase splitdrive ismount altsep pathsep defpath devnull supports_unicode_filenames",
    "statistics": "NormalDist correlation covariance linear_regression LinearRegression median_grouped harmonic_mean",
    "string": "Formatter Template",
    "threading": "Condition Barrier BrokenBarrierError Timer",
    "traceback": "FrameSummary StackSummary TracebackException walk_tb walk_stack extract_tb extract_stack format_list print_list",
    "warnings": "formatwarning showwarning",
    "uuid": "SafeUUID bytes_ int_",
}

NATIVE = {"asyncio": "current_task", "inspect": "Parameter Signature", "logging": "_nameToLevel", "statistics": ""}

# Modules that have some names of another one of CPython's.
SOME = {"io": ("_pyio", "IOBase RawIOBase BufferedIOBase TextIOBase _BufferedReader"), "encodings.__init__": ("encodings.__init__", "normalize_encoding")}

EDITS = {
    # Go's collector does not tell who refers to an object.
    "weakref": [("     getweakrefcount,\n     getweakrefs,\n", ""), ('"ref", "proxy", "getweakrefcount", "getweakrefs",', '"ref", "proxy",'),
                ("     proxy,\n     CallableProxyType,\n     ProxyType,\n     ReferenceType,\n     _remove_dead_weakref)\n", "     ReferenceType,\n     _remove_dead_weakref)\nfrom _weakproxy import proxy, CallableProxyType, ProxyType\n")],
    # Nothing compiled evaluates text or imports by a computed name.
    "logging.config": [("importer = staticmethod(__import__)", "importer = staticmethod(_names.resolve)"),
                       ("        name = s.split('.')\n        used = name.pop(0)\n        try:\n            found = self.importer(used)\n            for frag in name:\n                used += '.' + frag\n                try:\n                    found = getattr(found, frag)\n                except AttributeError:\n                    self.importer(used)\n                    found = getattr(found, frag)\n            return found\n", "        try:\n            return self.importer(s)\n"),
                       ("    name = name.split('.')\n    used = name.pop(0)\n    found = __import__(used)\n    for n in name:\n        used = used + '.' + n\n        try:\n            found = getattr(found, n)\n        except AttributeError:\n            __import__(used)\n            found = getattr(found, n)\n    return found\n", "    return _names.resolve(name)\n"),
                       ("klass = eval(klass, vars(logging))", "klass = _names.resolve('logging.' + klass)"), ("(AttributeError, NameError)", "ImportError"),
                       ("args = eval(args, vars(logging))", "args = _names.value(args)"), ("kwargs = eval(kwargs, vars(logging))", "kwargs = _names.value(kwargs)"),
                       ("    logging._handlers.clear()\n    logging.shutdown(logging._handlerList[:])\n    del logging._handlerList[:]\n", "    logging._handlers.clear()\n"),
                       ("            elif issubclass(klass, logging.handlers.SMTPHandler) and\\\n                'mailhost' in config:\n                config['mailhost'] = self.as_tuple(config['mailhost'])\n            elif issubclass(klass, logging.handlers.SysLogHandler) and\\\n                'address' in config:\n                config['address'] = self.as_tuple(config['address'])\n", ""),
                       ("logging._acquireLock()", "pass"), ("logging._releaseLock()", "pass"), ("import logging.handlers\n", "import logging.handlers\nfrom logging import _names\n")],
    # An object that is dropped is not closed by Go's collector.
    "_pyio": [('    def __del__(self):\n        """Destructor.  Calls close()."""\n        try:\n            closed = self.closed\n        except AttributeError:\n            # If getting closed fails, then the object is probably\n            # in an unusable state, so ignore.\n            return\n\n        if closed:\n            return\n\n        if _IOBASE_EMITS_UNRAISABLE:\n            self.close()\n        else:\n            # The try/except block is in case this is called at program\n            # exit time, when it\'s possible that globals have already been\n            # deleted, and then the close() call might fail.  Since\n            # there\'s nothing we can do about such failures and they annoy\n            # the end users, we suppress the traceback.\n            try:\n                self.close()\n            except:\n                pass\n\n', ""),
              ("from _io import FileIO\nRawIOBase.register(FileIO)\n", ""), ("io.IOBase.register(IOBase)\n", ""),
              # The texts of the classes in C, and a name beside the native class.
              ('raise UnsupportedOperation("%s.%s() not supported" %\n                                   (self.__class__.__name__, name))', "raise UnsupportedOperation(name)"),
              ("class BufferedReader(", "class _BufferedReader("), ('        self._unsupported("readinto")\n', "        raise NotImplementedError\n"),
              ('        self._unsupported("write")\n\nio.RawIOBase', "        raise NotImplementedError\n\nio.RawIOBase"), ("io.RawIOBase.register(RawIOBase)\n", ""), ("io.BufferedIOBase.register(BufferedIOBase)\n", "BufferedIOBase.register(BytesIO)\nBufferedIOBase.register(BufferedReader)\nBufferedIOBase.register(BufferedWriter)\n"), ("io.TextIOBase.register(TextIOBase)\n", "TextIOBase.register(StringIO)\nTextIOBase.register(TextIOWrapper)\n")],
    "gzip": [("io.BufferedReader(raw)", "io._BufferedReader(raw)"),
             ("        return io.TextIOWrapper(binary_file, encoding, errors, newline)", "        raise NotImplementedError('gzip.open for text')")],
    # The names of builtins are the compiler's: install() would add one.
    "gettext": [("        import builtins\n        builtins.__dict__['_'] = self.gettext\n        if names is not None:\n            allowed = {'gettext', 'ngettext', 'npgettext', 'pgettext'}\n            for name in allowed & set(names):\n                builtins.__dict__[name] = getattr(self, name)\n", "        raise NotImplementedError('gettext.install binds names in builtins')\n")],
    "linecache": [("with tokenize.open(fullname) as fp:", "with open(fullname, encoding='utf-8') as fp:")],
    # Frames know the text of their line, and what stands below it.
    "traceback": [("linecache.lazycache(filename, f.f_globals)\n", "pass\n"), ("f_locals = f.f_locals", "raise NotImplementedError('capture_locals')"),
                  ("for f, (lineno, end_lineno, colno, end_colno) in frame_gen", "for f, (lineno, end_lineno, colno, carets) in frame_gen"),
                  ("                end_lineno=end_lineno, colno=colno, end_colno=end_colno))", "                line=f._source, carets=carets))"),
                  ("end_lineno=None, colno=None, end_colno=None):", "end_lineno=None, colno=None, end_colno=None, carets=None):"),
                  ("'name', '_line', 'locals')", "'name', '_line', 'locals', '_carets')"), ("        self.end_colno = end_colno\n", "        self.end_colno = end_colno\n        self._carets = carets\n"),
                  ("            row.append('    {}\\n'.format(stripped_line))\n", "            row.append('    {}\\n'.format(stripped_line))\n            if frame_summary._carets:\n                row.append('    {}\\n'.format(frame_summary._carets))\n"),
                  ("        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)\n", "        positions = (tb.tb_lineno, None, None, tb.tb_frame._carets)\n"),
                  ("                anchors = None\n                if frame_summary.lineno == frame_summary.end_lineno:\n                    with suppress(Exception):\n                        anchors = _extract_caret_anchors_from_line_segment(code_segment)\n                else:",
                   "                raise NotImplementedError('columns of a frame')\n                if False:\n                    pass\n                else:"),
                  ("                    dp_start_offset = _display_width(line, start_offset) + 1\n                    dp_end_offset = _display_width(line, end_offset) + 1\n", ""),
                  ("                        dp_left_end_offset = _display_width(code_segment, anchors.left_end_offset)\n                        dp_right_start_offset = _display_width(code_segment, anchors.right_start_offset)\n", "")],
    "shlex": [("self.instream = sys.stdin", "raise NotImplementedError('shlex without a text reads standard input')")],
    "glob": [("fd = arg = os.open(dirname, _dir_open_flags, dir_fd=dir_fd)", "raise NotImplementedError('dir_fd')"), ("                os.close(fd)", "                pass")],
    "concurrent.futures.thread": [("weakref.WeakKeyDictionary()", "{}"), ("weakref.ref(self, weakref_cb)", "(lambda: self)"), ("import weakref\n", ""), ("threading._register_atexit(_python_exit)\n", "")],
    # No descriptors of directories here: the ways by path.
    "shutil": [("_use_fd_functions = ({os.open, os.stat, os.unlink, os.rmdir} <=\n                     os.supports_dir_fd and\n                     os.scandir in os.supports_fd and\n                     os.stat in os.supports_follow_symlinks)", "_use_fd_functions = False"),
               ("if hasattr(os.stat_result, 'st_file_attributes'):", "if False:"), ("hasattr(errno, err) and why.errno == getattr(errno, err)", "why.errno == errno.EOPNOTSUPP"), ("stat_func, chmod_func = os.lstat, os.lchmod", "return"), ("stat.IO_REPARSE_TAG_MOUNT_POINT", "None"), ('os.confstr("CS_PATH")', "os.defpath"), ("if os.name == 'posix':\n    import posix", "if False:\n    pass"), ("_USE_CP_SENDFILE = hasattr(os, \"sendfile\") and sys.platform.startswith(\"linux\")", "_USE_CP_SENDFILE = False"),
               ("COPY_BUFSIZE = 1024 * 1024 if _WINDOWS else 64 * 1024", "COPY_BUFSIZE = 64 * 1024")],
    "os": [("_names = sys.builtin_module_names", "_names = ()"), ("else:\n    raise ImportError('no os specific module found')\n", ""), ("from os.path import (curdir, pardir, sep, pathsep, defpath, extsep, altsep,\n    devnull)", "")],
    "inspect": [("kind is _POSITIONAL_ONLY", "kind is Parameter.POSITIONAL_ONLY"), ("kind is _POSITIONAL_OR_KEYWORD", "kind is Parameter.POSITIONAL_OR_KEYWORD"),
                ("kind is _VAR_POSITIONAL", "kind is Parameter.VAR_POSITIONAL"), ("kind is _KEYWORD_ONLY", "kind is Parameter.KEYWORD_ONLY"),
                ("kind is _VAR_KEYWORD", "kind is Parameter.VAR_KEYWORD"), ("eval(value, globals, locals)", "_not_compiled(value)"), ("_signature_from_callable(func,\n                                       follow_wrapper_chains=False,\n                                       skip_bound_arg=False,\n                                       sigcls=Signature,\n                                       eval_str=False)",
                 "signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)")],
    # Text that is timed would have to be evaluated: functions are timed.
    "timeit": [('_globals = globals\n\n# Don\'t change the indentation of the template; the reindent() calls\n# in Timer.__init__() depend on setup being indented 4 spaces and stmt\n# being indented 8 spaces.\ntemplate = """\ndef inner(_it, _timer{init}):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n        {stmt}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"""\n\n\ndef reindent(src, indent):\n    """Helper to reindent a multi-line statement."""\n    return src.replace("\\n", "\\n" + " " * indent)\n\n\n', '\ndef _called(code, what):\n    """What is timed is a function: text is not evaluated, but for the text that does nothing."""\n    if isinstance(code, str):\n        if code != "pass":\n            raise NotImplementedError(f"timeit: text is not evaluated, give a function: {code!r}")\n        return lambda: None\n    if not callable(code):\n        raise ValueError(f"{what} is neither a string nor callable")\n    return code\n\n\n'),
               ('        local_ns = {}\n        global_ns = _globals() if globals is None else globals\n        init = \'\'\n        if isinstance(setup, str):\n            # Check that the code can be compiled outside a function\n            compile(setup, dummy_src_name, "exec")\n            stmtprefix = setup + \'\\n\'\n            setup = reindent(setup, 4)\n        elif callable(setup):\n            local_ns[\'_setup\'] = setup\n            init += \', _setup=_setup\'\n            stmtprefix = \'\'\n            setup = \'_setup()\'\n        else:\n            raise ValueError("setup is neither a string nor callable")\n        if isinstance(stmt, str):\n            # Check that the code can be compiled outside a function\n            compile(stmtprefix + stmt, dummy_src_name, "exec")\n            stmt = reindent(stmt, 8)\n        elif callable(stmt):\n            local_ns[\'_stmt\'] = stmt\n            init += \', _stmt=_stmt\'\n            stmt = \'_stmt()\'\n        else:\n            raise ValueError("stmt is neither a string nor callable")\n        src = template.format(stmt=stmt, setup=setup, init=init)\n        self.src = src  # Save for traceback display\n        code = compile(src, dummy_src_name, "exec")\n        exec(code, global_ns, local_ns)\n        self.inner = local_ns["inner"]\n', '        setup, stmt = _called(setup, "setup"), _called(stmt, "stmt")\n\n        def inner(_it, _timer):\n            setup()\n            _t0 = _timer()\n            for _i in _it:\n                stmt()\n            _t1 = _timer()\n            return _t1 - _t0\n\n        self.src = None\n        self.inner = inner\n')],
    # The files of asyncio become one module; its loop is never another one.
    "asyncio": [("from . import coroutines\n", ""), ("from . import events\n", ""), ("@final\n", ""), ("from . import exceptions\n", ""),
                ("from . import futures\n", ""), ("from . import locks\n", ""), ("from . import mixins\n", ""), ("from . import tasks\n", ""),
                ("exceptions.CancelledError", "CancelledError"), ("exceptions.InvalidStateError", "InvalidStateError"), ("exceptions.TimeoutError", "TimeoutError"), ("exceptions.BrokenBarrierError", "BrokenBarrierError"),
                ("events.get_running_loop", "get_running_loop"), ("events._get_running_loop", "get_running_loop"), ("tasks.current_task", "current_task"),
                ("tasks.Task", "Task"), ("mixins._LoopBoundMixin", "_LoopBoundMixin"), ("locks.Event", "Event"),
                ("futures.isfuture", "isfuture"), ("futures._chain_future", "_chain_future"), ("coroutines.iscoroutine", "iscoroutine"),
               
                ("from .queues import Queue  # Import here to avoid circular import problem.\n", "pass\n"), ("tasks._set_task_name(task, name)", "task.set_name(task.get_name() if name is None else name)"),
                ("events._get_event_loop()", "get_running_loop()"), ("        loop = get_running_loop()\n\n        if self._loop is None:\n            with _global_lock:\n                if self._loop is None:\n                    self._loop = loop\n        if loop is not self._loop:\n            raise RuntimeError(f'{self!r} is bound to a different event loop')\n        return loop\n", "        return get_running_loop()\n")],
}



def text_of(module):
    return (SOURCE / (module.replace(".", "/") + ".py")).read_text()


def function(module, name):
    text = text_of(module)
    return ast.get_source_segment(text, next(n for n in ast.parse(text).body if getattr(n, "name", "") == name)) + "\n"


# Written here by hand, in library/ only: modules that CPython writes in C.
OWN = "_locale _string _thread _weakproxy array codecs concurrent.__init__ concurrent.futures.__init__ importlib._bootstrap importlib._bootstrap_external importlib.machinery importlib.metadata logging._names platform pwd signal struct tempfile urllib.__init__".split()

MADE = {
    "errno": "\n".join(f"{name} = {number}" for number, name in sorted(errno.errorcode.items())) + "\n"
        + "\n".join(f"{n} = {getattr(errno, n)}" for n in sorted(vars(errno)) if n.startswith("E") and errno.errorcode[getattr(errno, n)] != n)
        + "\nerrorcode = {" + ", ".join(f"{number}: {name!r}" for number, name in sorted(errno.errorcode.items())) + "}\n",
    "_collections_abc": "from collections.abc import *\n\n\n" + function("_collections_abc", "_check_methods"),
}


# The modules that asyncio takes its names from, for programs that name them.
ASYNCIO = {
    "coroutines": "iscoroutine iscoroutinefunction",
    "events": "AbstractEventLoop Handle TimerHandle get_event_loop get_running_loop new_event_loop set_event_loop set_event_loop_policy",
    "exceptions": "BrokenBarrierError CancelledError IncompleteReadError InvalidStateError LimitOverrunError SendfileNotAvailableError TimeoutError",
    "futures": "Future isfuture wrap_future",
    "locks": "Barrier BoundedSemaphore Condition Event Lock Semaphore",
    "queues": "LifoQueue PriorityQueue Queue QueueEmpty QueueFull",
    "runners": "run",
    "taskgroups": "TaskGroup",
    "tasks": "ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION Task all_tasks as_completed create_task current_task ensure_future gather run_coroutine_threadsafe shield sleep wait wait_for",
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
}
MADE.update((f"asyncio.{module}", f"from asyncio import {', '.join(names.split())}\n") for module, names in ASYNCIO.items())


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
    own = {module: path_of(module).read_text() for module in OWN}
    heads = {module: head_of(module, source) for module, source in [*zip(PARTS, PARTS), *((m, of) for m, (of, _) in SOME.items())]}
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    (OUT / "LICENSE").write_text((SOURCE / "LICENSE.txt").read_text())
    for module in WHOLE:
        write(module, edited(module, text_of(module)))
    for module, wanted in PARTS.items():
        missing = {entry.rpartition(":")[2] for entry in wanted.split()}
        public = "os.path" if module == "posixpath" else module
        write(module, heads[module] + mark(module) + parts(module, wanted, native_names(public, missing) | set(NATIVE.get(module, "").split())))
    for module, (source, wanted) in SOME.items():
        write(module, heads[module] + mark(source) + parts(source, wanted, set()))
    for module, text in {**own, **MADE}.items():
        write(module, text)


def mark(module):
    return f"# From CPython 3.11's {module.replace('.', '/')}: what the native module lacks.\n"


def head_of(module, source):
    """What stands by hand above the part that comes from CPython."""
    path = path_of(module)
    head, found, _ = path.read_text().partition(mark(source)) if path.exists() else ("", "", "")
    return head if found else ""


used = set()


def edited(module, text):
    for old, new in EDITS.get(module, ()):
        if old in text:
            used.add((module, old))
        text = text.replace(old, new)
    return text


def path_of(module):
    return OUT / (module.replace(".", "/") + ".py")


def write(module, text):
    file = path_of(module)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


main()
unused = [(module, old) for module, edits in EDITS.items() for old, _ in edits if (module, old) not in used]
if unused:
    raise SystemExit(f"nothing to edit: {unused}")
