package py

// Constructed is a builtin value that knows the call that made it, so that the compiler
// can print a value of module state as the same call in the service.
type Constructed interface {
	Value
	// Constructed returns the class and the arguments.
	Constructed() (class *Type, pos []Value, kw []Kw)
}

// Restored is a builtin value that has attributes beside the arguments that made it, which
// the service sets again.
type Restored interface {
	Value
	// Restored returns them; nil for none.
	Restored() *Dict
}

// Arity is a callable value that knows how many positional parameters it takes.
type Arity interface {
	Value
	// PositionalCount is the number of parameters that may be positional.
	PositionalCount() int
}

// PositionalCount implements Arity.
func (f *Function) PositionalCount() int {
	n := 0
	for _, p := range f.Params {
		if p.Kind == PositionalOnly || p.Kind == PositionalOrKeyword {
			n++
		}
	}
	return n
}
