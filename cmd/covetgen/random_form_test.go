package main

import "strings"

// guarded wraps a statement that often raises.
func (w *programWriter) guarded(make func()) {
	w.line("try:")
	w.depth++
	saved := len(w.vars)
	make()
	w.vars = w.vars[:saved]
	w.depth--
	w.line("except Exception as e:")
	w.depth++
	w.line("print(type(e).__name__, e)")
	w.depth--
}

// form writes one of the longer forms.
func (w *programWriter) form() {
	if w.depth > 4 {
		w.declare()
		return
	}
	forms := []func(){
		w.sameName, w.clauseName, w.managed, w.leavingFinally, w.starred, w.nestedGenerator, w.lateClosures, w.unboundName, w.chained,
		w.walrus, w.globals, w.places, w.sliced, w.recursive, w.structures, w.richMatch, w.chainedErrors, w.objects, w.order, w.untilElse,
		w.defaults, w.texts, w.numbers,
	}
	forms[w.n(len(forms))]()
}

// rebound writes that v, which may have any value or none, has one of its kind again.
func (w *programWriter) rebound(v variable) { w.line("%s = %s", v.name, w.literal(v.kind)) }

// sameName is a loop over a variable that is in use, perhaps that of the loop around it.
func (w *programWriter) sameName() {
	v, ok := w.assignable()
	if !ok || w.loops >= 2 {
		w.declare()
		return
	}
	if v.kind != kInt {
		defer w.rebound(v)
	}
	w.line("for %s in %s:", v.name, pick(w, "range(3)", "range(1, 5, 2)", "range(4, 0, -1)", "range(len("+w.atom(kStrs)+"[:3]), 5)", w.atom(kInts)+"[:4]", "[7, 8]", "(1, 2)", "enumerate('ab')", "Steps(2)", "{5: 1, 6: 2}"))
	w.loops++
	w.rounds++
	w.depth++
	w.line("print(%s)", v.name)
	if w.chance(50) {
		w.line("for %s in %s:", v.name, pick(w, "range(2)", "range(1, 3)", "[9]", "zip('a', [1])", "range(3, 5)"))
		w.depth++
		w.line("print('inner', %s)", v.name)
		w.depth--
	}
	if w.chance(40) {
		w.line("%s = [%s for %s in range(3)]", v.name, v.name, v.name)
	}
	w.line("print(%s)", v.name)
	if w.chance(30) {
		w.line("if %s:", w.expr(kBool, 1))
		w.line("    %s", pick(w, "break", "continue"))
	}
	w.line("print('end', %s)", v.name)
	w.depth--
	w.loops--
	w.rounds--
	if w.chance(30) {
		w.line("else:")
		w.line("    print('else', %s)", v.name)
	}
}

// clauseName is an except clause or a with statement that binds a variable in use.
func (w *programWriter) clauseName() {
	v, ok := w.assignable()
	if !ok {
		w.declare()
		return
	}
	w.line("try:")
	w.depth++
	w.line("print(%s)", w.expr(kInt, 2))
	w.line("%s", pick(w, "raise ValueError("+w.expr(kInt, 1)+")", "{}["+w.atom(kStr)+"]", "Guard(1).nothing", "assert "+w.expr(kBool, 1)+", "+w.atom(kInt), "raise Wrong(3) from None"))
	w.depth--
	w.line("except %s as %s:", pick(w, "Exception", "(ValueError, LookupError, AttributeError)", "ValueError"), v.name)
	w.line("    print(repr(%s))", v.name)
	if w.chance(50) {
		w.line("try:")
		w.line("    print(%s)", v.name)
		w.line("except NameError as e:")
		w.line("    print(e)")
	}
	w.rebound(v)
}

func (w *programWriter) managed() {
	a, b := w.fresh(), w.fresh()
	k := w.kind()
	w.line("with Guard(%s, %s) as %s%s:", w.expr(k, 2), w.expr(kBool, 1), a, pick(w, "", ", Guard("+w.atom(kInt)+") as "+b, ", Guard((1, 2), True) as (_, "+b+")", ", Guard() as "+b+", Guard()"))
	saved := len(w.vars)
	w.vars = append(w.vars, variable{a, k, false})
	w.inner(1 + w.n(3))
	if w.rounds > 0 && w.chance(30) {
		w.line("    if %s: %s", w.expr(kBool, 1), pick(w, "break", "continue"))
	} else if !w.generator && w.chance(15) {
		w.line("    if %s: return %s", w.expr(kBool, 1), w.expr(w.result, 1))
	}
	w.vars = w.vars[:saved]
}

