package py

import "math/big"

// declarations with bodies to come

type Fraction struct{ R *big.Rat }

func (*Fraction) Type() *Type { return TypeObject }

func asciiEscape(s string) string { panic("pending") }

func URLQuote(s, safe string) string                  { return s }
func IsDataclassInstance(v Value) bool                { return false }
func DataclassAsDict(t *Task, v Value) (Value, error) { panic("pending") }
func DeepCopy(t *Task, v Value) (Value, error) {
	if l, ok := v.(*List); ok {
		return NewList(append([]Value(nil), l.Items...)...), nil
	}
	return v, nil
}

func DateTimeStrptime(text, format string) (*DateTime, error) { panic("pending") }
