package py

import (
	"strings"
	"sync"
	"sync/atomic"
	"weak"
)

// Type is a class: a builtin one, or one made by a class statement.
type Type struct {
	Name, Qualname, Module string
	Doc                    string
	// Bases are the classes that it derives from; of a builtin type after Ready.
	Bases []*Type

	bases []**Type // the bases that a builtin type was declared with
	mro   []*Type  // MRO returns it
	// Dict is the class namespace. That of a builtin type is built from its
	// tables on first use: read it through Namespace.
	Dict *Dict
	// Meta is the metaclass; nil stands for type. Metaclass reads it.
	Meta *Type
	// New is __new__ of a builtin type: it makes an instance for class cls,
	// the type itself or a class that derives from it. The result is wrapped
	// into an *Object by the caller when cls is a subclass and the result does
	// not know its class. Types with an Init ignore the arguments here.
	New func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error)
	// one is New with one argument for the builtin class itself, where that is common.
	one func(t *Task, v Value) (Value, error)
	// Init is __init__ of a builtin type whose instances are filled after they
	// were made (list, dict, set, exceptions).
	Init func(t *Task, self Value, pos []Value, kw []Kw) error
	// Unhashable marks builtin types whose __hash__ is None.
	Unhashable bool
	// Final marks builtin types that cannot be derived from.
	Final bool
	// Mixin marks builtin classes with a New that instances of subclasses do
	// not carry a part of (ABC, Generic, Protocol).
	Mixin bool

	tables Tables        // what fills a builtin type on its first use
	state  atomic.Uint32 // typeDeclared, typeReady

	heap  bool // made by a class statement
	lends bool // its methods read their arguments only while they run
	// keepsDict marks a builtin class whose instances carry a *Dict and do with it what dict does, but that missing, where it
	// is set, says what an absent key gives.
	keepsDict       bool
	missing         func(t *Task, self *Object, key Value) (Value, error)
	isVirtual       bool // registered with an abstract class
	methodTables    [][]Method
	attributeTables [][]Attribute
	slots           string
	extra           func(d *Dict) // adds to a builtin type's namespace
	nsOnce          sync.Once

	slotNames []string // __slots__ of this class, mangled
	slotBase  int      // slots of the bases
	noDict    bool     // __slots__ without __dict__ all the way up

	abstract []string // __abstractmethods__

	cache   atomic.Pointer[nameTable]
	cacheMu sync.Mutex
	varying map[string]bool // names whose data was replaced by other data: see replaced
	root    atomic.Pointer[shape]
	plan    atomic.Pointer[makePlan]
	version atomic.Uint64
	subMu   sync.Mutex
	subs    []weak.Pointer[Type]
	// builtinSubs are builtin classes that derive from this one; they live as
	// long as the program, and keeping them apart makes declaring them cheap.
	builtinSubs []*Type

	native          any // state of natively built classes (enum, dataclass, namedtuple)
	nativeInherited bool
}

// Tables fills builtin types with what they can do: SetMethods, SetAttributes, New, Init and
// the other fields. Fill runs once for all types that were declared with the same Tables,
// when the first of them is used. It must not look anything up on a type.
//
// Why not an init function: the linker keeps what init functions refer to, so that each
// service would carry the whole library. A type that is declared by a call that the
// compiler evaluates (RootType and its like do nothing but make a literal) is data, and is
// linked, together with its Tables, when something refers to it. That Fill is the method of
// an interface keeps Go from seeing a cycle between a type and the methods that mention it.
type Tables interface{ Fill() }

const (
	typeDeclared = iota
	typeReady
)

var (
	fillMu sync.Mutex
	filled = map[Tables]bool{}
)

// ready makes sure that a builtin type has its tables and its MRO. Everything that reads
// them comes through here: MRO, Namespace, Metaclass, unhashable.
func (c *Type) ready() {
	if c.state.Load() != typeReady {
		c.fill()
	}
}

