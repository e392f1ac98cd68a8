package lower

import (
	"regexp"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// class is a class of the program that something reachable uses. Its methods are lowered
// when their names are used anywhere reachable, or when the runtime calls them: special
// methods, and overrides of methods of a native base.
type class struct {
	l     *Lowerer
	node  *unit
	t     *py.Type
	info  *eval.ClassInfo
	out   *ir.Class
	done  map[string]*ir.Method
	tried map[string]bool
	err   *diag.Diagnostic
	model *model // set when the class is a model
	// changes are the entries that code of the program set behind the class body.
	changes map[string]bool
	called  bool // reached otherwise than as the class of an instance that module code made
}

// classValue is a class as a value.
func (b *body) classValue(t *py.Type, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if c, ok := schema.ClassOf(t); ok && c != nil && b.l.in.ClassInfo(t) != nil || ok && c != nil && t.IsHeap() {
		m := b.l.Model(c)
		b.usesModel(c)
		return &ir.ClassValue{Base: ir.Base{T: ir.Dyn, S: span}, Model: m}, nil
	}
	info := b.l.in.ClassInfo(t)
	if info == nil {
		return b.nativeClass(t, span)
	}
	b.l.classSeen(t)
	c := b.l.class(t, info)
	if c.err != nil {
		return nil, c.err
	}
	c.called = true
	b.uses(c.node, span)
	return &ir.ClassValue{Base: ir.Base{T: ir.Dyn, S: span}, Class: c.out}, nil
}

// classOfInstance is the class of an object that module code made: nothing calls it for
// that, so that __init__ may do what only a build can do, such as adding routes.
func (b *body) classOfInstance(t *py.Type, span source.Span) (ir.Expr, *diag.Diagnostic) {
	c := b.l.classes[t]
	called := c != nil && c.called
	e, d := b.classValue(t, span)
	if c = b.l.classes[t]; c != nil {
		c.called = called
	}
	return e, d
}

// nativeClass is a class that the runtime has.
func (b *body) nativeClass(t *py.Type, span source.Span) (ir.Expr, *diag.Diagnostic) {
	module, name, named := b.l.nativeName(t)
	if named && inRuntime(module, name) {
		return native(span, module, name), nil
	}
	if _, ok := b.l.in.Construction(t); ok {
		return b.objectValue(t, span)
	}
	if named {
		return nil, &diag.Diagnostic{Code: UnknownLibrary, Msg: "class " + module + "." + name + " is known at build only: the service does not have it"}
	}
	return nil, &diag.Diagnostic{Code: NoSnapshot, Msg: "class " + quote(t.Name) + " is made in a way that cannot be repeated in the service"}
}

// class returns the class, registered with its bases first.
func (l *Lowerer) class(t *py.Type, info *eval.ClassInfo) *class {
	if info.Type != nil {
		t = info.Type // a decorator may have made the class anew
	}
	if c := l.classes[t]; c != nil {
		return c
	}
	c := &class{l: l, t: t, info: info, node: &unit{l: l}, done: map[string]*ir.Method{}, tried: map[string]bool{}, changes: info.Changes()}
	c.out = l.irClass(t)
	l.classes[t] = c
	b := l.bodyOf(c.node)
	note := func(d *diag.Diagnostic) {
		if d != nil && c.err == nil {
			own := *d
			if own.Span.IsZero() {
				own.Span = info.Span
			}
			c.err = &own
		}
	}
	bases, kw := statedBases(t, info), info.Kw
	if eval.IsTypedDict(t) { // it derives from dict alone, and its keys are what the annotations said
		bases, kw = nil, nil
		c.out.Meta = b.box(native(info.Span, "typing", "_TypedDictMeta"))
		if c.changes == nil {
			c.changes = map[string]bool{}
		}
		for _, name := range typedDictNames {
			c.changes[name] = true
		}
	}
	for _, base := range bases {
		e, d := b.snapshot(base, info.Span)
		if d != nil {
			note(d)
			continue
		}
		c.out.Bases = append(c.out.Bases, b.box(e))
	}
	if info.Hooked {
		kw = nil
		e, d := b.classValue(t.Type(), info.Span)
		if note(d); d == nil {
			c.out.Meta = b.box(e)
		}
	}
	for _, k := range kw {
		e, d := b.snapshot(k.Value, info.Span)
		if d != nil {
			note(d)
			continue
		}
		c.out.Kw = append(c.out.Kw, ir.KwArg{Name: k.Name, Value: b.box(e)})
	}
	for i := len(info.Decorators) - 1; i >= 0; i-- {
		e, d := b.snapshot(info.Decorators[i], info.Span)
		if d != nil {
			note(d)
			continue
		}
		c.out.Wrap = append(c.out.Wrap, b.box(e))
	}
	l.classOrder = append(l.classOrder, c)
	if info.Namespace != nil && !info.Span.IsZero() {
		if _, ok := info.Namespace.GetStr("__del__"); ok {
			c.node.diags = append(c.node.diags, finalizerWarning(t.Name, info.Span)...)
		}
	}
	if _, checked := t.Namespace().GetStr("_is_runtime_protocol"); checked {
		for _, name := range py.ProtocolMembers(t) {
			l.useName(name) // isinstance asks any object for them
		}
	}
	return c
}

// finalizerWarning says that __del__ does not run, unless the class is the standard library's.
func finalizerWarning(class string, span source.Span) []*diag.Diagnostic {
	if strings.HasPrefix(span.File.Path, source.LibraryPath) {
		return nil
	}
	return []*diag.Diagnostic{{Code: NoFinalizer, Severity: diag.Warning, Span: span,
		Msg:  "__del__ of class " + quote(class) + " never runs in the service",
		Hint: "end what it ends in a with statement or a dependency with yield"}}
}

// typedDictNames are what the metaclass of TypedDict puts into a class.
var typedDictNames = []string{"__annotations__", "__required_keys__", "__optional_keys__", "__total__"}

// irClass is what stands for a class in types and in the program.
func (l *Lowerer) irClass(t *py.Type) *ir.Class {
	if c := l.irClasses[t]; c != nil {
		return c
	}
	info := l.in.ClassInfo(t)
	c := &ir.Class{Name: info.Name, Qualname: t.Qualname, Module: l.module(info.Module), Span: info.Span}
	l.irClasses[t], l.classTypes[c] = c, t
	if base, _ := programBase(t); base != nil && l.in.ClassInfo(base) != nil {
		c.Base = l.irClass(base)
	}
	return c
}

// statedBases are the bases of the class statement. Repo[User] and Generic[T] say something
// to type checkers and to annotations only: the classes behind them take their place, as
// they do in __bases__.
func statedBases(t *py.Type, info *eval.ClassInfo) []py.Value {
	for _, base := range info.Bases {
		switch base.(type) {
		case *eval.GenericAlias, *py.GenericAlias:
			out := make([]py.Value, len(t.Bases))
			for i, c := range t.Bases {
				out[i] = c
			}
			return out
		}
	}
	return info.Bases
}

// settleClasses adds the methods whose names have come into use, until there are none.
func (l *Lowerer) settleClasses() {
	for i := 0; i < len(l.classOrder); i++ {
		l.classOrder[i].settle()
	}
}

// needed reports whether a name of the class namespace can be reached.
func (c *class) needed(name string) bool {
	if c.model != nil {
		for _, f := range c.model.c.Computed {
			if f.Name == name {
				return true
			}
		}
	}
	if name == "__init__" && !c.called && c.model == nil && !c.l.names["__class__"] && !c.l.typeUsed {
		return false
	}
	if c.l.anyName || c.l.names[name] || len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		return true
	}
	for _, base := range c.t.MRO()[1:] {
		if c.l.in.ClassInfo(base) != nil || base == py.TypeObject {
			continue
		}
		if _, ok := base.Lookup(name); ok {
			return true // the runtime calls what it declares
		}
	}
	return false
}

