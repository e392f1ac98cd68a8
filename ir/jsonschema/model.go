package jsonschema

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Model is GenerateJsonSchema.generate: the whole JSON Schema of s, with the definitions
// that it refers to under "$defs". A class that nothing else refers to stands in the place
// of its reference.
func Model(t *py.Task, s schema.Schema, m Mode, o Options) (*py.Dict, error) {
	g := New(t, o)
	d := g.Schema(s, m)
	if g.err != nil {
		return nil, g.err
	}
	counts := map[string]int{}
	g.countRefs(d, counts)
	if v, ok := d.GetStr("$ref"); ok && d.Len() == 1 {
		ref, _ := py.AsStr(v)
		if target := g.defs.schemas[strings.TrimPrefix(ref, o.RefPrefix)]; target != nil && counts[ref] == 1 {
			d = target.Copy()
		}
	}
	g.keepReachable(d)
	g.Shorten()
	out := g.Renamed(d)
	if len(g.defs.order) > 0 {
		defs := py.NewDict()
		for name, x := range g.Definitions() {
			defs.SetStr(name, x)
		}
		out.SetStr("$defs", defs)
	}
	return sorted(out, "").(*py.Dict), nil
}

// countRefs is get_json_ref_counts: how often each definition is referred to. A definition
// is looked into once.
func (g *Generator) countRefs(v py.Value, counts map[string]int) {
	switch n := v.(type) {
	case *py.Dict:
		if own, ok := n.GetStr("$ref"); ok {
			ref, isStr := py.AsStr(own)
			if !isStr { // a property of that name
				return
			}
			counts[ref]++
			if counts[ref] > 1 {
				return
			}
			if target := g.defs.schemas[strings.TrimPrefix(ref, g.options.RefPrefix)]; target != nil {
				g.countRefs(target, counts)
			}
		}
		for k, x := range n.All() {
			if name, _ := py.AsStr(k); !isExamples(name, x) {
				g.countRefs(x, counts)
			}
		}
	case *py.List:
		for _, x := range n.Items {
			g.countRefs(x, counts)
		}
	}
}

// keepReachable drops the definitions that root does not lead to.
func (g *Generator) keepReachable(root *py.Dict) {
	reached := map[string]bool{}
	var visit func(py.Value)
	visit = func(v py.Value) {
		switch n := v.(type) {
		case *py.Dict:
			for k, x := range n.All() {
				name, _ := py.AsStr(k)
				if isExamples(name, x) {
					continue
				}
				ref, isStr := py.AsStr(x)
				long := strings.TrimPrefix(ref, g.options.RefPrefix)
				if name == "$ref" && isStr && !reached[long] && g.defs.schemas[long] != nil {
					reached[long] = true
					x = g.defs.schemas[long]
				}
				visit(x)
			}
		case *py.List:
			for _, x := range n.Items {
				visit(x)
			}
		}
	}
	visit(root)
	g.defs.order = slices.DeleteFunc(g.defs.order, func(long string) bool { return !reached[long] })
}

// isExamples says that a value is "examples" of a schema, which may hold anything.
func isExamples(key string, v py.Value) bool {
	_, list := v.(*py.List)
	return key == "examples" && list
}
