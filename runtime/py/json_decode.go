package py

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// JSON is read as CPython's json module reads it, with its messages and
// positions. The reader works on bytes; positions in errors are counted in code
// points when an error is made, so that the common case never decodes.

// JSONDecodeError is json.JSONDecodeError.
var JSONDecodeError = newBuiltinType("json.decoder", "JSONDecodeError", &ValueError)

// JSONError makes the JSONDecodeError for a document and a position in code
// points.
func JSONError(msg, doc string, pos int) *Exception {
	before := doc
	if k := byteOffset(doc, pos); k < len(doc) {
		before = doc[:k]
	}
	line := strings.Count(before, "\n") + 1
	column := pos + 1
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		column = pos - StrLen(before[:k])
	}
	e := NewException(nil, JSONDecodeError,
		Str(msg+": line "+strconv.Itoa(line)+" column "+strconv.Itoa(column)+" (char "+strconv.Itoa(pos)+")"))
	if e.Attrs == nil {
		e.Attrs = NewDict()
	}
	e.Attrs.SetStr("msg", Str(msg))
	e.Attrs.SetStr("doc", Str(doc))
	e.Attrs.SetStr("pos", MakeInt(int64(pos)))
	e.Attrs.SetStr("lineno", MakeInt(int64(line)))
	e.Attrs.SetStr("colno", MakeInt(int64(column)))
	return e
}

// JSONDecodeOptions are the hooks of json.loads; nil ones are absent.
type JSONDecodeOptions struct {
	ParseFloat, ParseInt, ParseConstant func(t *Task, text string) (Value, error)
	ObjectHook                          func(t *Task, object *Dict) (Value, error)
	ObjectPairsHook                     func(t *Task, pairs *List) (Value, error)
	// Lax is strict=False: control characters are allowed in strings.
	Lax bool
	// MaxDepth bounds nesting; 0 stands for jsonMaxDepth.
	MaxDepth int
}

// jsonMaxDepth is how deep CPython nests before RecursionError when json.loads is
// called from a shallow stack.
const jsonMaxDepth = 994

// JSONLoads is json.loads(text) for bytes: the encoding is detected as
// json.detect_encoding does.
func JSONLoads(text []byte) (Value, error) { return JSONLoadsWith(nil, text, nil) }

// JSONLoadsWith is json.loads(text, ...) for bytes.
func JSONLoadsWith(t *Task, text []byte, o *JSONDecodeOptions) (Value, error) {
	doc, err := jsonDecodeBytes(text)
	if err != nil {
		return nil, err
	}
	return jsonLoads(t, doc, o)
}

// JSONLoadsStr is json.loads(doc, ...) for a str.
func JSONLoadsStr(t *Task, doc string, o *JSONDecodeOptions) (Value, error) {
	if strings.HasPrefix(doc, "\ufeff") {
		return nil, JSONError("Unexpected UTF-8 BOM (decode using utf-8-sig)", doc, 0)
	}
	return jsonLoads(t, doc, o)
}

// jsonDecodeBytes is text.decode(detect_encoding(text), 'surrogatepass').
func jsonDecodeBytes(b []byte) (string, error) {
	encoding := "utf-8"
	at := func(i int) bool { return b[i] != 0 }
	switch {
	case hasPrefix(b, "\xff\xfe\x00\x00"), hasPrefix(b, "\x00\x00\xfe\xff"):
		encoding = "utf-32"
	case hasPrefix(b, "\xff\xfe"), hasPrefix(b, "\xfe\xff"):
		encoding = "utf-16"
	case hasPrefix(b, "\xef\xbb\xbf"):
		b = b[3:]
	case len(b) >= 4:
		if !at(0) {
			encoding = "utf-32-be"
			if at(1) {
				encoding = "utf-16-be"
			}
		} else if !at(1) {
			encoding = "utf-32-le"
			if at(2) || at(3) {
				encoding = "utf-16-le"
			}
		}
	case len(b) == 2:
		if !at(0) {
			encoding = "utf-16-be"
		} else if !at(1) {
			encoding = "utf-16-le"
		}
	}
	if encoding == "utf-8" && utf8.Valid(b) {
		return string(b), nil
	}
	return DecodeBytes(nil, string(b), encoding, "surrogatepass")
}

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}

