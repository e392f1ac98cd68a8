package py

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// Object is an instance of a class made by a class statement.
//
// Its attributes lie in values, at places that its shape knows (shape.go), until something
// asks for its __dict__: from then on they are in that dict and the shape is nil. The first
// values are those of __slots__, in both states.
type Object struct {
	Class *Type
	// Base is the builtin part for classes that derive from a builtin type.
	Base   Value
	shape  *shape // read and, once others may see the object, written atomically
	attrs  *Dict  // the same
	values []Value
}

// Type implements Value.
func (o *Object) Type() *Type { return o.Class }

// NewInstance makes an instance of a class without running its __init__.
func NewInstance(class *Type) *Object { return newObject(class) }

// NewObject makes an instance of a class without running its __init__; attrs becomes its
// __dict__ and may be nil.
func NewObject(class *Type, attrs *Dict) *Object {
	o := newObject(class)
	if attrs != nil {
		o.SetAttributes(attrs)
	}
	return o
}

// newObject makes a bare instance of a class.
func newObject(c *Type) *Object {
	if !c.heap {
		return &Object{Class: c}
	}
	s := c.rootShape()
	o := newObjectOf(int(s.expect.Load()))
	o.Class, o.shape = c, s
	o.values = o.values[:s.slots]
	return o
}

// newObjectOf makes an object with room for n values: objects of usual sizes and their
// values are one allocation.
func newObjectOf(n int) *Object {
	switch {
	case n == 0:
		return &Object{}
	case n == 1:
		o := &struct {
			Object
			room [1]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	case n == 2:
		o := &struct {
			Object
			room [2]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	case n == 3:
		o := &struct {
			Object
			room [3]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	case n == 4:
		o := &struct {
			Object
			room [4]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	case n <= 6:
		o := &struct {
			Object
			room [6]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	case n <= 8:
		o := &struct {
			Object
			room [8]Value
		}{}
		o.values = o.room[:]
		return &o.Object
	}
	return &Object{values: make([]Value, n)}
}

func (o *Object) loadShape() *shape {
	return (*shape)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Pointer(&o.shape))))
}

func (o *Object) loadAttrs() *Dict {
	return (*Dict)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Pointer(&o.attrs))))
}

func (o *Object) storeAttrs(d *Dict) {
	atomic.StorePointer((*unsafe.Pointer)(unsafe.Pointer(&o.attrs)), unsafe.Pointer(d))
	atomic.StorePointer((*unsafe.Pointer)(unsafe.Pointer(&o.shape)), nil)
}

// attribute is one entry of the instance's __dict__.
func (o *Object) attribute(name string) (Value, bool) {
	if s := o.loadShape(); s != nil {
		if i := s.index(name); i >= 0 {
			return o.values[i], true
		}
		return nil, false
	}
	if d := o.loadAttrs(); d != nil {
		return d.GetStr(name)
	}
	return nil, false
}

// toDict serialises those who make the dict of an object that several of them read.
var toDict sync.Mutex

// Attributes is the instance's __dict__: nil for an object without one, and, unless create
// is set, for one that has no attributes. The object keeps its attributes in it afterwards.
func (o *Object) Attributes(create bool) *Dict {
	if d := o.loadAttrs(); d != nil {
		return d
	}
	if o.Class.noDict || o.Class == TypeObject {
		return nil
	}
	s := o.loadShape()
	if !create && (s == nil || len(s.names) == 0) {
		return nil
	}
	toDict.Lock()
	defer toDict.Unlock()
	if d := o.loadAttrs(); d != nil {
		return d
	}
	d := o.copyAttributes()
	// Who reads by the shape meanwhile still finds the values.
	o.storeAttrs(d)
	return d
}

// copyAttributes is a copy of the instance's __dict__.
func (o *Object) copyAttributes() *Dict {
	if d := o.loadAttrs(); d != nil {
		return d.Copy()
	}
	d := NewDict()
	if s := o.loadShape(); s != nil {
		d.entries = make([]dictEntry, 0, len(s.names))
		for i, name := range s.names {
			d.insert(int64(HashStr(name)), Str(name), o.values[s.slots+i])
		}
	}
	return d
}

// SetAttributes makes d the instance's __dict__; nil empties it.
func (o *Object) SetAttributes(d *Dict) {
	if d == nil {
		d = NewDict()
	}
	o.storeAttrs(d)
}

// slotValues are the values of __slots__.
func (o *Object) slotValues() []Value { return o.values[:min(len(o.values), o.Class.slotCount())] }

// Slots gives the values of __slots__ that are set, by name, those of the first base first.
func (o *Object) Slots(t *Task) *Dict {
	d := NewDict()
	if o.Class.slotCount() == 0 {
		return d
	}
	mro := o.Class.MRO()
	for i := len(mro) - 1; i >= 0; i-- {
		for k, member := range mro[i].Dict.All() {
			name, ok := AsStr(k)
			if !ok || member.Type() != TypeMember {
				continue
			}
			if v, err := GetAttr(t, o, name); err == nil {
				d.SetStr(name, v)
			}
		}
	}
	return d
}

// Clone is a shallow copy.
func (o *Object) Clone() *Object {
	c := &Object{Class: o.Class, Base: o.Base, shape: o.loadShape(), values: append([]Value(nil), o.values...)}
	if d := o.loadAttrs(); d != nil {
		c.attrs, c.shape = d.Copy(), nil
	}
	return c
}

// SetOwn sets an entry of the instance's __dict__, whatever the class says about the name.
// It is false for an object that has no __dict__ or has __slots__ too.
func (o *Object) SetOwn(name string, x Value) bool {
	if d := o.loadAttrs(); d != nil {
		d.SetStr(name, x)
		return true
	}
	s := o.shape
	if s == nil || o.Class.noDict || s.slots > 0 {
		return false
	}
	if i := s.index(name); i >= 0 {
		o.values[i] = x
		return true
	}
	if grown := s.grow(name); grown != nil {
		o.add(grown, x)
		return true
	}
	return false
}
