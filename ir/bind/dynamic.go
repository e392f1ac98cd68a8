package bind

import "github.com/covetpy/covetgen/ir"

// The dynamic protocol: symbols of runtime/py that define what an operation means on
// values of unknown type. They may run Python code, so they take the task and raise.

func dyn(name string, result *ir.Type) *ir.Symbol {
	return &ir.Symbol{Package: "py", Name: name, Task: true, Raises: true, Result: result}
}

// counted is dyn for functions that take Go ints.
func counted(name string, result *ir.Type) *ir.Symbol {
	s := dyn(name, result)
	s.GoInt = true
	return s
}

// BinaryOps are the binary operators by their Python spelling.
var BinaryOps = map[string]*ir.Symbol{
	"+": dyn("Add", ir.Dyn), "-": dyn("Sub", ir.Dyn), "*": dyn("Mul", ir.Dyn), "@": dyn("MatMul", ir.Dyn),
	"/": dyn("TrueDiv", ir.Dyn), "//": dyn("FloorDiv", ir.Dyn), "%": dyn("Mod", ir.Dyn), "**": dyn("Pow", ir.Dyn),
	"<<": dyn("LShift", ir.Dyn), ">>": dyn("RShift", ir.Dyn), "&": dyn("And", ir.Dyn), "|": dyn("Or", ir.Dyn), "^": dyn("Xor", ir.Dyn),
}

// InPlaceOps are the augmented assignments by the spelling of their operator.
var InPlaceOps = map[string]*ir.Symbol{
	"+": dyn("IAdd", ir.Dyn), "-": dyn("ISub", ir.Dyn), "*": dyn("IMul", ir.Dyn), "@": dyn("IMatMul", ir.Dyn),
	"/": dyn("ITrueDiv", ir.Dyn), "//": dyn("IFloorDiv", ir.Dyn), "%": dyn("IMod", ir.Dyn), "**": dyn("IPow", ir.Dyn),
	"<<": dyn("ILShift", ir.Dyn), ">>": dyn("IRShift", ir.Dyn), "&": dyn("IAnd", ir.Dyn), "|": dyn("IOr", ir.Dyn), "^": dyn("IXor", ir.Dyn),
}

// UnaryOps are the unary operators that give a value.
var UnaryOps = map[string]*ir.Symbol{"-": dyn("Neg", ir.Dyn), "+": dyn("Pos", ir.Dyn), "~": dyn("Invert", ir.Dyn)}

// CompareValues are rich comparisons with the object they give, which need not be a bool.
var CompareValues = map[string]*ir.Symbol{
	"<": dyn("LtValue", ir.Dyn), "<=": dyn("LeValue", ir.Dyn), "==": dyn("EqValue", ir.Dyn), "!=": dyn("NeValue", ir.Dyn), ">": dyn("GtValue", ir.Dyn), ">=": dyn("GeValue", ir.Dyn),
}

// CompareTests are comparisons of which only the truth is asked.
var CompareTests = map[string]*ir.Symbol{
	"<": dyn("Lt", ir.Bool), "<=": dyn("Le", ir.Bool), "==": dyn("Eq", ir.Bool), "!=": dyn("Ne", ir.Bool), ">": dyn("Gt", ir.Bool), ">=": dyn("Ge", ir.Bool),
}

