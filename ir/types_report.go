package ir

import (
	"sort"
	"strings"

	"github.com/covetpy/covetgen/parser/source"
)

// TypedVar says which static type a parameter, a local variable or a result of a function
// has, and for a dynamic one why.
type TypedVar struct {
	Func *Func
	Name string // "return" for the result
	Type *Type
	Span source.Span // where it is declared or first assigned
	Why  string      // empty where the type is static
}

// Types reports on every function of the program, in its order. Temporaries of the lowering
// have no place in the source and are left out.
func Types(p *Program) []TypedVar {
	r := &typeReport{calls: map[*Func][]*Call{}, assigned: map[*Var][]Expr{}, looped: map[*Var]Stmt{}}
	var all []*Func
	var gather *Visitor
	gather = &Visitor{
		Expr: func(e Expr) bool {
			switch e := e.(type) {
			case *Call:
				r.calls[e.Func] = append(r.calls[e.Func], e)
			case *Lambda:
				all = append(all, e.Func)
				gather.Stmts(e.Func.Body)
			}
			return true
		},
		Stmt: func(s Stmt) bool {
			switch s := s.(type) {
			case *Assign:
				r.assigned[s.Var] = append(r.assigned[s.Var], s.X)
			case *For:
				r.looped[s.Var] = s
			}
			return true
		},
	}
	for _, f := range AllFuncs(p) {
		all = append(all, f)
		gather.Stmts(f.Body)
	}
	var out []TypedVar
	for _, f := range all {
		out = append(out, r.fn(f)...)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Func.Span, out[j].Func.Span
		if a.File != b.File && a.File != nil && b.File != nil {
			return a.File.Path < b.File.Path
		}
		return a.Start < b.Start
	})
	return out
}

type typeReport struct {
	calls    map[*Func][]*Call
	assigned map[*Var][]Expr
	looped   map[*Var]Stmt
}

func (r *typeReport) fn(f *Func) []TypedVar {
	var out []TypedVar
	for i, p := range f.Params {
		v := TypedVar{Func: f, Name: p.Var.Name, Type: p.Var.Type, Span: f.Span}
		if v.Type.Kind == DynKind {
			v.Why = r.param(f, i)
		}
		out = append(out, v)
	}
	seen := map[string]bool{}
	for _, local := range f.Locals {
		at, ok := r.place(local)
		if !ok || seen[local.Name] {
			continue
		}
		seen[local.Name] = true
		v := TypedVar{Func: f, Name: local.Name, Type: local.Type, Span: at}
		if v.Type.Kind == DynKind {
			v.Why = r.local(local)
		}
		out = append(out, v)
	}
	v := TypedVar{Func: f, Name: "return", Type: f.Result, Span: f.Span}
	if f.IsGenerator {
		v.Type, v.Why = Dyn, "it is a generator"
	} else if v.Type != nil && v.Type.Kind == DynKind {
		v.Why = r.result(f)
	}
	if v.Type != nil {
		out = append(out, v)
	}
	return out
}

// place is where a variable gets its first value; variables that the program does not name
// have the form t1.
func (r *typeReport) place(v *Var) (source.Span, bool) {
	if len(v.Name) > 1 && v.Name[0] == 't' && strings.Trim(v.Name[1:], "0123456789") == "" {
		return source.Span{}, false
	}
	if list := r.assigned[v]; len(list) > 0 {
		return list[0].Span(), true
	}
	if s := r.looped[v]; s != nil {
		return s.Place(), true
	}
	return source.Span{}, false
}

func (r *typeReport) param(f *Func, i int) string {
	if f.Escapes {
		return "the function is used as a value or called by name: anything may be passed"
	}
	var types []*Type
	for _, c := range r.calls[f] {
		if i < len(c.Args) {
			types = append(types, given(c.Args[i]))
		}
	}
	return joined("callers pass", types)
}

func (r *typeReport) local(v *Var) string {
	if v.MayUnbound {
		return "it may be read before it is assigned"
	}
	if s, ok := r.looped[v].(*For); ok {
		return "the items of " + s.Iter.Type().String() + " are not known"
	}
	var types []*Type
	for _, x := range r.assigned[v] {
		t := given(x)
		if t.Kind == DynKind {
			return origin(x)
		}
		types = append(types, t)
	}
	return joined("it is assigned", types)
}

func (r *typeReport) result(f *Func) string {
	why := "what it returns is not known"
	var types []*Type
	v := &Visitor{Expr: func(e Expr) bool { _, nested := e.(*Lambda); return !nested }, Stmt: func(s Stmt) bool {
		if ret, ok := s.(*Return); ok && ret.X != nil {
			if t := given(ret.X); t.Kind == DynKind {
				why = origin(ret.X)
			} else {
				types = append(types, t)
			}
		}
		return true
	}}
	v.Stmts(f.Body)
	if len(types) > 1 && why == "what it returns is not known" {
		return joined("it returns", types)
	}
	return why
}

// given is the type that a value had before it was boxed for the place it goes to.
func given(x Expr) *Type {
	if c, ok := x.(*Convert); ok && (c.Mode == Box || c.Mode == Wrap) {
		return c.X.Type()
	}
	if c, ok := x.(*Const); ok {
		return ConstType(c.Value)
	}
	return x.Type()
}

// joined lists different types.
func joined(what string, types []*Type) string {
	var names []string
	for _, t := range types {
		if name := t.String(); len(names) == 0 || !strings.Contains(", "+strings.Join(names, ", ")+", ", ", "+name+", ") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "nothing calls it with a type that is known"
	}
	return what + " " + strings.Join(names, " and ")
}

// origin says which operation gave a dynamic value.
func origin(x Expr) string {
	switch x := x.(type) {
	case *Block:
		return origin(x.X)
	case *Convert:
		return origin(x.X)
	case *DynCall:
		return "the result of calling " + callee(x.Func) + " is not known"
	case *MethodCall:
		return "the result of ." + x.Name + "() on a " + given(x.X).String() + " value is not known"
	case *Call:
		return "the result of " + x.Func.Qualname + " is dynamic"
	case *Local:
		return x.Var.Name + " is dynamic"
	case *GlobalRef:
		return "the module's variable " + x.Global.Name + " is dynamic"
	case *Await:
		return "what an await gives is not known"
	case *Yield:
		return "what send() gives is not known"
	case *Runtime:
		switch x.Sym.Name {
		case "GetAttr":
			return "the attribute " + constText(x.Args[1].(*Const).Value) + " of a " + given(x.Args[0]).String() + " value is not known"
		case "GetItem":
			return "the items of a " + given(x.Args[0]).String() + " value are not known"
		}
		return "the operator " + x.Sym.Name + " works on dynamic operands"
	case *Cond:
		return joined("it is", []*Type{given(x.Then), given(x.Else)})
	}
	return "its value has no static type"
}

func callee(x Expr) string {
	if r, ok := x.(*Runtime); ok {
		if _, name, ok := NativeName(r); ok {
			return name
		}
	}
	switch x := x.(type) {
	case *ClassValue:
		if x.Class != nil {
			return x.Class.Name
		}
		return x.Model.Name
	case *Local:
		return x.Var.Name
	}
	return "a value"
}
