package py

import (
	"math"
	"slices"
	"strings"
)

// str.format: CPython's string_format.h. A format string is literal text with
// replacement fields {name!conversion:spec}; spec may hold fields itself.

// formatFields gives the values of fields.
type formatFields struct {
	pos     []Value
	kw      []Kw
	mapping Value // format_map: looked up instead of pos and kw
	// numbering: 0 undecided, 1 automatic, 2 manual
	numbering int
	next      int
}

// StrFormat is s.format(*pos, **kw).
func StrFormat(t *Task, s string, pos []Value, kw []Kw) (string, error) {
	f := formatFields{pos: pos, kw: kw}
	return f.build(t, s, 2)
}

// StrFormatMap is s.format_map(mapping).
func StrFormatMap(t *Task, s string, mapping Value) (string, error) {
	f := formatFields{mapping: mapping}
	return f.build(t, s, 2)
}

// build expands s; depth bounds fields within specifications.
func (f *formatFields) build(t *Task, s string, depth int) (string, error) {
	if depth <= 0 {
		return "", Raise(ValueError, "Max string recursion exceeded")
	}
	if strings.IndexByte(s, '{') < 0 && strings.IndexByte(s, '}') < 0 {
		return s, nil
	}
	var b strings.Builder
	for s != "" {
		k := strings.IndexAny(s, "{}")
		if k < 0 {
			b.WriteString(s)
			break
		}
		c := s[k]
		b.WriteString(s[:k])
		s = s[k+1:]
		if s != "" && s[0] == c {
			b.WriteByte(c)
			s = s[1:]
			continue
		}
		if c == '}' {
			return "", Raise(ValueError, "Single '}' encountered in format string")
		}
		if s == "" {
			return "", Raise(ValueError, "Single '{' encountered in format string")
		}
		field, rest, err := parseReplacement(s)
		if err != nil {
			return "", err
		}
		s = rest
		text, err := f.expand(t, field, depth)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// replacement is a parsed field.
type replacement struct {
	name, spec string
	conversion rune // 0: none
	nested     bool // spec holds fields
}

// parseReplacement parses what follows an opening brace: parse_field of CPython.
func parseReplacement(s string) (f replacement, rest string, err error) {
	i := 0
	c := byte(0)
scan:
	for i < len(s) {
		c = s[i]
		i++
		switch c {
		case '{':
			return f, "", Raise(ValueError, "unexpected '{' in field name")
		case '[':
			for i < len(s) && s[i] != ']' {
				i++
			}
		case '}', ':', '!':
			break scan
		}
	}
	if c != '}' && c != ':' && c != '!' {
		return f, "", Raise(ValueError, "expected '}' before end of string")
	}
	f.name = s[:i-1]
	if c == '}' {
		return f, s[i:], nil
	}
	if c == '!' {
		if i >= len(s) {
			return f, "", Raise(ValueError, "end of string while looking for conversion specifier")
		}
		r, n := decodeRune(s[i:])
		f.conversion = r
		i += n
		if i < len(s) {
			_, n := decodeRune(s[i:])
			c := s[i]
			i += n
			if c == '}' {
				return f, s[i:], nil
			}
			if c != ':' {
				return f, "", Raise(ValueError, "expected ':' after conversion specifier")
			}
		}
	}
	start, open := i, 1
	for ; i < len(s); i++ {
		switch s[i] {
		case '{':
			f.nested = true
			open++
		case '}':
			if open--; open == 0 {
				f.spec = s[start:i]
				return f, s[i+1:], nil
			}
		}
	}
	return f, "", Raise(ValueError, "unmatched '{' in format spec")
}

// fieldIndex reads a decimal index; -1 if text is none.
func fieldIndex(text string) (int, error) {
	if text == "" {
		return -1, nil
	}
	n := 0
	for i := 0; i < len(text); {
		r, k := decodeRune(text[i:])
		d := decimalValue(r)
		if d < 0 {
			return -1, nil
		}
		if n > (math.MaxInt-d)/10 {
			return 0, Raise(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + d
		i += k
	}
	return n, nil
}

func (f *formatFields) expand(t *Task, field replacement, depth int) (string, error) {
	v, err := f.lookup(t, field.name)
	if err != nil {
		return "", err
	}
	switch field.conversion {
	case 0:
	case 's', 'r', 'a':
		text, err := Convert(t, v, field.conversion)
		if err != nil {
			return "", err
		}
		v = Str(text)
	default:
		if c := field.conversion; c > 32 && c < 127 {
			return "", Raise(ValueError, "Unknown conversion specifier %c", c)
		}
		return "", Raise(ValueError, "Unknown conversion specifier \\x%x", field.conversion)
	}
	spec := field.spec
	if field.nested {
		if spec, err = f.build(t, spec, depth-1); err != nil {
			return "", err
		}
	}
	return Format(t, v, spec)
}

// Convert is the conversion of a replacement field or an f-string: 's', 'r' or 'a'.
func Convert(t *Task, v Value, conversion rune) (string, error) {
	switch conversion {
	case 'r':
		return Repr(t, v)
	case 'a':
		s, err := Repr(t, v)
		return ASCIIOf(s), err
	}
	return StrOf(t, v)
}

// lookup finds the value of a field name with its attributes and indexes.
func (f *formatFields) lookup(t *Task, name string) (Value, error) {
	first, rest := name, ""
	if k := strings.IndexAny(name, ".["); k >= 0 {
		first, rest = name[:k], name[k:]
	}
	index, err := fieldIndex(first)
	if err != nil {
		return nil, err
	}
	if first == "" || index >= 0 {
		want := 2
		if first == "" {
			want = 1
		}
		if f.numbering == 0 {
			f.numbering = want
		}
		if f.numbering != want {
			if want == 1 {
				return nil, Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
			}
			return nil, Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
		if first == "" {
			index = f.next
			f.next++
		}
	}
	var v Value
	switch {
	case index < 0:
		if v, err = f.named(t, first); err != nil {
			return nil, err
		}
	case f.mapping != nil:
		return nil, Raise(ValueError, "Format string contains positional fields")
	case index >= len(f.pos):
		return nil, Raise(IndexError, "Replacement index %d out of range for positional args tuple", index)
	default:
		v = f.pos[index]
	}
	for rest != "" {
		switch rest[0] {
		case '.':
			part := rest[1:]
			rest = ""
			if k := strings.IndexAny(part, ".["); k >= 0 {
				part, rest = part[:k], part[k:]
			}
			if part == "" {
				return nil, Raise(ValueError, "Empty attribute in format string")
			}
			if v, err = GetAttr(t, v, part); err != nil {
				return nil, err
			}
		case '[':
			k := strings.IndexByte(rest, ']')
			if k < 0 {
				return nil, Raise(ValueError, "Missing ']' in format string")
			}
			part := rest[1:k]
			rest = rest[k+1:]
			if part == "" {
				return nil, Raise(ValueError, "Empty attribute in format string")
			}
			i, err := fieldIndex(part)
			if err != nil {
				return nil, err
			}
			var key Value = Str(part)
			if i >= 0 {
				key = MakeInt(int64(i))
			}
			if v, err = GetItem(t, v, key); err != nil {
				return nil, err
			}
		default:
			return nil, Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
	}
	return v, nil
}

func (f *formatFields) named(t *Task, name string) (Value, error) {
	if f.mapping != nil {
		return GetItem(t, f.mapping, Str(name))
	}
	for _, k := range f.kw {
		if k.Name == name {
			return k.Value, nil
		}
	}
	return nil, NewException(t, KeyError, Str(name))
}

// FormatPart is a part of a format string: literal text, or a field.
type FormatPart struct {
	Literal    string // "" for a field
	Arg        int    // which argument: the positional ones, then the keywords
	Conversion rune   // 0 for none
	Spec       string
}

// FormatParts takes a constant format string apart for a compiler. ok is false for one that is malformed, looks into
// arguments, has fields in specifications, or names what is not there.
func FormatParts(s string, positional int, keywords []string) (parts []FormatPart, ok bool) {
	text := ""
	literal := func() {
		if text != "" {
			parts = append(parts, FormatPart{Literal: text})
		}
		text = ""
	}
	next, numbered := 0, false
	for s != "" {
		k := strings.IndexAny(s, "{}")
		if k < 0 {
			text += s
			break
		}
		c := s[k]
		text += s[:k]
		s = s[k+1:]
		if s != "" && s[0] == c {
			text += string(c)
			s = s[1:]
			continue
		}
		if c == '}' || s == "" {
			return nil, false
		}
		field, rest, err := parseReplacement(s)
		if err != nil || field.nested || strings.ContainsAny(field.name, ".[") || strings.IndexByte("\x00sra", byte(field.conversion)) < 0 || field.conversion > 'z' {
			return nil, false
		}
		s = rest
		literal()
		index, err := fieldIndex(field.name)
		switch {
		case err != nil:
			return nil, false
		case field.name == "":
			if numbered {
				return nil, false
			}
			index = next
			next++
		case index >= 0:
			if next > 0 {
				return nil, false
			}
			numbered = true
		}
		if index >= positional {
			return nil, false
		}
		if index < 0 {
			if index = slices.Index(keywords, field.name); index < 0 {
				return nil, false
			}
			index += positional
		}
		parts = append(parts, FormatPart{Arg: index, Conversion: field.conversion, Spec: field.spec})
	}
	literal()
	return parts, true
}
