package openapi

import (
	"strings"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
)

// normalized passes a document through FastAPI's models of one (fastapi/openapi/models.py),
// as jsonable_encoder(OpenAPI(**output), by_alias=True, exclude_none=True) does.
func normalized(t *py.Task, d *py.Dict) (py.Value, error) {
	v, errs, err := schema.ValidatePython(t, documentModel(), d, schema.Options{})
	if err != nil {
		return nil, err
	}
	if errs != nil {
		return nil, py.Raise(py.ValueError, "FastAPI would fail too when /openapi.json is asked for: %s", firstError(errs))
	}
	return web.JSONableEncoder(t, v, web.EncoderOptions{ByAlias: true, ExcludeNone: true})
}

// firstError is where a document is wrong, and why.
func firstError(e *schema.Errors) string {
	var b strings.Builder
	for _, item := range e.Lines[0].Loc {
		if s, err := py.StrOf(nil, item.Value()); err == nil {
			b.WriteString(s + ".")
		}
	}
	return strings.TrimSuffix(b.String(), ".") + ": " + e.Lines[0].Msg
}

// The nodes that the models below are written with.
func optional(s schema.Schema) schema.Schema {
	return &schema.Default{Inner: &schema.Nullable{Inner: s}, Value: py.None}
}

func list(s schema.Schema) schema.Schema { return &schema.List{Items: s} }

func mapping(s schema.Schema) schema.Schema {
	return &schema.Dict{Keys: &schema.Str{}, Values: s}
}

func either(choices ...schema.Schema) schema.Schema { return &schema.Union{Choices: choices} }

// enumOf is an enum class whose members' names are their values. FastAPI has enums where a
// literal would do, and it matters: a value that becomes a member is a lax match, which
// makes a union with Any prefer Any, so that paths with parameters keep their own order of
// keys.
func enumOf(name string, values ...string) schema.Schema {
	t := py.NewTask(py.NewLoop())
	module := py.EnumModule.Import()
	base, err := py.GetAttr(t, module, "Enum")
	if err != nil {
		panic(err) // the runtime's own module
	}
	ns := py.NewDict()
	for _, v := range values {
		ns.SetStr(v, py.Str(v))
	}
	class, err := py.NewClass(t, name, []py.Value{base}, ns, nil)
	if err != nil {
		panic(err) // the names above are ours
	}
	return &schema.Enum{Class: class}
}

func oneOf(values ...string) schema.Schema {
	n := &schema.Literal{}
	for _, v := range values {
		n.Values = append(n.Values, py.Str(v))
	}
	return n
}

func field(name string, s schema.Schema) *schema.Field {
	return &schema.Field{Name: name, Schema: s}
}

func aliased(name, alias string, s schema.Schema) *schema.Field {
	return &schema.Field{Name: name, Alias: alias, ValidationAlias: alias, SerializationAlias: alias, Schema: s}
}

// class makes a model that keeps extra keys, as FastAPI's BaseModelWithConfig does.
func class(c *schema.Class, name string, fields ...*schema.Field) schema.Schema {
	c.Name, c.Fields, c.Config.Extra = name, fields, schema.ExtraAllow
	return &schema.ModelRef{Class: c}
}

var documentModel = sync.OnceValue(func() schema.Schema {
	m := &documentModels{
		text: &schema.Str{}, boolean: &schema.Bool{}, anything: &schema.Any{},
		url: &schema.URL{Kind: "AnyUrl"}, number: &schema.Float{},
		header: &schema.Class{}, schema: &schema.Class{}, pathItem: &schema.Class{},
	}
	return m.document()
})

// documentModels holds the models that refer to each other while they are being made.
type documentModels struct {
	text, boolean, anything, url, number schema.Schema
	header, schema, pathItem             *schema.Class
	reference, media, server, external   schema.Schema
}

