package py

// GcModule is the module gc. Memory is Go's matter; what programs ask for to save memory, or
// to hold the collector off while they start, can be answered. What shows CPython's objects
// (get_objects, get_referrers, is_tracked) has no counterpart.
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
