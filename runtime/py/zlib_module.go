package py

import (
	"hash/crc32"

	"github.com/covetpy/covetgen/runtime/py/deflate"
)

// Module zlib over the package deflate, with CPython's way of handing input on and of wording errors.

var (
	typeCompress   = newRootType(zlibTables{}, "zlib", "Compress")
	typeDecompress = newRootType(zlibTables{}, "zlib", "Decompress")
	zlibError      = newBuiltinType("zlib", "error", &Exception_)
)

// The kinds of failure of zlib.h, by the text that stands for them where the stream says nothing itself.
const (
	zlibDictionaryNeeded = 2
	zlibStreamError      = -2
	zlibDataError        = -3
	zlibBufferError      = -5
)

// zlibFailure is zlib.error as CPython words it.
func zlibFailure(code int, message, doing string) error {
	if message == "" {
		message = map[int]string{zlibBufferError: "incomplete or truncated stream", zlibStreamError: "inconsistent stream state", zlibDataError: "invalid input data"}[code]
	}
	if message == "" {
		return Raise(zlibError, "Error %d %s", code, doing)
	}
	return Raise(zlibError, "Error %d %s: %s", code, doing, message)
}

// compressor is zlib.compressobj's object, nil encoder after its end.
type compressor struct {
	encoder  *deflate.Encoder
	finished bool
}

// Type implements Value.
func (*compressor) Type() *Type { return typeCompress }

// decompressor is zlib.decompressobj's object.
type decompressor struct {
	decoder    *deflate.Decoder
	dictionary string
	raw        bool
	unused     string
	tail       string
	end        bool
}

// Type implements Value.
func (*decompressor) Type() *Type { return typeDecompress }

// newEncoder reads windowBits as zlib does; false where zlib refuses a parameter.
func newEncoder(level, bits, memLevel int, strategy deflate.Strategy) (*deflate.Encoder, bool) {
	wrap := deflate.Zlib
	switch {
	case bits < 0:
		wrap, bits = deflate.Raw, -bits
	case bits > 15:
		wrap, bits = deflate.Gzip, bits-16
	}
	return deflate.NewEncoder(level, wrap, bits, memLevel, strategy)
}

func newDecoder(bits int) (*deflate.Decoder, bool) {
	wrap := deflate.Zlib
	switch {
	case bits < 0:
		wrap, bits = deflate.Raw, -bits
	case bits > 47:
		return nil, false
	case bits >= 32:
		wrap, bits = deflate.Either, bits-32
	case bits >= 16:
		wrap, bits = deflate.Gzip, bits-16
	}
	if bits != 0 && (bits < 8 || bits > 15) || bits == 0 && wrap == deflate.Raw {
		return nil, false
	}
	return deflate.NewDecoder(wrap, bits), true
}

