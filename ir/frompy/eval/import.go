package eval

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Import runs a module, with its parents and all that it imports, once. A
// Python exception that leaves it has become a diagnostic and is returned too.
func (in *Interp) Import(name string) (*Module, error) {
	in.program = name
	v, err := in.importName(name, nil)
	in.read = true
	if err != nil {
		in.Report(err)
		return nil, err
	}
	if m, ok := v.(*py.Module); ok {
		if known := in.known[m]; known != nil {
			return known, nil
		}
		return &Module{Module: m, Name: name}, nil
	}
	s, _ := v.(*Symbolic)
	err = in.lookFault(s, source.Span{}, "imported as the program")
	in.Report(err)
	return nil, err
}

// RunFile imports the module that a file holds. Its dotted name follows from
// the folders around it that have an __init__.py, and the folder above those
// becomes the first import root.
func (in *Interp) RunFile(path string) (*Module, error) {
	name, root := ModuleOfFile(path)
	if len(in.cfg.Roots) == 0 || in.cfg.Roots[0] != root {
		in.cfg.Roots = append([]string{root}, in.cfg.Roots...)
	}
	return in.Import(name)
}

// ModuleOfFile is the dotted name and the import root of a module file, as
// fastapi_cli's get_module_data_from_path finds them.
func ModuleOfFile(path string) (name, root string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	stem := func(p string) string {
		base := filepath.Base(p)
		if ext := filepath.Ext(base); ext != base {
			base = strings.TrimSuffix(base, ext)
		}
		return base
	}
	if stem(path) == "__init__" {
		path = filepath.Dir(path)
	}
	parts := []string{stem(path)}
	dir := filepath.Dir(path)
	for {
		if info, err := os.Stat(filepath.Join(dir, "__init__.py")); err != nil || info.IsDir() {
			break
		}
		parts = append([]string{stem(dir)}, parts...)
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return strings.Join(parts, "."), dir
}

// importName imports a dotted absolute name and returns the module itself (not
// its topmost parent).
func (in *Interp) importName(name string, from *Module) (py.Value, error) {
	if v, ok := in.modules[name]; ok {
		return v, nil
	}
	parentName, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		parentName, last = name[:i], name[i+1:]
	}
	var parent py.Value
	if parentName != "" {
		p, err := in.importName(parentName, from)
		if err != nil {
			return nil, err
		}
		parent = p
		if v, ok := in.modules[name]; ok { // the parent imported it
			return v, nil
		}
	}
	v, err := in.findAndLoad(name, last, parent)
	if err != nil {
		return nil, err
	}
	if m, ok := parent.(*py.Module); ok {
		if child, ok := v.(*py.Module); !ok || in.known[child].Body() == nil { // which becomes an attribute when it has run
			return v, in.bindChild(m, last, v)
		}
	}
	return v, nil
}

// bindChild makes a module an attribute of its parent, which may have a class of its own that decides about it.
func (in *Interp) bindChild(parent *py.Module, last string, child py.Value) error {
	if parent.Type() == py.TypeModule {
		parent.Dict.SetStr(last, child)
		return nil
	}
	return py.BindChild(in.task, parent, last, child)
}

// findAndLoad looks a module up: overlays, files of the program, the standard
// library in Go, installed packages. What is found nowhere is a Symbolic, or a
// ModuleNotFoundError when it must be part of the program or of the known
// environment.
func (in *Interp) findAndLoad(name, last string, parent py.Value) (py.Value, error) {
	for _, n := range in.cfg.Natives {
		if build, ok := n[name]; ok {
			return in.loadNative(name, build)
		}
	}
	if s, ok := parent.(*Symbolic); ok {
		return in.unknownModule(name, s), nil
	}
	var owner *Module
	if folders := in.ownPath(parent); folders != nil {
		if m, err := in.loadFrom(folders, name, last, true); m != nil || err != nil {
			return m, err
		}
		return nil, moduleNotFound(name, "No module named '"+name+"'")
	} else if m, ok := parent.(*py.Module); ok {
		owner = in.known[m]
		if owner == nil || owner.library { // below a package of the standard library
			if v, ok := in.nativeModule(name); ok {
				return v, nil
			}
			if m, err := in.loadLibrary(name); m != nil || err != nil {
				return valueOf(m), err
			}
			return in.unknownModule(name, nil), nil
		}
		if owner.path == nil {
			return nil, moduleNotFound(name, "No module named '"+name+"'; '"+owner.Name+"' is not a package")
		}
	}
	dirs := in.searchPath()
	if owner != nil {
		dirs = owner.path
	}
	if m, err := in.loadFrom(dirs, name, last, owner != nil && owner.installed); m != nil || err != nil {
		return m, err
	}
	if owner != nil {
		return nil, moduleNotFound(name, "No module named '"+name+"'")
	}
	if v, ok := in.nativeModule(name); ok {
		return v, nil
	}
	if !in.hasNative(name) {
		if m, err := in.loadLibrary(name); m != nil || err != nil {
			return valueOf(m), err
		}
	}
	if servers[name] {
		return in.presentModule(name), nil
	}
	if m, err := in.loadFrom(in.cfg.Installed, name, last, true); m != nil || err != nil {
		return m, err
	}
	if len(in.cfg.Installed) > 0 && !isStandardLibrary(name) {
		return nil, moduleNotFound(name, "No module named '"+name+"'")
	}
	return in.unknownModule(name, nil), nil
}

