package py

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Python regular expression is translated into the dialect of regexp2 (.NET):
// the same matching by backtracking, other spellings. The translator parses as
// Lib/re/_parser.py does, with its errors, and writes
//
//   - every capturing group with its number, because .NET would count named
//     groups after the others,
//   - \w, \d and \s as the character classes that Python means,
//   - possessive quantifiers as atomic groups, verbose patterns without their
//     blanks and comments, {,n} as {0,n}.
//
// Beside the text it makes a tree (re_tree.go), for the engine that matches texts of bytes.

// Flags of module re.
const (
	reIgnoreCase = 2
	reLocale     = 4
	reMultiline  = 8
	reDotAll     = 16
	reUnicode    = 32
	reVerbose    = 64
	reDebug      = 128
	reASCII      = 256
)

// reProgram is a translated pattern.
type reProgram struct {
	text   string
	groups int
	names  []string // by group number, "" for unnamed ones; index 0 unused
	flags  int
	tree   *reNode
}

// reTranslator walks the pattern's code points.
type reTranslator struct {
	src    []rune
	i      int
	bytes  bool
	flags  int
	out    strings.Builder
	groups int
	names  map[string]int
	byNum  []string
	open   []int // numbers of groups not closed yet
	// wanted are the groups that conditions name, with their positions: they
	// may stand further on.
	wanted map[int]int
	nodes  []*reNode // what the current sequence holds so far
	depth  int       // of nested groups
	widths []reWidth // of the groups that are closed
	loose  bool      // a look-behind may match texts of several lengths
}

// reNesting is how deep groups may be nested: beyond it sre_parse, which takes two calls for
// each, comes to Python's limit.
const reNesting = 494

// reMaxRepeat is sre's MAXREPEAT.
const reMaxRepeat = 1<<32 - 1

// reFault is a translation error at a position, -1 where it has none.
type reFault struct {
	msg     string
	pos     int
	class   *Type // nil for re.error
	handled error // what sre_parse was handling then and hides; nil for nothing
}

func (f *reFault) Error() string { return f.msg }

func (r *reTranslator) fail(pos int, format string, a ...any) {
	panic(&reFault{msg: fmt.Sprintf(format, a...), pos: pos})
}

// failFromNone is fail where sre_parse handles an exception.
func (r *reTranslator) failFromNone(handled error, pos int, format string, a ...any) {
	panic(&reFault{msg: fmt.Sprintf(format, a...), pos: pos, handled: handled})
}

// translateRegex translates a pattern given as code points (bytes as Latin-1).
func translateRegex(src []rune, flags int, isBytes bool) (p *reProgram, fault *reFault) {
	r := &reTranslator{src: src, bytes: isBytes, flags: flags, names: map[string]int{}, byNum: []string{""}, widths: []reWidth{{}}}
	defer func() {
		if x := recover(); x != nil {
			f, ok := x.(*reFault)
			if !ok {
				panic(x)
			}
			fault = f
		}
	}()
	if !isBytes && r.flags&reASCII == 0 {
		r.flags |= reUnicode
	}
	tree := r.alternatives(true)
	if r.i < len(r.src) {
		r.fail(r.i, "unbalanced parenthesis")
	}
	for n, pos := range r.wanted {
		if n > r.groups {
			r.fail(pos, "invalid group reference %d", n)
		}
	}
	if r.loose {
		r.fail(-1, "look-behind requires fixed-width pattern")
	}
	if !isBytes && r.flags&reASCII != 0 {
		r.flags &^= reUnicode
	}
	return &reProgram{r.out.String(), r.groups, r.byNum, r.flags, tree}, nil
}

func (r *reTranslator) more() bool { return r.i < len(r.src) }

func (r *reTranslator) peek() rune {
	if r.i < len(r.src) {
		return r.src[r.i]
	}
	return -1
}

// accept takes the next code point if it is c.
func (r *reTranslator) accept(c rune) bool {
	if r.peek() == c && r.more() {
		r.i++
		return true
	}
	return false
}

