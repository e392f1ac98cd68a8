package frompy

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Target is the program that APP on the command line names: a module below an
// import root, and perhaps the variable that holds the app.
type Target struct {
	Module string // dotted name
	Root   string // import root, an absolute folder
	File   string // the module's file where it is known
	Var    string // variable; "" lets FindApp look for it
	// Source says where the choice came from, for messages: "argument",
	// "pyproject.toml" or "default file".
	Source string
}

// defaultFiles are the files that `fastapi run` looks for, in its order
// (fastapi_cli.discover.get_default_path).
var defaultFiles = []string{"main.py", "app.py", "api.py", "app/main.py", "app/app.py", "app/api.py"}

var (
	moduleSpec = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$`)
	identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)
)

// ResolveTarget finds the program that app names, seen from folder dir: a file
// (app.py, app.py:api), a module (shop.main:app), a folder, or, for "",
// [tool.fastapi] entrypoint of pyproject.toml, else the first default file.
func ResolveTarget(app, dir string) (*Target, *diag.Diagnostic) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, noProgram("the working folder cannot be found: "+err.Error(), "")
	}
	if app == "" {
		return defaultTarget(dir)
	}
	path, name := splitVariable(app)
	full := path
	if !filepath.IsAbs(full) {
		full = filepath.Join(dir, path)
	}
	switch info, err := os.Stat(full); {
	case err == nil && info.IsDir():
		t, d := folderTarget(full, name)
		if d != nil {
			d.Msg = fmt.Sprintf("folder %s has none of the files that hold an app by default", path)
		}
		return t, d
	case err == nil:
		if filepath.Ext(full) != ".py" {
			return nil, noProgram(path+" is not a Python file", "give a .py file, a module (shop.main:app) or a folder")
		}
		return fileTarget(full, name, "argument"), nil
	}
	if moduleSpec.MatchString(path) && !strings.HasSuffix(path, ".py") {
		return moduleTarget(path, name, dir, "argument")
	}
	return nil, noProgram("path does not exist: "+path, "give a .py file, a module (shop.main:app), a folder or an OpenAPI document that exists")
}

func noProgram(msg, hint string) *diag.Diagnostic {
	return &diag.Diagnostic{Code: diag.NoProgram, Msg: msg, Hint: hint}
}

// splitVariable cuts "path:variable"; a drive letter is no path.
func splitVariable(app string) (path, name string) {
	i := strings.LastIndexByte(app, ':')
	if i > 1 && identifier.MatchString(app[i+1:]) {
		return app[:i], app[i+1:]
	}
	return app, ""
}

func fileTarget(file, name, from string) *Target {
	module, root := eval.ModuleOfFile(file)
	return &Target{Module: module, Root: root, File: file, Var: name, Source: from}
}

// folderTarget takes the first default file below a folder, or the package
// itself when the folder is one.
func folderTarget(dir, name string) (*Target, *diag.Diagnostic) {
	for _, f := range defaultFiles {
		if full := filepath.Join(dir, filepath.FromSlash(f)); isFile(full) {
			return fileTarget(full, name, "default file"), nil
		}
	}
	if init := filepath.Join(dir, "__init__.py"); isFile(init) {
		return fileTarget(init, name, "argument"), nil
	}
	return nil, noProgram("could not find a default file to run", "name the file or module that holds the app; looked for "+strings.Join(defaultFiles, ", "))
}

// moduleTarget is an import string: the import root is the folder it is seen
// from.
func moduleTarget(module, name, dir, from string) (*Target, *diag.Diagnostic) {
	base := filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(module, ".", "/")))
	for _, file := range []string{filepath.Join(base, "__init__.py"), base + ".py"} {
		if isFile(file) {
			return &Target{Module: module, Root: dir, File: file, Var: name, Source: from}, nil
		}
	}
	return nil, noProgram(fmt.Sprintf("no module named '%s' below %s", module, filepath.Base(dir)), "run covetgen in the folder that the module's name begins in, or name the file")
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// defaultTarget is the target when nothing was named.
func defaultTarget(dir string) (*Target, *diag.Diagnostic) {
	path := filepath.Join(dir, "pyproject.toml")
	if text, err := os.ReadFile(path); err == nil {
		entry, at, found, err := entrypoint(text)
		file := source.NewFile("pyproject.toml", text)
		span := source.Span{File: file, Start: at, End: at + len(entry)}
		if err != nil {
			return nil, &diag.Diagnostic{Code: diag.NoProgram, Span: source.Span{File: file, Start: at, End: at}, Msg: "[tool.fastapi] entrypoint: " + err.Error()}
		}
		if found {
			module, name, ok := strings.Cut(entry, ":")
			if !ok || module == "" || name == "" {
				return nil, &diag.Diagnostic{Code: diag.NoProgram, Span: span, Msg: "import string must be in the format module.submodule:app_name"}
			}
			t, d := moduleTarget(module, name, dir, "pyproject.toml")
			if d != nil {
				d.Span = span
			}
			return t, d
		}
	}
	return folderTarget(dir, "")
}

// entrypoint reads [tool.fastapi] entrypoint from a pyproject.toml: in the
// table, under a dotted key, or in an inline table of [tool]. at is where the
// text of the value begins.
func entrypoint(toml []byte) (value string, at int, found bool, err error) {
	text := string(toml)
	table := ""
	offset, multi := 0, ""
	for _, line := range strings.SplitAfter(text, "\n") {
		start := offset
		offset += len(line)
		if multi != "" { // inside a multi-line string
			if strings.Contains(line, multi) {
				multi = ""
			}
			continue
		}
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if trimmed[0] == '[' {
			table = plainKey(strings.Trim(strings.SplitN(trimmed, "#", 2)[0], "[] \t"))
			continue
		}
		key, val, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		full := plainKey(key)
		if table != "" {
			full = table + "." + full
		}
		pos := start + len(key) + 1
		if m := inlineEntrypoint.FindStringSubmatchIndex(val); full == "tool.fastapi" && m != nil {
			val, pos = val[m[2]:], pos+m[2]
			full = "tool.fastapi.entrypoint"
		}
		if full == "tool.fastapi.entrypoint" {
			pos += len(val) - len(strings.TrimLeft(val, " \t"))
			s, err := tomlString(strings.TrimSpace(val))
			return s, pos + 1, err == nil, err
		}
		for _, quote := range []string{`"""`, "'''"} {
			if strings.Count(val, quote)%2 == 1 {
				multi = quote
			}
		}
	}
	return "", 0, false, nil
}

var inlineEntrypoint = regexp.MustCompile(`[{,]\s*"?entrypoint"?\s*=\s*(.*)`)

// plainKey drops the blanks and quotes of a dotted key.
func plainKey(key string) string {
	parts := strings.Split(key, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, ".")
}

// tomlString reads a one-line basic or literal string.
func tomlString(s string) (string, error) {
	if s == "" {
		return "", fmt.Errorf("input should be a valid string")
	}
	switch s[0] {
	case '\'':
		if end := strings.IndexByte(s[1:], '\''); end >= 0 {
			return s[1 : 1+end], nil
		}
	case '"':
		for i := 1; i < len(s); i++ {
			if s[i] == '\\' {
				i++
			} else if s[i] == '"' {
				return strconv.Unquote(s[:i+1])
			}
		}
	}
	return "", fmt.Errorf("input should be a valid string")
}

// FindApp finds the app in the target's module, as fastapi_cli's get_app_name
// does: the named variable, else "app", else "api", else the first name in
// alphabetical order that holds one. isApp tells whether a value is a FastAPI
// app.
func FindApp(m *eval.Module, name string, isApp func(py.Value) bool) (string, py.Value, *diag.Diagnostic) {
	at := source.Span{File: m.File}
	if name != "" {
		v, ok := m.Dict.GetStr(name)
		if !ok {
			return "", nil, &diag.Diagnostic{Code: diag.NotAnApp, Span: at, Msg: fmt.Sprintf("could not find app name %s in %s", name, m.Name), Hint: similar(m, name, isApp)}
		}
		if b := m.Binding(name); b != nil {
			at = b.Span
		}
		if !isApp(v) {
			d := &diag.Diagnostic{Code: diag.NotAnApp, Span: at, Msg: fmt.Sprintf("the app name %s in %s doesn't seem to be a FastAPI app", name, m.Name)}
			if s, ok := v.(*eval.Symbolic); ok {
				d.Notes = append(d.Notes, diag.Note{Span: s.Span, Msg: s.String() + " is only known at start"})
			}
			return "", nil, d
		}
		return name, v, nil
	}
	names := []string{}
	for k := range m.Dict.All() {
		if s, ok := py.AsStr(k); ok {
			names = append(names, s)
		}
	}
	sort.Strings(names)
	for _, candidate := range []string{"app", "api"} {
		if v, ok := m.Dict.GetStr(candidate); ok && isApp(v) {
			return candidate, v, nil
		}
	}
	var found []string
	for _, candidate := range names {
		v, _ := m.Dict.GetStr(candidate)
		if v == nil || !isApp(v) {
			continue
		}
		other := slices.ContainsFunc(found, func(name string) bool {
			first, _ := m.Dict.GetStr(name)
			return py.Is(first, v)
		})
		if !other { // a second name of the same app is no second app
			found = append(found, candidate)
		}
	}
	if len(found) == 1 {
		v, _ := m.Dict.GetStr(found[0])
		return found[0], v, nil
	}
	if len(found) > 1 {
		// fastapi_cli takes the first by the alphabet; a build must not depend on that.
		d := &diag.Diagnostic{Code: diag.NoApp, Span: at, Msg: fmt.Sprintf("module %s holds several apps: %s", m.Name, strings.Join(found, ", ")),
			Hint: fmt.Sprintf("name one, as %s:%s", m.File.Path, found[0])}
		for _, name := range found {
			if b := m.Binding(name); b != nil {
				d.Notes = append(d.Notes, diag.Note{Span: b.Span, Msg: name + " is one"})
			}
		}
		return "", nil, d
	}
	return "", nil, &diag.Diagnostic{Code: diag.NoApp, Span: at, Msg: "could not find a FastAPI app in module " + m.Name,
		Hint: "assign the app to a module-level variable, or name the module that has it"}
}

// similar names the app that the module does have.
func similar(m *eval.Module, name string, isApp func(py.Value) bool) string {
	if found, _, d := FindApp(m, "", isApp); d == nil {
		return fmt.Sprintf("%s holds an app: %s:%s", found, m.Name, found)
	}
	return ""
}
