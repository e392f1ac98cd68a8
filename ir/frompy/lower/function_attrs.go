package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// attributesOf are the attributes that module code set on a function of the program (a
// counter that a decorator keeps on its wrapper, __isabstractmethod__, what functools.wraps
// copied), nil when there are none. Names that the function was given anew are among them.
func attributesOf(f *py.Function) *py.Dict {
	fn := eval.FunctionOf(f)
	if fn == nil {
		return nil
	}
	own := py.NewDict()
	if f.Attrs != nil {
		for k, v := range f.Attrs.All() {
			if name, ok := py.AsStr(k); ok {
				own.SetStr(name, v)
			}
		}
	}
	for _, p := range [...]struct{ name, now, written string }{
		{"__name__", f.Name, fn.Name}, {"__qualname__", f.Qualname, fn.Qualname}, {"__doc__", f.Doc, fn.Doc},
	} {
		if p.now != p.written {
			own.SetStr(p.name, py.Str(p.now))
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
	fn := &ir.FuncValue{Base: ir.Base{T: ir.Dyn, S: span}, Func: u.fn}
	return b.withAttrs(fn, attrs, span)
}

// withAttrs sets the attributes on a function.
func (b *body) withAttrs(fn ir.Expr, attrs *py.Dict, span source.Span) (ir.Expr, *diag.Diagnostic) {
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for k, v := range attrs.All() {
		e, d := b.snapshot(v, span)
		if d != nil {
			if name, _ := py.AsStr(k); name != "__wrapped__" && !b.omit(name, d) {
				return nil, d
			}
			continue
		}
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(constant(span, k)), Value: b.box(e)})
	}
	return b.call(span, bind.WithAttrs, fn, lit), nil
}
