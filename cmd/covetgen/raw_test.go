package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// rawCase is a request as it stands on the wire, with what uvicorn and FastAPI answered.
// testdata/apps/hostile/record_raw.py records them again.
type rawCase struct {
	Name   string     `json:"name"`
	Sent   packedText `json:"sent"`
	Answer rawAnswer  `json:"answer"`
}

type rawAnswer struct {
	Status  int         `json:"status"`
	Headers [][2]string `json:"headers"`
	Body    packedText  `json:"body"`
}

// packedText is bytes as Latin-1 text, or a list of such texts where [text, count] stands
// for many of the same.
type packedText string

// MarshalJSON implements json.Marshaler.
func (p packedText) MarshalJSON() ([]byte, error) {
	runes := make([]rune, len(p))
	for i := range len(p) {
		runes[i] = rune(p[i])
	}
	return json.Marshal(string(runes))
}

// UnmarshalJSON implements json.Unmarshaler.
func (p *packedText) UnmarshalJSON(data []byte) error {
	var pieces []json.RawMessage
	if data[0] == '"' {
		pieces = []json.RawMessage{data}
	} else if err := json.Unmarshal(data, &pieces); err != nil {
		return err
	}
	var b strings.Builder
	for _, piece := range pieces {
		text, count := "", 1
		var err error
		if piece[0] == '"' {
			err = json.Unmarshal(piece, &text)
		} else {
			err = json.Unmarshal(piece, &[]any{&text, &count})
		}
		if err != nil {
			return err
		}
		b.WriteString(strings.Repeat(text, count))
	}
	*p = packedText(bytesOf(b.String()))
	return nil
}

// bytesOf reads text as Latin-1.
func bytesOf(text string) string {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		out = append(out, byte(r))
	}
	return string(out)
}

// TestRawRequests sends malformed, oversized and odd requests to a built service: it
// answers as uvicorn and FastAPI do, byte for byte but for differences.json (ARCHITECTURE.md says why),
// and lives on.
func TestRawRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a service")
	}
	var cases []rawCase
	data, err := os.ReadFile("../../testdata/apps/hostile/raw.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	// What differs from uvicorn today; -update records, so read the change before committing it.
	const differ = "../../testdata/apps/hostile/differences.json"
	differences := map[string]rawAnswer{}
	if data, err = os.ReadFile(differ); err == nil {
		err = json.Unmarshal(data, &differences)
	}
	if err != nil && !*update {
		t.Fatal(err)
	}
	changed := map[string]rawAnswer{}
	s := startService(t, buildService(t, "../../testdata/apps/hostile/app.py"), nil)
	for _, c := range cases {
		want := c.Answer
		if other, ok := differences[c.Name]; ok && !*update {
			want = other
		}
		got, err := sendRaw(s.url, string(c.Sent))
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		if *update {
			if !reflect.DeepEqual(got, want) {
				changed[c.Name] = got
			}
			continue
		}
		if got.Status != want.Status || got.Body != want.Body || !slices.Equal(got.Headers, want.Headers) {
			t.Errorf("%s: %.100q\n got %d %v %.300q\nwant %d %v %.300q", c.Name, c.Sent, got.Status, got.Headers, got.Body, want.Status, want.Headers, want.Body)
		}
	}
	if *update {
		data, err := json.MarshalIndent(changed, "", "  ")
		if err == nil {
			err = os.WriteFile(differ, append(data, '\n'), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	res, err := http.Get(s.url + "/one/alive")
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("the service is gone: %v\n%s", err, s.stderr)
	}
	res.Body.Close()
}

// sendRaw sends bytes and reads until the server closes, as record_raw.py does.
func sendRaw(url, sent string) (rawAnswer, error) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		return rawAnswer{}, err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	written := make(chan struct{})
	go func() {
		io.WriteString(conn, sent) // fails where the server has answered and closed
		close(written)
	}()
	data, err := io.ReadAll(conn)
	<-written
	if len(data) == 0 {
		return rawAnswer{}, fmt.Errorf("no answer: %v", err)
	}
	text := string(data)
	for strings.HasPrefix(text, "HTTP/1.1 100 ") {
		_, text, _ = strings.Cut(text, "\r\n\r\n")
	}
	head, body, _ := strings.Cut(text, "\r\n\r\n")
	lines := strings.Split(head, "\r\n")
	fields := strings.Fields(lines[0])
	if len(fields) < 2 {
		return rawAnswer{}, fmt.Errorf("no status line: %.200q", text)
	}
	out := rawAnswer{Body: packedText(body), Headers: [][2]string{}}
	if out.Status, err = strconv.Atoi(fields[1]); err != nil {
		return rawAnswer{}, fmt.Errorf("no status line: %.200q", text)
	}
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ":")
		if name = strings.ToLower(name); name != "date" && name != "server" {
			out.Headers = append(out.Headers, [2]string{name, strings.TrimSpace(value)})
		}
	}
	slices.SortFunc(out.Headers, func(a, b [2]string) int { return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1]) })
	return out, nil
}
