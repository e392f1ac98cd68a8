package lower

import (
	"sort"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// sys.modules of the service is filled where a function uses it: at the start with what was loaded before the first request,
// and by imports in functions with what they load.

// usesModules notes that a function uses sys.modules, and with it every module as an object.
func (b *body) usesModules(span source.Span) {
	l := b.l
	if !l.listing {
		l.listing = true
		for _, u := range l.order { // those with imports list what they load
			l.enqueue(u)
		}
	}
	for _, name := range sortedNames(l.in.Loaded()) {
		if m, ok := l.in.Loaded()[name].(*py.Module); ok {
			if own := l.in.ModuleOf(m); own != nil && !own.FromLibrary() {
				b.moduleRef(l.moduleObject(own), span)
			}
		}
	}
}

// noteLately notes the modules that an import in a function loaded, of those that were not loaded before.
func (l *Lowerer) noteLately(before map[string]py.Value) {
	var fresh []string
	for name := range l.in.Loaded() {
		if _, ok := before[name]; !ok {
			fresh = append(fresh, name)
		}
	}
	sort.Strings(fresh)
	if l.lately == nil {
		l.lately = map[string][]string{}
	}
	for _, name := range fresh {
		l.lately[name] = fresh
	}
}

// listImported puts what an import loads into sys.modules, where a function uses that.
func (b *body) listImported(n pyast.Node, names ...string) {
	if !b.l.listing {
		return
	}
	var loads []string
	for _, name := range names {
		for i := range len(name) + 1 {
			if i == len(name) || name[i] == '.' {
				loads = append(loads, b.l.lately[name[:i]]...)
				if m, ok := b.l.in.Loaded()[name[:i]]; ok && m != nil {
					loads = append(loads, name[:i]) // which may have been deleted
				}
			}
		}
	}
	if len(loads) > 0 {
		b.emit(b.listModules(b.span(n), loads, nil))
	}
}

// listModules is the statement that lists the named modules; those of the program only where they are seen, if given.
func (b *body) listModules(span source.Span, names []string, seen map[*unit]bool) ir.Stmt {
	sort.Strings(names)
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	last := ""
	for _, name := range names {
		m, ok := b.l.in.Loaded()[name].(*py.Module)
		if !ok || name == last {
			continue
		}
		last = name
		var x ir.Expr
		if own := b.l.in.ModuleOf(m); own != nil {
			if own.Body() != nil { // it lists itself
				continue
			}
			o := b.l.moduleObjects[own]
			if seen != nil && (o == nil || !seen[o.object.node]) {
				continue
			}
			if o == nil {
				o = b.l.moduleObject(own)
				o.bare = own.FromLibrary()
			}
			x = b.listedModule(o, span)
		} else if inRuntime(m.Name, "") {
			x = native(span, m.Name, "")
		} else {
			continue
		}
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(x)})
	}
	return &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.ListModules, lit)}
}

// neverLoaded decides whether a module stands in sys.modules that nothing in the program imports, as programs
// ask for the tool that runs them.
func (b *body) neverLoaded(n *pyast.Compare) ir.Expr {
	if len(n.Ops) != 1 || n.Ops[0] != pyast.In && n.Ops[0] != pyast.NotIn {
		return nil
	}
	c, ok := n.Left.(*pyast.Constant)
	if !ok || c.Value.Kind != pyast.ConstStr {
		return nil
	}
	if v, ok := b.known(n.Comparators[0]); !ok || !eval.IsModules(v) {
		return nil
	}
	top, _, _ := strings.Cut(c.Value.Str, ".")
	if _, loaded := b.l.in.Loaded()[top]; loaded {
		return nil
	}
	return constant(b.span(n), py.Bool(n.Ops[0] == pyast.NotIn))
}
