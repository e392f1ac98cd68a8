package lower

import (
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// varKey names a local variable from one lowering of a body to the next: the node of the
// function or comprehension that it belongs to, and its name.
type varKey struct {
	scope pyast.Node
	name  string
}

// varFacts is what is known about a local variable.
type varFacts struct {
	typ      *ir.Type
	captured bool // a nested function uses it
	rebound  bool // a nested function assigns it: no narrowing
	unbound  bool // read where it may not be assigned
	handled  bool // an except clause binds it
}

// body lowers one function body; nested functions have a body of their own.
type body struct {
	u           *unit
	l           *Lowerer
	outer       *body
	mod         *eval.Module
	fn          *ir.Func
	node        pyast.Node
	scope       eval.Scope
	vars        map[string]*ir.Var
	frames      []*frame // comprehensions around, innermost last
	env         *env
	out         *[]ir.Stmt
	loops       []*loop
	class       string   // innermost class name, for private names
	self        *ir.Var  // first parameter, for super()
	owner       *py.Type // class that the function was defined in
	cells       map[string]*py.Cell
	imported    map[string]*importedName     // names that only imports of this function bind
	classVar    *ir.Var                      // variable with the class that a local class statement makes
	classScopes []*ir.Var                    // variables of the classes that this body makes
	failed      map[pyast.Node]*failedImport // imports that failed at build
	holders     map[string]*ir.Var           // variables that alone hold a generator, with what they hold
	comp        bool                         // the function of a comprehension: assignment expressions go outwards
	params      map[string]bool              // the names of parameters
	signature   *ir.Signature                // of a nested function that is called in its static form
	flags       map[*ir.Var]*ir.Var          // of variables that may be unbound, whether they are bound
	// ns is the namespace variable while the body of a local class is lowered.
	ns *classBody
	// typingArgs: what knownType looks at stands between the brackets of a form of typing.
	typingArgs bool
}

// frame is the scope of a comprehension that is lowered in place.
type frame struct {
	node pyast.Node
	vars map[string]*ir.Var
}

// loop gathers the states in which a loop is left by break or continued.
type loop struct {
	breaks []*env
}

// env is what is known at a point of the body.
type env struct {
	bound  map[*ir.Var]bool
	narrow map[*ir.Var]*ir.Type
	dead   bool // the point is never reached
}

func newEnv() *env { return &env{bound: map[*ir.Var]bool{}, narrow: map[*ir.Var]*ir.Type{}} }

func (e *env) copy() *env {
	c := &env{bound: make(map[*ir.Var]bool, len(e.bound)), narrow: make(map[*ir.Var]*ir.Type, len(e.narrow)), dead: e.dead}
	for v := range e.bound {
		c.bound[v] = true
	}
	for v, t := range e.narrow {
		c.narrow[v] = t
	}
	return c
}

// joinEnv is what holds whichever way a point was reached.
func joinEnv(list ...*env) *env {
	var out *env
	for _, e := range list {
		switch {
		case e == nil || e.dead:
		case out == nil:
			out = e.copy()
		default:
			for v := range out.bound {
				if !e.bound[v] {
					delete(out.bound, v)
				}
			}
			for v, t := range out.narrow {
				if o, ok := e.narrow[v]; !ok || !ir.Equal(o, t) {
					delete(out.narrow, v)
				}
			}
		}
	}
	if out == nil {
		out = newEnv()
		out.dead = true
	}
	return out
}

// lowerUnit lowers the body of a unit until the types of its variables stand.
func (l *Lowerer) lowerUnit(u *unit) {
	saved := l.current
	l.current = u
	defer func() { l.current = saved }()
	for range 100 {
		u.changed = false
		u.diags = nil
		u.temps = map[*ir.Var]int{}
		u.uses, u.order, u.used, u.made = map[*unit]source.Span{}, nil, nil, nil
		l.tryBody(u)
		if !u.changed {
			return
		}
	}
}

// tryBody lowers a body. A panic is a fault of covetgen, reported at the statement it
// stopped at; the other functions are still lowered.
func (l *Lowerer) tryBody(u *unit) {
	l.at = u.fn.Span
	defer func() {
		if r := recover(); r != nil {
			u.changed = false
			u.diags = append(u.diags, diag.Recovered(r, l.at, "compiling"))
			u.setResult(ir.Dyn)
		}
	}()
	l.lowerBody(u)
}

// At is the statement that is, or was last, being lowered.
func (l *Lowerer) At() source.Span { return l.at }

func (l *Lowerer) lowerBody(u *unit) {
	f := u.source
	b := &body{
		u: u, l: l, mod: f.Module, fn: u.fn, node: f.Node, scope: l.in.ScopeOf(f.Node, f.ClassName()),
		vars: map[string]*ir.Var{}, env: newEnv(), cells: f.Closure(), owner: f.Class, class: f.ClassName(),
	}
	u.fn.Locals, u.fn.Captures = nil, nil
	for i, p := range f.Value.Params {
		t := u.params[i]
		if t.Kind == ir.NeverKind && l.final {
			t = ir.Dyn
		}
		v := b.param(p.Name, t)
		u.fn.Params[i].Var = v
		if p.Default != nil {
			d := l.defaultValue(p.Default, u)
			if d != nil && (u.fn.Escapes || f.Class != nil) {
				ir.Escape(d.Type()) // the function object has it
			}
			u.fn.Params[i].Default = d
		}
	}
	if u.fn.Escapes || f.Class != nil {
		u.fn.Annotations = l.annotations(u)
	}
	var out []ir.Stmt
	b.out = &out
	b.function(f.Body())
	u.fn.Body = b.withFlags(out)
	if u.fn.IsGenerator {
		u.setResult(ir.Dyn)
	}
	u.fn.Result = u.result
}

// param makes the variable of a parameter. A parameter that the body assigns other types
// to is dynamic from the start: its own type is the join.
func (b *body) param(name string, t *ir.Type) *ir.Var {
	facts := b.facts(varKey{b.node, name})
	joined := ir.Join(facts.typ, t)
	if facts.unbound {
		joined = ir.Dyn // a del statement leaves it without a value
	}
	if !ir.Equal(joined, facts.typ) {
		facts.typ = joined
		b.u.changed = true
	}
	if b.u.source != nil && b.outer == nil {
		// Callers convert to the type of the variable.
		for i, p := range b.u.source.Value.Params {
			if p.Name == name && p.Kind != py.VarPositional && p.Kind != py.VarKeyword {
				b.u.params[i] = joined
			}
		}
	}
	v := &ir.Var{Name: name, Type: joined, Captured: facts.captured, MayUnbound: facts.unbound}
	b.vars[name] = v
	if b.params == nil {
		b.params = map[string]bool{}
	}
	b.params[name] = true
	b.env.bound[v] = true
	if b.self == nil {
		b.self = v
	}
	return v
}

// finish returns None where the end of the body can be reached.
func (b *body) finish() {
	if b.env.dead {
		return
	}
	if b.fn.IsGenerator {
		return
	}
	span := b.nodeSpan()
	b.ret(span, constant(span, py.None))
}

// nodeSpan is where the function begins.
func (b *body) nodeSpan() source.Span {
	return source.Span{File: b.mod.File, Start: int(b.node.Span().Start), End: int(b.node.Span().Start)}
}

// ret returns a value from the function.
func (b *body) ret(span source.Span, x ir.Expr) {
	switch {
	case b.signature != nil:
		b.signature.Give(x.Type())
		b.fn.Result = b.signature.Result(b.u, func() { b.l.enqueue(b.u) })
		x = b.to(x, b.fn.Result)
	case b.fn.IsGenerator || b.outer != nil:
		x = b.box(x)
		b.fn.Result = ir.Dyn
	default:
		b.u.setResult(x.Type())
		x = b.to(x, b.u.result)
	}
	b.emit(&ir.Return{At: ir.At{S: span}, X: x})
	b.env.dead = true
}

// facts returns what is known about a variable.
func (b *body) facts(key varKey) *varFacts {
	f := b.u.vars[key]
	if f == nil {
		f = &varFacts{typ: ir.Never}
		b.u.vars[key] = f
	}
	return f
}

// local makes the variable for a local name at its first use.
func (b *body) local(name string) *ir.Var {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if v := b.frames[i].vars[name]; v != nil {
			return v
		}
	}
	if v := b.vars[name]; v != nil {
		return v
	}
	key := varKey{b.node, name}
	v := b.newVar(key)
	b.vars[name] = v
	if v.MayUnbound && b.mayFlag(key) {
		v.MayUnbound, v.Type = false, b.facts(key).typ
		if b.flags == nil {
			b.flags = map[*ir.Var]*ir.Var{}
		}
		b.flags[v] = b.temp(ir.Bool)
		b.flags[v].Name = name + "_bound"
	}
	return v
}

