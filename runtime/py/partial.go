package py

import (
	"strings"
	"sync/atomic"
)

// Partial is functools.partial.
type Partial struct {
	Func Value
	Args *Tuple
	Kw   []Kw
	// keywords is what the attribute of this name gave away: a dict that Python code may change. Kw counts as long as
	// nobody has asked for it.
	keywords atomic.Pointer[Dict]
	attrs    *Dict
}

// Type implements Value.
func (*Partial) Type() *Type { return TypePartial }

// AttrDict implements Attributed.
func (p *Partial) AttrDict(create bool) *Dict {
	if p.attrs == nil && create {
		p.attrs = NewDict()
	}
	return p.attrs
}

// Keywords is the attribute keywords.
func (p *Partial) Keywords() *Dict {
	if d := p.keywords.Load(); d != nil {
		return d
	}
	p.keywords.CompareAndSwap(nil, kwDict(p.Kw))
	return p.keywords.Load()
}

// Named are the keyword arguments that calls get.
func (p *Partial) Named() []Kw {
	d := p.keywords.Load()
	if d == nil {
		return p.Kw
	}
	var kw []Kw
	for k, v := range d.All() {
		if name, ok := AsStr(k); ok {
			kw = append(kw, Kw{Name: name, Value: v})
		}
	}
	return kw
}

// Call implements Caller.
func (p *Partial) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if d := p.keywords.Load(); d != nil {
		for k := range d.All() {
			if _, ok := AsStr(k); !ok {
				return nil, Raise(TypeError, "keywords must be strings")
			}
		}
	}
	args := append(append(make([]Value, 0, len(p.Args.Items)+len(pos)), p.Args.Items...), pos...)
	return CallKw(t, p.Func, args, mergeKw(p.Named(), kw))
}

// mergeKw is {**a, **b} for keyword arguments.
func mergeKw(a, b []Kw) []Kw {
	if len(a) == 0 {
		return b
	}
	out := append([]Kw(nil), a...)
next:
	for _, k := range b {
		for i := range out {
			if out[i].Name == k.Name {
				out[i].Value = k.Value
				continue next
			}
		}
		out = append(out, k)
	}
	return out
}

// Repr implements Reprer.
func (p *Partial) Repr(t *Task) (string, error) {
	s, err := Repr(t, p.Func)
	if err != nil {
		return "", err
	}
	parts := []string{s}
	for _, a := range p.Args.Items {
		r, err := Repr(t, a)
		if err != nil {
			return "", err
		}
		parts = append(parts, r)
	}
	named, err := reprKeywords(t, p.Keywords())
	if err != nil {
		return "", err
	}
	return "functools.partial(" + strings.Join(append(parts, named...), ", ") + ")", nil
}

// reprKeywords writes keyword arguments.
func reprKeywords(t *Task, keywords *Dict) ([]string, error) {
	var parts []string
	for k, v := range keywords.All() {
		name, err := StrOf(t, k)
		if err != nil {
			return nil, err
		}
		r, err := Repr(t, v)
		if err != nil {
			return nil, err
		}
		parts = append(parts, name+"="+r)
	}
	return parts, nil
}

func kwDict(kw []Kw) *Dict {
	d := NewDict()
	for _, k := range kw {
		d.SetStr(k.Name, k.Value)
	}
	return d
}

// Copied implements Copier: partial.__reduce__ and __setstate__.
func (p *Partial) Copied(t *Task, memo *CopyMemo) (Value, error) {
	state := NewTuple(p.Func, p.Args, p.Keywords(), None)
	if p.attrs != nil {
		state.Items[3] = p.attrs
	}
	copied, err := memo.copied(t, state)
	if err != nil {
		return nil, err
	}
	parts := copied.(*Tuple).Items
	c := &Partial{Func: parts[0], Args: parts[1].(*Tuple)}
	c.keywords.Store(parts[2].(*Dict))
	if attrs, ok := parts[3].(*Dict); ok {
		c.attrs = attrs
	}
	return c, nil
}

func newPartial(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos) == 0 {
		return nil, Raise(TypeError, "type 'partial' takes at least one argument")
	}
	if !Callable(pos[0]) {
		return nil, Raise(TypeError, "the first argument must be callable")
	}
	p := &Partial{Func: pos[0], Args: NewTuple(append([]Value(nil), pos[1:]...)...), Kw: append([]Kw(nil), kw...)}
	if inner, ok := pos[0].(*Partial); ok && inner.attrs == nil {
		p.Func = inner.Func
		p.Args = NewTuple(append(append([]Value(nil), inner.Args.Items...), p.Args.Items...)...)
		p.Kw = mergeKw(inner.Named(), p.Kw)
	}
	return p, nil
}

