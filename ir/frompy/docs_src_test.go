package frompy

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/fastapi"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/diag"
)

// refusedDocs are the files of docs_src whose import fails, with the beginning
// of the reason.
var refusedDocs = map[string]string{
	// They fail in Python too.
	"dependencies/tutorial008.py":            "CV2002",
	"response_model/tutorial003_04_py310.py": "CV2003",
	"response_model/tutorial003_04.py":       "CV2003",
	// A script that reads a file, not an app.
	"generate_clients/tutorial004.py": "CV5002",
}

// TestDocsSrc imports every program of FastAPI's own documentation. It needs
// FastAPI's source distribution: COVETGEN_FASTAPI names its folder.
func TestDocsSrc(t *testing.T) {
	sdist := os.Getenv("COVETGEN_FASTAPI")
	if sdist == "" {
		t.Skip("COVETGEN_FASTAPI is not set")
	}
	// A link keeps FastAPI's own source, which stands beside, out of the import root.
	root := t.TempDir()
	docs := filepath.Join(root, "docs_src")
	if err := os.CopyFS(docs, os.DirFS(filepath.Join(sdist, "docs_src"))); err != nil {
		t.Fatal(err)
	}
	files := 0
	err := filepath.WalkDir(docs, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".py") || filepath.Base(path) == "__init__.py" {
			return err
		}
		files++
		name, _ := filepath.Rel(docs, path)
		name = filepath.ToSlash(name)
		list := &diag.List{}
		in := eval.New(eval.Config{Roots: []string{root}, Natives: []eval.Natives{pydantic.Natives(), fastapi.Natives()}}, list)
		_, runErr := in.RunFile(path)
		want, refused := refusedDocs[name]
		switch {
		case refused && list.Len() == 0:
			t.Errorf("%s: imported, want %s", name, want)
		case refused:
			if got := string(list.Sorted()[0].Code); got != want {
				t.Errorf("%s: %v, want %s", name, list.Sorted()[0], want)
			}
		case runErr != nil || list.Len() > 0:
			t.Errorf("%s: %v %v", name, runErr, list.Sorted())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 300 {
		t.Errorf("only %d files in %s", files, sdist)
	}
}
