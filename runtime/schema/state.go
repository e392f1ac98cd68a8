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
	depth          int
	active         map[activeKey]struct{}
}

type activeKey struct {
	value any
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
	return validate(t, s, in, opts)
}