// settle lowers what is needed of the namespace and was not yet.
func (c *class) settle() {
	if c.info.Namespace == nil {
		return
	}
	for _, name := range c.entries() {
		if c.tried[name] || namespaceNoise[name] {
			continue
		}
		v, _ := c.info.Namespace.GetStr(name)
		if c.changes[name] || c.model != nil { // Pydantic puts the plain function or property in the place of its own object
			var ok bool
			if v, ok = c.t.Dict.GetStr(name); !ok {
				continue // deleted, or a field
			}
		}
		if isCode(v) && !c.needed(name) {
			continue
		}
		c.tried[name] = true
		m, d := c.method(name, v)
		if m != nil {
			m.Later = c.changes[name] || (c.out == nil || len(c.out.Wrap) == 0) && m.Kind == ir.AttrMethod && reaches(v, c.t, map[py.Value]bool{})
		}
		if d != nil {
			if c.l.names[name] || c.l.anyName {
				own := *d
				if own.Span.IsZero() {
					own.Span = c.info.Span
				}
				c.node.diags = append(c.node.diags, &own)
			} else {
				c.tried[name] = false // it matters only once the name is used
			}
			continue
		}
		c.done[name] = m
	}
}

// namespaceNoise are names that the class statement itself puts into the namespace.
var namespaceNoise = map[string]bool{"__module__": true, "__qualname__": true, "__classcell__": true, "__type_params__": true}

