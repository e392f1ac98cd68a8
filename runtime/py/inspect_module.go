package py

import "strings"

// TypeSignature and TypeParameter are inspect.Signature and inspect.Parameter.
var (
	TypeSignature     = newRootType(inspectTables{}, "inspect", "Signature")
	TypeParameter     = newRootType(inspectTables{}, "inspect", "Parameter")
	TypeParameterKind = newSubtype(inspectTables{}, "inspect", "_ParameterKind", &TypeInt)
	signatureEmpty    = newRootType(nil, "inspect", "_empty")
)

// parameterKind is a member of inspect._ParameterKind.
type parameterKind ParamKind

var parameterKindNames = [...]struct{ name, text string }{
	PositionalOnly:      {"POSITIONAL_ONLY", "positional-only"},
	PositionalOrKeyword: {"POSITIONAL_OR_KEYWORD", "positional or keyword"},
	VarPositional:       {"VAR_POSITIONAL", "variadic positional"},
	KeywordOnly:         {"KEYWORD_ONLY", "keyword-only"},
	VarKeyword:          {"VAR_KEYWORD", "variadic keyword"},
}

// Type implements Value.
func (parameterKind) Type() *Type { return TypeParameterKind }

// GetAttr implements AttrGetter.
func (k parameterKind) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "name":
		return Str(parameterKindNames[k].name), nil
	case "value":
		return MakeInt(int64(k)), nil
	case "description":
		return Str(parameterKindNames[k].text), nil
	}
	return nil, nil
}

// Repr implements Reprer.
func (k parameterKind) Repr(t *Task) (string, error) {
	return "<_ParameterKind." + parameterKindNames[k].name + ": " + IntOf(int64(k)).String() + ">", nil
}

// Str implements Strer.
func (k parameterKind) Str(t *Task) (string, error) { return parameterKindNames[k].text, nil }

// Compare implements Comparer.
func (k parameterKind) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if o, ok := other.(parameterKind); ok {
		return MakeBool(compareOrdered(op, int(k), int(o))), nil
	}
	if i, ok := AsInt(other); ok {
		return compareSign(op, IntOf(int64(k)).Cmp(i)), nil
	}
	return NotImplemented, nil
}

// signatureParameter is inspect.Parameter.
type signatureParameter struct {
	name             string
	kind             ParamKind
	dflt, annotation Value
}

// Type implements Value.
func (*signatureParameter) Type() *Type { return TypeParameter }

// GetAttr implements AttrGetter.
func (p *signatureParameter) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "name":
		return Str(p.name), nil
	case "kind":
		return parameterKind(p.kind), nil
	case "default":
		return p.dflt, nil
	case "annotation":
		return p.annotation, nil
	}
	return nil, nil
}

// Str implements Strer: the parameter as in source.
func (p *signatureParameter) Str(t *Task) (string, error) {
	s := p.name
	annotated := p.annotation != Value(signatureEmpty)
	if annotated {
		r, err := annotationText(t, p.annotation)
		if err != nil {
			return "", err
		}
		s += ": " + r
	}
	if p.dflt != Value(signatureEmpty) {
		r, err := Repr(t, p.dflt)
		if err != nil {
			return "", err
		}
		s += choose(annotated, " = ", "=") + r
	}
	switch p.kind {
	case VarPositional:
		s = "*" + s
	case VarKeyword:
		s = "**" + s
	}
	return s, nil
}

// Repr implements Reprer.
func (p *signatureParameter) Repr(t *Task) (string, error) {
	s, err := p.Str(t)
	return `<Parameter "` + s + `">`, err
}

// annotationText is inspect.formatannotation.
func annotationText(t *Task, v Value) (string, error) {
	switch x := v.(type) {
	case *Type:
		return x.qualifiedName(), nil
	case *GenericAlias:
		return x.Repr(t)
	}
	r, err := Repr(t, v)
	return strings.ReplaceAll(r, "typing.", ""), err
}

// signature is inspect.Signature.
type signature struct {
	params  []*signatureParameter
	returns Value
}

// Type implements Value.
func (*signature) Type() *Type { return TypeSignature }

// GetAttr implements AttrGetter.
func (s *signature) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "parameters":
		d := NewDict()
		for _, p := range s.params {
			d.SetStr(p.name, p)
		}
		return &MappingProxy{Mapping: d}, nil
	case "return_annotation":
		return s.returns, nil
	}
	return nil, nil
}

// Str implements Strer.
func (s *signature) Str(t *Task) (string, error) {
	var parts []string
	slash, star := false, true
	for i, p := range s.params {
		text, err := p.Str(t)
		if err != nil {
			return "", err
		}
		if p.kind == PositionalOnly {
			slash = true
		} else if slash {
			parts = append(parts, "/")
			slash = false
		}
		if p.kind == VarPositional {
			star = false
		} else if p.kind == KeywordOnly && star {
			parts = append(parts, "*")
			star = false
		}
		parts = append(parts, text)
		if slash && i == len(s.params)-1 {
			parts = append(parts, "/")
		}
	}
	out := "(" + strings.Join(parts, ", ") + ")"
	if s.returns != Value(signatureEmpty) {
		r, err := annotationText(t, s.returns)
		if err != nil {
			return "", err
		}
		out += " -> " + r
	}
	return out, nil
}