// ownPath is the __path__ of what a program put into sys.modules in the place of a package; nil
// for modules that were imported.
func (in *Interp) ownPath(parent py.Value) []string {
	if m, ok := parent.(*py.Module); ok && (in.known[m] != nil || in.natives[m] != "") || parent == nil {
		return nil
	}
	v, err := py.GetAttr(in.task, parent, "__path__")
	if err != nil {
		return nil
	}
	list, ok := v.(*py.List)
	if !ok {
		return nil
	}
	var out []string
	for _, x := range list.Items {
		if s, ok := py.AsStr(x); ok {
			out = append(out, s)
		}
	}
	return out
}

// searchPath is the program's import roots, with what it added to sys.path.
func (in *Interp) searchPath() []string {
	if in.sysPath == nil {
		return in.cfg.Roots
	}
	var out []string
	for _, v := range in.sysPath.Items {
		if s, ok := py.AsStr(v); ok {
			if s == "" {
				s = "."
			}
			out = append(out, s)
		}
	}
	return out
}

// valueOf is the module object, nil without a module.
func valueOf(m *Module) py.Value {
	if m == nil {
		return nil
	}
	return m.Module
}

func moduleNotFound(name, text string) error {
	err := py.Raise(py.ModuleNotFoundError, "%s", text)
	return withFields(err, map[string]py.Value{"name": py.Str(name), "path": py.None, "msg": py.Str(text)})
}

func withFields(err error, fields map[string]py.Value) error {
	if e, ok := err.(*py.Exception); ok {
		if e.Fields == nil {
			e.Fields = map[string]py.Value{}
		}
		for k, v := range fields {
			e.Fields[k] = v
		}
	}
	return err
}

// unknownModule is a module that covetgen does not know.
func (in *Interp) unknownModule(name string, parent *Symbolic) *Symbolic {
	s := in.NewSymbolic(SymImport, name)
	if parent != nil {
		s.From = append(s.From, parent)
	}
	in.modules[name] = s
	return s
}

// presentModule is a module that is installed but not read.
func (in *Interp) presentModule(name string) *Symbolic {
	s := in.unknownModule(name, nil)
	s.present = true
	return s
}

func (in *Interp) loadNative(name string, build func(in *Interp) (*py.Module, error)) (py.Value, error) {
	m, err := build(in)
	if err != nil {
		return nil, err
	}
	in.modules[name] = m
	in.natives[m] = name
	return m, nil
}

func init() {
	py.RegisterLibrary()
	py.UseMultibyteCodecs()
}

// nativeModule finds a module of the evaluator's own (typing, sys, ...) or of
// runtime/py, unless all of it depends on the host.
func (in *Interp) nativeModule(name string) (py.Value, bool) {
	if hostModules[name] && !in.cfg.Host {
		return nil, false
	}
	if build, ok := ownModules[name]; ok {
		m := build(in)
		in.modules[name] = m
		in.natives[m] = name
		return m, true
	}
	m, ok := py.ImportNative(name)
	if !ok {
		return nil, false
	}
	m = in.hideHost(m)
	in.modules[name] = m
	in.natives[m] = name
	return m, true
}

