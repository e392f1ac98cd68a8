package web

import (
	"strings"
	"time"

	"github.com/covetpy/covetgen/runtime/py"
)

// CookieError is http.cookies.CookieError.
var CookieError = py.Subtype(nil, "http.cookies", "CookieError", &py.Exception_)

// cookieArgs are the attributes of one Set-Cookie header; nil is "not given".
type cookieArgs struct {
	maxAge, expires, path, domain, samesite py.Value
	secure, httponly                        bool
}

// setCookie is Response.set_cookie.
func setCookie(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	key, err := py.StrOf(t, args[0])
	if err != nil {
		return nil, err
	}
	value := ""
	if args[1] != nil {
		if value, err = py.StrOf(t, args[1]); err != nil {
			return nil, err
		}
	}
	c := cookieArgs{maxAge: args[2], expires: args[3], path: args[4], domain: args[5], samesite: args[8]}
	if err := c.flags(t, args[6], args[7], args[9]); err != nil {
		return nil, err
	}
	return py.None, self.(*ResponseObject).addCookie(t, key, value, c)
}

// deleteCookie is Response.delete_cookie: the same cookie, expired.
func deleteCookie(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	key, err := py.StrOf(t, args[0])
	if err != nil {
		return nil, err
	}
	c := cookieArgs{maxAge: py.MakeInt(0), expires: py.MakeInt(0), path: args[1], domain: args[2], samesite: args[5]}
	if err := c.flags(t, args[3], args[4], args[6]); err != nil {
		return nil, err
	}
	return py.None, self.(*ResponseObject).addCookie(t, key, "", c)
}

func (c *cookieArgs) flags(t *py.Task, secure, httponly, partitioned py.Value) (err error) {
	truth := func(v py.Value) bool {
		if v == nil || err != nil {
			return false
		}
		var b bool
		b, err = py.Truth(t, v)
		return b
	}
	c.secure, c.httponly = truth(secure), truth(httponly)
	if truth(partitioned) {
		return py.Raise(py.ValueError, "Partitioned cookies are only supported in Python 3.14 and above.")
	}
	return err
}

// addCookie appends the header as http.cookies writes it: attributes in the order of
// their names, max-age as given, an int "expires" as seconds from now.
func (r *ResponseObject) addCookie(t *py.Task, key, value string, c cookieArgs) error {
	if key == "" || strings.IndexFunc(key, func(r rune) bool { return r >= 0x80 || !isLegalCookie(byte(r)) }) >= 0 {
		quoted, err := py.Repr(t, py.Str(key))
		if err != nil {
			return err
		}
		return py.Raise(CookieError, "Illegal key %s", quoted)
	}
	var b strings.Builder
	b.WriteString(key)
	b.WriteByte('=')
	b.WriteString(quoteCookie(value))
	attribute := func(name string, v py.Value) error {
		if v == nil || v == py.None {
			return nil
		}
		s, err := py.StrOf(t, v)
		if err == nil && s != "" {
			b.WriteString("; " + name + "=" + s)
		}
		return err
	}
	if err := attribute("Domain", c.domain); err != nil {
		return err
	}
	expires, err := cookieExpires(t, c.expires)
	if err != nil {
		return err
	}
	if err := attribute("expires", expires); err != nil {
		return err
	}
	if c.httponly {
		b.WriteString("; HttpOnly")
	}
	if i, ok := asInt(c.maxAge); ok {
		b.WriteString("; Max-Age=" + i)
	} else if err := attribute("Max-Age", c.maxAge); err != nil {
		return err
	}
	path := c.path
	if path == nil {
		path = py.Str("/")
	}
	if err := attribute("Path", path); err != nil {
		return err
	}
	samesite := c.samesite
	if samesite == nil {
		samesite = py.Str("lax")
	}
	if samesite != py.None {
		s, _ := py.AsStr(samesite)
		switch strings.ToLower(s) {
		case "strict", "lax", "none":
		default:
			return py.Raise(py.AssertionError, "samesite must be either 'strict', 'lax' or 'none'")
		}
		if err := attribute("SameSite", samesite); err != nil {
			return err
		}
	}
	if c.secure {
		b.WriteString("; Secure")
	}
	raw, err := encodeLatin1(b.String())
	if err != nil {
		return err
	}
	r.headers = append(r.headers, header{"set-cookie", raw})
	return nil
}

func asInt(v py.Value) (string, bool) {
	if v == nil {
		return "", false
	}
	i, ok := py.AsInt(v)
	if !ok {
		return "", false
	}
	return i.String(), true
}

// cookieExpires turns an int into a date that many seconds from now and a datetime into
// an HTTP date; other values stay.
func cookieExpires(t *py.Task, v py.Value) (py.Value, error) {
	if v == nil {
		return nil, nil
	}
	if i, ok := py.AsInt(v); ok {
		seconds, _ := i.Int64()
		return py.Str(time.Now().Add(time.Duration(seconds) * time.Second).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")), nil
	}
	if d, ok := v.(*py.DateTime); ok {
		s, err := py.CallMethod(t, d, "strftime", py.Str("%a, %d %b %Y %H:%M:%S GMT"))
		return s, err
	}
	return v, nil
}
