package py

import "testing"

// TestWarnings records warnings, turns one into an exception and ignores one.
func TestWarnings(t *testing.T) {
	task := testTask(t)
	m, _ := ImportNative("warnings")
	call := func(name string, args ...Value) (Value, error) { return CallMethod(task, m, name, args...) }
	c, err := CallMethodKw(task, m, "catch_warnings", nil, []Kw{{"record", True}})
	if err != nil {
		t.Fatal(err)
	}
	v, err := CallMethod(task, c, "__enter__")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := call("warn", Str("old"), DeprecationWarning); err != nil {
		t.Error(err)
	}
	call("simplefilter", Str("always"))
	for range 2 {
		if _, err := call("warn", Str("careful")); err != nil {
			t.Error(err)
		}
	}
	seen, _ := AsList(v)
	if len(seen.Items) != 2 {
		t.Errorf("%d warnings", len(seen.Items))
	}
	call("simplefilter", Str("error"))
	if _, err := call("warn", Str("x")); err == nil || err.Error() != "UserWarning: x" {
		t.Error(err)
	}
	if _, err := call("warn", Str("x"), TypeInt); err == nil || err.Error() != "TypeError: category must be a Warning subclass, not 'type'" {
		t.Error(err)
	}
	CallMethod(task, c, "__exit__", None, None, None)
}
