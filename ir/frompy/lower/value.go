package lower

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// object is a compile-time value with an identity that lives on in the binary.
type object struct {
	node     *unit // stands for the object in the graph of what reaches what
	value    py.Value
	global   *ir.Global
	init     ir.Expr
	fill     []ir.Stmt // runs in Start after init, for cycles
	err      *diag.Diagnostic
	building bool
	cyclic   bool
	late     int // sequence number of the latest start-time value in it; 0: none
	at       int // place in objOrder where building began
}

// Value turns a compile-time value into an expression.
func (l *Lowerer) Value(v py.Value, span source.Span) ir.Expr {
	b := l.startBody()
	return b.box(b.value(v, span))
}

// startBody is a body whose statements belong to the start of the program.
func (l *Lowerer) startBody() *body { return l.bodyOf(l.start) }

// bodyOf is a body for expressions of a node that is no function.
func (l *Lowerer) bodyOf(u *unit) *body {
	if u.uses == nil {
		u.uses = map[*unit]source.Span{}
		u.temps = map[*ir.Var]int{}
		u.vars = map[varKey]*varFacts{}
	}
	var out []ir.Stmt
	return &body{u: u, l: l, fn: l.start.fn, env: newEnv(), vars: map[string]*ir.Var{}, out: &out}
}

// value is a compile-time value as an expression of this body.
func (b *body) value(v py.Value, span source.Span) ir.Expr {
	e, d := b.snapshot(v, span)
	if d != nil {
		own := *d
		if own.Span.IsZero() {
			own.Span = span
		} else if own.Span != span && !span.IsZero() {
			own.Notes = append(append([]diag.Note(nil), own.Notes...), diag.Note{Span: own.Span, Msg: "the value was made here"})
			own.Span = span
		}
		b.report(&own)
		return &ir.Const{Base: ir.Base{T: ir.Dyn, S: span}, Value: py.None}
	}
	return e
}

// snapshot is value that returns why a value has no expression.
func (b *body) snapshot(v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if x, ok := py.AutoValue(v); ok {
		return b.snapshot(x, span)
	}
	if eval.IsModules(v) {
		b.usesModules(span)
	}
	switch x := v.(type) {
	case *eval.Symbolic:
		if x.Op == eval.SymLive {
			return b.snapshot(x.Args[0], span)
		}
	case py.NoneType, py.Bool, py.SmallInt, *py.BigInt, py.Float, py.Str, py.Bytes, py.EllipsisType:
		return constant(span, v), nil
	case py.NotImplementedType:
		return native(span, "builtins", "NotImplemented"), nil
	case py.Complex:
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "complex")}
		for _, part := range []float64{real(complex128(x)), imag(complex128(x))} {
			call.Args = append(call.Args, ir.Element{X: b.box(constant(span, py.Float(part)))})
		}
		return call, nil
	case *py.Function:
		if f := eval.FunctionOf(x); f != nil {
			u := b.l.unitOf(f)
			u.escape()
			b.uses(u, span)
			if attributesOf(x) != nil {
				return b.objectValue(x, span)
			}
			return &ir.FuncValue{Base: ir.Base{T: ir.Dyn, S: span}, Func: u.fn}, nil
		}
		return b.nativeValue(v, span)
	case *py.Builtin:
		if self := x.Self(); self != nil {
			if _, isModule := self.(*py.Module); !isModule {
				recv, d := b.snapshot(self, span)
				if d != nil {
					return nil, d
				}
				return b.call(span, bind.GetAttr, b.box(recv), str(span, x.Name())), nil
			}
		}
		return b.nativeValue(v, span)
	case *py.Type:
		return b.classValue(x, span)
	case *py.BoundMethod:
		f, d := b.snapshot(x.Func, span)
		if d != nil {
			return nil, d
		}
		self, d := b.snapshot(x.Self, span)
		if d != nil {
			if !ignoresReceiver(x.Func) {
				return nil, d
			}
			self = native(span, "builtins", "object") // any object will do, and nobody looks at it
		}
		return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "types", "MethodType"), Args: []ir.Element{{X: b.box(f)}, {X: b.box(self)}}}, nil
	case *py.Module:
		if own := b.l.in.ModuleOf(x); own != nil {
			return b.moduleRef(b.l.moduleObject(own), span), nil
		}
		if !inRuntime(x.Name, "") {
			return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: "module " + x.Name + " is known at build only: the service does not have it"}
		}
		if lib := b.l.in.SupplementOf(x); lib != nil {
			o := b.l.moduleObject(lib)
			o.native = x
			return b.moduleRef(o, span), nil
		}
		return native(span, x.Name, ""), nil
	case *py.Tuple:
		return b.tupleValue(x, span)
	}
	if e := b.enumMember(v, span); e != nil {
		return e, nil
	}
	return b.objectValue(v, span)
}

