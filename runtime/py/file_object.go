package py

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"
)

// Files that open() gives. A file that is read as text is read and decoded
// whole at the first read, so that lines, sizes in code points and universal
// newlines need no second decoder; bytes are read as they are asked for.
// Everything that waits for the disk gives up the loop's lock meanwhile.

var (
	typeTextFile   = newRootType(fileObjectTables{}, "_io", "TextIOWrapper")
	typeReadFile   = newRootType(fileObjectTables{}, "_io", "BufferedReader")
	typeWriteFile  = newRootType(fileObjectTables{}, "_io", "BufferedWriter")
	typeRandomFile = newRootType(fileObjectTables{}, "_io", "BufferedRandom")
	// UnsupportedOperation is io.UnsupportedOperation.
	UnsupportedOperation = newSubtype(fileObjectTables{}, "io", "UnsupportedOperation", &OSError, &ValueError)
)

// FileObject is an open file.
type FileObject struct {
	file             *os.File
	in               *bufio.Reader
	out              *bufio.Writer
	name             Value
	mode             string
	text             bool
	reads, writes    bool
	encoding, errors string
	newline          Value
	rest             []rune // of a text: what is read but not given out
	loaded           bool
	closed           bool
}

// Type implements Value.
func (f *FileObject) Type() *Type {
	switch {
	case f.text:
		return typeTextFile
	case f.reads && f.writes:
		return typeRandomFile
	case f.reads:
		return typeReadFile
	}
	return typeWriteFile
}

// Repr implements Reprer.
func (f *FileObject) Repr(t *Task) (string, error) {
	name, err := Repr(t, f.name)
	if !f.text {
		return "<" + f.Type().qualifiedName() + " name=" + name + ">", err
	}
	return "<_io.TextIOWrapper name=" + name + " mode=" + StrRepr(f.mode) + " encoding=" + StrRepr(f.encoding) + ">", err
}

// OpenFile is open(file, mode): FileNotFoundError and its like, ValueError for
// a mode that is none.
func OpenFile(t *Task, file Value, mode, encoding, onError string, newline Value) (*FileObject, error) {
	path, err := fsPath(t, file)
	if err != nil {
		return nil, err
	}
	kinds := 0
	f := &FileObject{name: file, mode: mode, text: !strings.Contains(mode, "b"), encoding: encoding, errors: onError, newline: newline}
	flags := 0
	for i, c := range mode {
		if strings.ContainsRune(mode[:i], c) || !strings.ContainsRune("rwxatb+", c) {
			return nil, Raise(ValueError, "invalid mode: %s", StrRepr(mode))
		}
		switch c {
		case 'r':
			f.reads = true
		case 'w':
			f.writes, flags = true, flags|os.O_CREATE|os.O_TRUNC
		case 'x':
			f.writes, flags = true, flags|os.O_CREATE|os.O_EXCL
		case 'a':
			f.writes, flags = true, flags|os.O_CREATE|os.O_APPEND
		default:
			continue
		}
		kinds++
	}
	if strings.Contains(mode, "t") && !f.text {
		return nil, Raise(ValueError, "can't have text and binary mode at once")
	}
	if kinds != 1 {
		return nil, Raise(ValueError, "%s", choose(kinds == 0, "Must have exactly one of create/read/write/append mode and at most one plus", "must have exactly one of create/read/write/append mode"))
	}
	if !f.text && encoding != "" {
		return nil, Raise(ValueError, "binary mode doesn't take an encoding argument")
	}
	if encoding == "" || encoding == "locale" {
		f.encoding = "UTF-8"
	}
	if onError == "" {
		f.errors = "strict"
	}
	if strings.Contains(mode, "+") {
		f.reads, f.writes = true, true
	}
	switch {
	case f.reads && f.writes:
		flags |= os.O_RDWR
	case f.writes:
		flags |= os.O_WRONLY
	}
	t.Blocking(func() {
		if f.file, err = os.OpenFile(path, flags, 0o666); err == nil {
			if info, serr := f.file.Stat(); serr == nil && info.IsDir() {
				f.file.Close()
				err = errors.New("is a directory")
			}
		}
	})
	if err != nil {
		return nil, osError(t, err, path)
	}
	f.in, f.out = bufio.NewReader(f.file), bufio.NewWriter(f.file)
	return f, nil
}

