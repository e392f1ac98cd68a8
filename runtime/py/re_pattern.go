package py

import (
	"strings"
	"sync"
	"sync/atomic"

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
	// codes is the program for texts of bytes, nil where there is none.
	codes *reCodes
	// The general engine in its forms: search anywhere, at the start position only
	// (match), at the start and to the end (fullmatch), and at the start but not
	// empty, each compiled when first used; behind them those for texts that are ASCII.
	once    [2 * reForms]sync.Once
	engines [2 * reForms]*regexp2.Regexp
	// template is the replacement that sub was given last.
	template atomic.Pointer[reTemplate]
}

// reSubject is what a pattern is applied to.
type reSubject struct {
	value Value
	flat  string // the text, where it has a byte for each code point
	wide  []rune // the text; of a flat one only once the general engine asked for it
	size  int    // in code points
}

// runes is the text for the general engine.
func (s *reSubject) runes() []rune {
	if s.wide == nil {
		s.wide = latin1Runes(s.flat)
	}
	return s.wide
}

// isFlat reports whether flat is the text.
func (s *reSubject) isFlat() bool { return len(s.flat) == s.size }

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
	subject     *reSubject
	spans       []reSpan // by group; -1, -1 where it took no part
	pos, endpos int
	few         [4]reSpan // holds the spans where they are so few
}

// reSpan is where a group starts and ends.
type reSpan [2]int

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
	if p.codes = prog.tree.compile(prog.groups); p.codes == nil {
		if _, err := p.engine(reSearch); err != nil {
			return nil, err
		}
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
	if f.class != nil {
		return NewException(nil, f.class, Str(f.msg))
	}
	if f.pos < 0 {
		return reErrorWith(f.msg, f.msg, source, isBytes, None, None, None)
	}
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
	e := reErrorWith(msg, f.msg, source, isBytes, MakeInt(int64(f.pos)), MakeInt(int64(line)), MakeInt(int64(column)))
	if f.handled != nil {
		return fromNone(e, f.handled)
	}
	return e
}

