package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// shopProgram is a small application as a front end would give it: models with
// constraints, a nested and an optional one, parameters, a dependency, a body, and the
// three ways of answering.
func shopProgram() *ir.Program {
	p := &ir.Program{Name: "shop", Modules: []*ir.Module{module}}
	customer := pyModel(p, "Customer",
		modelField("name", ir.Str, &schema.Str{MinLength: new(1), MaxLength: new(50)}),
		modelField("email", ir.Str, &schema.Str{}))
	line := pyModel(p, "LineItem",
		modelField("sku", ir.Str, &schema.Str{}),
		modelField("quantity", ir.Int, &schema.Int{Ge: py.SmallInt(1)}),
		modelField("price", ir.Float, &schema.Float{Ge: py.SmallInt(0)}))
	fields := []*ir.ModelField{
		modelField("id", ir.Int, &schema.Int{}),
		modelField("customer", ir.ModelOf(customer), &schema.ModelRef{Class: customer.Class}),
		modelField("items", ir.List, &schema.List{Items: &schema.ModelRef{Class: line.Class}}),
		modelField("tags", ir.List, &schema.Default{Inner: &schema.List{Items: &schema.Str{}}, Value: py.NewList(), CopyDefault: true}),
		modelField("note", ir.OptionalOf(ir.Str), &schema.Default{Inner: &schema.Nullable{Inner: &schema.Str{}}, Value: py.None}),
	}
	order := pyModel(p, "Order", fields...)
	item := pyModel(p, "Item",
		modelField("item_id", ir.Int, &schema.Int{}),
		modelField("q", ir.OptionalOf(ir.Str), &schema.Default{Inner: &schema.Nullable{Inner: &schema.Str{}}, Value: py.None}),
		modelField("limit", ir.Int, &schema.Int{}))
	node := pyModel(p, "Node")
	node.Fields = []*ir.ModelField{modelField("next", ir.OptionalOf(ir.ModelOf(node)), &schema.Default{Inner: &schema.Nullable{Inner: &schema.ModelRef{Class: node.Class}}, Value: py.None})}
	node.Class.Fields = []*schema.Field{node.Fields[0].Field}

	plain := pyFunc("plaintext", ir.Str, nil, nil, ret(constant(py.Str("Hello, World!"))))
	itemID, q, limit := variable("item_id", ir.Int), variable("q", ir.OptionalOf(ir.Str)), variable("limit", ir.Int)
	readItem := pyFunc("read_item", ir.ModelOf(item), []*ir.Var{itemID, q, limit}, nil, ret(&ir.Construct{
		Base: ir.Base{T: ir.ModelOf(item)}, Model: item,
		Fields: []ir.FieldValue{{Index: 0, Value: local(itemID)}, {Index: 1, Value: local(q)}, {Index: 2, Value: local(limit)}},
	}))
	body := variable("order", ir.ModelOf(order))
	create := pyFunc("create_order", ir.ModelOf(order), []*ir.Var{body}, nil, ret(local(body)))
	skip := variable("skip", ir.Int)
	paging := pyFunc("paging", ir.Dyn, []*ir.Var{skip}, nil, ret(boxed(&ir.DictLit{Base: ir.Base{T: ir.Dict}, Entries: []ir.Entry{{Key: boxed(constant(py.Str("skip"))), Value: boxed(local(skip))}}})))
	page := variable("page", ir.Dyn)
	list := pyFunc("list_items", ir.Dyn, []*ir.Var{page}, nil, ret(local(page)))
	p.Funcs = []*ir.Func{plain, readItem, create, paging, list}

	pagingDep := &ir.Dependant{
		Call: &ir.Callable{Name: "paging", Func: paging}, Name: "page", UseCache: true, CacheKey: "paging", Type: ir.Dyn,
		Params: []*ir.RequestParam{{Name: "skip", Alias: "skip", In: ir.InQuery, Schema: &schema.Default{Inner: &schema.Int{}, Value: py.SmallInt(0)}, Type: ir.Int, Default: py.SmallInt(0)}},
	}
	p.App = &ir.App{
		Name: "app", Title: "Shop", Version: "1.0", RedirectSlashes: true, OpenAPIURL: "/openapi.json", OpenAPI: []byte(`{"openapi":"3.1.0"}`),
		Pages: []*ir.Page{{Path: "/docs", ContentType: "text/html; charset=utf-8", Body: []byte("<html></html>")}},
		Routes: []*ir.Route{
			{Methods: []string{"GET"}, Path: "/plaintext", Name: "plaintext", Module: module, Endpoint: &ir.Callable{Name: "plaintext", Func: plain},
				Dependant: &ir.Dependant{Call: &ir.Callable{Name: "plaintext", Func: plain}}, Response: &ir.Response{Class: "PlainTextResponse", Schema: &schema.Str{}, Type: ir.Str, ByAlias: true}},
			{Methods: []string{"GET"}, Path: "/items/{item_id}", Name: "read_item", Module: module, Endpoint: &ir.Callable{Name: "read_item", Func: readItem},
				Dependant: &ir.Dependant{Call: &ir.Callable{Name: "read_item", Func: readItem}, Params: []*ir.RequestParam{
					{Name: "item_id", Alias: "item_id", In: ir.InPath, Schema: &schema.Int{}, Type: ir.Int, Required: true},
					{Name: "q", Alias: "q", In: ir.InQuery, Schema: &schema.Default{Inner: &schema.Nullable{Inner: &schema.Str{}}, Value: py.None}, Type: ir.OptionalOf(ir.Str), Default: py.None},
					{Name: "limit", Alias: "limit", In: ir.InQuery, Schema: &schema.Default{Inner: &schema.Int{Ge: py.SmallInt(1), Le: py.SmallInt(100)}, Value: py.SmallInt(10)}, Type: ir.Int, Default: py.SmallInt(10)},
				}}, Response: &ir.Response{Schema: &schema.ModelRef{Class: item.Class}, Type: ir.ModelOf(item), DefaultClass: true, ByAlias: true}},
			{Methods: []string{"POST"}, Path: "/orders", Name: "create_order", Module: module, Endpoint: &ir.Callable{Name: "create_order", Func: create}, StrictContentType: true, Status: 201,
				Body: &ir.Body{Field: &ir.RequestParam{Name: "order", Alias: "order", In: ir.InBody, Schema: &schema.ModelRef{Class: order.Class}, Type: ir.ModelOf(order), Required: true}},
				Dependant: &ir.Dependant{Call: &ir.Callable{Name: "create_order", Func: create}, Body: []*ir.RequestParam{
					{Name: "order", Alias: "order", In: ir.InBody, Schema: &schema.ModelRef{Class: order.Class}, Type: ir.ModelOf(order), Required: true},
				}}, Response: &ir.Response{Schema: &schema.ModelRef{Class: order.Class}, Type: ir.ModelOf(order), DefaultClass: true, ByAlias: true}},
			{Methods: []string{"GET"}, Path: "/items", Name: "list_items", Module: module, Endpoint: &ir.Callable{Name: "list_items", Func: list},
				Dependant: &ir.Dependant{Call: &ir.Callable{Name: "list_items", Func: list}, Dependencies: []*ir.Dependant{pagingDep}},
				Response:  &ir.Response{DefaultClass: true, ByAlias: true}},
		},
	}
	return p
}

func modelField(name string, t *ir.Type, s schema.Schema) *ir.ModelField {
	f := &schema.Field{Name: name, Schema: s}
	if _, ok := s.(*schema.Default); !ok {
		f.Required = true
	}
	return &ir.ModelField{Field: f, Type: t}
}

func pyModel(p *ir.Program, name string, fields ...*ir.ModelField) *ir.Model {
	m := &ir.Model{Name: name, Module: module, Fields: fields, Class: &schema.Class{Name: name}}
	for _, f := range fields {
		m.Class.Fields = append(m.Class.Fields, f.Field)
	}
	p.Models = append(p.Models, m)
	return m
}
