package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestSentHeaders reads requests whose headers are not in the order of their names.
func TestSentHeaders(t *testing.T) {
	l := watchedListener(t)
	server := &http.Server{ConnState: connState, ConnContext: connContext, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		for _, h := range sentHeaders(r) {
			fmt.Fprintf(w, "%s=%s;", h.name, h.value)
		}
	})}
	go server.Serve(l)
	defer server.Close()
	conn := dial(t, l)
	answers := bufio.NewReader(conn)
	answer := func() string {
		t.Helper()
		r, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	send := func(pieces ...string) {
		for _, p := range pieces {
			io.WriteString(conn, p)
		}
	}
	send("GET /a?x=1 HTTP/1.1\r\nX-B: 2\r\nHost: h\r\nx-a:  1 \r\nX-B: 3\r\n\r\n")
	if got, want := answer(), "x-b=2;host=h;x-a=1;x-b=3;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	send("POST /b HTTP/1.1\r\nZ: 1\r\nHo", "st: h\r\nContent-Length: 8\r\nA: 2\r", "\n\r\n", "\r\n\r\nbody")
	if got, want := answer(), "z=1;host=h;content-length=8;a=2;"; got != want {
		t.Errorf("in pieces: got %q, want %q", got, want)
	}
	long := strings.Repeat("v", 9000)
	send("GET /c HTTP/1.1\r\nZ: " + long + "\r\nHost: h\r\n\r\n")
	if got, want := answer(), "z="+long+";host=h;"; got != want {
		t.Errorf("long: got %d bytes, want %d", len(got), len(want))
	}
	send("GET /d HTTP/1.1\r\nZ: 1\r\nHost: h\r\n\r\nGET /e HTTP/1.1\r\nY: 1\r\nHost: h\r\n\r\n")
	if got, want := answer(), "z=1;host=h;"; got != want {
		t.Errorf("before a pipelined one: got %q, want %q", got, want)
	}
	if got := answer(); got != "" {
		t.Errorf("pipelined: got %q, want nothing", got)
	}
	var none net.Conn = conn
	connState(none, http.StateIdle) // other connections are left alone
}
