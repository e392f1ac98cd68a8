package emit

import (
	"reflect"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// printer prints compile-time data (schema trees, defaults) as Go literals. Values that
// exist only once the program runs (classes, instances) need code: with a body they are
// evaluated there, without one the printer notes that it met one.
type printer struct {
	g    *generator
	body *body
	late bool // a value was met that is not there before start
}

var (
	schemaType = reflect.TypeFor[schema.Schema]()
	valueType  = reflect.TypeFor[py.Value]()
	infoType   = reflect.TypeFor[schema.FieldInfo]()
)

// skipFields are compile-time notes that the runtime does not read.
var skipFields = map[string]bool{"Decl": true, "Info": true, "GenericOrigin": true, "Annotation": true, "OfField": true}

// node prints a schema node.
func (p *printer) node(s schema.Schema) jen.Code {
	if s == nil {
		return jen.Nil()
	}
	if meta, ok := s.(*schema.Meta); ok {
		return p.node(meta.Inner)
	}
	if ref, ok := s.(*schema.Ref); ok {
		return jen.Id(p.g.aliasRef(ref))
	}
	if custom, ok := s.(*schema.Custom); ok {
		return jen.Qual(schemaPath, "CustomNode").Call(jen.Lit(custom.NodeName))
	}
	return p.value(reflect.ValueOf(s))
}

// value prints a Go value of any type that schema nodes are made of.
func (p *printer) value(v reflect.Value) jen.Code {
	switch v.Kind() {
	case reflect.Bool:
		return jen.Lit(v.Bool())
	case reflect.Int, reflect.Int64:
		if name := constName(v); name != "" {
			return jen.Qual(schemaPath, name)
		}
		return jen.Lit(int(v.Int()))
	case reflect.Uint8:
		return jen.Lit(int(v.Uint()))
	case reflect.Float64:
		return floatLit(v.Float())
	case reflect.String:
		return jen.Lit(v.String())
	case reflect.Slice:
		return p.slice(v)
	case reflect.Struct:
		return jen.Add(p.typeName(v.Type())).Add(p.fields(v))
	case reflect.Interface:
		return p.value(v.Elem())
	case reflect.Pointer:
		return p.pointer(v)
	}
	fail(p.g.placeOf(), "cannot print a %s", v.Type())
	return nil
}

// aliasRef is the variable of a recursive type alias.
func (g *generator) aliasRef(ref *schema.Ref) string {
	for _, a := range g.aliases {
		if a.ref == ref {
			return a.name
		}
	}
	a := &alias{ref: ref, name: g.fresh(names.Unexported(ref.RefName) + "Alias")}
	g.aliases = append(g.aliases, a)
	return a.name
}

// alias is a recursive type alias: its node is filled in by an init function, because it
// refers to itself.
type alias struct {
	ref  *schema.Ref
	name string
}

// aliasDecls declares the recursive type aliases; printing one may find others.
func (g *generator) aliasDecls(f *goFile) {
	for i := 0; i < len(g.aliases); i++ {
		a := g.aliases[i]
		p := &printer{g: g}
		target := p.node(*a.ref.Target)
		if p.late {
			fail(g.placeOf(), "the type alias %s has values that are made at start", a.ref.RefName)
		}
		f.add(comment(a.name+" is the recursive type "+a.ref.RefName+".").Line().Var().Id(a.name).Op("=").Op("&").Qual(schemaPath, "Ref").Values(
			field("RefName", jen.Lit(a.ref.RefName)), field("Target", jen.New(jen.Qual(schemaPath, "Schema")))))
		f.add(jen.Func().Id("init").Params().Block(
			jen.Op("*").Id(a.name).Dot("Target").Op("=").Add(target),
			jen.Id(a.name).Dot("Name").Call(),
		))
	}
}

// constName is the constant that an enumeration's value has in package schema.
func constName(v reflect.Value) string {
	if v.Type() == reflect.TypeFor[schema.Extra]() {
		return []string{"ExtraIgnore", "ExtraAllow", "ExtraForbid"}[v.Int()]
	}
	return ""
}

func (p *printer) pointer(v reflect.Value) jen.Code {
	switch x := v.Interface().(type) {
	case *schema.Class:
		return p.classRef(x)
	case *py.Type:
		return p.typePointer(x)
	case *int:
		return jen.New(jen.Lit(*x))
	case *bool:
		return jen.New(jen.Lit(*x))
	case py.Value:
		return p.pyValue(x)
	case *schema.Schema:
		fail(p.g.placeOf(), "recursive type aliases are not printed")
	}
	return jen.Op("&").Add(p.typeName(v.Type().Elem())).Add(p.fields(v.Elem()))
}

// classRef is a model class by its variable.
func (p *printer) classRef(c *schema.Class) jen.Code {
	for _, m := range p.g.prog.Models {
		if m.Class == c {
			return jen.Id(p.g.name(m, class))
		}
	}
	fail(p.g.placeOf(), "the model class %s is not in the program", c.Name)
	return nil
}

func (p *printer) typeName(t reflect.Type) *jen.Statement {
	switch {
	case t == schemaType:
		return jen.Qual(schemaPath, "Schema")
	case t == valueType:
		return jen.Qual(pyPath, "Value")
	case t.Kind() == reflect.Pointer:
		return jen.Op("*").Add(p.typeName(t.Elem()))
	case t.Kind() == reflect.Slice && t.Name() == "":
		return jen.Index().Add(p.typeName(t.Elem()))
	case t.PkgPath() != "":
		return jen.Qual(t.PkgPath(), t.Name())
	}
	return jen.Id(t.Name())
}

// slice prints a slice; element types that Go can infer are left out.
func (p *printer) slice(v reflect.Value) jen.Code {
	if v.IsNil() {
		return jen.Nil()
	}
	var items []jen.Code
	for i := range v.Len() {
		if c, ok := v.Index(i).Interface().(*schema.Class); ok && c.Type != nil && !c.Type.IsHeap() {
			continue // pydantic.BaseModel: the runtime puts it under every model
		}
		items = append(items, p.element(v.Index(i)))
	}
	name := p.typeName(v.Type())
	if len(items) > 0 && v.Type().Elem().Kind() == reflect.Pointer && v.Type().Elem().Elem().Kind() == reflect.Struct {
		return name.Add(fields(items...))
	}
	return name.Values(items...)
}

func (p *printer) element(v reflect.Value) jen.Code {
	t := v.Type()
	switch {
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct && !t.Implements(valueType) && t != reflect.TypeFor[*schema.Class]():
		return p.fields(v.Elem())
	case t.Kind() == reflect.Struct:
		return p.fields(v)
	case t == schemaType:
		s, _ := v.Interface().(schema.Schema)
		return p.node(s)
	case t == valueType:
		return p.pyValue(v.Interface().(py.Value))
	}
	return p.value(v)
}

// fields prints the fields of a struct that are not zero.
func (p *printer) fields(v reflect.Value) *jen.Statement {
	var items []jen.Code
	multi := false
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || v.Field(i).IsZero() || skipFields[f.Name] || f.Type == infoType || f.Type.Kind() == reflect.Func || inDefaultNode(v, f.Name) {
			continue
		}
		items = append(items, field(f.Name, p.element2(v.Field(i))))
		multi = multi || f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Pointer
	}
	if multi || len(items) > 5 {
		return fields(items...)
	}
	return jen.Values(items...)
}

