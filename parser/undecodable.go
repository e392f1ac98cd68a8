package parser

import (
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// Read decodes the bytes of a Python file. Bytes that are no text in the file's encoding,
// or an encoding that there is not, are a diagnostic; the File is then nil.
func Read(path string, raw []byte) (*source.File, *diag.Diagnostic) {
	f, err := source.Decode(path, raw)
	if err == nil {
		return f, nil
	}
	d := &diag.Diagnostic{Code: codeEncoding, Msg: err.Error(), Hint: "save the file as UTF-8, or declare its encoding in a comment on the first line"}
	if e, ok := err.(*source.DecodeError); ok {
		bytes := source.NewFile(path, raw)
		at := max(e.Offset, 0)
		if at == 0 && e.Line > 0 {
			at = bytes.LineStart(e.Line)
		}
		d.Msg, d.Span = e.Msg, source.Span{File: bytes, Start: at, End: min(at+1, len(raw))}
	}
	return nil, d
}
