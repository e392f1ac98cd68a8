package py

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"sort"
	"strings"
)

// Environ is os.environ: a mapping over the process's environment.
type Environ struct{}

// TypeEnviron is the type of os.environ.
var TypeEnviron = newRootType(osTables{}, "os", "_Environ")

// Type implements Value.
func (*Environ) Type() *Type { return TypeEnviron }

var environ = &Environ{}

func envKey(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "str expected, not %s", v.Type().Name)
	}
	return s, nil
}

// GetItem implements Subscripter; KeyError.
func (e *Environ) GetItem(t *Task, key Value) (Value, error) {
	k, err := envKey(key)
	if err != nil {
		return nil, err
	}
	if s, ok := os.LookupEnv(k); ok {
		return Str(s), nil
	}
	return nil, NewException(t, KeyError, key)
}

// SetItem implements ItemSetter.
func (e *Environ) SetItem(t *Task, key, x Value) error {
	k, err := envKey(key)
	if err != nil {
		return err
	}
	s, err := envKey(x)
	if err != nil {
		return err
	}
	if err := os.Setenv(k, s); err != nil {
		return Raise(ValueError, "illegal environment variable name")
	}
	return nil
}

// DelItem implements ItemDeleter; KeyError.
func (e *Environ) DelItem(t *Task, key Value) error {
	if _, err := e.GetItem(t, key); err != nil {
		return err
	}
	k, _ := AsStr(key)
	os.Unsetenv(k)
	return nil
}

// Contains implements Container.
func (e *Environ) Contains(t *Task, item Value) (bool, error) {
	k, ok := AsStr(item)
	if !ok {
		return false, Raise(TypeError, "str expected, not %s", item.Type().Name)
	}
	_, has := os.LookupEnv(k)
	return has, nil
}

// Len implements Lener.
func (e *Environ) Len() int { return len(os.Environ()) }

// Iter implements Iterable.
func (e *Environ) Iter(t *Task) (Iterator, error) {
	l := NewList()
	for k := range e.dict().All() {
		l.Items = append(l.Items, k)
	}
	return Iter(t, l)
}

func (e *Environ) dict() *Dict {
	d := NewDict()
	for _, kv := range os.Environ() {
		k, v, _ := strings.Cut(kv, "=")
		d.SetStr(k, Str(v))
	}
	return d
}

// Repr implements Reprer.
func (e *Environ) Repr(t *Task) (string, error) {
	r, err := Repr(t, e.dict())
	return "environ(" + r + ")", err
}

// Getenv is os.getenv(key): ok is false when it is not set.
func Getenv(key string) (string, bool) { return os.LookupEnv(key) }

type osTables struct{}

// Fill implements Tables.
func (osTables) Fill() {
	viaDict := func(name string, most int) Method {
		return Method{Name: name, Kind: Positional, Max: most, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return CallMethod(t, self.(*Environ).dict(), name, args...)
		}}
	}
	TypeEnviron.SetMethods([]Method{
		viaDict("keys", 0), viaDict("values", 0), viaDict("items", 0), viaDict("copy", 0),
		{Name: "get", Kind: Keywords, Params: []string{"key", "default"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			k, err := envKey(args[0])
			if err != nil {
				return nil, err
			}
			if s, ok := os.LookupEnv(k); ok {
				return Str(s), nil
			}
			return orNone(args[1]), nil
		}},
		{Name: "setdefault", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			e := self.(*Environ)
			if v, err := e.GetItem(t, args[0]); err == nil {
				return v, nil
			}
			return args[1], e.SetItem(t, args[0], orNone(args[1]))
		}},
		{Name: "pop", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			e := self.(*Environ)
			v, err := e.GetItem(t, args[0])
			if err != nil {
				if args[1] != nil {
					return args[1], nil
				}
				return nil, err
			}
			return v, e.DelItem(t, args[0])
		}},
		{Name: "update", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := NewDict()
			if _, err := CallMethod(t, d, "update", args[0]); err != nil {
				return nil, err
			}
			for k, v := range d.All() {
				if err := self.(*Environ).SetItem(t, k, v); err != nil {
					return nil, err
				}
			}
			return None, nil
		}},
	}, "len getitem setitem delitem contains iter repr")
}

