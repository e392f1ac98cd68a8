package emit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/pass"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// glue writes the functions between web and the Python functions: one for each route, one
// for each dependency. Parameters, sub-dependencies and the body are read in FastAPI's
// order.
type glue struct {
	g        *generator
	file     *goFile
	keys     map[string]int    // numbers of cache keys
	shared   map[string]bool   // cache keys that one request can ask for twice
	solvers  map[string]string // Go names of dependency functions by signature
	params   map[string]string // Go names of parameter descriptors
	decoders map[*ir.Model]string
	workers  bool // some dependencies of some routes run in worker threads
}

// routes writes the glue of one module's routes.
func (g *generator) newGlue() *glue {
	gl := &glue{g: g, keys: map[string]int{}, shared: map[string]bool{}, solvers: map[string]string{}, params: map[string]string{}, decoders: map[*ir.Model]string{}}
	for _, r := range g.prog.App.Routes {
		seen := map[string]bool{}
		var visit func(d *ir.Dependant)
		visit = func(d *ir.Dependant) {
			for _, sub := range d.Dependencies {
				if seen[sub.CacheKey] {
					gl.shared[sub.CacheKey] = true
				}
				seen[sub.CacheKey] = true
				visit(sub)
			}
		}
		if r.Dependant != nil {
			visit(r.Dependant)
			gl.workers = gl.workers || slices.ContainsFunc(r.Dependant.Dependencies, usesWorkers)
		}
	}
	return gl
}

// routeShares reports whether a route touches state that requests share: its calls, or the
// validators and serializers that run with its data.
func routeShares(r *ir.Route) bool {
	return dependantShares(r.Dependant) || r.Response != nil && pass.TypeShares(r.Response.Type)
}

// valuesShare reports whether a function that hangs in a schema or a default touches shared
// state. Which routes come by it is not looked at.
func (g *generator) valuesShare() bool {
	for _, x := range g.prog.Values {
		if f, ok := x.(*ir.FuncValue); ok && f.Func.Effects.Shares {
			return true
		}
	}
	return false
}

func dependantShares(d *ir.Dependant) bool {
	if d == nil {
		return false
	}
	if callableShares(d.Call) {
		return true
	}
	for _, p := range slices.Concat(d.Params, d.Body) {
		if pass.TypeShares(p.Type) || p.Model != nil && pass.TypeShares(&ir.Type{Kind: ir.ModelKind, Model: p.Model}) {
			return true
		}
	}
	return slices.ContainsFunc(d.Dependencies, dependantShares)
}

func callableShares(c *ir.Callable) bool {
	switch {
	case c == nil:
		return false
	case c.Func != nil && c.Func.Effects.Shares:
		return true
	case c.Value != nil:
		return pass.OfExpr(c.Value).Shares
	case c.Recv != nil:
		return pass.OfExpr(c.Recv).Shares
	}
	return false
}

// newGlueBody begins a glue function. Glue has no Python lines of its own.
func (gl *glue) newGlueBody(result *ir.Type) *body {
	fn := &ir.Func{Name: "glue", Result: ir.None}
	b := &body{g: gl.g, file: &goFile{lines: &lineTable{}}, fn: fn, task: "t", result: result, raises: true, vars: map[*ir.Var]string{}, plan: planVars(fn)}
	b.file.lines.begin(fn)
	reserved := []string{"c", "t", "err"}
	for _, name := range importNames {
		reserved = append(reserved, name)
	}
	b.block = &block{scope: names.NewScope(names.Around(gl.g.taken), reserved...)}
	return b
}

// route writes the glue of one route.
func (gl *glue) route(r *ir.Route, file *goFile) {
	gl.file = file
	name := gl.g.names[nameKey{r, route}]
	d := gl.g.declare(name, file)
	gl.g.within(d, func() {
		b := gl.newGlueBody(ir.None)
		base := strings.TrimSuffix(name, "Route")
		payload := gl.readBody(b, r, base)
		values := gl.solve(b, r.Dependant, base, payload)
		if d := r.Dependant; len(d.Dependencies)+len(d.Params)+len(d.Body) > 0 {
			b.emit(jen.If(jen.Err().Op(":=").Id("c").Dot("Invalid").Call(), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())))
		}
		gl.answer(b, r, base, gl.call(b, r.Dependant, values))
		about := fmt.Sprintf("%s answers %s %s.", name, strings.Join(r.Methods, ", "), r.Path)
		if place := gl.g.pythonPlace(r.Span); place != "" {
			about += "\n\nPython: " + place
		}
		file.add(comment(about).Line().
			Func().Id(name).Params(jen.Id("c").Op("*").Qual(webPath, "Ctx")).Error().Block(gl.withTask(b)...))
	})
}

