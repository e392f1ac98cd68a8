package ir

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Print returns the program as text, the form that covetgen dump --stage ir shows and
// that the tests of lowering compare. It is read by people only.
func Print(p *Program) string {
	pr := &printer{}
	for _, c := range p.Classes {
		pr.class(c)
	}
	for _, m := range p.Models {
		pr.model(m)
	}
	for _, g := range p.Globals {
		pr.line("global %s %s%s", globalName(g), g.Type, mutableMark(g))
		if g.Init != nil {
			pr.cut(" = " + pr.expr(g.Init))
		}
	}
	if p.Start != nil {
		pr.fn("start", p.Start)
	}
	for _, f := range p.Funcs {
		pr.fn("func", f)
	}
	if p.App != nil {
		pr.app(p.App)
	}
	return pr.b.String()
}

// PrintExpr returns an expression as text; functions inside it are shown by name only.
func PrintExpr(e Expr) string { return (&printer{}).expr(e) }

// printer writes lines at an indentation. Nested functions that an expression holds are
// printed under the statement they stand in.
type printer struct {
	b       strings.Builder
	indent  int
	nested  []*Func
	pending [][]Stmt // blocks inside expressions, printed under the statement
}

func (p *printer) line(format string, args ...any) {
	p.b.WriteString(strings.Repeat("    ", p.indent))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteByte('\n')
}

// cut appends s to the line written last.
func (p *printer) cut(s string) {
	text := strings.TrimSuffix(p.b.String(), "\n")
	p.b.Reset()
	p.b.WriteString(text + s + "\n")
}

func mutableMark(g *Global) string {
	if g.Mutable {
		return " mutable"
	}
	return ""
}

func globalName(g *Global) string {
	if g.Module == nil {
		return g.Name
	}
	return g.Module.Name + "." + g.Name
}

func (p *printer) class(c *Class) {
	var heads []string
	for _, b := range c.Bases {
		heads = append(heads, p.expr(b))
	}
	for _, k := range c.Kw {
		heads = append(heads, k.Name+"="+p.expr(k.Value))
	}
	p.line("class %s(%s)", c.Name, strings.Join(heads, ", "))
	p.methods(c.Methods)
	p.indent++
	for _, w := range c.Wrap {
		p.line("wrap %s", p.expr(w))
	}
	p.indent--
}

var methodKinds = strings.Split("method static class property attr", " ")

func (p *printer) methods(list []*Method) {
	p.indent++
	for _, m := range list {
		if m.Later {
			p.line("later")
		}
		if m.Kind == AttrMethod {
			p.line("attr %s = %s", m.Name, p.expr(m.Attr))
			continue
		}
		if m.Func != nil {
			p.line("%s %s", methodKinds[m.Kind], m.Name)
			p.indent++
			p.fn("func", m.Func)
			p.indent--
		}
		if m.Set != nil {
			p.line("setter %s", m.Name)
			p.indent++
			p.fn("func", m.Set)
			p.indent--
		}
	}
	p.indent--
}

func (p *printer) model(m *Model) {
	p.line("model %s", m.Name)
	p.indent++
	for _, f := range m.Fields {
		p.line("%s %s", f.Name, f.Type)
	}
	p.indent--
	p.methods(m.Methods)
}

func (p *printer) app(a *App) {
	p.line("app %s", a.Name)
	p.indent++
	for _, r := range a.Routes {
		p.line("%s %s -> %s", strings.Join(r.Methods, ","), r.Path, callableName(r.Endpoint))
	}
	p.indent--
}

func callableName(c *Callable) string {
	if c == nil {
		return "none"
	}
	if c.Func != nil {
		return c.Func.Qualname
	}
	return c.Name
}

