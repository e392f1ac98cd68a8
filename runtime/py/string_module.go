package py

import (
	"html"
	"strings"
)

// TypeTemplate is string.Template.
var TypeTemplate = newRootType(stringTables{}, "string", "Template")

// Template is string.Template.
type Template struct{ Text string }

// Type implements Value.
func (*Template) Type() *Type { return TypeTemplate }

// substitute replaces $name, ${name} and $$; safe leaves what it cannot fill.
func (p *Template) substitute(t *Task, lookup func(name string) (Value, bool, error), safe bool) (string, error) {
	var b strings.Builder
	s := p.Text
	for i := 0; i < len(s); {
		if s[i] != '$' {
			b.WriteByte(s[i])
			i++
			continue
		}
		start := i
		i++
		if i < len(s) && s[i] == '$' {
			b.WriteByte('$')
			i++
			continue
		}
		k := i
		braced := k < len(s) && s[k] == '{'
		if braced {
			k++
		}
		end := k
		for end < len(s) && (s[end] == '_' || byteIsAlpha(s[end]) || end > k && isDigitByte(s[end])) {
			end++
		}
		name := s[k:end]
		if name == "" || braced && (end >= len(s) || s[end] != '}') {
			if safe {
				b.WriteByte('$')
				continue
			}
			line := strings.Count(s[:start], "\n") + 1
			column := StrLen(s[strings.LastIndexByte(s[:start], '\n')+1:start]) + 1
			return "", Raise(ValueError, "Invalid placeholder in string: line %d, col %d", line, column)
		}
		if braced {
			end++
		}
		v, ok, err := lookup(name)
		if err != nil {
			return "", err
		}
		switch {
		case ok:
			text, err := StrOf(t, v)
			if err != nil {
				return "", err
			}
			b.WriteString(text)
		case safe:
			b.WriteString(s[start:end])
		default:
			return "", NewException(t, KeyError, Str(name))
		}
		i = end
	}
	return b.String(), nil
}

func templateRow(name string, safe bool) Method {
	return Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) > 1 {
			return nil, Raise(TypeError, "Template.%s() takes from 1 to 2 positional arguments but %d were given", name, len(pos)+1)
		}
		lookup := func(key string) (Value, bool, error) {
			for _, k := range kw {
				if k.Name == key {
					return k.Value, true, nil
				}
			}
			if len(pos) == 0 {
				return nil, false, nil
			}
			v, err := GetItem(t, pos[0], Str(key))
			if err != nil {
				if missing, merr := Matches(t, err, KeyError); merr == nil && missing {
					return nil, false, nil
				}
				return nil, false, err
			}
			return v, true, nil
		}
		s, err := self.(*Template).substitute(t, lookup, safe)
		return Str(s), err
	}}
}

type stringTables struct{}

// Fill implements Tables.
func (stringTables) Fill() {
	TypeTemplate.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("Template", []string{"template"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		s, err := mustStr(a[0])
		return &Template{s}, err
	}
	TypeTemplate.SetMethods([]Method{templateRow("substitute", false), templateRow("safe_substitute", true)}, "")
	TypeTemplate.SetAttributes([]Attribute{{Name: "template", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Template).Text), nil }}})
}

// StringModule is the module string.
var StringModule = NewNative("string", stringModule)

// HTMLModule is the module html.
var HTMLModule = NewNative("html", htmlModule)

// TextwrapModule is the module textwrap.
var TextwrapModule = NewNative("textwrap", textwrapModule)

func stringModule() *Module {
	m := NewModule("string")
	const lower, upper, digits = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	m.addNames("ascii_lowercase", Str(lower), "ascii_uppercase", Str(upper), "ascii_letters", Str(lower+upper), "digits", Str(digits),
		"hexdigits", Str(digits+"abcdefABCDEF"), "octdigits", Str("01234567"), "punctuation", Str(punctuation), "whitespace", Str(" \t\n\r\x0b\x0c"),
		"printable", Str(digits+lower+upper+punctuation+" \t\n\r\x0b\x0c"), "Template", TypeTemplate)
	m.addFunctions([]pyFunc{{"capwords(s, sep=None)", func(t *Task, a []Value) (Value, error) {
		s, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		sep := " "
		var words *List
		if a[1] == None {
			words = StrSplitSpace(s, -1)
		} else {
			if sep, err = mustStr(a[1]); err != nil {
				return nil, err
			}
			if words, err = StrSplit(s, sep, -1); err != nil {
				return nil, err
			}
		}
		out := make([]string, len(words.Items))
		for i, w := range words.Items {
			text, _ := AsStr(w)
			out[i] = StrCapitalize(text)
		}
		return Str(strings.Join(out, sep)), nil
	}}})
	return m
}