var partialAttributes = []Attribute{
	{Name: "func", Get: func(t *Task, self Value) (Value, error) { return self.(*Partial).Func, nil }},
	{Name: "args", Get: func(t *Task, self Value) (Value, error) { return self.(*Partial).Args, nil }},
	{Name: "keywords", Get: func(t *Task, self Value) (Value, error) { return self.(*Partial).Keywords(), nil }},
	{Name: "__dict__", Get: func(t *Task, self Value) (Value, error) { return self.(*Partial).AttrDict(true), nil }},
}

// partialMethod is functools.partialmethod.
type partialMethod struct {
	f        Value
	args     *Tuple
	keywords *Dict
}

// Type implements Value.
func (*partialMethod) Type() *Type { return TypePartialMethod }

func newPartialMethod(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos) == 0 {
		return nil, Raise(TypeError, "partialmethod.__init__() missing 1 required positional argument: 'func'")
	}
	p := &partialMethod{f: pos[0], args: NewTuple(append([]Value(nil), pos[1:]...)...), keywords: kwDict(kw)}
	if inner, ok := p.f.(*partialMethod); ok {
		p.f = inner.f
		p.args = NewTuple(append(append([]Value(nil), inner.args.Items...), p.args.Items...)...)
		p.keywords = kwDict(mergeKw(kwOf(inner.keywords), kw))
		return p, nil
	}
	if !Callable(p.f) {
		if ok, err := HasAttr(t, p.f, "__get__"); err != nil {
			return nil, err
		} else if !ok {
			r, err := Repr(t, p.f)
			if err != nil {
				return nil, err
			}
			return nil, Raise(TypeError, "%s is not callable or a descriptor", r)
		}
	}
	return p, nil
}

func kwOf(d *Dict) []Kw {
	kw := make([]Kw, 0, d.Len())
	for k, v := range d.All() {
		name, _ := AsStr(k)
		kw = append(kw, Kw{Name: name, Value: v})
	}
	return kw
}

// DescrGet implements Getter: a partial of what the function's own __get__ gives, a method that puts self before the
// arguments where that gives the function itself.
func (p *partialMethod) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	f, err := bindDescriptor(t, p.f, instance, owner)
	if err != nil {
		return nil, err
	}
	if !Is(f, p.f) {
		bound := &Partial{Func: f, Args: p.args, Kw: kwOf(p.keywords)}
		self, err := getAttrOr(t, f, "__self__", nil)
		if self != nil {
			bound.AttrDict(true).SetStr("__self__", self)
		}
		return bound, err
	}
	method := NewBuiltin("functools", &Method{Name: "_method", Kind: Raw, RawFn: func(t *Task, _ Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "partialmethod._make_unbound_method.<locals>._method() missing 1 required positional argument: 'cls_or_self'")
		}
		args := append(append([]Value{pos[0]}, p.args.Items...), pos[1:]...)
		return CallKw(t, p.f, args, mergeKw(kwOf(p.keywords), kw))
	}})
	if instance == nil {
		return method, nil
	}
	return &BoundMethod{Func: method, Self: instance}, nil
}

// Repr implements Reprer.
func (p *partialMethod) Repr(t *Task) (string, error) {
	f, err := Repr(t, p.f)
	if err != nil {
		return "", err
	}
	var args []string
	for _, a := range p.args.Items {
		r, err := Repr(t, a)
		if err != nil {
			return "", err
		}
		args = append(args, r)
	}
	keywords, err := reprKeywords(t, p.keywords)
	if err != nil {
		return "", err
	}
	return "functools.partialmethod(" + f + ", " + strings.Join(args, ", ") + ", " + strings.Join(keywords, ", ") + ")", nil
}

var partialMethodAttributes = []Attribute{
	{Name: "func", Get: func(t *Task, self Value) (Value, error) { return self.(*partialMethod).f, nil }},
	{Name: "args", Get: func(t *Task, self Value) (Value, error) { return self.(*partialMethod).args, nil }},
	{Name: "keywords", Get: func(t *Task, self Value) (Value, error) { return self.(*partialMethod).keywords, nil }},
	{Name: "__isabstractmethod__", Get: func(t *Task, self Value) (Value, error) {
		return getAttrOr(t, self.(*partialMethod).f, "__isabstractmethod__", False)
	}},
}
