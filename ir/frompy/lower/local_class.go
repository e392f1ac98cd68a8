package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// classBody is the state of a class statement inside a function: its names live in the
// namespace dict that the class is made from.
type classBody struct {
	b        *body
	ns       *ir.Var
	qualname string
	notes    bool           // __annotations__ has been made
	bases    func() ir.Expr // of what may be an enumeration, nil for other classes
}

func (c *classBody) read(span spanT) ir.Expr {
	return &ir.Local{Base: ir.Base{T: ir.Dict, S: span}, Var: c.ns}
}

// classDef lowers a class statement inside a function: the body fills a dict, from which
// the class is made each time the statement runs.
func (b *body) classDef(n *pyast.ClassDef) {
	span := b.span(n)
	var decorators []func() ir.Expr
	for _, d := range n.DecoratorList {
		decorators = append(decorators, b.hold(b.box(b.expr(d))))
	}
	bases := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}, Elts: b.elements(n.Bases)}
	heldBases := b.hold(bases)
	kw := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, k := range n.Keywords {
		if k.Arg == "" {
			kw.Entries = append(kw.Entries, ir.Entry{Value: b.box(b.expr(k.Value))})
			continue
		}
		kw.Entries = append(kw.Entries, ir.Entry{Key: b.box(str(span, k.Arg)), Value: b.box(b.expr(k.Value))})
	}
	var heldKw func() ir.Expr = func() ir.Expr { return kw }
	if len(kw.Entries) > 0 {
		heldKw = b.hold(kw)
	}
	class := b.newVar(varKey{n, "__class__"})
	class.Type = ir.Dyn
	c := &classBody{b: b, ns: b.temp(ir.Dict), qualname: b.qualname(n.Name)}
	var namespace ir.Expr = &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, base := range n.Bases {
		v, known := b.known(base)
		if t, isClass := v.(*py.Type); !known || isClass && isEnum(t) {
			c.bases = heldBases
		}
	}
	if b.mayPrepare(n) {
		namespace = b.call(span, bind.ClassNamespace, str(span, n.Name), heldBases(), heldKw())
	}
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: c.ns, X: namespace})
	inner := &body{
		u: b.u, l: b.l, outer: b, mod: b.mod, fn: b.fn, node: n, scope: b.l.in.ScopeOf(n, b.class), vars: map[string]*ir.Var{},
		env: b.env, out: b.out, class: n.Name, ns: c, classVar: class, cells: map[string]*py.Cell{},
	}
	b.classScopes = append(b.classScopes, class)
	if doc := docstring(n.Body); doc != nil {
		inner.storeClassName(n, "__doc__", str(span, *doc))
	}
	inner.stmts(n.Body)
	for _, s := range n.Body {
		if f, ok := s.(*pyast.FunctionDef); ok && f.Name == "__del__" {
			for _, d := range finalizerWarning(n.Name, span) {
				b.report(d)
			}
		}
	}
	b.env = inner.env
	x := b.call(span, bind.NewClass, str(span, n.Name), str(span, b.mod.Name), str(span, c.qualname), heldBases(), c.read(span), heldKw())
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: class, X: x})
	b.env.bound[class] = true
	var made ir.Expr = &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: class}
	for i := len(decorators) - 1; i >= 0; i-- {
		made = &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: decorators[i](), Args: []ir.Element{{X: made}}}
	}
	b.storeName(n, b.mangle(n.Name), made)
}

// mayPrepare reports whether a metaclass may have a __prepare__ of its own: one is named, or
// a base is not known to be of class type.
func (b *body) mayPrepare(n *pyast.ClassDef) bool {
	for _, k := range n.Keywords {
		if k.Arg == "metaclass" || k.Arg == "" {
			return true
		}
	}
	for _, base := range n.Bases {
		v, ok := b.known(base)
		c, isClass := v.(*py.Type)
		if !ok || isClass && b.l.in.ClassInfo(c.Type()) != nil {
			return true
		}
	}
	return false
}

func docstring(list []pyast.Stmt) *string {
	if len(list) == 0 {
		return nil
	}
	e, ok := list[0].(*pyast.ExprStmt)
	if !ok {
		return nil
	}
	c, ok := e.Value.(*pyast.Constant)
	if !ok || c.Value.Kind != pyast.ConstStr {
		return nil
	}
	return &c.Value.Str
}