func (b *body) newVar(key varKey) *ir.Var {
	f := b.facts(key)
	t := f.typ
	if t.Kind == ir.NeverKind && b.l.final {
		t = ir.Dyn
	}
	if f.unbound {
		t = ir.Dyn
	}
	v := &ir.Var{Name: key.name, Type: t, Captured: f.captured, MayUnbound: f.unbound}
	b.fn.Locals = append(b.fn.Locals, v)
	return v
}

// mayFlag reports whether a variable that is read where it may be unbound keeps its static type: a flag beside it says whether
// it is bound. Where functions inside share it, or the type is dynamic anyway, nil says so.
func (b *body) mayFlag(key varKey) bool {
	f := b.facts(key)
	return key.scope == b.node && b.ns == nil && !b.comp && !f.captured && !f.handled && !b.params[key.name] && f.typ.Kind != ir.DynKind &&
		(f.typ.Kind != ir.NeverKind || !b.l.final)
}

// setFlag notes that a variable with a flag is bound or not.
func (b *body) setFlag(span source.Span, v *ir.Var, bound bool) {
	if flag := b.flags[v]; flag != nil {
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: flag, X: boolean(span, bound)})
	}
}

// checked is the read x of a variable behind a check of its flag.
func (b *body) checked(span source.Span, x *ir.Local) ir.Expr {
	flag := b.flags[x.Var]
	if flag == nil {
		return x
	}
	sym := &ir.Symbol{Package: "py", Name: "CheckBound", Raises: true}
	if x.Free {
		sym.Name = "CheckFree"
	}
	return b.block(span, func() ir.Expr {
		b.do(span, sym, &ir.Local{Base: ir.Base{T: ir.Bool, S: span}, Var: flag}, str(span, x.Var.Name))
		return x
	})
}

