package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// mypycCase is one of mypyc's run tests with what CPython makes of it, as
// testdata/mypyc/cases.py writes it.
type mypycCase struct {
	Case         string            // file/name[.step]
	Name         string            // of its route and package
	App          string            // an application of this case alone, under the folder
	Alone        bool              // it shows its modules' names, so it stays alone
	Printed      string            // between its marks
	Results      map[string]string // how each call ended
	Inapplicable string            // why it does not run on CPython

	got string // how it failed compiled, "" when it passed
}

// knownMypycFailures lists those that do not pass, with the reason.
const knownMypycFailures = "../../testdata/mypyc/failures.txt"

// TestMypyc runs mypyc's own run tests as services: what they print and raise is what CPython
// prints and raises, but for the cases in testdata/mypyc/failures.txt. COVETGEN_MYPYC is mypy's
// unpacked source distribution, COVETGEN_ORACLE a Python 3.11 with mypy_extensions;
// COVETGEN_MYPYC_CASES picks cases by a pattern, COVETGEN_MYPYC_WORK keeps the folder.
// -update writes the list.
func TestMypyc(t *testing.T) {
	mypy, python := os.Getenv("COVETGEN_MYPYC"), os.Getenv("COVETGEN_ORACLE")
	if mypy == "" || python == "" {
		t.Skip("COVETGEN_MYPYC and COVETGEN_ORACLE are not set")
	}
	pattern := os.Getenv("COVETGEN_MYPYC_CASES")
	folder := os.Getenv("COVETGEN_MYPYC_WORK")
	if folder == "" {
		folder = t.TempDir()
	}
	cases := layMypycCases(t, python, mypy, folder, pattern)
	known := readMypycFailures(t)

	var together []*mypycCase
	applicable := 0
	for _, c := range cases {
		if c.Inapplicable != "" {
			continue
		}
		applicable++
		if c.got = checkMypycCase(folder, c); c.got == "" {
			together = append(together, c)
		}
	}
	runMypycCases(t, folder, together)

	failed := map[string]string{}
	var mended []string
	for _, c := range cases {
		switch _, listed := known[c.Case]; {
		case c.Inapplicable != "":
		case c.got != "":
			failed[c.Case] = strings.ReplaceAll(c.got, folder+string(filepath.Separator), "")
			if !listed && !*update {
				t.Errorf("%s (%s): %s", c.Case, filepath.Join(folder, c.App), c.got)
			} else if pattern != "" {
				t.Logf("%s (%s): %s", c.Case, filepath.Join(folder, c.App), c.got)
			}
		case listed && !*update:
			mended = append(mended, c.Case)
		}
	}
	if len(mended) > mypycSlack {
		t.Errorf("pass: take them off %s: %s", knownMypycFailures, strings.Join(mended, " "))
	}
	t.Logf("%d of %d cases give CPython's outcome (%.1f%%); %d of mypyc's do not run on CPython",
		applicable-len(failed), applicable, 100*float64(applicable-len(failed))/float64(max(applicable, 1)), len(cases)-applicable)
	if *update && pattern == "" {
		writeMypycFailures(t, failed, known)
	}
}

// mypycSlack is how many listed cases may pass: what a case prints can depend on the machine.
const mypycSlack = 3

// layMypycCases has the oracle lay the cases out, unless the folder has them already.
func layMypycCases(t *testing.T, python, mypy, folder, pattern string) []*mypycCase {
	t.Helper()
	table := filepath.Join(folder, "cases.json")
	if _, err := os.Stat(table); err != nil {
		cmd := exec.Command(python, "../../testdata/mypyc/cases.py", mypy, folder)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	var all []*mypycCase
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	chosen := regexp.MustCompile(pattern)
	return slices.DeleteFunc(all, func(c *mypycCase) bool { return !chosen.MatchString(c.Case) })
}

// checkMypycCase says why a case is refused, or nothing.
func checkMypycCase(folder string, c *mypycCase) string {
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"check", filepath.Join(folder, c.App), "--format", "json"}, &out, &errs); code == 0 {
		return ""
	}
	var report checkJSON
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		return "refused: " + firstLine(errs.String()+out.String())
	}
	for _, d := range report.Diagnostics {
		if d.Severity == "error" {
			return fmt.Sprintf("refused: %s %s", d.Code, firstLine(d.Message))
		}
	}
	return "refused: " + firstLine(errs.String())
}

