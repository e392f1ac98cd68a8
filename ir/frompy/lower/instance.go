package lower

import (
	"maps"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Instances of the program's own plain classes have a static type where the call that
// makes them is seen. On them a method that nothing overrides or shadows is called
// directly, and an attribute has the joined type of everything that is stored under its
// name in the classes that inherit from one another: their family. An instance that goes
// where it is not seen is used through its names only: code that reads attributes of unknown
// objects lets the containers under that name escape, and what it stores is joined
// (Lowerer.stores).

// family are the classes of one tree of inheritance.
type family struct {
	l       *Lowerer
	plain   bool
	members []*py.Type
	fields  map[string][]*field // by name; no class has two of the same
	// hidden tells that no instance and no class of the family has reached code that is not
	// seen: its instances are Go structs (struct.go).
	hidden bool
	out    *ir.Struct
	set    map[*py.Type]map[string]bool // by class the attributes that __init__ sets before anything reads them
	top    *ir.Class                    // what classes of families that were united have in common; nil for others
	into   *family                      // what it was united with
}

// field is what is known of an attribute of the instances of some classes of a family: of a hidden one those
// between which an instance is not told apart where the attribute is used.
type field struct {
	of      *family
	classes map[*py.Type]bool
	name    string
	typ     *ir.Type
	out     *ir.StructField // of a hidden family
	readers map[*unit]bool
}

// unplain are the special methods that take the access to attributes, or the making of
// instances, into the hands of the program.
var unplain = []string{"__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__new__", "__class__", "__dict__", "__slots__", "__post_init__"}

// family finds the family of a class; nil when instances of the class can do more than
// hold attributes and have methods, or when code sets attributes by names that are not seen.
func (l *Lowerer) family(t *py.Type) *family {
	if l.in.ClassInfo(t) == nil {
		return nil
	}
	root := rootOf(t)
	f := l.families[root]
	if f == nil {
		f = &family{l: l, plain: true, hidden: true, fields: map[string][]*field{}, set: map[*py.Type]map[string]bool{}}
		l.families[root] = f
		for _, c := range l.in.Classes() {
			if c.IsSubtype(root) {
				f.members = append(f.members, c)
				f.plain = f.plain && l.plainClass(c, unplain)
				f.hidden = f.hidden && l.hideable(c)
			}
		}
		slices.SortFunc(f.members, l.byPlace)
		l.hide(f)
	}
	if f.hidden || f.plain && !l.breakAll {
		return f
	}
	return nil
}

// rootOf is the class on top of those that a class derives from.
func rootOf(t *py.Type) *py.Type {
	for {
		base, _ := programBase(t)
		if base == nil {
			return t
		}
		t = base
	}
}

// byPlace orders classes of the program by where they stand.
func (l *Lowerer) byPlace(a, b *py.Type) int {
	x, y := l.irClass(a), l.irClass(b)
	if x.Module != y.Module && x.Module != nil && y.Module != nil {
		return strings.Compare(x.Module.Name, y.Module.Name)
	}
	return x.Span.Start - y.Span.Start
}

// plainClass reports whether nothing takes the making of a class and of its instances from
// their common course, and the class has none of the special names.
func (l *Lowerer) plainClass(c *py.Type, special []string) bool {
	info := l.in.ClassInfo(c)
	if info == nil || len(info.Decorators) > 0 || len(c.Bases) != 1 {
		return false
	}
	if len(info.Bases) == 1 && info.Bases[0] != py.Value(c.Bases[0]) || len(info.Bases) > 1 {
		return false
	}
	if c.Bases[0] != py.TypeObject && l.in.ClassInfo(c.Bases[0]) == nil || c.Metaclass() != nil && c.Metaclass() != py.TypeType {
		return false
	}
	return l.ordinaryClass(c, special)
}

// hideable reports whether instances of a class may be structs.
func (l *Lowerer) hideable(c *py.Type) bool {
	info := l.in.ClassInfo(c)
	return info != nil && (len(info.Decorators) == 0 || l.dataclass(c) != nil) && l.ordinaryClass(c, unhidden) && l.markedClass(c, info)
}

// ordinaryClass is plainClass whatever the decorators and the bases of the class.
func (l *Lowerer) ordinaryClass(c *py.Type, special []string) bool {
	info := l.in.ClassInfo(c)
	if info == nil || info.Type != c || info.Hooked || c.IsVirtual() || len(info.Kw) > 0 {
		return false
	}
	for _, name := range special {
		if _, has := info.Namespace.GetStr(name); has {
			return false
		}
	}
	init, has := info.Namespace.GetStr("__init__")
	return !has || l.programFunction(init) != nil
}

// programFunction is a plain function of the program, nil for anything else.
func (l *Lowerer) programFunction(v py.Value) *eval.Function {
	f, ok := v.(*py.Function)
	if !ok || f.Attrs != nil && f.Attrs.Len() > 0 && !onlyAbstract(f.Attrs) {
		return nil
	}
	if own := eval.FunctionOf(f); own != nil {
		return own
	}
	return l.dataclassMethod(f)
}

// onlyAbstract reports whether a function has no attribute but the mark of abstractmethod.
func onlyAbstract(attrs *py.Dict) bool {
	_, marked := attrs.GetStr("__isabstractmethod__")
	return marked && attrs.Len() == 1
}

// fieldOf finds the facts about an attribute of instances of c and notes that the unit depends on them.
func (l *Lowerer) fieldOf(fam *family, c *py.Type, name string, u *unit) *field {
	classes := fam.members
	if fam.hidden {
		classes = fam.below(c)
	}
	f := l.joinedField(fam, name, classes)
	f.readers[u] = true
	return f
}

// joinedField is the one field of the classes under a name, made one where there were several.
func (l *Lowerer) joinedField(fam *family, name string, classes []*py.Type) *field {
	var f *field
	var kept []*field
	for _, x := range fam.fields[name] {
		switch {
		case !slices.ContainsFunc(classes, func(c *py.Type) bool { return x.classes[c] }):
			kept = append(kept, x)
		case f == nil:
			f = x
			kept = append(kept, x)
		default:
			maps.Copy(f.readers, x.readers)
			maps.Copy(f.classes, x.classes)
			f.typ = ir.Join(f.typ, x.typ)
			f.out.Type = held(f.typ)
			for u := range f.readers {
				l.enqueue(u)
			}
		}
	}
	if f == nil {
		f = &field{of: fam, name: name, typ: ir.Never, out: &ir.StructField{Name: name, Type: ir.Dyn}, readers: map[*unit]bool{}, classes: map[*py.Type]bool{}}
		kept = append(kept, f)
		if !fam.hidden {
			l.named(f)
		}
	}
	for _, c := range classes {
		f.classes[c] = true
	}
	fam.fields[name] = kept
	return f
}

// named joins what is stored under the attribute's name in objects of unknown class.
func (l *Lowerer) named(f *field) {
	if t, ok := l.stores[f.name]; ok {
		f.typ = ir.Join(f.typ, t)
	}
	if l.breaks[f.name] {
		ir.Escape(f.typ)
		f.typ = ir.Dyn
	}
}

func (l *Lowerer) widenInstanceField(f *field, t *ir.Type) {
	if !f.of.hidden {
		ir.Show(t)
		if l.names[f.name] || l.anyName {
			ir.Escape(t) // read where it is not seen
		}
	}
	joined := ir.Join(f.typ, t)
	if ir.Equal(joined, f.typ) {
		return
	}
	f.typ, f.out.Type = joined, held(joined)
	for u := range f.readers {
		l.enqueue(u)
	}
}

// fieldsNamed calls f for the facts about the attributes of a name in all families whose
// instances code that is not seen may have.
func (l *Lowerer) fieldsNamed(name string, f func(*field)) {
	for _, fam := range l.families {
		if !fam.hidden {
			for _, x := range fam.fields[name] {
				f(x)
			}
		}
	}
}

// instancesBroken has everything lowered again that relied on how instances behave.
func (l *Lowerer) instancesBroken() {
	for u := range l.instanceUsers {
		l.enqueue(u)
	}
}

// instanceOf is the class of a value of an instance type; nil where nothing can be said about
// its attributes.
func (b *body) instanceOf(t *ir.Type) (*py.Type, *family) {
	if t.Kind != ir.InstanceKind {
		return nil, nil
	}
	b.l.instanceUsers[b.u] = true
	c := b.l.classTypes[t.Class]
	if fam := b.l.tops[t.Class]; fam != nil {
		if fam = fam.united(); !fam.hidden {
			return nil, nil
		}
		return c, fam
	}
	fam := b.l.family(c)
	if fam == nil {
		return nil, nil
	}
	return c, fam
}

func optionalInstance(t *ir.Type) bool {
	return t.Kind == ir.OptionalKind && t.Elem.Kind == ir.InstanceKind
}

// some unwraps an optional instance whose attribute is asked for: None has no attributes, and
// says so.
func (b *body) some(x ir.Expr, name string, sym *ir.Symbol) ir.Expr {
	t := x.Type()
	span := x.Span()
	held := b.again(x)
	raise := b.into(func() {
		args := []ir.Expr{b.boxIn(constant(span, py.None)), str(span, name)}
		if sym == bind.SetAttr {
			args = append(args, b.boxIn(constant(span, py.None)))
		}
		b.do(span, sym, args...)
	})
	b.emit(&ir.If{At: ir.At{S: span}, Test: b.isNone(held()), Body: raise})
	b.narrowSome(x, b.env)
	return &ir.Convert{Base: ir.Base{T: t.Elem, S: span}, Mode: ir.Unwrap, X: held()}
}

// overridden reports whether a class of the family below c has the name in its namespace, or
// something was stored under it in an instance or a class.
func (l *Lowerer) overridden(fam *family, c *py.Type, name string) bool {
	if _, stored := l.stores[name]; !fam.hidden && (stored || l.breaks[name]) {
		return true
	}
	for _, m := range fam.members {
		if l.in.ClassInfo(m).Changes()[name] {
			return true
		}
		if m != c && m.IsSubtype(c) {
			if _, has := m.Dict.GetStr(name); has {
				return true
			}
		}
	}
	return false
}

// readInstance reads an attribute of an instance; nil when it has to be read by its name.
func (b *body) readInstance(n pyast.Node, x ir.Expr, name string) ir.Expr {
	c, fam := b.instanceOf(x.Type())
	if c == nil {
		return nil
	}
	span := b.span(n)
	if fam.hidden {
		return b.readMember(n, x, c, fam, name)
	}
	inClass := ir.Never
	if v, ok := c.Lookup(name); ok {
		if p, isProperty := v.(*py.Property); isProperty && !b.l.overridden(fam, c, name) {
			if f := eval.FunctionOf(p.Get); f != nil && len(f.Value.Params) == 1 && !f.IsAsync() && !f.IsGenerator() {
				return b.callFunction(n, nil, f, &callBinding{from: []int{0}, inOrder: true}, x)
			}
		}
		if _, descriptor := v.Type().Lookup("__get__"); descriptor {
			return nil
		}
		if inClass = ir.ConstType(v); inClass.Kind == ir.NoneKind {
			inClass = ir.Dyn
		}
	}
	for _, m := range fam.members {
		if m != c && m.IsSubtype(c) {
			if _, has := m.Dict.GetStr(name); has {
				return nil
			}
		}
	}
	f := b.l.fieldOf(fam, c, name, b.u)
	t := ir.Join(inClass, f.typ)
	if b.l.breaks[name] {
		t = ir.Dyn
	}
	if t.Kind == ir.NeverKind {
		if !b.l.final {
			return never(span)
		}
		return nil
	}
	return b.as(b.call(span, bind.GetAttr, b.boxIn(x), str(span, name)), t)
}

// storeInstance sets an attribute of an instance and reports whether it could.
func (b *body) storeInstance(n pyast.Node, x ir.Expr, name string, v ir.Expr) bool {
	c, fam := b.instanceOf(x.Type())
	if c == nil {
		return false
	}
	if fam.hidden {
		return b.storeMember(n, x, c, fam, name, v)
	}
	for _, m := range fam.members {
		if found, ok := m.Lookup(name); ok {
			if _, descriptor := found.Type().Lookup("__get__"); descriptor {
				return false // a property, or a method that is shadowed
			}
		}
	}
	b.l.widenInstanceField(b.l.fieldOf(fam, c, name, b.u), v.Type())
	b.do(b.span(n), bind.SetAttr, b.boxIn(x), str(b.span(n), name), b.boxIn(v))
	return true
}

// callInstance calls a method of an instance directly; nil when the method may be another
// one at run time.
func (b *body) callInstance(n *pyast.Call, x ir.Expr, name string) ir.Expr {
	c, fam := b.instanceOf(x.Type())
	if c == nil {
		return nil
	}
	if fam.hidden {
		return b.callMember(n, x, c, fam, name)
	}
	if len(fam.fields[name]) > 0 {
		return nil
	}
	v, ok := c.Lookup(name)
	if !ok || b.l.overridden(fam, c, name) {
		return nil
	}
	return b.callMethod(n, v, x)
}

// callMethod calls a function that a class holds with a receiver.
func (b *body) callMethod(n *pyast.Call, v py.Value, x ir.Expr) ir.Expr {
	switch m := v.(type) {
	case *py.StaticMethod:
		if pureExpr(x) {
			return b.callBare(n, m.Func)
		}
	case *py.ClassMethod:
		if t := b.soleClass(x); t != nil && pureExpr(x) {
			return b.callWithClass(n, m.Func, t)
		}
	}
	f := b.l.programFunction(v)
	if f == nil || f.IsAsync() {
		return nil
	}
	binding := bindCall(f.Value, withReceiver(n))
	if binding == nil {
		return nil
	}
	return b.callFunction(n, withReceiver(n), f, binding, x)
}

// withReceiver is the call with its receiver as first argument.
func withReceiver(n *pyast.Call) *pyast.Call {
	call := *n
	call.Args = append([]pyast.Expr{n.Func}, n.Args...)
	return &call
}

// callSuper calls super().name(…) in a method of a plain class directly; nil for other calls.
func (b *body) callSuper(n *pyast.Call, f *pyast.Attribute) ir.Expr {
	s, ok := f.Value.(*pyast.Call)
	if !ok || b.outer != nil || b.self == nil || b.owner == nil || b.self.Type.Kind != ir.InstanceKind {
		return nil
	}
	if name, isName := s.Func.(*pyast.Name); !isName || name.Id != "super" || len(s.Keywords) > 0 {
		return nil
	}
	behind := b.owner
	if len(s.Args) > 0 {
		if behind = b.statedSuper(s); behind == nil {
			return nil
		}
	}
	if v, known := b.known(s.Func); !known || v != b.l.builtin("super") {
		return nil
	}
	self := &ir.Local{Base: ir.Base{T: b.self.Type, S: b.span(s)}, Var: b.self}
	c, _ := b.instanceOf(b.self.Type)
	name := b.mangle(f.Attr)
	if c == nil || !c.IsSubtype(behind) {
		return nil
	}
	for _, m := range behind.MRO()[1:] {
		if m == py.TypeObject {
			if name == "__init__" && len(n.Args)+len(n.Keywords) == 0 {
				return constant(b.span(n), py.None)
			}
			return nil
		}
		if isMarker(m) {
			if _, has := m.Namespace().GetStr(name); has {
				return nil
			}
			continue
		}
		if b.l.in.ClassInfo(m).Changes()[name] {
			return nil
		}
		if v, has := m.Dict.GetStr(name); has {
			return b.callMethod(n, v, self)
		}
	}
	return nil
}

// statedSuper is the class in super(C, self) where self is the method's own; nil for other calls.
func (b *body) statedSuper(s *pyast.Call) *py.Type {
	if len(s.Args) != 2 {
		return nil
	}
	if name, ok := s.Args[1].(*pyast.Name); !ok || b.resolve(b.mangle(name.Id)).v != b.self {
		return nil
	}
	v, _ := b.known(s.Args[0])
	t, ok := v.(*py.Type)
	if !ok || b.l.in.ClassInfo(t) == nil {
		return nil
	}
	return t
}

// constructInstance lowers the call of a plain class; nil for other classes, and for
// arguments that do not fit.
func (b *body) constructInstance(n *pyast.Call, t *py.Type) ir.Expr {
	fam := b.l.family(t)
	if fam == nil || isAbstract(t) {
		return nil
	}
	b.l.instanceUsers[b.u] = true
	for _, m := range t.MRO() {
		if info := b.l.in.ClassInfo(m); info != nil && b.l.dataclass(m) == nil && (info.Changes()["__init__"] || info.Changes()["__new__"]) {
			return nil
		}
	}
	f := b.l.initOf(t, n)
	var binding *callBinding
	if f != nil {
		if f.IsAsync() || f.IsGenerator() {
			return nil
		}
		if binding = bindCall(f.Value, withReceiver(n)); binding == nil {
			return nil
		}
		if r := b.l.unitOf(f).result; r.Kind != ir.NoneKind && r.Kind != ir.NeverKind {
			return nil
		}
	} else if len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	span := b.span(n)
	made := b.bareInstance(t, fam, span)
	if made == nil {
		return nil
	}
	return b.block(span, func() ir.Expr {
		if f == nil {
			return made
		}
		v := b.temp(made.Type())
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: made})
		read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.callFunction(n, withReceiver(n), f, binding, read())})
		return read()
	})
}

// bareInstance makes an instance on which __init__ has not run yet; nil where the class does not
// exist in the service.
func (b *body) bareInstance(t *py.Type, fam *family, span spanT) ir.Expr {
	base := ir.Base{T: b.l.instanceType(t), S: span}
	if fam.hidden {
		b.l.makes(fam, t)
		return &ir.Make{Base: base, Class: base.T.Class}
	}
	class, d := b.classOfInstance(t, span)
	if d != nil {
		return nil
	}
	return &ir.Runtime{Base: base, Sym: bind.NewInstance, Args: []ir.Expr{class}}
}

// instanceType is the type of the instances of a plain class and of those that derive from it.
func (l *Lowerer) instanceType(t *py.Type) *ir.Type {
	return &ir.Type{Kind: ir.InstanceKind, Class: l.irClass(t)}
}