// withFlags is a body behind what makes its flags.
func (b *body) withFlags(list []ir.Stmt) []ir.Stmt {
	var first []ir.Stmt
	for _, v := range b.fn.Locals {
		if flag := b.flags[v]; flag != nil {
			first = append(first, &ir.Assign{At: ir.At{S: b.fn.Span}, Var: flag, X: boolean(b.fn.Span, false)})
		}
	}
	return append(first, list...)
}

// temp makes a variable that Python does not know.
func (b *body) temp(t *ir.Type) *ir.Var {
	b.u.temps[nil]++
	v := &ir.Var{Name: "t" + strconv.Itoa(b.u.temps[nil]), Type: t}
	b.u.temps[v] = 1
	b.fn.Locals = append(b.fn.Locals, v)
	return v
}

// keyOf finds the facts of a variable of this body or one around it.
func (b *body) keyOf(v *ir.Var) (varKey, bool) {
	for x := b; x != nil; x = x.outer {
		for i := len(x.frames) - 1; i >= 0; i-- {
			if x.frames[i].vars[v.Name] == v {
				return varKey{x.frames[i].node, v.Name}, true
			}
		}
		if x.vars[v.Name] == v {
			return varKey{x.node, v.Name}, true
		}
	}
	return varKey{}, false
}

// assign stores x in a variable and joins its type into the facts.
func (b *body) assign(span source.Span, v *ir.Var, x ir.Expr) {
	if key, ok := b.keyOf(v); ok {
		f := b.facts(key)
		joined := ir.Join(f.typ, x.Type())
		if !ir.Equal(joined, f.typ) {
			f.typ = joined
			b.u.changed = true
		}
		if b.owns(v) == nil && !f.rebound {
			f.rebound = true
			b.u.changed = true
		}
	} else {
		v.Type = ir.Join(v.Type, x.Type())
	}
	b.env.bound[v] = true
	delete(b.env.narrow, v)
	if v.Type.Kind == ir.OptionalKind && ir.Same(v.Type.Elem, x.Type()) && b.mayNarrow(v) {
		b.env.narrow[v] = v.Type.Elem
	}
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: b.to(x, v.Type)})
	b.setFlag(span, v, true)
}

// owns returns the body itself when the variable is one of its own.
func (b *body) owns(v *ir.Var) *body {
	if b.vars[v.Name] == v && b.captured(v) == nil {
		return b
	}
	for _, f := range b.frames {
		if f.vars[v.Name] == v {
			return b
		}
	}
	return nil
}

