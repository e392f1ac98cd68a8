package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// importModule is importlib.import_module where the name is written out: an import like any
// other. nil for every other call.
func (b *body) importModule(n *pyast.Call, v py.Value) ir.Expr {
	if module, name, ok := b.l.in.NativeName(v); !ok || module != "importlib" || name != "import_module" {
		return nil
	}
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
	}
	return b.value(v, b.span(n))
}
