package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The application of testdata/record.py, with glue as emitted code has it.

var itemClass = &schema.Class{Name: "Item", Fields: []*schema.Field{
	{Name: "name", Schema: &schema.Str{MinLength: schema.Len(1)}, Required: true},
	{Name: "price", Schema: &schema.Float{}, Required: true},
}}

var (
	itemIDParam = Param{Name: "item_id", Alias: "item_id", In: Path, Schema: &schema.Int{}, Required: true}
	qParam      = Param{Name: "q", Alias: "q", In: Query, Schema: &schema.Nullable{Inner: &schema.Str{}}, Default: py.None}
	tagParam    = Param{Name: "tag", Alias: "tag", In: Query, Schema: &schema.List{Items: &schema.Str{}}, Default: py.NewList(), Sequence: true}
	pathParamOf = Param{Name: "path", Alias: "path", In: Path, Schema: &schema.Str{}, Required: true}
	skipParam   = Param{Name: "skip", Alias: "skip", In: Query, Schema: &schema.Int{}, Default: py.MakeInt(0)}
	limitParam  = Param{Name: "limit", Alias: "limit", In: Query, Schema: &schema.Int{Le: py.MakeInt(100)}, Default: py.MakeInt(10)}
	tokenParam  = Param{Name: "x_token", Alias: "x-token", In: Header, Schema: &schema.Str{}, Required: true}
	cookieParam = Param{Name: "session", Alias: "session", In: Cookie, Schema: &schema.Nullable{Inner: &schema.Str{}}, Default: py.None}
	itemBody    = BodyParam{Param: Param{Name: "item", Alias: "item", In: BodyIn, Schema: &schema.ModelRef{Class: itemClass}, Required: true}, StrictContentType: true}
	anything    = &Response{}
)

func dictOf(pairs ...any) *py.Dict {
	d := py.NewDict()
	for i := 0; i < len(pairs); i += 2 {
		d.SetStr(pairs[i].(string), pairs[i+1].(py.Value))
	}
	return d
}

func optStr(s *string) py.Value {
	if s == nil {
		return py.None
	}
	return py.Str(*s)
}

func getItem(c *Ctx) error {
	id, q, tag := c.Int(&itemIDParam), c.OptStr(&qParam), c.Value(&tagParam)
	if err := c.Invalid(); err != nil {
		return err
	}
	return c.Respond(anything, dictOf("item_id", id.Value(), "q", optStr(q), "tag", tag))
}

func getPage(c *Ctx) error {
	skip, limit := c.Int(&skipParam), c.Int(&limitParam)
	token, session := c.Str(&tokenParam), c.OptStr(&cookieParam)
	if err := c.Invalid(); err != nil {
		return err
	}
	return c.Respond(anything, dictOf("skip", skip.Value(), "limit", limit.Value(), "x_token", py.Str(token), "session", optStr(session)))
}

func postItem(c *Ctx) error {
	body, err := ReadBody[py.Value](c, &itemBody, nil)
	if err != nil {
		return err
	}
	item := body.Value()
	if err := c.Invalid(); err != nil {
		return err
	}
	return c.Respond(&Response{Status: 201}, item)
}

func getCookie(c *Ctx) error {
	r := c.Response()
	if _, err := py.CallMethodKw(c.Task(), r, "set_cookie", []py.Value{py.Str("k"), py.Str("v w")}, []py.Kw{{Name: "httponly", Value: py.Bool(true)}}); err != nil {
		return err
	}
	headers, err := py.GetAttr(c.Task(), r, "headers")
	if err != nil {
		return err
	}
	if err := py.SetItem(c.Task(), headers, py.Str("X-A"), py.Str("b")); err != nil {
		return err
	}
	if err := py.SetAttr(c.Task(), r, "status_code", py.MakeInt(202)); err != nil {
		return err
	}
	return c.Respond(anything, dictOf("ok", py.Bool(true)))
}

