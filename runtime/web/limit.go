package web

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// stallTimeout is how long a client may send nothing while its body is being read.
const stallTimeout = 60 * time.Second

// limitBody bounds the size of the request's body and the time a slow client may take
// between two pieces of it.
func (c *Ctx) limitBody(r *Route) {
	if c.r.Body == nil || c.r.ContentLength == 0 {
		return
	}
	limit := c.app.maxBody
	if r.MaxBody > 0 {
		limit = r.MaxBody
	}
	if limit > 0 {
		c.r.Body = http.MaxBytesReader(c.w, c.r.Body, limit)
	}
	c.r.Body = &patientReader{ReadCloser: c.r.Body, control: http.NewResponseController(c.w)}
}

// patientReader moves the connection's read deadline ahead before each read.
type patientReader struct {
	io.ReadCloser
	control *http.ResponseController
	moved   time.Time
}

// Read implements io.Reader.
func (p *patientReader) Read(b []byte) (int, error) {
	if now := time.Now(); now.Sub(p.moved) > time.Second {
		p.moved = now
		p.control.SetReadDeadline(now.Add(stallTimeout))
	}
	n, err := p.ReadCloser.Read(b)
	if err != nil {
		p.control.SetReadDeadline(time.Time{})
	}
	return n, err
}

func tooLarge(err error) bool {
	var limit *http.MaxBytesError
	return errors.As(err, &limit)
}