func lastLine(text string) string {
	text = strings.TrimSpace(text)
	return text[strings.LastIndexByte(text, '\n')+1:]
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// caseName finds the case to which a message of the Go toolchain belongs: its package's
// name is in those of its files and functions.
var caseName = regexp.MustCompile(`(?i)case\d+`)

// mypycGroup is how many cases share a service: one that does not build or start costs
// another build of its group.
const mypycGroup = 40

// runMypycCases builds the cases into services, and compares.
func runMypycCases(t *testing.T, folder string, list []*mypycCase) {
	var shared []*mypycCase
	for _, c := range list {
		if c.Alone {
			serveMypycCases(t, folder, filepath.Join(folder, c.App), []*mypycCase{c})
		} else {
			shared = append(shared, c)
		}
	}
	for group := range slices.Chunk(shared, mypycGroup) {
		runMypycGroup(t, folder, group)
	}
}

// runMypycGroup builds cases into one service, and again without those that do not build.
func runMypycGroup(t *testing.T, folder string, shared []*mypycCase) {
	for len(shared) > 0 {
		var app strings.Builder
		app.WriteString("import fastapi\n\n")
		for _, c := range shared {
			fmt.Fprintf(&app, "from %s_alone import app as %[1]s_app\n", c.Name)
		}
		app.WriteString("\napp = fastapi.FastAPI()\n")
		for _, c := range shared {
			fmt.Fprintf(&app, "app.include_router(%s_app.router)\n", c.Name)
		}
		path := filepath.Join(folder, "app", "app.py")
		if err := os.WriteFile(path, []byte(app.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		message := serveMypycCases(t, folder, path, shared)
		if message == "" {
			return
		}
		// What does not build or start is left out, and the rest built again.
		blamed := map[string]string{}
		for line := range strings.Lines(message) {
			if strings.Contains(line, ": warning[") {
				continue
			}
			for _, name := range caseName.FindAllString(line, -1) {
				if name = strings.ToLower(name); blamed[name] == "" {
					blamed[name] = strings.TrimSpace(line)
				}
			}
		}
		rest := slices.DeleteFunc(slices.Clone(shared), func(c *mypycCase) bool {
			if blamed[c.Name] != "" {
				c.got = "does not build or start: " + blamed[c.Name]
			}
			return c.got != ""
		})
		if len(rest) == len(shared) {
			t.Fatalf("the service of all cases does not build: %s", message)
		}
		shared = rest
	}
}

// serveMypycCases builds an application, asks for each of its cases and compares. It gives
// back what is wrong with the build of more than one case.
func serveMypycCases(t *testing.T, folder, app string, list []*mypycCase) string {
	binary := filepath.Join(folder, "service")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"build", app, "-o", binary}, &out, &errs); code != 0 {
		message := out.String() + errs.String()
		if len(list) == 1 {
			list[0].got = "does not build: " + firstLine(message)
			return ""
		}
		return message
	}
	var s *mypycService
	for _, c := range list {
		if s == nil {
			var message string
			if s, message = startMypycService(t, binary); s == nil {
				if len(list) == 1 {
					list[0].got = "does not start: " + lastLine(message)
					return ""
				}
				// The last frame is where it stopped; those before it import each other.
				return message[max(0, strings.LastIndex(message, "  File ")):]
			}
		}
		if c.got = s.compare(folder, c); c.got == "no answer" {
			s.kill()
			s = nil
		}
	}
	if s != nil {
		s.kill()
	}
	return ""
}

// mypycService is a running service whose printed lines can be read.
type mypycService struct {
	cmd    *exec.Cmd
	url    string
	lines  chan string // of stdout
	client http.Client
}

// startMypycService starts a binary, or gives back what it wrote instead of serving.
func startMypycService(t *testing.T, binary string) (*mypycService, string) {
	t.Helper()
	s := &mypycService{cmd: exec.Command(binary, "--port", "0"), lines: make(chan string, 1<<16), client: http.Client{Timeout: 20 * time.Second}}
	s.cmd.Dir = t.TempDir()
	stdout, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(s.lines)
		r := bufio.NewReader(stdout)
		for {
			line, err := r.ReadString('\n')
			if line != "" {
				s.lines <- line
			}
			if err != nil {
				return
			}
		}
	}()
	address := make(chan string, 1)
	var message strings.Builder
	go func() {
		r := bufio.NewReader(stderr)
		for {
			line, err := r.ReadString('\n')
			message.WriteString(line)
			if _, rest, ok := strings.Cut(line, "running on "); ok {
				address <- strings.Fields(rest)[0]
				break
			}
			if err != nil {
				address <- ""
				break
			}
		}
		io.Copy(io.Discard, r)
	}()
	if s.url = <-address; s.url == "" {
		s.kill()
		return nil, message.String()
	}
	return s, ""
}

