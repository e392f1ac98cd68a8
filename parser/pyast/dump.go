package pyast

import (
	"strconv"

	"github.com/covetpy/covetgen/parser/source"
)

// Dump prints a tree as CPython's ast.dump(tree, include_attributes=True) does.
// target is the minor version whose form is wanted. Up to 11 the positions inside
// f-strings are those of CPython 3.11, and fields that came later are printed only
// where they are not empty; from 12 on every field is printed (show_empty=True).
func Dump(n Node, f *source.File, target int) string {
	d := &dumper{file: f, target: target, old: target < 12}
	if len(f.Text) >= 3 && f.Text[0] == 0xEF && f.Text[1] == 0xBB && f.Text[2] == 0xBF {
		d.bom = 3
	}
	d.node(n)
	return string(d.buf)
}

// dumper is the state of one Dump.
type dumper struct {
	file   *source.File
	target int
	old    bool // f-strings as before 3.12
	bom    int
	buf    []byte
	first  []bool // for each open node: no field printed yet
	line   int    // the line found last, and where it begins and ends
	start  int
	end    int

	inside *formatted // the f-string whose parts are being printed, for targets up to 3.11
}

// raw prints s as it is.
func (d *dumper) raw(s string) { d.buf = append(d.buf, s...) }

// open begins a node.
func (d *dumper) open(class string) {
	d.raw(class)
	d.buf = append(d.buf, '(')
	d.first = append(d.first, true)
}

// field begins a field.
func (d *dumper) field(name string) {
	top := len(d.first) - 1
	if !d.first[top] {
		d.raw(", ")
	}
	d.first[top] = false
	d.raw(name)
	d.buf = append(d.buf, '=')
}

// close ends a node.
func (d *dumper) close() {
	d.first = d.first[:len(d.first)-1]
	d.buf = append(d.buf, ')')
}

// closeAt prints the position and ends the node.
func (d *dumper) closeAt(r Range) {
	if d.inside != nil {
		d.positions(d.inside.line, d.inside.col, d.inside.endLine, d.inside.endCol)
		d.close()
		return
	}
	line, col := d.position(r.Start)
	endLine, endCol := d.position(r.End)
	d.positions(line, col, endLine, endCol)
	d.close()
}

// positions prints the four attributes of a node.
func (d *dumper) positions(line, col, endLine, endCol int) {
	d.field("lineno")
	d.int(line)
	d.raw(", col_offset=")
	d.int(col)
	d.raw(", end_lineno=")
	d.int(endLine)
	d.raw(", end_col_offset=")
	d.int(endCol)
}

// position returns the line and the column, in bytes, of an offset.
func (d *dumper) position(at int32) (line, col int) {
	off := int(at)
	if d.line == 0 || off < d.start || off >= d.end {
		d.line = d.file.Line(off)
		d.start = d.file.LineStart(d.line)
		d.end = d.file.LineStart(d.line + 1)
	}
	col = off - d.start
	if d.line == 1 {
		col -= d.bom
	}
	return d.line, col
}

// int prints an integer field.
func (d *dumper) int(v int) { d.buf = strconv.AppendInt(d.buf, int64(v), 10) }

// bool prints a flag, which is an int in CPython's tree.
func (d *dumper) bool(v bool) {
	if v {
		d.raw("1")
	} else {
		d.raw("0")
	}
}

// str prints an identifier or a string as its repr.
func (d *dumper) str(s string) { d.buf = appendStr(d.buf, s) }

// strings prints a list of identifiers.
func (d *dumper) strings(list []string) {
	d.raw("[")
	for i, s := range list {
		if i > 0 {
			d.raw(", ")
		}
		d.str(s)
	}
	d.raw("]")
}

// cmpOps prints the operators of a comparison.
func (d *dumper) cmpOps(list []CmpOperator) {
	d.raw("[")
	for i, o := range list {
		if i > 0 {
			d.raw(", ")
		}
		d.raw(o.String())
		d.raw("()")
	}
	d.raw("]")
}

// nodes prints a list; an absent element is None.
func nodes[T Node](d *dumper, list []T) {
	d.raw("[")
	for i, n := range list {
		if i > 0 {
			d.raw(", ")
		}
		if any(n) == nil {
			d.raw("None")
		} else {
			d.node(n)
		}
	}
	d.raw("]")
}

// bad prints the nodes that CPython has no class for.
func (d *dumper) bad(n Node) {
	if _, ok := n.(*BadStmt); ok {
		d.open("BadStmt")
	} else {
		d.open("BadExpr")
	}
	d.closeAt(n.Span())
}

// constant prints the value of a constant.
func (d *dumper) constant(c Const) { d.buf = c.appendRepr(d.buf) }
