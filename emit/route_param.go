package emit

import (
	"fmt"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// param declares the descriptor of a request parameter.
func (gl *glue) param(p *ir.RequestParam, base string) string {
	name := gl.g.fresh(base + names.Exported(p.Name))
	d := gl.g.declare(name, gl.file)
	d.isVar = true
	d.doc = fmt.Sprintf("%s is the %s parameter %s.", name, p.In, p.Alias)
	d.typ = jen.Qual(webPath, "Param")
	late := &printer{g: gl.g}
	gl.g.within(&decl{refs: map[string]bool{}}, func() { gl.paramItems(late, p) })
	if late.late {
		gl.g.addStep(p.Span, nil, func(b *body) {
			gl.g.refer(name)
			items := gl.paramItems(&printer{g: gl.g, body: b}, p)
			b.emit(jen.Op("*").Id(name).Op("=").Qual(webPath, "Param").Add(fields(items...)))
		})
	} else {
		gl.g.within(d, func() {
			for _, item := range gl.paramFields(&printer{g: gl.g}, p) {
				d.fields = append(d.fields, declField{name: item.name, value: item.value, refs: map[string]bool{}})
			}
		})
	}
	gl.file.addVar(d)
	gl.g.refer(name)
	return name
}

func (gl *glue) paramItems(pr *printer, p *ir.RequestParam) []jen.Code {
	var items []jen.Code
	for _, f := range gl.paramFields(pr, p) {
		items = append(items, field(f.name, f.value))
	}
	return items
}

var webIn = map[ir.In]string{ir.InPath: "Path", ir.InQuery: "Query", ir.InHeader: "Header", ir.InCookie: "Cookie", ir.InBody: "BodyIn", ir.InForm: "Form"}

// paramFields are the fields of a web.Param.
func (gl *glue) paramFields(pr *printer, p *ir.RequestParam) []declField {
	keys := p.RequestKeys()
	list := []declField{
		{name: "Name", value: jen.Lit(p.Name)},
		{name: "Alias", value: jen.Lit(keys[0].Key)},
		{name: "In", value: jen.Qual(webPath, webIn[p.In])},
	}
	add := func(name string, value jen.Code) { list = append(list, declField{name: name, value: value}) }
	if p.Model != nil {
		return append(list, gl.paramModel(pr, p)...)
	}
	add("Schema", pr.node(p.Schema))
	if p.Required {
		add("Required", jen.True())
	}
	if p.Default != nil {
		add("Default", pr.pyValue(p.Default))
	}
	if p.DefaultFactory != nil {
		add("Factory", gl.factory(pr, p.DefaultFactory))
	}
	if p.ValidateDefault {
		add("ValidateDefault", jen.True())
	}
	if p.Sequence {
		add("Sequence", jen.True())
	}
	if p.FileContent {
		add("FileContent", jen.True())
	}
	if p.Style != "" {
		add("Style", jen.Qual(webPath, p.Style))
	}
	if p.Segment != "" {
		add("Segment", jen.Lit(p.Segment))
	}
	if len(keys) > 1 {
		var aliases []jen.Code
		for _, k := range keys[1:] {
			aliases = append(aliases, jen.Lit(k.Key))
		}
		add("Aliases", jen.Index().String().Values(aliases...))
	}
	return list
}

// fieldItems are the fields of the web.Param of a parameter model's field.
func (gl *glue) fieldItems(pr *printer, p *ir.RequestParam) []jen.Code {
	items := gl.paramItems(pr, p)
	keys := p.RequestKeys()
	named := make([]jen.Code, len(keys))
	converted := false
	for i, k := range keys {
		named[i] = jen.Lit(k.Alias)
		converted = converted || k.Alias != k.Key
	}
	if converted {
		items = append(items, field("Names", jen.Index().String().Values(named...)))
	}
	return items
}

// factory is a default factory as a Go function.
func (gl *glue) factory(pr *printer, c *ir.Callable) jen.Code {
	task := jen.Id("t").Op("*").Qual(pyPath, "Task")
	results := []jen.Code{jen.Qual(pyPath, "Value"), jen.Error()}
	var value jen.Code
	if c.Func != nil {
		value = jen.Id(gl.g.name(c.Func, function))
	} else {
		value = pr.expr(c.Value)
	}
	return jen.Func().Params(task).Params(results...).Block(jen.Return(jen.Qual(pyPath, "Call").Call(jen.Id("t"), value)))
}

// paramModel describes a parameter model: its fields are the parameters.
func (gl *glue) paramModel(pr *printer, p *ir.RequestParam) []declField {
	var items []jen.Code
	for _, f := range p.Fields {
		items = append(items, fields(gl.fieldItems(pr, f)...))
	}
	list := []declField{
		{name: "Schema", value: pr.node(p.Schema)},
		{name: "Model", value: jen.Index().Op("*").Qual(webPath, "Param").Add(fields(items...))},
	}
	if p.Model.Class.Config.LocByName {
		list = append(list, declField{name: "LocByName", value: jen.True()})
	}
	if p.Model.Class.Config.Extra != schema.ExtraIgnore {
		list = append(list, declField{name: "Extra", value: jen.Qual(schemaPath, []string{"ExtraIgnore", "ExtraAllow", "ExtraForbid"}[p.Model.Class.Config.Extra])})
	}
	if p.Type.Kind == ir.OptionalKind || p.Type.Kind == ir.DynKind && isNullable(p.Schema) {
		list = append(list, declField{name: "Optional", value: jen.True()})
		if p.ValidateDefault {
			list = append(list, declField{name: "ValidateDefault", value: jen.True()})
		}
		if p.Required {
			list = append(list, declField{name: "Required", value: jen.True()})
		} else if p.DefaultFactory != nil {
			list = append(list, declField{name: "Factory", value: gl.factory(pr, p.DefaultFactory)})
		} else if p.Default != nil {
			list = append(list, declField{name: "Default", value: pr.pyValue(p.Default)})
		}
	}
	return list
}

func isNullable(s schema.Schema) bool {
	_, ok := schema.Unwrap(s).(*schema.Nullable)
	return ok
}
