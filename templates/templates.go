// Package templates holds the whole fixed files of a generated project, and the archive of
// third-party packages that the runtime needs.
//
// Only files that do not depend on the program's shape are here; package emit writes
// everything else. vendor.zip is made by "go generate ./templates" from the module cache.
package templates

import (
	"bytes"
	"embed"
	"fmt"
	"sort"
	"text/template"
)

//go:generate go run ./vendorzip vendor.zip

//go:embed project
var files embed.FS

//go:embed vendor.zip
var vendorZip []byte

// Data is what the fixed files need to know.
type Data struct {
	Module  string // module path of the service
	Name    string // name for people
	Version string // of covetgen
	// Requires are the modules of the vendor folder as "path version".
	Requires []string
}

// fixed maps the files of a project to their templates.
var fixed = map[string]string{
	"go.mod":     "project/go.mod.tmpl",
	"README.md":  "project/README.md.tmpl",
	".gitignore": "project/gitignore.tmpl",
	"Dockerfile": "project/Dockerfile.tmpl",
}

// Names returns the fixed files in order.
func Names() []string {
	names := make([]string, 0, len(fixed))
	for name := range fixed {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Render returns one fixed file.
func Render(name string, data Data) ([]byte, error) {
	text, err := files.ReadFile(fixed[name])
	if err != nil {
		return nil, err
	}
	t, err := template.New(name).Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", name, err)
	}
	modules, err := Modules()
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		data.Requires = append(data.Requires, m.Path+" "+m.Version)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
