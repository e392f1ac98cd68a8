package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// callExpr lowers a call.
func (b *body) callExpr(n *pyast.Call) ir.Expr {
	span := b.span(n)
	if x := b.superCall(n); x != nil {
		return x
	}
	if x := b.directCall(n, false); x != nil {
		return x
	}
	if x := b.consumed(n); x != nil {
		return x
	}
	if v, ok := b.known(n.Func); ok {
		if x := b.passedThrough(n, v); x != nil {
			return x
		}
		if x := b.importModule(n, v); x != nil {
			return x
		}
		if x := b.knownCall(n, v); x != nil {
			return x
		}
	} else if f, ok := n.Func.(*pyast.Attribute); ok {
		if x := b.builtCall(n, f); x != nil {
			return x
		}
		return b.methodCall(n, f)
	}
	if x := b.hiddenBuiltin(n); x != nil {
		return x
	}
	callee := b.expr(n.Func)
	if isNever(callee) {
		return b.neverCalled(n, callee)
	}
	if x := b.callStruct(n, callee); x != nil {
		return x
	}
	if x := b.callValue(n, callee); x != nil {
		return x
	}
	f := b.box(callee)
	args, kw := b.arguments(n)
	return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: f, Args: args, Kw: kw}
}

// neverCalled is a call of what has no type yet: the arguments may still say something about the
// functions that they use. Lambdas wait: what is called may be a sort that puts the body of its key in place.
func (b *body) neverCalled(n *pyast.Call, callee ir.Expr) ir.Expr {
	if !b.l.final {
		rest := *n
		rest.Args = slices.DeleteFunc(slices.Clone(n.Args), isLambda)
		rest.Keywords = slices.DeleteFunc(slices.Clone(n.Keywords), func(k *pyast.Keyword) bool { return isLambda(k.Value) })
		n = &rest
	}
	if _, _, plain := b.plainArgs(n); !plain {
		b.arguments(n)
	}
	return never(callee.Span())
}

func isLambda(n pyast.Expr) bool {
	_, ok := n.(*pyast.Lambda)
	return ok
}

// arguments lowers the arguments of a dynamic call in source order.
func (b *body) arguments(n *pyast.Call) ([]ir.Element, []ir.KwArg) { return b.argumentsOf(n, b.box) }

// argumentsOf is arguments with what boxes each of them.
func (b *body) argumentsOf(n *pyast.Call, box func(ir.Expr) ir.Expr) ([]ir.Element, []ir.KwArg) {
	args := b.elementsOf(n.Args, box)
	var kw []ir.KwArg
	for _, k := range n.Keywords {
		kw = append(kw, ir.KwArg{Name: k.Arg, Value: box(b.expr(k.Value))})
	}
	return args, kw
}

// boxFor boxes an argument of a builtin: what holds only numbers and texts keeps its type where the builtin looks at
// all of it, or passes on only those.
func (b *body) boxFor(name string, x ir.Expr) ir.Expr {
	switch {
	case !passesOn[name] || !b.plain(x.Type()):
		return b.box(x)
	case name == "map" && x.Type().Kind == ir.ListKind && !b.scalarItems(x.Type()):
		return b.box(x) // the function gets hold of lists
	}
	return b.boxShown(x)
}

// passesOn are the builtins whose results have only items of what they are given, or of its items.
var passesOn = map[string]bool{"zip": true, "map": true, "print": true, "min": true, "max": true, "sum": true, "any": true, "all": true, "filter": true}

// plainArgs lowers arguments that are neither starred nor double-starred; ok is false
// when one is, and then nothing has been lowered.
func (b *body) plainArgs(n *pyast.Call) (args []ir.Expr, names []string, ok bool) {
	for _, a := range n.Args {
		if _, star := a.(*pyast.Starred); star {
			return nil, nil, false
		}
	}
	for _, k := range n.Keywords {
		if k.Arg == "" {
			return nil, nil, false
		}
	}
	for _, a := range n.Args {
		args = append(args, b.expr(a))
		names = append(names, "")
	}
	for _, k := range n.Keywords {
		args = append(args, b.expr(k.Value))
		names = append(names, k.Arg)
	}
	return args, names, true
}

// directCall calls a function of the program that is known at compile time. awaited
// tells whether the call stands under await: a coroutine function is only called
// directly there, its call alone makes a coroutine.
func (b *body) directCall(n *pyast.Call, awaited bool) ir.Expr {
	v, ok := b.known(n.Func)
	if !ok {
		return nil
	}
	f := eval.FunctionOf(v)
	if f == nil || (f.IsAsync() && !f.IsGenerator()) != awaited {
		return nil
	}
	binding := bindCall(f.Value, n)
	if binding == nil {
		return nil
	}
	return b.callFunction(n, n, f, binding)
}