// The rest of the protocol.
var (
	Contains = dyn("Contains", ir.Bool) // container, item
	Truth    = dyn("Truth", ir.Bool)
	Is       = &ir.Symbol{Package: "py", Name: "Is", Result: ir.Bool}
	GetAttr  = dyn("GetAttr", ir.Dyn)
	SetAttr  = dyn("SetAttr", nil)
	// EnumMember is the member of an enumeration, whose class refuses to have it replaced.
	EnumMember = &ir.Symbol{Package: "py", Name: "EnumMember", Result: ir.Dyn}
	DelAttr    = dyn("DelAttr", nil)
	GetItem    = dyn("GetItem", ir.Dyn)
	SetItem    = dyn("SetItem", nil)
	// DropGenerator closes a generator to which nothing refers any more.
	DropGenerator = &ir.Symbol{Package: "py", Name: "DropGenerator", Task: true}
	DelItem       = dyn("DelItem", nil)
	StrOf         = dyn("StrOf", ir.Str)
	Repr          = dyn("Repr", ir.Str)
	ASCII         = dyn("ASCII", ir.Str)
	Format        = dyn("Format", ir.Str) // value, spec
	IsInstance    = dyn("IsInstance", ir.Bool)
	ListOf        = dyn("ListOf", ir.List)
	TupleOf       = dyn("TupleOf", ir.Tuple)
	Iter          = dyn("Iter", ir.Dyn)
	// Unpack gives exactly n items as a tuple, UnpackStar before items, a list, after items.
	Unpack     = counted("Unpack", ir.Tuple)
	UnpackStar = counted("UnpackRest", ir.Tuple)
	// Index reads item i of a tuple that Unpack gave.
	Index = &ir.Symbol{Package: "py", Name: ".Item", GoInt: true, Result: ir.Dyn}
	Slice = &ir.Symbol{Package: "py", Name: "NewSlice", Result: ir.Dyn}

	// Native is an object of a native module: module name, path of attributes. It is
	// evaluated once, when the program starts.
	Native = &ir.Symbol{Package: "py", Name: "Native", Result: ir.Dyn}

	// Rebuild is N(**m.model_dump(), …).
	Rebuild  = &ir.Symbol{Package: "schema", Name: "Rebuild", Task: true, Raises: true, Result: ir.Dyn}
	NewClass = &ir.Symbol{Package: "py", Name: "NewClassFrom", Task: true, Raises: true, Result: ir.Dyn}
	// TypingForm makes an object of typing: class, text, attributes.
	TypingForm = &ir.Symbol{Package: "py", Name: "NewTypingForm", Result: ir.Dyn}
	// ListModules puts modules in sys.modules that are not there: a dict by name.
	ListModules = &ir.Symbol{Package: "py", Name: "ListModules"}
	// RunModule runs the body of a deferred module unless that has happened: module, function, its parent or None.
	RunModule = dyn("RunModule", nil)
	// ModuleImporter is importlib.import_module as a value, for the modules of a table.
	ModuleImporter = dyn("ModuleImporter", ir.Dyn)
	// ImportName is "from module import name".
	ImportName = dyn("ImportName", ir.Dyn)
	// TypeIn is type(name, bases, namespace): the calling module first.
	TypeIn = dyn("TypeIn", ir.Dyn)
	// SetEnumName binds a name in the body of what may be an enumeration: bases, namespace, name, value.
	SetEnumName = dyn("SetEnumName", nil)
	Super       = dyn("SuperOf", ir.Dyn) // class, instance or class
	// ClassNamespace is what the metaclass prepares for a class body: class name, bases, keywords.
	ClassNamespace = dyn("ClassNamespace", ir.Dict)

	ListAppend = &ir.Symbol{Package: "py", Name: ".Append"}
	SetAdd     = &ir.Symbol{Package: "py", Name: ".Add", Task: true, Raises: true}
	DictSet    = &ir.Symbol{Package: "py", Name: ".Set", Task: true, Raises: true}
	// ListAt and ListSetAt read and set the item at an int of a list, ListPop takes it out.
	ListAt    = &ir.Symbol{Package: "py", Name: ".At", Raises: true, Result: ir.Dyn}
	ListSetAt = &ir.Symbol{Package: "py", Name: ".SetAt", Raises: true}
	ListPop   = &ir.Symbol{Package: "py", Name: ".Pop", Raises: true, Result: ir.Dyn}
	NewList   = &ir.Symbol{Package: "py", Name: "NewList", Result: ir.List}

	// The tests of match statements give what the pattern looks at as a tuple, or None
	// where the value does not match.
	MatchSequence = counted("MatchSequence", ir.Dyn) // value, items before the star, is there one, items behind it
	MatchMapping  = dyn("MatchMapping", ir.Dyn)      // value, tuple of keys
	MatchRest     = dyn("MatchRest", ir.Dict)        // value, tuple of keys
	MatchClass    = counted("MatchClass", ir.Dyn)    // value, class, count of positional patterns, tuple of names

	// GlobalName, DelGlobal and SetGlobal read, delete and bind a global variable that lives in the namespace of
	// a module object: module, name. UndefinedName raises the NameError of a name that nothing
	// binds. FillModule enters a dict of names into a module object; BuildOnly stands for a value that
	// cannot be one: module, name.
	GlobalName    = dyn("GlobalName", ir.Dyn)
	DelGlobal     = dyn("DelGlobal", nil)
	SetGlobal     = dyn("SetGlobal", nil) // past what the module's class has to say
	BuildOnly     = &ir.Symbol{Package: "py", Name: "BuildOnly", Result: ir.Dyn}
	UndefinedName = dyn("UndefinedName", ir.Dyn)
	FrameModule   = &ir.Symbol{Package: "py", Name: "FrameModule"} // its namespace is f_globals of frames
	FillModule    = &ir.Symbol{Package: "py", Name: "FillModule", Result: ir.Dyn}

	// MakeInstance builds an instance without running __init__: class, attributes,
	// builtin part or None. It restores objects that module code made.
	MakeInstance = dyn("MakeInstance", ir.Dyn)
	// Length is what len() makes of the result of __len__, and AsIterator what iter() makes of that of
	// __iter__.
	Length     = &ir.Symbol{Package: "py", Name: "Length", Raises: true, Result: ir.Int}
	AsIterator = &ir.Symbol{Package: "py", Name: "AsIterator", Raises: true, Result: ir.Dyn}
	// NoAttribute raises AttributeError: the name of the class, that of the attribute.
	NoAttribute = &ir.Symbol{Package: "py", Name: "NoAttribute", Raises: true, Result: ir.Dyn}
	// NewInstance makes an instance of a class without running __init__.
	NewInstance = &ir.Symbol{Package: "py", Name: "NewInstance", Result: &ir.Type{Kind: ir.InstanceKind}}
	// WithAttrs sets the attributes of a function: function, dict.
	WithAttrs = &ir.Symbol{Package: "py", Name: "WithAttrs", Result: ir.Dyn}
)
