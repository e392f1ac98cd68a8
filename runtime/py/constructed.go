package py

// Constructed is a builtin value that knows the call that made it, so that the compiler
// can print a value of module state as the same call in the service.
type Constructed interface {
	Value
	// Constructed returns the class and the arguments.
	Constructed() (class *Type, pos []Value, kw []Kw)
}