// isCode reports whether a namespace entry is a function in some wrapping.
func isCode(v py.Value) bool {
	switch v := v.(type) {
	case *py.Function:
		return true
	case *py.StaticMethod:
		return isCode(v.Func)
	case *py.ClassMethod:
		return isCode(v.Func)
	case *py.Property:
		return true
	}
	return false
}

// method lowers one entry of the namespace.
func (c *class) method(name string, v py.Value) (*ir.Method, *diag.Diagnostic) {
	b := c.l.bodyOf(c.node)
	switch x := v.(type) {
	case *py.Function:
		if f := eval.FunctionOf(x); f != nil {
			if attributesOf(x) != nil {
				return c.wrapped(b, name, "", x)
			}
			return &ir.Method{Name: name, Kind: ir.InstanceMethod, Func: b.methodFunc(f)}, nil
		}
	case *py.StaticMethod:
		if f, ok := x.Func.(*py.Function); ok && attributesOf(f) != nil {
			return c.wrapped(b, name, "staticmethod", f)
		}
		if f := eval.FunctionOf(x.Func); f != nil {
			return &ir.Method{Name: name, Kind: ir.StaticMethod, Func: b.methodFunc(f)}, nil
		}
	case *py.ClassMethod:
		if f, ok := x.Func.(*py.Function); ok && attributesOf(f) != nil {
			return c.wrapped(b, name, "classmethod", f)
		}
		if f := eval.FunctionOf(x.Func); f != nil {
			return &ir.Method{Name: name, Kind: ir.ClassMethod, Func: b.methodFunc(f)}, nil
		}
	case *py.Property:
		parts, plain, attributed := []py.Value{x.Get, x.Set, x.Del}, true, false
		for _, part := range parts {
			f, ok := part.(*py.Function)
			plain = plain && (part == nil || ok && eval.FunctionOf(f) != nil)
			attributed = attributed || ok && attributesOf(f) != nil
		}
		if plain && attributed && !x.HasOwnDoc() {
			return c.wrapped(b, name, "property", parts...)
		}
		get, set := eval.FunctionOf(x.Get), eval.FunctionOf(x.Set)
		if get != nil && x.Del == nil && !x.HasOwnDoc() && (x.Set == nil || set != nil) {
			m := &ir.Method{Name: name, Kind: ir.PropertyMethod, Func: b.methodFunc(get)}
			if set != nil {
				m.Set = b.methodFunc(set)
			}
			return m, nil
		}
	}
	if name == "__annotations__" && eval.IsTypedDict(c.t) {
		attr, d := c.typedDictAnnotations(v)
		return &ir.Method{Name: name, Kind: ir.AttrMethod, Attr: attr}, d
	}
	if name == "__annotations__" && c.info.Annotations != nil {
		return &ir.Method{Name: name, Kind: ir.AttrMethod, Attr: c.annotations(v)}, nil
	}
	e, d := b.snapshot(v, c.info.Span)
	if d != nil {
		return nil, d
	}
	return &ir.Method{Name: name, Kind: ir.AttrMethod, Attr: b.box(e)}, nil
}

