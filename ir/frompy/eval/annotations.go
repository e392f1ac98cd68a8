package eval

import (
	"maps"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Annotations are the annotations of a class body, a module or a function, in
// order. Dict is what Python sees as __annotations__: the values, or with "from
// __future__ import annotations" the source texts.
type Annotations struct {
	Names []string
	Dict  *py.Dict

	exprs map[string]pyast.Expr
	nodes map[string]pyast.Node
	frame *frame // the scope they are evaluated in
}

// annotations is the frame's __annotations__, made when it is first needed.
func (f *frame) annotations() (*Annotations, error) {
	if f.annos == nil {
		d := py.NewDict()
		f.annos = f.in.newAnnotations(d, f)
		f.ns.SetStr("__annotations__", d)
	}
	return f.annos, nil
}

func (in *Interp) newAnnotations(d *py.Dict, f *frame) *Annotations {
	a := &Annotations{Dict: d, exprs: map[string]pyast.Expr{}, nodes: map[string]pyast.Node{}, frame: f}
	in.annotated[d] = a
	return a
}

// add evaluates an annotation and keeps it.
func (a *Annotations) add(f *frame, name string, e pyast.Expr, node pyast.Node) error {
	var v py.Value
	if f.mod.futures {
		v = py.Str(Unparse(f.mod.File, e))
	} else {
		x, err := f.evalAnnotation(e)
		if err != nil {
			return err
		}
		v = x
	}
	if _, ok := a.exprs[name]; !ok {
		a.Names = append(a.Names, name)
	}
	a.exprs[name], a.nodes[name] = e, node
	a.Dict.SetStr(name, v)
	return nil
}

// evalAnnotation evaluates an annotation; "*args: *Ts" unpacks.
func (f *frame) evalAnnotation(e pyast.Expr) (py.Value, error) {
	if star, ok := e.(*pyast.Starred); ok {
		v, err := f.eval(star.Value)
		if err != nil {
			return nil, err
		}
		if u, ok := unpackedAlias(v); ok {
			return u, nil
		}
		items, err := py.UnpackN(f.t, v, 1)
		if err != nil {
			return nil, err
		}
		return items[0], nil
	}
	return f.eval(e)
}

// Expr is an annotation as written, nil for an unknown name.
func (a *Annotations) Expr(name string) pyast.Expr { return a.exprs[name] }

// Span is where the annotated name stands with its annotation.
func (a *Annotations) Span(name string) source.Span {
	if n := a.nodes[name]; n != nil {
		return a.frame.in.SpanOf(n, a.frame.mod)
	}
	return source.Span{}
}

// ExprSpan is where the annotation itself stands.
func (a *Annotations) ExprSpan(name string) source.Span {
	return a.frame.in.SpanOf(a.exprs[name], a.frame.mod)
}

// Module is the module that the annotations were written in.
func (a *Annotations) Module() *Module { return a.frame.mod }

// Eval is the value of an annotation as typing.get_type_hints has it: strings
// and forward references within are resolved, Annotated is kept. locals, which
// may be nil, is looked at first. A name that does not exist yet is a
// NameError.
func (a *Annotations) Eval(t *py.Task, name string, locals *py.Dict) (py.Value, error) {
	v, ok := a.Dict.GetStr(name)
	if !ok {
		return nil, py.Raise(py.KeyError, "%s", name)
	}
	return a.frame.in.resolveHint(t, v, a.frame, locals)
}

// AnnotationsOf finds the annotations of a namespace, an __annotations__ dict, a
// function or a class; nil when there are none of the program's own.
func (in *Interp) AnnotationsOf(v py.Value) *Annotations {
	switch x := v.(type) {
	case *py.Dict:
		if a := in.annotated[x]; a != nil {
			return a
		}
		if d, ok := x.GetStr("__annotations__"); ok {
			if d, ok := d.(*py.Dict); ok {
				return in.annotated[d]
			}
		}
	case *py.Function:
		if x.Annotations != nil {
			return in.annotated[x.Annotations]
		}
	case *py.Type:
		if x.IsHeap() || in.classes[x] != nil {
			return in.AnnotationsOf(x.Namespace())
		}
	}
	return nil
}

// functionAnnotations evaluates the annotations of a signature in CPython's
// order.
func (f *frame) functionAnnotations(a *pyast.Arguments, returns pyast.Expr, n pyast.Node) (*Annotations, error) {
	out := f.in.newAnnotations(py.NewDict(), f)
	add := func(list ...*pyast.Arg) error {
		for _, arg := range list {
			if arg != nil && arg.Annotation != nil {
				if err := out.add(f, f.mangle(arg.Arg), arg.Annotation, arg); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, list := range [][]*pyast.Arg{a.Args, a.Posonlyargs, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		if err := add(list...); err != nil {
			return nil, err
		}
	}
	if returns != nil {
		if err := out.add(f, "return", returns, returns); err != nil {
			return nil, err
		}
	}
	if len(out.Names) == 0 {
		delete(f.in.annotated, out.Dict)
		return nil, nil
	}
	return out, nil
}

// sourceText is the text of a node on one line, as annotations that are not
// evaluated are kept.
func sourceText(file *source.File, n pyast.Node) string {
	if file == nil {
		return ""
	}
	r := n.Span()
	return strings.Join(strings.Fields(string(file.Text[r.Start:r.End])), " ")
}

// parseExpression parses the text of a string annotation.
func parseExpression(text string) (pyast.Expr, error) {
	tree, list := parser.ParseFile(source.NewFile("<string>", []byte(strings.TrimSpace(text))), parser.Options{})
	if list.HasErrors() {
		return nil, py.Raise(py.SyntaxError, "Forward reference must be an expression -- got %s", quoted(text))
	}
	if len(tree.Body) == 1 {
		if s, ok := tree.Body[0].(*pyast.ExprStmt); ok {
			return s.Value, nil
		}
	}
	return nil, py.Raise(py.SyntaxError, "Forward reference must be an expression -- got %s", quoted(text))
}

func quoted(s string) string {
	text, err := py.Repr(nil, py.Str(s))
	if err != nil {
		return "'" + s + "'"
	}
	return text
}

// evalString evaluates the text of an annotation in the scope of a frame.
func (in *Interp) evalString(t *py.Task, text string, f *frame, locals *py.Dict) (py.Value, error) {
	e, err := parseExpression(text)
	if err != nil {
		return nil, err
	}
	mod := *f.mod
	mod.File = nil // places in the text are not places in the module
	g := &frame{in: in, t: t, mod: &mod, scope: newScope(typeParamScope), parent: f, vars: map[string]*py.Cell{}, name: "<string>", class: f.class, cell: f.cell}
	if f.scope.kind == classScope && f.ns != nil {
		for k, v := range f.ns.All() {
			if name, ok := py.AsStr(k); ok {
				g.scope.locals[name] = true
				g.vars[name] = &py.Cell{V: v}
			}
		}
	}
	if locals != nil {
		for k, v := range locals.All() {
			if name, ok := py.AsStr(k); ok {
				g.scope.locals[name] = true
				g.vars[name] = &py.Cell{V: v}
			}
		}
	}
	here, current := in.here, in.current
	defer func() { in.here, in.current = here, current }()
	return g.eval(e)
}

// EvalForward evaluates a forward reference (or any text of an annotation) in a
// module, with locals looked at first; both may be nil.
func (in *Interp) EvalForward(t *py.Task, text string, m *Module, locals *py.Dict) (py.Value, error) {
	f := in.moduleFrame(m)
	v, err := in.evalString(t, text, f, locals)
	if err != nil {
		return nil, err
	}
	return in.resolveHint(t, v, f, locals)
}

func sortedNames(set map[string]bool) []string {
	return slices.Sorted(maps.Keys(set))
}