// readable raises where the file is not open for reading.
func (f *FileObject) readable() error {
	if f.closed {
		return Raise(ValueError, "I/O operation on closed file.")
	}
	if !f.reads {
		return Raise(UnsupportedOperation, "%s", choose(f.text, "not readable", "read"))
	}
	return nil
}

// load reads and decodes a text file.
func (f *FileObject) load(t *Task) error {
	if f.loaded {
		return nil
	}
	var b []byte
	var err error
	t.Blocking(func() { f.out.Flush(); b, err = io.ReadAll(f.in) })
	if err != nil {
		return osError(t, err, "")
	}
	v, err := CallMethod(t, Bytes(b), "decode", Str(f.encoding), Str(f.errors))
	if err != nil {
		return err
	}
	s, _ := AsStr(v)
	if f.newline == None {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	f.rest, f.loaded = runesOf(s), true
	return nil
}

// take reads up to n units, all for a negative n.
func (f *FileObject) take(t *Task, n int) (Value, error) {
	if err := f.readable(); err != nil {
		return nil, err
	}
	if f.text {
		if err := f.load(t); err != nil {
			return nil, err
		}
		if n < 0 || n > len(f.rest) {
			n = len(f.rest)
		}
		s := stringOf(f.rest[:n])
		f.rest = f.rest[n:]
		return Str(s), nil
	}
	var b []byte
	var err error
	t.Blocking(func() {
		f.out.Flush()
		var from io.Reader = f.in
		if n >= 0 {
			from = io.LimitReader(f.in, int64(n))
		}
		b, err = io.ReadAll(from)
	})
	return Bytes(b), osError(t, err, "")
}

// line reads a line with its end but no more than most units (-1: any), empty at the end of the file.
func (f *FileObject) line(t *Task, most int) (Value, error) {
	if err := f.readable(); err != nil {
		return nil, err
	}
	if f.text {
		if err := f.load(t); err != nil {
			return nil, err
		}
		for i, r := range f.rest {
			if r == '\n' || i+1 == most {
				return f.take(t, i+1)
			}
		}
		return f.take(t, most)
	}
	if most >= 0 {
		return f.shortLine(t, most)
	}
	var b []byte
	var err error
	t.Blocking(func() { b, err = f.in.ReadBytes('\n') })
	if err == io.EOF {
		err = nil
	}
	return Bytes(b), osError(t, err, "")
}

// shortLine reads a line of bytes up to a number of them.
func (f *FileObject) shortLine(t *Task, most int) (Value, error) {
	var b []byte
	var err error
	t.Blocking(func() {
		f.out.Flush()
		for len(b) < most && (len(b) == 0 || b[len(b)-1] != '\n') {
			var c byte
			if c, err = f.in.ReadByte(); err != nil {
				break
			}
			b = append(b, c)
		}
	})
	if err == io.EOF {
		err = nil
	}
	return Bytes(b), osError(t, err, "")
}

// write writes text or bytes and returns how many units.
func (f *FileObject) write(t *Task, v Value) (Value, error) {
	if f.closed {
		return nil, Raise(ValueError, "I/O operation on closed file.")
	}
	if !f.writes {
		return nil, Raise(UnsupportedOperation, "%s", choose(f.text, "not writable", "write"))
	}
	var data string
	n := 0
	if f.text {
		s, ok := AsStr(v)
		if !ok {
			return nil, Raise(TypeError, "write() argument must be str, not %s", v.Type().Name)
		}
		n = StrLen(s)
		if end, ok := AsStr(f.newline); ok && end != "" {
			s = strings.ReplaceAll(s, "\n", end)
		}
		e, err := CallMethod(t, Str(s), "encode", Str(f.encoding), Str(f.errors))
		if err != nil {
			return nil, err
		}
		data, _ = AsBytes(e)
	} else {
		var err error
		if data, err = mustBytes(v); err != nil {
			return nil, err
		}
		n = len(data)
	}
	var err error
	t.Blocking(func() { _, err = f.out.WriteString(data) })
	return MakeInt(int64(n)), osError(t, err, "")
}

// Close is f.close().
func (f *FileObject) Close(t *Task) error {
	if f.closed {
		return nil
	}
	f.closed = true
	var err error
	t.Blocking(func() {
		err = f.out.Flush()
		if cerr := f.file.Close(); err == nil {
			err = cerr
		}
	})
	return osError(t, err, "")
}

// seek moves to a position in bytes; in texts only to places that need no
// decoding.
func (f *FileObject) seek(t *Task, n, whence int) (Value, error) {
	if f.closed {
		return nil, Raise(ValueError, "I/O operation on closed file.")
	}
	if f.text && whence != 0 && n != 0 {
		return nil, Raise(UnsupportedOperation, "can't do nonzero %s-relative seeks", choose(whence == 1, "cur", "end"))
	}
	var at int64
	var err error
	t.Blocking(func() {
		f.out.Flush()
		if whence == 1 {
			n -= f.in.Buffered()
		}
		at, err = f.file.Seek(int64(n), whence)
		f.in.Reset(f.file)
	})
	f.loaded, f.rest = false, nil
	return MakeInt(at), osError(t, err, "")
}

// Iter implements Iterable.
func (f *FileObject) Iter(t *Task) (Iterator, error) { return f, nil }

// Next implements Iterator.
func (f *FileObject) Next(t *Task) (Value, bool, error) {
	v, err := f.line(t, -1)
	if err != nil {
		return nil, false, err
	}
	more, err := Truth(t, v)
	return v, more, err
}

func fileRow(name string, most int, fn func(t *Task, f *FileObject, args []Value) (Value, error)) Method {
	return Method{Name: name, Kind: Positional, Max: most, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return fn(t, self.(*FileObject), args)
	}}
}

