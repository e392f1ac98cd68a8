package templates

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestVendorArchive makes the archive anew from the module cache and compares: it must
// hold exactly the packages that the runtime imports, in the versions of go.sum.
func TestVendorArchive(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vendor.zip")
	if out, err := exec.Command("go", "run", "./vendorzip", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	fresh, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fresh, vendorZip) {
		t.Error("vendor.zip is out of date; run go generate ./templates")
	}
}

// TestModules checks the archive's table of contents against its files.
func TestModules(t *testing.T) {
	modules, err := Modules()
	if err != nil {
		t.Fatal(err)
	}
	files, err := VendorFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules {
		if m.Sum == "" {
			t.Errorf("%s %s has no hash in go.sum", m.Path, m.Version)
		}
		licence := false
		for name := range files {
			if rest, ok := strings.CutPrefix(name, m.Path+"/"); ok && !strings.Contains(rest, "/") {
				upper := strings.ToUpper(rest)
				licence = licence || strings.HasPrefix(upper, "LICEN") || strings.HasPrefix(upper, "COPYING")
			}
		}
		if !licence {
			t.Errorf("%s has no licence file", m.Path)
		}
		for _, p := range m.Packages {
			found := false
			for name := range files {
				found = found || filepath.ToSlash(filepath.Dir(name)) == p
			}
			if !found {
				t.Errorf("%s is listed and not there", p)
			}
		}
	}
}

func TestRender(t *testing.T) {
	for _, name := range Names() {
		data, err := Render(name, Data{Module: "shop", Name: "Shop", Version: "0.1.0"})
		if err != nil || bytes.Contains(data, []byte("{{")) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}
