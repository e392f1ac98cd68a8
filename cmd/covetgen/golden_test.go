package main

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestGoldenTranscripts builds the golden services as they are kept, with the race detector,
// and compares their answers with the recorded ones of FastAPI. Then the requests that
// only read are sent from several clients at once. That the kept services are what the
// compiler makes is tested in emit.
func TestGoldenTranscripts(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	for _, folder := range transcribed(t, "../../golden") {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			c, exchanges := readTranscript(t, folder)
			s := startService(t, buildGolden(t, folder), c.Env)
			replay(t, s, exchanges)
			if t.Failed() {
				t.Logf("%.4000s", s.stderr)
			}
			crowd(t, s, exchanges)
			s.stop(t)
			if strings.Contains(s.stderr.String(), "DATA RACE") {
				t.Errorf("races: %.4000s", s.stderr)
			}
		})
	}
}

// TestGoldenComplete wants requests, a transcript and a service in each golden case.
func TestGoldenComplete(t *testing.T) {
	folders, err := filepath.Glob("../../golden/*/service")
	if err != nil || len(folders) < 12 {
		t.Errorf("%d golden services, %v", len(folders), err)
	}
	for _, folder := range folders {
		for _, name := range []string{"requests.json", "transcript.txt"} {
			if _, err := os.Stat(filepath.Join(filepath.Dir(folder), name)); err != nil {
				t.Error(err)
			}
		}
	}
}

// buildGolden builds the service of a case in the module of all cases, so that the runtime
// is compiled once.
func buildGolden(t *testing.T, folder string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), filepath.Base(folder))
	cmd := exec.Command("go", "build", "-race", "-o", binary, "./service")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off", "CGO_ENABLED=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// crowd sends the GET requests of a transcript from eight clients at once. The state is no
// longer the recorded one, so only a connection that breaks is an error.
func crowd(t *testing.T, s *service, exchanges []exchange) {
	t.Helper()
	reads := slices.DeleteFunc(slices.Clone(exchanges), func(e exchange) bool { return e.Method != "GET" })
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, e := range reads {
				req, err := http.NewRequest(e.Method, s.url+e.Target, nil)
				if err != nil {
					t.Error(err)
					return
				}
				for k, v := range e.Options.Headers {
					req.Header.Set(k, v)
				}
				res, err := client.Do(req)
				if err != nil {
					t.Errorf("%s: %v", e.Request, err)
					return
				}
				io.Copy(io.Discard, res.Body)
				res.Body.Close()
			}
		})
	}
	wg.Wait()
}
