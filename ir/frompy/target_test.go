package frompy

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// tree writes files below a new folder; a name with a trailing slash is a folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		folder := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			folder = path
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if folder == path {
			continue
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestResolveTarget(t *testing.T) {
	shop := map[string]string{"shop/__init__.py": "", "shop/api/__init__.py": "", "shop/api/main.py": "", "plain/app.py": "", "app.py": "", "pkg/__init__.py": "", "notes.txt": ""}
	with := func(extra map[string]string) map[string]string {
		out := map[string]string{}
		for _, m := range []map[string]string{shop, extra} {
			for k, v := range m {
				out[k] = v
			}
		}
		return out
	}
	pyproject := func(text string) map[string]string { return with(map[string]string{"pyproject.toml": text}) }
	for _, c := range []struct {
		name, app, want string // want: "module root var" or an error's beginning
		files           map[string]string
	}{
		{"file", "app.py", "app . ", shop},
		{"file with variable", "app.py:api", "app . api", shop},
		{"file in a package", "shop/api/main.py", "shop.api.main . ", shop},
		{"file in a folder without __init__", "plain/app.py", "app plain ", shop},
		{"package file", "shop/__init__.py:x", "shop . x", shop},
		{"module", "shop.api.main:app", "shop.api.main . app", shop},
		{"module without variable", "shop.api.main", "shop.api.main . ", shop},
		{"package as a module", "shop.api:app", "shop.api . app", shop},
		{"folder", "plain", "app plain ", shop},
		{"folder that is a package", "pkg", "pkg . ", shop},
		{"nothing", "", "app . ", shop},
		{"nothing prefers main.py", "", "main . ", with(map[string]string{"main.py": ""})},
		{"nothing in app folder", "", "main app ", map[string]string{"app/main.py": ""}},
		{"nothing in app package", "", "app.main . ", map[string]string{"app/main.py": "", "app/__init__.py": ""}},
		{"entrypoint", "", "shop.api.main . service", pyproject("[project]\nname = \"x\"\n\n[tool.fastapi]\n# the app\nentrypoint = \"shop.api.main:service\" # here\n")},
		{"entrypoint, literal string", "", "app . app", pyproject("[tool.fastapi]\nentrypoint = 'app:app'\n")},
		{"entrypoint, dotted key", "", "app . app", pyproject("[tool]\nfastapi.entrypoint = \"app:app\"\n")},
		{"entrypoint, inline table", "", "app . app", pyproject("[tool]\nfastapi = { x = 1, entrypoint = \"app:app\" }\n")},
		{"other tables do not count", "", "app . ", pyproject("[tool.other]\nentrypoint = \"nope:app\"\n[project]\ndescription = \"\"\"\n[tool.fastapi]\nentrypoint = 'nope:app'\n\"\"\"\n")},
		{"entrypoint without a variable", "", "import string must be", pyproject("[tool.fastapi]\nentrypoint = \"app\"\n")},
		{"entrypoint is no string", "", "[tool.fastapi] entrypoint: input should be a valid string", pyproject("[tool.fastapi]\nentrypoint = 5\n")},
		{"entrypoint of a missing module", "", "no module named 'gone'", pyproject("[tool.fastapi]\nentrypoint = \"gone:app\"\n")},
		{"no file", "gone.py", "path does not exist: gone.py", shop},
		{"no module", "gone.app:app", "no module named 'gone.app'", shop},
		{"not Python", "notes.txt", "notes.txt is not a Python file", shop},
		{"empty folder", "empty", "folder empty has none", map[string]string{"empty/": ""}},
		{"nothing at all", "", "could not find a default file", map[string]string{"x.py": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, c.files)
			target, d := ResolveTarget(c.app, dir)
			got := ""
			if d != nil {
				got = d.Msg
				if d.Code != diag.NoProgram {
					t.Errorf("code %s", d.Code)
				}
			} else {
				root, err := filepath.Rel(dir, target.Root)
				if err != nil {
					t.Fatal(err)
				}
				got = target.Module + " " + filepath.ToSlash(root) + " " + target.Var
			}
			if got != c.want && (d == nil || !strings.HasPrefix(got, c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestModuleOfFile compares names and import roots with fastapi_cli's where the
// oracle is installed.
func TestModuleOfFile(t *testing.T) {
	oracle := os.Getenv("COVETGEN_ORACLE")
	if oracle == "" {
		t.Skip("COVETGEN_ORACLE is not set")
	}
	dir := tree(t, map[string]string{"a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "", "d/e.py": "", "a/x.y.py": ""})
	for _, file := range []string{"a/__init__.py", "a/b/__init__.py", "a/b/c.py", "d/e.py", "a/x.y.py"} {
		path := filepath.Join(dir, file)
		out, err := exec.Command(oracle, "-c", `import sys, pathlib
from fastapi_cli.discover import get_module_data_from_path as g
d = g(pathlib.Path(sys.argv[1]))
print(d.module_import_str, d.extra_sys_path)`, path).Output()
		if err != nil {
			t.Fatalf("oracle: %v", err)
		}
		name, root := eval.ModuleOfFile(path)
		if got := name + " " + root; got != strings.TrimSpace(string(out)) {
			t.Errorf("%s: got %s, want %s", file, got, out)
		}
	}
}

func TestFindApp(t *testing.T) {
	run := func(text string) *eval.Module {
		list := &diag.List{}
		in := eval.New(eval.Config{}, list)
		m, err := in.RunSource("shop", source.NewFile("shop.py", []byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	isApp := func(v py.Value) bool { s, ok := py.AsStr(v); return ok && strings.HasPrefix(s, "APP") }
	for _, c := range []struct{ text, name, want string }{
		{"api = 'APP 1'\napp = 'APP 2'\n", "", "app"},
		{"api = 'APP 1'\napp = 5\n", "", "api"},
		{"zeta = 'APP 1'\nbeta = 'APP 2'\n", "", "module shop holds several apps: beta, zeta"},
		{"zeta = 'APP'\nbeta = zeta\n", "", "beta"},
		{"x = 'APP'\n", "x", "x"},
		{"x = 5\n", "", "could not find a FastAPI app in module shop"},
		{"x = 5\n", "x", "the app name x in shop doesn't seem to be a FastAPI app"},
		{"x = 'APP'\n", "y", "could not find app name y in shop"},
	} {
		name, _, d := FindApp(run(c.text), c.name, isApp)
		if d != nil {
			name = d.Msg
		}
		if name != c.want {
			t.Errorf("%q: got %q, want %q", c.text, name, c.want)
		}
	}
}