// poison binds what a faulty statement would have bound, so that later uses of
// the names stay quiet. What was bound before goes where nothing is reported yet.
func (f *frame) poison(s pyast.Stmt, fault *Fault) {
	sc := newScope(functionScope)
	b := &scopeBuilder{s: sc, used: map[string]bool{}}
	b.stmt(s)
	for _, name := range sc.order {
		if _, ok := f.global().GetStr(name); ok && (fault.reported || fault.quiet) {
			if _, isDef := s.(*pyast.Assign); !isDef {
				continue
			}
		}
		v := f.symbolic(SymFailed, name, s)
		v.Fault = fault
		f.storeGlobal(name, v, s)
	}
}

// importStmt runs "import a.b.c [as d]".
func (f *frame) importStmt(n *pyast.Import) error {
	for _, a := range n.Names {
		f.at = n
		v, err := f.importGuarded(a.Name, n)
		if err != nil {
			return err
		}
		name := a.Asname
		if name == "" {
			name = importedName(a)
			v = f.in.modules[name]
		}
		if err := f.store(name, v, a); err != nil {
			return err
		}
	}
	return nil
}

// importGuarded imports for a statement. An unknown module inside a try that
// catches ImportError would decide which way the program goes.
func (f *frame) importGuarded(name string, n pyast.Node) (py.Value, error) {
	in := f.in
	here, current := in.here, in.current
	in.here, in.current = in.SpanOf(n, f.mod), f.mod
	v, err := in.importName(name, f.mod)
	in.here, in.current = here, current
	if err == nil {
		err = in.notYetRun(v, n, f.mod)
	}
	if err != nil {
		return nil, err
	}
	if name == "weakref" && !f.mod.library && !f.mod.installed {
		in.list.Add(&diag.Diagnostic{Code: diag.WeakTiming, Severity: diag.Warning, Span: in.SpanOf(n, f.mod),
			Msg: "weak references die when the collector finds that their objects are gone, not with the last reference"})
	}
	if s, ok := v.(*Symbolic); ok && f.guards > 0 {
		if in.absentLibrary(name, f.mod) {
			return nil, moduleNotFound(name, "No module named '"+name+"'")
		}
		if s.isPresent() && accelerates(name, f.mod) {
			return nil, moduleNotFound(name, "No module named '"+name+"'")
		}
		if !isStandardLibrary(name) && !s.isPresent() {
			return nil, in.guardedImportFault(s, in.SpanOf(n, f.mod))
		}
	}
	return v, nil
}

// accelerates reports whether an extension module is the importing package's own: a package that catches
// the ImportError of its own machine code has the same in Python, which is what is compiled.
func accelerates(name string, m *Module) bool {
	top, _, _ := strings.Cut(name, ".")
	own, _, _ := strings.Cut(m.Name, ".")
	return m.installed && top == own
}

// importFrom runs "from m import a, b as c".
func (f *frame) importFrom(n *pyast.ImportFrom) error {
	f.at = n
	name, err := f.absoluteName(n)
	if err != nil {
		return err
	}
	if name == "__future__" {
		return f.importFuture(n)
	}
	mod, err := f.importGuarded(name, n)
	if err != nil {
		return err
	}
	for _, a := range n.Names {
		f.at = n
		if a.Name == "*" {
			if err := f.importStar(mod, n); err != nil {
				return err
			}
			continue
		}
		v, err := f.importMember(mod, name, a.Name, n)
		if err == nil {
			err = f.in.notYetRun(v, n, f.mod)
		}
		if err != nil {
			return err
		}
		bind := a.Asname
		if bind == "" {
			bind = a.Name
		}
		if err := f.store(bind, v, a); err != nil {
			return err
		}
	}
	return nil
}

// absoluteName resolves a relative import against __package__.
func (f *frame) absoluteName(n *pyast.ImportFrom) (string, error) {
	if n.Level == 0 {
		return n.Module, nil
	}
	pkg := ""
	if v, ok := f.global().GetStr("__package__"); ok {
		pkg, _ = py.AsStr(v)
	}
	if pkg == "" {
		return "", py.Raise(py.ImportError, "attempted relative import with no known parent package")
	}
	parts := strings.Split(pkg, ".")
	if n.Level-1 >= len(parts) {
		return "", py.Raise(py.ImportError, "attempted relative import beyond top-level package")
	}
	base := strings.Join(parts[:len(parts)-(n.Level-1)], ".")
	if n.Module != "" {
		return base + "." + n.Module, nil
	}
	return base, nil
}

