package eval

import (
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Unparse writes an annotation as CPython keeps it with "from __future__ import
// annotations" (Python/ast_unparse.c): normal spacing, repr of constants.
// Expressions that annotations do not consist of keep their source text.
func Unparse(file *source.File, e pyast.Expr) string {
	u := unparser{file: file}
	u.expr(e, precTuple)
	return u.b.String()
}

// The precedences of ast_unparse.c.
const (
	precTuple = iota
	precTest
	precOr
	precAnd
	precNot
	precCmp
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var binaryPrecedence = map[pyast.Operator]int{
	pyast.BitOr: precBitOr, pyast.BitXor: precBitXor, pyast.BitAnd: precBitAnd, pyast.LShift: precShift, pyast.RShift: precShift,
	pyast.Add: precArith, pyast.Sub: precArith, pyast.Mult: precTerm, pyast.MatMult: precTerm, pyast.Div: precTerm, pyast.Mod: precTerm,
	pyast.FloorDiv: precTerm, pyast.Pow: precPower,
}

type unparser struct {
	file *source.File
	b    strings.Builder
}

func (u *unparser) list(items []pyast.Expr) {
	for i, x := range items {
		if i > 0 {
			u.b.WriteString(", ")
		}
		u.expr(x, precTest)
	}
}

// group writes what body writes, in parentheses when the surroundings bind
// tighter.
func (u *unparser) group(own, around int, body func()) {
	if own < around {
		u.b.WriteByte('(')
		defer u.b.WriteByte(')')
	}
	body()
}

func (u *unparser) expr(e pyast.Expr, level int) {
	switch n := e.(type) {
	case *pyast.Name:
		u.b.WriteString(n.Id)
	case *pyast.Attribute:
		u.expr(n.Value, precAtom)
		u.b.WriteString("." + n.Attr)
	case *pyast.Constant:
		if n.Value.Kind == pyast.ConstEllipsis {
			u.b.WriteString("...")
			return
		}
		text, err := py.Repr(nil, constant(n.Value))
		if err != nil {
			text = sourceText(u.file, n)
		}
		u.b.WriteString(text)
	case *pyast.Subscript:
		u.expr(n.Value, precAtom)
		u.b.WriteByte('[')
		u.expr(n.Slice, precTuple)
		u.b.WriteByte(']')
	case *pyast.Tuple:
		if len(n.Elts) == 0 {
			u.b.WriteString("()")
			return
		}
		u.group(precTuple, level, func() {
			u.list(n.Elts)
			if len(n.Elts) == 1 {
				u.b.WriteByte(',')
			}
		})
	case *pyast.List:
		u.b.WriteByte('[')
		u.list(n.Elts)
		u.b.WriteByte(']')
	case *pyast.Starred:
		u.b.WriteByte('*')
		u.expr(n.Value, precBitOr)
	case *pyast.BinOp:
		own := binaryPrecedence[n.Op]
		u.group(own, level, func() {
			right := 0
			if n.Op == pyast.Pow {
				right = 1
			}
			u.expr(n.Left, own+right)
			u.b.WriteString(" " + binaryOperators[n.Op].text + " ")
			u.expr(n.Right, own+1-right)
		})
	case *pyast.UnaryOp:
		own, text := precFactor, unaryOperators[n.Op].text
		if n.Op == pyast.Not {
			own, text = precNot, "not "
		}
		u.group(own, level, func() {
			u.b.WriteString(text)
			u.expr(n.Operand, own)
		})
	case *pyast.BoolOp:
		own, word := precAnd, " and "
		if n.Op == pyast.Or {
			own, word = precOr, " or "
		}
		u.group(own, level, func() {
			for i, x := range n.Values {
				if i > 0 {
					u.b.WriteString(word)
				}
				u.expr(x, own+1)
			}
		})
	case *pyast.Call:
		u.expr(n.Func, precAtom)
		u.b.WriteByte('(')
		u.list(n.Args)
		for i, k := range n.Keywords {
			if i > 0 || len(n.Args) > 0 {
				u.b.WriteString(", ")
			}
			if k.Arg == "" {
				u.b.WriteString("**")
			} else {
				u.b.WriteString(k.Arg + "=")
			}
			u.expr(k.Value, precTest)
		}
		u.b.WriteByte(')')
	case *pyast.Dict:
		u.b.WriteByte('{')
		for i, k := range n.Keys {
			if i > 0 {
				u.b.WriteString(", ")
			}
			if k == nil {
				u.b.WriteString("**")
				u.expr(n.Values[i], precBitOr)
				continue
			}
			u.expr(k, precTest)
			u.b.WriteString(": ")
			u.expr(n.Values[i], precTest)
		}
		u.b.WriteByte('}')
	default:
		u.b.WriteString(sourceText(u.file, e))
	}
}
