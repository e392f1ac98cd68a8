package schema

// Children returns the nodes directly below s; model classes are not entered.
func Children(s Schema) []Schema {
	var out []Schema
	add := func(list ...Schema) {
		for _, c := range list {
			if c != nil {
				out = append(out, c)
			}
		}
	}
	fields := func(fs []*Field) {
		for _, f := range fs {
			add(f.Schema)
		}
	}
	switch n := s.(type) {
	case *Pattern:
		add(n.Inner)
	case *Json:
		add(n.Inner)
	case *List:
		add(n.Items)
	case *Tuple:
		add(n.Items...)
		add(n.Rest)
	case *Set:
		add(n.Items)
	case *Sequence:
		add(n.Items)
	case *Iterable:
		add(n.Items)
	case *Dict:
		add(n.Keys, n.Values)
	case *Union:
		add(n.Choices...)
	case *TaggedUnion:
		add(n.Choices...)
	case *Nullable:
		add(n.Inner)
	case *Default:
		add(n.Inner)
	case *TypedDict:
		fields(n.Fields)
	case *Dataclass:
		fields(n.Fields)
	case *NamedTuple:
		fields(n.Fields)
	case *FuncBefore:
		add(n.Inner)
	case *FuncAfter:
		add(n.Inner)
	case *FuncPlain:
		add(n.Inner)
	case *FuncWrap:
		add(n.Inner)
	case *LaxOrStrict:
		add(n.Lax, n.Exact)
	case *JSONOrPython:
		add(n.JSON, n.Python)
	case *Chain:
		add(n.Steps...)
	case *CustomErrorSchema:
		add(n.Inner)
	case *Custom:
		add(n.Ser)
	case *Encoded:
		add(n.Inner)
	case *Constrained:
		add(n.Inner)
	case *Ser:
		add(n.Inner)
	case *Meta:
		add(n.Inner)
	case *Checked:
		add(n.children()...)
	}
	return out
}

// Walk calls visit for s and the nodes below it, outermost first; visit
// returns whether to go below. Ref targets and model classes are not entered,
// so that recursive schemas end.
func Walk(s Schema, visit func(Schema) bool) {
	if s == nil || !visit(s) {
		return
	}
	for _, c := range Children(s) {
		Walk(c, visit)
	}
}