func fileMethods() []Method {
	return []Method{
		fileRow("read", 1, func(t *Task, f *FileObject, args []Value) (Value, error) {
			n, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			return f.take(t, n)
		}),
		fileRow("readline", 1, func(t *Task, f *FileObject, args []Value) (Value, error) {
			most, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			return f.line(t, most)
		}),
		fileRow("readlines", 1, func(t *Task, f *FileObject, args []Value) (Value, error) {
			hint, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			lines, n := NewList(), 0
			return lines, Iterate(t, f, func(line Value) (bool, error) {
				lines.Append(line)
				size, err := Len(t, line)
				n += size
				return hint <= 0 || n < hint, err
			})
		}),
		{Name: "write", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self.(*FileObject).write(t, args[0]) }},
		{Name: "writelines", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return None, Iterate(t, args[0], func(v Value) (bool, error) {
				_, err := self.(*FileObject).write(t, v)
				return true, err
			})
		}},
		fileRow("flush", 0, func(t *Task, f *FileObject, args []Value) (Value, error) {
			var err error
			t.Blocking(func() { err = f.out.Flush() })
			return None, osError(t, err, "")
		}),
		fileRow("close", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return None, f.Close(t) }),
		fileRow("readable", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return MakeBool(f.reads), nil }),
		fileRow("writable", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return MakeBool(f.writes), nil }),
		fileRow("seekable", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return True, nil }),
		fileRow("isatty", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return False, nil }),
		fileRow("fileno", 0, func(t *Task, f *FileObject, args []Value) (Value, error) { return MakeInt(int64(f.file.Fd())), nil }),
		fileRow("tell", 0, func(t *Task, f *FileObject, args []Value) (Value, error) {
			at, err := f.file.Seek(0, io.SeekCurrent)
			return MakeInt(at - int64(f.in.Buffered()) + int64(f.out.Buffered())), osError(t, err, "")
		}),
		fileRow("truncate", 1, func(t *Task, f *FileObject, args []Value) (Value, error) {
			if f.closed {
				return nil, Raise(ValueError, "I/O operation on closed file.")
			}
			if !f.writes {
				return nil, Raise(UnsupportedOperation, "truncate")
			}
			var size int64
			var err error
			t.Blocking(func() {
				f.out.Flush()
				if size, err = f.file.Seek(0, io.SeekCurrent); err == nil {
					size -= int64(f.in.Buffered())
				}
			})
			if err != nil {
				return nil, osError(t, err, "")
			}
			n, err := limitArg(t, args[0])
			if err != nil {
				return nil, err
			}
			if args[0] != nil && args[0] != None {
				size = int64(n)
			}
			t.Blocking(func() { err = f.file.Truncate(size) })
			return MakeInt(size), osError(t, err, "")
		}),
		fileRow("seek", 2, func(t *Task, f *FileObject, args []Value) (Value, error) {
			n, err := sizeArg(t, args[0], 0)
			if err != nil {
				return nil, err
			}
			whence, err := sizeArg(t, args[1], 0)
			if err != nil {
				return nil, err
			}
			return f.seek(t, n, whence)
		}),
		fileRow("__enter__", 0, func(t *Task, f *FileObject, args []Value) (Value, error) {
			if f.closed {
				return nil, Raise(ValueError, "I/O operation on closed file.")
			}
			return f, nil
		}),
		fileRow("__exit__", 3, func(t *Task, f *FileObject, args []Value) (Value, error) { return None, f.Close(t) }),
	}
}

