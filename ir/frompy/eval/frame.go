package eval

import (
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// frame is one activation of a body: module, class, function or comprehension.
// It stays alive as long as a function made in it does.
type frame struct {
	in     *Interp
	t      *py.Task
	mod    *Module
	scope  *scope
	parent *frame              // the frame around the definition, nil for modules
	vars   map[string]*py.Cell // of functions and comprehensions
	ns     *py.Dict            // of modules and class bodies
	name   string              // as tracebacks show it
	qual   string              // prefix of __qualname__ of what is defined here
	class  string              // innermost class, for private names
	cell   *py.Cell            // __class__ for methods
	fn     *Function           // of function frames
	self   py.Value            // first argument, for super()

	ret   py.Value                         // of a return statement
	yield func(py.Value) (py.Value, error) // of generators
	async bool                             // await is allowed

	at       pyast.Node // what is evaluated now
	traced   error      // exception whose traceback has this frame already
	handling int        // except clauses that run
	guards   int        // try statements around that catch ImportError
	annos    *Annotations
	prepared py.Value        // namespace of a metaclass __prepare__ when it is no plain dict
	made     []*Function     // functions made in a class body
	members  map[string]bool // of an enumeration body: the names of its members so far
}

// global is the namespace of the module.
func (f *frame) global() *py.Dict { return f.mod.Dict }

// mangle rewrites a private name (__x) in a class body.
func (f *frame) mangle(name string) string { return mangle(f.class, name) }

func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// child makes a frame for a body defined in f.
func (f *frame) child(s *scope, name string) *frame {
	return &frame{in: f.in, t: f.t, mod: f.mod, scope: s, parent: f, vars: map[string]*py.Cell{},
		name: name, qual: f.qual, class: f.class, cell: f.cell, fn: f.fn, self: f.self}
}

// enclosingCell finds the variable that a free name of a body defined in f
// stands for: the nearest function around that binds it. Class bodies are not
// looked into.
func (f *frame) enclosingCell(name string) *py.Cell {
	for g := f; g != nil; g = g.parent {
		if g.vars == nil {
			if g.scope.kind == classScope && name == "__class__" && g.cell != nil {
				return g.cell
			}
			continue
		}
		if g.scope.globals[name] {
			return nil
		}
		if g.scope.locals[name] {
			return g.variable(name)
		}
	}
	return nil
}

func (f *frame) variable(name string) *py.Cell {
	c := f.vars[name]
	if c == nil {
		c = &py.Cell{}
		f.vars[name] = c
	}
	return c
}

// load reads a name.
func (f *frame) load(name string) (py.Value, error) {
	name = f.mangle(name)
	switch f.scope.kind {
	case moduleScope:
		return f.loadGlobal(name)
	case classScope:
		if !f.scope.globals[name] {
			v, ok, err := f.member(name)
			if ok || err != nil {
				return v, err
			}
			if !f.scope.locals[name] || f.scope.nonlocals[name] {
				if c := f.parent.enclosingCell(name); c != nil {
					return f.read(c, name, true)
				}
			}
		}
		return f.loadGlobal(name)
	}
	if f.scope.globals[name] {
		return f.loadGlobal(name)
	}
	if f.scope.locals[name] {
		return f.read(f.variable(name), name, false)
	}
	if name == "__class__" && f.cell != nil {
		return f.read(f.cell, name, true)
	}
	if c := f.parent.enclosingCell(name); c != nil {
		return f.read(c, name, true)
	}
	return f.loadGlobal(name)
}

// enumMember refuses to bind a member of an enumeration twice, as EnumDict does.
func (f *frame) enumMember(name string, v py.Value) error {
	if f.members[name] {
		old, _ := f.ns.GetStr(name)
		text, err := py.Repr(f.t, old)
		if err != nil {
			return err
		}
		return py.Raise(py.TypeError, "'%s' already defined as %s", name, text)
	}
	switch v.(type) {
	case py.Getter, *py.Function:
		return nil
	}
	if strings.HasPrefix(name, "_") {
		return nil
	}
	if _, ok, err := py.LookupSpecial(f.t, v, "__get__"); ok || err != nil {
		return err
	}
	if ignored, err := py.EnumIgnored(f.t, f.ns); ignored[name] || err != nil {
		return err
	}
	f.members[name] = true
	return nil
}

// member reads a name in the namespace of a class body.
func (f *frame) member(name string) (py.Value, bool, error) {
	if f.prepared == nil {
		return f.ns.Get(f.t, py.Str(name))
	}
	v, err := py.GetItem(f.t, f.prepared, py.Str(name))
	if err != nil {
		if none, merr := py.Matches(f.t, err, py.KeyError); merr == nil && none {
			return nil, false, nil
		}
	}
	return v, err == nil, err
}

func (f *frame) read(c *py.Cell, name string, free bool) (py.Value, error) {
	switch {
	case c.V != nil:
		return c.V, nil
	case free:
		return nil, py.ErrFreeVariable(name)
	}
	return nil, py.ErrUnboundLocal(name)
}

func (f *frame) loadGlobal(name string) (py.Value, error) {
	if v, ok := f.global().GetStr(name); ok {
		return v, nil
	}
	if v, ok := f.in.builtins.GetStr(name); ok {
		return v, nil
	}
	if f.mod.opaque != nil {
		return f.symbolic(SymAttr, name, f.at, f.mod.opaque), nil
	}
	return nil, py.ErrName(name)
}

// cellFor is the variable that an assignment to name in a function or
// comprehension reaches; nil when the name is global.
func (f *frame) cellFor(name string) *py.Cell {
	if f.scope.globals[name] {
		return nil
	}
	if f.scope.locals[name] {
		return f.variable(name)
	}
	return f.parent.enclosingCell(name)
}

// store assigns a name. node is where, for the side tables.
func (f *frame) store(name string, v py.Value, node pyast.Node) error {
	name = f.mangle(name)
	switch f.scope.kind {
	case moduleScope:
		return f.bindGlobal(name, v, node)
	case classScope:
		if f.scope.globals[name] {
			return f.bindGlobal(name, v, node)
		}
		if f.scope.nonlocals[name] {
			if c := f.parent.enclosingCell(name); c != nil {
				c.V = v
				return nil
			}
		}
		if f.prepared != nil {
			return py.SetItem(f.t, f.prepared, py.Str(name), v)
		}
		if f.members != nil {
			if err := f.enumMember(name, v); err != nil {
				return err
			}
		}
		return f.ns.Set(f.t, py.Str(name), v)
	}
	if c := f.cellFor(name); c != nil {
		c.V = v
		return nil
	}
	return f.bindGlobal(name, v, node)
}

// bindGlobal is storeGlobal for code that must not bind what the start binds.
func (f *frame) bindGlobal(name string, v py.Value, node pyast.Node) error {
	if err := f.boundAtStart(name); err != nil {
		return err
	}
	f.storeGlobal(name, v, node)
	return nil
}

func (f *frame) storeGlobal(name string, v py.Value, node pyast.Node) {
	f.global().SetStr(name, v)
	f.mod.Assigned = append(f.mod.Assigned, &Binding{Name: name, Span: f.in.SpanOf(node, f.mod), Node: node, Value: v})
}

// remove is "del name".
func (f *frame) remove(name string) error {
	name = f.mangle(name)
	if f.scope.kind == classScope && !f.scope.globals[name] {
		ok, err := f.ns.Del(f.t, py.Str(name))
		if err == nil && !ok {
			return py.ErrName(name)
		}
		return err
	}
	if f.scope.kind == functionScope || f.scope.kind == comprehensionScope {
		if c := f.cellFor(name); c != nil {
			_, err := f.read(c, name, !f.scope.locals[name])
			c.V = nil
			return err
		}
	}
	if err := f.boundAtStart(name); err != nil {
		return err
	}
	if !f.global().DelStr(name) {
		return py.ErrName(name)
	}
	return nil
}

// localNames are the bound variables of the frame, for locals() and dir().
func (f *frame) localNames() (*py.Dict, error) {
	if f.ns != nil {
		return f.ns, nil
	}
	d := py.NewDict()
	for _, name := range f.scope.order {
		if c := f.vars[name]; c != nil && c.V != nil {
			d.SetStr(name, c.V)
		}
	}
	for name := range f.scope.free {
		if c := f.parent.enclosingCell(name); c != nil && c.V != nil {
			d.SetStr(name, c.V)
		}
	}
	return d, nil
}
