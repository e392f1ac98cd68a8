package emit

import "testing"

// TestModuleName checks that a service can be named like a package of the standard library.
func TestModuleName(t *testing.T) {
	for name, want := range map[string]string{
		"shop": "shop", "My Shop": "my-shop", "": "service", "testing": "testing-service", "Errors": "errors-service", "cmd": "cmd-service", "main": "main",
	} {
		if got := moduleName(name); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
}
