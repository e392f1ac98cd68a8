package py

import "strings"

type decimalModuleTables struct{}

// Fill implements Tables.
func (decimalModuleTables) Fill() {

	TypeDecimalContext.New = decimalContextNew
	TypeDecimalContext.SetMethods(decimalContextMethods(), "repr")
	intAttr := func(name string, at func(c *DecimalContext) *int) Attribute {
		return Attribute{Name: name,
			Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(*at(self.(*DecimalContext)))), nil },
			Set: func(t *Task, self, x Value) error {
				n, err := sizeArg(t, x, 0)
				if err != nil {
					return err
				}
				if name == "prec" && (n < 1 || n > 999999999999999999) {
					return Raise(ValueError, "valid range for prec is [1, MAX_PREC]")
				}
				*at(self.(*DecimalContext)) = n
				return nil
			}}
	}
	TypeDecimalContext.SetAttributes([]Attribute{
		intAttr("prec", func(c *DecimalContext) *int { return &c.Prec }),
		intAttr("Emin", func(c *DecimalContext) *int { return &c.Emin }),
		intAttr("Emax", func(c *DecimalContext) *int { return &c.Emax }),
		intAttr("capitals", func(c *DecimalContext) *int { return &c.capitals }),
		intAttr("clamp", func(c *DecimalContext) *int { return &c.clamp }),
		{Name: "rounding",
			Get: func(t *Task, self Value) (Value, error) { return Str(self.(*DecimalContext).Rounding), nil },
			Set: func(t *Task, self, x Value) error {
				r, err := checkRounding(x)
				if err == nil {
					self.(*DecimalContext).Rounding = r
				}
				return err
			}},
		{Name: "traps", Get: func(t *Task, self Value) (Value, error) { return &decimalSignals{self.(*DecimalContext), true}, nil }},
		{Name: "flags", Get: func(t *Task, self Value) (Value, error) { return &decimalSignals{self.(*DecimalContext), false}, nil }},
	})
}

// DecimalModule is the module decimal.
var DecimalModule = NewNative("decimal", decimalModule)

// decimalSignals is the mapping of signals of a context: traps or flags.
type decimalSignals struct {
	c     *DecimalContext
	traps bool
}

var typeDecimalSignals = newRootType(decimalModuleTables2{}, "decimal", "SignalDict")

// Type implements Value.
func (*decimalSignals) Type() *Type { return typeDecimalSignals }

// GetItem implements Subscripter.
func (s *decimalSignals) GetItem(t *Task, key Value) (Value, error) {
	c, _ := key.(*Type)
	bit := signalBit(c)
	if bit == 0 {
		return nil, NewException(t, KeyError, Str("invalid error flag"))
	}
	if s.traps {
		return MakeBool(s.c.traps&bit != 0), nil
	}
	return MakeBool(s.c.flags.Load()&bit != 0), nil
}

// SetItem implements ItemSetter.
func (s *decimalSignals) SetItem(t *Task, key, x Value) error {
	c, _ := key.(*Type)
	bit := signalBit(c)
	if bit == 0 {
		return NewException(t, KeyError, Str("invalid error flag"))
	}
	b, err := Truth(t, x)
	if err != nil {
		return err
	}
	switch {
	case s.traps && b:
		s.c.traps |= bit
	case s.traps:
		s.c.traps &^= bit
	case b:
		s.c.flags.Or(bit)
	default:
		s.c.flags.And(^bit)
	}
	return nil
}

func signalNames(set uint32) string {
	var names []string
	for i, c := range decimalSignalsOrder {
		if set&(1<<i) != 0 {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, ", ")
}

// Repr implements Reprer.
func (c *DecimalContext) Repr(t *Task) (string, error) {
	return "Context(prec=" + joinInts(c.Prec) + ", rounding=" + c.Rounding + ", Emin=" + joinInts(c.Emin) + ", Emax=" + joinInts(c.Emax) +
		", capitals=" + joinInts(c.capitals) + ", clamp=" + joinInts(c.clamp) + ", flags=[" + signalNames(c.flags.Load()) + "], traps=[" + signalNames(c.traps) + "])", nil
}

func decimalContextNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("Context", []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	c := newDecimalContext()
	for i, at := range map[int]*int{0: &c.Prec, 2: &c.Emin, 3: &c.Emax, 4: &c.capitals, 5: &c.clamp} {
		if args[i] != nil && args[i] != None {
			if *at, err = sizeArg(t, args[i], 0); err != nil {
				return nil, err
			}
		}
	}
	if args[1] != nil && args[1] != None {
		if c.Rounding, err = checkRounding(args[1]); err != nil {
			return nil, err
		}
	}
	for i := 6; i <= 7; i++ {
		if args[i] == nil || args[i] == None {
			continue
		}
		var set uint32
		if err := Iterate(t, args[i], func(v Value) (bool, error) {
			s, _ := v.(*Type)
			set |= signalBit(s)
			return true, nil
		}); err != nil {
			return nil, err
		}
		if i == 6 {
			c.flags.Store(set)
		} else {
			c.traps = set
		}
	}
	return c, nil
}

// contextRow makes a method of Context out of a method of Decimal.
func contextRow(name, method string) Method {
	return Method{Name: name, Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		d, err := decimalArg(args[0])
		if err != nil {
			return nil, err
		}
		c := self.(*DecimalContext)
		tok := decimalVar.Set(t, c)
		defer decimalVar.Reset(t, tok)
		if args[1] != nil {
			return CallMethod(t, d, method, args[1])
		}
		return CallMethod(t, d, method)
	}}
}