// callFunction calls a function of the program with the arguments of call, of which the
// first ones have been lowered; n is the place. Without a call there are no others.
func (b *body) callFunction(n pyast.Node, call *pyast.Call, f *eval.Function, binding *callBinding, lowered ...ir.Expr) ir.Expr {
	u := b.l.unitOf(f)
	b.uses(u, b.span(n))
	u.readers[b.u] = true
	span := b.span(n)
	if isNever(lowered...) {
		return never(span)
	}
	return b.block(span, func() ir.Expr {
		args := append([]ir.Expr(nil), lowered...)
		if call != nil {
			for i, from := range binding.from {
				if from >= len(lowered) && from < len(call.Args) && u.takesSole(i) {
					b.l.soles[call.Args[from]] = true
					defer delete(b.l.soles, call.Args[from])
				}
			}
			rest := *call
			rest.Args = call.Args[len(lowered):]
			more, _, _ := b.plainArgs(&rest)
			args = append(args, more...)
		}
		if len(args) > 0 && isNever(args...) && !b.l.final {
			return never(span)
		}
		if !binding.inOrder && !allPure(args) {
			for i := range args {
				args[i] = b.hold(args[i])()
			}
		}
		direct := &ir.Call{Base: ir.Base{T: u.callType(), S: span}, Func: u.fn, Args: make([]ir.Expr, len(f.Value.Params))}
		for i, p := range f.Value.Params {
			var x ir.Expr
			switch from := binding.from[i]; {
			case p.Kind == py.VarPositional:
				t := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
				for _, j := range binding.rest {
					t.Elts = append(t.Elts, ir.Element{X: b.box(args[j])})
				}
				x = t
			case p.Kind == py.VarKeyword:
				d := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
				for _, j := range binding.extra {
					d.Entries = append(d.Entries, ir.Entry{Key: b.box(str(span, call.Keywords[j-len(call.Args)].Arg)), Value: b.box(args[j])})
				}
				x = d
			case from >= 0:
				x = args[from]
				u.widen(i, x.Type())
			default:
				if x = b.l.defaultValue(p.Default, b.u); x == nil {
					x = b.fail(n, NoSnapshot, "the call leaves out "+quote(p.Name)+", whose default cannot be carried over into the service", "pass the argument")
				}
				u.widen(i, x.Type())
			}
			direct.Args[i] = x
		}
		return b.generated(n, u, direct)
	})
}

// allPure reports whether the order of evaluating the operands cannot be seen.
func allPure(list []ir.Expr) bool {
	for _, e := range list {
		if !pureExpr(e) {
			return false
		}
	}
	return true
}

// callType is the type of a direct call.
func (u *unit) callType() *ir.Type {
	if t := u.fn.Yields; t != nil {
		return t
	}
	if u.fn.IsGenerator {
		return ir.Dyn
	}
	if u.result.Kind == ir.NeverKind && u.l.final {
		return ir.Dyn
	}
	return u.result
}

// uses notes that the unit reaches another.
func (b *body) uses(u *unit, span spanT) {
	if _, ok := b.u.uses[u]; !ok && u != b.u {
		b.u.uses[u] = span
		b.u.order = append(b.u.order, u)
	}
}

// callBinding says which argument fills which parameter.
type callBinding struct {
	from    []int // by parameter; -1: its default
	rest    []int // arguments that *args takes
	extra   []int // keyword arguments that **kwargs takes
	inOrder bool  // parameters take arguments in the order of evaluation
}

