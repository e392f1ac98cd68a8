package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// attribute reads x.name.
func (b *body) attribute(n *pyast.Attribute) ir.Expr {
	if v, ok := b.known(n); ok {
		if x := b.functionInBody(v, b.span(n)); x != nil {
			return x
		}
		return b.value(v, b.span(n))
	}
	if e := b.nameOfClass(n); e != nil {
		return e
	}
	if base, ok := b.known(n.Value); ok {
		if m, isModule := base.(*py.Module); isModule {
			return b.moduleAttr(n, m)
		}
		if t, isType := base.(*py.Type); isType {
			if e := b.classAttribute(n, t); e != nil {
				return e
			}
		}
		if m, lacks := lacksOfHost(base, n.Attr); lacks {
			return b.fail(n, UnknownLibrary, "module "+quote(m)+" has no attribute "+quote(n.Attr)+" that covetgen knows", "")
		}
		if s := b.l.standIns[base]; s != nil && !s.attributes(n.Attr) {
			return b.fail(n, NoSnapshot, "the attribute "+quote(n.Attr)+" of the "+base.Type().Name+" object describes the program at build and does not exist in the service", "")
		}
	}
	return b.readAttr(n, b.expr(n.Value), b.mangle(n.Attr))
}

// lacksOfHost reports whether a value is a module that only the service has, which there lacks an attribute.
func lacksOfHost(v py.Value, name string) (module string, lacks bool) {
	s, ok := v.(*eval.Symbolic)
	if !ok || s.Op != eval.SymImport {
		return "", false
	}
	_, there := py.ImportNative(s.Name)
	return s.Name, there && !inRuntime(s.Name, name)
}

// moduleAttr reads a name of a module that is not constant.
func (b *body) moduleAttr(n *pyast.Attribute, m *py.Module) ir.Expr {
	span := b.span(n)
	own := b.l.in.ModuleOf(m)
	if own == nil && py.IsVariable(m.Name, n.Attr) {
		return b.call(span, bind.GetAttr, b.box(b.value(m, span)), str(span, n.Attr))
	}
	if own == nil {
		own = b.l.in.Supplement(m, n.Attr)
	}
	if own == nil && b.l.in.Lacks(m.Name, n.Attr) {
		return b.call(span, bind.GetAttr, b.box(b.value(m, span)), str(span, n.Attr))
	}
	if own == nil {
		return b.fail(n, UnknownLibrary, "module "+quote(m.Name)+" has no attribute "+quote(n.Attr)+" that covetgen knows", "")
	}
	s := b.l.slot(slotKey{mod: own, name: n.Attr})
	s.readers[b.u] = true
	if definedByClass(m, n.Attr) {
		b.l.useName(n.Attr)
		return b.call(span, bind.GetAttr, b.moduleRef(b.l.moduleObject(own), span), str(span, n.Attr))
	}
	if s.object != nil {
		return b.call(span, bind.GetAttr, b.listedModule(s.object, span), str(span, n.Attr))
	}
	if s.rebound {
		if s.typ.Kind == ir.NeverKind {
			return never(span)
		}
		return &ir.GlobalRef{Base: ir.Base{T: s.typ, S: span}, Global: s.global}
	}
	if n.Attr == "__dict__" {
		return b.namespaceOf(own, span)
	}
	if own.FromLibrary() && n.Attr != "__class__" && !b.l.in.Lacks(own.Name, n.Attr) {
		return b.fail(n, UnknownLibrary, "module "+quote(m.Name)+" has no attribute "+quote(n.Attr)+" that covetgen knows", "")
	}
	if unknown := own.Opaque(); unknown != nil {
		return b.fail(n, UnknownLibrary, "library "+quote(unknown.Name)+", whose names module "+quote(m.Name)+" takes, is not known to covetgen", "")
	}
	if n.Attr != "__class__" && !classed(m) { // which every object has
		b.report(&diag.Diagnostic{Code: UndefinedName, Severity: diag.Warning, Span: span, Msg: "module " + quote(m.Name) + " has no attribute " + quote(n.Attr)})
	}
	b.l.useName(n.Attr)
	return b.call(span, bind.GetAttr, b.listedModule(b.l.moduleObject(own), span), str(span, n.Attr))
}

