package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// versionTest decides a comparison of sys.version_info, or of a part of it, with numbers that are written out.
func (b *body) versionTest(n *pyast.Compare) (ir.Expr, bool) {
	if len(n.Ops) != 1 {
		return nil, false
	}
	left, ok := b.versionPart(n.Left)
	if !ok {
		return nil, false
	}
	right, ok := numbersOf(n.Comparators[0])
	if !ok {
		return nil, false
	}
	ops := map[pyast.CmpOperator]py.CompareOp{pyast.Eq: py.CmpEq, pyast.NotEq: py.CmpNe, pyast.Lt: py.CmpLt, pyast.LtE: py.CmpLe, pyast.Gt: py.CmpGt, pyast.GtE: py.CmpGe}
	op, ok := ops[n.Ops[0]]
	if !ok {
		return nil, false
	}
	v, err := py.RichCompare(b.l.in.Task(), op, left, right)
	if err != nil {
		return nil, false
	}
	return constant(b.span(n), v), true
}

// versionPart is sys.version_info, an item or a slice of it.
func (b *body) versionPart(n pyast.Expr) (py.Value, bool) {
	if sub, ok := n.(*pyast.Subscript); ok {
		whole, ok := b.versionPart(sub.Value)
		if !ok {
			return nil, false
		}
		var key py.Value
		if s, ok := sub.Slice.(*pyast.Slice); ok {
			bounds := [3]py.Value{py.None, py.None, py.None}
			for i, e := range []pyast.Expr{s.Lower, s.Upper, s.Step} {
				if e == nil {
					continue
				}
				if bounds[i], ok = numbersOf(e); !ok {
					return nil, false
				}
			}
			key = &py.Slice{Start: bounds[0], Stop: bounds[1], Step: bounds[2]}
		} else if key, ok = numbersOf(sub.Slice); !ok {
			return nil, false
		}
		v, err := py.GetItem(b.l.in.Task(), whole, key)
		return v, err == nil
	}
	attr, ok := n.(*pyast.Attribute)
	if !ok || attr.Attr != "version_info" {
		return nil, false
	}
	name, ok := attr.Value.(*pyast.Name)
	if !ok {
		return nil, false
	}
	// The module that the name was imported as: that code may rebind any name of a module does not make it another one.
	p := b.resolve(b.mangle(name.Id))
	if p.slot == nil || p.slot.rebound && p.slot.object == nil || p.slot.key.mod == nil {
		return nil, false
	}
	v, _ := p.slot.key.mod.Dict.GetStr(name.Id)
	if sys := b.l.in.Loaded()["sys"]; v == nil || v != sys {
		return nil, false
	}
	info, err := py.GetAttr(b.l.in.Task(), v, "version_info")
	return info, err == nil
}

// numbersOf is a small int that is written out, or a tuple of such.
func numbersOf(n pyast.Expr) (py.Value, bool) {
	switch n := n.(type) {
	case *pyast.Constant:
		if n.Value.Kind != pyast.ConstInt {
			return nil, false
		}
		return py.MakeInt(n.Value.Int), n.Value.Big == nil
	case *pyast.Tuple:
		var items []py.Value
		for _, e := range n.Elts {
			v, ok := numbersOf(e)
			if !ok {
				return nil, false
			}
			items = append(items, v)
		}
		return py.NewTuple(items...), true
	}
	return nil, false
}
