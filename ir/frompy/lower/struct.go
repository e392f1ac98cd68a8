package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A family of plain classes is hidden as long as code that is not seen has neither a class of it
// nor an instance: no instance was boxed for such code (ir.Escape tells), and no class used as a value.
// All that can be done to its instances then stands in code that is lowered here. They become Go
// structs with typed fields, whose methods, operators and protocols are direct calls. What this file has no
// rule for boxes the instance: the family is seen from then on, and all that relied on it is lowered again.
//
// A field that __init__ sets before it lets anything else see the instance (initSets) is read without asking
// whether it is set; any other has a flag beside it (ir.StructField.Sparse).

// unhidden are the special methods and names that hidden classes may not have: they take over
// attributes, or run where nothing is written.
var unhidden = []string{"__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__new__", "__class__", "__dict__", "__del__"}

// maxStruct bounds the classes of a hidden family: a method that they override is found by trying them.
const maxStruct = 12

// hide prepares a new family whose classes allow it.
func (l *Lowerer) hide(f *family) {
	f.hidden = f.hidden && len(f.members) <= maxStruct
	if !f.hidden {
		return
	}
	top := l.irClass(f.members[0])
	for top.Base != nil {
		top = top.Base
	}
	f.out = &ir.Struct{Name: top.Name, Module: top.Module, Span: top.Span}
	for _, m := range f.members {
		c := l.irClass(m)
		c.Struct, c.Seen, c.Unite = f.out, func() { l.seen(f) }, func(other *ir.Class) bool { return l.unite(f, other) }
	}
}

// seen ends hiding: instances are objects from now on.
func (l *Lowerer) seen(f *family) {
	f = f.united()
	if !f.hidden {
		return
	}
	f.hidden = false
	l.disunite(f)
	for _, m := range f.members {
		l.irClass(m).Struct = nil
	}
	for _, name := range sortedNames(f.fields) {
		x := l.joinedField(f, name, f.members)
		l.named(x)
		ir.Show(x.typ)
		if l.names[name] || l.anyName {
			ir.Escape(x.typ)
		}
	}
	l.showObjects(f)
	l.instancesBroken()
}

// isHidden reports whether a class is one of a hidden family.
func (l *Lowerer) isHidden(t *py.Type) bool {
	f := l.family(t)
	return f != nil && f.hidden
}

// classSeen notes that a class is used as a value.
func (l *Lowerer) classSeen(t *py.Type) {
	if f := l.family(t); f != nil {
		l.seen(f)
	}
}

// makes notes that instances of a class are made.
func (l *Lowerer) makes(f *family, t *py.Type) {
	c := l.irClass(t)
	if !slices.Contains(f.out.Classes, c) {
		f.out.Classes = append(f.out.Classes, c)
	}
}

// structs lists the structs that the program has.
func (l *Lowerer) structs() []*ir.Struct {
	var out []*ir.Struct
	for _, c := range l.in.Classes() {
		f := l.families[c]
		if f == nil || f.into != nil || rootOf(f.members[0]) != c || !f.hidden || len(f.out.Classes) == 0 {
			continue
		}
		for _, name := range sortedNames(f.fields) {
			for _, x := range f.fields[name] {
				if x.typ.Kind != ir.NeverKind {
					f.out.Fields = append(f.out.Fields, x.out)
				}
			}
		}
		slices.SortFunc(f.out.Classes, func(a, b *ir.Class) int { return a.Span.Start - b.Span.Start })
		out = append(out, f.out)
	}
	return out
}

// held is the type of the place that holds values of type t.
func held(t *ir.Type) *ir.Type {
	if t.Kind == ir.NoneKind || t.Kind == ir.NeverKind {
		return ir.Dyn
	}
	return t
}

// variant is what some of the classes that an instance may have hold under a name.
type variant struct {
	value   py.Value // nil: nothing
	owner   *py.Type // the class whose namespace has it
	classes []*ir.Class
}

