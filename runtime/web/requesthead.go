package web

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"strings"
)

// requestHead is the request line and the headers of a connection's current request as
// they were sent. net/http keeps headers in a map; Starlette shows them in their order, in
// request.headers and in the errors of header models.
type requestHead struct {
	text  []byte
	next  bool // what is read now belongs to the next request
	whole bool
}

var headEnd = []byte("\r\n\r\n")

// keep notes what was read up to the end of the headers.
func (h *requestHead) keep(read []byte) {
	if h.next {
		h.text, h.next, h.whole = h.text[:0], false, false
	}
	if h.whole {
		return
	}
	begin := max(0, len(h.text)-len(headEnd)+1)
	h.text = append(h.text, read...)
	if end := bytes.Index(h.text[begin:], headEnd); end >= 0 {
		h.text, h.whole = h.text[:begin+end], true
	}
}

// Read implements net.Conn.
func (c *deadlineConn) Read(b []byte) (int, error) {
	n, err := c.TCPConn.Read(b)
	if n > 0 {
		c.head.keep(b[:n])
	}
	return n, err
}

// connState is the server's ConnState: an idle connection waits for its next request.
func connState(c net.Conn, state http.ConnState) {
	if d, ok := c.(*deadlineConn); ok && state == http.StateIdle {
		d.head.next = true
	}
}

type connKey struct{}

// connContext is the server's ConnContext.
func connContext(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// sentHeaders are the headers of a request in the order in which they were sent, nil when
// that is not known: requests that were sent before the answer to the one before them are
// read together with it. The first byte may be missing, which net/http reads ahead to
// notice clients that leave.
func sentHeaders(r *http.Request) []header {
	conn, ok := r.Context().Value(connKey{}).(*deadlineConn)
	if !ok || !conn.head.whole {
		return nil
	}
	line, rest, _ := strings.Cut(string(conn.head.text), "\r\n")
	want := r.Method + " " + r.RequestURI + " " + r.Proto
	if line != want && line != want[1:] {
		return nil
	}
	list := []header{}
	for field := range strings.SplitSeq(rest, "\r\n") {
		name, value, ok := strings.Cut(field, ":")
		if !ok {
			return nil
		}
		list = append(list, header{strings.ToLower(name), strings.Trim(value, " \t")})
	}
	return list
}
