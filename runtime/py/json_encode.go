package py

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// JSONOptions are the arguments of json.dumps; the zero value is its defaults.
type JSONOptions struct {
	// Compact is what Starlette's JSONResponse uses: ensure_ascii=False and
	// separators=(",", ":").
	Compact bool
	// RefuseNaN is allow_nan=False: ValueError for NaN and infinities.
	RefuseNaN bool
	// RawUnicode is ensure_ascii=False.
	RawUnicode bool
	// Unchecked is check_circular=False.
	Unchecked          bool
	SkipKeys, SortKeys bool
	// Pretty is set when indent is not None; Indent is then one level's text.
	Pretty bool
	Indent string
	// Separators tells that ItemSeparator and KeySeparator are given; without
	// it they are ", " and ": ", or "," at line ends where Pretty is set.
	Separators                  bool
	ItemSeparator, KeySeparator string
	// Default is the default function, nil for none: TypeError for what JSON lacks.
	Default func(t *Task, v Value) (Value, error)
}

// JSONDumps is json.dumps(v, ...) in WTF-8. Errors are those of Python:
// TypeError, ValueError, what Default raises.
func JSONDumps(t *Task, v Value, o JSONOptions) ([]byte, error) {
	return AppendJSON(t, nil, v, o)
}

// jsonText is JSONDumps as a text, which is written in a buffer that others used before.
func jsonText(t *Task, v Value, o JSONOptions) (Str, error) {
	buffer := jsonBuffers.Get().(*[]byte)
	b, err := AppendJSON(t, (*buffer)[:0], v, o)
	text := Str(b)
	if cap(b) <= 1<<20 {
		if cap(b) > 0 {
			*buffer = b
		}
		jsonBuffers.Put(buffer)
	}
	return text, err
}

var jsonBuffers = sync.Pool{New: func() any { return new([]byte) }}

// AppendJSON appends json.dumps(v, ...) to dst.
func AppendJSON(t *Task, dst []byte, v Value, o JSONOptions) ([]byte, error) {
	w := jsonWriter{t: t, o: &o, dst: dst}
	if !o.Separators {
		o.ItemSeparator, o.KeySeparator = ", ", ": "
		if o.Pretty {
			o.ItemSeparator = ","
		}
	}
	if o.Compact {
		o.ItemSeparator, o.KeySeparator, o.RawUnicode = ",", ":", true
	}
	if err := w.value(v, 0); err != nil {
		return nil, err
	}
	return w.dst, nil
}

type jsonWriter struct {
	t    *Task
	o    *JSONOptions
	dst  []byte
	path []Value // the containers being written, for circular references
}

// jsonMaxEncodeDepth bounds nesting where the check for cycles is off or the
// data is deeper than CPython's stack.
const jsonMaxEncodeDepth = 990

func (w *jsonWriter) value(v Value, level int) error {
	if level > jsonMaxEncodeDepth {
		return Raise(RecursionError, "maximum recursion depth exceeded while encoding a JSON object")
	}
	switch x := Unwrap(v).(type) {
	case NoneType:
		w.dst = append(w.dst, "null"...)
	case Bool:
		if x {
			w.dst = append(w.dst, "true"...)
		} else {
			w.dst = append(w.dst, "false"...)
		}
	case Str:
		w.dst = appendJSONText(w.dst, string(x), !w.o.RawUnicode)
	case SmallInt:
		w.dst = strconv.AppendInt(w.dst, int64(x), 10)
	case *BigInt:
		i, _ := AsInt(x)
		s, err := IntStr(i)
		if err != nil {
			return err
		}
		w.dst = append(w.dst, s...)
	case Float:
		return w.float(float64(x))
	case *List:
		return w.array(v, x.Items, level)
	case *Tuple:
		return w.array(v, x.Items, level)
	case *Dict:
		return w.object(v, x, level)
	default:
		if w.o.Default == nil {
			return Raise(TypeError, "Object of type %s is not JSON serializable", v.Type().Name)
		}
		if err := w.push(v); err != nil {
			return err
		}
		r, err := w.o.Default(w.t, v)
		if err != nil {
			return err
		}
		if err := w.value(r, level+1); err != nil {
			return err
		}
		w.pop()
	}
	return nil
}

// push notes a container whose content is being written.
func (w *jsonWriter) push(v Value) error {
	if w.o.Unchecked {
		return nil
	}
	for _, p := range w.path {
		if p == v {
			return Raise(ValueError, "Circular reference detected")
		}
	}
	w.path = append(w.path, v)
	return nil
}

func (w *jsonWriter) pop() {
	if !w.o.Unchecked {
		w.path = w.path[:len(w.path)-1]
	}
}

func (w *jsonWriter) float(f float64) error {
	switch {
	case f != f:
		w.dst = append(w.dst, "NaN"...)
	case math.IsInf(f, 1):
		w.dst = append(w.dst, "Infinity"...)
	case math.IsInf(f, -1):
		w.dst = append(w.dst, "-Infinity"...)
	default:
		w.dst = AppendFloat(w.dst, f)
		return nil
	}
	if w.o.RefuseNaN {
		msg := "Out of range float values are not JSON compliant"
		if w.o.Pretty { // another implementation inside CPython
			msg += ": " + FloatRepr(f)
		}
		return Raise(ValueError, "%s", msg)
	}
	return nil
}

func (w *jsonWriter) newline(level int) {
	if w.o.Pretty {
		w.dst = append(w.dst, '\n')
		for ; level > 0; level-- {
			w.dst = append(w.dst, w.o.Indent...)
		}
	}
}