// withTask puts the declaration of the task in front of code that uses it twice or more,
// and c.Task() in place of a single use.
func (gl *glue) withTask(b *body) []jen.Code {
	uses := 0
	for _, c := range b.block.code {
		uses += countTask(c)
	}
	if uses == 0 {
		return b.block.code
	}
	return append([]jen.Code{jen.Id("t").Op(":=").Id("c").Dot("Task").Call()}, b.block.code...)
}

// countTask counts the uses of the identifier t as an argument.
func countTask(c jen.Code) int {
	s, ok := c.(*jen.Statement)
	if !ok {
		return 0
	}
	text := s.GoString()
	return strings.Count(text, "(t,") + strings.Count(text, "(t)") + strings.Count(text, " t,") + strings.Count(text, " t)")
}

// readBody reads the body before anything is solved and returns the variable that holds
// it.
func (gl *glue) readBody(b *body, r *ir.Route, base string) string {
	if r.Body == nil {
		return ""
	}
	field := r.Body.Field
	if r.Body.Form {
		return gl.loadFields(b, r, "form", jen.Qual(webPath, "LoadForm").Call(jen.Id("c")))
	}
	descriptor := gl.bodyParam(r, base)
	if r.Body.Embed || field == nil || dependenciesReadBody(r.Dependant) {
		return gl.loadFields(b, r, "fields", jen.Qual(webPath, "LoadBody").Call(jen.Id("c"), jen.Id(descriptor)))
	}
	name := b.temp("payload")
	read := jen.Qual(webPath, "ReadBody")
	var decode jen.Code = jen.Nil()
	t := gl.payloadType(field)
	if t.Kind == ir.ModelKind && gl.isModelRef(field.Schema, t.Model) && schema.FastDecodable(t.Model.Class) {
		decode = jen.Id(gl.decoder(t.Model))
	} else {
		read.Types(gl.g.goType(t))
	}
	b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Add(read).Call(jen.Id("c"), jen.Id(descriptor), decode))
	b.block.err = true
	b.check()
	return name
}

// loadFields reads a body of several fields into a variable; a body that only dependencies
// read, by c.Fields, needs none.
func (gl *glue) loadFields(b *body, r *ir.Route, variable string, load *jen.Statement) string {
	if len(r.Dependant.Body) == 0 {
		b.emit(jen.If(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(load), jen.Err().Op("!=").Nil()).Block(b.failed()...))
		return ""
	}
	name := b.temp(variable)
	b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Add(load))
	b.block.err = true
	b.check()
	return name
}

// dependenciesReadBody reports whether a dependency has parameters of the body.
func dependenciesReadBody(d *ir.Dependant) bool {
	for _, sub := range d.Dependencies {
		if len(sub.Body) > 0 || dependenciesReadBody(sub) {
			return true
		}
	}
	return false
}

// payloadType is the Go type that a whole body is read as.
func (gl *glue) payloadType(p *ir.RequestParam) *ir.Type {
	switch p.Type.Kind {
	case ir.ModelKind, ir.ListKind, ir.DictKind:
		return p.Type
	}
	return ir.Dyn
}

func (gl *glue) isModelRef(s schema.Schema, m *ir.Model) bool {
	for {
		switch n := s.(type) {
		case *schema.Meta:
			s = n.Inner
		case *schema.ModelRef:
			return n.Class == m.Class
		default:
			return false
		}
	}
}

