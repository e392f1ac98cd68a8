package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// slotKey names a variable that outlives a call: a name of a module or of a class, or the cell of a
// function that ran at compile time.
type slotKey struct {
	mod   *eval.Module
	name  string
	cell  *py.Cell
	class *py.Type // the name is one of the class's namespace
}

// slot is such a variable. As long as nothing reachable rebinds it, it is the constant
// that the evaluator left in it.
type slot struct {
	l       *Lowerer
	key     slotKey
	rebound bool
	typ     *ir.Type
	global  *ir.Global
	object  *moduleObject // the variable lives in the namespace of this module object
	readers map[*unit]bool
	served  bool // something rebinds it that is not the start alone
}

func (l *Lowerer) slot(key slotKey) *slot {
	s := l.slots[key]
	if s == nil {
		s = &slot{l: l, key: key, typ: ir.Never, readers: map[*unit]bool{}}
		l.slots[key] = s
		l.slotOrder = append(l.slotOrder, s)
		switch {
		case key.mod.Binds(key.name):
			s.live(l.moduleObject(key.mod))
		case key.mod != nil && l.in.AtStart(key.mod, key.name) != nil:
			s.rebind()
		}
	}
	return s
}

// value is what the slot held after the modules ran; nil when it was unbound.
func (s *slot) value() py.Value {
	switch {
	case s.key.cell != nil:
		return s.key.cell.V
	case s.key.class != nil:
		v, _ := s.key.class.Namespace().GetStr(s.key.name)
		return v
	}
	v, _ := s.initial()
	return v
}

// rebind notes that reachable code assigns the slot: it becomes a Global.
func (s *slot) rebind() {
	if s.rebound {
		return
	}
	if o := s.l.moduleObjects[s.key.mod]; o != nil {
		s.live(o)
		return
	}
	s.rebound = true
	s.global = &ir.Global{Name: s.key.name, Type: ir.Never, Mutable: true}
	if t := s.key.class; t != nil {
		c := s.l.irClass(t)
		s.global.Name, s.global.Module, s.global.Span = t.Name+"_"+s.key.name, c.Module, c.Span
	}
	if s.key.mod != nil {
		s.global.Module = s.l.module(s.key.mod)
		if d := s.key.mod.Binding(s.key.name); d != nil {
			s.global.Span = d.Span
		}
	}
	if v := s.value(); v != nil {
		init := s.l.startBody().value(v, s.global.Span)
		s.widen(init.Type())
	} else if !s.alwaysAtStart() {
		s.widen(ir.Dyn) // unbound until something assigns it
	}
	s.changed()
}

func (s *slot) widen(t *ir.Type) {
	joined := ir.Join(s.typ, t)
	if s.object == nil && !ir.Equal(joined, s.typ) {
		s.typ = joined
		s.global.Type = joined
		s.changed()
	}
}

func (s *slot) changed() {
	for u := range s.readers {
		s.l.enqueue(u)
	}
}

// place is where a name of a body lives.
type place struct {
	v    *ir.Var // local, or of a function around
	slot *slot
	ns   bool // namespace of the class whose body is lowered
}

// resolve finds where a name lives; the zero place when it must be a builtin or is not
// defined at all.
func (b *body) resolve(name string) place {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if v := b.frames[i].vars[name]; v != nil {
			return place{v: v}
		}
	}
	if b.scope.Globals[name] {
		return place{slot: b.l.slot(slotKey{mod: b.mod, name: name})}
	}
	switch {
	case !b.scope.Locals[name]:
	case b.ns != nil && len(b.frames) == 0:
		return place{ns: true}
	case b.ns != nil: // a comprehension in a class body sees what a function there would see
	case !b.scope.Nonlocals[name]:
		return place{v: b.local(name)}
	}
	// Functions around that are lowered now.
	for x := b.outer; x != nil; x = x.outer {
		if x.ns != nil && name != "__class__" && !x.inFrame(name) {
			continue // names of a class body are not seen by its functions
		}
		if v := x.lookup(name); v != nil {
			return place{v: b.capture(x, v)}
		}
		if x.scope.Globals[name] {
			return place{slot: b.l.slot(slotKey{mod: b.mod, name: name})}
		}
	}
	// Functions around that ran at compile time, and what functions import.
	for x := b; x != nil; x = x.outer {
		if c := x.readImported(name, b); c != nil {
			return place{slot: b.l.slot(slotKey{cell: c, name: name})}
		}
		if c := x.cells[name]; c != nil {
			return place{slot: b.l.slot(slotKey{cell: c, name: name})}
		}
	}
	return place{slot: b.l.slot(slotKey{mod: b.mod, name: name})}
}

