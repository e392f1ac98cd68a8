package web

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Style is the way in which OpenAPI writes a list or an object into a parameter. FastAPI
// has no such thing: only services made from an OpenAPI document name one. Names in
// brackets are OpenAPI's style and explode.
type Style string

// The styles. Without one a parameter is read as FastAPI reads it.
const (
	Comma            Style = "Comma"            // a,b (simple, form without explode)
	Space            Style = "Space"            // a b (spaceDelimited)
	Pipe             Style = "Pipe"             // a|b (pipeDelimited)
	CommaObject      Style = "CommaObject"      // k,v,l,w (simple, form without explode)
	PairObject       Style = "PairObject"       // k=v,l=w (simple with explode)
	FormObject       Style = "FormObject"       // k=v&l=w: each property is a key of the query (form with explode)
	DeepObject       Style = "DeepObject"       // name[k]=v&name[l]=w
	Label            Style = "Label"            // .a,b
	LabelExplode     Style = "LabelExplode"     // .a.b
	LabelObject      Style = "LabelObject"      // .k,v,l,w
	LabelPairObject  Style = "LabelPairObject"  // .k=v.l=w
	Matrix           Style = "Matrix"           // ;name=a,b
	MatrixExplode    Style = "MatrixExplode"    // ;name=a;name=b
	MatrixObject     Style = "MatrixObject"     // ;name=k,v,l,w
	MatrixPairObject Style = "MatrixPairObject" // ;k=v;l=w
)

// ofDocument reads a parameter that only an OpenAPI document can describe.
func (c *Ctx) ofDocument(p *Param, key string) py.Value {
	if p.Segment != "" {
		key = p.Segment
	}
	if p.Style != "" {
		return c.styled(p, key)
	}
	if s, ok := c.lookup(p.In, key); ok {
		return py.Str(s)
	}
	return nil
}

// styled returns what a parameter with a style holds: a str, a list of str, or a dict; nil
// when it is absent.
func (c *Ctx) styled(p *Param, key string) py.Value {
	switch p.Style {
	case FormObject:
		return c.formObject(p.In)
	case DeepObject:
		return c.deepObject(key)
	}
	text, ok := c.lookup(p.In, key)
	if values := c.all(p.In, key); p.In == Header && len(values) > 1 {
		text = strings.Join(values, ",") // several headers of a name are one list
	}
	if !ok {
		return nil
	}
	if rest, found := strings.CutPrefix(text, "."); found && strings.HasPrefix(string(p.Style), "Label") {
		text = rest
	}
	matrix := strings.HasPrefix(string(p.Style), "Matrix")
	if matrix {
		text = strings.TrimPrefix(text, ";")
		if p.Style != MatrixPairObject {
			text = strings.TrimPrefix(strings.TrimPrefix(text, p.Alias), "=")
		}
	}
	switch p.Style {
	case Comma:
		return texts(split(text, ","))
	case Space:
		return texts(split(text, " "))
	case Pipe:
		return texts(split(text, "|"))
	case CommaObject, LabelObject, MatrixObject:
		return flatObject(split(text, ","))
	case PairObject:
		return pairObject(split(text, ","))
	case LabelPairObject:
		return pairObject(split(text, "."))
	case MatrixPairObject:
		return pairObject(split(text, ";"))
	case LabelExplode:
		return texts(split(text, "."))
	case MatrixExplode:
		return texts(strings.Split(text, ";"+p.Alias+"="))
	}
	// label or matrix of a scalar, or of a list that is not exploded: the schema tells.
	if p.Sequence {
		return texts(split(text, ","))
	}
	return py.Str(text)
}

// split cuts a text; the empty text has no parts.
func split(text, separator string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, separator)
}

func texts(parts []string) py.Value {
	list := py.NewList()
	for _, s := range parts {
		list.Items = append(list.Items, py.Str(s))
	}
	return list
}

func flatObject(parts []string) py.Value {
	d := py.NewDict()
	for i := 0; i+1 < len(parts); i += 2 {
		d.SetStr(parts[i], py.Str(parts[i+1]))
	}
	return d
}

func pairObject(parts []string) py.Value {
	d := py.NewDict()
	for _, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		d.SetStr(key, py.Str(value))
	}
	return d
}

// formObject is an object whose properties are keys of the query (or cookies) beside those
// of other parameters. Without any key it is absent.
func (c *Ctx) formObject(in In) py.Value {
	pairs := c.queryPairs()
	if in == Cookie {
		pairs = c.cookiePairs()
	}
	d := py.NewDict()
	for _, p := range pairs {
		addTo(d, p.name, p.value)
	}
	if d.Len() == 0 {
		return nil
	}
	return d
}

// deepObject gathers name[key]=value; name[a][b]=value nests.
func (c *Ctx) deepObject(name string) py.Value {
	var root *py.Dict
	for _, p := range c.queryPairs() {
		rest, ok := strings.CutPrefix(p.name, name+"[")
		if !ok || !strings.HasSuffix(rest, "]") {
			continue
		}
		if root == nil {
			root = py.NewDict()
		}
		keys := strings.Split(strings.TrimSuffix(rest, "]"), "][")
		d := root
		for len(keys) > 1 && keys[1] != "" {
			inner, ok := d.GetStr(keys[0])
			next, isDict := inner.(*py.Dict)
			if !ok || !isDict {
				next = py.NewDict()
				d.SetStr(keys[0], next)
			}
			d, keys = next, keys[1:]
		}
		addTo(d, keys[0], p.value)
	}
	if root == nil {
		return nil
	}
	return root
}

// addTo sets a key; a key that comes again makes a list.
func addTo(d *py.Dict, key, value string) {
	old, ok := d.GetStr(key)
	list, isList := old.(*py.List)
	switch {
	case !ok:
		d.SetStr(key, py.Str(value))
	case isList:
		list.Items = append(list.Items, py.Str(value))
	default:
		d.SetStr(key, py.NewList(old, py.Str(value)))
	}
}
