package frompy

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/lower"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
)

var front = frontEnd{
	natives: func() []eval.Natives { return []eval.Natives{pydantic.Natives()} },
	isApp:   func(py.Value) bool { return false },
	build:   func(in *eval.Interp, app py.Value, l *lower.Lowerer, list *diag.List) *ir.App { return nil },
}