// variants finds what a name means for instances of t and the classes below it; t's own comes last.
func (l *Lowerer) variants(fam *family, t *py.Type, name string) []variant {
	var out []variant
	for _, m := range fam.concrete(t) {
		owner, v := holder(m, name)
		i := slices.IndexFunc(out, func(x variant) bool { return x.owner == owner })
		if i < 0 {
			i = len(out)
			out = append(out, variant{value: v, owner: owner})
		}
		out[i].classes = append(out[i].classes, l.irClass(m))
	}
	own, _ := holder(t, name)
	i := max(0, slices.IndexFunc(out, func(x variant) bool { return x.owner == own }))
	last := out[i]
	return append(slices.Delete(out, i, i+1), last)
}

// byClass makes the expression that has the value of the variant that fits the instance. Those that only raise
// come first.
func (b *body) byClass(span spanT, vs []variant, x func() ir.Expr, value func(v variant) ir.Expr) ir.Expr {
	values := make([]ir.Expr, 0, len(vs))
	var returning []variant
	t := ir.Never
	for i, v := range vs {
		e := value(v)
		if b.raises(e) && (len(returning) > 0 || i < len(vs)-1) {
			stop := &ir.ExprStmt{At: ir.At{S: span}, X: e}
			b.emit(&ir.If{At: ir.At{S: span}, Test: &ir.IsClass{Base: ir.Base{T: ir.Bool, S: span}, X: x(), Classes: v.classes}, Body: []ir.Stmt{stop}})
			continue
		}
		t = ir.Join(t, e.Type())
		values, returning = append(values, e), append(returning, v)
	}
	vs = returning
	if t.Kind == ir.NeverKind {
		return never(span)
	}
	last := len(vs) - 1
	out := b.to(values[last], t)
	for i := last - 1; i >= 0; i-- {
		test := &ir.IsClass{Base: ir.Base{T: ir.Bool, S: span}, X: x(), Classes: vs[i].classes}
		out = &ir.Cond{Base: ir.Base{T: t, S: span}, Test: test, Then: b.to(values[i], t), Else: out}
	}
	return out
}

// raises reports whether an expression is a call of a function that never returns, such as a method that others have
// to override.
func (b *body) raises(x ir.Expr) bool {
	call, ok := x.(*ir.Call)
	if !ok || !b.l.final {
		return false
	}
	u := b.l.unitFor[call.Func]
	return u != nil && u.result.Kind == ir.NeverKind && !u.fn.IsGenerator && !u.fn.IsAsync
}

// isSlot reports whether v is what __slots__ puts into a class for an attribute.
func isSlot(v py.Value) bool {
	_, slot := v.(*py.Member)
	return slot
}

func isDescriptor(v py.Value) bool {
	_, get := v.Type().Lookup("__get__")
	return get
}

// readMember reads an attribute of a struct; nil when it may be unset, or is something that only an
// object can give.
func (b *body) readMember(n pyast.Node, x ir.Expr, c *py.Type, fam *family, name string) ir.Expr {
	span := b.span(n)
	vs := b.l.variants(fam, c, name)
	f := b.l.fieldOf(fam, c, name, b.u)
	sets, unset := true, f.typ.Kind == ir.NeverKind
	for _, m := range fam.concrete(c) {
		has := b.l.initSets(fam, m)[name]
		sets, unset = sets && has, unset && !has
	}
	for _, v := range vs {
		if v.value != nil && !isSlot(v.value) && isDescriptor(v.value) {
			if p, isProperty := v.value.(*py.Property); unset && isProperty {
				if g := eval.FunctionOf(p.Get); g != nil && len(g.Value.Params) == 1 && !g.IsAsync() && !g.IsGenerator() {
					continue
				}
			}
			if unset {
				return b.boundMethod(n, x, vs, name)
			}
			return nil
		}
	}
	switch {
	case sets && f.typ.Kind == ir.NeverKind && !b.l.final:
		return never(span)
	case sets && f.typ.Kind == ir.NoneKind:
		return b.block(span, func() ir.Expr {
			if !pureExpr(x) {
				b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: x})
			}
			return constant(span, py.None)
		})
	case sets && f.typ.Kind != ir.NeverKind:
		return &ir.Member{Base: ir.Base{T: f.typ, S: span}, X: x, Field: f.out}
	case !unset:
		return b.readSparse(span, x, vs, f)
	case slices.ContainsFunc(vs, nothing):
		if b.l.final {
			return nil
		}
		return never(span) // nothing is stored yet
	}
	return b.block(span, func() ir.Expr {
		self := b.again(x)
		return b.byClass(span, vs, self, func(v variant) ir.Expr {
			if p, isProperty := v.value.(*py.Property); isProperty {
				f := eval.FunctionOf(p.Get)
				return b.callFunction(n, nil, f, &callBinding{from: []int{0}, inOrder: true}, b.below(self(), f.Class))
			}
			return b.classData(span, v, name)
		})
	})
}

