package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// What is done with a class by its name (C.limit, C.count += 1, C.make(), Base.method(self), isinstance(x, C)) does
// not show the class to anything: as long as its family is hidden, all of it stands in code that is lowered here. The data of such
// classes are variables like those of a module (slot), and their functions are called directly. What uses a class as
// a value still ends the hiding.

// holder is the class whose namespace has a name, of t and those that it derives from; nil for none.
func holder(t *py.Type, name string) (*py.Type, py.Value) {
	for _, m := range t.MRO() {
		if v, ok := m.Namespace().GetStr(name); ok {
			return m, v
		}
	}
	return nil, nil
}

// classSlot is the variable that t.name means; nil where the class is seen or the name means anything but data of a
// class of the program.
func (b *body) classSlot(t *py.Type, name string) *slot {
	fam := b.l.family(t)
	if fam == nil || !fam.hidden || isDunder(name) {
		return nil
	}
	b.l.instanceUsers[b.u] = true
	owner, v := holder(t, name)
	if owner == nil || b.l.in.ClassInfo(owner) == nil || isSlot(v) || isDescriptor(v) {
		return nil
	}
	if _, isClass := v.(*py.Type); isClass {
		return nil
	}
	return b.l.slot(slotKey{class: owner, name: name})
}

func isDunder(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}

// readClassSlot reads data of a class.
func (b *body) readClassSlot(span spanT, s *slot) ir.Expr {
	s.readers[b.u] = true
	switch {
	case !s.rebound:
		return b.value(s.value(), span)
	case s.typ.Kind == ir.NeverKind:
		return never(span)
	}
	return &ir.GlobalRef{Base: ir.Base{T: s.typ, S: span}, Global: s.global}
}

// classData is what instances whose classes are v's read under a name that they do not have themselves.
func (b *body) classData(span spanT, v variant, name string) ir.Expr {
	if v.owner != nil {
		if s := b.classSlot(v.owner, name); s != nil {
			return b.readClassSlot(span, s)
		}
	}
	return b.value(v.value, span)
}

// classAttribute reads C.name; nil where the class has to be asked.
func (b *body) classAttribute(n *pyast.Attribute, t *py.Type) ir.Expr {
	name := b.mangle(n.Attr)
	if s := b.classSlot(t, name); s != nil {
		return b.readClassSlot(b.span(n), s)
	}
	if fam := b.l.family(t); fam != nil && fam.hidden {
		b.l.instanceUsers[b.u] = true
		switch name {
		case "__name__":
			return str(b.span(n), t.Name)
		case "__qualname__":
			return str(b.span(n), t.Qualname)
		}
	}
	return nil
}

// callOfClass calls the function that C.name means directly; nil where it is not known.
func (b *body) callOfClass(n *pyast.Call, t *py.Type, name string) ir.Expr {
	fam := b.l.family(t)
	if fam == nil {
		return nil
	}
	b.l.instanceUsers[b.u] = true
	if _, stored := b.l.stores[name]; !fam.hidden && (stored || b.l.breaks[name]) {
		return nil
	}
	owner, v := holder(t, name)
	if owner == nil || b.l.in.ClassInfo(owner) == nil {
		return nil
	}
	switch m := v.(type) {
	case *py.Function:
		return b.callBare(n, m)
	case *py.StaticMethod:
		return b.callBare(n, m.Func)
	case *py.ClassMethod:
		return b.callWithClass(n, m.Func, t)
	}
	return nil
}

// callBare calls a function of the program with the arguments as they stand.
func (b *body) callBare(n *pyast.Call, v py.Value) ir.Expr {
	f := b.l.programFunction(v)
	if f == nil || f.IsAsync() {
		return nil
	}
	binding := bindCall(f.Value, n)
	if binding == nil {
		return nil
	}
	return b.callFunction(n, n, f, binding)
}

