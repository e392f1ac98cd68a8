package eval

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// installedModule is a module of the compiler's own from which importlib.metadata takes what is known at build of the
// packages that are installed.
func (in *Interp) installedModule() *py.Module {
	m := py.NewModule("_installed")
	define(m, &py.Method{Name: "distributions", Kind: py.NoArgs, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) {
		found := py.NewDict()
		for _, folder := range in.cfg.Installed {
			files, _ := filepath.Glob(filepath.Join(folder, "*.dist-info", "METADATA"))
			for _, file := range files {
				name, version := distribution(file)
				if key := normalName(name); key != "" && version != "" {
					if _, earlier := found.GetStr(key); !earlier {
						found.SetStr(key, py.Str(version))
					}
				}
			}
		}
		return found, nil
	}})
	return m
}

// distribution reads the name and the version of a package from its metadata, "" where it cannot.
func distribution(file string) (name, version string) {
	f, err := os.Open(file)
	if err != nil {
		return "", ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() && lines.Text() != "" {
		key, value, _ := strings.Cut(lines.Text(), ":")
		switch strings.ToLower(key) {
		case "name":
			name = strings.TrimSpace(value)
		case "version":
			version = strings.TrimSpace(value)
		}
	}
	return name, version
}

// normalName is the name under which a package is found (PEP 503).
func normalName(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	return strings.Join(parts, "-")
}
