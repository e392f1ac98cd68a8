package emit

import (
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
)

// hint names what an expression holds, for the temporary that it may need.
func hint(x ir.Expr) string {
	switch x := x.(type) {
	case *ir.Local:
		if isTemporary(x.Var.Name) {
			return "value"
		}
		return names.Unexported(x.Var.Name)
	case *ir.GlobalRef:
		return names.Unexported(x.Global.Name)
	case *ir.Call:
		return noun(x.Func.Name)
	case *ir.Runtime:
		return runtimeHint(x)
	case *ir.Field:
		return names.Unexported(x.Model.Fields[x.Index].Name)
	case *ir.Member:
		return names.Unexported(x.Field.Name)
	case *ir.Make:
		return names.Unexported(x.Class.Name)
	case *ir.Convert:
		return hint(x.X)
	case *ir.Construct:
		return names.Unexported(x.Model.Name)
	case *ir.Block:
		return hint(x.X)
	case *ir.MethodCall:
		if word, ok := methodHints[x.Name]; ok {
			return word
		}
		return noun(x.Name)
	case *ir.DynCall:
		return callHint(x.Func)
	case *ir.Yield:
		return "sent"
	case *ir.IsNone, *ir.IsClass, *ir.HasMember, *ir.Not, *ir.Logic:
		return "ok"
	case *ir.GoOp:
		if strings.ContainsAny(x.Op, "=<>") {
			return "ok"
		}
		return "result"
	case *ir.ListLit:
		return "list"
	case *ir.TupleLit:
		return "tuple"
	case *ir.DictLit:
		return "dict"
	case *ir.SetLit:
		return "set"
	case *ir.JoinedStr:
		return "text"
	case *ir.Lambda:
		return noun(x.Func.Name)
	case *ir.ErrValue:
		return "exception"
	}
	return "value"
}

// verbs begin the names of functions that return what the rest of the name says.
var verbs = map[string]bool{
	"get": true, "create": true, "make": true, "build": true, "find": true, "fetch": true, "load": true, "read": true,
	"compute": true, "calculate": true, "parse": true, "new": true, "to": true, "as": true, "is": true, "has": true, "decode": true, "encode": true,
}

// noun names the result of calling a function.
func noun(function string) string {
	words := strings.Split(strings.Trim(strings.ToLower(function), "_"), "_")
	if len(words) > 1 && verbs[words[0]] {
		return names.Unexported(strings.Join(words[1:], "_"))
	}
	return "result"
}

var methodHints = map[string]string{
	"get": "value", "items": "items", "keys": "keys", "values": "values", "pop": "value", "split": "parts", "join": "text",
	"strip": "text", "lower": "text", "upper": "text", "format": "text", "replace": "text", "copy": "copied", "model_dump": "data", "dict": "data",
	"startswith": "ok", "endswith": "ok", "encode": "data", "decode": "text", "isoformat": "text", "count": "count", "index": "index",
}

// symbolHints names the results of runtime symbols.
var symbolHints = map[string]string{
	"Add": "sum", "IAdd": "sum", "Sub": "difference", "ISub": "difference", "Mul": "product", "IMul": "product",
	"TrueDiv": "quotient", "FloorDiv": "quotient", "FloatDiv": "quotient", "Mod": "remainder", "Pow": "power", "Eq": "equal", "Ne": "differs",
	"Lt": "less", "Le": "atMost", "Gt": "greater", "Ge": "atLeast", "Contains": "found", "HasStr": "found", "ItemOfStr": "item", "Truth": "ok", "Not": "ok",
	"Len": "length", "StrOf": "text", "Repr": "text", "Format": "text", "GetItem": "item", "Iter": "it", "ListOf": "list",
	"TupleOf": "tuple", "IsInstance": "ok", "UnpackN": "parts", "UnpackStar": "parts", "Call": "result", "Neg": "negative",
}

func runtimeHint(x *ir.Runtime) string {
	if _, qualname, ok := ir.NativeName(x); ok {
		return names.Unexported(qualname[strings.LastIndexByte(qualname, '.')+1:])
	}
	name := strings.TrimPrefix(x.Sym.Name, ".")
	if (name == "GetAttr" || name == "GetItem") && len(x.Args) == 2 {
		if key, ok := constText(x.Args[1]); ok {
			return names.Unexported(key)
		}
	}
	if word, ok := symbolHints[name]; ok {
		return word
	}
	if x.T != nil && x.T.Kind == ir.BoolKind {
		return "ok"
	}
	return "result"
}

// constText returns the text of a constant that can be a name.
func constText(x ir.Expr) (string, bool) {
	if convert, ok := x.(*ir.Convert); ok {
		x = convert.X
	}
	c, ok := x.(*ir.Const)
	if !ok {
		return "", false
	}
	s, ok := c.Value.(py.Str)
	if !ok || s == "" || len(s) > 20 {
		return "", false
	}
	for _, r := range string(s) {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return "", false
		}
	}
	return string(s), true
}

var callHints = map[string]string{
	"len": "length", "str": "text", "repr": "text", "int": "number", "float": "number", "list": "list", "dict": "dict",
	"sorted": "sorted", "sum": "total", "max": "most", "min": "least", "isinstance": "ok", "bool": "ok", "type": "typ", "set": "set", "tuple": "tuple",
}

func callHint(callee ir.Expr) string {
	switch f := callee.(type) {
	case *ir.Runtime:
		if _, qualname, ok := ir.NativeName(f); ok {
			name := qualname[strings.LastIndexByte(qualname, '.')+1:]
			if word, ok := callHints[name]; ok {
				return word
			}
			if name != "" && name[0] >= 'A' && name[0] <= 'Z' {
				return names.Unexported(name)
			}
			return noun(name)
		}
	case *ir.ClassValue:
		if f.Class != nil {
			return names.Unexported(f.Class.Name)
		}
		return names.Unexported(f.Model.Name)
	case *ir.Local:
		return noun(f.Var.Name)
	case *ir.FuncValue:
		return noun(f.Func.Name)
	}
	return "result"
}
