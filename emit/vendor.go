package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/runtime"
	"github.com/covetpy/covetgen/templates"
)

// vendorFiles returns everything below a service's vendor folder: the runtime's source, the
// third-party packages that it imports, and modules.txt, which go build wants to agree with
// go.mod.
func vendorFiles() (map[string][]byte, error) {
	files, err := templates.VendorFiles()
	if err != nil {
		return nil, err
	}
	source, err := runtime.Source()
	if err != nil {
		return nil, err
	}
	packages := map[string]bool{}
	for name, data := range source {
		files[runtimePath+"/"+name] = data
		packages[path.Dir(runtimePath+"/"+name)] = true
	}
	modules, err := templates.Modules()
	if err != nil {
		return nil, err
	}
	own := templates.Module{Path: path.Dir(runtimePath), Version: "v" + runtime.Version, GoVersion: goVersion}
	for p := range packages {
		own.Packages = append(own.Packages, p)
	}
	sort.Strings(own.Packages)
	all := append([]templates.Module{own}, modules...)
	sort.Slice(all, func(i, j int) bool { return all[i].Path < all[j].Path })
	var txt strings.Builder
	for _, m := range all {
		fmt.Fprintf(&txt, "# %s %s\n## explicit", m.Path, m.Version)
		if m.GoVersion != "" {
			fmt.Fprintf(&txt, "; go %s", m.GoVersion)
		}
		txt.WriteByte('\n')
		for _, p := range m.Packages {
			txt.WriteString(p + "\n")
		}
	}
	files["modules.txt"] = []byte(txt.String())
	return files, nil
}

// goVersion is the language version of generated services.
const goVersion = "1.26.0"

// fingerprint identifies a set of files by their contents.
func fingerprint(files map[string][]byte) string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	h := sha256.New()
	for _, name := range names {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:24]
}
