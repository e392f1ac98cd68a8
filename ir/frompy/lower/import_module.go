package lower

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// importModule is importlib.import_module where the name is written out: an import like any
// other. nil for every other call.
func (b *body) importModule(n *pyast.Call, v py.Value) ir.Expr {
	if module, name, ok := b.l.in.NativeName(v); !ok || module != "importlib" || name != "import_module" {
		return nil
	}
	return b.importWritten(n, false)
}

// importBuiltin is __import__ of nothing but a name that is written out, which gives the topmost package;
// nil for every other call.
func (b *body) importBuiltin(n *pyast.Call) ir.Expr {
	if len(n.Args) != 1 || len(n.Keywords) > 0 {
		return nil
	}
	if s, ok := b.constantArg(n.Args[0]); !ok || s.Type() != py.TypeStr {
		return nil
	}
	return b.importWritten(n, true)
}

// importWritten is an import by a call.
func (b *body) importWritten(n *pyast.Call, top bool) ir.Expr {
	var v py.Value
	var text [2]string
	for i, a := range n.Args {
		s, ok := b.constantArg(a)
		name, isStr := py.AsStr(s)
		if !ok || !isStr || i > 1 {
			return b.fail(n, UnknownLibrary, "importlib.import_module() with a name that is not known at build", "write the name out, or import the modules and choose among them")
		}
		text[i] = name
	}
	if len(n.Keywords) > 0 || len(n.Args) == 0 {
		return nil
	}
	if b.failed == nil {
		b.failed = map[pyast.Node]*failedImport{}
	}
	if err := b.lazily(n, func() (err error) {
		v, err = b.l.in.ImportNamed(text[0], text[1], b.mod)
		return err
	}); err != nil {
		b.raiseImport(n, b.failed[n])
		return never(b.span(n))
	}
	if m, ok := v.(*py.Module); ok {
		b.runDeferred(n, m.Name)
		b.importEffects(n, m.Name)
		b.listImported(n, m.Name)
		if name, _, dotted := strings.Cut(m.Name, "."); dotted && top {
			v = b.l.in.Loaded()[name]
		}
	}
	return b.value(v, b.span(n))
}

// moduleImporter is importlib.import_module as a value: a function that imports those modules of the
// program that texts in the modules which use import_module name. It is told which these are.
func (b *body) moduleImporter(span source.Span) (ir.Expr, *diag.Diagnostic) {
	l := b.l
	table := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, name := range l.importable() {
		m := l.in.ModuleNamed(name)
		o := l.moduleObject(m)
		function, parent := b.box(constant(span, py.None)), b.box(constant(span, py.None))
		if m.Body() != nil {
			function = b.box(b.value(m.Body().Value, span))
			if p := l.in.ModuleNamed(name[:max(lastDot(name), 0)]); p != nil {
				parent = b.parentOf(p, name[lastDot(name)+1:], span)
			}
		}
		parts := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
		for _, x := range []ir.Expr{b.moduleRef(o, span), function, parent} {
			parts.Elts = append(parts.Elts, ir.Element{X: b.box(x)})
		}
		table.Entries = append(table.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(parts)})
	}
	if !l.importerTold {
		l.importerTold = true
		b.report(&diag.Diagnostic{Code: UnknownLibrary, Severity: diag.Warning, Span: span,
			Msg: "import_module as a value imports the modules that texts of the program name (" + strings.Join(l.importable(), ", ") + "); for others it raises NotImplementedError"})
	}
	return b.call(span, bind.ModuleImporter, b.box(table)), nil
}

// importable are the modules of the program, with their parents, that texts in the modules which use import_module name.
// What imports in functions do at build that the service could tell from running them there is left to it.
func (l *Lowerer) importable() []string {
	if l.importables != nil {
		return l.importables
	}
	found := map[string]bool{}
	for _, m := range slices.Clone(l.in.Modules()) {
		if m.Tree == nil || m.Foreign() {
			continue
		}
		texts, uses := []string(nil), false
		pyast.Walk(m.Tree, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Attribute:
				uses = uses || n.Attr == "import_module"
			case *pyast.Alias:
				uses = uses || n.Name == "import_module"
			case *pyast.Constant:
				if n.Value.Kind == pyast.ConstStr && l.in.IsOwn(n.Value.Str) {
					texts = append(texts, n.Value.Str)
				}
			}
			return true
		})
		if !uses {
			continue
		}
		for _, name := range texts {
			for i := range len(name) + 1 {
				if i == len(name) || name[i] == '.' {
					found[name[:i]] = true
				}
			}
		}
	}
	l.importables = []string{}
	for _, name := range sortedNames(found) {
		if l.loadsForValue(name) {
			l.importables = append(l.importables, name)
		}
	}
	return l.importables
}

// loadsForValue runs a module at build for an import that nobody sees; if anything could tell, it is left to the service.
func (l *Lowerer) loadsForValue(name string) bool {
	in := l.in
	modules, effects := len(in.Modules()), len(in.Effects)
	snapshot := in.Snapshot()
	in.Task().Alone = true
	_, err := in.ImportNamed(name, "", nil)
	in.Task().Alone = false
	fresh := slices.Clone(in.Modules()[modules:])
	if err != nil || len(in.Effects) > effects || snapshot.Changed() {
		in.Effects = in.Effects[:effects]
		l.leave(fresh)
	}
	return err == nil && in.ModuleNamed(name) != nil
}
