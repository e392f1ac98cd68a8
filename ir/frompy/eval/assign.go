package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// assign stores v in a target.
func (f *frame) assign(target pyast.Expr, v py.Value, stmt pyast.Node) error {
	switch t := target.(type) {
	case *pyast.Name:
		f.at = t
		return f.store(t.Id, v, t)
	case *pyast.Attribute:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		f.at = t
		return f.setAttr(obj, f.mangle(t.Attr), v, stmt)
	case *pyast.Subscript:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		key, err := f.eval(t.Slice)
		if err != nil {
			return err
		}
		f.at = t
		return f.setItem(obj, key, v, stmt)
	case *pyast.Tuple:
		return f.unpack(t.Elts, v, t, stmt)
	case *pyast.List:
		return f.unpack(t.Elts, v, t, stmt)
	case *pyast.Starred:
		return f.assign(t.Value, v, stmt)
	}
	return f.unsupported(target, "this assignment target")
}

// unpack assigns the items of v to several targets.
func (f *frame) unpack(targets []pyast.Expr, v py.Value, at, stmt pyast.Node) error {
	if s, ok := v.(*Symbolic); ok {
		return f.unpackSymbolic(targets, s, at, stmt)
	}
	star := -1
	for i, t := range targets {
		if _, ok := t.(*pyast.Starred); ok {
			star = i
		}
	}
	f.at = at
	var items []py.Value
	var err error
	if star < 0 {
		items, err = py.UnpackN(f.t, v, len(targets))
	} else {
		items, err = py.UnpackStar(f.t, v, star, len(targets)-star-1)
	}
	if err != nil {
		return err
	}
	for i, t := range targets {
		if err := f.assign(t, items[i], stmt); err != nil {
			return err
		}
	}
	return nil
}

// unpackSymbolic gives each target an item of a Symbolic: "a, b = unknown()".
// The start code finds out whether the number of items is right.
func (f *frame) unpackSymbolic(targets []pyast.Expr, s *Symbolic, at, stmt pyast.Node) error {
	for i, t := range targets {
		if _, ok := t.(*pyast.Starred); ok {
			return f.in.iterFault(s, f.in.SpanOf(at, f.mod))
		}
		f.in.here = f.in.SpanOf(t, f.mod)
		item := f.in.NewSymbolic(SymUnpack, "", s, py.MakeInt(int64(i)), py.MakeInt(int64(len(targets))))
		if err := f.assign(t, item, stmt); err != nil {
			return err
		}
	}
	return nil
}

func (f *frame) setAttr(obj py.Value, name string, v py.Value, stmt pyast.Node) error {
	if s, ok := obj.(*Symbolic); ok {
		set := f.symbolic(SymSetAttr, name, stmt, s, v)
		f.in.effect(&Effect{Kind: SymbolicEffect, Node: stmt, Value: set}, f)
		return nil
	}
	f.in.here = f.in.SpanOf(stmt, f.mod)
	return py.SetAttr(f.t, obj, name, v)
}

func (f *frame) setItem(obj, key, v py.Value, stmt pyast.Node) error {
	if s, ok := obj.(*Symbolic); ok {
		set := f.symbolic(SymSetItem, "", stmt, s, key, v)
		f.in.effect(&Effect{Kind: SymbolicEffect, Node: stmt, Value: set}, f)
		return nil
	}
	if s := symbolicIn(key); s != nil {
		return f.in.lookFault(s, f.in.SpanOf(stmt, f.mod), "used as a key")
	}
	f.in.here = f.in.SpanOf(stmt, f.mod)
	return py.SetItem(f.t, obj, key, v)
}

func (f *frame) deleteTarget(target pyast.Expr) error {
	switch t := target.(type) {
	case *pyast.Name:
		f.at = t
		return f.remove(t.Id)
	case *pyast.Attribute:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		f.at = t
		if s, ok := obj.(*Symbolic); ok {
			del := f.symbolic(SymDelAttr, f.mangle(t.Attr), t, s)
			f.in.effect(&Effect{Kind: SymbolicEffect, Node: t, Value: del}, f)
			return nil
		}
		return py.DelAttr(f.t, obj, f.mangle(t.Attr))
	case *pyast.Subscript:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		key, err := f.eval(t.Slice)
		if err != nil {
			return err
		}
		f.at = t
		if s, ok := obj.(*Symbolic); ok {
			del := f.symbolic(SymDelItem, "", t, s, key)
			f.in.effect(&Effect{Kind: SymbolicEffect, Node: t, Value: del}, f)
			return nil
		}
		return py.DelItem(f.t, obj, key)
	case *pyast.Tuple:
		for _, x := range t.Elts {
			if err := f.deleteTarget(x); err != nil {
				return err
			}
		}
		return nil
	case *pyast.List:
		for _, x := range t.Elts {
			if err := f.deleteTarget(x); err != nil {
				return err
			}
		}
		return nil
	}
	return f.unsupported(target, "this target of del")
}

// augAssign is "target op= value": the target's parts are evaluated once.
func (f *frame) augAssign(n *pyast.AugAssign) error {
	switch t := n.Target.(type) {
	case *pyast.Name:
		old, err := f.eval(&pyast.Name{Range: t.Range, Id: t.Id})
		if err != nil {
			return err
		}
		v, err := f.augment(n, old)
		if err != nil {
			return err
		}
		return f.store(t.Id, v, t)
	case *pyast.Attribute:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		name := f.mangle(t.Attr)
		f.at = t
		old, err := f.getAttr(obj, name, t)
		if err != nil {
			return err
		}
		v, err := f.augment(n, old)
		if err != nil {
			return err
		}
		f.at = t
		return f.setAttr(obj, name, v, n)
	case *pyast.Subscript:
		obj, err := f.eval(t.Value)
		if err != nil {
			return err
		}
		key, err := f.eval(t.Slice)
		if err != nil {
			return err
		}
		f.at = t
		old, err := f.getItem(obj, key, t)
		if err != nil {
			return err
		}
		v, err := f.augment(n, old)
		if err != nil {
			return err
		}
		f.at = t
		return f.setItem(obj, key, v, n)
	}
	return f.unsupported(n, "this augmented assignment")
}

func (f *frame) augment(n *pyast.AugAssign, old py.Value) (py.Value, error) {
	x, err := f.eval(n.Value)
	if err != nil {
		return nil, err
	}
	f.at = n
	op := binaryOperators[n.Op]
	if isSymbolic(old) || isSymbolic(x) {
		return f.symbolic(SymBinary, op.text, n, old, x), nil
	}
	if err := f.in.guardSize(n.Op, old, x); err != nil {
		return nil, err
	}
	return op.inPlace(f.t, old, x)
}

func isSymbolic(v py.Value) bool {
	_, ok := v.(*Symbolic)
	return ok
}

// symbolicIn is the first Symbolic in v or in a tuple v; nil when there is none.
func symbolicIn(v py.Value) *Symbolic {
	switch x := v.(type) {
	case *Symbolic:
		return x
	case *py.Tuple:
		for _, item := range x.Items {
			if s := symbolicIn(item); s != nil {
				return s
			}
		}
	}
	return nil
}

// symbolic makes a Symbolic for a node of the frame's module.
func (f *frame) symbolic(op SymbolicOp, name string, at pyast.Node, args ...py.Value) *Symbolic {
	f.in.here, f.in.current = f.in.SpanOf(at, f.mod), f.mod
	return f.in.NewSymbolic(op, name, args...)
}
