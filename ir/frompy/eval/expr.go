package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"slices"
)

// eval evaluates an expression.
func (f *frame) eval(e pyast.Expr) (py.Value, error) {
	if err := f.in.step(); err != nil {
		return nil, err
	}
	switch n := e.(type) {
	case *pyast.Constant:
		return constant(n.Value), nil
	case *pyast.Name:
		f.at = n
		v, err := f.load(n.Id)
		if err != nil {
			return nil, err
		}
		return f.live(v, n), nil
	case *pyast.Attribute:
		v, err := f.eval(n.Value)
		if err != nil {
			return nil, err
		}
		f.at = n
		if v, err = f.getAttr(v, f.mangle(n.Attr), n); err != nil {
			return nil, err
		}
		return f.live(v, n), nil
	case *pyast.Call:
		return f.call(n)
	case *pyast.Subscript:
		v, err := f.eval(n.Value)
		if err != nil {
			return nil, err
		}
		key, err := f.eval(n.Slice)
		if err != nil {
			return nil, err
		}
		f.at = n
		if v, err = f.getItem(v, key, n); err != nil {
			return nil, err
		}
		return f.live(v, n), nil
	case *pyast.BinOp:
		return f.binOp(n)
	case *pyast.UnaryOp:
		return f.unaryOp(n)
	case *pyast.BoolOp:
		return f.boolOp(n)
	case *pyast.Compare:
		return f.compare(n)
	case *pyast.IfExp:
		return f.ifExp(n)
	case *pyast.List:
		items, err := f.elements(n.Elts)
		if err != nil {
			return nil, err
		}
		l := py.NewList(items...)
		f.in.SetOrigin(l, f.in.SpanOf(n, f.mod))
		return l, nil
	case *pyast.Tuple:
		items, err := f.elements(n.Elts)
		if err != nil {
			return nil, err
		}
		return py.NewTuple(items...), nil
	case *pyast.Set:
		return f.setDisplay(n)
	case *pyast.Dict:
		return f.dictDisplay(n)
	case *pyast.JoinedStr:
		return f.joinedStr(n)
	case *pyast.Lambda:
		return f.makeFunction(n, n.Args, "<lambda>", nil)
	case *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
		return f.comprehension(e)
	case *pyast.NamedExpr:
		v, err := f.eval(n.Value)
		if err != nil {
			return nil, err
		}
		return v, f.assign(n.Target, v, n)
	case *pyast.Starred:
		f.at = n
		return nil, py.Raise(py.SyntaxError, "can't use starred expression here")
	case *pyast.Slice:
		return f.slice(n)
	case *pyast.Await:
		return f.await(n)
	case *pyast.Yield:
		return f.yieldExpr(n)
	case *pyast.YieldFrom:
		v, err := f.eval(n.Value)
		if err != nil {
			return nil, err
		}
		f.at = n
		if s, ok := v.(*Symbolic); ok {
			return nil, f.in.iterFault(s, f.in.SpanOf(n, f.mod))
		}
		return py.YieldFrom(f.t, v, f.yield)
	}
	return nil, f.unsupported(e, "this expression")
}

// getAttr reads an attribute.
func (f *frame) getAttr(v py.Value, name string, at pyast.Node) (py.Value, error) {
	switch x := v.(type) {
	case *Symbolic:
		return f.symbolicAttr(x, name, at)
	case *py.Module:
		return f.moduleAttr(x, name, at)
	}
	if f.in.hostMethod(v, name) {
		return f.symbolic(SymAttr, name, at, v), nil
	}
	if host := f.in.hostAttribute(v, name); host != "" {
		return f.symbolic(SymHost, host, at), nil
	}
	f.in.here, f.in.current = f.in.SpanOf(at, f.mod), f.mod
	return py.GetAttr(f.t, v, name)
}

// symbolicAttr is an attribute of a Symbolic: one of its class body, or a
// further Symbolic.
func (f *frame) symbolicAttr(s *Symbolic, name string, at pyast.Node) (py.Value, error) {
	if s.Op == SymClass {
		if v, ok := s.Class.lookup(name); ok {
			return v, nil
		}
	}
	return f.symbolic(SymAttr, name, at, s), nil
}