// tupleValue is a literal: tuples have no identity that programs may rely on.
func (b *body) tupleValue(x *py.Tuple, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if b.l.depth++; b.l.depth > 200 {
		b.l.depth--
		return nil, &diag.Diagnostic{Code: NoSnapshot, Msg: "a tuple of module state is nested too deeply"}
	}
	defer func() { b.l.depth-- }()
	var list []ir.Expr
	for _, item := range x.Items {
		e, d := b.snapshot(item, span)
		if d != nil {
			return nil, d
		}
		list = append(list, e)
	}
	return b.tupleOfValues(x, span, list), nil
}

// nativeValue is an object that a native module exposes.
func (b *body) nativeValue(v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	module, name, named := b.l.nativeName(v)
	if named && module == "importlib" && name == "import_module" {
		return b.moduleImporter(span)
	}
	if named && inRuntime(module, name) {
		return native(span, module, name), nil
	}
	if _, ok := b.l.in.Construction(v); ok {
		return b.objectValue(v, span)
	}
	if named {
		return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: module + "." + name + " is known at build only: the service does not have it"}
	}
	return nil, &diag.Diagnostic{Code: NoSnapshot, Msg: "the " + v.Type().Name + " object cannot be carried over into the service"}
}

// enumMember is a member of an enumeration: it is read off its class.
func (b *body) enumMember(v py.Value, span source.Span) ir.Expr {
	c := v.Type()
	if !isEnum(c) {
		return nil
	}
	name, err := py.GetAttr(b.l.in.Task(), v, "_name_")
	if err != nil {
		return nil
	}
	text, ok := py.AsStr(name)
	if !ok {
		return nil
	}
	class, d := b.classValue(c, span)
	if d != nil {
		return nil
	}
	if slices.Contains(py.EnumMembers(c), v) {
		return asMember(b.call(span, bind.EnumMember, class, str(span, text)), b.memberType(c))
	}
	return b.call(span, bind.GetAttr, class, str(span, text))
}

// isEnum reports whether a class is an enumeration.
func isEnum(c *py.Type) bool {
	for _, m := range c.MRO() {
		if m.Module == "enum" && m.Name == "Enum" {
			return true
		}
	}
	return false
}

// objectValue is a reference to the Global of an object.
func (b *body) objectValue(v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	o := b.l.object(v)
	if o.err != nil {
		return nil, o.err
	}
	if o.building {
		o.cyclic = true
		o.global.Type = ir.Dyn
	}
	b.uses(o.node, span)
	if b.l.hiddenObjects[v] != nil {
		b.l.instanceUsers[b.u] = true // they look again when it becomes an object
	}
	if o.late > b.u.late {
		b.u.late = o.late
	}
	return &ir.GlobalRef{Base: ir.Base{T: o.global.Type, S: span}, Global: o.global}, nil
}

