package emit

import (
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

func isBuiltinException(module, qualname string) bool {
	return module == "builtins" && ir.ExceptionClass(qualname) != nil
}

// exceptionVar is the Go name of a builtin exception class. Two names belong to other
// things in package py.
func exceptionVar(name string) *jen.Statement {
	if name == "Exception" || name == "Warning" {
		name += "_"
	}
	return jen.Qual(pyPath, name)
}

// native is an object of a native module: a package variable that holds it, or the
// runtime's own variable of an exception class.
func (g *generator) native(module, qualname string) operand {
	if isBuiltinException(module, qualname) {
		return atom(exceptionVar(qualname))
	}
	name := g.nativeVar(module, qualname)
	g.refer(name)
	return atom(jen.Id(name))
}

func (g *generator) nativeVar(module, qualname string) string {
	key := module + ":" + qualname
	if name, ok := g.natives[key]; ok {
		return name
	}
	python := qualname
	if python == "" {
		python = module
	}
	name := names.Unexported(python[strings.LastIndexByte(python, '.')+1:])
	if g.taken[name] {
		name = names.Unexported(strings.ReplaceAll(module, ".", "_") + "_" + python[strings.LastIndexByte(python, '.')+1:])
	}
	g.natives[key] = g.fresh(name)
	g.order = append(g.order, key)
	return g.natives[key]
}

// nativeIsValue reports whether a native is held as a py.Value in Go.
func (g *generator) nativeIsValue(x *ir.Runtime) bool {
	module, qualname, _ := ir.NativeName(x)
	return !isBuiltinException(module, qualname)
}

// exceptionClass is the *py.Type of an except clause, nil when it is not known.
func (g *generator) exceptionClass(x ir.Expr) jen.Code {
	if convert, ok := x.(*ir.Convert); ok && convert.Mode == ir.Box {
		x = convert.X
	}
	if module, qualname, ok := ir.NativeName(x); ok {
		if isBuiltinException(module, qualname) {
			return exceptionVar(qualname)
		}
		return nil
	}
	if c, ok := x.(*ir.ClassValue); ok && c.Class != nil {
		return jen.Id(g.name(c.Class, class))
	}
	return nil
}

// classValue is a class of the program as a value.
func (g *generator) classValue(x *ir.ClassValue) operand {
	if x.Class != nil {
		return atom(jen.Id(g.name(x.Class, class)))
	}
	return operand{code: jen.Id(g.name(x.Model, class)).Dot("Type"), prec: precAtom}
}

// bigConst is the package variable of an integer that no machine word holds.
func (g *generator) bigConst(v *py.BigInt) string {
	text := v.V.String()
	if name, ok := g.consts[text]; ok {
		g.refer(name)
		return name
	}
	g.consts[text] = g.fresh("bigInt")
	g.refer(g.consts[text])
	return g.consts[text]
}

// memberVar is the package variable that finds a member of an enumeration once; "" for one whose class has no name in the
// service.
func (g *generator) memberVar(x *ir.Runtime) string {
	c, ok := x.Args[0].(*ir.ClassValue)
	if !ok || c.Class == nil {
		return ""
	}
	member := string(x.Args[1].(*ir.Const).Value.(py.Str))
	class := g.name(c.Class, class)
	key := class + "." + member
	name, ok := g.enumMembers[key]
	if !ok {
		name = g.fresh(names.Unexported(c.Class.Name + "_" + member))
		g.enumMembers[key] = name
	}
	g.refer(name)
	return name
}

func (g *generator) placeOf() source.Span { return source.Span{} }

// fieldName is the Go name of a model's field.
func (g *generator) fieldName(m *ir.Model, i int) string { return g.fieldNames(m)[i] }

// modelMethods are the Go methods and embedded fields that every model has: no field may
// have their names.
var modelMethods = []string{
	"Header", "Type", "ModelClass", "Field", "SetField", "FieldsSet", "Extra", "SetExtra", "Private", "SetPrivate", "Attrs",
	"SetAttrs", "GetAttr", "SetAttr", "DelAttr", "DecodeJSON", "AppendJSON", "Error",
}

// fieldNames are the Go names of a model's fields, which all of its bases' fields are
// among.
func (g *generator) fieldNames(m *ir.Model) []string {
	if len(m.Fields) == 0 {
		return nil
	}
	key := nameKey{m, "fields"}
	if joined, ok := g.names[key]; ok {
		return strings.Split(joined, " ")
	}
	scope := names.NewScope(nil, modelMethods...)
	list := make([]string, len(m.Fields))
	for i, f := range m.Fields {
		name := names.Exported(f.Name)
		if scope.Has(name) {
			name += "Field"
		}
		list[i] = scope.Pick(name)
	}
	g.names[key] = strings.Join(list, " ")
	return list
}
