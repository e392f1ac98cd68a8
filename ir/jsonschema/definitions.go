package jsonschema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// definitions are the schemas of classes under names that cannot collide, one for each
// class and mode.
type definitions struct {
	order   []string
	schemas map[string]*py.Dict
	names   map[definitionKey]string
	choices map[string][]string // shorter names, the most wanted first
	counts  map[string]int
	index   map[any]int
}

type definitionKey struct {
	class any
	mode  Mode
}

func newDefinitions() definitions {
	return definitions{
		schemas: map[string]*py.Dict{}, names: map[definitionKey]string{}, choices: map[string][]string{},
		counts: map[string]int{}, index: map[any]int{},
	}
}

func (d *definitions) byName(name string) *py.Dict { return d.schemas[name] }

var (
	notNameRune = regexp.MustCompile(`[^a-zA-Z0-9.\-_]`)
	qualifiers  = regexp.MustCompile(`(?:[^.\[\]]+\.)+([^.\[\]]+)`)
)

// normalize is normalize_name.
func normalize(name string) string {
	return strings.ReplaceAll(notNameRune.ReplaceAllString(name, "_"), ".", "__")
}

// name is get_defs_ref: the long name of a class in a mode, with the shorter ones that
// might do. qualified is the class's module and qualified name; a generic class keeps its
// arguments in brackets.
func (d *definitions) name(class any, m Mode, qualified string) string {
	key := definitionKey{class, m}
	if name, ok := d.names[key]; ok {
		return name
	}
	title := "Input"
	if m == Serialization {
		title = "Output"
	}
	var short strings.Builder
	for _, part := range splitBrackets(qualified) {
		short.WriteString(qualifiers.ReplaceAllString(part, "$1"))
	}
	base, long := normalize(short.String()), normalize(qualified)
	occurrence, ok := d.index[class]
	if !ok {
		d.counts[long]++
		occurrence = d.counts[long]
		d.index[class] = occurrence
	}
	full := fmt.Sprintf("%s-%s__%d", long, title, occurrence)
	d.choices[full] = []string{base, base + "-" + title, long, long + "-" + title, fmt.Sprintf("%s__%d", long, occurrence), full}
	d.names[key] = full
	return full
}

// splitBrackets cuts a generic's name at brackets and commas and keeps them.
func splitBrackets(s string) []string {
	var out []string
	at := 0
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("[],", s[i]) >= 0 {
			out = append(out, s[at:i], s[i:i+1])
			at = i + 1
		}
	}
	return append(out, s[at:])
}

// class returns the reference to a class's definition and makes the definition on first
// use. A class that is being made refers to itself by name.
func (g *Generator) class(class any, qualified string, make func() *py.Dict) *py.Dict {
	name := g.defs.name(class, g.mode, qualified)
	ref := Object("$ref", g.options.RefPrefix+name)
	if _, done := g.defs.schemas[name]; done {
		return ref
	}
	g.defs.schemas[name] = py.NewDict()
	g.defs.order = append(g.defs.order, name)
	d := make()
	if own, ok := d.GetStr("$ref"); ok && own == py.Value(py.Str(g.options.RefPrefix+name)) {
		return ref
	}
	g.defs.schemas[name] = d
	return ref
}

// remap finds the shortest name for each definition that stands for a single schema, and
// repeats until nothing changes, because definitions that differ only in such names become
// equal. It returns long names to short ones.
func (g *Generator) remap() map[string]string {
	current := map[string]*py.Dict{}
	for _, name := range g.defs.order {
		current[name] = DeepCopy(g.defs.schemas[name]).(*py.Dict)
	}
	var short map[string]string
	for range 100 {
		meanings := map[string][]py.Value{}
		for _, name := range g.defs.order {
			for _, choice := range g.defs.choices[name] {
				meanings[choice] = append(meanings[choice], current[name])
			}
		}
		for choice, list := range meanings {
			meanings[choice] = g.distinct(list)
		}
		next := map[string]string{}
		names := map[string]string{}
		for _, name := range g.defs.order {
			choices := g.defs.choices[name]
			i := slices.IndexFunc(choices, func(c string) bool { return len(meanings[c]) == 1 })
			names[name] = choices[i]
			for _, c := range choices[i:] {
				next[g.options.RefPrefix+c] = g.options.RefPrefix + choices[i]
			}
		}
		changed := false
		for _, name := range g.defs.order {
			if renameRefs(current[name], next) {
				changed = true
			}
		}
		short = names
		if !changed {
			break
		}
	}
	return short
}

// Shorten gives every definition made so far the shortest name that means it alone.
func (g *Generator) Shorten() {
	g.short = map[string]string{}
	prefix := g.options.RefPrefix
	for long, short := range g.remap() {
		for _, choice := range g.defs.choices[long] {
			g.short[prefix+choice] = prefix + short
		}
		g.short[prefix+long] = prefix + short
	}
}

// Renamed is a copy of d with the short names of Shorten, if that was called.
func (g *Generator) Renamed(d *py.Dict) *py.Dict {
	out := DeepCopy(d).(*py.Dict)
	if g.short != nil {
		renameRefs(out, g.short)
	}
	return out
}

// Definitions are the schemas of classes by their short names, the keys of each sorted.
func (g *Generator) Definitions() map[string]*py.Dict {
	out := map[string]*py.Dict{}
	for _, long := range g.defs.order {
		d := sorted(g.defs.schemas[long], "").(*py.Dict)
		out[strings.TrimPrefix(g.short[g.options.RefPrefix+long], g.options.RefPrefix)] = g.Renamed(d)
	}
	return out
}

// renameRefs rewrites references and discriminator mappings in place.
func renameRefs(v py.Value, names map[string]string) bool {
	changed := false
	switch n := v.(type) {
	case *py.Dict:
		for k, x := range n.All() {
			if s, ok := x.(py.Str); ok {
				if short, ok := names[string(s)]; ok && short != string(s) {
					key, _ := py.AsStr(k)
					n.SetStr(key, py.Str(short))
					changed = true
				}
				continue
			}
			changed = renameRefs(x, names) || changed
		}
	case *py.List:
		for i, x := range n.Items {
			if s, ok := x.(py.Str); ok {
				if short, ok := names[string(s)]; ok && short != string(s) {
					n.Items[i] = py.Str(short)
					changed = true
				}
				continue
			}
			changed = renameRefs(x, names) || changed
		}
	}
	return changed
}

// DeepCopy copies a JSON value.
func DeepCopy(v py.Value) py.Value {
	switch n := v.(type) {
	case *py.Dict:
		out := py.NewDict()
		for k, x := range n.All() {
			s, _ := py.AsStr(k)
			out.SetStr(s, DeepCopy(x))
		}
		return out
	case *py.List:
		out := py.NewList()
		for _, x := range n.Items {
			out.Items = append(out.Items, DeepCopy(x))
		}
		return out
	}
	return v
}

// sorted is GenerateJsonSchema.sort: the keys of every object in order, but for those below
// "properties" and "default".
func sorted(v py.Value, parent string) py.Value {
	switch n := v.(type) {
	case *py.Dict:
		var keys []string
		for k := range n.All() {
			name, _ := py.AsStr(k)
			keys = append(keys, name)
		}
		if parent != "properties" && parent != "default" {
			slices.Sort(keys)
		}
		out := py.NewDict()
		for _, key := range keys {
			x, _ := n.GetStr(key)
			out.SetStr(key, sorted(x, key))
		}
		return out
	case *py.List:
		out := py.NewList()
		for _, x := range n.Items {
			out.Items = append(out.Items, sorted(x, parent))
		}
		return out
	}
	return v
}
