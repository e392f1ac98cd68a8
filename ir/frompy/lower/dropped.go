package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// CPython closes a suspended generator as soon as nothing refers to it: its finally clauses and context managers run
// then. Where a generator is made for one consumer (a loop, next(), an unpacking), directly or inside zip, map and their
// like, that moment is known: when the consumer is done with it, however it ends. Generators without anything to clean
// up are left to the collector.

// keeping gathers the generators that calls in the operands of one consumer make.
type keeping struct {
	b    *body
	vars []*ir.Var
}

// keep begins to keep the generators that expressions make for a consumer; release ends it.
func (b *body) keep(operands ...pyast.Expr) *keeping {
	k := &keeping{b: b}
	for _, n := range operands {
		for _, call := range b.handedOver(n, nil) {
			b.l.kept[call] = kept{keeping: k, inside: pyast.Expr(call) != n}
		}
	}
	return k
}

// kept is how a call is kept: by itself, or inside of what passes its items on.
type kept struct {
	*keeping
	inside bool
}

func (k *keeping) release(operands ...pyast.Expr) {
	for _, n := range operands {
		for _, call := range k.b.handedOver(n, nil) {
			delete(k.b.l.kept, call)
		}
	}
}

// handedOver lists the calls whose values go to whatever consumes n and to nothing else.
func (b *body) handedOver(n pyast.Expr, list []*pyast.Call) []*pyast.Call {
	switch n := n.(type) {
	case *pyast.Starred:
		return b.handedOver(n.Value, list)
	case *pyast.GeneratorExp:
		return b.handedOver(n.Generators[0].Iter, list)
	case *pyast.Call:
		list = append(list, n)
		if v, ok := b.knownFunction(n); ok && b.l.passesItems(v) {
			for _, a := range n.Args {
				list = b.handedOver(a, list)
			}
		}
	}
	return list
}

// knownFunction is what a call calls where no variable of the function says so: it is asked before they are lowered.
func (b *body) knownFunction(n *pyast.Call) (py.Value, bool) {
	f := n.Func
	for {
		a, ok := f.(*pyast.Attribute)
		if !ok {
			break
		}
		f = a.Value
	}
	name, ok := f.(*pyast.Name)
	if !ok || b.scope.Locals[b.mangle(name.Id)] {
		return nil, false
	}
	for x := b; x != nil; x = x.outer {
		if x.imported[name.Id] != nil { // asking for it counts as reading it here
			return nil, false
		}
	}
	return b.known(n.Func)
}

// passesItems reports whether a value is one of the iterators over iterators that hold on to them no longer than they
// live themselves.
func (l *Lowerer) passesItems(v py.Value) bool {
	module, name, ok := l.nativeName(v)
	return ok && lazyIterators[module+"."+name]
}

var lazyIterators = map[string]bool{
	"builtins.iter": true, "builtins.zip": true, "builtins.map": true, "builtins.filter": true, "builtins.enumerate": true,
	"itertools.islice": true, "itertools.chain": true, "itertools.takewhile": true, "itertools.dropwhile": true, "itertools.pairwise": true,
	"itertools.zip_longest": true, "itertools.starmap": true, "itertools.compress": true, "itertools.filterfalse": true, "itertools.accumulate": true,
	"itertools.groupby": true,
}

// consumesItems reports whether a call is of a builtin that takes items from what it is given and does not hold on to it.
func (b *body) consumesItems(n *pyast.Call) bool {
	name, ok := n.Func.(*pyast.Name)
	if !ok || !itemConsumers[name.Id] {
		return false
	}
	v, known := b.known(name)
	return known && v == b.l.builtin(name.Id)
}

var itemConsumers = map[string]bool{
	"next": true, "list": true, "tuple": true, "set": true, "frozenset": true, "dict": true, "sum": true, "any": true, "all": true,
	"min": true, "max": true, "sorted": true,
}

// stopsEarly are those of them that may leave items; the others do when an iterator between them and a generator ends.
var stopsEarly = map[string]bool{"next": true, "any": true, "all": true}

