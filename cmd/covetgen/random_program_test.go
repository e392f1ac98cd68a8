package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// programWriter writes random Python modules: classes, and functions with calls of them. The same seed
// gives the same module in both dresses, with annotations and without. Strict functions are
// well typed; loose ones take values of any type anywhere, have no annotations and raise TypeError often.
// Loops are short, and values that loops carry are bounded, so every program ends soon.
type programWriter struct {
	r         *rand.Rand
	annotated bool
	b         strings.Builder
	depth     int // of indentation
	loops     int // around: what they carry is bounded
	rounds    int // loops of the function itself, which break can end
	loose     bool
	vars      []variable
	names     int
	helpers   []signature
	inFunc    bool
	generator bool
	result    kind
}

type variable struct {
	name  string
	kind  kind
	fixed bool // a loop variable or counter: not assigned
}

type signature struct {
	name   string
	params []kind
	result kind
}

// kind is a static type of the programs.
type kind int

const (
	kInt kind = iota
	kStr
	kBool
	kFloat
	kInts
	kStrs
	kDict
	kPair
	kSet
	kOpt
	kBase
	kPoint
	kFloats
	kGrid
	kGroups
	kPairs
	kPoints
	kinds
)

var annotations = [kinds]string{"int", "str", "bool", "float", "list[int]", "list[str]", "dict[str, int]", "tuple[int, str]", "set[int]", "int | None", "Base", "Point",
	"list[float]", "list[list[int]]", "dict[str, list[int]]", "list[tuple[int, str]]", "list[Point]"}

// randomModule writes a module of n functions.
func randomModule(seed uint64, n int, annotated bool) string {
	w := &programWriter{r: rand.New(rand.NewPCG(seed, 1)), annotated: annotated}
	if annotated {
		fmt.Fprintf(&w.b, moduleClasses, ": int", ": str", " -> int")
	} else {
		fmt.Fprintf(&w.b, moduleClasses, "", "", "")
	}
	w.b.WriteString(formClasses)
	for i := range n {
		w.function(i)
	}
	return w.b.String()
}

func (w *programWriter) n(n int) int          { return w.r.IntN(n) }
func (w *programWriter) chance(p int) bool    { return w.r.IntN(100) < p }
func (w *programWriter) kind() kind           { return kind(w.n(int(kinds))) }
func pick[T any](w *programWriter, of ...T) T { return of[w.n(len(of))] }

func (w *programWriter) line(format string, args ...any) {
	w.b.WriteString(strings.Repeat("    ", w.depth))
	fmt.Fprintf(&w.b, format, args...)
	w.b.WriteByte('\n')
}

func (w *programWriter) annotation(before string, k kind) string {
	if !w.annotated || w.loose {
		return ""
	}
	return before + annotations[k]
}

func (w *programWriter) fresh() string {
	w.names++
	return fmt.Sprintf("v%d", w.names)
}

// function writes a function and calls of it.
func (w *programWriter) function(i int) {
	w.loose, w.vars, w.names, w.loops = w.chance(35), nil, 0, 0
	w.rounds = 0
	sig := signature{name: fmt.Sprintf("f%d", i), result: w.kind()}
	w.generator = w.chance(10)
	w.result = sig.result
	var params []string
	for p := range w.n(4) {
		k := w.kind()
		name := string(rune('a' + p))
		sig.params = append(sig.params, k)
		params = append(params, name+w.annotation(": ", k))
		w.vars = append(w.vars, variable{name: name, kind: k})
	}
	returns := w.annotation(" -> ", sig.result)
	if w.generator {
		returns = ""
	}
	w.line("def %s(%s)%s:", sig.name, strings.Join(params, ", "), returns)
	w.depth++
	if w.generator {
		w.line("yield %s", w.literal(kInt))
	}
	w.block(2 + w.n(5))
	w.report()
	if !w.generator {
		w.line("return %s", w.expr(sig.result, 2))
	}
	w.depth--
	if !w.generator && !w.loose {
		w.helpers = append(w.helpers, sig)
		if len(w.helpers) > 4 {
			w.helpers = w.helpers[1:]
		}
	}
	w.line("")
	w.line("")
	for range 3 {
		var args []string
		for _, k := range sig.params {
			if w.loose && w.chance(20) {
				k = w.kind()
			}
			args = append(args, w.literal(k))
		}
		call := sig.name + "(" + strings.Join(args, ", ") + ")"
		if w.generator {
			call = "list(" + call + ")"
		}
		w.line("%s", call)
	}
	w.line("")
	w.line("")
}

