package eval

import (
	"maps"
	"slices"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// ClassInfo is what the evaluator knows of a class statement.
type ClassInfo struct {
	Node     *pyast.ClassDef
	Module   *Module
	Name     string
	Qualname string
	Span     source.Span
	// Type is the class; nil when a base is Symbolic.
	Type *py.Type
	// Bases are as written, before __mro_entries__ replaced them.
	Bases []py.Value
	// Kw are the class keywords, metaclass included.
	Kw []py.Kw
	// Namespace is a copy of the namespace as the body left it, before
	// metaclass and decorators changed anything.
	Namespace *py.Dict
	// Decorators are those evaluated decorators, in source order, that the service has to
	// call again: all but functions of the program whose whole effect is a state that can
	// be seen afterwards, such as an entry in a registry.
	Decorators []py.Value
	// Hooked tells that code of the program ran while the class was made: a metaclass,
	// __init_subclass__ or __set_name__. What it did is seen in Changes, or elsewhere.
	Hooked bool
	// Annotations are the class's own; nil when it has none.
	Annotations *Annotations

	frame *frame
	// made is the namespace as Python's own machinery leaves it: Changes are what differs.
	made *py.Dict
}

// Changes are the names of the class's namespace that code of the program has set, in
// hooks, in decorators or in statements behind the class, or taken away.
func (c *ClassInfo) Changes() map[string]bool {
	if c.Type == nil || c.made == nil {
		return nil
	}
	return changedNames(c.made, c.Type.Dict)
}

// changedNames compares two namespaces by the identity of their values.
func changedNames(before, after *py.Dict) map[string]bool {
	changed := map[string]bool{}
	for k, v := range after.All() {
		if name, ok := py.AsStr(k); ok {
			if old, had := before.GetStr(name); !had || !py.Is(old, v) {
				changed[name] = true
			}
		}
	}
	for k := range before.All() {
		if name, ok := py.AsStr(k); ok {
			if _, has := after.GetStr(name); !has {
				changed[name] = true
			}
		}
	}
	return changed
}

// ClassInfo finds what is known of a class of the program; nil for others.
func (in *Interp) ClassInfo(c *py.Type) *ClassInfo { return in.classes[c] }

// Classes lists the classes of the program, in no order.
func (in *Interp) Classes() []*py.Type {
	return slices.Collect(maps.Keys(in.classes))
}

// lookup finds a name in the namespace or, for bases of the program, in theirs.
func (c *ClassInfo) lookup(name string) (py.Value, bool) {
	if v, ok := c.Namespace.GetStr(name); ok {
		return v, true
	}
	for _, b := range c.Bases {
		if s, ok := b.(*Symbolic); ok && s.Class != nil {
			if v, ok := s.Class.lookup(name); ok {
				return v, true
			}
		}
	}
	return nil, false
}

// Closure returns the cells that the class body takes from the functions around
// it, by name.
func (c *ClassInfo) Closure() map[string]*py.Cell {
	out := map[string]*py.Cell{}
	for name := range c.frame.scope.free {
		if cell := c.frame.parent.enclosingCell(name); cell != nil {
			out[name] = cell
		}
	}
	return out
}

// defineClass runs a class statement.
func (f *frame) defineClass(n *pyast.ClassDef) error {
	wraps, err := f.decorators(n.DecoratorList)
	if err != nil {
		return err
	}
	at := f
	var typeParams *py.Tuple
	if len(n.TypeParams) > 0 {
		if at, typeParams, err = f.typeParams(n.TypeParams, n.Name); err != nil {
			return err
		}
	}
	bases, err := at.elements(n.Bases)
	if err != nil {
		return err
	}
	if typeParams != nil {
		bases = append(bases, genericOver(typeParams))
	}
	kw, err := at.keywords(n.Keywords, py.Str(n.Name))
	if err != nil {
		return err
	}
	f.at = n
	info := &ClassInfo{Node: n, Module: f.mod, Name: n.Name, Qualname: f.qualify(n.Name), Span: f.in.SpanOf(n, f.mod),
		Bases: bases, Kw: kw, Decorators: wraps}
	v, err := at.buildClass(info, typeParams)
	if err != nil {
		return err
	}
	if v, err = f.decorateClass(info, v, n.DecoratorList); err != nil {
		return err
	}
	f.at = n
	return f.store(n.Name, v, n)
}

// decorateClass calls the decorators, and notes which of them the service has to call.
func (f *frame) decorateClass(info *ClassInfo, v py.Value, nodes []pyast.Expr) (py.Value, error) {
	wraps := info.Decorators
	if info.Type == nil {
		return f.decorate(v, wraps, nodes)
	}
	info.Decorators = nil
	var err error
	for i := len(wraps) - 1; i >= 0; i-- {
		before := info.Type.Dict.Copy()
		if v, err = f.invoke(wraps[i], []py.Value{v}, nil, nodes[i]); err != nil {
			return nil, err
		}
		if c, ok := v.(*py.Type); ok && f.in.classes[c] == nil && !f.in.ofProgram(wraps[i]) {
			// dataclass(slots=True) makes the class anew: it takes the place of the first.
			f.in.classes[c] = info
			info.Type, info.made = c, c.Dict.Copy()
			info.Decorators = append([]py.Value{wraps[i]}, info.Decorators...)
			continue
		}
		changed := changedNames(before, info.Type.Dict)
		if f.in.ofProgram(wraps[i]) && !machineMade(info.Type.Dict, changed) {
			continue
		}
		if _, class := v.(*py.Type); !class && len(changed) == 0 {
			continue // enum.nonmember, functools.cache: an object beside the class, which has an expression of its own
		}
		info.Decorators = append([]py.Value{wraps[i]}, info.Decorators...)
		for name := range changed {
			if now, ok := info.Type.Dict.GetStr(name); ok {
				info.made.SetStr(name, now)
			} else {
				info.made.DelStr(name)
			}
		}
	}
	return v, nil
}

// ofProgram reports whether calling v runs code of the program.
func (in *Interp) ofProgram(v py.Value) bool {
	switch x := v.(type) {
	case *py.Function:
		return FunctionOf(x) != nil
	case *py.BoundMethod:
		return in.ofProgram(x.Func)
	case *py.StaticMethod:
		return in.ofProgram(x.Func)
	case *py.ClassMethod:
		return in.ofProgram(x.Func)
	case *py.Type:
		return in.classes[x] != nil
	}
	return in.classes[v.Type()] != nil
}

// machineMade reports whether one of the names holds what only the runtime can make: the
// methods of a dataclass, say.
func machineMade(ns *py.Dict, names map[string]bool) bool {
	for name := range names {
		switch v, _ := ns.GetStr(name); x := v.(type) {
		case *py.Function:
			if FunctionOf(x) == nil {
				return true
			}
		case *py.Builtin, *py.MethodDescriptor, *py.AttributeDescriptor:
			return true
		}
	}
	return false
}

// hooked reports whether code of the program ran while the class was made.
func (in *Interp) hooked(c *py.Type, body *py.Dict) bool {
	if in.classes[c.Type()] != nil {
		return true
	}
	for _, base := range c.MRO()[1:] {
		if v, ok := base.Namespace().GetStr("__init_subclass__"); ok {
			if in.ofProgram(v) {
				return true
			}
			break
		}
	}
	for _, v := range body.All() {
		if in.classes[v.Type()] == nil {
			continue
		}
		if hook, ok := v.Type().Lookup("__set_name__"); ok && in.ofProgram(hook) {
			return true
		}
	}
	return false
}

// machineNamespace is the namespace of a class without what hooks of the program did: the
// body's, with the special names that making a class adds.
func machineNamespace(body *py.Dict, made *py.Type) *py.Dict {
	out := py.NewDict()
	own := made.Type()
	for own.IsHeap() {
		own = own.MRO()[1]
	}
	if own != py.TypeType && own != py.TypeABCMeta {
		// Metaclasses of libraries replace entries of the body and take some away.
		for k, v := range made.Dict.All() {
			name, _ := py.AsStr(k)
			_, had := body.GetStr(name)
			if had || name[:1] == "_" || machineMade(made.Dict, map[string]bool{name: true}) {
				out.SetStr(name, v)
			}
		}
		return out
	}
	for k, v := range made.Dict.All() {
		name, _ := py.AsStr(k)
		old, had := body.GetStr(name)
		switch {
		case !had && len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__":
		case had && wraps(v, old):
		case !had || !py.Is(old, v):
			if v = old; !had {
				continue
			}
		}
		out.SetStr(name, v)
	}
	for k, v := range body.All() {
		if name, _ := py.AsStr(k); name != "__qualname__" && name != "__classcell__" {
			if _, has := out.GetStr(name); !has {
				out.SetStr(name, v)
			}
		}
	}
	return out
}

// wraps reports whether v is the class or static method that the machinery makes of a
// plain function with a special name.
func wraps(v, fn py.Value) bool {
	switch x := v.(type) {
	case *py.ClassMethod:
		return x.Func == fn
	case *py.StaticMethod:
		return x.Func == fn
	}
	return false
}

// buildClass is __build_class__.
func (f *frame) buildClass(info *ClassInfo, typeParams *py.Tuple) (py.Value, error) {
	in := f.in
	resolved, changed, unknown, err := f.resolveBases(info)
	if err != nil {
		return nil, err
	}
	var meta py.Value
	var kw []py.Kw
	if !unknown {
		if meta, kw, err = py.FindMetaclass(f.t, resolved, info.Kw); err != nil {
			return nil, err
		}
	}
	ns := py.NewDict()
	body := &frame{in: in, t: f.t, mod: f.mod, scope: in.scopeOf(info.Node, f.class), parent: f, ns: ns,
		name: info.Name, qual: info.Qualname + ".", class: info.Name, cell: &py.Cell{}, fn: f.fn}
	if meta != nil && meta != py.Value(py.TypeType) {
		if err := f.prepare(body, meta, info.Name, resolved, kw); err != nil {
			return nil, err
		}
		ns = body.ns
	}
	info.frame = body
	if m, ok := meta.(*py.Type); ok && m.IsSubtype(py.TypeEnumMeta) {
		body.members = map[string]bool{}
	}
	if m, ok := f.global().GetStr("__name__"); ok {
		if err := body.store("__module__", m, info.Node); err != nil {
			return nil, err
		}
	}
	if err := body.store("__qualname__", py.Str(info.Qualname), info.Node); err != nil {
		return nil, err
	}
	if doc, ok := docOf(info.Node.Body); ok {
		if err := body.store("__doc__", py.Str(doc), info.Node); err != nil {
			return nil, err
		}
	}
	if typeParams != nil {
		ns.SetStr("__type_params__", typeParams)
	}
	if _, err := body.block(info.Node.Body); err != nil {
		body.note(err)
		return nil, err
	}
	info.Annotations = body.annos
	info.Namespace = ns.Copy()
	if unknown {
		return f.symbolicClass(info), nil
	}
	if changed {
		ns.SetStr("__orig_bases__", py.NewTuple(info.Bases...))
	}
	if usesClassCell(info.Node, in) {
		ns.SetStr("__classcell__", body.cell)
	}
	f.at = info.Node
	here, current := in.here, in.current
	in.here, in.current = info.Span, f.mod
	in.building = append(in.building, info)
	v, err := f.callMetaclass(meta, info.Name, resolved, ns, body.prepared, kw)
	in.building = in.building[:len(in.building)-1]
	in.here, in.current = here, current
	if err != nil {
		return nil, err
	}
	if body.cell.V == nil {
		body.cell.V = v
	}
	if c, ok := v.(*py.Type); ok {
		info.Type = c
		in.classes[c] = info
		info.made = c.Dict.Copy()
		if info.Hooked = in.hooked(c, info.Namespace); info.Hooked {
			info.made = machineNamespace(info.Namespace, c)
		}
		for _, fn := range body.made {
			fn.Class = c
		}
	}
	return v, nil
}

// Building is the class statement whose class is being made right now (a
// metaclass, __init_subclass__ or __set_name__ runs); nil outside.
func (in *Interp) Building() *ClassInfo {
	if len(in.building) == 0 {
		return nil
	}
	return in.building[len(in.building)-1]
}

// callMetaclass makes the class.
func (f *frame) callMetaclass(meta py.Value, name string, bases []py.Value, ns *py.Dict, prepared py.Value, kw []py.Kw) (py.Value, error) {
	if meta == py.Value(py.TypeType) {
		c, err := py.MakeType(f.t, py.TypeType, name, bases, ns, kw)
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	var mapping py.Value = ns
	if prepared != nil {
		mapping = prepared
	}
	return py.CallKw(f.t, meta, []py.Value{py.Str(name), py.NewTuple(bases...), mapping}, kw)
}

// resolveBases replaces bases that are not classes. unknown: a base or the
// metaclass is Symbolic.
func (f *frame) resolveBases(info *ClassInfo) (resolved []py.Value, changed, unknown bool, err error) {
	for _, b := range info.Bases {
		unknown = unknown || isSymbolic(b)
	}
	for _, k := range info.Kw {
		unknown = unknown || k.Name == "metaclass" && isSymbolic(k.Value)
	}
	if unknown {
		return info.Bases, false, true, nil
	}
	if resolved, changed, err = py.ResolveBases(f.t, info.Bases); err != nil {
		return nil, false, false, err
	}
	for _, b := range resolved {
		unknown = unknown || isSymbolic(b)
	}
	return resolved, changed, unknown, nil
}

// prepare calls __prepare__ of a metaclass for the namespace.
func (f *frame) prepare(body *frame, meta py.Value, name string, bases []py.Value, kw []py.Kw) error {
	fn, err := py.GetAttr(f.t, meta, "__prepare__")
	if err != nil {
		if none, merr := py.Matches(f.t, err, py.AttributeError); merr == nil && none {
			return nil
		}
		return err
	}
	r, err := py.CallKw(f.t, fn, []py.Value{py.Str(name), py.NewTuple(bases...)}, kw)
	if err != nil {
		return err
	}
	switch x := r.(type) {
	case *py.Dict:
		body.ns = x
		return nil
	default:
		d, ok := py.AsDict(r)
		if !ok {
			return py.Raise(py.TypeError, "%s.__prepare__() must return a mapping, not %s", callableName(meta), r.Type().Name)
		}
		body.ns, body.prepared = d, r
	}
	return nil
}

func callableName(v py.Value) string {
	if c, ok := v.(*py.Type); ok {
		return c.Name
	}
	return "<metaclass>"
}

// usesClassCell reports whether a method in the body refers to __class__ or
// super.
func usesClassCell(n *pyast.ClassDef, in *Interp) bool {
	return in.scopeOf(n, "").cellUsed
}

// symbolicClass is the value of a class statement with an unknown base.
func (f *frame) symbolicClass(info *ClassInfo) *Symbolic {
	args := append([]py.Value{}, info.Bases...)
	for _, k := range info.Kw {
		args = append(args, k.Value)
	}
	s := f.symbolic(SymClass, info.Name, info.Node, args...)
	s.Class = info
	s.Kw = info.Kw
	return s
}
