package web

import (
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// ResponseObject is an instance of starlette.responses.Response or of a class deriving from it.
type ResponseObject struct {
	class      *py.Type
	attrs      *py.Dict
	status     int // 0: None, as in the response parameter before somebody sets it
	mediaType  string
	body       []byte
	hasBody    bool // streams have none
	headers    []header
	background py.Value
	stream     py.Value // the iterator of a StreamingResponse
}

// The response classes.
var (
	ResponseType          = py.RootType(responseTables{}, "starlette.responses", "Response")
	HTMLResponseType      = py.Subtype(responseTables{}, "starlette.responses", "HTMLResponse", &ResponseType)
	PlainTextResponseType = py.Subtype(responseTables{}, "starlette.responses", "PlainTextResponse", &ResponseType)
	JSONResponseType      = py.Subtype(responseTables{}, "starlette.responses", "JSONResponse", &ResponseType)
	RedirectResponseType  = py.Subtype(responseTables{}, "starlette.responses", "RedirectResponse", &ResponseType)
	StreamingResponseType = py.Subtype(responseTables{}, "starlette.responses", "StreamingResponse", &ResponseType)
)

type responseTables struct{}

// Fill implements py.Tables.
func (responseTables) Fill() {
	for _, c := range []*py.Type{ResponseType, HTMLResponseType, PlainTextResponseType, JSONResponseType, RedirectResponseType, StreamingResponseType} {
		c.New = func(_ *py.Task, cls *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
			return &ResponseObject{class: cls}, nil
		}
	}
	ResponseType.Init = responseInit
	HTMLResponseType.Init = responseInit
	PlainTextResponseType.Init = responseInit
	JSONResponseType.Init = responseInit
	RedirectResponseType.Init = redirectInit
	StreamingResponseType.Init = streamingInit
	ResponseType.SetMethods(responseMethods, "")
	ResponseType.SetAttributes(responseAttributes())
	JSONResponseType.SetMethods([]py.Method{{Name: "render", Kind: py.OneArg, Fn: renderJSON}}, "")
	for class, mediaType := range map[*py.Type]string{HTMLResponseType: "text/html", PlainTextResponseType: "text/plain", JSONResponseType: "application/json"} {
		class.SetAttributes([]py.Attribute{mediaTypeAttribute(mediaType)})
	}
}

// Type implements py.Value.
func (r *ResponseObject) Type() *py.Type { return r.class }

// AttrDict holds what Python code puts on the instance.
func (r *ResponseObject) AttrDict(create bool) *py.Dict {
	if r.attrs == nil && create {
		r.attrs = py.NewDict()
	}
	return r.attrs
}

var responseParams = []py.Param{
	{Name: "content", Default: py.None},
	{Name: "status_code", Default: py.MakeInt(200)},
	{Name: "headers", Default: py.None},
	{Name: "media_type", Default: py.None},
	{Name: "background", Default: py.None},
}

// responseInit is Response.__init__, for JSONResponse and the text classes too.
func responseInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	args, err := bindArgs(self.Type().Name+".__init__", responseParams, pos, kw)
	if err != nil {
		return err
	}
	r := py.Unwrap(self).(*ResponseObject)
	if err := r.setStatus(t, args[1]); err != nil {
		return err
	}
	if err := r.setMediaType(t, self, args[3]); err != nil {
		return err
	}
	r.setBackground(args[4])
	body, err := py.CallMethod(t, self, "render", args[0])
	if err != nil {
		return err
	}
	if err := r.setBody(body); err != nil {
		return err
	}
	return r.initHeaders(t, args[2])
}

func (r *ResponseObject) setStatus(t *py.Task, v py.Value) error {
	if v == py.None {
		r.status = 0
		return nil
	}
	i, ok := py.AsInt(v)
	if !ok {
		return py.Raise(py.TypeError, "status_code must be an int, not %s", v.Type().Name)
	}
	n, _ := i.Int64()
	r.status = int(n)
	return nil
}

// setMediaType keeps the argument, or what the class says.
func (r *ResponseObject) setMediaType(t *py.Task, self, arg py.Value) error {
	if arg == py.None {
		v, err := py.GetAttr(t, self, "media_type")
		if err != nil {
			return err
		}
		arg = v
	}
	s, _ := py.AsStr(arg)
	r.mediaType = s
	return nil
}

