package emit

import (
	"reflect"
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// model writes a Pydantic model: the struct, what makes it a schema.Model, its codecs, and
// the description that the exact path validates by.
func (g *generator) model(m *ir.Model, file *goFile) {
	name := g.names[nameKey{m, self}]
	classVar := g.names[nameKey{m, class}]
	d := g.declare(name, file)
	g.within(d, func() {
		file.add(jen.Add(g.doc(name, m.Doc, "the model "+m.Name, m.Span)).Line().Add(g.modelStruct(m, name)))
	})
	g.modelClass(m, classVar, name, file)
	g.within(d, func() {
		file.add(g.modelMethods(m, name, classVar)...)
		if schema.FastDecodable(m.Class) && g.decodes(m) {
			file.add(g.decodeJSON(m, name))
		}
		if schema.FastEncodable(m.Class) && g.encodes(m) {
			file.add(g.appendJSON(m, name))
		}
	})
	g.methods(m.Methods, file)
	if g.origin() != "Document" {
		g.modelType(m, classVar)
	}
}

// modelTypes makes the class objects of all models of a document in one step: nothing
// derives from them and nothing reads their attributes.
func (g *generator) modelTypes() {
	if g.origin() != "Document" || len(g.prog.Models) == 0 {
		return
	}
	g.addStep(g.prog.App.Span, nil, func(b *body) {
		args := []jen.Code{b.taskName()}
		for _, m := range g.prog.Models {
			args = append(args, jen.Line().Id(g.name(m, class)))
		}
		b.mayFail(jen.Qual(schemaPath, "NewModelTypes").Call(append(args, jen.Line())...))
	})
}

func (g *generator) modelStruct(m *ir.Model, name string) jen.Code {
	items := []jen.Code{jen.Qual(schemaPath, "Header")}
	for i, goName := range g.fieldNames(m) {
		items = append(items, jen.Id(goName).Add(g.goType(m.Fields[i].Type)))
	}
	return jen.Type().Id(name).Struct(items...)
}

// modelMethods writes the methods that make the struct a schema.Model and a py.Value.
func (g *generator) modelMethods(m *ir.Model, name, classVar string) []jen.Code {
	recv := jen.Id("m").Op("*").Id(name)
	anon := jen.Op("*").Id(name)
	var get, set []jen.Code
	for i, goName := range g.fieldNames(m) {
		t := m.Fields[i].Type
		at := jen.Id("m").Dot(goName)
		get = append(get, jen.Case(jen.Lit(i)).Block(jen.Return(fieldValue(t, at))))
		set = append(set, jen.Case(jen.Lit(i)).Block(jen.Return(g.store(t, jen.Op("&").Id("m").Dot(goName)))))
	}
	task := jen.Id("t").Op("*").Qual(pyPath, "Task")
	fieldMethod := jen.Comment("// Field returns the value of field i, nil when it has none.").Line().
		Func().Params(recv).Id("Field").Params(jen.Id("i").Int()).Qual(pyPath, "Value").Block(jen.Switch(jen.Id("i")).Block(get...), jen.Return(jen.Nil()))
	setMethod := jen.Comment("// SetField stores a validated value in field i.").Line().
		Func().Params(recv).Id("SetField").Params(jen.Id("i").Int(), jen.Id("v").Qual(pyPath, "Value")).Error().Block(jen.Switch(jen.Id("i")).Block(set...), jen.Return(jen.Nil()))
	if len(m.Fields) == 0 {
		fieldMethod = jen.Comment("// Field returns nil: the model has no fields.").Line().
			Func().Params(anon).Id("Field").Params(jen.Int()).Qual(pyPath, "Value").Block(jen.Return(jen.Nil()))
		setMethod = jen.Comment("// SetField does nothing: the model has no fields.").Line().
			Func().Params(anon).Id("SetField").Params(jen.Int(), jen.Qual(pyPath, "Value")).Error().Block(jen.Return(jen.Nil()))
	}
	code := []jen.Code{
		jen.Comment("// Type returns the Python class.").Line().
			Func().Params(anon).Id("Type").Params().Op("*").Qual(pyPath, "Type").Add(oneLine(jen.Return(jen.Id(classVar).Dot("Type")))),
		jen.Comment("// ModelClass returns the description of the model.").Line().
			Func().Params(anon).Id("ModelClass").Params().Op("*").Qual(schemaPath, "Class").Add(oneLine(jen.Return(jen.Id(classVar)))),
		fieldMethod,
		setMethod,
	}
	if g.origin() == "Document" {
		return code // no Python code reads attributes
	}
	return append(code,
		jen.Comment("// GetAttr reads an attribute by its Python name.").Line().
			Func().Params(recv).Id("GetAttr").Params(task.Clone(), jen.Id("name").String()).Params(jen.Qual(pyPath, "Value"), jen.Error()).
			Add(oneLine(jen.Return(jen.Qual(schemaPath, "GetAttr").Call(jen.Id("t"), jen.Id("m"), jen.Id("name"))))),
		jen.Comment("// SetAttr assigns to an attribute by its Python name.").Line().
			Func().Params(recv).Id("SetAttr").Params(task.Clone(), jen.Id("name").String(), jen.Id("v").Qual(pyPath, "Value")).Params(jen.Bool(), jen.Error()).
			Add(oneLine(jen.Return(jen.Qual(schemaPath, "SetAttr").Call(jen.Id("t"), jen.Id("m"), jen.Id("name"), jen.Id("v"))))),
		jen.Comment("// DelAttr deletes an attribute by its Python name.").Line().
			Func().Params(recv).Id("DelAttr").Params(task.Clone(), jen.Id("name").String()).Params(jen.Bool(), jen.Error()).
			Add(oneLine(jen.Return(jen.Qual(schemaPath, "DelAttr").Call(jen.Id("t"), jen.Id("m"), jen.Id("name"))))),
	)
}

// fieldValue is a field's dynamic value.
func fieldValue(t *ir.Type, at *jen.Statement) jen.Code {
	if isPointer(t) {
		return jen.Qual(schemaPath, "FromPointer").Call(at)
	}
	if t.Kind == ir.OptionalKind && isPointer(t.Elem) {
		return jen.Qual(pyPath, "Box").Call(at)
	}
	return box(t, at)
}

// storeWord are the names of the typed setters: schema.StoreInt, schema.StoreOptInt.
var storeWord = map[ir.Kind]string{
	ir.BoolKind: "Bool", ir.IntKind: "Int", ir.FloatKind: "Float", ir.StrKind: "String", ir.BytesKind: "Bytes",
}

// store is the call that puts a value into a field.
func (g *generator) store(t *ir.Type, at jen.Code) jen.Code {
	v := jen.Id("v")
	switch {
	case isPointer(t):
		return jen.Qual(schemaPath, "StorePointer").Call(at, v)
	case t.Kind == ir.OptionalKind && isPointer(t.Elem):
		return jen.Qual(schemaPath, "StoreOptPointer").Call(at, v)
	case t.Kind == ir.OptionalKind:
		return jen.Qual(schemaPath, "StoreOpt"+storeWord[t.Elem.Kind]).Call(at, v)
	case storeWord[t.Kind] != "":
		return jen.Qual(schemaPath, "Store"+storeWord[t.Kind]).Call(at, v)
	}
	return jen.Qual(schemaPath, "StoreValue").Call(at, v)
}

// modelClass declares the description of a model. Parts that name values of the running
// program are filled in by start.
func (g *generator) modelClass(m *ir.Model, classVar, name string, file *goFile) {
	d := g.declare(classVar, file)
	d.isVar = true
	d.doc = classVar + " describes " + name + "."
	d.typ = jen.Qual(schemaPath, "Class")
	g.part(d, "Name", func() jen.Code { return jen.Lit(m.Class.Name) })
	g.part(d, "New", func() jen.Code {
		return jen.Func().Params().Qual(schemaPath, "Model").Add(oneLine(jen.Return(jen.New(jen.Id(name)))))
	})
	v := reflect.ValueOf(m.Class).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || v.Field(i).IsZero() || f.Type.Kind() == reflect.Func || slices.Contains(classSkip, f.Name) {
			continue
		}
		g.latePart(d, m.Span, f.Name, []string{classVar}, func(p *printer) jen.Code { return p.element2(v.Field(i)) })
	}
	if len(m.Bases) > 0 {
		// Pydantic's own classes are no models of the program; NewModelType adds them.
		g.part(d, "Bases", func() jen.Code {
			var bases []jen.Code
			for _, base := range m.Bases {
				bases = append(bases, jen.Id(g.name(base, class)))
			}
			return jen.Index().Op("*").Qual(schemaPath, "Class").Values(bases...)
		})
	}
	file.addVar(d)
}

