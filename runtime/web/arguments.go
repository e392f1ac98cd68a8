package web

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// bindArgs binds the arguments of a call to the parameters of a Python function that is
// written in Go here. Parameters may be given by position or by name unless they say
// otherwise.
func bindArgs(qualname string, params []py.Param, pos []py.Value, kw []py.Kw) ([]py.Value, error) {
	named := make([]py.Param, len(params))
	for i, p := range params {
		if p.Kind == py.PositionalOnly {
			p.Kind = py.PositionalOrKeyword
		}
		named[i] = p
	}
	name := qualname[strings.LastIndexByte(qualname, '.')+1:]
	return py.BindArgs(&py.Function{Name: name, Qualname: qualname, Params: named}, pos, kw)
}
