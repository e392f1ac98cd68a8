package py

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"
)

// MemoryView is a memoryview of one dimension over bytes or a bytearray (Objects/memoryobject.c).
// CPython forbids to resize a bytearray while views of it live; here nobody knows when the last
// one dies, so resizing works and a view that reaches beyond the new end raises BufferError
// when it is used.
type MemoryView struct {
	obj      Value // as Python sees it in obj
	data     Value // Bytes or *Bytearray
	start    int   // byte offset of item 0
	step     int   // bytes from an item to the next
	n        int
	format   byte
	size     int // bytes of an item
	readonly bool
	released bool
}

// TypeMemoryView is the class memoryview.
var TypeMemoryView = newRootType(memoryViewTables{}, "builtins", "memoryview")

// Type implements Value.
func (*MemoryView) Type() *Type { return TypeMemoryView }

// viewSizes are the item sizes of the native formats.
var viewSizes = map[byte]int{'b': 1, 'B': 1, 'c': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'f': 4,
	'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'd': 8}

// NewMemoryView is memoryview(v); TypeError.
func NewMemoryView(v Value) (*MemoryView, error) {
	switch x := Unwrap(v).(type) {
	case *MemoryView:
		if err := x.check(); err != nil {
			return nil, err
		}
		made := *x
		return &made, nil
	case Bytes:
		return &MemoryView{obj: v, data: x, step: 1, n: len(x), format: 'B', size: 1, readonly: true}, nil
	case *Bytearray:
		return &MemoryView{obj: v, data: x, step: 1, n: len(x.B), format: 'B', size: 1}, nil
	}
	return nil, Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", v.Type().Name)
}

// check raises what a view does that was released, or whose bytearray became shorter.
func (m *MemoryView) check() error {
	if m.released {
		return Raise(ValueError, "operation forbidden on released memoryview object")
	}
	if b, ok := m.data.(*Bytearray); ok && m.n > 0 && max(m.start, m.start+(m.n-1)*m.step)+m.size > len(b.B) {
		return Raise(BufferError, "the bytearray under the memoryview became shorter")
	}
	return nil
}

// item is the bytes of item i, to be read.
func (m *MemoryView) item(i int) string {
	at := m.start + i*m.step
	if b, ok := m.data.(Bytes); ok {
		return string(b[at : at+m.size])
	}
	return string(m.data.(*Bytearray).B[at : at+m.size])
}

// content is all bytes in order; the caller has checked the view.
func (m *MemoryView) content() string {
	if m.step == m.size {
		if b, ok := m.data.(Bytes); ok {
			return string(b[m.start : m.start+m.n*m.size])
		}
		return string(m.data.(*Bytearray).B[m.start : m.start+m.n*m.size])
	}
	var out strings.Builder
	for i := range m.n {
		out.WriteString(m.item(i))
	}
	return out.String()
}

// unpack is the value of an item's bytes.
func (m *MemoryView) unpack(b string) Value {
	var wide [8]byte
	copy(wide[:], b)
	u := binary.LittleEndian.Uint64(wide[:])
	shift := uint(64 - 8*m.size)
	switch m.format {
	case 'c':
		return Bytes(b)
	case '?':
		return MakeBool(u != 0)
	case 'f':
		return Float(math.Float32frombits(uint32(u)))
	case 'd':
		return Float(math.Float64frombits(u))
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return MakeInt(int64(u<<shift) >> shift)
	}
	if u <= math.MaxInt64 {
		return MakeInt(int64(u))
	}
	return IntOf(int64(u >> 1)).Add(IntOf(int64(u >> 1))).Add(IntOf(int64(u & 1))).Value()
}

// pack is the bytes that store v in an item.
func (m *MemoryView) pack(t *Task, v Value) (string, error) {
	wrongType := func() error {
		return Raise(TypeError, "memoryview: invalid type for format '%c'", m.format)
	}
	var u uint64
	switch m.format {
	case 'c':
		b, ok := AsBytes(v)
		if !ok {
			return "", wrongType()
		}
		if len(b) != 1 {
			return "", Raise(ValueError, "memoryview: invalid value for format 'c'")
		}
		return b, nil
	case '?':
		truth, err := Truth(t, v)
		if err != nil {
			return "", err
		}
		if truth {
			u = 1
		}
	case 'f', 'd':
		f, ok := AsFloat(v)
		if i, isInt := AsInt(v); !ok && isInt {
			var err error
			if f, err = i.Float64(); err != nil {
				return "", err
			}
		} else if !ok {
			return "", wrongType()
		}
		if u = math.Float64bits(f); m.format == 'f' {
			u = uint64(math.Float32bits(float32(f)))
		}
	default:
		if !hasIndex(v) {
			return "", wrongType()
		}
		i, err := AsIndex(t, v)
		if err != nil {
			return "", err
		}
		x := i.Big()
		if strings.IndexByte("bhilqn", m.format) >= 0 {
			// Moved up by half of the range, so that one comparison is enough.
			x = new(big.Int).Add(x, new(big.Int).Lsh(big.NewInt(1), uint(8*m.size-1)))
		}
		if x.Sign() < 0 || x.BitLen() > 8*m.size {
			return "", Raise(ValueError, "memoryview: invalid value for format '%c'", m.format)
		}
		if u = x.Uint64(); strings.IndexByte("bhilqn", m.format) >= 0 {
			u -= 1 << (8*m.size - 1)
		}
	}
	var wide [8]byte
	binary.LittleEndian.PutUint64(wide[:], u)
	return string(wide[:m.size]), nil
}

// Len implements Lener; len() asks check first.
func (m *MemoryView) Len() int { return m.n }

// index is the item that a key names.
func (m *MemoryView) index(t *Task, key Value) (int, error) {
	i, err := AsIndex(t, key)
	if err != nil {
		return 0, err
	}
	k, err := indexSize(i)
	if err != nil {
		return 0, err
	}
	if k < 0 {
		k += m.n
	}
	if k < 0 || k >= m.n {
		return 0, Raise(IndexError, "index out of bounds on dimension 1")
	}
	return k, nil
}

// part is the view of a slice.
func (m *MemoryView) part(t *Task, sl *Slice) (*MemoryView, error) {
	start, step, count, err := sliceBounds(t, sl, m.n)
	if err != nil {
		return nil, err
	}
	made := *m
	made.start, made.step, made.n = m.start+start*m.step, m.step*step, max(count, 0)
	return &made, nil
}

// key takes the one index out of a tuple of one.
func (m *MemoryView) key(key Value) (Value, error) {
	if tuple, ok := AsTuple(key); ok {
		for _, k := range tuple.Items {
			if !hasIndex(k) {
				return nil, Raise(TypeError, "memoryview: invalid slice key")
			}
		}
		switch n := len(tuple.Items); {
		case n > 1:
			return nil, Raise(TypeError, "cannot index %d-dimension view with %d-element tuple", 1, n)
		case n == 1:
			return tuple.Items[0], nil
		}
	}
	if _, ok := key.(*Slice); !ok && !hasIndex(key) {
		return nil, Raise(TypeError, "memoryview: invalid slice key")
	}
	return key, nil
}

// GetItem implements Subscripter.
func (m *MemoryView) GetItem(t *Task, key Value) (Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if key == Ellipsis {
		return m, nil
	}
	key, err := m.key(key)
	if err != nil {
		return nil, err
	}
	if sl, ok := key.(*Slice); ok {
		return m.part(t, sl)
	}
	i, err := m.index(t, key)
	if err != nil {
		return nil, err
	}
	return m.unpack(m.item(i)), nil
}

// SetItem implements ItemSetter.
func (m *MemoryView) SetItem(t *Task, key, x Value) error {
	if err := m.check(); err != nil {
		return err
	}
	if m.readonly {
		return Raise(TypeError, "cannot modify read-only memory")
	}
	if x == nil {
		return Raise(TypeError, "cannot delete memory")
	}
	key, err := m.key(key)
	if err != nil {
		return err
	}
	target := m.data.(*Bytearray)
	if sl, ok := key.(*Slice); ok {
		to, err := m.part(t, sl)
		if err != nil {
			return err
		}
		from, err := NewMemoryView(x)
		if err != nil {
			return Raise(TypeError, "a bytes-like object is required, not '%s'", x.Type().Name)
		}
		if from.format != to.format || from.n != to.n {
			return Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
		}
		for i, all := 0, from.content(); i < to.n; i++ {
			copy(target.B[to.start+i*to.step:], all[i*m.size:(i+1)*m.size])
		}
		return nil
	}
	i, err := m.index(t, key)
	if err != nil {
		return err
	}
	b, err := m.pack(t, x)
	if err != nil {
		return err
	}
	copy(target.B[m.start+i*m.step:], b)
	return nil
}

// DelItem implements ItemDeleter: nothing of a view can be deleted.
func (m *MemoryView) DelItem(t *Task, key Value) error { return m.SetItem(t, key, nil) }

// Iter implements Iterable.
func (m *MemoryView) Iter(t *Task) (Iterator, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	return m.list().Iter(t)
}

func (m *MemoryView) list() *List {
	l := NewList()
	for i := range m.n {
		l.Append(m.unpack(m.item(i)))
	}
	return l
}

// Compare implements Comparer: views are equal whose items are, whatever their formats.
func (m *MemoryView) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	o, err := NewMemoryView(other)
	if err != nil || m.released {
		if x, ok := other.(*MemoryView); ok {
			return MakeBool((x == m) == (op == CmpEq)), nil
		}
		return NotImplemented, nil
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	same := m.n == o.n
	if same && m.format == o.format && m.format != 'f' && m.format != 'd' {
		same = m.content() == o.content()
	} else if same {
		if same, err = Eq(t, m.list(), o.list()); err != nil {
			return nil, err
		}
	}
	return MakeBool(same == (op == CmpEq)), nil
}

// Hash implements Hasher: that of the bytes.
func (m *MemoryView) Hash(t *Task) (int64, error) {
	if err := m.check(); err != nil {
		return 0, err
	}
	if !m.readonly {
		return 0, Raise(ValueError, "cannot hash writable memoryview object")
	}
	if m.size != 1 || m.format == '?' {
		return 0, Raise(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	return HashBytes(m.content()), nil
}

// Repr implements Reprer.
func (m *MemoryView) Repr(t *Task) (string, error) {
	if m.released {
		return "<released memory at " + address(m) + ">", nil
	}
	return "<memory at " + address(m) + ">", nil
}

// cast is m.cast(format[, shape]).
func (m *MemoryView) cast(t *Task, format, shape Value) (Value, error) {
	s, ok := AsStr(format)
	if !ok {
		return nil, Raise(TypeError, "cast() argument 'format' must be str, not %s", typeNameOf(format))
	}
	s = strings.TrimPrefix(s, "@")
	size := 0
	if len(s) == 1 {
		size = viewSizes[s[0]]
	}
	if size == 0 {
		return nil, Raise(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	if m.step != m.size {
		return nil, Raise(TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	if byteFormat := func(f byte) bool { return strings.IndexByte("bBc", f) >= 0 }; !byteFormat(m.format) && !byteFormat(s[0]) {
		return nil, Raise(TypeError, "memoryview: cannot cast between two non-byte formats")
	}
	total := m.n * m.size
	if total%size != 0 {
		return nil, Raise(TypeError, "memoryview: length is not a multiple of itemsize")
	}
	if shape != nil {
		dimensions, err := ListOf(t, shape)
		if err != nil {
			return nil, err
		}
		if len(dimensions.Items) != 1 {
			return nil, Raise(NotImplementedError, "a compiled service has memoryviews of one dimension only")
		}
		if n, err := AsIndex(t, dimensions.Items[0]); err != nil {
			return nil, err
		} else if n.Cmp(IntOf(int64(total/size))) != 0 {
			return nil, Raise(TypeError, "memoryview: product(shape) * itemsize != buffer size")
		}
	}
	made := *m
	made.format, made.size, made.step, made.n = s[0], size, size, total/size
	return &made, nil
}

// viewMethod is a method that a released view refuses.
func viewMethod(f func(t *Task, m *MemoryView, a []Value) (Value, error)) rowFn {
	return func(t *Task, self Value, a []Value) (Value, error) {
		m := self.(*MemoryView)
		if err := m.check(); err != nil {
			return nil, err
		}
		return f(t, m, a)
	}
}

func releaseView(t *Task, self Value, a []Value) (Value, error) {
	m := self.(*MemoryView)
	m.released, m.data = true, Bytes("")
	return None, nil
}

type memoryViewTables struct{}

// Fill implements Tables.
func (memoryViewTables) Fill() {
	TypeMemoryView.Final = true
	TypeMemoryView.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		args, err := bindKeywords("memoryview", []string{"object"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		return NewMemoryView(args[0])
	}
	TypeMemoryView.SetMethods([]Method{
		{Name: "tobytes", Kind: Keywords, Params: []string{"order"}, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) {
			if order, isStr := AsStr(orNone(a[0])); a[0] != nil && a[0] != None && (!isStr || order != "C" && order != "F" && order != "A") {
				return nil, Raise(ValueError, "order must be 'C', 'F' or 'A'")
			}
			return Bytes(m.content()), nil
		})},
		{Name: "tolist", Kind: NoArgs, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) { return m.list(), nil })},
		{Name: "hex", Kind: Keywords, Params: []string{"sep", "bytes_per_sep"}, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) {
			return bytesHexMethod(t, Bytes(m.content()), a)
		})},
		{Name: "cast", Kind: Keywords, Min: 1, Params: []string{"format", "shape"}, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) {
			return m.cast(t, a[0], a[1])
		})},
		{Name: "toreadonly", Kind: NoArgs, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) {
			made := *m
			made.readonly = true
			return &made, nil
		})},
		{Name: "__len__", Kind: NoArgs, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) { return MakeInt(int64(m.n)), nil })},
		{Name: "release", Kind: NoArgs, Fn: releaseView},
		{Name: "__enter__", Kind: NoArgs, Fn: viewMethod(func(t *Task, m *MemoryView, a []Value) (Value, error) { return m, nil })},
		{Name: "__exit__", Kind: Positional, Max: NoMax, Fn: releaseView},
	}, "getitem setitem delitem iter eq ne lt le gt ge hash repr")
	attribute := func(name string, get func(m *MemoryView) Value) Attribute {
		return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) {
			m := self.(*MemoryView)
			if err := m.check(); err != nil {
				return nil, err
			}
			return get(m), nil
		}}
	}
	contiguous := func(m *MemoryView) Value { return MakeBool(m.step == m.size || m.n <= 1) }
	TypeMemoryView.SetAttributes([]Attribute{
		attribute("obj", func(m *MemoryView) Value { return m.obj }),
		attribute("nbytes", func(m *MemoryView) Value { return MakeInt(int64(m.n * m.size)) }),
		attribute("readonly", func(m *MemoryView) Value { return MakeBool(m.readonly) }),
		attribute("itemsize", func(m *MemoryView) Value { return MakeInt(int64(m.size)) }),
		attribute("format", func(m *MemoryView) Value { return Str(string(rune(m.format))) }),
		attribute("ndim", func(m *MemoryView) Value { return MakeInt(1) }),
		attribute("shape", func(m *MemoryView) Value { return NewTuple(MakeInt(int64(m.n))) }),
		attribute("strides", func(m *MemoryView) Value { return NewTuple(MakeInt(int64(m.step))) }),
		attribute("suboffsets", func(m *MemoryView) Value { return NewTuple() }),
		attribute("contiguous", contiguous),
		attribute("c_contiguous", contiguous),
		attribute("f_contiguous", contiguous),
	})
}
