package schema

import (
	"os"
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// The exception classes of pydantic_core and pydantic.errors.
var (
	ValidationErrorType     = py.Subtype(exceptionTables{}, "pydantic_core._pydantic_core", "ValidationError", &py.ValueError)
	PydanticCustomErrorType = py.Subtype(exceptionTables{}, "pydantic_core._pydantic_core", "PydanticCustomError", &py.ValueError)
	PydanticKnownErrorType  = py.Subtype(exceptionTables{}, "pydantic_core._pydantic_core", "PydanticKnownError", &py.ValueError)
	PydanticOmitType        = py.Subtype(nil, "pydantic_core._pydantic_core", "PydanticOmit", &py.Exception_)
	PydanticUseDefaultType  = py.Subtype(nil, "pydantic_core._pydantic_core", "PydanticUseDefault", &py.Exception_)
	SchemaErrorType         = py.Subtype(nil, "pydantic_core._pydantic_core", "SchemaError", &py.Exception_)
	SerializationErrorType  = py.Subtype(nil, "pydantic_core._pydantic_core", "PydanticSerializationError", &py.ValueError)
	PydanticUserErrorType   = py.Subtype(exceptionTables{}, "pydantic.errors", "PydanticUserError", &py.TypeError)
)

// undefinedType is the class of PydanticUndefined.
var undefinedType = py.RootType(nil, "pydantic_core._pydantic_core", "PydanticUndefinedType")

// undefinedValue is the type of Undefined.
type undefinedValue struct{}

// Type returns the Python class.
func (undefinedValue) Type() *py.Type { return undefinedType }

// Repr is "PydanticUndefined".
func (undefinedValue) Repr(t *py.Task) (string, error) { return "PydanticUndefined", nil }

// Undefined is pydantic_core.PydanticUndefined.
var Undefined py.Value = undefinedValue{}

// errorURL is where messages point to.
const errorURL = "https://errors.pydantic.dev/2.14/v/"

// errorsValue carries the line errors inside their exception.
type errorsValue struct{ e *Errors }

// Type implements py.Value; Python never sees it.
func (errorsValue) Type() *py.Type { return py.TypeObject }

// errorsField is the exception field that holds the line errors.
const errorsField = "line_errors"

// NewValidationError makes the ValidationError for a failed validation.
func NewValidationError(e *Errors) *py.Exception {
	exc := py.AsException(py.Raise(ValidationErrorType, "%s", e.Text()))
	exc.Fields = map[string]py.Value{errorsField: errorsValue{e}}
	return exc
}

// ErrorsOf returns the line errors of a ValidationError, nil for other exceptions.
func ErrorsOf(exc *py.Exception) *Errors {
	if v, ok := exc.Fields[errorsField].(errorsValue); ok {
		return v.e
	}
	return nil
}

// Text is str(ValidationError).
func (e *Errors) Text() string {
	var b strings.Builder
	plural := "s"
	if len(e.Lines) == 1 {
		plural = ""
	}
	b.WriteString(py.IntOf(int64(len(e.Lines))).String() + " validation error" + plural + " for " + e.Title)
	url := includeURL()
	for i := range e.Lines {
		b.WriteByte('\n')
		e.Lines[i].pretty(&b, e.HideInput, url)
	}
	return b.String()
}

// includeURL follows PYDANTIC_ERRORS_INCLUDE_URL.
func includeURL() bool {
	v, ok := os.LookupEnv("PYDANTIC_ERRORS_INCLUDE_URL")
	return !ok || v == "1" || strings.EqualFold(v, "true")
}

func (l *ErrorDetail) pretty(b *strings.Builder, hideInput, url bool) {
	for i, it := range l.Loc {
		if i > 0 {
			b.WriteByte('.')
		}
		switch {
		case it.IsIndex:
			b.WriteString(py.IntOf(it.Index).String())
		case strings.Contains(it.Name, "."):
			b.WriteString("`" + it.Name + "`")
		default:
			b.WriteString(it.Name)
		}
	}
	if len(l.Loc) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("  " + l.Msg + " [type=" + l.Type)
	if !hideInput && l.Type != "default_factory_not_called" {
		text, err := py.Repr(nil, l.Input)
		if err != nil {
			text = "<unprintable " + l.Input.Type().Qualname + " object>"
		}
		b.WriteString(", input_value=" + truncateMiddle(text, 50) + ", input_type=" + l.Input.Type().Qualname)
	}
	b.WriteByte(']')
	if url && !l.Custom {
		b.WriteString("\n    For further information visit " + errorURL + l.Type)
	}
}

// truncateMiddle cuts text longer than max bytes, leaving both ends whole
// code points.
func truncateMiddle(s string, max int) string {
	if len(s) <= max {
		return s
	}
	mid := (max + 1) / 2
	head := mid
	for head > 0 && !utf8.RuneStart(s[head]) {
		head--
	}
	tail := len(s) - (mid - 1)
	for tail < len(s) && !utf8.RuneStart(s[tail]) {
		tail++
	}
	return s[:head] + "..." + s[tail:]
}

// List returns errors(...) as Python sees it.
func (e *Errors) List(url, context, input bool) *py.List {
	out := py.NewList()
	for i := range e.Lines {
		l := &e.Lines[i]
		d := py.NewDict()
		d.SetStr("type", py.Str(l.Type))
		loc := make([]py.Value, len(l.Loc))
		for j, it := range l.Loc {
			loc[j] = it.Value()
		}
		d.SetStr("loc", py.NewTuple(loc...))
		d.SetStr("msg", py.Str(l.Msg))
		if input {
			d.SetStr("input", l.Input)
		}
		if context && l.Ctx != nil {
			d.SetStr("ctx", l.Ctx)
		}
		if url && !l.Custom {
			d.SetStr("url", py.Str(errorURL+l.Type))
		}
		out.Items = append(out.Items, d)
	}
	return out
}

// Details is errors(include_url=False).
func (e *Errors) Details() *py.List { return e.List(false, true, true) }

// customErrorLine makes the line of a PydanticCustomError or PydanticKnownError.
func customErrorLine(t *py.Task, st *State, exc *py.Exception, in py.Value) (ErrorDetail, bool) {
	custom := exc.Class.IsSubtype(PydanticCustomErrorType)
	if !custom && !exc.Class.IsSubtype(PydanticKnownErrorType) {
		return ErrorDetail{}, false
	}
	typ, _ := py.AsStr(exc.Fields["type"])
	ctx, _ := exc.Fields["context"].(*py.Dict)
	l := ErrorDetail{Type: typ, Input: in, Ctx: ctx, Custom: custom}
	if custom {
		tmpl, _ := py.AsStr(exc.Fields["message_template"])
		l.Msg = tmpl
		if ctx != nil {
			l.Msg = fillTemplate(t, tmpl, ctx, false)
		}
	} else {
		l.Msg = renderMessage(t, typ, ctx, st.modeJSON)
	}
	return l, true
}

// incompleteError is what using a class with unresolved references raises.
func incompleteError(c *Class) error {
	exc := py.AsException(py.Raise(PydanticUserErrorType,
		"`%s` is not fully defined; you should define `%s`, then call `%s.model_rebuild()`.\n\nFor further information visit https://errors.pydantic.dev/2.14/u/class-not-fully-defined",
		c.Name, c.Incomplete, c.Name))
	return exc
}

// namedArgs binds arguments by name for the constructors in this package.
func namedArgs(fn string, names []string, pos []py.Value, kw []py.Kw) (map[string]py.Value, error) {
	out := map[string]py.Value{}
	if len(pos) > len(names) {
		return nil, py.Raise(py.TypeError, "%s() takes %d positional arguments but %d were given", fn, len(names), len(pos))
	}
	for i, v := range pos {
		out[names[i]] = v
	}
next:
	for _, k := range kw {
		for _, n := range names {
			if n == k.Name {
				if _, dup := out[n]; dup {
					return nil, py.Raise(py.TypeError, "%s() got multiple values for argument '%s'", fn, n)
				}
				out[n] = k.Value
				continue next
			}
		}
		return nil, py.Raise(py.TypeError, "%s() got an unexpected keyword argument '%s'", fn, k.Name)
	}
	return out, nil
}

func flag(args map[string]py.Value, name string) bool {
	v, ok := args[name]
	return !ok || v != py.False
}

type exceptionTables struct{}

// Fill implements py.Tables.
func (exceptionTables) Fill() {
	errs := func(v py.Value) *Errors {
		if e := ErrorsOf(v.(*py.Exception)); e != nil {
			return e
		}
		return &Errors{}
	}
	includes := []string{"include_url", "include_context", "include_input"}
	ValidationErrorType.SetMethods([]py.Method{
		{Name: "__repr__", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, _ []py.Value) (py.Value, error) {
			text, err := py.StrOf(t, v)
			return py.Str(text), err
		}},
		{Name: "error_count", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(len(errs(v).Lines))), nil
		}},
		{Name: "errors", Kind: py.Raw, RawFn: func(t *py.Task, v py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			if len(pos) > 0 {
				return nil, py.Raise(py.TypeError, "ValidationError.errors() takes 0 positional arguments but %d was given", len(pos))
			}
			args, err := namedArgs("ValidationError.errors", includes, nil, kw)
			if err != nil {
				return nil, err
			}
			return errs(v).List(includeURL() && flag(args, "include_url"), flag(args, "include_context"), flag(args, "include_input")), nil
		}},
		{Name: "json", Kind: py.Raw, RawFn: func(t *py.Task, v py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			args, err := namedArgs("ValidationError.json", append([]string{"indent"}, includes...), pos, kw)
			if err != nil {
				return nil, err
			}
			list := errs(v).List(includeURL() && flag(args, "include_url"), flag(args, "include_context"), flag(args, "include_input"))
			o := DumpOptions{Mode: "json", SerializeUnknown: true}
			if i, ok := py.AsInt(args["indent"]); ok && args["indent"] != nil {
				o.Indent, _ = i.Index()
			}
			b, err := AppendAnyJSON(nil, t, list, o)
			return py.Str(b), err
		}},
	}, "")
	ValidationErrorType.SetAttributes([]py.Attribute{
		{Name: "title", Get: func(t *py.Task, v py.Value) (py.Value, error) { return py.Str(errs(v).Title), nil }},
	})
	PydanticCustomErrorType.New = newCustomError([]string{"error_type", "message_template", "context"})
	PydanticKnownErrorType.New = newCustomError([]string{"error_type", "context"})
	for _, c := range []*py.Type{PydanticCustomErrorType, PydanticKnownErrorType} {
		c.SetAttributes([]py.Attribute{
			{Name: "type", Get: fieldGetter("type")},
			{Name: "message_template", Get: fieldGetter("message_template")},
			{Name: "context", Get: fieldGetter("context")},
		})
		c.SetMethods([]py.Method{{Name: "message", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			l, _ := customErrorLine(t, &State{}, v.(*py.Exception), py.None)
			return py.Str(l.Msg), nil
		}}}, "")
	}
	userErr := func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := namedArgs(cls.Name, []string{"message", "code"}, pos, kw)
		if err != nil {
			return nil, err
		}
		text, _ := py.AsStr(args["message"])
		if code, ok := py.AsStr(args["code"]); ok && args["code"] != nil {
			text += "\n\nFor further information visit https://errors.pydantic.dev/2.14/u/" + code
		}
		return py.AsException(py.Raise(cls, "%s", text)), nil
	}
	PydanticUserErrorType.New = userErr
}

func fieldGetter(name string) func(t *py.Task, v py.Value) (py.Value, error) {
	return func(t *py.Task, v py.Value) (py.Value, error) {
		if x := v.(*py.Exception).Fields[name]; x != nil {
			return x, nil
		}
		return py.None, nil
	}
}

// newCustomError makes the constructor of the two custom error classes.
func newCustomError(names []string) func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
	return func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := namedArgs(cls.Name+".__new__", names, pos, kw)
		if err != nil {
			return nil, err
		}
		exc := py.AsException(py.Raise(cls, ""))
		exc.Fields = map[string]py.Value{"type": args["error_type"]}
		if exc.Fields["type"] == nil {
			return nil, py.Raise(py.TypeError, "%s.__new__() missing 1 required positional argument: 'error_type'", cls.Name)
		}
		if v := args["message_template"]; v != nil {
			exc.Fields["message_template"] = v
		}
		if v, ok := args["context"].(*py.Dict); ok {
			exc.Fields["context"] = v
		}
		l, _ := customErrorLine(t, &State{}, exc, py.None)
		exc.Args = py.NewTuple(py.Str(l.Msg))
		return exc, nil
	}
}
