package openapi

import (
	_ "embed"
	"strings"
	"text/template"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/jsonschema"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// The documentation pages as FastAPI's fastapi/openapi/docs.py renders them. They are
// recorded from it, with the parts that depend on the application left open.
var (
	//go:embed swagger.html
	swaggerHTML string
	//go:embed redoc.html
	redocHTML string
	//go:embed oauth2_redirect.html
	redirectHTML string

	swaggerPage = template.Must(template.New("swagger").Parse(swaggerHTML))
	redocPage   = template.Must(template.New("redoc").Parse(redocHTML))
)

const htmlType = "text/html; charset=utf-8"

// page is what the templates read.
type page struct {
	Title, OpenAPI, Redirect, InitOAuth string
	Parameters                          []pageParameter
}

type pageParameter struct{ Key, Value string }

// Pages returns the documentation pages of app in the order FastAPI adds their routes. In
// their bodies web.RootPathMark stands where the root path comes at start.
func Pages(app *ir.App) ([]*ir.Page, error) {
	doc := app.Doc
	if app.OpenAPIURL == "" {
		return nil, nil
	}
	var out []*ir.Page
	add := func(path string, t *template.Template, p page) error {
		var b strings.Builder
		if err := t.Execute(&b, p); err != nil {
			return err
		}
		out = append(out, &ir.Page{Path: path, ContentType: htmlType, Body: []byte(b.String())})
		return nil
	}
	url := web.RootPathMark + app.OpenAPIURL
	if doc.DocsURL != "" {
		p := page{Title: app.Title + " - Swagger UI", OpenAPI: url}
		if doc.OAuth2RedirectURL != "" {
			p.Redirect = web.RootPathMark + doc.OAuth2RedirectURL
		}
		if err := p.configure(doc); err != nil {
			return nil, err
		}
		if err := add(doc.DocsURL, swaggerPage, p); err != nil {
			return nil, err
		}
		if doc.OAuth2RedirectURL != "" {
			out = append(out, &ir.Page{Path: doc.OAuth2RedirectURL, ContentType: htmlType, Body: []byte(redirectHTML)})
		}
	}
	if doc.RedocURL != "" {
		if err := add(doc.RedocURL, redocPage, page{Title: app.Title + " - ReDoc", OpenAPI: url}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// configure adds swagger_ui_parameters over FastAPI's own, and swagger_ui_init_oauth.
func (p *page) configure(doc *ir.AppDoc) error {
	t := py.NewTask(py.NewLoop())
	parameters := jsonschema.Object("dom_id", "#swagger-ui", "layout", "BaseLayout", "deepLinking", true, "showExtensions", true, "showCommonExtensions", true)
	if d, ok := doc.SwaggerUIParameters.(*py.Dict); ok {
		for k, v := range d.All() {
			if err := parameters.Set(t, k, v); err != nil {
				return err
			}
		}
	}
	for k, v := range parameters.All() {
		key, err := scriptJSON(t, k)
		if err != nil {
			return err
		}
		value, err := scriptJSON(t, v)
		if err != nil {
			return err
		}
		p.Parameters = append(p.Parameters, pageParameter{key, value})
	}
	if doc.SwaggerUIInitOAuth == nil {
		return nil
	}
	set, err := py.Truth(t, doc.SwaggerUIInitOAuth)
	if err != nil || !set {
		return err
	}
	p.InitOAuth, err = scriptJSON(t, doc.SwaggerUIInitOAuth)
	return err
}

var scriptSafe = strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`)

// scriptJSON is _html_safe_json(jsonable_encoder(v)).
func scriptJSON(t *py.Task, v py.Value) (string, error) {
	v, err := web.JSONableEncoder(t, v, web.EncoderOptions{ByAlias: true})
	if err != nil {
		return "", err
	}
	b, err := py.JSONDumps(t, v, py.JSONOptions{})
	return scriptSafe.Replace(string(b)), err
}
