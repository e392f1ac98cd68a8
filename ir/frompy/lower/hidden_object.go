package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Instances of hidden classes that module code made are structs in globals, with their attributes as they were when
// the modules had run.

// hiddenObject is a struct that the build left behind.
type hiddenObject struct {
	object *object
	made   *ir.Make
	attrs  []hiddenAttr
}

type hiddenAttr struct {
	name  string
	value py.Value
}

// hiddenInstance makes the struct for an instance of a hidden class; nil where it has to be an object.
func (b *body) hiddenInstance(o *object, x *py.Object, fam *family, span source.Span) ir.Expr {
	if x.Base != nil {
		return nil
	}
	h := &hiddenObject{object: o}
	has := map[string]bool{}
	for _, own := range []*py.Dict{x.Slots(b.l.in.Task()), x.Attributes(false)} {
		if own == nil {
			continue
		}
		for k, v := range own.All() {
			name, ok := py.AsStr(k)
			if found, inClass := x.Class.Lookup(name); !ok || inClass && !isSlot(found) && isDescriptor(found) {
				return nil
			}
			e, d := b.snapshot(v, span)
			if d != nil || o.cyclic || !fam.hidden {
				return nil
			}
			has[name] = true
			h.attrs = append(h.attrs, hiddenAttr{name, v})
			b.l.widenInstanceField(b.l.fieldOf(fam, x.Class, name, b.u), e.Type())
		}
	}
	for name := range b.l.initSets(fam, x.Class) {
		if !has[name] {
			return nil
		}
	}
	if !fam.hidden {
		return nil
	}
	b.l.makes(fam, x.Class)
	h.made = &ir.Make{Base: ir.Base{T: b.l.instanceType(x.Class), S: span}, Class: b.l.irClass(x.Class)}
	b.l.hiddenObjects[o.value] = h
	return h.made
}

// showObjects makes objects of the structs in globals whose classes are seen now.
func (l *Lowerer) showObjects(f *family) {
	for _, o := range l.objOrder {
		x, ok := o.value.(*py.Object)
		if !ok || l.hiddenObjects[x] == nil || l.families[rootOf(x.Class)].united() != f {
			continue
		}
		delete(l.hiddenObjects, x)
		b := l.bodyOf(o.node)
		o.building = true
		init, d := b.construct0(o, l.in.Origin(x))
		o.building = false
		if o.global.Type = ir.Dyn; d != nil {
			o.err = d
			continue
		}
		o.init = b.box(init)
	}
}

// rereadShown makes an object's initial value again where it reads, as the struct that it was then, an object that
// was shown after it.
func (l *Lowerer) rereadShown(o *object) {
	stale := false
	(&ir.Visitor{Expr: func(e ir.Expr) bool {
		g, ok := e.(*ir.GlobalRef)
		stale = stale || ok && g.Global.Type.Kind == ir.DynKind && g.T.Kind == ir.InstanceKind
		return !stale
	}}).Walk(o.init)
	if !stale {
		return
	}
	b := l.bodyOf(o.node)
	o.building, o.fill = true, nil
	init, d := b.construct0(o, l.in.Origin(o.value))
	if o.building = false; d == nil {
		o.init = b.to(init, o.global.Type)
	}
}

// fillHidden gives the structs in globals their attributes, whose types stand now.
func (l *Lowerer) fillHidden() {
	b := l.bodyOf(l.start)
	for _, h := range l.hiddenObjects {
		fam := l.family(h.object.value.Type())
		h.made.Fields = nil
		for _, a := range h.attrs {
			f := l.fieldOf(fam, h.object.value.Type(), a.name, l.start)
			h.made.Fields = append(h.made.Fields, ir.MemberValue{Field: f.out, Value: b.settledTo(b.value(a.value, h.made.S), f.out.Type)})
		}
	}
}
