package py

import (
	"fmt"
	"strings"
)

// BindArgs assigns the arguments of a call to the parameters of fn, in the
// order of fn.Params, and raises CPython's TypeErrors (Python/ceval.c,
// initialize_locals): keywords first, then too many positional arguments, then
// missing ones.
func BindArgs(fn *Function, pos []Value, kw []Kw) ([]Value, error) {
	args := make([]Value, len(fn.Params))
	positional := 0 // parameters that take positional arguments
	varPos, varKw := -1, -1
	for i := range fn.Params {
		switch fn.Params[i].Kind {
		case PositionalOnly, PositionalOrKeyword:
			positional++
		case VarPositional:
			varPos = i
		case VarKeyword:
			varKw = i
		}
	}
	n := copy(args[:positional], pos)
	if varPos >= 0 {
		rest := append([]Value(nil), pos[n:]...)
		args[varPos] = NewTuple(rest...)
	}
	if varKw >= 0 || len(kw) > 0 {
		if err := bindKeywordArgs(fn, args, n, varKw, kw); err != nil {
			return nil, err
		}
	}
	if len(pos) > positional && varPos < 0 {
		return nil, tooManyPositional(fn, positional, len(pos), args)
	}
	var missing []string
	for i := n; i < positional; i++ {
		if args[i] == nil {
			if args[i] = fn.Params[i].Default; args[i] == nil {
				missing = append(missing, fn.Params[i].Name)
			}
		}
	}
	if missing != nil {
		return nil, missingArguments(fn, "positional", missing)
	}
	for i := positional; i < len(args); i++ {
		if fn.Params[i].Kind == KeywordOnly && args[i] == nil {
			if args[i] = fn.Params[i].Default; args[i] == nil {
				missing = append(missing, fn.Params[i].Name)
			}
		}
	}
	if missing != nil {
		return nil, missingArguments(fn, "keyword-only", missing)
	}
	return args, nil
}

func bindKeywordArgs(fn *Function, args []Value, given, varKw int, kw []Kw) error {
	var extra *Dict
	if varKw >= 0 {
		extra = NewDict()
		args[varKw] = extra
	}
next:
	for _, k := range kw {
		for i := range fn.Params {
			p := &fn.Params[i]
			if p.Name != k.Name || p.Kind != PositionalOrKeyword && p.Kind != KeywordOnly {
				continue
			}
			if args[i] != nil {
				return Raise(TypeError, "%s() got multiple values for argument '%s'", fn.callName(), k.Name)
			}
			args[i] = k.Value
			continue next
		}
		if extra == nil {
			if names := positionalOnlyAsKeywords(fn, kw); names != "" {
				return Raise(TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.callName(), names)
			}
			return Raise(TypeError, "%s() got an unexpected keyword argument '%s'", fn.callName(), k.Name)
		}
		if _, dup := extra.GetStr(k.Name); dup {
			return Raise(TypeError, "%s() got multiple values for keyword argument '%s'", fn.callName(), k.Name)
		}
		extra.SetStr(k.Name, k.Value)
	}
	return nil
}

// callName is how messages name the function: its qualified name.
func (f *Function) callName() string {
	if f.Qualname != "" {
		return f.Qualname
	}
	return f.Name
}

func positionalOnlyAsKeywords(fn *Function, kw []Kw) string {
	var names []string
	for i := range fn.Params {
		if fn.Params[i].Kind != PositionalOnly {
			continue
		}
		for _, k := range kw {
			if k.Name == fn.Params[i].Name {
				names = append(names, k.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

func tooManyPositional(fn *Function, positional, given int, args []Value) error {
	defaults, keywordOnly := 0, 0
	for i := range fn.Params {
		switch fn.Params[i].Kind {
		case PositionalOnly, PositionalOrKeyword:
			if fn.Params[i].Default != nil {
				defaults++
			}
		case KeywordOnly:
			if args[i] != nil {
				keywordOnly++
			}
		}
	}
	takes := fmt.Sprint(positional)
	many := positional != 1
	if defaults > 0 {
		many = true
		takes = fmt.Sprintf("from %d to %d", positional-defaults, positional)
	}
	also := ""
	if keywordOnly > 0 {
		also = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), keywordOnly, plural(keywordOnly))
	}
	return Raise(TypeError, "%s() takes %s positional argument%s but %d%s %s given",
		fn.callName(), takes, choose(many, "s", ""), given, also, choose(given == 1 && keywordOnly == 0, "was", "were"))
}

func missingArguments(fn *Function, kind string, names []string) error {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	var list string
	switch n := len(quoted); n {
	case 1:
		list = quoted[0]
	case 2:
		list = quoted[0] + " and " + quoted[1]
	default:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return Raise(TypeError, "%s() missing %d required %s argument%s: %s", fn.callName(), len(names), kind, plural(len(names)), list)
}
