package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Options of one validation. The zero value is what FastAPI uses.
type Options struct {
	Strict         *bool
	FromAttributes *bool
	ByAlias        *bool
	ByName         *bool
	Extra          *Extra
	Context        py.Value  // nil: None
	Loc            []LocItem // put before every error's loc
	JSON           bool      // the input was parsed from JSON: model_validate_json's rules
	Title          string
	Self           Model // validation from __init__: fill this instance
}

// exactness orders how well a value fits a type, for smart unions.
type exactness int8

const (
	exactNone exactness = iota // not inside a union: not tracked
	exactLax
	exactStrict
	exactExact
)

// State travels through one validation.
type State struct {
	strict         *bool
	fromAttributes *bool
	byAlias        *bool
	byName         *bool
	extra          *Extra
	context        py.Value
	json           bool // the value at hand came from JSON
	modeJSON       bool // the validation as a whole was started on JSON (info.mode)
	exactness      exactness
	fieldsSet      int // -1: no fields seen
	fieldError     bool
	fieldName      string
	data           *py.Dict
	self           Model
	cfg            *Config // of the model at hand
	active         []activeKey
}

// activeKey is an input that a recursive definition is at work on.
type activeKey struct {
	value py.Value
	node  any
}

func (st *State) strictOr(def bool) bool {
	if st.strict != nil {
		return *st.strict
	}
	return def
}

func (st *State) floor(e exactness) {
	if st.exactness > e {
		st.exactness = e
	}
}

func (st *State) addFieldsSet(n int) {
	if st.fieldsSet < 0 {
		st.fieldsSet = 0
	}
	st.fieldsSet += n
}

// ValidatePython validates a Python value. The second result is nil when the
// value is fine; the third is a Python exception that a validator raised and
// that is no validation error.
func ValidatePython(t *py.Task, s Schema, in py.Value, opts Options) (py.Value, *Errors, error) {
	st := State{
		strict: opts.Strict, fromAttributes: opts.FromAttributes, byAlias: opts.ByAlias, byName: opts.ByName, extra: opts.Extra,
		context: opts.Context, json: opts.JSON, modeJSON: opts.JSON, fieldsSet: -1, self: opts.Self,
	}
	v, err := s.Validate(t, in, &st)
	if err == errUseDefault {
		err = py.Raise(py.RuntimeError, "uncaught UseDefault")
	}
	if err == nil {
		return v, nil, nil
	}
	e, ok := err.(*Errors)
	if !ok {
		if err == errOmit {
			err = py.Raise(SchemaErrorType, "Uncaught Omit error, please check your usage of `default` validators.")
		}
		return nil, nil, err
	}
	e.JSON = opts.JSON
	e.Title = opts.Title
	if e.Title == "" {
		e.Title = titleOf(s)
	}
	e.finish(opts.Loc)
	return nil, e, nil
}

// titleOf is the title that a ValidationError for s has.
func titleOf(s Schema) string {
	if m, ok := s.(*ModelRef); ok {
		if m.Class.Config.Title != "" {
			return m.Class.Config.Title
		}
		return m.Class.Name
	}
	return s.Name()
}