func (w *jsonWriter) array(v Value, items []Value, level int) error {
	if len(items) == 0 {
		w.dst = append(w.dst, "[]"...)
		return nil
	}
	if err := w.push(v); err != nil {
		return err
	}
	w.dst = append(w.dst, '[')
	for i, item := range items {
		if i > 0 {
			w.dst = append(w.dst, w.o.ItemSeparator...)
		}
		w.newline(level + 1)
		if err := w.value(item, level+1); err != nil {
			return err
		}
	}
	w.newline(level)
	w.dst = append(w.dst, ']')
	w.pop()
	return nil
}

func (w *jsonWriter) object(v Value, d *Dict, level int) error {
	if d.Len() == 0 {
		w.dst = append(w.dst, "{}"...)
		return nil
	}
	if err := w.push(v); err != nil {
		return err
	}
	w.dst = append(w.dst, '{')
	w.newline(level + 1)
	begin := len(w.dst)
	if w.o.SortKeys {
		if err := w.sorted(d, begin, level); err != nil {
			return err
		}
	} else {
		for k, x := range d.All() {
			if err := w.pair(k, x, begin, level); err != nil {
				return err
			}
		}
	}
	w.newline(level)
	w.dst = append(w.dst, '}')
	w.pop()
	return nil
}

// pair writes an item of an object whose first one stands at begin.
func (w *jsonWriter) pair(key, item Value, begin, level int) error {
	text, ok, err := w.key(key)
	if err != nil || !ok {
		return err
	}
	if len(w.dst) > begin {
		w.dst = append(w.dst, w.o.ItemSeparator...)
		w.newline(level + 1)
	}
	w.dst = appendJSONText(w.dst, text, !w.o.RawUnicode)
	w.dst = append(w.dst, w.o.KeySeparator...)
	return w.value(item, level+1)
}

// sorted writes the items of an object in the order of their keys, as a list of pairs is sorted: keys differ, so
// that values are not compared where all keys are str.
func (w *jsonWriter) sorted(d *Dict, begin, level int) error {
	var few [8]jsonItem
	items := few[:0]
	texts := true
	for k, x := range d.All() {
		key, ok := k.(Str)
		texts = texts && ok
		items = append(items, jsonItem{string(key), k, x})
	}
	if texts {
		slices.SortFunc(items, func(a, b jsonItem) int { return strings.Compare(a.text, b.text) })
	} else {
		list := NewList()
		for _, item := range items {
			list.Items = append(list.Items, NewTuple(item.key, item.value))
		}
		if _, err := CallMethod(w.t, list, "sort"); err != nil {
			return err
		}
		for i, v := range list.Items {
			pair := v.(*Tuple)
			items[i] = jsonItem{key: pair.Items[0], value: pair.Items[1]}
		}
	}
	for _, item := range items {
		if err := w.pair(item.key, item.value, begin, level); err != nil {
			return err
		}
	}
	return nil
}

// jsonItem is an item of an object that is being sorted.
type jsonItem struct {
	text       string // the key, where it is a str
	key, value Value
}

// key turns a dict's key into an object's name; ok is false for one to be skipped.
func (w *jsonWriter) key(k Value) (string, bool, error) {
	switch x := Unwrap(k).(type) {
	case Str:
		return string(x), true, nil
	case Float:
		sub := jsonWriter{o: w.o}
		err := sub.float(float64(x))
		return string(sub.dst), true, err
	case Bool:
		if x {
			return "true", true, nil
		}
		return "false", true, nil
	case NoneType:
		return "null", true, nil
	case SmallInt, *BigInt:
		i, _ := AsInt(x)
		s, err := IntStr(i)
		return s, true, err
	}
	if w.o.SkipKeys {
		return "", false, nil
	}
	return "", false, Raise(TypeError, "keys must be str, int, float, bool or None, not %s", k.Type().Name)
}

// jsonPlain marks the ASCII bytes that stand for themselves in a JSON string.
var jsonPlain = func() (t [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()

// AppendJSONString appends s as a JSON string with quotes, escaping as CPython
// does: everything beyond ASCII too if ensureASCII is set. Without it a lone
// surrogate cannot be written in UTF-8: UnicodeEncodeError.
func AppendJSONString(dst []byte, s string, ensureASCII bool) ([]byte, error) {
	if !ensureASCII && hasSurrogate(s) {
		if _, err := EncodeStr(nil, s, "utf-8", "strict"); err != nil {
			return dst, err
		}
	}
	return appendJSONText(dst, s, ensureASCII), nil
}

func appendJSONText(dst []byte, s string, ensureASCII bool) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if jsonPlain[c] || !ensureASCII && c >= 0x7f {
			i++
			continue
		}
		dst = append(dst, s[start:i]...)
		n := 1
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c == '\b':
			dst = append(dst, '\\', 'b')
		case c == '\f':
			dst = append(dst, '\\', 'f')
		case c < 0x80:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			var r rune
			r, n = decodeRune(s[i:])
			if r > 0xffff {
				r -= 0x10000
				dst = appendU(dst, 0xD800+r>>10)
				r = 0xDC00 + r&0x3ff
			}
			dst = appendU(dst, r)
		}
		i += n
		start = i
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

func appendU(dst []byte, r rune) []byte {
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// setIndent turns the value of dumps' indent argument into the options' form.
func (o *JSONOptions) setIndent(v Value) error {
	if v == None {
		return nil
	}
	o.Pretty = true
	if s, ok := AsStr(v); ok {
		o.Indent = s
	} else if i, ok := AsInt(v); ok {
		var err error
		o.Indent, err = StrRepeat(" ", i)
		return err
	}
	return nil
}
