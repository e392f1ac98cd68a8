package schema

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// ParseJSON reads JSON as jiter, pydantic-core's parser, does for
// model_validate_json: NaN and the infinities are allowed, lone surrogates and
// deep nesting are not. problem is jiter's message with line and column, "" for
// none. Request bodies do not come here: FastAPI reads them with Python's json.
func ParseJSON(data []byte) (v py.Value, problem string) {
	p := jiter{data: data}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(jiterError)
			if !ok {
				panic(r)
			}
			v, problem = nil, p.describe(e)
		}
	}()
	p.space()
	v = p.value(jiterMaxDepth)
	p.space()
	if p.at < len(p.data) {
		p.fail("trailing characters", p.at)
	}
	return v, ""
}

const jiterMaxDepth = 200

type jiter struct {
	data []byte
	at   int
}

// jiterError unwinds the parser; it never leaves ParseJSON.
type jiterError struct {
	text string
	at   int
}

func (p *jiter) fail(text string, at int) { panic(jiterError{text, at}) }

// describe adds the line and column of an error.
func (p *jiter) describe(e jiterError) string {
	line, start := 1, 0
	for i, c := range p.data {
		if c == '\n' {
			line++
			start = i + 1
		}
		if i == e.at {
			return fmt.Sprintf("%s at line %d column %d", e.text, line, i+1-start)
		}
	}
	return fmt.Sprintf("%s at line %d column %d", e.text, line, max(0, len(p.data)-start))
}

func (p *jiter) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

func (p *jiter) peek() (byte, bool) {
	p.space()
	if p.at >= len(p.data) {
		return 0, false
	}
	return p.data[p.at], true
}

