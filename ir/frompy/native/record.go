package native

import (
	"strings"

	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// RecordClass describes a class whose instances hold the arguments they were made
// with, as dataclasses and slot classes of the libraries do.
type RecordClass struct {
	Type *py.Type
	Sig  *Signature
	// Check runs after binding and may change the values or refuse them.
	Check func(t *py.Task, r *Record) error
	// Positional prints the repr without field names: AfterValidator's are named.
	Positional bool
	// Place, when set, tells where the call being evaluated stands, so that later
	// diagnostics can point at it.
	Place func(t *py.Task) source.Span
	// Computed are attributes that are made of the values; they go before those of the same name.
	Computed map[string]func(r *Record) py.Value
}

// Record is an instance of a RecordClass.
type Record struct {
	Class  *py.Type // the class itself or one that derives from it
	spec   *RecordClass
	Values []py.Value
	Attrs  *py.Dict // what user code has put on it besides
	Span   source.Span
	// Data is Go state of whoever made the class.
	Data any
}

// NewRecordClass makes a class of records. Its constructor takes the parameters of
// signature.
func NewRecordClass(module, name, signature string, bases ...*py.Type) *RecordClass {
	c := &RecordClass{Type: py.NewBuiltinType(module, name, bases...), Sig: ParseSignature(signature)}
	c.Type.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		return c.Make(t, cls, pos, kw)
	}
	return c
}

// Make makes an instance for class cls from the arguments of a call.
func (c *RecordClass) Make(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (*Record, error) {
	args, err := c.Sig.Bind(c.Type.Name+".__init__", pos, kw)
	if err != nil {
		return nil, err
	}
	r := &Record{Class: cls, spec: c, Values: args.Values}
	if c.Place != nil {
		r.Span = c.Place(t)
	}
	if c.Check != nil {
		if err := c.Check(t, r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// With makes an instance from Go values by position; missing ones take their defaults.
func (c *RecordClass) With(values ...py.Value) *Record {
	r := &Record{Class: c.Type, spec: c, Values: values}
	for _, p := range c.Sig.Params[len(values):] {
		r.Values = append(r.Values, p.Default)
	}
	return r
}

// Holds reports whether v is an instance of the class or of one that derives from it.
func (c *RecordClass) Holds(v py.Value) (*Record, bool) {
	r, ok := v.(*Record)
	return r, ok && r.Class.IsSubtype(c.Type)
}

// Copy returns a shallow copy.
func (r *Record) Copy() *Record {
	c := *r
	c.Values = append([]py.Value(nil), r.Values...)
	return &c
}

// Type implements py.Value.
func (r *Record) Type() *py.Type { return r.Class }

// Get returns a field by name, nil when there is none of that name.
func (r *Record) Get(name string) py.Value {
	if i, ok := r.spec.Sig.index[name]; ok {
		return r.Values[i]
	}
	return nil
}

// Given returns a field unless it is None or a sentinel, else nil.
func (r *Record) Given(name string) py.Value {
	return Args{sig: r.spec.Sig, Values: r.Values}.Given(name)
}

// Set replaces a field.
func (r *Record) Set(name string, v py.Value) { r.Values[r.spec.Sig.index[name]] = v }

// GetAttr implements py.AttrGetter.
func (r *Record) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if of := r.spec.Computed[name]; of != nil {
		return of(r), nil
	}
	if v := r.Get(name); v != nil {
		return v, nil
	}
	if r.Attrs != nil {
		if v, ok := r.Attrs.GetStr(name); ok {
			return v, nil
		}
	}
	return nil, nil
}

// SetAttr implements py.AttrSetter.
func (r *Record) SetAttr(_ *py.Task, name string, x py.Value) (bool, error) {
	if _, ok := r.spec.Sig.index[name]; ok {
		r.Set(name, x)
		return true, nil
	}
	if r.Attrs == nil {
		r.Attrs = py.NewDict()
	}
	r.Attrs.SetStr(name, x)
	return true, nil
}

// Repr implements py.Reprer with the form that dataclasses have.
func (r *Record) Repr(t *py.Task) (string, error) {
	var b strings.Builder
	b.WriteString(r.Class.Name)
	b.WriteByte('(')
	for i, p := range r.spec.Sig.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		if !r.spec.Positional {
			b.WriteString(p.Name)
			b.WriteByte('=')
		}
		text, err := py.Repr(t, r.Values[i])
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	b.WriteByte(')')
	return b.String(), nil
}

// Compare implements py.Comparer: records are equal when their class and fields are.
func (r *Record) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	o, ok := other.(*Record)
	if !ok || o.Class != r.Class || op != py.CmpEq && op != py.CmpNe {
		return py.NotImplemented, nil
	}
	same := true
	for i, v := range r.Values {
		eq, err := py.Eq(t, v, o.Values[i])
		if err != nil {
			return nil, err
		}
		if !eq {
			same = false
			break
		}
	}
	return py.MakeBool(same == (op == py.CmpEq)), nil
}

// Hash implements py.Hasher over the fields, as frozen dataclasses do.
func (r *Record) Hash(t *py.Task) (int64, error) {
	return py.Hash(t, py.NewTuple(r.Values...))
}

// SignatureParams are the parameters of the record's constructor.
func (r *Record) SignatureParams() []py.Param { return r.spec.Sig.Params }