// object returns the object for a value and makes its Global when it is new.
func (l *Lowerer) object(v py.Value) *object {
	if o := l.objects[v]; o != nil {
		return o
	}
	span := l.in.Origin(v)
	o := &object{value: v, building: true, at: len(l.objOrder), node: &unit{l: l}}
	name, mod := l.nameOf(v)
	o.global = &ir.Global{Name: name, Module: mod, Type: ir.Dyn, Span: span, Mutable: mutable(v)}
	l.objects[v] = o
	if l.standIns[v] != nil {
		o.global.Name, o.global.Mutable = "application", true
	}
	b := l.bodyOf(o.node)
	var init ir.Expr
	d := l.tooLarge(v, span)
	if d == nil {
		init, d = b.construct0(o, span)
	}
	o.building = false
	o.late = max(o.late, o.node.late)
	if d != nil {
		if d.Span.IsZero() {
			d.Span = span
		}
		o.err = d
		l.wantAtStart(v, d)
		return o
	}
	o.init = init
	if !o.cyclic {
		o.global.Type = init.Type()
		if init.Type().Kind == ir.OptionalKind || init.Type().Kind == ir.NoneKind {
			o.global.Type = ir.Dyn
		}
	}
	o.init = b.to(init, o.global.Type)
	if o.cyclic {
		l.objOrder = append(l.objOrder, nil)
		copy(l.objOrder[o.at+1:], l.objOrder[o.at:])
		l.objOrder[o.at] = o
	} else {
		l.objOrder = append(l.objOrder, o)
	}
	return o
}

// nameOf is the module-level name that an object was first bound to.
type nameOf struct {
	name string
	mod  *eval.Module
}

// nameOf names the Global of an object: by its first module-level name, else by its class.
func (l *Lowerer) nameOf(v py.Value) (string, *ir.Module) {
	if l.bindings == nil {
		l.bindings = map[py.Value]nameOf{}
		for _, m := range l.in.Modules() {
			for _, a := range m.Assigned {
				if a.Value == nil || !hasIdentity(a.Value) {
					continue
				}
				if _, ok := l.bindings[a.Value]; !ok {
					l.bindings[a.Value] = nameOf{a.Name, m}
				}
			}
		}
	}
	if n, ok := l.bindings[v]; ok {
		return n.name, l.module(n.mod)
	}
	l.unnamed++
	if s, ok := v.(*eval.Symbolic); ok {
		return fmt.Sprintf("computed_%d", l.unnamed), l.module(s.Module)
	}
	return fmt.Sprintf("%s_%d", strings.ToLower(v.Type().Name), l.unnamed), nil
}

// hasIdentity reports whether a value can be a key of a table by identity.
func hasIdentity(v py.Value) bool { return reflect.TypeOf(v).Kind() == reflect.Pointer }

// mutable reports whether the object can change after start, so that its users share state.
// What it refers to is looked at by itself.
func mutable(v py.Value) bool {
	switch v.(type) {
	case *py.Object, schema.Model:
		return true
	case *py.Function, *py.Type, *eval.Symbolic:
		return false
	}
	return !buildOnly(v) && !bind.Settled(v.Type())
}

