package eval

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// How native code meets a Symbolic: attributes, calls, subscripts and operators
// give further Symbolics, everything that has to look into it is refused. The
// interpreter itself decides before it comes to this.

// Refuse implements py.Unknown.
func (s *Symbolic) Refuse(_ *py.Task, use string) error { return s.in.lookFault(s, s.in.here, use) }

// GetAttr implements py.AttrGetter. Special names are not asked of a Symbolic:
// whether it has them is not known, and native code that asks goes its plain way.
func (s *Symbolic) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		return nil, nil
	}
	return s.in.NewSymbolic(SymAttr, name, s), nil
}

// Call implements py.Caller.
func (s *Symbolic) Call(_ *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	return s.in.symbolicCall(s, pos, kw), nil
}

// GetItem implements py.Subscripter.
func (s *Symbolic) GetItem(_ *py.Task, key py.Value) (py.Value, error) {
	return s.in.NewSymbolic(SymItem, "", s, key), nil
}

// BinaryOp implements py.Operand.
func (s *Symbolic) BinaryOp(_ *py.Task, op py.BinaryOp, other py.Value, reflected bool) (py.Value, error) {
	a, b := py.Value(s), other
	if reflected {
		a, b = b, a
	}
	return s.in.NewSymbolic(SymBinary, nativeOperators[op], a, b), nil
}

var nativeOperators = map[py.BinaryOp]string{py.OpAdd: "+", py.OpSub: "-", py.OpMul: "*", py.OpMatMul: "@", py.OpTrueDiv: "/",
	py.OpFloorDiv: "//", py.OpMod: "%", py.OpPow: "**", py.OpLShift: "<<", py.OpRShift: ">>", py.OpAnd: "&", py.OpOr: "|", py.OpXor: "^"}

// Compare implements py.Comparer.
func (s *Symbolic) Compare(t *py.Task, _ py.CompareOp, _ py.Value) (py.Value, error) {
	return nil, s.Refuse(t, "compared")
}

// Hash implements py.Hasher.
func (s *Symbolic) Hash(t *py.Task) (int64, error) { return 0, s.Refuse(t, "used as a key") }

// Iter implements py.Iterable.
func (s *Symbolic) Iter(*py.Task) (py.Iterator, error) { return nil, s.in.iterFault(s, s.in.here) }

// Contains implements py.Container.
func (s *Symbolic) Contains(t *py.Task, _ py.Value) (bool, error) {
	return false, s.Refuse(t, "searched")
}

// Str implements py.Strer.
func (s *Symbolic) Str(t *py.Task) (string, error) { return "", s.Refuse(t, "written as text") }

// Repr implements py.Reprer.
func (s *Symbolic) Repr(t *py.Task) (string, error) { return "", s.Refuse(t, "written as text") }

// Format implements py.Formatter.
func (s *Symbolic) Format(t *py.Task, _ string) (string, error) {
	return "", s.Refuse(t, "written as text")
}
