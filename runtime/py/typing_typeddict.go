package py

// typeTypedDictMeta is the metaclass of the classes that stand over typing.TypedDict: they
// derive from dict alone, and calling one gives a plain dict. The compiler, which reads
// annotations, has a form of its own and hands over what it found.
var typeTypedDictMeta = newSubtype(typingTypedDictTables{}, "typing", "_TypedDictMeta", &TypeType)

type typingTypedDictTables struct{}

// Fill implements Tables.
func (typingTypedDictTables) Fill() {
	typeTypedDictMeta.New = func(t *Task, meta *Type, pos []Value, _ []Kw) (Value, error) {
		name, _ := AsStr(pos[0])
		ns, _ := AsDict(pos[2])
		return MakeType(t, meta, name, []Value{TypeDict}, ns, nil)
	}
	typeTypedDictMeta.SetMethods([]Method{
		{Name: "__call__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, _ Value, pos []Value, kw []Kw) (Value, error) {
			return CallKw(t, TypeDict, pos, kw)
		}},
		{Name: "__instancecheck__", Kind: OneArg, Wrapped: true, Fn: typedDictChecked},
		{Name: "__subclasscheck__", Kind: OneArg, Wrapped: true, Fn: typedDictChecked},
	}, "")
}

func typedDictChecked(*Task, Value, []Value) (Value, error) {
	return nil, Raise(TypeError, "TypedDict does not support instance and class checks")
}
