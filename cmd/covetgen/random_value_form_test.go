package main

import "fmt"

// recursive defines a function that calls itself, or two that call each other.
func (w *programWriter) recursive() {
	if w.inFunc {
		w.declare()
		return
	}
	f := w.fresh()
	w.line("def %s(n, acc%s):", f, pick(w, "", "=1", "=()"))
	w.depth++
	w.line("if n <= 0:")
	w.line("    return %s", pick(w, "acc", "0", "[]", "n", "''"))
	w.line("%s", pick(w,
		"return "+f+"(n - 1, acc) + "+w.literal(pick(w, kInt, kStr, kInts)),
		"return "+f+"(n - 1, acc + acc)",
		"return ["+f+"(n - 1, acc), "+f+"(n - 2, acc)]",
		"return "+f+"(n - 1, (n, acc))",
		"return {n: "+f+"(n - 1, acc)}",
		"return max("+f+"(n - 1, acc), n)",
		"yielded = [x for x in range(n)]; return yielded + ["+f+"(n - 1, acc)]"))
	w.depth--
	w.guarded(func() {
		w.line("print(%s(%s %% 6%s))", f, w.expr(kInt, 1), pick(w, "", ", 2", ", 'x'", ", [1]", ", "+w.atom(kInt)))
	})
}

// structures are records, named tuples, enumerations.
func (w *programWriter) structures() {
	w.guarded(func() {
		switch w.n(5) {
		case 0:
			w.line("q = Record(%s, name=%s)", w.expr(kInt, 1), w.expr(kStr, 1))
			w.line("r = q.grown(%s)", w.expr(kInt, 1))
			w.line("print(q, q is r, q < Record(5), q == Record(q.n, q.name), Record(1).tags)")
		case 1:
			w.line("q = Pair(%s, right=%s)", w.expr(kInt, 1), w.expr(kStr, 1))
			w.line("l, r = q")
			w.line("print(q, l, q[1], q._replace(left=%s), q == (l, r), q.left)", w.atom(kInt))
		case 2:
			w.line("q = Color(%s)", pick(w, "1", "'g'", "(3, 'b')", w.atom(kInt)))
			w.line("print(q, q.name, q.size, q is Color.RED, q in (Color.BLUE, Color.GREEN), [c.name for c in Color])")
		case 3:
			w.line("print(Color[%s].value)", pick(w, "'RED'", "'NONE'", w.atom(kStr)))
		case 4:
			w.line("q = {Color.RED: %s, Pair(1, 2): %s}", w.expr(kInt, 1), w.expr(kStr, 1))
			w.line("print(q[Color.RED], q[(1, 2)], q.get(Color.BLUE))")
		}
	})
}

func (w *programWriter) richMatch() {
	subject := pick(w, w.expr(w.kind(), 2), "Pair("+w.expr(kInt, 1)+", "+w.expr(kInts, 1)+")", "Record("+w.expr(kInt, 1)+")", "["+w.expr(kPair, 1)+", "+w.expr(kDict, 1)+"]",
		"{'k': "+w.expr(kInts, 1)+", 'z': "+w.expr(kPair, 1)+"}", "Color."+pick(w, "RED", "BLUE"))
	w.line("match %s:", subject)
	arms := []string{
		"case []: print('empty')", "case [x]: print('one', x)", "case [x, y]: print('two', x, y)", "case [x, *xs]: print('more', x, xs)", "case [*_, x]: print('last', x)",
		"case (int(x), [*xs]) if x in xs: print('in', x)", "case {'k': [x, *_], **rest}: print('key', x, rest)", "case {'k': x, 'z': (y, _)}: print(x, y)", "case {}: print('some dict')",
		"case Pair(x, [y, *_]) | Record(n=x, tags=[*y]): print('pair', x, y)", "case Record(x, 'r'): print('record', x)", "case Point(n=x, name=str(y)): print('point', x, y)", "case Base(): print('base')",
		"case int(x) | str(x): print('plain', x)", "case float() | bool() as x: print('float', x)", "case Color.RED | Color.BLUE: print('color')", "case None | True: print('none')",
		"case -1 | 1.5 | 'a': print('literal')", "case (x, (y, _)): print('nested', x, y)", "case [_, {'a': x}] | {'a': x}: print('a', x)", "case str() if len(str(" + w.atom(kInt) + ")) > 1: print('long')",
	}
	w.r.Shuffle(len(arms), func(i, j int) { arms[i], arms[j] = arms[j], arms[i] })
	for _, a := range arms[:2+w.n(8)] {
		w.line("    %s", a)
	}
	if w.chance(50) {
		w.line("    case other: print('other', type(other).__name__)")
	}
}