func (m *documentModels) document() schema.Schema {
	ref := &schema.Class{Name: "Reference", Fields: []*schema.Field{aliased("ref", "$ref", m.text)}}
	m.reference = &schema.ModelRef{Class: ref}
	m.external = class(&schema.Class{}, "ExternalDocumentation", field("description", optional(m.text)), field("url", m.url))
	variable := class(&schema.Class{}, "ServerVariable",
		field("enum", optional(&schema.List{Items: m.text, MinLength: schema.Len(1)})), field("default", m.text), field("description", optional(m.text)))
	m.server = class(&schema.Class{}, "Server",
		field("url", either(m.url, m.text)), field("description", optional(m.text)), field("variables", optional(mapping(variable))))
	m.defineSchema()
	m.defineMedia()
	item := m.definePathItem()
	contact := class(&schema.Class{}, "Contact", field("name", optional(m.text)), field("url", optional(m.url)), field("email", optional(&schema.Email{})))
	license := class(&schema.Class{}, "License", field("name", m.text), field("identifier", optional(m.text)), field("url", optional(m.url)))
	info := class(&schema.Class{}, "Info",
		field("title", m.text), field("summary", optional(m.text)), field("description", optional(m.text)), field("termsOfService", optional(m.text)),
		field("contact", optional(contact)), field("license", optional(license)), field("version", m.text))
	tag := class(&schema.Class{}, "Tag", field("name", m.text), field("description", optional(m.text)), field("externalDocs", optional(m.external)))
	return class(&schema.Class{}, "OpenAPI",
		field("openapi", m.text), field("info", info), field("jsonSchemaDialect", optional(m.text)), field("servers", optional(list(m.server))),
		field("paths", optional(mapping(either(item, m.anything)))), field("webhooks", optional(mapping(either(item, m.reference)))),
		field("components", optional(m.components(item))), field("security", optional(list(mapping(list(m.text))))),
		field("tags", optional(list(tag))), field("externalDocs", optional(m.external)))
}

func (m *documentModels) defineSchema() {
	any := either(&schema.ModelRef{Class: m.schema}, m.boolean)
	count := &schema.Int{Ge: py.MakeInt(0)}
	kind := oneOf("array", "boolean", "integer", "null", "number", "object", "string")
	discriminator := &schema.ModelRef{Class: &schema.Class{Name: "Discriminator", Fields: []*schema.Field{
		field("propertyName", m.text), field("mapping", optional(mapping(m.text))),
	}}}
	xml := class(&schema.Class{}, "XML", field("name", optional(m.text)), field("namespace", optional(m.text)), field("prefix", optional(m.text)),
		field("attribute", optional(m.boolean)), field("wrapped", optional(m.boolean)))
	class(m.schema, "Schema",
		aliased("schema_", "$schema", optional(m.text)), aliased("vocabulary", "$vocabulary", optional(m.text)), aliased("id", "$id", optional(m.text)),
		aliased("anchor", "$anchor", optional(m.text)), aliased("dynamicAnchor", "$dynamicAnchor", optional(m.text)), aliased("ref", "$ref", optional(m.text)),
		aliased("dynamicRef", "$dynamicRef", optional(m.text)), aliased("defs", "$defs", optional(mapping(any))), aliased("comment", "$comment", optional(m.text)),
		field("allOf", optional(list(any))), field("anyOf", optional(list(any))), field("oneOf", optional(list(any))),
		aliased("not_", "not", optional(any)), aliased("if_", "if", optional(any)), field("then", optional(any)), aliased("else_", "else", optional(any)),
		field("dependentSchemas", optional(mapping(any))), field("prefixItems", optional(list(any))), field("items", optional(any)), field("contains", optional(any)),
		field("properties", optional(mapping(any))), field("patternProperties", optional(mapping(any))), field("additionalProperties", optional(any)),
		field("propertyNames", optional(any)), field("unevaluatedItems", optional(any)), field("unevaluatedProperties", optional(any)),
		field("type", optional(either(kind, list(kind)))), field("enum", optional(list(m.anything))), field("const", optional(m.anything)),
		field("multipleOf", optional(&schema.Float{Gt: py.MakeInt(0)})), field("maximum", optional(m.number)), field("exclusiveMaximum", optional(m.number)),
		field("minimum", optional(m.number)), field("exclusiveMinimum", optional(m.number)), field("maxLength", optional(count)), field("minLength", optional(count)),
		field("pattern", optional(m.text)), field("maxItems", optional(count)), field("minItems", optional(count)), field("uniqueItems", optional(m.boolean)),
		field("maxContains", optional(count)), field("minContains", optional(count)), field("maxProperties", optional(count)), field("minProperties", optional(count)),
		field("required", optional(list(m.text))), field("dependentRequired", optional(mapping(&schema.Set{Items: m.text}))), field("format", optional(m.text)),
		field("contentEncoding", optional(m.text)), field("contentMediaType", optional(m.text)), field("contentSchema", optional(any)),
		field("title", optional(m.text)), field("description", optional(m.text)), field("default", optional(m.anything)), field("deprecated", optional(m.boolean)),
		field("readOnly", optional(m.boolean)), field("writeOnly", optional(m.boolean)), field("examples", optional(list(m.anything))),
		field("discriminator", optional(discriminator)), field("xml", optional(xml)), field("externalDocs", optional(m.external)), field("example", optional(m.anything)))
}

