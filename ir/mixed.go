package ir

// Mixed are the facts about a dynamic value that lies in a container: the containers and tuples that it may be. They
// keep what is known of them as long as the value only lies there and is moved, encoded or compared with the container; who reads
// it out of the container knows nothing of it, and then they escape.
type Mixed struct {
	held     []*Type
	boxed    bool // something takes containers in it as those of dynamic values
	leaks    bool // code that is not seen may get hold of it
	shown    bool // such code may find instances in it
	answered bool // it becomes part of an answer
}

// mix is Join for what containers hold: where types have nothing in common their containers do not escape yet.
func mix(a, b *Type) *Type {
	switch {
	case a.Kind == NeverKind:
		return b
	case b.Kind == NeverKind:
		return a
	case a.Kind == DynKind && a.Member != nil && Equal(a, b):
		return a
	case a.Kind == DynKind && a.Member != nil || b.Kind == DynKind && b.Member != nil:
		t := &Type{Kind: DynKind, Mixed: &Mixed{}}
		t.put(a)
		t.put(b)
		return t
	case a.Kind == DynKind:
		a.put(b)
		return a
	case b.Kind == DynKind:
		b.put(a)
		return b
	case unlike(a, b):
		t := &Type{Kind: DynKind, Mixed: &Mixed{}}
		t.put(a)
		t.put(b)
		return t
	}
	return Join(a, b)
}

// unlike reports whether two types that are not dynamic have different representations, None apart.
func unlike(a, b *Type) bool {
	if a.Kind == OptionalKind {
		a = a.Elem
	}
	if b.Kind == OptionalKind {
		b = b.Elem
	}
	if isNumber(a) && isNumber(b) {
		return false
	}
	return a.Kind != NoneKind && b.Kind != NoneKind && (a.Kind != b.Kind || a.Model != b.Model)
}

// put notes that a dynamic value may be one of type t.
func (d *Type) put(t *Type) {
	switch t.Kind {
	case OptionalKind:
		d.put(t.Elem)
		return
	case ListKind, DictKind, SetKind, TupleKind:
	case DynKind:
		if t.Mixed == nil || t.Mixed == d.Mixed {
			return
		}
	default:
		Escape(t)
		return
	}
	m := d.Mixed
	if m == nil || m.leaks {
		Escape(t)
		return
	}
	if m.boxed || t.Kind == TupleKind { // which is no pointer when it is a py.Row
		Boxed(t)
	}
	if m.shown {
		Show(t)
	}
	if m.answered {
		Answer(t)
	}
	for _, h := range m.held {
		if h == t || h.Kind == t.Kind && h.Kind != DynKind && sameFacts(h, t) {
			return
		}
	}
	m.held = append(m.held, t)
}

// sameFacts reports whether two types of containers share what is known of these.
func sameFacts(a, b *Type) bool {
	switch {
	case a.Items != nil && b.Items != nil:
		return a.Items.root() == b.Items.root()
	case a.Row != nil && b.Row != nil:
		return a.Row.root() == b.Row.root()
	}
	return false
}

func (m *Mixed) escape() {
	if m == nil || m.leaks {
		return
	}
	m.leaks = true
	for _, t := range m.held {
		Escape(t)
	}
	m.held = nil
}

// box notes that something takes the containers as those of dynamic values.
func (m *Mixed) box() {
	if m == nil || m.boxed || m.leaks {
		return
	}
	m.boxed = true
	for _, t := range m.held {
		Boxed(t)
	}
}

func (m *Mixed) answer() {
	if m == nil || m.answered || m.leaks {
		return
	}
	m.answered = true
	for _, t := range m.held {
		Answer(t)
	}
}

func (m *Mixed) show() {
	if m == nil || m.shown || m.leaks {
		return
	}
	m.shown = true
	for _, t := range m.held {
		Show(t)
	}
}