func (r *reTranslator) alternatives(top bool) *reNode {
	choice := &reNode{kind: reChoice}
	for {
		saved := r.nodes
		r.nodes = nil
		r.sequence(top)
		choice.subs = append(choice.subs, &reNode{kind: reSequence, subs: r.nodes})
		r.nodes = saved
		if !r.accept('|') {
			return choice
		}
		r.out.WriteByte('|')
	}
}

// add puts a node behind those of the current sequence.
func (r *reTranslator) add(n *reNode) { r.nodes = append(r.nodes, n) }

// literal writes a code point that stands for itself.
func (r *reTranslator) literal(c rune) {
	var set byteSet
	r.add(r.one(&set, r.include(&set, c, c), false))
	switch {
	case c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_'):
		r.out.WriteRune(c)
	case c < 0x10000:
		fmt.Fprintf(&r.out, `\u%04x`, c)
	default:
		r.out.WriteRune(c)
	}
}

func (r *reTranslator) verbose() bool { return r.flags&reVerbose != 0 }

// sequence translates items up to | or ).
func (r *reTranslator) sequence(top bool) {
	first := true
	for r.more() {
		c := r.src[r.i]
		if c == '|' || c == ')' {
			return
		}
		start := r.i
		if r.verbose() {
			if c == ' ' || c >= 9 && c <= 13 {
				r.i++
				continue
			}
			if c == '#' {
				for r.more() && r.src[r.i] != '\n' {
					r.i++
				}
				continue
			}
		}
		r.i++
		before := r.out.Len()
		repeatable := true
		switch c {
		case '.':
			set := everyByte
			set['\n'] = r.flags&reDotAll != 0
			r.add(&reNode{kind: reOne, set: &set})
			if r.flags&reDotAll != 0 {
				r.out.WriteString(`[\s\S]`)
			} else {
				r.out.WriteString(`[^\n]`)
			}
		case '^':
			if r.flags&reMultiline != 0 {
				r.add(&reNode{kind: reLineStart})
				r.out.WriteString(`(?m:^)`)
			} else {
				r.add(&reNode{kind: reTextStart})
				r.out.WriteString(`\A`)
			}
			repeatable = false
		case '$':
			if r.flags&reMultiline != 0 {
				r.add(&reNode{kind: reLineEnd})
				r.out.WriteString(`(?=\n|\z)`)
			} else {
				r.add(&reNode{kind: reLastLineEnd})
				r.out.WriteString(`(?=\n?\z)`)
			}
			repeatable = false
		case '[':
			r.class(start)
		case '(':
			repeatable = r.group(start, top && first)
			if r.out.Len() == before {
				first = false
				continue
			}
		case '\\':
			repeatable = r.escape(start)
		case '*', '+', '?':
			r.fail(start, "nothing to repeat")
		case '{':
			if _, _, end, ok := r.bounds(start); ok {
				_ = end
				r.fail(start, "nothing to repeat")
			}
			r.literal(c)
		default:
			r.literal(c)
		}
		first = false
		r.quantifier(before, repeatable)
	}
}

// bounds reads {m,n} at position i.
func (r *reTranslator) bounds(i int) (lo, hi string, end int, ok bool) {
	k := i + 1
	if k < len(r.src) && r.src[k] == '}' {
		return "", "", 0, false
	}
	number := func() string {
		s := k
		for k < len(r.src) && r.src[k] >= '0' && r.src[k] <= '9' {
			k++
		}
		return string(r.src[s:k])
	}
	lo = number()
	hi = lo
	if k < len(r.src) && r.src[k] == ',' {
		k++
		hi = number()
		if hi == "" {
			hi = "inf"
		}
	}
	if k >= len(r.src) || r.src[k] != '}' || lo == "" && hi == "" {
		return "", "", 0, false
	}
	if lo == "" {
		lo = "0"
	}
	return lo, hi, k + 1, true
}