// bindCall binds the arguments of a call to the parameters of a function; nil when the
// call would raise, or spreads arguments: then it is left to run time.
func bindCall(f *py.Function, n *pyast.Call) *callBinding {
	c := &callBinding{from: make([]int, len(f.Params)), inOrder: true}
	for i := range c.from {
		c.from[i] = -1
	}
	varPos, varKw := -1, -1
	var positional []int
	byName := map[string]int{}
	for i, p := range f.Params {
		switch p.Kind {
		case py.VarPositional:
			varPos = i
		case py.VarKeyword:
			varKw = i
		case py.PositionalOnly:
			positional = append(positional, i)
		case py.PositionalOrKeyword:
			positional = append(positional, i)
			byName[p.Name] = i
		default:
			byName[p.Name] = i
		}
	}
	last := -1
	fill := func(param, arg int) bool {
		if c.from[param] >= 0 {
			return false
		}
		c.from[param] = arg
		if param < last {
			c.inOrder = false
		}
		last = param
		return true
	}
	for i, a := range n.Args {
		switch _, star := a.(*pyast.Starred); {
		case star:
			return nil
		case i < len(positional):
			fill(positional[i], i)
		case varPos >= 0:
			c.rest = append(c.rest, i)
			last = max(last, varPos)
		default:
			return nil
		}
	}
	for j, k := range n.Keywords {
		i := len(n.Args) + j
		if k.Arg == "" {
			return nil
		}
		if param, ok := byName[k.Arg]; ok {
			if !fill(param, i) {
				return nil
			}
		} else if varKw >= 0 {
			c.extra = append(c.extra, i)
			last = max(last, varKw)
		} else {
			return nil
		}
	}
	seen := map[string]bool{}
	for _, k := range n.Keywords {
		if seen[k.Arg] {
			return nil
		}
		seen[k.Arg] = true
	}
	for i, p := range f.Params {
		if c.from[i] < 0 && p.Default == nil && p.Kind != py.VarPositional && p.Kind != py.VarKeyword {
			return nil
		}
	}
	return c
}

// knownCall calls a constant that is no function of the program.
func (b *body) knownCall(n *pyast.Call, v py.Value) ir.Expr {
	if t, ok := v.(*py.Type); ok {
		if c, isModel := schema.ClassOf(t); isModel && c != nil {
			return b.construct(n, c)
		}
		if x := b.constructInstance(n, t); x != nil {
			return x
		}
	}
	name, isBuiltin := b.l.builtinName(v)
	if !isBuiltin {
		if x := b.nativeCall(n, v); x != nil {
			return x
		}
		if x := b.newCollection(n, v); x != nil {
			return x
		}
		return b.heapCall(n, v)
	}
	if x := b.specialBuiltin(n, name); x != nil {
		return x
	}
	if x, yes, no := b.testIsInstance(n); x != nil {
		b.env = joinEnv(yes, no)
		return x
	}
	if x := b.sortCall(n, name); x != nil {
		return x
	}
	if x := b.mostInLoop(n, name); x != nil {
		return x
	}
	if x := b.consume(n, name); x != nil {
		return x
	}
	if x := b.consumeYields(n, name); x != nil {
		return x
	}
	if name == "dict" {
		if x := b.dictOfPairs(n); x != nil {
			return x
		}
	}
	if name == "sum" {
		if x := b.sumOfIterator(n); x != nil {
			return x
		}
	}
	if name == "list" {
		if x := b.rangeList(n); x != nil {
			return x
		}
		if x := b.listMembers(n); x != nil {
			return x
		}
	}
	if name == "set" {
		if x := b.rangeSet(n); x != nil {
			return x
		}
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		if keysOnly[name] && len(n.Args) == 1 {
			b.l.viewed[n.Args[0]] = true
			defer delete(b.l.viewed, n.Args[0])
		}
		args, names, ok := b.plainArgs(n)
		if !ok {
			f := native(span, "builtins", name)
			elts, kw := b.argumentsOf(n, func(x ir.Expr) ir.Expr { return b.boxFor(name, x) })
			return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: f, Args: elts, Kw: kw}
		}
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		if name == "type" && len(n.Args) == 3 && len(args) == 3 {
			return b.call(span, bind.TypeIn, str(span, b.mod.Name), b.box(args[0]), b.box(args[1]), b.box(args[2]))
		}
		if name == "len" && len(args) == 1 {
			if e := b.structLen(n, args[0]); e != nil {
				return e
			}
		}
		if name == "len" && len(args) == 1 {
			if _, ok := b.deque(args[0].Type()); ok {
				return b.vectorCall(span, *vectorLen, args[0])
			}
			if e := b.rowLen(span, args[0]); e != nil {
				return e
			}
		}
		if e := b.leastOf(span, name, args, names); e != nil {
			return e
		}
		if e := b.numberBuiltin(span, name, args, names); e != nil {
			return e
		}
		if e := b.structBuiltin(n, name, args, names); e != nil {
			return e
		}
		b.structArguments(n, name, args)
		if name == "list" && alone(n) {
			if e := b.keysCopied(args[0], b.site(n)); e != nil {
				return e
			}
		}
		if keysOnly[name] && positional(names) == 1 && names[0] == "" {
			if b.isPending(args[0].Type()) {
				return never(span)
			}
			if e := b.keysCopied(args[0], b.copyOf(n.Args[0])); e != nil {
				args[0] = e
			}
		}
		if (passesOn[name] || copiedBy[name]) && slices.ContainsFunc(args, b.isEmptyYet) {
			return never(span)
		}
		if e := b.vectorBuiltin(n, name, args, names); e != nil {
			return e
		}
		if name == "set" && alone(n) {
			if e := b.newKeySet(n, b.characters(args[0], n.Args[0])); e != nil {
				return e
			}
		}
		if e := b.divMod(n, name, args, names); e != nil {
			return e
		}
		if copiedBy[name] {
			for i := range args {
				if x := b.dynamicCopy(args[i]); x != nil && textsOf[name] {
					args[i] = x
				} else {
					args[i] = b.copied(args[i])
				}
			}
		}
		if e := b.containerBuiltin(n, name, args, names); e != nil {
			return e
		}
		box := func(x ir.Expr) ir.Expr { return b.boxFor(name, x) }
		switch {
		case name == "map" && len(n.Args) > 0 && b.readsRows(n.Args[0]):
			box = b.boxMapped
		case bind.Reads(name, len(args)):
			box = b.boxRead
		}
		if m := bind.Function("builtins", name, bindArgs(args, names)); m != nil {
			return b.row(span, m, nil, args, box)
		}
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", name)}
		call.Args, call.Kw = b.boxArgs(args, names, box)
		return b.as(call, bind.ResultOf(name, bindArgs(args, names)))
	})
}