// chainedErrors raises in clauses, with and without a cause.
func (w *programWriter) chainedErrors() {
	w.line("try:")
	w.depth++
	w.line("try:")
	w.inner(1)
	w.line("    raise %s", pick(w, "KeyError("+w.expr(kInt, 1)+")", "Wrong("+w.expr(kInt, 1)+")", "ValueError", "StopIteration(3)", "Failure(1, 'x')"))
	w.line("except %s as e:", pick(w, "KeyError", "(Failure, ValueError)", "Exception", "LookupError"))
	w.line("    %s", pick(w, "raise", "raise RuntimeError('second') from e", "raise TypeError('third') from None", "raise IndexError(e.args)", "1 // 0", "raise e", "print('fine')"))
	if w.chance(40) {
		w.line("finally:")
		w.line("    %s", pick(w, "print('finally')", "{}['missing']", "pass"))
	}
	w.depth--
	w.line("except Exception as e:")
	w.line("    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)")
}

func (w *programWriter) objects() {
	m := w.fresh()
	w.line("%s = Mixed(%s)", m, ordered([]string{w.expr(kInt, 1), pick(w, "*"+w.atom(kInts)+"[:2]", w.atom(kStr)), pick(w, "name="+w.atom(kStr), "z=1", "**{'a': 2}")}))
	for range 2 {
		w.guarded(func() {
			w.line("%s", pick(w,
				"print("+m+".describe(), "+m+".extra, Mixed.count)", "print("+m+"("+w.atom(kInt)+", k=2))", "print("+w.atom(kInt)+" in "+m+", "+m+".unknown)", "print("+m+".nothing)",
				m+".level = "+w.expr(kInt, 1)+" % 5; print("+m+".level, "+m+".n)", m+".level += 1; print("+m+")", "print("+m+" + "+w.atom(kPoint)+", "+w.atom(kPoint)+" == "+m+", "+m+" < "+w.atom(kBase)+")",
				m+".fresh = "+w.expr(kStr, 1)+"; print("+m+".fresh, sorted(vars("+m+")))", "del "+m+".n; print("+m+".value())", "print(getattr("+m+", 'n'), getattr("+m+", 'nope', 1), hasattr("+m+", 'nope'), isinstance("+m+", Tail))",
				"print(Number(3) + 4, 4 + Number("+w.atom(kInt)+" % 9), sum([Number(1), Number(2)]), sorted([Number(3), Number(1)]))", "q = r = Number(4); q += 1; print(q, r, f'{q:>3}', [1, 2, 3][Number(1)], bool(q))",
				"print(Number(1) < 2)", "print([*Steps("+w.atom(kInt)+" % 4)], max(Steps(3)), list(zip(Steps(3), 'ab')))", "print([q for q in Steps(4, 2)])", "setattr("+m+", 'n', "+w.atom(kInt)+"); print("+m+".double, Mixed.make(2))"))
		})
	}
}

// order shows the order of evaluation.
func (w *programWriter) order() {
	n := 0
	t := func(x string) string {
		n++
		return fmt.Sprintf("note(%d, %s)", n, x)
	}
	i, s := func() string { return t(w.atom(kInt)) }, func() string { return t(w.atom(kStr)) }
	w.guarded(func() {
		switch w.n(14) {
		case 0:
			w.line("print(%s %s %s %s %s)", i(), pick(w, "+", "*", "-"), i(), pick(w, "+", "//", "%"), i())
		case 1:
			w.line("print({%s: %s, %s: %s})", s(), i(), s(), i())
		case 2:
			w.line("print(%s.replace(%s, %s))", s(), s(), s())
		case 3:
			w.line("print(%s < %s < %s, %s in [%s, %s])", i(), i(), i(), i(), i(), i())
		case 4:
			v := t(w.atom(kInt))
			x := t(w.atom(kInts))
			w.line("%s[%s] = %s", x, t("0"), v)
		case 5:
			w.line("print(%s[%s:%s], %s)", s(), i(), i(), i())
		case 6:
			w.line("print(%s if %s else %s)", i(), t(w.expr(kBool, 1)), i())
		case 7:
			w.line("print(%s and %s or %s, not %s)", i(), s(), i(), i())
		case 8:
			w.line("print(f'{%s}')", "note(1, "+w.named(kInt)+")}{note(2, "+w.named(kStr)+"):>{note(3, 5)}")
		case 9:
			w.line("print(%s.add(%s), %s.nothing(%s))", t(w.atom(kPoint)), t("1"), t(w.atom(kBase)), i())
		case 10:
			w.line("q, r = %s, %s", i(), s())
			w.line("q, r = r, q")
			w.line("print(q, r, [%s, *%s, %s])", i(), t(w.atom(kInts)), i())
		case 11:
			w.line("print(Point(%s, name=%s), max(%s, %s, key=%s))", i(), s(), i(), i(), t("abs"))
		case 12:
			w.line("print([%s for q in %s if %s])", t("q"), t(w.atom(kInts)+"[:3]"), t("q"))
		case 13:
			w.line("print({**%s, %s: %s}, (%s, *%s), dict(a=%s, **%s))", t(w.atom(kDict)), s(), i(), i(), t(w.atom(kStr)), i(), t("{'b': 1}"))
		}
	})
}