// importMember is one name of "from m import name": an attribute, or else a
// submodule.
func (f *frame) importMember(mod py.Value, modName, name string, at pyast.Node) (py.Value, error) {
	in := f.in
	if s, ok := mod.(*Symbolic); ok {
		if v, ok := in.modules[modName+"."+name]; ok {
			return v, nil
		}
		return f.symbolic(SymAttr, name, at, s), nil
	}
	m, ok := mod.(*py.Module)
	if !ok {
		return py.GetAttr(f.t, mod, name)
	}
	if v, ok := m.Dict.GetStr(name); ok {
		return v, nil
	}
	known := in.known[m]
	v, found, err := in.moduleGetattr(f.t, m, name)
	if err != nil || found {
		return v, err
	}
	if known == nil || known.path != nil {
		sub, err := in.submodule(modName, name, known)
		if s, ok := sub.(*Symbolic); ok && f.guards > 0 && s.isPresent() && accelerates(modName, f.mod) {
			return nil, in.cannotImport(known, name)
		}
		if err != nil || sub != nil {
			return sub, err
		}
	}
	if known == nil {
		if lib, v, err := in.supplemented(m, name); lib != nil || err != nil {
			return v, err
		}
		return in.missingNative(f, m, name, at)
	}
	if known.opaque != nil {
		return f.symbolic(SymAttr, name, at, known.opaque), nil
	}
	if known.library && !f.mod.library && isStandardModule(known.Name) && !lacksName(known.Name, name) {
		return f.symbolic(SymAttr, name, at, m), nil // CPython has it: refused where it is used
	}
	return nil, in.cannotImport(known, name)
}

// submodule imports m.name if there is such a module, nil otherwise.
func (in *Interp) submodule(modName, name string, known *Module) (py.Value, error) {
	full := modName + "." + name
	if v, ok := in.modules[full]; ok {
		return v, nil
	}
	if known == nil {
		for _, n := range in.cfg.Natives {
			if _, ok := n[full]; ok {
				return in.importName(full, nil)
			}
		}
		if _, ok := ownModules[full]; ok || hostModules[full] {
			return in.importName(full, nil)
		}
		if _, ok := py.ImportNative(full); ok {
			return in.importName(full, nil)
		}
		if _, _, _, ok := libraryFile(full); ok {
			return in.importName(full, nil)
		}
		return nil, nil
	}
	v, err := in.importName(full, known)
	if err != nil {
		if e, ok := err.(*py.Exception); ok && e.Class == py.ModuleNotFoundError {
			if missing, ok := e.Fields["name"].(py.Str); ok && string(missing) == full {
				return nil, nil
			}
		}
		return nil, err
	}
	return v, nil
}

// cannotImport is the ImportError of "from m import name".
func (in *Interp) cannotImport(m *Module, name string) error {
	where := "unknown location"
	if m.File != nil {
		if v, ok := m.Dict.GetStr("__file__"); ok {
			if s, ok := py.AsStr(v); ok {
				where = s
			}
		}
	}
	var err error
	if m.running {
		err = py.Raise(py.ImportError, "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)", name, m.Name, where)
	} else {
		err = py.Raise(py.ImportError, "cannot import name '%s' from '%s' (%s)", name, m.Name, where)
	}
	return withFields(err, map[string]py.Value{"name": py.Str(m.Name)})
}

// moduleAttr reads an attribute of a module.
func (f *frame) moduleAttr(m *py.Module, name string, at pyast.Node) (py.Value, error) {
	if v, ok := m.Dict.GetStr(name); ok {
		return v, nil
	}
	known := f.in.known[m]
	if known == nil {
		v, err := py.GetAttr(f.t, m, name)
		if err == nil {
			return v, nil
		}
		if none, merr := py.Matches(f.t, err, py.AttributeError); merr != nil || !none {
			return nil, err
		}
		if sub, err := f.in.submodule(m.Name, name, nil); sub != nil || err != nil {
			return sub, err
		}
		if lib, v, err := f.in.supplemented(m, name); lib != nil || err != nil {
			return v, err
		}
		return f.in.missingNative(f, m, name, at)
	}
	v, found, err := f.in.moduleGetattr(f.t, m, name)
	if err != nil || found {
		return v, err
	}
	if known.opaque != nil {
		return f.symbolic(SymAttr, name, at, known.opaque), nil
	}
	if known.running && !isDunder(name) {
		return nil, attributeErrorOf(m, name, py.Raise(py.AttributeError, "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", known.Name, name))
	}
	return py.GetAttr(f.t, m, name)
}

