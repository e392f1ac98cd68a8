package py

import (
	"fmt"
	"strings"
	"unicode"
)

// until reads a name up to a terminator.
func (r *reTranslator) until(term rune, what string) (string, int) {
	start := r.i
	for r.more() && r.src[r.i] != term {
		r.i++
	}
	if !r.more() {
		if start == r.i {
			r.fail(start, "missing %s", what)
		}
		r.fail(start, "missing %c, unterminated name", term)
	}
	name := stringOf(r.src[start:r.i])
	r.i++
	if name == "" {
		r.fail(start, "missing %s", what)
	}
	return name, start
}

// group translates what follows an opening parenthesis; the result tells whether
// it may be repeated.
func (r *reTranslator) group(start int, atStart bool) bool {
	capture := true
	kind := reSequence
	name := ""
	opener := ""
	saved := r.flags
	restore := true
	if r.accept('?') {
		if !r.more() {
			r.fail(r.i, "unexpected end of pattern")
		}
		c := r.src[r.i]
		r.i++
		switch c {
		case 'P':
			switch {
			case r.accept('<'):
				var pos int
				name, pos = r.until('>', "group name")
				if !StrIsIdentifier(name) {
					r.fail(pos, "bad character in group name %s", StrRepr(name))
				}
			case r.accept('='):
				ref, pos := r.until(')', "group name")
				if !StrIsIdentifier(ref) {
					r.fail(pos, "bad character in group name %s", StrRepr(ref))
				}
				n, ok := r.names[ref]
				if !ok {
					r.fail(pos, "unknown group name %s", StrRepr(ref))
				}
				r.backReference(pos, n, ref)
				return true
			default:
				if !r.more() {
					r.fail(r.i, "unexpected end of pattern")
				}
				r.fail(start+1, "unknown extension ?P%c", r.src[r.i])
			}
		case ':':
			capture, opener = false, "(?:"
		case '#':
			for r.more() && r.src[r.i] != ')' {
				r.i++
			}
			if !r.accept(')') {
				r.fail(start, "missing ), unterminated comment")
			}
			return true
		case '=', '!':
			capture, opener, kind = false, "(?"+string(c), reOther
		case '<':
			if !r.more() {
				r.fail(r.i, "unexpected end of pattern")
			}
			d := r.src[r.i]
			if d != '=' && d != '!' {
				r.fail(start+1, "unknown extension ?<%c", d)
			}
			r.i++
			capture, opener, kind = false, "(?<"+string(d), reOther
		case '>':
			capture, opener, kind = false, "(?>", reOther
		case '(':
			ref, pos := r.until(')', "group name")
			n, ok := r.names[ref]
			if !ok {
				if strings.Trim(ref, "0123456789") == "" {
					fmt.Sscan(ref, &n)
				} else if StrIsIdentifier(ref) {
					r.fail(pos, "unknown group name %s", StrRepr(ref))
				} else {
					r.fail(pos, "bad character in group name %s", StrRepr(ref))
				}
				if n == 0 {
					r.fail(pos, "bad group number")
				}
			}
			if r.wanted == nil {
				r.wanted = map[int]int{}
			}
			if _, ok := r.wanted[n]; !ok {
				r.wanted[n] = pos
			}
			capture, opener, kind = false, fmt.Sprintf("(?(%d)", n), reOther
		default:
			if c != '-' && !strings.ContainsRune("iLmsuxa", c) {
				r.fail(start+1, "unknown extension ?%c", c)
			}
			r.i--
			global := r.inlineFlags(start)
			if global {
				if !atStart {
					r.fail(start, "global flags not at the start of the expression")
				}
				return true
			}
			capture, opener = false, "(?:"
			if r.flags&reIgnoreCase != 0 && saved&reIgnoreCase == 0 {
				opener = "(?i:"
			} else if r.flags&reIgnoreCase == 0 && saved&reIgnoreCase != 0 {
				opener = "(?-i:"
			}
		}
	}
	number := 0
	if capture {
		kind = reGroup
		r.groups++
		number = r.groups
		r.byNum = append(r.byNum, name)
		if name != "" {
			if old, ok := r.names[name]; ok {
				msg := fmt.Sprintf("redefinition of group name %s as group %d; was group %d", StrRepr(name), number, old)
				r.failFromNone(NewException(nil, ReError, Str(msg)), start+4, "%s", msg)
			}
			r.names[name] = number
		}
		opener = fmt.Sprintf("(?<%d>", number)
		r.open = append(r.open, number)
		r.widths = append(r.widths, reWidth{})
	}
	r.out.WriteString(opener)
	if r.depth++; r.depth > reNesting {
		panic(&reFault{msg: "maximum recursion depth exceeded", class: RecursionError})
	}
	inner := r.alternatives(false)
	r.depth--
	if !r.accept(')') {
		r.fail(start, "missing ), unterminated subpattern")
	}
	width := inner.measure()
	switch {
	case strings.HasPrefix(opener, "(?<=") || strings.HasPrefix(opener, "(?<!"):
		r.loose = r.loose || width.least != width.most
		width = reWidth{}
	case opener == "(?=" || opener == "(?!":
		width = reWidth{}
	case strings.HasPrefix(opener, "(?(") && len(inner.subs) == 1:
		width.least = 0
	}
	r.add(&reNode{kind: kind, subs: []*reNode{inner}, group: number, width: width})
	r.out.WriteByte(')')
	if capture {
		r.open = r.open[:len(r.open)-1]
		r.widths[number] = width
	}
	if restore {
		r.flags = saved
	}
	return true
}

// inlineFlags reads (?flags) or (?flags-flags: after the question mark; it tells
// whether the flags are for the whole pattern.
func (r *reTranslator) inlineFlags(start int) bool {
	bits := map[rune]int{'i': reIgnoreCase, 'L': reLocale, 'm': reMultiline, 's': reDotAll, 'u': reUnicode, 'x': reVerbose, 'a': reASCII}
	on, off := 0, 0
	minus := false
	for {
		if !r.more() {
			if minus {
				r.fail(r.i, "missing :")
			}
			r.fail(r.i, "missing -, : or )")
		}
		c := r.src[r.i]
		r.i++
		switch {
		case c == ')':
			if minus {
				r.fail(r.i-1, "missing :")
			}
			r.flags |= on
			if on&reASCII != 0 {
				r.flags &^= reUnicode
			}
			return true
		case c == ':':
			r.flags = r.flags&^off | on
			return false
		case c == '-' && !minus:
			minus = true
		case bits[c] == 0:
			if unicode.IsLetter(c) {
				r.fail(r.i-1, "unknown flag")
			}
			r.fail(r.i-1, "missing -, : or )")
		case r.bytes && c == 'u':
			r.fail(r.i, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		case !r.bytes && c == 'L':
			r.fail(r.i, "bad inline flags: cannot use 'L' flag with a str pattern")
		case minus:
			off |= bits[c]
		default:
			on |= bits[c]
		}
	}
}