func bindArgs(args []ir.Expr, names []string) []bind.Arg {
	out := make([]bind.Arg, len(args))
	for i, a := range args {
		c, literal := a.(*ir.Const)
		if literal && c.T.Kind == ir.IntKind {
			n, small := c.Value.(py.SmallInt)
			literal = small && -maxCount <= n && n <= maxCount
		}
		out[i] = bind.Arg{Name: names[i], Type: a.Type(), Const: literal}
	}
	return out
}

// maxCount bounds the constants that rows take as counts: with a larger one the runtime decides whether there is room.
const maxCount = 1 << 20

// row calls the symbol of a row. Arguments given out of the order of the parameters are
// held first.
func (b *body) row(span spanT, m *bind.Match, recv ir.Expr, args []ir.Expr, box func(ir.Expr) ir.Expr) ir.Expr {
	last := -1
	for _, from := range m.From {
		if from >= 0 && from < last && !allPure(args) {
			for i := range args {
				args[i] = b.hold(args[i])()
			}
			break
		}
		last = max(last, from)
	}
	var out []ir.Expr
	if recv != nil {
		out = append(out, recv)
	}
	for i, p := range m.Row.Params {
		var x ir.Expr
		if from := m.From[i]; from >= 0 {
			x = args[from]
		} else {
			x = constant(span, p.Default)
		}
		if p.Type.Kind == ir.DynKind {
			x = box(x)
		}
		out = append(out, x)
	}
	return b.call(span, m.Row.Sym, out...)
}

// methodCall lowers x.name(...).
func (b *body) methodCall(n *pyast.Call, f *pyast.Attribute) ir.Expr {
	span := b.span(n)
	if base, ok := b.known(f.Value); ok {
		if m, isModule := base.(*py.Module); isModule {
			callee := b.moduleAttr(f, m)
			args, kw := b.arguments(n)
			return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: b.box(callee), Args: args, Kw: kw}
		}
		if p, isPattern := base.(*py.Pattern); isPattern {
			if x := b.patternCall(n, f, p); x != nil {
				return x
			}
		}
		if t, isType := base.(*py.Type); isType {
			if x := b.callOfClass(n, t, b.mangle(f.Attr)); x != nil {
				return x
			}
		}
	}
	if x := b.callSuper(n, f); x != nil {
		return x
	}
	return b.methodOf(n, f, b.expr(f.Value))
}

