package schema

import (
	"math/big"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// isDecimal reports whether v is a decimal.Decimal.
func isDecimal(v py.Value) bool {
	_, ok := py.Unwrap(v).(*py.Decimal)
	return ok
}

// newDecimal is Decimal(arg); failures are validation errors about in.
func newDecimal(t *py.Task, st *State, arg, in py.Value) (py.Value, error) {
	v, err := py.Call(t, py.TypeDecimal, arg)
	if err == nil {
		return v, nil
	}
	exc := py.AsException(err)
	if exc.Class.IsSubtype(py.DecimalException) {
		return nil, fail(t, st, "decimal_parsing", in)
	}
	if exc.Class.IsSubtype(py.TypeError) || exc.Class.IsSubtype(py.ValueError) {
		return nil, fail(t, st, "decimal_type", in)
	}
	return nil, err
}

func decimalToInt(t *py.Task, in py.Value, st *State) (py.Int, error) {
	d := py.Unwrap(in).(*py.Decimal)
	if !d.IsFinite() {
		return py.Int{}, fail(t, st, "finite_number", in)
	}
	neg, coef, exp := d.Parts()
	n := new(big.Int).Set(coef)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exp, -exp))), nil)
	if exp >= 0 {
		n.Mul(n, scale)
	} else {
		rem := new(big.Int)
		if n.QuoRem(n, scale, rem); rem.Sign() != 0 {
			return py.Int{}, fail(t, st, "int_from_float", in)
		}
	}
	if neg {
		n.Neg(n)
	}
	return py.IntFromBig(n), nil
}

// Name is "decimal".
func (n *Decimal) Name() string { return "decimal" }

// Validate reads a Decimal.
func (n *Decimal) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	d, err := n.read(t, in, st)
	if err != nil {
		return nil, err
	}
	allow := n.AllowInfNan != nil && *n.AllowInfNan
	digits := n.MaxDigits != nil || n.DecimalPlaces != nil
	if !allow || digits {
		if !py.Unwrap(d).(*py.Decimal).IsFinite() {
			return nil, fail(t, st, "finite_number", in)
		}
		if digits {
			if err := n.checkDigits(t, st, d, in); err != nil {
				return nil, err
			}
		}
	}
	if n.MultipleOf != nil {
		m := n.bound(t, st, n.MultipleOf)
		q, err := py.TrueDiv(t, d, m)
		if err != nil {
			return nil, err
		}
		rem, err := py.Mod(t, q, py.SmallInt(1))
		zero := false
		if err == nil { // a quotient beyond the precision is no multiple
			if zero, err = py.Eq(t, rem, py.SmallInt(0)); err != nil {
				return nil, err
			}
		}
		if !zero {
			return nil, fail(t, st, "multiple_of", in, "multiple_of", m)
		}
	}
	for _, b := range []struct {
		bound py.Value
		typ   string
		key   string
		ok    func(t *py.Task, a, b py.Value) (bool, error)
	}{
		{n.Le, "less_than_equal", "le", py.Le}, {n.Lt, "less_than", "lt", py.Lt},
		{n.Ge, "greater_than_equal", "ge", py.Ge}, {n.Gt, "greater_than", "gt", py.Gt},
	} {
		if b.bound == nil {
			continue
		}
		bound := n.bound(t, st, b.bound)
		fits := false
		if !py.Unwrap(d).(*py.Decimal).IsNaN() {
			if fits, err = b.ok(t, d, bound); err != nil {
				return nil, err
			}
		}
		if !fits {
			return nil, fail(t, st, b.typ, in, b.key, bound)
		}
	}
	return d, nil
}

// bound is a constraint as a Decimal.
func (n *Decimal) bound(t *py.Task, st *State, v py.Value) py.Value {
	if isDecimal(v) {
		return v
	}
	d, err := (&Decimal{}).read(t, v, &State{fieldsSet: -1})
	if err != nil {
		return v
	}
	return d
}

func (n *Decimal) read(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in.Type() == py.TypeDecimal {
		return in, nil
	}
	strict := st.strictOr(n.Strict)
	if !strict || st.json {
		_, isStr := py.AsStr(in)
		_, isInt := py.AsInt(in)
		_, isBool := in.(py.Bool)
		f, isFloat := py.AsFloat(in)
		tuple, isTuple := in.(*py.Tuple)
		list, isList := in.(*py.List)
		switch {
		case isStr || isInt && !isBool:
			fromText(st)
			return newDecimal(t, st, in, in)
		case isFloat:
			fromText(st)
			if st.json {
				return newDecimal(t, st, py.Str(rustFloat(f)), in)
			}
			text, err := py.StrOf(t, in)
			if err != nil {
				return nil, err
			}
			return newDecimal(t, st, py.Str(text), in)
		case isTuple && len(tuple.Items) == 3 && !st.json:
			if d, err := newDecimal(t, st, in, in); err == nil {
				st.floor(exactLax)
				return d, nil
			}
		case isList && st.json && !strict && len(list.Items) == 3:
			st.floor(exactLax)
			return newDecimal(t, st, in, in)
		}
	}
	if isDecimal(in) {
		st.floor(exactStrict)
		return newDecimal(t, st, in, in)
	}
	if strict && !st.json {
		return nil, fail(t, st, "is_instance_of", in, "class", "Decimal")
	}
	return nil, fail(t, st, "decimal_type", in)
}

// digitsInfo counts the decimals and digits of a number with so many digits
// before its exponent.
func digitsInfo(digits, exp int) (decimals, all int) {
	if exp >= 0 {
		return 0, digits + exp
	}
	return -exp, max(digits, -exp)
}

func (n *Decimal) checkDigits(t *py.Task, st *State, d, in py.Value) error {
	_, coef, exp := py.Unwrap(d).(*py.Decimal).Parts()
	text := coef.String()
	decimals, digits := digitsInfo(len(text), exp)
	// the same value without trailing zeros
	nDecimals, nDigits := 0, 1
	if stripped := strings.TrimRight(text, "0"); stripped != "" {
		nDecimals, nDigits = digitsInfo(len(stripped), exp+len(text)-len(stripped))
	}
	if n.MaxDigits != nil && digits > *n.MaxDigits && nDigits > *n.MaxDigits {
		return fail(t, st, "decimal_max_digits", in, "max_digits", *n.MaxDigits)
	}
	if n.DecimalPlaces == nil {
		return nil
	}
	if decimals > *n.DecimalPlaces && nDecimals > *n.DecimalPlaces {
		return fail(t, st, "decimal_max_places", in, "decimal_places", *n.DecimalPlaces)
	}
	if n.MaxDigits != nil {
		whole := max(0, *n.MaxDigits-*n.DecimalPlaces)
		if max(0, digits-decimals) > whole && max(0, nDigits-nDecimals) > whole {
			return fail(t, st, "decimal_whole_digits", in, "whole_digits", whole)
		}
	}
	return nil
}
