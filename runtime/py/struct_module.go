package py

import (
	"math"
	"math/big"
	"strings"
)

// Module struct: values as fixed-size bytes, by a format of codes with counts.

// structError is struct.error.
var structError = newSubtype(structTables{}, "struct", "error", &Exception_)

// structItem is one code of a format with its count.
type structItem struct {
	code  byte
	count int
	size  int // of one
	align int
}

// structFormat is a format that was read.
type structFormat struct {
	items  []structItem
	little bool
}

// structSizes are the sizes of the codes; l and L differ with native sizes.
var structSizes = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}

// parseStruct reads a format; struct.error.
func parseStruct(v Value) (*structFormat, error) {
	s, ok := AsStr(v)
	if !ok {
		if s, ok = AsBytes(v); !ok {
			return nil, Raise(TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
		}
	}
	f := &structFormat{little: true}
	native := true
	if s != "" {
		switch s[0] {
		case '<', '=':
			native, s = false, s[1:]
		case '>', '!':
			native, f.little, s = false, false, s[1:]
		case '@':
			s = s[1:]
		}
	}
	for i := 0; i < len(s); i++ {
		if isSpaceByte(s[i]) {
			continue
		}
		count, given := 0, false
		for ; i < len(s) && isDigitByte(s[i]); i++ {
			if count = count*10 + int(s[i]-'0'); count > maxRepeat {
				return nil, Raise(structError, "total struct size too long")
			}
			given = true
		}
		if i == len(s) {
			return nil, Raise(structError, "repeat count given without format specifier")
		}
		if !given {
			count = 1
		}
		size, known := structSizes[s[i]]
		if native && strings.IndexByte("lLnNP", s[i]) >= 0 {
			size, known = 8, true
		}
		if !known {
			return nil, Raise(structError, "bad char in struct format")
		}
		item := structItem{code: s[i], count: count, size: size, align: 1}
		if native {
			item.align = size
		}
		f.items = append(f.items, item)
	}
	if _, size := f.values(); size > maxRepeat {
		return nil, Raise(structError, "total struct size too long")
	}
	return f, nil
}

// values is how many values the format takes, and its size in bytes.
func (f *structFormat) values() (n, size int) {
	for _, it := range f.items {
		size += (it.align - size%it.align) % it.align
		size += it.count * it.size
		switch it.code {
		case 'x':
		case 's', 'p':
			n++
		default:
			n += it.count
		}
	}
	return n, size
}

// appendNumber adds the low bytes of a number in the format's order.
func (f *structFormat) appendNumber(b []byte, n uint64, size int) []byte {
	for i := range size {
		shift := 8 * i
		if !f.little {
			shift = 8 * (size - 1 - i)
		}
		b = append(b, byte(n>>shift))
	}
	return b
}

// structRangeNames are the codes whose range errors say their range.
var structRangeNames = map[byte]string{'b': "byte", 'B': "ubyte", 'h': "short", 'H': "ushort"}

func (f *structFormat) integer(t *Task, it structItem, v Value) (uint64, error) {
	if _, isFloat := AsFloat(v); isFloat {
		return 0, Raise(structError, "required argument is not an integer")
	}
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, Raise(structError, "required argument is not an integer")
	}
	signed := it.code >= 'a'
	least, most := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(8*it.size))
	if signed {
		most.Rsh(most, 1)
		least.Neg(most)
	}
	if n := i.Big(); n.Cmp(least) < 0 || n.Cmp(most) >= 0 {
		if name := structRangeNames[it.code]; name != "" && (f.little || it.size == 1) {
			if !n.IsInt64() {
				return 0, Raise(structError, "argument out of range")
			}
			return 0, Raise(structError, "%s format requires %s <= number <= %s", name, least, most.Sub(most, big.NewInt(1)))
		}
		// Only numbers that fit a C long get as far as being compared.
		if fits := signed && n.IsInt64() || !signed && n.IsUint64(); fits && it.size < 8 {
			return 0, Raise(structError, "'%c' format requires %s <= number <= %s", it.code, least, most.Sub(most, big.NewInt(1)))
		}
		if !f.little && it.size == 8 {
			return 0, Raise(structError, "int too large to convert")
		}
		return 0, Raise(structError, "argument out of range")
	}
	n := i.Big()
	if n.Sign() < 0 {
		return uint64(n.Int64()), nil
	}
	return n.Uint64(), nil
}

