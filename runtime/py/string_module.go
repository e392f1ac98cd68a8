package py

import (
	"strings"
)

// dollarTemplate is a text with string.Template's placeholders.
type dollarTemplate struct{ Text string }

// substitute replaces $name, ${name} and $$; safe leaves what it cannot fill.
func (p *dollarTemplate) substitute(t *Task, lookup func(name string) (Value, bool, error), safe bool) (string, error) {
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

// StringModule is the module string.
var StringModule = NewNative("string", stringModule)

// HTMLModule is the module html.
var HTMLModule = NewNative("html", htmlModule)

func stringModule() *Module {
	m := NewModule("string")
	const lower, upper, digits = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	m.addNames("ascii_lowercase", Str(lower), "ascii_uppercase", Str(upper), "ascii_letters", Str(lower+upper), "digits", Str(digits),
		"hexdigits", Str(digits+"abcdefABCDEF"), "octdigits", Str("01234567"), "punctuation", Str(punctuation), "whitespace", Str(" \t\n\r\x0b\x0c"),
		"printable", Str(digits+lower+upper+punctuation+" \t\n\r\x0b\x0c"))
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
	})
	return m
}
