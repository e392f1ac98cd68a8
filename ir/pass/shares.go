package pass

import (
	"iter"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/runtime/py"
)

// What requests share is what exists before they do and can change: globals that are rebound,
// the mutable objects in them and whatever can be reached from there, the attributes of classes
// and of functions. A function shares when it names any of these. What it only gets handed was
// reached by somebody who shares.

// changingAttrs marks the classes and functions whose own attributes the program sets while it
// serves. An assignment to an attribute of an object that is not known counts for every class
// that has an attribute of that name: the object may be the class.
func changingAttrs(p *ir.Program, funcs []*ir.Func) {
	instances := selves(p)
	names := map[string]bool{}
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		target, name, ok := attrChange(x)
		if !ok {
			return true
		}
		switch target := target.(type) {
		case *ir.ClassValue:
			if target.Class != nil {
				target.Class.AttrsChange = true
			} else {
				target.Model.AttrsChange = true
			}
		case *ir.FuncValue:
			target.Func.AttrsChange = true
		case *ir.Local:
			names[name] = names[name] || !instances[target.Var]
		default:
			k := target.Type().Kind
			names[name] = names[name] || k != ir.InstanceKind && k != ir.ModelKind
		}
		return true
	}}
	for _, f := range funcs {
		if f != p.Start {
			v.Stmts(f.Body)
		}
	}
	for methods, attrsChange := range namespaces(p) {
		for _, m := range methods {
			*attrsChange = *attrsChange || m.Kind == ir.AttrMethod && names[m.Name]
		}
	}
}

// namespaces goes over the classes and models: what they hold, and whether that may change.
func namespaces(p *ir.Program) iter.Seq2[[]*ir.Method, *bool] {
	return func(yield func([]*ir.Method, *bool) bool) {
		for _, c := range p.Classes {
			if !yield(c.Methods, &c.AttrsChange) {
				return
			}
		}
		for _, m := range p.Models {
			if !yield(m.Methods, &m.AttrsChange) {
				return
			}
		}
	}
}

// selves are the variables that hold an instance: the first parameters of methods.
func selves(p *ir.Program) map[*ir.Var]bool {
	out := map[*ir.Var]bool{}
	for methods := range namespaces(p) {
		for _, m := range methods {
			for _, f := range []*ir.Func{m.Func, m.Set} {
				if f != nil && (m.Kind == ir.InstanceMethod || m.Kind == ir.PropertyMethod) && len(f.Params) > 0 {
					out[f.Params[0].Var] = true
				}
			}
		}
	}
	return out
}

// attrChange takes apart an assignment to an attribute, a del, or setattr() and delattr(),
// where it is not plain that an instance changes. The name is "" where it is computed.
func attrChange(x ir.Expr) (target ir.Expr, name string, ok bool) {
	var args []ir.Expr
	switch x := x.(type) {
	case *ir.Runtime:
		if x.Sym != bind.SetAttr && x.Sym != bind.DelAttr {
			return nil, "", false
		}
		args = x.Args
	case *ir.DynCall:
		module, builtin, native := ir.NativeName(x.Func)
		if !native || module != "builtins" || builtin != "setattr" && builtin != "delattr" {
			return nil, "", false
		}
		for _, a := range x.Args {
			args = append(args, a.X)
		}
	}
	if len(args) < 2 {
		return nil, "", false
	}
	if c, isConst := unboxed(args[1]).(*ir.Const); isConst {
		name, _ = py.AsStr(c.Value)
	}
	return unboxed(args[0]), name, true
}

// readsState reports whether an expression reads what a Request gives of the state that
// requests share: its application, its scope, and its own state where that begins with what
// the lifespan yielded. The object may be something else that has an attribute of that name.
func readsState(x ir.Expr, lifespan bool) bool {
	r, ok := x.(*ir.Runtime)
	if !ok || len(r.Args) < 2 || r.Sym != bind.GetAttr && r.Sym != bind.GetItem {
		return false
	}
	c, ok := unboxed(r.Args[1]).(*ir.Const)
	if !ok {
		return false
	}
	switch name, _ := py.AsStr(c.Value); name {
	case "app":
		return true
	case "scope":
		return r.Sym == bind.GetAttr
	case "state":
		return r.Sym == bind.GetAttr && lifespan
	}
	return false
}

