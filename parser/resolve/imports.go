package resolve

import "github.com/covetpy/covetgen/parser/pyast"

// Import is one import statement.
type Import struct {
	// From says that it is "from Module import Names"; otherwise each name is a
	// module of its own and Module is empty.
	From   bool
	Module string
	Level  int // leading dots
	Names  []ImportedName
	Node   pyast.Stmt
}

// ImportedName is one name of an import statement; As is "" without "as".
type ImportedName struct{ Name, As string }

// features are the names that __future__ knows.
var features = map[string]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true, "with_statement": true,
	"print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true, "annotations": true,
}

// futures reads the future imports, which only a docstring may precede.
func (r *resolver) futures(mod *pyast.Module) {
	done := false
	prev := 0
	for _, s := range mod.Body {
		line := r.file.Line(int(s.Span().Start))
		if done && line > prev {
			return
		}
		prev = line
		switch s := s.(type) {
		case *pyast.ImportFrom:
			if s.Module != "__future__" || s.Level != 0 {
				done = true
				continue
			}
			if done {
				r.errorf(codeFuture, s.Range, "from __future__ imports must occur at the beginning of the file")
				return
			}
			for _, a := range s.Names {
				switch {
				case features[a.Name]:
					r.info.Futures[a.Name] = true
				case a.Name == "braces":
					r.errorf(codeFuture, s.Range, "not a chance")
				default:
					r.errorf(codeFuture, s.Range, "future feature %s is not defined", a.Name)
				}
			}
			r.lastFuture = line
		case *pyast.ExprStmt:
			if c, ok := s.Value.(*pyast.Constant); !ok || c.Value.Kind != pyast.ConstStr {
				done = true
			}
		default:
			done = true
		}
	}
}
