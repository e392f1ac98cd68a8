package schema

import (
	"errors"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Name is "function-after[functools.partial(<function ..._validator at 0x...>, ...)(), inner]"
// in pydantic-core, which shows an address; the address is left out here.
func (n *Constrained) Name() string { return "function-after[" + n.Inner.Name() + "]" }

// Validate validates by Inner, then applies the constraints in the order of
// pydantic's metadata.
func (n *Constrained) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := n.Inner.Validate(t, in, st)
	if err != nil {
		return nil, err
	}
	if n.Str != nil {
		in := v
		wasJSON := st.json
		st.json = false
		v, err = n.Str.Validate(t, v, st)
		st.json = wasJSON
		if err != nil {
			return nil, n.incompatible(t, err, in)
		}
	}
	for _, c := range []struct {
		name, typ string
		bound     py.Value
		holds     func(t *py.Task, a, b py.Value) (bool, error)
	}{
		{"gt", "greater_than", n.Gt, py.Gt}, {"ge", "greater_than_equal", n.Ge, py.Ge},
		{"lt", "less_than", n.Lt, py.Lt}, {"le", "less_than_equal", n.Le, py.Le}, {"multiple_of", "multiple_of", n.MultipleOf, multipleOf},
	} {
		if c.bound == nil {
			continue
		}
		ok, err := c.holds(t, v, c.bound)
		if err != nil {
			return nil, unable(t, err, c.name, v)
		}
		if !ok {
			return nil, fail(t, st, c.typ, v, c.name, ctxSafe(t, c.bound))
		}
	}
	return v, n.lengths(t, st, v)
}

// incompatible is _apply_constraint_with_incompatibility_info: a value whose type is no str says
// that the constraint does not fit the schema, which is no validation error.
func (n *Constrained) incompatible(t *py.Task, err error, v py.Value) error {
	var failed *Errors
	if !errors.As(err, &failed) || !strings.Contains(failed.Lines[0].Type, "type") {
		return err
	}
	text, err := py.StrOf(t, v)
	if err != nil {
		return err
	}
	return py.Raise(py.TypeError, "Unable to apply constraint '%s' to supplied value %s for schema of type '%s'", n.StrConstraint, text, n.SchemaType)
}

// unable replaces a TypeError of a constraint, as pydantic's validators do.
func unable(t *py.Task, err error, name string, v py.Value) error {
	if is, _ := py.Matches(t, err, py.TypeError); !is {
		return err
	}
	text, serr := py.StrOf(t, v)
	if serr != nil {
		return serr
	}
	return py.Raise(py.TypeError, "Unable to apply constraint '%s' to supplied value %s", name, text)
}

func multipleOf(t *py.Task, a, b py.Value) (bool, error) {
	rem, err := py.Mod(t, a, b)
	if err != nil {
		return false, err
	}
	left, err := py.Truth(t, rem)
	return !left, err
}

// ctxSafe is pydantic's _safe_repr: numbers and strs as they are, others by repr.
func ctxSafe(t *py.Task, v py.Value) py.Value {
	_, isInt := py.AsInt(v)
	_, isFloat := py.AsFloat(v)
	if isInt || isFloat || isText(v) {
		return v
	}
	s, err := py.Repr(t, v)
	if err != nil {
		return py.Str(v.Type().Name)
	}
	return py.Str(s)
}

func (n *Constrained) lengths(t *py.Task, st *State, v py.Value) error {
	if n.MinLength != nil || n.MaxLength != nil {
		length, err := py.Len(t, v)
		if err != nil {
			name := "min_length"
			if n.MinLength == nil {
				name = "max_length"
			}
			return unable(t, err, name, v)
		}
		if n.MinLength != nil && length < *n.MinLength {
			return tooShort(t, st, v, "Value", *n.MinLength, length)
		}
		if n.MaxLength != nil && length > *n.MaxLength {
			return tooLong(t, st, v, "Value", *n.MaxLength, length)
		}
	}
	if n.MaxDigits != nil || n.DecimalPlaces != nil {
		if !isDecimal(v) {
			name := "max_digits"
			if n.MaxDigits == nil {
				name = "decimal_places"
			}
			return unable(t, py.Raise(py.TypeError, ""), name, v)
		}
		if err := (&Decimal{MaxDigits: n.MaxDigits, DecimalPlaces: n.DecimalPlaces}).checkDigits(t, st, v, v); err != nil {
			return err
		}
	}
	if n.AllowInfNan != nil && !*n.AllowInfNan {
		f, ok := floatOf(t, v)
		if !ok {
			return py.Raise(py.TypeError, "must be real number, not %s", v.Type().Name)
		}
		if f-f != 0 { // NaN and the infinities
			return fail(t, st, "finite_number", v)
		}
	}
	return nil
}