// bodyParam declares the descriptor of a route's body.
func (gl *glue) bodyParam(r *ir.Route, base string) string {
	name := gl.g.fresh(base + "Body")
	d := gl.g.declare(name, gl.file)
	d.isVar = true
	d.doc = name + " describes the body of " + r.Name + "."
	d.typ = jen.Qual(webPath, "BodyParam")
	if p := r.Body.Field; p != nil && !r.Body.Embed {
		gl.g.latePart(d, r.Span, "Param", nil, func(pr *printer) jen.Code {
			return jen.Qual(webPath, "Param").Add(fields(gl.paramItems(pr, p)...))
		})
	}
	if p := r.Body.Field; p != nil && !r.Body.Embed && dependenciesReadBody(r.Dependant) {
		gl.g.part(d, "Whole", func() jen.Code { return jen.True() })
	}
	if r.StrictContentType {
		gl.g.part(d, "StrictContentType", func() jen.Code { return jen.True() })
	}
	gl.file.addVar(d)
	gl.g.refer(name)
	return name
}

// solved is a value that glue holds for a parameter of a Python function.
type solved struct {
	code jen.Code
	typ  *ir.Type
}

// solve reads what a call needs: sub-dependencies, parameters, the body, special objects.
func (gl *glue) solve(b *body, d *ir.Dependant, base, payload string) map[string]solved {
	values := map[string]solved{}
	for _, sub := range d.Dependencies {
		gl.dependency(b, sub, values)
	}
	for _, p := range d.Params {
		gl.readParam(b, p, gl.param(p, base), values)
	}
	for _, p := range d.Body {
		name := b.block.scope.Declare(p.Name)
		if payload == "payload" || strings.HasPrefix(payload, "payload") {
			b.emit(jen.Id(name).Op(":=").Id(payload).Dot("Value").Call())
			values[p.Name] = solved{gl.convert(b, jen.Id(name), gl.payloadType(p), p.Type), p.Type}
			continue
		}
		value := jen.Id(payload).Dot("Value").Call(jen.Id(gl.param(p, base)))
		b.emit(jen.Id(name).Op(":=").Add(gl.g.received(p.Type, value)))
		values[p.Name] = solved{jen.Id(name), p.Type}
	}
	for _, s := range d.Special {
		values[s.Name] = solved{gl.special(d, s), ir.Dyn}
	}
	return values
}

func (gl *glue) convert(b *body, code *jen.Statement, from, to *ir.Type) jen.Code {
	if ir.Same(from, to) {
		return code
	}
	return b.g.received(to, code)
}

// special is an object that FastAPI makes for a parameter.
func (gl *glue) special(d *ir.Dependant, s *ir.SpecialParam) jen.Code {
	method := map[ir.SpecialKind]string{
		ir.RequestSpecial: "Request", ir.HTTPConnectionSpecial: "Request", ir.ResponseSpecial: "Response", ir.BackgroundTasksSpecial: "BackgroundTasks",
	}[s.Kind]
	if s.Kind == ir.SecurityScopesSpecial {
		var scopes []jen.Code
		for _, scope := range d.Scopes {
			scopes = append(scopes, jen.Lit(scope))
		}
		return jen.Id("c").Dot("SecurityScopes").Call(scopes...)
	}
	if method == "" {
		fail(d.Call.Span, "the special parameter %s is not emitted", s.Name)
	}
	return jen.Id("c").Dot(method).Call()
}

// readers are the typed readers of web.Ctx.
var readers = map[ir.Kind]string{ir.IntKind: "Int", ir.StrKind: "Str", ir.FloatKind: "Float", ir.BoolKind: "Bool"}

// readParam reads a parameter of the request into a variable.
func (gl *glue) readParam(b *body, p *ir.RequestParam, descriptor string, values map[string]solved) {
	name := b.block.scope.Declare(p.Name)
	read, typ := gl.reader(p)
	value := jen.Id("c").Dot(read).Call(jen.Id(descriptor))
	if read == "Value" {
		value = gl.g.received(p.Type, value)
		typ = p.Type
	}
	b.emit(jen.Id(name).Op(":=").Add(value))
	values[p.Name] = solved{jen.Id(name), typ}
}

