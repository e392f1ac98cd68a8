package pydantic

import (
	"fmt"

	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The exceptions of pydantic.errors that class creation raises. User code may catch
// them, so they are Python exceptions and not diagnostics.
var (
	TypePydanticUserError     = py.NewBuiltinType("pydantic.errors", "PydanticUserError", py.RuntimeError)
	TypeSchemaGenerationError = py.NewBuiltinType("pydantic.errors", "PydanticSchemaGenerationError", TypePydanticUserError)
	TypeUndefinedAnnotation   = py.NewBuiltinType("pydantic.errors", "PydanticUndefinedAnnotation", py.NameError)
	TypeForbiddenQualifier    = py.NewBuiltinType("pydantic.errors", "PydanticForbiddenQualifier", TypePydanticUserError)
	TypeImportError           = py.NewBuiltinType("pydantic.errors", "PydanticImportError", py.ImportError)
)

// errorSignature is PydanticErrorMixin.__init__.
var errorSignature = native.ParseSignature("message, *, code=None")

func init() {
	for _, c := range []*py.Type{TypePydanticUserError, TypeSchemaGenerationError, TypeForbiddenQualifier, TypeImportError} {
		c.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
			a, err := errorSignature.Bind(c.Name+".__init__", pos, kw)
			if err != nil {
				return nil, err
			}
			msg := a.Str("message")
			if code := a.Str("code"); code != "" {
				msg += usageErrors + code
			}
			e := py.AsException(py.Raise(cls, "%s", msg))
			e.Attrs = py.NewDict()
			e.Attrs.SetStr("message", a.Get("message"))
			e.Attrs.SetStr("code", a.Get("code"))
			return e, nil
		}
	}
}

const usageErrors = "\n\nFor further information visit https://errors.pydantic.dev/2.14/u/"

// userError raises PydanticUserError; code is the anchor of the documentation that the
// text ends with, "" for none.
func userError(code, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if code != "" {
		text += usageErrors + code
	}
	return py.Raise(TypePydanticUserError, "%s", text)
}

// Unsupported stands in a schema for a construct that works in Pydantic and is not
// compiled. It lets the program go on: only a route that reaches it is refused.
type Unsupported struct {
	schema.Any
	Problem *diag.Diagnostic
}

// Validate refuses with the diagnostic.
func (u *Unsupported) Validate(*py.Task, py.Value, *schema.State) (py.Value, error) {
	return nil, u.Problem
}

// Refused tells lowering why code that uses the model is not compiled.
func (u *Unsupported) Refused() *diag.Diagnostic { return u.Problem }

// Name implements schema.Schema.
func (u *Unsupported) Name() string { return "unsupported" }

// unsupported makes an Unsupported node for the place that is evaluated.
func (b *builder) unsupported(code diag.Code, hint, format string, args ...any) schema.Schema {
	span := b.span
	if span.IsZero() {
		span = b.lib.in.Here()
	}
	return &Unsupported{Problem: &diag.Diagnostic{Code: code, Span: span, Msg: fmt.Sprintf(format, args...), Hint: hint}}
}
