package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// formAttributes are the attributes of typing's objects that functions may read.
var formAttributes = [...]string{
	"__origin__", "__args__", "__parameters__", "__metadata__", "__supertype__", "__name__", "__qualname__", "__module__", "_name", "__forward_arg__",
}

// typingObject is an object of typing that module code made (List[int], a TypeVar, a new type) as one of the service: its
// text and its attributes are known. nil for every other value.
func (b *body) typingObject(v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if tv, ok := v.(*eval.TypeVar); ok && tv.Kind == eval.PlainTypeVar && tv.Default == nil && !tv.Infer {
		return b.typeVar(tv, span)
	}
	if !buildOnly(v) || !py.IsTypingForm(v.Type().Name) {
		return nil, nil
	}
	t := b.l.in.Task()
	text, err := py.Repr(t, v)
	if err != nil {
		return nil, nil
	}
	attrs := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	add := func(name string, x py.Value) *diag.Diagnostic {
		e, d := b.snapshot(x, span)
		if d == nil {
			attrs.Entries = append(attrs.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(e)})
		}
		return d
	}
	for _, name := range formAttributes {
		x, err := py.GetAttr(t, v, name)
		if err != nil {
			continue
		}
		if d := add(name, x); d != nil {
			return nil, d
		}
	}
	if alias, ok := v.(*eval.GenericAlias); ok && alias.Name == "Callable" {
		if d := add(py.TypingArgs, py.NewTuple(eval.GetArgs(v)...)); d != nil {
			return nil, d
		}
	}
	if _, ok := v.(*eval.Annotated); ok {
		origin, args := eval.OriginArgs(v)
		if d := add(py.TypingOrigin, origin); d != nil {
			return nil, d
		}
		if d := add(py.TypingArgs, py.NewTuple(args...)); d != nil {
			return nil, d
		}
	}
	return b.call(span, bind.TypingForm, str(span, v.Type().Name), str(span, text), attrs), nil
}

func (b *body) typeVar(v *eval.TypeVar, span source.Span) (ir.Expr, *diag.Diagnostic) {
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "typing", "TypeVar")}
	call.Args = append(call.Args, ir.Element{X: b.box(str(span, v.Name))})
	for _, c := range v.Constraints {
		x, d := b.snapshot(c, span)
		if d != nil {
			return nil, d
		}
		call.Args = append(call.Args, ir.Element{X: b.box(x)})
	}
	if v.Bound != nil {
		x, d := b.snapshot(v.Bound, span)
		if d != nil {
			return nil, d
		}
		call.Kw = append(call.Kw, ir.KwArg{Name: "bound", Value: b.box(x)})
	}
	for _, sign := range []struct {
		name string
		on   bool
	}{{"covariant", v.Covariant}, {"contravariant", v.Contra}} {
		if sign.on {
			call.Kw = append(call.Kw, ir.KwArg{Name: sign.name, Value: b.box(constant(span, py.True))})
		}
	}
	return call, nil
}

// typeOfClasses is list[int] or int | str, made by its operator.
func (b *body) typeOfClasses(v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	union, ok := v.(*py.UnionType)
	if !ok {
		alias := v.(*py.GenericAlias)
		origin, d := b.snapshot(alias.Origin, span)
		if d != nil {
			return nil, d
		}
		args, d := b.snapshot(alias.Args, span)
		if d != nil {
			return nil, d
		}
		return b.call(span, bind.GetItem, b.box(origin), b.box(args)), nil
	}
	var out ir.Expr
	for _, arg := range union.Args.Items {
		x, d := b.snapshot(arg, span)
		if d != nil {
			return nil, d
		}
		if x = b.box(x); out == nil {
			out = x
			continue
		}
		out = b.dynCall(span, bind.BinaryOps["|"], out, x)
	}
	return out, nil
}

// propertyValue is a property that no class body of the service makes.
func (b *body) propertyValue(p *py.Property, span source.Span) (ir.Expr, *diag.Diagnostic) {
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "property")}
	for _, part := range []py.Value{p.Get, p.Set, p.Del, p.Doc} {
		if part == nil {
			part = py.None
		}
		x, d := b.snapshot(part, span)
		if d != nil {
			return nil, d
		}
		call.Args = append(call.Args, ir.Element{X: b.box(x)})
	}
	return call, nil
}

// typingSubscript is an expression like List[Item] in a function: the compiler makes the object where its parts
// are known. ok is false for other subscripts.
func (b *body) typingSubscript(n *pyast.Subscript) (x ir.Expr, ok bool) {
	of, known := b.known(n.Value)
	if !known || !buildOnly(of) || !py.IsTypingForm(of.Type().Name) {
		return nil, false
	}
	v, known := b.knownSubscript(of, n.Slice)
	if !known {
		return b.fail(n, Unsupported, "a type of typing is parametrized by a value known only at run time", "write the parameters as names of classes"), true
	}
	return b.value(v, b.span(n)), true
}
