package fastapi

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// The classes of fastapi.params; all derive from pydantic's FieldInfo.
var (
	typeParam  = py.NewBuiltinType("fastapi.params", "Param", pydantic.TypeFieldInfo)
	typePath   = py.NewBuiltinType("fastapi.params", "Path", typeParam)
	typeQuery  = py.NewBuiltinType("fastapi.params", "Query", typeParam)
	typeHeader = py.NewBuiltinType("fastapi.params", "Header", typeParam)
	typeCookie = py.NewBuiltinType("fastapi.params", "Cookie", typeParam)
	typeBody   = py.NewBuiltinType("fastapi.params", "Body", pydantic.TypeFieldInfo)
	typeForm   = py.NewBuiltinType("fastapi.params", "Form", typeBody)
	typeFile   = py.NewBuiltinType("fastapi.params", "File", typeForm)
)

// commonArguments are the arguments that every parameter function takes after its own.
const commonArguments = `default_factory=Unset, annotation=None, alias=Unset, alias_priority=Unset, validation_alias=Unset,
	serialization_alias=Unset, title=Unset, description=Unset, gt=None, ge=None, lt=None, le=None, min_length=None,
	max_length=None, pattern=None, regex=None, discriminator=Unset, strict=Unset, validate_default=Unset,
	union_mode=Unset, fail_fast=Unset, multiple_of=Unset, allow_inf_nan=Unset, max_digits=Unset, decimal_places=Unset,
	examples=Unset, example=Unset, openapi_examples=None, deprecated=Unset, include_in_schema=True,
	json_schema_extra=Unset, **extra`

// paramFunctions are the rows of fastapi.param_functions: class, default and arguments of
// their own.
var paramFunctions = []struct {
	Name    string
	Class   *py.Type
	Default string
	Own     string
	Keep    []string // arguments that become attributes of the instance
}{
	{"Path", typePath, "...", "", nil},
	{"Query", typeQuery, "Undefined", "", nil},
	{"Header", typeHeader, "Undefined", "convert_underscores=True, ", []string{"convert_underscores"}},
	{"Cookie", typeCookie, "Undefined", "", nil},
	{"Body", typeBody, "Undefined", "embed=None, media_type='application/json', ", []string{"embed", "media_type"}},
	{"Form", typeForm, "Undefined", "media_type='application/x-www-form-urlencoded', ", []string{"media_type"}},
	{"File", typeFile, "Undefined", "media_type='multipart/form-data', ", []string{"media_type"}},
}

// paramIn is the in_ of each class; Body and its like have none.
var paramIn = map[*py.Type]string{typePath: "path", typeQuery: "query", typeHeader: "header", typeCookie: "cookie"}

// newParam makes an instance of one of the classes from the arguments of its function.
func newParam(class *py.Type, keep []string, a native.Args, at source.Span) (*pydantic.FieldInfo, error) {
	if class == typePath && a.Get("default") != py.Ellipsis {
		return nil, py.Raise(py.AssertionError, "Path parameters cannot have a default value")
	}
	alias := a.Get("alias")
	given := map[string]py.Value{}
	unset := func(v py.Value) bool { return v == nil || v == native.Unset || v == py.None }
	if _, ok := py.AsStr(alias); ok && unset(a.Get("serialization_alias")) {
		given["serialization_alias"] = alias
	}
	if unset(a.Get("validation_alias")) {
		given["validation_alias"] = alias
	}
	if p := a.Given("pattern"); p == nil {
		given["pattern"] = a.Get("regex")
	}
	f, err := pydantic.NewFieldInfo(class, func(name string) py.Value {
		if v, ok := given[name]; ok {
			return v
		}
		return a.Get(name)
	})
	if err != nil {
		return nil, err
	}
	f.Span = at
	f.Extra = map[string]py.Value{
		"example": a.Get("example"), "include_in_schema": a.Get("include_in_schema"), "openapi_examples": a.Get("openapi_examples"),
	}
	for _, k := range keep {
		f.Extra[k] = a.Get(k)
	}
	if in, ok := paramIn[class]; ok {
		f.Extra["in_"] = py.Str(in)
	}
	return f, nil
}

// inferredParam makes the parameter of a plain annotation: Query, Path, Body or File with
// the default of the signature (nil: required).
func inferredParam(class *py.Type, annotation, value py.Value, at source.Span) (*pydantic.FieldInfo, error) {
	for _, row := range paramFunctions {
		if row.Class != class {
			continue
		}
		kw := []py.Kw{{Name: "annotation", Value: annotation}}
		if value != nil && class != typePath {
			kw = append(kw, py.Kw{Name: "default", Value: value})
		}
		a, err := paramSignatures[row.Name].Bind(row.Name, nil, kw)
		if err != nil {
			return nil, err
		}
		return newParam(class, row.Keep, a, at)
	}
	return nil, nil
}

var paramSignatures = map[string]*native.Signature{}

func init() {
	for _, row := range paramFunctions {
		sig := native.ParseSignature("default=" + row.Default + ", *, " + row.Own + commonArguments)
		paramSignatures[row.Name] = sig
		row.Class.New = func(_ *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
			a, err := sig.Bind(row.Name+".__init__", pos, kw)
			if err != nil {
				return nil, err
			}
			f, err := newParam(row.Class, row.Keep, a, source.Span{})
			if err == nil {
				f.Class = cls
			}
			return f, err
		}
	}
}

// paramName is the name of a parameter class in messages: Query, Path ...
func paramName(f *pydantic.FieldInfo) string { return f.Class.Name }

// Depends and Security are frozen dataclasses.
var (
	classDepends  = native.NewRecordClass("fastapi.params", "Depends", "dependency=None, use_cache=True, scope=None, *, max_concurrency=None")
	classSecurity = native.NewRecordClass("fastapi.params", "Security", "dependency=None, use_cache=True, scope=None, scopes=None, *, max_concurrency=None", classDepends.Type)
)

func init() {
	check := func(_ *py.Task, r *native.Record) error {
		v := r.Get("max_concurrency")
		if v == py.None {
			return nil
		}
		n, ok := v.(py.SmallInt)
		if !ok || n < 1 {
			return py.Raise(py.ValueError, "max_concurrency must be a positive integer or None")
		}
		return nil
	}
	classDepends.Check, classSecurity.Check = check, check
}

// asDepends returns v when it is Depends(...) or Security(...).
func asDepends(v py.Value) (*native.Record, bool) { return classDepends.Holds(v) }

// asFieldInfo returns v when it is a FieldInfo: Query(...), Body(...), Field(...).
func asFieldInfo(v py.Value) (*pydantic.FieldInfo, bool) {
	f, ok := v.(*pydantic.FieldInfo)
	return f, ok
}

// scopesOf are the OAuth scopes of a Security(...).
func scopesOf(t *py.Task, d *native.Record) ([]string, error) {
	v := d.Given("scopes")
	if v == nil {
		return nil, nil
	}
	var out []string
	err := py.Iterate(t, v, func(x py.Value) (bool, error) {
		s, _ := py.AsStr(x)
		out = append(out, s)
		return true, nil
	})
	return out, err
}

func str(v py.Value) string {
	if v == nil {
		return ""
	}
	s, _ := py.AsStr(v)
	return s
}

func underscoresToDashes(s string) string { return strings.ReplaceAll(s, "_", "-") }
