package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// instance restores an instance of a class of the program without running __init__.
func (b *body) instance(o *object, x *py.Object, span source.Span, fill func(*ir.Symbol, *ir.Type, ...ir.Expr)) (ir.Expr, *diag.Diagnostic) {
	if fam := b.l.family(x.Class); fam != nil && fam.hidden {
		if made := b.hiddenInstance(o, x, fam, span); made != nil {
			return made, nil
		}
		b.l.seen(fam)
	}
	class, d := b.classOfInstance(x.Class, span)
	if d != nil {
		return nil, d
	}
	attrs := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, own := range []*py.Dict{x.Slots(b.l.in.Task()), x.Attributes(false)} {
		if own == nil {
			continue
		}
		for k, v := range own.All() {
			e, d := b.snapshot(v, span)
			if d != nil {
				name, _ := py.AsStr(k)
				if !b.omit(name, d) {
					return nil, d
				}
				continue
			}
			attrs.Entries = append(attrs.Entries, ir.Entry{Key: b.box(constant(span, k)), Value: b.box(e)})
		}
	}
	var base ir.Expr = b.box(constant(span, py.None))
	if x.Base != nil {
		e, d := b.snapshot(x.Base, span)
		if d != nil {
			return nil, d
		}
		base = b.box(e)
	}
	if o.cyclic {
		for _, e := range attrs.Entries {
			name := unboxed(e.Key)
			o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.SetAttr,
				&ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global}, name, e.Value)})
		}
		attrs.Entries = nil
	}
	return b.call(span, bind.MakeInstance, class, attrs, base), nil
}

// modelInstance restores an instance of a model.
func (b *body) modelInstance(v schema.Model, span source.Span) (ir.Expr, *diag.Diagnostic) {
	c := v.ModelClass()
	m := b.l.Model(c)
	b.usesModel(c)
	out := &ir.Construct{Base: ir.Base{T: ir.ModelOf(m), S: span}, Model: m}
	for i := range c.Fields {
		x := v.Field(i)
		if x == nil {
			b.l.breakField(c.Fields[i].Name)
			continue
		}
		e, d := b.snapshot(x, span)
		if d != nil {
			return nil, d
		}
		b.l.widenField(m, i, e.Type())
		out.Fields = append(out.Fields, ir.FieldValue{Index: i, Value: e, Unset: !v.FieldsSet().Has(i)})
	}
	b.l.constructs = append(b.l.constructs, out)
	return out, nil
}
