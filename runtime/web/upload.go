package web

import "github.com/covetpy/covetgen/runtime/py"

// UploadFile is starlette.datastructures.UploadFile: a file of a multipart form. FastAPI's
// class of that name derives from it; the values are instances of Starlette's.
type UploadFile struct {
	filename string
	headers  []header
	file     *py.MemoryFile
	attrs    *py.Dict
}

// The classes of uploaded files.
var (
	StarletteUploadFileType = py.RootType(uploadTables{}, "starlette.datastructures", "UploadFile")
	UploadFileType          = py.Subtype(nil, "fastapi.datastructures", "UploadFile", &StarletteUploadFileType)
)

// spoolMaxSize is MultiPartParser.spool_max_size, in bytes.
const spoolMaxSize = 1024 * 1024

func newUploadFile(filename string, headers []header) *UploadFile {
	return &UploadFile{filename: filename, headers: headers}
}

// fill gives the file its content and with it the attributes that Python code sees.
func (u *UploadFile) fill(data []byte) {
	u.file = py.NewSpooledFile(data, spoolMaxSize)
	u.attrs = py.NewDict()
	u.attrs.SetStr("filename", py.Str(u.filename))
	u.attrs.SetStr("file", u.file)
	u.attrs.SetStr("size", py.MakeInt(int64(len(data))))
	u.attrs.SetStr("headers", &Headers{list: &u.headers})
	u.attrs.SetStr("_max_mem_size", py.MakeInt(spoolMaxSize))
}

// empty is _is_empty_file_input: what a browser sends when no file was chosen.
func (u *UploadFile) empty() bool {
	size, _ := u.attrs.GetStr("size")
	return u.filename == "" && size == py.MakeInt(0)
}

// Type implements py.Value.
func (u *UploadFile) Type() *py.Type { return StarletteUploadFileType }

// AttrDict holds the instance's attributes.
func (u *UploadFile) AttrDict(bool) *py.Dict { return u.attrs }

// Repr implements py.Reprer.
func (u *UploadFile) Repr(t *py.Task) (string, error) {
	out := "UploadFile("
	for i, name := range []string{"filename", "size", "headers"} {
		v, _ := u.attrs.GetStr(name)
		text, err := py.Repr(t, v)
		if err != nil {
			return "", err
		}
		if i > 0 {
			out += ", "
		}
		out += name + "=" + text
	}
	return out + ")", nil
}

// fileMethod is a method that does what the file's own method of that name does, as a
// coroutine; result says whether it returns what that returns.
func fileMethod(name string, least, most int, result bool) py.Method {
	return py.Method{Name: name, Kind: py.Positional, Min: least, Max: most, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		u := self.(*UploadFile)
		given := args
		for len(given) > 0 && given[len(given)-1] == nil {
			given = given[:len(given)-1]
		}
		return py.NewCoroutine("UploadFile."+name, func(t *py.Task) (py.Value, error) {
			file, err := py.GetAttr(t, u, "file")
			if err != nil {
				return nil, err
			}
			if name == "write" {
				if err := u.grow(t, given[0]); err != nil {
					return nil, err
				}
			}
			v, err := py.CallMethod(t, file, name, given...)
			if err != nil || !result {
				return py.None, err
			}
			return v, nil
		}), nil
	}}
}

// grow adds the length of what is written to the size.
func (u *UploadFile) grow(t *py.Task, data py.Value) error {
	n, err := py.Len(t, data)
	if err != nil {
		return err
	}
	size, err := py.GetAttr(t, u, "size")
	if err != nil || size == py.None {
		return err
	}
	size, err = py.Add(t, size, py.MakeInt(int64(n)))
	if err == nil {
		u.attrs.SetStr("size", size)
	}
	return err
}

type uploadTables struct{}

// Fill implements py.Tables.
func (uploadTables) Fill() {
	StarletteUploadFileType.SetMethods([]py.Method{
		fileMethod("read", 0, 1, true), fileMethod("write", 1, 1, false), fileMethod("seek", 1, 1, false), fileMethod("close", 0, 0, false),
	}, "")
	StarletteUploadFileType.SetAttributes([]py.Attribute{{Name: "content_type", Get: func(t *py.Task, self py.Value) (py.Value, error) {
		headers, err := py.GetAttr(t, self, "headers")
		if err != nil {
			return nil, err
		}
		return py.CallMethod(t, headers, "get", py.Str("content-type"), py.None)
	}}})
}
