package ir

import (
	"errors"
	"fmt"

	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Verify checks what emit and the passes rely on: every expression is there and has a
// type, every value has the type of the place that it goes to, variables belong to the
// function (or are captured by it), break and continue stand in loops, and calls are
// complete. A broken program is a fault of ours; the error lists every fault found.
func Verify(p *Program) error {
	var all []error
	for _, f := range Faults(p) {
		all = append(all, f)
	}
	return errors.Join(all...)
}

// Fault is a broken rule of the IR.
type Fault struct {
	Span  source.Span // of the statement or declaration
	Where string      // function, global or class
	Msg   string
}

// Error names the place within the program and the rule.
func (f *Fault) Error() string { return f.Where + ": " + f.Msg }

// Faults is what Verify finds, one by one, at most 50.
func Faults(p *Program) []*Fault {
	v := &verifier{}
	for _, g := range p.Globals {
		v.where, v.span = "global "+globalName(g), g.Span
		if g.Type == nil {
			v.fault("has no type")
		}
		if g.Init != nil {
			v.value(g.Init, g.Type)
		}
	}
	for _, f := range p.Funcs {
		v.fn(f, nil)
	}
	for _, c := range p.Classes {
		for _, b := range c.Bases {
			v.value(b, Dyn)
		}
		v.methods(c.Methods)
		for _, w := range c.Wrap {
			v.value(w, Dyn)
		}
		if c.Meta != nil {
			v.value(c.Meta, Dyn)
		}
	}
	for _, m := range p.Models {
		for _, f := range m.Fields {
			if f.Type == nil {
				v.where = "model " + m.Name
				v.fault("field %s has no type", f.Name)
			}
		}
		v.methods(m.Methods)
	}
	if p.Start != nil {
		v.start = true
		v.fn(p.Start, nil)
	}
	return v.faults
}

type verifier struct {
	faults []*Fault
	where  string
	span   source.Span
	fnow   *Func
	vars   map[*Var]bool
	loops  int
	excs   int  // handlers around
	start  bool // the body of Program.Start
}

func (v *verifier) fault(format string, args ...any) {
	if len(v.faults) < 50 {
		v.faults = append(v.faults, &Fault{v.span, v.where, fmt.Sprintf(format, args...)})
	}
}

func (v *verifier) methods(list []*Method) {
	for _, m := range list {
		if m.Kind == AttrMethod {
			v.where = "attribute " + m.Name
			v.value(m.Attr, Dyn)
			continue
		}
		if m.Func != nil {
			v.fn(m.Func, nil)
		}
		if m.Set != nil {
			v.fn(m.Set, nil)
		}
	}
}

// fn checks a function; outer are the variables of the enclosing functions.
func (v *verifier) fn(f *Func, outer map[*Var]bool) {
	saved := *v
	for _, x := range f.Made() { // in the scope around
		v.expr(x)
	}
	saved.faults = v.faults
	v.where, v.span, v.fnow, v.loops, v.excs = "func "+f.Qualname, f.Span, f, 0, 0
	v.vars = map[*Var]bool{}
	for _, p := range f.Params {
		if p.Var == nil || p.Var.Type == nil {
			v.fault("a parameter has no type")
			continue
		}
		v.vars[p.Var] = true
	}
	for _, l := range f.Locals {
		if l.Type == nil {
			v.fault("variable %s has no type", l.Name)
		}
		if l.MayUnbound && l.Type.Kind != DynKind {
			v.fault("variable %s may be unbound and is not dynamic", l.Name)
		}
		v.vars[l] = true
	}
	for _, c := range f.Captures {
		if outer != nil && !outer[c] {
			v.fault("captures %s, which no enclosing function has", c.Name)
		}
		if !c.Captured {
			v.fault("captures %s, which is not marked so", c.Name)
		}
		v.vars[c] = true
	}
	if f.Result == nil {
		v.fault("has no result type")
	}
	v.stmts(f.Body)
	faults := v.faults
	*v = saved
	v.faults = faults
}

func (v *verifier) stmts(list []Stmt) {
	for _, s := range list {
		v.stmt(s)
	}
}

func (v *verifier) variable(x *Var) {
	if x == nil {
		v.fault("a statement has no variable")
		return
	}
	if !v.vars[x] {
		v.fault("variable %s is not of this function", x.Name)
	}
}

func (v *verifier) loop(body, orelse []Stmt) {
	v.loops++
	v.stmts(body)
	v.loops--
	v.stmts(orelse)
}

func (v *verifier) stmt(s Stmt) {
	if s != nil && !s.Place().IsZero() {
		v.span = s.Place()
	}
	switch s := s.(type) {
	case *Assign:
		v.variable(s.Var)
		if s.Var != nil {
			v.value(s.X, s.Var.Type)
		}
	case *Unbind:
		v.variable(s.Var)
		if s.Var != nil && !s.Var.MayUnbound {
			v.fault("unbinds %s, which is never unbound", s.Var.Name)
		}
	case *SetGlobal:
		v.value(s.X, s.Global.Type)
		if !s.Global.Mutable && !v.start && !(v.fnow != nil && v.fnow.AtStart) {
			v.fault("rebinds the constant %s", globalName(s.Global))
		}
	case *SetField:
		v.model(s.X, s.Model)
		if s.Index < 0 || s.Index >= len(s.Model.Fields) {
			v.fault("sets field %d of %s", s.Index, s.Model.Name)
			return
		}
		v.value(s.Value, s.Model.Fields[s.Index].Type)
	case *SetMember:
		v.instance(s.X)
		v.value(s.Value, s.Field.Type)
	case *ExprStmt:
		v.expr(s.X)
	case *If:
		v.value(s.Test, Bool)
		v.stmts(s.Body)
		v.stmts(s.Else)
	case *While:
		v.value(s.Test, Bool)
		v.loop(s.Body, s.Else)
	case *ForRange:
		v.variable(s.Var)
		if s.Var != nil && s.Var.Type.Kind != IntKind {
			v.fault("range variable %s is not an int", s.Var.Name)
		}
		v.value(s.Start, Int)
		v.value(s.Stop, Int)
		v.value(s.Step, Int)
		v.loop(s.Body, s.Else)
	case *For:
		v.variable(s.Var)
		if t := s.Iter.Type(); t.Kind == InstanceKind && t.structOf() != nil {
			v.fault("iterates over a struct")
		}
		item := Dyn
		if t := s.Iter.Type().Vector(); t != nil {
			item = t
		} else if t := s.Iter.Type().Guarded(); t != nil {
			item = t
		} else if s.Iter.Type().Kind == StrKind && !s.Async {
			item = Str
		}
		if t := s.Iter.Type().Yields(); t != nil {
			item = t
		}
		if s.Var != nil && !Same(s.Var.Type, item) {
			v.fault("loop variable %s is not %s", s.Var.Name, item)
		}
		v.expr(s.Iter)
		v.loop(s.Body, s.Else)
	case *Try:
		v.stmts(s.Body)
		for _, h := range s.Handlers {
			if h.Class != nil {
				v.value(h.Class, Dyn)
			}
			if h.Var != nil {
				v.variable(h.Var)
			}
			v.excs++
			v.stmts(h.Body)
			v.excs--
		}
		v.stmts(s.Else)
		v.stmts(s.Finally)
	case *With:
		v.value(s.Manager, Dyn)
		if s.Var != nil {
			v.variable(s.Var)
		}
		v.stmts(s.Body)
	case *Raise:
		v.value(s.X, Dyn)
		if s.Cause != nil {
			v.value(s.Cause, Dyn)
		}
	case *Reraise:
	case *Return:
		if s.X == nil {
			if v.fnow != nil && !v.fnow.IsGenerator {
				v.fault("returns nothing")
			}
			return
		}
		if v.fnow != nil {
			v.value(s.X, v.fnow.Result)
		}
	case *Break, *Continue:
		if v.loops == 0 {
			v.fault("break or continue outside a loop")
		}
	default:
		v.fault("unknown statement %T", s)
	}
}

// value checks an expression that goes to a place of type want.
func (v *verifier) value(e Expr, want *Type) {
	if !v.expr(e) {
		return
	}
	if want != nil && !Same(e.Type(), want) {
		v.fault("%s has type %s where %s is wanted", PrintExpr(e), e.Type(), want)
	}
}

// settled is the type of the items of a row, where nothing that has no type is left.
func settled(t *Type) *Type {
	if t.Kind == NeverKind {
		return Dyn
	}
	return t
}

func (v *verifier) model(e Expr, m *Model) {
	if v.expr(e) && (e.Type().Kind != ModelKind || e.Type().Model != m) {
		v.fault("%s has type %s where %s is wanted", PrintExpr(e), e.Type(), m.Name)
	}
}

// instance checks an instance whose fields are used.
func (v *verifier) instance(e Expr) {
	if v.expr(e) && (e.Type().Kind != InstanceKind || e.Type().Class.Struct == nil) {
		v.fault("%s has type %s, which is no struct", PrintExpr(e), e.Type())
	}
}

func (v *verifier) dynElements(list []Element) {
	for _, x := range list {
		v.value(x.X, Dyn)
	}
}

func (v *verifier) dynKwargs(list []KwArg) {
	for _, k := range list {
		v.value(k.Value, Dyn)
	}
}

// expr checks an expression and reports whether there is one with a type.
func (v *verifier) expr(e Expr) bool {
	if e == nil {
		v.fault("an expression is missing")
		return false
	}
	if e.Type() == nil {
		v.fault("%s has no type", PrintExpr(e))
		return false
	}
	switch e := e.(type) {
	case *Const:
		if e.Value == nil {
			v.fault("a constant without value")
		} else if want := ConstType(e.Value); e.T.Kind != DynKind && !Same(e.T, want) {
			v.fault("the constant %s has type %s", constText(e.Value), e.T)
		}
	case *Local:
		v.variable(e.Var)
		if e.Var != nil && !Same(e.T, e.Var.Type) {
			v.fault("reads %s, a %s, as %s", e.Var.Name, e.Var.Type, e.T)
		}
	case *GlobalRef:
		if !Same(e.T, e.Global.Type) {
			v.fault("reads %s, a %s, as %s", globalName(e.Global), e.Global.Type, e.T)
		}
	case *FuncValue, *ClassValue, *ErrValue:
		if e.Type().Kind != DynKind {
			v.fault("%s is not dynamic", PrintExpr(e))
		}
	case *Call:
		v.call(e)
	case *FuncCall:
		v.funcCall(e)
	case *Runtime:
		for _, a := range e.Args {
			v.expr(a)
		}
		if e.Sym.Result != nil && !Same(e.T, e.Sym.Result) && e.Sym.Result.Kind != NeverKind {
			v.fault("%s has type %s, its symbol gives %s", PrintExpr(e), e.T, e.Sym.Result)
		}
	case *GoOp:
		if v.expr(e.X) && v.expr(e.Y) && !Same(e.X.Type(), e.Y.Type()) {
			v.fault("%s has operands of types %s and %s", PrintExpr(e), e.X.Type(), e.Y.Type())
		}
	case *Not:
		v.value(e.X, Bool)
	case *Logic:
		v.value(e.X, Bool)
		v.value(e.Y, Bool)
	case *Cond:
		v.value(e.Test, Bool)
		v.value(e.Then, e.T)
		v.value(e.Else, e.T)
	case *Block:
		v.stmts(e.Stmts)
		v.value(e.X, e.T)
	case *Field:
		v.model(e.X, e.Model)
		if e.Index < 0 || e.Index >= len(e.Model.Fields) {
			v.fault("reads field %d of %s", e.Index, e.Model.Name)
		} else if !Same(e.T, e.Model.Fields[e.Index].Type) {
			v.fault("reads field %s of %s as %s", e.Model.Fields[e.Index].Name, e.Model.Name, e.T)
		}
	case *Make:
		if e.T.Kind != InstanceKind || e.Class.Struct == nil {
			v.fault("makes a %s, which is no struct", e.Class.Name)
		}
		for _, f := range e.Fields {
			if v.expr(f.Value) && !Same(f.Value.Type(), f.Field.Type) {
				v.fault("sets %s to a %s", f.Field.Name, f.Value.Type())
			}
		}
	case *RowItem:
		v.expr(e.X)
		if elems := e.X.Type().Unboxed(); e.Index >= len(elems) || !Same(e.T, settled(elems[e.Index])) {
			v.fault("reads item %d of a %s as %s", e.Index, e.X.Type(), e.T)
		}
	case *Member:
		v.instance(e.X)
		if !Same(e.T, e.Field.Type) {
			v.fault("reads %s, a %s, as %s", e.Field.Name, e.Field.Type, e.T)
		}
		if e.Unset && !e.Field.Sparse {
			v.fault("reads %s as a field that may be unset", e.Field.Name)
		}
	case *HasMember:
		v.instance(e.X)
	case *IsClass:
		v.instance(e.X)
	case *Construct:
		for _, f := range e.Fields {
			if f.Index < 0 || f.Index >= len(e.Model.Fields) {
				v.fault("constructs field %d of %s", f.Index, e.Model.Name)
				continue
			}
			v.value(f.Value, e.Model.Fields[f.Index].Type)
		}
	case *Convert:
		v.convert(e)
	case *IsNone:
		v.expr(e.X)
	case *Lambda:
		v.fn(e.Func, v.vars)
		if params, result := e.T.Function(); result != nil && (len(e.Func.Params) < len(params) || !Same(e.Func.Result, result)) {
			v.fault("%s gives %s and has the signature of what gives %s", PrintExpr(e), e.Func.Result, result)
		}
	case *ListLit:
		item := Dyn
		if t := e.T.Vector(); t != nil {
			item = t
		}
		for _, x := range e.Elts {
			v.value(x.X, item)
		}
	case *TupleLit:
		elems := e.T.Unboxed()
		if elems == nil {
			v.dynElements(e.Elts)
			break
		}
		for i, x := range e.Elts {
			v.value(x.X, settled(elems[i]))
		}
	case *SetLit:
		if key := e.T.KeySet(); key != nil {
			v.keys(e.Elts, key)
			break
		}
		v.dynElements(e.Elts)
	case *DictLit:
		key, elem := e.T.Map()
		if key == nil {
			key, elem = Dyn, Dyn
		}
		for _, x := range e.Entries {
			if x.Key != nil {
				v.value(x.Key, key)
			}
			v.value(x.Value, elem)
		}
	case *JoinedStr:
		for _, x := range e.Values {
			v.value(x, Str)
		}
	case *DynCall:
		v.value(e.Func, Dyn)
		v.dynElements(e.Args)
		v.dynKwargs(e.Kw)
	case *MethodCall:
		v.value(e.X, Dyn)
		v.dynElements(e.Args)
		v.dynKwargs(e.Kw)
	case *Await:
		v.value(e.X, Dyn)
	case *Yield:
		want := Dyn
		if v.fnow != nil && v.fnow.Yields != nil {
			if t := v.fnow.Yields.Yields(); t != nil {
				want = t
			}
		}
		if e.From && e.X.Type().Kind == GeneratorKind {
			want = v.fnow.Yields
		}
		v.value(e.X, want)
		if v.fnow != nil && !v.fnow.IsGenerator {
			v.fault("yields outside a generator")
		}
	default:
		v.fault("unknown expression %T", e)
	}
	return true
}

func (v *verifier) call(e *Call) {
	if len(e.Args) != len(e.Func.Params) {
		v.fault("calls %s with %d arguments for %d parameters", e.Func.Qualname, len(e.Args), len(e.Func.Params))
		return
	}
	for i, a := range e.Args {
		v.value(a, e.Func.Params[i].Var.Type)
	}
	want := e.Func.Result
	if e.Func.IsGenerator {
		want = Dyn
		if e.Func.Yields != nil {
			want = e.Func.Yields
		}
	}
	if want != nil && !Same(e.T, want) && want.Kind != NeverKind { // a call that never returns may stand for any type
		v.fault("the call of %s has type %s", e.Func.Qualname, e.T)
	}
}

// funcCall checks the call of a function that is a value.
func (v *verifier) funcCall(e *FuncCall) {
	if !v.expr(e.Func) {
		return
	}
	params, result := e.Func.Type().Function()
	if result == nil || len(params) != len(e.Args) {
		v.fault("calls %s, a %s, with %d arguments", PrintExpr(e.Func), e.Func.Type(), len(e.Args))
		return
	}
	for i, a := range e.Args {
		v.value(a, settled(params[i]))
	}
	if !Same(e.T, settled(result)) {
		v.fault("%s has type %s and gives %s", PrintExpr(e), e.T, result)
	}
}

func (v *verifier) convert(e *Convert) {
	if !v.expr(e.X) {
		return
	}
	from, to := e.X.Type(), e.T
	ok := true
	switch e.Mode {
	case Box:
		ok = to.Kind == DynKind && from.Kind != DynKind
	case Unbox, Check:
		ok = from.Kind == DynKind && to.Kind != DynKind
	case Wrap:
		ok = to.Kind == OptionalKind && (from.Kind == NoneKind || Same(to.Elem, from))
	case Unwrap:
		ok = from.Kind == OptionalKind && Same(from.Elem, to)
	case Widen:
		ok = from.Kind == BoolKind && to.Kind == IntKind ||
			(from.Kind == IntKind || from.Kind == BoolKind || from.Kind == NumKind) && to.Kind == FloatKind ||
			(from.Kind == IntKind || from.Kind == FloatKind) && to.Kind == NumKind
	}
	if !ok {
		v.fault("%s cannot turn %s into %s", PrintExpr(e), from, to)
	}
}

// ConstType is the static type of a constant; Dyn for those without one.
func ConstType(v py.Value) *Type {
	switch v.(type) {
	case py.NoneType:
		return None
	case py.Bool:
		return Bool
	case py.SmallInt, *py.BigInt:
		return Int
	case py.Float:
		return Float
	case py.Str:
		return Str
	case py.Bytes:
		return Bytes
	}
	return Dyn
}

// keys verifies the elements of a set in its static form: one spread is a vector of them.
func (v *verifier) keys(elts []Element, key *Type) {
	for _, x := range elts {
		if !x.Spread {
			v.value(x.X, key)
		} else if v.expr(x.X) && x.X.Type().Vector() == nil {
			v.fault("spreads what is no vector into a set of keys")
		}
	}
}
