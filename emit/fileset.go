package emit

import (
	"sort"

	"github.com/covetpy/covetgen/parser/source"
)

// FileSet is a generated project in memory: file contents by slash-separated path below
// the project's folder.
type FileSet struct {
	files map[string][]byte
	// keep lists the files that are written only when they do not exist: the user's own.
	keep map[string]bool
	// python is the Python place that a line of a file was made of.
	python func(name string, line int) source.Span
}

// NewFileSet returns an empty set.
func NewFileSet() *FileSet {
	return &FileSet{files: map[string][]byte{}, keep: map[string]bool{}}
}

// Add puts a file in, replacing one of the same path.
func (s *FileSet) Add(path string, data []byte) { s.files[path] = data }

// AddOnce puts a file in that a later generation never overwrites.
func (s *FileSet) AddOnce(path string, data []byte) {
	s.files[path] = data
	s.keep[path] = true
}

// Paths returns the paths in order.
func (s *FileSet) Paths() []string {
	paths := make([]string, 0, len(s.files))
	for p := range s.files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	return paths
}

// Data returns the contents of a file, nil when there is none.
func (s *FileSet) Data(path string) []byte { return s.files[path] }
