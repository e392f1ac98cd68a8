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
	Bases                  []*Type
	// MRO is the method resolution order, the class itself first.
	MRO []*Type
	// Dict is the class namespace. That of a builtin type is built from its
	// tables on first use: read it through Namespace.
	Dict *Dict
	// Meta is the metaclass; nil stands for type.
	Meta *Type
	// New is __new__ of a builtin type: it makes an instance for class cls,
	// the type itself or a class that derives from it. The result is wrapped
	// into an *Object by the caller when cls is a subclass and the result does
	// not know its class. Types with an Init ignore the arguments here.
	New func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error)
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

	heap            bool // made by a class statement
	methodTables    [][]Method
	attributeTables [][]Attribute
	slots           string
	extra           func(d *Dict) // adds to a builtin type's namespace
	nsOnce          sync.Once

	slotNames []string // __slots__ of this class, mangled
	slotBase  int      // slots of the bases
	noDict    bool     // __slots__ without __dict__ all the way up

	abstract []string // __abstractmethods__

	cache   atomic.Pointer[attrCache]
	version atomic.Uint64
	subMu   sync.Mutex
	subs    []weak.Pointer[Type]
	// builtinSubs are builtin classes that derive from this one; they live as
	// long as the program, and keeping them apart makes declaring them cheap.
	builtinSubs []*Type

	native          any // state of natively built classes (enum, dataclass, namedtuple)
	nativeInherited bool
}

// attrCache remembers lookups through the MRO. It is replaced, never changed.
type attrCache struct {
	version uint64
	found   map[string]Value // nil value: the name is on no class
}

// Type implements Value: the class of a class is its metaclass.
func (c *Type) Type() *Type {
	if c.Meta != nil {
		return c.Meta
	}
	return TypeType
}

// objectType is where TypeObject points to: a variable without an initialiser,
// so that newBuiltinType can refer to it while package variables are made.
var objectType Type

func init() {
	objectType.Name, objectType.Qualname, objectType.Module = "object", "object", "builtins"
	objectType.MRO = []*Type{&objectType}
}

// newBuiltinType declares a builtin type. Without bases it derives from object.
func newBuiltinType(module, name string, bases ...*Type) *Type {
	c := &Type{Name: name, Qualname: name, Module: module, Bases: bases}
	if len(bases) == 0 {
		c.Bases = []*Type{&objectType}
	}
	c.MRO = []*Type{c}
	if len(bases) == 0 {
		c.MRO = append(c.MRO, &objectType)
	} else if len(bases) == 1 {
		c.MRO = append(c.MRO, c.Bases[0].MRO...)
	} else if len(c.Bases) > 1 {
		c.MRO, _ = linearize(c)
	}
	for _, b := range c.Bases {
		b.subMu.Lock()
		b.builtinSubs = append(b.builtinSubs, c)
		b.subMu.Unlock()
	}
	return c
}

// NewBuiltinType declares a class that is implemented in Go. It is meant for
// package variables; module is "builtins" for types without a module prefix.
func NewBuiltinType(module, name string, bases ...*Type) *Type {
	return newBuiltinType(module, name, bases...)
}

// IsSubtype reports whether c is base or derives from it (no __subclasscheck__).
func (c *Type) IsSubtype(base *Type) bool {
	if c == base || base == TypeObject {
		return true
	}
	for _, m := range c.MRO {
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
				d.SetStr(row.Name, &MethodDescriptor{method: row, owner: c, slot: isDunder(row.Name) && !row.Class})
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
	cache := c.cache.Load()
	version := c.version.Load()
	if cache != nil && cache.version == version {
		if v, ok := cache.found[name]; ok {
			return v, v != nil
		}
	}
	var found Value
	for _, m := range c.MRO {
		if v, ok := m.Namespace().GetStr(name); ok {
			found = v
			break
		}
	}
	next := &attrCache{version: version, found: map[string]Value{name: found}}
	if cache != nil && cache.version == version && len(cache.found) < 512 {
		for k, v := range cache.found {
			next.found[k] = v
		}
	}
	c.cache.Store(next)
	return found, found != nil
}

// lookupAfter finds a name on the classes behind start in the MRO: super().
func (c *Type) lookupAfter(start *Type, name string) (Value, bool) {
	i := 0
	for i < len(c.MRO) && c.MRO[i] != start {
		i++
	}
	for i++; i < len(c.MRO); i++ {
		if v, ok := c.MRO[i].Namespace().GetStr(name); ok {
			return v, true
		}
	}
	return nil, false
}

// changed drops cached lookups of the class and all classes that derive from it.
func (c *Type) changed() {
	c.version.Add(1)
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
		lists = append(lists, append([]*Type(nil), b.MRO...))
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