// OSModule is the module os.
var OSModule = NewNative("os", osModule)

// OSPathModule is the module os.path.
var OSPathModule = NewNative("os.path", osPathModule)

// PosixpathModule is the module posixpath.
var PosixpathModule = NewNative("posixpath", osPathModule)

// newOSError makes the exception by its class, which sets errno and the rest.
func newOSError(t *Task, class *Type, args ...Value) error {
	if t == nil {
		t = NewTask(NewLoop())
	}
	v, err := Call(t, class, args...)
	if err != nil {
		return err
	}
	if e, ok := v.(*Exception); ok {
		if e.Traceback == nil {
			e.Traceback = captureTraceback(1)
		}
		return e
	}
	return NewException(t, class, args...)
}

// fsPaths are the first two arguments of a function as paths.
func fsPaths(t *Task, a []Value) (from, to string, err error) {
	if from, err = fsPath(t, a[0]); err != nil {
		return "", "", err
	}
	to, err = fsPath(t, a[1])
	return from, to, err
}

// fsPath is os.fspath(v) as text.
func fsPath(t *Task, v Value) (string, error) {
	if s, ok := AsStr(v); ok {
		return s, nil
	}
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	m, ok, err := LookupSpecial(t, v, "__fspath__")
	if err != nil {
		return "", err
	}
	if !ok {
		return "", Raise(TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	}
	r, err := Call(t, m)
	if err != nil {
		return "", err
	}
	return mustStr(r)
}

func osModule() *Module {
	m := NewModule("os")
	path := OSPathModule.Import()
	m.addNames("environ", environ, "sep", Str("/"), "linesep", Str("\n"), "name", Str("posix"), "pathsep", Str(":"), "curdir", Str("."),
		"pardir", Str(".."), "extsep", Str("."), "devnull", Str("/dev/null"), "altsep", None, "path", path, "error", OSError,
		"O_RDONLY", MakeInt(0), "F_OK", MakeInt(0), "R_OK", MakeInt(4), "W_OK", MakeInt(2), "X_OK", MakeInt(1), "stat_result", typeStatResult)
	m.addNames(osHostClasses...)
	onPath := func(f func(p string) (Value, error)) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			v, err := f(p)
			return v, osError(t, err, p)
		}
	}
	for _, c := range osConstants {
		m.Dict.SetStr(c.Name, c.Value)
	}
	m.addFunctions(osHostFunctions)
	m.addFunctions([]pyFunc{
		{"getenv(key, default=None)", func(t *Task, a []Value) (Value, error) {
			k, err := envKey(a[0])
			if err != nil {
				return nil, err
			}
			if s, ok := os.LookupEnv(k); ok {
				return Str(s), nil
			}
			return a[1], nil
		}},
		{"putenv(name, value)", func(t *Task, a []Value) (Value, error) { return None, environ.SetItem(t, a[0], a[1]) }},
		{"unsetenv(name)", func(t *Task, a []Value) (Value, error) {
			k, err := envKey(a[0])
			os.Unsetenv(k)
			return None, err
		}},
		{"getcwd()", func(t *Task, a []Value) (Value, error) { s, err := os.Getwd(); return Str(s), osError(t, err, "") }},
		// What the compiler decided by the environment must come out alike at start.
		{"_as_at_build(value, truth, place)", func(t *Task, a []Value) (Value, error) {
			now, err := Truth(t, a[0])
			if err == nil && MakeBool(now) != a[1] {
				err = NewException(t, RuntimeError, a[2])
			}
			return None, err
		}},
		{"_equal_at_build(value, build, place)", func(t *Task, a []Value) (Value, error) {
			same, err := Eq(t, a[0], a[1])
			if err == nil && (!same || a[0].Type() != a[1].Type()) {
				err = NewException(t, RuntimeError, a[2])
			}
			return None, err
		}},
		{"getpid()", func(t *Task, a []Value) (Value, error) { return MakeInt(int64(os.Getpid())), nil }},
		{"getppid()", func(t *Task, a []Value) (Value, error) { return MakeInt(int64(os.Getppid())), nil }},
		{"cpu_count()", func(t *Task, a []Value) (Value, error) { return MakeInt(int64(runtime.NumCPU())), nil }},
		{"urandom(size)", func(t *Task, a []Value) (Value, error) {
			n, err := sizeArg(t, a[0], 0)
			if err == nil && n < 0 {
				err = Raise(ValueError, "negative argument not allowed")
			}
			if err != nil {
				return nil, err
			}
			b := make([]byte, n)
			rand.Read(b)
			return Bytes(b), nil
		}},
		{"fspath(path)", func(t *Task, a []Value) (Value, error) {
			if _, ok := bytesLike(a[0]); ok {
				return a[0], nil
			}
			s, err := fsPath(t, a[0])
			return Str(s), err
		}},
		{"listdir(path='.')", onPath(func(p string) (Value, error) {
			entries, err := os.ReadDir(p)
			l := NewList()
			for _, e := range entries {
				l.Items = append(l.Items, Str(e.Name()))
			}
			return l, err
		})},
		{"mkdir(path, mode=511, *, dir_fd=None)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			mode, err := sizeArg(t, a[1], 0o777)
			if err == nil && a[2] != None {
				err = Raise(NotImplementedError, "dir_fd")
			}
			if err != nil {
				return nil, err
			}
			return None, osError(t, os.Mkdir(p, fs.FileMode(mode)&0o777), p)
		}},
		{"makedirs(name, mode=511, exist_ok=False)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			ok, err := Truth(t, a[2])
			if err != nil {
				return nil, err
			}
			mode, err := sizeArg(t, a[1], 0o777)
			if err != nil {
				return nil, err
			}
			return None, pathError(t, makeFolders(p, fs.FileMode(mode)&0o777, ok))
		}},
	})
	m.addFunctions(osDiskFunctions(onPath))
	m.addFunctions(osLinkFunctions(onPath))
	return m
}

