package py

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The tokens of an expression, for ast.literal_eval at run time. Only expressions are read here; what the compiler compiles
// is read by its own parser.

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenNumber
	tokenString
	tokenOp
)

type astToken struct {
	kind  tokenKind
	text  string
	value Value // of numbers and strings; nil for an f-string
	line  int
}

// astLexer cuts a text into tokens.
type astLexer struct {
	text   string
	pos    int
	line   int
	open   []astToken // brackets
	tokens []astToken
}

// syntaxError is the SyntaxError of a text that is no expression.
func syntaxError(t *Task, line int, message string) error {
	e := NewException(t, SyntaxError, Str(message), NewTuple(Str("<unknown>"), MakeInt(int64(line)), None, None, None, None))
	return e
}

var astOperators = strings.Fields("**= //= >>= <<= ... != == <= >= -> := += -= *= /= %= &= |= ^= @= ** // >> << + - * / % & | ^ ~ @ < > ( ) [ ] { } , : . ; =")

// lex cuts the whole text.
func (x *astLexer) lex(t *Task) error {
	x.line = 1
	for x.pos < len(x.text) {
		c := x.text[x.pos]
		switch {
		case c == ' ' || c == '\t' || c == '\f':
			x.pos++
		case c == '#':
			for x.pos < len(x.text) && x.text[x.pos] != '\n' {
				x.pos++
			}
		case c == '\n' || c == '\r':
			if len(x.open) == 0 {
				return x.after(t)
			}
			x.newLine()
		case c == '\\':
			if rest := x.text[x.pos+1:]; strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r") {
				x.pos++
				x.newLine()
				if x.pos == len(x.text) {
					return syntaxError(t, x.line, "unexpected EOF while parsing")
				}
				continue
			}
			return syntaxError(t, x.line, "unexpected character after line continuation character")
		case isDigitByte(c) || c == '.' && x.pos+1 < len(x.text) && isDigitByte(x.text[x.pos+1]):
			if err := x.number(t); err != nil {
				return err
			}
		case c == '\'' || c == '"':
			if err := x.str(t, ""); err != nil {
				return err
			}
		default:
			if err := x.nameOrOperator(t); err != nil {
				return err
			}
		}
	}
	return x.end(t)
}

func (x *astLexer) newLine() {
	if strings.HasPrefix(x.text[x.pos:], "\r\n") {
		x.pos++
	}
	x.pos++
	x.line++
}

// after makes sure that nothing but empty lines follows the expression.
func (x *astLexer) after(t *Task) error {
	for x.pos < len(x.text) {
		switch c := x.text[x.pos]; c {
		case '\n', '\r':
			x.newLine()
		case ' ', '\t', '\f':
			x.pos++
		case '#':
			for x.pos < len(x.text) && x.text[x.pos] != '\n' {
				x.pos++
			}
		default:
			return syntaxError(t, x.line, "invalid syntax")
		}
	}
	return x.end(t)
}

func (x *astLexer) end(t *Task) error {
	if n := len(x.open); n > 0 {
		return syntaxError(t, x.open[n-1].line, "'"+x.open[n-1].text+"' was never closed")
	}
	x.add(tokenEnd, "", nil)
	return nil
}

func (x *astLexer) add(kind tokenKind, text string, v Value) {
	x.tokens = append(x.tokens, astToken{kind, text, v, x.line})
}

func isNameStart(r rune) bool { return r == '_' || r >= 0x80 || r|0x20 >= 'a' && r|0x20 <= 'z' }

func (x *astLexer) nameOrOperator(t *Task) error {
	rest := x.text[x.pos:]
	if r, _ := utf8.DecodeRuneInString(rest); isNameStart(r) {
		n := 0
		for n < len(rest) {
			r, size := utf8.DecodeRuneInString(rest[n:])
			if !isNameStart(r) && !(r >= '0' && r <= '9') {
				break
			}
			n += size
		}
		name := rest[:n]
		if !StrIsIdentifier(name) {
			for _, r := range name {
				if !StrIsIdentifier("a" + string(r)) {
					return syntaxError(t, x.line, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r))
				}
			}
		}
		if n < len(rest) && (rest[n] == '\'' || rest[n] == '"') && n <= 2 {
			switch p := strings.ToLower(name); p {
			case "r", "u", "b", "br", "rb", "f", "fr", "rf":
				x.pos += n
				return x.str(t, p)
			}
		}
		x.pos += n
		x.add(tokenName, name, nil)
		return nil
	}
	for _, op := range astOperators {
		if !strings.HasPrefix(rest, op) {
			continue
		}
		x.pos += len(op)
		x.add(tokenOp, op, nil)
		switch op {
		case "(", "[", "{":
			x.open = append(x.open, x.tokens[len(x.tokens)-1])
		case ")", "]", "}":
			return x.closes(t, op)
		}
		return nil
	}
	if c := rest[0]; c < ' ' || c == 127 {
		return syntaxError(t, x.line, fmt.Sprintf("invalid non-printable character U+%04X", c))
	}
	return syntaxError(t, x.line, "invalid syntax")
}