// effects lists the effects of a function, for the end of its first line.
func effects(f *Func) string {
	var out []string
	for _, e := range []struct {
		on   bool
		name string
	}{
		{f.IsAsync, "async"}, {f.IsGenerator, "generator"}, {f.Escapes, "escapes"}, {f.Effects.Raises, "raises"},
		{f.Effects.Waits, "waits"}, {f.Effects.Shares, "shares"}, {f.Effects.Task, "task"},
	} {
		if e.on {
			out = append(out, e.name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " " + strings.Join(out, " ")
}

var paramMarks = [...]string{py.VarPositional: "*", py.VarKeyword: "**"}

func (p *printer) fn(word string, f *Func) {
	var params []string
	for _, x := range f.Params {
		mark := ""
		if int(x.Kind) < len(paramMarks) {
			mark = paramMarks[x.Kind]
		}
		text := mark + x.Var.Name + " " + x.Var.Type.String()
		if x.Default != nil {
			text += " = " + p.expr(x.Default)
		}
		params = append(params, text)
	}
	result := "dyn"
	if f.Result != nil {
		result = f.Result.String()
	}
	if f.Annotations != nil {
		p.line("annotated %s", p.expr(f.Annotations))
	}
	p.line("%s %s(%s) %s%s", word, f.Qualname, strings.Join(params, ", "), result, effects(f))
	p.indent++
	var locals []string
	for _, v := range f.Locals {
		text := v.Name + " " + v.Type.String()
		if v.Captured {
			text += " cell"
		}
		if v.MayUnbound {
			text += " unbound?"
		}
		locals = append(locals, text)
	}
	if len(locals) > 0 {
		p.line("var %s", strings.Join(locals, ", "))
	}
	p.flush()
	p.stmts(f.Body)
	p.indent--
}

// flush prints what the expressions of the line before hold inside.
func (p *printer) flush() {
	nested, pending := p.nested, p.pending
	p.nested, p.pending = nil, nil
	p.indent += 2
	for _, b := range pending {
		p.stmts(b)
		p.line("--")
	}
	p.indent--
	for _, f := range nested {
		p.fn("nested", f)
	}
	p.indent--
}

func (p *printer) put(format string, args ...any) {
	p.line(format, args...)
	p.flush()
}

func (p *printer) body(list []Stmt) {
	p.indent++
	p.stmts(list)
	p.indent--
}

// orelse prints the else branch of a loop, a try or an if.
func (p *printer) orelse(word string, list []Stmt) {
	if len(list) > 0 {
		p.line("%s:", word)
		p.body(list)
	}
}

func (p *printer) stmts(list []Stmt) {
	for _, s := range list {
		p.stmt(s)
	}
}

func (p *printer) stmt(s Stmt) {
	switch s := s.(type) {
	case *Assign:
		p.put("%s = %s", s.Var.Name, p.expr(s.X))
	case *Unbind:
		p.put("unbind %s", s.Var.Name)
	case *SetGlobal:
		p.put("%s = %s", globalName(s.Global), p.expr(s.X))
	case *SetField:
		p.put("%s.%s = %s", p.expr(s.X), s.Model.Fields[s.Index].Name, p.expr(s.Value))
	case *SetMember:
		p.put("%s.%s = %s", p.expr(s.X), s.Field.Name, p.expr(s.Value))
	case *ExprStmt:
		p.put("%s", p.expr(s.X))
	case *If:
		p.put("if %s:", p.expr(s.Test))
		p.body(s.Body)
		p.orelse("else", s.Else)
	case *While:
		p.put("while %s:", p.expr(s.Test))
		p.body(s.Body)
		p.orelse("else", s.Else)
	case *ForRange:
		p.put("%s %s in range(%s, %s, %s):", loopWord(false, s.Generator), s.Var.Name, p.expr(s.Start), p.expr(s.Stop), p.expr(s.Step))
		p.body(s.Body)
		p.orelse("else", s.Else)
	case *For:
		p.put("%s %s in %s:", loopWord(s.Async, s.Generator), s.Var.Name, p.expr(s.Iter))
		p.body(s.Body)
		p.orelse("else", s.Else)
	case *Try:
		p.line("try:")
		p.body(s.Body)
		for _, h := range s.Handlers {
			head := "except"
			if s.Star {
				head = "except*"
			}
			if h.Class != nil {
				head += " " + p.expr(h.Class)
			}
			if h.Var != nil {
				head += " as " + h.Var.Name
			}
			p.put("%s:", head)
			p.body(h.Body)
		}
		p.orelse("else", s.Else)
		p.orelse("finally", s.Finally)
	case *With:
		head := "with " + p.expr(s.Manager)
		if s.Async {
			head = "async " + head
		}
		if s.Var != nil {
			head += " as " + s.Var.Name
		}
		p.put("%s:", head)
		p.body(s.Body)
	case *Raise:
		text := "raise " + p.expr(s.X)
		if s.Cause != nil {
			text += " from " + p.expr(s.Cause)
		}
		p.put("%s", text)
	case *Reraise:
		p.put("reraise")
	case *Return:
		if s.X == nil {
			p.put("return")
			return
		}
		p.put("return %s", p.expr(s.X))
	case *Break:
		p.put("break")
	case *Continue:
		p.put("continue")
	default:
		p.put("?%T", s)
	}
}

func (p *printer) exprs(list []Expr) string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = p.expr(e)
	}
	return strings.Join(out, ", ")
}

func (p *printer) args(list []Element, kw []KwArg) string {
	var out []string
	for _, e := range list {
		text := p.expr(e.X)
		if e.Spread {
			text = "*" + text
		}
		out = append(out, text)
	}
	for _, k := range kw {
		if k.Name == "" {
			out = append(out, "**"+p.expr(k.Value))
			continue
		}
		out = append(out, k.Name+"="+p.expr(k.Value))
	}
	return strings.Join(out, ", ")
}

var convertNames = strings.Split("box unbox check wrap unwrap widen", " ")

func (p *printer) expr(e Expr) string {
	switch e := e.(type) {
	case nil:
		return "nil"
	case *Const:
		return constText(e.Value)
	case *Local:
		return e.Var.Name
	case *GlobalRef:
		return globalName(e.Global)
	case *FuncValue:
		return "&" + e.Func.Qualname
	case *ClassValue:
		if e.Model != nil {
			return "model(" + e.Model.Name + ")"
		}
		return "class(" + e.Class.Name + ")"
	case *Call:
		return e.Func.Qualname + "(" + p.exprs(e.Args) + ")"
	case *FuncCall:
		return p.expr(e.Func) + "(" + p.exprs(e.Args) + ")"
	case *Runtime:
		return p.runtime(e)
	case *GoOp:
		return "(" + p.expr(e.X) + " " + e.Op + " " + p.expr(e.Y) + ")"
	case *Not:
		return "!" + p.expr(e.X)
	case *Logic:
		return "(" + p.expr(e.X) + " " + e.Op + " " + p.expr(e.Y) + ")"
	case *Cond:
		return "(" + p.expr(e.Test) + " ? " + p.expr(e.Then) + " : " + p.expr(e.Else) + ")"
	case *Block:
		p.pending = append(p.pending, e.Stmts)
		return "{" + p.expr(e.X) + "}"
	case *Field:
		return p.expr(e.X) + "." + e.Model.Fields[e.Index].Name
	case *Make:
		text := "make " + e.Class.Name
		for i, f := range e.Fields {
			text += [...]string{"(", ", "}[min(i, 1)] + f.Field.Name + "=" + p.expr(f.Value)
		}
		if len(e.Fields) > 0 {
			text += ")"
		}
		return text
	case *RowItem:
		return fmt.Sprintf("%s.I%d", p.expr(e.X), e.Index)
	case *Member:
		return p.expr(e.X) + "." + e.Field.Name
	case *HasMember:
		return "has " + p.expr(e.X) + "." + e.Field.Name
	case *IsClass:
		var out []string
		for _, c := range e.Classes {
			out = append(out, c.Name)
		}
		return "class(" + p.expr(e.X) + ") in {" + strings.Join(out, ", ") + "}"
	case *Construct:
		var out []string
		for _, f := range e.Fields {
			name := e.Model.Fields[f.Index].Name
			if f.Unset {
				name += "?"
			}
			out = append(out, name+": "+p.expr(f.Value))
		}
		return e.Model.Name + "{" + strings.Join(out, ", ") + "}"
	case *Convert:
		return convertNames[e.Mode] + "[" + e.T.String() + "](" + p.expr(e.X) + ")"
	case *IsNone:
		return "isnone(" + p.expr(e.X) + ")"
	case *Lambda:
		p.nested = append(p.nested, e.Func)
		return "lambda " + e.Func.Qualname
	case *ListLit:
		return "[" + p.args(e.Elts, nil) + "]"
	case *TupleLit:
		return "(" + p.args(e.Elts, nil) + ",)"
	case *SetLit:
		return "set{" + p.args(e.Elts, nil) + "}"
	case *DictLit:
		var out []string
		for _, x := range e.Entries {
			if x.Key == nil {
				out = append(out, "**"+p.expr(x.Value))
				continue
			}
			out = append(out, p.expr(x.Key)+": "+p.expr(x.Value))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case *JoinedStr:
		return "join(" + p.exprs(e.Values) + ")"
	case *DynCall:
		return "call " + p.expr(e.Func) + "(" + p.args(e.Args, e.Kw) + ")"
	case *MethodCall:
		return p.expr(e.X) + "!" + e.Name + "(" + p.args(e.Args, e.Kw) + ")"
	case *Await:
		return "await " + p.expr(e.X)
	case *Yield:
		if e.From {
			return "yield from " + p.expr(e.X)
		}
		return "yield " + p.expr(e.X)
	case *ErrValue:
		return "err"
	}
	return fmt.Sprintf("?%T", e)
}

func (p *printer) runtime(e *Runtime) string {
	if strings.HasPrefix(e.Sym.Name, ".") && len(e.Args) > 0 {
		return p.expr(e.Args[0]) + e.Sym.Name + "(" + p.exprs(e.Args[1:]) + ")"
	}
	name := e.Sym.Package + "." + e.Sym.Name
	if len(e.Args) == 0 && !e.Sym.Raises && !e.Sym.Task {
		return name
	}
	return name + "(" + p.exprs(e.Args) + ")"
}

// constText prints a constant as Python would write it, near enough for people.
func constText(v py.Value) string {
	switch v := v.(type) {
	case py.NoneType:
		return "None"
	case py.Bool:
		if v {
			return "True"
		}
		return "False"
	case py.SmallInt:
		return strconv.FormatInt(int64(v), 10)
	case *py.BigInt:
		return v.V.String()
	case py.Float:
		return strconv.FormatFloat(float64(v), 'g', -1, 64) + "f"
	case py.Str:
		return strconv.Quote(string(v))
	case py.Bytes:
		return "b" + strconv.Quote(string(v))
	case py.EllipsisType:
		return "..."
	}
	return fmt.Sprintf("%v", v)
}

func loopWord(async, generator bool) string {
	switch {
	case async:
		return "async for"
	case generator:
		return "generator for"
	}
	return "for"
}