// pathError is the OSError of an error that knows its path, nil for none.
func pathError(t *Task, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return osError(t, err, at.Path)
	}
	return osError(t, err, "")
}

// makeFolders makes the folders on the way with the usual mode and the last one with its own.
func makeFolders(p string, mode fs.FileMode, existOK bool) error {
	head, tail := pathSplit(p)
	if tail == "" {
		head, tail = pathSplit(head)
	}
	if head != "" && tail != "" {
		if _, err := os.Stat(head); err != nil {
			if err := makeFolders(head, 0o777, existOK); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
			if tail == "." {
				return nil
			}
		}
	}
	err := os.Mkdir(p, mode)
	if info, serr := os.Stat(p); err != nil && existOK && serr == nil && info.IsDir() {
		return nil
	}
	return err
}

func pathSplit(p string) (head, tail string) {
	i := strings.LastIndexByte(p, '/') + 1
	head, tail = p[:i], p[i:]
	if trimmed := strings.TrimRight(head, "/"); trimmed != "" {
		head = trimmed
	}
	return head, tail
}

// PathJoin is os.path.join.
func PathJoin(first string, more ...string) string {
	path := first
	for _, b := range more {
		switch {
		case strings.HasPrefix(b, "/"):
			path = b
		case path == "" || strings.HasSuffix(path, "/"):
			path += b
		default:
			path += "/" + b
		}
	}
	return path
}