// fileBytesMethods are those of files that are read as bytes.
var fileBytesMethods = []Method{
	fileRow("read1", 1, func(t *Task, f *FileObject, args []Value) (Value, error) {
		n, err := limitArg(t, args[0])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			n = f.in.Size()
		}
		return f.take(t, n)
	}),
	fileRow("readinto", 1, fileReadInto), fileRow("readinto1", 1, fileReadInto),
	fileRow("peek", 1, func(t *Task, f *FileObject, _ []Value) (Value, error) {
		if err := f.readable(); err != nil {
			return nil, err
		}
		var b []byte
		t.Blocking(func() {
			f.out.Flush()
			_, _ = f.in.Peek(1) // fills the buffer
			b, _ = f.in.Peek(f.in.Buffered())
		})
		return Bytes(b), nil
	}),
}

func fileReadInto(t *Task, f *FileObject, args []Value) (Value, error) {
	if args[0] == nil {
		return nil, Raise(TypeError, "readinto() takes exactly one argument (0 given)")
	}
	return readInto(t, args[0], func(n int) (Value, error) { return f.take(t, n) })
}

// openFunction is the builtin open.
func openFunction(t *Task, self Value, a []Value) (Value, error) {
	text := [3]string{"r", "", ""}
	for i, v := range [3]Value{a[1], a[3], a[4]} {
		if v == nil || v == None && i > 0 {
			continue
		}
		s, ok := AsStr(v)
		if !ok {
			return nil, Raise(TypeError, "open() argument '%s' must be str%s, not %s", [3]string{"mode", "encoding", "errors"}[i], choose(i > 0, " or None", ""), typeNameOf(v))
		}
		text[i] = s
	}
	return valueOrError(OpenFile(t, a[0], text[0], text[1], text[2], orNone(a[5])))
}

type fileObjectTables struct{}

// Fill implements Tables.
func (fileObjectTables) Fill() {
	UnsupportedOperation.New, UnsupportedOperation.Init = newExceptionValue, initException
	for _, c := range [4]*Type{typeTextFile, typeReadFile, typeWriteFile, typeRandomFile} {
		methods := fileMethods()
		if c == typeReadFile || c == typeRandomFile {
			methods = append(methods, fileBytesMethods...)
		}
		c.SetMethods(methods, "iter next repr")
		c.SetAttributes([]Attribute{
			{Name: "closed", Get: func(t *Task, self Value) (Value, error) { return MakeBool(self.(*FileObject).closed), nil }},
			{Name: "name", Get: func(t *Task, self Value) (Value, error) { return self.(*FileObject).name, nil }},
			{Name: "mode", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*FileObject).mode), nil }},
			{Name: "encoding", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*FileObject).encoding), nil }},
		})
	}
}
