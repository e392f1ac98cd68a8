package web

import (
	"net/http"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// The header values that every answer shares; slices so that setting one costs nothing.
var (
	serverHeader = []string{"uvicorn"}
	jsonHeader   = []string{"application/json"}
	textHeader   = []string{"text/plain; charset=utf-8"}
)

// longBody is the size from which net/http no longer works out the length by itself.
const longBody = 2048

// finish writes the answer and then does what FastAPI does behind it: background tasks,
// and the ends of dependencies with yield. That work goes on beside the connection, so
// that the client's next request does not wait for it.
func (c *Ctx) finish() {
	c.write()
	if !c.works() {
		c.release()
		return
	}
	http.NewResponseController(c.w).Flush()
	c.app.late.Add(1)
	go func() {
		defer c.app.late.Done()
		c.after()
	}()
}

// works reports whether there is something to do behind the answer, which then leaves
// before net/http could work out its length.
func (c *Ctx) works() bool { return c.out.background != nil || len(c.exits.request) > 0 }

// lockShared takes the loop's lock for what runs outside of the glue, where the route or the
// application touches state that requests share. The result gives it back.
func (c *Ctx) lockShared() (unlock func()) {
	if c.route != nil && c.route.Shares || c.app.config.Shares {
		c.task.Lock()
		return c.task.Unlock
	}
	return func() {}
}

func (c *Ctx) after() {
	defer c.lockShared()()
	err := runBackground(c.task, c.out.background)
	if err = unwind(c.task, &c.exits.request, err); err != nil {
		c.app.logger.exception(err)
	}
}

// write sends status, headers and body.
func (c *Ctx) write() {
	out := &c.out
	h := c.w.Header()
	h["Server"] = serverHeader
	if !out.whole {
		switch out.contentType {
		case "":
		case "application/json":
			h["Content-Type"] = jsonHeader
		case "text/plain; charset=utf-8":
			h["Content-Type"] = textHeader
		default:
			h["Content-Type"] = []string{out.contentType}
		}
		if out.stream == nil && (len(out.body) >= longBody || c.r.Method == "HEAD" || c.works()) {
			h["Content-Length"] = []string{itoa(int64(len(out.body)))}
		}
	}
	for _, e := range out.headers {
		name := http.CanonicalHeaderKey(e.name)
		h[name] = append(h[name], e.value)
	}
	if _, ok := h["Content-Type"]; !ok {
		h["Content-Type"] = nil // keeps net/http from guessing one
	}
	if out.stream != nil {
		c.stream()
		return
	}
	c.w.WriteHeader(out.status)
	if len(out.body) > 0 {
		c.w.Write(out.body)
	}
}

// stream sends the head of a StreamingResponse and its items as they come. An exception cuts
// the connection, as uvicorn does: the client sees an answer without its end.
func (c *Ctx) stream() {
	c.w.WriteHeader(c.out.status)
	control := http.NewResponseController(c.w)
	control.Flush()
	send := func(item py.Value) (bool, error) {
		chunk, err := chunkBytes(item)
		if err != nil {
			return false, err
		}
		c.task.Blocking(func() {
			if _, err = c.w.Write(chunk); err == nil {
				control.Flush()
			}
		})
		return err == nil, nil // with an error the client has gone
	}
	err := func() error {
		defer c.lockShared()()
		return c.iterate(send)
	}()
	if err != nil {
		c.app.logger.exception(err)
		panic(http.ErrAbortHandler)
	}
}

// iterate goes over a sync or async iterator.
func (c *Ctx) iterate(send func(py.Value) (bool, error)) error {
	if _, ok := c.out.stream.(*py.AsyncGenerator); !ok {
		if has, _ := py.HasAttr(c.task, c.out.stream, "__aiter__"); !has {
			c.task.EnterWorker()
			defer c.task.LeaveWorker()
			return py.Iterate(c.task, c.out.stream, send)
		}
	}
	it, err := py.AsyncIter(c.task, c.out.stream)
	if err != nil {
		return err
	}
	for {
		v, ok, err := py.AsyncNext(c.task, it)
		if err != nil || !ok {
			return err
		}
		if more, err := send(v); err != nil || !more {
			return err
		}
	}
}

func chunkBytes(item py.Value) ([]byte, error) {
	if b, ok := py.AsBytes(item); ok {
		return []byte(b), nil
	}
	s, ok := py.AsStr(item)
	if !ok {
		return nil, py.Raise(py.AttributeError, "'%s' object has no attribute 'encode'", item.Type().Name)
	}
	b, err := py.StrEncode(s, "utf-8", "strict")
	return []byte(b), err
}

// validPath is the path as uvicorn decodes it: ill-formed UTF-8 becomes U+FFFD.
func validPath(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	return string(replaceInvalid([]byte(path)))
}
