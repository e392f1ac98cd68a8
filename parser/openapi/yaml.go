package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/parser/source"
	"github.com/oasdiff/yaml3"
)

// maxNodes bounds what aliases may make of a YAML document.
const maxNodes = 20_000_000

// scanYAML reads a YAML document into a tree, by the YAML library that kin-openapi uses.
// Aliases and merge keys are resolved; a date is the text that it is in JSON.
func scanYAML(f *source.File) (*node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(f.Text, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, fmt.Errorf("the document is empty")
	}
	c := &yamlTree{f: f, open: map[*yaml.Node]bool{}}
	return c.node(doc.Content[0])
}

type yamlTree struct {
	f     *source.File
	nodes int
	open  map[*yaml.Node]bool // aliased nodes being copied, to see cycles
}

// yamlError is a place where a YAML document says what JSON cannot.
type yamlError struct {
	line int
	msg  string
}

// Error says what is wrong.
func (e *yamlError) Error() string { return e.msg }

func (c *yamlTree) fail(n *yaml.Node, format string, args ...any) error {
	return &yamlError{n.Line, fmt.Sprintf(format, args...)}
}

func (c *yamlTree) node(y *yaml.Node) (*node, error) {
	if c.nodes++; c.nodes > maxNodes {
		return nil, c.fail(y, "aliases make more than %d values", maxNodes)
	}
	n := &node{}
	n.at, n.end = c.place(y)
	switch y.Kind {
	case yaml.AliasNode:
		if c.open[y.Alias] {
			return nil, c.fail(y, "the alias %q stands inside of what it names", y.Value)
		}
		c.open[y.Alias] = true
		defer delete(c.open, y.Alias)
		return c.node(y.Alias)
	case yaml.MappingNode:
		n.kind = mappingKind
		return n, c.mapping(n, y)
	case yaml.SequenceNode:
		n.kind = sequenceKind
		for _, item := range y.Content {
			v, err := c.node(item)
			if err != nil {
				return nil, err
			}
			n.items = append(n.items, v)
		}
		return n, nil
	}
	return n, c.scalar(n, y)
}

func (c *yamlTree) mapping(n *node, y *yaml.Node) error {
	var merged []*node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		if key.Kind != yaml.ScalarNode {
			return c.fail(key, "a key that is no text")
		}
		v, err := c.node(y.Content[i+1])
		if err != nil {
			return err
		}
		if key.Tag == "!!merge" {
			if v.kind == sequenceKind {
				merged = append(merged, v.items...)
			} else {
				merged = append(merged, v)
			}
			continue
		}
		v.at, v.end = c.place(key)
		n.keys, n.items = append(n.keys, key.Value), append(n.items, v)
	}
	for _, m := range merged {
		for i, key := range m.keys {
			if n.get(key) == nil {
				n.keys, n.items, n.index = append(n.keys, key), append(n.items, m.items[i]), nil
			}
		}
	}
	return nil
}

func (c *yamlTree) scalar(n *node, y *yaml.Node) error {
	n.text = y.Value
	switch y.ShortTag() {
	case "!!null":
		n.kind, n.text = nullKind, "null"
	case "!!bool":
		var b bool
		if err := y.Decode(&b); err != nil {
			return err
		}
		n.kind, n.text = boolKind, strconv.FormatBool(b)
	case "!!int", "!!float":
		n.kind = numberKind
		return c.number(n, y)
	default: // a string, a date, or a tag of the document's own
		n.kind = stringKind
	}
	return nil
}

// number spells a YAML number as JSON does.
func (c *yamlTree) number(n *node, y *yaml.Node) error {
	if json.Valid([]byte(n.text)) {
		return nil
	}
	var v any
	if err := y.Decode(&v); err != nil {
		return err
	}
	if f, ok := v.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return c.fail(y, "JSON has no number %s", y.Value)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return c.fail(y, "JSON has no number %s", y.Value)
	}
	n.text = string(b)
	return nil
}

// place is the text of a scalar, or the first character of a collection. The library
// counts columns in characters.
func (c *yamlTree) place(y *yaml.Node) (at, end int) {
	if y.Line == 0 {
		return 0, 0
	}
	at = c.f.LineStart(y.Line)
	line := c.f.LineText(y.Line)
	column := 1
	for i := range line {
		if column == y.Column {
			at += i
			break
		}
		column++
	}
	rest := c.f.LineStart(y.Line) + len(line) - at
	width := 1
	if y.Kind == yaml.ScalarNode {
		width = len(y.Value)
		if y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			width += 2
		}
		if i := strings.IndexByte(y.Value, '\n'); i >= 0 {
			width = i
		}
	}
	return at, at + max(min(width, rest), 0)
}

// writeNode writes a tree as compact JSON with its keys in order.
func writeNode(b *bytes.Buffer, n *node) error {
	switch n.kind {
	case mappingKind:
		b.WriteByte('{')
		for i, key := range n.keys {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeString(b, key); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeNode(b, n.items[i]); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	case sequenceKind:
		b.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeNode(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case stringKind:
		return writeString(b, n.text)
	default:
		b.WriteString(n.text)
	}
	return nil
}

func writeString(b *bytes.Buffer, s string) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // Encode ends with a newline
	return nil
}
