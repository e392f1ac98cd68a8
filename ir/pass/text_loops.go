package pass

import "github.com/covetpy/covetgen/ir"

// loops calls do for each loop of a list of statements, outermost first, with whether an exception
// that leaves it is seen in the same function. What do returns takes the loop's place; where done is
// false the loops inside are looked at too.
func loops(list []ir.Stmt, guarded bool, do func(loop ir.Stmt, guarded bool) (before, after []ir.Stmt)) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		var before, after []ir.Stmt
		inner := func(list []ir.Stmt, guarded bool) []ir.Stmt { return loops(list, guarded, do) }
		switch s := s.(type) {
		case *ir.For:
			before, after = do(s, guarded)
			s.Body, s.Else = inner(s.Body, guarded), inner(s.Else, guarded)
		case *ir.ForRange:
			before, after = do(s, guarded)
			s.Body, s.Else = inner(s.Body, guarded), inner(s.Else, guarded)
		case *ir.While:
			before, after = do(s, guarded)
			s.Body, s.Else = inner(s.Body, guarded), inner(s.Else, guarded)
		case *ir.If:
			s.Body, s.Else = inner(s.Body, guarded), inner(s.Else, guarded)
		case *ir.Try:
			s.Body, s.Else, s.Finally = inner(s.Body, true), inner(s.Else, true), inner(s.Finally, guarded)
			for _, h := range s.Handlers {
				h.Body = inner(h.Body, true)
			}
		case *ir.With:
			s.Body = inner(s.Body, true)
		}
		out = append(append(append(out, before...), s), after...)
	}
	return out
}

// functions calls do for each function of a program, nested ones too.
func functions(p *ir.Program, do func(*ir.Func)) {
	var each func(f *ir.Func)
	each = func(f *ir.Func) {
		do(f)
		v := ir.Visitor{Expr: func(x ir.Expr) bool {
			if l, ok := x.(*ir.Lambda); ok {
				each(l.Func)
				return false
			}
			return true
		}}
		v.Stmts(f.Body)
	}
	for _, f := range ir.AllFuncs(p) {
		each(f)
	}
}

// plainText reports whether a variable is a str that only this function sees.
func plainText(v *ir.Var) bool {
	return v.Type.Kind == ir.StrKind && !v.Captured && !v.MayUnbound
}

// Texts measures the texts that a loop looks at by index before the outermost loop that does not bind them:
//
//	while i < len(s): … s[i] …    becomes    t = measured(s); while i < t.Len(): … t.At(i) …
func Texts(p *ir.Program) {
	functions(p, func(f *ir.Func) {
		f.Body = loops(f.Body, false, func(loop ir.Stmt, _ bool) (before, after []ir.Stmt) {
			texts := map[*ir.Var]*ir.Var{}
			v := ir.Visitor{Expr: func(x ir.Expr) bool {
				if _, nested := x.(*ir.Lambda); nested {
					return false
				}
				read, ok := x.(*ir.Runtime)
				if !ok || textReads[read.Sym.Name] == nil || read.Sym.Package != "py" {
					return true
				}
				local, ok := read.Args[0].(*ir.Local)
				if !ok || !plainText(local.Var) || ir.BindsIn([]ir.Stmt{loop}, local.Var) {
					return true
				}
				text := texts[local.Var]
				if text == nil {
					text = &ir.Var{Name: local.Var.Name + "_text", Type: &ir.Type{Kind: ir.TextKind}}
					texts[local.Var] = text
					f.Locals = append(f.Locals, text)
					own := *local
					of := &ir.Runtime{Base: ir.Base{T: text.Type, S: own.S}, Sym: textOf, Args: []ir.Expr{&own}}
					before = append(before, &ir.Assign{At: ir.At{S: loop.Place()}, Var: text, X: of})
				}
				read.Sym = textReads[read.Sym.Name]
				read.Args[0] = &ir.Local{Base: ir.Base{T: text.Type, S: local.S}, Var: text}
				return true
			}}
			visitRounds(&v, loop)
			return before, nil
		})
	})
}

// visitRounds walks what a loop evaluates in each round.
func visitRounds(v *ir.Visitor, loop ir.Stmt) {
	switch s := loop.(type) {
	case *ir.For:
		v.Stmts(s.Body)
	case *ir.ForRange:
		v.Stmts(s.Body)
	case *ir.While:
		v.Walk(s.Test)
		v.Stmts(s.Body)
	}
}

var textOf = &ir.Symbol{Package: "py", Name: "TextOf", Result: &ir.Type{Kind: ir.TextKind}}

// textReads are the methods of a measured text for functions of a str.
var textReads = map[string]*ir.Symbol{
	"StrIndex":   {Package: "py", Name: ".At", Raises: true, Result: ir.Str},
	"StrLen":     {Package: "py", Name: ".Len", GoInt: true, Result: ir.Int},
	"StrBetween": {Package: "py", Name: ".Between", Result: ir.Str},
	"StrAfter":   {Package: "py", Name: ".From", Result: ir.Str},
	"StrUpTo":    {Package: "py", Name: ".UpTo", Result: ir.Str},
}

