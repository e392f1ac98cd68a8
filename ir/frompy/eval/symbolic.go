package eval

import (
	"strings"

	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// SymbolicOp tells how a Symbolic is computed.
type SymbolicOp uint8

// The ways to compute a Symbolic.
const (
	SymImport    SymbolicOp = iota // module Name
	SymHost                        // Name is a dotted name of the standard library that depends on the host
	SymAttr                        // Args[0].Name
	SymItem                        // Args[0][Args[1]]
	SymCall                        // Args[0](Args[1:]..., Kw...)
	SymBinary                      // Args[0] Name Args[1]
	SymUnary                       // Name Args[0]
	SymCompare                     // Args[0] Name Args[1]
	SymFormat                      // an f-string; Args are its parts: str values and Symbolics
	SymFormatted                   // {Args[0]!Name:Args[1]} in an f-string
	SymClass                       // a class statement with a base that is Symbolic; Class says more
	SymEnter                       // what "with Args[0] as x" binds
	SymAwait                       // await Args[0]
	SymLogic                       // Args[0] Name Args[1] with Name "and" or "or"
	SymCond                        // Args[1] if Args[0] else Args[2]
	SymUnpack                      // item Args[1] of Args[0], which must have Args[2] items
	SymSetAttr                     // effect: Args[0].Name = Args[1]
	SymSetItem                     // effect: Args[0][Args[1]] = Args[2]
	SymDelAttr                     // effect: del Args[0].Name
	SymDelItem                     // effect: del Args[0][Args[1]]
	SymExit                        // effect: leaving "with Args[0]"
	SymFailed                      // a name whose statement had a fault
	SymDeferred                    // the module's Name, bound at start; Args[0], if any, is what it was bound to before
	SymLive                        // the object Args[0], which the start may have changed
)

// Symbolic is a value that is known only when the service starts. Every
// operation on it gives a further Symbolic; what needs to look into it is a
// Fault.
type Symbolic struct {
	Op     SymbolicOp
	Name   string
	Args   []py.Value
	Kw     []py.Kw
	Span   source.Span
	Module *Module // whose code computes it; nil outside modules
	// From are the Symbolics among the operands.
	From []*Symbolic
	// Seq orders Symbolics by the time of their evaluation.
	Seq int
	// Class is set for SymClass.
	Class *ClassInfo
	// Fault is set for SymFailed.
	Fault *Fault
	// Statement is the module's statement that ran when it was computed.
	Statement Statement
	// Always is set for SymDeferred where the statement binds the name in whatever way it ends.
	Always bool
	// present is set for modules that are installed but not read: those in machine code, and servers.
	present bool

	in *Interp
}

// TypeSymbolic is the type of Symbolic values. Python code never sees it.
var TypeSymbolic = py.NewBuiltinType("covetgen", "Symbolic")

// Type implements py.Value.
func (*Symbolic) Type() *py.Type { return TypeSymbolic }

// NewSymbolic makes a Symbolic at the place that is evaluated now.
func (in *Interp) NewSymbolic(op SymbolicOp, name string, args ...py.Value) *Symbolic {
	in.seq++
	s := &Symbolic{Op: op, Name: name, Args: args, Span: in.here, Module: in.current, Statement: in.running, Seq: in.seq, in: in}
	for _, a := range args {
		s.From = appendSymbolics(s.From, a, 2)
	}
	if (in.current == nil || !in.current.installed) && s.mayRaise() {
		in.mayRaise = s
	}
	return s
}

// mayRaise reports whether computing the value at start can raise an exception that code around it may expect: what
// is asked of an installed module that only the service has would raise as soon as it is imported.
func (s *Symbolic) mayRaise() bool {
	switch s.Op {
	case SymImport, SymHost, SymFailed, SymDeferred, SymLive, SymLogic, SymCond:
		return false
	case SymAttr:
		return s.Dotted() == ""
	}
	for root := s; ; root = root.From[0] {
		if len(root.From) == 0 {
			return root.Op != SymImport || isStandardLibrary(root.Name)
		}
	}
}

// symbolicCall is the result of calling f where f or an argument is Symbolic.
func (in *Interp) symbolicCall(f py.Value, pos []py.Value, kw []py.Kw) *Symbolic {
	s := in.NewSymbolic(SymCall, "", append([]py.Value{f}, pos...)...)
	s.Kw = kw
	for _, k := range kw {
		s.From = appendSymbolics(s.From, k.Value, 2)
	}
	return s
}

// appendSymbolics gathers the Symbolics in v, looking into containers to the
// given depth.
func appendSymbolics(to []*Symbolic, v py.Value, depth int) []*Symbolic {
	switch v := v.(type) {
	case *Symbolic:
		return append(to, v)
	case *py.List:
		if depth > 0 {
			for _, x := range v.Items {
				to = appendSymbolics(to, x, depth-1)
			}
		}
	case *py.Tuple:
		if depth > 0 {
			for _, x := range v.Items {
				to = appendSymbolics(to, x, depth-1)
			}
		}
	case *py.Dict:
		if depth > 0 {
			for _, x := range v.All() {
				to = appendSymbolics(to, x, depth-1)
			}
		}
	}
	return to
}

// Dotted is the dotted Python name of an imported or host object
// ("sqlalchemy.orm.Session", "os.environ"); "" for computed values.
func (s *Symbolic) Dotted() string {
	switch s.Op {
	case SymImport, SymHost:
		return s.Name
	case SymAttr:
		switch base := s.Args[0].(type) {
		case *Symbolic:
			if d := base.Dotted(); d != "" {
				return d + "." + s.Name
			}
		case *py.Module:
			return base.Name + "." + s.Name
		}
	}
	return ""
}

// String describes how the value is computed, for notes of diagnostics.
func (s *Symbolic) String() string { return s.describe(5) }

func (s *Symbolic) describe(depth int) string {
	if d := s.Dotted(); d != "" {
		return d
	}
	part := func(v py.Value) string { return describe(v, depth-1) }
	switch s.Op {
	case SymAttr:
		return part(s.Args[0]) + "." + s.Name
	case SymItem:
		return part(s.Args[0]) + "[" + part(s.Args[1]) + "]"
	case SymCall:
		args := make([]string, 0, len(s.Args)+len(s.Kw))
		for _, a := range s.Args[1:] {
			args = append(args, part(a))
		}
		for _, k := range s.Kw {
			args = append(args, k.Name+"="+part(k.Value))
		}
		return part(s.Args[0]) + "(" + strings.Join(args, ", ") + ")"
	case SymBinary, SymCompare:
		return part(s.Args[0]) + " " + s.Name + " " + part(s.Args[1])
	case SymUnary:
		return s.Name + " " + part(s.Args[0])
	case SymLogic:
		return part(s.Args[0]) + " " + s.Name + " " + part(s.Args[1])
	case SymCond:
		return part(s.Args[1]) + " if " + part(s.Args[0]) + " else " + part(s.Args[2])
	case SymUnpack:
		return "an item of " + part(s.Args[0])
	case SymSetAttr, SymDelAttr:
		return "a change of " + part(s.Args[0]) + "." + s.Name
	case SymSetItem, SymDelItem:
		return "a change of " + part(s.Args[0]) + "[" + part(s.Args[1]) + "]"
	case SymExit:
		return "the end of with " + part(s.Args[0])
	case SymFormat:
		return "an f-string"
	case SymClass:
		return "class " + s.Name
	case SymEnter:
		return "what entering " + part(s.Args[0]) + " gives"
	case SymAwait:
		return "await " + part(s.Args[0])
	case SymLive:
		return part(s.Args[0])
	}
	return s.Name
}

// describe shows a value in a note, shortened.
func describe(v py.Value, depth int) string {
	if s, ok := v.(*Symbolic); ok {
		if depth <= 0 {
			return "…"
		}
		return s.describe(depth)
	}
	switch x := v.(type) {
	case *py.Type:
		return x.Name
	case *py.Function:
		return x.Name
	case *py.Module:
		return x.Name
	case *py.Builtin:
		if self := x.Self(); self != nil {
			return describe(self, depth-1) + "." + x.Name()
		}
		return x.Name()
	}
	text, err := py.Repr(nil, v)
	if err != nil {
		return v.Type().Name
	}
	if r := []rune(text); len(r) > 40 {
		text = string(r[:39]) + "…"
	}
	return text
}