func testApp(t *testing.T) *App {
	t.Helper()
	if itemClass.Type == nil {
		class, err := schema.NewModelType(py.NewTask(nil), itemClass, nil, nil, "app", "Item")
		if err != nil {
			t.Fatal(err)
		}
		itemClass.Type = class
	}
	a := New(Config{Title: "Web", Version: "1.0.0", RedirectSlashes: true})
	a.logger.out = io.Discard
	a.Page("/docs", "text/html; charset=utf-8", bytes.Repeat([]byte{32}, 1002))
	err := a.Middleware(CORSMiddlewareType, []py.Kw{
		{Name: "allow_origins", Value: py.NewList(py.Str("https://a.example"))}, {Name: "allow_credentials", Value: py.Bool(true)},
		{Name: "allow_methods", Value: py.NewList(py.Str("GET"), py.Str("POST"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string, handle func(*Ctx) error) {
		a.Route(Route{Methods: []string{"GET"}, Path: path, Handle: handle})
	}
	get("/plain", func(c *Ctx) error {
		return c.Respond(&Response{Class: PlainTextResponseType}, py.Str("hello"))
	})
	get("/items/me", func(c *Ctx) error { return c.Respond(anything, dictOf("me", py.Bool(true))) })
	get("/items/{item_id}", getItem)
	get("/files/{path:path}", func(c *Ctx) error {
		return c.Respond(anything, dictOf("path", py.Str(c.Str(&pathParamOf))))
	})
	get("/page", getPage)
	a.Route(Route{Methods: []string{"POST"}, Path: "/items", Handle: postItem})
	get("/teapot", func(c *Ctx) error {
		return newHTTPException(418, dictOf("reason", py.Str("tea")), []header{{"X-Tea", "green"}})
	})
	get("/boom", func(c *Ctx) error { return py.Raise(py.ValueError, "boom") })
	a.Route(Route{Methods: []string{"DELETE"}, Path: "/items/{item_id}", Handle: func(c *Ctx) error {
		return c.Respond(&Response{Status: 204}, py.None)
	}})
	get("/cookie", getCookie)
	get("/slash/", func(c *Ctx) error { return c.Respond(anything, py.Str("s")) })
	return a
}

type recorded struct {
	Request struct {
		Method, Path, Body string
		Headers            [][2]string
	}
	Answer answerRecord
}

type answerRecord struct {
	Status  int
	Headers [][2]string
	Body    string
}

func TestAnswersAreFastAPIs(t *testing.T) {
	text, err := os.ReadFile("testdata/answers.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []recorded
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(testApp(t))
	defer server.Close()
	for _, c := range cases {
		name := fmt.Sprintf("%s %s %.40s", c.Request.Method, c.Request.Path, c.Request.Body)
		got, err := ask(server.Listener.Addr().String(), c)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := c.Answer
		if want.Status != got.Status || want.Body != got.Body && c.Request.Path != "/docs" {
			t.Errorf("%s\n got %d %s\nwant %d %s", name, got.Status, got.Body, want.Status, want.Body)
		}
		if g, w := fmt.Sprint(got.Headers), fmt.Sprint(want.Headers); g != w {
			t.Errorf("%s: headers\n got %s\nwant %s", name, g, w)
		}
	}
}

// ask sends a recorded request over a connection of its own, byte for byte.
func ask(address string, c recorded) (answerRecord, error) {
	var out answerRecord
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return out, err
	}
	defer conn.Close()
	r := c.Request
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n", r.Method, r.Path)
	for _, h := range r.Headers {
		fmt.Fprintf(conn, "%s: %s\r\n", h[0], h[1])
	}
	if r.Body != "" || r.Method == "POST" {
		fmt.Fprintf(conn, "Content-Length: %d\r\n", len(r.Body))
	}
	fmt.Fprintf(conn, "\r\n%s", r.Body)
	res, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: r.Method})
	if err != nil {
		return out, err
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return out, err
	}
	out.Status, out.Body = res.StatusCode, strings.ToValidUTF8(string(body), string(utf8.RuneError))
	for name, values := range res.Header {
		for _, v := range values {
			if name != "Date" && name != "Connection" {
				out.Headers = append(out.Headers, [2]string{strings.ToLower(name), v})
			}
		}
	}
	sort.Slice(out.Headers, func(i, j int) bool { return fmt.Sprint(out.Headers[i]) < fmt.Sprint(out.Headers[j]) })
	return out, nil
}