func (b *body) captured(v *ir.Var) *ir.Var {
	for _, c := range b.fn.Captures {
		if c == v {
			return c
		}
	}
	return nil
}

// mayNarrow reports whether knowledge about a variable's value holds until the next
// assignment that this body sees.
func (b *body) mayNarrow(v *ir.Var) bool {
	key, ok := b.keyOf(v)
	return !ok || !b.facts(key).rebound
}

func (b *body) emit(s ir.Stmt) {
	if !b.env.dead {
		*b.out = append(*b.out, s)
	}
}

// into runs f with statements going to a new list.
func (b *body) into(f func()) []ir.Stmt {
	saved := b.out
	var list []ir.Stmt
	b.out = &list
	f()
	b.out = saved
	return list
}

// block makes an expression that runs the statements of f first.
func (b *body) block(span source.Span, f func() ir.Expr) ir.Expr {
	var x ir.Expr
	list := b.into(func() { x = f() })
	if len(list) == 0 {
		return x
	}
	return &ir.Block{Base: ir.Base{T: x.Type(), S: span}, Stmts: list, X: x}
}

// hold evaluates x once: a constant or an uncaptured local is read again where it is
// needed, anything else goes to a temporary. Only inside block or at statement level.
func (b *body) hold(x ir.Expr) func() ir.Expr {
	switch e := x.(type) {
	case *ir.Const, *ir.GlobalRef, *ir.FuncValue, *ir.ClassValue:
		return func() ir.Expr { return x }
	case *ir.Convert:
		if inner, ok := e.X.(*ir.Local); ok && b.isTemp(inner.Var) {
			return func() ir.Expr { return x }
		}
	case *ir.Local:
		if b.isTemp(e.Var) {
			return func() ir.Expr { return x }
		}
	}
	v := b.temp(x.Type())
	b.emit(&ir.Assign{At: ir.At{S: x.Span()}, Var: v, X: x})
	return func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: x.Span()}, Var: v} }
}

// again is hold for a value that is read again before anything else is evaluated: a
// local variable needs no copy then.
func (b *body) again(x ir.Expr) func() ir.Expr {
	switch e := x.(type) {
	case *ir.Local:
		if !e.Var.Captured && !e.Var.MayUnbound {
			return func() ir.Expr { return x }
		}
	case *ir.Convert:
		if l, ok := e.X.(*ir.Local); ok && e.Mode == ir.Unwrap && !l.Var.Captured {
			return func() ir.Expr { return x }
		}
	}
	return b.hold(x)
}

// loopVar is the variable that a loop, a with statement or a handler fills: the target
// itself when that is a dynamic local variable of this function, else a temporary that
// bind then assigns to the target.
func (b *body) loopVar(target pyast.Expr) (v *ir.Var, bind func()) {
	if n, ok := target.(*pyast.Name); ok {
		if p := b.resolve(b.mangle(n.Id)); p.v != nil && b.owns(p.v) != nil {
			key, known := b.keyOf(p.v)
			if known && ir.Equal(p.v.Type, ir.Dyn) && !b.facts(key).captured && !b.facts(key).rebound {
				return p.v, func() {
					b.env.bound[p.v] = true
					delete(b.env.narrow, p.v)
				}
			}
			if known && p.v.Type.Kind == ir.NeverKind {
				b.facts(key).typ = ir.Dyn // the next round uses it
				b.u.changed = true
			}
		}
	}
	v = b.temp(ir.Dyn)
	return v, func() {
		b.store(target, &ir.Local{Base: ir.Base{T: ir.Dyn, S: b.span(target)}, Var: v})
	}
}

// isTemp reports whether nothing but the lowering itself assigns the variable.
func (b *body) isTemp(v *ir.Var) bool { return b.u.temps[v] > 0 }

func (b *body) span(n pyast.Node) source.Span {
	r := n.Span()
	return source.Span{File: b.mod.File, Start: int(r.Start), End: int(r.End)}
}

// fail notes a diagnostic of the unit and returns an expression that keeps quiet.
func (b *body) fail(n pyast.Node, code diag.Code, msg, hint string) ir.Expr {
	b.report(&diag.Diagnostic{Code: code, Span: b.span(n), Msg: msg, Hint: hint})
	return &ir.Const{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, Value: py.None}
}

func (b *body) report(d *diag.Diagnostic) { b.u.diags = append(b.u.diags, d) }
