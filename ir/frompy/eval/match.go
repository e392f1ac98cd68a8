package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// match runs a match statement. Names are bound as a pattern succeeds, at its
// end, as CPython does.
func (f *frame) match(n *pyast.Match) (control, error) {
	subject, err := f.eval(n.Subject)
	if err != nil {
		return goOn, err
	}
	if s, ok := subject.(*Symbolic); ok {
		return goOn, f.in.branchFault(s, f.in.SpanOf(n.Subject, f.mod))
	}
	for _, c := range n.Cases {
		m := &matcher{f: f}
		ok, err := m.match(c.Pattern, subject)
		if err != nil {
			return goOn, err
		}
		if !ok {
			continue
		}
		for _, b := range m.bound {
			if err := f.store(b.name, b.value, b.node); err != nil {
				return goOn, err
			}
		}
		if c.Guard != nil {
			ok, err := f.test(c.Guard)
			if err != nil {
				return goOn, err
			}
			if !ok {
				continue
			}
		}
		return f.block(c.Body)
	}
	return goOn, nil
}

type capture struct {
	name  string
	value py.Value
	node  pyast.Node
}

// matcher tries one pattern and gathers what it captures.
type matcher struct {
	f     *frame
	bound []capture
}

func (m *matcher) bind(name string, v py.Value, n pyast.Node) {
	if name != "" {
		m.bound = append(m.bound, capture{name, v, n})
	}
}

func (m *matcher) match(p pyast.Pattern, v py.Value) (bool, error) {
	f := m.f
	f.at = p
	switch n := p.(type) {
	case *pyast.MatchValue:
		want, err := f.eval(n.Value)
		if err != nil {
			return false, err
		}
		f.at = n
		r, err := f.compareTwo(pyast.Eq, v, want, n)
		if err != nil {
			return false, err
		}
		return f.truth(r, n)
	case *pyast.MatchSingleton:
		return py.Is(v, constant(n.Value)), nil
	case *pyast.MatchAs:
		if n.Pattern != nil {
			ok, err := m.match(n.Pattern, v)
			if err != nil || !ok {
				return ok, err
			}
		}
		m.bind(n.Name, v, n)
		return true, nil
	case *pyast.MatchOr:
		for _, alt := range n.Patterns {
			mark := len(m.bound)
			ok, err := m.match(alt, v)
			if err != nil || ok {
				return ok, err
			}
			m.bound = m.bound[:mark]
		}
		return false, nil
	case *pyast.MatchSequence:
		return m.sequence(n, v)
	case *pyast.MatchMapping:
		return m.mapping(n, v)
	case *pyast.MatchClass:
		return m.class(n, v)
	}
	return false, f.unsupported(p, "this pattern")
}

// isSequence is CPython's Py_TPFLAGS_SEQUENCE: list, tuple, range and their
// subclasses and what is registered with collections.abc.Sequence, but not str,
// bytes and bytearray.
func (m *matcher) isSequence(v py.Value) (bool, error) {
	switch py.Unwrap(v).(type) {
	case *py.List, *py.Tuple, *py.Range:
		return true, nil
	case py.Str, py.Bytes, *py.Bytearray:
		return false, nil
	}
	return m.isABC(v, "Sequence")
}

func (m *matcher) isABC(v py.Value, name string) (bool, error) {
	abc := abcType(name)
	if abc == py.TypeObject {
		return false, nil
	}
	return py.IsInstance(m.f.t, v, abc)
}

