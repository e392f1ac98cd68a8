package lower

import (
	"reflect"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// initSets are the attributes that every instance of a hidden class has as soon as anything but its
// __init__ can see it: those that the statements of __init__ set one after another, up to the first that
// does more with self than set attributes and read those that are set.
func (l *Lowerer) initSets(fam *family, t *py.Type) map[string]bool {
	set := fam.set[t]
	if set == nil {
		set = map[string]bool{}
		fam.set[t] = set
		init, _ := t.Lookup("__init__")
		if f := l.programFunction(init); f != nil {
			w := initWalk{l: l, class: t, set: set}
			w.function(f)
		}
	}
	return set
}

// initWalk follows the __init__ of a class and those of its bases that it calls.
type initWalk struct {
	l     *Lowerer
	class *py.Type
	set   map[string]bool
	self  string // the first parameter of the function in hand
	owner string // the class that the function stands in, for private names

	module *eval.Module    // of the function
	locals map[string]bool // that it binds
}

// function walks a function and reports whether it did so to the end.
func (w *initWalk) function(f *eval.Function) bool {
	if len(f.Value.Params) == 0 || f.Class == nil {
		return false
	}
	around := *w
	defer func() { w.self, w.owner, w.module, w.locals = around.self, around.owner, around.module, around.locals }()
	w.self, w.owner, w.module, w.locals = f.Value.Params[0].Name, f.ClassName(), f.Module, stores(f.Body())
	for _, p := range f.Value.Params {
		w.locals[p.Name] = true
	}
	for _, s := range f.Body() {
		if !w.stmt(s, f.Class) {
			return false
		}
	}
	return true
}

// stmt walks a statement and reports whether the next one is reached with nothing having seen self.
func (w *initWalk) stmt(s pyast.Stmt, class *py.Type) bool {
	switch s := s.(type) {
	case *pyast.Assign:
		return w.safe(s.Value) && w.targets(s.Targets)
	case *pyast.AnnAssign:
		return s.Value == nil || w.safe(s.Value) && w.targets([]pyast.Expr{s.Target})
	case *pyast.ExprStmt:
		if call := w.superInit(s.Value, class); call != nil {
			return w.safe(call.Args) && w.safe(call.Keywords) && w.base(class)
		}
		if call, of := w.baseInit(s.Value); call != nil {
			return w.safe(call.Args[1:]) && w.safe(call.Keywords) && w.init(of)
		}
	}
	return w.safe(s)
}

// superInit is the call super().__init__(…) or super(C, self).__init__(…) in class C, nil for another expression.
func (w *initWalk) superInit(x pyast.Expr, class *py.Type) *pyast.Call {
	call, ok := x.(*pyast.Call)
	if !ok {
		return nil
	}
	f, ok := call.Func.(*pyast.Attribute)
	if !ok || f.Attr != "__init__" {
		return nil
	}
	super, ok := f.Value.(*pyast.Call)
	if !ok || len(super.Keywords) > 0 {
		return nil
	}
	if len(super.Args) > 0 {
		if len(super.Args) != 2 {
			return nil
		}
		c, isName := super.Args[0].(*pyast.Name)
		self, isSelf := super.Args[1].(*pyast.Name)
		if !isName || !isSelf || self.Id != w.self || w.locals[c.Id] {
			return nil
		}
		if v, _ := w.module.Dict.GetStr(c.Id); v != py.Value(class) {
			return nil
		}
	}
	if name, ok := super.Func.(*pyast.Name); !ok || name.Id != "super" {
		return nil
	}
	return call
}

// base walks the __init__ that super() finds behind class.
func (w *initWalk) base(class *py.Type) bool {
	return w.init(class.MRO()[1])
}

// init walks the __init__ that a class has.
func (w *initWalk) init(class *py.Type) bool {
	owner, v := holder(class, "__init__")
	if owner == py.TypeObject {
		return true
	}
	f := w.l.programFunction(v)
	return f != nil && w.function(f)
}

// baseInit is the call Base.__init__(self, …) and the class that it names, one that the instance's derives from.
func (w *initWalk) baseInit(x pyast.Expr) (*pyast.Call, *py.Type) {
	call, ok := x.(*pyast.Call)
	if !ok || len(call.Args) == 0 {
		return nil, nil
	}
	f, ok := call.Func.(*pyast.Attribute)
	if !ok || f.Attr != "__init__" {
		return nil, nil
	}
	name, ok := f.Value.(*pyast.Name)
	if self, isName := call.Args[0].(*pyast.Name); !ok || !isName || self.Id != w.self || w.locals[name.Id] {
		return nil, nil
	}
	v, _ := w.module.Dict.GetStr(name.Id)
	t, ok := v.(*py.Type)
	if !ok || !w.class.IsSubtype(t) {
		return nil, nil
	}
	return call, t
}

func (w *initWalk) targets(list []pyast.Expr) bool {
	for _, target := range list {
		if name, ok := w.attribute(target); ok {
			if !w.plain(name) {
				return false
			}
			w.set[name] = true
		} else if !w.safe(target) {
			return false
		}
	}
	return true
}

// attribute is the name in self.name.
func (w *initWalk) attribute(n any) (string, bool) {
	a, ok := n.(*pyast.Attribute)
	if !ok {
		return "", false
	}
	name, ok := a.Value.(*pyast.Name)
	return mangled(w.owner, a.Attr), ok && name.Id == w.self
}

// plain reports whether setting the attribute runs nothing.
func (w *initWalk) plain(name string) bool {
	v, ok := w.class.Lookup(name)
	return !ok || isSlot(v) || !isDescriptor(v)
}

// safe reports whether nothing in the nodes sees self but to read attributes that are set, or to set
// others, and nothing returns.
func (w *initWalk) safe(nodes any) bool { return w.look(reflect.ValueOf(nodes)) }

func (w *initWalk) look(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			if !w.look(v.Index(i)) {
				return false
			}
		}
	case reflect.Interface:
		return v.IsNil() || w.look(v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			return true
		}
		if decided, safe := w.node(v.Interface()); decided {
			return safe
		}
		e := v.Elem()
		if e.Kind() != reflect.Struct {
			return true
		}
		for i := range e.NumField() {
			switch e.Field(i).Kind() {
			case reflect.Slice, reflect.Interface, reflect.Pointer:
				if !w.look(e.Field(i)) {
					return false
				}
			}
		}
	}
	return true
}

// node decides on a node by itself where that can be.
func (w *initWalk) node(n any) (decided, safe bool) {
	switch n := n.(type) {
	case *pyast.Return:
		return true, false
	case *pyast.Name:
		return true, n.Id != w.self && n.Id != "super" && n.Id != "__class__"
	case *pyast.AugAssign:
		if name, ok := w.attribute(n.Target); ok && !w.set[name] {
			return true, false
		}
	case *pyast.Attribute:
		if name, ok := w.attribute(n); ok {
			switch n.Ctx {
			case pyast.Load:
				return true, w.set[name]
			case pyast.Store:
				return true, w.plain(name)
			}
			return true, false
		}
	}
	return false, false
}
