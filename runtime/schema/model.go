package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Model is an instance of a model class. The evaluator uses *Object; emitted
// programs have one struct for each model, which embeds Header and has typed
// fields.
type Model interface {
	py.Value
	ModelClass() *Class
	// Field returns the value of field i, or nil when it has none
	// (model_construct, del).
	Field(i int) py.Value
	// SetField stores a value without validating it; nil removes it. A struct
	// with typed fields refuses a value that does not fit.
	SetField(i int, v py.Value) error
	FieldsSet() *FieldSet
	// Extra is __pydantic_extra__: nil unless extra is allowed.
	Extra() *py.Dict
	SetExtra(*py.Dict)
	// Private is __pydantic_private__: nil until there is one.
	Private() *py.Dict
	SetPrivate(*py.Dict)
	// Attrs holds other entries of the instance's __dict__ (cached properties);
	// nil until there is one.
	Attrs() *py.Dict
	SetAttrs(*py.Dict)
}

// Header is the part that every model instance has. Emitted structs embed it.
// Its zero value is ready to use.
type Header struct {
	set  FieldSet
	more *headerMore
}

// headerMore holds what few instances have, so that the common one stays small.
type headerMore struct {
	extra, private, attrs *py.Dict
}

// FieldsSet is the set of fields that were given, model_fields_set.
func (h *Header) FieldsSet() *FieldSet { return &h.set }

// Extra returns __pydantic_extra__ or nil.
func (h *Header) Extra() *py.Dict {
	if h.more == nil {
		return nil
	}
	return h.more.extra
}

// SetExtra replaces __pydantic_extra__.
func (h *Header) SetExtra(d *py.Dict) {
	if d == nil && h.more == nil {
		return
	}
	h.rest().extra = d
}

// Private returns __pydantic_private__ or nil.
func (h *Header) Private() *py.Dict {
	if h.more == nil {
		return nil
	}
	return h.more.private
}

// SetPrivate replaces __pydantic_private__.
func (h *Header) SetPrivate(d *py.Dict) {
	if d == nil && h.more == nil {
		return
	}
	h.rest().private = d
}

// Attrs returns the other entries of the instance's __dict__, or nil.
func (h *Header) Attrs() *py.Dict {
	if h.more == nil {
		return nil
	}
	return h.more.attrs
}

// SetAttrs replaces the other entries of the instance's __dict__.
func (h *Header) SetAttrs(d *py.Dict) {
	if d == nil && h.more == nil {
		return
	}
	h.rest().attrs = d
}

func (h *Header) rest() *headerMore {
	if h.more == nil {
		h.more = &headerMore{}
	}
	return h.more
}

// FieldSet is a set of field indexes, and of the names of extra keys.
type FieldSet struct {
	bits  uint64
	more  []uint64 // fields from 64 on
	names []string // extra keys, in order
}

// Add puts field i in.
func (s *FieldSet) Add(i int) {
	if i < 64 {
		s.bits |= 1 << uint(i)
		return
	}
	w := i/64 - 1
	for len(s.more) <= w {
		s.more = append(s.more, 0)
	}
	s.more[w] |= 1 << uint(i%64)
}

// SetMask replaces the first 64 fields at once; emitted decoders use it.
func (s *FieldSet) SetMask(mask uint64) { s.bits = mask }

// Mask returns the first 64 fields.
func (s *FieldSet) Mask() uint64 { return s.bits }

// Remove takes field i out.
func (s *FieldSet) Remove(i int) {
	if i < 64 {
		s.bits &^= 1 << uint(i)
	} else if w := i/64 - 1; w < len(s.more) {
		s.more[w] &^= 1 << uint(i%64)
	}
}

// Has reports whether field i is in.
func (s *FieldSet) Has(i int) bool {
	if i < 64 {
		return s.bits&(1<<uint(i)) != 0
	}
	w := i/64 - 1
	return w < len(s.more) && s.more[w]&(1<<uint(i%64)) != 0
}

// AddName puts the name of an extra key in.
func (s *FieldSet) AddName(name string) {
	for _, n := range s.names {
		if n == name {
			return
		}
	}
	s.names = append(s.names, name)
}

// Names returns the extra keys in order.
func (s *FieldSet) Names() []string { return s.names }

// Clone copies the set.
func (s *FieldSet) Clone() FieldSet {
	return FieldSet{bits: s.bits, more: append([]uint64(nil), s.more...), names: append([]string(nil), s.names...)}
}

// Object is the generic model instance: what the evaluator works with.
type Object struct {
	Header
	Class  *Class
	values []py.Value
}

// Type returns the Python class.
func (o *Object) Type() *py.Type { return o.Class.Type }

// ModelClass returns the model class.
func (o *Object) ModelClass() *Class { return o.Class }

// Field returns the value of field i or nil.
func (o *Object) Field(i int) py.Value { return o.values[i] }

// SetField stores v.
func (o *Object) SetField(i int, v py.Value) error { o.values[i] = v; return nil }
