package py

import (
	"strings"
	"sync"

	"github.com/dlclark/regexp2"
)

// Classes of module re.
var (
	TypePattern = newRootType(reTables{}, "re", "Pattern")
	TypeMatch   = newRootType(reTables{}, "re", "Match")
	ReError     = newBuiltinType("re", "error", &Exception_)
)

// Pattern is re.Pattern.
type Pattern struct {
	Source  string
	isBytes bool
	given   int // flags as given
	prog    *reProgram
	// The engine in its forms: search anywhere, at the start position only
	// (match), at the start and to the end (fullmatch), and at the start but not
	// empty, each compiled when first used; behind them those for texts that are ASCII.
	once    [2 * reForms]sync.Once
	engines [2 * reForms]*regexp2.Regexp
}

const (
	reSearch = iota
	reMatchAt
	reFull
	reNotEmpty
	reForms
)

// asciiClasses turns the classes of a translated pattern into what they are within ASCII:
// the engine looks a Unicode category up by name for each character.
var asciiClasses = strings.NewReplacer(reWordUnicode, reWordASCII, reDigitUnicode, reDigitASCII, reSpaceUnicode, `\t-\r\x1c-\x20`)

// Type implements Value.
func (*Pattern) Type() *Type { return TypePattern }

// Match is re.Match.
type Match struct {
	Pattern     *Pattern
	subject     Value
	text        []rune
	spans       [][2]int // by group; -1, -1 where it took no part
	pos, endpos int
}

// Type implements Value.
func (*Match) Type() *Type { return TypeMatch }

type reKey struct {
	source  string
	flags   int
	isBytes bool
}

var reCache struct {
	sync.RWMutex
	m map[reKey]*Pattern
}

// CompileRegex is re.compile(source, flags) for a str pattern; re.error.
func CompileRegex(source string, flags int) (*Pattern, error) {
	return compileRegex(source, flags, false)
}

func compileRegex(source string, flags int, isBytes bool) (*Pattern, error) {
	key := reKey{source, flags, isBytes}
	reCache.RLock()
	p := reCache.m[key]
	reCache.RUnlock()
	if p != nil {
		return p, nil
	}
	runes := runesOf(source)
	if isBytes {
		runes = latin1Runes(source)
	}
	prog, fault := translateRegex(runes, flags, isBytes)
	if fault != nil {
		return nil, reRaise(fault, source, runes, isBytes)
	}
	p = &Pattern{Source: source, isBytes: isBytes, given: flags, prog: prog}
	if _, err := p.engine(reSearch); err != nil {
		return nil, err
	}
	reCache.Lock()
	if reCache.m == nil || len(reCache.m) >= 512 {
		reCache.m = map[reKey]*Pattern{}
	}
	reCache.m[key] = p
	reCache.Unlock()
	return p, nil
}

// reRaise makes re.error with msg, pattern, pos, lineno and colno.
func reRaise(f *reFault, source string, runes []rune, isBytes bool) error {
	line, column := 1, f.pos+1
	for i := 0; i < f.pos && i < len(runes); i++ {
		if runes[i] == '\n' {
			line++
			column = f.pos - i
		}
	}
	msg := f.msg + " at position " + IntOf(int64(f.pos)).String()
	for _, r := range runes {
		if r == '\n' {
			msg += " (line " + IntOf(int64(line)).String() + ", column " + IntOf(int64(column)).String() + ")"
			break
		}
	}
	e := NewException(nil, ReError, Str(msg))
	if e.Attrs == nil {
		e.Attrs = NewDict()
	}
	var pattern Value = Str(source)
	if isBytes {
		pattern = Bytes(source)
	}
	e.Attrs.SetStr("msg", Str(f.msg))
	e.Attrs.SetStr("pattern", pattern)
	e.Attrs.SetStr("pos", MakeInt(int64(f.pos)))
	e.Attrs.SetStr("lineno", MakeInt(int64(line)))
	e.Attrs.SetStr("colno", MakeInt(int64(column)))
	return e
}

