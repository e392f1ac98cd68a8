package eval

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// The tables of this file say which parts of the standard library look at the
// host. Their values are Symbolic at build.

// hostModules depend on the host as a whole.
var hostModules = setOf(`random secrets socket subprocess select selectors signal mmap fcntl resource pwd grp
	termios tty pty syslog getpass shutil glob fileinput webbrowser ftplib smtplib poplib imaplib
	multiprocessing readline curses sqlite3 dbm shelve`)

// hostNames are functions, classes and attributes that depend on the host, by
// dotted name.
var hostNames = setOf(`
	builtins.open builtins.input io.open io.open_code
	os.environ os.environb os.getenv os.getenvb os.putenv os.unsetenv os.getcwd os.getcwdb os.getpid os.getppid os.getuid os.geteuid
	os.getgid os.getlogin os.cpu_count os.urandom os.uname os.getloadavg os.times os.listdir os.scandir os.walk os.stat os.lstat
	os.access os.open os.mkdir os.makedirs os.remove os.unlink os.rename os.replace os.rmdir os.removedirs os.chdir os.chmod
	os.system os.popen os.kill os.fork os.getpgid os.nice os.readlink os.symlink os.link os.truncate os.utime os.umask
	os.path.exists os.path.isfile os.path.isdir os.path.islink os.path.getsize os.path.getmtime os.path.getatime os.path.getctime
	os.path.expanduser os.path.expandvars os.path.realpath os.path.samefile os.path.ismount os.path.lexists os.path.abspath os.path.relpath
	os.chown os.close os.dup os.fchmod os.fchown os.fdatasync os.fstat os.fsync os.ftruncate os.get_terminal_size os.getegid os.getgroups
	os.getpgrp os.getpriority os.getsid os.isatty os.killpg os.lchown os.lseek os.mkfifo os.pipe os.read os.sched_getaffinity os.sync os.write
	sys.argv sys.orig_argv sys.stdin sys.executable sys.exit sys.getrefcount sys.set_int_max_str_digits
	time.time time.time_ns time.perf_counter time.perf_counter_ns time.monotonic time.monotonic_ns time.process_time
	time.process_time_ns time.localtime time.gmtime time.ctime time.sleep time.thread_time time.timezone time.tzname time.altzone time.daylight
	datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today
	time.asctime time.mktime time.strftime warnings.filterwarnings warnings.simplefilter warnings.resetwarnings warnings.warn_explicit
	logging.setLoggerClass logging.setLogRecordFactory gc.disable gc.enable gc.set_threshold gc.freeze gc.unfreeze
	decimal.getcontext decimal.setcontext decimal.localcontext threading.get_ident threading.get_native_id
	uuid.uuid1 uuid.uuid4 uuid.getnode
	tempfile.gettempdir tempfile.gettempprefix tempfile.mkdtemp tempfile.NamedTemporaryFile tempfile.TemporaryDirectory tempfile.tempdir
	platform.node platform.platform platform.system platform.machine platform.release platform.version platform.processor platform.uname
	pathlib.Path.cwd pathlib.Path.home
	importlib.metadata.version importlib.metadata.metadata importlib.metadata.distribution
	logging.basicConfig logging.debug logging.info logging.warning logging.warn logging.error logging.exception logging.critical logging.log
	atexit.register atexit.unregister logging.disable logging.captureWarnings logging.addLevelName logging.config.dictConfig logging.config.fileConfig warnings.warn
	asyncio.run asyncio.get_event_loop asyncio.new_event_loop asyncio.sleep`)

// hostMethods are methods of instances that look at the host, by the class's
// dotted name.
var hostMethods = map[string]map[string]bool{
	"logging.Logger": loggerMethods, "logging.RootLogger": loggerMethods,
	"pathlib.Path": pathMethods, "pathlib.PosixPath": pathMethods, "pathlib.WindowsPath": pathMethods,
}

// loggerMethods write to, or set up, the log of the service.
var loggerMethods = setOf(`debug info warning warn error exception critical fatal log setLevel addHandler removeHandler addFilter removeFilter
	isEnabledFor getEffectiveLevel hasHandlers`)

