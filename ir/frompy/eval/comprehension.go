package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// comprehension evaluates one of the four comprehension forms: a function of
// its own, called with the first iterable.
func (f *frame) comprehension(e pyast.Expr) (py.Value, error) {
	var gens []*pyast.Comprehension
	name := ""
	switch n := e.(type) {
	case *pyast.ListComp:
		gens, name = n.Generators, "<listcomp>"
	case *pyast.SetComp:
		gens, name = n.Generators, "<setcomp>"
	case *pyast.DictComp:
		gens, name = n.Generators, "<dictcomp>"
	case *pyast.GeneratorExp:
		gens, name = n.Generators, "<genexpr>"
	}
	first, err := f.eval(gens[0].Iter)
	if err != nil {
		return nil, err
	}
	f.at = gens[0].Iter
	var it py.Value
	if s, ok := first.(*Symbolic); ok {
		return nil, f.in.iterFault(s, f.in.SpanOf(gens[0].Iter, f.mod))
	} else if gens[0].IsAsync {
		it, err = py.AsyncIter(f.t, first)
	} else {
		it, err = py.Iter(f.t, first)
	}
	if err != nil {
		return nil, err
	}
	s := f.in.scopeOf(e, f.class)
	g := f.child(s, name)
	g.async = f.async || s.async
	g.yield = f.yield
	c := &comprehender{f: g, gens: gens}
	switch n := e.(type) {
	case *pyast.ListComp:
		out := py.NewList()
		f.in.SetOrigin(out, f.in.SpanOf(e, f.mod))
		err = c.run(it, func() error {
			v, err := g.eval(n.Elt)
			out.Items = append(out.Items, v)
			return err
		})
		return f.comprehended(g, out, err)
	case *pyast.SetComp:
		out, err := py.NewSet(f.t)
		if err != nil {
			return nil, err
		}
		err = c.run(it, func() error {
			v, err := g.eval(n.Elt)
			if err != nil {
				return err
			}
			if s := symbolicIn(v); s != nil {
				return f.in.lookFault(s, f.in.SpanOf(n.Elt, f.mod), "put into a set")
			}
			return out.Add(g.t, v)
		})
		return f.comprehended(g, out, err)
	case *pyast.DictComp:
		out := py.NewDict()
		f.in.SetOrigin(out, f.in.SpanOf(e, f.mod))
		err = c.run(it, func() error {
			k, err := g.eval(n.Key)
			if err != nil {
				return err
			}
			v, err := g.eval(n.Value)
			if err != nil {
				return err
			}
			if s := symbolicIn(k); s != nil {
				return f.in.lookFault(s, f.in.SpanOf(n.Key, f.mod), "used as a key")
			}
			return out.Set(g.t, k, v)
		})
		return f.comprehended(g, out, err)
	case *pyast.GeneratorExp:
		return f.generatorExp(n, c, it)
	}
	return nil, f.unsupported(e, "this comprehension")
}

func (f *frame) comprehended(g *frame, v py.Value, err error) (py.Value, error) {
	if err != nil {
		g.note(err)
		return nil, err
	}
	return v, nil
}

// generatorExp makes the generator; it runs when it is iterated.
func (f *frame) generatorExp(n *pyast.GeneratorExp, c *comprehender, it py.Value) (py.Value, error) {
	g := c.f
	if g.scope.async && !f.async || anyAsync(c.gens) || g.scope.async {
		return py.NewAsyncGenerator(f.t, "<genexpr>", func(t *py.Task, yield func(py.Value) (py.Value, error)) error {
			g.t, g.yield = t, yield
			err := c.run(it, func() error {
				v, err := g.eval(n.Elt)
				if err == nil {
					_, err = yield(v)
				}
				return err
			})
			g.note(err)
			return err
		}), nil
	}
	return py.NewGenerator(f.t, "<genexpr>", func(t *py.Task, yield func(py.Value) (py.Value, error)) (py.Value, error) {
		g.t, g.yield = t, yield
		err := c.run(it, func() error {
			v, err := g.eval(n.Elt)
			if err == nil {
				_, err = yield(v)
			}
			return err
		})
		g.note(err)
		return py.None, err
	}), nil
}

func anyAsync(gens []*pyast.Comprehension) bool {
	for _, g := range gens {
		if g.IsAsync {
			return true
		}
	}
	return false
}

// comprehender runs the nested loops of a comprehension.
type comprehender struct {
	f    *frame
	gens []*pyast.Comprehension
}

// run iterates the first iterator and calls emit for each combination.
func (c *comprehender) run(first py.Value, emit func() error) error {
	return c.loop(0, first, emit)
}

func (c *comprehender) loop(i int, it py.Value, emit func() error) error {
	f := c.f
	gen := c.gens[i]
	for {
		if err := f.in.step(); err != nil {
			return err
		}
		f.at = gen.Iter
		var item py.Value
		var ok bool
		var err error
		if gen.IsAsync {
			item, ok, err = py.AsyncNext(f.t, it)
		} else {
			item, ok, err = it.(py.Iterator).Next(f.t)
		}
		if err != nil || !ok {
			return err
		}
		if err := f.assign(gen.Target, item, gen); err != nil {
			return err
		}
		pass := true
		for _, cond := range gen.Ifs {
			if pass, err = f.test(cond); err != nil {
				return err
			}
			if !pass {
				break
			}
		}
		if !pass {
			continue
		}
		if i == len(c.gens)-1 {
			if err := emit(); err != nil {
				return err
			}
			continue
		}
		next := c.gens[i+1]
		v, err := f.eval(next.Iter)
		if err != nil {
			return err
		}
		var inner py.Value
		if next.IsAsync {
			f.at = next.Iter
			inner, err = py.AsyncIter(f.t, v)
		} else {
			inner, err = f.iter(v, next.Iter)
		}
		if err != nil {
			return err
		}
		if err := c.loop(i+1, inner, emit); err != nil {
			return err
		}
	}
}
