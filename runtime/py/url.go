package py

import (
	"strings"
)

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