// construct0 makes the expression that builds an object.
func (b *body) construct0(o *object, span source.Span) (ir.Expr, *diag.Diagnostic) {
	fill := func(sym *ir.Symbol, t *ir.Type, args ...ir.Expr) {
		self := ir.Expr(&ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global})
		self = &ir.Convert{Base: ir.Base{T: t, S: span}, Mode: ir.Unbox, X: self}
		o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, sym, append([]ir.Expr{self}, args...)...)})
	}
	switch v := o.value.(type) {
	case *py.Module:
		if own := b.l.in.ModuleOf(v); own != nil && own.FromLibrary() && inRuntime(v.Name, "") {
			return native(span, v.Name, ""), nil // whose names it adds to
		}
		name := ir.Element{X: b.box(str(span, v.Name))}
		return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "types", "ModuleType"), Args: []ir.Element{name}}, nil
	case *py.List:
		if typed, d := b.container(o, nil, v.Items, span); typed != nil || d != nil {
			return typed, d
		}
		lit := &ir.ListLit{Base: ir.Base{T: ir.List, S: span}}
		items, d := b.items(v.Items, span)
		if d != nil {
			return nil, d
		}
		if o.cyclic {
			for _, e := range items {
				fill(bind.ListAppend, ir.List, e.X)
			}
			return lit, nil
		}
		lit.Elts = items
		return lit, nil
	case *py.Set:
		var list []py.Value
		for x := range v.All() {
			list = append(list, x)
		}
		items, d := b.items(list, span)
		if d != nil {
			return nil, d
		}
		frozen := v.Type() == py.TypeFrozenSet
		lit := &ir.SetLit{Base: ir.Base{T: ir.Set, S: span}, Elts: items, Frozen: frozen}
		lit.Table = setTable(v, list)
		switch {
		case lit.Table != nil && frozen:
			return b.box(lit), nil
		case lit.Table != nil:
			return lit, nil
		}
		if typed := b.constantSet(v, span); typed != nil {
			return typed, nil
		}
		if frozen {
			return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "frozenset"), Args: []ir.Element{{X: b.box(lit)}}}, nil
		}
		return lit, nil
	case *py.Dict:
		keys, values := make([]py.Value, 0, v.Len()), make([]py.Value, 0, v.Len())
		for k, x := range v.All() {
			keys, values = append(keys, k), append(values, x)
		}
		if typed, d := b.container(o, keys, values, span); typed != nil || d != nil {
			return typed, d
		}
		lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
		var entries []ir.Entry
		for k, x := range v.All() {
			key, d := b.snapshot(k, span)
			if d != nil {
				return nil, d
			}
			val, d := b.snapshot(x, span)
			if d != nil {
				return nil, d
			}
			entries = append(entries, ir.Entry{Key: b.box(key), Value: b.box(val)})
		}
		if o.cyclic {
			for _, e := range entries {
				fill(bind.DictSet, ir.Dict, e.Key, e.Value)
			}
			return lit, nil
		}
		lit.Entries = entries
		return lit, nil
	case *py.Function:
		if attrs := attributesOf(v); attrs != nil {
			return b.attributedFunction(o, v, attrs, span)
		}
	case *eval.NewType:
		module := &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global}
		o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.SetAttr, module, str(span, "__module__"), b.box(str(span, v.Module)))})
		return b.replay(&eval.Construction{Callee: newTypeClass, Pos: []py.Value{py.Str(v.Name), v.Supertype}}, span)
	case *eval.Symbolic:
		return b.symbolic(o, v, span)
	case *py.GenericAlias, *py.UnionType:
		return b.typeOfClasses(v, span)
	case schema.Model:
		return b.modelInstance(v, span)
	}
	if s := b.l.standIns[o.value]; s != nil {
		return native(span, s.module, s.name), nil
	}
	if module, name, ok := b.l.nativeName(o.value); ok && inRuntime(module, name) {
		return native(span, module, name), nil
	}
	if x, d := b.typingObject(o.value, span); x != nil || d != nil {
		return x, d
	}
	if buildOnly(o.value) {
		return nil, &diag.Diagnostic{Code: NoSnapshot, Msg: "the " + o.value.Type().Name + " object describes the program at build and does not exist in the service"}
	}
	if c, ok := b.l.in.Construction(o.value); ok && !ofSubscript(o.value, c.Callee) {
		if module, name, named := b.l.nativeName(c.Callee); named && module == "functools" && (name == "singledispatch" || name == "singledispatchmethod") {
			if d := b.registrations(o, span); d != nil {
				return nil, d
			}
		}
		o.late = c.Seq
		if v, ok := o.value.(*py.ContextVar); ok {
			if d := b.contextValue(o, v, span); d != nil {
				return nil, d
			}
		}
		b.restoreAttributes(o, span)
		return b.replay(c, span)
	}
	if c, ok := o.value.(py.Constructed); ok {
		class, pos, kw := c.Constructed()
		b.restoreAttributes(o, span)
		return b.replay(&eval.Construction{Callee: class, Pos: pos, Kw: kw}, span)
	}
	if x, ok := o.value.(*py.Object); ok {
		return b.instance(o, x, span, fill)
	}
	if x, ok := o.value.(*py.Property); ok { // what is inside an instance of a subclass
		return b.propertyValue(x, span)
	}
	return nil, &diag.Diagnostic{Code: NoSnapshot, Span: span, Msg: fmt.Sprintf("the %s object cannot be carried over into the service", o.value.Type().Name),
		Hint: "make it inside the function that uses it"}
}

