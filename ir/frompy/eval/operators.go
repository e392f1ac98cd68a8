package eval

import (
	"math/big"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// operator is a row of the table of binary operators.
type operator struct {
	text             string
	compute, inPlace func(t *py.Task, a, b py.Value) (py.Value, error)
}

var binaryOperators = [...]operator{
	pyast.Add:      {"+", py.Add, py.IAdd},
	pyast.Sub:      {"-", py.Sub, py.ISub},
	pyast.Mult:     {"*", py.Mul, py.IMul},
	pyast.MatMult:  {"@", py.MatMul, py.IMatMul},
	pyast.Div:      {"/", py.TrueDiv, py.ITrueDiv},
	pyast.Mod:      {"%", py.Mod, py.IMod},
	pyast.Pow:      {"**", py.Pow, py.IPow},
	pyast.LShift:   {"<<", py.LShift, py.ILShift},
	pyast.RShift:   {">>", py.RShift, py.IRShift},
	pyast.BitOr:    {"|", py.Or, py.IOr},
	pyast.BitXor:   {"^", py.Xor, py.IXor},
	pyast.BitAnd:   {"&", py.And, py.IAnd},
	pyast.FloorDiv: {"//", py.FloorDiv, py.IFloorDiv},
}

var unaryOperators = [...]struct {
	text    string
	compute func(t *py.Task, v py.Value) (py.Value, error)
}{
	pyast.Invert: {"~", py.Invert},
	pyast.UAdd:   {"+", py.Pos},
	pyast.USub:   {"-", py.Neg},
	pyast.Not:    {"not", nil},
}

var compareTexts = [...]string{
	pyast.Eq: "==", pyast.NotEq: "!=", pyast.Lt: "<", pyast.LtE: "<=", pyast.Gt: ">", pyast.GtE: ">=",
	pyast.Is: "is", pyast.IsNot: "is not", pyast.In: "in", pyast.NotIn: "not in",
}

var richCompares = map[pyast.CmpOperator]py.CompareOp{
	pyast.Eq: py.CmpEq, pyast.NotEq: py.CmpNe, pyast.Lt: py.CmpLt, pyast.LtE: py.CmpLe, pyast.Gt: py.CmpGt, pyast.GtE: py.CmpGe,
}

// guardSize refuses operators whose result alone would exceed the budget.
func (in *Interp) guardSize(op pyast.Operator, a, b py.Value) error {
	size := func(v py.Value) int64 {
		switch x := py.Unwrap(v).(type) {
		case py.Str:
			return int64(len(x))
		case py.Bytes:
			return int64(len(x))
		case *py.List:
			return 16 * int64(len(x.Items))
		case *py.Tuple:
			return 16 * int64(len(x.Items))
		}
		return 0
	}
	over := false
	switch op {
	case pyast.Mult:
		n, ok := b.(py.SmallInt)
		seq := size(a)
		if !ok || seq == 0 {
			n, ok = a.(py.SmallInt)
			seq = size(b)
		}
		over = ok && n > 0 && seq > 0 && int64(n) > in.cfg.Budget.Memory/seq
	case pyast.Pow:
		x, okX := py.AsInt(a)
		y, okY := py.AsInt(b)
		if okX && okY {
			e, small := y.Int64()
			bits := int64(x.Big().BitLen())
			over = y.Sign() > 0 && bits > 1 && (!small || e > in.cfg.Budget.Memory/16*8/bits)
		}
	case pyast.LShift:
		x, okX := py.AsInt(a)
		y, okY := py.AsInt(b)
		if okX && okY && x.Sign() != 0 {
			e, small := y.Int64()
			over = y.Sign() > 0 && (!small || e > in.cfg.Budget.Memory)
		}
	}
	if over {
		return in.budgetFault("memory")
	}
	return nil
}

// constant is the value of a literal.
func constant(c pyast.Const) py.Value {
	switch c.Kind {
	case pyast.ConstTrue:
		return py.True
	case pyast.ConstFalse:
		return py.False
	case pyast.ConstEllipsis:
		return py.Ellipsis
	case pyast.ConstInt:
		if c.Big != nil {
			return py.MakeBigInt(new(big.Int).Set(c.Big))
		}
		return py.MakeInt(c.Int)
	case pyast.ConstFloat:
		return py.Float(c.Float)
	case pyast.ConstComplex:
		return py.Complex(complex(0, c.Float))
	case pyast.ConstStr:
		return py.Str(c.Str)
	case pyast.ConstBytes:
		return py.Bytes(c.Str)
	}
	return py.None
}
