package ir

import (
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Program is everything a service is made of.
type Program struct {
	Name    string // of the service, from the app's file or folder
	Modules []*Module
	Models  []*Model
	Classes []*Class
	Structs []*Struct
	Funcs   []*Func // top-level functions and methods; nested ones hang in Lambda expressions
	Globals []*Global
	Start   *Func // builds the module state and runs what depends on the environment; nil when there is nothing to do
	App     *App
	// Values says what a compile-time value that hangs in a schema, a default or a parameter
	// is in the binary: functions, classes, enum members, instances. Plain constants and
	// containers of them need no entry. Keys are compared by identity (pointers).
	Values map[py.Value]Expr
}

// Module is one Python module (or the OpenAPI document) that the program came from.
type Module struct {
	Name string // dotted
	File *source.File
}

// Global is a piece of module state: a module-level name or a mutable object that one
// refers to. It lives for the life of the process.
type Global struct {
	Name    string // Python name, or a name made from where the object hangs
	Module  *Module
	Type    *Type
	Init    Expr // set before Start runs; nil when Start assigns it
	Mutable bool // rebound or changed after start, so that its users share state
	Span    source.Span
}

// Model is a Pydantic model (emitted as a Go struct).
type Model struct {
	Name   string
	Module *Module
	Span   source.Span
	Doc    string
	Bases  []*Model
	Class  *schema.Class // the evaluated class: fields, config, validators
	Fields []*ModelField
	// Funcs are the methods, validators, serializers, computed fields by Python name.
	Methods []*Method
	Pos     []string // names of type parameters, for generics that were made concrete
	// AttrsChange is set when attributes of the class itself may be set after start.
	AttrsChange bool
}

// ModelField is a field of a Model with its static type.
type ModelField struct {
	*schema.Field
	Type *Type
	Span source.Span
}

// Method is a function in a class namespace.
type Method struct {
	Name string
	Kind MethodKind
	Func *Func
	Set  *Func // property setter
	Attr Expr  // for AttrMethod: any other value in the class namespace
	// Later puts the entry in place once the classes exist: it was set by code of the
	// program behind the class body, or holds a class that derives from this one.
	Later bool
}

// MethodKind tells how a class holds a function.
type MethodKind uint8

// The kinds of methods.
const (
	InstanceMethod MethodKind = iota
	StaticMethod
	ClassMethod
	PropertyMethod
	AttrMethod // a class attribute that is not a function
)

// Class is an ordinary class: made at start by py.NewClass, its instances are *py.Object.
type Class struct {
	Name string
	// Qualname is __qualname__ where it is not Name: of a class in a class.
	Qualname string
	Module   *Module
	Span     source.Span
	Doc      string
	Bases    []Expr
	Base     *Class // the one base that is a class of the program, where instances have static types
	// Struct holds the instances' attributes while no instance reaches code that is not seen; nil
	// for instances that are *py.Object. Seen is called when one does.
	Struct *Struct
	Seen   func()
	// Unite is called where instances meet those of a class with which theirs has none in common, and reports whether
	// they have one from then on.
	Unite   func(other *Class) bool
	Kw      []KwArg
	Methods []*Method // the namespace in definition order
	Wrap    []Expr    // decorators of the class (dataclass(...)), innermost first; each is called with the class
	Meta    Expr      // set when hooks of the program ran as the class was made, which have had their effect: the metaclass
	// AttrsChange is set when attributes of the class itself may be set after start.
	AttrsChange bool
}

// Struct is the Go struct of the instances of classes that derive from one another. Code that
// is not seen never gets hold of one, so that it has no Python object beside it.
type Struct struct {
	Name    string // of the class on top
	Module  *Module
	Span    source.Span
	Fields  []*StructField
	Classes []*Class // those that instances are made of; with more than one a tag tells them apart
}

// StructField is an attribute of the instances of a Struct. Every instance has it for which it is read,
// unless it is Sparse: a flag then tells whether it is set.
type StructField struct {
	Name   string
	Type   *Type
	Sparse bool
}

// Effects are what calling a function may do.
type Effects struct {
	Raises bool // returns an error
	Waits  bool // may block on I/O, sleep or a lock
	Shares bool // reads or writes state that other requests see
	Task   bool // takes the *py.Task; Raises and Waits imply it only where something below needs it
}

// Func is one Python function.
type Func struct {
	Name        string // Python name; "<lambda>" for lambdas
	Qualname    string
	Module      *Module
	Span        source.Span
	Doc         string
	Params      []*Param
	Annotations *DictLit // __annotations__, made with the function; nil where there are none, or nothing reads any
	Result      *Type
	Yields      *Type  // of a generator function at module or class level that is neither asynchronous nor Awaited: a GeneratorKind, for what its calls yield
	Locals      []*Var // every local that is not a parameter
	Captures    []*Var // variables of enclosing functions that the body uses
	Body        []Stmt
	IsAsync     bool
	IsGenerator bool
	Awaited     bool // a generator function under types.coroutine: its generators can be awaited
	AtStart     bool // a statement of a module that Program.Start calls
	Effects     Effects
	Recursive   bool // can reach itself by direct calls; filled by pass.Recursion
	Escapes     bool // used as a value: a dynamic adapter is emitted beside it
	Thunk       bool // no function of the program but what binds one to a receiver or to its defaults: tracebacks do not show it
	AttrsChange bool // attributes of the function itself may be set after start
}

// Made lists the expressions that are evaluated when the function is made: defaults, then annotations.
func (f *Func) Made() []Expr {
	var list []Expr
	for _, p := range f.Params {
		if p.Default != nil {
			list = append(list, p.Default)
		}
	}
	if f.Annotations != nil {
		list = append(list, f.Annotations)
	}
	return list
}

// Param is a parameter of a Func.
type Param struct {
	Var     *Var
	Kind    py.ParamKind
	Default Expr // evaluated once, when the function is made; nil when required
}

// Var is a local variable or parameter.
type Var struct {
	Name       string
	Type       *Type
	Captured   bool // used by a nested function
	MayUnbound bool // read where it may not be assigned: Type is Dyn and nil means unbound
}
