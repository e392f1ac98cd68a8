package py

import "strings"

// newForwardRef is typing.ForwardRef(arg, is_argument=True, module=None, *, is_class=False). The argument is looked at
// as text: one that could be no expression is refused, what it means is not asked.
func newForwardRef(_ *Task, _ *Type, pos []Value, kw []Kw) (Value, error) {
	a, err := bindKeywords("ForwardRef.__init__", []string{"arg", "is_argument", "module", "$", "is_class"}, 1, pos, kw)
	if err != nil {
		return nil, err
	}
	arg, ok := AsStr(a[0])
	if !ok {
		text, err := Repr(nil, a[0])
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "Forward reference must be a string -- got %s", text)
	}
	if strings.ContainsFunc(arg, func(r rune) bool { return !isIdentRune(r) && !strings.ContainsRune(".[], |", r) }) {
		return nil, Raise(NotImplementedError, "ForwardRef(%s): only names and subscripts are known here", StrRepr(arg))
	}
	ref := forwardRef(arg, orNone(a[2]))
	if a[1] != nil {
		ref.attrs.SetStr("__forward_is_argument__", a[1])
	}
	if a[3] != nil {
		ref.attrs.SetStr("__forward_is_class__", a[3])
	}
	return ref, nil
}

// forwardRef makes the reference, with the name of a module or None.
func forwardRef(arg string, module Value) *TypingForm {
	text := "ForwardRef(" + StrRepr(arg)
	if name, ok := AsStr(module); ok {
		text += ", module=" + StrRepr(name)
	}
	attrs := NewDict()
	attrs.SetStr("__forward_arg__", Str(arg))
	attrs.SetStr("__forward_evaluated__", False)
	attrs.SetStr("__forward_value__", None)
	attrs.SetStr("__forward_module__", module)
	attrs.SetStr("__forward_is_argument__", True)
	attrs.SetStr("__forward_is_class__", False)
	return &TypingForm{class: typeTypingForward, text: text + ")", attrs: attrs}
}
