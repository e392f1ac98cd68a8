package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// Carets is what a traceback prints under a line of code to point at a part of it: Skip
// columns behind the line's indentation come Left times "~", Middle times "^" and Right times
// "~". The zero value: nothing is printed.
type Carets struct{ Skip, Left, Middle, Right int }

// CaretsOf computes the carets for the code at span, as traceback.StackSummary of CPython 3.11
// does: an operator or a subscript is set off from its operands, and code that fills its line
// gets none. Lines with wide or combining characters get none either, since their columns
// depend on the terminal.
func CaretsOf(span source.Span) Carets {
	f := span.File
	number := f.Line(span.Start)
	at := f.LineStart(number)
	line := f.LineText(number)
	stripped := strings.TrimSpace(line)
	start, end := span.Start-at, span.End-at
	if start < 0 || start > len(line) || !narrow(line) {
		return Carets{}
	}
	left, right, anchored := 0, 0, false
	if span.End > span.Start && f.Line(span.End-1) == number {
		end = min(end, len(line))
		left, right, anchored = anchors(line[start:end])
	} else {
		end = len(strings.TrimRightFunc(line, unicode.IsSpace))
	}
	segment := line[start:max(start, end)]
	width := utf8.RuneCountInString
	if !(width(segment) < width(stripped) || anchored && right > left) {
		return Carets{}
	}
	indent := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	c := Carets{Skip: width(line[indent:max(indent, start)]), Middle: width(segment)}
	if anchored {
		c.Left = width(segment[:left])
		c.Middle = width(segment[left:right])
		c.Right = width(segment[right:])
	}
	return c
}

// narrow reports whether each character of a line takes one column.
func narrow(line string) bool {
	for _, r := range line {
		if r >= 0x300 {
			return false
		}
	}
	return true
}

// anchors finds what traceback sets off in a piece of code: the operator of a binary
// operation, or the brackets of a subscript, as byte offsets.
func anchors(segment string) (left, right int, ok bool) {
	module, list := ParseFile(source.NewFile("segment", []byte(segment)), Options{})
	if list.HasErrors() || len(module.Body) != 1 {
		return 0, 0, false
	}
	statement, isExpr := module.Body[0].(*pyast.ExprStmt)
	if !isExpr {
		return 0, 0, false
	}
	blank := func(i int) bool { return segment[i] == ' ' || segment[i] == '\t' || segment[i] == '\f' }
	switch x := statement.Value.(type) {
	case *pyast.BinOp:
		from := int(x.Left.Span().End)
		operator := segment[from:x.Right.Span().Start]
		offset := len(operator) - len(strings.TrimLeft(operator, " \t\f"))
		left = from + offset
		right = left + 1
		if offset+1 < len(operator) && !blank(right) {
			right++
		}
		for left < len(segment) && (blank(left) || segment[left] == ')' || segment[left] == '#') {
			left, right = left+1, right+1
		}
		return left, min(right, len(segment)), true
	case *pyast.Subscript:
		left, right = int(x.Value.Span().End), int(x.Slice.Span().End)+1
		for left < len(segment) && (blank(left) || segment[left] != '[') {
			left++
		}
		for right < len(segment) && segment[right] != ']' {
			right++
		}
		return left, min(right+1, len(segment)), true
	}
	return 0, 0, false
}
