package resolve

import (
	"fmt"
	"io"
	"strings"
)

var scopeNames = map[ScopeKind]string{
	ModuleScope: "module", FunctionScope: "function", AsyncFunctionScope: "async function", LambdaScope: "lambda", ClassScope: "class",
	ComprehensionScope: "comprehension", TypeParamsScope: "type parameters", TypeAliasScope: "type alias",
}

// Dump writes the scopes of a module, indented as they nest, with each name and where the
// scope finds it.
func Dump(w io.Writer, info *Info) { dumpScope(w, info.Module, 0) }

// dumpScope writes one scope and those inside it.
func dumpScope(w io.Writer, s *Scope, depth int) {
	indent := strings.Repeat("  ", depth)
	title := scopeNames[s.Kind]
	if s.Name != "" {
		title += " " + s.Name
	}
	if s.IsGenerator {
		title += " (generator)"
	}
	fmt.Fprintf(w, "%s%s\n", indent, title)
	for _, name := range s.Names() {
		fmt.Fprintf(w, "%s  %s: %s\n", indent, name, s.symbols[name].kind)
	}
	for _, child := range s.Children {
		dumpScope(w, child, depth+1)
	}
}