var pathMethods = setOf(`exists is_file is_dir is_symlink is_mount is_socket is_fifo stat lstat read_text read_bytes
	write_text write_bytes open mkdir rmdir unlink rename replace touch iterdir glob rglob walk resolve absolute expanduser
	owner group chmod lchmod readlink symlink_to hardlink_to samefile`)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// hideHost is a copy of a native module in which what depends on the host is
// Symbolic; the module itself when nothing does.
func (in *Interp) hideHost(m *py.Module) *py.Module {
	if in.cfg.Host {
		return m
	}
	var found bool
	for k := range m.Dict.All() {
		name, _ := py.AsStr(k)
		if in.hides(hostName(m.Name, name)) {
			found = true
			break
		}
	}
	if !found && in.rehearsal == nil {
		return m
	}
	c := py.NewModule(m.Name)
	for k, v := range m.Dict.All() {
		name, ok := py.AsStr(k)
		if !ok {
			continue
		}
		if full := hostName(m.Name, name); in.hides(full) {
			v = in.NewSymbolic(SymHost, full)
		}
		if path, ok := v.(*py.Module); ok && m.Name == "os" && name == "path" {
			v = in.hideHost(path)
		}
		c.Dict.SetStr(name, v)
	}
	if in.rehearsal != nil {
		in.rehearseHost(c)
	}
	return c
}

// hostName is the dotted name of a function as hostNames has it: module os.path says of itself that it is posixpath.
func hostName(module, name string) string {
	if module == "posixpath" {
		module = "os.path"
	}
	return module + "." + name
}

// absolute gives what os.path.abspath makes of an absolute path, which does not depend on the host.
func absolute(t *py.Task, fn *Symbolic, pos []py.Value, kw []py.Kw) (py.Value, bool) {
	if fn.Op != SymHost || fn.Name != "os.path.abspath" || len(pos) != 1 || len(kw) > 0 {
		return nil, false
	}
	if path, ok := py.AsStr(pos[0]); !ok || !strings.HasPrefix(path, "/") {
		return nil, false
	}
	m, ok := py.ImportNative("posixpath")
	if !ok {
		return nil, false
	}
	v, err := py.CallMethod(t, m, "abspath", pos[0])
	return v, err == nil
}

// hostMethod reports whether a method of an instance looks at the host.
func (in *Interp) hostMethod(v py.Value, name string) bool {
	if in.cfg.Host {
		return false
	}
	c := v.Type()
	if in.rehearsal != nil && rehearsedPaths[name] {
		return false
	}
	return !c.IsHeap() && hostMethods[c.Module+"."+c.Qualname][name]
}

// hostAttribute is the dotted name of an attribute of a class that depends on
// the host; "" otherwise.
func (in *Interp) hostAttribute(v py.Value, name string) string {
	if in.cfg.Host {
		return ""
	}
	if c, ok := v.(*py.Type); ok {
		if c.IsHeap() {
			return ""
		}
		if full := c.Module + "." + c.Qualname + "." + name; in.hides(full) {
			return full
		}
		return ""
	}
	c := v.Type()
	if c.IsHeap() {
		return ""
	}
	if full := c.Module + "." + c.Qualname + "." + name; in.hides(full) {
		return full
	}
	return ""
}

// hostCall is the dotted name of a builtin function that depends on the host;
// "" otherwise. It catches what was reached by another way than the attribute.
func (in *Interp) hostCall(fn py.Value) string {
	b, ok := fn.(*py.Builtin)
	if !ok || in.cfg.Host {
		return ""
	}
	if name := b.QualifiedName(); in.hides(name) {
		return name
	}
	return ""
}

// A callRule decides whether a call of a function of the runtime with these
// arguments is left to the start.
type callRule func(in *Interp, fn py.Value, pos []py.Value, kw []py.Kw) bool

// ruleOf finds the rule of a callee: nil for functions of the program and of
// overlays, which take Symbolics as they are.
func ruleOf(fn py.Value) callRule {
	switch x := fn.(type) {
	case *py.Builtin:
		if self := py.Unwrap(x.Self()); self != nil && describesProgram(self.Type()) {
			return nil
		}
		name := x.QualifiedName()
		if holders[name] {
			return nil
		}
		if structural[name] {
			return directlySymbolic
		}
		return anySymbolic
	case *py.MethodDescriptor:
		return anySymbolic
	case *py.Function:
		if FunctionOf(x) != nil || !isStandardLibrary(x.Module) {
			return nil
		}
		name := x.Module + "." + x.Qualname
		if holders[name] {
			return nil
		}
		if structural[name] {
			return directlySymbolic
		}
		return anySymbolic
	case *py.Type:
		if x.IsHeap() {
			return nil
		}
		name := x.Module + "." + x.Qualname
		if holders[name] || x.IsSubtype(py.BaseException) {
			return nil
		}
		if structural[name] {
			return directlySymbolic
		}
		if x.Module == "builtins" || isStandardLibrary(x.Module) {
			return anySymbolic
		}
	}
	return nil
}