func (s *mypycService) kill() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

var addresses = regexp.MustCompile(`\b0x[0-9a-f]{6,}`)

// relative names files as a service does: from the folder of the application.
func (c *mypycCase) relative(folder, text string) string {
	text = strings.ReplaceAll(text, filepath.Join(folder, "alone", c.Name)+string(filepath.Separator), "")
	return strings.ReplaceAll(text, filepath.Join(folder, "app")+string(filepath.Separator), "")
}

// compare asks for a case and says how its outcome differs from CPython's.
func (s *mypycService) compare(folder string, c *mypycCase) string {
	res, err := s.client.Get(s.url + "/" + c.Name)
	if err != nil {
		return "no answer"
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return "no answer"
	}
	printed, err := s.printed()
	if err != nil {
		return err.Error()
	}
	var results map[string]string
	if err := json.Unmarshal(addresses.ReplaceAll(body, []byte("0x...")), &results); err != nil {
		return fmt.Sprintf("answers %d %.200q", res.StatusCode, body)
	}
	for name, want := range c.Results {
		if got := c.relative(folder, results[name]); got != c.relative(folder, want) {
			return fmt.Sprintf("%s: %.300s; CPython: %.300s", name, got, want)
		}
	}
	printed, wanted := c.relative(folder, addresses.ReplaceAllString(printed, "0x...")), c.relative(folder, c.Printed)
	if printed != wanted {
		got, want := strings.Split(printed, "\n"), strings.Split(wanted, "\n")
		i := 0
		for i < min(len(got), len(want))-1 && got[i] == want[i] {
			i++
		}
		return fmt.Sprintf("prints %.200q; CPython: %.200q", got[i], want[i])
	}
	return ""
}

// printed reads stdout from one mark to the other.
func (s *mypycService) printed() (string, error) {
	var b strings.Builder
	for timeout := time.After(20 * time.Second); ; {
		select {
		case line, ok := <-s.lines:
			text, end := strings.CutSuffix(line, "\x03\n")
			if strings.HasSuffix(line, "\x02\n") {
				b.Reset()
				continue
			}
			b.WriteString(text)
			switch {
			case end:
				return b.String(), nil
			case !ok:
				return "", errors.New("no answer")
			}
		case <-timeout:
			return "", errors.New("no answer")
		}
	}
}

// readMypycFailures reads lines of a case, a tab and the reason.
func readMypycFailures(t *testing.T) map[string]string {
	data, err := os.ReadFile(knownMypycFailures)
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if name, reason, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			known[name] = reason
		}
	}
	return known
}

// writeMypycFailures keeps the reasons that people wrote for cases that still fail.
func writeMypycFailures(t *testing.T, failed, known map[string]string) {
	var lines []string
	for name, reason := range failed {
		if written, ok := known[name]; ok {
			reason = written
		}
		lines = append(lines, name+"\t"+reason)
	}
	slices.Sort(lines)
	text := "# mypyc's run tests that do not give CPython's outcome, each with its reason.\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(knownMypycFailures, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
