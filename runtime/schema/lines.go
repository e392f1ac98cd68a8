package schema

import (
	"errors"
	"slices"

	"github.com/covetpy/covetgen/runtime/py"
)

// control is a signal that travels as an error and that only fields,
// containers and Default nodes understand.
type control string

func (c control) Error() string { return string(c) }

const (
	errOmit       = control("omit")
	errUseDefault = control("use default")
)

// fail makes a validation error with one line. ctx is pairs of names and values.
func fail(t *py.Task, st *State, typ string, in py.Value, ctx ...any) error {
	var d *py.Dict
	if len(ctx) > 0 {
		d = py.NewDict()
		for i := 0; i < len(ctx); i += 2 {
			d.SetStr(ctx[i].(string), ctxValue(ctx[i+1]))
		}
	}
	return &Errors{Lines: []ErrorDetail{{
		Type: typ, Msg: renderMessage(t, typ, d, st.modeJSON), Input: in, Ctx: d,
	}}}
}

func ctxValue(v any) py.Value {
	switch x := v.(type) {
	case string:
		return py.Str(x)
	case int:
		return py.MakeInt(int64(x))
	case float64:
		return py.Float(x)
	case nil:
		return py.None
	}
	return v.(py.Value)
}

// under prepends a step to the locs of the lines in err; other errors pass.
func under(err error, item LocItem) error {
	if e, ok := err.(*Errors); ok {
		for i := range e.Lines {
			e.Lines[i].rev = append(e.Lines[i].rev, item)
		}
	}
	return err
}

// underPath prepends the steps of a path.
func underPath(err error, path AliasPath) error {
	for i := len(path) - 1; i >= 0; i-- {
		err = under(err, locOf(path[i]))
	}
	return err
}

// collect adds the lines of err to *all and reports true; an error that is no
// list of lines is returned.
func collect(all *[]ErrorDetail, err error) (bool, error) {
	if e, ok := err.(*Errors); ok {
		*all = append(*all, e.Lines...)
		return true, nil
	}
	return false, err
}

// retype changes the type of the lines of one type and reports whether there
// were any.
func retype(t *py.Task, st *State, e *Errors, from, to string) bool {
	found := false
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.Type == from {
			l.Type = to
			l.Msg = renderMessage(t, to, l.Ctx, st.modeJSON)
			found = true
		}
	}
	return found
}

// locOf is how a key appears in a loc: str and int as they are, others by repr.
func locOf(v py.Value) LocItem {
	if s, ok := py.AsStr(v); ok {
		return Key(s)
	}
	if i, ok := py.AsInt(v); ok {
		if n, small := i.Int64(); small {
			return LocItem{Index: n, IsIndex: true}
		}
	}
	s, err := py.Repr(nil, v)
	if err != nil {
		s = "<unprintable " + v.Type().Name + " object>"
	}
	return Key(s)
}

// finish turns the inside-out locs into locs, below prefix.
func (e *Errors) finish(prefix []LocItem) {
	for i := range e.Lines {
		l := &e.Lines[i]
		loc := make([]LocItem, 0, len(prefix)+len(l.Loc)+len(l.rev))
		loc = append(loc, prefix...)
		for j := len(l.rev) - 1; j >= 0; j-- {
			loc = append(loc, l.rev[j])
		}
		l.Loc = append(loc, l.Loc...)
		l.rev = nil
	}
}

// convertRaised maps an exception that a validator function raised, as
// pydantic-core's convert_err does: ValueError and AssertionError become
// lines, ValidationError gives its own lines, the rest stays an exception.
func convertRaised(t *py.Task, st *State, err error, in py.Value) error {
	var exc *py.Exception
	if !errors.As(err, &exc) {
		return err
	}
	switch {
	case exc.Class.IsSubtype(PydanticOmitType):
		return errOmit
	case exc.Class.IsSubtype(PydanticUseDefaultType):
		return errUseDefault
	case exc.Class.IsSubtype(py.ValueError):
		if e := ErrorsOf(exc); e != nil {
			out := &Errors{Lines: slices.Clone(e.Lines)}
			for i := range out.Lines {
				l := &out.Lines[i]
				l.rev = slices.Clone(l.Loc)
				slices.Reverse(l.rev)
				l.Loc = nil
			}
			return out
		}
		if line, ok := customErrorLine(t, st, exc, in); ok {
			return &Errors{Lines: []ErrorDetail{line}}
		}
		return fail(t, st, "value_error", in, "error", exc)
	case exc.Class.IsSubtype(py.AssertionError):
		return fail(t, st, "assertion_error", in, "error", exc)
	}
	return err
}
