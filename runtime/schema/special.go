package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// customFail makes an error of a type that is not pydantic-core's own.
func customFail(t *py.Task, in py.Value, typ, template string, ctx *py.Dict) error {
	msg := template
	if ctx != nil {
		msg = fillTemplate(t, template, ctx, false)
	}
	return &Errors{Lines: []ErrorDetail{{Type: typ, Msg: msg, Input: in, Ctx: ctx, Custom: true}}}
}

// Name shows the item type.
func (n *Sequence) Name() string {
	if n.Kind == "deque" {
		return "deque[" + itemName(n.Items) + "]"
	}
	list := "list[" + itemName(n.Items) + "]"
	if n.Items == nil {
		return "json-or-python[json=" + list + ",python=is-instance[Sequence]]"
	}
	return "json-or-python[json=" + list + ",python=chain[is-instance[Sequence],function-wrap[sequence_validator()]]]"
}

// Validate reads a sequence and keeps its type where it can.
func (n *Sequence) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	list := List{Items: n.Items, MinLength: n.MinLength, MaxLength: n.MaxLength, Strict: n.Strict}
	if st.json || n.Kind == "deque" {
		v, err := list.Validate(t, in, st)
		if err != nil || n.Kind != "deque" {
			return v, err
		}
		return n.deque(t, v)
	}
	if !isSequence(in) {
		return nil, fail(t, st, "is_instance_of", in, "class", "Sequence")
	}
	if n.Items == nil {
		return in, nil
	}
	_, isStr := py.AsStr(in)
	_, isBytes := py.AsBytes(in)
	if isStr || isBytes {
		ctx := py.NewDict()
		ctx.SetStr("type_name", py.Str(in.Type().Name))
		return nil, customFail(t, in, "sequence_str", "'{type_name}' instances are not allowed as a Sequence value", ctx)
	}
	src := in
	if tuple, ok := in.(*py.Tuple); ok {
		src = py.NewList(tuple.Items...)
	}
	v, err := list.Validate(t, src, st)
	if err != nil {
		return nil, err
	}
	switch in.(type) {
	case *py.List, *py.Range:
		return v, nil
	case *py.Tuple:
		return py.NewTuple(v.(*py.List).Items...), nil
	}
	out, err := py.Call(t, in.Type(), v)
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return out, nil
}

func (n *Sequence) deque(t *py.Task, list py.Value) (py.Value, error) {
	class, _ := py.CollectionsModule.Import().Dict.GetStr("deque")
	return py.Call(t, class, list)
}

// isSequence is isinstance(v, collections.abc.Sequence).
func isSequence(v py.Value) bool {
	switch py.Unwrap(v).(type) {
	case *py.List, *py.Tuple, py.Str, py.Bytes, *py.Range, *py.Bytearray:
		return true
	}
	for _, c := range v.Type().MRO() {
		if (c.Name == "Sequence" || c.Name == "MutableSequence" || c.Name == "deque") && strings.HasPrefix(c.Module, "collections") {
			return true
		}
	}
	return false
}

// Name is "generator[item]".
func (n *Iterable) Name() string { return "generator[" + itemName(n.Items) + "]" }

// Validate returns a lazy iterator that validates its items as they are read.
func (n *Iterable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	it, err := py.Iter(t, in)
	if err != nil {
		return nil, fail(t, st, "iterable_type", in)
	}
	inner := *st
	inner.active = nil
	return &itemIterator{node: n, src: it, in: in, st: inner}, nil
}

// itemIterator validates while it is iterated.
type itemIterator struct {
	node *Iterable
	src  py.Iterator
	in   py.Value
	st   State
	n    int
}

var itemIteratorType = py.RootType(nil, "pydantic_core._pydantic_core", "ValidatorIterator")

// Type returns the Python class.
func (it *itemIterator) Type() *py.Type { return itemIteratorType }

// Iter returns itself.
func (it *itemIterator) Iter(t *py.Task) (py.Iterator, error) { return it, nil }

