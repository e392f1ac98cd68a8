package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// LocItem is one step of an error's location: a name, or an index.
type LocItem struct {
	Name    string
	Index   int64
	IsIndex bool
}

// Key makes a LocItem of a name.
func Key(name string) LocItem { return LocItem{Name: name} }

// Index makes a LocItem of an index.
func Index(i int) LocItem { return LocItem{Index: int64(i), IsIndex: true} }

// Value returns the item as Python sees it: str or int.
func (l LocItem) Value() py.Value {
	if l.IsIndex {
		return py.MakeInt(l.Index)
	}
	return py.Str(l.Name)
}

// ErrorDetail is one line error, as pydantic's e.errors(include_url=False)
// shows it. Loc goes from the outside in.
type ErrorDetail struct {
	Type  string
	Loc   []LocItem
	Msg   string
	Input py.Value
	Ctx   *py.Dict // nil: none
	// Custom lines come from a PydanticCustomError and have no URL.
	Custom bool
	rev    []LocItem // Loc while it is being built, inside out
}

// Errors is the outcome of a validation that failed.
type Errors struct {
	Title     string // the title of the ValidationError: the model's name, or the schema's
	Lines     []ErrorDetail
	JSON      bool // the input was JSON: Pydantic words some messages differently
	HideInput bool
}

// Error lists the messages, one a line. It is for Go callers; Python sees
// ValidationError's text.
func (e *Errors) Error() string {
	var b strings.Builder
	for i, l := range e.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.Msg)
	}
	return b.String()
}
