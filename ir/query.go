package ir

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// AllFuncs returns the functions of a program that are not nested in others: top-level
// ones, methods, and the start function.
func AllFuncs(p *Program) []*Func {
	seen := map[*Func]bool{}
	var all []*Func
	add := func(f *Func) {
		if f != nil && !seen[f] {
			seen[f] = true
			all = append(all, f)
		}
	}
	for _, f := range p.Funcs {
		add(f)
	}
	methods := func(list []*Method) {
		for _, m := range list {
			add(m.Func)
			add(m.Set)
		}
	}
	for _, c := range p.Classes {
		methods(c.Methods)
	}
	for _, m := range p.Models {
		methods(m.Methods)
	}
	add(p.Start)
	return all
}

// NativeName returns the module and the qualified name of a native object that x names.
func NativeName(x Expr) (module, qualname string, ok bool) {
	r, isRuntime := x.(*Runtime)
	if !isRuntime || r.Sym.Package != "py" || r.Sym.Name != "Native" || len(r.Args) != 2 {
		return "", "", false
	}
	m, ok1 := r.Args[0].(*Const)
	q, ok2 := r.Args[1].(*Const)
	if !ok1 || !ok2 {
		return "", "", false
	}
	module, ok1 = py.AsStr(m.Value)
	qualname, ok2 = py.AsStr(q.Value)
	return module, qualname, ok1 && ok2
}

// IsNative reports whether x names a native object: a value that is there from the start.
func IsNative(x Expr) bool {
	_, _, ok := NativeName(x)
	return ok
}

// StaticClass reports whether x names an exception class that is known before the program
// runs, so that an except clause can ask for it directly.
func StaticClass(x Expr) bool {
	if module, name, ok := NativeName(x); ok {
		return module == "builtins" && ExceptionClass(name) != nil
	}
	c, ok := x.(*ClassValue)
	return ok && c.Class != nil
}

// ExceptionClass returns the builtin exception class of that name, or nil.
func ExceptionClass(name string) *py.Type {
	for _, c := range py.ExceptionClasses() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// IsStrConst reports whether x is a constant string.
func IsStrConst(x Expr) bool {
	if convert, ok := x.(*Convert); ok && convert.Mode == Box {
		x = convert.X
	}
	c, ok := x.(*Const)
	if !ok {
		return false
	}
	_, ok = c.Value.(py.Str)
	return ok
}

// PlainDefault returns the default of a field when it is an immutable constant, nil when
// it must be computed, copied or does not exist.
func PlainDefault(f *schema.Field) py.Value {
	v := f.Default
	if d, ok := f.Schema.(*schema.Default); ok && v == nil {
		if d.Factory != nil || d.ValidateDefault {
			return nil
		}
		v = d.Value
	}
	if f.DefaultFactory != nil || f.ValidateDefault {
		return nil
	}
	switch v.(type) {
	case py.NoneType, py.Bool, py.SmallInt, py.Float, py.Str, py.Bytes:
		return v
	}
	return nil
}