// inDefaultNode reports whether a field repeats what its schema's Default node says.
func inDefaultNode(v reflect.Value, name string) bool {
	if !v.CanAddr() {
		return false
	}
	f, ok := v.Addr().Interface().(*schema.Field)
	if !ok || !strings.HasPrefix(name, "Default") {
		return false
	}
	_, has := defaultNode(&ir.ModelField{Field: &schema.Field{Schema: f.Schema}})
	return has
}

// element2 prints a field's value, with its type.
func (p *printer) element2(v reflect.Value) jen.Code {
	switch v.Type() {
	case schemaType:
		return p.node(v.Interface().(schema.Schema))
	case valueType:
		return p.pyValue(v.Interface().(py.Value))
	}
	return p.value(v)
}

// pyValue prints a Python value.
func (p *printer) pyValue(v py.Value) jen.Code {
	if x, ok := p.lookup(v); ok {
		return p.expr(x)
	}
	switch v := v.(type) {
	case nil:
		return jen.Nil()
	case *py.List:
		return jen.Qual(pyPath, "NewList").Call(p.items(v.Items)...)
	case *py.Tuple:
		return jen.Qual(pyPath, "NewTuple").Call(p.items(v.Items)...)
	case *py.Dict:
		var items []jen.Code
		for key, value := range v.All() {
			items = append(items, p.pyValue(key), p.pyValue(value))
		}
		return jen.Qual(pyPath, "DictOf").Call(items...)
	case *py.Set:
		var items []jen.Code
		for item := range v.All() {
			items = append(items, p.pyValue(item))
		}
		return jen.Qual(pyPath, "SetOf").Call(append([]jen.Code{jen.Lit(v.Type() == py.TypeFrozenSet)}, items...)...)
	case *py.Type:
		return p.typeValue(v)
	}
	return p.g.constant(v, ir.Dyn).code
}