func (gl *glue) reader(p *ir.RequestParam) (string, *ir.Type) {
	if p.Sequence || p.Model != nil {
		return "Value", p.Type
	}
	s := p.Schema
	nullable := false
	for {
		switch n := s.(type) {
		case *schema.Meta:
			s = n.Inner
			continue
		case *schema.Default:
			s = n.Inner
			continue
		case *schema.Nullable:
			s, nullable = n.Inner, true
			continue
		}
		break
	}
	var kind ir.Kind
	switch s.(type) {
	case *schema.Int:
		kind = ir.IntKind
	case *schema.Str:
		kind = ir.StrKind
	case *schema.Float:
		kind = ir.FloatKind
	case *schema.Bool:
		kind = ir.BoolKind
	default:
		return "Value", p.Type
	}
	scalar := &ir.Type{Kind: kind}
	switch {
	case ir.Same(p.Type, scalar) && !nullable:
		return readers[kind], p.Type
	case p.Type.Kind == ir.OptionalKind && ir.Same(p.Type.Elem, scalar):
		return "Opt" + readers[kind], p.Type
	}
	return "Value", p.Type
}

// dependency solves a sub-dependency in a function of its own.
func (gl *glue) dependency(b *body, d *ir.Dependant, values map[string]solved) {
	solver := gl.solver(d)
	python := d.Name
	name := "_"
	if python != "" {
		name = b.block.scope.Declare(python)
	}
	var call jen.Code
	switch {
	case !gl.shared[d.CacheKey] || refreshed(d):
		call = jen.Id(solver).Call(jen.Id("c"))
	case d.UseCache:
		call = jen.Qual(webPath, "Once").Call(jen.Id("c"), jen.Lit(gl.key(d.CacheKey)), jen.Id(solver))
	default:
		call = jen.Qual(webPath, "Anew").Call(jen.Id("c"), jen.Lit(gl.key(d.CacheKey)), jen.Id(solver))
	}
	if name == "_" {
		b.emit(jen.If(jen.List(jen.Id("_"), jen.Id("_"), jen.Err()).Op(":=").Add(call), jen.Err().Op("!=").Nil()).Block(b.failed()...))
		return
	}
	b.emit(jen.List(jen.Id(name), jen.Id("_"), jen.Err()).Op(":=").Add(call))
	b.block.err = true
	b.check()
	values[python] = solved{jen.Id(name), gl.resultType(d)}
}

// refreshed reports whether a dependency that is called at each use lies below d: FastAPI
// solves what lies below before it looks into the cache, so d's solver does the same.
func refreshed(d *ir.Dependant) bool {
	for _, sub := range d.Dependencies {
		if !sub.UseCache || refreshed(sub) {
			return true
		}
	}
	return false
}

func (gl *glue) key(cacheKey string) int {
	if n, ok := gl.keys[cacheKey]; ok {
		return n
	}
	gl.keys[cacheKey] = len(gl.keys)
	return gl.keys[cacheKey]
}

// resultType is the type in which glue holds a dependency's result.
func (gl *glue) resultType(d *ir.Dependant) *ir.Type {
	if f := d.Call.Func; f != nil && !f.IsGenerator && d.Call.Kind != ir.GeneratorCall && d.Call.Kind != ir.AsyncGeneratorCall {
		if f.Result.Kind == ir.NoneKind || f.Result.Kind == ir.NeverKind {
			return ir.Dyn
		}
		return f.Result
	}
	return ir.Dyn
}