// readAttr reads an attribute of a lowered value.
func (b *body) readAttr(n pyast.Node, x ir.Expr, name string) ir.Expr {
	span := b.span(n)
	if isNever(x) || b.noneYet(x) {
		return never(span)
	}
	if t := x.Type(); t.Kind == ir.ModelKind {
		if i := fieldIndex(t.Model, name); i >= 0 {
			b.l.readsModel(t.Model, b.u)
			return &ir.Field{Base: ir.Base{T: t.Model.Fields[i].Type, S: span}, X: x, Model: t.Model, Index: i}
		}
	}
	if optionalInstance(x.Type()) {
		return b.block(span, func() ir.Expr { return b.readAttr(n, b.some(x, name, bind.GetAttr), name) })
	}
	if e := b.readInstance(n, x, name); e != nil {
		return e
	}
	if e := b.readOfMember(span, x, name); e != nil {
		return e
	}
	if refused := b.absent(n, name); refused != nil {
		return refused
	}
	b.l.useName(name)
	if unsafeAttrs[name] {
		b.l.breakEverything()
	}
	if name == "f_globals" && b.mod != nil && !b.mod.Foreign() {
		b.usesFrames(span)
	}
	return b.call(span, bind.GetAttr, b.box(x), str(span, name))
}

// unsafeAttrs give away a model's dictionary, through which any field can be set.
var unsafeAttrs = map[string]bool{"__dict__": true, "__setattr__": true, "__setstate__": true}

// storeAttr sets x.name = v.
func (b *body) storeAttr(n *pyast.Attribute, x, v ir.Expr) {
	span := b.span(n)
	name := b.mangle(n.Attr)
	if isNever(x) || b.noneYet(x) {
		return
	}
	if base, ok := b.known(n.Value); ok {
		if m, isModule := base.(*py.Module); isModule {
			if own := b.l.in.ModuleOf(m); own != nil {
				s := b.l.slot(slotKey{mod: own, name: name})
				if classed(m) {
					s.rebind()
					o := b.l.moduleObject(own)
					s.live(o)
					b.do(span, bind.SetAttr, b.moduleRef(o, span), str(span, name), b.box(v))
					return
				}
				b.storeSlot(span, s, v)
				return
			}
		}
	}
	if t := x.Type(); t.Kind == ir.ModelKind {
		if i := fieldIndex(t.Model, name); i >= 0 && plainAssignment(t.Model) {
			b.l.readsModel(t.Model, b.u)
			b.l.widenField(t.Model, i, v.Type())
			b.emit(&ir.SetField{At: ir.At{S: span}, X: x, Model: t.Model, Index: i, Value: b.to(v, t.Model.Fields[i].Type)})
			return
		}
	}
	if optionalInstance(x.Type()) {
		b.storeAttr(n, b.some(x, name, bind.SetAttr), v)
		return
	}
	if b.storeInstance(n, x, name, v) {
		return
	}
	b.l.useName(name)
	if name == "__class__" {
		b.l.breakEverything()
	}
	b.l.storesField(name, v.Type())
	b.do(span, bind.SetAttr, b.box(x), str(span, name), b.box(v))
}

func fieldIndex(m *ir.Model, name string) int {
	for i, f := range m.Fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// plainAssignment reports whether setting a field of the model stores the value as it is.
func plainAssignment(m *ir.Model) bool {
	c := m.Class.Config
	if c.ValidateAssignment || c.Frozen {
		return false
	}
	for _, f := range m.Class.Fields {
		if f.Frozen {
			return false
		}
	}
	if _, custom := m.Class.Type.Dict.GetStr("__setattr__"); custom {
		return false
	}
	return len(m.Class.Private) == 0
}
