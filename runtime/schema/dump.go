package schema

import (
	"math"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// DumpOptions are the parameters of model_dump. Include and Exclude are the
// Python values (set, dict, nested), nil for none.
type DumpOptions struct {
	Mode                  string // "python" (default) or "json"
	Include, Exclude      py.Value
	ByAlias               *bool
	ExcludeUnset          bool
	ExcludeDefaults       bool
	ExcludeNone           bool
	ExcludeComputedFields bool
	RoundTrip             bool
	SerializeAsAny        bool
	Context               py.Value
	Fallback              py.Value
	Warnings              string // "none" (default) or "error"
	Indent                int    // spaces; 0: compact. AppendJSON only
	EnsureASCII           bool
	Config                *Config // JSON options where no model gives them
	InfNan                string  // overrides Config's SerJSONInfNan: "null", "constants", "strings"
	SerializeUnknown      bool    // write str(v) for types that are not known
}

// errMismatch says, while a union looks for its member, that a value does not
// fit a schema.
const errMismatch = control("value does not fit the schema")

// check is how strictly a union member must fit.
type check int8

const (
	checkNone check = iota
	checkLax
	checkStrict
)

// dumper travels through one serialisation.
type dumper struct {
	o      *DumpOptions
	json   bool // JSON mode
	bytes  bool // on the way to bytes: objects become *jsonObject
	filter incEx
	model  py.Value // the model whose fields are being written
	field  string
	cfg    *Config
	check  check
	active []py.Value
}

// Dump is model_dump and TypeAdapter.dump_python.
func Dump(t *py.Task, s Schema, v py.Value, o DumpOptions) (py.Value, error) {
	d := &dumper{o: &o, json: o.Mode == "json", filter: incEx{o.Include, o.Exclude}, cfg: o.config()}
	return d.dump(t, s, v)
}

// AppendJSON is model_dump_json and TypeAdapter.dump_json: the bytes that
// pydantic-core writes.
func AppendJSON(dst []byte, t *py.Task, s Schema, v py.Value, o DumpOptions) ([]byte, error) {
	d := &dumper{o: &o, json: true, bytes: true, filter: incEx{o.Include, o.Exclude}, cfg: o.config()}
	out, err := d.dump(t, s, v)
	if err != nil {
		return dst, asJSONError(t, err)
	}
	return d.write(dst, out)
}

// AppendAnyJSON writes a value by its own type: pydantic_core.to_json.
func AppendAnyJSON(dst []byte, t *py.Task, v py.Value, o DumpOptions) ([]byte, error) {
	if o.InfNan == "" {
		o.InfNan = "constants"
	}
	return AppendJSON(dst, t, &Any{}, v, o)
}

// DumpAny is pydantic_core.to_jsonable_python.
func DumpAny(t *py.Task, v py.Value, o DumpOptions) (py.Value, error) {
	o.Mode = "json"
	if o.InfNan == "" {
		o.InfNan = "constants"
	}
	return Dump(t, &Any{}, v, o)
}

func (o *DumpOptions) config() *Config {
	if o.Config != nil {
		return o.Config
	}
	return &Config{}
}

func (d *dumper) infNan() string {
	if d.o.InfNan != "" {
		return d.o.InfNan
	}
	return d.cfg.SerJSONInfNan
}

func (d *dumper) write(dst []byte, v py.Value) ([]byte, error) {
	w := jsonWriter{dst: dst, indent: d.o.Indent, ascii: d.o.EnsureASCII, infNan: d.infNan()}
	w.value(v, 0)
	return w.dst, w.problem
}

// asJSONError wraps what happens while bytes are written, as pydantic-core
// does; its own errors about values are as they should be already.
func asJSONError(t *py.Task, err error) error {
	exc := py.AsException(err)
	if exc.Class == SerializationErrorType {
		text, serr := py.StrOf(t, exc)
		if serr == nil && (strings.HasPrefix(text, "Unable to serialize unknown type") || strings.HasPrefix(text, "Error serializing to JSON: ")) {
			return exc
		}
	}
	return jsonError(raisedText(t, exc))
}

// mismatch is called where a value does not fit its schema: within a union
// that is the news; otherwise the value is written by its own type, where
// pydantic-core also warns.
func (d *dumper) mismatch(t *py.Task, v py.Value) (py.Value, error) {
	if d.check != checkNone {
		return nil, errMismatch
	}
	return d.infer(t, v)
}

// dump serialises v by the schema s.
func (d *dumper) dump(t *py.Task, s Schema, v py.Value) (py.Value, error) {
	switch n := s.(type) {
	case nil, *Any, *IsInstance, *IsSubclass, *Callable, *Literal:
		if l, ok := n.(*Literal); ok && d.check != checkNone && l.build().table.find(t, v) < 0 {
			return nil, errMismatch
		}
		return d.infer(t, v)
	case *None:
		if v != py.None {
			return d.mismatch(t, v)
		}
		return v, nil
	case *Meta:
		return d.dump(t, n.Inner, v)
	case *Checked:
		return d.dump(t, n.Inner, v)
	case *Default:
		return d.dump(t, n.Inner, v)
	case *Nullable:
		if v == py.None {
			return v, nil
		}
		return d.dump(t, n.Inner, v)
	case *FuncBefore:
		return d.dump(t, n.Inner, v)
	case *FuncAfter:
		return d.dump(t, n.Inner, v)
	case *FuncWrap:
		return d.dump(t, n.Inner, v)
	case *FuncPlain:
		return d.dump(t, n.Inner, v)
	case *Constrained:
		return d.dump(t, n.Inner, v)
	case *CustomErrorSchema:
		return d.dump(t, n.Inner, v)
	case *Custom:
		return d.dump(t, n.Ser, v)
	case *Chain:
		return d.dump(t, n.Steps[len(n.Steps)-1], v)
	case *LaxOrStrict:
		return d.dump(t, n.Exact, v)
	case *JSONOrPython:
		return d.dump(t, n.JSON, v)
	case *Ref:
		return d.dump(t, *n.Target, v)
	case *Ser:
		return d.serializer(t, n, v)
	case *Str:
		return d.simple(t, v, py.TypeStr)
	case *Email:
		return d.simple(t, v, py.TypeStr)
	case *Bool:
		return d.simple(t, v, py.TypeBool)
	case *Int:
		return d.simple(t, v, py.TypeInt)
	case *Float:
		return d.float(t, v)
	case *ModelRef:
		return d.modelRef(t, n.Class, v)
	case *List:
		return d.list(t, n, v)
	case *Tuple:
		return d.tuple(t, n, v)
	case *Set:
		return d.set(t, n, v)
	case *Dict:
		return d.dict(t, n, v)
	case *Union:
		return d.union(t, n.Choices, v)
	case *TaggedUnion:
		return d.tagged(t, n, v)
	case *TypedDict:
		return d.typedDict(t, n, v)
	case *Dataclass:
		return d.dataclass(t, n, v)
	case *NamedTuple:
		return d.namedTuple(t, n, v)
	case *Sequence:
		return d.sequence(t, n, v)
	case *Iterable:
		return d.infer(t, v)
	case *Enum:
		if !v.Type().IsSubtype(n.Class) {
			return d.mismatch(t, v)
		}
		return d.infer(t, v)
	case *Json:
		return d.jsonText(t, n, v)
	case *Encoded:
		out, ok := n.encode(v)
		if !ok {
			return d.mismatch(t, v)
		}
		return d.infer(t, out)
	}
	return d.leaf(t, s, v)
}

// simple is a value of one builtin type.
func (d *dumper) simple(t *py.Task, v py.Value, want *py.Type) (py.Value, error) {
	switch c := v.Type(); {
	case c == want:
		return v, nil
	case !c.IsSubtype(want), d.check == checkStrict:
		return d.mismatch(t, v)
	}
	return d.infer(t, v)
}

func (d *dumper) float(t *py.Task, v py.Value) (py.Value, error) {
	f, ok := v.(py.Float)
	if !ok {
		if x, isFloat := py.AsFloat(v); isFloat && d.check != checkStrict {
			if !d.json {
				return v, nil
			}
			f = py.Float(x)
		} else if x, isNum := floatOf(t, v); isNum && d.bytes && d.check == checkNone {
			f = py.Float(x)
		} else if i, isInt := py.AsInt(v); isInt && d.json && !d.bytes && d.check == checkNone {
			x, err := i.Float64()
			if err != nil {
				return nil, err
			}
			f = py.Float(x)
		} else {
			return d.mismatch(t, v)
		}
	}
	return d.special(float64(f)), nil
}

// special replaces NaN and the infinities on the way to bytes, by the config
// at this place.
func (d *dumper) special(f float64) py.Value {
	if !d.bytes || !math.IsNaN(f) && !math.IsInf(f, 0) {
		return py.Float(f)
	}
	switch d.infNan() {
	case "constants":
		return rawConstant(f)
	case "strings":
		switch {
		case math.IsNaN(f):
			return py.Str("NaN")
		case f > 0:
			return py.Str("Infinity")
		}
		return py.Str("-Infinity")
	}
	return py.None
}

// rawConstant keeps NaN and Infinity as they are; the writer spells them out.
func rawConstant(f float64) py.Value { return py.Float(f) }

// leaf is a value whose JSON form is a text that the value itself knows.
func (d *dumper) leaf(t *py.Task, s Schema, v py.Value) (py.Value, error) {
	if d.check != checkNone && !leafFits(s, v) {
		return nil, errMismatch
	}
	return d.infer(t, v)
}

// leafFits reports whether v is of the class that a leaf schema makes.
func leafFits(s Schema, v py.Value) bool {
	v = py.Unwrap(v)
	switch n := s.(type) {
	case *Bytes:
		_, ok := v.(py.Bytes)
		return ok
	case *Date:
		_, ok := v.(*py.Date)
		return ok
	case *DateTime:
		_, ok := v.(*py.DateTime)
		return ok
	case *Time:
		_, ok := v.(*py.Time)
		return ok
	case *TimeDelta:
		_, ok := v.(*py.TimeDelta)
		return ok
	case *UUID:
		_, ok := v.(*py.UUID)
		return ok
	case *Decimal:
		return isDecimal(v)
	case *SecretStr, *SecretBytes:
		_, ok := v.(*Secret)
		return ok
	case *URL:
		u, ok := v.(*URLValue)
		return ok && (n.Kind == "" || u.Class.Name == n.Kind)
	case *NameEmail:
		_, ok := v.(*NameEmailValue)
		return ok
	case *Complex:
		_, ok := v.(py.Complex)
		return ok
	}
	return true
}

// guard detects values that contain themselves. leave must be called after.
func (d *dumper) guard(v py.Value) (leave func(), err error) {
	for _, a := range d.active {
		if a == v {
			return nil, py.Raise(py.ValueError, "Circular reference detected (id repeated)")
		}
	}
	if len(d.active) > maxRefDepth {
		return nil, py.Raise(py.ValueError, "Maximum serialization depth exceeded")
	}
	d.active = append(d.active, v)
	return func() { d.active = d.active[:len(d.active)-1] }, nil
}

// items serialises the items of a sequence under the filter.
func (d *dumper) items(t *py.Task, items []py.Value, node func(i int) Schema) ([]py.Value, error) {
	out := make([]py.Value, 0, len(items))
	saved := d.filter
	defer func() { d.filter = saved }()
	filter := saved
	if !filter.empty() {
		var err error
		if filter, err = saved.index(t, len(items)); err != nil {
			return nil, err
		}
	}
	for i, item := range items {
		if !filter.empty() {
			next, keep, err := filter.apply(t, py.MakeInt(int64(i)))
			if err != nil {
				return nil, err
			}
			if !keep {
				continue
			}
			d.filter = next
		}
		v, err := d.dump(t, node(i), item)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func same(s Schema) func(int) Schema { return func(int) Schema { return s } }

func (d *dumper) list(t *py.Task, n *List, v py.Value) (py.Value, error) {
	l, ok := py.AsList(v)
	if !ok {
		return d.mismatch(t, v)
	}
	out, err := d.items(t, l.Items, same(n.Items))
	if err != nil {
		return nil, err
	}
	return &py.List{Items: out}, nil
}

func (d *dumper) tuple(t *py.Task, n *Tuple, v py.Value) (py.Value, error) {
	l, ok := py.AsTuple(v)
	if !ok {
		return d.mismatch(t, v)
	}
	if d.check != checkNone && n.Rest == nil && len(l.Items) != len(n.Items) {
		return nil, errMismatch
	}
	out, err := d.items(t, l.Items, func(i int) Schema {
		if i < len(n.Items) {
			return n.Items[i]
		}
		return n.Rest
	})
	if err != nil {
		return nil, err
	}
	if d.json {
		return &py.List{Items: out}, nil
	}
	return py.NewTuple(out...), nil
}

func (d *dumper) set(t *py.Task, n *Set, v py.Value) (py.Value, error) {
	s, ok := py.AsSet(v)
	if !ok || !isSet(n.Frozen)(v) {
		return d.mismatch(t, v)
	}
	saved := d.filter
	d.filter = incEx{}
	out, err := d.items(t, setItems(s), same(n.Items))
	d.filter = saved
	if err != nil {
		return nil, err
	}
	switch {
	case d.json:
		return &py.List{Items: out}, nil
	case n.Frozen:
		return asValue(py.NewFrozenSet(t, out...))
	}
	return asValue(py.NewSet(t, out...))
}

func asValue[T py.Value](v T, err error) (py.Value, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

func (d *dumper) sequence(t *py.Task, n *Sequence, v py.Value) (py.Value, error) {
	items, ok := itemsOf(v)
	if !ok {
		list, err := py.ListOf(t, v)
		if _, isStr := py.AsStr(v); err != nil || isStr {
			return d.mismatch(t, v)
		}
		items = list.Items
	}
	out, err := d.items(t, items, same(n.Items))
	if err != nil {
		return nil, err
	}
	switch v.(type) {
	case *py.Tuple:
		if !d.json {
			return py.NewTuple(out...), nil
		}
	case *py.List:
	default:
		if !d.json {
			return py.Call(t, v.Type(), &py.List{Items: out})
		}
	}
	return &py.List{Items: out}, nil
}

func (d *dumper) dict(t *py.Task, n *Dict, v py.Value) (py.Value, error) {
	src, ok := py.AsDict(v)
	if !ok {
		return d.mismatch(t, v)
	}
	return d.pairs(t, src, n.Keys, n.Values)
}

// object collects the entries of a mapping being written.
type object struct {
	d    *dumper
	dict *py.Dict
	raw  *jsonObject
}

func (d *dumper) newObject() object {
	if d.bytes {
		return object{d: d, raw: &jsonObject{}}
	}
	return object{d: d, dict: py.NewDict()}
}

func (o object) set(name string, v py.Value) {
	if o.raw != nil {
		o.raw.keys = append(o.raw.keys, name)
		o.raw.values = append(o.raw.values, v)
		return
	}
	o.dict.SetStr(name, v)
}

func (o object) value() py.Value {
	if o.raw != nil {
		return o.raw
	}
	return o.dict
}

// pairs serialises the entries of a dict.
func (d *dumper) pairs(t *py.Task, src *py.Dict, keys, values Schema) (py.Value, error) {
	out := d.newObject()
	saved := d.filter
	defer func() { d.filter = saved }()
	for _, e := range dictEntries(src) {
		if !saved.empty() {
			next, keep, err := saved.apply(t, e.key)
			if err != nil {
				return nil, err
			}
			if !keep {
				continue
			}
			d.filter = next
		}
		v, err := d.dump(t, values, e.value)
		if err != nil {
			return nil, err
		}
		if d.json {
			name, err := d.jsonKey(t, keys, e.key)
			if err != nil {
				return nil, err
			}
			out.set(name, v)
			continue
		}
		d.filter = incEx{}
		k, err := d.dump(t, keys, e.key)
		if err != nil {
			return nil, err
		}
		if err := out.dict.Set(t, k, v); err != nil {
			return nil, err
		}
	}
	return out.value(), nil
}

// union writes v by the member it fits: strictly, else loosely, else by its
// own type.
func (d *dumper) union(t *py.Task, choices []Schema, v py.Value) (py.Value, error) {
	old := d.check
	defer func() { d.check = old }()
	for _, c := range []check{checkStrict, checkLax} {
		if old > c && c != checkStrict {
			continue
		}
		d.check = c
		for _, s := range choices {
			depth := len(d.active)
			out, err := d.dump(t, s, v)
			d.active = d.active[:depth]
			if err == nil {
				return out, nil
			}
			if err != errMismatch {
				if exc, ok := err.(*py.Exception); !ok || old == checkNone && exc.Class != SerializationErrorType {
					return nil, err
				}
			}
		}
	}
	d.check = old
	return d.mismatch(t, v)
}

func (d *dumper) tagged(t *py.Task, n *TaggedUnion, v py.Value) (py.Value, error) {
	if tag, ok := n.tagOf(t, v); ok {
		for i, want := range n.Tags {
			if sameTag(t, want, tag) {
				old := d.check
				for _, c := range []check{checkStrict, checkLax} {
					d.check = c
					out, err := d.dump(t, n.Choices[i], v)
					if err == nil {
						d.check = old
						return out, nil
					}
				}
				d.check = old
			}
		}
	}
	return d.union(t, n.Choices, v)
}

// tagOf finds the tag of a value that was validated.
func (n *TaggedUnion) tagOf(t *py.Task, v py.Value) (py.Value, bool) {
	if n.Func != nil {
		tag, err := py.Call(t, n.Func, v)
		return tag, err == nil && tag != py.None
	}
	for _, p := range n.paths() {
		if d, ok := py.AsDict(v); ok {
			if tag, ok := p.lookup(t, d); ok {
				return tag, true
			}
			continue
		}
		if m, ok := v.(Model); ok && len(p) == 1 {
			// the path may be an alias of the field
			name, _ := py.AsStr(p[0])
			for i, f := range m.ModelClass().Fields {
				if f.Name == name || f.Alias == name || f.Name == n.Discriminator {
					if tag := m.Field(i); tag != nil {
						return tag, true
					}
				}
			}
		}
		if tag, ok, err := p.lookupAttr(t, v); ok && err == nil {
			return tag, true
		}
	}
	return nil, false
}

func (d *dumper) jsonText(t *py.Task, n *Json, v py.Value) (py.Value, error) {
	if !d.o.RoundTrip {
		return d.dump(t, n.Inner, v)
	}
	b, err := AppendJSON(nil, t, schemaOrAny(n.Inner), v, DumpOptions{ByAlias: d.o.ByAlias, RoundTrip: true})
	if err != nil {
		return nil, err
	}
	return py.Str(b), nil
}

func schemaOrAny(s Schema) Schema {
	if s == nil {
		return &Any{}
	}
	return s
}