// solver returns the function that solves a dependency, and writes it when it is the first
// that asks. Two dependants share one when they read the same things from the request.
func (gl *glue) solver(d *ir.Dependant) string {
	signature := gl.signature(d)
	if name, ok := gl.solvers[signature]; ok {
		gl.g.refer(name)
		return name
	}
	base := names.Unexported(d.Call.Name)
	name := gl.g.fresh(base + "Dependency")
	gl.solvers[signature] = name
	dd := gl.g.declare(name, gl.file)
	typ := gl.resultType(d)
	file := gl.file
	gl.g.within(dd, func() {
		b := gl.newGlueBody(ir.None)
		zero := gl.g.zero(typ)
		b.exits = &exit{kind: solverExit, zero: zero}
		b.emit(jen.Id("mark").Op(":=").Id("c").Dot("Errors").Call())
		b.block.scope.Take("mark")
		needsMark := len(d.Dependencies)+len(d.Params)+len(d.Body) > 0
		if !needsMark {
			b.block.code = nil
		}
		payload := ""
		if len(d.Body) > 0 {
			payload = b.temp("fields")
			b.emit(jen.Id(payload).Op(":=").Id("c").Dot("Fields").Call())
		}
		values := gl.solve(b, d, strings.TrimSuffix(name, "Dependency"), payload)
		if needsMark {
			b.emit(jen.If(jen.Id("c").Dot("Errors").Call().Op("!=").Id("mark")).Block(jen.Return(zero, jen.False(), jen.Nil())))
		}
		keeps := gl.shared[d.CacheKey] && refreshed(d)
		if keeps && d.UseCache {
			known, ok := b.temp("known"), b.temp("ok")
			b.emit(jen.If(jen.List(jen.Id(known), jen.Id(ok)).Op(":=").Qual(webPath, "Solved").Types(gl.g.goType(typ)).Call(jen.Id("c"), jen.Lit(gl.key(d.CacheKey))), jen.Id(ok)).
				Block(jen.Return(jen.Id(known), jen.True(), jen.Nil())))
		}
		result := gl.call(b, d, values)
		var value jen.Code = jen.Qual(pyPath, "None")
		if result.code != nil {
			value = b.settle(result).code
		} else {
			b.discard(result)
		}
		if keeps {
			value = jen.Qual(webPath, "Keep").Call(jen.Id("c"), jen.Lit(gl.key(d.CacheKey)), value)
		}
		if !b.block.done {
			b.emit(jen.Return(value, jen.True(), jen.Nil()))
		}
		about := name + " solves " + d.Call.Name + "."
		if place := gl.g.pythonPlace(d.Call.Span); place != "" {
			about += "\n\nPython: " + place
		}
		file.add(comment(about).Line().
			Func().Id(name).Params(jen.Id("c").Op("*").Qual(webPath, "Ctx")).Params(gl.g.goType(typ), jen.Bool(), jen.Error()).Block(gl.withTask(b)...))
	})
	gl.g.refer(name)
	return name
}

// signature says what a dependant reads from the request.
func (gl *glue) signature(d *ir.Dependant) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s|%s|%v", d.CacheKey, d.Scope, d.Scopes)
	for _, p := range d.Params {
		fmt.Fprintf(&s, "|%s:%s", p.In, p.Alias)
	}
	if refreshed(d) {
		fmt.Fprintf(&s, "|%v %v", d.UseCache, gl.shared[d.CacheKey])
	}
	for _, sub := range d.Dependencies {
		fmt.Fprintf(&s, "(%s:%v:%s)", sub.Name, sub.UseCache, gl.signature(sub))
	}
	return s.String()
}

// call calls the Python function with the solved values.
func (gl *glue) call(b *body, d *ir.Dependant, values map[string]solved) pending {
	c := d.Call
	var p pending
	if c.Func != nil {
		p = gl.directCall(b, d, values)
	} else {
		p = gl.dynamicCall(b, d, values)
	}
	if c.Kind == ir.GeneratorCall || c.Kind == ir.AsyncGeneratorCall {
		generator := b.settle(p)
		scope := d.Scope
		if scope == "" {
			scope = "request"
		}
		p = pending{operand: operand{code: jen.Id("c").Dot("Enter").Call(generator.code, jen.Lit(scope)), prec: precAtom, calls: true}, raises: true, hint: "value", typ: ir.Dyn}
	}
	return p
}

func (gl *glue) directCall(b *body, d *ir.Dependant, values map[string]solved) pending {
	f := d.Call.Func
	var args []jen.Code
	if f.Effects.Task {
		args = append(args, gl.taskOf(b, d.Call))
	}
	params := f.Params
	if d.Call.Recv != nil {
		args = append(args, b.value(d.Call.Recv).code)
		params = params[1:]
	}
	for _, p := range params {
		v, ok := values[p.Var.Name]
		if !ok {
			if p.Default == nil {
				fail(f.Span, "nothing fills parameter %s of %s", p.Var.Name, f.Qualname)
			}
			args = append(args, b.value(p.Default).code)
			continue
		}
		args = append(args, gl.fit(v, p.Var.Type, f))
	}
	hintName := noun(f.Name)
	if b.block.scope.Has(hintName) {
		hintName = "result"
	}
	void := !returns(f.Result) && !f.IsGenerator
	return pending{
		operand: operand{code: jen.Id(gl.g.name(f, self)).Call(args...), prec: precAtom, calls: true},
		raises:  f.Effects.Raises, void: void, never: f.Result.Kind == ir.NeverKind && f.Effects.Raises, hint: hintName, typ: gl.resultType(d),
	}
}

