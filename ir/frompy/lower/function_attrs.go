package lower

import (
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// attributesOf are the attributes that module code set on a function of the program (a
// counter that a decorator keeps on its wrapper), nil when there are none. Names with
// double underscores are the language's: __wrapped__ was for the signature.
func (l *Lowerer) attributesOf(f *py.Function) *py.Dict {
	if f.Attrs == nil || eval.FunctionOf(f) == nil {
		return nil
	}
	own := py.NewDict()
	for k, v := range f.Attrs.All() {
		if name, ok := py.AsStr(k); ok && !strings.HasPrefix(name, "__") {
			own.SetStr(name, v)
		}
	}
	if own.Len() == 0 {
		return nil
	}
	return own
}

// attributedFunction is a function with its attributes, set when the service starts.
func (b *body) attributedFunction(o *object, f *py.Function, attrs *py.Dict, span source.Span) (ir.Expr, *diag.Diagnostic) {
	u := b.l.unitOf(eval.FunctionOf(f))
	u.escape()
	b.uses(u, span)
	o.global.Mutable = true
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for k, v := range attrs.All() {
		e, d := b.snapshot(v, span)
		if d != nil {
			if name, _ := py.AsStr(k); !b.omit(name, d) {
				return nil, d
			}
			continue
		}
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(constant(span, k)), Value: b.box(e)})
	}
	return b.call(span, bind.WithAttrs, &ir.FuncValue{Base: ir.Base{T: ir.Dyn, S: span}, Func: u.fn}, lit), nil
}
