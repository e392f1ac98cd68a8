package openapi

import (
	"strings"

	"github.com/covetpy/covetgen/parser/source"
)

// kind is the JSON type of a node.
type kind uint8

const (
	nullKind kind = iota
	boolKind
	numberKind
	stringKind
	mappingKind
	sequenceKind
)

// node is one value of the document with its place. The methods take nil, which is a value
// that is not there.
type node struct {
	kind  kind
	text  string   // of a string, and of a number or a bool as the document spells it
	keys  []string // of a mapping, in the document's order
	items []*node  // of a mapping or a sequence
	// at and end are the byte offsets of the key or, in a sequence, of the value itself.
	at, end int
	index   map[string]int // of a mapping with many keys
}

// manyKeys is the size from which a mapping is looked up by an index.
const manyKeys = 12

// get returns the value of a key, nil when there is none. Of equal keys the last counts.
func (n *node) get(key string) *node {
	if n == nil || n.kind != mappingKind {
		return nil
	}
	if len(n.keys) >= manyKeys {
		if n.index == nil {
			n.index = make(map[string]int, len(n.keys))
			for i, k := range n.keys {
				n.index[k] = i
			}
		}
		if i, ok := n.index[key]; ok {
			return n.items[i]
		}
		return nil
	}
	for i := len(n.keys) - 1; i >= 0; i-- {
		if n.keys[i] == key {
			return n.items[i]
		}
	}
	return nil
}

// string returns the text of a key whose value is a string, otherwise "".
func (n *node) string(key string) string {
	if v := n.get(key); v != nil && v.kind == stringKind {
		return v.text
	}
	return ""
}

// flag reports whether a key is there with the value true.
func (n *node) flag(key string) bool {
	v := n.get(key)
	return v != nil && v.kind == boolKind && v.text == "true"
}

// list returns the items of a key whose value is a sequence.
func (n *node) list(key string) []*node {
	if v := n.get(key); v != nil && v.kind == sequenceKind {
		return v.items
	}
	return nil
}

// strings returns the strings among the items of a key.
func (n *node) strings(key string) []string {
	var out []string
	for _, item := range n.list(key) {
		if item.kind == stringKind {
			out = append(out, item.text)
		}
	}
	return out
}

// entries calls yield for each key of a mapping in order, without extensions.
func (n *node) entries(yield func(key string, v *node)) {
	if n == nil || n.kind != mappingKind {
		return
	}
	for i, key := range n.keys {
		if !strings.HasPrefix(key, "x-") {
			yield(key, n.items[i])
		}
	}
}

// Number is a number as the document spells it.
type Number string

// Object is a mapping among the values of a document (a default, an example).
type Object struct {
	Keys   []string
	Values []any
}

// value returns a node as data: nil, bool, string, Number, []any or *Object.
func (n *node) value() any {
	switch n.kind {
	case boolKind:
		return n.text == "true"
	case numberKind:
		return Number(n.text)
	case stringKind:
		return n.text
	case sequenceKind:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.value()
		}
		return list
	case mappingKind:
		o := &Object{Keys: n.keys}
		for _, item := range n.items {
			o.Values = append(o.Values, item.value())
		}
		return o
	}
	return nil
}

// span is the place of a node: its key, or the beginning of an item.
func (n *node) span(f *source.File) source.Span {
	if n == nil {
		return source.Span{File: f}
	}
	return source.Span{File: f, Start: n.at, End: n.end}
}

// pointer finds the node that a JSON pointer of a URI fragment names ("#/components/…").
func (n *node) pointer(ref string) *node {
	rest, ok := strings.CutPrefix(ref, "#")
	if !ok {
		return nil
	}
	if rest == "" {
		return n
	}
	if rest[0] != '/' {
		return nil
	}
	for _, part := range strings.Split(rest[1:], "/") {
		part = pointerKey(part)
		if n != nil && n.kind == sequenceKind {
			n = n.at0(part)
			continue
		}
		if n = n.get(part); n == nil {
			return nil
		}
	}
	return n
}

// at0 is the item of a sequence under a decimal index.
func (n *node) at0(index string) *node {
	i := 0
	for _, r := range index {
		if r < '0' || r > '9' || i > len(n.items) {
			return nil
		}
		i = i*10 + int(r-'0')
	}
	if index == "" || i >= len(n.items) {
		return nil
	}
	return n.items[i]
}

// pointerKey undoes the escapes of a pointer's part: percent encoding, then ~1 and ~0.
func pointerKey(part string) string {
	if strings.Contains(part, "%") {
		part = unescapePercent(part)
	}
	if strings.Contains(part, "~") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
	}
	return part
}

func unescapePercent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			high, low := hexDigit(s[i+1]), hexDigit(s[i+2])
			if high >= 0 && low >= 0 {
				b.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
