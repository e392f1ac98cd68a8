package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// typeParams makes the scope of PEP 695's type parameters: a frame around the
// function or class, in which the parameters are variables.
func (f *frame) typeParams(params []pyast.TypeParam, name string) (*frame, *py.Tuple, error) {
	s := newScope(typeParamScope)
	g := f.child(s, "<generic parameters of "+name+">")
	if f.scope.kind == classScope {
		// Annotations in a class body see the names of the class.
		for k, v := range f.ns.All() {
			if n, ok := py.AsStr(k); ok && !s.locals[n] {
				s.locals[n] = true
				g.vars[n] = &py.Cell{V: v}
			}
		}
	}
	module := ""
	if m, ok := f.global().GetStr("__name__"); ok {
		module, _ = py.AsStr(m)
	}
	var list []py.Value
	for _, p := range params {
		v := &TypeVar{Module: module, Infer: true}
		var bound, def pyast.Expr
		switch p := p.(type) {
		case *pyast.TypeVar:
			v.Name, bound, def = p.Name, p.Bound, p.DefaultValue
		case *pyast.ParamSpec:
			v.Kind, v.Name, def = ParamSpecVar, p.Name, p.DefaultValue
		case *pyast.TypeVarTuple:
			v.Kind, v.Name, def = TupleTypeVar, p.Name, p.DefaultValue
		}
		if bound != nil || def != nil {
			v.lazy = func(t *py.Task) error { return g.resolveTypeVar(t, v, bound, def) }
		}
		s.locals[v.Name] = true
		g.vars[v.Name] = &py.Cell{V: v}
		list = append(list, v)
	}
	return g, py.NewTuple(list...), nil
}

func (f *frame) resolveTypeVar(t *py.Task, v *TypeVar, bound, def pyast.Expr) error {
	if tuple, ok := bound.(*pyast.Tuple); ok {
		list, err := f.elements(tuple.Elts)
		if err != nil {
			return err
		}
		v.Constraints = list
	} else if bound != nil {
		x, err := f.eval(bound)
		if err != nil {
			return err
		}
		v.Bound = x
	}
	if def != nil {
		x, err := f.eval(def)
		if err != nil {
			return err
		}
		v.Default = x
	}
	return nil
}

// typeAlias runs "type X[T] = value"; the value is evaluated when it is needed.
func (f *frame) typeAlias(n *pyast.TypeAlias) error {
	name, ok := n.Name.(*pyast.Name)
	if !ok {
		return f.unsupported(n, "this type alias")
	}
	g, params, err := f.typeParams(n.TypeParams, name.Id)
	if err != nil {
		return err
	}
	v := &TypeAliasValue{Name: name.Id, Params: params}
	if m, ok := f.global().GetStr("__name__"); ok {
		v.Module, _ = py.AsStr(m)
	}
	v.compute = func(t *py.Task) (py.Value, error) {
		x, err := g.eval(n.Value)
		g.note(err)
		return x, err
	}
	return f.store(name.Id, v, n)
}
