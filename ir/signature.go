package ir

// Signature are the facts about functions that are values, shared, as Items are, by the types of all expressions that may
// denote one of them: the types of the arguments that calls of such values pass, and of what the functions give. Who makes
// such a function takes its parameters and gives its result in these types; who calls one passes them. A function that
// something takes as a dynamic value, looks at or calls in another way has escaped, and is a py.Value with all the others
// of its Signature.
type Signature struct {
	into    *Signature // the Signature that this one was unified with
	called  bool       // the number of arguments is known
	params  []*Type
	result  *Type
	escaped bool
	readers map[any]func()
}

// maxArguments is the number of arguments up to which functions have a Signature.
const maxArguments = 6

// NewSignature makes the facts about functions that nothing has called yet.
func NewSignature() *Signature { return &Signature{result: Never, readers: map[any]func(){}} }

// FunctionOf is the type of functions of a signature.
func FunctionOf(s *Signature) *Type { return &Type{Kind: FunctionKind, Signature: s} }

func (s *Signature) root() *Signature {
	for s.into != nil {
		s = s.into
	}
	return s
}

// Call notes a call with arguments of the types.
func (s *Signature) Call(args []*Type) {
	r := s.root()
	switch {
	case r.escaped:
		for _, t := range args {
			Escape(t)
		}
		return
	case !r.called && len(args) <= maxArguments:
		r.called = true
		r.params = make([]*Type, len(args))
		for i := range r.params {
			r.params[i] = Never
		}
		r.notify()
	case len(r.params) != len(args):
		r.escape()
		s.Call(args)
		return
	}
	for i, t := range args {
		s.Take(i, t)
	}
}

// Take notes that argument i may be of type t, or is taken as one.
func (s *Signature) Take(i int, t *Type) {
	s.widen(t, func(r *Signature) **Type {
		if i >= len(r.params) {
			return nil
		}
		return &r.params[i]
	})
}

// Give notes that one of the functions gives a t.
func (s *Signature) Give(t *Type) { s.widen(t, func(r *Signature) **Type { return &r.result }) }

// widen joins a type with one of the facts; see Items.widen for the loop.
func (s *Signature) widen(t *Type, fact func(*Signature) **Type) {
	for {
		r := s.root()
		at := fact(r)
		if r.escaped || at == nil {
			Escape(t)
			return
		}
		old := *at
		wide := Join(old, t)
		if now := s.root(); now != r || now.escaped || *fact(now) != old {
			continue
		}
		if Equal(wide, old) {
			return
		}
		*at = wide
		if leads(wide, r, map[any]bool{}) {
			r.escape() // Go has no type for a function that takes or gives itself
			return
		}
		r.notify()
		return
	}
}

// Args are the types of the arguments; known is set once there is a call. changed is called when anything that the Signature
// says changes; readers are told apart by who.
func (s *Signature) Args(who any, changed func()) (params []*Type, known bool) {
	r := s.root()
	r.readers[who] = changed
	return r.params, r.called
}

// Result is the type of what the functions give, for who reads it.
func (s *Signature) Result(who any, changed func()) *Type {
	r := s.root()
	r.readers[who] = changed
	return r.result
}

// Escaped reports whether the functions are values.
func (s *Signature) Escaped() bool { return s.root().escaped }

// Escape notes that anything may call the functions.
func (s *Signature) Escape() { s.root().escape() }

func (s *Signature) escape() {
	r := s.root()
	if r.escaped {
		return
	}
	r.escaped = true
	for _, t := range r.params {
		Escape(t)
	}
	Escape(r.result)
	r.notify()
}

func (s *Signature) notify() { call(s.readers) }

// unifySignatures makes a and b the same facts.
func unifySignatures(a, b *Signature) {
	a, b = a.root(), b.root()
	if a == b {
		return
	}
	if a.escaped || b.escaped || a.called && b.called && len(a.params) != len(b.params) {
		a.escape()
		b.escape()
	}
	b.into = a
	for who, changed := range b.readers {
		a.readers[who] = changed
	}
	if a.escaped {
		return
	}
	if b.called {
		a.Call(b.params)
	}
	a.Give(b.result)
	a.root().notify()
}

// Function is the signature of functions that are called in their static form. It is nil for those that escaped, and for
// every other type.
func (t *Type) Function() (params []*Type, result *Type) {
	if t.Kind != FunctionKind || t.Signature.Escaped() || !t.Signature.root().called {
		return nil, nil
	}
	r := t.Signature.root()
	return r.params, r.result
}

// leads reports whether Go's type for t mentions that of functions of s.
func leads(t *Type, s *Signature, seen map[any]bool) bool {
	var inside []*Type
	var facts any
	switch t.Kind {
	case OptionalKind:
		return leads(t.Elem, s, seen)
	case ListKind, DictKind, SetKind, DequeKind:
		if t.Items == nil {
			return false
		}
		r := t.Items.root()
		facts, inside = r, []*Type{r.key, r.elem}
	case TupleKind:
		if t.Row == nil {
			return false
		}
		r := t.Row.root()
		facts, inside = r, r.elems
	case FunctionKind:
		r := t.Signature.root()
		if r == s {
			return true
		}
		if r.escaped {
			return false
		}
		facts, inside = r, append([]*Type{r.result}, r.params...)
	}
	if seen[facts] {
		return false
	}
	seen[facts] = true
	for _, e := range inside {
		if leads(e, s, seen) {
			return true
		}
	}
	return false
}
