package py

import (
	"fmt"
	"strings"
	"testing"
)

// The recorded cases are Python expressions. This file evaluates them: literals,
// displays, names of builtins and native modules, calls, attributes, subscripts
// and operators, all through the dynamic layer that programs use.

type exprReader struct {
	t   *Task
	src string
	i   int
	env map[string]Value
}

// evalExpr evaluates one expression; what is no expression here fails the test.
func evalExpr(t *Task, src string) (v Value, err error) {
	r := &exprReader{t: t, src: src, env: map[string]Value{}}
	defer func() {
		if x := recover(); x != nil {
			if e, ok := x.(exprError); ok {
				v, err = nil, e.err
				return
			}
			panic(fmt.Sprintf("%s: %v", src, x))
		}
	}()
	v = r.expr(0)
	r.blanks()
	if r.i != len(r.src) {
		panic("cannot read the rest: " + r.src[r.i:])
	}
	return v, nil
}

type exprError struct{ err error }

func (r *exprReader) must(v Value, err error) Value {
	if err != nil {
		panic(exprError{err})
	}
	return v
}

func (r *exprReader) blanks() {
	for r.i < len(r.src) && r.src[r.i] == ' ' {
		r.i++
	}
}

func (r *exprReader) take(s string) bool {
	r.blanks()
	if strings.HasPrefix(r.src[r.i:], s) {
		last := s[len(s)-1]
		if end := r.i + len(s); byteIsAlpha(last) && end < len(r.src) && (byteIsAlpha(r.src[end]) || isDigitByte(r.src[end]) || r.src[end] == '_') {
			return false
		}
		r.i += len(s)
		return true
	}
	return false
}

func (r *exprReader) want(s string) {
	if !r.take(s) {
		panic("expected " + s + " at " + r.src[r.i:])
	}
}

type exprOp struct {
	text  string
	level int
	do    func(t *Task, a, b Value) (Value, error)
}

func cmpOp(f func(t *Task, a, b Value) (bool, error)) func(t *Task, a, b Value) (Value, error) {
	return func(t *Task, a, b Value) (Value, error) { x, err := f(t, a, b); return MakeBool(x), err }
}

var exprOps = []exprOp{
	{"==", 1, cmpOp(Eq)}, {"!=", 1, cmpOp(Ne)}, {"<=", 1, cmpOp(Le)}, {">=", 1, cmpOp(Ge)},
	{"not in", 1, func(t *Task, a, b Value) (Value, error) { x, err := Contains(t, b, a); return MakeBool(!x), err }},
	{"in", 1, func(t *Task, a, b Value) (Value, error) { x, err := Contains(t, b, a); return MakeBool(x), err }},
	{"is", 1, func(t *Task, a, b Value) (Value, error) { return MakeBool(Is(a, b)), nil }},
	{"<<", 5, LShift}, {">>", 5, RShift}, {"<", 1, cmpOp(Lt)}, {">", 1, cmpOp(Gt)},
	{"|", 2, Or}, {"^", 3, Xor}, {"&", 4, And}, {"+", 6, Add}, {"-", 6, Sub},
	{"**", 9, Pow}, {"*", 7, Mul}, {"//", 7, FloorDiv}, {"/", 7, TrueDiv}, {"%", 7, Mod},
}

func (r *exprReader) expr(level int) Value {
	r.blanks()
	var left Value
	switch {
	case level <= 1 && r.take("not"):
		b, err := Truth(r.t, r.expr(1))
		r.must(None, err)
		left = MakeBool(!b)
	case r.take("-"):
		left = r.must(Neg(r.t, r.expr(8)))
	case r.take("+"):
		left = r.must(Pos(r.t, r.expr(8)))
	case r.take("~"):
		left = r.must(Invert(r.t, r.expr(8)))
	default:
		left = r.postfix(r.atom())
	}
outer:
	for {
		r.blanks()
		for _, op := range exprOps {
			if op.level > level && strings.HasPrefix(r.src[r.i:], op.text) {
				if (op.text == "*" && strings.HasPrefix(r.src[r.i:], "**")) || (op.text == "/" && strings.HasPrefix(r.src[r.i:], "//")) {
					continue
				}
				if !r.take(op.text) {
					continue
				}
				next := op.level
				if op.text == "**" {
					next = 8
				}
				left = r.must(op.do(r.t, left, r.expr(next)))
				continue outer
			}
		}
		return left
	}
}

func (r *exprReader) list(end string) (items []Value, comma bool) {
	for {
		if r.take(end) {
			return items, comma
		}
		items = append(items, r.expr(0))
		comma = r.take(",")
		if !comma {
			r.want(end)
			return items, false
		}
	}
}

func (r *exprReader) atom() Value {
	r.blanks()
	c := r.src[r.i]
	switch {
	case c == '(':
		r.i++
		items, comma := r.list(")")
		if len(items) == 1 && !comma {
			return items[0]
		}
		return NewTuple(items...)
	case c == '[':
		r.i++
		items, _ := r.list("]")
		return NewList(items...)
	case c == '{':
		r.i++
		return r.brace()
	case isDigitByte(c) || c == '.':
		return r.number()
	case c == '\'' || c == '"':
		return r.text(false, false)
	case c == 'b' && r.i+1 < len(r.src) && (r.src[r.i+1] == '\'' || r.src[r.i+1] == '"'):
		r.i++
		return r.text(true, false)
	case c == 'r' && r.i+1 < len(r.src) && (r.src[r.i+1] == '\'' || r.src[r.i+1] == '"'):
		r.i++
		return r.text(false, true)
	}
	name := r.name()
	switch name {
	case "None":
		return None
	case "True":
		return True
	case "False":
		return False
	}
	if v, ok := Builtins().GetStr(name); ok {
		return v
	}
	if m, ok := ImportNative(name); ok {
		return m
	}
	panic("unknown name " + name)
}

