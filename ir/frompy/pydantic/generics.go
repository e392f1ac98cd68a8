package pydantic

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// setParameters fills the generic metadata of a new class: its own type parameters,
// or what a parametrization gives.
func (m *Model) setParameters(t *py.Task, bases []*py.Type, par *creation) error {
	if par != nil && par.origin != nil {
		m.origin, m.args, m.params = par.origin, par.args, par.params
		return nil
	}
	var parent []py.Value
	for _, b := range bases {
		if bm := m.lib.models[b]; bm != nil && len(bm.params) > 0 {
			parent = bm.params
			break
		}
	}
	own := m.lib.typeParameters(m.Type)
	if own == nil {
		own = parent
	}
	var missing []py.Value
	for _, p := range own {
		if !holds(parent, p) {
			missing = append(missing, p)
		}
	}
	for _, p := range parent {
		if !holds(own, p) {
			all := append(append([]py.Value(nil), parent...), missing...)
			names := make([]string, len(all))
			for i, x := range all {
				names[i] = describe(t, x)
			}
			return py.Raise(py.TypeError, "All parameters must be present on typing.Generic; you should inherit from typing.Generic[%s].",
				strings.Join(names, ", "))
		}
	}
	m.params = own
	return nil
}

func holds(list []py.Value, v py.Value) bool {
	for _, x := range list {
		if py.Is(x, v) {
			return true
		}
	}
	return false
}

// typevars maps the parameters of the generic model that m was made from to its
// arguments; nil when m is no parametrization.
func (m *Model) typevars() map[py.Value]py.Value {
	if m.origin == nil {
		return nil
	}
	out := map[py.Value]py.Value{}
	for i, p := range m.origin.params {
		if i < len(m.args) {
			out[p] = m.args[i]
		}
	}
	return out
}

// substitute is _recreate_field_info: a field of the generic model with its type
// variables replaced.
func (m *Model) substitute(t *py.Task, f *FieldInfo) (*FieldInfo, error) {
	b := m.builder(t)
	ann := f.origAnn
	if ann == nil {
		ann = f.Annotation
	}
	ann, err := b.replace(ann)
	if err != nil {
		return nil, err
	}
	incomplete := f.incomplete
	if v, err := m.scope.resolve(t, ann); err == nil {
		ann, incomplete = v, false
	} else if is, _ := py.Matches(t, err, py.NameError); !is {
		return nil, err
	}
	var out *FieldInfo
	if f.origValue == nil {
		out, err = FromAnnotation(TypeFieldInfo, ann)
	} else {
		out, err = FromAnnotatedAttribute(ann, f.origValue)
	}
	if err != nil {
		return nil, err
	}
	out.origAnn, out.origValue, out.incomplete, out.Span = ann, f.origValue, incomplete, f.Span
	if out.Given("description") == nil && f.Given("description") != nil {
		out.Set("description", f.Get("description"))
	}
	return out, nil
}

// replace is replace_types: type variables in an annotation give way to their values.
func (b *builder) replace(v py.Value) (py.Value, error) {
	if len(b.typevars) == 0 {
		return v, nil
	}
	if r, ok := lookupTypeVar(b.typevars, v); ok {
		return r, nil
	}
	if t, ok := v.(*py.Type); ok {
		m := b.lib.modelOf(t)
		if m == nil || len(m.params) == 0 {
			return v, nil
		}
		args, changed, err := b.replaceAll(m.params)
		if err != nil || !changed {
			return v, err
		}
		return b.lib.parametrize(b.t, m, args)
	}
	if l, ok := v.(*py.List); ok {
		items, changed, err := b.replaceAll(l.Items)
		if err != nil || !changed {
			return v, err
		}
		return py.NewList(items...), nil
	}
	args := typeArguments(v)
	if len(args) == 0 {
		return v, nil
	}
	items, changed, err := b.replaceAll(args)
	if err != nil || !changed {
		return v, err
	}
	return withArguments(b.t, v, items)
}

func lookupTypeVar(m map[py.Value]py.Value, v py.Value) (py.Value, bool) {
	if _, ok := asTypeVar(v); !ok {
		return nil, false
	}
	for k, x := range m {
		if py.Is(k, v) {
			return x, true
		}
	}
	return nil, false
}

func (b *builder) replaceAll(list []py.Value) (out []py.Value, changed bool, err error) {
	out = make([]py.Value, len(list))
	for i, x := range list {
		if out[i], err = b.replace(x); err != nil {
			return nil, false, err
		}
		changed = changed || !py.Is(out[i], x)
	}
	return out, changed, nil
}