// quantifier translates what repeats the item written from out position before.
func (r *reTranslator) quantifier(before int, repeatable bool) {
	r.skipBlanks()
	if !r.more() {
		return
	}
	start := r.i
	q := ""
	var lo, hi int
	switch c := r.src[r.i]; c {
	case '*':
		r.i++
		q, hi = "*", reUnbounded
	case '+':
		r.i++
		q, lo, hi = "+", 1, reUnbounded
	case '?':
		r.i++
		q, hi = "?", 1
	case '{':
		from, to, end, ok := r.bounds(r.i)
		if !ok {
			return
		}
		r.i = end
		if lo = r.repeatBound(from); to == "inf" {
			hi = reUnbounded
			q = "{" + strconv.Itoa(lo) + ",}"
		} else {
			if hi = r.repeatBound(to); hi < lo {
				r.fail(start+1, "min repeat greater than max repeat")
			}
			q = "{" + strconv.Itoa(lo) + "," + strconv.Itoa(hi) + "}"
		}
	default:
		return
	}
	if !repeatable {
		r.fail(start, "nothing to repeat")
	}
	greed := reGreedy
	item := r.out.String()[before:]
	head := r.out.String()[:before]
	r.out.Reset()
	r.out.WriteString(head)
	switch {
	case r.accept('?'):
		greed = reLazy
		r.out.WriteString(item + q + "?")
	case r.accept('+'):
		greed = rePossessive
		r.out.WriteString("(?>" + item + q + ")")
	default:
		r.out.WriteString(item + q)
	}
	last := len(r.nodes) - 1
	r.nodes[last] = &reNode{kind: reRepeat, subs: []*reNode{r.nodes[last]}, lo: lo, hi: hi, greed: greed}
	r.skipBlanks()
	if r.more() {
		switch r.src[r.i] {
		case '*', '+', '?':
			r.fail(r.i, "multiple repeat")
		case '{':
			if _, _, _, ok := r.bounds(r.i); ok {
				r.fail(r.i, "multiple repeat")
			}
		}
	}
}

func (r *reTranslator) skipBlanks() {
	for r.verbose() && r.more() {
		c := r.src[r.i]
		if c == ' ' || c >= 9 && c <= 13 {
			r.i++
		} else if c == '#' {
			for r.more() && r.src[r.i] != '\n' {
				r.i++
			}
		} else {
			return
		}
	}
}

// The classes of Python as ranges, for use inside brackets.
const (
	reSpaceUnicode = `\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`
	reSpaceASCII   = `\t-\r\x20`
	reWordUnicode  = `\p{L}\p{N}_`
	reWordASCII    = `a-zA-Z0-9_`
	reDigitUnicode = `\p{Nd}`
	reDigitASCII   = `0-9`
)

// classText gives the ranges of \d \s \w in the pattern's mode.
func (r *reTranslator) classText(c rune) string {
	ascii := r.bytes || r.flags&reASCII != 0
	switch c | 0x20 {
	case 'd':
		if ascii {
			return reDigitASCII
		}
		return reDigitUnicode
	case 's':
		if ascii {
			return reSpaceASCII
		}
		return reSpaceUnicode
	}
	if ascii {
		return reWordASCII
	}
	return reWordUnicode
}