func (r *ResponseObject) setBackground(v py.Value) {
	if v != py.None {
		r.background = v
	}
}

func (r *ResponseObject) setBody(v py.Value) error {
	b, ok := py.AsBytes(v)
	if !ok {
		return py.Raise(py.TypeError, "render() must return bytes, not %s", v.Type().Name)
	}
	r.body, r.hasBody = []byte(b), true
	return nil
}

// initHeaders is Response.init_headers: given names in lower case, then the content
// length and type unless they were given.
func (r *ResponseObject) initHeaders(t *py.Task, given py.Value) error {
	r.headers = r.headers[:0]
	length, kind := true, true
	if given != py.None {
		list, err := headerList(t, given)
		if err != nil {
			return err
		}
		for _, h := range list {
			length = length && h.name != "content-length"
			kind = kind && h.name != "content-type"
		}
		r.headers = append(r.headers, list...)
	}
	if r.hasBody && length && !(r.status < 200 || r.status == 204 || r.status == 304) {
		r.headers = append(r.headers, header{"content-length", itoa(int64(len(r.body)))})
	}
	if r.mediaType != "" && kind {
		r.headers = append(r.headers, header{"content-type", withCharset(r.mediaType)})
	}
	return nil
}

// withCharset adds Starlette's charset to text types that say none.
func withCharset(mediaType string) string {
	if strings.HasPrefix(mediaType, "text/") && !strings.Contains(strings.ToLower(mediaType), "charset=") {
		return mediaType + "; charset=utf-8"
	}
	return mediaType
}

// headerList reads a mapping of str to str; the values must be Latin-1.
func headerList(t *py.Task, v py.Value) ([]header, error) {
	items, err := py.CallMethod(t, v, "items")
	if err != nil {
		return nil, err
	}
	var out []header
	err = py.Iterate(t, items, func(item py.Value) (bool, error) {
		kv, err := py.UnpackN(t, item, 2)
		if err != nil {
			return false, err
		}
		name, value, err := headerPair(kv[0], kv[1])
		if err != nil {
			return false, err
		}
		out = append(out, header{name, value})
		return true, nil
	})
	return out, err
}

// headerPair encodes one header as Starlette does: both parts Latin-1, the name in lower case.
func headerPair(name, value py.Value) (string, string, error) {
	n, ok := py.AsStr(name)
	if !ok {
		return "", "", py.Raise(py.AttributeError, "'%s' object has no attribute 'lower'", name.Type().Name)
	}
	v, ok := py.AsStr(value)
	if !ok {
		return "", "", py.Raise(py.AttributeError, "'%s' object has no attribute 'encode'", value.Type().Name)
	}
	raw, err := encodeLatin1(v)
	if err != nil {
		return "", "", err
	}
	lower, err := encodeLatin1(strings.ToLower(n))
	return lower, raw, err
}

// encodeLatin1 returns the bytes of s in ISO 8859-1.
func encodeLatin1(s string) (string, error) {
	plain := true
	for i := 0; i < len(s); i++ {
		plain = plain && s[i] < utf8.RuneSelf
	}
	if plain {
		return s, nil
	}
	b, err := py.StrEncode(s, "latin-1", "strict")
	return string(b), err
}

var responseMethods = []py.Method{
	{Name: "render", Kind: py.OneArg, Fn: renderContent},
	{Name: "init_headers", Kind: py.Positional, Max: 1, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		given := args[0]
		if given == nil {
			given = py.None
		}
		return py.None, self.(*ResponseObject).initHeaders(t, given)
	}},
	{Name: "set_cookie", Kind: py.Keywords, Min: 1, Params: []string{"key", "value", "max_age", "expires", "path", "domain", "secure", "httponly", "samesite", "partitioned"}, Fn: setCookie},
	{Name: "delete_cookie", Kind: py.Keywords, Min: 1, Params: []string{"key", "path", "domain", "secure", "httponly", "samesite", "partitioned"}, Fn: deleteCookie},
}

