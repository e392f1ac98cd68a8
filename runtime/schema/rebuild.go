package schema

import (
	"math"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// Rebuild is N(**m.model_dump(), name=value, …), which handlers use to widen a model: class
// is N, from is m, and kw holds the further arguments.
//
// The meaning is that of the three steps, and where anything in them could show (aliases,
// validators, serializers, a value that does not plainly fit its field) they are taken. For
// plain classes the dictionary between dump and validation is left out: fields are checked
// and copied straight across, nested models and containers anew, as a dump makes them.
func Rebuild(t *py.Task, class, from py.Value, kw *py.Dict) (py.Value, error) {
	if target, ok := class.(*py.Type); ok {
		if c, ok := ClassOf(target); ok {
			if m, ok := from.(Model); ok {
				if out := rebuild(c, m, kw); out != nil {
					return out, nil
				}
			}
		}
	}
	dumped, err := py.CallMethod(t, from, "model_dump")
	if err != nil {
		return nil, err
	}
	arguments, err := py.AppendKw(t, nil, class, dumped)
	if err != nil {
		return nil, err
	}
	if arguments, err = py.AppendKw(t, arguments, class, kw); err != nil {
		return nil, err
	}
	return py.CallKw(t, class, nil, arguments)
}

// copyPlan says where each field of a target comes from: an index into the source's
// fields, or -1.
type copyPlan struct{ from []int }

type planKey struct{ target, source *Class }

// copyPlans remembers a plan for each pair of classes; nil where there is none.
var copyPlans sync.Map

func planFor(target, source *Class) *copyPlan {
	key := planKey{target, source}
	if p, ok := copyPlans.Load(key); ok {
		return p.(*copyPlan)
	}
	p := newCopyPlan(target, source)
	copyPlans.Store(key, p)
	return p
}

func newCopyPlan(target, source *Class) *copyPlan {
	if !copyable(target) || !copyable(source) {
		return nil
	}
	p := &copyPlan{}
	for _, f := range target.Fields {
		p.from = append(p.from, source.FieldIndex(f.Name))
	}
	return p
}

// copyable reports whether dumping and validating instances of c touches nothing but the
// fields by their own names.
func copyable(c *Class) bool {
	if !FastDecodable(c) || !FastEncodable(c) || c.Config.Extra != ExtraIgnore || c.Config.Strict {
		return false
	}
	for _, f := range c.Fields {
		if keys := FastKeys(c, f); len(keys) != 1 || keys[0] != f.Name {
			return false
		}
	}
	return true
}

// rebuild makes the instance, or nil where the long way is to be taken.
func rebuild(target *Class, from Model, kw *py.Dict) py.Value {
	p := planFor(target, from.ModelClass())
	if p == nil || from.Extra() != nil {
		return nil
	}
	for key := range kw.All() {
		if name, ok := py.AsStr(key); !ok || from.ModelClass().FieldIndex(name) >= 0 {
			return nil // given twice: a TypeError
		}
	}
	out := target.NewInstance()
	for i, f := range target.Fields {
		v, given := kw.GetStr(f.Name)
		if j := p.from[i]; j >= 0 {
			v, given = from.Field(j), true
		}
		if !given {
			d, ok := f.Schema.(*Default)
			if !ok || !immutable(d.Value) || d.ValidateDefault {
				return nil
			}
			if out.SetField(i, d.Value) != nil {
				return nil
			}
			continue
		}
		if v == nil {
			return nil
		}
		v, ok := copyFitting(f.Schema, v)
		if !ok || out.SetField(i, v) != nil {
			return nil
		}
		out.FieldsSet().Add(i)
	}
	return out
}

func immutable(v py.Value) bool {
	switch v.(type) {
	case py.NoneType, py.Bool, py.SmallInt, py.Float, py.Str:
		return true
	}
	return false
}

// copyFitting returns v as dumping and validating by s would, when v plainly fits s.
func copyFitting(s Schema, v py.Value) (py.Value, bool) {
	switch n := s.(type) {
	case *Default:
		return copyFitting(n.Inner, v)
	case *Nullable:
		if v == py.None {
			return v, true
		}
		return copyFitting(n.Inner, v)
	case *Any:
		return v, immutable(v)
	case *Bool:
		_, ok := v.(py.Bool)
		return v, ok
	case *Int:
		i, ok := v.(py.SmallInt)
		return v, ok && intWithin(n, i)
	case *Float:
		f, ok := v.(py.Float)
		return v, ok && floatWithin(n, float64(f))
	case *Str:
		text, ok := v.(py.Str)
		return v, ok && strWithin(n, string(text))
	case *List:
		return copyList(n, v)
	case *ModelRef:
		return copyNested(n.Class, v)
	}
	return nil, false
}

func intWithin(n *Int, i py.SmallInt) bool {
	within := func(bound py.Value, holds func(b py.SmallInt) bool) bool {
		if bound == nil {
			return true
		}
		b, ok := bound.(py.SmallInt)
		return ok && holds(b)
	}
	return n.MultipleOf == nil &&
		within(n.Ge, func(b py.SmallInt) bool { return i >= b }) && within(n.Gt, func(b py.SmallInt) bool { return i > b }) &&
		within(n.Le, func(b py.SmallInt) bool { return i <= b }) && within(n.Lt, func(b py.SmallInt) bool { return i < b })
}

func floatWithin(n *Float, f float64) bool {
	within := func(bound py.Value, holds func(b float64) bool) bool {
		switch b := bound.(type) {
		case nil:
			return true
		case py.Float:
			return holds(float64(b))
		case py.SmallInt:
			return b > -1<<53 && b < 1<<53 && holds(float64(b))
		}
		return false
	}
	return n.MultipleOf == nil && !math.IsNaN(f) && !math.IsInf(f, 0) &&
		within(n.Ge, func(b float64) bool { return f >= b }) && within(n.Gt, func(b float64) bool { return f > b }) &&
		within(n.Le, func(b float64) bool { return f <= b }) && within(n.Lt, func(b float64) bool { return f < b })
}

func strWithin(n *Str, s string) bool {
	if n.Pattern != "" || n.StripWhitespace || n.ToLower || n.ToUpper || n.ASCIIOnly || !ValidStr(s) {
		return false
	}
	if n.MinLength == nil && n.MaxLength == nil {
		return true
	}
	length := py.StrLen(s)
	return (n.MinLength == nil || length >= *n.MinLength) && (n.MaxLength == nil || length <= *n.MaxLength)
}

func copyList(n *List, v py.Value) (py.Value, bool) {
	list, ok := v.(*py.List)
	if !ok || n.Items == nil || n.MinLength != nil && len(list.Items) < *n.MinLength || n.MaxLength != nil && len(list.Items) > *n.MaxLength {
		return nil, false
	}
	items := make([]py.Value, len(list.Items))
	for i, item := range list.Items {
		if items[i], ok = copyFitting(n.Items, item); !ok {
			return nil, false
		}
	}
	return py.NewList(items...), true
}

// copyNested copies a nested instance of exactly the class that the field declares.
func copyNested(c *Class, v py.Value) (py.Value, bool) {
	m, ok := v.(Model)
	if !ok || m.ModelClass() != c || m.Extra() != nil || planFor(c, c) == nil {
		return nil, false
	}
	out := c.NewInstance()
	for i, f := range c.Fields {
		x := m.Field(i)
		if x == nil {
			return nil, false
		}
		x, ok := copyFitting(f.Schema, x)
		if !ok || out.SetField(i, x) != nil {
			return nil, false
		}
		out.FieldsSet().Add(i)
	}
	return out, true
}
