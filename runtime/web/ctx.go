package web

import (
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/go-chi/chi/v5"
)

// Ctx is one request while it is answered. Emitted glue reads parameters from it and
// answers through it. It must not be kept after the glue has returned; what Python code
// may keep (the Request object) copies what it needs.
type Ctx struct {
	app   *App
	route *Route
	r     *http.Request
	w     http.ResponseWriter
	task  *py.Task
	index chi.Context

	path       string
	paramTexts []string
	query      []pair
	cookies    []pair
	queryRead  bool
	cookieRead bool

	body     []byte
	bodyRead bool
	fields   *BodyFields // the body as LoadBody gave it, for dependencies
	formData *FormData

	errors   []schema.ErrorDetail
	failed   error // an exception raised while parameters were read
	guards   int
	received py.Value // the body as Python sees it, for RequestValidationError.body
	solved   []any    // results of dependencies by cache key
	exits    exits
	request  *Request
	injected *ResponseObject // the response parameter
	tasks    *BackgroundTasks
	kept     map[string]any // by Set

	out answer
}

// answer is the response while it is still in memory.
type answer struct {
	status      int
	contentType string
	headers     []header
	body        []byte
	set         bool
	whole       bool     // headers hold everything: add neither length nor type
	stream      py.Value // what a StreamingResponse iterates
	background  py.Value
}

type header struct{ name, value string }

var ctxPool = sync.Pool{New: func() any { return &Ctx{} }}

func newCtx(a *App, w http.ResponseWriter, r *http.Request) *Ctx {
	c := ctxPool.Get().(*Ctx)
	c.app, c.w, c.r = a, w, r
	c.task = a.newTask()
	return c
}

// release gives the Ctx back, but for one that Python code may still hold.
func (c *Ctx) release() {
	if c.request != nil {
		return
	}
	*c = Ctx{
		paramTexts: c.paramTexts[:0],
		query:      c.query[:0],
		cookies:    c.cookies[:0],
		errors:     c.errors[:0],
		index:      c.index,
	}
	ctxPool.Put(c)
}

// Task returns the task that answers this request.
func (c *Ctx) Task() *py.Task { return c.task }

// Worker is the task for a function that is not async, which runs in a worker thread. What calls
// an async function after it asks for Loop.
func (c *Ctx) Worker() *py.Task {
	c.task.EnterWorker()
	return c.task
}

// Loop is the task for an async function that may come after one that is not.
func (c *Ctx) Loop() *py.Task {
	c.task.LeaveWorker()
	return c.task
}

// Errors returns the number of validation errors recorded so far. A dependency is called
// only where the number is what it was before its parameters were read; after an exception
// it is never the same twice, so that nothing more is called.
func (c *Ctx) Errors() int {
	if c.failed != nil {
		c.guards--
		return c.guards
	}
	return len(c.errors)
}

// Invalid returns what keeps the endpoint from being called: an exception raised while
// parameters were read, else the RequestValidationError of all recorded errors, else nil.
func (c *Ctx) Invalid() error {
	if c.failed != nil {
		return c.failed
	}
	if len(c.errors) == 0 {
		return nil
	}
	return newRequestValidationError(c, append([]schema.ErrorDetail(nil), c.errors...))
}

// fail records validation errors with their place put in front.
func (c *Ctx) fail(errs *schema.Errors) { c.errors = append(c.errors, errs.Lines...) }

func (c *Ctx) missing(loc ...schema.LocItem) {
	c.errors = append(c.errors, schema.ErrorDetail{Type: "missing", Loc: loc, Msg: "Field required", Input: py.None})
}

func (c *Ctx) queryPairs() []pair {
	if !c.queryRead {
		c.queryRead = true
		if q := c.r.URL.RawQuery; q != "" {
			c.query = parseQuery(c.query[:0], q)
		}
	}
	return c.query
}

func (c *Ctx) cookiePairs() []pair {
	if !c.cookieRead {
		c.cookieRead = true
		for _, h := range c.r.Header["Cookie"] {
			c.cookies = parseCookies(c.cookies, latin1(h))
		}
	}
	return c.cookies
}

// headerValues returns the values of a header, decoded as Latin-1, by its name in any case.
func (c *Ctx) headerValues(name string) []string {
	if name == "host" && c.r.Host != "" {
		return []string{latin1(c.r.Host)}
	}
	values := c.r.Header[http.CanonicalHeaderKey(name)]
	if values == nil && name == "content-length" && c.r.ContentLength > 0 {
		return []string{itoa(c.r.ContentLength)}
	}
	if values == nil && name == "transfer-encoding" {
		values = c.r.TransferEncoding
	}
	for i, v := range values {
		if d := latin1(v); d != v {
			out := append([]string(nil), values...)
			out[i] = d
			values = out
		}
	}
	return values
}

// readBody reads the whole body once. The loop's lock is not held while the client sends.
func (c *Ctx) readBody() ([]byte, error) {
	if c.bodyRead {
		return c.body, nil
	}
	c.bodyRead = true
	if c.r.Body == nil || c.r.ContentLength == 0 {
		return nil, nil
	}
	var err error
	c.task.Blocking(func() { c.body, err = readAll(c.r.Body, c.r.ContentLength) })
	return c.body, err
}

// readAll reads r; size is the announced length, or -1. It never trusts the
// announcement for more than a first megabyte.
func readAll(r io.Reader, size int64) ([]byte, error) {
	if size < 0 || size > 1<<20 {
		return io.ReadAll(r)
	}
	b := make([]byte, size)
	n, err := io.ReadFull(r, b)
	return b[:n], err
}

// url characters that would end the path are escaped, as Starlette's URL does.
var pathEscapes = strings.NewReplacer("?", "%3F", "#", "%23", "\\", "%5C")

// Send answers with bytes that are ready.
func (c *Ctx) Send(status int, contentType string, body []byte) error {
	if s := c.injected; s != nil {
		if s.status != 0 {
			status = s.status
		}
		c.out.headers = append(c.out.headers, s.headers...)
	}
	if !bodyAllowed(status) {
		body = nil
	}
	c.out.status, c.out.contentType, c.out.body, c.out.set = status, contentType, body, true
	if c.tasks != nil {
		c.out.background = c.tasks
	}
	return nil
}

// SendJSON answers with JSON that is ready.
func (c *Ctx) SendJSON(status int, body []byte) error {
	return c.Send(status, "application/json", body)
}

// bodyAllowed is FastAPI's is_body_allowed_for_status_code.
func bodyAllowed(status int) bool {
	return !(status < 200 || status == 204 || status == 205 || status == 304)
}
