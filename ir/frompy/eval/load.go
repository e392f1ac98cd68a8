package eval

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Modules are found in folders, read, parsed and run.

// loadFrom looks for a package, a module file, an extension module or a namespace package
// below the given folders, which hold installed packages or not. It returns nil when there is none.
// A module that stands there in both forms is read in Python's.
func (in *Interp) loadFrom(dirs []string, name, last string, installed bool) (py.Value, error) {
	var portions []string
	for _, dir := range dirs {
		pkg := filepath.Join(dir, last)
		if file := filepath.Join(pkg, "__init__.py"); isFile(file) {
			return in.load(name, file, pkg, installed)
		}
		if file := pkg + ".py"; isFile(file) {
			return in.load(name, file, "", installed)
		}
		if isExtension(pkg) {
			return in.presentModule(name), nil
		}
		if isFolder(pkg) {
			portions = append(portions, pkg)
		}
	}
	if portions == nil || isStandardLibrary(name) {
		return nil, nil
	}
	m := in.newModule(name, nil)
	m.Package, m.path, m.installed = true, portions, installed
	paths := make([]py.Value, len(portions))
	for i, p := range portions {
		paths[i] = py.Str(p)
	}
	m.Dict.SetStr("__path__", py.NewList(paths...))
	m.Dict.SetStr("__file__", py.None)
	m.Dict.SetStr("__package__", py.Str(name))
	in.modules[name] = m.Module
	return m.Module, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// isExtension reports whether a module of a path without its suffix stands there in machine code:
// name.so, name.abi3.so, name.cpython-311-x86_64-linux-gnu.so, name.cp311-win_amd64.pyd.
func isExtension(path string) bool {
	for _, suffix := range []string{".so", ".*.so", ".pyd", ".*.pyd"} {
		if found, _ := filepath.Glob(path + suffix); len(found) > 0 {
			return true
		}
	}
	return false
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// newModule makes a module object with the names that every module has.
func (in *Interp) newModule(name string, file *source.File) *Module {
	m := &Module{Module: py.NewModule(name), Name: name, File: file}
	in.known[m.Module] = m
	d := m.Dict
	d.SetStr("__name__", py.Str(name))
	d.SetStr("__doc__", py.None)
	d.SetStr("__loader__", py.None)
	d.SetStr("__spec__", py.None)
	return m
}

// load parses and runs a module file, of an installed package or not.
func (in *Interp) load(name, path, pkg string, installed bool) (py.Value, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, in.machineFault("reading "+path, err)
	}
	file, undecodable := parser.Read(in.display(path), text)
	if undecodable != nil {
		in.list.Add(undecodable)
		return nil, &Fault{Diag: undecodable, reported: true, stop: true}
	}
	m := in.newModule(name, file)
	m.installed = installed
	m.Dict.SetStr("__file__", py.Str(path))
	parent := name
	if pkg != "" {
		m.Package, m.path = true, []string{pkg}
		m.Dict.SetStr("__path__", py.NewList(py.Str(pkg)))
	} else if i := strings.LastIndexByte(name, '.'); i >= 0 {
		parent = name[:i]
	} else {
		parent = ""
	}
	m.Dict.SetStr("__package__", py.Str(parent))
	if err := in.useSpecs(m, text); err != nil {
		return nil, err
	}
	if in.cfg.Deferred[name] {
		return in.deferModule(m)
	}
	return in.runModule(m)
}

// display is the path of a file as diagnostics show it: relative to the working
// folder where it lies below it.
func (in *Interp) display(path string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, path); err == nil && !strings.HasPrefix(rel, "..") {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}

// RunSource runs a program text as a module of the given name; for tools and
// tests.
func (in *Interp) RunSource(name string, file *source.File) (*Module, error) {
	m := in.newModule(name, file)
	m.Dict.SetStr("__file__", py.Str(file.Path))
	m.Dict.SetStr("__package__", py.Str(""))
	if _, err := in.runModule(m); err != nil {
		in.Report(err)
		return m, err
	}
	return m, nil
}

// runModule parses the module's file and runs its body. Where a statement
// faults, the names that it binds become Symbolic and the next one runs.
func (in *Interp) runModule(m *Module) (_ py.Value, err error) {
	if !m.supplement {
		in.modules[m.Name] = m.Module
	}
	in.order = append(in.order, m)
	if err := in.parse(m); err != nil {
		return nil, err
	}
	m.Dict.SetStr("__builtins__", in.builtinsModule())
	f := in.moduleFrame(m)
	initialized, err := in.initializing(m)
	if err != nil {
		return nil, err
	}
	defer func() { err = initialized(err) }()
	here, current, running := in.here, in.current, in.running
	in.current, m.running, m.lazy = m, true, in.read
	defer func() {
		in.here, in.current, in.running, m.running = here, current, running, false
		f.recovered(recover(), &err)
	}()
	for _, s := range m.Tree.Body {
		var err error
		in.running = Statement{m, s}
		if in.staysForStart(m, s) {
			err = f.leaveToStart(s)
		} else {
			_, err = f.exec(s)
		}
		if err == nil {
			continue
		}
		if m.library { // what it would have bound is refused where it is used
			f.poison(s, &Fault{Diag: libraryFault(in.SpanOf(s, m), err)})
			continue
		}
		if m.installed {
			if fault := in.installedFault(err); fault != nil {
				if !bindsOnly(s) {
					in.Skipped(in.SpanOf(s, m), m, fault.Diag)
				}
				f.poison(s, fault)
				continue
			}
		}
		if fault, ok := err.(*Fault); ok && !fault.stop {
			in.wantAtStart(m, s)
			in.Report(err)
			f.poison(s, fault)
			continue
		}
		f.note(err)
		delete(in.modules, m.Name)
		return nil, err
	}
	return m.Module, nil
}

// parse reads a module's file.
func (in *Interp) parse(m *Module) error {
	tree, list := parser.ParseFile(m.File, parser.Options{})
	m.Tree = tree
	if !list.HasErrors() {
		resolve.Resolve(tree, m.File, list) // the rules of syntax that need context
	}
	if list.HasErrors() {
		for _, d := range list.Sorted() {
			in.list.Add(d)
		}
		delete(in.modules, m.Name)
		return &Fault{Diag: list.Sorted()[0], reported: true, stop: true}
	}
	m.futures = hasFutureAnnotations(tree)
	if doc, ok := docOf(tree.Body); ok {
		m.Dict.SetStr("__doc__", py.Str(doc))
	}
	return nil
}

// moduleFrame is the frame in which a module's body runs.
func (in *Interp) moduleFrame(m *Module) *frame {
	if m.frame == nil {
		m.frame = &frame{in: in, t: in.task, mod: m, scope: newScope(moduleScope), ns: m.Dict, name: "<module>"}
	}
	return m.frame
}

func hasFutureAnnotations(tree *pyast.Module) bool {
	for _, s := range tree.Body {
		if n, ok := s.(*pyast.ImportFrom); ok && n.Module == "__future__" && n.Level == 0 {
			for _, a := range n.Names {
				if a.Name == "annotations" {
					return true
				}
			}
		}
	}
	return false
}