func decimalContextMethods() []Method {
	return []Method{
		{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self.(*DecimalContext).copy(), nil }},
		{Name: "clear_flags", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			self.(*DecimalContext).flags.Store(0)
			return None, nil
		}},
		{Name: "clear_traps", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			self.(*DecimalContext).traps = 0
			return None, nil
		}},
		{Name: "create_decimal", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			c := self.(*DecimalContext)
			if args[0] == nil {
				return DecimalOfInt(Int{}), nil
			}
			d, err := DecimalOf(t, args[0])
			if err != nil {
				return nil, err
			}
			return valueOrError(d.fix(c))
		}},
		contextRow("add", "__add__"), contextRow("subtract", "__sub__"), contextRow("multiply", "__mul__"), contextRow("divide", "__truediv__"),
		contextRow("sqrt", "sqrt"), contextRow("quantize", "quantize"), contextRow("normalize", "normalize"), contextRow("plus", "__pos__"),
		contextRow("minus", "__neg__"), contextRow("power", "__pow__"), contextRow("exp", "exp"), contextRow("ln", "ln"), contextRow("compare", "compare"),
	}
}

// localContext is the manager that localcontext returns.
type localContext struct {
	c   *DecimalContext
	tok *Token
}

var typeLocalContext = newRootType(decimalModuleTables2{}, "decimal", "ContextManager")

// Type implements Value.
func (*localContext) Type() *Type { return typeLocalContext }

type decimalModuleTables2 struct{}

// Fill implements Tables.
func (decimalModuleTables2) Fill() {
	typeDecimalSignals.SetMethods(nil, "getitem setitem")
	typeLocalContext.SetMethods([]Method{
		{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			m := self.(*localContext)
			m.tok = decimalVar.Set(t, m.c)
			return m.c, nil
		}},
		{Name: "__exit__", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return False, decimalVar.Reset(t, self.(*localContext).tok)
		}},
	}, "")
}

func decimalModule() *Module {
	m := NewNativeModule("decimal", []Method{
		{Name: "getcontext", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return decimalContext(t), nil }},
		{Name: "setcontext", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			c, ok := Unwrap(args[0]).(*DecimalContext)
			if !ok {
				return nil, Raise(TypeError, "optional argument must be a context")
			}
			decimalVar.Set(t, c)
			return None, nil
		}},
		{Name: "localcontext", Kind: Keywords, Params: []string{"ctx", "prec", "rounding"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			c, err := contextArg(t, args[0])
			if err != nil {
				return nil, err
			}
			c = c.copy()
			if args[1] != nil && args[1] != None {
				if c.Prec, err = sizeArg(t, args[1], 0); err != nil {
					return nil, err
				}
			}
			if args[2] != nil && args[2] != None {
				if c.Rounding, err = checkRounding(args[2]); err != nil {
					return nil, err
				}
			}
			return &localContext{c: c}, nil
		}},
	})
	for _, c := range decimalSignalsOrder {
		m.Dict.SetStr(c.Name, c)
	}
	for _, r := range decimalRoundings {
		m.Dict.SetStr(r, Str(r))
	}
	basic := newDecimalContext()
	basic.Prec, basic.Rounding = 9, "ROUND_HALF_UP"
	extended := newDecimalContext()
	extended.Prec, extended.traps = 9, 0
	m.addNames("Decimal", TypeDecimal, "Context", TypeDecimalContext, "DecimalException", DecimalException, "DecimalTuple", typeDecimalTuple,
		"ConversionSyntax", conversionSyntax, "DivisionImpossible", divisionImpossible, "DivisionUndefined", divisionUndefined,
		"DefaultContext", decimalDefault, "BasicContext", basic, "ExtendedContext", extended,
		"MAX_PREC", MakeInt(999999999999999999), "MAX_EMAX", MakeInt(999999999999999999), "MIN_EMIN", MakeInt(-999999999999999999), "HAVE_THREADS", True)
	return m
}