// taskOf is the task with which a callable is called: what is not async runs in a worker thread.
func (gl *glue) taskOf(b *body, c *ir.Callable) jen.Code {
	switch {
	case c.Kind == ir.SyncCall:
		return jen.Id("c").Dot("Worker").Call()
	case gl.workers:
		return jen.Id("c").Dot("Loop").Call()
	}
	return jen.Id(b.task)
}

// usesWorkers reports whether a dependency, or one that it depends on, runs in a worker thread and
// can tell in which.
func usesWorkers(d *ir.Dependant) bool {
	if c := d.Call; c != nil && c.Kind == ir.SyncCall && (c.Func == nil || c.Func.Effects.Task) {
		return true
	}
	return slices.ContainsFunc(d.Dependencies, usesWorkers)
}

// fit converts a value to the type of a parameter, which is the same or wider.
func (gl *glue) fit(v solved, t *ir.Type, f *ir.Func) jen.Code {
	switch {
	case ir.Same(v.typ, t):
		return v.code
	case t.Kind == ir.DynKind:
		return box(v.typ, jen.Add(v.code))
	case t.Kind == ir.OptionalKind && ir.Same(t.Elem, v.typ):
		if isPointer(v.typ) {
			return v.code
		}
		return jen.New(v.code)
	case v.typ.Kind == ir.DynKind:
		return gl.g.received(t, v.code)
	}
	fail(f.Span, "a %s does not fit a parameter of type %s", v.typ, t)
	return nil
}

// dynamicCall calls a callable that is no function of the program, by keywords as FastAPI
// does.
func (gl *glue) dynamicCall(b *body, d *ir.Dependant, values map[string]solved) pending {
	callee := b.value(d.Call.Value)
	var kws []jen.Code
	for _, name := range d.Order {
		v, ok := values[name]
		if !ok {
			continue
		}
		kws = append(kws, kw(name, box(v.typ, jen.Add(v.code))))
	}
	task := gl.taskOf(b, d.Call)
	code := jen.Qual(pyPath, "Call").Call(task, callee.code)
	if len(kws) > 0 {
		code = jen.Qual(pyPath, "CallKw").Call(task, callee.code, jen.Nil(), jen.Index().Qual(pyPath, "Kw").Values(kws...))
	}
	p := pending{operand: operand{code: code, prec: precAtom, calls: true}, raises: true, hint: noun(d.Call.Name), typ: ir.Dyn}
	if d.Call.Kind == ir.AsyncCall {
		coroutine := b.settle(p)
		p.code = jen.Qual(pyPath, "Await").Call(jen.Id(b.task), coroutine.code)
	}
	return p
}

// answer sends what the endpoint returned.
func (gl *glue) answer(b *body, r *ir.Route, base string, result pending) {
	resp := r.Response
	if resp == nil {
		resp = &ir.Response{DefaultClass: true}
	}
	if result.never {
		b.discard(result)
		return
	}
	typ := result.typ
	var value operand
	if result.void {
		b.discard(result)
		value = atom(jen.Qual(pyPath, "None"))
		typ = ir.None
	} else {
		value = b.settle(result)
	}
	if gl.plainText(b, r, resp, typ, value) {
		return
	}
	descriptor := gl.response(r, resp, base)
	if ir.Static(typ) {
		b.emit(jen.Return(jen.Id("c").Dot("Respond").Call(jen.Id(descriptor), jen.Qual(pyPath, "Dynamic").Call(jen.Add(value.code)))))
		return
	}
	if gl.fastJSON(resp, typ) {
		if result.operand.prec == precAtom && !result.raises {
			value = b.save(value, result.hint)
		}
		body := b.temp("body")
		b.emit(jen.List(jen.Id(body), jen.Id("ok")).Op(":=").Add(value.inner(precAtom)).Dot("AppendJSON").Call(jen.Nil()))
		b.emit(jen.If(jen.Op("!").Id("ok").Op("||").Op("!").Qual("unicode/utf8", "Valid").Call(jen.Id(body))).Block(jen.Return(jen.Id("c").Dot("Respond").Call(jen.Id(descriptor), jen.Add(value.code)))))
		b.emit(jen.Return(jen.Id("c").Dot("SendJSON").Call(jen.Lit(statusOf(r)), jen.Id(body))))
		return
	}
	b.emit(jen.Return(jen.Id("c").Dot("Respond").Call(jen.Id(descriptor), box(typ, jen.Add(value.code)))))
}