// nothing reports whether a class holds no value under a name.
func nothing(v variant) bool { return v.value == nil || isSlot(v.value) }

// readSparse reads an attribute that not every instance has: one without has what its class holds under the name, or
// raises AttributeError. Nil where the classes differ in that.
func (b *body) readSparse(span spanT, x ir.Expr, vs []variant, f *field) ir.Expr {
	if f.typ.Kind == ir.NeverKind || f.typ.Kind == ir.NoneKind {
		return nil
	}
	if !slices.ContainsFunc(vs, nothing) {
		f.out.Sparse = true
		return b.block(span, func() ir.Expr {
			self := b.again(x)
			def := b.byClass(span, vs, self, func(v variant) ir.Expr { return b.classData(span, v, f.name) })
			t := ir.Join(f.typ, def.Type())
			if t.Kind == ir.NeverKind {
				return never(span)
			}
			own := &ir.Member{Base: ir.Base{T: f.typ, S: span}, X: self(), Field: f.out}
			test := &ir.HasMember{Base: ir.Base{T: ir.Bool, S: span}, X: self(), Field: f.out}
			return &ir.Cond{Base: ir.Base{T: t, S: span}, Test: test, Then: b.to(own, t), Else: b.to(def, t)}
		})
	}
	for _, v := range vs {
		if !nothing(v) {
			return nil
		}
	}
	f.out.Sparse = true
	return &ir.Member{Base: ir.Base{T: f.typ, S: span}, X: x, Field: f.out, Unset: true}
}

// storeMember sets a field of a struct and reports whether it could.
func (b *body) storeMember(n pyast.Node, x ir.Expr, c *py.Type, fam *family, name string, v ir.Expr) bool {
	if b.storeProperty(n, x, c, fam, name, v) {
		return true
	}
	for _, m := range fam.members {
		found, ok := m.Lookup(name)
		if ok && !isSlot(found) && isDescriptor(found) || !isSlot(found) && m.IsSubtype(c) && !takesAny(m) {
			return false // a property, a method that is shadowed, or a name that __slots__ leaves out
		}
	}
	if b.u.source == nil || !b.u.source.Generated {
		for _, m := range fam.below(c) {
			if s := b.l.dataclass(m); s != nil && s.Frozen {
				return false
			}
		}
	}
	f := b.l.fieldOf(fam, c, name, b.u)
	b.l.widenInstanceField(f, v.Type())
	if !isNever(v) {
		b.emit(&ir.SetMember{At: ir.At{S: b.span(n)}, X: x, Field: f.out, Value: b.to(v, f.out.Type)})
	}
	return true
}

// storeProperty calls the setter that all classes have which x may be of, and reports whether there is one.
func (b *body) storeProperty(n pyast.Node, x ir.Expr, c *py.Type, fam *family, name string, v ir.Expr) bool {
	vs := b.l.variants(fam, c, name)
	p, ok := vs[0].value.(*py.Property)
	if !ok || len(vs) > 1 {
		return false
	}
	f := b.l.programFunction(p.Set)
	if f == nil || f.IsAsync() || f.IsGenerator() || len(f.Value.Params) != 2 {
		return false
	}
	args := []ir.Expr{b.below(x, f.Class), v}
	b.emit(&ir.ExprStmt{At: ir.At{S: b.span(n)}, X: b.callFunction(n, nil, f, &callBinding{from: []int{0, 1}, inOrder: true}, args...)})
	return true
}

