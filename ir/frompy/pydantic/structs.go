package pydantic

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// enum is _enum_schema.
func (b *builder) enum(t *py.Type) (schema.Schema, error) {
	if len(enumMembers(t)) == 0 {
		return &schema.IsInstance{Class: t}, nil
	}
	e := &schema.Enum{Class: t, Strict: b.config.bool("strict"), UseValues: b.config.bool("use_enum_values")}
	switch {
	case t.IsSubtype(py.TypeInt):
		e.SubType = "int"
	case t.IsSubtype(py.TypeStr):
		e.SubType = "str"
	case t.IsSubtype(py.TypeFloat):
		e.SubType = "float"
	}
	for _, c := range t.MRO() {
		if !c.IsHeap() {
			break
		}
		if _, ok := c.Namespace().GetStr("_missing_"); ok {
			v, err := py.GetAttr(b.t, t, "_missing_")
			if err != nil {
				return nil, err
			}
			e.Missing = v
			break
		}
	}
	return e, nil
}

// typeVar is _unsubstituted_typevar_schema.
func (b *builder) typeVar(tv *typeVar) (schema.Schema, error) {
	if d := tv.defaultValue(); d != nil {
		return b.schema(d)
	}
	if c := tv.constraints(); len(c) > 0 {
		return b.union(c)
	}
	if bound := tv.bound(); bound != nil {
		s, err := b.schema(bound)
		if err != nil {
			return nil, err
		}
		return &schema.Ser{Inner: s, Mode: "any"}, nil
	}
	return &schema.Any{}, nil
}

// typeAlias is _type_alias_type_schema: `type X = ...`, which may refer to itself.
func (b *builder) typeAlias(key, value py.Value, params, args []py.Value) (schema.Schema, error) {
	return b.recursive(key, func() (schema.Schema, error) {
		inner := *b
		if len(args) > 0 {
			inner.typevars = map[py.Value]py.Value{}
			for i, p := range params {
				if i < len(args) {
					inner.typevars[p] = args[i]
				}
			}
			v, err := inner.replace(value)
			if err != nil {
				return nil, err
			}
			value = v
		}
		s, err := inner.schema(value)
		b.open = inner.open
		return s, err
	})
}

// recursive builds a named construct once: a reference to it from inside becomes a Ref.
func (b *builder) recursive(key py.Value, build func() (schema.Schema, error)) (schema.Schema, error) {
	if ref, ok := b.open[key]; ok {
		return ref, nil
	}
	if b.open == nil {
		b.open = map[py.Value]*schema.Ref{}
	}
	target := new(schema.Schema)
	b.open[key] = &schema.Ref{RefName: displayType(b.t, key), Target: target}
	s, err := build()
	delete(b.open, key)
	if err != nil {
		return nil, err
	}
	*target = s
	return s, nil
}

// under runs build with another configuration and owner of forward references in
// effect: inside a dataclass or TypedDict.
func (b *builder) under(config *Config, sc *scope, self py.Value, build func() error) error {
	oldConfig, oldScope, oldSelf := b.config, b.scope, b.self
	if config != nil {
		b.config = config
	}
	b.scope, b.self = sc, append(b.self, self)
	err := build()
	b.config, b.scope, b.self = oldConfig, oldScope, oldSelf
	return err
}

