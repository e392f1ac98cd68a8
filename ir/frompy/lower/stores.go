package lower

import (
	"maps"
	"reflect"
	"slices"

	"github.com/covetpy/covetgen/parser/pyast"
)

// stores gathers the names that a piece of a function body binds or deletes, not those
// of functions and classes inside it.
func stores(nodes any) map[string]bool {
	out := map[string]bool{}
	collectStores(reflect.ValueOf(nodes), out)
	return out
}

// touched gathers what forgetting needs of the nodes: the names as the variables have them.
func (b *body) touched(nodes ...any) touched {
	out := touched{stored: map[string]bool{}, handled: map[string]bool{}}
	c := storeCollector{out: map[string]bool{}, handled: out.handled}
	for _, n := range nodes {
		c.collect(reflect.ValueOf(n))
	}
	for name := range c.out {
		out.stored[b.mangle(name)] = true
	}
	for name := range c.handled {
		if mangled := b.mangle(name); mangled != name {
			out.handled[mangled] = true
		}
	}
	return out
}

// touched are the names that a piece of a body binds or deletes, and those of them that the end of
// an except clause unbinds. (Variables that a del names are always taken for unbound.)
type touched struct{ stored, handled map[string]bool }

// storesBesideImports are those of them that something other than an import binds.
func storesBesideImports(nodes any) map[string]bool {
	out := map[string]bool{}
	c := storeCollector{out: out, skipImports: true}
	c.collect(reflect.ValueOf(nodes))
	return out
}

type storeCollector struct {
	out         map[string]bool
	handled     map[string]bool // when set, the names of except clauses
	skipImports bool
}

func collectStores(v reflect.Value, out map[string]bool) { (&storeCollector{out: out}).collect(v) }

func (c *storeCollector) collect(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.collect(v.Index(i))
		}
	case reflect.Interface:
		if !v.IsNil() {
			c.collect(v.Elem())
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if !c.note(v.Interface()) {
			return
		}
		if e := v.Elem(); e.Kind() == reflect.Struct {
			for i := range e.NumField() {
				switch e.Field(i).Kind() {
				case reflect.Slice, reflect.Interface, reflect.Pointer:
					c.collect(e.Field(i))
				}
			}
		}
	}
}

// note notes what the node itself binds and reports whether to look inside.
func (c *storeCollector) note(n any) bool {
	out := c.out
	switch n := n.(type) {
	case *pyast.Name:
		if n.Ctx != pyast.Load {
			out[n.Id] = true
		}
	case *pyast.NamedExpr:
		if name, ok := n.Target.(*pyast.Name); ok {
			out[name.Id] = true
		}
	case *pyast.FunctionDef:
		out[n.Name] = true
		return false
	case *pyast.AsyncFunctionDef:
		out[n.Name] = true
		return false
	case *pyast.ClassDef:
		out[n.Name] = true
		return false
	case *pyast.Lambda:
		return false
	case *pyast.Alias:
		if !c.skipImports {
			out[boundName(n)] = true
		}
	case *pyast.ExceptHandler:
		out[n.Name] = true
		if c.handled != nil {
			c.handled[n.Name] = true
		}
	case *pyast.MatchAs:
		out[n.Name] = true
	case *pyast.MatchStar:
		out[n.Name] = true
	case *pyast.MatchMapping:
		out[n.Rest] = true
	}
	return true
}

// boundName is the name that "import a.b [as c]" or "from m import a [as c]" binds.
func boundName(a *pyast.Alias) string {
	if a.Asname != "" {
		return a.Asname
	}
	for i := range len(a.Name) {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}

// forget drops what is known about the variables that code between here and a point that can come
// back here touches.
func (b *body) forget(code touched) { b.env.forget(code) }

func (e *env) forget(code touched) {
	for v := range e.narrow {
		if code.stored[v.Name] {
			delete(e.narrow, v)
		}
	}
	for v := range e.bound {
		if code.handled[v.Name] {
			delete(e.bound, v)
		}
	}
}

// sortedNames lists the keys of a map in order, for output that does not change.
func sortedNames[T any](m map[string]T) []string {
	return slices.Sorted(maps.Keys(m))
}
