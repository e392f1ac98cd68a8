package eval

import (
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// importlibModule is module importlib as far as it can run at build: import_module. In
// functions lowering calls ImportNamed for it, where the name is written out.
func (in *Interp) importlibModule() *py.Module {
	m := py.NewModule("importlib")
	m.Dict.SetStr("__path__", py.NewList())
	define(m, &py.Method{Name: "import_module", Kind: py.Keywords, Min: 1, Params: []string{"name", "package"}, Fn: func(t *py.Task, _ py.Value, a []py.Value) (py.Value, error) {
		name, ok := py.AsStr(a[0])
		if !ok {
			return nil, py.Raise(py.TypeError, "the 'package' argument is required to perform a relative import for %s", a[0].Type().Name)
		}
		pkg := ""
		if a[1] != nil {
			pkg, _ = py.AsStr(a[1])
		}
		return in.ImportNamed(name, pkg, in.current)
	}})
	return m
}

// IsOwn reports whether a dotted name is that of a module or package of the program.
func (in *Interp) IsOwn(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if part == "" || strings.ContainsAny(part, "/\\ \x00") {
			return false
		}
	}
	for _, root := range in.searchPath() {
		path := filepath.Join(root, strings.ReplaceAll(name, ".", "/"))
		if isFile(path+".py") || isFile(filepath.Join(path, "__init__.py")) {
			return true
		}
	}
	return false
}

// ImportNamed is importlib.import_module(name, pkg) in module from.
func (in *Interp) ImportNamed(name, pkg string, from *Module) (py.Value, error) {
	absolute := strings.TrimLeft(name, ".")
	if level := len(name) - len(absolute); level > 0 {
		if pkg == "" {
			return nil, py.Raise(py.TypeError, "the 'package' argument is required to perform a relative import for '%s'", name)
		}
		parts := strings.Split(pkg, ".")
		if level > len(parts) {
			return nil, py.Raise(py.ImportError, "attempted relative import beyond top-level package")
		}
		base := strings.Join(parts[:len(parts)-level+1], ".")
		if absolute == "" {
			absolute = base
		} else {
			absolute = base + "." + absolute
		}
	}
	if absolute == "" {
		return nil, py.Raise(py.ValueError, "Empty module name")
	}
	return in.importName(absolute, from)
}
