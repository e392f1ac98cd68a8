package names

import "testing"

func TestGoNames(t *testing.T) {
	for _, c := range []struct{ python, exported, unexported string }{
		{"item_id", "ItemID", "itemID"},
		{"id", "ID", "id"},
		{"user_ids", "UserIDs", "userIDs"},
		{"url", "URL", "url"},
		{"get_url_for", "GetURLFor", "getURLFor"},
		{"HTTPError", "HTTPError", "httpError"},
		{"UserOut", "UserOut", "userOut"},
		{"MAX_SIZE", "MaxSize", "maxSize"},
		{"__init__", "Init", "init"},
		{"_private", "Private", "private"},
		{"type", "Type", "typ"},
		{"error", "Error", "failure"},
		{"goto", "Goto", "gotoValue"},
		{"_", "Value", "value"},
		{"x1", "X1", "x1"},
		{"_1st", "X1st", "x1st"},
		{"naïve_größe", "NaïveGröße", "naïveGröße"},
		{"データ", "Xデータ", "データ"},
		{"v1_users", "V1Users", "v1Users"},
		{"JWT", "JWT", "jwt"},
	} {
		if got := Exported(c.python); got != c.exported {
			t.Errorf("Exported(%q) = %q, want %q", c.python, got, c.exported)
		}
		if got := Unexported(c.python); got != c.unexported {
			t.Errorf("Unexported(%q) = %q, want %q", c.python, got, c.unexported)
		}
	}
}

// Colliding names are qualified whatever their order, and numbered only inside a module.
func TestResolve(t *testing.T) {
	requests := []Request{
		{Key: 1, Python: "create", Module: "shop.users"},
		{Key: 2, Python: "create", Module: "shop.items"},
		{Key: 3, Python: "read", Module: "shop.items"},
		{Key: 4, Python: "py", Module: "shop.main"},
		{Key: 5, Python: "get_item", Module: "shop.a"},
		{Key: 6, Python: "getItem", Module: "shop.a"},
		{Key: 7, Python: "list", Module: "one.api"},
		{Key: 8, Python: "list", Module: "two.api"},
		{Key: 9, Fixed: "main"},
		{Key: 10, Python: "main", Module: "app"},
	}
	want := map[any]string{
		1: "usersCreate", 2: "itemsCreate", 3: "read", 4: "mainPy", 5: "getItem", 6: "getItem2",
		7: "oneAPIList", 8: "twoAPIList", 9: "main", 10: "appMain",
	}
	got := Resolve(requests, "py")
	for k, name := range want {
		if got[k] != name {
			t.Errorf("request %v is %q, want %q", k, got[k], name)
		}
	}
}

func TestScope(t *testing.T) {
	outer := NewScope(nil, "t")
	if got := outer.Declare("t"); got != "t2" {
		t.Errorf("t beside the task is %q", got)
	}
	inner := NewScope(outer)
	if got := inner.Declare("item"); got != "item" {
		t.Errorf("item is %q", got)
	}
	sibling := NewScope(outer)
	if got := sibling.Declare("item"); got != "item" {
		t.Errorf("item in a sibling block is %q", got)
	}
	if got := NewScope(inner).Declare("item"); got != "item2" {
		t.Errorf("item in a nested block is %q", got)
	}
	if got := inner.Declare("item2"); got != "item2" {
		t.Errorf("item2 is %q", got)
	}
}