// leavingFinally has a finally part that may itself leave.
func (w *programWriter) leavingFinally() {
	leave := func() string {
		list := []string{"pass", "raise Wrong(1)", "print('on')"}
		if w.rounds > 0 {
			list = append(list, "break", "continue")
		}
		if !w.generator {
			list = append(list, "return "+w.expr(w.result, 1))
		}
		return pick(w, list...)
	}
	if w.rounds == 0 && w.loops < 2 && w.chance(60) {
		c := w.fresh()
		w.line("for %s in range(%d):", c, 1+w.n(3))
		w.loops++
		w.rounds++
		w.depth++
		defer func() { w.loops--; w.rounds--; w.depth-- }()
	}
	w.line("try:")
	w.inner(1)
	w.line("    if %s: %s", w.expr(kBool, 1), leave())
	if w.chance(60) {
		w.line("except %s:", pick(w, "Failure", "(ValueError, TypeError)", "Exception", "ZeroDivisionError"))
		w.line("    print('caught')")
		w.line("    if %s: %s", w.expr(kBool, 1), leave())
		if w.chance(40) {
			w.line("else:")
			w.line("    if %s: %s", w.expr(kBool, 1), leave())
		}
	}
	w.line("finally:")
	w.line("    print('finally')")
	w.line("    if %s: %s", w.expr(kBool, 1), leave())
	w.line("print('behind')")
}

// starred defines and calls a function with all kinds of parameters.
func (w *programWriter) starred() {
	f := w.fresh()
	w.line("def %s(p, q=%s, %s, key=%s, **more):", f, w.literal(w.kind()), pick(w, "*rest", "*rest", "*"), w.literal(kInt))
	w.line("    print('in', p, q, key, sorted(more))")
	w.line("    return %s", pick(w, "(p, q)", "more", "key", "[p] * 2", "len(more)"))
	for range 1 + w.n(3) {
		var args []string
		for range w.n(3) {
			args = append(args, pick(w, w.expr(kInt, 1), w.expr(kStr, 1), "*"+w.atom(kInts)+"[:2]", "*"+w.atom(kStr)+"[:2]", "note(1, "+w.atom(kInt)+")"))
		}
		for range w.n(3) {
			args = append(args, pick(w, "key="+w.expr(kInt, 1), "q="+w.expr(kStr, 1), "extra="+w.atom(kInt), "p=1", "**{'key': note(2, 5)}", "**{'a': 1, 'b': 2}", "**"+w.atom(kDict)))
		}
		w.guarded(func() { w.line("print(%s)", f+"("+ordered(args)+")") })
	}
}

// ordered puts arguments into an order that Python takes, with each keyword once.
func ordered(args []string) string {
	var plain, keywords, spread []string
	seen := map[string]bool{}
	for _, a := range args {
		name, _, keyword := strings.Cut(a, "=")
		switch {
		case strings.HasPrefix(a, "**"):
			spread = append(spread, a)
		case keyword && !strings.ContainsAny(name, "(\" '"):
			if !seen[name] {
				keywords = append(keywords, a)
			}
			seen[name] = true
		default:
			plain = append(plain, a)
		}
	}
	return strings.Join(append(append(plain, keywords...), spread...), ", ")
}

