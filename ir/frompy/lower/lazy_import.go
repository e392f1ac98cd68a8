package lower

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// lazyImport is what the modules that an import in a function loads first do to the world: it
// happens when one of them is first imported in the service.
type lazyImport struct {
	effects []*eval.Effect
	ran     *ir.Global // whether it has happened
}

// failedImport is an import in a function that raises.
type failedImport struct {
	err     error
	effects []*eval.Effect
	loaded  []*eval.Module // what was begun meanwhile
}

// lazily runs an import in a function and notes what it does beside binding names.
func (b *body) lazily(n pyast.Node, load func() error) error {
	in := b.l.in
	effects, modules := len(in.Effects), len(in.Modules())
	before := maps.Clone(in.Loaded())
	var snapshot *eval.Snapshot
	if b.loadsMore(n) {
		snapshot = in.Snapshot()
	}
	in.Task().Alone = true
	err := load()
	in.Task().Alone = false
	if len(in.Loaded()) != len(before) {
		b.l.noteLately(before)
	}
	done := slices.Clone(in.Effects[effects:])
	in.Effects = in.Effects[:effects]
	fresh := in.Modules()[modules:]
	unlisted := func(m *eval.Module) bool { return m.Deferrable() && !isLoaded(in, m) }
	bound := func(m *eval.Module) bool { // by what the class of its package does when attributes are set
		parent := in.ModuleNamed(m.Name[:max(lastDot(m.Name), 0)])
		return m.Deferrable() && parent != nil && classed(parent.Module)
	}
	if snapshot != nil && err == nil && len(fresh) > 0 && (snapshot.Changed() || slices.ContainsFunc(fresh, unlisted) || slices.ContainsFunc(fresh, bound)) {
		b.l.leave(fresh)
	}
	if err != nil {
		b.failed[n] = &failedImport{err: err, effects: done, loaded: slices.Clone(fresh)}
		return err
	}
	if len(done) > 0 {
		g := &lazyImport{effects: done, ran: &ir.Global{Name: "imported", Module: b.l.module(fresh[0]), Type: ir.Bool, Mutable: true}}
		g.ran.Init = constant(source.Span{}, py.False)
		for _, m := range fresh {
			b.l.lazy[m] = g
		}
		b.l.lazyOrder = append(b.l.lazyOrder, g)
	}
	return nil
}

// isLoaded reports whether sys.modules has a module under its name, which its body may have changed.
func isLoaded(in *eval.Interp, m *eval.Module) bool {
	v, ok := in.Loaded()[m.Name]
	return ok && v == py.Value(m.Module)
}

// importEffects lets happen what importing the named modules does, unless it has happened.
func (b *body) importEffects(n pyast.Node, names ...string) {
	var groups []*lazyImport
	for _, name := range names {
		for i := range len(name) + 1 {
			if i < len(name) && name[i] != '.' {
				continue
			}
			if g := b.l.lazy[b.l.in.ModuleNamed(name[:i])]; g != nil && !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	at := ir.At{S: b.span(n)}
	for _, g := range groups {
		body := b.into(func() {
			b.emit(&ir.SetGlobal{At: at, Global: g.ran, X: constant(at.S, py.True)})
			b.replayEffects(g.effects)
		})
		ran := &ir.GlobalRef{Base: ir.Base{T: ir.Bool, S: at.S}, Global: g.ran}
		b.emit(&ir.If{At: at, Test: ran, Else: body})
	}
}

// replayEffects emits effects.
func (b *body) replayEffects(list []*eval.Effect) {
	for _, e := range list {
		if s := b.effect(e); s != nil {
			b.emit(s)
		}
	}
}

// raiseImport raises what an import raises, after what it does before.
func (b *body) raiseImport(n pyast.Node, f *failedImport) {
	span := b.span(n)
	var fault *eval.Fault
	if errors.As(f.err, &fault) {
		b.l.leave(f.loaded)
		b.report(fault.Diag)
		return
	}
	exc := py.AsException(f.err)
	if exc == nil || exc.Class.IsHeap() || !exc.Class.IsSubtype(py.ImportError) && !replayable(f.loaded) {
		b.l.leave(f.loaded)
	}
	if exc == nil || exc.Class.IsHeap() || !exc.Class.IsSubtype(py.ImportError) && !replayable(f.loaded) {
		b.fail(n, ImportFailed, "this import fails when it runs at build: "+f.err.Error(), "")
		return
	}
	x := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", exc.Class.Name)}
	for _, a := range exc.Args.Items {
		x.Args = append(x.Args, ir.Element{X: b.box(b.value(a, span))})
	}
	b.replayEffects(f.effects)
	b.emit(&ir.Raise{At: ir.At{S: span}, X: x})
	b.env.dead = true
}

// replayable reports whether running the modules again at each import, as happens to modules that
// fail, can be told from having run them at build by nothing but what they print and raise.
func replayable(modules []*eval.Module) bool {
	ok := true
	visit := func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.Lambda:
			return false
		case *pyast.Call:
			name, plain := n.Func.(*pyast.Name)
			ok = ok && plain && (harmless[name.Id] || strings.HasSuffix(name.Id, "Error") && isBuiltinName(name.Id))
		case *pyast.Attribute:
			ok = ok && n.Ctx == pyast.Load
		case *pyast.Subscript:
			ok = ok && n.Ctx == pyast.Load
		}
		return ok
	}
	for _, m := range modules {
		if m.Tree == nil {
			return false
		}
		pyast.Walk(m.Tree, visit)
	}
	return ok
}

// harmless are builtins that change nothing.
var harmless = map[string]bool{"print": true, "hasattr": true, "getattr": true, "isinstance": true, "len": true, "str": true, "int": true, "repr": true, "Exception": true}

func isBuiltinName(name string) bool {
	_, ok := py.Builtins().GetStr(name)
	return ok
}