// pack is struct.pack.
func (f *structFormat) pack(t *Task, args []Value) (Value, error) {
	if n, _ := f.values(); n != len(args) {
		return nil, Raise(structError, "pack expected %d items for packing (got %d)", n, len(args))
	}
	var b []byte
	for _, it := range f.items {
		for len(b)%it.align != 0 {
			b = append(b, 0)
		}
		if it.code == 's' || it.code == 'p' {
			s, ok := bytesLike(args[0])
			if !ok {
				return nil, Raise(structError, "argument for '%c' must be a bytes object", it.code)
			}
			args = args[1:]
			field := make([]byte, it.count)
			if it.code == 's' {
				copy(field, s)
			} else if it.count > 0 {
				field[0] = byte(min(copy(field[1:], s), 255))
			}
			b = append(b, field...)
			continue
		}
		for range it.count {
			if it.code == 'x' {
				b = append(b, 0)
				continue
			}
			v := args[0]
			args = args[1:]
			var n uint64
			switch it.code {
			case 'c':
				s, ok := bytesLike(v)
				if !ok || len(s) != 1 {
					return nil, Raise(structError, "char format requires a bytes object of length 1")
				}
				n = uint64(s[0])
			case '?':
				is, err := Truth(t, v)
				if err != nil {
					return nil, err
				}
				if is {
					n = 1
				}
			case 'e', 'f', 'd':
				x, ok := AsFloat(v)
				if !ok {
					r, err := CallKw(t, TypeFloat, []Value{v}, nil)
					if _, isText := AsStr(v); err != nil || isText {
						return nil, Raise(structError, "required argument is not a float")
					}
					x, _ = AsFloat(r)
				}
				n = math.Float64bits(x)
				if it.code == 'e' {
					half, ok := halfBits(x)
					if !ok {
						return nil, Raise(OverflowError, "float too large to pack with e format")
					}
					n = uint64(half)
				}
				if it.code == 'f' {
					// The native format converts as C does, the others check.
					if y := float32(x); it.align == 1 && math.IsInf(float64(y), 0) && !math.IsInf(x, 0) {
						return nil, Raise(OverflowError, "float too large to pack with f format")
					}
					n = uint64(math.Float32bits(float32(x)))
				}
			default:
				var err error
				if n, err = f.integer(t, it, v); err != nil {
					return nil, err
				}
			}
			b = f.appendNumber(b, n, it.size)
		}
	}
	return Bytes(b), nil
}

// halfBits are the bits of the IEEE 754 number of 16 bits that is nearest to x, of two the even one (PyFloat_Pack2); not
// ok where x is too large.
func halfBits(x float64) (bits uint16, ok bool) {
	if math.Signbit(x) {
		bits = 0x8000
	}
	switch x = math.Abs(x); {
	case x != x:
		return bits | 0x7e00, true
	case math.IsInf(x, 0):
		return bits | 0x7c00, true
	case x < 0x1p-14: // subnormal: steps of 2**-24
		return bits | uint16(math.RoundToEven(x*0x1p24)), true
	}
	m, e := math.Frexp(x) // 0.5 <= m < 1
	n := int(math.RoundToEven(m*2048)) + (e+13)<<10
	return bits | uint16(n), n < 0x7c00
}

// halfFloat is the value of a number of 16 bits.
func halfFloat(bits uint16) float64 {
	m, e := float64(bits&0x3ff), int(bits>>10&0x1f)
	var x float64
	switch {
	case e == 0x1f && m == 0:
		x = math.Inf(1)
	case e == 0x1f:
		x = math.NaN()
	case e == 0:
		x = m * 0x1p-24
	default:
		x = math.Ldexp(1024+m, e-25)
	}
	if bits&0x8000 != 0 {
		return -x
	}
	return x
}

// unpack is struct.unpack of a text of the right size.
func (f *structFormat) unpack(b string) *Tuple {
	out := NewTuple()
	at := 0
	for _, it := range f.items {
		at += (it.align - at%it.align) % it.align
		if it.code == 's' || it.code == 'p' {
			s := b[at : at+it.count]
			at += it.count
			if it.code == 'p' && s != "" {
				s = s[1:min(1+int(s[0]), len(s))]
			}
			out.Items = append(out.Items, Bytes(s))
			continue
		}
		for range it.count {
			var n uint64
			for i := range it.size {
				k := at + i
				if f.little {
					k = at + it.size - 1 - i
				}
				n = n<<8 | uint64(b[k])
			}
			at += it.size
			shift := 64 - 8*it.size
			switch it.code {
			case 'x':
				continue
			case 'c':
				out.Items = append(out.Items, Bytes([]byte{byte(n)}))
			case '?':
				out.Items = append(out.Items, MakeBool(n != 0))
			case 'e':
				out.Items = append(out.Items, Float(halfFloat(uint16(n))))
			case 'f':
				out.Items = append(out.Items, Float(math.Float32frombits(uint32(n))))
			case 'd':
				out.Items = append(out.Items, Float(math.Float64frombits(n)))
			case 'b', 'h', 'i', 'l', 'q', 'n':
				out.Items = append(out.Items, MakeInt(int64(n<<shift)>>shift))
			default:
				out.Items = append(out.Items, IntOfUint(n).Value())
			}
		}
	}
	return out
}

type structTables struct{}

// Fill implements Tables.
func (structTables) Fill() {
	structError.New, structError.Init = newExceptionValue, initException
}

// StructModule is the module struct.
var StructModule = NewNative("struct", buildStructModule)

func buildStructModule() *Module {
	m := NewNativeModule("struct", []Method{
		{Name: "pack", Kind: Positional, Min: 1, Max: NoMax, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			f, err := parseStruct(a[0])
			if err != nil {
				return nil, err
			}
			return f.pack(t, a[1:])
		}},
		{Name: "unpack", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			f, err := parseStruct(a[0])
			if err != nil {
				return nil, err
			}
			b, err := mustBytes(a[1])
			if err != nil {
				return nil, err
			}
			if _, size := f.values(); len(b) != size {
				return nil, Raise(structError, "unpack requires a buffer of %d bytes", size)
			}
			return f.unpack(b), nil
		}},
		{Name: "calcsize", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			f, err := parseStruct(a[0])
			if err != nil {
				return nil, err
			}
			_, size := f.values()
			return MakeInt(int64(size)), nil
		}},
	})
	m.addNames("error", structError)
	return m
}