// parametrize is BaseModel.__class_getitem__: Model[int] is a class of its own, made
// once for each list of arguments.
func (l *Library) parametrize(t *py.Task, m *Model, args []py.Value) (py.Value, error) {
	if m.Type == nil || len(m.params) == 0 {
		return nil, py.Raise(py.TypeError, "%s is not a generic class", describe(t, m.Type))
	}
	if len(args) > len(m.params) {
		return nil, py.Raise(py.TypeError, "Too many arguments for %s; actual %d, expected %d", describe(t, m.Type), len(args), len(m.params))
	}
	typevars := map[py.Value]py.Value{}
	full := make([]py.Value, len(m.params))
	same := true
	for i, p := range m.params {
		if i < len(args) {
			full[i] = args[i]
		} else {
			tv, _ := asTypeVar(p)
			if tv == nil || tv.defaultValue() == nil {
				return nil, py.Raise(py.TypeError, "Too few arguments for %s; actual %d, expected at least %d", describe(t, m.Type), len(args), len(m.params)-l.withDefaults(m.params))
			}
			full[i] = tv.defaultValue()
		}
		typevars[p] = full[i]
		same = same && py.Is(p, full[i])
	}
	if same {
		return m.Type, nil
	}
	origin, originArgs := m, full
	if m.origin != nil {
		b := &builder{lib: l, t: t, typevars: typevars, scope: m.scope}
		replaced, _, err := b.replaceAll(m.args)
		if err != nil {
			return nil, err
		}
		origin, originArgs = m.origin, replaced
	}
	name, err := l.parametrizedName(t, origin, originArgs)
	if err != nil {
		return nil, err
	}
	for _, made := range l.parametrized[origin] {
		if sameArgs(t, made.args, originArgs) {
			return made.Type, nil
		}
	}
	if err := origin.finish(t, false); err != nil {
		return nil, err
	}
	ns := py.NewDict()
	module := origin.Type.Module
	if cur := l.in.Current(); cur != nil {
		module = cur.Name
	}
	ns.SetStr("__module__", py.Str(module))
	ns.SetStr("__qualname__", py.Str(name))
	var params []py.Value
	for _, a := range full {
		params = l.containedTypeVars(params, a)
	}
	return l.makeModel(t, name, []py.Value{origin.Type}, ns, nil, &creation{origin: origin, args: originArgs, params: params})
}

func (l *Library) withDefaults(params []py.Value) int {
	n := 0
	for _, p := range params {
		if tv, ok := asTypeVar(p); ok && tv.defaultValue() != nil {
			n++
		}
	}
	return n
}

func sameArgs(t *py.Task, a, b []py.Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if eq, err := py.Eq(t, a[i], b[i]); err != nil || !eq {
			return false
		}
	}
	return true
}

// parametrizedName is model_parametrized_name, which a class may override.
func (l *Library) parametrizedName(t *py.Task, origin *Model, args []py.Value) (string, error) {
	for _, c := range origin.Type.MRO() {
		if !c.IsHeap() {
			break
		}
		if _, ok := c.Namespace().GetStr("model_parametrized_name"); ok {
			v, err := py.CallMethod(t, origin.Type, "model_parametrized_name", py.NewTuple(args...))
			if err != nil {
				return "", err
			}
			return text(v), nil
		}
	}
	names := make([]string, len(args))
	for i, a := range args {
		if s, ok := py.AsStr(a); ok {
			names[i] = s
		} else {
			names[i] = displayType(t, a)
		}
	}
	return origin.Type.Name + "[" + strings.Join(names, ", ") + "]", nil
}

// displayType is pydantic's display_as_type.
func displayType(t *py.Task, v py.Value) string {
	if v == py.Ellipsis {
		return "..."
	}
	if v == py.None {
		return "NoneType"
	}
	join := func(args []py.Value) string {
		parts := make([]string, len(args))
		for i, a := range args {
			parts[i] = displayType(t, a)
		}
		return strings.Join(parts, ", ")
	}
	if args, ok := asUnion(v); ok {
		return "Union[" + join(args) + "]"
	}
	if values, ok := asLiteral(v); ok {
		parts := make([]string, len(values))
		for i, x := range values {
			parts[i] = describe(t, x)
		}
		return "Literal[" + strings.Join(parts, ", ") + "]"
	}
	if inner, metadata, ok := asAnnotated(v); ok {
		parts := []string{displayType(t, inner)}
		for _, x := range metadata {
			parts = append(parts, displayType(t, x))
		}
		return "Annotated[" + strings.Join(parts, ", ") + "]"
	}
	if origin, args, ok := asGeneric(v); ok {
		name := typeName(origin)
		return name[strings.LastIndexByte(name, '.')+1:] + "[" + join(args) + "]"
	}
	if c, ok := v.(*py.Type); ok {
		return c.Qualname
	}
	return strings.NewReplacer("typing_extensions.", "", "typing.", "").Replace(describe(t, v))
}

// containedTypeVars appends the type variables in v that are not there yet.
func (l *Library) containedTypeVars(to []py.Value, v py.Value) []py.Value {
	if _, ok := asTypeVar(v); ok {
		if !holds(to, v) {
			to = append(to, v)
		}
		return to
	}
	if t, ok := v.(*py.Type); ok {
		if m := l.models[t]; m != nil {
			for _, p := range m.params {
				to = l.containedTypeVars(to, p)
			}
		}
		return to
	}
	for _, a := range typeArguments(v) {
		to = l.containedTypeVars(to, a)
	}
	return to
}
