// Command vendorzip packs the third-party packages that the runtime imports into the
// archive that package templates embeds. It reads them from the module cache, so it must
// run inside covetgen's module.
//
// The archive is deterministic: sorted names, no times. It holds the packages needed on
// any of the targets that covetgen builds for, without tests, and the licence files of
// their modules.
package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: vendorzip FILE")
		os.Exit(2)
	}
	data, err := pack()
	if err == nil {
		err = os.WriteFile(os.Args[1], data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "vendorzip:", err)
		os.Exit(1)
	}
}

// targets are the platforms whose imports count.
var targets = []string{"linux/amd64", "linux/arm64", "darwin/arm64", "windows/amd64"}

// listed is what go list says about a package.
type listed struct {
	ImportPath string
	Dir        string
	Standard   bool
	Module     *struct {
		Path, Version, Dir, GoVersion string
		Main                          bool
	}
}

// module is one entry of the archive's table of contents; package templates reads it.
type module struct {
	Path, Version, Sum string
	GoVersion          string
	Packages           []string
}

// pack makes the archive.
func pack() ([]byte, error) {
	modules := map[string]*module{}
	files := map[string]string{} // name in the archive to file
	for _, target := range targets {
		packages, err := list(target)
		if err != nil {
			return nil, err
		}
		for _, p := range packages {
			if p.Standard || p.Module == nil || p.Module.Main {
				continue
			}
			m := modules[p.Module.Path]
			if m == nil {
				m = &module{Path: p.Module.Path, Version: p.Module.Version, GoVersion: p.Module.GoVersion}
				modules[m.Path] = m
				if err := licences(files, m.Path, p.Module.Dir); err != nil {
					return nil, err
				}
			}
			if !slices.Contains(m.Packages, p.ImportPath) {
				m.Packages = append(m.Packages, p.ImportPath)
				if err := sources(files, p.ImportPath, p.Dir); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := sums(modules); err != nil {
		return nil, err
	}
	return write(modules, files)
}

// list asks go list for everything that the runtime imports on one target.
func list(target string) ([]listed, error) {
	goos, goarch, _ := strings.Cut(target, "/")
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,Standard,Module", "github.com/covetpy/covetgen/runtime/...")
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0", "GOWORK=off")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", target, err)
	}
	var packages []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// sources notes the files of a package that a build may need.
func sources(files map[string]string, importPath, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		if e.IsDir() || strings.HasSuffix(e.Name(), "_test.go") || ext != ".go" && ext != ".s" && ext != ".h" {
			continue
		}
		files[importPath+"/"+e.Name()] = filepath.Join(dir, e.Name())
	}
	return nil
}

// licences notes the files that state a module's terms.
func licences(files map[string]string, modulePath, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		for _, word := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS", "ATTRIB"} {
			if !e.IsDir() && strings.HasPrefix(upper, word) {
				files[modulePath+"/"+e.Name()] = filepath.Join(dir, e.Name())
			}
		}
	}
	return nil
}

// sums fills in the modules' hashes from go.sum.
func sums(modules map[string]*module) error {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return err
	}
	data, err := os.ReadFile(strings.TrimSuffix(strings.TrimSpace(string(out)), ".mod") + ".sum")
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) == 3 && modules[f[0]] != nil && modules[f[0]].Version == f[1] {
			modules[f[0]].Sum = f[2]
		}
	}
	return nil
}

func write(modules map[string]*module, files map[string]string) ([]byte, error) {
	list := make([]*module, 0, len(modules))
	for _, m := range modules {
		sort.Strings(m.Packages)
		list = append(list, m)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Path < list[j].Path })
	table, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, data []byte) error {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	}
	if err := put("modules.json", table); err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := os.ReadFile(files[name])
		if err != nil {
			return nil, err
		}
		if err := put(name, data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