// methodOf is methodCall on a receiver that is lowered.
func (b *body) methodOf(n *pyast.Call, f *pyast.Attribute, x ir.Expr) ir.Expr {
	span := b.span(n)
	name := b.mangle(f.Attr)
	if isNever(x) || b.noneYet(x) {
		return b.neverCalled(n, x)
	}
	if optionalInstance(x.Type()) {
		return b.block(span, func() ir.Expr { return b.methodOf(n, f, b.some(x, name, bind.GetAttr)) })
	}
	if e := b.matchCall(n, x, name); e != nil {
		return e
	}
	if e := b.callInstance(n, x, name); e != nil {
		return e
	}
	if e := b.callField(n, f, x, name); e != nil {
		return e
	}
	if t := x.Type(); t.Kind == ir.ModelKind && fieldIndex(t.Model, name) >= 0 {
		callee := b.box(b.readAttr(f, x, name))
		args, kw := b.arguments(n)
		return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: callee, Args: args, Kw: kw}
	}
	if refused := b.absent(f, name); refused != nil {
		return refused
	}
	if e := b.joinGenerated(n, x, name); e != nil {
		return e
	}
	if name == "sort" {
		if e := b.sortMethod(n, x); e != nil {
			return e
		}
	}
	return b.block(span, func() ir.Expr {
		if name == "join" && x.Type().Kind == ir.StrKind && alone(n) {
			b.l.viewed[n.Args[0]] = true
			defer delete(b.l.viewed, n.Args[0])
		}
		args, names, ok := b.plainArgs(n)
		if !ok {
			b.l.useName(name)
			b.noteMethod(n, name)
			elts, kw := b.arguments(n)
			return &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: b.box(x), Name: name, Args: elts, Kw: kw}
		}
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		if e := b.containerMethod(n, x, name, args, names); e != nil {
			return e
		}
		if e := b.textMethod(n, x, name, args, names); e != nil {
			return e
		}
		if e := b.setDefault(span, x, name, args); e != nil {
			b.l.useName(name)
			return e
		}
		ir.Escape(x.Type())
		if m := bind.Method(x.Type(), name, bindArgs(args, names)); m != nil {
			if x.Type().Kind == ir.StrKind {
				return b.listOfStr(n, b.row(span, m, x, args, b.boxRead))
			}
			return b.row(span, m, x, args, b.box)
		}
		b.l.useName(name)
		b.noteMethod(n, name)
		call := &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: b.box(x), Name: name}
		box := b.box
		if x.Type().Kind == ir.StrKind { // its methods keep nothing
			box = b.boxRead
		}
		call.Args, call.Kw = b.boxArgs(args, names, box)
		return call
	})
}

// boxArgs makes the arguments of a dynamic call from lowered ones; box boxes each.
func (b *body) boxArgs(args []ir.Expr, names []string, box func(ir.Expr) ir.Expr) (elts []ir.Element, kw []ir.KwArg) {
	for i, a := range args {
		if names[i] == "" {
			elts = append(elts, ir.Element{X: box(a)})
		} else {
			kw = append(kw, ir.KwArg{Name: names[i], Value: box(a)})
		}
	}
	return elts, kw
}

// fieldBreakers are methods of models that store values without validating them.
var fieldBreakers = map[string]bool{"model_construct": true, "construct": true}

// noteMethod notes what a dynamic method call may do to model fields.
func (b *body) noteMethod(n *pyast.Call, name string) {
	switch {
	case fieldBreakers[name]:
		b.l.breakEverything()
	case name == "model_copy" || name == "copy":
		for _, k := range n.Keywords {
			if k.Arg == "update" || k.Arg == "" {
				b.l.breakEverything()
			}
		}
	case name == "__setattr__" && b.handsOn(n):
	case name == "__setattr__" || name == "__setstate__":
		b.l.breakEverything()
	}
}

// specialBuiltin handles builtins whose meaning depends on the place of the call.
func (b *body) specialBuiltin(n *pyast.Call, name string) ir.Expr {
	switch bind.Special(name) {
	case bind.RefusedCode:
		return b.fail(n, DynamicCode, name+"() runs code that is not known at build time", "write the code out, or use a table of functions")
	case bind.RefusedNamespace:
		if name == "vars" && len(n.Args) > 0 {
			b.l.breakEverything()
			b.l.anyNameUsed()
			return nil
		}
		if name == "globals" && len(n.Args) == 0 && len(n.Keywords) == 0 {
			return b.namespaceOf(b.mod, b.span(n))
		}
		return b.fail(n, NamespaceCall, name+"() needs the names of variables at run time, which compiled code does not have", "use a dict of your own")
	case bind.DynamicName:
		if len(n.Args) > 1 {
			if c, ok := n.Args[1].(*pyast.Constant); ok && c.Value.Kind == pyast.ConstStr {
				if refused := b.absentNative(n, c.Value.Str); refused != nil {
					return refused
				}
				b.l.useName(c.Value.Str)
				if name == "setattr" {
					b.l.breakField(c.Value.Str)
				}
				return nil
			}
		}
		b.l.anyNameUsed()
		if name == "setattr" || name == "delattr" {
			b.l.breakEverything()
		}
	}
	return nil
}
