package py

// Kw is a named argument of a call.
type Kw struct {
	Name  string
	Value Value
}

// ParamKind says how a parameter takes arguments.
type ParamKind uint8

// The kinds of parameters, in the order in which they stand in a signature.
const (
	PositionalOnly ParamKind = iota
	PositionalOrKeyword
	VarPositional
	KeywordOnly
	VarKeyword
)

// Param is a parameter of a Function.
type Param struct {
	Name string
	Kind ParamKind
	// Default is the default value, nil when the parameter is required.
	Default Value
}

// Function is a Python function.
type Function struct {
	Name, Qualname, Module, Doc string
	Params                      []Param
	// Body runs the function. args are in the order of Params; what *args
	// takes arrives as a *Tuple and what **kwargs takes as a *Dict. The slice
	// belongs to the callee.
	Body func(t *Task, args []Value) (Value, error)
	// Body0 to Body4 run a function whose parameters all take positional arguments, one
	// argument for each; such a function has the one of its number of parameters and no
	// Body, so that calling it needs no slice.
	Body0 func(t *Task) (Value, error)
	Body1 func(t *Task, a Value) (Value, error)
	Body2 func(t *Task, a, b Value) (Value, error)
	Body3 func(t *Task, a, b, c Value) (Value, error)
	Body4 func(t *Task, a, b, c, d Value) (Value, error)
	// IsAsync and IsGenerator tell the four kinds of functions apart; Body of
	// those other than plain functions returns the coroutine or generator.
	IsAsync, IsGenerator bool
	// File and Line are where the function was written.
	File string
	Line int
	// Annotations is __annotations__ and may be nil.
	Annotations *Dict
	// AnnotationsFunc computes Annotations on first use when set.
	AnnotationsFunc func(t *Task) (*Dict, error)
	// Attrs is __dict__ and may be nil.
	Attrs *Dict
	// Globals is the module namespace (__globals__) and may be nil.
	Globals *Dict
	// Closure holds the cells of free variables for introspection.
	Closure []*Cell
	// Node is the evaluator's own data about the function.
	Node any
}

// Type implements Value.
func (*Function) Type() *Type { return TypeFunction }

// BoundMethod is a function bound to its first argument.
type BoundMethod struct {
	Func Value
	Self Value
}

// Type implements Value.
func (*BoundMethod) Type() *Type { return TypeMethod }

// StaticMethod is the value of @staticmethod.
type StaticMethod struct {
	Func  Value
	attrs *Dict
}

// Type implements Value.
func (*StaticMethod) Type() *Type { return TypeStaticMethod }

// ClassMethod is the value of @classmethod.
type ClassMethod struct {
	Func  Value
	attrs *Dict
}

// Type implements Value.
func (*ClassMethod) Type() *Type { return TypeClassMethod }

// Property is the value of @property; missing functions are nil.
type Property struct {
	Get, Set, Del Value
	Doc           Value
	name          string
	docOfGetter   bool // Doc came from Get, and goes with it
}

// Type implements Value.
func (*Property) Type() *Type { return TypeProperty }

// Cell holds a variable that closures share; V is nil while it is unbound.
type Cell struct{ V Value }

// Type implements Value.
func (*Cell) Type() *Type { return TypeCell }

// Module is a module object.
type Module struct {
	Name string
	Dict *Dict
	// Missing, when set, is asked for names that Dict lacks; nil, nil: none.
	Missing func(t *Task, name string) (Value, error)

	class     *Type                // a subclass of ModuleType, nil for ModuleType itself
	native    bool                 // built by a NativeModule
	variables map[string]*Variable // of a native module, besides Dict
}

// Type implements Value.
func (m *Module) Type() *Type {
	if m.class != nil {
		return m.class
	}
	return TypeModule
}
