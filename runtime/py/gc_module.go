package py

// GcModule is the module gc. Memory is Go's matter; what programs ask for to save memory, or
// to hold the collector off while they start, can be answered. What shows CPython's objects
// (get_objects, get_referrers) has no counterpart.
var GcModule = NewNative("gc", buildGcModule)

// gcState is what programs set and read back.
var gcState = struct {
	disabled Variable
	limits   Variable
}{}

func buildGcModule() *Module {
	m := NewNativeModule("gc", []Method{
		{Name: "collect", Kind: Keywords, Params: []string{"generation"}, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
			if a[0] != nil {
				i, err := AsIndex(t, a[0])
				if err != nil {
					return nil, err
				}
				if n, err := i.Index(); err != nil {
					return nil, err
				} else if n < 0 || n > 2 {
					return nil, Raise(ValueError, "invalid generation")
				}
			}
			return MakeInt(0), collectWeak(t)
		}},
		{Name: "enable", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
			gcState.disabled.Set(False)
			return None, nil
		}},
		{Name: "disable", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
			gcState.disabled.Set(True)
			return None, nil
		}},
		{Name: "isenabled", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
			return MakeBool(gcState.disabled.Get() != Value(True)), nil
		}},
		{Name: "is_tracked", Kind: OneArg, Fn: func(_ *Task, _ Value, a []Value) (Value, error) {
			tracked, err := isTracked(a[0])
			return MakeBool(tracked), err
		}},
		{Name: "freeze", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) { return None, nil }},
		{Name: "unfreeze", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) { return None, nil }},
		{Name: "get_threshold", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
			if v := gcState.limits.Get(); v != nil {
				return v, nil
			}
			return NewTuple(MakeInt(700), MakeInt(10), MakeInt(10)), nil
		}},
		{Name: "set_threshold", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
			now := []Value{MakeInt(700), MakeInt(10), MakeInt(10)}
			if v, ok := gcState.limits.Get().(*Tuple); ok {
				now = append([]Value(nil), v.Items...)
			}
			for i, v := range a {
				if v == nil {
					continue
				}
				if _, err := AsIndex(t, v); err != nil {
					return nil, err
				}
				now[i] = v
			}
			gcState.limits.Set(NewTuple(now...))
			return None, nil
		}},
	})
	return m
}

// untracked are the native classes whose objects CPython's collector never looks at, because
// they refer to no others.
var untracked = map[string]bool{
	"builtins.int": true, "builtins.bool": true, "builtins.float": true, "builtins.complex": true, "builtins.str": true, "builtins.bytes": true,
	"builtins.bytearray": true, "builtins.NoneType": true, "builtins.ellipsis": true, "builtins.NotImplementedType": true, "builtins.range": true,
	"builtins.object": true, "datetime.date": true, "datetime.datetime": true, "datetime.time": true, "datetime.timedelta": true,
	"datetime.timezone": true, "decimal.Decimal": true,
}

// isTracked is gc.is_tracked(v). Dicts are tracked from the first tracked object in them. A tuple
// is until the collector finds nothing tracked in it, which happens at its own time.
func isTracked(v Value) (bool, error) {
	switch x := v.(type) {
	case *Type:
		return x.heap, nil
	case *Dict:
		for key, item := range x.All() {
			for _, part := range [2]Value{key, item} {
				if tracked, err := isTracked(part); tracked || err != nil {
					return true, nil
				}
			}
		}
		return false, nil
	case *Tuple:
		for _, item := range x.Items {
			if tracked, err := isTracked(item); tracked && err == nil {
				return true, nil
			}
		}
		if len(x.Items) > 0 {
			return false, Raise(NotImplementedError, "whether a tuple of plain values is tracked depends on when CPython's collector ran")
		}
		return false, nil
	}
	class := v.Type()
	return class.heap || !untracked[class.Module+"."+class.Name], nil
}
