package fastapi

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// sigParam is a parameter of a callable as get_typed_signature gives it.
type sigParam struct {
	Name       string
	Kind       py.ParamKind
	Annotation py.Value // nil: none
	Default    py.Value // nil: none
	Span       source.Span
}

// partialParts takes a functools.partial apart.
func partialParts(v py.Value) (fn py.Value, pos []py.Value, kw *py.Dict, ok bool) {
	if v == nil || v.Type().Name != "partial" || v.Type().Module != "functools" {
		return nil, nil, nil, false
	}
	fn, err := py.GetAttr(nil, v, "func")
	if err != nil {
		return nil, nil, nil, false
	}
	if a, err := py.GetAttr(nil, v, "args"); err == nil {
		if t, ok := py.AsTuple(a); ok {
			pos = t.Items
		}
	}
	kw = py.NewDict()
	if k, err := py.GetAttr(nil, v, "keywords"); err == nil {
		if d, ok := py.AsDict(k); ok {
			kw = d
		}
	}
	return fn, pos, kw, true
}

// impartial is _impartial: the function inside partials.
func impartial(v py.Value) py.Value {
	for {
		fn, _, _, ok := partialParts(v)
		if !ok {
			return v
		}
		v = fn
	}
}

// wrapped is __wrapped__ of a callable: what functools.wraps and lru_cache leave; nil when
// it has none.
func wrapped(v py.Value) py.Value {
	switch v.(type) {
	case nil, *py.Type, *eval.Symbolic, *native.Record, *py.BoundMethod:
		return nil
	}
	w, err := py.GetAttr(nil, v, "__wrapped__")
	if err != nil {
		return nil
	}
	return w
}

// unwrap is inspect.unwrap.
func unwrap(v py.Value) py.Value {
	for i := 0; i < 1000; i++ {
		w := wrapped(v)
		if w == nil {
			return v
		}
		v = w
	}
	return v
}

// unwrapped is _unwrapped_call.
func unwrapped(v py.Value) py.Value { return unwrap(impartial(v)) }

// signature is get_typed_signature: the parameters of a callable with evaluated
// annotations.
func (l *Library) signature(t *py.Task, call py.Value) ([]sigParam, error) {
	switch f := call.(type) {
	case *py.Function:
		if w := wrapped(f); w != nil {
			return l.signature(t, w)
		}
		return l.functionSignature(t, f)
	case *py.BoundMethod:
		params, err := l.signature(t, f.Func)
		if err == nil && len(params) > 0 && params[0].Kind <= py.PositionalOrKeyword {
			params = params[1:]
		}
		return params, err
	case *py.StaticMethod:
		return l.signature(t, f.Func)
	case *py.Type:
		return l.classSignature(t, f)
	case *web.SecurityScheme:
		if call, ok := f.Type().Lookup("__call__"); ok && f.Type().IsHeap() {
			if fn, isFunction := call.(*py.Function); isFunction {
				return l.signature(t, &py.BoundMethod{Func: fn, Self: f})
			}
		}
		return []sigParam{{Name: "request", Kind: py.PositionalOrKeyword, Annotation: web.HTTPConnectionType}}, nil
	}
	if fn, pos, kw, ok := partialParts(call); ok {
		return l.partialSignature(t, fn, pos, kw)
	}
	if w := wrapped(call); w != nil {
		return l.signature(t, w)
	}
	if m, ok := call.Type().Lookup("__call__"); ok {
		if _, isFunction := m.(*py.Function); isFunction {
			return l.signature(t, &py.BoundMethod{Func: m, Self: call})
		}
	}
	return nil, py.Raise(py.ValueError, "no signature found for builtin %s", reprOf(t, call))
}

// functionSignature reads a function of the program; a native one has its parameters
// without annotations.
func (l *Library) functionSignature(t *py.Task, f *py.Function) ([]sigParam, error) {
	data := eval.FunctionOf(f)
	annos := l.in.AnnotationsOf(f)
	span := l.in.Origin(f)
	var out []sigParam
	for _, p := range f.Params {
		sp := sigParam{Name: p.Name, Kind: p.Kind, Default: p.Default, Span: span}
		if annos != nil {
			if _, ok := annos.Dict.GetStr(p.Name); ok {
				sp.Span = annos.Span(p.Name)
				v, err := annos.Eval(t, p.Name, nil)
				if err != nil {
					if is, _ := py.Matches(t, err, py.NameError); !is {
						return nil, err
					}
					// FastAPI keeps what it cannot evaluate as a forward reference.
					v, _ = annos.Dict.GetStr(p.Name)
				}
				sp.Annotation = v
			}
		} else if f.Annotations != nil {
			sp.Annotation, _ = f.Annotations.GetStr(p.Name)
		}
		out = append(out, sp)
	}
	_ = data
	return out, nil
}

// classSignature is the signature of a class: a model's fields, else __init__, else
// __new__.
func (l *Library) classSignature(t *py.Task, c *py.Type) ([]sigParam, error) {
	if m := l.models.ModelOf(c); m != nil && !m.Class.CustomInit {
		return l.modelSignature(m), nil
	}
	for _, name := range []string{"__init__", "__new__"} {
		v, ok := c.Lookup(name)
		if !ok {
			continue
		}
		if s, isStatic := v.(*py.StaticMethod); isStatic {
			v = s.Func
		}
		if f, isFunction := v.(*py.Function); isFunction {
			params, err := l.functionSignature(t, f)
			if err != nil || len(params) == 0 {
				return params, err
			}
			params = params[1:]
			if fields := l.models.DataclassFields(t, c); fields != nil && l.in.AnnotationsOf(f) == nil {
				for i := range params {
					if ann, ok := fields[params[i].Name]; ok {
						params[i].Annotation = ann
					}
				}
			}
			return params, nil
		}
	}
	return nil, nil
}

