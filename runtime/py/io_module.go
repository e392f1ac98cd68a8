package py

import (
	"slices"
	"strings"
)

// Classes of module io that live in memory.
var (
	TypeStringIO = newRootType(ioTables{}, "_io", "StringIO")
	TypeBytesIO  = newRootType(ioTables{}, "_io", "BytesIO")
	// TypeSpooledFile is the class of uploaded files' contents, which covetgen keeps in memory.
	TypeSpooledFile = newRootType(ioTables{}, "tempfile", "SpooledTemporaryFile")
)

// MemoryFile is io.StringIO (text, in code points), io.BytesIO or a file like it.
type MemoryFile struct {
	class  *Type
	text   bool
	runes  []rune // of StringIO
	data   []byte // of the others
	pos    int
	closed bool
	attrs  *Dict
	// newline is what a StringIO was made with: "\n", or None, which reads all line ends as one.
	newline Value
}

// Copied implements Copier.
func (f *MemoryFile) Copied(t *Task, memo *CopyMemo) (Value, error) {
	if f.class != TypeStringIO && f.class != TypeBytesIO {
		return nil, cannotPickle(f)
	}
	if f.closed {
		return nil, Raise(ValueError, "__getstate__ on closed file")
	}
	c := &MemoryFile{class: f.class, text: f.text, runes: slices.Clone(f.runes), data: slices.Clone(f.data), pos: f.pos, newline: f.newline}
	if f.attrs != nil {
		attrs, err := memo.copied(t, f.attrs.Copy())
		if err != nil {
			return nil, err
		}
		c.attrs = attrs.(*Dict)
	}
	return c, nil
}

// NewSpooledFile is a tempfile.SpooledTemporaryFile that begins with data, at its start.
// maxSize is the size at which CPython's moves from memory to a real file.
func NewSpooledFile(data []byte, maxSize int) *MemoryFile {
	arguments := NewDict()
	arguments.SetStr("mode", Str("w+b"))
	arguments.SetStr("buffering", MakeInt(-1))
	for _, name := range []string{"suffix", "prefix", "encoding", "newline", "dir", "errors"} {
		arguments.SetStr(name, None)
	}
	attrs := NewDict()
	attrs.SetStr("_file", &MemoryFile{class: TypeBytesIO, data: data})
	attrs.SetStr("_max_size", MakeInt(int64(maxSize)))
	attrs.SetStr("_rolled", MakeBool(len(data) > maxSize))
	attrs.SetStr("_TemporaryFileArgs", arguments)
	return &MemoryFile{class: TypeSpooledFile, data: data, attrs: attrs}
}

// AttrDict holds the instance's attributes: those of tempfile's Python class, which may
// show in what is made of vars().
func (f *MemoryFile) AttrDict(create bool) *Dict {
	if f.attrs == nil && create {
		f.attrs = NewDict()
	}
	return f.attrs
}

// Type implements Value.
func (f *MemoryFile) Type() *Type { return f.class }

// size is the length in code points or bytes.
func (f *MemoryFile) size() int { return len(f.runes) + len(f.data) }

// part is a slice of the content as str or bytes.
func (f *MemoryFile) part(a, b int) Value {
	if f.text {
		return Str(stringOf(f.runes[a:b]))
	}
	return Bytes(f.data[a:b])
}

// overwrite writes piece over content at pos; what is between the end and pos becomes zero.
func overwrite[E rune | byte](content []E, pos int, piece []E) []E {
	for len(content) < pos {
		content = append(content, 0)
	}
	n := copy(content[pos:], piece)
	return append(content, piece[n:]...)
}

// lineEnd is the position behind the next line break, or the end.
func lineEnd[E rune | byte](content []E, pos int) int {
	if i := slices.Index(content[pos:], '\n'); i >= 0 {
		return pos + i + 1
	}
	return len(content)
}

// textLineEnd is lineEnd by the line ends of a StringIO.
func (f *MemoryFile) textLineEnd() int {
	end, ok := AsStr(f.newline)
	if !ok || end == "\n" {
		return lineEnd(f.runes, f.pos)
	}
	for i := f.pos; i < len(f.runes); i++ {
		next := i+1 < len(f.runes) && f.runes[i+1] == '\n'
		switch c := f.runes[i]; {
		case c == '\n' && end == "", c == '\r' && (end == "\r" || end == "" && !next):
			return i + 1
		case c == '\r' && end != "\r" && next:
			return i + 2
		}
	}
	return len(f.runes)
}