// Builders makes the texts that a loop only appends to in a buffer of their own:
//
//	for c in x: s += f(c)    becomes    b = builder(s); for c in x: b.Append(f(c)); s = b.String()
//
// Nothing may look at the text before the loop has ended, a clause of a try statement around it neither.
func Builders(p *ir.Program) {
	functions(p, func(f *ir.Func) {
		f.Body = loops(f.Body, false, func(loop ir.Stmt, guarded bool) (before, after []ir.Stmt) {
			if guarded || f.IsGenerator {
				return nil, nil
			}
			for _, v := range appendedIn(loop) {
				built := &ir.Var{Name: v.Name + "_builder", Type: &ir.Type{Kind: ir.BuilderKind}}
				f.Locals = append(f.Locals, built)
				at := ir.At{S: loop.Place()}
				of := &ir.Runtime{Base: ir.Base{T: built.Type, S: at.S}, Sym: builderOf, Args: []ir.Expr{&ir.Local{Base: ir.Base{T: ir.Str, S: at.S}, Var: v}}}
				before = append(before, &ir.Assign{At: at, Var: built, X: of})
				assignments([]ir.Stmt{loop}, func(a *ir.Assign) ir.Stmt {
					if a.Var == v {
						return addTo(a, built)
					}
					return a
				})
				all := &ir.Runtime{Base: ir.Base{T: ir.Str, S: at.S}, Sym: builderString, Args: []ir.Expr{&ir.Local{Base: ir.Base{T: built.Type, S: at.S}, Var: built}}}
				after = append(after, &ir.Assign{At: at, Var: v, X: all})
			}
			return before, after
		})
	})
}

var (
	builderOf        = &ir.Symbol{Package: "py", Name: "BuilderOf", Result: &ir.Type{Kind: ir.BuilderKind}}
	builderString    = &ir.Symbol{Package: "py", Name: ".String", Result: ir.Str}
	builderAppend    = &ir.Symbol{Package: "py", Name: ".Append"}
	builderAppendAll = &ir.Symbol{Package: "py", Name: ".AppendAll"}
)

// appendedIn are the variables that a loop appends to and does not look at.
func appendedIn(loop ir.Stmt) []*ir.Var {
	var order []*ir.Var
	reads, appends := map[*ir.Var]int{}, map[*ir.Var]int{}
	assignments([]ir.Stmt{loop}, func(a *ir.Assign) ir.Stmt {
		if plainText(a.Var) && appended(a) != nil {
			if appends[a.Var]++; appends[a.Var] == 1 {
				order = append(order, a.Var)
			}
		}
		return a
	})
	if len(order) == 0 {
		return nil
	}
	binds := map[*ir.Var]int{}
	v := ir.Visitor{
		Expr: func(x ir.Expr) bool {
			if l, ok := x.(*ir.Local); ok {
				reads[l.Var]++
			}
			return true
		},
		Stmt: func(s ir.Stmt) bool {
			for _, x := range order {
				if ir.Binds(s, x) {
					binds[x]++
				}
			}
			return true
		},
	}
	v.One(loop)
	var out []*ir.Var
	for _, x := range order {
		if n := appends[x]; reads[x] == n && binds[x] == n {
			out = append(out, x)
		}
	}
	return out
}

// appended are the texts that s += x and s = s + x + y append; nil for another assignment.
func appended(a *ir.Assign) []ir.Expr {
	var parts []ir.Expr
	x := a.X
	for {
		sum, ok := x.(*ir.GoOp)
		if !ok || sum.Op != "+" || sum.T.Kind != ir.StrKind {
			break
		}
		parts = append([]ir.Expr{sum.Y}, parts...)
		x = sum.X
	}
	if l, ok := x.(*ir.Local); !ok || l.Var != a.Var || len(parts) == 0 {
		return nil
	}
	return parts
}

// assignments calls do for the assignments in statements, but for those inside expressions, and puts what it
// returns in their place.
func assignments(list []ir.Stmt, do func(*ir.Assign) ir.Stmt) {
	for i, s := range list {
		switch s := s.(type) {
		case *ir.Assign:
			list[i] = do(s)
		case *ir.If:
			assignments(s.Body, do)
			assignments(s.Else, do)
		case *ir.For:
			assignments(s.Body, do)
			assignments(s.Else, do)
		case *ir.ForRange:
			assignments(s.Body, do)
			assignments(s.Else, do)
		case *ir.While:
			assignments(s.Body, do)
			assignments(s.Else, do)
		case *ir.With:
			assignments(s.Body, do)
		case *ir.Try:
			assignments(s.Body, do)
			for _, h := range s.Handlers {
				assignments(h.Body, do)
			}
			assignments(s.Else, do)
			assignments(s.Finally, do)
		}
	}
}

// addTo is the statement that appends what an assignment does.
func addTo(a *ir.Assign, built *ir.Var) ir.Stmt {
	sym, args := builderAppend, []ir.Expr{&ir.Local{Base: ir.Base{T: built.Type, S: a.S}, Var: built}}
	for _, part := range appended(a) {
		args = append(args, texts(part)...)
	}
	if len(args) > 2 {
		sym = builderAppendAll
	}
	return &ir.ExprStmt{At: a.At, X: &ir.Runtime{Base: ir.Base{T: ir.None, S: a.S}, Sym: sym, Args: args}}
}

// texts are the parts of a text that is put together.
func texts(x ir.Expr) []ir.Expr {
	switch x := x.(type) {
	case *ir.JoinedStr:
		return x.Values
	case *ir.GoOp:
		if x.Op == "+" && x.T.Kind == ir.StrKind {
			return append(append([]ir.Expr(nil), texts(x.X)...), texts(x.Y)...)
		}
	}
	return []ir.Expr{x}
}