// jsonReader is a document being read.
type jsonReader struct {
	t     *Task
	doc   string
	opts  *JSONDecodeOptions
	depth int
	size  int     // how many items the object before had
	keys  []Value // names of objects, boxed once for all objects of a document that is not small
	stack []Value // the items of arrays that are being read
}

// key boxes the name of an item.
func (r *jsonReader) key(s string) Value {
	if len(s) == 0 || len(s) > 32 || len(r.doc) < 512 {
		return Str(s)
	}
	if r.keys == nil {
		r.keys = make([]Value, 64)
	}
	cell := &r.keys[(len(s)+int(s[0])*5+int(s[len(s)-1])*11)%len(r.keys)]
	if known, ok := (*cell).(Str); !ok || string(known) != s {
		*cell = Str(s)
	}
	return *cell
}

func jsonLoads(t *Task, doc string, o *JSONDecodeOptions) (Value, error) {
	r := jsonReader{t: t, doc: doc, opts: o, depth: jsonMaxDepth}
	if o != nil && o.MaxDepth > 0 {
		r.depth = o.MaxDepth
	}
	v, end, err := r.value(r.space(0))
	if err != nil {
		return nil, err
	}
	if end = r.space(end); end != len(doc) {
		return nil, r.fail("Extra data", end)
	}
	return v, nil
}

// JSONRawDecode is JSONDecoder().raw_decode(doc, idx): value and end in code points.
func JSONRawDecode(t *Task, doc string, idx int, o *JSONDecodeOptions) (Value, int, error) {
	r := jsonReader{t: t, doc: doc, opts: o, depth: jsonMaxDepth}
	v, end, err := r.value(byteOffset(doc, idx))
	if err != nil {
		return nil, 0, err
	}
	return v, StrLen(doc[:end]), nil
}

func (r *jsonReader) fail(msg string, i int) error {
	return JSONError(msg, r.doc, StrLen(r.doc[:min(i, len(r.doc))]))
}

// noValue is the error where a value must begin: scan_once ends with a StopIteration, which
// the decoder replaces by its own error.
func (r *jsonReader) noValue(i int) error {
	pos := StrLen(r.doc[:min(i, len(r.doc))])
	return fromNone(JSONError("Expecting value", r.doc, pos), NewException(nil, StopIteration, MakeInt(int64(pos))))
}

func (r *jsonReader) space(i int) int {
	for i < len(r.doc) {
		switch r.doc[i] {
		case ' ', '\t', '\n', '\r':
			i++
		default:
			return i
		}
	}
	return i
}

// value reads the term at i: scan_once of CPython.
func (r *jsonReader) value(i int) (Value, int, error) {
	doc := r.doc
	if i >= len(doc) {
		return nil, 0, r.noValue(i)
	}
	switch doc[i] {
	case '"':
		s, end, err := r.text(i + 1)
		if err != nil {
			return nil, 0, err
		}
		return Str(s), end, nil
	case '{':
		return r.object(i + 1)
	case '[':
		return r.array(i + 1)
	case 'n':
		if strings.HasPrefix(doc[i:], "null") {
			return None, i + 4, nil
		}
	case 't':
		if strings.HasPrefix(doc[i:], "true") {
			return True, i + 4, nil
		}
	case 'f':
		if strings.HasPrefix(doc[i:], "false") {
			return False, i + 5, nil
		}
	case 'N':
		if strings.HasPrefix(doc[i:], "NaN") {
			return r.constant("NaN", math.NaN(), i)
		}
	case 'I':
		if strings.HasPrefix(doc[i:], "Infinity") {
			return r.constant("Infinity", math.Inf(1), i)
		}
	case '-':
		if strings.HasPrefix(doc[i:], "-Infinity") {
			return r.constant("-Infinity", math.Inf(-1), i)
		}
		return r.number(i)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return r.number(i)
	}
	return nil, 0, r.noValue(i)
}