// Next validates and returns the next item; failures raise ValidationError.
func (it *itemIterator) Next(t *py.Task) (py.Value, bool, error) {
	raise := func(err error) (py.Value, bool, error) {
		e, ok := err.(*Errors)
		if !ok {
			return nil, false, err
		}
		e.Title = "ValidatorIterator"
		e.finish(nil)
		return nil, false, NewValidationError(e)
	}
	v, ok, err := it.src.Next(t)
	if err != nil {
		return nil, false, err
	}
	if !ok {
		if m := it.node.MinLength; m != nil && it.n < *m {
			return raise(tooShort(t, &it.st, it.in, "Generator", *m, it.n))
		}
		return nil, false, nil
	}
	if m := it.node.MaxLength; m != nil && it.n >= *m {
		return raise(tooLong(t, &it.st, it.in, "Generator", *m, it.n+1))
	}
	if it.node.Items != nil {
		st := it.st
		if v, err = it.node.Items.Validate(t, v, &st); err != nil {
			return raise(under(err, Index(it.n)))
		}
	}
	it.n++
	return v, true, nil
}

// Name is "json[inner]".
func (n *Json) Name() string { return "json[" + itemName(n.Inner) + "]" }

// Validate parses JSON text, then validates what it holds.
func (n *Json) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	text, ok := py.AsStr(in)
	if !ok {
		if text, ok = py.AsBytes(in); !ok {
			b, isArray := py.Unwrap(in).(*py.Bytearray)
			if !isArray {
				return nil, fail(t, st, "json_type", in)
			}
			text = string(b.B)
		}
	}
	v, problem := ParseJSON([]byte(text))
	if problem != "" {
		return nil, fail(t, st, "json_invalid", in, "error", problem)
	}
	if n.Inner == nil {
		return v, nil
	}
	wasJSON := st.json
	st.json = true
	out, err := n.Inner.Validate(t, v, st)
	st.json = wasJSON
	return out, err
}

// Name is that of the validator function.
func (n *Pattern) Name() string {
	switch n.Inner.(type) {
	case *Str:
		return "function-plain[pattern_str_validator()]"
	case *Bytes:
		return "function-plain[pattern_bytes_validator()]"
	}
	return "function-plain[pattern_either_validator()]"
}

// Validate reads a compiled pattern or compiles one.
func (n *Pattern) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	m := py.ReModule.Import()
	class, _ := m.Dict.GetStr("Pattern")
	isPattern := false
	if c, ok := class.(*py.Type); ok {
		isPattern = in.Type() == c
	}
	source := in
	if isPattern {
		var err error
		if source, err = py.GetAttr(t, in, "pattern"); err != nil {
			return nil, err
		}
	}
	_, isStr := py.AsStr(source)
	_, isBytes := py.AsBytes(source)
	_, wantStr := n.Inner.(*Str)
	_, wantBytes := n.Inner.(*Bytes)
	switch {
	case !isStr && !isBytes:
		return nil, customFail(t, in, "pattern_type", "Input should be a valid pattern", nil)
	case wantStr && !isStr:
		return nil, customFail(t, in, "pattern_str_type", "Input should be a string pattern", nil)
	case wantBytes && !isBytes:
		return nil, customFail(t, in, "pattern_bytes_type", "Input should be a bytes pattern", nil)
	case isPattern:
		return in, nil
	}
	v, err := py.CallMethod(t, m, "compile", in)
	if err != nil {
		return nil, customFail(t, in, "pattern_regex", "Input should be a valid regular expression", nil)
	}
	return v, nil
}

// SecretStrType and SecretBytesType are pydantic's classes.
var (
	secretBaseType  = py.RootType(specialTables{}, "pydantic.types", "_SecretBase")
	SecretStrType   = py.Subtype(specialTables{}, "pydantic.types", "SecretStr", &secretBaseType)
	SecretBytesType = py.Subtype(specialTables{}, "pydantic.types", "SecretBytes", &secretBaseType)
)