func unboxed(x ir.Expr) ir.Expr {
	if c, ok := x.(*ir.Convert); ok && c.Mode == ir.Box {
		return c.X
	}
	return x
}

// reach follows what a value leads to.
type reach struct {
	seen map[any]bool
}

// global reports whether a global, or what it has from the start, is state that requests
// share. Whoever reads a function or a class from it may call it.
func (r *reach) global(g *ir.Global) bool {
	return g.Mutable || r.first(g) && r.expr(g.Init)
}

// first reports whether the walk comes to something for the first time.
func (r *reach) first(x any) bool {
	if r.seen == nil {
		r.seen = map[any]bool{}
	}
	was := r.seen[x]
	r.seen[x] = true
	return !was
}

func (r *reach) expr(x ir.Expr) bool {
	shares := false
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		shares = shares || r.value(x)
		return !shares
	}}
	v.Walk(x)
	return shares
}

// value is expr for one node.
func (r *reach) value(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.GlobalRef:
		return r.global(x.Global)
	case *ir.FuncValue:
		return r.function(x.Func)
	case *ir.ClassValue:
		if x.Class != nil {
			return r.class(x.Class)
		}
		return r.model(x.Model)
	case *ir.Construct:
		return r.model(x.Model)
	case *ir.Make:
		return r.class(x.Class)
	case *ir.Lambda:
		return r.calls(x.Func)
	}
	return false
}

// function looks at a function that may be called with its defaults.
func (r *reach) function(f *ir.Func) bool {
	if f.Effects.Shares || f.AttrsChange {
		return true
	}
	for _, made := range f.Made() {
		if r.expr(made) {
			return true
		}
	}
	return false
}

// calls looks at the functions that one which is made with a value calls.
func (r *reach) calls(f *ir.Func) bool {
	shares := false
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		call, ok := x.(*ir.Call)
		shares = shares || ok && r.function(call.Func)
		return !shares
	}}
	v.Stmts(f.Body)
	return shares
}

func (r *reach) class(c *ir.Class) bool {
	if !r.first(c) {
		return false
	}
	if c.AttrsChange || r.namespace(c.Methods) {
		return true
	}
	for _, base := range c.Bases {
		if r.expr(base) {
			return true
		}
	}
	return false
}

func (r *reach) model(m *ir.Model) bool {
	if !r.first(m) {
		return false
	}
	if m.AttrsChange || r.namespace(m.Methods) {
		return true
	}
	for _, base := range m.Bases {
		if r.model(base) {
			return true
		}
	}
	return false
}

// namespace looks at the methods and attributes of a class. Names with double underscores
// are the language's: __annotations__.
func (r *reach) namespace(list []*ir.Method) bool {
	for _, m := range list {
		if m.Func != nil && m.Func.Effects.Shares || m.Set != nil && m.Set.Effects.Shares {
			return true
		}
		if m.Kind == ir.AttrMethod && !isDunder(m.Name) && r.expr(m.Attr) {
			return true
		}
	}
	return false
}

func isDunder(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}

// fieldsOf is the part of a model that model does not look at.
type fieldsOf struct{ *ir.Model }

// TypeShares reports whether values of a type can have methods that share: a model's
// validators, serializers and computed fields run with the request's data.
func TypeShares(t *ir.Type) bool { return new(reach).typ(t) }

func (r *reach) typ(t *ir.Type) bool {
	if t == nil {
		return false
	}
	if t.Model != nil && r.first(fieldsOf{t.Model}) {
		if r.model(t.Model) {
			return true
		}
		for _, f := range t.Model.Fields {
			if r.typ(f.Type) {
				return true
			}
		}
	}
	for _, e := range t.ItemTypes() {
		if r.typ(e) {
			return true
		}
	}
	return r.typ(t.Key) || r.typ(t.Elem)
}