func statusOf(r *ir.Route) int {
	if r.Status == 0 {
		return 200
	}
	return r.Status
}

// fastJSON reports whether the endpoint returns the response model itself and nothing
// about the response asks for more than its JSON.
func (gl *glue) fastJSON(resp *ir.Response, typ *ir.Type) bool {
	return resp.DefaultClass && resp.Type != nil && typ.Kind == ir.ModelKind && ir.Same(resp.Type, typ) && schema.FastEncodable(typ.Model.Class) &&
		resp.Include == nil && resp.Exclude == nil && resp.ByAlias && !resp.ExcludeUnset && !resp.ExcludeDefaults && !resp.ExcludeNone && resp.Stream == ""
}

// plainText sends a str as it is where the route's class is PlainTextResponse or
// HTMLResponse and nothing else may have touched the response.
func (gl *glue) plainText(b *body, r *ir.Route, resp *ir.Response, typ *ir.Type, value operand) bool {
	mediaType := map[string]string{"PlainTextResponse": "text/plain; charset=utf-8", "HTMLResponse": "text/html; charset=utf-8"}[resp.Class]
	if mediaType == "" || resp.ClassValue != nil || resp.DefaultClass || typ.Kind != ir.StrKind || touchesResponse(r.Dependant) {
		return false
	}
	if resp.Schema != nil && (resp.Type == nil || resp.Type.Kind != ir.StrKind) {
		return false
	}
	b.emit(jen.Return(jen.Id("c").Dot("Send").Call(jen.Lit(statusOf(r)), jen.Lit(mediaType), jen.Index().Byte().Parens(value.code))))
	return true
}

// touchesResponse reports whether a function of the route gets the Response or the
// background tasks.
func touchesResponse(d *ir.Dependant) bool {
	for _, s := range d.Special {
		if s.Kind == ir.ResponseSpecial || s.Kind == ir.BackgroundTasksSpecial {
			return true
		}
	}
	for _, sub := range d.Dependencies {
		if touchesResponse(sub) {
			return true
		}
	}
	return false
}

// response declares the description of a route's response.
func (gl *glue) response(r *ir.Route, resp *ir.Response, base string) string {
	name := gl.g.fresh(base + "Response")
	d := gl.g.declare(name, gl.file)
	d.isVar = true
	d.doc = name + " describes the response of " + r.Name + "."
	d.typ = jen.Qual(webPath, "Response")
	if resp.Schema != nil {
		gl.g.latePart(d, r.Span, "Schema", nil, func(p *printer) jen.Code { return p.node(resp.Schema) })
	}
	if r.Status != 0 {
		gl.g.part(d, "Status", func() jen.Code { return jen.Lit(r.Status) })
	}
	switch {
	case resp.ClassValue != nil:
		gl.g.latePart(d, r.Span, "Class", nil, func(p *printer) jen.Code { return p.expr(resp.ClassValue) })
	case resp.Class != "" && !resp.DefaultClass:
		gl.g.part(d, "Class", func() jen.Code { return jen.Qual(webPath, resp.Class+"Type") })
	}
	if r.Handler != nil && resp.Schema != nil && resp.MediaType != "application/json" {
		gl.g.part(d, "MediaType", func() jen.Code { return jen.Lit(resp.MediaType) })
	}
	if resp.Include != nil {
		gl.g.latePart(d, r.Span, "Include", nil, func(p *printer) jen.Code { return p.pyValue(resp.Include) })
	}
	if resp.Exclude != nil {
		gl.g.latePart(d, r.Span, "Exclude", nil, func(p *printer) jen.Code { return p.pyValue(resp.Exclude) })
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{
		{"ByName", !resp.ByAlias && resp.Schema != nil}, {"ExcludeUnset", resp.ExcludeUnset},
		{"ExcludeDefaults", resp.ExcludeDefaults}, {"ExcludeNone", resp.ExcludeNone},
	} {
		if flag.set {
			gl.g.part(d, flag.name, func() jen.Code { return jen.True() })
		}
	}
	gl.file.addVar(d)
	gl.g.refer(name)
	return name
}