// aroundFrame reports whether a variable is none of the comprehension that is lowered in place.
func (b *body) aroundFrame(v *ir.Var) bool {
	if len(b.frames) == 0 {
		return false
	}
	for _, own := range b.frames[len(b.frames)-1].vars {
		if own == v {
			return false
		}
	}
	return true
}

// inFrame reports whether a comprehension around, in this body, has the name.
func (b *body) inFrame(name string) bool {
	for _, f := range b.frames {
		if f.vars[name] != nil {
			return true
		}
	}
	return false
}

// lookup finds a variable of this body by name.
func (b *body) lookup(name string) *ir.Var {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if v := b.frames[i].vars[name]; v != nil {
			return v
		}
	}
	if v := b.vars[name]; v != nil {
		return v
	}
	if b.scope.Locals[name] && !b.scope.Nonlocals[name] && b.ns == nil {
		return b.local(name)
	}
	return nil
}

// capture notes that this body uses a variable of the body x around it.
func (b *body) capture(x *body, v *ir.Var) *ir.Var {
	if b.fn == x.fn {
		return v // the body of a class in the same function
	}
	if key, ok := x.keyOf(v); ok {
		if f := b.facts(key); !f.captured {
			f.captured = true
			b.u.changed = true
		}
	}
	v.Captured = true
	for y := b; y != x && y != nil; y = y.outer {
		if y.fn != x.fn && y.captured(v) == nil {
			y.fn.Captures = append(y.fn.Captures, v)
		}
	}
	return v
}

// mangle applies the rule for private names in classes.
func (b *body) mangle(name string) string { return mangled(b.class, name) }

func mangled(class, name string) string {
	if class == "" || len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// name reads a name.
func (b *body) name(n *pyast.Name) ir.Expr {
	span := b.span(n)
	name := b.mangle(n.Id)
	p := b.resolve(name)
	switch {
	case p.ns:
		return b.readClassName(n, name)
	case p.v != nil:
		if t := b.classParam(p.v); t != nil {
			return b.value(t, span)
		}
		return b.read(span, p.v)
	}
	return b.readSlot(n, p.slot, name)
}

// read reads a local variable.
func (b *body) read(span spanT, v *ir.Var) ir.Expr {
	own := b.owns(v) != nil
	bound := b.env.bound[v]
	if key, ok := b.keyOf(v); ok {
		if !own {
			bound = b.boundAround(v)
		}
		if f := b.facts(key); !bound && !f.unbound {
			f.unbound = true
			b.u.changed = true
			if !b.mayFlag(key) {
				v.MayUnbound, v.Type = true, ir.Dyn
			}
		}
	}
	x := &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v, Free: b.aroundFrame(v)}
	switch t := b.env.narrow[v]; {
	case t == nil:
	case v.Type.Kind == ir.OptionalKind:
		return &ir.Convert{Base: ir.Base{T: t, S: span}, Mode: ir.Unwrap, X: x}
	case v.Type.Kind == ir.InstanceKind && ir.Same(t, v.Type):
		x.T = t
	}
	if !bound {
		return b.checked(span, x)
	}
	return x
}

// boundAround reports whether a variable of an enclosing function was assigned before
// the function in hand was made.
func (b *body) boundAround(v *ir.Var) bool {
	for x := b.outer; x != nil; x = x.outer {
		if x.env.bound[v] {
			return true
		}
		if x.owns(v) != nil {
			return false
		}
	}
	return false
}

