package py

// TypeJSONDecoder is json.JSONDecoder, to use and to derive from: its options are kept in the
// instance's attributes, where decode finds them.
var TypeJSONDecoder = newRootType(jsonDecoderTables{}, "json.decoder", "JSONDecoder")

// jsonDecoderOptions are the attributes of a decoder in the order of its parameters.
var jsonDecoderOptions = [...]string{"object_hook", "parse_float", "parse_int", "parse_constant", "strict", "object_pairs_hook"}

type jsonDecoderTables struct{}

// Fill implements Tables.
func (jsonDecoderTables) Fill() {
	TypeJSONDecoder.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return newObject(cls), nil }
	TypeJSONDecoder.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		f := newPyFunction("json.decoder", "JSONDecoder.__init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)",
			func(t *Task, a []Value) (Value, error) {
				for i, name := range jsonDecoderOptions {
					if err := SetAttr(t, self, name, a[1+i]); err != nil {
						return nil, err
					}
				}
				return None, nil
			})
		_, err := f.Call(t, append([]Value{self}, pos...), kw)
		return err
	}
	TypeJSONDecoder.SetMethods([]Method{
		{Name: "decode", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			o, err := jsonOptionsOf(t, self)
			if err != nil {
				return nil, err
			}
			text, ok := AsStr(args[0])
			if !ok {
				return nil, Raise(TypeError, "expected string or bytes-like object, got '%s'", args[0].Type().Name)
			}
			return jsonLoads(t, text, o)
		}},
		{Name: "raw_decode", Kind: Keywords, Min: 1, Params: []string{"s", "idx"}, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			o, err := jsonOptionsOf(t, self)
			if err != nil {
				return nil, err
			}
			text, ok := AsStr(args[0])
			if !ok {
				return nil, Raise(TypeError, "first argument must be a string, not %s", args[0].Type().Name)
			}
			at := 0
			if args[1] != nil {
				i, err := AsIndex(t, args[1])
				if err != nil {
					return nil, err
				}
				if at, err = i.Index(); err != nil {
					return nil, err
				}
			}
			if at < 0 {
				return nil, Raise(ValueError, "idx cannot be negative")
			}
			v, end, err := JSONRawDecode(t, text, at, o)
			if err != nil {
				return nil, err
			}
			return NewTuple(v, MakeInt(int64(end))), nil
		}},
	}, "")
}

// jsonOptionsOf reads the options of a decoder.
func jsonOptionsOf(t *Task, decoder Value) (*JSONDecodeOptions, error) {
	var a [len(jsonDecoderOptions)]Value
	for i, name := range jsonDecoderOptions {
		v, err := GetAttr(t, decoder, name)
		if err != nil {
			return nil, err
		}
		a[i] = v
	}
	strict, err := Truth(t, a[4])
	if err != nil {
		return nil, err
	}
	o := jsonHooks(a[0], a[1], a[2], a[3], a[5])
	o.Lax = !strict
	return o, nil
}

// jsonHooks are the options for hooks, of which None means none.
func jsonHooks(objectHook, parseFloat, parseInt, parseConstant, pairsHook Value) *JSONDecodeOptions {
	o := &JSONDecodeOptions{ParseFloat: jsonCaller(parseFloat), ParseInt: jsonCaller(parseInt), ParseConstant: jsonCaller(parseConstant)}
	if objectHook != None {
		o.ObjectHook = func(t *Task, d *Dict) (Value, error) { return Call(t, objectHook, d) }
	}
	if pairsHook != None {
		o.ObjectPairsHook = func(t *Task, l *List) (Value, error) { return Call(t, pairsHook, l) }
	}
	return o
}

// jsonLoadsBy is json.loads with cls: the hooks that are given and further keyword arguments
// go to the class.
func jsonLoadsBy(t *Task, cls, s Value, hooks []Kw, rest *Dict) (Value, error) {
	var kw []Kw
	for k, v := range rest.All() {
		name, _ := AsStr(k)
		kw = append(kw, Kw{name, v})
	}
	for _, h := range hooks {
		if h.Value != None {
			kw = append(kw, h)
		}
	}
	if b, ok := bytesLike(s); ok {
		text, err := jsonDecodeBytes([]byte(b))
		if err != nil {
			return nil, err
		}
		s = Str(text)
	} else if text, ok := AsStr(s); !ok {
		return nil, Raise(TypeError, "the JSON object must be str, bytes or bytearray, not %s", s.Type().Name)
	} else if len(text) >= 3 && text[:3] == "\ufeff" {
		return nil, JSONError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
	}
	decoder, err := CallKw(t, cls, nil, kw)
	if err != nil {
		return nil, err
	}
	return CallMethod(t, decoder, "decode", s)
}