func attributeErrorOf(obj py.Value, name string, err error) error {
	return withFields(err, map[string]py.Value{"name": py.Str(name), "obj": obj})
}

// moduleGetattr asks a module's own __getattr__ (PEP 562).
func (in *Interp) moduleGetattr(t *py.Task, m *py.Module, name string) (py.Value, bool, error) {
	hook, ok := m.Dict.GetStr("__getattr__")
	if !ok {
		return nil, false, nil
	}
	v, err := py.Call(t, hook, py.Str(name))
	if err != nil {
		if none, merr := py.Matches(t, err, py.AttributeError); merr == nil && none {
			return nil, false, nil
		}
	}
	return v, err == nil, err
}

// isDunder reports whether a name is a special one: __x__.
func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// missingNative stands for a name that a native module lacks: that covetgen
// does not know it does not mean that Python does not.
func (in *Interp) missingNative(f *frame, m *py.Module, name string, at pyast.Node) (py.Value, error) {
	if completeModules[m.Name] || lacksName(m.Name, name) && !isStandardModule(m.Name+"."+name) {
		err := py.Raise(py.ImportError, "cannot import name '%s' from '%s' (unknown location)", name, m.Name)
		if _, ok := at.(*pyast.Attribute); ok {
			err = attributeErrorOf(m, name, py.Raise(py.AttributeError, "module '%s' has no attribute '%s'", m.Name, name))
		}
		return nil, err
	}
	if isDunder(name) {
		return py.GetAttr(f.t, m, name)
	}
	// A module that the package imports itself.
	if sub, err := in.submodule(m.Name, name, nil); sub != nil || err != nil {
		return sub, err
	}
	return f.symbolic(SymAttr, name, at, m), nil
}

// importStar is "from m import *".
func (f *frame) importStar(mod py.Value, n *pyast.ImportFrom) error {
	if s, ok := mod.(*Symbolic); ok && f.mod.installed {
		f.mod.opaque = s
		return nil
	}
	m, ok := mod.(*py.Module)
	if !ok {
		return f.in.starImportFault(mod, f.in.SpanOf(n, f.mod))
	}
	var names []string
	known := f.in.known[m]
	if all, ok := m.Dict.GetStr("__all__"); ok {
		err := py.Iterate(f.t, all, func(x py.Value) (bool, error) {
			s, ok := py.AsStr(x)
			if !ok {
				return false, py.Raise(py.TypeError, "Item in %s.__all__ must be str, not %s", m.Name, x.Type().Name)
			}
			names = append(names, s)
			return true, nil
		})
		if err != nil {
			return err
		}
	} else {
		if known != nil && known.opaque != nil {
			if err := f.importStar(known.opaque, n); err != nil {
				return err
			}
		}
		for k := range m.Dict.All() {
			if s, ok := py.AsStr(k); ok && !strings.HasPrefix(s, "_") {
				names = append(names, s)
			}
		}
	}
	for _, name := range names {
		v, ok := m.Dict.GetStr(name)
		if !ok {
			// __all__ may name submodules that are not imported yet.
			sub, err := f.in.submodule(m.Name, name, known)
			if err != nil {
				return err
			}
			if sub == nil {
				if v, err = f.moduleAttr(m, name, n); err != nil {
					return err
				}
			} else {
				v = sub
			}
		}
		if err := f.store(name, v, n); err != nil {
			return err
		}
	}
	return nil
}

// futureFeatures are the names in module __future__.
var futureFeatures = map[string]bool{"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true, "annotations": true}

func (f *frame) importFuture(n *pyast.ImportFrom) error {
	mod, err := f.in.importName("__future__", f.mod)
	if err != nil {
		return err
	}
	for _, a := range n.Names {
		if !futureFeatures[a.Name] {
			return py.Raise(py.SyntaxError, "future feature %s is not defined", a.Name)
		}
		v, err := py.GetAttr(f.t, mod, a.Name)
		if err != nil {
			return err
		}
		bind := a.Asname
		if bind == "" {
			bind = a.Name
		}
		if err := f.store(bind, v, a); err != nil {
			return err
		}
	}
	return nil
}
