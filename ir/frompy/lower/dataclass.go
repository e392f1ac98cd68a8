package lower

import (
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// The methods that the decorator dataclass gives to a class are written out as Lib/dataclasses.py does it and lowered like
// methods of the program, while the class is hidden. A call that leaves out fields with a factory has an __init__ of its own, so that
// what the factories make has a type.

// dataclass is what the decorator has made of a class; nil for a class whose only decorator is another one, and for what has
// no rule here.
func (l *Lowerer) dataclass(c *py.Type) *py.DataclassShape {
	info := l.in.ClassInfo(c)
	if info == nil || info.Type != c || len(info.Decorators) != 1 {
		return nil
	}
	s := py.DataclassOf(c)
	if s == nil || !s.Init || s.Slots {
		return nil
	}
	if _, own := info.Namespace.GetStr("__init__"); own {
		return nil
	}
	return s
}

// dataclassMethod is the function that stands for one that the decorator made; nil for others.
func (l *Lowerer) dataclassMethod(v *py.Function) *eval.Function {
	f, known := l.generated[v]
	if known {
		return f
	}
	l.generated[v] = nil
	if eval.FunctionOf(v) != nil {
		return nil
	}
	for _, c := range l.in.Classes() {
		own, _ := c.Namespace().GetStr(v.Name)
		if own != py.Value(v) {
			continue
		}
		s := l.dataclass(c)
		if s == nil {
			return nil
		}
		switch v.Name {
		case "__init__":
			l.generated[v] = l.dataclassInit(c, s, nil)
		case "__eq__", "__lt__", "__le__", "__gt__", "__ge__":
			l.generated[v] = l.dataclassCompare(c, s, v.Name)
		case "__repr__":
			l.generated[v] = l.dataclassRepr(c, s)
		}
	}
	return l.generated[v]
}

// dataclassInit is __init__ of a dataclass, for calls that leave out fields with factories.
func (l *Lowerer) dataclassInit(c *py.Type, s *py.DataclassShape, omitted map[string]bool) *eval.Function {
	names := map[string]py.Value{}
	var params, keywords, body []string
	for _, f := range s.Fields {
		value := f.Name
		if f.Factory != nil && (omitted[f.Name] || !f.Init) {
			value = "_dflt_" + f.Name + "()"
			names["_dflt_"+f.Name] = f.Factory
		} else if f.Init {
			param := f.Name
			if f.Default != nil {
				param += "=_dflt_" + f.Name
				names["_dflt_"+f.Name] = f.Default
			} else if f.Factory != nil {
				param += "=None" // which calls never leave out: such have an __init__ of their own
			}
			if f.KwOnly == py.Value(py.True) {
				keywords = append(keywords, param)
			} else {
				params = append(params, param)
			}
		} else {
			continue
		}
		body = append(body, "self."+f.Name+"="+value)
	}
	if len(keywords) > 0 {
		params = append(append(params, "*"), keywords...)
	}
	if _, has := c.Lookup("__post_init__"); has {
		body = append(body, "self.__post_init__()")
	}
	if len(body) == 0 {
		body = []string{"pass"}
	}
	return l.in.Generate(methodText("__init__", append([]string{"self"}, params...), body), "__init__", names, c)
}

// methodText is a method as dataclasses writes it: in the second line, for it stands in a function there.
func methodText(name string, params, body []string) string {
	return "\ndef " + name + "(" + strings.Join(params, ",") + "):\n  " + strings.Join(body, "\n  ") + "\n"
}

// dataclassOperators are the comparisons by their methods.
var dataclassOperators = map[string]string{"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}

func (l *Lowerer) dataclassCompare(c *py.Type, s *py.DataclassShape, name string) *eval.Function {
	var left, right strings.Builder
	for _, f := range s.Fields {
		if f.Compare {
			left.WriteString("self." + f.Name + ",")
			right.WriteString("other." + f.Name + ",")
		}
	}
	body := []string{
		"if other.__class__ is self.__class__:", " return (" + left.String() + ")" + dataclassOperators[name] + "(" + right.String() + ")", "return NotImplemented",
	}
	return l.in.Generate(methodText(name, []string{"self", "other"}, body), name, nil, c)
}

// dataclassRepr is __repr__ of a dataclass. CPython's notices an instance that is inside itself; structText sees to it that
// none is.
func (l *Lowerer) dataclassRepr(c *py.Type, s *py.DataclassShape) *eval.Function {
	var parts []string
	for _, f := range s.Fields {
		if f.Repr {
			parts = append(parts, f.Name+"={self."+f.Name+"!r}")
		}
	}
	body := []string{`return self.__class__.__qualname__ + f"(` + strings.Join(parts, ", ") + `)"`}
	return l.in.Generate(methodText("__repr__", []string{"self"}, body), "__repr__", nil, c)
}

// initOf is the __init__ that a call of a class runs; nil where it is no function of the program.
func (l *Lowerer) initOf(t *py.Type, n *pyast.Call) *eval.Function {
	owner, init := holder(t, "__init__")
	f := l.programFunction(init)
	if f == nil || !f.Generated {
		return f
	}
	s := l.dataclass(owner)
	given := map[string]bool{}
	for _, k := range n.Keywords {
		given[k.Arg] = true
	}
	omitted, key, at := map[string]bool{}, "", 0
	for _, x := range s.Fields {
		positional := x.Init && x.KwOnly != py.Value(py.True)
		if positional && at < len(n.Args) {
			given[x.Name] = true
		}
		if positional {
			at++
		}
		if x.Factory != nil && x.Init && !given[x.Name] {
			omitted[x.Name] = true
			key += " " + x.Name
		}
	}
	of := dataclassCall{owner, key}
	if l.dataclassInits[of] == nil {
		l.dataclassInits[of] = l.dataclassInit(owner, s, omitted)
	}
	return l.dataclassInits[of]
}

// dataclassCall is a way to call a dataclass: with which fields left out that have factories.
type dataclassCall struct {
	class   *py.Type
	omitted string
}

// flat reports whether no value of a type can hold an instance again whose repr is being made.
func (b *body) flat(t *ir.Type, depth int) bool {
	switch t.Kind {
	case ir.NoneKind, ir.BoolKind, ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind, ir.BytesKind, ir.NeverKind:
		return true
	case ir.OptionalKind:
		return b.flat(t.Elem, depth)
	case ir.InstanceKind:
		c, fam := b.instanceOf(t)
		return c != nil && fam.hidden && depth < 4 && b.flatFields(fam, c, depth+1)
	}
	return false
}

// flatFields is flat for all attributes of the instances of c.
func (b *body) flatFields(fam *family, c *py.Type, depth int) bool {
	for name := range fam.fields {
		if !b.flat(b.l.fieldOf(fam, c, name, b.u).typ, depth) {
			return false
		}
	}
	return true
}
