package eval

import (
	"sort"

	"github.com/covetpy/covetgen/runtime/py"
)

// NativeName tells where a program can reach a native function, class or
// object: the module and the attribute path of the first place that holds it.
// Overlays go before runtime/py's modules, shorter module names before longer
// ones, and a class's own members follow its module's names.
func (in *Interp) NativeName(v py.Value) (module, path string, ok bool) {
	switch x := v.(type) {
	case *py.Module:
		name, known := in.natives[x]
		if !known {
			name = x.Name
		}
		return name, "", in.known[x] == nil
	case *py.Type:
		if x.IsHeap() && in.classes[x] != nil { // of the program
			return "", "", false
		}
	case *py.Builtin:
		if self := x.Self(); self != nil {
			if c, isClass := self.(*py.Type); isClass {
				if m, p, ok := in.NativeName(c); ok {
					return m, p + "." + x.Name(), true
				}
			}
			return "", "", false
		}
	case *py.MethodDescriptor:
		if m, p, ok := in.NativeName(x.Owner()); ok {
			return m, p + "." + x.Name(), true
		}
	case *py.Function:
		if FunctionOf(x) != nil {
			return "", "", false
		}
	}
	if !hasIdentity(v) {
		return "", "", false
	}
	if at, found := in.nativeIndex()[v]; found {
		return at[0], at[1], true
	}
	if b, isBuiltin := v.(*py.Builtin); isBuiltin { // a static method, as str.maketrans
		for k, c := range in.builtins.All() {
			if _, isClass := c.(*py.Type); !isClass {
				continue
			}
			if m, err := py.GetAttr(in.task, c, b.Name()); err == nil && m == v {
				class, _ := py.AsStr(k)
				return "builtins", class + "." + b.Name(), true
			}
		}
	}
	return "", "", false
}

// nativeIndex maps the objects of all loaded native modules to their names. It
// is made again when more modules were loaded.
func (in *Interp) nativeIndex() map[py.Value][2]string {
	if in.index != nil && in.indexed == len(in.natives) {
		return in.index
	}
	in.indexed = len(in.natives)
	in.index = map[py.Value][2]string{}
	type entry struct {
		name string
		m    *py.Module
	}
	var list []entry
	for m, name := range in.natives {
		list = append(list, entry{name, m})
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i].name, list[j].name
		if len(a) != len(b) {
			return len(a) < len(b)
		}
		return a < b
	})
	add := func(v py.Value, module, path string) {
		if !hasIdentity(v) {
			return
		}
		if _, dup := in.index[v]; !dup {
			in.index[v] = [2]string{module, path}
		}
	}
	// A class is named by the module that defines it where that one exposes it.
	for _, e := range list {
		for k, v := range e.m.Dict.All() {
			if c, ok := v.(*py.Type); ok && c.Module == e.name {
				if name, ok := py.AsStr(k); ok {
					add(v, e.name, name)
				}
			}
		}
	}
	for _, e := range list {
		for k, v := range e.m.Dict.All() {
			if name, ok := py.AsStr(k); ok {
				add(v, e.name, name)
			}
		}
	}
	return in.index
}
