package py

// TypeVar is a type variable that a function makes while it runs; those that modules make are
// read by the compiler, which has a form of its own.
type TypeVar struct {
	name                     string
	constraints              *Tuple
	bound                    Value
	covariant, contravariant Bool
}

var typeTypeVar = newRootType(typingTypeVarTables{}, "typing", "TypeVar")

// Type implements Value.
func (v *TypeVar) Type() *Type { return typeTypeVar }

// Repr implements Reprer: the sign tells the variance.
func (v *TypeVar) Repr(*Task) (string, error) {
	switch {
	case bool(v.covariant):
		return "+" + v.name, nil
	case bool(v.contravariant):
		return "-" + v.name, nil
	}
	return "~" + v.name, nil
}

// GetAttr implements AttrGetter.
func (v *TypeVar) GetAttr(_ *Task, name string) (Value, error) {
	switch name {
	case "__name__":
		return Str(v.name), nil
	case "__constraints__":
		return v.constraints, nil
	case "__bound__":
		return v.bound, nil
	case "__covariant__":
		return v.covariant, nil
	case "__contravariant__":
		return v.contravariant, nil
	}
	return nil, nil
}

type typingTypeVarTables struct{}

// Fill implements Tables.
func (typingTypeVarTables) Fill() {
	typeTypeVar.New = func(t *Task, _ *Type, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "TypeVar.__init__() missing 1 required positional argument: 'name'")
		}
		name, ok := AsStr(pos[0])
		if !ok {
			return nil, Raise(TypeError, "TypeVar() argument 'name' must be str, not %s", pos[0].Type().Name)
		}
		v := &TypeVar{name: name, constraints: NewTuple(pos[1:]...), bound: None}
		for _, k := range kw {
			switch k.Name {
			case "bound":
				v.bound = k.Value
			case "covariant", "contravariant":
				on, err := Truth(t, k.Value)
				if err != nil {
					return nil, err
				}
				if k.Name == "covariant" {
					v.covariant = Bool(on)
				} else {
					v.contravariant = Bool(on)
				}
			default:
				return nil, Raise(TypeError, "TypeVar.__init__() got an unexpected keyword argument '%s'", k.Name)
			}
		}
		switch {
		case bool(v.covariant) && bool(v.contravariant):
			return nil, Raise(ValueError, "Bivariant types are not supported.")
		case len(pos) == 2:
			return nil, Raise(TypeError, "A single constraint is not allowed")
		case len(pos) > 1 && v.bound != Value(None):
			return nil, Raise(TypeError, "Constraints cannot be combined with bound=...")
		}
		return v, nil
	}
	typeTypeVar.SetMethods([]Method{{Name: "__typing_subst__", Kind: OneArg, Fn: func(_ *Task, _ Value, a []Value) (Value, error) { return a[0], nil }}}, "repr")
}