// getItem is v[key].
func (f *frame) getItem(v, key py.Value, at pyast.Node) (py.Value, error) {
	if isSymbolic(v) {
		return f.symbolic(SymItem, "", at, v, key), nil
	}
	if s := symbolicIn(key); s != nil && !isTypeForm(v) {
		return f.symbolic(SymItem, "", at, v, key), nil
	}
	f.in.here, f.in.current = f.in.SpanOf(at, f.mod), f.mod
	r, err := py.GetItem(f.t, v, key)
	if err == nil && isTypeForm(v) {
		f.adopt(r, 4)
	}
	return r, err
}

// adopt tells the forward references of a fresh type form where they were
// written.
func (f *frame) adopt(v py.Value, depth int) {
	if depth == 0 {
		return
	}
	if ref, ok := v.(*ForwardRef); ok {
		if ref.frame == nil {
			ref.frame, ref.Module = f, f.mod
		}
		return
	}
	if _, ok := v.(*py.Type); ok {
		return
	}
	_, args := OriginArgs(v)
	if a, ok := v.(*Annotated); ok {
		args = []py.Value{a.Origin}
	} else if _, ok := v.(*Literal); ok {
		return
	}
	for _, x := range args {
		f.adopt(x, depth-1)
	}
}

func (f *frame) binOp(n *pyast.BinOp) (py.Value, error) {
	a, err := f.eval(n.Left)
	if err != nil {
		return nil, err
	}
	b, err := f.eval(n.Right)
	if err != nil {
		return nil, err
	}
	f.at = n
	op := binaryOperators[n.Op]
	if isSymbolic(a) || isSymbolic(b) || n.Op == pyast.Mod && holdsSymbolic(b) {
		if n.Op == pyast.BitOr && (isTypeForm(a) || isTypeForm(b)) {
			return f.in.union(a, b), nil
		}
		return f.symbolic(SymBinary, op.text, n, a, b), nil
	}
	if err := f.in.guardSize(n.Op, a, b); err != nil {
		return nil, err
	}
	f.in.here, f.in.current = f.in.SpanOf(n, f.mod), f.mod
	v, err := op.compute(f.t, a, b)
	if err == nil && n.Op == pyast.BitOr && isTypeForm(v) {
		f.adopt(v, 4)
	}
	return v, err
}

func (f *frame) unaryOp(n *pyast.UnaryOp) (py.Value, error) {
	v, err := f.eval(n.Operand)
	if err != nil {
		return nil, err
	}
	f.at = n
	op := unaryOperators[n.Op]
	if isSymbolic(v) {
		return f.symbolic(SymUnary, op.text, n, v), nil
	}
	if n.Op == pyast.Not {
		ok, err := f.truth(v, n)
		return py.MakeBool(!ok), err
	}
	return op.compute(f.t, v)
}

// boolOp is "and" or "or". Behind a Symbolic the rest is evaluated too when that
// does nothing else, and the choice is left to the start.
func (f *frame) boolOp(n *pyast.BoolOp) (py.Value, error) {
	var v py.Value
	for i, e := range n.Values {
		x, err := f.eval(e)
		if err != nil {
			return nil, err
		}
		v = x
		if i == len(n.Values)-1 {
			break
		}
		if s, ok := v.(*Symbolic); ok {
			return f.symbolicBool(n, s, i)
		}
		truth, err := f.truth(v, e)
		if err != nil {
			return nil, err
		}
		if truth == (n.Op == pyast.Or) {
			return v, nil
		}
	}
	return v, nil
}

func (f *frame) symbolicBool(n *pyast.BoolOp, s *Symbolic, i int) (py.Value, error) {
	rest := n.Values[i+1:]
	for _, e := range rest {
		if !f.quiet(e) {
			truth, ok := f.decided(s, n.Values[i])
			switch {
			case !ok:
				return nil, f.in.branchFault(s, f.in.SpanOf(n.Values[i], f.mod))
			case truth == (n.Op == pyast.Or):
				return s, nil
			case len(rest) == 1:
				return f.eval(rest[0])
			}
			return f.boolOp(&pyast.BoolOp{Range: n.Range, Op: n.Op, Values: rest})
		}
	}
	text := "and"
	if n.Op == pyast.Or {
		text = "or"
	}
	values := []py.Value{s}
	for _, e := range rest {
		x, err := f.eval(e)
		if err != nil {
			return nil, err
		}
		values = append(values, x)
		if !isSymbolic(x) {
			truth, err := f.truth(x, e)
			if err != nil {
				return nil, err
			}
			if truth == (n.Op == pyast.Or) {
				break
			}
		}
	}
	v := values[len(values)-1]
	for j := len(values) - 2; j >= 0; j-- {
		v = f.symbolic(SymLogic, text, n, values[j], v)
	}
	return v, nil
}