func (m *matcher) sequence(n *pyast.MatchSequence, v py.Value) (bool, error) {
	ok, err := m.isSequence(v)
	if err != nil || !ok {
		return false, err
	}
	size, err := py.Len(m.f.t, v)
	if err != nil {
		return false, err
	}
	star := -1
	for i, p := range n.Patterns {
		if _, ok := p.(*pyast.MatchStar); ok {
			star = i
		}
	}
	if star < 0 && size != len(n.Patterns) || star >= 0 && size < len(n.Patterns)-1 {
		return false, nil
	}
	item := func(i int) (py.Value, error) { return py.GetItem(m.f.t, v, py.MakeInt(int64(i))) }
	for i, p := range n.Patterns {
		switch {
		case star >= 0 && i == star:
			name := p.(*pyast.MatchStar).Name
			if name == "" {
				continue
			}
			rest := py.NewList()
			for j := star; j < size-(len(n.Patterns)-1-star); j++ {
				x, err := item(j)
				if err != nil {
					return false, err
				}
				rest.Items = append(rest.Items, x)
			}
			m.bind(name, rest, p)
			continue
		}
		j := i
		if star >= 0 && i > star {
			j = size - (len(n.Patterns) - i)
		}
		if as, ok := p.(*pyast.MatchAs); ok && as.Pattern == nil && as.Name == "" {
			continue
		}
		x, err := item(j)
		if err != nil {
			return false, err
		}
		if ok, err := m.match(p, x); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

func (m *matcher) mapping(n *pyast.MatchMapping, v py.Value) (bool, error) {
	t := m.f.t
	if _, ok := py.Unwrap(v).(*py.Dict); !ok {
		ok, err := m.isABC(v, "Mapping")
		if err != nil || !ok {
			return false, err
		}
	}
	size, err := py.Len(t, v)
	if err != nil {
		return false, err
	}
	if size < len(n.Keys) {
		return false, nil
	}
	missing := py.Value(&py.Object{Class: py.TypeObject})
	var keys []py.Value
	for _, e := range n.Keys {
		k, err := m.f.eval(e)
		if err != nil {
			return false, err
		}
		for _, seen := range keys {
			if same, err := py.Eq(t, k, seen); err != nil {
				return false, err
			} else if same {
				text, err := py.Repr(t, k)
				if err != nil {
					return false, err
				}
				return false, py.Raise(py.ValueError, "mapping pattern checks duplicate key (%s)", text)
			}
		}
		keys = append(keys, k)
	}
	values := make([]py.Value, len(keys))
	for i, k := range keys {
		m.f.at = n.Keys[i]
		x, err := py.CallMethod(t, v, "get", k, missing)
		if err != nil || x == missing {
			return false, err
		}
		values[i] = x
	}
	for i, p := range n.Patterns {
		if ok, err := m.match(p, values[i]); err != nil || !ok {
			return false, err
		}
	}
	if n.Rest != "" {
		rest := py.NewDict()
		if err := m.f.mergeMapping(rest, v, n); err != nil {
			return false, err
		}
		for _, k := range keys {
			if _, err := rest.Del(t, k); err != nil {
				return false, err
			}
		}
		m.bind(n.Rest, rest, n)
	}
	return true, nil
}

// selfMatching are the builtin types whose single positional subpattern matches
// the subject itself (_Py_TPFLAGS_MATCH_SELF).
var selfMatching = []*py.Type{py.TypeBool, py.TypeBytearray, py.TypeBytes, py.TypeDict, py.TypeFloat, py.TypeFrozenSet,
	py.TypeInt, py.TypeList, py.TypeSet, py.TypeStr, py.TypeTuple}

func (m *matcher) class(n *pyast.MatchClass, v py.Value) (bool, error) {
	f, t := m.f, m.f.t
	cls, err := f.eval(n.Cls)
	if err != nil {
		return false, err
	}
	f.at = n
	if s, ok := cls.(*Symbolic); ok {
		return false, f.in.branchFault(s, f.in.SpanOf(n.Cls, f.mod))
	}
	class, ok := cls.(*py.Type)
	if !ok {
		return false, py.Raise(py.TypeError, "called match pattern must be a type")
	}
	if ok, err := py.IsInstance(t, v, class); err != nil || !ok {
		return false, err
	}
	names, self, err := m.positional(class, len(n.Patterns))
	if err != nil {
		return false, err
	}
	if self {
		if ok, err := m.match(n.Patterns[0], v); err != nil || !ok {
			return false, err
		}
	}
	seen := map[string]bool{}
	try := func(name string, p pyast.Pattern) (bool, error) {
		if seen[name] {
			return false, py.Raise(py.TypeError, "%s() got multiple sub-patterns for attribute '%s'", class.Name, name)
		}
		seen[name] = true
		f.at = n
		x, err := py.GetAttr(t, v, name)
		if err != nil {
			if none, merr := py.Matches(t, err, py.AttributeError); merr == nil && none {
				return false, nil
			}
			return false, err
		}
		return m.match(p, x)
	}
	for i, name := range names {
		if ok, err := try(name, n.Patterns[i]); err != nil || !ok {
			return false, err
		}
	}
	for i, name := range n.KwdAttrs {
		if ok, err := try(name, n.KwdPatterns[i]); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// positional are the attributes that positional subpatterns stand for, from
// __match_args__; self means that the one subpattern takes the subject.
func (m *matcher) positional(class *py.Type, n int) (names []string, self bool, err error) {
	if n == 0 {
		return nil, false, nil
	}
	t := m.f.t
	args, err := py.GetAttr(t, class, "__match_args__")
	allowed := 0
	if err != nil {
		if none, merr := py.Matches(t, err, py.AttributeError); merr != nil || !none {
			return nil, false, err
		}
		for _, b := range selfMatching {
			if class.IsSubtype(b) {
				self, allowed = true, 1
				break
			}
		}
		args = py.NewTuple()
	}
	tuple, ok := args.(*py.Tuple)
	if !ok {
		return nil, false, py.Raise(py.TypeError, "%s.__match_args__ must be a tuple (got %s)", class.Name, args.Type().Name)
	}
	if !self {
		allowed = len(tuple.Items)
	}
	if n > allowed {
		plural := "s"
		if allowed == 1 {
			plural = ""
		}
		return nil, false, py.Raise(py.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", class.Name, allowed, plural, n)
	}
	if self {
		return nil, true, nil
	}
	for _, x := range tuple.Items[:n] {
		name, ok := py.AsStr(x)
		if !ok {
			return nil, false, py.Raise(py.TypeError, "__match_args__ elements must be strings (got %s)", x.Type().Name)
		}
		names = append(names, name)
	}
	return names, false, nil
}
