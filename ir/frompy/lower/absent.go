package lower

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// absent refuses an attribute that a class of the runtime has in Python, but no class of the
// service has: reading it could only raise AttributeError where Python gives a value.
// nil when the attribute is not such a one.
func (b *body) absent(n pyast.Node, name string) ir.Expr {
	if b.ofRequest(n) && slices.Contains(requestAttributes, name) {
		if _, ok := web.RequestType.Lookup(name); !ok {
			return b.fail(n, UnknownLibrary, "the attribute "+quote(name)+" of a Request is not known to covetgen", "take what is needed from url, headers, path_params or state")
		}
	}
	class, ok := bind.OnlyInPython(name)
	if !ok || b.l.defined()[name] || b.l.inNamespace(name) {
		return nil
	}
	return b.fail(n, UnknownLibrary, "the attribute "+quote(name)+" is not known to covetgen: in Python "+class+" has it, in the service no class does",
		"do without it, or define it in a class of the program")
}

// inNamespace reports whether a module that is used as a value has the name.
func (l *Lowerer) inNamespace(name string) bool {
	for m := range l.moduleObjects {
		if _, ok := m.Dict.GetStr(name); ok {
			return true
		}
	}
	return false
}

// absentNative refuses getattr(module, "name") and its like for a name that Python's module has and
// the service's has not; nil for everything else.
func (b *body) absentNative(n *pyast.Call, name string) ir.Expr {
	base, ok := b.known(n.Args[0])
	if !ok {
		return nil
	}
	m, ok := base.(*py.Module)
	if !ok || b.l.in.ModuleOf(m) != nil || inRuntime(m.Name, name) || b.l.in.Lacks(m.Name, name) || b.l.in.Supplement(m, name) != nil {
		return nil
	}
	return b.fail(n, UnknownLibrary, "module "+quote(m.Name)+" has no attribute "+quote(name)+" that covetgen knows", "")
}

// requestAttributes are the attributes of starlette.requests.Request. Other classes of the
// service may have attributes of those names.
var requestAttributes = strings.Fields(`app auth base_url body client close cookies form get headers is_disconnected items json keys method path_params
	query_params receive scope send_early_hints send_push_promise session state stream url url_for user values`)

// ofRequest reports whether n reads an attribute of a parameter that is annotated as a Request.
func (b *body) ofRequest(n pyast.Node) bool {
	a, ok := n.(*pyast.Attribute)
	if !ok || b.u.source == nil {
		return false
	}
	name, ok := a.Value.(*pyast.Name)
	annos := b.u.source.Annotations
	if !ok || annos == nil {
		return false
	}
	if _, annotated := annos.Dict.GetStr(name.Id); !annotated {
		return false
	}
	v, err := annos.Eval(b.l.in.Task(), name.Id, nil)
	return err == nil && (v == py.Value(web.RequestType) || v == py.Value(web.HTTPConnectionType))
}

// defined are the names that the program itself may give to attributes: those it stores,
// those in its class bodies, its keywords, which may become attributes, and its words
// in quotes, which setattr and its like may be called with.
func (l *Lowerer) defined() map[string]bool {
	// Lowering a function may import further modules.
	modules := l.in.Modules()
	if l.definitions != nil && len(modules) == l.definedIn {
		return l.definitions
	}
	l.definitions, l.definedIn = map[string]bool{}, len(modules)
	var class func(n pyast.Node) bool
	inClass := func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.FunctionDef:
			l.definitions[n.Name] = true
			pyast.Walk(n, class)
			return false
		case *pyast.AsyncFunctionDef:
			l.definitions[n.Name] = true
			pyast.Walk(n, class)
			return false
		case *pyast.Name:
			l.definitions[n.Id] = true
		}
		return class(n)
	}
	class = func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.ClassDef:
			for _, stmt := range n.Body {
				pyast.Walk(stmt, inClass)
			}
			return false
		case *pyast.Attribute:
			if n.Ctx != pyast.Load {
				l.definitions[n.Attr] = true
			}
		case *pyast.Keyword:
			l.definitions[n.Arg] = true
		case *pyast.Constant:
			if n.Value.Kind == pyast.ConstStr && len(n.Value.Str) < 100 {
				l.definitions[n.Value.Str] = true
			}
		}
		return true
	}
	for _, m := range modules {
		if m.Tree != nil {
			pyast.Walk(m.Tree, class)
		}
	}
	return l.definitions
}
