package main

import (
	"fmt"
	"strings"
)

// literal is a constant, or a display of constants, of a kind.
func (w *programWriter) literal(k kind) string {
	list := func(n int, k kind) string {
		var items []string
		for range n {
			items = append(items, w.literal(k))
		}
		return strings.Join(items, ", ")
	}
	switch k {
	case kInt:
		return pick(w, "0", "1", "-1", "2", "3", "7", "-5", "10", "42", "255", "-128", "1000", "2147483647", "9223372036854775807", "-9223372036854775808", "12345678901234567890")
	case kStr:
		return pick(w, `""`, `"a"`, `"b"`, `"abc"`, `"Hello, World"`, `"12"`, `"-7"`, `"é日"`, `"x y z"`, `"😀!"`, `"a,b,,c"`, `"ABC"`, `"\n"`)
	case kBool:
		return pick(w, "True", "False")
	case kFloat:
		return pick(w, "0.0", "1.5", "-2.25", "0.1", "1e10", "-0.0", "3.0", "1e-7", "100.125", "2.5")
	case kInts:
		return "[" + list(w.n(5), kInt) + "]"
	case kStrs:
		return "[" + list(w.n(4), kStr) + "]"
	case kDict:
		var items []string
		for range w.n(4) {
			items = append(items, w.literal(kStr)+": "+w.literal(kInt))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case kFloats:
		return "[" + list(w.n(4), kFloat) + "]"
	case kGrid:
		return "[" + list(w.n(4), kInts) + "]"
	case kPairs:
		return "[" + list(w.n(3), kPair) + "]"
	case kPoints:
		return "[" + list(w.n(3), kPoint) + "]"
	case kGroups:
		var items []string
		for range w.n(3) {
			items = append(items, w.literal(kStr)+": "+w.literal(kInts))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case kPair:
		return "(" + w.literal(kInt) + ", " + w.literal(kStr) + ")"
	case kSet:
		return "set([" + list(w.n(4), kInt) + "])"
	case kOpt:
		return pick(w, "None", "None", w.literal(kInt))
	case kBase:
		return pick(w, "Base("+w.literal(kInt)+")", "Point("+w.literal(kInt)+", "+w.literal(kStr)+")")
	default:
		return "Point(" + w.literal(kInt) + ")"
	}
}

// atom is a variable of the kind or a literal.
func (w *programWriter) atom(k kind) string {
	var list []string
	for _, v := range w.vars {
		if v.kind == k || w.loose && w.n(12) == 0 {
			list = append(list, v.name)
		}
	}
	if len(list) > 0 && w.chance(80) {
		return list[w.n(len(list))]
	}
	return w.literal(k)
}

// named is a variable of the kind, or a number: f-strings before Python 3.12 take no quotes.
func (w *programWriter) named(k kind) string {
	for _, i := range w.r.Perm(len(w.vars)) {
		if w.vars[i].kind == k {
			return w.vars[i].name
		}
	}
	return pick(w, "0", "42", "True")
}

// comprehension writes f with a new variable of kind k in scope, which goes over from.
func (w *programWriter) comprehension(k, from kind, f func(v, source string) string) string {
	v, source := w.fresh(), w.atom(from)
	w.vars = append(w.vars, variable{v, k, true})
	s := f(v, source)
	w.vars = w.vars[:len(w.vars)-1]
	return s
}

// expr is an expression of a kind, of at most depth levels.
func (w *programWriter) expr(k kind, depth int) string {
	if w.loose && w.chance(6) {
		k = w.kind()
	}
	if depth <= 0 || w.chance(15) {
		return w.atom(k)
	}
	d := depth - 1
	e := func(k kind) string {
		s := w.expr(k, d)
		if s[0] == '-' || s[0] >= '0' && s[0] <= '9' {
			return "(" + s + ")" // a method may be called on it
		}
		return s
	}
	if w.chance(6) {
		return "(" + e(k) + " if " + e(kBool) + " else " + e(k) + ")"
	}
	if w.chance(8) {
		for _, h := range w.helpers {
			if h.result == k && w.loops == 0 && !w.inFunc {
				var args []string
				for _, p := range h.params {
					args = append(args, w.expr(p, 0))
				}
				return h.name + "(" + strings.Join(args, ", ") + ")"
			}
		}
	}
	switch k {
	case kInt:
		return w.intExpr(e)
	case kStr:
		return w.strExpr(e)
	case kBool:
		return w.boolExpr(e)
	case kFloat:
		return pick(w, "("+e(kFloat)+" + "+e(kFloat)+")", "("+e(kFloat)+" * "+e(kFloat)+")", "("+e(kFloat)+" - "+e(kInt)+" % 1000)", "("+e(kInt)+" / "+e(kInt)+")", "float("+e(kInt)+")",
			"round("+e(kFloat)+", 2)", "abs("+e(kFloat)+")", "-"+w.atom(kFloat), "("+e(kFloat)+" // "+e(kFloat)+")", "("+e(kFloat)+" % "+e(kFloat)+")", "max("+e(kFloat)+", "+e(kFloat)+")",
			"sum([float(q % 100) for q in "+e(kInts)+"])", "("+e(kInt)+" % 100 * "+e(kFloat)+")", "float("+pick(w, `"1.5"`, `"nan"`, `"inf"`, `"-1e3"`, e(kStr))+")", "(("+e(kInt)+" % 7) ** 0.5)")
	case kInts:
		return pick(w, "["+e(kInt)+", "+e(kInt)+"]", "sorted("+e(kInts)+")", "("+e(kInts)+" + "+e(kInts)+")", w.atom(kInts)+"["+w.bound()+":"+w.bound()+"]", "list(range("+e(kInt)+" % 6))",
			"list("+e(kDict)+".values())", "[*"+e(kInts)+", "+e(kInt)+"]", "list(reversed("+e(kInts)+"))", "("+e(kInts)+" * ("+e(kInt)+" % 3))", "sorted("+e(kSet)+")", "[ord(q) for q in "+e(kStr)+"]",
			"list(map(lambda q: q + 1, "+e(kInts)+"))", "list(filter(None, "+e(kInts)+"))", w.atom(kInts)+"[::-1]", "[len(q) for q in "+e(kStrs)+" if q]", "list("+e(kPoint)+")", "[p.n for p in sorted(["+e(kBase)+", "+e(kPoint)+"])]",
			w.comprehension(kInt, kInts, func(v, source string) string {
				return "[" + w.expr(kInt, d) + " for " + v + " in " + source + " if " + w.expr(kBool, d-1) + "]"
			}))
	case kStrs:
		return pick(w, "["+e(kStr)+", "+e(kStr)+"]", e(kStr)+".split()", e(kStr)+".split("+pick(w, `","`, `"b"`, e(kStr))+")", "sorted("+e(kStrs)+")", "list("+e(kDict)+")", "[str(q) for q in "+e(kInts)+"]", "list("+e(kStr)+")",
			"("+e(kStrs)+" + "+e(kStrs)+")", w.atom(kStrs)+"["+w.bound()+":]", "sorted(set("+e(kStrs)+"), key=lambda q: (len(q), q))", e(kStr)+".partition("+pick(w, `","`, `"b"`)+")[1:] and "+e(kStrs), "[f'{i}{q}' for i, q in enumerate("+e(kStrs)+")]",
			w.comprehension(kStr, kStrs, func(v, source string) string {
				return "[" + w.expr(kStr, d) + " for " + v + " in " + source + "]"
			}))
	case kDict:
		return pick(w, "{"+e(kStr)+": "+e(kInt)+"}", "dict("+e(kDict)+")", "{**"+e(kDict)+", "+e(kStr)+": "+e(kInt)+"}", "("+e(kDict)+" | "+e(kDict)+")", "dict(zip("+e(kStrs)+", "+e(kInts)+"))",
			"{str(q): q for q in "+e(kInts)+"}", "{q: len(q) for q in "+e(kStrs)+"}", "{q: n for n, q in enumerate("+e(kStr)+")}", "dict(sorted(("+e(kDict)+").items(), key=lambda q: (q[1], q[0])))", "dict.fromkeys("+e(kStrs)+", "+e(kInt)+")",
			w.comprehension(kInt, kInts, func(v, source string) string {
				return "{" + w.expr(kStr, d) + ": " + w.expr(kInt, d) + " for " + v + " in " + source + "}"
			}))
	case kFloats:
		return pick(w, "["+e(kFloat)+", "+e(kFloat)+"]", "[q / 4 for q in "+e(kInts)+" if q < 10**6]", "sorted("+e(kFloats)+")", "("+e(kFloats)+" + "+e(kFloats)+")", "[q * 1.5 for q in "+e(kFloats)+"]", "[0.0] * ("+e(kInt)+" % 4)",
			"list(map(float, "+e(kStrs)+"))", "[round(q, 1) for q in "+e(kFloats)+"]", w.atom(kFloats)+"["+w.bound()+":"+w.bound()+"]", "[sum("+e(kFloats)+")]", "[q.n / 2 for q in "+e(kPoints)+"]")
	case kGrid:
		return pick(w, "["+e(kInts)+", "+e(kInts)+"]", "[[q * r for q in range(3)] for r in "+e(kInts)+"[:3]]", "[[0] * 3 for _ in range("+e(kInt)+" % 4)]", "[["+e(kInt)+"] * 2] * 2", "[q[::-1] for q in "+e(kGrid)+"]", "sorted("+e(kGrid)+")",
			"[list(q) for q in zip(*"+e(kGrid)+")]", "("+e(kGrid)+" + "+e(kGrid)+")", "list("+e(kGroups)+".values())", "[q for q in "+e(kGrid)+" if q]", w.atom(kGrid)+"["+w.bound()+":]")
	case kGroups:
		return pick(w, "{"+e(kStr)+": "+e(kInts)+"}", "{q: [len(q)] for q in "+e(kStrs)+"}", "dict("+e(kGroups)+")", "{**"+e(kGroups)+", "+e(kStr)+": "+e(kInts)+"}", "{q: list(range(n % 3)) for q, n in ("+e(kDict)+").items()}", "{s: [n] for n, s in "+e(kPairs)+"}",
			"{q: r[:2] for q, r in ("+e(kGroups)+").items() if r}", "dict(zip("+e(kStrs)+", "+e(kGrid)+"))")
	case kPairs:
		return pick(w, "["+e(kPair)+", "+e(kPair)+"]", "list(enumerate("+e(kStrs)+"))", "list(zip("+e(kInts)+", "+e(kStrs)+"))", "[(n, q) for q, n in ("+e(kDict)+").items()]", "sorted("+e(kPairs)+")", "sorted("+e(kPairs)+", key=lambda q: q[1])",
			"[(q, str(q)) for q in "+e(kInts)+"]", "("+e(kPairs)+" + "+e(kPairs)+")", "[(b[:1] and a, b) for a, b in "+e(kPairs)+"]", w.atom(kPairs)+"[::-1]")
	case kPoints:
		return pick(w, "["+e(kPoint)+", "+e(kPoint)+"]", "[Point(q) for q in "+e(kInts)+"]", "sorted("+e(kPoints)+")", "("+e(kPoints)+" + "+e(kPoints)+")", "[q + q for q in "+e(kPoints)+"]", "[q for q in "+e(kPoints)+" if q.n % 2]", "[*"+e(kPoints)+", "+e(kPoint)+"]", w.atom(kPoints)+"[1:]")
	case kPair:
		return pick(w, "("+e(kInt)+", "+e(kStr)+")", "(lambda q, r: (q, r))("+e(kInt)+", "+e(kStr)+")", "max("+e(kPair)+", "+e(kPair)+")", "("+e(kPair)+"[0], "+e(kPair)+"[1])")
	case kSet:
		return pick(w, "set("+e(kInts)+")", "{"+w.literal(kInt)+", "+w.literal(kInt)+"}", "("+e(kSet)+" | "+e(kSet)+")", "("+e(kSet)+" & "+e(kSet)+")", "("+e(kSet)+" - "+e(kSet)+")", "{q % 5 for q in "+e(kInts)+"}", "set()")
	case kOpt:
		return pick(w, "None", e(kInt), e(kDict)+".get("+e(kStr)+")", "("+e(kInt)+" if "+e(kBool)+" else None)", "next(iter("+e(kInts)+"), None)", "next((q for q in "+e(kInts)+" if q > 2), None)")
	case kBase:
		return pick(w, "Base("+e(kInt)+")", e(kPoint), "Base.make("+e(kInt)+")", "min("+e(kBase)+", "+e(kBase)+")")
	default:
		return pick(w, "Point("+e(kInt)+", "+e(kStr)+")", "Point("+e(kInt)+")", "("+e(kPoint)+" + "+e(kBase)+")", "Point.make("+e(kInt)+")", "Point(name="+e(kStr)+", n="+e(kInt)+")")
	}
}

func (w *programWriter) bound() string {
	return pick(w, "", "1", "-1", "2", w.atom(kInt))
}

func (w *programWriter) intExpr(e func(kind) string) string {
	op := pick(w, "+", "-", "*", "//", "%", "&", "|", "^")
	switch w.n(36) {
	case 30:
		return w.atom(kGrid) + "[" + w.index() + "][" + w.index() + "]"
	case 31:
		return "sum(sum(q) for q in " + e(kGrid) + ")"
	case 32:
		return "max(" + e(kPairs) + ", key=lambda q: q[0])[0]"
	case 33:
		return "sum(q.n for q in " + e(kPoints) + ")"
	case 34:
		return "len(" + w.atom(kGroups) + ".get(" + e(kStr) + ", []))"
	case 35:
		return fmt.Sprintf("note(%d, %s)", w.n(100), e(kInt))
	case 0, 1, 2, 3, 4, 5, 6:
		return "(" + e(kInt) + " " + op + " " + e(kInt) + ")"
	case 7:
		return pick(w, "-", "~", "+") + w.atom(kInt)
	case 8:
		return "len(" + e(pick(w, kStr, kInts, kStrs, kDict, kSet, kPoint)) + ")"
	case 9:
		return w.atom(kInts) + "[" + w.index() + "]"
	case 10:
		return w.atom(kDict) + "[" + e(kStr) + "]"
	case 11:
		return e(kDict) + ".get(" + e(kStr) + ", " + e(kInt) + ")"
	case 12:
		return "int(" + e(pick(w, kStr, kFloat, kBool)) + ")"
	case 13:
		return "ord(" + w.atom(kStr) + "[:1] or 'x')"
	case 14:
		return e(kStr) + "." + pick(w, "find", "count", "index", "rfind") + "(" + e(kStr) + ")"
	case 15:
		return pick(w, "min", "max") + "(" + e(kInt) + ", " + e(kInt) + ")"
	case 16:
		return pick(w, "sum", "max", "min", "len") + "(" + e(kInts) + ")"
	case 17:
		return "(" + w.atom(pick(w, kBase, kPoint)) + ")" + pick(w, ".n", ".value()", ".double", ".limit", ".add(1)")
	case 18:
		return "(" + e(kInt) + " % 50) ** (" + e(kInt) + " % 5)"
	case 19:
		return "(" + e(kInt) + " " + pick(w, "<<", ">>") + " (" + e(kInt) + " & 15))"
	case 20:
		return "divmod(" + e(kInt) + ", " + e(kInt) + ")[" + pick(w, "0", "1") + "]"
	case 21:
		return "round(" + e(kFloat) + ")"
	case 22:
		return "(" + e(kOpt) + " or " + e(kInt) + ")"
	case 23:
		return e(kPair) + "[0]"
	case 24:
		return "abs(" + e(kInt) + ")"
	case 25:
		return e(kInts) + "." + pick(w, "index", "count") + "(" + e(kInt) + ")"
	case 26:
		return "sum(q * 2 for q in " + e(kInts) + " if q < 100)"
	case 27:
		return "(" + e(kBool) + " + " + e(kInt) + ")"
	case 28:
		return w.atom(kPoint) + "[" + w.index() + "]"
	default:
		v := w.fresh()
		return fmt.Sprintf("(lambda %s: %s * 3 - 1)(%s)", v, v, e(kInt))
	}
}

func (w *programWriter) strExpr(e func(kind) string) string {
	switch w.n(16) {
	case 0, 1, 2:
		return "(" + e(kStr) + " + " + e(kStr) + ")"
	case 3:
		return "(" + e(kStr) + " * (" + e(kInt) + " % 4))"
	case 4:
		return w.atom(kStr) + "[" + w.index() + "]"
	case 5:
		return w.atom(kStr) + "[" + w.bound() + ":" + w.bound() + "]"
	case 6:
		return w.atom(kStr) + "[::" + pick(w, "-1", "2", "-2") + "]"
	case 7:
		return pick(w, "str", "repr") + "(" + e(pick(w, kInt, kStr, kBool, kFloat, kInts, kStrs, kDict, kPair, kOpt, kBase)) + ")"
	case 8:
		return `f"{` + w.named(kInt) + pick(w, "", ":5", ":x", ":,", ":+d", ":08b", ":e") + `}|{` + w.named(kStr) + pick(w, "", "!r", ":>6", ":^7.2") + `}|{` + w.named(pick(w, kFloat, kInts, kOpt, kBool)) + `}"`
	case 9:
		return e(kStr) + "." + pick(w, "upper", "lower", "title", "strip", "swapcase", "capitalize", "casefold", "lstrip") + "()"
	case 10:
		return pick(w, `","`, `""`, `"-"`, w.atom(kStr)) + ".join(" + e(kStrs) + ")[:40]"
	case 11:
		return e(kStr) + ".replace(" + e(kStr) + ", " + e(kStr) + ")[:40]"
	case 12:
		return "chr(" + e(kInt) + " % 500)"
	case 13:
		return e(kPair) + "[1]"
	case 14:
		return w.atom(kStrs) + "[" + w.index() + "]"
	default:
		return `"` + pick(w, "%s|%d", "%r %5d", "%s%x", "%10s %+d") + `" % (` + e(kStr) + ", " + e(kInt) + ")"
	}
}

func (w *programWriter) boolExpr(e func(kind) string) string {
	cmp := pick(w, "<", "<=", ">", ">=", "==", "!=")
	switch w.n(15) {
	case 0, 1, 2:
		return "(" + e(kInt) + " " + cmp + " " + e(kInt) + ")"
	case 3:
		return "(" + e(kStr) + " " + cmp + " " + e(kStr) + ")"
	case 4:
		return "(" + w.atom(kInt) + " " + cmp + " " + e(kInt) + " " + pick(w, "<", "!=", "==") + " " + e(kInt) + ")"
	case 5:
		return "(not " + e(kBool) + ")"
	case 6:
		return "(" + e(kBool) + " " + pick(w, "and", "or") + " " + e(kBool) + ")"
	case 7:
		return "(" + e(kInt) + " " + pick(w, "in", "not in") + " " + e(pick(w, kInts, kSet)) + ")"
	case 8:
		return "(" + e(kStr) + " " + pick(w, "in", "not in") + " " + e(pick(w, kStr, kStrs, kDict)) + ")"
	case 9:
		return "isinstance(" + w.atom(w.kind()) + ", " + pick(w, "int", "str", "Base", "Point", "(int, str)", "list", "int | None", "bool") + ")"
	case 10:
		return "(" + w.atom(kOpt) + " is " + pick(w, "", "not ") + "None)"
	case 11:
		return pick(w, "any", "all") + "(q " + cmp + " " + w.atom(kInt) + " for q in " + e(kInts) + ")"
	case 12:
		k := pick(w, kInts, kStrs, kDict, kPair, kSet, kFloat, kBase, kOpt)
		return "(" + e(k) + " " + pick(w, "==", "!=") + " " + e(k) + ")"
	case 13:
		return "bool(" + e(w.kind()) + ")"
	default:
		return e(kStr) + "." + pick(w, "isdigit", "isalpha", "isupper") + "()"
	}
}