// classSkip are the fields of schema.Class that are not printed as they are.
var classSkip = []string{"Bases", "Type", "Name", "New", "Decl", "Info", "GenericOrigin"}

// latePart makes a field of a struct variable, at start when its value does not exist before.
func (g *generator) latePart(d *decl, span source.Span, name string, provides []string, make func(p *printer) jen.Code) {
	late := false
	probe := &printer{g: g}
	g.within(&decl{refs: map[string]bool{}}, func() { make(probe) })
	late = probe.late
	if !late {
		g.part(d, name, func() jen.Code { return make(&printer{g: g}) })
		return
	}
	g.addStep(span, nil, func(b *body) {
		g.refer(d.name)
		value := make(&printer{g: g, body: b})
		b.emit(jen.Id(d.name).Dot(name).Op("=").Add(value))
	})
}

// modelType makes the class object of a model at start.
func (g *generator) modelType(m *ir.Model, classVar string) {
	g.addStep(m.Span, []string{classVar}, func(b *body) {
		var bases jen.Code = jen.Nil()
		var types []jen.Code
		for _, base := range m.Bases {
			types = append(types, jen.Id(g.name(base, class)).Dot("Type"))
		}
		if len(types) > 0 {
			bases = jen.Index().Op("*").Qual(pyPath, "Type").Values(types...)
		}
		ns := jen.Code(jen.Qual(pyPath, "NewDict").Call())
		if len(m.Methods) > 0 || m.Doc != "" || len(m.Class.Computed) > 0 {
			ns = b.namespace(m.Methods, nil, m.Name, m.Doc)
			b.computed(m, ns)
		}
		module := ""
		if m.Module != nil {
			module = m.Module.Name
		}
		b.at(m.Span)
		code := jen.Qual(schemaPath, "NewModelType").Call(b.taskName(), jen.Id(classVar), bases, ns, jen.Lit(module), jen.Lit(m.Name))
		if !b.block.err {
			b.emit(jen.Var().Err().Error())
			b.block.err = true
		}
		b.emit(jen.List(jen.Id(classVar).Dot("Type"), jen.Err()).Op("=").Add(code))
		b.check()
	})
	g.later(m.Span, classVar, m.Methods, "Type")
}

