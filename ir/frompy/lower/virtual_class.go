package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// registers tells the abstract classes that the service has of the classes that modules
// registered with them (ABCMeta.register), as far as the service has those. What is registered with a class
// belongs to those above it too, which the service may have without it.
func (l *Lowerer) registers(seen map[*unit]bool) []ir.Stmt {
	b := l.bodyOf(l.start)
	var out []ir.Stmt
	add := func(abstract ir.Expr, to *py.Type, ofProgram bool) {
		var done []*py.Type
		for _, sub := range to.VirtualSubclasses() {
			if slices.Contains(done, sub) || sub.IsSubtype(to) {
				continue
			}
			done = append(done, sub)
			var x ir.Expr
			if c := l.classes[sub]; c != nil && seen[c.node] && c.err == nil {
				x = &ir.ClassValue{Base: ir.Base{T: ir.Dyn}, Class: c.out}
			} else if module, name, ok := l.nativeName(sub); ok && ofProgram && inRuntime(module, name) {
				x = native(source.Span{}, module, name)
			}
			if x == nil {
				continue
			}
			register := b.call(source.Span{}, bind.GetAttr, abstract, str(source.Span{}, "register"))
			out = append(out, &ir.ExprStmt{X: &ir.DynCall{Base: ir.Base{T: ir.Dyn}, Func: register, Args: []ir.Element{{X: x}}}})
		}
	}
	for _, c := range l.classOrder {
		if seen[c.node] && c.err == nil && c.model == nil && c.t.Type().IsSubtype(py.TypeABCMeta) {
			add(&ir.ClassValue{Base: ir.Base{T: ir.Dyn}, Class: c.out}, c.t, true)
		}
	}
	for _, v := range py.CollectionsAbcModule.Import().Dict.All() {
		if c, ok := v.(*py.Type); ok && l.registersWith(c, seen) {
			module, name, _ := l.nativeName(c)
			add(native(source.Span{}, module, name), c, false)
		}
	}
	return out
}

// registersWith reports whether a class of the service was registered with a native one.
func (l *Lowerer) registersWith(c *py.Type, seen map[*unit]bool) bool {
	return slices.ContainsFunc(c.VirtualSubclasses(), func(sub *py.Type) bool {
		k := l.classes[sub]
		return k != nil && seen[k.node] && k.err == nil && !sub.IsSubtype(c)
	})
}