// newTypeClass is typing.NewType as the service has it.
var newTypeClass = func() py.Value {
	v, _ := py.GetAttr(nil, py.TypingModule.Import(), "NewType")
	return v
}()

// contextValue gives a context variable the value that it has in the context of the modules' code, of which each request
// has a copy.
func (b *body) contextValue(o *object, v *py.ContextVar, span source.Span) *diag.Diagnostic {
	b.l.startContext = true
	value, set := b.l.in.Task().Context().Value(v)
	if !set {
		return nil
	}
	e, d := b.snapshot(value, span)
	if d != nil {
		return d
	}
	o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span},
		X: &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global}, Name: "set", Args: []ir.Element{{X: b.box(e)}}}})
	return nil
}

// restoreAttributes sets the attributes that an object has beside what made it.
func (b *body) restoreAttributes(o *object, span source.Span) {
	r, ok := o.value.(py.Restored)
	if !ok || r.Restored() == nil {
		return
	}
	for k, v := range r.Restored().All() {
		o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.SetAttr,
			&ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global}, constant(span, k), b.box(b.value(v, span)))})
	}
}

// registrations registers the implementations of a functools.singledispatch function again,
// when it stands: they may name it.
func (b *body) registrations(o *object, span source.Span) *diag.Diagnostic {
	registry, err := py.GetAttr(b.l.in.Task(), o.value, "registry")
	proxy, ok := registry.(*py.MappingProxy)
	if err != nil || !ok {
		return &diag.Diagnostic{Code: NoSnapshot, Span: span, Msg: "the implementations registered with functools.singledispatch are not known"}
	}
	own, ok := py.AsDict(proxy.Mapping)
	if !ok {
		return &diag.Diagnostic{Code: NoSnapshot, Span: span, Msg: "the implementations registered with functools.singledispatch are not known"}
	}
	wrapped, err := py.GetAttr(b.l.in.Task(), o.value, "__wrapped__")
	if err != nil {
		wrapped = nil
	}
	for class, f := range own.All() {
		if class == py.Value(py.TypeObject) && f == wrapped {
			continue // the call registers this one itself
		}
		args, d := b.items([]py.Value{class, f}, span)
		if d != nil {
			return d
		}
		self := &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.global}
		o.fill = append(o.fill, &ir.ExprStmt{At: ir.At{S: span}, X: &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: self, Name: "register", Args: args}})
	}
	return nil
}

// ofSubscript reports an instance of a class of the program that was made by Repo[User]():
// it is restored as if Repo() had made it.
func ofSubscript(v, callee py.Value) bool {
	_, instance := v.(*py.Object)
	_, alias := callee.(*eval.GenericAlias)
	return instance && alias && v.Type().IsHeap()
}

// buildOnly reports whether a value is of a type of the compiler's own, as what Query()
// and Depends() give.
func buildOnly(v py.Value) bool {
	t := reflect.TypeOf(v)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.Contains(t.PkgPath(), "/ir/frompy/")
}

// inRuntime reports whether the service has a native object under its name.
func inRuntime(module, path string) bool {
	if module == "builtins" && bind.Special(path) == bind.RefusedCode {
		return false // eval and its like, which only the compiler has
	}
	m, ok := py.ImportNative(module)
	if !ok {
		return false
	}
	var v py.Value = m
	for path != "" {
		name, rest, _ := strings.Cut(path, ".")
		next, err := py.GetAttr(nil, v, name)
		if err != nil {
			return false
		}
		v, path = next, rest
	}
	return true
}

// items are boxed snapshots of a list of values.
func (b *body) items(list []py.Value, span source.Span) ([]ir.Element, *diag.Diagnostic) {
	var out []ir.Element
	for _, x := range list {
		e, d := b.snapshot(x, span)
		if d != nil {
			return nil, d
		}
		out = append(out, ir.Element{X: b.box(e)})
	}
	return out, nil
}