// dataclass is _dataclass_schema for dataclasses of the standard library and of
// Pydantic.
func (b *builder) dataclass(d *dataclassInfo, args []py.Value) (schema.Schema, error) {
	if len(args) > 0 {
		return b.unsupported(codeGenericDataclass, "use a generic BaseModel", "the generic dataclass %s", d.Type.Name), nil
	}
	if d.Pydantic {
		return b.unsupported(codePydanticDataclass, "use dataclasses.dataclass, or a BaseModel where instances must be validated when they are made",
			"the pydantic dataclass %s", d.Type.Name), nil
	}
	return b.recursive(d.Type, func() (schema.Schema, error) {
		config, err := d.config()
		if err != nil {
			return nil, err
		}
		out := &schema.Dataclass{Class: d.Type, ClassName: d.Type.Name}
		err = b.under(config, b.lib.scopeOf(d.Type), d.Type, func() error {
			decs, err := b.lib.buildDecorators(b.t, d.Type, false)
			if err != nil {
				return err
			}
			fields, err := d.collect(b)
			if err != nil {
				return err
			}
			var positional, keyword []*schema.Field
			for _, f := range fields {
				sf, err := b.modelField(f.Name, f.Info, decs)
				if err != nil {
					return err
				}
				sf.InitOnly = f.Info.Get("init_var") == py.True
				sf.NoInit = f.Info.Get("init") == py.False
				sf.KwOnly = f.Info.Get("kw_only") == py.True
				if sf.KwOnly {
					keyword = append(keyword, sf)
				} else {
					positional = append(positional, sf)
				}
			}
			out.Fields = append(positional, keyword...)
			for _, c := range decs[computedField] {
				cf, err := b.computedField(c, decs)
				if err != nil {
					return err
				}
				out.Computed = append(out.Computed, cf)
			}
			for _, kind := range []decoratorKind{modelValidator, modelSerializer, v1RootValidator} {
				if len(decs[kind]) > 0 {
					return errUnsupported{b.unsupported(codeDataclassValidator, "use a BaseModel", "a model validator or serializer on the dataclass %s", d.Type.Name)}
				}
			}
			out.Config = b.config.schemaConfig()
			out.FrozenClass = b.config.bool("frozen")
			_, out.PostInit = d.Type.Lookup("__post_init__")
			_, out.Slots = d.Type.Lookup("__slots__")
			return nil
		})
		if u, ok := err.(errUnsupported); ok {
			return u.node, nil
		}
		return out, err
	})
}

// errUnsupported carries an Unsupported node out of nested building.
type errUnsupported struct{ node schema.Schema }

func (e errUnsupported) Error() string { return "unsupported" }

// typedDict is _typed_dict_schema.
func (b *builder) typedDict(d *typedDictInfo, args []py.Value) (schema.Schema, error) {
	if len(args) > 0 {
		return b.unsupported(codeGenericTypedDict, "use a generic BaseModel", "the generic TypedDict %s", d.Name), nil
	}
	return b.recursive(d.Key, func() (schema.Schema, error) {
		config, err := d.config()
		if err != nil {
			return nil, err
		}
		out := &schema.TypedDict{ClassName: d.Name, Total: d.Total}
		err = b.under(config, d.scope, d.Key, func() error {
			for _, item := range d.Items {
				ann, err := d.scope.resolve(b.t, item.Ann)
				if err != nil {
					return undefinedAnnotation(err)
				}
				f, err := FromAnnotation(TypeFieldInfo, ann)
				if err != nil {
					return err
				}
				if err := updateFromConfig(b.t, b.config, item.Name, f); err != nil {
					return err
				}
				sf, err := b.modelField(item.Name, f, &decorators{})
				if err != nil {
					return err
				}
				sf.Required = (item.Required || f.qualifiers["required"]) && !f.qualifiers["not_required"] && f.IsRequired()
				out.Fields = append(out.Fields, sf)
			}
			out.Config = b.config.schemaConfig()
			return nil
		})
		return out, err
	})
}

// namedTuple is _namedtuple_schema.
func (b *builder) namedTuple(n *namedTupleInfo) (schema.Schema, error) {
	return b.recursive(n.Type, func() (schema.Schema, error) {
		out := &schema.NamedTuple{Class: n.Type, ClassName: n.Type.Name}
		err := b.under(nil, b.lib.scopeOf(n.Type), n.Type, func() error {
			for _, item := range n.Items {
				ann, err := b.scope.resolve(b.t, item.Ann)
				if err != nil {
					return undefinedAnnotation(err)
				}
				var f *FieldInfo
				if item.Default == nil {
					f, err = FromAnnotation(TypeFieldInfo, ann)
				} else {
					f, err = FromAnnotatedAttribute(ann, item.Default)
				}
				if err != nil {
					return err
				}
				if err := updateFromConfig(b.t, b.config, item.Name, f); err != nil {
					return err
				}
				sf, err := b.modelField(item.Name, f, &decorators{})
				if err != nil {
					return err
				}
				out.Fields = append(out.Fields, sf)
			}
			return nil
		})
		return out, err
	})
}
