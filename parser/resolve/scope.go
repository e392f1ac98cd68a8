package resolve

import "github.com/covetpy/covetgen/parser/pyast"

// Kind tells where a name that a scope uses lives.
type Kind uint8

// The kinds, as in CPython's symtable.
const (
	// Unused names do not occur in the scope.
	Unused Kind = iota
	// Local names live in the scope and are not shared.
	Local
	// Cell names live in the scope and are used by scopes inside it.
	Cell
	// Free names live in a function around the scope.
	Free
	// GlobalExplicit names are declared global in the scope.
	GlobalExplicit
	// GlobalImplicit names are bound nowhere around: globals or builtins.
	GlobalImplicit
)

var kindNames = [...]string{"unused", "local", "cell", "free", "global", "global or builtin"}

// String returns the kind in words.
func (k Kind) String() string { return kindNames[k] }

// ScopeKind tells what opens a scope.
type ScopeKind uint8

// The kinds of scope.
const (
	ModuleScope ScopeKind = iota
	FunctionScope
	AsyncFunctionScope
	LambdaScope
	ClassScope
	ComprehensionScope
	// TypeParamsScope holds the type parameters of a function, class or alias. Its
	// names can see those of a class around it.
	TypeParamsScope
	// TypeAliasScope is the value of a type statement, evaluated late.
	TypeAliasScope
)

// Use is a set of ways in which a scope uses a name.
type Use uint16

// The uses.
const (
	Assigned Use = 1 << iota // bound by anything but an import
	Param
	Referenced
	Imported
	Annotated
	DeclaredGlobal
	DeclaredNonlocal
	IterationVariable // a target of a comprehension's for
	TypeParameter

	bound = Assigned | Param | Imported | TypeParameter
)

// Scope is one scope and the names it uses.
type Scope struct {
	Kind     ScopeKind
	Node     pyast.Node // the node that opens it
	Name     string     // of a function or class; "" otherwise
	Parent   *Scope     // nil for the module
	Children []*Scope   // in source order

	// IsGenerator says that the function contains a yield, or is a generator
	// expression. With IsCoroutine it is an asynchronous generator.
	IsGenerator bool
	// IsCoroutine says that the function is "async def", or a comprehension that awaits.
	IsCoroutine bool
	// SeesClass says that the scope can see the names of the class around it.
	SeesClass bool
	// UsesClassCell says that a class's methods use __class__ (or super()).
	UsesClassCell bool

	class   string // the innermost class, for mangling
	names   []string
	symbols map[string]*symbol

	// While building: inside the iterable of a comprehension, and inside its target.
	iterExpr   int
	iterTarget bool
}

// symbol is one name of a scope.
type symbol struct {
	use       Use
	kind      Kind
	directive pyast.Range // the global or nonlocal statement, or the walrus
	declared  bool
}

// isFunction reports whether free names of the scopes inside can live here.
func (s *Scope) isFunction() bool { return s.Kind != ModuleScope && s.Kind != ClassScope }

// Lookup returns where the scope finds a name. Private names (__x in a class) are
// mangled first.
func (s *Scope) Lookup(name string) Kind {
	if sym := s.symbols[Mangle(s.class, name)]; sym != nil {
		return sym.kind
	}
	return Unused
}

// Names returns the names the scope uses, in order of first use, mangled.
func (s *Scope) Names() []string { return s.names }

// Bound returns the names that the scope itself binds, in order of first use.
func (s *Scope) Bound() []string {
	var out []string
	for _, n := range s.names {
		if k := s.symbols[n].kind; k == Local || k == Cell {
			out = append(out, n)
		}
	}
	return out
}

// Find returns the scope in which a name used in s lives: s itself, a function
// around it, or the module for globals. For a builtin it is the module too.
func (s *Scope) Find(name string) *Scope {
	name = Mangle(s.class, name)
	sc := s
	switch sym := s.symbols[name]; {
	case sym == nil:
		return nil
	case sym.kind == Local || sym.kind == Cell:
		return s
	case sym.kind == Free:
		for sc = s.Parent; sc != nil; sc = sc.Parent {
			if !sc.isFunction() {
				continue
			}
			if o := sc.symbols[name]; o != nil && (o.kind == Cell || o.kind == Local) {
				return sc
			}
		}
		return nil
	}
	for sc.Parent != nil {
		sc = sc.Parent
	}
	return sc
}

// Mangle returns the name that an identifier has inside a class: __x becomes
// _C__x. Names that end with two underscores and dotted names stay.
func Mangle(class, name string) string {
	if class == "" || len(name) < 3 || name[0] != '_' || name[1] != '_' {
		return name
	}
	if name[len(name)-1] == '_' && name[len(name)-2] == '_' {
		return name
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '.' {
			return name
		}
	}
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}
