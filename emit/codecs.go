package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/schema"
)

// codecs are the classes that come in bodies and those that go out in answers. A service
// of an OpenAPI document has no other use for a codec, so that a model that is only ever
// sent gets no decoder, and the other way round.
type codecs struct{ in, out map[*schema.Class]bool }

// decodes reports whether a decoder of m is of use.
func (g *generator) decodes(m *ir.Model) bool {
	return g.origin() != "Document" || g.documentCodecs().in[m.Class]
}

// encodes reports whether an encoder of m is of use.
func (g *generator) encodes(m *ir.Model) bool {
	return g.origin() != "Document" || g.documentCodecs().out[m.Class]
}

func (g *generator) documentCodecs() *codecs {
	if g.codecs != nil {
		return g.codecs
	}
	c := &codecs{in: map[*schema.Class]bool{}, out: map[*schema.Class]bool{}}
	for _, r := range g.prog.App.Routes {
		for _, p := range r.Dependant.Body {
			reach(p.Schema, c.in, map[*schema.Ref]bool{})
		}
		if r.Response != nil {
			reach(r.Response.Schema, c.out, map[*schema.Ref]bool{})
		}
	}
	g.codecs = c
	return c
}

// reach adds the model classes under a schema to set.
func reach(s schema.Schema, set map[*schema.Class]bool, refs map[*schema.Ref]bool) {
	schema.Walk(s, func(n schema.Schema) bool {
		switch n := n.(type) {
		case *schema.ModelRef:
			if !set[n.Class] {
				set[n.Class] = true
				for _, f := range n.Class.Fields {
					reach(f.Schema, set, refs)
				}
			}
		case *schema.Ref:
			if !refs[n] {
				refs[n] = true
				reach(*n.Target, set, refs)
			}
		}
		return true
	})
}
