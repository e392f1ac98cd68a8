package eval

import (
	"os"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
)

// What makes the application cannot wait for the start, and yet may depend on it: the title may be an attribute of
// settings that are read from a file. Such a value is taken from a rehearsal: the program is run once more, as
// it would start on the machine of the build, with its environment and files; nothing is written, and what the program
// changes of its environment stays within. The service computes the value at its own start and checks that it is the same.

// rehearsed are the names of hostNames that a rehearsal has: those that only read.
var rehearsed = setOf(`os.environ os.getenv os.getcwd os.getcwdb os.cpu_count os.listdir os.scandir os.walk os.stat os.lstat os.access os.readlink
	os.path.exists os.path.isfile os.path.isdir os.path.islink os.path.getsize os.path.getmtime os.path.getatime os.path.getctime
	os.path.expanduser os.path.expandvars os.path.realpath os.path.samefile os.path.ismount os.path.lexists os.path.abspath os.path.relpath
	builtins.open io.open pathlib.Path.cwd pathlib.Path.home
	platform.node platform.platform platform.system platform.machine platform.release platform.version platform.processor platform.uname
	importlib.metadata.version importlib.metadata.metadata importlib.metadata.distribution`)

// rehearsedPaths are those of pathMethods that a rehearsal has.
var rehearsedPaths = setOf(`exists is_file is_dir is_symlink is_mount is_socket is_fifo stat lstat read_text read_bytes iterdir glob rglob walk
	resolve absolute expanduser owner group readlink samefile`)

// rehearsal is the state of an evaluation that is one.
type rehearsal struct {
	environ *py.Dict
	callers []*Module // of the calls that run, the last one innermost
}

// hides reports whether a name depends on the host and has no value here.
func (in *Interp) hides(full string) bool {
	return hostNames[full] && !in.cfg.Host && (in.rehearsal == nil || !rehearsed[full])
}

// rehearse gives the evaluation of the program as it would start here; nil when this is one itself.
func (in *Interp) rehearse() *Interp {
	if in.rehearsal != nil || in.program == "" {
		return nil
	}
	if in.rehearsed == nil {
		cfg := in.cfg
		cfg.Deferred, cfg.Stdout = nil, nil
		r := New(cfg, &diag.List{})
		r.rehearsal = &rehearsal{environ: py.NewDict()}
		for _, pair := range os.Environ() {
			k, v, _ := strings.Cut(pair, "=")
			r.rehearsal.environ.SetStr(k, py.Str(v))
		}
		r.builtins = r.makeBuiltins()
		in.rehearsed = r
		_, _ = r.importName(in.program, nil) // a name that it does not come to has no value
	}
	return in.rehearsed
}

// counterpart is what a value of the program is in its rehearsal: classes and functions of modules by name.
func (in *Interp) counterpart(v py.Value) (py.Value, bool) {
	module, name := "", ""
	switch x := v.(type) {
	case *py.Type:
		if !x.IsHeap() {
			return v, true
		}
		module, name = x.Module, x.Qualname
	case *py.Function:
		if FunctionOf(x) == nil {
			return v, true
		}
		module, name = x.Module, x.Qualname
	default:
		return v, !hasIdentity(v)
	}
	m, ok := in.modules[module].(*py.Module)
	if !ok || strings.Contains(name, ".") {
		return nil, false
	}
	return m.Dict.GetStr(name)
}

// rehearseHost puts the environment of a rehearsal, and open for reading, in their places.
func (in *Interp) rehearseHost(m *py.Module) {
	switch m.Name {
	case "os":
		m.Dict.SetStr("environ", in.rehearsal.environ)
		m.Dict.SetStr("getenv", py.NewBuiltin("os", &py.Method{Name: "getenv", Kind: py.Positional, Min: 1, Max: 2, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			key, _ := py.AsStr(args[0])
			if v, ok := in.rehearsal.environ.GetStr(key); ok {
				return v, nil
			}
			if args[1] == nil {
				return py.None, nil
			}
			return args[1], nil
		}}))
	case "io":
		if open, ok := m.Dict.GetStr("open"); ok {
			m.Dict.SetStr("open", onlyReading(open))
		}
	case "sys":
		define(m, &py.Method{Name: "_getframe", Kind: py.Positional, Max: 1, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return in.frameOf(len(in.rehearsal.callers) - 1), nil
		}})
	}
}

// onlyReading is open() that does not write.
func onlyReading(open py.Value) py.Value {
	return py.NewBuiltin("io", &py.Method{Name: "open", Kind: py.Raw, RawFn: func(t *py.Task, _ py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		mode := ""
		if len(pos) > 1 {
			mode, _ = py.AsStr(pos[1])
		}
		for _, k := range kw {
			if k.Name == "mode" {
				mode, _ = py.AsStr(k.Value)
			}
		}
		if strings.ContainsAny(mode, "wax+") {
			return nil, py.Raise(py.RuntimeError, "files are not written at build")
		}
		return py.CallKw(t, open, pos, kw)
	}})
}

// frameOf is what sys._getframe tells of the i-th call that runs: its module's names and the calls around it.
func (in *Interp) frameOf(i int) py.Value {
	if i < 0 {
		return py.None
	}
	attrs := py.NewDict()
	attrs.SetStr("f_globals", in.rehearsal.callers[i].Dict)
	attrs.SetStr("f_back", in.frameOf(i-1))
	return py.NewNamespace(attrs)
}
