package py

// Hidden is embedded by the structs of classes whose instances no code of this package ever gets to
// look into: it makes them values, which containers can hold.
type Hidden struct{}

// Type implements Value.
func (*Hidden) Type() *Type { return TypeObject }

// Length is len() of an object whose __len__ returned n.
func Length(n Int) (Int, error) {
	switch _, fits := n.Int64(); {
	case n.Sign() < 0:
		return Int{}, Raise(ValueError, "__len__() should return >= 0")
	case !fits:
		return Int{}, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	return n, nil
}

// AsIterator is iter() of an object whose __iter__ returned v.
func AsIterator(v Value) (Value, error) {
	if _, err := asIterator(v); err != nil {
		return nil, err
	}
	return v, nil
}

// NoAttribute raises the AttributeError of an instance that has no attribute of that name.
func NoAttribute(class, name string) (Value, error) { return nil, ErrNoAttribute(class, name) }