// sizeArgs takes ints with their defaults.
func sizeArgs(t *Task, args []Value, defaults ...int) ([]int, error) {
	out := make([]int, len(defaults))
	for i, d := range defaults {
		n, err := sizeArg(t, args[i], d)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

func zlibCompress(t *Task, _ Value, a []Value) (Value, error) {
	data, err := mustBytes(a[0])
	if err != nil {
		return nil, err
	}
	n, err := sizeArgs(t, a[1:], -1, 15)
	if err != nil {
		return nil, err
	}
	e, ok := newEncoder(n[0], n[1], 8, deflate.DefaultStrategy)
	if !ok {
		return nil, Raise(zlibError, "Bad compression level")
	}
	var out []byte
	t.Blocking(func() { out = e.Deflate([]byte(data), deflate.Finish) })
	return Bytes(out), nil
}

func zlibDecompress(t *Task, _ Value, a []Value) (Value, error) {
	data, err := mustBytes(a[0])
	if err != nil {
		return nil, err
	}
	n, err := sizeArgs(t, a[1:], 15, 16384)
	if err != nil {
		return nil, err
	}
	if n[1] < 0 {
		return nil, Raise(ValueError, "bufsize must be non-negative")
	}
	const doing = "while decompressing data"
	d, ok := newDecoder(n[0])
	if !ok {
		return nil, zlibFailure(zlibStreamError, "", "while preparing to decompress data")
	}
	var out []byte
	var status deflate.Status
	t.Blocking(func() { out, _, status = d.Inflate([]byte(data), -1) })
	switch status {
	case deflate.End:
		return Bytes(out), nil
	case deflate.NeedDictionary:
		return nil, zlibFailure(zlibDictionaryNeeded, "", doing)
	case deflate.Bad:
		return nil, zlibFailure(zlibDataError, d.Message, doing)
	}
	return nil, zlibFailure(zlibBufferError, "", doing)
}

func zlibCompressObject(t *Task, _ Value, a []Value) (Value, error) {
	n, err := sizeArgs(t, a, -1, 8, 15, 8, 0)
	if err != nil {
		return nil, err
	}
	dictionary, has := "", a[5] != nil && a[5] != None
	if has {
		if dictionary, err = mustBytes(a[5]); err != nil {
			return nil, err
		}
	}
	e, ok := newEncoder(n[0], n[2], n[3], deflate.Strategy(n[4]))
	if !ok || n[1] != 8 || has && n[2] > 15 {
		return nil, Raise(ValueError, "Invalid initialization option")
	}
	if has {
		e.SetDictionary([]byte(dictionary))
	}
	return &compressor{encoder: e}, nil
}

func zlibDecompressObject(t *Task, _ Value, a []Value) (Value, error) {
	bits, err := sizeArg(t, a[0], 15)
	if err != nil {
		return nil, err
	}
	o := &decompressor{raw: bits < 0}
	if a[1] != nil {
		b, ok := bytesLike(a[1])
		if !ok {
			return nil, Raise(TypeError, "zdict argument must support the buffer protocol")
		}
		o.dictionary = b
	}
	d, ok := newDecoder(bits)
	if !ok {
		return nil, Raise(ValueError, "Invalid initialization option")
	}
	if o.decoder = d; o.dictionary != "" && o.raw {
		d.SetDictionary([]byte(o.dictionary))
	}
	return o, nil
}

// inflate takes data with room for most bytes (-1: any), and notes what was left.
func (o *decompressor) inflate(t *Task, data string, most int) (out []byte, status deflate.Status, err error) {
	var rest int
	t.Blocking(func() { out, rest, status = o.decoder.Inflate([]byte(data), most) })
	if status == deflate.NeedDictionary && o.dictionary != "" {
		if !o.decoder.SetDictionary([]byte(o.dictionary)) {
			return nil, status, zlibFailure(zlibDataError, "", "while setting zdict")
		}
		return o.inflate(t, data[len(data)-rest:], most)
	}
	left := data[len(data)-rest:]
	if o.tail = left; status == deflate.End {
		o.tail = ""
		o.unused += left
		o.end = true
	}
	return out, status, nil
}

func (o *decompressor) failure(status deflate.Status) error {
	switch status {
	case deflate.NeedDictionary:
		return zlibFailure(zlibDictionaryNeeded, "", "while decompressing data")
	case deflate.Bad:
		return zlibFailure(zlibDataError, o.decoder.Message, "while decompressing data")
	}
	return nil
}

type zlibTables struct{}

// Fill implements Tables.
func (zlibTables) Fill() {
	copyRows := func(clone func(self Value) (Value, error)) []Method {
		var rows []Method
		for _, name := range []string{"copy", "__copy__"} {
			rows = append(rows, Method{Name: name, Kind: NoArgs, Fn: func(_ *Task, self Value, _ []Value) (Value, error) { return clone(self) }})
		}
		return append(rows, Method{Name: "__deepcopy__", Kind: OneArg, Fn: func(_ *Task, self Value, _ []Value) (Value, error) { return clone(self) }})
	}
	typeCompress.SetMethods(append(copyRows(func(self Value) (Value, error) {
		o := self.(*compressor)
		if o.finished {
			return nil, Raise(ValueError, "Inconsistent stream state")
		}
		return &compressor{encoder: o.encoder.Clone()}, nil
	}), Method{Name: "compress", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		data, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		o := self.(*compressor)
		if o.finished {
			return nil, zlibFailure(zlibStreamError, "", "while compressing data")
		}
		var out []byte
		t.Blocking(func() { out = o.encoder.Deflate([]byte(data), deflate.NoFlush) })
		return Bytes(out), nil
	}}, Method{Name: "flush", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		mode, err := sizeArg(t, a[0], int(deflate.Finish))
		if err != nil {
			return nil, err
		}
		o := self.(*compressor)
		if mode == int(deflate.NoFlush) {
			return Bytes(""), nil
		}
		if o.finished || mode < 0 || mode > int(deflate.Block) {
			return nil, zlibFailure(zlibStreamError, "", "while flushing")
		}
		var out []byte
		t.Blocking(func() { out = o.encoder.Deflate(nil, deflate.Flush(mode)) })
		o.finished = mode == int(deflate.Finish)
		return Bytes(out), nil
	}}), "repr")
	typeDecompress.SetMethods(append(copyRows(func(self Value) (Value, error) {
		c := *self.(*decompressor)
		c.decoder = c.decoder.Clone()
		return &c, nil
	}), Method{Name: "decompress", Kind: Keywords, Params: []string{"", "max_length"}, Min: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		data, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		most, err := sizeArg(t, a[1], 0)
		if err != nil {
			return nil, err
		}
		switch {
		case most < 0:
			return nil, Raise(ValueError, "max_length must be non-negative")
		case most == 0:
			most = -1
		}
		o := self.(*decompressor)
		out, status, err := o.inflate(t, data, most)
		if err == nil {
			err = o.failure(status)
		}
		return Bytes(out), err
	}}, Method{Name: "flush", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		length, err := sizeArg(t, a[0], 16384)
		if err != nil {
			return nil, err
		}
		if length <= 0 {
			return nil, Raise(ValueError, "length must be greater than zero")
		}
		o := self.(*decompressor)
		out, _, err := o.inflate(t, o.tail, -1)
		return Bytes(out), err
	}}), "repr")
	typeDecompress.SetAttributes([]Attribute{
		{Name: "unused_data", Get: func(_ *Task, self Value) (Value, error) { return Bytes(self.(*decompressor).unused), nil }},
		{Name: "unconsumed_tail", Get: func(_ *Task, self Value) (Value, error) { return Bytes(self.(*decompressor).tail), nil }},
		{Name: "eof", Get: func(_ *Task, self Value) (Value, error) { return MakeBool(self.(*decompressor).end), nil }},
	})
}

