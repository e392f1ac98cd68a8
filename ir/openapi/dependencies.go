package openapi

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/jsonschema"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// places are the four groups of parameters, in the order of the document.
var places = [4]ir.In{ir.InPath, ir.InQuery, ir.InHeader, ir.InCookie}

// dependencyData is what a dependant and everything below it take from the request.
type dependencyData struct {
	groups   [4][]*ir.RequestParam
	security []securityUse
}

type securityUse struct {
	scheme *web.SecurityScheme
	scopes []string
}

// dependencies is _get_openapi_dependency_data: depth first, each cache key once.
func dependencies(root *ir.Dependant) dependencyData {
	var out dependencyData
	type entry struct {
		d      *ir.Dependant
		scopes []string
		root   bool
	}
	visited := map[string]bool{}
	stack := []entry{{root, nil, true}}
	for len(stack) > 0 {
		e := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if visited[e.d.CacheKey] {
			continue
		}
		visited[e.d.CacheKey] = true
		for i, in := range places {
			for _, p := range e.d.Params {
				if p.In == in {
					out.groups[i] = append(out.groups[i], p)
				}
			}
		}
		scopes := append([]string(nil), e.scopes...)
		for _, s := range e.d.Scopes {
			scopes = appendNew(scopes, s)
		}
		if scheme, ok := e.d.Security.(*web.SecurityScheme); ok && !e.root {
			out.security = append(out.security, securityUse{scheme, scopes})
		}
		for i := len(e.d.Dependencies) - 1; i >= 0; i-- {
			stack = append(stack, entry{e.d.Dependencies[i], scopes, false})
		}
	}
	return out
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// security adds the schemes to the components and returns the operation's requirements.
func (b *builder) security(uses []securityUse) []py.Value {
	var order []string
	scopes := map[string][]string{}
	for _, u := range uses {
		name := u.scheme.SchemeName()
		b.schemes.SetStr(name, b.scheme(u.scheme))
		if _, ok := scopes[name]; !ok {
			order = append(order, name)
			scopes[name] = []string{}
		}
		for _, s := range u.scopes {
			scopes[name] = appendNew(scopes[name], s)
		}
	}
	var out []py.Value
	for _, name := range order {
		out = append(out, jsonschema.Object(name, scopes[name]))
	}
	return out
}

// scheme is the document's description of a security class.
func (b *builder) scheme(s *web.SecurityScheme) *py.Dict {
	d := py.NewDict()
	set := func(key string, v py.Value) {
		if v != nil && v != py.None {
			d.SetStr(key, v)
		}
	}
	row := schemeRows[s.Kind()]
	d.SetStr("type", py.Str(row.kind))
	set("description", s.Arg("description"))
	if row.in != "" {
		d.SetStr("in", py.Str(row.in))
		set("name", s.Arg("name"))
	}
	if row.scheme != "" {
		d.SetStr("scheme", py.Str(row.scheme))
	}
	for _, arg := range row.args {
		set(arg, s.Arg(arg))
	}
	if row.flow != "" {
		d.SetStr("flows", jsonschema.Object(row.flow, b.flow(s, row.urls)))
	}
	return d
}

func (b *builder) flow(s *web.SecurityScheme, urls []string) *py.Dict {
	d := py.NewDict()
	if v := s.Arg("refreshUrl"); v != nil {
		d.SetStr("refreshUrl", v)
	}
	scopes := s.Arg("scopes")
	if scopes == nil || !b.truth(scopes) {
		scopes = py.NewDict()
	}
	d.SetStr("scopes", scopes)
	for _, url := range urls {
		d.SetStr(url, s.Arg(url))
	}
	return d
}

// schemeRows say how fastapi.security's classes are documented.
var schemeRows = map[string]struct {
	kind, in, scheme, flow string
	args, urls             []string
}{
	"APIKeyQuery":                   {kind: "apiKey", in: "query"},
	"APIKeyHeader":                  {kind: "apiKey", in: "header"},
	"APIKeyCookie":                  {kind: "apiKey", in: "cookie"},
	"HTTPBase":                      {kind: "http", args: []string{"scheme"}},
	"HTTPBasic":                     {kind: "http", scheme: "basic"},
	"HTTPBearer":                    {kind: "http", scheme: "bearer", args: []string{"bearerFormat"}},
	"HTTPDigest":                    {kind: "http", scheme: "digest"},
	"OAuth2":                        {kind: "oauth2", args: []string{"flows"}},
	"OAuth2PasswordBearer":          {kind: "oauth2", flow: "password", urls: []string{"tokenUrl"}},
	"OAuth2AuthorizationCodeBearer": {kind: "oauth2", flow: "authorizationCode", urls: []string{"authorizationUrl", "tokenUrl"}},
	"OpenIdConnect":                 {kind: "openIdConnect", args: []string{"openIdConnectUrl"}},
}

// validationErrorDefinition is FastAPI's schema of one validation error.
func validationErrorDefinition() *py.Dict {
	return jsonschema.Object("title", "ValidationError", "type", "object", "properties", jsonschema.Object(
		"loc", jsonschema.Object("title", "Location", "type", "array", "items", jsonschema.Object("anyOf", []py.Value{jsonschema.Object("type", "string"), jsonschema.Object("type", "integer")})),
		"msg", jsonschema.Object("title", "Message", "type", "string"),
		"type", jsonschema.Object("title", "Error Type", "type", "string"),
		"input", jsonschema.Object("title", "Input"),
		"ctx", jsonschema.Object("title", "Context", "type", "object"),
	), "required", []string{"loc", "msg", "type"})
}

func httpValidationErrorDefinition() *py.Dict {
	return jsonschema.Object("title", "HTTPValidationError", "type", "object", "properties", jsonschema.Object(
		"detail", jsonschema.Object("title", "Detail", "type", "array", "items", jsonschema.Object("$ref", refPrefix+"ValidationError")),
	))
}