// charEscape reads an escape that stands for one code point, in or out of a set.
func (r *reTranslator) charEscape(start int, c rune) (rune, bool) {
	hex := func(n int) rune {
		v, k := rune(0), 0
		for ; k < n && r.more() && r.src[r.i] < 0x80 && hexValue(byte(r.src[r.i])) >= 0; k++ {
			v = v<<4 | rune(hexValue(byte(r.src[r.i])))
			r.i++
		}
		if k != n {
			r.fail(start, "incomplete escape %s", string(r.src[start:r.i]))
		}
		return v
	}
	switch c {
	case 'a':
		return 7, true
	case 'f':
		return 12, true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'v':
		return 11, true
	case '\\':
		return '\\', true
	case 'x':
		return hex(2), true
	case 'N':
		if !r.bytes {
			if !r.accept('{') {
				r.fail(r.i, "missing {")
			}
			name, _ := r.until('}', "character name")
			unknown := "undefined character name " + StrRepr(name)
			r.failFromNone(NewException(nil, KeyError, Str(unknown)), start, "%s", unknown)
		}
	case 'u':
		if !r.bytes {
			return hex(4), true
		}
	case 'U':
		if !r.bytes {
			v := hex(8)
			if v > 0x10ffff {
				r.fail(start, "bad escape %s", string(r.src[start:r.i]))
			}
			return v, true
		}
	}
	return 0, false
}

// escape translates a backslash outside of a set; the result tells whether it
// may be repeated.
func (r *reTranslator) escape(start int) bool {
	if !r.more() {
		r.failFromNone(noMorePattern(), start, "bad escape (end of pattern)")
	}
	c := r.src[r.i]
	r.i++
	if c == 'b' || c == 'B' || c == 'A' || c == 'Z' {
		w := "[" + r.classText('w') + "]"
		switch c {
		case 'b':
			r.add(&reNode{kind: reWordEdge})
			r.out.WriteString("(?:(?<=" + w + ")(?!" + w + ")|(?<!" + w + ")(?=" + w + "))")
		case 'B':
			r.add(&reNode{kind: reNoWordEdge})
			r.out.WriteString("(?:(?<=" + w + ")(?=" + w + ")|(?<!" + w + ")(?!" + w + "))")
		case 'A':
			r.add(&reNode{kind: reTextStart})
			r.out.WriteString(`\A`)
		case 'Z':
			r.add(&reNode{kind: reTextEnd})
			r.out.WriteString(`\z`)
		}
		return false
	}
	switch c {
	case 'd', 's', 'w':
		set := r.classSet(c)
		r.add(&reNode{kind: reOne, set: &set})
		r.out.WriteString("[" + r.classText(c) + "]")
		return true
	case 'D', 'S', 'W':
		set := r.classSet(c)
		r.add(&reNode{kind: reOne, set: &set})
		r.out.WriteString("[^" + r.classText(c) + "]")
		return true
	case '0':
		v := rune(0)
		for k := 0; k < 2 && r.more() && r.src[r.i] >= '0' && r.src[r.i] <= '7'; k++ {
			v = v*8 + r.src[r.i] - '0'
			r.i++
		}
		r.literal(v)
		return true
	}
	if c >= '1' && c <= '9' {
		if r.more() && r.src[r.i] >= '0' && r.src[r.i] <= '9' {
			// Three octal digits are a character.
			if c <= '7' && r.src[r.i] <= '7' && r.i+1 < len(r.src) && r.src[r.i+1] >= '0' && r.src[r.i+1] <= '7' {
				v := (c-'0')*64 + (r.src[r.i]-'0')*8 + r.src[r.i+1] - '0'
				r.i += 2
				if v > 0o377 {
					r.fail(start, "octal escape value %s outside of range 0-0o377", string(r.src[start:r.i]))
				}
				r.literal(v)
				return true
			}
		}
		n := int(c - '0')
		if r.more() && r.src[r.i] >= '0' && r.src[r.i] <= '9' {
			n = n*10 + int(r.src[r.i]-'0')
			r.i++
		}
		r.backReference(start+1, n, fmt.Sprint(n))
		return true
	}
	if v, ok := r.charEscape(start, c); ok {
		r.literal(v)
		return true
	}
	if c < 0x80 && unicode.IsLetter(c) {
		r.fail(start, "bad escape \\%c", c)
	}
	r.literal(c)
	return true
}

func (r *reTranslator) backReference(pos, n int, text string) {
	if n > r.groups || n == 0 {
		r.fail(pos, "invalid group reference %s", text)
	}
	for _, g := range r.open {
		if g == n {
			r.fail(pos, "cannot refer to an open group")
		}
	}
	r.add(&reNode{kind: reOther, width: r.widths[n]})
	fmt.Fprintf(&r.out, `\k<%d>`, n)
}