// checksumRow is crc32 and adler32.
func checksumRow(name string, first int, sum func(start uint32, data []byte) uint32) Method {
	return Method{Name: name, Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		data, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		start := int64(first)
		if a[1] != nil {
			i, err := AsIndex(t, a[1])
			if err != nil {
				return nil, err
			}
			start, _ = i.And(IntOf(1<<32 - 1)).Int64()
		}
		return MakeInt(int64(sum(uint32(start), []byte(data)))), nil
	}}
}

// ZlibModule is the module zlib.
var ZlibModule = NewNative("zlib", func() *Module {
	m := NewNativeModule("zlib", []Method{
		{Name: "compress", Kind: Keywords, Params: []string{"", "level", "wbits"}, Min: 1, Fn: zlibCompress},
		{Name: "decompress", Kind: Keywords, Params: []string{"", "wbits", "bufsize"}, Min: 1, Fn: zlibDecompress},
		{Name: "compressobj", Kind: Keywords, Params: []string{"level", "method", "wbits", "memLevel", "strategy", "zdict"}, Fn: zlibCompressObject},
		{Name: "decompressobj", Kind: Keywords, Params: []string{"wbits", "zdict"}, Fn: zlibDecompressObject},
		checksumRow("crc32", 0, func(start uint32, data []byte) uint32 { return crc32.Update(start, crc32.IEEETable, data) }),
		checksumRow("adler32", 1, deflate.Adler32),
	})
	m.addNames("error", zlibError, "ZLIB_VERSION", Str("1.2.13"), "ZLIB_RUNTIME_VERSION", Str("1.2.13"), "__version__", Str("1.0"))
	for i, name := range []string{"Z_NO_FLUSH", "Z_PARTIAL_FLUSH", "Z_SYNC_FLUSH", "Z_FULL_FLUSH", "Z_FINISH", "Z_BLOCK", "Z_TREES"} {
		m.Dict.SetStr(name, MakeInt(int64(i)))
	}
	for i, name := range []string{"Z_DEFAULT_STRATEGY", "Z_FILTERED", "Z_HUFFMAN_ONLY", "Z_RLE", "Z_FIXED"} {
		m.Dict.SetStr(name, MakeInt(int64(i)))
	}
	for _, c := range []Kw{
		{"Z_NO_COMPRESSION", MakeInt(0)}, {"Z_BEST_SPEED", MakeInt(1)}, {"Z_BEST_COMPRESSION", MakeInt(9)}, {"Z_DEFAULT_COMPRESSION", MakeInt(-1)},
		{"DEFLATED", MakeInt(8)}, {"DEF_MEM_LEVEL", MakeInt(8)}, {"DEF_BUF_SIZE", MakeInt(16384)}, {"MAX_WBITS", MakeInt(15)},
	} {
		m.Dict.SetStr(c.Name, c.Value)
	}
	return m
})
