package web

import (
	"encoding/base64"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// SecurityScheme is an instance of one of fastapi.security's classes. Called with the
// request it returns the credentials, raises 401, or returns None where auto_error is off.
type SecurityScheme struct {
	class     *py.Type
	kind      *schemeKind
	given     []py.Kw // the arguments, for OpenAPI and for the compiled service
	autoError bool
	attrs     *py.Dict
}

// schemeKind is a row of the table of security classes.
type schemeKind struct {
	name   string
	params []string // parameter names; positional where the class takes them so
	pos    int      // how many may be positional
	// authenticate returns the credentials; nil means not authenticated.
	authenticate func(*py.Task, *SecurityScheme, *Ctx) (py.Value, error)
	challenge    func(*SecurityScheme) string // WWW-Authenticate
	starlette    bool                         // raises Starlette's HTTPException
}

// SecurityBaseType is fastapi.security.base.SecurityBase.
var SecurityBaseType = py.RootType(nil, "fastapi.security.base", "SecurityBase")

// schemeKinds are the classes that compiled programs make schemes of.
func schemeKinds() []schemeKind {
	return []schemeKind{
		{name: "APIKeyQuery", params: []string{"name", "scheme_name", "description", "auto_error"}, authenticate: apiKeyIn(Query), challenge: always("APIKey"), starlette: true},
		{name: "APIKeyHeader", params: []string{"name", "scheme_name", "description", "auto_error"}, authenticate: apiKeyIn(Header), challenge: always("APIKey"), starlette: true},
		{name: "APIKeyCookie", params: []string{"name", "scheme_name", "description", "auto_error"}, authenticate: apiKeyIn(Cookie), challenge: always("APIKey"), starlette: true},
		{name: "HTTPBase", params: []string{"scheme", "scheme_name", "description", "auto_error"}, authenticate: httpScheme(""), challenge: httpBaseChallenge},
		{name: "HTTPBasic", params: []string{"scheme_name", "realm", "description", "auto_error"}, authenticate: httpBasic, challenge: basicChallenge},
		{name: "HTTPBearer", params: []string{"bearerFormat", "scheme_name", "description", "auto_error"}, authenticate: httpScheme("bearer"), challenge: always("Bearer")},
		{name: "HTTPDigest", params: []string{"scheme_name", "description", "auto_error"}, authenticate: httpScheme("digest"), challenge: always("Digest")},
		{name: "OAuth2", params: []string{"flows", "scheme_name", "description", "auto_error"}, authenticate: wholeHeader, challenge: always("Bearer")},
		{name: "OAuth2PasswordBearer", params: []string{"tokenUrl", "scheme_name", "scopes", "description", "auto_error", "refreshUrl"}, pos: 6, authenticate: bearerToken, challenge: always("Bearer")},
		{name: "OAuth2AuthorizationCodeBearer", params: []string{"authorizationUrl", "tokenUrl", "refreshUrl", "scheme_name", "scopes", "description", "auto_error"}, pos: 7, authenticate: bearerToken, challenge: always("Bearer")},
		{name: "OpenIdConnect", params: []string{"openIdConnectUrl", "scheme_name", "description", "auto_error"}, authenticate: wholeHeader, challenge: always("Bearer"), starlette: true},
	}
}

var lazySecurityTypes py.Lazy[map[string]*py.Type]

// securityTypes holds the class of each row.
func securityTypes() map[string]*py.Type { return lazySecurityTypes.Get(makeSecurityTypes) }

func makeSecurityTypes() map[string]*py.Type {
	all := map[string]*py.Type{}
	schemeKinds := schemeKinds()
	for i := range schemeKinds {
		kind := &schemeKinds[i]
		class := py.NewBuiltinType("fastapi.security", kind.name, SecurityBaseType)
		class.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
			if v, ok := cls.Lookup("__call__"); ok && cls.IsHeap() {
				if _, own := v.(*py.Function); own { // what the scheme does by itself must never stand in for the program's check
					return nil, py.Raise(py.NotImplementedError, "covetgen does not compile %s.__call__, which replaces that of the security scheme %s", cls.Name, kind.name)
				}
			}
			return newSecurityScheme(t, kind, cls, pos, kw)
		}
		all[kind.name] = class
	}
	return all
}