// nestedGenerator defines a generator and uses it in one of the ways there are.
func (w *programWriter) nestedGenerator() {
	if w.inFunc {
		w.declare()
		return
	}
	g, p := w.fresh(), w.fresh()
	outer, savedVars, loops, rounds, result := w.generator, w.vars, w.loops, w.rounds, w.result
	w.line("def %s(%s):", g, p)
	visible := []variable{{p, kInt, false}}
	for _, v := range w.vars {
		visible = append(visible, variable{v.name, v.kind, true})
	}
	w.vars, w.inFunc, w.generator, w.loops, w.rounds = visible, true, true, 1, 0
	w.depth++
	w.line("try:")
	w.depth++
	w.line("got = yield %s", w.expr(kInt, 1))
	w.line("print('got', got)")
	w.block(1)
	w.line("for i in range(%s %% 3):", p)
	w.line("    yield i, %s", w.atom(kInt))
	if w.chance(50) {
		w.line("%syield from %s", pick(w, "", "last = "), pick(w, w.atom(kInts)+"[:3]", w.atom(kStr)+"[:3]", "(q * 2 for q in range(2))", "Steps(2)", "Steps(3, 1)"))
	}
	w.line("return %s", w.atom(kInt))
	w.depth--
	if w.chance(40) {
		w.line("except ValueError as e:")
		w.line("    print('in generator', e)")
		w.line("    yield 'again'")
	}
	w.line("finally:")
	w.line("    print('closed')")
	w.depth--
	w.vars, w.inFunc, w.generator, w.loops, w.rounds, w.result = savedVars, false, outer, loops, rounds, result
	arg := w.expr(kInt, 1)
	w.guarded(func() {
		switch w.n(7) {
		case 0:
			w.line("print(list(%s(%s)))", g, arg)
		case 1:
			w.line("it = %s(%s)", g, arg)
			w.line("print(next(it), it.send(%s))", w.atom(kStr))
			w.line("it.close()")
			w.line("print(next(it, 'over'))")
		case 2:
			w.line("it = %s(%s)", g, arg)
			w.line("print(next(it), it.throw(ValueError('thrown')))")
			w.line("print(list(it))")
		case 3:
			w.line("a, *b = %s(%s)", g, arg)
			w.line("print(a, b)")
		case 4:
			// What is dropped half-way ends when nothing refers to it: that is close() here.
			w.line("it = %s(%s)", g, arg)
			w.line("for q in it:")
			w.line("    print(q)")
			w.line("    if q == %s: break", w.atom(kInt))
			w.line("it.close()")
		case 5:
			w.line("print(%s(str(q) for q in %s(%s)))", pick(w, "sorted", "max", "list", "tuple", "set([]).isdisjoint"), g, arg)
			w.line("print(sum(1 for q in %s(%s)), dict(enumerate(%s(2))))", g, arg, g)
		case 6:
			w.line("def outer():")
			w.line("    r = yield from %s(%s)", g, arg)
			w.line("    print('result', r)")
			w.line("    yield r")
			w.line("print([*outer()])")
		}
	})
	if outer && w.chance(30) {
		w.line("yield from %s(1)", g)
	}
}

// lateClosures makes functions in a loop or a comprehension, which see the variable as it is in the end.
func (w *programWriter) lateClosures() {
	fs, v := w.fresh(), w.fresh()
	switch w.n(5) {
	case 0:
		w.line("%s = [lambda: %s for %s in %s[:4]]", fs, v, v, w.atom(kInts))
	case 1:
		w.line("%s = []", fs)
		w.line("for %s in range(%d):", v, 1+w.n(3))
		w.line("    %s.append(lambda k=%s: (k, %s))", fs, v, v)
		if w.chance(50) {
			w.line("    %s += 10", v)
		}
	case 2:
		w.line("%s = []", fs)
		w.line("for %s in %s[:3]:", v, w.atom(kStrs))
		w.line("    def made(*a):")
		w.line("        nonlocal_of = %s + '!'", v)
		w.line("        return nonlocal_of, a")
		w.line("    %s.append(made)", fs)
	case 3:
		w.line("def maker(%s):", v)
		w.line("    def step(k=1):")
		w.line("        nonlocal %s", v)
		w.line("        %s = (%s + k) %% 100", v, v)
		w.line("        return %s", v)
		w.line("    return [step, lambda: %s, step]", v)
		w.line("%s = maker(%s)", fs, w.expr(kInt, 1))
	case 4:
		w.line("%s = [(lambda: [%s + j for j in range(2)]) for %s in range(3)]", fs, v, v)
	}
	w.line("print([f() for f in %s])", fs)
}

// unboundName is a variable that is bound on some ways only.
func (w *programWriter) unboundName() {
	v := w.fresh()
	k := pick(w, kInt, kStr, kInts, kFloat, kBase)
	switch w.n(4) {
	case 0:
		w.line("if %s:", w.expr(kBool, 2))
		w.line("    %s = %s", v, w.expr(k, 2))
	case 1:
		w.line("for %s in %s[:2]:", v, w.atom(kInts))
		w.line("    pass")
		k = kInt
	case 2:
		w.line("%s = %s", v, w.expr(k, 2))
		w.line("if %s:", w.expr(kBool, 2))
		w.line("    del %s", v)
	case 3:
		w.line("try:")
		w.line("    %s = %s", v, w.expr(k, 3))
		w.line("except Exception:")
		w.line("    print('not bound')")
	}
	w.line("try:")
	w.line("    print(%s)", v)
	w.line("except NameError as e:")
	w.line("    print(type(e).__name__, e)")
	w.line("    %s = %s", v, w.literal(k))
	w.vars = append(w.vars, variable{v, k, false})
}

