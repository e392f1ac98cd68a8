package eval

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Deferred modules are those whose body runs in the service, when an import in a function is the
// first to ask for them: to run them at build would change what other modules have, fail, or wait for
// something that only happens in the service. At build such a module is an empty namespace and a
// function, its body, for which all names that the body binds are global.

// Body is the function that runs a deferred module; nil for modules that have run at build.
func (m *Module) Body() *Function {
	if m == nil {
		return nil
	}
	return m.body
}

// Binds reports whether the body of a deferred module binds a name.
func (m *Module) Binds(name string) bool { return m.Body() != nil && m.binds[name] }

// deferModule makes the body of a module that is not run.
func (in *Interp) deferModule(m *Module) (py.Value, error) {
	in.modules[m.Name] = m.Module
	in.order = append(in.order, m)
	if err := in.parse(m); err != nil {
		return nil, err
	}
	rest := in.importKnown(m)
	scope := newScope(functionScope)
	b := &scopeBuilder{s: scope, used: map[string]bool{}}
	b.body(rest)
	at := pyast.Range{}
	if len(m.Tree.Body) > 0 {
		at.Start, at.End = m.Tree.Body[0].Span().Start, m.Tree.Body[len(m.Tree.Body)-1].Span().End
	}
	def := &pyast.FunctionDef{Range: at, Name: "<module>", Args: &pyast.Arguments{Range: at}}
	if len(scope.locals) > 0 {
		def.Body = append(def.Body, &pyast.Global{Range: at, Names: sortedNames(scope.locals)})
	}
	def.Body = append(append(def.Body, rest...), &pyast.Pass{Range: at})
	v, err := in.moduleFrame(m).makeFunction(def, def.Args, def.Name, nil)
	if err != nil {
		return nil, err
	}
	m.body, m.binds = FunctionOf(v), scope.locals
	return m.Module, nil
}

// importKnown runs the imports at the top of a deferred module that nothing can tell from imports in the
// service: those of the standard library and of installed packages, for names that nothing else binds.
// It gives the statements that are left.
func (in *Interp) importKnown(m *Module) (rest []pyast.Stmt) {
	var imports []pyast.Stmt
	others := newScope(functionScope)
	b := &scopeBuilder{s: others, used: map[string]bool{}}
	for _, s := range m.Tree.Body {
		switch n := s.(type) {
		case *pyast.ImportFrom:
			if n.Level == 0 && in.outside(n.Module) {
				imports = append(imports, s)
				continue
			}
		case *pyast.Import:
			if !slices.ContainsFunc(n.Names, func(a *pyast.Alias) bool { return !in.outside(a.Name) }) {
				imports = append(imports, s)
				continue
			}
		}
		b.stmt(s)
	}
	f := in.moduleFrame(m)
	for _, s := range m.Tree.Body {
		if !slices.Contains(imports, s) {
			rest = append(rest, s)
			continue
		}
		own := newScope(functionScope)
		(&scopeBuilder{s: own, used: map[string]bool{}}).stmt(s)
		shared := false
		for name := range own.locals {
			shared = shared || others.locals[name]
		}
		if !shared {
			if _, err := f.exec(s); err == nil {
				continue
			}
		}
		rest = append(rest, s)
	}
	return rest
}

// outside reports whether a module is not one of the program's own.
func (in *Interp) outside(name string) bool {
	top, _, _ := strings.Cut(name, ".")
	if isStandardLibrary(top) {
		return true
	}
	for _, n := range in.cfg.Natives {
		if n[top] != nil {
			return true
		}
	}
	m, ok := in.modules[top].(*py.Module)
	return ok && in.known[m] != nil && in.known[m].installed
}

// notYetRun is the fault of module code that imports a deferred module: it has to be deferred too.
func (in *Interp) notYetRun(v py.Value, n pyast.Node, m *Module) error {
	module, ok := v.(*py.Module)
	if own := in.known[module]; !ok || own == nil || own.body == nil {
		return nil
	}
	return &Fault{stop: true, Diag: &diag.Diagnostic{Code: diag.BranchAtStart, Span: in.SpanOf(n, m), Msg: "module " + module.Name + " runs in the service only"}}
}

// Deferrable reports whether a module's body can be left to the service: the standard library's and
// those of installed packages run at build.
func (m *Module) Deferrable() bool {
	return m.body == nil && m.Tree != nil && !m.library && !m.installed && !m.supplement
}

// Snapshot notes what the modules of the program have, so that Changed can tell what running
// another one has changed: their names, and the contents of all containers and instances that these lead to.
func (in *Interp) Snapshot() *Snapshot {
	s := &Snapshot{parts: map[any][]py.Value{}}
	for _, m := range in.order {
		if !m.library && !m.installed && !m.supplement {
			s.add(m.Module)
		}
	}
	return s
}

// Snapshot holds the parts of each object.
type Snapshot struct{ parts map[any][]py.Value }

func (s *Snapshot) add(v py.Value) {
	key, parts := partsOf(v)
	if key == nil {
		return
	}
	if _, known := s.parts[key]; known {
		return
	}
	s.parts[key] = slices.Clone(parts)
	for _, p := range parts {
		if p != nil {
			s.add(p)
		}
	}
}

// Changed reports whether an object of the snapshot has other parts than then.
func (s *Snapshot) Changed() bool {
	for key, before := range s.parts {
		_, now := partsOf(key.(py.Value))
		if !slices.EqualFunc(now, before, same) {
			return true
		}
	}
	return false
}

func same(a, b py.Value) bool { return a == nil && b == nil || a != nil && b != nil && py.Is(a, b) }

// partsOf are the objects that an object which can change consists of.
func partsOf(v py.Value) (key any, parts []py.Value) {
	dict := func(d *py.Dict) {
		if d == nil {
			return
		}
		for k, x := range d.All() {
			parts = append(parts, k, x)
		}
	}
	switch x := v.(type) {
	case *py.Module:
		for k, item := range x.Dict.All() {
			if name, _ := py.AsStr(k); name != "__builtins__" {
				if _, module := item.(*py.Module); !module { // imports of submodules put them there
					parts = append(parts, k, item)
				}
			}
		}
		parts = append(parts, x.Type())
	case *py.Dict:
		dict(x)
	case *py.List:
		parts = x.Items
	case *py.Tuple:
		parts = x.Items
	case *py.Set:
		for item := range x.All() {
			parts = append(parts, item)
		}
	case *py.Type:
		if !x.IsHeap() {
			return nil, nil
		}
		dict(x.Dict)
	case *py.Object:
		dict(x.Attributes(true))
	default:
		return nil, nil
	}
	return v, parts
}
