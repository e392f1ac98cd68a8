package py

import (
	"reflect"
	"runtime"
	"slices"
	"sync"
	"time"
	"unsafe"
	"weak"
)

// Module _weakref over Go's weak pointers. An object goes when Go's collector finds that nothing
// refers to it, later than CPython, which counts references: until then a weak reference gives
// it. Callbacks are calls into Python code, which need a task: they wait until the program
// next uses a weak reference or gc.collect(), which waits for the collector.

// TypeWeakRef is weakref.ref. Proxies are Python code over it.
var TypeWeakRef = newRootType(weakrefTables{}, "weakref", "ReferenceType")

// weakRef is weakref.ref.
type weakRef struct {
	class    *Type
	self     Value          // of a class that derives from ref, nil for ref itself
	table    unsafe.Pointer // of the interface value: which Go type the object has
	target   weak.Pointer[byte]
	callback Value // nil: none, or done
	hash     int64
	hashed   bool
}

// valueWords is an interface value as Go lays it out; what has identity is a pointer in it.
type valueWords struct{ table, data unsafe.Pointer }

// Type implements Value.
func (r *weakRef) Type() *Type { return r.class }

// value is the reference as Python code has it.
func (r *weakRef) value() Value {
	if r.self != nil {
		return r.self
	}
	return r
}

// get is the object, nil when it is gone.
func (r *weakRef) get() Value {
	p := r.target.Value()
	if p == nil {
		return nil
	}
	words := valueWords{r.table, unsafe.Pointer(p)}
	return *(*Value)(unsafe.Pointer(&words))
}

// weakDead are the references whose objects are gone and whose callbacks have not run.
var weakDead struct {
	sync.Mutex
	list []weak.Pointer[weakRef]
}

// strongOnly are classes whose instances CPython makes no weak references to.
func strongOnly(v Value) bool {
	if o, ok := v.(*Object); ok {
		return o.Class.noDict && !weakSlot(o.Class)
	}
	if reflect.TypeOf(v).Kind() != reflect.Pointer {
		return true
	}
	switch v.(type) {
	case *BoundMethod, *Generator, *Coroutine, *Type, *Function, *Set, *Module, *Builtin:
		return false
	}
	module := v.Type().Module
	return !v.Type().heap && (module == "builtins" || module == "datetime" || module == "decimal")
}

// weakSlot reports whether __slots__ of a class or its bases name __weakref__.
func weakSlot(c *Type) bool {
	for _, m := range c.MRO() {
		if !m.heap {
			continue
		}
		slots, _ := m.Dict.GetStr("__slots__")
		switch x := slots.(type) {
		case Str:
			if x == "__weakref__" {
				return true
			}
		case *Tuple:
			if slices.Contains(x.Items, Value(Str("__weakref__"))) {
				return true
			}
		case *List:
			if slices.Contains(x.Items, Value(Str("__weakref__"))) {
				return true
			}
		}
	}
	return false
}

// newWeakRef is weakref.ref(v, callback) as an instance of a class.
func newWeakRef(t *Task, class *Type, v, callback Value) (*weakRef, error) {
	if v == nil {
		return &weakRef{class: class}, nil // in a cycle of module state: Restored
	}
	if strongOnly(v) {
		return nil, Raise(TypeError, "cannot create weak reference to '%s' object", v.Type().Name)
	}
	if err := runWeakCallbacks(t); err != nil {
		return nil, err
	}
	t.keepWeak(v)
	r := &weakRef{class: class}
	r.refersTo(v)
	r.callsBack(v, callback)
	return r, nil
}

func (r *weakRef) refersTo(v Value) {
	words := *(*valueWords)(unsafe.Pointer(&v))
	r.table, r.target = words.table, weak.Make((*byte)(words.data))
}

// callsBack has callback called when v is gone.
func (r *weakRef) callsBack(v, callback Value) {
	if callback == nil || callback == None || v == nil {
		return
	}
	r.callback = callback
	runtime.AddCleanup((*byte)((*valueWords)(unsafe.Pointer(&v)).data), func(w weak.Pointer[weakRef]) {
		weakDead.Lock()
		defer weakDead.Unlock()
		weakDead.list = append(weakDead.list, w)
	}, weak.Make(r))
}

// partOf notes the instance of a class that derives from ref.
func (r *weakRef) partOf(o *Object) { r.self = o }

// runWeakCallbacks calls what waits to hear that an object is gone. What a callback raises goes
// to stderr, as sys.unraisablehook has it.
func runWeakCallbacks(t *Task) error {
	weakDead.Lock()
	list := weakDead.list
	weakDead.list = nil
	weakDead.Unlock()
	for _, w := range list {
		r := w.Value()
		if r == nil || r.callback == nil {
			continue
		}
		call := r.callback
		r.callback = nil
		if _, err := Call(t, call, r.value()); err != nil {
			reportUnraisable(t, call, err)
		}
	}
	return nil
}

// reportUnraisable is sys.unraisablehook for an error that no caller can get.
func reportUnraisable(t *Task, in Value, err error) {
	_ = printTo(t, "Exception ignored in: "+reprOr(t, in)+"\n"+FormatException(err), nil)
}