// Repr implements Reprer.
func (s *signature) Repr(t *Task) (string, error) {
	text, err := s.Str(t)
	return "<Signature " + text + ">", err
}

// signatureOf is inspect.signature: of functions, methods, partials, classes and
// callable objects; wrappers are looked through.
func signatureOf(t *Task, v Value) (*signature, error) {
	for {
		w, err := getAttrOr(t, v, "__wrapped__", nil)
		if err != nil {
			return nil, err
		}
		if w == nil {
			break
		}
		v = w
	}
	switch f := v.(type) {
	case *Function:
		s := &signature{returns: signatureEmpty}
		annotations, err := f.annotations(t)
		if err != nil {
			return nil, err
		}
		for i := range f.Params {
			p := &f.Params[i]
			sp := &signatureParameter{name: p.Name, kind: p.Kind, dflt: signatureEmpty, annotation: signatureEmpty}
			if p.Default != nil {
				sp.dflt = p.Default
			}
			if a, ok := annotations.GetStr(p.Name); ok {
				sp.annotation = a
			}
			s.params = append(s.params, sp)
		}
		if r, ok := annotations.GetStr("return"); ok {
			s.returns = r
		}
		return s, nil
	case *BoundMethod:
		s, err := signatureOf(t, f.Func)
		if err == nil && len(s.params) > 0 && s.params[0].kind <= PositionalOrKeyword {
			s.params = s.params[1:]
		}
		return s, err
	case *Partial:
		return partialSignature(t, f)
	case *Type:
		for _, name := range [...]string{"__init__", "__new__"} {
			m, ok := f.Lookup(name)
			if sm, static := m.(*StaticMethod); static {
				m = sm.Func
			}
			if fn, plain := m.(*Function); ok && plain {
				s, err := signatureOf(t, fn)
				if err == nil && len(s.params) > 0 {
					s.params = s.params[1:]
				}
				if s != nil && name == "__init__" {
					s.returns = signatureEmpty
				}
				return s, err
			}
		}
		if f.heap {
			return &signature{returns: signatureEmpty}, nil
		}
	case *Object:
		if m, ok := f.Class.Lookup("__call__"); ok {
			return signatureOf(t, &BoundMethod{Func: m, Self: f})
		}
	}
	r, err := Repr(t, v)
	if err != nil {
		return nil, err
	}
	if r == "<slot wrapper '__init__' of 'object' objects>" { // the one that instances without an own have
		return signatureOf(t, newPyFunction("builtins", "__init__(self, /, *args, **kwargs)", nil))
	}
	if Callable(v) {
		return nil, Raise(ValueError, "no signature found for builtin %s", r)
	}
	return nil, Raise(TypeError, "%s is not a callable object", r)
}

// partialSignature leaves out what the partial has bound by position; what it
// has bound by name gets that as its default and becomes keyword-only with all
// behind it.
func partialSignature(t *Task, p *Partial) (*signature, error) {
	s, err := signatureOf(t, p.Func)
	if err != nil {
		return nil, err
	}
	n := len(p.Args.Items)
	for n > 0 && len(s.params) > 0 && s.params[0].kind <= PositionalOrKeyword {
		s.params = s.params[1:]
		n--
	}
	keyword := false
	var out []*signatureParameter
	for _, sp := range s.params {
		for _, k := range p.Named() {
			if k.Name == sp.name {
				sp.dflt = k.Value
				keyword = true
			}
		}
		if keyword && sp.kind == PositionalOrKeyword {
			sp.kind = KeywordOnly
		}
		if keyword && sp.kind == VarPositional {
			continue
		}
		out = append(out, sp)
	}
	s.params = out
	return s, nil
}

func isKind(test func(v Value) bool) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(test(a[0])), nil }
}

// functionKind tests the flags of a function, also behind methods and partials.
func functionKind(test func(f *Function) bool) slotFunc {
	return isKind(func(v Value) bool {
		for {
			switch x := v.(type) {
			case *BoundMethod:
				v = x.Func
				continue
			case *Partial:
				v = x.Func
				continue
			case *Function:
				return test(x)
			}
			return false
		}
	})
}

