package py

import (
	"strings"
)

// urllib.parse: Lib/urllib/parse.py.

// URLQuotePlus is urllib.parse.quote_plus(s, safe).
func URLQuotePlus(s, safe string) string {
	if strings.IndexByte(s, ' ') < 0 {
		return URLQuote(s, safe)
	}
	return strings.ReplaceAll(URLQuote(s, safe+" "), " ", "+")
}

// unquoteBytes replaces %xx escapes.
func unquoteBytes(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0 {
			out = append(out, byte(hexValue(s[i+1])<<4|hexValue(s[i+2])))
			i += 2
		} else {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// URLUnquote is urllib.parse.unquote(s): bad UTF-8 becomes U+FFFD within runs of
// ASCII, what is not ASCII stays.
func URLUnquote(s, encoding, errors string) (string, error) {
	if strings.IndexByte(s, '%') < 0 {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		k := i
		for k < len(s) && s[k] < 0x80 {
			k++
		}
		if k > i {
			text, err := DecodeBytes(nil, unquoteBytes(s[i:k]), encoding, errors)
			if err != nil {
				return "", err
			}
			b.WriteString(text)
		}
		i = k
		for k < len(s) && s[k] >= 0x80 {
			k++
		}
		b.WriteString(s[i:k])
		i = k
	}
	return b.String(), nil
}

// SplitURL is a URL taken apart: urlsplit.
type SplitURL struct{ Scheme, Netloc, Path, Query, Fragment string }

// URLSplit is urllib.parse.urlsplit(url, scheme); ValueError.
func URLSplit(url, scheme string, allowFragments bool) (SplitURL, error) {
	url = strings.TrimLeft(url, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f ")
	scheme = strings.Trim(scheme, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f ")
	url = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(url)
	u := SplitURL{Scheme: scheme}
	if i := strings.IndexByte(url, ':'); i > 0 && byteIsAlpha(url[0]) {
		ok := true
		for _, c := range []byte(url[:i]) {
			if !byteIsAlpha(c) && !isDigitByte(c) && c != '+' && c != '-' && c != '.' {
				ok = false
			}
		}
		if ok {
			u.Scheme, url = strings.ToLower(url[:i]), url[i+1:]
		}
	}
	if strings.HasPrefix(url, "//") {
		end := len(url)
		if k := strings.IndexAny(url[2:], "/?#"); k >= 0 {
			end = k + 2
		}
		u.Netloc, url = url[2:end], url[end:]
		if strings.Contains(u.Netloc, "[") != strings.Contains(u.Netloc, "]") {
			return u, Raise(ValueError, "Invalid IPv6 URL")
		}
	}
	if allowFragments {
		url, u.Fragment, _ = strings.Cut(url, "#")
	}
	u.Path, u.Query, _ = strings.Cut(url, "?")
	return u, nil
}

var urlUsesNetloc = map[string]bool{"": true, "ftp": true, "http": true, "gopher": true, "nntp": true, "telnet": true, "imap": true, "wais": true, "file": true, "mms": true,
	"https": true, "shttp": true, "snews": true, "prospero": true, "rtsp": true, "rtspu": true, "rsync": true, "svn": true, "svn+ssh": true, "sftp": true, "nfs": true, "git": true, "git+ssh": true, "ws": true, "wss": true, "itms-services": true}

var urlUsesRelative = map[string]bool{"": true, "ftp": true, "http": true, "gopher": true, "nntp": true, "imap": true, "wais": true, "file": true, "https": true, "shttp": true,
	"mms": true, "prospero": true, "rtsp": true, "rtspu": true, "sftp": true, "svn": true, "svn+ssh": true, "ws": true, "wss": true}

var urlUsesParams = map[string]bool{"": true, "ftp": true, "hdl": true, "prospero": true, "http": true, "imap": true, "https": true, "shttp": true, "rtsp": true, "rtspu": true,
	"sip": true, "sips": true, "mms": true, "sftp": true, "tel": true}

// String is urlunsplit.
func (u SplitURL) String() string {
	url := u.Path
	if u.Netloc != "" || u.Scheme != "" && urlUsesNetloc[u.Scheme] && !strings.HasPrefix(url, "//") {
		if url != "" && url[0] != '/' {
			url = "/" + url
		}
		url = "//" + u.Netloc + url
	}
	if u.Scheme != "" {
		url = u.Scheme + ":" + url
	}
	if u.Query != "" {
		url += "?" + u.Query
	}
	if u.Fragment != "" {
		url += "#" + u.Fragment
	}
	return url
}

// splitParamsOf cuts the ;parameters off the last segment of a path.
func splitParamsOf(scheme, path string) (string, string) {
	if !urlUsesParams[scheme] || strings.IndexByte(path, ';') < 0 {
		return path, ""
	}
	i := strings.IndexByte(path, ';')
	if k := strings.LastIndexByte(path, '/'); k >= 0 {
		j := strings.IndexByte(path[k:], ';')
		if j < 0 {
			return path, ""
		}
		i = k + j
	}
	return path[:i], path[i+1:]
}

// userHostPort splits a netloc.
func userHostPort(netloc string) (user, password, host, port string, hasUser, hasPassword bool) {
	rest := netloc
	if k := strings.LastIndexByte(netloc, '@'); k >= 0 {
		hasUser = true
		user, rest = netloc[:k], netloc[k+1:]
		user, password, hasPassword = strings.Cut(user, ":")
	}
	if k := strings.IndexByte(rest, '['); k >= 0 {
		var after string
		host, after, _ = strings.Cut(rest[k+1:], "]")
		_, port, _ = strings.Cut(after, ":")
	} else {
		host, port, _ = strings.Cut(rest, ":")
	}
	return
}

func strOrNone(s string, has bool) Value {
	if !has {
		return None
	}
	return Str(s)
}

// Username is the user of the netloc, or None.
func (u SplitURL) Username() (Value, error) {
	user, _, _, _, has, _ := userHostPort(u.Netloc)
	return strOrNone(user, has), nil
}

// Password is the password of the netloc, or None.
func (u SplitURL) Password() (Value, error) {
	_, password, _, _, _, has := userHostPort(u.Netloc)
	return strOrNone(password, has), nil
}

// Hostname is the host of the netloc in lower case, or None.
func (u SplitURL) Hostname() (Value, error) {
	_, _, h, _, _, _ := userHostPort(u.Netloc)
	host, zone, has := strings.Cut(h, "%")
	h = StrLower(host)
	if has {
		h += "%" + zone
	}
	return strOrNone(h, h != ""), nil
}

// Port is the port of the netloc as an int, or None; ValueError.
func (u SplitURL) Port() (Value, error) {
	_, _, _, p, _, _ := userHostPort(u.Netloc)
	if p == "" {
		return None, nil
	}
	if strings.Trim(p, "0123456789") != "" {
		return nil, Raise(ValueError, "Port could not be cast to integer value as %s", StrRepr(p))
	}
	i, err := ParseIntText(p)
	if err != nil {
		return nil, err
	}
	if v, ok := i.Int64(); !ok || v > 65535 {
		return nil, Raise(ValueError, "Port out of range 0-65535")
	}
	return i.Value(), nil
}

// URLJoin is urllib.parse.urljoin(base, url).
func URLJoin(base, url string, allowFragments bool) (string, error) {
	if base == "" {
		return url, nil
	}
	if url == "" {
		return base, nil
	}
	b, err := URLSplit(base, "", allowFragments)
	if err != nil {
		return "", err
	}
	u, err := URLSplit(url, b.Scheme, allowFragments)
	if err != nil {
		return "", err
	}
	bPath, bParams := splitParamsOf(b.Scheme, b.Path)
	path, params := splitParamsOf(u.Scheme, u.Path)
	whole := func(p string) string {
		if params != "" {
			p += ";" + params
		}
		u.Path = p
		return u.String()
	}
	if u.Scheme != b.Scheme || !urlUsesRelative[u.Scheme] {
		return url, nil
	}
	if urlUsesNetloc[u.Scheme] {
		if u.Netloc != "" {
			return whole(path), nil
		}
		u.Netloc = b.Netloc
	}
	if path == "" && params == "" {
		params = bParams
		if u.Query == "" {
			u.Query = b.Query
		}
		return whole(bPath), nil
	}
	baseParts := strings.Split(bPath, "/")
	if baseParts[len(baseParts)-1] != "" {
		baseParts = baseParts[:len(baseParts)-1]
	}
	var segments []string
	if strings.HasPrefix(path, "/") {
		segments = strings.Split(path, "/")
	} else {
		segments = append(append([]string{}, baseParts...), strings.Split(path, "/")...)
		if n := len(segments); n > 2 {
			middle := segments[:1:1]
			for _, s := range segments[1 : n-1] {
				if s != "" {
					middle = append(middle, s)
				}
			}
			segments = append(middle, segments[n-1])
		}
	}
	var resolved []string
	for _, s := range segments {
		switch s {
		case "..":
			if len(resolved) > 0 {
				resolved = resolved[:len(resolved)-1]
			}
		case ".":
		default:
			resolved = append(resolved, s)
		}
	}
	if last := segments[len(segments)-1]; last == "." || last == ".." {
		resolved = append(resolved, "")
	}
	p := strings.Join(resolved, "/")
	if p == "" {
		p = "/"
	}
	return whole(p), nil
}

// URLParseQSL is urllib.parse.parse_qsl(qs); ValueError.
func URLParseQSL(qs string, keepBlank, strict bool, separator string) ([][2]string, error) {
	if separator == "" {
		return nil, Raise(ValueError, "Separator must be of type string or bytes.")
	}
	var out [][2]string
	if qs == "" {
		return nil, nil
	}
	for _, pair := range strings.Split(qs, separator) {
		if pair == "" && !strict {
			continue
		}
		k, v, has := strings.Cut(pair, "=")
		if !has {
			if strict {
				return nil, Raise(ValueError, "bad query field: %s", StrRepr(pair))
			}
			if !keepBlank {
				continue
			}
		}
		if v == "" && !keepBlank {
			continue
		}
		name, err := URLUnquote(strings.ReplaceAll(k, "+", " "), "utf-8", "replace")
		if err != nil {
			return nil, err
		}
		value, err := URLUnquote(strings.ReplaceAll(v, "+", " "), "utf-8", "replace")
		if err != nil {
			return nil, err
		}
		out = append(out, [2]string{name, value})
	}
	return out, nil
}
