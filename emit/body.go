package emit

import (
	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/dave/jennifer/jen"
)

// body makes the code of one Go function. Nested Python functions get bodies of their own
// that see the variables of the outer one, as Go's closures do.
type body struct {
	g     *generator
	file  *goFile
	outer *body
	fn    *ir.Func
	task  string // name of the *py.Task
	mark  int    // number of the function in the line table
	// appended is the sum that is being assigned to its own left operand, see appends.
	appended *ir.GoOp
	plan     *plan
	vars     map[*ir.Var]string // Go names of declared variables
	block    *block
	exits    *exit // what surrounds the current statement, innermost first
	yield    string
	// result says what the Go function returns beside the error.
	result *ir.Type
	raises bool
	lastAt source.Span
	trial  *trial
	atEnd  bool
	walk   string // the walk over a map whose round begins
	slot   *slot  // see putBack
}

// block is a Go block in the making.
type block struct {
	parent *block
	scope  *names.Scope
	code   []jen.Code
	done   bool // control does not reach the end
	err    bool // err is declared in this block or, in the same function, around it
	impure bool // has statements that may have effects
}

// exit is something around the current statement that return, break, continue or an
// exception has to deal with.
type exit struct {
	outer *exit
	kind  exitKind
	// closures: the flags that code behind the literal looks at, "" while unused
	returned, broke, continued string
	result                     string
	direct                     bool // the literal has the results of the function itself
	// handlers and finally parts: the caught exception
	caught string
	failed string // finally parts: the variable of the error in flight, which may be nil
	// loops
	flag string // set before a break, when the loop has an else
	// loops whose parts are cases of a body in steps
	steps             *stepper
	depth, again, end int      // of its loops around this one, the case of the next round, that behind the loop
	zero              jen.Code // solvers
}

type exitKind uint8

const (
	closureExit exitKind = iota // a function literal that is called at once
	handlerExit                 // an except clause
	loopExit
	solverExit    // a function that solves a dependency: its results are zero, false and the error
	generatorExit // code in place of a generator, which no StopIteration leaves
	finallyExit   // the finally part
)

// empty reports whether the block has no statement; marks are none.
func (k *block) empty() bool { return !k.impure }

func (b *body) push() *block {
	b.block = &block{parent: b.block, scope: names.NewScope(b.block.scope), err: b.block.err}
	return b.block
}

func (b *body) pop() *block {
	done := b.block
	b.block = done.parent
	return done
}

// inBlock makes statements in a new block and returns it.
func (b *body) inBlock(make func()) *block {
	b.push()
	make()
	return b.pop()
}

// emit appends a statement. Nothing is appended behind a statement that never ends.
func (b *body) emit(code ...jen.Code) {
	if b.block.done {
		return
	}
	for _, c := range code {
		if c != nil {
			b.block.code = append(b.block.code, c)
		}
	}
	b.block.impure = true
}

// at notes the Python place of the statements that follow.
func (b *body) at(span source.Span) {
	if span.IsZero() || b.block.done {
		return
	}
	b.lastAt, b.g.at = span, span
	if c := b.file.lines.at(b.mark, span); c != nil {
		b.block.code = append(b.block.code, c)
	}
}

func (b *body) lookup(v *ir.Var) string {
	for o := b; o != nil; o = o.outer {
		if name, ok := o.vars[v]; ok {
			return name
		}
	}
	fail(b.fn.Span, "variable %s of %s is used before it is declared", v.Name, b.fn.Qualname)
	return ""
}

func (b *body) declared(v *ir.Var) bool {
	for o := b; o != nil; o = o.outer {
		if _, ok := o.vars[v]; ok {
			return true
		}
	}
	return false
}

// declareVar gives a variable its Go name in the current block.
func (b *body) declareVar(v *ir.Var) string {
	python := v.Name
	if isTemporary(python) && !v.Captured {
		python = "value"
	}
	name := b.block.scope.Declare(python)
	b.vars[v] = name
	return name
}

// declareAs is declareVar for a variable whose first value is x: temporaries of the front
// end (t1, t2, …) are named after what they hold.
func (b *body) declareAs(v *ir.Var, x ir.Expr) string {
	if !isTemporary(v.Name) {
		return b.declareVar(v)
	}
	b.vars[v] = b.temp(hint(x))
	return b.vars[v]
}

// isTemporary reports whether a variable's name is one that the front end makes.
func isTemporary(name string) bool {
	if len(name) < 2 || name[0] != 't' {
		return false
	}
	for _, c := range name[1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// temp declares a temporary named after what it holds.
func (b *body) temp(hint string) string { return b.block.scope.Pick(hint) }

// taskName returns the task's name and is called wherever code needs it.
func (b *body) taskName() jen.Code { return jen.Id(b.task) }

// leave emits what an exception needs to get out of the current place: err is an
// expression of type error.
func (b *body) leave(err jen.Code) {
	if b.trial != nil && b.trial.catch(b, err) {
		return
	}
	b.emit(b.returnError(err))
	b.block.done = true
}

// returnError is the return statement that hands an exception on.
func (b *body) returnError(err jen.Code) jen.Code {
	for e := b.exits; e != nil; e = e.outer {
		switch e.kind {
		case handlerExit, finallyExit:
			err = jen.Id(e.caught).Dot("Raise").Call(err)
		case generatorExit:
			err = jen.Qual(pyPath, "StopInside").Call(err)
		case solverExit:
			return jen.Return(e.zero, jen.False(), err)
		case closureExit:
			if e.direct && returns(b.result) {
				return jen.Return(b.g.zero(b.result), err)
			}
			return jen.Return(err)
		}
	}
	if !b.raises {
		fail(b.lastAt, "%s raises although it was found not to", b.fn.Qualname)
	}
	if returns(b.result) {
		return jen.Return(b.g.zero(b.result), err)
	}
	return jen.Return(err)
}

// check emits the test of err behind a call that has set it.
func (b *body) check() {
	failed := b.inBlock(func() { b.leave(jen.Err()) })
	b.emit(jen.If(jen.Err().Op("!=").Nil()).Block(failed.code...))
}

// inClosure reports whether a function literal stands between here and e (exclusive).
func (b *body) closuresTo(target *exit) []*exit {
	var list []*exit
	for e := b.exits; e != target; e = e.outer {
		if e.kind == closureExit {
			list = append(list, e)
		}
	}
	return list
}

// unwindHandlers emits the end of the except clauses and finally parts that are left on the way
// to target, up to the next function literal.
func (b *body) unwindHandlers(target *exit) {
	last := ""
	for e := b.exits; e != target && e.kind != closureExit; e = e.outer {
		if e.kind == handlerExit || e.kind == finallyExit {
			last = e.caught
		}
	}
	if last != "" {
		b.emit(jen.Id(last).Dot("Done").Call())
	}
}