// chained is an assignment with several targets, or an exchange.
func (w *programWriter) chained() {
	k := w.kind()
	a, b := w.fresh(), w.fresh()
	e := w.bounded(k, w.expr(k, 2))
	w.line("%s = %s = %s", a, b, e)
	w.vars = append(w.vars, variable{a, k, false}, variable{b, k, false})
	switch w.n(4) {
	case 0:
		w.line("%s, %s = %s, %s", a, b, b, a)
	case 1:
		w.line("%s, %s = %s, %s", a, b, w.bounded(k, w.expr(k, 1)), a)
	case 2:
		w.mutate()
	}
}

func (w *programWriter) walrus() {
	v := w.fresh()
	switch w.n(4) {
	case 0:
		w.line("print((%s := %s) %s %s, %s)", v, w.bounded(kInt, w.expr(kInt, 2)), pick(w, "+", "*", "==", "<"), w.expr(kInt, 1), v)
	case 1:
		w.line("%s = 0", v)
		w.line("while (%s := %s + 1) < %d and %s:", v, v, 2+w.n(3), w.expr(kBool, 1))
		w.line("    print('round', %s)", v)
	case 2:
		w.line("%s = -1", v)
		w.line("print([%s := q for q in %s if q %s %s], %s)", v, w.expr(kInts, 1), pick(w, ">", "<", "!="), w.atom(kInt), v)
	case 3:
		w.line("print(%s + (%s := %s) + %s)", w.atom(kInt), v, w.bounded(kInt, w.expr(kInt, 1)), v)
	}
	w.vars = append(w.vars, variable{v, kInt, false})
}

// globals uses module state, which each function that does begins with.
func (w *programWriter) globals() {
	f := w.fresh()
	w.line("def %s(k):", f)
	w.line("    global STATE")
	w.line("    STATE = k if k is None else (STATE or 0) + %s %% 100", pick(w, "k", "len(str(k))", "(k or 1)"))
	w.line("    return STATE")
	w.line("%s(None)", f)
	w.guarded(func() {
		w.line("print(%s(%s), %s(%s), STATE)", f, w.expr(kInt, 1), f, w.expr(kInt, 1))
	})
}

// places are augmented assignments to attributes and items.
func (w *programWriter) places() {
	w.guarded(func() {
		op := pick(w, "+", "-", "*", "//", "%", "|", "<<")
		e := "(" + w.expr(kInt, 1) + ") % 19"
		switch w.n(7) {
		case 0:
			w.line("%s.n %s= %s", w.atom(kPoint), op, e)
		case 1:
			w.line("%s[%s] %s= %s", w.atom(kInts), w.index(), op, e)
		case 2:
			w.line("%s[%s] %s= %s", w.atom(kDict), w.atom(kStr), op, e)
		case 3:
			w.line("%s[%s][%s] %s= %s", w.atom(kGrid), w.index(), w.index(), op, e)
		case 4:
			w.line("%s[note(1, %s)] %s= note(2, %s)", w.atom(kInts), w.index(), op, e)
		case 5:
			w.line("note(1, %s).n %s= note(2, %s)", w.atom(kBase), op, e)
		case 6:
			w.line("%s.setdefault(%s, []).append(%s)", w.atom(kGroups), w.atom(kStr), e)
		}
	})
}

func (w *programWriter) sliced() {
	x := w.atom(pick(w, kInts, kStrs, kFloats))
	bound := func() string { return w.bound() }
	w.guarded(func() {
		w.line("q = %s", x)
		w.line("print(q[%s:%s], q[%s:%s:%s], q[slice(%s, None)])", bound(), bound(), bound(), bound(), pick(w, "1", "2", "-1", "-2", "0"), w.atom(kInt))
		w.line("q = q[:]")
		w.line("q[%s:%s] = %s", bound(), bound(), pick(w, "[1, 2]", "q", "'ab'", "()", "range(2)"))
		w.line("print(q)")
		w.line("q[::%s] = %s", pick(w, "2", "-1", "1", "3"), pick(w, "[0] * len(q)", "[5]", "q"))
		w.line("del q[%s:%s]", bound(), bound())
		w.line("print(q, q * 2, q == %s, q < q + [0])", w.atom(kInts))
	})
}