func (r *jsonReader) constant(name string, f float64, i int) (Value, int, error) {
	if r.opts != nil && r.opts.ParseConstant != nil {
		v, err := r.opts.ParseConstant(r.t, name)
		return v, i + len(name), err
	}
	return Float(f), i + len(name), nil
}

// number follows _match_number_unicode: what does not continue the number is
// left behind it.
func (r *jsonReader) number(start int) (Value, int, error) {
	doc, i := r.doc, start
	if doc[i] == '-' {
		i++
	}
	digitAt := func(k int) bool { return k < len(doc) && isDigitByte(doc[k]) }
	if !digitAt(i) {
		return nil, 0, r.noValue(start)
	}
	first := i
	if doc[i] == '0' {
		i++
	} else {
		for digitAt(i) {
			i++
		}
	}
	isFloat := false
	intEnd := i
	if i < len(doc) && doc[i] == '.' && digitAt(i+1) {
		isFloat = true
		for i++; digitAt(i); i++ {
		}
	}
	if i < len(doc) && doc[i]|0x20 == 'e' {
		k := i + 1
		if k < len(doc) && (doc[k] == '+' || doc[k] == '-') {
			k++
		}
		if digitAt(k) {
			isFloat = true
			for i = k; digitAt(i); i++ {
			}
		}
	}
	text := doc[start:i]
	if isFloat {
		if r.opts != nil && r.opts.ParseFloat != nil {
			v, err := r.opts.ParseFloat(r.t, text)
			return v, i, err
		}
		f, _ := strconv.ParseFloat(text, 64)
		return Float(f), i, nil
	}
	if r.opts != nil && r.opts.ParseInt != nil {
		v, err := r.opts.ParseInt(r.t, text)
		return v, i, err
	}
	if intEnd-first < 19 {
		var n int64
		for k := first; k < intEnd; k++ {
			n = n*10 + int64(doc[k]-'0')
		}
		if first > start {
			n = -n
		}
		return MakeInt(n), i, nil
	}
	n, err := ParseIntText(text)
	if err != nil {
		return nil, 0, err
	}
	return n.Value(), i, nil
}

func (r *jsonReader) enter(what string) error {
	if r.depth == 0 {
		return Raise(RecursionError, "maximum recursion depth exceeded while decoding a JSON "+what+" from a unicode string")
	}
	r.depth--
	return nil
}

func (r *jsonReader) array(i int) (Value, int, error) {
	if err := r.enter("array"); err != nil {
		return nil, 0, err
	}
	i = r.space(i)
	if i < len(r.doc) && r.doc[i] == ']' {
		r.depth++
		return NewList(), i + 1, nil
	}
	base := len(r.stack)
	for {
		v, end, err := r.value(i)
		if err != nil {
			return nil, 0, err
		}
		r.stack = append(r.stack, v)
		i = r.space(end)
		switch {
		case i < len(r.doc) && r.doc[i] == ',':
			i = r.space(i + 1)
		case i < len(r.doc) && r.doc[i] == ']':
			items := append([]Value(nil), r.stack[base:]...)
			r.stack = r.stack[:base]
			r.depth++
			return NewList(items...), i + 1, nil
		default:
			return nil, 0, r.fail("Expecting ',' delimiter", i)
		}
	}
}

