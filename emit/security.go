package emit

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// The security schemes of an OpenAPI document are hooks: methods of the interface
// Security, which get the credentials and say whether they are good. The functions of
// security.go take the credentials out of the request and refuse one that has none.

// usedSchemes are the schemes that an operation asks for.
func (g *generator) usedSchemes() []*ir.SecurityScheme {
	used := map[*ir.SecurityScheme]bool{}
	for _, r := range g.prog.App.Routes {
		if r.Handler == nil {
			continue
		}
		for _, uses := range r.Handler.Security {
			for _, u := range uses {
				used[u.Scheme] = true
				u.Scheme.Scoped = u.Scheme.Scoped || len(u.Scopes) > 0
			}
		}
	}
	var list []*ir.SecurityScheme
	for _, s := range g.prog.App.Security {
		if used[s] {
			list = append(list, s)
		}
	}
	return list
}

// credentials says what a hook gets.
func credentials(s *ir.SecurityScheme) (params []jen.Code, about string) {
	switch s.Kind {
	case "none":
		return nil, "the client of a request"
	case "basic":
		return []jen.Code{jen.List(jen.Id("user"), jen.Id("password")).String()}, "the user of an Authorization header (HTTP basic)"
	case "bearer":
		return []jen.Code{jen.Id("token").String()}, "the bearer token of an Authorization header"
	case "apiKey":
		return []jen.Code{jen.Id("key").String()}, fmt.Sprintf("the key in %s %s", s.In, s.Param)
	}
	return []jen.Code{jen.Id("credentials").String()}, fmt.Sprintf("the credentials of an Authorization header with the scheme %s", s.Kind)
}

func (g *generator) hookParams(s *ir.SecurityScheme) jen.Code {
	own, _ := credentials(s)
	list := append([]jen.Code{jen.Id("c").Op("*").Qual(webPath, "Ctx")}, own...)
	if s.Scoped {
		list = append(list, jen.Id("scopes").Index().String())
	}
	return jen.Params(list...)
}

// securityFile writes security.go.
func (g *generator) securityFile() *goFile {
	f := g.newFile("security.go")
	schemes := g.usedSchemes()
	if len(schemes) == 0 {
		return f
	}
	var methods []jen.Code
	for _, s := range schemes {
		name := g.names[nameKey{s, self}]
		_, what := credentials(s)
		about := fmt.Sprintf("%s checks %s, scheme %s.", name, what, s.Key)
		if doc := cleandoc(s.Doc); doc != "" {
			about += "\n\n" + doc
		}
		methods = append(methods, comment(about).Line().Id(name).Add(g.hookParams(s)).Error())
	}
	f.add(jen.Comment("// Security are the hooks of the document's security schemes. A hook that returns nil lets the\n// request in; it may leave what it knows of the client in c.Set. web.RaiseHTTP(401, \"…\") and\n// web.RaiseHTTP(403, \"…\") keep it out.").Line().
		Type().Id("Security").Interface(methods...))
	for _, s := range schemes {
		f.add(g.unimplemented(g.names[nameKey{s, self}], g.unnamed(s), jen.Error(), ir.None))
	}
	for _, s := range schemes {
		f.add(g.checkFunc(s))
	}
	return f
}

// unnamed are the parameters of a hook without their names.
func (g *generator) unnamed(s *ir.SecurityScheme) jen.Code {
	list := []jen.Code{jen.Op("*").Qual(webPath, "Ctx")}
	switch s.Kind {
	case "none":
	case "basic":
		list = append(list, jen.String(), jen.String())
	default:
		list = append(list, jen.String())
	}
	if s.Scoped {
		list = append(list, jen.Index().String())
	}
	return jen.Params(list...)
}

// checkFunc is the function that takes credentials out of a request.
func (g *generator) checkFunc(s *ir.SecurityScheme) jen.Code {
	name, hook := g.names[nameKey{s, function}], g.names[nameKey{s, self}]
	params := []jen.Code{jen.Id("c").Op("*").Qual(webPath, "Ctx")}
	var read *jen.Statement
	var found []jen.Code
	challenge := strings.ToUpper(s.Kind[:1]) + s.Kind[1:]
	switch s.Kind {
	case "none":
	case "basic":
		found = []jen.Code{jen.Id("user"), jen.Id("password")}
		read = jen.Id("c").Dot("BasicAuth").Call()
	case "bearer":
		found = []jen.Code{jen.Id("token")}
		read = jen.Id("c").Dot("BearerToken").Call()
	case "apiKey":
		found = []jen.Code{jen.Id("key")}
		read = jen.Id("c").Dot("APIKey").Call(jen.Qual(webPath, webIn[s.In]), jen.Lit(s.Param))
		challenge = "APIKey"
	default:
		found = []jen.Code{jen.Id("credentials")}
		read = jen.Id("c").Dot("Authorization").Call(jen.Lit(s.Kind))
	}
	args := append([]jen.Code{jen.Id("c")}, found...)
	if s.Scoped {
		params = append(params, jen.Id("scopes").Op("...").String())
		args = append(args, jen.Id("scopes"))
	}
	var code []jen.Code
	if read != nil {
		code = append(code,
			jen.List(append(append([]jen.Code(nil), found...), jen.Id("ok"))...).Op(":=").Add(read),
			jen.If(jen.Op("!").Id("ok")).Block(jen.Return(jen.Qual(webPath, "Unauthorized").Call(jen.Lit(challenge)))))
	}
	code = append(code, jen.Return(jen.Id("service").Dot(hook).Call(args...)))
	return comment(fmt.Sprintf("%s asks %s about a request; one without credentials is refused with 401.", name, hook)).Line().
		Func().Id(name).Params(params...).Error().Block(code...)
}

// secure writes the checks of an operation.
func (gl *glue) secure(b *body, r *ir.Route) {
	alternatives := r.Handler.Security
	if len(alternatives) == 0 || len(alternatives) == 1 && len(alternatives[0]) == 0 {
		return
	}
	if len(alternatives) == 1 {
		for _, u := range alternatives[0] {
			b.emit(ifFailed(gl.check(u), jen.Return(jen.Err())))
		}
		return
	}
	var checks []jen.Code
	open := false
	for _, uses := range alternatives {
		if len(uses) == 0 {
			open = true
			continue
		}
		var code []jen.Code
		for _, u := range uses[:len(uses)-1] {
			code = append(code, ifFailed(gl.check(u), jen.Return(jen.Err())))
		}
		code = append(code, jen.Return(gl.check(uses[len(uses)-1])))
		checks = append(checks, jen.Line().Func().Params().Error().Block(code...))
	}
	if open { // who has no credentials, or bad ones, comes in as nobody
		checks = append(checks, jen.Line().Func().Params().Error().Block(jen.Return(jen.Nil())))
	}
	checks = append(checks, jen.Line())
	b.emit(ifFailed(jen.Qual(webPath, "AnyOf").Call(checks...), jen.Return(jen.Err())))
}

func ifFailed(call *jen.Statement, then jen.Code) jen.Code {
	return jen.If(jen.Err().Op(":=").Add(call), jen.Err().Op("!=").Nil()).Block(then)
}

func (gl *glue) check(u ir.SecurityUse) *jen.Statement {
	args := []jen.Code{jen.Id("c")}
	for _, scope := range u.Scopes {
		args = append(args, jen.Lit(scope))
	}
	return jen.Id(gl.g.names[nameKey{u.Scheme, function}]).Call(args...)
}
