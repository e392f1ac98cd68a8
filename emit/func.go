package emit

import (
	"fmt"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// funcDecl writes a Python function as a Go function.
func (g *generator) funcDecl(f *ir.Func, file *goFile) {
	name := g.names[nameKey{f, self}]
	d := g.declare(name, file)
	g.within(d, func() {
		doc := g.doc(name, f.Doc, f.Name, f.Span)
		if f.Recursive && !f.IsGenerator {
			body := g.name(f, deeper)
			file.add(jen.Add(doc).Line().Add(g.newBody(f, file).counted(name, body)))
			name, doc = body, comment(body+" is "+name+", its call counted.")
		}
		if catches(f) {
			doc = jen.Add(doc).Line().Comment("//").Line().Comment("//go:noinline")
		}
		file.add(jen.Add(doc).Line().Add(g.newBody(f, file).function(name)))
	})
	if f.Escapes {
		g.functionVar(f, file)
	}
}

// catches reports whether a function has handlers of exceptions. Tracebacks end with the function that handles the
// exception, so that it has to stay a function of its own.
func catches(f *ir.Func) bool {
	found := false
	v := ir.Visitor{Stmt: func(s ir.Stmt) bool {
		try, ok := s.(*ir.Try)
		found = found || ok && len(try.Handlers) > 0
		return !found
	}}
	v.Stmts(f.Body)
	return found
}

// newBody begins the body of a top-level function.
func (g *generator) newBody(f *ir.Func, file *goFile) *body {
	reserved := append(g.referenced(f), "err")
	for _, name := range importNames {
		reserved = append(reserved, name)
	}
	b := &body{
		g: g, file: file, fn: f, vars: map[*ir.Var]string{}, plan: planVars(f), result: f.Result, raises: f.Effects.Raises,
		task: taskName(f),
	}
	reserved = append(reserved, b.task)
	b.block = &block{scope: names.NewScope(nil, reserved...)}
	return b
}

// taskName is t, or task where Python has a variable t.
func taskName(f *ir.Func) string {
	taken := false
	see := func(v *ir.Var) { taken = taken || names.Unexported(v.Name) == "t" }
	for _, p := range f.Params {
		see(p.Var)
	}
	for _, v := range append(f.Locals[:len(f.Locals):len(f.Locals)], f.Captures...) {
		see(v)
	}
	if taken {
		return "task"
	}
	return "t"
}

// function writes the whole Go function.
func (b *body) function(name string) jen.Code {
	f := b.fn
	var params []jen.Code
	if f.Effects.Task {
		params = append(params, jen.Id(b.task).Op("*").Qual(pyPath, "Task"))
	}
	params = append(params, b.params(f)...)
	mark, begin := b.file.lines.begin(f)
	b.mark = mark
	b.block.code = append(b.block.code, begin)
	head := jen.Func().Id(name).Params(params...)
	if f.IsGenerator {
		b.block.code = nil
		made := b.generator(begin)
		result := ir.Dyn
		if f.Yields != nil {
			result = f.Yields
		}
		return head.Add(b.g.goType(result)).Block(jen.Return(made))
	}
	b.at(f.Span)
	b.entry()
	b.stmts(withoutLastReturn(f))
	b.end()
	b.block.code = append(b.block.code, b.file.lines.finish(mark))
	return b.results(head).Block(b.block.code...)
}

// results adds the function's result types to its head.
func (b *body) results(head *jen.Statement) *jen.Statement {
	f := b.fn
	switch {
	case returns(f.Result) && f.Effects.Raises:
		head.Params(b.g.goType(f.Result), jen.Error())
	case returns(f.Result):
		head.Add(b.g.goType(f.Result))
	case f.Effects.Raises:
		head.Error()
	}
	return head
}

// counted writes the function that counts the calls of a recursive one, whose body is another
// function: so nothing has to be deferred, which would cost more than many bodies. It is no frame
// of tracebacks, as CPython's has none for the call that was one too many.
func (b *body) counted(name, body string) jen.Code {
	b.block.scope.Take(body)
	params := append([]jen.Code{jen.Id(b.task).Op("*").Qual(pyPath, "Task")}, b.params(b.fn)...)
	b.mayFail(jen.Id(b.task).Dot("Enter").Call())
	args := []jen.Code{jen.Id(b.task)}
	for _, p := range b.fn.Params {
		args = append(args, jen.Id(b.vars[p.Var]))
	}
	results := []jen.Code{jen.Err()}
	if returns(b.result) {
		results = []jen.Code{jen.Id(b.block.scope.Pick("result")), jen.Err()}
	}
	b.emit(jen.List(results...).Op(":=").Id(body).Call(args...))
	b.emit(jen.Id(b.task).Dot("Leave").Call())
	b.emit(jen.Return(results...))
	return b.results(jen.Func().Id(name).Params(params...)).Block(b.block.code...)
}

// withoutLastReturn is the body of a function without the return at its end that Go does not
// need.
func withoutLastReturn(f *ir.Func) []ir.Stmt {
	if n := len(f.Body); n > 0 && !returns(f.Result) && !f.Effects.Raises {
		if last, ok := f.Body[n-1].(*ir.Return); ok && (last.X == nil || isConst(last.X)) {
			return f.Body[:n-1]
		}
	}
	return f.Body
}

// params writes the parameters; neighbours of one type share it.
func (b *body) params(f *ir.Func) []jen.Code {
	var list []jen.Code
	for i := 0; i < len(f.Params); {
		t := f.Params[i].Var.Type
		var same []jen.Code
		for ; i < len(f.Params) && sameInGo(f.Params[i].Var.Type, t); i++ {
			same = append(same, jen.Id(b.declareVar(f.Params[i].Var)))
		}
		list = append(list, jen.List(same...).Add(b.g.goType(t)))
	}
	return list
}

// entry declares the variables that have no better place.
func (b *body) entry() {
	for _, v := range b.plan.entry {
		b.emit(jen.Var().Id(b.declareVar(v)).Add(b.g.goType(v.Type)))
		b.keepCaptured(v)
	}
}

// end is what happens when control runs off the end: Python returns None.
func (b *body) end() {
	if b.block.done {
		return
	}
	if !returns(b.result) {
		if b.raises {
			b.emit(jen.Return(jen.Nil()))
		}
		return
	}
	switch b.result.Kind {
	case ir.DynKind:
	case ir.OptionalKind:
		b.emit(b.returnCode(jen.Nil()))
		return
	default:
		// Analysis found that control does not get here; Go does not see it.
		b.emit(jen.Panic(jen.Lit("unreachable")))
		return
	}
	b.emit(b.returnCode(jen.Qual(pyPath, "None")))
}

// generator makes the expression that creates the generator of a generator function,
// whose body is a function literal.
func (b *body) generator(begin jen.Code) jen.Code {
	f := b.fn
	maker, result := "NewGenerator", ir.Dyn
	switch {
	case f.IsAsync:
		maker, result = "NewAsyncGenerator", ir.None
	case f.Awaited:
		maker = "NewAwaitedGenerator"
	}
	b.yield = b.block.scope.Pick("yield")
	outerResult, outerRaises := b.result, b.raises
	b.result, b.raises = result, true
	inner := b.inBlock(func() {
		b.block.code = append(b.block.code, begin)
		b.at(f.Span)
		b.entry()
		b.stmts(f.Body)
		b.end()
		b.block.code = append(b.block.code, b.file.lines.finish(b.mark))
	})
	results := b.resultParams()
	b.result, b.raises = outerResult, outerRaises
	item := ir.Dyn
	if t := f.Yields; t != nil && t.Yields() != nil {
		item = t.Yields()
	}
	yield := jen.Id(b.yield).Func().Params(b.g.goType(item)).Params(jen.Qual(pyPath, "Value"), jen.Error())
	body := jen.Func().Params(jen.Id(b.task).Op("*").Qual(pyPath, "Task"), yield).Add(results).Block(inner.code...)
	steps := b.steps()
	if item != ir.Dyn {
		made := jen.Qual(pyPath, "YieldsOf").Call(jen.Lit(f.Qualname), body)
		if steps != nil {
			made = made.Dot("Steps").Call(steps)
		}
		return made
	}
	if steps != nil && f.IsAsync {
		return jen.Qual(pyPath, "NewAsyncSteps").Call(jen.Lit(f.Qualname), steps)
	}
	if steps != nil {
		return jen.Qual(pyPath, "NewSteps").Call(jen.Lit(f.Qualname), body, steps)
	}
	return jen.Qual(pyPath, maker).Call(jen.Id(b.task), jen.Lit(f.Qualname), body)
}

// functionVar declares a function's form as a Python value.
func (g *generator) functionVar(f *ir.Func, file *goFile) {
	name := g.names[nameKey{f, function}]
	d := g.declare(name, file)
	d.isVar = true
	d.doc = fmt.Sprintf("%s is %s as a Python value.", name, f.Name)
	d.typ = jen.Qual(pyPath, "Function")
	g.describe(d, f)
	g.part(d, bodyField(f), func() jen.Code { return g.adapter(f) })
	g.defaults(f, func() jen.Code { return jen.Id(name) }, name)
	file.addVar(d)
}

// describe fills in what a py.Function says about itself.
func (g *generator) describe(d *decl, f *ir.Func) {
	static := func(name string, value jen.Code) {
		d.fields = append(d.fields, declField{name: name, value: value})
	}
	for _, item := range g.functionFields(f) {
		static(item.name, item.value)
	}
	if params := g.paramList(f); params != nil {
		static("Params", params)
	}
}

// functionFields are the fields of a py.Function that are plain data.
func (g *generator) functionFields(f *ir.Func) []declField {
	list := []declField{{name: "Name", value: jen.Lit(f.Name)}}
	if f.Qualname != "" {
		list = append(list, declField{name: "Qualname", value: jen.Lit(f.Qualname)})
	}
	if f.Module != nil {
		list = append(list, declField{name: "Module", value: jen.Lit(f.Module.Name)})
	}
	if f.Doc != "" {
		list = append(list, declField{name: "Doc", value: jen.Lit(f.Doc)})
	}
	if f.IsAsync {
		list = append(list, declField{name: "IsAsync", value: jen.True()})
	}
	if f.IsGenerator {
		list = append(list, declField{name: "IsGenerator", value: jen.True()})
	}
	if f.Span.File != nil {
		list = append(list, declField{name: "File", value: jen.Lit(relative(g.root, f.Span.File))}, declField{name: "Line", value: jen.Lit(f.Span.Begin().Line)})
	}
	return list
}

var kindNames = map[py.ParamKind]string{
	py.PositionalOnly: "PositionalOnly", py.PositionalOrKeyword: "PositionalOrKeyword", py.VarPositional: "VarPositional",
	py.KeywordOnly: "KeywordOnly", py.VarKeyword: "VarKeyword",
}

// paramList prints the parameters with the defaults that are constants.
func (g *generator) paramList(f *ir.Func) jen.Code {
	if len(f.Params) == 0 {
		return nil
	}
	var items []jen.Code
	for _, p := range f.Params {
		item := []jen.Code{field("Name", jen.Lit(p.Var.Name)), field("Kind", jen.Qual(pyPath, kindNames[p.Kind]))}
		if c := constOf(p.Default); c != nil {
			item = append(item, field("Default", g.constant(c.Value, ir.Dyn).code))
		}
		items = append(items, jen.Values(item...))
	}
	return jen.Index().Qual(pyPath, "Param").Add(fields(items...))
}

// constOf returns the constant that x is, nil for anything else.
func constOf(x ir.Expr) *ir.Const {
	if convert, ok := x.(*ir.Convert); ok && (convert.Mode == ir.Box || convert.Mode == ir.Wrap) {
		x = convert.X
	}
	c, _ := x.(*ir.Const)
	return c
}

// defaults schedules the evaluation of annotations, and of defaults that are no constants.
func (g *generator) defaults(f *ir.Func, target func() jen.Code, name string) {
	for i, p := range f.Params {
		if p.Default == nil || constOf(p.Default) != nil {
			continue
		}
		g.addStep(p.Default.Span(), []string{name}, func(b *body) {
			o := b.boxed(p.Default)
			b.emit(jen.Add(target()).Dot("Params").Index(jen.Lit(i)).Dot("Default").Op("=").Add(o.code))
		})
	}
	if f.Annotations != nil {
		g.addStep(f.Annotations.Span(), []string{name}, func(b *body) {
			o := b.value(f.Annotations)
			b.emit(jen.Add(target()).Dot("Annotations").Op("=").Add(o.code))
		})
	}
}

// adapter is the Body of a py.Function: it takes the bound arguments and calls the Go
// function.
func (g *generator) adapter(f *ir.Func) jen.Code {
	if isBody(f) {
		return jen.Id(g.name(f, self))
	}
	b := &body{g: g, file: &goFile{lines: &lineTable{}}, fn: f, task: "t", result: ir.Dyn, raises: true, vars: map[*ir.Var]string{}}
	b.block = &block{scope: names.NewScope(nil, "t", "err", "args", "py", g.name(f, self))}
	var args []jen.Code
	if f.Effects.Task {
		args = append(args, jen.Id("t"))
	}
	given := b.givenParams(f)
	for i, p := range f.Params {
		args = append(args, b.argument(p, given.args[i]))
	}
	call := jen.Id(g.name(f, self)).Call(args...)
	if f.IsAsync && !f.IsGenerator {
		inner := b.inBlock(func() { b.adapterReturn(f, call) })
		b.emit(jen.Return(jen.Qual(pyPath, "NewCoroutine").Call(jen.Lit(f.Qualname),
			jen.Func().Params(jen.Id("t").Op("*").Qual(pyPath, "Task")).Params(jen.Qual(pyPath, "Value"), jen.Error()).Block(inner.code...)), jen.Nil()))
	} else {
		b.adapterReturn(f, call)
	}
	return jen.Func().Params(append([]jen.Code{jen.Id(b.usedTask(f)).Op("*").Qual(pyPath, "Task")}, given.list...)...).
		Params(jen.Qual(pyPath, "Value"), jen.Error()).Block(b.block.code...)
}

// maxFixed is the number of parameters up to which py.Function has a field of its own for
// bodies that take nothing but positional arguments.
const maxFixed = 4

// bodyField is the field of py.Function that runs f.
func bodyField(f *ir.Func) string {
	if len(f.Params) > maxFixed {
		return "Body"
	}
	for _, p := range f.Params {
		if p.Kind > py.PositionalOrKeyword {
			return "Body"
		}
	}
	return fmt.Sprintf("Body%d", len(f.Params))
}

// isBody reports whether the function that is emitted for f can stand in a py.Function as
// it is.
func isBody(f *ir.Func) bool {
	if bodyField(f) == "Body" || f.IsAsync && !f.IsGenerator || !f.Effects.Task || !f.Effects.Raises || !f.IsGenerator && f.Result.Kind != ir.DynKind {
		return false
	}
	for _, p := range f.Params {
		if p.Var.Type.Kind != ir.DynKind {
			return false
		}
	}
	return true
}

// given are the parameters of a function literal in a py.Function, and how each argument
// is read.
type given struct {
	list []jen.Code
	args []*jen.Statement
}

func (b *body) givenParams(f *ir.Func) given {
	var out given
	if bodyField(f) == "Body" {
		out.list = []jen.Code{jen.Id("args").Index().Qual(pyPath, "Value")}
		for i := range f.Params {
			out.args = append(out.args, jen.Id("args").Index(jen.Lit(i)))
		}
		return out
	}
	for i, p := range f.Params {
		name := b.block.scope.Pick(names.Unexported(p.Var.Name))
		param := jen.Id(name)
		if i == len(f.Params)-1 {
			param = param.Qual(pyPath, "Value")
		}
		out.list = append(out.list, param)
		out.args = append(out.args, jen.Id(name))
	}
	return out
}

func (b *body) usedTask(f *ir.Func) string {
	if f.Effects.Task && (!f.IsAsync || f.IsGenerator) {
		return "t"
	}
	return "_"
}

// argument converts a dynamic argument to a parameter's type.
func (b *body) argument(p *ir.Param, arg *jen.Statement) jen.Code {
	t := p.Var.Type
	switch {
	case t.Kind == ir.DynKind || t.Kind == ir.NoneKind:
		return arg
	case p.Kind == py.VarPositional || p.Kind == py.VarKeyword:
		return b.g.unbox(t, arg)
	}
	return b.settle(pending{operand: operand{code: b.g.check(t, arg), prec: precAtom, calls: true}, raises: true, hint: names.Unexported(p.Var.Name)}).code
}

// adapterReturn returns the call's result as a dynamic value.
func (b *body) adapterReturn(f *ir.Func, call *jen.Statement) {
	value := returns(f.Result) || f.IsGenerator
	dynamic := f.IsGenerator || f.Result.Kind == ir.DynKind
	switch {
	case value && dynamic && f.Effects.Raises:
		b.emit(jen.Return(call))
	case value && dynamic:
		b.emit(jen.Return(call, jen.Nil()))
	case value && f.Effects.Raises:
		result := b.settle(pending{operand: atom(call), raises: true, hint: "result"})
		b.emit(jen.Return(box(f.Result, result.code), jen.Nil()))
	case value:
		b.emit(jen.Return(box(f.Result, call), jen.Nil()))
	case f.Effects.Raises:
		b.emit(jen.Return(jen.Qual(pyPath, "None"), call))
	default:
		b.emit(call, jen.Return(jen.Qual(pyPath, "None"), jen.Nil()))
	}
}

// lambda makes a function value from a nested function.
func (b *body) lambda(x *ir.Lambda) operand {
	f := x.Func
	inner := &body{g: b.g, file: b.file, outer: b, fn: f, vars: map[*ir.Var]string{}, plan: planVars(f), result: boxedResult(f), raises: true, task: taskName(f)}
	inner.block = &block{scope: names.NewScope(b.block.scope, inner.task)}
	for _, name := range b.g.referenced(f) {
		inner.block.scope.Take(name)
	}
	mark, begin := b.file.lines.begin(f)
	inner.mark = mark
	params := inner.lambdaArguments(f)
	switch {
	case f.IsGenerator:
		inner.emit(jen.Return(inner.generator(begin), jen.Nil()))
	case f.IsAsync:
		made := inner.inBlock(func() { inner.lambdaBody(begin) })
		inner.emit(jen.Return(jen.Qual(pyPath, "NewCoroutine").Call(jen.Lit(f.Qualname),
			jen.Func().Params(jen.Id(inner.task).Op("*").Qual(pyPath, "Task")).Params(jen.Qual(pyPath, "Value"), jen.Error()).Block(made.code...)), jen.Nil()))
	default:
		inner.lambdaBody(begin)
	}
	code := jen.Func().Params(append([]jen.Code{jen.Id(inner.task).Op("*").Qual(pyPath, "Task")}, params...)...).
		Params(jen.Qual(pyPath, "Value"), jen.Error()).Block(inner.block.code...)
	var items []jen.Code
	for _, item := range b.g.functionFields(f) {
		items = append(items, field(item.name, item.value))
	}
	made := b.operands(f.Made()...)
	if params := b.lambdaParams(f, made); params != nil {
		items = append(items, field("Params", params))
	}
	if f.Annotations != nil {
		items = append(items, field("Annotations", made[len(made)-1].code))
	}
	items = append(items, field(bodyField(f), code))
	return operand{code: jen.Op("&").Qual(pyPath, "Function").Add(fields(items...)), prec: precAtom}
}

// lambdaArguments declares the parameters of a nested function and the statements that
// turn them into its variables; it returns the parameters of the literal behind the task.
func (b *body) lambdaArguments(f *ir.Func) (params []jen.Code) {
	fixed := bodyField(f) != "Body"
	args := "_"
	var unpack []jen.Code
	for i, p := range f.Params {
		used := b.plan.reads[p.Var] > 0 || ir.BindsIn(f.Body, p.Var)
		var param *jen.Statement
		switch {
		case !used:
			param = jen.Id("_")
		case !fixed:
			if args == "_" {
				args = b.block.scope.Pick("args")
			}
			arg := b.argument(p, jen.Id(args).Index(jen.Lit(i)))
			unpack = append(unpack, b.block.code...)
			b.block.code = nil
			unpack = append(unpack, jen.Id(b.declareVar(p.Var)).Op(":=").Add(arg))
		case p.Var.Type.Kind == ir.DynKind || p.Var.Type.Kind == ir.NoneKind:
			param = jen.Id(b.declareVar(p.Var))
		default:
			name := b.block.scope.Pick(names.Unexported(p.Var.Name))
			param = jen.Id(name)
			arg := b.argument(p, jen.Id(name))
			unpack = append(unpack, b.block.code...)
			b.block.code = nil
			unpack = append(unpack, jen.Id(b.declareVar(p.Var)).Op(":=").Add(arg))
		}
		if i == len(f.Params)-1 && fixed {
			param = param.Qual(pyPath, "Value")
		}
		if fixed {
			params = append(params, param)
		}
	}
	b.block.code = unpack
	if !fixed {
		params = []jen.Code{jen.Id(args).Index().Qual(pyPath, "Value")}
	}
	return params
}

func (b *body) lambdaBody(begin jen.Code) {
	b.block.code = append(b.block.code, begin)
	b.at(b.fn.Span)
	b.entry()
	b.stmts(b.fn.Body)
	b.end()
	b.block.code = append(b.block.code, b.file.lines.finish(b.mark))
}

// lambdaParams prints the parameters of a nested function; ops are its defaults, evaluated
// where the function is made.
func (b *body) lambdaParams(f *ir.Func, ops []operand) jen.Code {
	if len(f.Params) == 0 {
		return nil
	}
	var items []jen.Code
	n := 0
	for _, p := range f.Params {
		item := []jen.Code{field("Name", jen.Lit(p.Var.Name)), field("Kind", jen.Qual(pyPath, kindNames[p.Kind]))}
		if p.Default != nil {
			item = append(item, field("Default", box(p.Default.Type(), ops[n].code)))
			n++
		}
		items = append(items, jen.Values(item...))
	}
	return jen.Index().Qual(pyPath, "Param").Add(fields(items...))
}

// boxedResult is the result type of a nested function's Go literal: always dynamic. A
// nested function that returns a static value is boxed at its returns.
func boxedResult(f *ir.Func) *ir.Type {
	if f.Result.Kind != ir.DynKind && f.Result.Kind != ir.NoneKind {
		fail(f.Span, "nested function %s returns %s and not a dynamic value", f.Qualname, f.Result)
	}
	return ir.Dyn
}

// referenced returns the package-level names that a function's code uses.
func (g *generator) referenced(f *ir.Func) []string {
	seen := map[string]bool{}
	add := func(object any, role string) {
		if name, ok := g.names[nameKey{object, role}]; ok {
			seen[name] = true
		}
	}
	var addType func(t *ir.Type)
	addType = func(t *ir.Type) {
		if t == nil {
			return
		}
		if t.Model != nil {
			add(t.Model, self)
			add(t.Model, class)
		}
		addType(t.Elem)
	}
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Call:
			add(x.Func, self)
		case *ir.FuncValue:
			add(x.Func, function)
		case *ir.GlobalRef:
			add(x.Global, self)
		case *ir.ClassValue:
			if x.Class != nil {
				add(x.Class, class)
			} else {
				add(x.Model, class)
			}
		case *ir.Runtime:
			if module, qualname, ok := ir.NativeName(x); ok && !isBuiltinException(module, qualname) {
				seen[g.nativeVar(module, qualname)] = true
			}
		case *ir.Construct:
			add(x.Model, self)
		case *ir.Lambda:
			for _, name := range g.referenced(x.Func) {
				seen[name] = true
			}
		}
		addType(x.Type())
		return true
	}, Stmt: func(s ir.Stmt) bool {
		if set, ok := s.(*ir.SetGlobal); ok {
			add(set.Global, self)
		}
		return true
	}}
	v.Stmts(f.Body)
	for _, p := range f.Params {
		addType(p.Var.Type)
	}
	list := make([]string, 0, len(seen))
	for name := range seen {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

// doc is the comment above a declaration: the Python docstring, then the place.
func (g *generator) doc(name, docstring, python string, span source.Span) jen.Code {
	text := proseOf(cleandoc(docstring))
	if text == "" {
		text = name + " is " + python + "."
	}
	if place := g.pythonPlace(span); place != "" {
		text += "\n\n" + g.origin() + ": " + place
	}
	return comment(text)
}

// proseOf is a docstring up to its first indented block or list: gofmt would lay those anew.
func proseOf(doc string) string {
	lines := strings.Split(doc, "\n")
	for i, line := range lines {
		if i > 0 && line != "" && strings.ContainsAny(line[:1], " \t-*+0123456789") {
			return strings.TrimSpace(strings.Join(lines[:i], "\n"))
		}
	}
	return doc
}

// origin is what the places in comments are places of.
func (g *generator) origin() string {
	if g.prog.App != nil && len(g.prog.App.Routes) > 0 && g.prog.App.Routes[0].Handler != nil {
		return "Document"
	}
	return "Python"
}

// pythonPlace is file and line of a span.
func (g *generator) pythonPlace(span source.Span) string {
	if span.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s:%d", relative(g.root, span.File), span.Begin().Line)
}

// cleandoc is a docstring as text of a comment: inspect.cleandoc without trailing blanks.
func cleandoc(doc string) string {
	lines := strings.Split(py.CleanDoc(doc), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
