package web

import (
	"bytes"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// The limits of Starlette's form parsers, in fields, files and bytes of one part, and of
// python-multipart, in headers of a part, bytes of a header line and bytes of a boundary.
const (
	maxFormFields  = 1000
	maxFormFiles   = 1000
	maxPartSize    = 1024 * 1024
	maxPartHeaders = 8
	maxHeaderLine  = 4096 + 128
	maxBoundary    = 256
)

// formFault is why a form cannot be read, in the words of Starlette's MultiPartException.
type formFault string

// Error implements error.
func (f formFault) Error() string { return string(f) }

const (
	tooLongField    formFault = "Field exceeded maximum size of 1024KB."
	tooLongPart     formFault = "Part exceeded maximum size of 1024KB."
	tooManyFields   formFault = "Too many fields. Maximum number of fields is 1000."
	tooManyFiles    formFault = "Too many files. Maximum number of files is 1000."
	noFieldName     formFault = `The Content-Disposition header field "name" must be provided.`
	noBoundary      formFault = "Missing boundary in multipart."
	invalidFormData formFault = "Invalid multipart data."
)

// parseForm reads a body as Request.form() does: by its content type, which may be none of
// a form's. The error's text is the detail of the 400 that answers it.
func parseForm(t *py.Task, contentType string, body []byte) ([]formItem, error) {
	kind, options := parseOptions(contentType)
	switch kind {
	case "multipart/form-data":
		return parseMultipart(t, options, body)
	case "application/x-www-form-urlencoded":
		return parseURLEncoded(body)
	}
	return nil, nil
}

// parseURLEncoded is starlette.formparsers.FormParser over python-multipart's
// QuerystringParser: only "&" separates, and a field without "=" has an empty value.
func parseURLEncoded(body []byte) ([]formItem, error) {
	var items []formItem
	for segment := range strings.SplitSeq(string(body), "&") {
		if segment == "" {
			continue
		}
		name, value, _ := strings.Cut(segment, "=")
		if len(name)+len(value) > maxPartSize {
			return nil, tooLongField
		}
		if len(items) == maxFormFields {
			return nil, tooManyFields
		}
		items = append(items, formItem{unquotePlus(latin1(name)), py.Str(unquotePlus(latin1(value)))})
	}
	return items, nil
}

// parseOptions is python_multipart.parse_options_header: the value before the first ";"
// in lower case, and the options behind it as they were sent.
func parseOptions(value string) (string, map[string]string) {
	if !strings.Contains(value, ";") {
		return strings.Trim(strings.ToLower(value), " \t"), nil
	}
	parts := splitOptions(value)
	options := map[string]string{}
	for _, part := range parts[1:] {
		key, v, _ := strings.Cut(part, "=")
		if strings.Contains(key, "*") { // RFC 7578 forbids the extended syntax of RFC 5987
			continue
		}
		if len(v) >= 2 && v[0] == '"' && v[len(v)-1] == '"' {
			v = strings.ReplaceAll(strings.ReplaceAll(v[1:len(v)-1], `\\`, `\`), `\"`, `"`)
		}
		if key == "filename" && (len(v) > 2 && v[1:3] == `:\` || strings.HasPrefix(v, `\\`)) {
			v = v[strings.LastIndexByte(v, '\\')+1:] // a whole path, as old browsers sent it
		}
		options[key] = v
	}
	return strings.ToLower(parts[0]), options
}

// splitOptions cuts a header at semicolons outside of quotes, names in lower case.
func splitOptions(s string) []string {
	var parts []string
	for s = ";" + s; strings.HasPrefix(s, ";"); {
		s = s[1:]
		end := optionEnd(s)
		part := s[:end]
		if name, value, ok := strings.Cut(part, "="); ok {
			part = strings.ToLower(strings.TrimRight(name, " \t")) + "=" + strings.TrimLeft(value, " \t")
		}
		parts = append(parts, strings.Trim(part, " \t"))
		s = s[end:]
	}
	return parts
}

// optionEnd finds the semicolon that ends an option: one with an even number of unescaped
// quotes before it.
func optionEnd(s string) int {
	for end, quotes := 0, 0; ; end++ {
		next := strings.IndexByte(s[end:], ';')
		if next < 0 {
			return len(s)
		}
		piece := s[end : end+next]
		quotes += strings.Count(piece, `"`) - strings.Count(piece, `\"`)
		end += next
		if quotes%2 == 0 {
			return end
		}
	}
}

// multipartReader is Starlette's MultiPartParser over python-multipart's, on a whole body.
// A body that ends early is no error there: what was complete counts.
type multipartReader struct {
	task     *py.Task
	data     []byte
	at       int
	boundary string // with the line break and hyphens before it
	charset  string
	items    []formItem
	fields   int
	files    int
}

func parseMultipart(t *py.Task, options map[string]string, body []byte) ([]formItem, error) {
	charset, ok := options["charset"]
	if !ok {
		charset = "utf-8"
	}
	boundary, ok := options["boundary"]
	switch {
	case !ok:
		return nil, noBoundary
	case len(boundary) > maxBoundary:
		return nil, invalidFormData
	}
	r := &multipartReader{task: t, data: body, boundary: "\r\n--" + boundary, charset: charset}
	more, err := r.start()
	for more && err == nil {
		more, err = r.part()
	}
	return r.items, err
}

// start reads up to the first part.
func (r *multipartReader) start() (more bool, err error) {
	if len(r.data) > 0 && (r.data[0] == '\r' || r.data[0] == '\n') {
		if r.at = bytes.IndexByte(r.data, '-'); r.at < 0 {
			return false, nil
		}
	}
	first, rest := r.boundary[2:], r.data[r.at:]
	if n := min(len(first), len(rest)); string(rest[:n]) != first[:n] {
		return false, invalidFormData
	}
	r.at += len(first)
	c, ok := r.next()
	switch {
	case !ok:
		return false, nil
	case c == '-': // no parts at all
		if c, ok = r.next(); ok && c != '-' {
			return false, invalidFormData
		}
		return false, nil
	case c != '\r':
		return false, invalidFormData
	}
	return r.expect('\n')
}

func (r *multipartReader) next() (byte, bool) {
	if r.at >= len(r.data) {
		return 0, false
	}
	r.at++
	return r.data[r.at-1], true
}

// expect reads one byte; the end of the data gives false.
func (r *multipartReader) expect(want byte) (bool, error) {
	c, ok := r.next()
	if ok && c != want {
		return false, invalidFormData
	}
	return ok, nil
}

// part reads the headers and the data of a part and the boundary behind it.
func (r *multipartReader) part() (more bool, err error) {
	headers, ok, err := r.headers()
	if err != nil || !ok {
		return false, err
	}
	name, file, err := r.describe(headers)
	if err != nil {
		return false, err
	}
	data, ended, more, err := r.content()
	if file == nil && len(data) > maxPartSize {
		return false, tooLongPart
	}
	if err != nil || !ended {
		return false, err
	}
	if file != nil {
		file.fill(data)
		r.items = append(r.items, formItem{name, file})
	} else {
		r.items = append(r.items, formItem{name, py.Str(r.text(string(data)))})
	}
	return more, nil
}

// headers reads the header lines of a part, names in lower case.
func (r *multipartReader) headers() (list []header, ok bool, err error) {
	for count := 1; ; count++ {
		if r.at >= len(r.data) {
			return nil, false, nil
		}
		if r.data[r.at] == '\r' {
			r.at++
			ok, err = r.expect('\n')
			return list, ok, err
		}
		if count > maxPartHeaders {
			return nil, false, invalidFormData
		}
		h, ok, err := r.header()
		if err != nil || !ok {
			return nil, false, err
		}
		list = append(list, h)
	}
}

func (r *multipartReader) header() (h header, ok bool, err error) {
	line := r.data[r.at:]
	colon := bytes.IndexByte(line, ':')
	name := line
	if colon >= 0 {
		name = line[:colon]
	}
	if len(name) >= maxHeaderLine || bytes.ContainsFunc(name, notToken) || colon == 0 {
		return h, false, invalidFormData
	}
	if colon < 0 {
		return h, false, nil
	}
	value := bytes.TrimLeft(line[colon+1:], " ")
	skipped := len(line) - len(value)
	end := bytes.IndexByte(value, '\r')
	size := end
	if end < 0 {
		size = len(value)
	}
	if skipped+size > maxHeaderLine {
		return h, false, invalidFormData
	}
	if end < 0 {
		return h, false, nil
	}
	r.at += skipped + end + 1
	ok, err = r.expect('\n')
	return header{strings.ToLower(string(name)), string(value[:end])}, ok, err
}

// notToken reports what RFC 7230 does not allow in a header's name.
func notToken(c rune) bool {
	return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c < 0x80 && strings.ContainsRune("!#$%&'*+-.^_`|~", c))
}

// describe reads a part's Content-Disposition: the name of the field, and the file that a
// part with a filename is.
func (r *multipartReader) describe(headers []header) (name string, file *UploadFile, err error) {
	disposition := ""
	for _, h := range headers {
		if h.name == "content-disposition" {
			disposition = h.value
		}
	}
	_, options := parseOptions(disposition)
	name, ok := options["name"]
	if !ok {
		return "", nil, noFieldName
	}
	name = r.text(name)
	filename, isFile := options["filename"]
	if isFile {
		if r.files++; r.files > maxFormFiles {
			return "", nil, tooManyFiles
		}
		return name, newUploadFile(r.text(filename), headers), nil
	}
	if r.fields++; r.fields > maxFormFields {
		return "", nil, tooManyFields
	}
	return name, nil, nil
}

// text is _user_safe_decode: Latin-1 when the bytes are not of the charset.
func (r *multipartReader) text(s string) string {
	if out, err := py.DecodeBytes(r.task, s, r.charset, "strict"); err == nil {
		return out
	}
	return latin1(s)
}

// content reads the data of a part up to the next boundary. ended says that there was one,
// more that another part follows.
func (r *multipartReader) content() (data []byte, ended, more bool, err error) {
	begin, search := r.at, r.at
	for {
		found := bytes.Index(r.data[search:], []byte(r.boundary))
		if found < 0 {
			return r.data[begin:], false, false, nil
		}
		found += search
		data, r.at = r.data[begin:found], found+len(r.boundary)
		c, ok := r.next()
		if !ok {
			return data, false, false, nil
		}
		switch c {
		case '\r', '-':
			last := byte('\n')
			if c == '-' {
				last = '-'
			}
			second, ok := r.next()
			if !ok {
				return data, false, false, nil
			}
			if second == last {
				return data, true, c == '\r', nil
			}
			search = r.at - 1
		case ' ', '\t':
			ended, err = r.padding()
			return data, ended, ended, err
		default:
			search = r.at - 1
		}
	}
}

// padding reads the blanks that may stand behind a boundary.
func (r *multipartReader) padding() (ok bool, err error) {
	for r.at < len(r.data) && (r.data[r.at] == ' ' || r.data[r.at] == '\t') {
		r.at++
	}
	if ok, err = r.expect('\r'); err != nil || !ok {
		return false, err
	}
	return r.expect('\n')
}
