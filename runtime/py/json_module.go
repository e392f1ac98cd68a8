package py

// JSONModule is the module json.
var JSONModule = NewNative("json", jsonModule)

// JSONDecoderModule is the module json.decoder.
var JSONDecoderModule = NewNative("json.decoder", buildJSONDecoderModule)

func buildJSONDecoderModule() *Module {
	m := NewModule("json.decoder")
	m.addNames("JSONDecodeError", JSONDecodeError, "JSONDecoder", TypeJSONDecoder)
	return m
}

// jsonCaller wraps a hook.
func jsonCaller(f Value) func(t *Task, text string) (Value, error) {
	if f == None {
		return nil
	}
	return func(t *Task, text string) (Value, error) { return Call(t, f, Str(text)) }
}

// jsonLoadsCall is json.loads with its arguments in order.
func jsonLoadsCall(t *Task, s, cls, objectHook, parseFloat, parseInt, parseConstant, pairsHook Value, kw *Dict) (Value, error) {
	if cls != None {
		return jsonLoadsBy(t, cls, s, []Kw{{"object_hook", objectHook}, {"parse_float", parseFloat}, {"parse_int", parseInt},
			{"parse_constant", parseConstant}, {"object_pairs_hook", pairsHook}}, kw)
	}
	o := jsonHooks(objectHook, parseFloat, parseInt, parseConstant, pairsHook)
	for k, v := range kw.All() {
		name, _ := AsStr(k)
		if name != "strict" {
			return nil, Raise(TypeError, "JSONDecoder.__init__() got an unexpected keyword argument '%s'", name)
		}
		strict, err := Truth(t, v)
		if err != nil {
			return nil, err
		}
		o.Lax = !strict
	}
	if text, ok := AsStr(s); ok {
		return JSONLoadsStr(t, text, o)
	}
	if b, ok := bytesLike(s); ok {
		return JSONLoadsWith(t, []byte(b), o)
	}
	return nil, Raise(TypeError, "the JSON object must be str, bytes or bytearray, not %s", s.Type().Name)
}

// jsonDumpsOptions reads dumps' keyword arguments: skipkeys, ensure_ascii,
// check_circular, allow_nan, cls, indent, separators, default, sort_keys, kw.
func jsonDumpsOptions(t *Task, a []Value) (JSONOptions, error) {
	var o JSONOptions
	for i, set := range [4]func(bool){
		func(b bool) { o.SkipKeys = b }, func(b bool) { o.RawUnicode = !b },
		func(b bool) { o.Unchecked = !b }, func(b bool) { o.RefuseNaN = !b },
	} {
		b, err := Truth(t, a[i])
		if err != nil {
			return o, err
		}
		set(b)
	}
	var err error
	if o.SortKeys, err = Truth(t, a[8]); err != nil {
		return o, err
	}
	for k := range a[9].(*Dict).All() {
		name, _ := AsStr(k)
		return o, Raise(TypeError, "JSONEncoder.__init__() got an unexpected keyword argument '%s'", name)
	}
	if err := o.setIndent(a[5]); err != nil {
		return o, err
	}
	if a[6] != None {
		parts, err := UnpackN(t, a[6], 2)
		if err != nil {
			return o, err
		}
		o.Separators = true
		for i, p := range parts {
			s, ok := AsStr(p)
			if !ok {
				return o, Raise(TypeError, "make_encoder() argument %d must be str, not %s", 5-i, typeNameOf(p))
			}
			if i == 0 {
				o.ItemSeparator = s
			} else {
				o.KeySeparator = s
			}
		}
	}
	if a[7] != None {
		f := a[7]
		o.Default = func(t *Task, v Value) (Value, error) { return Call(t, f, v) }
	}
	if cls := a[4]; cls != None {
		// A JSONEncoder class whose instances know how to convert the rest.
		encoder, err := CallKw(t, cls, nil, []Kw{{"skipkeys", a[0]}, {"ensure_ascii", a[1]}, {"check_circular", a[2]}, {"allow_nan", a[3]},
			{"indent", a[5]}, {"separators", a[6]}, {"default", a[7]}, {"sort_keys", a[8]}})
		if err != nil {
			return o, err
		}
		o.Default = func(t *Task, v Value) (Value, error) { return CallMethod(t, encoder, "default", v) }
	}
	return o, nil
}

