package py

// ListModules puts modules in sys.modules, by name, that are not there.
func ListModules(modules *Dict) {
	listed := listedModules()
	if listed == nil {
		return
	}
	for k, m := range modules.All() {
		if name, ok := AsStr(k); ok {
			if _, there := listed.GetStr(name); !there {
				listed.SetStr(name, m)
			}
		}
	}
}
