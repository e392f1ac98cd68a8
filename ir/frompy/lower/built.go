package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// atBuild are methods of models that ask only for the class: with constant arguments
// their result is known when the service is built, and only then.
var atBuild = map[string]bool{"model_json_schema": true}

// builtCall calls a method of a class at build and gives its result, made anew at each
// call as Python does. nil when it is no such call, or its arguments are not constant.
func (b *body) builtCall(n *pyast.Call, f *pyast.Attribute) ir.Expr {
	if !atBuild[f.Attr] {
		return nil
	}
	base, ok := b.known(f.Value)
	if !ok {
		return nil
	}
	class, ok := base.(*py.Type)
	if _, isModel := schema.ClassOf(class); !ok || !isModel {
		return nil
	}
	var pos []py.Value
	var kw []py.Kw
	for _, a := range n.Args {
		v, ok := b.constantArg(a)
		if !ok {
			return nil
		}
		pos = append(pos, v)
	}
	for _, k := range n.Keywords {
		v, ok := b.constantArg(k.Value)
		if !ok || k.Arg == "" {
			return nil
		}
		kw = append(kw, py.Kw{Name: k.Arg, Value: v})
	}
	v, err := py.CallMethodKw(b.l.in.Task(), class, f.Attr, pos, kw)
	if err != nil {
		return b.fail(n, Unsupported, f.Attr+"() fails at build: "+err.Error(), "")
	}
	return b.fresh(b.span(n), v)
}

// constantArg is an argument that is written out, or the name of a constant.
func (b *body) constantArg(n pyast.Expr) (py.Value, bool) {
	if c, ok := n.(*pyast.Constant); ok {
		switch c.Value.Kind {
		case pyast.ConstStr:
			return py.Str(c.Value.Str), true
		case pyast.ConstTrue:
			return py.True, true
		case pyast.ConstFalse:
			return py.False, true
		case pyast.ConstNone:
			return py.None, true
		}
		return nil, false
	}
	return b.known(n)
}

// fresh is an expression that makes a value of dicts, lists and scalars anew.
func (b *body) fresh(span source.Span, v py.Value) ir.Expr {
	switch x := v.(type) {
	case *py.Dict:
		lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
		for k, item := range x.All() {
			lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(b.fresh(span, k)), Value: b.box(b.fresh(span, item))})
		}
		return lit
	case *py.List:
		lit := &ir.ListLit{Base: ir.Base{T: ir.List, S: span}}
		for _, item := range x.Items {
			lit.Elts = append(lit.Elts, ir.Element{X: b.box(b.fresh(span, item))})
		}
		return lit
	}
	return b.value(v, span)
}
