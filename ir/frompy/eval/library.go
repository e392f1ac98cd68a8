package eval

import (
	"embed"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// What the standard library writes in Python need not be written again in Go: the folder
// library holds such modules as CPython 3.11 has them (its LICENSE beside them), and they are
// compiled like modules of the program, of which only what a route reaches comes into the
// service. A module that runtime/py has too is a supplement there: it holds what the
// native module lacks, runs when a program asks for one of these names, and imports the native
// module's names like anybody else.
//
//go:embed all:library
var libraryFiles embed.FS

// Packages that many programs import beside FastAPI and that look at the process, or into the classes of
// Pydantic, more than they can as they are installed: they are written anew in the folder companions, where
// everything that they take from classes is taken at build. They are treated like the library and stand before
// installed packages, as FastAPI and Pydantic do.
//
//go:embed all:companions
var companionFiles embed.FS

// libraryFile finds the text of a module of the library.
func libraryFile(name string) (file string, text []byte, pkg, ok bool) {
	base := strings.ReplaceAll(name, ".", "/")
	for _, f := range []string{base + "/__init__.py", base + ".py"} {
		if text, err := libraryFiles.ReadFile("library/" + f); err == nil {
			return f, text, f != base+".py", true
		}
		if text, err := companionFiles.ReadFile("companions/" + f); err == nil {
			return f, text, f != base+".py", true
		}
	}
	return "", nil, false, false
}

// LibraryModules lists the modules that are compiled from Python, supplements among them.
func LibraryModules() []string {
	var out []string
	_ = fs.WalkDir(libraryFiles, "library", func(file string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(file) == ".py" {
			name := strings.TrimSuffix(strings.TrimPrefix(file, "library/"), ".py")
			out = append(out, strings.ReplaceAll(strings.TrimSuffix(name, "/__init__"), "/", "."))
		}
		return nil
	})
	sort.Strings(out)
	return out
}

// loadLibrary runs a module of the library; nil when there is none of that name.
func (in *Interp) loadLibrary(name string) (*Module, error) {
	if m, ok := in.library[name]; ok {
		return m, nil
	}
	display, text, pkg, ok := libraryFile(name)
	if !ok || name == "importlib.metadata" && len(in.cfg.Installed) == 0 { // nothing is known of what is installed
		return nil, nil
	}
	file, undecodable := parser.Read(source.LibraryPath+display, text)
	if undecodable != nil {
		in.list.Add(undecodable)
		return nil, &Fault{Diag: undecodable, reported: true, stop: true}
	}
	m := in.newModule(name, file)
	m.library = true
	m.Dict.SetStr("__file__", py.Str(file.Path))
	parent := name
	if pkg {
		m.Package = true
		m.path = []string{}
		m.Dict.SetStr("__path__", py.NewList(py.Str(path.Dir(file.Path))))
	} else {
		parent, _, _ = cutLast(name)
	}
	m.Dict.SetStr("__package__", py.Str(parent))
	if in.library == nil {
		in.library = map[string]*Module{}
	}
	in.library[name] = m
	native := in.modules[name]
	if m.supplement = in.hasNative(name); m.supplement && native == nil {
		in.nativeModule(name)
	}
	_, err := in.runModule(m)
	if m.supplement && err != nil && native != nil {
		in.modules[name] = native
	}
	if err != nil {
		delete(in.library, name)
		return nil, err
	}
	return m, nil
}

// cutLast splits a dotted name before its last part.
func cutLast(name string) (parent, last string, ok bool) {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i], name[i+1:], true
	}
	return "", name, false
}

// hasNative reports whether a module has a form in Go.
func (in *Interp) hasNative(name string) bool {
	if _, ok := ownModules[name]; ok {
		return true
	}
	_, ok := py.ImportNative(name)
	return ok
}

// supplemented is a name that a native module lacks and its supplement has, with the module
// that has it; nil otherwise.
func (in *Interp) supplemented(m *py.Module, name string) (*Module, py.Value, error) {
	if in.known[m] != nil || isDunder(name) {
		return nil, nil, nil
	}
	if _, _, _, ok := libraryFile(m.Name); !ok {
		return nil, nil, nil
	}
	lib, err := in.loadLibrary(m.Name)
	if lib == nil || err != nil {
		return nil, nil, err
	}
	if v, ok := lib.Dict.GetStr(name); ok {
		return lib, v, nil
	}
	return nil, nil, nil
}

// SupplementOf is the module of the library with what a native module lacks, nil when there is none.
func (in *Interp) SupplementOf(m *py.Module) *Module {
	if in.known[m] != nil {
		return nil
	}
	if _, _, _, ok := libraryFile(m.Name); !ok {
		return nil
	}
	lib, err := in.loadLibrary(m.Name)
	if err != nil {
		return nil
	}
	return lib
}

// Supplement is the module of the library that has a name which a native module lacks.
func (in *Interp) Supplement(m *py.Module, name string) *Module {
	lib, _, _ := in.supplemented(m, name)
	return lib
}

// absentLibrary reports whether an import inside try in a module of the library is of one that this
// Python does not have: the accelerators in C, whose Python forms stand there too, and
// what other systems have.
func (in *Interp) absentLibrary(name string, from *Module) bool {
	return from != nil && from.library && (strings.HasPrefix(name, "_") || otherSystems[name])
}

// otherSystems are modules that CPython has on other systems than Unix.
var otherSystems = setOf("nt winreg winsound msvcrt msilib org.python.core org vms_lib java.lang java")

// libraryFault is why a statement of the library has no effect here.
func libraryFault(at source.Span, err error) *diag.Diagnostic {
	if fault, ok := err.(*Fault); ok {
		return fault.Diag
	}
	return &diag.Diagnostic{Code: diag.BranchAtStart, Span: at, Msg: "this part of the standard library cannot be run at build: " + err.Error()}
}
