package lower

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Modules that imports in functions load first run at build, as long as nothing in the service could tell.
// Of the others the program is read again, with their bodies left to the service (eval/deferred.go):
// there such a body is a function without parameters, all of whose names live in the namespace of
// the module's object, and an import of it a call of py.RunModule.

// Group names the modules that one import loads.
type Group []string

// Statement reports whether the group is a statement that should be left to the start.
func (g Group) Statement() bool {
	return len(g) == 1 && strings.Contains(g[0], ":") && !strings.Contains(g[0], " ")
}

// Deferred are the modules whose bodies should be left to the service: the program has to be read again.
func (l *Lowerer) Deferred() []Group { return l.deferred }

// leave leaves the bodies of the modules that an import loads to the service.
func (l *Lowerer) leave(modules []*eval.Module) {
	var g Group
	for _, m := range modules {
		if m.Deferrable() {
			g = append(g, m.Name)
		}
	}
	if len(g) > 0 && !slices.ContainsFunc(l.deferred, func(other Group) bool { return slices.Equal(other, g) }) {
		l.deferred = append(l.deferred, g)
	}
}

// loadsMore reports whether an import may run modules that have not run.
func (b *body) loadsMore(n pyast.Node) bool {
	s, ok := n.(pyast.Stmt)
	if !ok {
		return true
	}
	for _, name := range b.importedModules(s) {
		if _, loaded := b.l.in.Loaded()[name]; !loaded {
			return true
		}
	}
	return false
}

// lateName stands for what an import takes out of a deferred module.
type lateName struct{ module *eval.Module }

// Type implements py.Value.
func (lateName) Type() *py.Type { return py.TypeObject }

// runDeferred runs the deferred modules among those that an import names, their parents first.
func (b *body) runDeferred(n pyast.Node, names ...string) {
	done := map[string]bool{}
	for _, name := range names {
		for i := range len(name) + 1 {
			if i < len(name) && name[i] != '.' || done[name[:i]] {
				continue
			}
			done[name[:i]] = true
			m := b.l.in.ModuleNamed(name[:i])
			if m.Body() == nil {
				continue
			}
			span := b.span(n)
			parent := b.box(constant(span, py.None))
			if k := lastDot(m.Name); k >= 0 {
				if p := b.l.in.ModuleNamed(m.Name[:k]); p != nil {
					parent = b.parentOf(p, m.Name[k+1:], span)
				}
			}
			b.do(span, bind.RunModule, b.moduleRef(b.l.moduleObject(m), span), b.box(b.value(m.Body().Value, span)), parent)
		}
	}
}

// parentOf is the module object of which a deferred module becomes the attribute child.
func (b *body) parentOf(p *eval.Module, child string, span source.Span) ir.Expr {
	o := b.l.moduleObject(p)
	b.l.slot(slotKey{mod: p, name: child}).live(o)
	return b.moduleRef(o, span)
}

func lastDot(name string) int {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return i
		}
	}
	return -1
}

// importLate is "from m import name" of a deferred module that has run.
func (b *body) importLate(n pyast.Node, late lateName, name string) ir.Expr {
	span := b.span(n)
	return b.call(span, bind.ImportName, b.moduleRef(b.l.moduleObject(late.module), span), str(span, name))
}
