package py

import "strings"

// ast.literal_eval at run time: expressions are read by their grammar, so that those that are no literals raise ValueError and
// everything else SyntaxError. What the reader keeps of an expression is what literal_eval looks at.

// astNode is an expression: its class in module ast, and for the classes of literals what is in it.
type astNode struct {
	class string
	line  int
	value Value // of a Constant
	op    string
	items []*astNode // nil among a Dict's keys: **
}

type astParser struct {
	t      *Task
	tokens []astToken
	at     int
	depth  int
}

const astMaxDepth = 200 // brackets, as the tokenizer of CPython

func (p *astParser) peek() astToken { return p.tokens[p.at] }

func (p *astParser) is(op string) bool {
	k := p.peek()
	return (k.kind == tokenOp || k.kind == tokenName) && k.text == op
}

// take goes over an operator or a keyword.
func (p *astParser) take(op string) bool {
	if p.is(op) {
		p.at++
		return true
	}
	return false
}

func (p *astParser) fault() error {
	k := p.peek()
	return syntaxError(p.t, k.line, "invalid syntax")
}

func (p *astParser) need(op string) error {
	if p.take(op) {
		return nil
	}
	return p.fault()
}

var astKeywords = setOfWords("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

func setOfWords(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// literalOf is ast.literal_eval of a text.
func literalOf(t *Task, text string) (Value, error) {
	text = strings.TrimLeft(text, " \t")
	if strings.IndexByte(text, 0) >= 0 {
		return nil, NewException(t, SyntaxError, Str("source code string cannot contain null bytes"))
	}
	x := &astLexer{text: text}
	if err := x.lex(t); err != nil {
		return nil, err
	}
	if len(x.tokens) == 1 {
		return nil, syntaxError(t, x.line-1, "invalid syntax")
	}
	p := &astParser{t: t, tokens: x.tokens}
	n, err := p.list()
	if err == nil && p.peek().kind != tokenEnd {
		err = p.fault()
	}
	if err != nil {
		return nil, err
	}
	return n.convert(t)
}

// list reads expressions up to the end: one, or a tuple.
func (p *astParser) list() (*astNode, error) {
	first := p.peek()
	one, err := p.expression()
	if err != nil || !p.is(",") {
		return one, err
	}
	tuple := &astNode{class: "Tuple", line: first.line, items: []*astNode{one}}
	for p.take(",") {
		if k := p.peek(); k.kind == tokenEnd || k.kind == tokenOp && strings.Contains(")]}=:", k.text) {
			break
		}
		n, err := p.expression()
		if err != nil {
			return nil, err
		}
		tuple.items = append(tuple.items, n)
	}
	return tuple, nil
}

func (p *astParser) starred() (*astNode, error) {
	if line := p.peek().line; p.take("*") {
		_, err := p.binary(0)
		return &astNode{class: "Starred", line: line}, err
	}
	return p.named()
}

func (p *astParser) named() (*astNode, error) {
	k := p.peek()
	if k.kind == tokenName && !astKeywords[k.text] && p.tokens[p.at+1].text == ":=" {
		p.at += 2
		_, err := p.expression()
		return &astNode{class: "NamedExpr", line: k.line}, err
	}
	return p.expression()
}

// expression reads a lambda, or a condition with its alternatives.
func (p *astParser) expression() (*astNode, error) {
	line := p.peek().line
	if p.take("lambda") {
		for depth := 0; ; p.at++ {
			k := p.peek()
			if k.kind == tokenEnd {
				return nil, p.fault()
			}
			if depth == 0 && k.text == ":" {
				break
			}
			depth += strings.Count("([{", k.text)*len(k.text) - strings.Count(")]}", k.text)*len(k.text)
		}
		p.at++
		_, err := p.expression()
		return &astNode{class: "Lambda", line: line}, err
	}
	n, err := p.disjunction()
	if err != nil || !p.take("if") {
		return n, err
	}
	if _, err = p.disjunction(); err != nil {
		return nil, err
	}
	if err = p.need("else"); err != nil {
		return nil, err
	}
	_, err = p.expression()
	return &astNode{class: "IfExp", line: line}, err
}

func (p *astParser) disjunction() (*astNode, error) {
	return p.chain("or", func() (*astNode, error) { return p.chain("and", p.inversion) })
}

func (p *astParser) chain(op string, part func() (*astNode, error)) (*astNode, error) {
	n, err := part()
	for err == nil && p.take(op) {
		if _, err = part(); err == nil {
			n = &astNode{class: "BoolOp", line: n.line}
		}
	}
	return n, err
}

func (p *astParser) inversion() (*astNode, error) {
	if line := p.peek().line; p.take("not") {
		_, err := p.inversion()
		return &astNode{class: "UnaryOp", op: "not", line: line}, err
	}
	n, err := p.binary(0)
	for err == nil {
		switch {
		case p.take("not"):
			err = p.need("in")
		case p.take("is"):
			p.take("not")
		case p.take("in"), p.take("=="), p.take("!="), p.take("<"), p.take(">"), p.take("<="), p.take(">="):
		default:
			return n, nil
		}
		if err == nil {
			_, err = p.binary(0)
		}
		if err == nil {
			n = &astNode{class: "Compare", line: n.line}
		}
	}
	return nil, err
}

var astLevels = [...][]string{{"|"}, {"^"}, {"&"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "//", "%", "@"}}

func (p *astParser) binary(level int) (*astNode, error) {
	if level == len(astLevels) {
		return p.unary()
	}
	n, err := p.binary(level + 1)
next:
	for err == nil {
		for _, op := range astLevels[level] {
			if p.peek().kind == tokenOp && p.take(op) {
				var right *astNode
				if right, err = p.binary(level + 1); err == nil {
					n = &astNode{class: "BinOp", op: op, line: n.line, items: []*astNode{n, right}}
				}
				continue next
			}
		}
		return n, nil
	}
	return nil, err
}

func (p *astParser) unary() (*astNode, error) {
	k := p.peek()
	if k.kind == tokenOp && (k.text == "-" || k.text == "+" || k.text == "~") {
		p.at++
		n, err := p.unary()
		return &astNode{class: "UnaryOp", op: k.text, line: k.line, items: []*astNode{n}}, err
	}
	n, err := p.primary()
	if err == nil && p.take("**") {
		if _, err = p.unary(); err == nil {
			n = &astNode{class: "BinOp", op: "**", line: n.line}
		}
	}
	return n, err
}

// primary reads an atom with its calls, subscripts and attributes.
func (p *astParser) primary() (*astNode, error) {
	line := p.peek().line
	awaited := p.take("await")
	n, err := p.atom()
	for err == nil {
		switch {
		case p.take("."):
			if k := p.peek(); k.kind != tokenName || astKeywords[k.text] {
				return nil, p.fault()
			}
			p.at++
			n = &astNode{class: "Attribute", line: n.line}
		case p.is("("):
			name := n
			if n, err = p.call(); err == nil && name.class == "Name" && len(n.items) == 0 && n.op == "" {
				n.op = name.op
			}
		case p.is("["):
			if _, err = p.bracketed("]", p.slice); err == nil {
				n = &astNode{class: "Subscript", line: n.line}
			}
		default:
			if awaited {
				n = &astNode{class: "Await", line: line}
			}
			return n, nil
		}
	}
	return nil, err
}

// bracketed reads a list in brackets, a comma after the last included; the brackets and how many there were.
func (p *astParser) bracketed(end string, item func() (*astNode, error)) (*astNode, error) {
	n := &astNode{line: p.peek().line}
	if p.depth++; p.depth > astMaxDepth {
		return nil, syntaxError(p.t, n.line, "too many nested parentheses")
	}
	defer func() { p.depth-- }()
	p.at++
	for !p.take(end) {
		i, err := item()
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, i)
		if p.is("for") || p.is("async") {
			if err := p.comprehension(); err != nil {
				return nil, err
			}
			n.class = "comprehension"
			return n, p.need(end)
		}
		if !p.take(",") {
			n.class = "closed"
			return n, p.need(end)
		}
	}
	return n, nil
}

func (p *astParser) call() (*astNode, error) {
	n, err := p.bracketed(")", func() (*astNode, error) {
		k := p.peek()
		if p.take("**") {
			return p.expression()
		}
		if k.kind == tokenName && !astKeywords[k.text] && p.tokens[p.at+1].text == "=" {
			p.at += 2
			return p.expression()
		}
		return p.starred()
	})
	if err == nil {
		n.class = "Call"
	}
	return n, err
}

func (p *astParser) slice() (*astNode, error) {
	n, err := (*astNode)(nil), error(nil)
	if !p.is(":") {
		if n, err = p.starred(); err != nil {
			return nil, err
		}
	}
	for range 2 {
		if !p.take(":") {
			break
		}
		n = &astNode{class: "Slice"}
		if !p.is(":") && !p.is(",") && !p.is("]") {
			if _, err = p.expression(); err != nil {
				return nil, err
			}
		}
	}
	return n, nil
}

// comprehension reads the loops and conditions of one.
func (p *astParser) comprehension() error {
	for {
		p.take("async")
		if p.take("for") {
			if _, err := p.binary(0); err != nil { // the target is such an expression too
				return err
			}
			for p.take(",") {
				if p.is("in") {
					break
				}
				if _, err := p.binary(0); err != nil {
					return err
				}
			}
			if err := p.need("in"); err != nil {
				return err
			}
			if _, err := p.disjunction(); err != nil {
				return err
			}
		} else if p.take("if") {
			if _, err := p.disjunction(); err != nil {
				return err
			}
		} else {
			return nil
		}
	}
}

func (p *astParser) atom() (*astNode, error) {
	k := p.peek()
	n := &astNode{class: "Constant", line: k.line, value: k.value}
	switch k.kind {
	case tokenNumber:
		p.at++
		return n, nil
	case tokenString:
		return p.strings()
	case tokenName:
		switch k.text {
		case "True":
			n.value = True
		case "False":
			n.value = False
		case "None":
			n.value = None
		default:
			if astKeywords[k.text] {
				return nil, p.fault()
			}
			n.class, n.op = "Name", k.text
		}
		p.at++
		return n, nil
	case tokenEnd:
		return nil, p.fault()
	}
	switch k.text {
	case "...":
		p.at++
		n.value = Ellipsis
		return n, nil
	case "(":
		if p.tokens[p.at+1].text == "yield" {
			return nil, Raise(NotImplementedError, "a yield in a text that is read at run time")
		}
		in, err := p.bracketed(")", p.starred)
		switch {
		case err != nil:
			return nil, err
		case in.class == "comprehension":
			return &astNode{class: "GeneratorExp", line: k.line}, nil
		case in.class == "closed" && len(in.items) == 1:
			if in.items[0].class == "Starred" {
				return nil, syntaxError(p.t, k.line, "cannot use starred expression here")
			}
			return in.items[0], nil
		}
		in.class = "Tuple"
		return in, nil
	case "[":
		in, err := p.bracketed("]", p.starred)
		if err != nil {
			return nil, err
		}
		if in.class != "comprehension" {
			in.class = "List"
		} else {
			in.class = "ListComp"
		}
		return in, nil
	case "{":
		return p.braces()
	}
	return nil, p.fault()
}

// strings joins strings that stand side by side.
func (p *astParser) strings() (*astNode, error) {
	n := &astNode{class: "Constant", line: p.peek().line}
	bytes, text, formatted := 0, 0, false
	var whole strings.Builder
	for ; p.peek().kind == tokenString; p.at++ {
		switch v := p.peek().value.(type) {
		case Bytes:
			bytes++
			whole.WriteString(string(v))
		case Str:
			text++
			s, _ := AsStr(v)
			whole.WriteString(s)
		default:
			text++
			formatted = true
		}
	}
	switch {
	case bytes > 0 && text > 0:
		return nil, syntaxError(p.t, n.line, "cannot mix bytes and nonbytes literals")
	case formatted:
		n.class = "JoinedStr"
	case bytes > 0:
		n.value = Bytes(whole.String())
	default:
		n.value = Str(whole.String())
	}
	return n, nil
}

// braces reads a dict or a set.
func (p *astParser) braces() (*astNode, error) {
	dict, set := false, false
	in, err := p.bracketed("}", func() (*astNode, error) {
		if p.take("**") {
			if set {
				return nil, p.fault()
			}
			dict = true
			v, err := p.binary(0)
			return &astNode{items: []*astNode{nil, v}}, err
		}
		key, err := p.starred()
		if err != nil {
			return nil, err
		}
		if !p.is(":") || set {
			if dict {
				return nil, p.fault()
			}
			set = true
			return key, nil
		}
		p.at++
		dict = true
		v, err := p.expression()
		return &astNode{items: []*astNode{key, v}}, err
	})
	if err != nil {
		return nil, err
	}
	comprehension := in.class == "comprehension"
	switch {
	case set && comprehension:
		in.class = "SetComp"
	case set:
		in.class = "Set"
	case comprehension:
		in.class = "DictComp"
	default:
		in.class = "Dict"
	}
	return in, nil
}

// astObject is what an error shows of a node.
type astObject struct{ class string }

var typeAstNode = newRootType(astTables{}, "ast", "AST")

// Type implements Value.
func (*astObject) Type() *Type { return typeAstNode }

func (n *astNode) malformed() error {
	o := &astObject{n.class}
	return Raise(ValueError, "malformed node or string on line %d: <ast.%s object at %s>", n.line, n.class, address(o))
}

// isNumber reports whether the node is a number, bool not among them.
func (n *astNode) number() (Value, error) {
	switch n.value.(type) {
	case SmallInt, *BigInt, Float, Complex:
		return n.value, nil
	}
	return nil, n.malformed()
}

func (n *astNode) signed(t *Task) (Value, error) {
	if n.class != "UnaryOp" || n.op != "+" && n.op != "-" {
		return n.number()
	}
	v, err := n.items[0].number()
	if err != nil {
		return nil, err
	}
	if n.op == "-" {
		return Neg(t, v)
	}
	return Pos(t, v)
}

// convert is literal_eval's _convert.
func (n *astNode) convert(t *Task) (Value, error) {
	all := func() ([]Value, error) {
		var out []Value
		for _, i := range n.items {
			v, err := i.convert(t)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	}
	switch {
	case n.class == "Constant":
		return n.value, nil
	case n.class == "Tuple", n.class == "List", n.class == "Set":
		v, err := all()
		if err != nil {
			return nil, err
		}
		switch n.class {
		case "Tuple":
			return NewTuple(v...), nil
		case "List":
			return NewList(v...), nil
		}
		return valueOrError(NewSet(t, v...))
	case n.class == "Call" && n.op == "set":
		return valueOrError(NewSet(t))
	case n.class == "Dict":
		d := NewDict()
		for _, pair := range n.items {
			if pair.items[0] == nil {
				return nil, Raise(ValueError, "malformed node or string: None")
			}
			k, err := pair.items[0].convert(t)
			if err != nil {
				return nil, err
			}
			v, err := pair.items[1].convert(t)
			if err != nil {
				return nil, err
			}
			if err := SetItem(t, d, k, v); err != nil {
				return nil, err
			}
		}
		return d, nil
	case n.class == "BinOp" && (n.op == "+" || n.op == "-"):
		left, err := n.items[0].signed(t)
		if err != nil {
			return nil, err
		}
		right, err := n.items[1].number()
		if err != nil {
			return nil, err
		}
		_, leftComplex := left.(Complex)
		if _, ok := right.(Complex); ok && !leftComplex {
			if n.op == "+" {
				return Add(t, left, right)
			}
			return Sub(t, left, right)
		}
	}
	return n.signed(t)
}

type astTables struct{}

// Fill implements Tables.
func (astTables) Fill() { typeAstNode.SetMethods(nil, "repr") }

// AstModule is the module ast, as far as texts are read at run time.
var AstModule = NewNative("ast", func() *Module {
	return NewNativeModule("ast", []Method{{Name: "literal_eval", Kind: Keywords, Params: []string{"node_or_string"}, Min: 1, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		text, ok := AsStr(a[0])
		if !ok {
			if b, isBytes := bytesLike(a[0]); isBytes && isASCII(b) {
				text = b
			} else {
				r, err := Repr(t, a[0])
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "malformed node or string: %s", r)
			}
		}
		return literalOf(t, text)
	}}})
})