// modelSignature is pydantic's generate_pydantic_signature for a model without its own
// __init__: every field is a keyword parameter.
func (l *Library) modelSignature(m *pydantic.Model) []sigParam {
	var out []sigParam
	for _, f := range m.Fields() {
		name := f.Name
		if a := f.Info.Str("alias"); a != "" && isIdentifier(a) {
			name = a
		}
		p := sigParam{Name: name, Kind: py.KeywordOnly, Annotation: f.Info.RebuildAnnotation(), Span: f.Info.Span}
		if d := f.Info.Get("default"); d != native.Undefined {
			p.Default = d
		} else if d := f.Info.Given("default_factory"); d != nil {
			p.Default = d
		}
		out = append(out, p)
	}
	return out
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !(r >= 'a' && r <= 'z') && !(r >= 'A' && r <= 'Z') && !(i > 0 && r >= '0' && r <= '9') && r < 0x80 {
			return false
		}
	}
	return s != ""
}

// partialSignature leaves out what the partial has bound; keywords become defaults.
func (l *Library) partialSignature(t *py.Task, fn py.Value, pos []py.Value, kw *py.Dict) ([]sigParam, error) {
	params, err := l.signature(t, fn)
	if err != nil {
		return nil, err
	}
	var out []sigParam
	left, keyword := len(pos), false
	for _, p := range params {
		if left > 0 && p.Kind <= py.PositionalOrKeyword {
			left--
			continue
		}
		if v, ok := kw.GetStr(p.Name); ok {
			p.Default, p.Kind, keyword = v, py.KeywordOnly, true
		} else if keyword && p.Kind == py.PositionalOrKeyword {
			p.Kind = py.KeywordOnly
		}
		out = append(out, p)
	}
	return out, nil
}

// returnAnnotation is get_typed_return_annotation; nil when there is none.
func (l *Library) returnAnnotation(t *py.Task, call py.Value) (py.Value, error) {
	for {
		if b, ok := call.(*py.BoundMethod); ok {
			call = b.Func
			continue
		}
		if fn, _, _, ok := partialParts(call); ok {
			call = fn
			continue
		}
		if w := wrapped(call); w != nil {
			call = w
			continue
		}
		break
	}
	f, ok := call.(*py.Function)
	if !ok {
		if _, isType := call.(*py.Type); isType {
			return nil, nil
		}
		m, found := call.Type().Lookup("__call__")
		if f, ok = m.(*py.Function); !found || !ok {
			return nil, nil
		}
	}
	annos := l.in.AnnotationsOf(f)
	if annos == nil {
		return nil, nil
	}
	if _, ok := annos.Dict.GetStr("return"); !ok {
		return nil, nil
	}
	v, err := annos.Eval(t, "return", nil)
	if err != nil {
		if is, _ := py.Matches(t, err, py.NameError); is {
			v, _ = annos.Dict.GetStr("return")
			return v, nil
		}
		return nil, err
	}
	if pydantic.IsNone(v) {
		return nil, nil
	}
	return v, nil
}

// callKind is how FastAPI calls a callable: _is_gen_callable, _is_async_gen_callable and
// _is_coroutine_callable in one.
func callKind(call py.Value) ir.CallKind {
	candidates := []py.Value{impartial(call), unwrapped(call)}
	if _, isClass := candidates[1].(*py.Type); !isClass {
		for _, c := range []py.Value{impartial(call), unwrapped(call)} {
			if m := dunderCall(c); m != nil {
				candidates = append(candidates, impartial(m), unwrapped(m))
			}
		}
	}
	kind := ir.SyncCall
	for _, c := range candidates {
		if b, ok := c.(*py.BoundMethod); ok {
			c = b.Func
		}
		switch f := c.(type) {
		case *py.Function:
			switch {
			case f.IsAsync && f.IsGenerator:
				return ir.AsyncGeneratorCall
			case f.IsGenerator:
				return ir.GeneratorCall
			case f.IsAsync:
				kind = ir.AsyncCall
			}
		case *web.SecurityScheme:
			m, _ := f.Type().Lookup("__call__")
			if _, own := m.(*py.Function); kind == ir.SyncCall && !own {
				kind = ir.AsyncCall
			}
		}
	}
	return kind
}

// dunderCall is the __call__ of an instance, nil for functions and classes.
func dunderCall(v py.Value) py.Value {
	switch v.(type) {
	case *py.Function, *py.BoundMethod, *py.Type, *py.Builtin, nil:
		return nil
	}
	if m, ok := v.Type().Lookup("__call__"); ok {
		return m
	}
	return nil
}

// callable reports whether callable(v) holds.
func callable(v py.Value) bool {
	switch v.(type) {
	case *py.Function, *py.BoundMethod, *py.Type, *py.Builtin:
		return true
	case *eval.Symbolic:
		return true
	}
	if _, ok := v.(py.Caller); ok {
		return true
	}
	_, ok := v.Type().Lookup("__call__")
	return ok
}

// nameOf is starlette's get_name: __name__, else the name of the class.
func nameOf(v py.Value) string {
	if s, ok := v.(*eval.Symbolic); ok {
		return s.Name
	}
	if n, err := py.GetAttr(nil, v, "__name__"); err == nil {
		if s, ok := py.AsStr(n); ok {
			return s
		}
	}
	return v.Type().Name
}

func reprOf(t *py.Task, v py.Value) string {
	s, err := py.Repr(t, v)
	if err != nil {
		return v.Type().Name + " object"
	}
	return s
}
