package py

import (
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"
)

// shape describes instances of one class that got the same attributes in the same order:
// which names they have and where the values lie. It also remembers what each name that was
// used means for such an instance, the class and its bases included, so that reading an
// attribute is one look into a table: CPython's inline caches, kept by shape instead of by
// instruction.
//
// Shapes are never changed; setting a further attribute leads to the shape that has it too.
type shape struct {
	class *Type
	slots int      // values that belong to __slots__
	names []string // of the values behind those

	// expect is the number of values that instances end up with, so that they are made
	// with room for them; only that of the class's first shape counts.
	expect *atomic.Int32

	mu    sync.Mutex
	next  map[string]*shape
	table atomic.Pointer[nameTable]
}

// itemField is a descriptor of a class that derives from tuple: the attribute is an item of the instance.
type itemField interface{ itemIndex() int }

// maxShape is the number of attributes beyond which an object keeps them in a dict: it is
// used as one.
const maxShape = 64

// maxExpect bounds the room that new instances are given: one instance with many attributes
// says little about the others.
const maxExpect = 16

// meaning says what a name is for instances of a shape.
type meaning uint8

const (
	meansUnknown  meaning = iota // the general rules apply
	meansValue                   // instance attribute at index
	meansMember                  // __slots__ member at index
	meansFunction                // function of the class: a method
	meansMethod                  // method of a builtin base
	meansConstant                // class attribute that is no descriptor
	meansProperty                // property of the class
	meansVarying                 // data of the class that owner has now
	meansItem                    // item of the tuple that is the builtin part, at index
)

// nameEntry is what is known about a name, on a class or for instances of a shape.
type nameEntry struct {
	name  string
	value Value // what Lookup finds on the class, nil for nothing
	get   meaning
	set   meaning // meansValue (index, or append when grown is set), meansMember, or unknown
	index int32
	// custom says that the class has a __setattr__ of its own: set is what object.__setattr__ does.
	custom bool
	grown  *shape // where setting the name leads, nil while it is there already
	owner  *Type  // the class whose entry it is, where that changes often; then there is no value
}

// nameTable is an open-addressing table that finds names by the address of their text.
// Attribute names are constants of the program nearly always, and constants of equal text
// are one in a Go binary. An entry keeps its text alive, so that no other text can come to
// have the address. It is replaced, never changed, and dropped when the class changes.
type nameTable struct {
	cells []nameEntry // a cell without a name is free
	used  int
	shift uint8
}

// maxNames bounds the table: names beyond come from data.
const maxNames = 512

func nameHash(name string) uint64 {
	return (uint64(uintptr(unsafe.Pointer(unsafe.StringData(name)))) + uint64(len(name))) * 0x9e3779b97f4a7c15
}

// find returns the entry of a name, nil when it is not there.
func (n *nameTable) find(name string) *nameEntry {
	mask := uint64(len(n.cells) - 1)
	for i := nameHash(name) >> n.shift; ; i++ {
		e := &n.cells[i&mask]
		if len(e.name) == 0 {
			return nil
		}
		if unsafe.StringData(e.name) == unsafe.StringData(name) && len(e.name) == len(name) {
			return e
		}
	}
}

// with returns a table that has one entry more; n may be nil.
func (n *nameTable) with(e nameEntry) *nameTable {
	var kept []nameEntry
	used := 1
	if n != nil {
		if n.used >= maxNames {
			return n
		}
		kept, used = n.cells, n.used+1
	}
	size, shift := 8, uint8(61)
	for size < used*2 {
		size *= 2
		shift--
	}
	out := &nameTable{cells: make([]nameEntry, size), used: used, shift: shift}
	for _, k := range kept {
		if k.name != "" {
			out.put(k)
		}
	}
	out.put(e)
	return out
}

func (n *nameTable) put(e nameEntry) {
	mask := uint64(len(n.cells) - 1)
	i := nameHash(e.name) >> n.shift
	for n.cells[i&mask].name != "" {
		i++
	}
	n.cells[i&mask] = e
}

// forget drops what is known about names of instances of the shape and of those that it
// leads to.
func (s *shape) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.table.Store(nil)
	for _, n := range s.next {
		n.forget()
	}
}

// rootShape is the shape of new instances of a class.
func (c *Type) rootShape() *shape {
	if s := c.root.Load(); s != nil {
		return s
	}
	c.ready()
	s := &shape{class: c, slots: c.slotCount(), expect: new(atomic.Int32)}
	s.expect.Store(int32(s.slots))
	c.root.CompareAndSwap(nil, s)
	return c.root.Load()
}

// index is the place of an instance attribute among the values, -1 for none.
func (s *shape) index(name string) int {
	if i := slices.Index(s.names, name); i >= 0 {
		return s.slots + i
	}
	return -1
}

// lookup finds out what a name means for instances of the shape.
func (s *shape) lookup(name string) *nameEntry {
	if n := s.table.Load(); n != nil {
		if e := n.find(name); e != nil {
			return e
		}
	}
	return s.learn(name)
}