// runtimeCallee reports whether fn is a function or class of the standard
// library as runtime/py has it.
func runtimeCallee(fn py.Value) bool {
	switch x := fn.(type) {
	case *py.Builtin, *py.MethodDescriptor:
		return true
	case *py.Function:
		return FunctionOf(x) == nil && isStandardLibrary(x.Module)
	case *py.Type:
		return !x.IsHeap() && (x.Module == "builtins" || isStandardLibrary(x.Module))
	}
	return false
}

// holders only keep what they are given.
var holders = setOf(`builtins.print builtins.property builtins.staticmethod builtins.classmethod builtins.type builtins.super
	builtins.object builtins.setattr builtins.id builtins.list.append builtins.list.insert list.append list.insert
	builtins.dict dict.setdefault dict.update dict.get dict.pop builtins.dict.setdefault builtins.dict.update builtins.dict.get builtins.dict.pop
	builtins.slice functools.partial functools.wraps functools.update_wrapper types.SimpleNamespace object.__init__ object.__setattr__
	object.__new__ builtins.object.__init__ builtins.object.__setattr__ builtins.object.__new__ type.__call__ builtins.type.__call__
	dict.__setitem__ list.__setitem__ deque.append collections.deque.append collections.deque.appendleft
	typing.cast copy.copy contextvars.ContextVar ContextVar.set contextvars.ContextVar.set dataclasses.field weakref.ref builtins.callable
	builtins.__build_class__ typing.NewType typing.Annotated`)

// structural look at the containers they are given, but not at the items.
var structural = setOf(`builtins.len builtins.list builtins.tuple builtins.enumerate builtins.zip builtins.iter builtins.next
	builtins.reversed builtins.map builtins.filter builtins.getattr builtins.hasattr builtins.isinstance builtins.vars builtins.dir
	list.extend list.copy list.reverse list.pop builtins.list.extend builtins.list.pop dict.items dict.values dict.keys dict.copy
	itertools.chain functools.reduce`)

func directlySymbolic(_ *Interp, _ py.Value, pos []py.Value, kw []py.Kw) bool {
	for _, v := range pos {
		if isSymbolic(v) {
			return true
		}
	}
	for _, k := range kw {
		if isSymbolic(k.Value) {
			return true
		}
	}
	return false
}

func anySymbolic(_ *Interp, fn py.Value, pos []py.Value, kw []py.Kw) bool {
	for _, v := range pos {
		if holdsSymbolic(v) {
			return true
		}
	}
	for _, k := range kw {
		if holdsSymbolic(k.Value) {
			return true
		}
	}
	if b, ok := fn.(*py.Builtin); ok && len(pos)+len(kw) == 0 {
		return false
	} else if ok && b.Self() != nil {
		return isSymbolic(b.Self())
	}
	return false
}

// holdsSymbolic reports whether v is a Symbolic or a container with one near
// its surface.
func holdsSymbolic(v py.Value) bool {
	switch v.(type) {
	case *Symbolic:
		return true
	case *py.List, *py.Tuple, *py.Dict:
		return len(appendSymbolics(nil, v, 3)) > 0
	}
	return false
}

// isPrint reports whether fn is the builtin print.
func isPrint(fn py.Value) bool {
	b, ok := fn.(*py.Builtin)
	return ok && b.Name() == "print"
}

// standardLibrary are the top-level modules of CPython 3.11 (sys.stdlib_module_names).
var standardLibrary = setOf(`__future__ __main__ _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb
	binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser
	contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip
	enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib
	heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox
	mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse
	os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr
	pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal
	site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess
	sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib
	trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg
	winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo`)

func isStandardLibrary(name string) bool {
	if i := strings.IndexByte(name, '.'); i >= 0 {
		name = name[:i]
	}
	return standardLibrary[name]
}
