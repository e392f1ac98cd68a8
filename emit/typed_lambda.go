package emit

import (
	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// typedLambda makes a Go func from a nested function that is called in its static form. Parameters behind those that its
// calls pass have the values of their defaults, which are evaluated here: each func that a loop makes has its own.
func (b *body) typedLambda(x *ir.Lambda) operand {
	f := x.Func
	params, result := x.T.Function()
	inner := &body{g: b.g, file: b.file, outer: b, fn: f, vars: map[*ir.Var]string{}, plan: planVars(f), result: result, raises: true, task: taskName(f)}
	held := make([]string, len(f.Params))
	made := b.operands(f.Made()...)
	for i, p := range f.Params[len(params):] {
		held[i] = b.temp(names.Unexported(p.Var.Name))
		b.emit(jen.Id(held[i]).Op(":=").Add(made[i].code))
	}
	inner.block = &block{scope: names.NewScope(b.block.scope, inner.task)}
	for _, name := range b.g.referenced(f) {
		inner.block.scope.Take(name)
	}
	mark, begin := b.file.lines.begin(f)
	inner.mark = mark
	list := []jen.Code{jen.Id(inner.task).Op("*").Qual(pyPath, "Task")}
	for i, p := range f.Params[:len(params)] {
		name := "_"
		if inner.plan.reads[p.Var] > 0 || ir.BindsIn(f.Body, p.Var) {
			name = inner.declareVar(p.Var)
		}
		list = append(list, jen.Id(name).Add(b.g.goType(params[i])))
	}
	for i, p := range f.Params[len(params):] {
		if inner.plan.reads[p.Var] > 0 || ir.BindsIn(f.Body, p.Var) {
			inner.emit(jen.Id(inner.declareVar(p.Var)).Op(":=").Id(held[i]))
		} else {
			inner.emit(jen.Id("_").Op("=").Id(held[i]))
		}
	}
	if f.Recursive { // a frame that there is no room for is none in tracebacks
		mark, begin := b.file.lines.begin(&ir.Func{Name: f.Name, Thunk: true})
		inner.emit(begin)
		inner.mayFail(jen.Id(inner.task).Dot("Enter").Call())
		inner.emit(jen.Defer().Id(inner.task).Dot("Leave").Call(), b.file.lines.finish(mark))
	}
	inner.lambdaBody(begin)
	code := jen.Func().Params(list...)
	if returns(result) {
		code = code.Params(b.g.goType(result), jen.Error())
	} else {
		code = code.Error()
	}
	return operand{code: code.Block(inner.block.code...), prec: precAtom}
}

// evalFuncCall calls a function that is a value in its static form.
func (b *body) evalFuncCall(x *ir.FuncCall) pending {
	_, result := x.Func.Type().Function()
	ops := b.operands(append([]ir.Expr{x.Func}, x.Args...)...)
	args := append([]jen.Code{b.taskName()}, b.codes(ops[1:])...)
	b.at(x.S)
	return pending{
		operand: operand{code: jen.Add(ops[0].inner(precAtom)).Call(args...), prec: precAtom, calls: true},
		raises:  true, void: !returns(result), hint: hint(x), typ: x.T,
	}
}
