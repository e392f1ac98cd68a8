package runtime

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// sources is the source of this package's children and of the version.
//
//go:embed version.go py/*.go py/*.s py/hashseed/*.go py/deflate/*.go schema/*.go web/*.go
var sources embed.FS

// Source returns the runtime's source files without tests by their path below this
// package. covetgen lays them in the vendor folder of a service.
func Source() (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(sources, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" && path.Ext(name) != ".s" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files[name], err = sources.ReadFile(name)
		return err
	})
	return files, err
}
