package lower

import (
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// imports finds the names that a function binds by import statements and by nothing
// else, and reads only after them. They are constants: the modules are run at build like
// those that a module imports, and the names are kept in cells as if an enclosing function
// had them. A name that is read where its import may not have run is a variable.
func (b *body) imports(stmts []pyast.Stmt) {
	found := map[string]py.Value{}
	conflict := map[string]bool{}
	b.failed = map[pyast.Node]*failedImport{}
	eachImport(stmts, func(s pyast.Stmt) {
		var names map[string]py.Value
		_ = b.lazily(s, func() (err error) { // the statement raises it
			names, err = b.importNames(s)
			return err
		})
		for name, v := range names {
			_, late := v.(lateName)
			if old := found[name]; late || old != nil && !py.Is(old, v) {
				conflict[name] = true
			}
			found[name] = v
		}
	})
	if len(found) == 0 {
		return
	}
	others := storesBesideImports(stmts)
	locals := map[string]bool{}
	for name := range b.scope.Locals {
		if v := found[name]; v != nil && !others[name] && !conflict[name] && !b.facts(varKey{b.node, name}).unbound {
			if b.imported == nil {
				b.imported = map[string]*importedName{}
			}
			b.imported[name] = &importedName{cell: &py.Cell{V: v}, ran: &ir.Var{Name: name}}
			continue
		}
		locals[name] = true
	}
	b.scope.Locals = locals
}

// importedName is a name that only import statements bind.
type importedName struct {
	cell *py.Cell // what it is bound to
	ran  *ir.Var  // in env.bound where an import of it has run
}

// readImported gives the cell of an imported name of this function for a read in the body
// reader, in or inside it, and notes a read that an import may not have come before.
func (b *body) readImported(name string, reader *body) *py.Cell {
	n := b.imported[name]
	if n == nil {
		return nil
	}
	if f := b.facts(varKey{b.node, name}); !f.unbound && !reader.env.dead && !reader.ranBefore(n.ran) {
		f.unbound = true
		b.u.changed = true
	}
	return n.cell
}

// ranBefore reports whether an import has run where the body in hand is, or where it is made.
func (b *body) ranBefore(ran *ir.Var) bool { return b.env.bound[ran] || b.boundAround(ran) }

// importNames runs the import of a statement and gives what each name is bound to.
func (b *body) importNames(s pyast.Stmt) (map[string]py.Value, error) {
	out := map[string]py.Value{}
	in := b.l.in
	switch s := s.(type) {
	case *pyast.Import:
		for _, a := range s.Names {
			v, err := in.ImportValue(a.Name, b.mod)
			if err != nil {
				return nil, err
			}
			if a.Asname == "" && strings.Contains(a.Name, ".") {
				if v, err = in.ImportValue(boundName(a), b.mod); err != nil {
					return nil, err
				}
			}
			out[boundName(a)] = v
		}
	case *pyast.ImportFrom:
		name := b.absolute(s.Module, s.Level)
		m, err := in.ImportValue(name, b.mod)
		if err != nil {
			return nil, err
		}
		for _, a := range s.Names {
			if a.Name == "*" {
				continue
			}
			if own := in.ModuleNamed(name); own.Binds(a.Name) {
				out[boundName(a)] = lateName{own}
				continue
			}
			v, err := in.ImportMember(m, name, a.Name, b.mod, s)
			if own := in.ModuleNamed(name); err != nil && own.Body() != nil { // what it has is known when it has run
				out[boundName(a)] = lateName{own}
				continue
			}
			if err != nil {
				return nil, err
			}
			out[boundName(a)] = v
		}
	}
	return out, nil
}

// absolute resolves a relative module name.
func (b *body) absolute(name string, level int) string {
	if level == 0 {
		return name
	}
	parts := strings.Split(b.mod.Name, ".")
	if !b.mod.Package {
		parts = parts[:len(parts)-1]
	}
	if cut := level - 1; cut > 0 && cut <= len(parts) {
		parts = parts[:len(parts)-cut]
	}
	if name != "" {
		parts = append(parts, name)
	}
	return strings.Join(parts, ".")
}

// importStmt has nothing left to do for names that imports settled; a failed import
// raises where it stands.
func (b *body) importStmt(s *pyast.Import) { b.importOf(s) }

func (b *body) importFrom(s *pyast.ImportFrom) { b.importOf(s) }

func (b *body) importOf(s pyast.Stmt) {
	if f := b.failed[s]; f != nil {
		b.raiseImport(s, f)
		return
	}
	b.runDeferred(s, b.importedModules(s)...)
	b.importEffects(s, b.importedModules(s)...)
	b.listImported(s, b.importedModules(s)...)
	names, err := b.importNames(s)
	if err != nil {
		return
	}
	for _, name := range sortedNames(names) {
		if n := b.imported[name]; n != nil {
			b.env.bound[n.ran] = true
		}
		if late, ok := names[name].(lateName); ok {
			b.storeName(s, b.mangle(name), b.importLate(s, late, originalName(s, name)))
			continue
		}
		if b.scope.Locals[name] || b.scope.Globals[name] || b.ns != nil {
			b.storeName(s, b.mangle(name), b.value(names[name], b.span(s)))
		}
	}
}

// originalName is the name in the module of what an import binds to a name.
func originalName(s pyast.Stmt, bound string) string {
	if from, ok := s.(*pyast.ImportFrom); ok {
		for _, a := range from.Names {
			if boundName(a) == bound {
				return a.Name
			}
		}
	}
	return bound
}

// importedModules are the dotted names of what a statement may import.
func (b *body) importedModules(s pyast.Stmt) []string {
	var out []string
	switch s := s.(type) {
	case *pyast.Import:
		for _, a := range s.Names {
			out = append(out, a.Name)
		}
	case *pyast.ImportFrom:
		name := b.absolute(s.Module, s.Level)
		out = append(out, name)
		for _, a := range s.Names {
			out = append(out, name+"."+a.Name)
		}
	}
	return out
}

// eachImport visits the import statements of a function body, not of functions inside.
func eachImport(list []pyast.Stmt, visit func(pyast.Stmt)) {
	for _, s := range list {
		switch s := s.(type) {
		case *pyast.Import, *pyast.ImportFrom:
			visit(s)
		case *pyast.If:
			eachImport(s.Body, visit)
			eachImport(s.Orelse, visit)
		case *pyast.For:
			eachImport(s.Body, visit)
			eachImport(s.Orelse, visit)
		case *pyast.AsyncFor:
			eachImport(s.Body, visit)
			eachImport(s.Orelse, visit)
		case *pyast.While:
			eachImport(s.Body, visit)
			eachImport(s.Orelse, visit)
		case *pyast.With:
			eachImport(s.Body, visit)
		case *pyast.AsyncWith:
			eachImport(s.Body, visit)
		case *pyast.Try:
			eachImport(s.Body, visit)
			for _, h := range s.Handlers {
				eachImport(h.Body, visit)
			}
			eachImport(s.Orelse, visit)
			eachImport(s.Finalbody, visit)
		case *pyast.Match:
			for _, c := range s.Cases {
				eachImport(c.Body, visit)
			}
		}
	}
}