// parameterFields are ParameterBase's, which Header and Parameter share.
func (m *documentModels) parameterFields(media schema.Schema) []*schema.Field {
	s := either(&schema.ModelRef{Class: m.schema}, m.reference)
	return []*schema.Field{
		field("description", optional(m.text)), field("required", optional(m.boolean)), field("deprecated", optional(m.boolean)), field("style", optional(m.text)),
		field("explode", optional(m.boolean)), field("allowReserved", optional(m.boolean)), aliased("schema_", "schema", optional(s)), field("example", optional(m.anything)),
		field("examples", optional(mapping(either(m.example(), m.reference)))), field("content", optional(mapping(media))),
	}
}

func (m *documentModels) example() schema.Schema {
	return &schema.TypedDict{ClassName: "Example", Config: schema.Config{Extra: schema.ExtraAllow}, Fields: []*schema.Field{
		field("summary", &schema.Nullable{Inner: m.text}), field("description", &schema.Nullable{Inner: m.text}),
		field("value", &schema.Nullable{Inner: m.anything}), field("externalValue", m.url),
	}}
}

func (m *documentModels) defineMedia() {
	encoding := class(&schema.Class{}, "Encoding", field("contentType", optional(m.text)),
		field("headers", optional(mapping(either(&schema.ModelRef{Class: m.header}, m.reference)))), field("style", optional(m.text)),
		field("explode", optional(m.boolean)), field("allowReserved", optional(m.boolean)))
	s := either(&schema.ModelRef{Class: m.schema}, m.reference)
	m.media = class(&schema.Class{}, "MediaType", aliased("schema_", "schema", optional(s)), field("example", optional(m.anything)),
		field("examples", optional(mapping(either(m.example(), m.reference)))), field("encoding", optional(mapping(encoding))))
	class(m.header, "Header", m.parameterFields(m.media)...)
}

func (m *documentModels) parameter() schema.Schema {
	fields := append(m.parameterFields(m.media), field("name", m.text), aliased("in_", "in", enumOf("ParameterInType", "query", "header", "path", "cookie")))
	return class(&schema.Class{}, "Parameter", fields...)
}

func (m *documentModels) requestBody() schema.Schema {
	return class(&schema.Class{}, "RequestBody", field("description", optional(m.text)), field("content", mapping(m.media)), field("required", optional(m.boolean)))
}

func (m *documentModels) link() schema.Schema {
	return class(&schema.Class{}, "Link", field("operationRef", optional(m.text)), field("operationId", optional(m.text)),
		field("parameters", optional(mapping(either(m.anything, m.text)))), field("requestBody", optional(either(m.anything, m.text))),
		field("description", optional(m.text)), field("server", optional(m.server)))
}

func (m *documentModels) response() schema.Schema {
	return class(&schema.Class{}, "Response", field("description", m.text),
		field("headers", optional(mapping(either(&schema.ModelRef{Class: m.header}, m.reference)))), field("content", optional(mapping(m.media))),
		field("links", optional(mapping(either(m.link(), m.reference)))))
}