func latin1Runes(b string) []rune {
	out := make([]rune, len(b))
	for i := range out {
		out[i] = rune(b[i])
	}
	return out
}

// engine compiles one form of the pattern.
func (p *Pattern) engine(form int) (*regexp2.Regexp, error) {
	var err error
	p.once[form].Do(func() {
		text := p.prog.text
		if form >= reForms {
			text = asciiClasses.Replace(text)
		}
		switch form % reForms {
		case reMatchAt:
			text = `\G(?:` + text + `)`
		case reFull:
			text = `\G(?:` + text + `)\z`
		case reNotEmpty:
			text = `\G(?:` + text + `)(?!\G)`
		}
		options := regexp2.None
		if p.prog.flags&reIgnoreCase != 0 {
			options |= regexp2.IgnoreCase
		}
		p.engines[form], err = regexp2.Compile(text, regexp2.RegexOptions(options))
	})
	if err != nil {
		return nil, NewException(nil, ReError, Str(err.Error()))
	}
	return p.engines[form], nil
}

// run matches at or after start; nil when there is none.
func (p *Pattern) run(form int, subject Value, text []rune, start, pos, endpos int) (*Match, error) {
	if start > endpos {
		return nil, nil
	}
	if s, ok := subject.(Str); ok && isASCII(string(s)) {
		form += reForms
	}
	re, err := p.engine(form)
	if err != nil {
		return nil, err
	}
	m, err := re.FindRunesMatchStartingAt(text[:endpos], start)
	if err != nil {
		return nil, Raise(RuntimeError, "%s", err.Error())
	}
	if m == nil {
		return nil, nil
	}
	out := &Match{Pattern: p, subject: subject, text: text, spans: make([][2]int, p.prog.groups+1), pos: pos, endpos: endpos}
	out.spans[0] = [2]int{m.Index, m.Index + m.Length}
	for g := 1; g <= p.prog.groups; g++ {
		out.spans[g] = [2]int{-1, -1}
		if grp := m.GroupByNumber(g); grp != nil && len(grp.Captures) > 0 {
			out.spans[g] = [2]int{grp.Index, grp.Index + grp.Length}
		}
	}
	return out, nil
}

// each calls f for the matches that finditer yields: after an empty match the
// next one must not be empty at the same place.
func (p *Pattern) each(subject Value, text []rune, pos, endpos int, f func(m *Match) (bool, error)) error {
	at, advance := pos, false
	for at <= endpos {
		var m *Match
		var err error
		if advance {
			if m, err = p.run(reNotEmpty, subject, text, at, pos, endpos); err != nil {
				return err
			}
			if m == nil {
				at++
				if at > endpos {
					return nil
				}
			}
		}
		if m == nil {
			if m, err = p.run(reSearch, subject, text, at, pos, endpos); err != nil {
				return err
			}
		}
		if m == nil {
			return nil
		}
		more, err := f(m)
		if err != nil || !more {
			return err
		}
		at = m.spans[0][1]
		advance = m.spans[0][0] == at
	}
	return nil
}