// callWithClass calls the function of a class method for a class that is known: the function is
// lowered for that class by itself, with cls a constant in it, and what is passed for it is None.
func (b *body) callWithClass(n *pyast.Call, v py.Value, t *py.Type) ir.Expr {
	f := b.l.programFunction(v)
	if f == nil || f.IsAsync() || f.IsGenerator() || len(f.Value.Params) == 0 || stores(f.Body())[f.Value.Params[0].Name] {
		return nil
	}
	call := withReceiver(n)
	binding := bindCall(f.Value, call)
	if binding == nil || f.Value.Params[0].Kind == py.VarPositional {
		return nil
	}
	return b.callFunction(n, call, b.l.forClass(f, t), binding, constant(b.span(n), py.None))
}

// classMethodOf is the function of a class method as it is called for one class.
type classMethodOf struct {
	f *eval.Function
	t *py.Type
}

// forClass is the function for a class, the same each time.
func (l *Lowerer) forClass(f *eval.Function, t *py.Type) *eval.Function {
	key := classMethodOf{f, t}
	own := l.classMethods[key]
	if own == nil {
		copied := *f
		own = &copied
		l.classMethods[key] = own
		l.unitOf(own).class = t
	}
	return own
}

// classParam is the class that a variable stands for: the first parameter of a class method that is lowered for one class.
func (b *body) classParam(v *ir.Var) *py.Type {
	if b.u.class == nil {
		return nil
	}
	x := b
	for x.outer != nil {
		x = x.outer
	}
	if x.self != v {
		return nil
	}
	return b.u.class
}

// typeOf is the struct x of which n is the class, type(x) or x.__class__ of a variable; nil for other expressions.
func (b *body) typeOf(n pyast.Expr) (x ir.Expr, c *py.Type, fam *family) {
	var of pyast.Expr
	switch n := n.(type) {
	case *pyast.Call:
		name, ok := n.Func.(*pyast.Name)
		if !ok || name.Id != "type" || len(n.Args) != 1 || len(n.Keywords) > 0 {
			return nil, nil, nil
		}
		if v, known := b.known(name); !known || v != b.l.builtin("type") {
			return nil, nil, nil
		}
		of = n.Args[0]
	case *pyast.Attribute:
		if n.Attr != "__class__" {
			return nil, nil, nil
		}
		of = n.Value
	}
	name, ok := of.(*pyast.Name)
	if !ok {
		return nil, nil, nil
	}
	if p := b.resolve(b.mangle(name.Id)); p.v == nil || b.classParam(p.v) != nil {
		return nil, nil, nil
	}
	x = b.name(name)
	if c, fam = b.structOf(x); c == nil {
		return nil, nil, nil
	}
	return x, c, fam
}

// below lists the classes that an instance of which is known that it is one of c may have.
func (f *family) below(c *py.Type) []*py.Type {
	var out []*py.Type
	for _, m := range f.members {
		if m.IsSubtype(c) {
			out = append(out, m)
		}
	}
	return out
}

// soleClass is the class of an instance where only one is possible; nil where there are more.
func (b *body) soleClass(x ir.Expr) *py.Type {
	if c, fam := b.structOf(x); c != nil {
		if list := fam.below(c); len(list) == 1 {
			return list[0]
		}
	}
	return nil
}

// knownClass is the class that type(x) or x.__class__ gives where only one is possible; nil for other expressions.
func (b *body) knownClass(n pyast.Expr) *py.Type {
	if x, c, _ := b.typeOf(n); c != nil {
		return b.soleClass(x)
	}
	return nil
}

// nameOfClass is type(x).__name__ of a struct; nil for other expressions.
func (b *body) nameOfClass(n *pyast.Attribute) ir.Expr {
	if n.Attr != "__name__" && n.Attr != "__qualname__" {
		return nil
	}
	x, c, fam := b.typeOf(n.Value)
	if c == nil {
		return nil
	}
	var vs []variant
	for _, m := range fam.below(c) {
		text := m.Name
		if n.Attr == "__qualname__" {
			text = m.Qualname
		}
		vs = append(vs, variant{value: py.Str(text), classes: []*ir.Class{b.l.irClass(m)}})
	}
	return b.byClass(b.span(n), vs, func() ir.Expr { return x }, func(v variant) ir.Expr { return b.value(v.value, b.span(n)) })
}