// noMorePattern is what sre_parse meets at the end of a pattern.
func noMorePattern() error { return Raise(IndexError, "string index out of range") }

// classItem writes a code point inside brackets.
func classItem(c rune) string {
	if c < 0x10000 {
		return fmt.Sprintf(`\u%04x`, c)
	}
	return string(c)
}

// class translates a set after its opening bracket.
func (r *reTranslator) class(start int) {
	negate := r.accept('^')
	var set byteSet // the members among bytes
	known := true
	var items strings.Builder
	var wide []string // alternatives for \D \S \W inside sets
	first := true
	for {
		if !r.more() {
			r.fail(start, "unterminated character set")
		}
		here := r.i
		c := r.src[r.i]
		r.i++
		if c == ']' && !first {
			break
		}
		first = false
		lo, isClass := c, false
		text := ""
		if c == '\\' {
			lo, text, isClass = r.setEscape(here)
		}
		if r.peek() == '-' && r.more() && r.i+1 < len(r.src) && r.src[r.i+1] != ']' {
			r.i++
			c2 := r.src[r.i]
			r.i++
			hi := c2
			if c2 == '\\' {
				var bad bool
				hi, _, bad = r.setEscape(r.i - 1)
				isClass = isClass || bad
			}
			if isClass || hi < lo {
				r.fail(here, "bad character range %s", string(r.src[here:r.i]))
			}
			items.WriteString(classItem(lo) + "-" + classItem(hi))
			known = r.include(&set, lo, hi) && known
			continue
		}
		if r.peek() == '-' && r.i+1 >= len(r.src) {
			r.i++
			r.fail(start, "unterminated character set")
		}
		if !isClass {
			items.WriteString(classItem(lo))
			known = r.include(&set, lo, lo) && known
			continue
		}
		class := r.classSet(r.src[r.i-1])
		for b, in := range class {
			set[b] = set[b] || in
		}
		if strings.HasPrefix(text, "^") {
			wide = append(wide, "["+text+"]")
		} else {
			items.WriteString(text)
		}
	}
	r.add(r.one(&set, known, negate))
	ranges := items.String()
	switch {
	case len(wide) == 0 && negate:
		r.out.WriteString("[^" + ranges + "]")
	case len(wide) == 0:
		r.out.WriteString("[" + ranges + "]")
	default:
		if ranges != "" {
			wide = append(wide, "["+ranges+"]")
		}
		union := strings.Join(wide, "|")
		if negate {
			r.out.WriteString(`(?:(?!` + union + `)[\s\S])`)
		} else {
			r.out.WriteString("(?:" + union + ")")
		}
	}
}

// setEscape reads an escape inside a set: a code point, or the text of a class,
// which begins with ^ for a negated one.
func (r *reTranslator) setEscape(start int) (c rune, text string, isClass bool) {
	if !r.more() {
		r.failFromNone(noMorePattern(), start, "bad escape (end of pattern)")
	}
	e := r.src[r.i]
	r.i++
	switch e {
	case 'd', 's', 'w':
		return 0, r.classText(e), true
	case 'D', 'S', 'W':
		return 0, "^" + r.classText(e), true
	case 'b':
		return 8, "", false
	}
	if e >= '0' && e <= '7' {
		v := e - '0'
		for k := 0; k < 2 && r.more() && r.src[r.i] >= '0' && r.src[r.i] <= '7'; k++ {
			v = v*8 + r.src[r.i] - '0'
			r.i++
		}
		return v, "", false
	}
	if v, ok := r.charEscape(start, e); ok {
		return v, "", false
	}
	if e < 0x80 && (unicode.IsLetter(e) || unicode.IsDigit(e)) {
		r.fail(start, "bad escape \\%c", e)
	}
	return e, "", false
}