// Ready makes sure that a builtin type has its tables and returns it: for code that changes
// its fields afterwards.
func (c *Type) Ready() *Type {
	c.ready()
	return c
}

func (c *Type) fill() {
	for _, b := range c.bases {
		(*b).ready()
	}
	for _, b := range c.Bases {
		b.ready()
	}
	if c != &objectType {
		objectType.ready()
	}
	fillMu.Lock()
	defer fillMu.Unlock()
	if c.state.Load() == typeReady {
		return
	}
	for _, b := range c.bases {
		c.Bases = append(c.Bases, *b)
	}
	if len(c.Bases) == 0 && c != &objectType {
		c.Bases = []*Type{&objectType}
	}
	c.mro = c.builtinMRO()
	if c.tables != nil && !filled[c.tables] {
		filled[c.tables] = true
		c.tables.Fill()
	}
	for _, b := range c.Bases {
		b.subMu.Lock()
		b.builtinSubs = append(b.builtinSubs, c)
		b.subMu.Unlock()
	}
	c.state.Store(typeReady)
}

// builtinMRO is the MRO of a type whose bases are ready.
func (c *Type) builtinMRO() []*Type {
	switch len(c.Bases) {
	case 0:
		return []*Type{c}
	case 1:
		return append([]*Type{c}, c.Bases[0].mro...)
	}
	mro, _ := linearize(c)
	return mro
}

// MRO is the method resolution order, the class itself first.
func (c *Type) MRO() []*Type {
	c.ready()
	return c.mro
}

// Type implements Value: the class of a class is its metaclass.
func (c *Type) Type() *Type {
	if meta := c.Metaclass(); meta != nil {
		return meta
	}
	return TypeType
}

// Metaclass is the metaclass of the class, nil for type.
func (c *Type) Metaclass() *Type {
	c.ready()
	return c.Meta
}

// unhashable reports whether instances of the class itself have no hash.
func (c *Type) unhashable() bool {
	c.ready()
	return c.Unhashable
}

// objectType is where TypeObject points to: a variable of its own, so that types can be
// declared by literals that refer to it.
var objectType = Type{Name: "object", Qualname: "object", Module: "builtins", tables: objectTables{}}

// newBuiltinType declares a type without tables, such as an exception class; without bases
// it derives from object. The compiler evaluates the call.
func newBuiltinType(module, name string, bases ...**Type) *Type {
	return &Type{Name: name, Qualname: name, Module: module, bases: bases}
}

// newRootType declares a type that derives from object, nil for no tables.
func newRootType(tables Tables, module, name string) *Type {
	return &Type{Name: name, Qualname: name, Module: module, tables: tables}
}

// newSubtype declares a type with tables and bases, which are given by their variables: an
// address is known before the program runs.
func newSubtype(tables Tables, module, name string, bases ...**Type) *Type {
	return &Type{Name: name, Qualname: name, Module: module, bases: bases, tables: tables}
}

// newHeapLike declares a type that counts as made by a class statement, as those that
// CPython writes in Python; its Tables make its Dict.
func newHeapLike(tables Tables, module, name string, bases ...**Type) *Type {
	return &Type{Name: name, Qualname: name, Module: module, bases: bases, tables: tables, heap: true}
}

// RootType declares a class that is implemented in Go and derives from object. It is meant
// for package variables; module is "builtins" for types without a module prefix.
func RootType(tables Tables, module, name string) *Type {
	return newRootType(tables, module, name)
}

// Subtype is RootType for a class with other bases.
func Subtype(tables Tables, module, name string, bases ...**Type) *Type {
	return newSubtype(tables, module, name, bases...)
}

// NewBuiltinType declares a class that has no Tables: its fields are set, if at all, where
// it is made.
func NewBuiltinType(module, name string, bases ...*Type) *Type {
	return &Type{Name: name, Qualname: name, Module: module, Bases: bases}
}