// closes takes a closing bracket.
func (x *astLexer) closes(t *Task, op string) error {
	n := len(x.open) - 1
	if n < 0 {
		return syntaxError(t, x.line, "unmatched '"+op+"'")
	}
	opening := x.open[n]
	if strings.Index("([{", opening.text) != strings.Index(")]}", op) {
		where := ""
		if opening.line != x.line {
			where = " on line " + IntOf(int64(opening.line)).String()
		}
		return syntaxError(t, x.line, "closing parenthesis '"+op+"' does not match opening parenthesis '"+opening.text+"'"+where)
	}
	x.open = x.open[:n]
	return nil
}

// number takes a number as the tokenizer of CPython does.
func (x *astLexer) number(t *Task) error {
	s := x.text[x.pos:]
	n := 0
	digits := func(ok func(c byte) bool) bool {
		for n < len(s) {
			if s[n] == '_' && n+1 < len(s) && ok(s[n+1]) && n > 0 {
				n++
			}
			if !ok(s[n]) {
				break
			}
			n++
		}
		return n == 0 || s[n-1] != '_'
	}
	kind := "decimal"
	float := false
	if s[0] == '0' && len(s) > 1 && strings.IndexByte("xXoObB", s[1]) >= 0 {
		base, name := baseOf(s[1])
		kind, n = name, 2
		before := n
		digits(func(c byte) bool { return hexOf(c) < base })
		if n < len(s) && isDigitByte(s[n]) {
			return syntaxError(t, x.line, fmt.Sprintf("invalid digit '%c' in %s literal", s[n], kind))
		}
		if n == before || n < len(s) && s[n] == '_' {
			return syntaxError(t, x.line, "invalid "+kind+" literal")
		}
	} else {
		digits(isDigitByte)
		if n < len(s) && s[n] == '.' {
			float = true
			n++
			digits(isDigitByte)
		}
		if n < len(s) && s[n]|0x20 == 'e' {
			m := n + 1
			if m < len(s) && (s[m] == '+' || s[m] == '-') {
				m++
			}
			if m < len(s) && isDigitByte(s[m]) {
				float = true
				n = m
				digits(isDigitByte)
			}
		}
		if n < len(s) && s[n] == '_' {
			return syntaxError(t, x.line, "invalid decimal literal")
		}
		if !float && s[0] == '0' && strings.Trim(s[:n], "0_") != "" && !(n < len(s) && s[n]|0x20 == 'j') {
			return syntaxError(t, x.line, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
		}
	}
	text := strings.ReplaceAll(s[:n], "_", "")
	imaginary := n < len(s) && s[n]|0x20 == 'j' && kind == "decimal"
	if imaginary {
		n++
		kind = "imaginary"
	}
	if rest := s[n:]; rest != "" {
		if r, _ := utf8.DecodeRuneInString(rest); isNameStart(r) && !keywordFollows(rest) {
			return syntaxError(t, x.line, "invalid "+kind+" literal")
		}
	}
	var v Value
	var err error
	switch {
	case imaginary || float:
		var f Value
		if f, err = Call(t, TypeFloat, Str(text)); err == nil && imaginary {
			f, err = Call(t, TypeComplex, MakeInt(0), f)
		}
		v = f
	default:
		v, err = Call(t, TypeInt, Str(text), MakeInt(0))
		if text == strings.Repeat("0", len(text)) {
			v, err = MakeInt(0), nil
		}
		if err != nil {
			return syntaxError(t, x.line, err.Error()+" - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.")
		}
	}
	if err != nil {
		return err
	}
	x.pos += n
	x.add(tokenNumber, s[:n], v)
	return nil
}

// keywordFollows reports whether one of the words that may stand right behind a number does.
func keywordFollows(rest string) bool {
	for _, w := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

func baseOf(c byte) (int, string) {
	switch c | 0x20 {
	case 'x':
		return 16, "hexadecimal"
	case 'o':
		return 8, "octal"
	}
	return 2, "binary"
}

func hexOf(c byte) int {
	switch {
	case isDigitByte(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 99
}