// report prints some variables, so that their values are compared.
func (w *programWriter) report() {
	var names []string
	for _, v := range w.vars {
		if v.kind == kSet {
			names = append(names, "sorted("+v.name+")")
		} else {
			names = append(names, v.name)
		}
	}
	if w.loose {
		names = nil
		for _, v := range w.vars {
			if v.kind != kSet {
				names = append(names, v.name)
			}
		}
	}
	if len(names) > 0 {
		w.line("print(%s)", strings.Join(names, ", "))
	}
}

// block writes statements; what they declare is gone behind it.
func (w *programWriter) block(n int) {
	for range n {
		w.statement()
	}
}

func (w *programWriter) inner(n int) {
	saved := len(w.vars)
	w.depth++
	w.block(n)
	w.depth--
	w.vars = w.vars[:saved]
}

func (w *programWriter) bounded(k kind, e string) string {
	if w.loops == 0 {
		return e
	}
	if w.loose && k != kInt && k != kStr {
		return pick(w, "str("+e+")[:12]", "len(str("+e+"))", w.literal(k)) // containers would nest without end
	}
	switch k {
	case kInt:
		return pick(w, "("+e+") % 1000003", "("+e+") % 10**25", "("+e+") & 0xffffffffffff", "("+e+") % 97 - 40")
	case kStr:
		return "(" + e + ")[:12]"
	case kInts, kStrs, kFloats, kGrid, kPairs, kPoints:
		return "(" + e + ")[:6]"
	}
	return e
}

