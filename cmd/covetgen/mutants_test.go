package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	goruntime "runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/covetpy/covetgen/emit"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy"
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// TestMutants damages real applications a little and compiles them: whatever comes, a
// program compiles or has diagnostics. A panic, a run of more than mutantSpan, a program
// that does not verify and Go that does not type-check are faults of ours.
// COVETGEN_MUTANTS sets how many, COVETGEN_MUTANT_SEED where to begin, and
// COVETGEN_DOCS_SRC adds FastAPI's own documentation to the applications.
func TestMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles many programs")
	}
	count, first := setting(t, "COVETGEN_MUTANTS", 150), setting(t, "COVETGEN_MUTANT_SEED", 1)
	files := mutableFiles(t)
	verdicts := map[string]int{}
	for seed := first; seed < first+count; seed++ {
		rnd := rand.New(rand.NewPCG(uint64(seed), 2026))
		f := files[rnd.IntN(len(files))]
		text, how := mutant(rnd, f.text)
		if err := os.WriteFile(f.path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		verdict, fault := compileMutant(f)
		verdicts[verdict]++
		if fault != "" {
			t.Errorf("seed %d: %s: %s: %s\n%s", seed, f.name, how, fault, text)
		}
		if err := os.WriteFile(f.path, f.text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d mutants of %d files: %v", count, len(files), verdicts)
}

const mutantSpan = 20 * time.Second

func setting(t *testing.T, name string, fallback int) int {
	s := os.Getenv(name)
	if s == "" {
		return fallback
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// mutableFile is a file of an application, in a copy of it.
type mutableFile struct {
	name, path string
	app        string // APP of the application it belongs to
	text       []byte
}

// mutableFiles copies the applications and lists their Python files.
func mutableFiles(t *testing.T) []mutableFile {
	t.Helper()
	roots := []string{"../../testdata/apps"}
	if docs := os.Getenv("COVETGEN_DOCS_SRC"); docs != "" {
		roots = append(roots, docs)
	}
	var out []mutableFile
	for _, root := range roots {
		copied := filepath.Join(t.TempDir(), filepath.Base(root))
		if err := os.CopyFS(copied, os.DirFS(root)); err != nil {
			t.Fatal(err)
		}
		err := filepath.WalkDir(copied, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".py" || filepath.Base(path) == "record.py" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil || len(bytes.TrimSpace(text)) == 0 {
				return err
			}
			name, _ := filepath.Rel(copied, path)
			out = append(out, mutableFile{name: name, path: path, app: appOf(copied, path), text: text})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) == 0 {
		t.Fatal("no applications")
	}
	return out
}

// appOf is the file that makes the application a file belongs to: the nearest main.py or
// app.py in its folder or one above it, else itself.
func appOf(root, path string) string {
	for dir := filepath.Dir(path); dir != root && strings.HasPrefix(dir, root); dir = filepath.Dir(dir) {
		for _, name := range []string{"main.py", "app.py"} {
			if file := filepath.Join(dir, name); fileExists(file) {
				return file
			}
		}
	}
	return path
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// pythonToken matches what a mutation takes for a token.
var pythonToken = regexp.MustCompile(`[A-Za-z_][A-Za-z_0-9]*|[0-9][0-9.]*|"[^"\n]*"|'[^'\n]*'|->|:=|[-+*/<>=!]=|\*\*|//|[^\sA-Za-z_0-9]`)

// strangeTokens may come in the place of any token.
var strangeTokens = strings.Fields(`None True 0 -1 1.5 "" "x" b"x" [] {} () int str float list dict set tuple bytes object type Any
	self app x lambda:0 ... not await async yield return raise del in is * ** : , . = ( ) [ ] None|int list[int] dict[str,int] Depends() Query() Body()`)

// mutant is text with one or two mutations. Most mutants are still Python: one that is
// not only tests the parser, so five are tried for one that is.
func mutant(rnd *rand.Rand, text []byte) ([]byte, string) {
	var out []byte
	var how string
	for range 6 {
		out, how = mutateOnce(rnd, text)
		if rnd.IntN(3) == 0 {
			var again string
			out, again = mutateOnce(rnd, out)
			how += ", " + again
		}
		f, err := source.Decode("m.py", out)
		if err != nil {
			continue
		}
		if _, list := parser.ParseFile(f, parser.Options{}); !list.HasErrors() {
			break
		}
	}
	return out, how
}

func mutateOnce(rnd *rand.Rand, text []byte) ([]byte, string) {
	lines := strings.SplitAfter(string(text), "\n")
	tokens := pythonToken.FindAllIndex(text, -1)
	if len(tokens) < 4 || len(lines) < 2 {
		return text, "nothing"
	}
	token := func(i int) string { return string(text[tokens[i][0]:tokens[i][1]]) }
	cut := func(from, to int, with string) []byte { return []byte(string(text[:from]) + with + string(text[to:])) }
	i, j := rnd.IntN(len(tokens)), rnd.IntN(len(tokens))
	line := rnd.IntN(len(lines))
	switch rnd.IntN(8) {
	case 0:
		lines[line] = ""
		return []byte(strings.Join(lines, "")), fmt.Sprintf("line %d deleted", line+1)
	case 1:
		lines[line] += lines[rnd.IntN(len(lines))]
		return []byte(strings.Join(lines, "")), fmt.Sprintf("a line put after %d", line+1)
	case 2: // two tokens change places
		a, b := min(i, j), max(i, j)
		if a == b {
			break
		}
		return []byte(string(text[:tokens[a][0]]) + token(b) + string(text[tokens[a][1]:tokens[b][0]]) + token(a) + string(text[tokens[b][1]:])), fmt.Sprintf("%q and %q swapped", token(a), token(b))
	case 3: // one use of a name gets another name of the file
		for range 20 {
			if identifierLike(token(i)) && identifierLike(token(j)) && token(i) != token(j) {
				break
			}
			i, j = rnd.IntN(len(tokens)), rnd.IntN(len(tokens))
		}
		return cut(tokens[i][0], tokens[i][1], token(j)), fmt.Sprintf("%q is now %q", token(i), token(j))
	case 4: // all uses of a name
		old := token(i)
		if !identifierLike(old) {
			break
		}
		renamed := regexp.MustCompile(`\b`+old+`\b`).ReplaceAllString(string(text), token(j))
		return []byte(renamed), fmt.Sprintf("every %q is now %q", old, token(j))
	case 5:
		return cut(tokens[i][0], tokens[i][1], ""), fmt.Sprintf("%q deleted", token(i))
	case 6:
		return cut(tokens[i][0], tokens[i][0], token(j)+" "), fmt.Sprintf("%q put before %q", token(j), token(i))
	}
	strange := strangeTokens[rnd.IntN(len(strangeTokens))]
	return cut(tokens[i][0], tokens[i][1], strange), fmt.Sprintf("%q is now %q", token(i), strange)
}

func identifierLike(token string) bool {
	return token[0] == '_' || token[0] >= 'A' && token[0] <= 'Z' || token[0] >= 'a' && token[0] <= 'z'
}

// compileMutant compiles an application in memory and says what came of it, and what of
// that is a fault of ours.
func compileMutant(f mutableFile) (verdict, fault string) {
	type outcome struct{ verdict, fault string }
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if r := recover(); r != nil {
				o = outcome{"panicked", fmt.Sprintf("panic: %v\n%s", r, debug.Stack())}
			}
			done <- o
		}()
		o.verdict, o.fault = compileOnce(f)
	}()
	select {
	case o := <-done:
		return o.verdict, o.fault
	case <-time.After(mutantSpan):
		stacks := make([]byte, 1<<16)
		return "hung", "no end after " + mutantSpan.String() + "\n" + string(stacks[:goruntime.Stack(stacks, true)])
	}
}

func compileOnce(f mutableFile) (verdict, fault string) {
	result, err := frompy.Load(f.app, frompy.Options{Dir: filepath.Dir(f.app)})
	if err != nil {
		return "machine", err.Error()
	}
	for _, d := range result.Diagnostics.Sorted() {
		if d.Code == diag.Internal || d.Code == diag.BadOutput {
			return "internal", d.Error()
		}
		if d.Severity == diag.Error && d.Msg == "" {
			return "silent", fmt.Sprintf("%s says nothing", d.Code)
		}
	}
	if result.Diagnostics.HasErrors() {
		return "refused", ""
	}
	if result.Program == nil {
		return "silent", "no program and no diagnostic"
	}
	if err := ir.Verify(result.Program); err != nil {
		return "unverified", err.Error()
	}
	if _, err := emit.Project(result.Program, emit.Options{}); err != nil {
		return "bad output", err.Error()
	}
	return "compiled", ""
}