func (f *frame) ifExp(n *pyast.IfExp) (py.Value, error) {
	v, err := f.eval(n.Test)
	if err != nil {
		return nil, err
	}
	if s, ok := v.(*Symbolic); ok && f.quiet(n.Body) && f.quiet(n.Orelse) {
		a, err := f.eval(n.Body)
		if err != nil {
			return nil, err
		}
		b, err := f.eval(n.Orelse)
		if err != nil {
			return nil, err
		}
		return f.symbolic(SymCond, "", n, s, a, b), nil
	}
	ok, err := f.truth(v, n.Test)
	if err != nil {
		return nil, err
	}
	if ok {
		return f.eval(n.Body)
	}
	return f.eval(n.Orelse)
}

func (f *frame) compare(n *pyast.Compare) (py.Value, error) {
	left, err := f.eval(n.Left)
	if err != nil {
		return nil, err
	}
	for i, op := range n.Ops {
		right, err := f.eval(n.Comparators[i])
		if err != nil {
			return nil, err
		}
		f.at = n
		v, err := f.compareTwo(op, left, right, n)
		if err != nil || i == len(n.Ops)-1 {
			return v, err
		}
		ok, err := f.truth(v, n)
		if err != nil || !ok {
			return v, err
		}
		left = right
	}
	return left, nil
}

func (f *frame) compareTwo(op pyast.CmpOperator, a, b py.Value, at pyast.Node) (py.Value, error) {
	if (isSymbolic(a) || isSymbolic(b)) && !(py.Is(a, b) && (op == pyast.Is || op == pyast.IsNot)) {
		return f.symbolic(SymCompare, compareTexts[op], at, a, b), nil
	}
	switch op {
	case pyast.Is:
		return py.MakeBool(py.Is(a, b)), nil
	case pyast.IsNot:
		return py.MakeBool(!py.Is(a, b)), nil
	case pyast.In, pyast.NotIn:
		if holdsSymbolic(b) {
			if _, ok := b.(*py.Dict); !ok {
				return f.symbolic(SymCompare, compareTexts[op], at, a, b), nil
			}
		}
		ok, err := py.Contains(f.t, b, a)
		return py.MakeBool(ok == (op == pyast.In)), err
	}
	return py.RichCompare(f.t, richCompares[op], a, b)
}

// elements evaluates the items of a display.
func (f *frame) elements(list []pyast.Expr) ([]py.Value, error) { return f.arguments(list, nil) }

// arguments evaluates the items of a display or the positional arguments of a
// call of fn, which is nil for displays.
func (f *frame) arguments(list []pyast.Expr, fn py.Value) ([]py.Value, error) {
	out := make([]py.Value, 0, len(list))
	for _, e := range list {
		star, ok := e.(*pyast.Starred)
		if !ok {
			v, err := f.eval(e)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
			continue
		}
		v, err := f.eval(star.Value)
		if err != nil {
			return nil, err
		}
		if s, ok := v.(*Symbolic); ok {
			return nil, f.in.iterFault(s, f.in.SpanOf(star, f.mod))
		}
		f.at = star
		if u, ok := unpackedAlias(v); ok {
			out = append(out, u)
			continue
		}
		err = py.Iterate(f.t, v, func(x py.Value) (bool, error) {
			out = append(out, x)
			return true, f.in.step()
		})
		if err != nil {
			return nil, starError(f.t, err, v, fn)
		}
	}
	return out, nil
}

// starError words the TypeError of "*v" for a value that is no iterable.
func starError(t *py.Task, err error, v, fn py.Value) error {
	if _, ok := v.(py.Iterable); ok || isFault(err) {
		return err
	}
	for _, name := range []string{"__iter__", "__getitem__"} {
		if _, found, _ := py.LookupSpecial(t, v, name); found {
			return err
		}
	}
	if fn != nil {
		return py.Raise(py.TypeError, "%s argument after * must be an iterable, not %s", callName(fn), v.Type().Name)
	}
	return py.Raise(py.TypeError, "Value after * must be an iterable, not %s", v.Type().Name)
}