// storeClassName sets a name of the class namespace.
func (b *body) storeClassName(n pyast.Node, name string, x ir.Expr) {
	span := b.span(n)
	if b.ns.bases != nil {
		b.do(span, bind.SetEnumName, b.ns.bases(), b.ns.read(span), str(span, name), b.box(x))
		return
	}
	b.do(span, bind.SetItem, b.box(b.ns.read(span)), b.box(str(span, name)), b.box(x))
}

// readClassName reads a name that a class body binds: from its namespace, else from the module or the builtins. Functions
// around are passed by.
func (b *body) readClassName(n *pyast.Name, name string) ir.Expr {
	span := b.span(n)
	key := b.box(str(span, name))
	has := b.call(span, bind.Contains, b.box(b.ns.read(span)), key)
	get := b.call(span, bind.GetItem, b.box(b.ns.read(span)), key)
	s := b.l.slot(slotKey{mod: b.mod, name: name})
	s.readers[b.u] = true
	if s.rebound || s.value() != nil || b.l.builtin(name) != nil {
		return cond(span, ir.Dyn, has, get, b.box(b.readSlot(n, s, name)))
	}
	return b.block(span, func() ir.Expr {
		exc := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "NameError"), Args: []ir.Element{{X: b.box(str(span, "name '"+name+"' is not defined"))}}}
		b.emit(&ir.If{At: ir.At{S: span}, Test: not(has), Body: []ir.Stmt{&ir.Raise{At: ir.At{S: span}, X: exc}}})
		return get
	})
}

// classAnnotation keeps the source of an annotation that is not a plain one, as postponed
// evaluation does: dataclasses and named tuples read the names and find ClassVar and InitVar in the text.
func (b *body) classAnnotation(s *pyast.AnnAssign) {
	span := b.span(s)
	if name, ok := s.Target.(*pyast.Name); ok && s.Simple {
		if !b.ns.notes {
			b.ns.notes = true
			b.storeClassName(s, "__annotations__", &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}})
		}
		r := s.Annotation.Span()
		var x ir.Expr = str(span, string(b.mod.File.Text[r.Start:r.End]))
		if v, ok := b.known(s.Annotation); ok && b.l.plainAnnotation(v) {
			x = b.value(v, span)
		}
		notes := b.call(span, bind.GetItem, b.box(b.ns.read(span)), b.box(str(span, "__annotations__")))
		b.do(span, bind.SetItem, notes, b.box(str(span, b.mangle(name.Id))), b.box(x))
	}
	if s.Value != nil {
		b.store(s.Target, b.expr(s.Value))
	}
}

// superClass gives the class and the first argument for super() without arguments.
func (b *body) superArgs(n *pyast.Call) (class, self ir.Expr, ok bool) {
	name, isName := n.Func.(*pyast.Name)
	if !isName || name.Id != "super" || len(n.Args) != 0 || len(n.Keywords) != 0 {
		return nil, nil, false
	}
	if v, known := b.known(name); !known || v != b.l.builtin("super") {
		return nil, nil, false
	}
	span := b.span(n)
	x := b
	for x != nil && x.comp {
		x = x.outer
	}
	if x == nil || x.self == nil {
		return nil, nil, false
	}
	v := x.self
	if x != b {
		v = b.capture(x, v)
	}
	if t := b.classParam(x.self); t != nil {
		self = b.box(b.value(t, span))
	} else {
		self = b.box(&ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v})
	}
	if class = b.classCell(span); class != nil {
		return class, self, true
	}
	return nil, nil, false
}

// classCell reads __class__, the class whose statement a method stands in; nil outside of one.
func (b *body) classCell(span spanT) ir.Expr {
	if b.classVar != nil {
		for y := b.outer; y != nil; y = y.outer {
			for _, c := range y.classScopes {
				if c == b.classVar {
					return &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: b.capture(y, c)}
				}
			}
		}
	}
	if b.owner != nil {
		return b.value(b.owner, span)
	}
	return nil
}

// superCall lowers super() itself.
func (b *body) superCall(n *pyast.Call) ir.Expr {
	class, self, ok := b.superArgs(n)
	if !ok {
		return nil
	}
	return b.call(b.span(n), bind.Super, class, self)
}
