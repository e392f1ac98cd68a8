package pyast

// Before 3.12 CPython cut an f-string out as one token and parsed its fields one by
// one afterwards, each as "(expression)". The traces in the tree: every part of an
// f-string has the position of the whole (all adjacent literals); its constants
// take their kind from the first literal; and a tuple or generator expression that
// fills a field has the field's braces as its parentheses.

// formatted is the position that the parts of an f-string print.
type formatted struct {
	node                       *JoinedStr
	line, col, endLine, endCol int
	unicode                    bool // the first literal has the prefix u
}

// node prints n; it is where the old form of f-strings departs from the tree.
func (d *dumper) node(n Node) {
	if !d.old {
		d.fields(n)
		return
	}
	switch n := n.(type) {
	case *JoinedStr:
		if d.inside != nil {
			d.formatSpec(n)
			return
		}
		f := &formatted{node: n, unicode: d.file.Text[n.Start] == 'u'}
		f.line, f.col = d.position(n.Start)
		f.endLine, f.endCol = d.position(n.End)
		d.inside = f
		d.fields(n)
		d.inside = nil
	case *FormattedValue:
		f := d.inside
		d.open("FormattedValue")
		d.field("value")
		d.inside = nil
		d.fieldValue(f, n)
		d.inside = f
		d.field("conversion")
		d.int(n.Conversion)
		if n.FormatSpec != nil {
			d.field("format_spec")
			d.node(n.FormatSpec)
		}
		d.closeAt(n.Range)
	default:
		d.fields(n)
	}
}

// formatSpec prints the format spec of a field: it and the text at its end have the
// position of their own literal, and not of all the adjacent ones.
func (d *dumper) formatSpec(n *JoinedStr) {
	whole := d.inside
	start, end := d.literalAt(whole.node, n.Start)
	own := &formatted{node: whole.node}
	own.line, own.col = d.position(start)
	own.endLine, own.endCol = d.position(end)
	d.open("JoinedStr")
	d.field("values")
	d.raw("[")
	for i, v := range n.Values {
		if i > 0 {
			d.raw(", ")
		}
		if _, ok := v.(*Constant); ok && i == len(n.Values)-1 {
			d.inside = own
		}
		d.node(v)
	}
	d.raw("]")
	d.inside = own
	d.closeAt(n.Range)
	d.inside = whole
}

// kind returns the kind of a string constant.
func (d *dumper) kind(n *Constant) string {
	if d.inside != nil {
		if d.inside.unicode {
			return "u"
		}
		return ""
	}
	return n.Kind
}

// fieldValue prints the expression of a field.
func (d *dumper) fieldValue(f *formatted, n *FormattedValue) {
	text := d.file.Text
	switch v := n.Value.(type) {
	case *Tuple:
		if !d.parenthesized(v) {
			d.open("Tuple")
			d.field("elts")
			nodes(d, v.Elts)
			d.field("ctx")
			d.raw(v.Ctx.String() + "()")
			d.closeField(f, n, v.Range)
			return
		}
	case *GeneratorExp:
		if text[v.Start] != '(' || d.startsGroup(v) {
			d.open("GeneratorExp")
			d.field("elt")
			d.node(v.Elt)
			d.field("generators")
			nodes(d, v.Generators)
			d.closeField(f, n, v.Range)
			return
		}
	}
	d.node(n.Value)
}

// startsGroup reports whether the parenthesis at the start of a generator
// expression is not its own.
func (d *dumper) startsGroup(g *GeneratorExp) bool {
	return d.file.Text[g.End-1] != ')' || g.Elt.Span().Start == g.Start
}

// parenthesized reports whether a tuple has parentheses of its own: those opened
// in front of its first element are not all closed behind it.
func (d *dumper) parenthesized(t *Tuple) bool {
	if len(t.Elts) == 0 {
		return true
	}
	text, open := d.file.Text, 0
	first := t.Elts[0].Span()
	for i := t.Start; i < first.Start; i++ {
		if text[i] == '(' {
			open++
		}
	}
	for i := first.End; i < t.End && text[i] != ','; i++ {
		if text[i] == ')' {
			open--
		}
	}
	return open > 0
}

// closeField ends a node that takes the braces of the field for its parentheses.
func (d *dumper) closeField(f *formatted, n *FormattedValue, r Range) {
	text := d.file.Text
	line, col := d.position(n.Start)
	i := n.Start + 1
	for text[i] == ' ' || text[i] == '\t' || text[i] == '\f' {
		i++
	}
	if text[i] == '\n' || text[i] == '\r' {
		// With a newline right behind the brace, CPython does not count the
		// columns in front of it.
		at, _ := d.literalAt(f.node, n.Start)
		l, c := d.position(at)
		col = 0
		if l == line {
			col = c
		}
	}
	end := r.End
	for text[end] == ' ' || text[end] == '\t' || text[end] == '\f' || text[end] == '\n' || text[end] == '\r' {
		end++
	}
	endLine, endCol := d.position(end + 1)
	d.positions(line, col, endLine, endCol)
	d.close()
}

// literalAt returns the range of the literal that holds the offset at: one of the
// adjacent literals of n.
func (d *dumper) literalAt(n *JoinedStr, at int32) (start, end int32) {
	text := d.file.Text
	for i := n.Start; i < n.End; {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r' || c == '\\':
			i++
			continue
		case c == '#':
			for text[i] != '\n' && text[i] != '\r' {
				i++
			}
			continue
		}
		start = i
		for text[i] != '"' && text[i] != '\'' {
			i++
		}
		quote, width := text[i], int32(1)
		if text[i+1] == quote && text[i+2] == quote {
			width = 3
		}
		for i += width; i < n.End; i++ {
			if text[i] == '\\' {
				i++
			} else if text[i] == quote && (width == 1 || text[i+1] == quote && text[i+2] == quote) {
				break
			}
		}
		i += width
		if at < i {
			return start, i
		}
	}
	return n.Start, n.End
}