func (f *frame) setDisplay(n *pyast.Set) (py.Value, error) {
	items, err := f.elements(n.Elts)
	if err != nil {
		return nil, err
	}
	f.at = n
	for _, x := range items {
		if s := symbolicIn(x); s != nil {
			return nil, f.in.lookFault(s, f.in.SpanOf(n, f.mod), "put into a set")
		}
	}
	display := py.NewSet
	if len(n.Elts) >= 3 && !slices.ContainsFunc(n.Elts, func(e pyast.Expr) bool { return !isFolded(e) }) {
		display = py.NewConstSet
	}
	s, err := display(f.t, items...)
	if err != nil {
		return nil, err
	}
	f.in.SetOrigin(s, f.in.SpanOf(n, f.mod))
	return s, nil
}

// isFolded reports whether CPython's compiler makes a constant of an element: of a literal, a number with a sign, a
// tuple of such.
func isFolded(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return true
	case *pyast.UnaryOp:
		return isFolded(e.Operand)
	case *pyast.Tuple:
		return !slices.ContainsFunc(e.Elts, func(e pyast.Expr) bool { return !isFolded(e) })
	}
	return false
}

func (f *frame) dictDisplay(n *pyast.Dict) (py.Value, error) {
	d := py.NewDict()
	f.in.SetOrigin(d, f.in.SpanOf(n, f.mod))
	for i, k := range n.Keys {
		if k == nil {
			v, err := f.eval(n.Values[i])
			if err != nil {
				return nil, err
			}
			f.at = n
			if err := f.mergeMapping(d, v, n); err != nil {
				return nil, err
			}
			continue
		}
		key, err := f.eval(k)
		if err != nil {
			return nil, err
		}
		v, err := f.eval(n.Values[i])
		if err != nil {
			return nil, err
		}
		f.at = n
		if s := symbolicIn(key); s != nil {
			return nil, f.in.lookFault(s, f.in.SpanOf(k, f.mod), "used as a key")
		}
		if err := d.Set(f.t, key, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// mergeMapping is "**v" in a dict display.
func (f *frame) mergeMapping(d *py.Dict, v py.Value, at pyast.Node) error {
	if s, ok := v.(*Symbolic); ok {
		return f.in.iterFault(s, f.in.SpanOf(at, f.mod))
	}
	if src, ok := v.(*py.Dict); ok {
		for k, x := range src.All() {
			if err := d.Set(f.t, k, x); err != nil {
				return err
			}
		}
		return nil
	}
	keys, err := py.GetAttr(f.t, v, "keys")
	if err != nil {
		if ok, _ := py.Matches(f.t, err, py.AttributeError); ok {
			return py.Raise(py.TypeError, "'%s' object is not a mapping", v.Type().Name)
		}
		return err
	}
	list, err := py.Call(f.t, keys)
	if err != nil {
		return err
	}
	return py.Iterate(f.t, list, func(k py.Value) (bool, error) {
		x, err := py.GetItem(f.t, v, k)
		if err != nil {
			return false, err
		}
		return true, d.Set(f.t, k, x)
	})
}

func (f *frame) slice(n *pyast.Slice) (py.Value, error) {
	out := &py.Slice{Start: py.None, Stop: py.None, Step: py.None}
	for _, part := range []struct {
		e  pyast.Expr
		to *py.Value
	}{{n.Lower, &out.Start}, {n.Upper, &out.Stop}, {n.Step, &out.Step}} {
		if part.e == nil {
			continue
		}
		v, err := f.eval(part.e)
		if err != nil {
			return nil, err
		}
		*part.to = v
	}
	return out, nil
}

func (f *frame) await(n *pyast.Await) (py.Value, error) {
	v, err := f.eval(n.Value)
	if err != nil {
		return nil, err
	}
	f.at = n
	if isSymbolic(v) {
		return f.symbolic(SymAwait, "", n, v), nil
	}
	return py.Await(f.t, v)
}

func (f *frame) yieldExpr(n *pyast.Yield) (py.Value, error) {
	v := py.None
	if n.Value != nil {
		x, err := f.eval(n.Value)
		if err != nil {
			return nil, err
		}
		v = x
	}
	f.at = n
	sent, err := f.yield(v)
	f.at = n
	return sent, err
}