func (m *documentModels) definePathItem() schema.Schema {
	item := &schema.ModelRef{Class: m.pathItem}
	parameters := optional(list(either(m.parameter(), m.reference)))
	op := class(&schema.Class{}, "Operation",
		field("tags", optional(list(m.text))), field("summary", optional(m.text)), field("description", optional(m.text)), field("externalDocs", optional(m.external)),
		field("operationId", optional(m.text)), field("parameters", parameters), field("requestBody", optional(either(m.requestBody(), m.reference))),
		field("responses", optional(mapping(either(m.response(), m.anything)))),
		field("callbacks", optional(mapping(either(mapping(item), m.reference)))), field("deprecated", optional(m.boolean)),
		field("security", optional(list(mapping(list(m.text))))), field("servers", optional(list(m.server))))
	fields := []*schema.Field{aliased("ref", "$ref", optional(m.text)), field("summary", optional(m.text)), field("description", optional(m.text))}
	for _, method := range []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"} {
		fields = append(fields, field(method, optional(op)))
	}
	return class(m.pathItem, "PathItem", append(fields, field("servers", optional(list(m.server))), field("parameters", parameters))...)
}

func (m *documentModels) components(item schema.Schema) schema.Schema {
	s := either(&schema.ModelRef{Class: m.schema}, m.reference)
	header := either(&schema.ModelRef{Class: m.header}, m.reference)
	return class(&schema.Class{}, "Components",
		field("schemas", optional(mapping(s))), field("responses", optional(mapping(either(m.response(), m.reference)))),
		field("parameters", optional(mapping(either(m.parameter(), m.reference)))), field("examples", optional(mapping(either(m.example(), m.reference)))),
		field("requestBodies", optional(mapping(either(m.requestBody(), m.reference)))), field("headers", optional(mapping(header))),
		field("securitySchemes", optional(mapping(either(append(m.securitySchemes(), m.reference)...)))), field("links", optional(mapping(either(m.link(), m.reference)))),
		field("callbacks", optional(mapping(either(mapping(item), m.reference, m.anything)))), field("pathItems", optional(mapping(either(item, m.reference)))))
}

// securitySchemes are the choices of SecurityScheme.
func (m *documentModels) securitySchemes() []schema.Schema {
	types := enumOf("SecuritySchemeType", "apiKey", "http", "oauth2", "openIdConnect")
	kind := func(name string) *schema.Field {
		return aliased("type_", "type", &schema.Default{Inner: types, Value: py.Str(name)})
	}
	description := field("description", optional(m.text))
	flow := func(name string, urls ...string) schema.Schema {
		fields := []*schema.Field{field("refreshUrl", optional(m.text)), field("scopes", &schema.Default{Inner: mapping(m.text), Value: py.NewDict(), CopyDefault: true})}
		for _, url := range urls {
			fields = append(fields, field(url, m.text))
		}
		return optional(class(&schema.Class{}, name, fields...))
	}
	flows := class(&schema.Class{}, "OAuthFlows", field("implicit", flow("OAuthFlowImplicit", "authorizationUrl")), field("password", flow("OAuthFlowPassword", "tokenUrl")),
		field("clientCredentials", flow("OAuthFlowClientCredentials", "tokenUrl")),
		field("authorizationCode", flow("OAuthFlowAuthorizationCode", "authorizationUrl", "tokenUrl")))
	bearer := &schema.Default{Inner: oneOf("bearer"), Value: py.Str("bearer")}
	return []schema.Schema{
		class(&schema.Class{}, "APIKey", kind("apiKey"), description, aliased("in_", "in", enumOf("APIKeyIn", "query", "header", "cookie")), field("name", m.text)),
		class(&schema.Class{}, "HTTPBase", kind("http"), description, field("scheme", m.text)),
		class(&schema.Class{}, "OAuth2", kind("oauth2"), description, field("flows", flows)),
		class(&schema.Class{}, "OpenIdConnect", kind("openIdConnect"), description, field("openIdConnectUrl", m.text)),
		class(&schema.Class{}, "HTTPBearer", kind("http"), description, field("scheme", bearer), field("bearerFormat", optional(m.text))),
	}
}