func (b *body) evalConstruct(x *ir.Construct) pending {
	m := x.Model
	name := b.g.name(m, self)
	var given uint64
	var exprs []ir.Expr
	for _, f := range x.Fields {
		if !f.Unset {
			given |= 1 << uint(f.Index)
		}
		exprs = append(exprs, f.Value)
	}
	ops := b.operands(exprs...)
	goNames := b.g.fieldNames(m)
	values := make([]jen.Code, len(m.Fields))
	for i, f := range x.Fields {
		values[f.Index] = ops[i].code
	}
	items := []jen.Code{field("Header", jen.Qual(schemaPath, "Given").Call(maskLit(given)))}
	for i := range m.Fields {
		if values[i] == nil {
			values[i] = b.defaultField(x, i)
		}
		if values[i] != nil {
			items = append(items, field(goNames[i], values[i]))
		}
	}
	o := operand{code: jen.Op("&").Id(name).Add(fields(items...)), prec: precUnary}
	for _, op := range ops {
		o.reads, o.calls = o.reads || op.reads || op.local != nil, o.calls || op.calls
	}
	return of(o, x)
}

// defaultField is the default of a field that is not given, nil when it is Go's zero value.
func (b *body) defaultField(x *ir.Construct, i int) jen.Code {
	f := x.Model.Fields[i]
	if v := ir.PlainDefault(f.Field); v != nil {
		c := b.g.constant(v, f.Type)
		if f.Type.Kind == ir.OptionalKind && isNone(v) {
			return nil
		}
		return c.code
	}
	class := jen.Id(b.g.name(x.Model, class))
	b.at(x.S)
	o := b.settle(pending{
		operand: operand{code: jen.Qual(schemaPath, "DefaultOf").Call(b.taskName(), class, jen.Lit(i)), prec: precAtom, calls: true},
		raises:  true, hint: hint(&ir.Field{Model: x.Model, Index: i}),
	})
	return b.g.unbox(f.Type, o.code)
}
