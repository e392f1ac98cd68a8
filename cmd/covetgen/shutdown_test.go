package main

import (
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestShutdown sends SIGTERM while a request is answered: it is answered to its end, the
// exit of its dependency with yield runs, and the service ends well. A client that has
// sent half a request does not hold it.
func TestShutdown(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a service")
	}
	s := startService(t, buildService(t, "../../testdata/apps/hostile/app.py"), nil)
	slow, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	io.WriteString(slow, "GET /one/a HTTP/1.1\r\nhost: t\r\nx-never: ")
	answered := make(chan string, 1)
	go func() {
		res, err := http.Get(s.url + "/slow?seconds=1")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		answered <- res.Status + " " + string(body)
	}()
	time.Sleep(400 * time.Millisecond)
	begun := time.Now()
	s.cmd.Process.Signal(syscall.SIGTERM)
	if got := <-answered; got != `200 OK "open"` {
		t.Errorf("the request in flight got %s", got)
	}
	err = s.cmd.Wait()
	if err != nil || !strings.Contains(s.stderr.String(), "dependency closed") {
		t.Errorf("the service ended with %v: %s", err, s.stderr)
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("the service took %v to end", took)
	}
}