// Secret is a SecretStr or SecretBytes.
type Secret struct{ Value py.Value }

// Type returns the Python class.
func (s *Secret) Type() *py.Type {
	if _, ok := s.Value.(py.Bytes); ok {
		return SecretBytesType
	}
	return SecretStrType
}

func (s *Secret) display() py.Value {
	if b, ok := s.Value.(py.Bytes); ok {
		if b == "" {
			return b
		}
		return py.Bytes("**********")
	}
	if s.Value == py.Value(py.Str("")) {
		return py.Str("")
	}
	return py.Str("**********")
}

// Repr hides the value.
func (s *Secret) Repr(t *py.Task) (string, error) {
	text, err := py.Repr(t, s.display())
	return s.Type().Name + "(" + text + ")", err
}

// Str hides the value.
func (s *Secret) Str(t *py.Task) (string, error) { return py.StrOf(t, s.display()) }

// Hash is the value's.
func (s *Secret) Hash(t *py.Task) (int64, error) { return py.Hash(t, s.Value) }

// Compare knows equality only.
func (s *Secret) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	o, ok := other.(*Secret)
	if op != py.CmpEq && op != py.CmpNe {
		return py.NotImplemented, nil
	}
	same := false
	if ok && o.Type() == s.Type() {
		var err error
		if same, err = py.Eq(t, s.Value, o.Value); err != nil {
			return nil, err
		}
	}
	return py.MakeBool(same == (op == py.CmpEq)), nil
}

// Len is the value's length.
func (s *Secret) Len() int {
	n, _ := py.Len(nil, s.Value)
	return n
}

type specialTables struct{}

// Fill implements py.Tables.
func (specialTables) Fill() {
	secretBaseType.SetMethods([]py.Method{
		{Name: "get_secret_value", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return v.(*Secret).Value, nil
		}},
	}, "repr str hash eq ne len")
	newSecret := func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := namedArgs(cls.Name, []string{"secret_value"}, pos, kw)
		if err != nil {
			return nil, err
		}
		if args["secret_value"] == nil {
			return nil, py.Raise(py.TypeError, "_SecretBase.__init__() missing 1 required positional argument: 'secret_value'")
		}
		return &Secret{Value: args["secret_value"]}, nil
	}
	SecretStrType.New, SecretBytesType.New = newSecret, newSecret
}

func secretName(class, inner string) string {
	fn := "function-after[" + class + "(), " + inner + "]"
	both := "json-or-python[json=" + fn + ",python=union[is-instance[" + class + "]," + fn + "]]"
	return "lax-or-strict[lax=" + both + ",strict=" + both + "]"
}

// Name is pydantic-core's name of the schema that Pydantic builds.
func (n *SecretStr) Name() string { return secretName("SecretStr", "str") }

// Validate reads a SecretStr or a str.
func (n *SecretStr) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if s, ok := in.(*Secret); ok && s.Type() == SecretStrType && !st.json {
		return in, nil
	}
	return validateSecret(t, in, st, &Str{Strict: n.Strict}, "string_type")
}

// Name is pydantic-core's name of the schema that Pydantic builds.
func (n *SecretBytes) Name() string { return secretName("SecretBytes", "bytes") }

// Validate reads a SecretBytes or bytes.
func (n *SecretBytes) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if s, ok := in.(*Secret); ok && s.Type() == SecretBytesType && !st.json {
		return in, nil
	}
	return validateSecret(t, in, st, &Bytes{Strict: n.Strict}, "bytes_type")
}

// validateSecret wraps what inner accepts. In Python mode Pydantic's union of
// instance and text has one custom error, the type error of the inner schema.
func validateSecret(t *py.Task, in py.Value, st *State, inner Schema, typ string) (py.Value, error) {
	v, err := inner.Validate(t, in, st)
	if err == nil {
		return &Secret{Value: v}, nil
	}
	if _, ok := err.(*Errors); ok && !st.json {
		return nil, fail(t, st, typ, in)
	}
	return nil, err
}