// translated is what a StringIO keeps of a text that is written.
func (f *MemoryFile) translated(s string) string {
	if f.newline == None {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if end, ok := AsStr(f.newline); ok && end != "" && end != "\n" {
		return strings.ReplaceAll(s, "\n", end)
	}
	return s
}

// take reads up to n elements, all for a negative n.
func (f *MemoryFile) take(n int) Value {
	start := min(f.pos, f.size())
	end := f.size()
	if n >= 0 && n < end-start {
		end = start + n
	}
	f.pos = max(f.pos, end)
	return f.part(start, end)
}

// line reads to the end of a line but no more than most elements (-1: any), nil at the end of the file.
func (f *MemoryFile) line(most int) Value {
	if f.pos >= f.size() {
		return nil
	}
	end := 0
	if f.text {
		end = f.textLineEnd()
	} else {
		end = lineEnd(f.data, f.pos)
	}
	if most >= 0 {
		end = min(end, f.pos+most)
	}
	v := f.part(f.pos, end)
	f.pos = end
	return v
}

// write writes v at the position and returns its length.
func (f *MemoryFile) write(v Value) (int, error) {
	n := 0
	if f.text {
		s, ok := AsStr(v)
		if !ok {
			return 0, Raise(TypeError, "string argument expected, got '%s'", v.Type().Name)
		}
		n = StrLen(s)
		if f.newline != nil {
			s = f.translated(s)
		}
		piece := runesOf(s)
		f.runes = overwrite(f.runes, f.pos, piece)
		f.pos += len(piece)
		return n, nil
	} else {
		b, err := mustBytes(v)
		if err != nil {
			return 0, err
		}
		n, f.data = len(b), overwrite(f.data, f.pos, []byte(b))
	}
	f.pos += n
	return n, nil
}

// Iter implements Iterable.
func (f *MemoryFile) Iter(t *Task) (Iterator, error) { return f, nil }

// Next implements Iterator.
func (f *MemoryFile) Next(t *Task) (Value, bool, error) {
	l := f.line(-1)
	return l, l != nil, nil
}

func memoryFileRow(name string, most int, fn func(t *Task, f *MemoryFile, args []Value) (Value, error)) Method {
	return Method{Name: name, Kind: Positional, Max: most, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		f := self.(*MemoryFile)
		if f.closed && name != "close" && name != "__exit__" {
			return nil, Raise(ValueError, "I/O operation on closed file%s", choose(f.text, "", "."))
		}
		return fn(t, f, args)
	}}
}

// limitArg takes the size of read and its like: None and nothing mean all.
func limitArg(t *Task, v Value) (int, error) {
	if v == nil || v == None {
		return -1, nil
	}
	if _, ok := AsInt(v); !ok {
		if _, ok, err := LookupSpecial(t, v, "__index__"); !ok || err != nil {
			return 0, joinErrors(err, Raise(TypeError, "argument should be integer or None, not '%s'", v.Type().Name))
		}
	}
	return sizeArg(t, v, -1)
}

func memoryFileMethods() []Method {
	return []Method{
		memoryFileRow("read", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			n, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			return f.take(n), nil
		}),
		memoryFileRow("readline", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			most, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			if v := f.line(most); v != nil {
				return v, nil
			}
			return f.part(0, 0), nil
		}),
		memoryFileRow("readlines", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			hint, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			l, start := NewList(), f.pos
			for v := f.line(-1); v != nil; v = f.line(-1) {
				l.Items = append(l.Items, v)
				if hint > 0 && f.pos-start >= hint {
					break
				}
			}
			return l, nil
		}),
		memoryFileRow("getvalue", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return f.part(0, f.size()), nil }),
		memoryFileRow("getbuffer", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			return valueOrError(NewMemoryView(f.part(0, f.size())))
		}),
		memoryFileRow("tell", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return MakeInt(int64(f.pos)), nil }),
		memoryFileRow("close", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { f.closed = true; return None, nil }),
		memoryFileRow("flush", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return None, nil }),
		memoryFileRow("readable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
		memoryFileRow("writable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
		memoryFileRow("seekable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
		memoryFileRow("isatty", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return False, nil }),
		memoryFileRow("__enter__", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return f, nil }),
		memoryFileRow("__exit__", 3, func(t *Task, f *MemoryFile, args []Value) (Value, error) { f.closed = true; return None, nil }),
		memoryFileRow("seek", 2, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			n, err := sizeArg(t, args[0], 0)
			if err != nil {
				return nil, err
			}
			whence, err := sizeArg(t, args[1], 0)
			if err != nil {
				return nil, err
			}
			switch whence {
			case 0:
				if n < 0 {
					if f.text {
						return nil, Raise(ValueError, "Negative seek position %d", n)
					}
					return nil, Raise(ValueError, "negative seek value %d", n)
				}
				f.pos = n
			case 1, 2:
				if f.text && n != 0 {
					return nil, Raise(OSError, "Can't do nonzero cur-relative seeks")
				}
				base := f.pos
				if whence == 2 {
					base = f.size()
				}
				f.pos = max(base+n, 0)
			default:
				return nil, Raise(ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
			}
			return MakeInt(int64(f.pos)), nil
		}),
		memoryFileRow("truncate", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
			n, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			switch {
			case args[0] == nil || args[0] == None:
				n = f.pos
			case n < 0 && f.text:
				return nil, Raise(ValueError, "Negative size value %d", n)
			case n < 0:
				return nil, Raise(ValueError, "negative size value %d", n)
			}
			f.runes, f.data = f.runes[:min(n, len(f.runes))], f.data[:min(n, len(f.data))]
			return MakeInt(int64(n)), nil
		}),
		{Name: "write", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f := self.(*MemoryFile)
			if f.closed {
				return nil, Raise(ValueError, "I/O operation on closed file%s", choose(f.text, "", "."))
			}
			n, err := f.write(args[0])
			return MakeInt(int64(n)), err
		}},
		{Name: "writelines", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return None, Iterate(t, args[0], func(v Value) (bool, error) {
				_, err := CallMethod(t, self, "write", v)
				return true, err
			})
		}},
	}
}