// takesAny reports whether instances have attributes of any name: not every class has __slots__.
func takesAny(t *py.Type) bool {
	for _, m := range t.MRO() {
		if m == py.TypeObject {
			continue
		}
		if _, slots := m.Dict.GetStr("__slots__"); !slots {
			return true
		}
	}
	return false
}

// callMember calls a method of a struct; nil when it is no function of the program, or an attribute may
// shadow it.
func (b *body) callMember(n *pyast.Call, x ir.Expr, c *py.Type, fam *family, name string) ir.Expr {
	if f := b.l.fieldOf(fam, c, name, b.u); f.typ.Kind != ir.NeverKind {
		return nil
	}
	return b.callVariants(n, x, b.l.variants(fam, c, name))
}

// callVariants calls the one of the functions that x's class has.
func (b *body) callVariants(n *pyast.Call, x ir.Expr, vs []variant) ir.Expr {
	if len(vs) == 1 {
		if vs[0].value == nil {
			return nil
		}
		return b.callMethod(n, vs[0].value, b.below(x, vs[0].owner))
	}
	if missing := slices.IndexFunc(vs, func(v variant) bool { return v.value == nil }); missing >= 0 {
		return b.block(b.span(n), func() ir.Expr {
			self := b.hold(x)
			b.requireMethod(n, self, vs[missing].classes)
			return b.callVariants(n, self(), slices.Delete(vs, missing, missing+1))
		})
	}
	if !b.takes(vs, withReceiver(n)) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr {
		self := b.hold(x)
		args, _, _ := b.plainArgs(n)
		return b.virtual(n, vs, self, args, withReceiver(n))
	})
}

// takes reports whether every variant is a function that can be called with such arguments.
func (b *body) takes(vs []variant, call *pyast.Call) bool {
	for _, v := range vs {
		f := b.l.programFunction(v.value)
		if f == nil || f.IsAsync() {
			return false
		}
		if binding := bindCall(f.Value, call); binding == nil || len(binding.extra) > 0 {
			return false
		}
	}
	return true
}

// virtual calls the function that the instance's class has, with lowered arguments.
func (b *body) virtual(n pyast.Node, vs []variant, x func() ir.Expr, args []ir.Expr, call *pyast.Call) ir.Expr {
	span := b.span(n)
	if len(args) > 0 && isNever(args...) {
		return never(span)
	}
	if len(vs) > 1 {
		for i := range args {
			args[i] = b.hold(args[i])()
		}
	}
	return b.byClass(span, vs, x, func(v variant) ir.Expr {
		f := b.l.programFunction(v.value)
		return b.callFunction(n, nil, f, bindCall(f.Value, call), append([]ir.Expr{b.below(x(), f.Class)}, args...)...)
	})
}

// below is a struct of which is known that its class is t or derives from it.
func (b *body) below(x ir.Expr, t *py.Type) ir.Expr {
	l, ok := x.(*ir.Local)
	if c := b.l.classTypes[x.Type().Class]; !ok || t == nil || t == c || !t.IsSubtype(c) {
		return x
	}
	return &ir.Local{Base: ir.Base{T: b.l.instanceType(t), S: l.S}, Var: l.Var}
}

// isMember is isinstance(x, class) for a struct; nil when a class is not one of the program.
func (b *body) isMember(span spanT, x ir.Expr, c *py.Type, fam *family, class py.Value) ir.Expr {
	wanted := []py.Value{class}
	if tuple, ok := class.(*py.Tuple); ok {
		wanted = tuple.Items
	}
	test := &ir.IsClass{Base: ir.Base{T: ir.Bool, S: span}, X: x}
	all := true
	for _, m := range fam.below(c) {
		is := false
		for _, v := range wanted {
			t, ok := v.(*py.Type)
			if !ok || t.Metaclass() != nil && t.Metaclass() != py.TypeType && !b.l.isHidden(t) {
				return nil
			}
			is = is || m.IsSubtype(t)
		}
		if is {
			test.Classes = append(test.Classes, b.l.irClass(m))
		} else {
			all = false
		}
	}
	if all || len(test.Classes) == 0 {
		return boolean(span, all)
	}
	return test
}