// IsSubtype reports whether c is base or derives from it (no __subclasscheck__).
func (c *Type) IsSubtype(base *Type) bool {
	if c == base || base == TypeObject {
		return true
	}
	for _, m := range c.MRO() {
		if m == base {
			return true
		}
	}
	return false
}

// IsHeap reports whether the class was made by a class statement or type().
func (c *Type) IsHeap() bool { return c.heap }

// Namespace is the class's own namespace (its __dict__, without inherited
// names), for builtin types built on first use.
func (c *Type) Namespace() *Dict {
	c.ready()
	if c.heap {
		return c.Dict
	}
	c.nsOnce.Do(c.buildNamespace)
	return c.Dict
}

// buildNamespace fills the namespace of a builtin type from its tables.
func (c *Type) buildNamespace() {
	d := NewDict()
	for _, name := range strings.Fields(c.slots) {
		if row := slotMethod(name); row != nil {
			d.SetStr(row.Name, &MethodDescriptor{method: row, owner: c, slot: true})
		}
	}
	if c.Unhashable {
		d.SetStr("__hash__", None)
	}
	for _, table := range c.methodTables {
		for i := range table {
			row := &table[i]
			if row.Static {
				d.SetStr(row.Name, &StaticMethod{Func: &Builtin{method: row, owner: nil}})
			} else {
				d.SetStr(row.Name, &MethodDescriptor{method: row, owner: c, slot: isDunder(row.Name) && !row.Class && !slotless[row.Name]})
			}
		}
	}
	for _, table := range c.attributeTables {
		for i := range table {
			d.SetStr(table[i].Name, &AttributeDescriptor{attr: &table[i], owner: c})
		}
	}
	if c.New != nil {
		d.SetStr("__new__", &Builtin{method: newMethodRow(c), self: c, owner: nil})
	}
	if c.Init != nil {
		if _, ok := d.GetStr("__init__"); !ok {
			d.SetStr("__init__", &MethodDescriptor{method: initMethodRow(c), owner: c, slot: true})
		}
	}
	if c.Doc != "" {
		d.SetStr("__doc__", Str(c.Doc))
	} else if _, computed := d.GetStr("__doc__"); !computed {
		d.SetStr("__doc__", None)
	}
	if c.extra != nil {
		c.extra(d)
	}
	c.Dict = d
}

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// Lookup finds a name on the class or the classes it derives from, without
// binding descriptors: CPython's _PyType_Lookup. It is safe for concurrent use.
func (c *Type) Lookup(name string) (Value, bool) {
	if cache := c.cache.Load(); cache != nil {
		if e := cache.find(name); e != nil {
			if e.owner != nil {
				return e.owner.Dict.GetStr(name)
			}
			return e.value, e.value != nil
		}
	}
	version := c.version.Load()
	e := nameEntry{name: name}
	for _, m := range c.MRO() {
		if v, ok := m.Namespace().GetStr(name); ok {
			e.value = v
			if m.varies(name) {
				e.owner = m
			}
			break
		}
	}
	found := e.value
	if e.owner != nil {
		e.value = nil
	}
	c.cacheMu.Lock()
	if name != "" && c.version.Load() == version {
		c.cache.Store(c.cache.Load().with(e))
	}
	c.cacheMu.Unlock()
	return found, found != nil
}

// replaced notes that the class's entry of a name became x, and reports whether all that is cached stays
// true: a counter of a class, say, changes with every instance. What is cached about such a name is the class that has it
// (nameEntry.owner), from the second time on.
func (c *Type) replaced(name string, old, x Value) bool {
	if isDunder(name) || !isData(old) || !isData(x) {
		return false
	}
	_, wasObject := old.(*Object)
	if _, object := x.(*Object); wasObject != object {
		return false // which may be a descriptor
	}
	c.cacheMu.Lock()
	defer c.cacheMu.Unlock()
	if c.varying[name] {
		return true
	}
	if c.varying == nil {
		c.varying = map[string]bool{}
	}
	c.varying[name] = true
	return false
}