// readSlot reads a name of the module, a cell of compile time, or a builtin.
func (b *body) readSlot(n pyast.Node, s *slot, name string) ir.Expr {
	span := b.span(n)
	s.readers[b.u] = true
	if s.object != nil {
		return b.call(span, bind.GlobalName, b.listedModule(s.object, span), str(span, name))
	}
	if s.rebound {
		if s.typ.Kind == ir.NeverKind {
			return never(span)
		}
		return &ir.GlobalRef{Base: ir.Base{T: s.typ, S: span}, Global: s.global}
	}
	if v := s.value(); v != nil {
		if x := b.functionInBody(v, span); x != nil {
			return x
		}
		return b.value(v, span)
	}
	if s.key.cell == nil {
		if v := b.l.builtin(name); v != nil {
			return b.builtinValue(n, name, v)
		}
		if bind.Special(name) != bind.NotSpecial {
			return b.builtinValue(n, name, py.None)
		}
	}
	if name == "__class__" && b.ns == nil {
		if class := b.classCell(span); class != nil {
			return class
		}
	}
	return b.undefinedName(n, s, name)
}

// undefinedName reads a name that nothing binds, which raises NameError when it is reached.
// What a builtin of Python's is and not of the service is refused.
func (b *body) undefinedName(n pyast.Node, s *slot, name string) ir.Expr {
	span := b.span(n)
	if !b.l.in.Lacks("builtins", name) {
		return b.fail(n, UnknownLibrary, "the builtin "+quote(name)+" is not known to covetgen", "")
	}
	if m := s.key.mod; m != nil && m.Opaque() != nil {
		return b.fail(n, UnknownLibrary, "library "+quote(m.Opaque().Name)+", whose names module "+quote(m.Name)+" takes, is not known to covetgen", "")
	}
	d := &diag.Diagnostic{Code: UndefinedName, Severity: diag.Warning, Span: span, Msg: "name " + quote(name) + " is not defined"}
	if near := nearest(name, b.visibleNames()); near != "" {
		d.Hint = "did you mean " + quote(near) + "?"
	}
	b.report(d)
	if s.key.cell != nil {
		return b.fail(n, UndefinedName, "the variable "+quote(name)+" of the function around has no value", "")
	}
	if o := b.l.moduleObjects[s.key.mod]; o != nil { // it may come to be through the module object
		return b.call(span, bind.GlobalName, b.listedModule(o, span), str(span, name))
	}
	return b.call(span, bind.UndefinedName, str(span, name))
}

// builtin is a builtin by name; nil when there is none.
func (l *Lowerer) builtin(name string) py.Value {
	v, _ := py.Builtins().GetStr(name)
	return v
}

// visibleNames are the names that could have been meant.
func (b *body) visibleNames() []string {
	var out []string
	for x := b; x != nil; x = x.outer {
		for name := range x.scope.Locals {
			out = append(out, name)
		}
	}
	for k := range b.mod.Dict.All() {
		if s, ok := py.AsStr(k); ok {
			out = append(out, s)
		}
	}
	for k := range py.Builtins().All() {
		if s, ok := py.AsStr(k); ok {
			out = append(out, s)
		}
	}
	return out
}

// known evaluates an expression that refers to something constant by name: a name that
// nothing rebinds, an attribute of a module, a tuple of such.
func (b *body) known(n pyast.Expr) (py.Value, bool) {
	switch n := n.(type) {
	case *pyast.Name:
		name := b.mangle(n.Id)
		p := b.resolve(name)
		if p.v != nil {
			t := b.classParam(p.v)
			return t, t != nil
		}
		if p.slot == nil || p.slot.rebound {
			return nil, false
		}
		p.slot.readers[b.u] = true
		if v := p.slot.value(); v != nil {
			return v, true
		}
		if p.slot.key.cell == nil {
			v := b.l.builtin(name)
			return v, v != nil
		}
	case *pyast.Attribute:
		if n.Attr == "__class__" {
			if t := b.knownClass(n); t != nil {
				return t, true
			}
		}
		base, ok := b.known(n.Value)
		if !ok {
			return nil, false
		}
		return b.knownAttr(base, b.mangle(n.Attr))
	case *pyast.Call:
		if t := b.knownClass(n); t != nil {
			return t, true
		}
	case *pyast.Tuple:
		var items []py.Value
		for _, e := range n.Elts {
			v, ok := b.known(e)
			if !ok {
				return nil, false
			}
			items = append(items, v)
		}
		return py.NewTuple(items...), true
	case *pyast.Subscript:
		if c, ok := b.known(n.Value); ok && isModelClass(c) {
			return b.knownSubscript(c, n.Slice)
		}
	}
	return nil, false
}

