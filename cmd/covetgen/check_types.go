package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/covetpy/covetgen/ir"
)

// writeTypes lists the static types of parameters, variables and results by function, and
// for each that is dynamic the reason.
func writeTypes(w io.Writer, p *ir.Program) error {
	if p == nil {
		return nil
	}
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	dynamic, all := 0, 0
	var last *ir.Func
	for _, v := range ir.Types(p) {
		if v.Func.Span.IsZero() || v.Func.Module == nil {
			continue
		}
		if v.Func != last {
			at := v.Func.Span.Begin()
			fmt.Fprintf(table, "%s:%d: %s\n", v.Func.Module.File.Path, at.Line, v.Func.Qualname)
			last = v.Func
		}
		all++
		if v.Why != "" {
			dynamic++
		}
		line := ""
		if !v.Span.IsZero() {
			line = fmt.Sprint(v.Span.Begin().Line)
		}
		fmt.Fprintf(table, "\t%s\t%s\t%s\t%s\n", v.Name, typeName(v.Type), line, v.Why)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%d of %d are dynamic\n", dynamic, all)
	return err
}

// typeName is a type as Python would write it; what containers hold is told three deep.
func typeName(t *ir.Type) string { return typeText(t, 3) }

func typeText(t *ir.Type, depth int) string {
	switch t.Kind {
	case ir.DynKind:
		return "dynamic"
	case ir.OptionalKind:
		return typeText(t.Elem, depth) + " | None"
	case ir.TupleKind:
		if len(t.Elems) == 0 || depth == 0 {
			return "tuple"
		}
		parts := make([]string, len(t.Elems))
		for i, e := range t.Elems {
			parts[i] = typeText(e, depth-1)
		}
		return "tuple[" + strings.Join(parts, ", ") + "]"
	case ir.ListKind, ir.SetKind, ir.DictKind:
		if t.Items == nil || depth == 0 {
			return t.String()
		}
		key, elem := t.Items.Held()
		if t.Kind == ir.DictKind {
			return "dict[" + typeText(key, depth-1) + ", " + typeText(elem, depth-1) + "]"
		}
		return t.String() + "[" + typeText(elem, depth-1) + "]"
	}
	return t.String()
}