// varies reports whether the class's entry of a name is data that is replaced again and again.
func (c *Type) varies(name string) bool {
	c.cacheMu.Lock()
	defer c.cacheMu.Unlock()
	return c.varying[name]
}

// isData reports whether a value in a class means nothing but itself.
func isData(v Value) bool {
	switch v.(type) {
	case NoneType, Bool, SmallInt, *BigInt, Float, Str, Bytes, *Tuple, *List, *Dict, *Set, *Object:
		return true
	}
	return false
}

// lookupAfter finds a name on the classes behind start in the MRO: super().
func (c *Type) lookupAfter(start *Type, name string) (Value, bool) {
	i, mro := 0, c.MRO()
	for i < len(mro) && mro[i] != start {
		i++
	}
	for i++; i < len(mro); i++ {
		if v, ok := mro[i].Namespace().GetStr(name); ok {
			return v, true
		}
	}
	return nil, false
}

// changed drops cached lookups of the class and all classes that derive from it.
func (c *Type) changed() {
	c.version.Add(1)
	c.cacheMu.Lock()
	c.cache.Store(nil)
	c.cacheMu.Unlock()
	if s := c.root.Load(); s != nil {
		s.forget()
	}
	for _, s := range c.Subclasses() {
		s.changed()
	}
}

// Subclasses is type.__subclasses__(): the live direct subclasses.
func (c *Type) Subclasses() []*Type {
	c.subMu.Lock()
	defer c.subMu.Unlock()
	out := append([]*Type(nil), c.builtinSubs...)
	for _, w := range c.subs {
		if s := w.Value(); s != nil {
			out = append(out, s)
		}
	}
	return out
}

func (c *Type) addSubclass(s *Type) {
	c.subMu.Lock()
	defer c.subMu.Unlock()
	live := c.subs[:0]
	for _, w := range c.subs {
		if w.Value() != nil {
			live = append(live, w)
		}
	}
	c.subs = append(live, weak.Make(s))
}

// linearize is the C3 algorithm over the bases of c.
// On failure it returns the lists that could not be merged.
func linearize(c *Type) (mro []*Type, conflict [][]*Type) {
	var lists [][]*Type
	for _, b := range c.Bases {
		lists = append(lists, append([]*Type(nil), b.MRO()...))
	}
	lists = append(lists, append([]*Type(nil), c.Bases...))
	out := []*Type{c}
	for {
		var head *Type
		left := false
	candidates:
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			left = true
			for _, other := range lists {
				for i := 1; i < len(other); i++ {
					if other[i] == l[0] {
						continue candidates
					}
				}
			}
			head = l[0]
			break
		}
		if !left {
			return out, nil
		}
		if head == nil {
			return nil, lists
		}
		out = append(out, head)
		for i, l := range lists {
			if len(l) > 0 && l[0] == head {
				lists[i] = l[1:]
			}
		}
	}
}

// mroConflict words the error as CPython's set_mro_error: the heads of the
// lists that could not be merged, without duplicates.
func mroConflict(lists [][]*Type) error {
	var names []string
	seen := map[*Type]bool{}
	for _, l := range lists {
		if len(l) > 0 && !seen[l[0]] {
			seen[l[0]] = true
			names = append(names, l[0].Name)
		}
	}
	return Raise(TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", strings.Join(names, ", "))
}

// slotless are special methods that no slot of CPython's types stands for: they are methods
// like any other.
var slotless = map[string]bool{"__reduce__": true, "__reduce_ex__": true, "__sizeof__": true, "__dir__": true, "__format__": true, "__reversed__": true, "__round__": true,
	"__trunc__": true, "__floor__": true, "__ceil__": true, "__complex__": true, "__getnewargs__": true, "__length_hint__": true}