func (r *jsonReader) object(i int) (Value, int, error) {
	if err := r.enter("object"); err != nil {
		return nil, 0, err
	}
	var pairs *List
	if r.opts != nil && r.opts.ObjectPairsHook != nil {
		pairs = NewList()
	}
	i = r.space(i)
	if i < len(r.doc) && r.doc[i] == '}' {
		return r.finish(NewDict(), pairs, i+1)
	}
	d := NewDictOf(r.size)
	for {
		if i >= len(r.doc) || r.doc[i] != '"' {
			return nil, 0, r.fail("Expecting property name enclosed in double quotes", i)
		}
		key, end, err := r.text(i + 1)
		if err != nil {
			return nil, 0, err
		}
		i = r.space(end)
		if i >= len(r.doc) || r.doc[i] != ':' {
			return nil, 0, r.fail("Expecting ':' delimiter", i)
		}
		v, end, err := r.value(r.space(i + 1))
		if err != nil {
			return nil, 0, err
		}
		if pairs != nil {
			pairs.Items = append(pairs.Items, NewTuple(Str(key), v))
		} else {
			d.SetKey(r.key(key), v)
		}
		i = r.space(end)
		switch {
		case i < len(r.doc) && r.doc[i] == ',':
			i = r.space(i + 1)
		case i < len(r.doc) && r.doc[i] == '}':
			r.size = min(d.Len(), dictLinear)
			return r.finish(d, pairs, i+1)
		default:
			return nil, 0, r.fail("Expecting ',' delimiter", i)
		}
	}
}

func (r *jsonReader) finish(d *Dict, pairs *List, end int) (Value, int, error) {
	r.depth++
	if pairs != nil {
		v, err := r.opts.ObjectPairsHook(r.t, pairs)
		return v, end, err
	}
	if r.opts != nil && r.opts.ObjectHook != nil {
		v, err := r.opts.ObjectHook(r.t, d)
		return v, end, err
	}
	return d, end, nil
}

// text reads a string whose opening quote is before i: scanstring of CPython. A
// string without escapes shares the document's memory.
func (r *jsonReader) text(i int) (string, int, error) {
	doc, begin := r.doc, i-1
	start := i
	var buf []byte
	lax := r.opts != nil && r.opts.Lax
	for {
		for i < len(doc) && doc[i] != '"' && doc[i] != '\\' {
			if doc[i] <= 0x1f && !lax {
				return "", 0, r.fail("Invalid control character at", i)
			}
			i++
		}
		if i >= len(doc) {
			return "", 0, r.fail("Unterminated string starting at", begin)
		}
		if doc[i] == '"' {
			if buf == nil {
				return doc[start:i], i + 1, nil
			}
			return string(append(buf, doc[start:i]...)), i + 1, nil
		}
		buf = append(buf, doc[start:i]...)
		i++
		if i == len(doc) {
			return "", 0, r.fail("Unterminated string starting at", begin)
		}
		c := doc[i]
		if c != 'u' {
			k := strings.IndexByte(`"\/bfnrt`, c)
			if k < 0 {
				return "", 0, r.fail("Invalid \\escape", i-1)
			}
			buf = append(buf, "\"\\/\b\f\n\r\t"[k])
			i++
			start = i
			continue
		}
		// CPython wants one more character behind the four digits.
		u, ok := hex4(doc, i+1)
		if !ok || !r.hasMore(i+1, 4) {
			return "", 0, r.fail("Invalid \\uXXXX escape", i)
		}
		i += 5
		if u >= 0xD800 && u <= 0xDBFF && r.hasMore(i, 6) && strings.HasPrefix(doc[i:], `\u`) {
			low, ok := hex4(doc, i+2)
			if !ok {
				return "", 0, r.fail("Invalid \\uXXXX escape", i+1)
			}
			if low >= 0xDC00 && low <= 0xDFFF {
				u = 0x10000 + (u-0xD800)<<10 + (low - 0xDC00)
				i += 6
			}
		}
		buf = appendRune(buf, u)
		start = i
	}
}

// hasMore tells whether n code points and one more follow from i.
func (r *jsonReader) hasMore(i, n int) bool {
	k := byteOffset(r.doc[i:min(i+4*(n+1), len(r.doc))], n)
	return i+k < len(r.doc)
}

// hex4 reads four hexadecimal digits.
func hex4(s string, i int) (rune, bool) {
	if i+4 > len(s) {
		return 0, false
	}
	var u rune
	for _, c := range []byte(s[i : i+4]) {
		d := hexValue(c)
		if d < 0 {
			return 0, false
		}
		u = u<<4 | rune(d)
	}
	return u, true
}

// hexValue is the value of a hexadecimal digit, or -1.
func hexValue(c byte) int {
	switch {
	case c-'0' < 10:
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
