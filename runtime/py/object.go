package py

// Object is an instance of a class made by a class statement.
type Object struct {
	Class *Type
	// Attrs is the instance's __dict__; nil while empty or when the class has
	// __slots__ without __dict__.
	Attrs *Dict
	// Base is the builtin part for classes that derive from a builtin type.
	Base  Value
	slots []Value
}

// Type implements Value.
func (o *Object) Type() *Type { return o.Class }
