package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// behaviour is one application under testdata/apps with its requests and what FastAPI
// answered to them. `python testdata/apps/record.py` records the answers again.
type behaviour struct {
	App      string               `json:"app"`
	Requests [][3]json.RawMessage `json:"requests"`
}

// requestOptions say what a request carries besides its method and target.
type requestOptions struct {
	JSON    json.RawMessage   `json:"json"`
	Raw     *string           `json:"raw"`
	Headers map[string]string `json:"headers"`
	Wait    float64           `json:"wait"` // seconds, for what happens behind an answer
	Save    string            `json:"save"` // keeps the answer's access_token
	Bearer  string            `json:"bearer"`
}

// recordedAnswer is what came back. The body is text; bytes that are no UTF-8 stand as
// the surrogates of Python's surrogateescape.
type recordedAnswer struct {
	Status  int         `json:"status"`
	Headers [][2]string `json:"headers"`
	Body    string      `json:"body"`
}

// TestBehaviour builds each application and compares its answers with FastAPI's: status,
// headers and body, and with them the OpenAPI document.
func TestBehaviour(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	files, err := filepath.Glob("../../testdata/apps/*/requests.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no applications: %v", err)
	}
	for _, file := range files {
		folder, err := filepath.Abs(filepath.Dir(file))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(folder), func(t *testing.T) { replay(t, folder) })
	}
}

func replay(t *testing.T, folder string) {
	var c behaviour
	var answers []recordedAnswer
	readJSON(t, filepath.Join(folder, "requests.json"), &c)
	readJSON(t, filepath.Join(folder, "answers.json"), &answers)
	if len(answers) != len(c.Requests) {
		t.Fatalf("%d requests and %d answers: record them again", len(c.Requests), len(answers))
	}
	t.Chdir(folder)
	s := startService(t, buildService(t, c.App))
	saved := map[string]string{}
	for i, r := range c.Requests {
		var method, target string
		var o requestOptions
		for k, to := range []any{&method, &target, &o} {
			if err := json.Unmarshal(r[k], to); err != nil {
				t.Fatal(err)
			}
		}
		got := ask(t, s, method, target, o, saved)
		want := answers[i]
		if got.Status != want.Status || got.Body != want.Body || !slices.Equal(got.Headers, want.Headers) {
			t.Errorf("%s %s %s\n got %d %v %.2000s\nwant %d %v %.2000s", method, target, r[2], got.Status, got.Headers, got.Body, want.Status, want.Headers, want.Body)
		}
	}
}

func readJSON(t *testing.T, file string, to any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, to)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// unrecorded headers belong to the connection or the clock.
var unrecorded = []string{"date", "server", "content-length", "transfer-encoding", "connection"}

var cookieExpires = regexp.MustCompile(`expires=[^;]*`)

// ask sends one request, without following redirects.
func ask(t *testing.T, s *service, method, target string, o requestOptions, saved map[string]string) recordedAnswer {
	t.Helper()
	var body io.Reader
	switch {
	case o.JSON != nil:
		body = bytes.NewReader(o.JSON)
	case o.Raw != nil:
		body = strings.NewReader(*o.Raw)
	}
	req, err := http.NewRequest(method, s.url+target, body)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = "testserver"
	req.Header.Set("Accept", "*/*")
	if o.JSON != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for k, v := range o.Headers {
		req.Header.Set(k, v)
	}
	if o.Bearer != "" {
		req.Header.Set("Authorization", "Bearer "+saved[o.Bearer])
	}
	time.Sleep(time.Duration(o.Wait * float64(time.Second)))
	res, err := (&http.Transport{DisableCompression: true}).RoundTrip(req)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", method, target, err, s.stderr)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if o.Save != "" {
		var token struct {
			AccessToken string `json:"access_token"`
		}
		if err := json.Unmarshal(data, &token); err != nil {
			t.Errorf("%s %s: %v", method, target, err)
		}
		saved[o.Save] = token.AccessToken
	}
	out := recordedAnswer{Status: res.StatusCode, Body: string(data)}
	for k, list := range res.Header {
		for _, v := range list {
			if name := strings.ToLower(k); !slices.Contains(unrecorded, name) {
				out.Headers = append(out.Headers, [2]string{name, cookieExpires.ReplaceAllString(v, "expires=")})
			}
		}
	}
	slices.SortFunc(out.Headers, func(a, b [2]string) int { return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1]) })
	return out
}