// CleanDoc is inspect.cleandoc: tabs expanded, the first line stripped on the left, the
// others without their common indent, no blank lines at either end.
func CleanDoc(doc string) string {
	const blanks = " \t\r\v\f"
	lines := strings.Split(StrExpandTabs(doc, 8), "\n")
	margin := -1
	for _, l := range lines[1:] {
		if body := strings.TrimLeft(l, blanks); body != "" {
			if indent := len(l) - len(body); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], blanks)
	for i := 1; i < len(lines) && margin > 0; i++ {
		lines[i] = lines[i][min(margin, len(lines[i])):]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return strings.Join(lines, "\n")
}

func isOf[T Value](v Value) bool { _, ok := v.(T); return ok }

func inspectFunctions() []Method {
	return []Method{
		{Name: "signature", Kind: Keywords, Min: 1, Params: []string{"obj", "$", "follow_wrapped", "globals", "locals", "eval_str"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			s, err := signatureOf(t, a[0])
			if err != nil {
				return nil, err
			}
			return s, nil
		}},
		{Name: "iscoroutinefunction", Kind: OneArg, Fn: functionKind(func(f *Function) bool { return f.IsAsync && !f.IsGenerator })},
		{Name: "isasyncgenfunction", Kind: OneArg, Fn: functionKind(func(f *Function) bool { return f.IsAsync && f.IsGenerator })},
		{Name: "isgeneratorfunction", Kind: OneArg, Fn: functionKind(func(f *Function) bool { return !f.IsAsync && f.IsGenerator })},
		{Name: "isfunction", Kind: OneArg, Fn: isKind(isOf[*Function])},
		{Name: "ismethod", Kind: OneArg, Fn: isKind(isOf[*BoundMethod])},
		{Name: "isclass", Kind: OneArg, Fn: isKind(isOf[*Type])},
		{Name: "ismodule", Kind: OneArg, Fn: isKind(isOf[*Module])},
		{Name: "isbuiltin", Kind: OneArg, Fn: isKind(isOf[*Builtin])},
		{Name: "isgenerator", Kind: OneArg, Fn: isKind(isOf[*Generator])},
		{Name: "isasyncgen", Kind: OneArg, Fn: isKind(isOf[*AsyncGenerator])},
		{Name: "iscoroutine", Kind: OneArg, Fn: isKind(func(v Value) bool { return v.Type() == TypeCoroutine })},
		{Name: "isawaitable", Kind: OneArg, Fn: isKind(awaitable)},
		{Name: "isroutine", Kind: OneArg, Fn: isKind(func(v Value) bool {
			return isOf[*Function](v) || isOf[*BoundMethod](v) || isOf[*Builtin](v) || isOf[*MethodDescriptor](v)
		})},
		{Name: "isabstract", Kind: OneArg, Fn: isKind(func(v Value) bool {
			c, ok := v.(*Type)
			return ok && len(c.abstract) > 0
		})},
		{Name: "cleandoc", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			s, _ := AsStr(a[0])
			return Str(CleanDoc(s)), nil
		}},
		{Name: "getdoc", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d, err := getAttrOr(t, a[0], "__doc__", None)
			if s, ok := AsStr(orNone(d)); err == nil && ok {
				return Str(CleanDoc(s)), nil
			}
			return None, err
		}},
		{Name: "getmembers", Kind: Keywords, Min: 1, Params: []string{"object", "predicate"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			names, err := dirOf(t, a[0])
			if err != nil {
				return nil, err
			}
			out := NewList()
			for _, n := range names.(*List).Items {
				name, _ := AsStr(n)
				v, err := getAttrOr(t, a[0], name, nil)
				if err != nil {
					return nil, err
				}
				if v == nil {
					continue
				}
				if a[1] != nil && a[1] != None {
					keep, err := holds(t, a[1], v)
					if err != nil {
						return nil, err
					}
					if !keep {
						continue
					}
				}
				out.Append(NewTuple(n, v))
			}
			return out, nil
		}},
		{Name: "unwrap", Kind: Keywords, Min: 1, Params: []string{"func", "$", "stop"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v := a[0]
			for range recursionLimit {
				w, err := getAttrOr(t, v, "__wrapped__", nil)
				if err != nil || w == nil {
					return v, err
				}
				v = w
			}
			return nil, Raise(ValueError, "wrapper loop when unwrapping")
		}},
	}
}

type inspectTables struct{}

// Fill implements Tables.
func (inspectTables) Fill() {
	TypeSignature.SetMethods(nil, "repr str")
	TypeParameter.SetMethods(nil, "repr str")
	TypeParameterKind.SetMethods(nil, "repr str eq ne lt le gt ge")
	kinds := func(d *Dict) {
		for k := range parameterKindNames {
			d.SetStr(parameterKindNames[k].name, parameterKind(k))
		}
		d.SetStr("empty", signatureEmpty)
	}
	TypeParameter.extra = kinds
	TypeSignature.extra = func(d *Dict) { d.SetStr("empty", signatureEmpty) }
}

// InspectModule is the module inspect.
var InspectModule = NewNative("inspect", buildInspectModule)

func buildInspectModule() *Module {
	m := NewNativeModule("inspect", inspectFunctions())
	m.Dict.SetStr("Signature", TypeSignature)
	m.Dict.SetStr("Parameter", TypeParameter)
	m.Dict.SetStr("_empty", signatureEmpty)
	for i, name := range []string{"OPTIMIZED", "NEWLOCALS", "VARARGS", "VARKEYWORDS", "NESTED", "GENERATOR", "NOFREE", "COROUTINE", "ITERABLE_COROUTINE", "ASYNC_GENERATOR"} {
		m.Dict.SetStr("CO_"+name, MakeInt(1<<i))
	}
	return m
}
