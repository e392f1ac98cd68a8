package web

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"
)

func watchedListener(t *testing.T) *deadlineListener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	watched := watchDeadlines(l)
	t.Cleanup(func() {
		watched.Close()
		watched.stop()
	})
	return watched
}

func dial(t *testing.T, l net.Listener) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// TestDeadlineInterruptsRead does what net/http does around each handler: a read is
// interrupted by a deadline in the past, and the connection is read again after it.
func TestDeadlineInterruptsRead(t *testing.T) {
	l := watchedListener(t)
	client := dial(t, l)
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	for range 3 {
		failed := make(chan error, 1)
		go func() {
			_, err := server.Read(make([]byte, 1))
			failed <- err
		}()
		server.SetReadDeadline(time.Unix(1, 0))
		if err := <-failed; !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("an interrupted read gives %v", err)
		}
		server.SetReadDeadline(time.Time{})
		client.Write([]byte("x"))
		if _, err := io.ReadFull(server, make([]byte, 1)); err != nil {
			t.Fatalf("the read after it: %v", err)
		}
	}
}

// TestDeadlineExpires lets a deadline pass and then extends it.
func TestDeadlineExpires(t *testing.T) {
	l := watchedListener(t)
	client := dial(t, l)
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	now := time.Now()
	server.SetReadDeadline(now.Add(time.Hour))
	l.expire(now.Add(time.Minute))
	client.Write([]byte("x"))
	if _, err := server.Read(make([]byte, 1)); err != nil {
		t.Fatalf("a read before its deadline: %v", err)
	}
	server.SetReadDeadline(now.Add(20 * time.Millisecond))
	if _, err := server.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("a read after its deadline gives %v", err)
	}
	server.SetReadDeadline(now.Add(time.Hour))
	client.Write([]byte("y"))
	if _, err := server.Read(make([]byte, 1)); err != nil {
		t.Fatalf("a read after a new deadline: %v", err)
	}
	server.Close()
	if len(l.conns) != 0 {
		t.Errorf("%d closed connections are still watched", len(l.conns))
	}
}

// TestSlowClientsLoseTheirConnection serves with short time-outs to a client that never
// ends its headers and to one that stays silent after an answer.
func TestSlowClientsLoseTheirConnection(t *testing.T) {
	l := watchedListener(t)
	server := &http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hi") }),
		ReadHeaderTimeout: 50 * time.Millisecond, IdleTimeout: 50 * time.Millisecond,
	}
	go server.Serve(l)
	defer server.Close()
	slow, idle := dial(t, l), dial(t, l)
	io.WriteString(slow, "GET / HTTP/1.1\r\nHost:")
	io.WriteString(idle, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	answers := bufio.NewReader(idle)
	answer, err := http.ReadResponse(answers, nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "hi" {
		t.Fatalf("got %q, %v", body, err)
	}
	for name, r := range map[string]io.Reader{"slow": slow, "idle": answers} {
		if _, err := io.Copy(io.Discard, r); err != nil {
			t.Errorf("the %s client: %v", name, err)
		}
	}
}
