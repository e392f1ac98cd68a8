package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Function is the evaluator's side of a function value: a *py.Function whose
// Node is this.
type Function struct {
	// Value is the function object itself.
	Value *py.Function
	// Node is a *pyast.FunctionDef, *pyast.AsyncFunctionDef or *pyast.Lambda.
	Node           pyast.Node
	Module         *Module
	Name, Qualname string
	Doc            string
	// Class is the class in whose body the function was defined; nil otherwise
	// (and while that class is being made).
	Class *py.Type
	// Annotations are the annotations as written; nil when there are none.
	Annotations *Annotations
	// Awaited says that types.coroutine was called with this generator function.
	Awaited bool
	// Generated says that Generate made it.
	Generated bool
	// AtStart says that it is a statement of its module which is left to the start.
	AtStart bool

	in    *Interp
	env   *frame // where it was defined
	scope *scope
	cell  *py.Cell // __class__
	class string   // innermost class name, for private names
}

// FunctionOf returns the evaluator's data of a function value; nil for values
// that are not functions of the program.
func FunctionOf(v py.Value) *Function {
	if f, ok := v.(*py.Function); ok {
		d, _ := f.Node.(*Function)
		return d
	}
	return nil
}

// IsAsync reports whether the function is a coroutine function or an
// asynchronous generator function.
func (f *Function) IsAsync() bool { return f.scope.async }

// IsGenerator reports whether the body has a yield.
func (f *Function) IsGenerator() bool { return f.scope.generator }

// Args are the parameters as written.
func (f *Function) Args() *pyast.Arguments {
	switch n := f.Node.(type) {
	case *pyast.FunctionDef:
		return n.Args
	case *pyast.AsyncFunctionDef:
		return n.Args
	case *pyast.Lambda:
		return n.Args
	}
	return nil
}

// Body are the statements; a lambda's is a single return.
func (f *Function) Body() []pyast.Stmt {
	switch n := f.Node.(type) {
	case *pyast.FunctionDef:
		return n.Body
	case *pyast.AsyncFunctionDef:
		return n.Body
	case *pyast.Lambda:
		return []pyast.Stmt{&pyast.Return{Range: n.Body.Span(), Value: n.Body}}
	}
	return nil
}

// Closure returns the cells of the variables that the body (with the functions
// in it) takes from the functions around it, by name.
func (f *Function) Closure() map[string]*py.Cell {
	out := map[string]*py.Cell{}
	for name := range f.scope.free {
		if name == "__class__" && f.cell != nil {
			out[name] = f.cell
			continue
		}
		if c := f.env.enclosingCell(name); c != nil {
			out[name] = c
		}
	}
	return out
}

// FreeVar is the value of a variable of the functions around this one; nil when
// there is none of that name or it is unbound.
func (f *Function) FreeVar(name string) py.Value {
	if c := f.env.enclosingCell(name); c != nil {
		return c.V
	}
	return nil
}

// Defaults are the defaults of the positional parameters, of the last ones on.
func (f *Function) Defaults() []py.Value {
	var out []py.Value
	for _, p := range f.Value.Params {
		if p.Default != nil && (p.Kind == py.PositionalOnly || p.Kind == py.PositionalOrKeyword) {
			out = append(out, p.Default)
		}
	}
	return out
}

// KwDefaults are the defaults of keyword-only parameters by name.
func (f *Function) KwDefaults() map[string]py.Value {
	out := map[string]py.Value{}
	for _, p := range f.Value.Params {
		if p.Default != nil && p.Kind == py.KeywordOnly {
			out[p.Name] = p.Default
		}
	}
	return out
}
