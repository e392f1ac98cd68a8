package ir

import "testing"

func listOf(i *Items) *Type { return &Type{Kind: ListKind, Items: i} }

// Lists that hold each other keep what was put into either, whichever becomes the root.
func TestItemsOfContainersThatHoldEachOther(t *testing.T) {
	a, b := NewItems(), NewItems()
	told := 0
	a.Elem("a", func() { told++ })
	b.Elem("b", func() { told++ })
	a.Put(listOf(b))
	b.Put(listOf(a))
	b.Put(None)
	c := NewItems()
	c.Put(listOf(c))
	c.Put(listOf(a))
	Join(listOf(a), listOf(c))
	_, elem := b.Held()
	if elem.Kind != OptionalKind || elem.Elem.Kind != ListKind || elem.Elem.Items.root() != a.root() || told == 0 {
		t.Errorf("b holds %v, told %d times", elem, told)
	}
	Escape(elem)
	for _, i := range []*Items{a, b, c} {
		if _, elem := i.Held(); elem.Kind != DynKind {
			t.Errorf("an escaped list holds %v", elem)
		}
	}
}

// A container that escapes while it is joined with itself stays escaped.
func TestItemsEscapeDuringJoin(t *testing.T) {
	a := NewItems()
	a.Put(listOf(a))
	a.Put(List)
	if _, elem := a.Held(); elem.Kind != DynKind {
		t.Errorf("a holds %v", elem)
	}
}