func (p *jiter) value(depth int) py.Value {
	c, ok := p.peek()
	if !ok {
		p.fail("EOF while parsing a value", p.at)
	}
	switch {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		return py.Str(p.text())
	case c == 't':
		return p.ident("true", py.True)
	case c == 'f':
		return p.ident("false", py.False)
	case c == 'n':
		return p.ident("null", py.None)
	case c == 'N':
		return p.ident("NaN", py.Float(math.NaN()))
	case c == 'I':
		return p.ident("Infinity", py.Float(math.Inf(1)))
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	p.fail("expected value", p.at)
	return nil
}

func (p *jiter) ident(word string, v py.Value) py.Value {
	for i := 1; i < len(word); i++ {
		if p.at+i >= len(p.data) {
			p.fail("EOF while parsing a value", len(p.data))
		}
		if p.data[p.at+i] != word[i] {
			p.fail("expected ident", p.at+i)
		}
	}
	p.at += len(word)
	return v
}

func (p *jiter) array(depth int) py.Value {
	if depth == 0 {
		p.fail("recursion limit exceeded", p.at)
	}
	out := py.NewList()
	p.at++
	c, ok := p.peek()
	if !ok {
		p.fail("EOF while parsing a list", p.at)
	}
	if c == ']' {
		p.at++
		return out
	}
	for {
		out.Items = append(out.Items, p.value(depth-1))
		c, ok := p.peek()
		switch {
		case !ok:
			p.fail("EOF while parsing a list", p.at)
		case c == ']':
			p.at++
			return out
		case c != ',':
			p.fail("expected `,` or `]`", p.at)
		}
		p.at++
		if c, ok := p.peek(); !ok {
			p.fail("EOF while parsing a value", p.at)
		} else if c == ']' {
			p.fail("trailing comma", p.at)
		}
	}
}

func (p *jiter) object(depth int) py.Value {
	if depth == 0 {
		p.fail("recursion limit exceeded", p.at)
	}
	out := py.NewDict()
	p.at++
	c, ok := p.peek()
	if !ok {
		p.fail("EOF while parsing an object", p.at)
	}
	if c == '}' {
		p.at++
		return out
	}
	for {
		if c != '"' {
			p.fail("key must be a string", p.at)
		}
		key := p.text()
		if c, ok = p.peek(); !ok {
			p.fail("EOF while parsing an object", p.at)
		}
		if c != ':' {
			p.fail("expected `:`", p.at)
		}
		p.at++
		out.SetStr(key, p.value(depth-1))
		c, ok = p.peek()
		switch {
		case !ok:
			p.fail("EOF while parsing an object", p.at)
		case c == '}':
			p.at++
			return out
		case c != ',':
			p.fail("expected `,` or `}`", p.at)
		}
		p.at++
		if c, ok = p.peek(); !ok {
			p.fail("EOF while parsing a value", p.at)
		}
		if c == '}' {
			p.fail("trailing comma", p.at)
		}
	}
}

func (p *jiter) number() py.Value {
	start := p.at
	if p.data[p.at] == '-' {
		p.at++
		if p.at < len(p.data) && p.data[p.at] == 'I' {
			return p.ident("Infinity", py.Float(math.Inf(-1)))
		}
	}
	digits := func() int {
		n := 0
		for p.at < len(p.data) && p.data[p.at]-'0' <= 9 {
			p.at++
			n++
		}
		return n
	}
	first := p.at
	n := digits()
	if n == 0 {
		if p.at >= len(p.data) {
			p.fail("EOF while parsing a value", p.at)
		}
		p.fail("invalid number", p.at)
	}
	if p.data[first] == '0' && n > 1 {
		p.fail("invalid number", first+1)
	}
	float := false
	if p.at < len(p.data) && p.data[p.at] == '.' {
		float = true
		p.at++
		if digits() == 0 {
			p.numberEnd()
		}
	}
	if p.at < len(p.data) && (p.data[p.at] == 'e' || p.data[p.at] == 'E') {
		float = true
		p.at++
		if p.at < len(p.data) && (p.data[p.at] == '+' || p.data[p.at] == '-') {
			p.at++
		}
		if digits() == 0 {
			p.numberEnd()
		}
	}
	text := string(p.data[start:p.at])
	if float {
		f, _ := strconv.ParseFloat(text, 64)
		return py.Float(f)
	}
	i, ok, _ := jiterInt(text)
	if !ok {
		p.fail("number out of range", p.at)
	}
	return i.Value()
}

func (p *jiter) numberEnd() {
	if p.at >= len(p.data) {
		p.fail("EOF while parsing a value", p.at)
	}
	p.fail("invalid number", p.at)
}

// text reads the string whose opening quote is at p.at.
func (p *jiter) text() string {
	p.at++
	start := p.at
	for p.at < len(p.data) && plainJSON[p.data[p.at]] {
		p.at++
	}
	if p.at < len(p.data) && p.data[p.at] == '"' {
		s := p.checked(p.data[start:p.at], start)
		p.at++
		return s
	}
	out := append([]byte(nil), p.data[start:p.at]...)
	for {
		if p.at >= len(p.data) {
			p.fail("EOF while parsing a string", p.at)
		}
		c := p.data[p.at]
		switch {
		case c == '"':
			p.at++
			return p.checked(out, start)
		case c < 0x20:
			p.fail("control character (\\u0000-\\u001F) found while parsing a string", p.at)
		case c != '\\':
			out = append(out, c)
			p.at++
			continue
		}
		p.at++
		if p.at >= len(p.data) {
			p.fail("EOF while parsing a string", p.at)
		}
		switch c := p.data[p.at]; c {
		case '"', '\\', '/':
			out = append(out, c)
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			out = utf8.AppendRune(out, p.unicode())
		default:
			p.fail("invalid escape", p.at)
		}
		p.at++
	}
}

func (p *jiter) checked(b []byte, start int) string {
	if !utf8.Valid(b) {
		valid, _ := utf8Problem(string(b))
		p.fail("invalid unicode code point", start+valid+1)
	}
	return string(b)
}

// unicode reads the digits after \u, and the second half of a pair; p.at is
// left on the last digit.
func (p *jiter) unicode() rune {
	r := p.hex4()
	switch {
	case r >= 0xdc00 && r <= 0xdfff:
		p.fail("lone leading surrogate in hex escape", p.at)
	case r >= 0xd800 && r <= 0xdbff:
		for _, want := range []byte{'\\', 'u'} {
			p.at++
			if p.at >= len(p.data) {
				p.fail("EOF while parsing a string", p.at)
			}
			if p.data[p.at] != want {
				p.fail("unexpected end of hex escape", p.at)
			}
		}
		low := p.hex4()
		if low < 0xdc00 || low > 0xdfff {
			p.fail("lone leading surrogate in hex escape", p.at)
		}
		return 0x10000 + (r-0xd800)<<10 + (low - 0xdc00)
	}
	return r
}

func (p *jiter) hex4() rune {
	r := rune(0)
	for range 4 {
		p.at++
		if p.at >= len(p.data) {
			p.fail("EOF while parsing a string", p.at)
		}
		d := hexDigit(p.data[p.at])
		if d < 0 {
			p.fail("invalid escape", p.at)
		}
		r = r<<4 | rune(d)
	}
	return r
}