// knownSubscript is a type expression of constants: Page[Item], list[Item].
func (b *body) knownSubscript(of py.Value, key pyast.Expr) (py.Value, bool) {
	outer := b.typingArgs
	b.typingArgs = buildOnly(of) && py.IsTypingForm(of.Type().Name)
	k, ok := b.knownType(key)
	b.typingArgs = outer
	if !ok {
		return nil, false
	}
	v, err := py.GetItem(b.l.in.Task(), of, k)
	return v, err == nil
}

// knownType evaluates what may stand between the brackets of a generic class: constants,
// their unions and other such classes.
func (b *body) knownType(n pyast.Expr) (py.Value, bool) {
	switch n := n.(type) {
	case *pyast.Constant:
		switch n.Value.Kind {
		case pyast.ConstNone:
			return py.None, true
		case pyast.ConstEllipsis:
			return py.Ellipsis, true
		}
		return constValue(n.Value), b.typingArgs // of Literal and Annotated, or the name of a class
	case *pyast.UnaryOp:
		v, ok := b.knownType(n.Operand)
		if i, number := py.AsInt(v); ok && number && n.Op == pyast.USub && b.typingArgs {
			return i.Neg().Value(), true
		}
		return nil, false
	case *pyast.List: // the parameters of a Callable
		items := py.NewList()
		for _, e := range n.Elts {
			v, ok := b.knownType(e)
			if !ok {
				return nil, false
			}
			items.Append(v)
		}
		return items, true
	case *pyast.Subscript:
		of, ok := b.known(n.Value)
		if !ok {
			return nil, false
		}
		return b.knownSubscript(of, n.Slice)
	case *pyast.BinOp:
		left, ok := b.knownType(n.Left)
		right, ok2 := b.knownType(n.Right)
		if !ok || !ok2 || n.Op != pyast.BitOr {
			return nil, false
		}
		v, err := py.Or(b.l.in.Task(), left, right)
		return v, err == nil
	case *pyast.Tuple:
		var items []py.Value
		for _, e := range n.Elts {
			v, ok := b.knownType(e)
			if !ok {
				return nil, false
			}
			items = append(items, v)
		}
		return py.NewTuple(items...), true
	}
	return b.known(n)
}

func isModelClass(v py.Value) bool {
	t, ok := v.(*py.Type)
	if !ok {
		return false
	}
	_, isModel := schema.ClassOf(t)
	return isModel
}

// knownAttr is an attribute of a constant that is constant itself.
func (b *body) knownAttr(base py.Value, name string) (py.Value, bool) {
	switch x := base.(type) {
	case *py.Module:
		if m := b.l.in.ModuleOf(x); m != nil {
			s := b.l.slot(slotKey{mod: m, name: name})
			s.readers[b.u] = true
			if s.rebound || definedByClass(x, name) {
				return nil, false
			}
			v := s.value()
			return v, v != nil
		}
		if py.IsVariable(x.Name, name) {
			return nil, false
		}
		v, err := py.GetAttr(b.l.in.Task(), x, name)
		if err != nil {
			if lib := b.l.in.Supplement(x, name); lib != nil {
				return b.knownAttr(lib.Module, name)
			}
		}
		return v, err == nil && v != nil
	case *py.Type:
		if isEnum(x) {
			v, err := py.GetAttr(b.l.in.Task(), x, name)
			if err == nil && v != nil && v.Type() == x {
				return v, true
			}
		}
		if v, ok := x.Lookup(name); ok {
			if c, isClass := v.(*py.Type); isClass {
				return c, true
			}
		}
	}
	return nil, false
}

func quote(s string) string { return "\"" + s + "\"" }