// HTMLEscape is html.escape(s, quote).
func HTMLEscape(s string, quote bool) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
	if quote {
		s = strings.NewReplacer(`"`, "&quot;", "'", "&#x27;").Replace(s)
	}
	return s
}

func htmlModule() *Module {
	m := NewModule("html")
	m.addFunctions([]pyFunc{
		{"escape(s, quote=True)", func(t *Task, a []Value) (Value, error) {
			s, ok := AsStr(a[0])
			if !ok {
				return nil, Raise(AttributeError, "'%s' object has no attribute 'replace'", a[0].Type().Name)
			}
			q, err := Truth(t, a[1])
			return Str(HTMLEscape(s, q)), err
		}},
		{"unescape(s)", func(t *Task, a []Value) (Value, error) {
			s, err := mustStr(a[0])
			return Str(html.UnescapeString(s)), err
		}},
	})
	return m
}

// TextDedent is textwrap.dedent(s): the margin that all lines share is removed.
func TextDedent(s string) string {
	lines := strings.Split(s, "\n")
	margin, first := "", true
	for i, l := range lines {
		body := strings.TrimLeft(l, " \t")
		if body == "" {
			lines[i] = ""
			continue
		}
		indent := l[:len(l)-len(body)]
		if first {
			margin, first = indent, false
			continue
		}
		k := 0
		for k < len(margin) && k < len(indent) && margin[k] == indent[k] {
			k++
		}
		margin = margin[:k]
	}
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, margin)
	}
	return strings.Join(lines, "\n")
}

// wrapText breaks text into lines of at most width columns at white space and
// after hyphens, as TextWrapper does with its defaults.
func wrapText(s string, width int) []string {
	s = StrExpandTabs(s, 8)
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\t\n\x0b\x0c\r ", r) })
	var lines []string
	line := ""
	for _, w := range words {
		for {
			need := StrLen(w)
			if line != "" {
				need += StrLen(line) + 1
			}
			if need <= width {
				if line != "" {
					line += " "
				}
				line += w
				break
			}
			if line != "" {
				lines = append(lines, line)
				line = ""
				continue
			}
			lines = append(lines, strRange(w, 0, width))
			w = w[byteOffset(w, width):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func textwrapModule() *Module {
	m := NewModule("textwrap")
	wrap := func(t *Task, a []Value) ([]string, error) {
		s, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		n, err := sizeArg(t, a[1], 70)
		if err == nil && n <= 0 {
			err = Raise(ValueError, "invalid width %d (must be > 0)", n)
		}
		if err != nil {
			return nil, err
		}
		return wrapText(s, n), nil
	}
	m.addFunctions([]pyFunc{
		{"dedent(text)", func(t *Task, a []Value) (Value, error) {
			s, err := mustStr(a[0])
			return Str(TextDedent(s)), err
		}},
		{"indent(text, prefix, predicate=None)", func(t *Task, a []Value) (Value, error) {
			s, err := mustStr(a[0])
			if err != nil {
				return nil, err
			}
			prefix, err := mustStr(a[1])
			if err != nil {
				return nil, err
			}
			var b strings.Builder
			for _, l := range StrSplitLines(s, true).Items {
				line, _ := AsStr(l)
				yes := StrStrip(line) != ""
				if a[2] != None {
					r, err := Call(t, a[2], l)
					if err != nil {
						return nil, err
					}
					if yes, err = Truth(t, r); err != nil {
						return nil, err
					}
				}
				if yes {
					b.WriteString(prefix)
				}
				b.WriteString(line)
			}
			return Str(b.String()), nil
		}},
		{"wrap(text, width=70)", func(t *Task, a []Value) (Value, error) {
			lines, err := wrap(t, a)
			return listOfStrings(lines), err
		}},
		{"fill(text, width=70)", func(t *Task, a []Value) (Value, error) {
			lines, err := wrap(t, a)
			return Str(strings.Join(lines, "\n")), err
		}},
		{"shorten(text, width, *, placeholder=' [...]')", func(t *Task, a []Value) (Value, error) {
			s, err := mustStr(a[0])
			if err != nil {
				return nil, err
			}
			n, err := sizeArg(t, a[1], 0)
			if err != nil {
				return nil, err
			}
			mark, err := mustStr(a[2])
			if err != nil {
				return nil, err
			}
			words := strings.Fields(s)
			if text := strings.Join(words, " "); StrLen(text) <= n {
				return Str(text), nil
			}
			if StrLen(strings.TrimLeft(mark, " ")) > n {
				return nil, Raise(ValueError, "placeholder too large for max width")
			}
			for k := len(words) - 1; k > 0; k-- {
				if text := strings.Join(words[:k], " ") + mark; StrLen(text) <= n {
					return Str(text), nil
				}
			}
			return Str(strings.TrimLeft(mark, " ")), nil
		}},
	})
	return m
}