func newSecurityScheme(t *py.Task, kind *schemeKind, class *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
	params := make([]py.Param, len(kind.params))
	for i, name := range kind.params {
		params[i] = py.Param{Name: name, Kind: py.KeywordOnly, Default: py.None}
		if i < kind.pos {
			params[i].Kind = py.PositionalOrKeyword
		}
		switch name {
		case "name", "scheme", "tokenUrl", "authorizationUrl", "openIdConnectUrl":
			params[i].Default = nil
		case "auto_error":
			params[i].Default = py.Bool(true)
		}
	}
	args, err := bindArgs(kind.name+".__init__", params, pos, kw)
	if err != nil {
		return nil, err
	}
	s := &SecurityScheme{class: class, kind: kind}
	for i, name := range kind.params {
		if name == "auto_error" {
			if s.autoError, err = py.Truth(t, args[i]); err != nil {
				return nil, err
			}
		}
		if args[i] != py.None {
			s.given = append(s.given, py.Kw{Name: name, Value: args[i]})
		}
	}
	return s, nil
}

// Type implements py.Value.
func (s *SecurityScheme) Type() *py.Type { return s.class }

// AttrDict holds what Python code puts on the scheme.
func (s *SecurityScheme) AttrDict(create bool) *py.Dict {
	if s.attrs == nil && create {
		s.attrs = py.NewDict()
	}
	return s.attrs
}

// Constructed implements py.Constructed.
func (s *SecurityScheme) Constructed() (*py.Type, []py.Value, []py.Kw) { return s.class, nil, s.given }

// Arg returns an argument that the scheme was made with, or nil. OpenAPI reads them.
func (s *SecurityScheme) Arg(name string) py.Value {
	for _, kw := range s.given {
		if kw.Name == name {
			return kw.Value
		}
	}
	return nil
}

// Kind is the name of the FastAPI class, also for a class that derives from it.
func (s *SecurityScheme) Kind() string { return s.kind.name }

// SchemeName is the name under which OpenAPI lists the scheme.
func (s *SecurityScheme) SchemeName() string {
	if v, ok := py.AsStr(orNone(s.Arg("scheme_name"))); ok && v != "" {
		return v
	}
	return s.class.Name
}

func orNone(v py.Value) py.Value {
	if v == nil {
		return py.None
	}
	return v
}

// GetAttr gives scheme_name and auto_error.
func (s *SecurityScheme) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "scheme_name":
		return py.Str(s.SchemeName()), nil
	case "auto_error":
		return py.MakeBool(s.autoError), nil
	}
	return nil, nil
}

// Call is the dependency: it takes the request and returns a coroutine.
func (s *SecurityScheme) Call(_ *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	args, err := bindArgs(s.kind.name+".__call__", []py.Param{{Name: "request"}}, pos, kw)
	if err != nil {
		return nil, err
	}
	r, ok := args[0].(*Request)
	if !ok {
		return nil, py.Raise(py.AttributeError, "'%s' object has no attribute 'headers'", args[0].Type().Name)
	}
	return py.NewCoroutine(s.kind.name+".__call__", func(t *py.Task) (py.Value, error) { return s.Authenticate(r.c) }), nil
}

// Authenticate returns the credentials of the request, None, or the 401.
func (s *SecurityScheme) Authenticate(c *Ctx) (py.Value, error) {
	v, err := s.kind.authenticate(c.task, s, c)
	if err != nil || v != nil {
		return v, err
	}
	if !s.autoError {
		return py.None, nil
	}
	return nil, s.refuse()
}

func (s *SecurityScheme) refuse() error {
	headers := []header{{"WWW-Authenticate", s.kind.challenge(s)}}
	if s.kind.starlette {
		return newStarletteError(401, "Not authenticated", headers)
	}
	return newHTTPException(401, py.Str("Not authenticated"), headers)
}

func always(challenge string) func(*SecurityScheme) string {
	return func(*SecurityScheme) string { return challenge }
}

func httpBaseChallenge(s *SecurityScheme) string {
	name, _ := py.AsStr(orNone(s.Arg("scheme")))
	return py.StrTitle(name)
}

func basicChallenge(s *SecurityScheme) string {
	if realm, ok := py.AsStr(orNone(s.Arg("realm"))); ok && realm != "" {
		return `Basic realm="` + realm + `"`
	}
	return "Basic"
}

func apiKeyIn(in In) func(*py.Task, *SecurityScheme, *Ctx) (py.Value, error) {
	return func(_ *py.Task, s *SecurityScheme, c *Ctx) (py.Value, error) {
		name, _ := py.AsStr(orNone(s.Arg("name")))
		if in == Header {
			name = strings.ToLower(name)
		}
		if key, ok := c.lookup(in, name); ok && key != "" {
			return py.Str(key), nil
		}
		return nil, nil
	}
}

