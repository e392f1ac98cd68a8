package bind

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/ir"
)

// Supported prints the table of what has a typed form, for the documentation. What is not
// in it works through the dynamic protocol.
func Supported() string {
	var b strings.Builder
	b.WriteString("| Python | operands | result | in Go |\n|--|--|--|--|\n")
	for _, r := range Rows() {
		var types []string
		for _, p := range r.Params {
			if p.Fixed {
				continue
			}
			text := p.Type.String()
			if p.Type.Kind == ir.DynKind {
				text = "any"
			}
			if p.Default != nil {
				text += "?"
			}
			types = append(types, text)
		}
		form := r.Name + "(" + strings.Join(types, ", ") + ")"
		switch {
		case r.Recv != nil && !isWord(r.Name):
			form = r.Recv.String() + " " + r.Name + " " + types[0]
		case r.Recv != nil && r.Name == "in":
			form = types[0] + " in " + r.Recv.String()
		case r.Recv != nil:
			form = r.Recv.String() + "." + form
		}
		symbol := "Go's " + r.GoOp
		if r.Sym != nil {
			symbol = r.Sym.Package + "." + strings.TrimPrefix(r.Sym.Name, ".")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", form, strings.Join(types, ", "), r.Result(), symbol)
	}
	return b.String()
}

func isWord(s string) bool { return s[0] >= 'a' && s[0] <= 'z' }
