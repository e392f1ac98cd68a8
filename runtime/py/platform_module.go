package py

// PlatformModule is the module platform, as far as what it says is the same under every interpreter or is asked of the
// machine. What describes the build of CPython (python_compiler, libc_ver, platform.platform) is refused.
var PlatformModule = NewNative("platform", func() *Module { return NewNativeModule("platform", platformFunctions) })

// platformText is a function that gives one of what uname(2) says; "" where the system says nothing.
func platformText(name string, at int) Method {
	return Method{Name: name, Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
		names, err := uname()
		if err != nil {
			return Str(""), nil
		}
		return Str(names[at]), nil
	}}
}

var platformFunctions = []Method{
	platformText("system", 0),
	platformText("node", 1),
	platformText("release", 2),
	platformText("version", 3),
	platformText("machine", 4),
	{Name: "python_version", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) { return Str("3.11.7"), nil }},
	{Name: "python_version_tuple", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) {
		return NewTuple(Str("3"), Str("11"), Str("7")), nil
	}},
	{Name: "python_implementation", Kind: NoArgs, Fn: func(*Task, Value, []Value) (Value, error) { return Str("CPython"), nil }},
}
