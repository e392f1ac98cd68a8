package py

import "sync"

// typeThreadLocal is threading.local.
var typeThreadLocal = newRootType(threadLocalTables{}, "_thread", "_local")

// threadLocal is a threading.local, of the class itself or of one that derives from it: its
// attributes are those that the current thread has given it.
type threadLocal struct {
	class *Type
	pos   []Value
	kw    []Kw
}

// Type implements Value.
func (l *threadLocal) Type() *Type { return l.class }

// threadLocals are the attributes that one thread has given to objects.
type threadLocals struct {
	mu    sync.Mutex
	dicts map[*threadLocal]*Dict
}

// attributes is the namespace of l in the current thread. In a thread that sees the object for
// the first time __init__ runs, with the arguments that the object was made with.
func (l *threadLocal) attributes(t *Task) (*Dict, error) {
	all := &t.currentThread().locals
	all.mu.Lock()
	d, ok := all.dicts[l]
	if !ok {
		d = l.enter(all)
	}
	all.mu.Unlock()
	if ok || !l.class.heap {
		return d, nil
	}
	return d, callInit(t, l, l.pos, l.kw)
}

func (l *threadLocal) enter(all *threadLocals) *Dict {
	d := NewDict()
	if all.dicts == nil {
		all.dicts = map[*threadLocal]*Dict{}
	}
	all.dicts[l] = d
	return d
}

// GetAttr implements AttrGetter.
func (l *threadLocal) GetAttr(t *Task, name string) (Value, error) {
	d, err := l.attributes(t)
	if err != nil {
		return nil, err
	}
	if name == "__dict__" {
		return d, nil
	}
	if attr, ok := l.class.Lookup(name); ok && isDataDescriptor(attr) && hasGet(attr) {
		return nil, nil
	}
	v, _ := d.GetStr(name)
	return v, nil
}

// ofClass reports whether assigning a name is the class's matter, or an error.
func (l *threadLocal) ofClass(name string) (bool, error) {
	if name == "__dict__" {
		return false, Raise(AttributeError, "'%s' object attribute '__dict__' is read-only", l.class.dottedName())
	}
	attr, ok := l.class.Lookup(name)
	return ok && isDataDescriptor(attr), nil
}

// SetAttr implements AttrSetter.
func (l *threadLocal) SetAttr(t *Task, name string, x Value) (bool, error) {
	d, err := l.attributes(t)
	if err != nil {
		return false, err
	}
	if other, err := l.ofClass(name); other || err != nil {
		return false, err
	}
	d.SetStr(name, x)
	return true, nil
}

// DelAttr implements AttrDeleter.
func (l *threadLocal) DelAttr(t *Task, name string) (bool, error) {
	d, err := l.attributes(t)
	if err != nil {
		return false, err
	}
	if other, err := l.ofClass(name); other || err != nil {
		return false, err
	}
	return d.DelStr(name), nil
}

// Constructed implements Constructed.
func (l *threadLocal) Constructed() (*Type, []Value, []Kw) { return l.class, l.pos, l.kw }

// Restored implements Restored: what module code set, which runs in the main thread.
func (l *threadLocal) Restored() *Dict { return mainThread.locals.dicts[l] }

type threadLocalTables struct{}

// Fill implements Tables.
func (threadLocalTables) Fill() {
	typeThreadLocal.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if init, _ := cls.Lookup("__init__"); len(pos)+len(kw) > 0 {
			if d, ok := init.(*MethodDescriptor); ok && d.owner == TypeObject {
				return nil, Raise(TypeError, "Initialization arguments are not supported")
			}
		}
		l := &threadLocal{class: cls, pos: append([]Value(nil), pos...), kw: append([]Kw(nil), kw...)}
		all := &t.currentThread().locals
		all.mu.Lock()
		defer all.mu.Unlock()
		l.enter(all)
		return l, nil
	}
}
