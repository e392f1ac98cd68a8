package py

import "math/big"

// declarations with bodies to come

type Fraction struct{ R *big.Rat }

func (*Fraction) Type() *Type { return TypeObject }

func asciiEscape(s string) string { panic("pending") }

func URLQuote(s, safe string) string                { panic("pending") }
func IsDataclassInstance(v Value) bool              { return false }
func DataclassAsDict(t *Task, v Value) (Value, error) { panic("pending") }
func IsEnumMember(v Value) bool                     { return false }
func DeepCopy(t *Task, v Value) (Value, error)      { panic("pending") }
