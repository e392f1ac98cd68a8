package fastapi

import (
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
)

// The questions of fastapi/_compat/shared.py about annotations.

// sequenceNames are the classes of sequence_types, by dotted name.
var sequenceNames = map[string]bool{
	"list": true, "tuple": true, "set": true, "frozenset": true, "collections.deque": true, "collections.abc.Sequence": true,
	"typing.Sequence": true, "typing.List": true, "typing.Tuple": true, "typing.Set": true, "typing.FrozenSet": true, "typing.Deque": true,
	"collections.abc.MutableSequence": true, "typing.MutableSequence": true,
}

// mappingNames are Mapping and the classes that are registered with it.
var mappingNames = map[string]bool{
	"dict": true, "typing.Dict": true, "collections.abc.Mapping": true, "typing.Mapping": true, "collections.OrderedDict": true,
	"typing.OrderedDict": true, "collections.defaultdict": true, "typing.DefaultDict": true, "collections.Counter": true, "typing.Counter": true,
	"collections.abc.MutableMapping": true, "typing.MutableMapping": true, "collections.ChainMap": true, "types.MappingProxyType": true,
}

// isClassOf reports whether v is a class that is one of the named ones or derives from
// one.
func isClassOf(v py.Value, names map[string]bool) bool {
	if v == nil {
		return false
	}
	if t, ok := v.(*py.Type); ok {
		for _, c := range t.MRO() {
			if names[pydantic.TypeName(c)] {
				return true
			}
		}
		return false
	}
	return names[pydantic.TypeName(v)]
}

func isSubclass(v py.Value, bases ...*py.Type) bool {
	t, ok := v.(*py.Type)
	if !ok {
		return false
	}
	for _, b := range bases {
		if t.IsSubtype(b) {
			return true
		}
	}
	return false
}

// annotationIsSequence is _annotation_is_sequence.
func annotationIsSequence(v py.Value) bool {
	return !isSubclass(v, py.TypeStr, py.TypeBytes) && isClassOf(v, sequenceNames)
}

// fieldIsSequence is field_annotation_is_sequence.
func fieldIsSequence(v py.Value) bool {
	if inner, _, ok := pydantic.Annotated(v); ok {
		return fieldIsSequence(inner)
	}
	if args, ok := pydantic.UnionArgs(v); ok {
		return anyOf(args, fieldIsSequence)
	}
	origin, _, _ := pydantic.Generic(v)
	return annotationIsSequence(v) || origin != nil && annotationIsSequence(origin)
}

func anyOf(list []py.Value, f func(py.Value) bool) bool {
	for _, v := range list {
		if f(v) {
			return true
		}
	}
	return false
}

func allOf(list []py.Value, f func(py.Value) bool) bool {
	for _, v := range list {
		if !f(v) {
			return false
		}
	}
	return true
}

// annotationIsComplex is _annotation_is_complex.
func (l *Library) annotationIsComplex(v py.Value) bool {
	if v == nil {
		return false
	}
	return isSubclass(v, schema.BaseModelType) || isUploadFile(v) || isClassOf(v, mappingNames) || annotationIsSequence(v) || l.models.IsDataclass(v) ||
		l.models.IsTypedDict(v)
}

// fieldIsScalar is field_annotation_is_scalar.
func (l *Library) fieldIsScalar(v py.Value) bool {
	return v == py.Ellipsis || !l.fieldIsComplex(v)
}

func (l *Library) fieldIsComplex(v py.Value) bool {
	if args, ok := pydantic.UnionArgs(v); ok {
		return anyOf(args, l.fieldIsComplex)
	}
	if inner, _, ok := pydantic.Annotated(v); ok {
		return l.fieldIsComplex(inner)
	}
	origin, _, _ := pydantic.Generic(v)
	return l.annotationIsComplex(v) || l.annotationIsComplex(origin)
}

// fieldIsScalarSequence is field_annotation_is_scalar_sequence.
func (l *Library) fieldIsScalarSequence(v py.Value) bool {
	if inner, _, ok := pydantic.Annotated(v); ok {
		return l.fieldIsScalarSequence(inner)
	}
	if args, ok := pydantic.UnionArgs(v); ok {
		found := false
		for _, a := range args {
			if l.fieldIsScalarSequence(a) {
				found = true
			} else if !l.fieldIsScalar(a) {
				return false
			}
		}
		return found
	}
	_, args, _ := pydantic.Generic(v)
	return fieldIsSequence(v) && allOf(args, l.fieldIsScalar)
}

// isUploadFile reports whether v is UploadFile or derives from it.
func isUploadFile(v py.Value) bool { return isSubclass(v, web.StarletteUploadFileType) }

// uploadAnnotation is is_uploadfile_or_nonable_uploadfile_annotation or its sequence form.
func uploadAnnotation(v py.Value) bool { return annotationHolds(v, isUploadFile) }

// bytesAnnotation is is_bytes_or_nonable_bytes_annotation or its sequence form.
func bytesAnnotation(v py.Value) bool {
	return annotationHolds(v, func(v py.Value) bool { return isSubclass(v, py.TypeBytes) })
}

// annotationHolds reports whether an annotation is a class that is meets, a union with one
// or a sequence of nothing else.
func annotationHolds(v py.Value, is func(py.Value) bool) bool {
	if is(v) {
		return true
	}
	if args, ok := pydantic.UnionArgs(v); ok {
		return anyOf(args, func(a py.Value) bool { return annotationHolds(a, is) })
	}
	_, args, generic := pydantic.Generic(v)
	return generic && len(args) > 0 && fieldIsSequence(v) && allOf(args, func(a py.Value) bool {
		u, union := pydantic.UnionArgs(a)
		return is(a) || union && anyOf(u, is)
	})
}

// isModelUnion reports whether an annotation is a union of more than one model.
func (l *Library) isModelUnion(v py.Value) bool {
	args, _ := pydantic.UnionArgs(v)
	models := 0
	for _, a := range args {
		if inner, _, ok := pydantic.Annotated(a); ok {
			a = inner
		}
		if l.models.ModelOf(a) != nil {
			models++
		}
	}
	return models > 1
}

// modelType is _get_model_type: a model class, or an optional one.
func (l *Library) modelType(v py.Value) *pydantic.Model {
	if args, ok := pydantic.UnionArgs(v); ok && len(args) == 2 {
		switch {
		case pydantic.IsNone(args[0]):
			v = args[1]
		case pydantic.IsNone(args[1]):
			v = args[0]
		}
	}
	return l.models.ModelOf(v)
}

// streamOrigins are the generic types whose argument is the item of a stream.
var streamOrigins = map[string]bool{
	"collections.abc.AsyncIterable": true, "collections.abc.AsyncIterator": true, "collections.abc.AsyncGenerator": true,
	"collections.abc.Iterable": true, "collections.abc.Iterator": true, "collections.abc.Generator": true,
	"typing.AsyncIterable": true, "typing.AsyncIterator": true, "typing.AsyncGenerator": true,
	"typing.Iterable": true, "typing.Iterator": true, "typing.Generator": true,
}

// streamItem is get_stream_item_type: nil when the annotation is no stream.
func (l *Library) streamItem(v py.Value) py.Value {
	origin, args, ok := pydantic.Generic(v)
	if !ok || !streamOrigins[pydantic.TypeName(origin)] {
		return nil
	}
	if len(args) > 0 {
		return args[0]
	}
	return pydantic.Any()
}