// collectWeak waits for the collector and runs the callbacks: gc.collect().
func collectWeak(t *Task) error {
	if t != nil {
		t.weak, t.weakNext = nil, 0
	}
	for range 2 {
		done := make(chan struct{})
		mark := new([64]byte)
		runtime.AddCleanup(mark, func(c chan struct{}) { close(c) }, done)
		mark = nil
		runtime.GC()
		select {
		case <-done:
		case <-time.After(100 * time.Millisecond):
		}
	}
	return runWeakCallbacks(t)
}

// Call implements Caller.
func (r *weakRef) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if len(pos)+len(kw) > 0 {
		return nil, Raise(TypeError, "expected at most 0 arguments, got %d", len(pos)+len(kw))
	}
	if err := runWeakCallbacks(t); err != nil {
		return nil, err
	}
	v := r.get()
	if v == nil {
		return None, nil
	}
	t.keepWeak(v)
	return v, nil
}

// Hash implements Hasher.
func (r *weakRef) Hash(t *Task) (int64, error) {
	if !r.hashed {
		v := r.get()
		if v == nil {
			return 0, Raise(TypeError, "weak object has gone away")
		}
		h, err := Hash(t, v)
		if err != nil {
			return 0, err
		}
		r.hash, r.hashed = h, true
	}
	return r.hash, nil
}

// Compare implements Comparer: references to living objects are equal when these are.
func (r *weakRef) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := Unwrap(other).(*weakRef)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	a, b := r.get(), o.get()
	if a == nil || b == nil {
		return MakeBool((r == o) == (op == CmpEq)), nil
	}
	return RichCompare(t, op, a, b)
}

// Repr implements Reprer.
func (r *weakRef) Repr(t *Task) (string, error) {
	v := r.get()
	if v == nil {
		return "<weakref at " + address(r) + "; dead>", nil
	}
	name := ""
	if n, err := getAttrOr(t, v, "__name__", nil); err == nil && n != nil {
		if s, ok := AsStr(n); ok {
			name = " (" + s + ")"
		}
	}
	return "<weakref at " + address(r) + "; to '" + v.Type().dottedName() + "' at " + address(v) + name + ">", nil
}

// Constructed implements Constructed.
func (r *weakRef) Constructed() (*Type, []Value, []Kw) { return r.class, []Value{orNone(r.get())}, nil }

// Restored implements Restored: the object and the callback may lead back to the reference, and
// are then made after it.
func (r *weakRef) Restored() *Dict {
	d := NewDict()
	if v := r.get(); v != nil {
		d.SetStr("_target", v)
	}
	if r.callback != nil {
		d.SetStr("_callback", r.callback)
	}
	return d
}

// keptWeak is how many objects a task keeps because weak references were made to them.
const keptWeak = 4096

// keepWeak keeps an object that a weak reference was made to, or gave, for as long as the task
// runs: CPython's variables hold their objects to the end of a function, Go's only to their last
// use. gc.collect() lets go of them.
func (t *Task) keepWeak(v Value) {
	if t == nil {
		return
	}
	if len(t.weak) < keptWeak {
		t.weak = append(t.weak, v)
		return
	}
	t.weak[t.weakNext] = v
	t.weakNext = (t.weakNext + 1) % keptWeak
}

type weakrefTables struct{}

// Fill implements Tables.
func (weakrefTables) Fill() {
	TypeWeakRef.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if len(kw) > 0 && cls == TypeWeakRef {
			return nil, Raise(TypeError, "ref() takes no keyword arguments")
		}
		if err := checkPositional("__new__", len(pos), 1, 2); err != nil {
			return nil, err
		}
		var callback Value
		if len(pos) > 1 {
			callback = pos[1]
		}
		r, err := newWeakRef(t, TypeWeakRef, pos[0], callback)
		if err != nil {
			return nil, err
		}
		if cls == TypeWeakRef {
			return r, nil
		}
		o := newObject(cls)
		o.Base, r.self = r, o
		return o, nil
	}
	TypeWeakRef.SetAttributes([]Attribute{{Name: "__callback__", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*weakRef).callback), nil }},
		{Name: "_target", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*weakRef).get()), nil },
			Set: func(t *Task, self, x Value) error { self.(*weakRef).refersTo(x); return nil }},
		{Name: "_callback", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*weakRef).callback), nil },
			Set: func(t *Task, self, x Value) error {
				r := self.(*weakRef)
				r.callsBack(r.get(), x)
				return nil
			}}})
	TypeWeakRef.SetMethods([]Method{{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem}}, "call hash eq ne repr")
	TypeWeakRef.Init = func(*Task, Value, []Value, []Kw) error { return nil }
}

// WeakrefModule is the module _weakref; weakref is CPython's own source.
var WeakrefModule = NewNative("_weakref", buildWeakrefModule)

func buildWeakrefModule() *Module {
	m := NewNativeModule("_weakref", []Method{
		{Name: "_remove_dead_weakref", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
			d, ok := AsDict(a[0])
			if !ok {
				return nil, Raise(TypeError, "_remove_dead_weakref() argument 1 must be dict, not %s", a[0].Type().Name)
			}
			v, found, err := d.Get(t, a[1])
			if err != nil || !found {
				return None, err
			}
			if r, ok := Unwrap(v).(*weakRef); ok && r.get() == nil {
				_, err = d.Del(t, a[1])
			}
			return None, err
		}},
	})
	m.addNames("ref", TypeWeakRef, "ReferenceType", TypeWeakRef)
	return m
}