// PathNormalize is os.path.normpath.
func PathNormalize(p string) string {
	if p == "" {
		return "."
	}
	slashes := 0
	if p[0] == '/' {
		slashes = 1
		if strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "///") {
			slashes = 2
		}
	}
	var parts []string
	for _, c := range strings.Split(p, "/") {
		if c == "" || c == "." {
			continue
		}
		if c != ".." || slashes == 0 && len(parts) == 0 || len(parts) > 0 && parts[len(parts)-1] == ".." {
			parts = append(parts, c)
		} else if len(parts) > 0 {
			parts = parts[:len(parts)-1]
		}
	}
	s := strings.Repeat("/", slashes) + strings.Join(parts, "/")
	if s == "" {
		return "."
	}
	return s
}

// PathSplitExt is os.path.splitext.
func PathSplitExt(p string) (string, string) {
	slash, dot := strings.LastIndexByte(p, '/'), strings.LastIndexByte(p, '.')
	if dot > slash {
		for i := slash + 1; i < dot; i++ {
			if p[i] != '.' {
				return p[:dot], p[dot:]
			}
		}
	}
	return p, ""
}

func absPath(p string) string {
	if !strings.HasPrefix(p, "/") {
		wd, _ := os.Getwd()
		p = PathJoin(wd, p)
	}
	return PathNormalize(p)
}

// isBytesPath reports whether a path is given as bytes.
func isBytesPath(v Value) bool {
	_, ok := bytesLike(v)
	return ok
}

// likePath gives the texts of a result the kind of the path that they come from.
func likePath(path, v Value) Value {
	if !isBytesPath(path) {
		return v
	}
	switch x := v.(type) {
	case Str:
		s, _ := AsStr(x)
		return Bytes(s)
	case *Tuple:
		items := make([]Value, len(x.Items))
		for i, item := range x.Items {
			items[i] = likePath(path, item)
		}
		return NewTuple(items...)
	}
	return v
}

// expandVariables is os.path.expandvars: names of variables that are not set stay.
func expandVariables(p string) string {
	var out strings.Builder
	for i := 0; i < len(p); {
		if p[i] != '$' {
			out.WriteByte(p[i])
			i++
			continue
		}
		end, name := i+1, ""
		if strings.HasPrefix(p[i+1:], "{") {
			if n := strings.IndexByte(p[i+2:], '}'); n >= 0 {
				end, name = i+2+n+1, p[i+2:i+2+n]
			}
		} else {
			for end < len(p) && (p[end] == '_' || isDigitByte(p[end]) || p[end]|0x20 >= 'a' && p[end]|0x20 <= 'z') {
				end++
			}
			name = p[i+1 : end]
		}
		if v, ok := os.LookupEnv(name); ok && name != "" {
			out.WriteString(v)
		} else {
			out.WriteString(p[i:end])
		}
		i = end
	}
	return out.String()
}