// untilElse is a loop with all its parts.
func (w *programWriter) untilElse() {
	if w.loops >= 2 {
		w.declare()
		return
	}
	c := w.fresh()
	w.line("%s = int(%s) %% 4", c, w.expr(kInt, 1))
	w.line("while %s:", c)
	w.loops++
	w.rounds++
	w.vars = append(w.vars, variable{c, kInt, true})
	w.depth++
	w.line("%s -= 1", c)
	w.line("if %s: %s", w.expr(kBool, 1), pick(w, "continue", "break", "pass"))
	w.depth--
	w.inner(1 + w.n(2))
	w.loops--
	w.rounds--
	w.line("else:")
	w.line("    print('done', %s)", c)
}

// defaults are evaluated once, and kept.
func (w *programWriter) defaults() {
	f := w.fresh()
	k := pick(w, kInts, kDict, kGroups, kInt)
	w.line("def %s(x, kept=%s):", f, w.expr(k, 1))
	switch k {
	case kInts:
		w.line("    kept.append(x)")
	case kDict:
		w.line("    kept[str(x)] = len(kept)")
	case kGroups:
		w.line("    kept.setdefault('k', []).append(x)")
	default:
		w.line("    kept = (kept + 1) %% 50")
	}
	w.line("    return kept")
	w.guarded(func() {
		w.line("print(%s(1), %s(2), %s(3, %s), %s(x=4))", f, f, f, w.atom(k), f)
	})
}

func (w *programWriter) texts() {
	s := w.expr(kStr, 1)
	w.guarded(func() {
		w.line("q = %s", s)
		w.line("print(%s)", pick(w,
			"q.encode()[:9], q.encode('utf-8').decode(), len(q.encode())", "q.split(), q.rsplit(',', 1), q.splitlines()", "q.center(9, '*'), q.ljust(7) + '|', q.zfill(6)", "q.startswith(('a', 'b')), q.endswith(q[-2:]), q.find('b', 1)",
			"'%s-%r-%5.1f-%03d' % (q, q, 2.25, 7)", "'{0}{1:>4}{x!r:.3}'.format(q, 3, x=q)", "f'{q!r:>{len(q) + 3}}|{q:*^9.4}|{len(q):+05d}|{len(q) / 3:.2e}'", "q.translate({97: 'X', 98: None}), str.maketrans('ab', 'cd')",
			"q.isidentifier(), q.isalnum(), q.isspace(), q.isascii(), q.istitle()", "[*map(ord, q)][:5], q * 2 > q, q[::-1] == q, hash(q) == hash(q + '')", "q.removeprefix('a'), q.removesuffix('c'), q.expandtabs(), q.partition('b'), q.rpartition(',')",
			"int(q, 16)", "float(q)", "q.index('zz')", "' '.join(reversed(q)), max(q), sorted(set(q))[:4]", "'a' 'b' + q, (q or 'none').upper(), q and q[0]"))
	})
}

func (w *programWriter) numbers() {
	a, b := w.expr(kInt, 1), w.expr(kInt, 1)
	w.guarded(func() {
		w.line("q, r = %s, %s", a, b)
		w.line("print(%s)", pick(w,
			"q * r, q - r, q // (r or 1), q % (r or 7), divmod(q, r or 3)", "q ** 3, (q % 9) ** -2, pow(q, 5, 97), abs(q) >> 3, q << 2", "q.bit_length(), q.to_bytes(16, 'big', signed=True)[-3:], int.from_bytes(b'ab', 'little')", "hex(q), bin(r), oct(q), f'{q:,}', f'{r:_x}'",
			"round(q, -2), round(q / 3, 2), q / (r or 1), float(q % 1000) // 7", "q & r, q | r, q ^ r, ~q", "q == float(q), q < r <= q, min(q, r, key=abs), (q > r) + (q < r)", "complex(q % 100, r % 100) * 2j, (1 + 2j).conjugate()",
			"str(q) + str(r), int(str(q)[::-1].rstrip('-')), len(str(q * r))", "q / 0", "q % 0", "q << -1", "int('1_0') + int(' 7 '), int(2.9), int(-2.9), True + True, -7 // 2, -7 % 3", "1e3 == 1000, 0.1 + 0.2, 5e-324 / 2, 1e308 * 10, -0.0, float('nan') == float('nan')",
			"sum([0.1] * 10), max(1, 1.0), [1.0, True].count(1), {1: 'a', 1.0: 'b', True: 'c'}", "10 ** 30 % 10 ** 9, 2 ** 100 >> 90, -(2 ** 70) // 3, (2 ** 64) ** 2"))
	})
}
