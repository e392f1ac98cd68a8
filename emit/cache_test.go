package emit

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestTrimCache(t *testing.T) {
	base := t.TempDir()
	t.Setenv("COVETGEN_CACHE", base)
	binary := filepath.Join(t.TempDir(), "service")
	if err := os.WriteFile(binary, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	lay := func(out string, age time.Duration) string {
		t.Helper()
		dir, err := ProjectDir(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := used(dir, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	gone := filepath.Join(base, "gone")
	const day = 24 * time.Hour
	// Each has a path of its own, since a path names one folder.
	tests := []struct {
		name  string
		dir   string
		stays bool
	}{
		{"used today", lay(binary, 2*time.Hour), true},
		{"binary gone", lay(gone+"1", 2*time.Hour), false},
		{"binary not yet there", lay(gone+"2", time.Minute), true},
		{"long unused", lay(filepath.Dir(binary), 6*day), false},
	}
	tree, err := cacheDir("vendor", "old")
	if err != nil {
		t.Fatal(err)
	}
	if err := used(tree, now.Add(-6*day)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(base, "trimmed")); err != nil {
		t.Fatal(err)
	}
	if err := trimCache(now); err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		if _, err := os.Stat(test.dir); (err == nil) != test.stays {
			t.Errorf("%s: stays %v, want %v", test.name, err == nil, test.stays)
		}
	}
	if _, err := os.Stat(tree); err == nil {
		t.Error("an old vendor tree stays")
	}
	// Within the hour nothing is looked at.
	if err := used(tests[0].dir, now.Add(-6*day)); err != nil {
		t.Fatal(err)
	}
	if err := trimCache(now); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(tests[0].dir); err != nil {
		t.Error("trimmed twice within the hour")
	}
}