// classIdentity is a comparison of classes, one of which is that of a struct or has no instances that are seen; nil for others.
func (b *body) classIdentity(n *pyast.Compare) ir.Expr {
	if len(n.Ops) != 1 {
		return nil
	}
	negate := false
	switch n.Ops[0] {
	case pyast.Is, pyast.Eq:
	case pyast.IsNot, pyast.NotEq:
		negate = true
	default:
		return nil
	}
	left, right := b.exactClasses(n.Left), b.exactClasses(n.Comparators[0])
	if left == nil || right == nil {
		return nil
	}
	span := b.span(n)
	var e ir.Expr = boolean(span, false)
	for _, m := range left {
		for _, o := range right {
			if m.class != o.class {
				continue
			}
			both := and(span, m.test(b, span), o.test(b, span))
			if c, ok := constBool(both); ok && c {
				e = both
			} else if c, ok := constBool(e); ok && !c {
				e = both
			} else if !ok {
				e = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: e, Y: both}
			}
		}
	}
	if negate {
		return not(e)
	}
	return e
}

func and(span spanT, x, y ir.Expr) ir.Expr {
	if c, ok := constBool(x); ok && c {
		return y
	}
	if c, ok := constBool(y); ok && c {
		return x
	}
	return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: x, Y: y}
}

// exactClass is a class that an expression may mean, and the struct that has to have it for that; nil for a constant.
type exactClass struct {
	class *py.Type
	of    ir.Expr
}

func (c exactClass) test(b *body, span spanT) ir.Expr {
	if c.of == nil {
		return boolean(span, true)
	}
	return &ir.IsClass{Base: ir.Base{T: ir.Bool, S: span}, X: c.of, Classes: []*ir.Class{b.l.irClass(c.class)}}
}

// exactClasses are the hidden classes that an expression may mean; nil for other expressions.
func (b *body) exactClasses(n pyast.Expr) []exactClass {
	if v, ok := b.known(n); ok {
		t, isType := v.(*py.Type)
		if !isType {
			return nil
		}
		if fam := b.l.family(t); fam == nil || !fam.hidden {
			return nil
		}
		b.l.instanceUsers[b.u] = true
		return []exactClass{{class: t}}
	}
	x, c, fam := b.typeOf(n)
	if c == nil {
		return nil
	}
	var out []exactClass
	for _, m := range fam.below(c) {
		out = append(out, exactClass{m, x})
	}
	return out
}

// hiddenClasses splits what isinstance asks for into classes of hidden families and others.
func (b *body) hiddenClasses(class py.Value) (hidden []*py.Type, others []py.Value) {
	list := []py.Value{class}
	if tuple, ok := class.(*py.Tuple); ok {
		list = tuple.Items
	}
	for _, v := range list {
		if t, ok := v.(*py.Type); ok && b.l.in.ClassInfo(t) != nil {
			if fam := b.l.family(t); fam != nil && fam.hidden {
				b.l.instanceUsers[b.u] = true
				hidden = append(hidden, t)
				continue
			}
		}
		others = append(others, v)
	}
	return hidden, others
}

// isNoStruct is isinstance(x, class) of a value that is no struct: it is not of a hidden class. Nil where the class has no
// part that is hidden.
func (b *body) isNoStruct(n *pyast.Call, x ir.Expr, class py.Value) ir.Expr {
	hidden, others := b.hiddenClasses(class)
	if len(hidden) == 0 {
		return nil
	}
	span := b.span(n)
	if len(others) == 0 {
		return b.block(span, func() ir.Expr {
			if !pureExpr(x) {
				b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: x})
			}
			return boolean(span, false)
		})
	}
	if is, decided := staticInstance(x.Type(), py.NewTuple(others...)); decided && pureExpr(x) {
		return boolean(span, is)
	}
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "isinstance")}
	for _, a := range []ir.Expr{x, b.value(py.NewTuple(others...), span)} {
		call.Args = append(call.Args, ir.Element{X: b.boxRead(a)})
	}
	return b.call(span, bind.Truth, call)
}