// replay makes the call that made a native object.
func (b *body) replay(c *eval.Construction, span source.Span) (ir.Expr, *diag.Diagnostic) {
	var kw []ir.KwArg
	pos, d := b.items(c.Pos, span)
	if d != nil {
		return nil, d
	}
	for _, k := range c.Kw {
		e, d := b.snapshot(k.Value, span)
		if d != nil {
			return nil, d
		}
		kw = append(kw, ir.KwArg{Name: k.Name, Value: b.box(e)})
	}
	if c.Recv != nil {
		recv, d := b.snapshot(c.Recv, span)
		if d != nil {
			return nil, d
		}
		return &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: b.box(recv), Name: c.Method, Args: pos, Kw: kw}, nil
	}
	callee, d := b.snapshot(c.Callee, span)
	if d != nil {
		return nil, d
	}
	return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: b.box(callee), Args: pos, Kw: kw}, nil
}

// symbolic recomputes a value that is known only when the service starts.
func (b *body) symbolic(o *object, s *eval.Symbolic, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if !s.Span.IsZero() {
		span = s.Span
	}
	o.late = s.Seq
	arg := func(i int) (ir.Expr, *diag.Diagnostic) {
		e, d := b.snapshot(s.Args[i], span)
		if d != nil {
			return nil, d
		}
		return b.box(e), nil
	}
	var list []ir.Expr
	for i := range s.Args {
		e, d := arg(i)
		if d != nil {
			return nil, d
		}
		list = append(list, e)
	}
	switch s.Op {
	case eval.SymHost:
		module, name := splitDotted(s.Name)
		b.l.startContext = b.l.startContext || module == "decimal"
		if module != "builtins" && !inRuntime(module, name) {
			return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: quote(s.Name) + " is not known to covetgen", Span: s.Span}
		}
		return native(span, module, name), nil
	case eval.SymAttr:
		if module, lacks := lacksOfHost(s.Args[0], s.Name); lacks {
			return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: quote(module+"."+s.Name) + " is not known to covetgen", Span: s.Span}
		}
		if m, ok := s.Args[0].(*py.Module); ok {
			if module, _, isNative := b.l.in.NativeName(m); isNative && !inRuntime(module, s.Name) {
				return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: quote(module+"."+s.Name) + " is not known to covetgen", Span: s.Span}
			}
		}
		return b.call(span, bind.GetAttr, list[0], str(span, s.Name)), nil
	case eval.SymItem:
		return b.call(span, bind.GetItem, list[0], list[1]), nil
	case eval.SymCall:
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: list[0]}
		for _, e := range list[1:] {
			call.Args = append(call.Args, ir.Element{X: e})
		}
		for _, k := range s.Kw {
			e, d := b.snapshot(k.Value, span)
			if d != nil {
				return nil, d
			}
			call.Kw = append(call.Kw, ir.KwArg{Name: k.Name, Value: b.box(e)})
		}
		return call, nil
	case eval.SymBinary:
		if sym := bind.BinaryOps[s.Name]; sym != nil {
			return b.call(span, sym, list...), nil
		}
	case eval.SymUnary:
		if sym := bind.UnaryOps[s.Name]; sym != nil {
			return b.call(span, sym, list...), nil
		}
	case eval.SymCompare:
		if sym := bind.CompareValues[s.Name]; sym != nil {
			return b.call(span, sym, list...), nil
		}
		if e := b.compareAtStart(s, span, list); e != nil {
			return b.box(e), nil
		}
	case eval.SymLogic, eval.SymCond:
		if e := b.chooseAtStart(s, span, list); e != nil {
			return e, nil
		}
	case eval.SymFormatted:
		if s.Name == "" {
			return b.box(b.format(span, list[0], b.toStr(span, list[1]))), nil
		}
	case eval.SymFormat:
		join := &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}}
		for _, e := range list {
			join.Values = append(join.Values, b.toStr(span, unboxed(e)))
		}
		return join, nil
	case eval.SymDeferred:
		return b.nameAtStart(s, span), nil
	case eval.SymFailed:
		d := &diag.Diagnostic{Code: SymbolicValue, Msg: quote(s.Name) + " cannot be computed at build: " + s.Fault.Diag.Msg, Span: s.Span}
		if at := s.Fault.Diag.Span; !at.IsZero() {
			d.Notes = []diag.Note{{Span: at, Msg: "here"}}
		}
		return nil, d
	case eval.SymImport:
		if _, ok := py.ImportNative(s.Name); ok {
			return native(span, s.Name, ""), nil // random, secrets: the service has them
		}
		return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: "library " + quote(s.Name) + " is not known to covetgen", Span: s.Span}
	}
	return nil, &diag.Diagnostic{Code: SymbolicValue, Msg: s.String() + " is known only when the service starts and cannot be recomputed there", Span: s.Span}
}

