package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// behaviour is an application with the requests to it; what FastAPI answered to them stands
// in the transcript beside it. `python testdata/apps/record.py` records it again.
type behaviour struct {
	App      string               `json:"app"`
	Env      map[string]string    `json:"env"` // of the server
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

// exchange is one request of a transcript with its answer.
type exchange struct {
	Method, Target string
	Options        requestOptions
	Request        string // the three as they stand in the transcript
	Answer         answer
}

// answer is what came back, without the headers that belong to the connection or the clock.
type answer struct {
	Status  int
	Headers []string // "name: value", sorted
	Body    string
}

// TestBehaviour builds each application and compares its answers with FastAPI's: status,
// headers and body, and with them the OpenAPI document.
func TestBehaviour(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	for _, folder := range transcribed(t, "../../testdata/apps") {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			c, exchanges := readTranscript(t, folder)
			t.Chdir(folder)
			s := startService(t, buildService(t, c.App), c.Env)
			replay(t, s, exchanges)
		})
	}
}

// transcribed finds the folders with requests under a folder.
func transcribed(t *testing.T, under string) []string {
	t.Helper()
	files, err := filepath.Glob(under + "/*/requests.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no applications: %v", err)
	}
	for i, file := range files {
		if files[i], err = filepath.Abs(filepath.Dir(file)); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// readTranscript reads the requests to an application and their recorded answers. Both must
// belong together.
func readTranscript(t *testing.T, folder string) (behaviour, []exchange) {
	t.Helper()
	var c behaviour
	data, err := os.ReadFile(filepath.Join(folder, "requests.json"))
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "transcript.txt"))
	if err != nil {
		t.Fatal(err)
	}
	records := strings.Split("\n"+string(text), "\n### ")[1:]
	if len(records) != len(c.Requests) {
		t.Fatalf("%d requests and %d answers: record them again", len(c.Requests), len(records))
	}
	exchanges := make([]exchange, len(records))
	for i, r := range c.Requests {
		e := &exchanges[i]
		for k, to := range []any{&e.Method, &e.Target, &e.Options} {
			if err := json.Unmarshal(r[k], to); err != nil {
				t.Fatalf("%s: request %d: %v", folder, i, err)
			}
		}
		head, body, _ := strings.Cut(records[i], "\n\n")
		lines := strings.Split(head, "\n")
		if !strings.HasPrefix(lines[0], e.Method+" "+e.Target+" ") {
			t.Fatalf("request %d is %s %s, recorded was %s: record them again", i, e.Method, e.Target, lines[0])
		}
		if e.Answer.Status, err = strconv.Atoi(lines[1]); err != nil {
			t.Fatal(err)
		}
		e.Request, e.Answer.Headers, e.Answer.Body = lines[0], lines[2:], body
		if i == len(records)-1 {
			e.Answer.Body = strings.TrimSuffix(body, "\n")
		}
	}
	return c, exchanges
}

// replay sends the requests of a transcript one after the other and compares the answers.
func replay(t *testing.T, s *service, exchanges []exchange) {
	t.Helper()
	saved := map[string]string{}
	for _, e := range exchanges {
		time.Sleep(pause)
		got, want := ask(t, s, e, saved), e.Answer
		if got.Status != want.Status || got.Body != want.Body || !slices.Equal(got.Headers, want.Headers) {
			t.Errorf("%s\n got %d %q %s\nwant %d %q %s", e.Request, got.Status, got.Headers, around(got.Body, want.Body), want.Status, want.Headers, around(want.Body, got.Body))
		}
	}
}

// pause stands between two requests: what a request leaves to do after its answer, such as
// the ends of dependencies and background tasks, is over before the next, as when recorded.
const pause = 3 * time.Millisecond

// around cuts long text to the place where it differs from another.
func around(text, other string) string {
	at := 0
	for at < min(len(text), len(other)) && text[at] == other[at] {
		at++
	}
	begin, end := max(0, at-1000), min(len(text), at+1000)
	return text[begin:end]
}

// unrecorded headers belong to the connection or the clock.
var unrecorded = []string{"date", "server", "content-length", "transfer-encoding", "connection"}

var cookieExpires = regexp.MustCompile(`expires=[^;]*`)

// ask sends one request, without following redirects.
func ask(t *testing.T, s *service, e exchange, saved map[string]string) answer {
	t.Helper()
	method, target, o := e.Method, e.Target, e.Options
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
	req.Header.Set("User-Agent", "") // none
	if o.JSON != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for k, v := range o.Headers {
		req.Header.Set(k, v)
		if strings.EqualFold(k, "Host") {
			req.Host = v
		}
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
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		data = append(data, "(the connection was cut)"...)
	case err != nil:
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
	out := answer{Status: res.StatusCode, Body: string(data)}
	for k, list := range res.Header {
		for _, v := range list {
			if name := strings.ToLower(k); !slices.Contains(unrecorded, name) {
				out.Headers = append(out.Headers, name+": "+cookieExpires.ReplaceAllString(v, "expires="))
			}
		}
	}
	slices.Sort(out.Headers)
	return out
}
