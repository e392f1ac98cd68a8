package schema

import (
	"encoding/base64"
	"fmt"

	"github.com/covetpy/covetgen/runtime/py"
)

// Encoded is pydantic.types.EncodedBytes or EncodedStr: Inner is the bytes or
// str schema, Encoder "base64" or "base64url".
type Encoded struct {
	Inner   Schema
	Encoder string
	Str     bool
}

// Name is that of the after validator.
func (n *Encoded) Name() string {
	if n.Str {
		return "function-after[decode_str(), " + n.Inner.Name() + "]"
	}
	return "function-after[decode(), " + n.Inner.Name() + "]"
}

// Validate validates the text, then decodes it.
func (n *Encoded) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := n.Inner.Validate(t, in, st)
	if err != nil {
		return nil, err
	}
	text, isStr := py.AsStr(v)
	if !isStr {
		text, _ = py.AsBytes(v)
	}
	out, problem := pythonBase64(text, n.Encoder == "base64url")
	if problem != "" {
		ctx := py.NewDict()
		ctx.SetStr("error", py.Str(problem))
		return nil, customFail(t, in, "base64_decode", "Base64 decoding error: '{error}'", ctx)
	}
	if !n.Str {
		return py.Bytes(out), nil
	}
	if !validUTF8(out) {
		valid, _ := utf8Problem(out)
		exc := py.Raise(py.UnicodeDecodeError, "'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte", out[valid], valid)
		return nil, convertRaised(t, st, exc, in)
	}
	return py.Str(out), nil
}

// encode is the value's text again, for serialisation.
func (n *Encoded) encode(v py.Value) (py.Value, bool) {
	text, ok := py.AsStr(v)
	if !ok {
		if text, ok = py.AsBytes(v); !ok {
			return nil, false
		}
	}
	enc := base64.StdEncoding
	if n.Encoder == "base64url" {
		enc = base64.URLEncoding
	}
	out := enc.EncodeToString([]byte(text))
	if n.Str {
		return py.Str(out), true
	}
	return py.Bytes(out), true
}

// pythonBase64 is base64.b64decode(s): characters outside the alphabet are
// passed over, padding must be complete. problem is binascii's message.
func pythonBase64(s string, url bool) (out, problem string) {
	var buf []byte
	var acc uint32
	quad, pads, chars := 0, 0, 0
	for i := range len(s) {
		c := s[i]
		if url {
			switch c {
			case '-':
				c = '+'
			case '_':
				c = '/'
			}
		}
		if c == '=' {
			if pads++; quad >= 2 && quad+pads >= 4 {
				return string(buf), ""
			}
			continue
		}
		v := base64Value(c)
		if v < 0 {
			continue
		}
		pads = 0
		chars++
		acc = acc<<6 | uint32(v)
		switch quad {
		case 1:
			buf = append(buf, byte(acc>>4))
		case 2:
			buf = append(buf, byte(acc>>2))
		case 3:
			buf = append(buf, byte(acc))
		}
		quad = (quad + 1) % 4
	}
	switch quad {
	case 0:
		return string(buf), ""
	case 1:
		return "", fmt.Sprintf("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", chars)
	}
	return "", "Incorrect padding"
}

func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}
