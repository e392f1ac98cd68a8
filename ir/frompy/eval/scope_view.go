package eval

import "github.com/covetpy/covetgen/parser/pyast"

// Scope is the read-only view of a scope for lowering.
type Scope struct {
	Locals, Globals, Nonlocals, Free map[string]bool
	Generator, Async                 bool
}

// ScopeOf is the scope of a function, lambda, class or comprehension; class is the
// innermost class around it, for private names.
func (in *Interp) ScopeOf(n pyast.Node, class string) Scope {
	s := in.scopeOf(n, class)
	return Scope{Locals: s.locals, Globals: s.globals, Nonlocals: s.nonlocals, Free: s.free, Generator: s.generator, Async: s.async}
}

// ClassName is the innermost class around the function, for private names.
func (f *Function) ClassName() string { return f.class }

// Text is the source of an annotation.
func (a *Annotations) Text(name string) string {
	e := a.exprs[name]
	if e == nil || a.frame == nil {
		return ""
	}
	return sourceText(a.frame.mod.File, e)
}
