package py

// typeName is the class of v as CPython's messages name it: types written in C
// outside of builtins carry their module ("datetime.timedelta"), classes
// written in Python do not.
func typeName(v Value) string {
	c := v.Type()
	if !c.heap {
		switch c.Module {
		case "datetime", "decimal", "re", "collections":
			return c.Module + "." + c.Name
		}
	}
	return c.Name
}