// keptGenerator is a generator for what is at n, in a variable of its own where its consumer lets go of it.
func (b *body) keptGenerator(n pyast.Node, u *unit, call ir.Expr) ir.Expr {
	k := b.l.kept[n]
	if k.keeping == nil || k.b != b || u.source == nil || !cleansUp(u.source) {
		return call
	}
	v := b.temp(ir.Dyn)
	k.vars = append(k.vars, v)
	b.emit(&ir.Assign{At: ir.At{S: call.Span()}, Var: v, X: b.box(call)})
	return &ir.Local{Base: ir.Base{T: ir.Dyn, S: call.Span()}, Var: v}
}

// whileKept emits statements, and lets go of what was kept when they are left.
func (k *keeping) whileKept(span spanT, list []ir.Stmt) {
	b := k.b
	if len(k.vars) == 0 {
		for _, s := range list {
			b.emit(s)
		}
		return
	}
	t := &ir.Try{At: ir.At{S: span}, Body: list}
	t.Finally = b.into(func() {
		for _, v := range k.vars {
			b.do(span, bind.DropGenerator, &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: v})
		}
	})
	b.emit(t)
}

// consumed lowers a call of a builtin that may not take all items of a generator among its arguments; nil for other
// calls.
func (b *body) consumed(n *pyast.Call) ir.Expr {
	if b.l.consuming[n] || len(n.Args) == 0 || !b.makesGenerators(n.Args) || !b.consumesItems(n) {
		return nil
	}
	if name := n.Func.(*pyast.Name); !stopsEarly[name.Id] && len(b.handedOver(n.Args[0], nil)) < 2 {
		return nil
	}
	b.l.consuming[n] = true
	defer delete(b.l.consuming, n)
	return b.keptFor(n, n.Args, func() ir.Expr { return b.expr(n) })
}

// keptFor lowers an expression that consumes operands.
func (b *body) keptFor(n pyast.Expr, operands []pyast.Expr, lower func() ir.Expr) ir.Expr {
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		k := b.keep(operands...)
		defer k.release(operands...)
		var x ir.Expr
		list := b.into(func() { x = lower() })
		if len(k.vars) == 0 || isNever(x) {
			k.whileKept(span, list)
			return x
		}
		v := b.temp(x.Type())
		k.whileKept(span, append(list, &ir.Assign{At: ir.At{S: span}, Var: v, X: x}))
		return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v}
	})
}

// unpacksGenerator assigns the items of a generator to targets; false for other assignments.
func (b *body) unpacksGenerator(s *pyast.Assign) bool {
	if len(s.Targets) != 1 || !b.makesGenerators([]pyast.Expr{s.Value}) {
		return false
	}
	var targets []pyast.Expr
	switch t := s.Targets[0].(type) {
	case *pyast.Tuple:
		targets = t.Elts
	case *pyast.List:
		targets = t.Elts
	default:
		return false
	}
	k := b.keep(s.Value)
	x := b.box(b.expr(s.Value))
	k.release(s.Value)
	if len(k.vars) == 0 {
		b.store(s.Targets[0], x)
		return true
	}
	k.whileKept(b.span(s), b.into(func() { b.unpack(s, targets, x) }))
	return true
}

// makesGenerators reports whether operands may hand over a generator that has to be cleaned up, by what is known of the calls in them.
func (b *body) makesGenerators(operands []pyast.Expr) bool {
	for _, n := range operands {
		for _, call := range b.handedOver(n, nil) {
			if v, ok := b.knownFunction(call); ok {
				if f := b.l.programFunction(v); f != nil && f.IsGenerator() && cleansUp(f) {
					return true
				}
			}
		}
	}
	return false
}

// cleansUp reports whether closing a suspended generator of a function may run code of it.
func cleansUp(f *eval.Function) bool {
	if !f.IsGenerator() {
		return false
	}
	found := false
	for _, s := range f.Body() {
		pyast.Inspect(s, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Try, *pyast.TryStar, *pyast.With, *pyast.AsyncWith, *pyast.YieldFrom, *pyast.AsyncFor:
				found = true
			case *pyast.For:
				found = found || callsFunction(n.Iter)
			case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef, *pyast.Lambda:
				return false
			}
			return !found
		})
	}
	return found
}

// callsFunction reports whether a call of something that is no builtin stands in an expression by its name.
func callsFunction(n pyast.Expr) bool {
	found := false
	pyast.Inspect(n, func(n pyast.Node) bool {
		if call, ok := n.(*pyast.Call); ok {
			name, ok := call.Func.(*pyast.Name)
			found = found || ok && !isBuiltinName(name.Id)
		}
		return !found
	})
	return found
}