// TypeJSONEncoder is json.JSONEncoder, to derive from: its options are kept in
// the instance's attributes.
var TypeJSONEncoder = newRootType(jsonTables{}, "json.encoder", "JSONEncoder")

type jsonTables struct{}

// Fill implements Tables.
func (jsonTables) Fill() {
	TypeJSONEncoder.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return newObject(cls), nil }
	TypeJSONEncoder.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		f := newPyFunction("json.encoder", "JSONEncoder.__init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)",
			func(t *Task, a []Value) (Value, error) {
				for i, name := range [...]string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent", "separators"} {
					if err := SetAttr(t, self, name, a[1+i]); err != nil {
						return nil, err
					}
				}
				if a[8] != None {
					if err := SetAttr(t, self, "default", a[8]); err != nil {
						return nil, err
					}
				}
				return None, nil
			})
		_, err := f.Call(t, append([]Value{self}, pos...), kw)
		return err
	}
	TypeJSONEncoder.SetMethods([]Method{
		{Name: "default", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return nil, Raise(TypeError, "Object of type %s is not JSON serializable", args[0].Type().Name)
		}},
		{Name: "encode", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			a := make([]Value, 10)
			for i, name := range map[int]string{0: "skipkeys", 1: "ensure_ascii", 2: "check_circular", 3: "allow_nan", 5: "indent", 6: "separators", 8: "sort_keys"} {
				v, err := GetAttr(t, self, name)
				if err != nil {
					return nil, err
				}
				a[i] = v
			}
			a[4], a[7], a[9] = None, None, NewDict()
			o, err := jsonDumpsOptions(t, a)
			if err != nil {
				return nil, err
			}
			o.Default = func(t *Task, v Value) (Value, error) { return CallMethod(t, self, "default", v) }
			text, err := jsonText(t, args[0], o)
			return text, err
		}},
	}, "")
}

func jsonModule() *Module {
	m := NewModule("json")
	const dumpsParams = "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)"
	const loadsParams = "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)"
	m.addFunctions([]pyFunc{
		{"dumps(obj, " + dumpsParams, func(t *Task, a []Value) (Value, error) {
			o, err := jsonDumpsOptions(t, a[1:])
			if err != nil {
				return nil, err
			}
			text, err := jsonText(t, a[0], o)
			return text, err
		}},
		{"dump(obj, fp, " + dumpsParams, func(t *Task, a []Value) (Value, error) {
			o, err := jsonDumpsOptions(t, a[2:])
			if err != nil {
				return nil, err
			}
			b, err := JSONDumps(t, a[0], o)
			if err != nil {
				return nil, err
			}
			_, err = CallMethod(t, a[1], "write", Str(b))
			return None, err
		}},
		{"loads(s, " + loadsParams, func(t *Task, a []Value) (Value, error) {
			return jsonLoadsCall(t, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7].(*Dict))
		}},
		{"load(fp, " + loadsParams, func(t *Task, a []Value) (Value, error) {
			s, err := CallMethod(t, a[0], "read")
			if err != nil {
				return nil, err
			}
			return jsonLoadsCall(t, s, a[1], a[2], a[3], a[4], a[5], a[6], a[7].(*Dict))
		}},
	})
	decoder := JSONDecoderModule.Import()
	m.addNames("JSONDecodeError", JSONDecodeError, "JSONEncoder", TypeJSONEncoder, "JSONDecoder", TypeJSONDecoder, "decoder", decoder)
	return m
}
