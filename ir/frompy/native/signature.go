package native

import (
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Sentinel is a named singleton that stands for "not given": PydanticUndefined,
// FastAPI's Default(None), inspect.Parameter.empty.
type Sentinel struct {
	Name  string
	class *py.Type
}

// NewSentinel makes a sentinel whose repr is name, of a class of its own.
func NewSentinel(module, class, name string) *Sentinel {
	return &Sentinel{Name: name, class: py.NewBuiltinType(module, class)}
}

// Type implements py.Value.
func (s *Sentinel) Type() *py.Type { return s.class }

// Repr implements py.Reprer.
func (s *Sentinel) Repr(*py.Task) (string, error) { return s.Name, nil }

// The sentinels that signatures may name.
var (
	// Undefined is pydantic_core.PydanticUndefined.
	Undefined = schema.Undefined
	// Unset is the private _Unset of pydantic.fields and fastapi.datastructures: an
	// argument that was not passed.
	Unset py.Value = NewSentinel("covetgen", "UnsetType", "<unset>")
)

// defaults maps the default values that signatures spell by name.
var defaults = map[string]py.Value{
	"None": py.None, "True": py.True, "False": py.False, "...": py.Ellipsis,
	"Undefined": Undefined, "Unset": Unset,
}

// Signature is the parameter list of a Python function.
type Signature struct {
	Params []py.Param
	index  map[string]int
}

// ParseSignature reads a parameter list as Python source writes it, with defaults
// limited to the names of the defaults table, ints and quoted strings. "/" and "*" mean
// what they mean in Python. It panics on a malformed text: texts are constants of
// this program.
func ParseSignature(text string) *Signature {
	s := &Signature{index: map[string]int{}}
	kind := py.PositionalOrKeyword
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
			continue
		case part == "/":
			for i := range s.Params {
				s.Params[i].Kind = py.PositionalOnly
			}
			continue
		case part == "*":
			kind = py.KeywordOnly
			continue
		case strings.HasPrefix(part, "**"):
			s.add(py.Param{Name: part[2:], Kind: py.VarKeyword})
			continue
		case strings.HasPrefix(part, "*"):
			s.add(py.Param{Name: part[1:], Kind: py.VarPositional})
			kind = py.KeywordOnly
			continue
		}
		name, value, ok := strings.Cut(part, "=")
		p := py.Param{Name: name, Kind: kind}
		if ok {
			p.Default = parseDefault(value)
		}
		s.add(p)
	}
	return s
}

func (s *Signature) add(p py.Param) {
	s.index[p.Name] = len(s.Params)
	s.Params = append(s.Params, p)
}

func parseDefault(text string) py.Value {
	if v, ok := defaults[text]; ok {
		return v
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return py.MakeInt(n)
	}
	if len(text) >= 2 && text[0] == '\'' && text[len(text)-1] == '\'' {
		return py.Str(text[1 : len(text)-1])
	}
	panic("native: no default value " + text)
}

// Args are the arguments of one call, bound to a signature.
type Args struct {
	sig    *Signature
	Values []py.Value // in the order of the parameters
}

// Get returns the argument for the named parameter; a parameter that the
// signature does not have gives nil.
func (a Args) Get(name string) py.Value {
	if i, ok := a.sig.index[name]; ok {
		return a.Values[i]
	}
	return nil
}

// Given returns the argument unless it is None or a sentinel, else nil.
func (a Args) Given(name string) py.Value {
	v := a.Get(name)
	if v == nil || v == py.None || v == Undefined {
		return nil
	}
	if _, ok := v.(*Sentinel); ok {
		return nil
	}
	return v
}

// Str returns a str argument, "" when it is None or not a str.
func (a Args) Str(name string) string {
	s, _ := py.AsStr(a.valueOrNone(name))
	return s
}

// Bool returns the truth of a bool argument; anything else than True is false.
func (a Args) Bool(name string) bool {
	b, _ := py.AsBool(a.valueOrNone(name))
	return b
}

func (a Args) valueOrNone(name string) py.Value {
	if v := a.Get(name); v != nil {
		return v
	}
	return py.None
}

// Rest returns the *args of the call.
func (a Args) Rest(name string) []py.Value {
	if t, ok := a.Get(name).(*py.Tuple); ok {
		return t.Items
	}
	return nil
}

// settler is a value that is only known at start. Settle gives what it is at build, which the start checks, or the error that
// it cannot be known; use completes "... cannot be <use> at build".
type settler interface {
	Settle(use string) (py.Value, error)
}

// structural are the parameters that say what the application is: its routes, its document, its schemas.
var structural = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`title summary description version terms_of_service openapi_url docs_url redoc_url
		swagger_ui_oauth2_redirect_url root_path root_path_in_servers prefix path status_code response_description operation_id name
		include_in_schema deprecated redirect_slashes separate_input_output_schemas alias validation_alias serialization_alias
		gt ge lt le multiple_of strict min_length max_length pattern regex max_digits decimal_places allow_inf_nan exclude
		discriminator tokenUrl scheme_name auto_error convert_underscores embed use_cache response_model_by_alias
		response_model_exclude_unset response_model_exclude_defaults response_model_exclude_none`) {
		structural[name] = true
	}
}

// Bind binds the arguments of a call of qualname to the signature, with the
// TypeErrors of a Python function of that name.
func (s *Signature) Bind(qualname string, pos []py.Value, kw []py.Kw) (Args, error) {
	fn := &py.Function{Name: qualname, Qualname: qualname, Params: s.Params}
	values, err := py.BindArgs(fn, pos, kw)
	if err != nil {
		return Args{}, err
	}
	return s.settled(values)
}

// settled are the arguments with those known that say what the application is.
func (s *Signature) settled(values []py.Value) (Args, error) {
	for i, v := range values {
		unknown, ok := v.(settler)
		if !ok || !structural[s.Params[i].Name] {
			continue
		}
		known, err := unknown.Settle("used as " + s.Params[i].Name)
		if err != nil {
			return Args{}, err
		}
		values[i] = known
	}
	return Args{sig: s, Values: values}, nil
}

// Func makes a Python function with a Go body.
func Func(module, qualname string, sig *Signature, body func(t *py.Task, a Args) (py.Value, error)) *py.Function {
	name := qualname
	if i := strings.LastIndexByte(qualname, '.'); i >= 0 {
		name = qualname[i+1:]
	}
	return &py.Function{
		Name: name, Qualname: qualname, Module: module, Params: sig.Params,
		Body: func(t *py.Task, args []py.Value) (py.Value, error) {
			settled, err := sig.settled(args)
			if err != nil {
				return nil, err
			}
			return body(t, settled)
		},
	}
}