func splitDotted(name string) (module, rest string) {
	for i := range len(name) {
		if name[i] == '.' {
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// builtinName tells whether a value is a builtin and under which name.
func (l *Lowerer) builtinName(v py.Value) (string, bool) {
	if l.builtinNames == nil {
		l.builtinNames = map[py.Value]string{}
		for k, x := range py.Builtins().All() {
			name, _ := py.AsStr(k)
			switch x.(type) {
			case *py.Builtin, *py.Type:
				if _, ok := l.builtinNames[x]; !ok {
					l.builtinNames[x] = name
				}
			}
		}
	}
	switch v.(type) {
	case *py.Builtin, *py.Type:
		name, ok := l.builtinNames[v]
		return name, ok
	}
	return "", false
}

// builtinValue reads a builtin by name.
func (b *body) builtinValue(n pyast.Node, name string, v py.Value) ir.Expr {
	if name == "type" {
		b.l.typeUsed = true
	}
	switch bind.Special(name) {
	case bind.RefusedCode:
		return b.fail(n, DynamicCode, name+"() runs code that is not known at build time", "write the code out, or use a table of functions")
	case bind.RefusedNamespace:
		return b.fail(n, NamespaceCall, name+"() needs the names of variables at run time, which compiled code does not have", "use a dict of your own")
	case bind.DynamicName:
		b.l.anyNameUsed()
		b.l.breakEverything()
	}
	switch v.(type) {
	case py.NoneType, py.Bool, py.EllipsisType:
		return constant(b.span(n), v)
	}
	return native(b.span(n), "builtins", name)
}

// nativeName finds the native module and the path through which a value is reachable.
func (l *Lowerer) nativeName(v py.Value) (module, name string, ok bool) {
	if name, ok := l.builtinName(v); ok {
		return "builtins", name, true
	}
	if module, name, ok = l.in.NativeName(v); ok && inRuntime(module, name) {
		return module, name, true
	}
	switch v.(type) {
	case *py.Type, *py.Builtin, *py.Function: // as the object itself says
		m, err := py.GetAttr(l.in.Task(), v, "__module__")
		q, err2 := py.GetAttr(l.in.Task(), v, "__qualname__")
		if err == nil && err2 == nil {
			own, ok1 := py.AsStr(m)
			path, ok2 := py.AsStr(q)
			if ok1 && ok2 {
				if own == "builtins" && inRuntime("types", path) {
					own = "types" // NoneType and the like, which builtins does not have by name
				}
				return own, path, true
			}
		}
	}
	return module, name, ok
}

// defaultValue is the default or the annotation of a parameter, made once with the function. What has no
// expression (the Query(...) of a route's parameter) has no default: nobody may call the
// function without the argument.
func (l *Lowerer) defaultValue(v py.Value, u *unit) ir.Expr {
	b := l.bodyOf(&unit{l: l})
	e, d := b.snapshot(v, u.fn.Span)
	if d != nil {
		return nil
	}
	if b.l.instanceUsers[b.u] {
		b.l.instanceUsers[u] = true
	}
	for x, span := range b.u.uses {
		if _, ok := u.uses[x]; !ok {
			u.uses[x] = span
			u.order = append(u.order, x)
		}
	}
	return e
}