// lookup finds what the front end said about a value. Values are compared by identity.
func (p *printer) lookup(v py.Value) (ir.Expr, bool) {
	if v == nil || !reflect.TypeOf(v).Comparable() || reflect.TypeOf(v).Kind() != reflect.Pointer {
		return nil, false
	}
	x, ok := p.g.prog.Values[v]
	return x, ok
}

func (p *printer) items(list []py.Value) []jen.Code {
	items := make([]jen.Code, len(list))
	for i, v := range list {
		items[i] = p.pyValue(v)
	}
	return items
}

// typePointer is a class where Go wants a *py.Type: what native modules give is a py.Value.
func (p *printer) typePointer(c *py.Type) jen.Code {
	if builtinTypes[c] != "" {
		return p.typeValue(c)
	}
	if c.IsHeap() || isBuiltinException(c.Module, c.Name) {
		return p.pyValue(c)
	}
	return jen.Add(p.pyValue(c)).Assert(jen.Op("*").Qual(pyPath, "Type"))
}

// typeValue is a class that is built in, or that belongs to a native module.
func (p *printer) typeValue(c *py.Type) jen.Code {
	if isBuiltinException(c.Module, c.Name) {
		return exceptionVar(c.Name)
	}
	if name, ok := builtinTypes[c]; ok {
		return jen.Qual(pyPath, name)
	}
	for _, m := range p.g.prog.Models {
		if m.Class != nil && m.Class.Type == c {
			return p.expr(&ir.ClassValue{Base: ir.Base{T: ir.Dyn, S: m.Span}, Model: m})
		}
	}
	if c.IsHeap() {
		fail(p.g.placeOf(), "the class %s.%s is not in the program", c.Module, c.Qualname)
	}
	return p.g.native(c.Module, c.Qualname).code
}

// builtinTypes are the classes that have a variable in package py.
var builtinTypes = map[*py.Type]string{
	py.TypeInt: "TypeInt", py.TypeStr: "TypeStr", py.TypeFloat: "TypeFloat", py.TypeBool: "TypeBool", py.TypeBytes: "TypeBytes",
	py.TypeList: "TypeList", py.TypeDict: "TypeDict", py.TypeTuple: "TypeTuple", py.TypeSet: "TypeSet", py.TypeFrozenSet: "TypeFrozenSet",
	py.TypeObject: "TypeObject", py.TypeNone: "TypeNone", py.TypeType: "TypeType", py.TypeComplex: "TypeComplex",
}

// expr prints a value that the front end described by an expression.
func (p *printer) expr(x ir.Expr) jen.Code {
	switch x := x.(type) {
	case *ir.FuncValue:
		return jen.Id(p.g.name(x.Func, function))
	case *ir.Const:
		return p.g.constant(x.Value, ir.Dyn).code
	case *ir.Runtime:
		if module, qualname, ok := ir.NativeName(x); ok {
			return p.g.native(module, qualname).code
		}
	case *ir.Convert:
		if c := constOf(x); c != nil {
			return p.g.constant(c.Value, ir.Dyn).code
		}
	}
	if p.body == nil {
		p.late = true
		return jen.Nil()
	}
	return p.body.boxed(x).code
}