func osPathModule() *Module {
	m := NewModule("posixpath")
	one := func(f func(p string) Value) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			return likePath(a[0], f(p)), nil
		}
	}
	stat := func(f func(info os.FileInfo) bool) func(t *Task, a []Value) (Value, error) {
		return one(func(p string) Value { info, err := os.Stat(p); return MakeBool(err == nil && f(info)) })
	}
	m.addFunctions([]pyFunc{
		{"join(a, *p)", func(t *Task, a []Value) (Value, error) {
			first, err := fsPath(t, a[0])
			if err != nil {
				return nil, Raise(TypeError, "expected str, bytes or os.PathLike object, not %s", a[0].Type().Name)
			}
			var more []string
			for _, v := range a[1].(*Tuple).Items {
				p, err := fsPath(t, v)
				if err == nil && isBytesPath(v) != isBytesPath(a[0]) {
					return nil, Raise(TypeError, "Can't mix strings and bytes in path components")
				}
				if err != nil {
					return nil, Raise(TypeError, "join() argument must be str, bytes, or os.PathLike object, not %s", StrRepr(v.Type().Name))
				}
				more = append(more, p)
			}
			return likePath(a[0], Str(PathJoin(first, more...))), nil
		}},
		{"basename(p)", one(func(p string) Value { _, t := pathSplit(p); return Str(t) })},
		{"dirname(p)", one(func(p string) Value { h, _ := pathSplit(p); return Str(h) })},
		{"split(p)", one(func(p string) Value { h, t := pathSplit(p); return NewTuple(Str(h), Str(t)) })},
		{"splitext(p)", one(func(p string) Value { h, t := PathSplitExt(p); return NewTuple(Str(h), Str(t)) })},
		{"normpath(path)", one(func(p string) Value { return Str(PathNormalize(p)) })},
		{"abspath(path)", one(func(p string) Value { return Str(absPath(p)) })},
		{"realpath(filename, *, strict=False)", one(func(p string) Value { real, _ := realPath(p); return Str(real) })},
		{"islink(path)", one(func(p string) Value { return MakeBool(isLink(p)) })},
		{"lexists(path)", one(func(p string) Value { _, err := os.Lstat(p); return MakeBool(err == nil) })},
		timeRow("getmtime(filename)", "st_mtime"),
		timeRow("getatime(filename)", "st_atime"),
		timeRow("getctime(filename)", "st_ctime"),
		{"isabs(s)", one(func(p string) Value { return MakeBool(strings.HasPrefix(p, "/")) })},
		{"exists(path)", stat(func(os.FileInfo) bool { return true })},
		{"isfile(path)", stat(func(i os.FileInfo) bool { return i.Mode().IsRegular() })},
		{"isdir(s)", stat(os.FileInfo.IsDir)},
		{"getsize(filename)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			info, err := os.Stat(p)
			if err != nil {
				return nil, osError(t, err, p)
			}
			return MakeInt(info.Size()), nil
		}},
		{"expanduser(path)", one(func(p string) Value {
			if p == "~" || strings.HasPrefix(p, "~/") {
				if home, err := os.UserHomeDir(); err == nil {
					return Str(strings.TrimRight(home, "/") + p[1:])
				}
			}
			return Str(p)
		})},
		{"expandvars(path)", one(func(p string) Value {
			return Str(expandVariables(p))
		})},
		{"commonprefix(m)", func(t *Task, a []Value) (Value, error) {
			l, err := ListOf(t, a[0])
			if err != nil || len(l.Items) == 0 {
				return Str(""), err
			}
			var all []string
			for _, v := range l.Items {
				p, err := fsPath(t, v)
				if err != nil {
					return nil, err
				}
				all = append(all, p)
			}
			sort.Strings(all)
			x, y := all[0], all[len(all)-1]
			k := 0
			for k < len(x) && k < len(y) && x[k] == y[k] {
				k++
			}
			return likePath(l.Items[0], Str(x[:k])), nil
		}},
		{"relpath(path, start=None)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			if p == "" {
				return nil, Raise(ValueError, "no path specified")
			}
			start := "."
			if a[1] != None {
				if start, err = fsPath(t, a[1]); err != nil {
					return nil, err
				}
			}
			split := func(s string) []string { return strings.FieldsFunc(absPath(s), func(r rune) bool { return r == '/' }) }
			from, to := split(start), split(p)
			k := 0
			for k < len(from) && k < len(to) && from[k] == to[k] {
				k++
			}
			var out []string
			for range from[k:] {
				out = append(out, "..")
			}
			if out = append(out, to[k:]...); len(out) == 0 {
				return likePath(a[0], Str(".")), nil
			}
			return likePath(a[0], Str(strings.Join(out, "/"))), nil
		}},
	})
	m.addNames("sep", Str("/"), "pardir", Str(".."), "curdir", Str("."), "extsep", Str("."))
	return m
}