// entries lists the names of the namespace: those of the class body in its order, then
// those that were added behind it.
func (c *class) entries() []string {
	var names []string
	for k := range c.info.Namespace.All() {
		if name, ok := py.AsStr(k); ok {
			names = append(names, name)
		}
	}
	for k := range c.t.Dict.All() {
		if name, ok := py.AsStr(k); ok && c.changes[name] {
			if _, had := c.info.Namespace.GetStr(name); !had {
				names = append(names, name)
			}
		}
	}
	return names
}

// modelChanges are the changes to a model that are the program's: Pydantic keeps its own
// state in the namespace, under names of its own.
func modelChanges(info *eval.ClassInfo) map[string]bool {
	changes := info.Changes()
	for name := range changes {
		if strings.HasPrefix(name, "__") || strings.HasPrefix(name, "model_") {
			delete(changes, name)
		}
	}
	return changes
}

// reaches reports whether a value holds the class, one derived from it or an instance of
// such: it and the class would each have to be made before the other.
func reaches(v py.Value, class *py.Type, seen map[py.Value]bool) bool {
	within := func(items ...py.Value) bool {
		return slices.ContainsFunc(items, func(x py.Value) bool { return reaches(x, class, seen) })
	}
	switch v.(type) {
	case *py.List, *py.Dict, *py.Set, *py.Object:
		if seen[v] {
			return false
		}
		seen[v] = true
	}
	if v.Type().IsHeap() && v.Type().IsSubtype(class) {
		return true
	}
	switch x := v.(type) {
	case *py.Type:
		return x.IsSubtype(class)
	case *py.List:
		return within(x.Items...)
	case *py.Tuple:
		return within(x.Items...)
	case *py.Dict:
		for k, item := range x.All() {
			if within(k, item) {
				return true
			}
		}
	case *py.Set:
		for item := range x.All() {
			if within(item) {
				return true
			}
		}
	case *py.Object:
		if d := x.Attributes(false); d != nil {
			return within(d)
		}
	}
	return false
}

// wrapped lowers a method whose functions have attributes, in the builtin class that
// wraps them ("" for none): as an attribute of the class.
func (c *class) wrapped(b *body, name, class string, functions ...py.Value) (*ir.Method, *diag.Diagnostic) {
	span := c.info.Span
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", class)}
	for _, v := range functions {
		var x ir.Expr = constant(span, py.None)
		if f := eval.FunctionOf(v); f != nil {
			x = &ir.FuncValue{Base: ir.Base{T: ir.Dyn, S: span}, Func: b.methodFunc(f)}
			if attrs := attributesOf(v.(*py.Function)); attrs != nil {
				var d *diag.Diagnostic
				if x, d = b.withAttrs(x, attrs, span); d != nil {
					return nil, d
				}
			}
		}
		call.Args = append(call.Args, ir.Element{X: b.box(x)})
	}
	if class == "" {
		return &ir.Method{Name: name, Kind: ir.AttrMethod, Attr: call.Args[0].X}, nil
	}
	return &ir.Method{Name: name, Kind: ir.AttrMethod, Attr: call}, nil
}

// typedDictAnnotations are those of a TypedDict and of those that it inherits.
func (c *class) typedDictAnnotations(v py.Value) (ir.Expr, *diag.Diagnostic) {
	b := c.l.bodyOf(c.node)
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: c.info.Span}}
	all, ok := v.(*py.Dict)
	if !ok {
		return nil, &diag.Diagnostic{Code: NoSnapshot, Span: c.info.Span, Msg: "the annotations of " + quote(c.t.Name) + " are not known"}
	}
	for k, x := range all.All() {
		e, d := b.snapshot(x, c.info.Span)
		if d != nil {
			// Forms such as Required[int] stay text, where they are written in this class.
			name, _ := py.AsStr(k)
			text := ""
			if c.info.Annotations != nil {
				text = c.info.Annotations.Text(name)
			}
			if text == "" {
				return nil, d
			}
			e = str(c.info.Span, text)
		}
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(constant(c.info.Span, k)), Value: b.box(e)})
	}
	return b.box(lit), nil
}