// memoryBytesMethods are those of files that hold bytes.
var memoryBytesMethods = []Method{
	memoryFileRow("read1", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		n, err := limitArg(t, args[0])
		if err != nil {
			return nil, err
		}
		return f.take(n), nil
	}),
	memoryFileRow("readinto", 1, memoryReadInto),
	memoryFileRow("readinto1", 1, memoryReadInto),
}

// memoryReadInto fills a writable buffer.
func memoryReadInto(t *Task, f *MemoryFile, args []Value) (Value, error) {
	if args[0] == nil {
		return nil, Raise(TypeError, "BytesIO.readinto() takes exactly one argument (0 given)")
	}
	return readInto(t, args[0], func(n int) (Value, error) { return f.take(n), nil })
}

// readInto copies what read gives for the size of a buffer into it.
func readInto(t *Task, buffer Value, read func(n int) (Value, error)) (Value, error) {
	view, err := NewMemoryView(buffer)
	if err != nil || view.readonly {
		return nil, Raise(TypeError, "readinto() argument must be read-write bytes-like object, not %s", typeNameOf(buffer))
	}
	data, err := read(len(view.content()))
	if err != nil {
		return nil, err
	}
	b, _ := AsBytes(data)
	if len(b) == 0 {
		return MakeInt(0), nil
	}
	bounds := &Slice{Start: MakeInt(0), Stop: MakeInt(int64(len(b))), Step: None}
	return MakeInt(int64(len(b))), SetItem(t, view, bounds, data)
}

type ioTables struct{}

// Fill implements Tables.
func (ioTables) Fill() {
	make := func(class *Type, text bool, param string) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			params := []string{param}
			if text {
				params = append(params, "newline")
			}
			a, err := bindKeywords(class.Name, params, 0, pos, kw)
			if err != nil {
				return nil, err
			}
			f := &MemoryFile{class: class, text: text}
			if text && a[1] != nil {
				f.newline = a[1]
				end, isStr := AsStr(a[1])
				switch {
				case !isStr && a[1] != None:
					return nil, Raise(TypeError, "newline must be str or None, not %s", typeNameOf(a[1]))
				case isStr && end != "" && end != "\n" && end != "\r" && end != "\r\n":
					return nil, Raise(ValueError, "illegal newline value: %s", StrRepr(end))
				}
			}
			if a[0] != nil && a[0] != None {
				if _, err = f.write(a[0]); err != nil {
					if text {
						return nil, Raise(TypeError, "initial_value must be str or None, not %s", a[0].Type().Name)
					}
					return nil, err
				}
				f.pos = 0
			}
			return f, nil
		}
	}
	TypeStringIO.New = make(TypeStringIO, true, "initial_value")
	TypeBytesIO.New = make(TypeBytesIO, false, "initial_bytes")
	for _, c := range [3]*Type{TypeStringIO, TypeBytesIO, TypeSpooledFile} {
		methods := memoryFileMethods()
		if c == TypeBytesIO {
			methods = append(methods, memoryBytesMethods...)
		}
		c.SetMethods(methods, "iter next")
		c.SetAttributes([]Attribute{{Name: "closed", Get: func(t *Task, self Value) (Value, error) { return MakeBool(self.(*MemoryFile).closed), nil }}})
	}

}

// IoModule is the module io.
var IoModule = NewNative("io", buildIoModule)

func buildIoModule() *Module {
	m := NewNativeModule("io", []Method{{Name: "text_encoding", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] == None {
			return Str("locale"), nil
		}
		return a[0], nil
	}}})
	m.addNames("TextIOWrapper", typeTextFile, "BufferedReader", typeReadFile, "BufferedWriter", typeWriteFile, "UnsupportedOperation", UnsupportedOperation)
	if open, ok := Builtins().GetStr("open"); ok {
		m.Dict.SetStr("open", open)
	}
	m.addNames("StringIO", TypeStringIO, "BytesIO", TypeBytesIO, "SEEK_SET", MakeInt(0), "SEEK_CUR", MakeInt(1), "SEEK_END", MakeInt(2),
		"DEFAULT_BUFFER_SIZE", MakeInt(8192))
	return m
}