// learn works out what a name means, by the rules of genericGetAttr and genericSetAttr.
func (s *shape) learn(name string) *nameEntry {
	c := s.class
	version := c.version.Load()
	e := &nameEntry{name: name, index: int32(s.index(name))}
	attr, _ := c.Lookup(name)
	e.value = attr
	set, custom := c.Lookup("__setattr__")
	if d, builtin := set.(*MethodDescriptor); builtin && d.owner == TypeObject {
		custom = false
	}
	e.custom = custom
	settable := !c.noDict && name != "__dict__" && name != "__class__"
	switch a := attr.(type) {
	case nil:
	case *Member:
		settable, e.index = false, -1
		if c.IsSubtype(a.Owner) {
			e.index, e.get, e.set = int32(a.index), meansMember, meansMember
		}
	case *Property:
		if a.Get != nil {
			e.get = meansProperty
		}
		settable = false
	case *Object:
		// A descriptor of the program: its class decides, now and later.
		settable, e.index = false, -1
	case *enumPropertyDescriptor:
		settable, e.index = false, int32(s.index(a.field)) // where that is set, for reading
	case Setter:
		settable, e.index = false, -1
		if f, ok := attr.(itemField); ok {
			e.get, e.index = meansItem, int32(f.itemIndex())
		}
	case *Function:
		e.get = meansFunction
	case *MethodDescriptor:
		if !a.method.Class {
			e.get = meansMethod
		}
	case Getter:
	default:
		e.get = meansConstant
		if owner := c.holder(name); owner != nil && owner.varies(name) {
			e.get, e.owner, e.value = meansVarying, owner, nil
		}
	}
	if e.get != meansMember && e.get != meansProperty && e.get != meansItem && e.index >= 0 {
		e.get = meansValue
	}
	if settable {
		e.set = meansValue
		if e.index < 0 {
			if e.grown = s.grow(name); e.grown == nil {
				e.set = meansUnknown
			}
		}
	}
	if c.customGetattribute() {
		e.get = meansUnknown
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if name != "" && c.version.Load() == version {
		s.table.Store(s.table.Load().with(*e))
	}
	return e
}

// holder is the class that has a name, of a class and those that it derives from; nil for none.
func (c *Type) holder(name string) *Type {
	for _, m := range c.MRO() {
		if _, ok := m.Namespace().GetStr(name); ok {
			return m
		}
	}
	return nil
}

// grow is the shape with one more attribute, nil when there are too many.
func (s *shape) grow(name string) *shape {
	if len(s.names) >= maxShape {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if n, ok := s.next[name]; ok {
		return n
	}
	if len(s.next) >= maxShape {
		return nil // objects used as dicts
	}
	n := &shape{class: s.class, slots: s.slots, names: append(slices.Clip(s.names), name), expect: s.expect}
	if s.next == nil {
		s.next = map[string]*shape{}
	}
	s.next[name] = n
	return n
}

// add sets an attribute that the object has not got yet; grown is the shape that has it.
func (o *Object) add(grown *shape, x Value) {
	o.values = append(o.values, x)
	if n := int32(len(o.values)); n > grown.expect.Load() && n <= maxExpect {
		grown.expect.Store(n)
	}
	o.shape = grown
}

// getFast reads an attribute whose meaning is plain; nil, nil says that the general rules
// are to be asked.
func (o *Object) getFast(t *Task, name string) (Value, error) {
	s := o.loadShape()
	if s == nil {
		return nil, nil
	}
	e := s.lookup(name)
	switch e.get {
	case meansValue, meansMember:
		return o.values[e.index], nil
	case meansFunction, meansMethod:
		if e.get == meansMethod {
			break
		}
		return &BoundMethod{Func: e.value, Self: o}, nil
	case meansConstant:
		return e.value, nil
	case meansItem:
		if tuple, ok := o.Base.(*Tuple); ok && int(e.index) < len(tuple.Items) {
			return tuple.Items[e.index], nil
		}
	case meansVarying:
		v, _ := e.owner.Dict.GetStr(name)
		return v, nil
	case meansProperty:
		return Call(t, e.value.(*Property).Get, o)
	}
	return nil, nil
}

// setFast sets an attribute where that is plain.
func (o *Object) setFast(name string, x Value) bool {
	s := o.loadShape()
	if s == nil || x == nil {
		return false
	}
	e := s.lookup(name)
	return !e.custom && o.setBy(e, x)
}

// setPlain is setFast as object.__setattr__, whatever the class's own does.
func (o *Object) setPlain(name string, x Value) bool {
	s := o.loadShape()
	return s != nil && x != nil && o.setBy(s.lookup(name), x)
}

func (o *Object) setBy(e *nameEntry, x Value) bool {
	switch e.set {
	case meansValue:
		if e.grown != nil {
			o.add(e.grown, x)
		} else {
			o.values[e.index] = x
		}
		return true
	case meansMember:
		o.values[e.index] = x
		return true
	}
	return false
}
