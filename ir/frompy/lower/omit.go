package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// omission is an attribute of a module-level instance that the service leaves out: its
// value describes the program at build (the APIRouter that a class of views keeps), and
// no compiled code reads an attribute of that name.
type omission struct {
	node *unit // the instance
	name string
	d    *diag.Diagnostic
	told bool
}

// omit leaves an attribute out of the instance that is being made, as long as nothing
// asks for the name.
func (b *body) omit(name string, d *diag.Diagnostic) bool {
	if b.l.anyName || b.l.names[name] {
		return false
	}
	b.l.omitted = append(b.l.omitted, &omission{node: b.u, name: name, d: d})
	return true
}

// settleOmissions reports the attributes left out whose names have come into use since.
func (l *Lowerer) settleOmissions() {
	for _, o := range l.omitted {
		if !o.told && (l.anyName || l.names[o.name]) {
			o.told = true
			o.node.diags = append(o.node.diags, o.d)
		}
	}
}

// standIn says which object of the runtime stands in the service for a value that
// describes the program at build.
type standIn struct {
	module, name string
	attributes   func(string) bool
}

// StandIn names the object of the runtime that takes the place of v, and the attributes
// that it has: reading another one off v is refused.
func (l *Lowerer) StandIn(v py.Value, module, name string, attributes func(string) bool) {
	if l.standIns == nil {
		l.standIns = map[py.Value]*standIn{}
	}
	l.standIns[v] = &standIn{module, name, attributes}
}

// receiver is the object that a method is bound to: any object where the real one does
// not exist in the service and the method does not look at it.
func (b *body) receiver(fn, self py.Value, span source.Span) ir.Expr {
	e, d := b.snapshot(self, span)
	if d != nil && ignoresReceiver(fn) {
		return native(span, "builtins", "object")
	}
	if d != nil {
		return b.value(self, span) // reports it
	}
	return e
}

// ignoresReceiver reports whether a method never looks at its first parameter, so that
// it runs the same whatever it is bound to.
func ignoresReceiver(fn py.Value) bool {
	f, ok := fn.(*py.Function)
	if !ok || len(f.Params) == 0 {
		return false
	}
	own := eval.FunctionOf(f)
	if own == nil || f.Params[0].Kind == py.VarPositional {
		return false
	}
	receiver, ignored := f.Params[0].Name, true
	for _, s := range own.Body() {
		pyast.Walk(s, func(n pyast.Node) bool {
			if name, ok := n.(*pyast.Name); ok && (name.Id == receiver || name.Id == "super" || name.Id == "locals" || name.Id == "__class__") {
				ignored = false
			}
			return ignored
		})
	}
	return ignored
}
