package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/runtime/py"
)

// ABC and Generic among the bases of a class say something about making instances and about annotations, and nothing about
// what instances do: for hidden families they count as object does. A class with abstract methods has no instances of its own.

// isMarker reports whether a base changes nothing about instances.
func isMarker(t *py.Type) bool {
	return t == py.TypeObject || t == py.TypeABC || t == py.TypeGeneric
}

// programBase is the one base of a class that is no marker, nil where there is none; ok is false where there are several.
func programBase(t *py.Type) (base *py.Type, ok bool) {
	for _, b := range t.Bases {
		if isMarker(b) {
			continue
		}
		if base != nil {
			return nil, false
		}
		base = b
	}
	return base, true
}

// markedClass reports whether a class has one base of the program at most, beside markers, as its statement says.
func (l *Lowerer) markedClass(c *py.Type, info *eval.ClassInfo) bool {
	base, ok := programBase(c)
	if !ok || base != nil && l.in.ClassInfo(base) == nil {
		return false
	}
	if m := c.Metaclass(); m != nil && m != py.TypeType && m != py.TypeABCMeta {
		return false
	}
	if _, hook := info.Namespace.GetStr("__subclasshook__"); hook || len(c.VirtualSubclasses()) > 0 {
		return false
	}
	for _, stated := range info.Bases {
		switch stated := stated.(type) {
		case *py.Type:
			if !slices.Contains(c.Bases, stated) {
				return false
			}
		case *eval.GenericAlias, *py.GenericAlias:
		default:
			return false
		}
	}
	return true
}

// isAbstract reports whether a class has no instances of its own.
func isAbstract(t *py.Type) bool { return len(t.AbstractMethods()) > 0 }

// concrete are the classes that an instance may have which is known to be one of c.
func (f *family) concrete(c *py.Type) []*py.Type {
	below := f.below(c)
	if made := slices.DeleteFunc(slices.Clone(below), isAbstract); len(made) > 0 {
		return made
	}
	return below
}
