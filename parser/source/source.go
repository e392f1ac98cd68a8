// Package source is the ground floor of the street: files, byte offsets, spans,
// and the tables that turn an offset into a line and a column.
//
// Positions are byte offsets everywhere. Lines and columns are worked out when
// somebody reads them, from a table that is built on first use.
package source

import (
	"sort"
	"sync"
	"unicode/utf8"
)

// File is one source text as it was read. Text is UTF-8; whoever decodes another
// encoding (PEP 263) stores the decoded bytes here.
type File struct {
	Path string // as the user named it, with forward slashes
	Text []byte

	once  sync.Once
	lines []int // byte offset of the first byte of each line
}

// LibraryPath is the folder of the standard library in the paths of its files: CPython's own on
// most machines, and the same wherever a service is built.
const LibraryPath = "/usr/local/lib/python3.11/"

// NewFile returns a file with the given display path and UTF-8 text.
func NewFile(path string, text []byte) *File {
	return &File{Path: path, Text: text}
}

// Span is a half-open byte range in one file. The zero Span is "nowhere".
type Span struct {
	File       *File
	Start, End int
}

// Position is a place for people: Line counts from 1, Column counts code points
// from 1, and UTF16 counts UTF-16 units from 1, as editors do.
type Position struct {
	Line, Column, UTF16 int
}

func (f *File) table() []int {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i := 0; i < len(f.Text); i++ {
			switch f.Text[i] {
			case '\n':
				f.lines = append(f.lines, i+1)
			case '\r':
				if i+1 < len(f.Text) && f.Text[i+1] == '\n' {
					continue
				}
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// Line returns the 1-based line that holds the byte offset.
func (f *File) Line(offset int) int {
	lines := f.table()
	return sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
}

// LineStart returns the byte offset at which the 1-based line begins.
func (f *File) LineStart(line int) int {
	lines := f.table()
	if line < 1 {
		return 0
	}
	if line > len(lines) {
		return len(f.Text)
	}
	return lines[line-1]
}

// LineText returns the text of the 1-based line without its line ending.
func (f *File) LineText(line int) string {
	start, end := f.LineStart(line), f.LineStart(line+1)
	for end > start && (f.Text[end-1] == '\n' || f.Text[end-1] == '\r') {
		end--
	}
	return string(f.Text[start:end])
}

// Position returns the line and the columns of a byte offset.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	line := f.Line(offset)
	p := Position{Line: line, Column: 1, UTF16: 1}
	for i := f.LineStart(line); i < offset; {
		r, n := utf8.DecodeRune(f.Text[i:])
		i += n
		p.Column++
		p.UTF16++
		if r > 0xFFFF {
			p.UTF16++
		}
	}
	return p
}

// IsZero reports whether the span is nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Begin returns the position of the span's first byte.
func (s Span) Begin() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// Stop returns the position just behind the span's last byte.
func (s Span) Stop() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.End)
}