func (r *exprReader) brace() Value {
	d := NewDict()
	if r.take("}") {
		return d
	}
	first := r.expr(0)
	if !r.take(":") {
		items := []Value{first}
		if r.take(",") {
			more, _ := r.list("}")
			items = append(items, more...)
		} else {
			r.want("}")
		}
		return r.must(valueOrError(NewSet(r.t, items...)))
	}
	r.must(None, d.Set(r.t, first, r.expr(0)))
	for r.take(",") && !r.take("}") {
		k := r.expr(0)
		r.want(":")
		r.must(None, d.Set(r.t, k, r.expr(0)))
	}
	r.take("}")
	return d
}

func (r *exprReader) name() string {
	start := r.i
	for r.i < len(r.src) && (byteIsAlpha(r.src[r.i]) || isDigitByte(r.src[r.i]) || r.src[r.i] == '_') {
		r.i++
	}
	if start == r.i {
		panic("no name at " + r.src[r.i:])
	}
	return r.src[start:r.i]
}

func (r *exprReader) number() Value {
	start := r.i
	for r.i < len(r.src) {
		c := r.src[r.i]
		if byteIsAlpha(c) || isDigitByte(c) || c == '.' || c == '_' || (c == '-' || c == '+') && r.src[r.i-1]|0x20 == 'e' && !strings.HasPrefix(r.src[start:], "0x") {
			r.i++
			continue
		}
		break
	}
	text := r.src[start:r.i]
	if strings.HasSuffix(text, "j") {
		f, _ := ParseFloatText(text[:len(text)-1])
		return Complex(complex(0, f))
	}
	if i, err := ParseIntBase(text, 0); err == nil {
		return i.Value()
	}
	f, err := ParseFloatText(text)
	if err != nil {
		panic("bad number " + text)
	}
	return Float(f)
}

func (r *exprReader) text(isBytes, raw bool) Value {
	quote := r.src[r.i]
	r.i++
	var b []byte
	for r.src[r.i] != quote {
		c := r.src[r.i]
		r.i++
		if c != '\\' || raw {
			b = append(b, c)
			continue
		}
		e := r.src[r.i]
		r.i++
		hex := func(n int) rune {
			v := rune(0)
			for k := 0; k < n; k++ {
				v = v<<4 | rune(hexValue(r.src[r.i]))
				r.i++
			}
			return v
		}
		switch e {
		case 'n':
			b = append(b, '\n')
		case 't':
			b = append(b, '\t')
		case 'r':
			b = append(b, '\r')
		case 'x':
			if v := hex(2); isBytes {
				b = append(b, byte(v))
			} else {
				b = appendRune(b, v)
			}
		case 'u':
			b = appendRune(b, hex(4))
		case 'U':
			b = appendRune(b, hex(8))
		default:
			b = append(b, e)
		}
	}
	r.i++
	if isBytes {
		return Bytes(b)
	}
	return Str(b)
}

func (r *exprReader) postfix(v Value) Value {
	for r.i < len(r.src) {
		switch r.src[r.i] {
		case '.':
			r.i++
			v = r.must(GetAttr(r.t, v, r.name()))
		case '(':
			r.i++
			var pos []Value
			var kw []Kw
			for !r.take(")") {
				if r.take("**") {
					d, _ := AsDict(r.expr(0))
					for k, x := range d.All() {
						s, _ := AsStr(k)
						kw = append(kw, Kw{s, x})
					}
				} else if r.take("*") {
					l := r.must(valueOrError(ListOf(r.t, r.expr(0))))
					pos = append(pos, l.(*List).Items...)
				} else if name, ok := r.keyword(); ok {
					kw = append(kw, Kw{name, r.expr(0)})
				} else {
					pos = append(pos, r.expr(0))
				}
				if !r.take(",") {
					r.want(")")
					break
				}
			}
			v = r.must(CallKw(r.t, v, pos, kw))
		case '[':
			r.i++
			v = r.must(GetItem(r.t, v, r.subscript()))
		default:
			return v
		}
	}
	return v
}

func (r *exprReader) keyword() (string, bool) {
	r.blanks()
	start := r.i
	for r.i < len(r.src) && (byteIsAlpha(r.src[r.i]) || isDigitByte(r.src[r.i]) || r.src[r.i] == '_') {
		r.i++
	}
	if r.i > start && r.i+1 < len(r.src) && r.src[r.i] == '=' && r.src[r.i+1] != '=' {
		r.i++
		return r.src[start : r.i-1], true
	}
	r.i = start
	return "", false
}

func (r *exprReader) subscript() Value {
	parts := []Value{None, None, None}
	n := 0
	isSlice := false
	for {
		if r.take("]") {
			break
		}
		if r.take(":") {
			isSlice = true
			n++
			continue
		}
		parts[n] = r.expr(0)
	}
	if isSlice {
		return &Slice{parts[0], parts[1], parts[2]}
	}
	return parts[0]
}

// outcome writes what an expression gives as the recordings do: the repr of the
// value, or "!" with class and text of the exception.
func outcome(t *Task, src string) string {
	v, err := evalExpr(t, src)
	if err == nil {
		var s string
		if s, err = Repr(t, v); err == nil {
			return s
		}
	}
	e := AsException(err)
	text, serr := StrOf(t, e)
	if serr != nil {
		text = "<str failed>"
	}
	return "!" + e.Class.Name + ": " + text
}

func testTask(t testing.TB) *Task {
	return NewTask(NewLoop())
}