// subjectOf takes what a pattern is applied to.
func (p *Pattern) subjectOf(v Value) ([]rune, error) {
	if s, ok := AsStr(v); ok {
		if p.isBytes {
			return nil, Raise(TypeError, "cannot use a bytes pattern on a string-like object")
		}
		return runesOf(s), nil
	}
	if b, ok := bytesLike(v); ok {
		if !p.isBytes {
			return nil, Raise(TypeError, "cannot use a string pattern on a bytes-like object")
		}
		return latin1Runes(b), nil
	}
	return nil, Raise(TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
}

// piece is part of the subject as a value.
func (p *Pattern) piece(text []rune, start, end int) Value {
	if start < 0 {
		return None
	}
	if p.isBytes {
		b := make([]byte, end-start)
		for i := range b {
			b[i] = byte(text[start+i])
		}
		return Bytes(b)
	}
	return Str(stringOf(text[start:end]))
}

// part is piece of the match's own subject.
func (m *Match) part(start, end int) Value {
	if s, ok := m.subject.(Str); ok && start >= 0 && len(s) == len(m.text) {
		return s[start:end] // a byte for each code point
	}
	return m.Pattern.piece(m.text, start, end)
}

func (m *Match) group(g int, missing Value) Value {
	if m.spans[g][0] < 0 {
		return missing
	}
	return m.part(m.spans[g][0], m.spans[g][1])
}

// groupNumber finds a group by number or name; IndexError "no such group".
func (m *Match) groupNumber(v Value) (int, error) {
	if i, ok := AsInt(v); ok {
		if n, fits := i.Int64(); fits && n >= 0 && int(n) < len(m.spans) {
			return int(n), nil
		}
	} else if s, ok := AsStr(v); ok {
		for g, name := range m.Pattern.prog.names {
			if name == s && g > 0 {
				return g, nil
			}
		}
	}
	return 0, Raise(IndexError, "no such group")
}

// lastIndex is the group closed last; 0 for none.
func (m *Match) lastIndex() int {
	best := 0
	for g := 1; g < len(m.spans); g++ {
		if m.spans[g][0] >= 0 && (best == 0 || m.spans[g][1] > m.spans[best][1]) {
			best = g
		}
	}
	return best
}

// reTemplate is a parsed replacement: literal texts and group numbers in turn.
type reTemplate struct {
	literals []string
	groups   []int
}

// parseTemplate reads the replacement of sub: parse_template of Lib/re.
func (p *Pattern) parseTemplate(repl string) (*reTemplate, error) {
	src := runesOf(repl)
	if p.isBytes {
		src = latin1Runes(repl)
	}
	t := &reTemplate{}
	var lit []byte
	put := func(r rune) {
		if p.isBytes {
			lit = append(lit, byte(r))
		} else {
			lit = appendRune(lit, r)
		}
	}
	fail := func(pos int, msg string) error { return reRaise(&reFault{msg, pos}, repl, src, p.isBytes) }
	group := func(n, pos int) error {
		if n > p.prog.groups {
			return fail(pos, "invalid group reference "+IntOf(int64(n)).String())
		}
		t.literals = append(t.literals, string(lit))
		lit = nil
		t.groups = append(t.groups, n)
		return nil
	}
	isOctal := func(i int) bool { return i < len(src) && src[i] >= '0' && src[i] <= '7' }
	isDigit := func(i int) bool { return i < len(src) && src[i] >= '0' && src[i] <= '9' }
	for i := 0; i < len(src); i++ {
		if src[i] != '\\' {
			put(src[i])
			continue
		}
		start := i
		i++
		if i >= len(src) {
			return nil, fail(start, "bad escape (end of pattern)")
		}
		switch c := src[i]; {
		case c == 'g':
			if i+1 >= len(src) || src[i+1] != '<' {
				return nil, fail(i+1, "missing <")
			}
			end := i + 2
			for end < len(src) && src[end] != '>' {
				end++
			}
			if end >= len(src) {
				if end == i+2 {
					return nil, fail(i+2, "missing group name")
				}
				return nil, fail(i+2, "missing >, unterminated name")
			}
			name := stringOf(src[i+2 : end])
			if name == "" {
				return nil, fail(i+2, "missing group name")
			}
			n := -1
			if strings.Trim(name, "0123456789") == "" {
				k, _ := ParseIntText(name)
				if v, ok := k.Int64(); ok && v <= int64(p.prog.groups) {
					n = int(v)
				} else {
					return nil, fail(i+2, "invalid group reference "+name)
				}
			} else {
				if !StrIsIdentifier(name) {
					return nil, fail(i+2, "bad character in group name "+StrRepr(name))
				}
				for g, have := range p.prog.names {
					if g > 0 && have == name {
						n = g
					}
				}
				if n < 0 {
					return nil, Raise(IndexError, "unknown group name %s", StrRepr(name))
				}
			}
			if err := group(n, i+2); err != nil {
				return nil, err
			}
			i = end
		case c == '0':
			v := rune(0)
			for k := 0; k < 2 && isOctal(i+1); k++ {
				i++
				v = v*8 + src[i] - '0'
			}
			put(v)
		case c >= '1' && c <= '9':
			if c <= '7' && isOctal(i+1) && isOctal(i+2) && isDigit(i+1) {
				put((c-'0')*64 + (src[i+1]-'0')*8 + src[i+2] - '0')
				i += 2
				continue
			}
			n := int(c - '0')
			if isDigit(i + 1) {
				i++
				n = n*10 + int(src[i]-'0')
			}
			if err := group(n, start+1); err != nil {
				return nil, err
			}
		default:
			if k := strings.IndexRune(`abfnrtv\`, c); k >= 0 && c < 0x80 {
				put(rune("\a\b\f\n\r\t\v\\"[k]))
			} else if c < 0x80 && (c|0x20 >= 'a' && c|0x20 <= 'z') {
				return nil, fail(start, "bad escape \\"+string(c))
			} else {
				put('\\')
				put(c)
			}
		}
	}
	t.literals = append(t.literals, string(lit))
	return t, nil
}

// expand fills the template from a match; groups that took no part are empty.
func (t *reTemplate) expand(m *Match) string {
	var b strings.Builder
	for i, lit := range t.literals {
		b.WriteString(lit)
		if i < len(t.groups) {
			switch x := m.group(t.groups[i], Str("")).(type) {
			case Str:
				b.WriteString(string(x))
			case Bytes:
				b.WriteString(string(x))
			}
		}
	}
	return b.String()
}

// Sub is p.sub(repl, subject, count): repl is a template or a function.
func (p *Pattern) Sub(t *Task, repl, subject Value, count int) (Value, int, error) {
	text, err := p.subjectOf(subject)
	if err != nil {
		return nil, 0, err
	}
	var template *reTemplate
	if s, ok := AsStr(repl); ok {
		template, err = p.parseTemplate(s)
	} else if b, ok := bytesLike(repl); ok {
		template, err = p.parseTemplate(b)
	} else if !Callable(repl) {
		return nil, 0, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", repl.Type().Name)
	}
	if err != nil {
		return nil, 0, err
	}
	var out strings.Builder
	put := func(v Value) error {
		if v == None {
			return nil
		}
		if s, ok := AsStr(v); ok && !p.isBytes {
			out.WriteString(s)
			return nil
		}
		if b, ok := bytesLike(v); ok && p.isBytes {
			out.WriteString(b)
			return nil
		}
		want := "str"
		if p.isBytes {
			want = "a bytes-like object"
			return Raise(TypeError, "sequence item 0: expected %s, %s found", want, v.Type().Name)
		}
		return Raise(TypeError, "sequence item 0: expected %s instance, %s found", want, v.Type().Name)
	}
	last, n := 0, 0
	err = p.each(subject, text, 0, len(text), func(m *Match) (bool, error) {
		if err := put(p.piece(text, last, m.spans[0][0])); err != nil {
			return false, err
		}
		if template != nil {
			out.WriteString(template.expand(m))
		} else {
			v, err := Call(t, repl, m)
			if err != nil {
				return false, err
			}
			if err := put(v); err != nil {
				return false, err
			}
		}
		last = m.spans[0][1]
		n++
		return count <= 0 || n < count, nil
	})
	if err != nil {
		return nil, 0, err
	}
	if err := put(p.piece(text, last, len(text))); err != nil {
		return nil, 0, err
	}
	if p.isBytes {
		return Bytes(out.String()), n, nil
	}
	return Str(out.String()), n, nil
}