// annotations are classes where they are classes of the runtime, and else kept as source text, as
// postponed evaluation does: dataclasses and named tuples read the names, and find ClassVar and
// InitVar in the text. Where the program reads annotations they are the values that now has, as far as the service has them.
func (c *class) annotations(now py.Value) ir.Expr {
	span := c.info.Span
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	b := c.l.bodyOf(c.node)
	for _, name := range c.info.Annotations.Names {
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(c.annotation(b, name, now))})
	}
	return b.box(lit)
}

// annotation is what an annotation of the class body is at run time.
func (c *class) annotation(b *body, name string, now py.Value) ir.Expr {
	text := c.info.Annotations.Text(name)
	if all, ok := now.(*py.Dict); ok && !c.info.Module.PostponesAnnotations() && b.l.readsAnnotations() && b.l.classReaders && !fieldForm.MatchString(text) {
		if v, ok := all.GetStr(name); ok {
			if e, d := b.snapshot(v, c.info.Span); d == nil {
				return e
			}
		}
	}
	if v, ok := c.info.Annotations.Dict.GetStr(name); ok && !c.info.Module.PostponesAnnotations() {
		if t, ok := v.(*py.Type); ok && b.l.in.ClassInfo(t) == nil {
			if e, d := b.nativeClass(t, c.info.Span); d == nil {
				return e
			}
		}
		if written, ok := v.(py.Str); ok {
			return str(c.info.Span, string(written))
		}
	}
	return str(c.info.Span, text)
}

// fieldForm finds the forms that dataclasses look for in the text of an annotation.
var fieldForm = regexp.MustCompile(`\b(ClassVar|InitVar|KW_ONLY)\b`)

// methodFunc is the function of a method: always called dynamically.
func (b *body) methodFunc(f *eval.Function) *ir.Func {
	u := b.l.unitOf(f)
	u.escape()
	b.uses(u, u.fn.Span)
	return u.fn
}

// methods lists what was lowered in the order of the namespace.
func (c *class) methods() []*ir.Method {
	var out []*ir.Method
	for _, name := range c.entries() {
		if m := c.done[name]; m != nil {
			out = append(out, m)
		}
	}
	return out
}

// useName notes that reachable code reads or calls an attribute of that name.
func (l *Lowerer) useName(name string) {
	if !l.names[name] {
		l.names[name] = true
		l.fieldsNamed(name, func(f *field) { ir.Escape(f.typ) })
		for _, asked := range asksFor[name] {
			l.useName(asked)
		}
	}
}

// asksFor are the attributes that methods of the runtime ask of objects of the program.
var asksFor = map[string][]string{
	"run_in_executor": {"submit", "add_done_callback", "cancel", "cancelled", "result"},
}

// useNames notes names that the language itself uses.
func (b *body) useNames(_ any, names ...string) {
	for _, n := range names {
		b.l.useName(n)
	}
}

// anyNameUsed notes that attribute names are computed: every method may be called.
func (l *Lowerer) anyNameUsed() {
	if l.anyName {
		return
	}
	l.anyName = true
	for _, fam := range l.families {
		if fam.hidden {
			continue
		}
		for _, list := range fam.fields {
			for _, f := range list {
				ir.Escape(f.typ)
			}
		}
	}
}

// plainAnnotation reports whether the value of an annotation exists in every service: None,
// a text, one of the builtin classes.
func (l *Lowerer) plainAnnotation(v py.Value) bool {
	switch v := v.(type) {
	case *py.Type:
		_, builtin := l.builtinName(v)
		return builtin
	case py.Str:
		return true
	}
	return v == py.None
}
