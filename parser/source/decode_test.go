package source

import (
	"strings"
	"testing"
)

// The answers are those of CPython 3.11's compile() on the same bytes.
func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, raw, want, err string }{
		{"plain", "x = 'é'\n", "x = 'é'\n", ""},
		{"mark", "\xef\xbb\xbfx = 1\n", "x = 1\n", ""},
		{"mark and cookie", "\xef\xbb\xbf# coding: utf-8\nx\n", "# coding: utf-8\nx\n", ""},
		{"mark and another cookie", "\xef\xbb\xbf# coding: latin-1\nx\n", "", "encoding problem: latin-1 with BOM"},
		{"latin-1", "# -*- coding: latin-1 -*-\nx = '\xe9'\n", "# -*- coding: latin-1 -*-\nx = 'é'\n", ""},
		{"second line", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nx = '\xa4'\n", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nx = '€'\n", ""},
		{"cp1252", "# coding=cp1252\nx = '\x80'\n", "# coding=cp1252\nx = '€'\n", ""},
		{"third line is too late", "\n\n# coding: latin-1\nx = '\xe9'\n", "", "Non-UTF-8 code starting with '\\xe9'"},
		{"code before the cookie", "x = 1\n# coding: latin-1\ny = '\xe9'\n", "", "Non-UTF-8 code starting with '\\xe9'"},
		{"unknown", "# coding: klingon\n", "", "unknown encoding: klingon"},
		{"not UTF-8", "x = 1\ny = '\xe9'\n", "", "on line 2, but no encoding declared"},
		{"koi8", "# coding: koi8-r\nx = '\xc1'\n", "# coding: koi8-r\nx = 'а'\n", ""},
		{"shift jis", "# coding: shift_jis\nx = '\x82\xa0'\n", "# coding: shift_jis\nx = 'あ'\n", ""},
		{"ascii", "# coding: ascii\nx = '\xe9'\n", "", "'ascii' codec can't decode byte 0xe9"},
		{"empty", "", "", ""},
	} {
		f, err := Decode("m.py", []byte(c.raw))
		switch {
		case err != nil:
			if c.err == "" || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: %v, want %q", c.name, err, c.err)
			}
		case c.err != "":
			t.Errorf("%s: accepted, want %q", c.name, c.err)
		case string(f.Text) != c.want:
			t.Errorf("%s: %q, want %q", c.name, f.Text, c.want)
		}
	}
}

func TestPositions(t *testing.T) {
	f := NewFile("m.py", []byte("a\r\nbé😀c\rd\n"))
	for _, c := range []struct{ offset, line, column, utf16 int }{
		{0, 1, 1, 1}, {3, 2, 1, 1}, {4, 2, 2, 2}, {6, 2, 3, 3}, {10, 2, 4, 5}, {12, 3, 1, 1}, {14, 4, 1, 1},
	} {
		if p := f.Position(c.offset); p != (Position{c.line, c.column, c.utf16}) {
			t.Errorf("offset %d: %+v, want %+v", c.offset, p, c)
		}
	}
	if got := f.LineText(2); got != "bé😀c" {
		t.Errorf("line 2 is %q", got)
	}
}
