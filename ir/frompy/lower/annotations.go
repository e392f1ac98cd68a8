package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// annotationReaders are the names whose mention says that a program may look at the annotations of
// functions while it serves: the attribute, and what reads it.
var annotationReaders = map[string]bool{
	"__annotations__": true, "get_annotations": true, "get_type_hints": true, "signature": true, "getfullargspec": true,
	"singledispatch": true, "singledispatchmethod": true,
}

// classReaders are those of them that look at the annotations of classes.
var classReaders = map[string]bool{"__annotations__": true, "get_annotations": true, "get_type_hints": true}

// readsAnnotations reports whether a module of the program mentions a reader of annotations. Where none
// does, functions have none: most are never asked, and what they name would have to be in the service.
func (l *Lowerer) readsAnnotations() bool {
	modules := l.in.Modules()
	for ; l.readersIn < len(modules); l.readersIn++ {
		m := modules[l.readersIn]
		if m.Tree == nil || m.FromLibrary() || l.classReaders {
			continue
		}
		note := func(name string) {
			l.readers = l.readers || annotationReaders[name]
			l.classReaders = l.classReaders || classReaders[name]
		}
		pyast.Walk(m.Tree, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Name:
				note(n.Id)
			case *pyast.Attribute:
				note(n.Attr)
			case *pyast.Alias:
				note(n.Name)
			case *pyast.Constant:
				if n.Value.Kind == pyast.ConstStr {
					note(n.Value.Str)
				}
			}
			return !l.classReaders
		})
	}
	return l.readers
}

// annotations are those of a function of a module or a class, as module code left them. One whose value the
// service does not have is its text, as postponed evaluation would have it.
func (l *Lowerer) annotations(u *unit) *ir.DictLit {
	notes := u.source.Value.Annotations
	if notes == nil || notes.Len() == 0 || !l.readsAnnotations() {
		return nil
	}
	written := l.in.AnnotationsOf(notes)
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: u.fn.Span}}
	for k, v := range notes.All() {
		name, ok := py.AsStr(k)
		x := l.defaultValue(v, u)
		switch {
		case !ok || x == nil && written == nil:
			continue
		case x == nil:
			x = str(u.fn.Span, written.Text(name))
		}
		b := l.bodyOf(u)
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(u.fn.Span, name)), Value: b.box(x)})
	}
	return lit
}

// nestedAnnotations are those of a function inside this one, in the order in which CPython evaluates them.
func (b *body) nestedAnnotations(n pyast.Node, args *pyast.Arguments, returns pyast.Expr) *ir.DictLit {
	span := b.span(n)
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	add := func(name string, e pyast.Expr) {
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(b.annotation(e))})
	}
	if args != nil {
		for _, list := range [][]*pyast.Arg{args.Args, args.Posonlyargs, {args.Vararg}, args.Kwonlyargs, {args.Kwarg}} {
			for _, arg := range list {
				if arg != nil && arg.Annotation != nil && b.l.readsAnnotations() {
					add(b.mangle(arg.Arg), arg.Annotation)
				}
			}
		}
	}
	if returns != nil && b.l.readsAnnotations() {
		add("return", returns)
	}
	if len(lit.Entries) == 0 {
		return nil
	}
	return lit
}

// annotation is the value of one annotation of a function inside this one, or its text.
func (b *body) annotation(e pyast.Expr) ir.Expr {
	if !b.mod.PostponesAnnotations() && b.hasValue(e) {
		return b.expr(e)
	}
	return str(b.span(e), eval.Unparse(b.mod.File, e))
}

// hasValue reports whether the parts of an annotation exist in the service.
func (b *body) hasValue(e pyast.Expr) bool {
	exists := func(v py.Value) bool {
		_, d := b.l.bodyOf(&unit{l: b.l}).snapshot(v, b.span(e))
		return d == nil
	}
	if v, ok := b.known(e); ok {
		return exists(v)
	}
	all := func(list ...pyast.Expr) bool {
		for _, x := range list {
			if !b.hasValue(x) {
				return false
			}
		}
		return true
	}
	switch e := e.(type) {
	case *pyast.Name, *pyast.Constant:
		return true
	case *pyast.Attribute:
		return all(e.Value)
	case *pyast.Subscript:
		if of, ok := b.known(e.Value); ok && buildOnly(of) {
			v, ok := b.knownSubscript(of, e.Slice)
			return ok && exists(v)
		}
		return all(e.Value, e.Slice)
	case *pyast.Tuple:
		return all(e.Elts...)
	case *pyast.List:
		return all(e.Elts...)
	case *pyast.BinOp:
		return all(e.Left, e.Right)
	case *pyast.Call:
		return len(e.Keywords) == 0 && all(append([]pyast.Expr{e.Func}, e.Args...)...)
	}
	return false
}
