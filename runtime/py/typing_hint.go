package py

import (
	"strings"
	"unicode"
)

// hintReader evaluates an annotation that is a string, as typing.get_type_hints does: dotted names, subscripts and
// unions by |. Annotations that are other expressions raise NotImplementedError.
type hintReader struct {
	t     *Task
	text  string
	rest  string
	names *Dict
}

// evaluateHint is eval(text) with the global names.
func evaluateHint(t *Task, text string, names *Dict) (Value, error) {
	r := &hintReader{t: t, text: text, rest: text, names: names}
	v, err := r.union()
	if err == nil && strings.TrimSpace(r.rest) != "" {
		err = r.unknown()
	}
	return v, err
}

func (r *hintReader) unknown() error {
	return Raise(NotImplementedError, "covetgen does not evaluate the annotation '%s'", r.text)
}

// accept takes a sign away from the front.
func (r *hintReader) accept(sign string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(r.rest, " "), sign)
	if ok {
		r.rest = rest
	}
	return ok
}

func (r *hintReader) union() (Value, error) {
	v, err := r.subscript()
	for err == nil && r.accept("|") {
		var other Value
		if other, err = r.subscript(); err == nil {
			v, err = Or(r.t, v, other)
		}
	}
	return v, err
}

func (r *hintReader) subscript() (Value, error) {
	v, err := r.dotted()
	if err != nil || !r.accept("[") {
		return v, err
	}
	var items []Value
	for {
		item, err := r.union()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if r.accept("]") {
			break
		}
		if !r.accept(",") {
			return nil, r.unknown()
		}
	}
	if len(items) == 1 {
		return GetItem(r.t, v, items[0])
	}
	return GetItem(r.t, v, NewTuple(items...))
}

func (r *hintReader) dotted() (Value, error) {
	name := r.name()
	if name == "" {
		return nil, r.unknown()
	}
	v, err := r.global(name)
	for err == nil && r.accept(".") {
		v, err = GetAttr(r.t, v, r.name())
	}
	return v, err
}

func (r *hintReader) name() string {
	r.rest = strings.TrimLeft(r.rest, " ")
	end := strings.IndexFunc(r.rest, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if end < 0 {
		end = len(r.rest)
	}
	name := r.rest[:end]
	r.rest = r.rest[end:]
	return name
}

func (r *hintReader) global(name string) (Value, error) {
	if name == "None" {
		return None, nil
	}
	if v, ok := r.names.GetStr(name); ok {
		return v, nil
	}
	if v, ok := Builtins().GetStr(name); ok {
		return v, nil
	}
	return nil, Raise(NameError, "name '%s' is not defined", name)
}