func (w *programWriter) assignable() (variable, bool) {
	var list []variable
	for _, v := range w.vars {
		if !v.fixed {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return variable{}, false
	}
	return list[w.n(len(list))], true
}

func (w *programWriter) declare() {
	k := w.kind()
	e := w.bounded(k, w.expr(k, 3))
	name := w.fresh()
	ann := ""
	if w.chance(50) {
		ann = w.annotation(": ", k)
	}
	if w.chance(60) {
		w.guarded(func() { w.line("%s%s = %s", name, ann, e) })
		w.line("    %s = %s", name, w.literal(k))
	} else {
		w.line("%s%s = %s", name, ann, e)
	}
	w.vars = append(w.vars, variable{name: name, kind: k})
}

// statement writes one statement, more often than not with a clause for what it raises.
func (w *programWriter) statement() {
	switch {
	case w.depth > 4:
		w.declare()
	case w.chance(55):
		w.guarded(w.plainStatement)
	default:
		w.plainStatement()
	}
}

func (w *programWriter) plainStatement() {
	switch w.n(36) {
	case 0, 1, 2, 3:
		w.declare()
	case 4, 5, 6:
		v, ok := w.assignable()
		if !ok {
			w.declare()
			return
		}
		k := v.kind
		if w.loose && w.chance(20) {
			k = w.kind()
		}
		w.line("%s = %s", v.name, w.bounded(k, w.expr(k, 3)))
	case 7, 8:
		w.augmented()
	case 9, 10:
		w.line("if %s:", w.expr(kBool, 2))
		w.inner(1 + w.n(3))
		if w.chance(30) {
			w.line("elif %s:", w.expr(kBool, 2))
			w.inner(1 + w.n(2))
		}
		if w.chance(50) {
			w.line("else:")
			w.inner(1 + w.n(3))
		}
	case 11, 12, 13:
		w.loop()
	case 14, 15:
		w.try()
	case 16:
		if w.chance(40) {
			w.line("if %s:", w.expr(kBool, 2))
			w.depth++
			w.line("%s", pick(w, "raise ValueError("+w.expr(kStr, 1)+")", "raise Failure("+w.expr(kInt, 1)+")", "raise KeyError("+w.expr(kInt, 1)+")", "raise Failure("+w.expr(kInt, 1)+", "+w.expr(kStr, 1)+") from None"))
			w.depth--
		} else {
			w.line("assert %s, %s", w.expr(kBool, 2), w.expr(pick(w, kStr, kInt), 1))
		}
	case 17:
		if w.generator {
			k := w.kind()
			if k == kSet {
				k = kInt
			}
			w.line("yield %s", w.expr(k, 2))
			return
		}
		w.line("if %s:", w.expr(kBool, 2))
		w.depth++
		w.line("return %s", w.expr(w.result, 2))
		w.depth--
	case 18, 19:
		w.mutate()
	case 20:
		w.closure()
	case 21:
		w.unpack()
	case 22:
		w.match()
	case 23:
		w.line("print(%s)", w.expr(pick(w, kInt, kStr, kInts, kDict, kPair, kFloat, kPoint, kGrid, kPairs), 2))
	default:
		w.form()
	}
}

func (w *programWriter) augmented() {
	v, ok := w.assignable()
	if !ok {
		w.declare()
		return
	}
	switch v.kind {
	case kInt:
		op := pick(w, "+", "-", "*", "//", "%", "&", "|", "^")
		w.line("%s %s= %s", v.name, op, w.expr(kInt, 2))
		if w.loops > 0 {
			w.line("%s %%= %s", v.name, pick(w, "1000003", "2**40", "2**65", "-17"))
		}
	case kStr:
		w.line("%s += %s", v.name, w.bounded(kStr, w.expr(kStr, 2)))
		if w.loops > 0 {
			w.line("%s = %s[-12:]", v.name, v.name)
		}
	case kFloat:
		if w.loose && w.loops > 0 {
			w.line("%s = %s", v.name, w.literal(kFloat))
		}
		w.line("%s %s= %s", v.name, pick(w, "+", "-", "*", "/"), w.expr(pick(w, kFloat, kInt), 2))
	case kInts, kStrs, kFloats, kGrid, kPairs, kPoints:
		w.line("%s += %s[:3]", v.name, w.expr(v.kind, 1))
	case kDict, kGroups:
		w.line("%s |= %s", v.name, w.expr(v.kind, 1))
	case kSet:
		w.line("%s %s= %s", v.name, pick(w, "|", "&", "-", "^"), w.expr(kSet, 1))
	case kBool:
		w.line("%s = not %s", v.name, v.name)
	case kPoint:
		w.line("%s += %s", v.name, w.expr(pick(w, kPoint, kBase), 1))
	default:
		w.line("%s = %s", v.name, w.expr(v.kind, 2))
	}
}

func (w *programWriter) loop() {
	if w.loops >= 2 {
		w.declare()
		return
	}
	saved := len(w.vars)
	counter := ""
	kept := w.chance(50) // what the loop sets is not assigned in it
	switch w.n(11) {
	case 0, 1:
		name := w.fresh()
		w.line("for %s in range(%s):", name, pick(w, "4", "1, 6", "5, 0, -2", w.expr(kInt, 1)+" % 5", "len("+w.expr(kStrs, 1)+"[:5])"))
		w.vars = append(w.vars, variable{name, kInt, kept})
	case 2:
		name := w.fresh()
		w.line("for %s in %s[:5]:", name, w.expr(kInts, 2))
		w.vars = append(w.vars, variable{name, kInt, kept})
	case 3:
		name := w.fresh()
		w.line("for %s in %s[:5]:", name, w.expr(pick(w, kStrs, kStr), 2))
		w.vars = append(w.vars, variable{name, kStr, kept})
	case 4:
		i, name := w.fresh(), w.fresh()
		w.line("for %s, %s in enumerate(%s[:5]):", i, name, w.expr(kStrs, 1))
		w.vars = append(w.vars, variable{i, kInt, kept}, variable{name, kStr, kept})
	case 5:
		i, name := w.fresh(), w.fresh()
		w.line("for %s, %s in list((%s).items())[:5]:", i, name, w.expr(kDict, 1))
		w.vars = append(w.vars, variable{i, kStr, kept}, variable{name, kInt, kept})
	case 6:
		i, name := w.fresh(), w.fresh()
		w.line("for %s, %s in zip(%s[:5], %s[:5]):", i, name, w.expr(kInts, 1), w.expr(kStrs, 1))
		w.vars = append(w.vars, variable{i, kInt, kept}, variable{name, kStr, kept})
	case 8:
		name := w.fresh()
		w.line("for %s in %s[:4]:", name, w.expr(kGrid, 1))
		w.vars = append(w.vars, variable{name, kInts, kept})
	case 9:
		i, name := w.fresh(), w.fresh()
		w.line("for %s, %s in %s[:4]:", i, name, w.expr(kPairs, 1))
		w.vars = append(w.vars, variable{i, kInt, kept}, variable{name, kStr, kept})
	case 10:
		name := w.fresh()
		k := pick(w, kFloats, kPoints)
		w.line("for %s in %s[:4]:", name, w.expr(k, 1))
		w.vars = append(w.vars, variable{name, map[kind]kind{kFloats: kFloat, kPoints: kPoint}[k], kept})
	case 7:
		counter = w.fresh()
		w.line("%s = 0", counter)
		w.line("while %s < %d and %s:", counter, 2+w.n(4), w.expr(kBool, 2))
		w.vars = append(w.vars, variable{counter, kInt, true})
	}
	w.loops++
	w.rounds++
	w.depth++
	if counter != "" {
		w.line("%s += 1", counter)
	}
	w.block(1 + w.n(4))
	if w.chance(30) {
		w.line("if %s:", w.expr(kBool, 1))
		w.depth++
		w.line("%s", pick(w, "break", "continue"))
		w.depth--
		w.statement()
	}
	w.depth--
	w.loops--
	w.rounds--
	if w.chance(20) {
		w.line("else:")
		w.inner(1)
	}
	w.vars = w.vars[:saved]
}

func (w *programWriter) try() {
	w.line("try:")
	w.inner(1 + w.n(3))
	switch w.n(5) {
	case 0:
		w.line("except (ValueError, KeyError, IndexError) as e:")
		w.depth++
		w.line("print(type(e).__name__, e)")
		w.depth--
		w.inner(1)
	case 1:
		w.line("except Failure as e:")
		w.depth++
		w.line("print(e.code, e.args)")
		w.depth--
		w.line("except Exception as e:")
		w.depth++
		w.line("print(repr(e))")
		if w.chance(20) {
			w.line("%s", pick(w, "raise", "raise Failure(1) from e", "raise RuntimeError('again')"))
		}
		w.depth--
	case 2:
		w.line("except ZeroDivisionError:")
		w.inner(1 + w.n(2))
		w.line("else:")
		w.inner(1)
	case 3:
		w.line("except LookupError as e:")
		w.inner(1)
		w.line("finally:")
		w.inner(1 + w.n(2))
		return
	case 4:
		w.line("except (TypeError, ArithmeticError, Failure, LookupError, ValueError) as e:")
		w.depth++
		w.line("print(type(e), str(e))")
		w.depth--
	}
	if w.chance(30) {
		w.line("finally:")
		w.inner(1)
	}
}

func (w *programWriter) mutate() {
	v, ok := w.assignable()
	if !ok {
		w.declare()
		return
	}
	x := v.name
	switch v.kind {
	case kInts, kStrs, kFloats, kGrid, kPairs, kPoints:
		elem := map[kind]kind{kInts: kInt, kStrs: kStr, kFloats: kFloat, kGrid: kInts, kPairs: kPair, kPoints: kPoint}[v.kind]
		if w.loose && w.chance(15) {
			elem = w.kind()
		}
		e := w.bounded(elem, w.expr(elem, 2))
		if w.loose {
			e = pick(w, "str("+e+")[:12]", w.literal(elem))
		}
		w.line("%s", pick(w, x+".append("+e+")", x+".insert("+w.expr(kInt, 1)+", "+e+")", x+"["+w.index()+"] = "+e, x+".sort()", x+".reverse()", "del "+x+"["+w.index()+"]",
			x+".pop()", x+".remove("+e+")", x+"[1:2] = ["+e+", "+e+"]", "del "+x+"[::2]", x+".extend("+w.expr(v.kind, 1)+"[:3])", x+".sort(key=lambda q: "+pick(w, "-len(str(q))", "str(q)[::-1]", "(len(str(q)), q)")+", reverse="+w.expr(kBool, 1)+")"))
	case kDict, kGroups:
		elem := map[kind]kind{kDict: kInt, kGroups: kInts}[v.kind]
		k, e := w.expr(kStr, 1), w.bounded(elem, w.expr(elem, 2))
		if w.loose {
			e = w.literal(w.kind())
		}
		w.line("%s", pick(w, x+"["+k+"] = "+e, x+"["+k+"] += "+e, "del "+x+"["+k+"]", x+".pop("+k+", None)", x+".setdefault("+k+", "+e+")", x+".update("+w.expr(v.kind, 1)+")", x+".popitem()", x+".clear()"))
	case kSet:
		e := w.bounded(kInt, w.expr(kInt, 2))
		w.line("%s", pick(w, x+".add("+e+")", x+".discard("+e+")", x+".remove("+e+")", x+".update("+w.expr(kInts, 1)+")"))
	case kBase, kPoint:
		w.line("%s", pick(w, x+".n = "+w.bounded(kInt, w.expr(kInt, 2)), x+".n += "+w.expr(kInt, 1)+" % 50", x+".add("+w.expr(kInt, 1)+" % 100)"))
	default:
		w.declare()
	}
}

func (w *programWriter) index() string {
	return pick(w, "0", "-1", "1", w.expr(kInt, 1), w.expr(kInt, 1)+" % 3")
}

// closure writes a nested function, which may change a variable around it.
func (w *programWriter) closure() {
	if w.inFunc || w.generator {
		w.declare()
		return
	}
	name, k, param := w.fresh(), w.kind(), w.kind()
	p := w.fresh()
	result, outerGenerator := w.result, w.generator
	w.line("def %s(%s%s)%s:", name, p, w.annotation(": ", param), w.annotation(" -> ", k))
	saved, savedVars := len(w.vars), w.vars
	w.depth++
	// Only what is bound on every way is visible inside, and not assigned there.
	visible := make([]variable, 0, len(w.vars)+1)
	for _, v := range w.vars {
		visible = append(visible, variable{v.name, v.kind, true})
	}
	if v, ok := w.assignable(); ok && w.chance(50) {
		w.line("nonlocal %s", v.name)
		for i := range visible {
			if visible[i].name == v.name {
				visible[i].fixed = false
			}
		}
	}
	w.vars = append(visible, variable{p, param, false})
	loops, rounds := w.loops, w.rounds
	w.inFunc, w.result, w.loops, w.rounds, w.generator = true, k, 1, 0, false
	w.block(1 + w.n(3))
	w.line("return %s", w.bounded(k, w.expr(k, 2)))
	w.inFunc, w.result, w.loops, w.rounds, w.generator = false, result, loops, rounds, outerGenerator
	w.depth--
	w.vars = savedVars[:saved]
	v := w.fresh()
	w.line("%s = %s(%s)", v, name, w.expr(param, 1))
	w.vars = append(w.vars, variable{v, k, false})
}

func (w *programWriter) unpack() {
	a, b := w.fresh(), w.fresh()
	switch w.n(4) {
	case 0:
		w.line("%s, %s = %s", a, b, w.expr(kPair, 2))
		w.vars = append(w.vars, variable{a, kInt, false}, variable{b, kStr, false})
	case 1:
		w.line("%s, *%s = %s", a, b, w.expr(kInts, 2))
		w.vars = append(w.vars, variable{a, kInt, false}, variable{b, kInts, false})
	case 2:
		w.line("%s, %s = %s, %s", a, b, w.expr(kStr, 1), w.expr(kFloat, 1))
		w.vars = append(w.vars, variable{a, kStr, false}, variable{b, kFloat, false})
	case 3:
		w.line("(%s, (%s, _)) = %s, %s", a, b, w.expr(kStrs, 1), w.expr(kPair, 1))
		w.vars = append(w.vars, variable{a, kStrs, false}, variable{b, kInt, false})
	}
}

func (w *programWriter) match() {
	k := pick(w, kInt, kStr, kInts, kDict, kPair, kOpt, kPoint)
	if w.loose {
		k = w.kind()
	}
	w.line("match %s:", w.expr(k, 2))
	w.depth++
	saved := len(w.vars)
	arm := func(pattern string, bound ...variable) {
		w.line("case %s:", pattern)
		w.vars = append(w.vars, bound...)
		w.inner(1 + w.n(2))
		w.vars = w.vars[:saved]
	}
	for range 1 + w.n(3) {
		n := w.fresh()
		switch w.n(9) {
		case 0:
			arm(w.literal(kInt))
		case 1:
			arm(pick(w, `"a"`, `"b" | "abc"`, `None`, `True | False`, "-1 | 0 | 1"))
		case 2:
			arm("["+n+", *_]", variable{n, kInt, true})
		case 3:
			arm("("+n+", str(_))", variable{n, kInt, true})
		case 4:
			arm(`{"a": `+n+`}`, variable{n, kInt, true})
		case 5:
			arm("Base(n="+n+")", variable{n, kInt, true})
		case 6:
			arm("int("+n+") if "+n+" > 3", variable{n, kInt, true})
		case 7:
			arm("str() as "+n, variable{n, kStr, true})
		case 8:
			arm("[]")
		}
	}
	if w.chance(60) {
		arm("_")
	}
	w.depth--
}