// renderContent is Response.render: nothing, bytes, or text as UTF-8.
func renderContent(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
	content := args[0]
	if content == py.None {
		return py.Bytes(""), nil
	}
	if b, ok := py.AsBytes(content); ok {
		return py.Bytes(b), nil
	}
	if s, ok := py.AsStr(content); ok {
		b, err := py.StrEncode(s, "utf-8", "strict")
		return py.Bytes(b), err
	}
	return py.CallMethod(t, content, "encode", py.Str("utf-8"))
}

// renderJSON is JSONResponse.render: json.dumps, compact, with NaN refused.
func renderJSON(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
	b, err := dumpJSON(t, args[0])
	return py.Bytes(b), err
}

func mediaTypeAttribute(class string) py.Attribute {
	return py.Attribute{
		Name: "media_type",
		Get: func(_ *py.Task, self py.Value) (py.Value, error) {
			if r := self.(*ResponseObject); r.mediaType != "" {
				return py.Str(r.mediaType), nil
			}
			if class == "" {
				return py.None, nil
			}
			return py.Str(class), nil
		},
		Set: func(_ *py.Task, self, x py.Value) error {
			self.(*ResponseObject).mediaType, _ = py.AsStr(x)
			return nil
		},
	}
}

func responseAttributes() []py.Attribute {
	return []py.Attribute{
		mediaTypeAttribute(""),
		{
			Name: "status_code",
			Get: func(_ *py.Task, self py.Value) (py.Value, error) {
				if s := self.(*ResponseObject).status; s != 0 {
					return py.MakeInt(int64(s)), nil
				}
				return py.None, nil
			},
			Set: func(t *py.Task, self, x py.Value) error { return self.(*ResponseObject).setStatus(t, x) },
		},
		{
			Name: "body",
			Get: func(_ *py.Task, self py.Value) (py.Value, error) {
				r := self.(*ResponseObject)
				if !r.hasBody {
					return nil, py.Raise(py.AttributeError, "'%s' object has no attribute 'body'", r.class.Name)
				}
				return py.Bytes(r.body), nil
			},
			Set: func(_ *py.Task, self, x py.Value) error { return self.(*ResponseObject).setBody(x) },
		},
		{
			Name: "background",
			Get: func(_ *py.Task, self py.Value) (py.Value, error) {
				if b := self.(*ResponseObject).background; b != nil {
					return b, nil
				}
				return py.None, nil
			},
			Set: func(_ *py.Task, self, x py.Value) error {
				r := self.(*ResponseObject)
				r.background = nil
				r.setBackground(x)
				return nil
			},
		},
		{
			Name: "headers",
			Get: func(_ *py.Task, self py.Value) (py.Value, error) {
				return &Headers{list: &self.(*ResponseObject).headers, mutable: true}, nil
			},
		},
		{
			Name: "charset",
			Get:  func(*py.Task, py.Value) (py.Value, error) { return py.Str("utf-8"), nil },
		},
	}
}

// redirectInit is RedirectResponse.__init__.
func redirectInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	params := []py.Param{{Name: "url"}, {Name: "status_code", Default: py.MakeInt(307)}, {Name: "headers", Default: py.None}, {Name: "background", Default: py.None}}
	args, err := bindArgs("RedirectResponse.__init__", params, pos, kw)
	if err != nil {
		return err
	}
	url, err := py.StrOf(t, args[0])
	if err != nil {
		return err
	}
	r := py.Unwrap(self).(*ResponseObject)
	if err := r.setStatus(t, args[1]); err != nil {
		return err
	}
	r.setBackground(args[3])
	r.hasBody = true
	if err := r.initHeaders(t, args[2]); err != nil {
		return err
	}
	setHeader(&r.headers, "location", py.URLQuote(url, ":/%#?=@[]!$&'()*+,;"))
	return nil
}

// streamingInit is StreamingResponse.__init__.
func streamingInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	params := append([]py.Param{{Name: "content"}}, responseParams[1:]...)
	args, err := bindArgs("StreamingResponse.__init__", params, pos, kw)
	if err != nil {
		return err
	}
	r := py.Unwrap(self).(*ResponseObject)
	r.stream = args[0]
	if err := r.setStatus(t, args[1]); err != nil {
		return err
	}
	if err := r.setMediaType(t, self, args[3]); err != nil {
		return err
	}
	r.setBackground(args[4])
	return r.initHeaders(t, args[2])
}
