package emit

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// operation writes the glue of an operation that the user implements: security, then
// parameters and body, then the method, then its answer.
func (gl *glue) operation(r *ir.Route, file *goFile) {
	gl.file = file
	name := gl.g.names[nameKey{r, route}]
	d := gl.g.declare(name, file)
	gl.g.within(d, func() {
		b := gl.newGlueBody(ir.None)
		base := strings.TrimSuffix(name, "Route")
		gl.secure(b, r)
		values := gl.request(b, r, base)
		if d := r.Dependant; len(d.Params)+len(d.Body) > 0 {
			b.emit(jen.If(jen.Err().Op(":=").Id("c").Dot("Invalid").Call(), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())))
		}
		gl.callHandler(b, r, base, values)
		about := fmt.Sprintf("%s answers %s %s by Handlers.%s.", name, strings.Join(r.Methods, ", "), r.Path, gl.g.methodName(r))
		if place := gl.g.pythonPlace(r.Span); place != "" {
			about += "\n\nDocument: " + place
		}
		file.add(comment(about).Line().
			Func().Id(name).Params(jen.Id("c").Op("*").Qual(webPath, "Ctx")).Error().Block(gl.withTask(b)...))
	})
}

// request reads what an operation takes: the body's text first, then parameters, then the
// body's value, so that errors stand in FastAPI's order.
func (gl *glue) request(b *body, r *ir.Route, base string) map[string]solved {
	switch {
	case r.Body == nil:
		return gl.solve(b, r.Dependant, base, "")
	case r.Body.Raw:
		without := *r.Dependant
		without.Body = nil
		values := gl.solve(b, &without, base, "")
		field := r.Body.Field
		name := b.block.scope.Declare(field.Name)
		b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Qual(webPath, "ReadBytes").Call(jen.Id("c"), jen.Lit(field.Required)))
		b.check()
		values[field.Name] = solved{jen.Id(name), ir.Dyn}
		return values
	case r.Body.Form:
		name := b.temp("payload")
		t := gl.payloadType(r.Body.Field)
		b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Qual(webPath, "ReadForm").Types(gl.g.goType(t)).Call(jen.Id("c"), jen.Id(gl.bodyParam(r, base))))
		b.check()
		return gl.solve(b, r.Dependant, base, name)
	}
	return gl.solve(b, r.Dependant, base, gl.readBody(b, r, base))
}

// callHandler calls the user's method for an operation and sends what it returns.
func (gl *glue) callHandler(b *body, r *ir.Route, base string, values map[string]solved) {
	arg := func(p *ir.RequestParam) jen.Code {
		v := values[p.Name]
		if r.Body != nil && r.Body.Raw && p == r.Body.Field {
			return v.code
		}
		code := v.code
		if !ir.Same(v.typ, p.Type) {
			code = gl.g.received(p.Type, v.code)
		}
		return gl.g.toHandler(p.Type, code)
	}
	args := []jen.Code{jen.Id("c")}
	list := handlerArgs(r)
	if name := gl.g.names[nameKey{r.Handler, paramsStruct}]; name != "" {
		fieldNames := paramNames(r)
		var items []jen.Code
		for i, p := range r.Dependant.Params {
			items = append(items, field(fieldNames[i], arg(p)))
		}
		params := b.temp("params")
		b.emit(jen.Id(params).Op(":=").Id(name).Add(fields(items...)))
		args, list = append(args, jen.Id(params)), r.Dependant.Body
	}
	for _, p := range list {
		args = append(args, arg(p))
	}
	call := jen.Id("service").Dot(gl.g.methodName(r)).Call(args...)
	failed := jen.Return(jen.Id("c").Dot("Failed").Call(jen.Err()))
	t := handlerType(r)
	if !returns(t) {
		b.emit(jen.If(jen.Err().Op(":=").Add(call), jen.Err().Op("!=").Nil()).Block(failed))
		b.emit(jen.Return(jen.Id("c").Dot("Empty").Call(jen.Lit(statusOf(r)))))
		return
	}
	result := b.temp("result")
	b.emit(jen.List(jen.Id(result), jen.Err()).Op(":=").Add(call))
	b.emit(jen.If(jen.Err().Op("!=").Nil()).Block(failed))
	gl.answerWith(b, r, base, jen.Id(result), t)
}

// answerWith sends the result of a method.
func (gl *glue) answerWith(b *body, r *ir.Route, base string, result *jen.Statement, t *ir.Type) {
	media := r.Handler.Result.MediaType
	send := func(body jen.Code) {
		b.emit(jen.Return(jen.Id("c").Dot("Send").Call(jen.Lit(statusOf(r)), jen.Lit(media), body)))
	}
	if r.Handler.Result.Schema == nil {
		if t.Kind == ir.StrKind {
			send(jen.Qual(webPath, "Text").Call(result))
		} else {
			send(result)
		}
		return
	}
	descriptor := gl.response(r, r.Response, base)
	respond := jen.Return(jen.Id("c").Dot("Respond").Call(jen.Id(descriptor), box(t, gl.g.fromHandler(t, result.Clone()))))
	if gl.fastJSON(r.Response, t) {
		body := b.temp("body")
		b.emit(jen.List(jen.Id(body), jen.Id("ok")).Op(":=").Add(result.Clone()).Dot("AppendJSON").Call(jen.Nil()))
		b.emit(jen.If(jen.Op("!").Id("ok").Op("||").Op("!").Qual("unicode/utf8", "Valid").Call(jen.Id(body))).Block(respond))
		send(jen.Id(body))
		return
	}
	b.emit(respond)
}
