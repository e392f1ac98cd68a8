package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// operand is an expression in Go, with what must be known to keep Python's order of
// evaluation. Go orders calls in an expression from left to right, but says nothing about
// when a variable or a field is read, and what is hoisted runs before the whole
// expression.
type operand struct {
	code  *jen.Statement
	prec  int     // of the outermost operator; precAtom for everything else
	local *ir.Var // reads this variable, which only assignments of this function change
	reads bool    // reads memory that a call may change
	calls bool    // calls something that may have effects
}

// The precedences of Go's binary operators.
const (
	precOr = iota + 1
	precAnd
	precCompare
	precAdd
	precMul
	precUnary
	precAtom
)

func atom(code *jen.Statement) operand { return operand{code: code, prec: precAtom} }

// inner returns the operand's code for use inside an operator of precedence prec.
func (o operand) inner(prec int) jen.Code {
	if o.prec < prec {
		return jen.Parens(o.code)
	}
	return o.code
}

// stable reports whether the operand means the same whatever runs between.
func (o operand) stable() bool { return o.local == nil && !o.reads && !o.calls }

// operands evaluates expressions left to right. An operand that the evaluation of a later
// one could disturb is saved in a temporary first.
func (b *body) operands(list ...ir.Expr) []operand {
	ops := make([]operand, len(list))
	blocks := make([]*block, len(list))
	for i, x := range list {
		// The statements of each operand are made in a list of their own and share the block's names.
		outer := b.block
		b.block = &block{parent: outer.parent, scope: outer.scope, err: outer.err, done: outer.done}
		ops[i] = b.value(x)
		blocks[i] = b.block
		outer.err = b.block.err
		b.block = outer
	}
	for i := range list {
		b.block.code = append(b.block.code, blocks[i].code...)
		b.block.impure = b.block.impure || blocks[i].impure
		if blocks[i].done {
			b.block.done = true
			return ops
		}
		if b.disturbed(ops[i], list[i+1:], ops[i+1:], blocks[i+1:]) {
			ops[i] = b.save(ops[i], hint(list[i]))
		}
	}
	return ops
}

// disturbed reports whether evaluating the later operands could change o.
func (b *body) disturbed(o operand, later []ir.Expr, ops []operand, blocks []*block) bool {
	if o.stable() {
		return false
	}
	for i := range later {
		hoists := blocks[i].impure
		switch {
		case o.local != nil && ir.BindsInExpr(later[i], o.local):
			return true
		case o.reads && (hoists || ops[i].calls):
			return true
		case o.calls && (hoists || ops[i].reads):
			return true
		}
	}
	return false
}

// save puts an operand into a temporary.
func (b *body) save(o operand, name string) operand {
	temp := b.temp(name)
	b.emit(jen.Id(temp).Op(":=").Add(o.code))
	return atom(jen.Id(temp))
}

// pending is a call in Go that has not been put anywhere yet: the caller decides where
// its results go.
type pending struct {
	operand
	raises bool // the last result is an error
	void   bool // there is no other result
	never  bool // always fails
	hint   string
	typ    *ir.Type
}

// settle puts a pending call's value where an expression can use it.
func (b *body) settle(p pending) operand {
	switch {
	case p.never:
		b.raiseNow(p)
		return atom(jen.Nil())
	case p.raises && p.void:
		b.emit(jen.If(jen.Err().Op(":=").Add(p.code), jen.Err().Op("!=").Nil()).Block(b.failed()...))
		return atom(jen.Qual(pyPath, "None"))
	case p.raises:
		name := b.temp(p.hint)
		b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Add(p.code))
		b.block.err = true
		b.check()
		return atom(jen.Id(name))
	case p.void:
		b.emit(p.code)
		return atom(jen.Qual(pyPath, "None"))
	}
	return p.operand
}

// failed is the block that hands err on.
func (b *body) failed() []jen.Code {
	return b.inBlock(func() {
		b.block.scope.Take("err")
		b.leave(jen.Err())
	}).code
}

// raiseNow emits a call that never returns a value: its error is handed on as it is.
func (b *body) raiseNow(p pending) {
	if !p.void {
		b.emit(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(p.code))
		b.leave(jen.Err())
		return
	}
	b.leave(p.code)
}

// drop evaluates x, which is pending as p, for its effects. Where it has none nothing is
// written, and a variable all of whose reads went that way is used by "_ = v": Go takes no
// variable that is only set.
func (b *body) drop(p pending, x ir.Expr) {
	b.discard(p)
	if p.never || p.raises || p.calls {
		return
	}
	visitor := ir.Visitor{Expr: func(x ir.Expr) bool {
		if l, ok := x.(*ir.Local); ok && b.plan.reads[l.Var] > 0 {
			b.plan.dropped[l.Var]++
			if b.plan.dropped[l.Var] == b.plan.reads[l.Var] && b.plan.placed[l.Var] {
				// What was written already, with a block of its own, has read its variables.
				if name := b.lookup(l.Var); b.block.scope.Has(name) {
					b.emit(jen.Id("_").Op("=").Id(name))
				}
			}
		}
		return true
	}}
	visitor.Stmt = func(ir.Stmt) bool { return false } // statements of a Block have been written
	visitor.Walk(x)
	if f, ok := x.(*ir.Lambda); ok && f.Func != nil {
		// A function that nothing calls is not written; what only it reads is used so.
		for _, v := range f.Func.Captures {
			if b.plan.placed[v] {
				b.emit(jen.Id("_").Op("=").Id(b.lookup(v)))
			}
		}
	}
}

// discard evaluates a pending call for its effects.
func (b *body) discard(p pending) {
	switch {
	case p.never:
		b.raiseNow(p)
	case p.raises && p.void:
		b.settle(p)
	case p.raises:
		b.emit(jen.If(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(p.code), jen.Err().Op("!=").Nil()).Block(b.failed()...))
	case p.calls:
		b.emit(p.code)
	}
}