// authorization splits the header as get_authorization_scheme_param does.
func (c *Ctx) authorization() (whole, scheme, param string) {
	whole, _ = c.lookup(Header, "authorization")
	scheme, param, _ = strings.Cut(whole, " ")
	return whole, scheme, strings.TrimFunc(param, isPySpace)
}

func wholeHeader(_ *py.Task, _ *SecurityScheme, c *Ctx) (py.Value, error) {
	if whole, _, _ := c.authorization(); whole != "" {
		return py.Str(whole), nil
	}
	return nil, nil
}

func bearerToken(_ *py.Task, _ *SecurityScheme, c *Ctx) (py.Value, error) {
	if _, scheme, param := c.authorization(); strings.EqualFold(scheme, "bearer") {
		return py.Str(param), nil
	}
	return nil, nil
}

// The credential models.
var (
	basicCredentials = credentialsClass("HTTPBasicCredentials", "username", "password")
	httpCredentials  = credentialsClass("HTTPAuthorizationCredentials", "scheme", "credentials")
)

func credentialsClass(name string, fields ...string) *schema.Class {
	c := &schema.Class{Name: name}
	for _, f := range fields {
		c.Fields = append(c.Fields, &schema.Field{Name: f, Schema: &schema.Str{}, Required: true})
	}
	return c
}

// HTTPBasicCredentials and HTTPAuthorizationCredentials return the credential models, with
// their Python classes made on first use.
func HTTPBasicCredentials() *schema.Class { return withType(basicCredentials) }

// HTTPAuthorizationCredentials is the model that HTTPBearer returns.
func HTTPAuthorizationCredentials() *schema.Class { return withType(httpCredentials) }

func newCredentials(class *schema.Class, values ...string) py.Value {
	m := withType(class).NewInstance()
	for i, v := range values {
		m.SetField(i, py.Str(v))
		m.FieldsSet().Add(i)
	}
	return m
}

func httpScheme(want string) func(*py.Task, *SecurityScheme, *Ctx) (py.Value, error) {
	return func(_ *py.Task, _ *SecurityScheme, c *Ctx) (py.Value, error) {
		_, scheme, param := c.authorization()
		if scheme == "" || param == "" || want != "" && !strings.EqualFold(scheme, want) {
			return nil, nil
		}
		return newCredentials(httpCredentials, scheme, param), nil
	}
}

// httpBasic decodes "Basic base64(user:password)". A header that is there but malformed is
// refused even where auto_error is off.
func httpBasic(_ *py.Task, s *SecurityScheme, c *Ctx) (py.Value, error) {
	_, scheme, param := c.authorization()
	if !strings.EqualFold(scheme, "basic") {
		return nil, nil
	}
	data, err := decodeBase64(param)
	if err != nil {
		return nil, s.refuse()
	}
	user, password, ok := strings.Cut(data, ":")
	if !ok {
		return nil, s.refuse()
	}
	return newCredentials(basicCredentials, user, password), nil
}

// decodeBase64 is b64decode(...).decode("ascii"): characters outside the alphabet are
// skipped, wrong padding fails.
func decodeBase64(s string) (string, error) {
	kept := strings.Map(func(r rune) rune {
		if r < 0x80 && (isLetterOrDigit(byte(r)) || r == '+' || r == '/' || r == '=') {
			return r
		}
		return -1
	}, s)
	b, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return "", err
	}
	for _, c := range b {
		if c >= 0x80 {
			return "", base64.CorruptInputError(0)
		}
	}
	return string(b), nil
}

func isLetterOrDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// SecurityScopesType is fastapi.security.SecurityScopes.
var SecurityScopesType = py.RootType(nil, "fastapi.security.oauth2", "SecurityScopes")

// SecurityScopes returns the security scopes parameter for the given scopes.
func (c *Ctx) SecurityScopes(scopes ...string) py.Value {
	list := py.NewList()
	for _, s := range scopes {
		list.Items = append(list.Items, py.Str(s))
	}
	attrs := py.NewDict()
	attrs.SetStr("scopes", list)
	attrs.SetStr("scope_str", py.Str(strings.Join(scopes, " ")))
	return py.NewObject(SecurityScopesType, attrs)
}
