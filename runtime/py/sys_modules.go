package py

// ListModules puts modules in sys.modules, by name, that are not there.
func ListModules(modules *Dict) {
	v, _ := SysModule.Import().Dict.GetStr("modules")
	listed, ok := v.(*Dict)
	if !ok {
		return // the program put something else in its place
	}
	for k, m := range modules.All() {
		if name, ok := AsStr(k); ok {
			if _, there := listed.GetStr(name); !there {
				listed.SetStr(name, m)
			}
		}
	}
}