// reErrorWith makes a re.error: its text, and its attributes.
func reErrorWith(text, msg, source string, isBytes bool, pos, line, column Value) error {
	e := NewException(nil, ReError, Str(text))
	if e.Attrs == nil {
		e.Attrs = NewDict()
	}
	var pattern Value = Str(source)
	if isBytes {
		pattern = Bytes(source)
	}
	e.Attrs.SetStr("msg", Str(msg))
	e.Attrs.SetStr("pattern", pattern)
	e.Attrs.SetStr("pos", pos)
	e.Attrs.SetStr("lineno", line)
	e.Attrs.SetStr("colno", column)
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

// finder finds the matches of a pattern in a text, one after the other.
type finder struct {
	p           *Pattern
	subject     *reSubject
	pos, endpos int
	runner      *reRunner // for texts of bytes
	spans       []reSpan  // of the match found last
	at          int       // where next goes on
	advance     bool      // the last match was empty
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// finder makes a finder; close gives back what it holds, and the finder itself.
func (p *Pattern) finder(subject *reSubject, pos, endpos int) *finder {
	f := finders.Get().(*finder)
	spans := f.spans[:0]
	if n := p.prog.groups + 1; cap(spans) < n {
		spans = make([]reSpan, n)
	} else {
		spans = spans[:n]
	}
	*f = finder{p: p, subject: subject, pos: pos, endpos: endpos, spans: spans, at: pos}
	if p.codes != nil && subject.isFlat() && endpos < reMaxText {
		f.runner = p.codes.runner(subject.flat[:endpos])
	}
	return f
}

func (f *finder) close() {
	if f.runner != nil {
		f.runner.release()
	}
	*f = finder{spans: f.spans}
	finders.Put(f)
}

// find matches at or after start.
func (f *finder) find(form, start int) (bool, error) {
	if start > f.endpos {
		return false, nil
	}
	if r := f.runner; r != nil {
		if !r.find(form, start) {
			return false, nil
		}
		for g := range f.spans {
			f.spans[g] = reSpan{int(r.slots[2*g]), int(r.slots[2*g+1])}
		}
		return true, nil
	}
	if _, ok := AsStr(f.subject.value); ok && f.subject.isFlat() {
		form += reForms
	}
	re, err := f.p.engine(form)
	if err != nil {
		return false, err
	}
	m, err := re.FindRunesMatchStartingAt(f.subject.runes()[:f.endpos], start)
	if err != nil {
		return false, Raise(RuntimeError, "%s", err.Error())
	}
	if m == nil {
		return false, nil
	}
	f.spans[0] = reSpan{m.Index, m.Index + m.Length}
	for g := 1; g < len(f.spans); g++ {
		f.spans[g] = reSpan{-1, -1}
		if grp := m.GroupByNumber(g); grp != nil && len(grp.Captures) > 0 {
			f.spans[g] = reSpan{grp.Index, grp.Index + grp.Length}
		}
	}
	return true, nil
}

// match is the object for what was found.
func (f *finder) match() *Match {
	m := &Match{Pattern: f.p, subject: f.subject, pos: f.pos, endpos: f.endpos}
	m.spans = append(m.few[:0], f.spans...)
	return m
}

// run matches at or after start; nil when there is none.
func (p *Pattern) run(form int, subject *reSubject, start, endpos int) (*Match, error) {
	f := p.finder(subject, start, endpos)
	defer f.close()
	found, err := f.find(form, start)
	if err != nil || !found {
		return nil, err
	}
	return f.match(), nil
}

// next finds the matches that finditer yields, one with each call: after an empty match the next one must not be
// empty at the same place.
func (f *finder) next() (found bool, err error) {
	if f.at > f.endpos {
		return false, nil
	}
	if f.advance {
		if found, err = f.find(reNotEmpty, f.at); err != nil {
			return false, err
		}
		if !found {
			f.at++
		}
	}
	if !found {
		if found, err = f.find(reSearch, f.at); err != nil || !found {
			return false, err
		}
	}
	f.at = f.spans[0][1]
	f.advance = f.spans[0][0] == f.at
	return true, nil
}

// subjectOf takes what a pattern is applied to.
func (p *Pattern) subjectOf(v Value) (*reSubject, error) {
	if s, ok := AsStr(v); ok {
		if p.isBytes {
			return nil, Raise(TypeError, "cannot use a bytes pattern on a string-like object")
		}
		if isASCII(s) {
			return &reSubject{value: v, flat: s, size: len(s)}, nil
		}
		wide := runesOf(s)
		return &reSubject{value: v, wide: wide, size: len(wide)}, nil
	}
	if b, ok := bytesLike(v); ok {
		if !p.isBytes {
			return nil, Raise(TypeError, "cannot use a string pattern on a bytes-like object")
		}
		return &reSubject{value: v, flat: b, size: len(b)}, nil
	}
	return nil, Raise(TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
}

// piece is part of the subject as a value.
func (p *Pattern) piece(subject *reSubject, start, end int) Value {
	switch {
	case start < 0:
		return None
	case p.isBytes:
		return Bytes(subject.flat[start:end])
	}
	return Str(subject.text(start, end))
}

// text is part of the subject.
func (s *reSubject) text(start, end int) string {
	if s.isFlat() {
		return s.flat[start:end]
	}
	return stringOf(s.wide[start:end])
}

// group is the text of a group of the match found last.
func (f *finder) group(g int, missing Value) Value {
	if f.spans[g][0] < 0 {
		return missing
	}
	return f.p.piece(f.subject, f.spans[g][0], f.spans[g][1])
}

func (m *Match) group(g int, missing Value) Value {
	if m.spans[g][0] < 0 {
		return missing
	}
	return m.Pattern.piece(m.subject, m.spans[g][0], m.spans[g][1])
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
	source   string
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
	fail := func(pos int, msg string) error { return reRaise(&reFault{msg: msg, pos: pos}, repl, src, p.isBytes) }
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
			return nil, fromNone(fail(start, "bad escape (end of pattern)"), noMorePattern())
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
					return nil, fromNone(Raise(IndexError, "unknown group name %s", StrRepr(name)), NewException(nil, KeyError, Str(name)))
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
func (t *reTemplate) expand(b *strings.Builder, subject *reSubject, spans []reSpan) {
	for i, lit := range t.literals {
		b.WriteString(lit)
		if i < len(t.groups) {
			if s := spans[t.groups[i]]; s[0] >= 0 {
				b.WriteString(subject.text(s[0], s[1]))
			}
		}
	}
}

// templateOf is parseTemplate, which keeps the template parsed last.
func (p *Pattern) templateOf(repl string) (*reTemplate, error) {
	if last := p.template.Load(); last != nil && last.source == repl {
		return last, nil
	}
	t, err := p.parseTemplate(repl)
	if err == nil {
		t.source = repl
		p.template.Store(t)
	}
	return t, err
}

// Sub is p.sub(repl, subject, count): repl is a template or a function.
func (p *Pattern) Sub(t *Task, repl, v Value, count int) (Value, int, error) {
	subject, err := p.subjectOf(v)
	if err != nil {
		return nil, 0, err
	}
	var template *reTemplate
	if s, ok := AsStr(repl); ok {
		template, err = p.templateOf(s)
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
	f := p.finder(subject, 0, subject.size)
	defer f.close()
	last, n := 0, 0
	for count <= 0 || n < count {
		found, err := f.next()
		if err != nil {
			return nil, 0, err
		}
		if !found {
			break
		}
		if n == 0 {
			out.Grow(subject.size)
		}
		out.WriteString(subject.text(last, f.spans[0][0]))
		last = f.spans[0][1]
		if template != nil {
			template.expand(&out, subject, f.spans)
		} else {
			v, err := Call(t, repl, f.match())
			if err != nil {
				return nil, 0, err
			}
			if err := put(v); err != nil {
				return nil, 0, err
			}
		}
		n++
	}
	if n == 0 {
		if _, exact := v.(Str); exact {
			return v, 0, nil
		}
		return p.piece(subject, 0, subject.size), 0, nil
	}
	out.WriteString(subject.text(last, subject.size))
	if p.isBytes {
		return Bytes(out.String()), n, nil
	}
	return Str(out.String()), n, nil
}
