package py

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Module tempfile: the folder for temporary files, and files and folders in it that
// disappear when they are closed. Names are drawn as CPython draws them: eight
// characters of a-z, 0-9 and _.

var (
	typeTemporaryDirectory = newRootType(tempfileTables{}, "tempfile", "TemporaryDirectory")
	typeNamedTemporaryFile = newRootType(tempfileTables{}, "tempfile", "_TemporaryFileWrapper")
)

const (
	tempPrefix  = "tmp"
	tempLetters = "abcdefghijklmnopqrstuvwxyz0123456789_"
	tempTries   = 10000 // tempfile.TMP_MAX
)

// tempFolder is gettempdir(): the first of the candidates that can be written to.
func tempFolder() (string, error) {
	var candidates []string
	for _, name := range [...]string{"TMPDIR", "TEMP", "TMP"} {
		if dir := os.Getenv(name); dir != "" {
			candidates = append(candidates, dir)
		}
	}
	candidates = append(candidates, "/tmp", "/var/tmp", "/usr/tmp")
	here, _ := os.Getwd()
	candidates = append(candidates, here)
	for _, dir := range candidates {
		if dir, err := filepath.Abs(dir); err == nil {
			if f, err := os.CreateTemp(dir, tempPrefix); err == nil {
				f.Close()
				os.Remove(f.Name())
				return dir, nil
			}
		}
	}
	list := NewList()
	for _, dir := range candidates {
		list.Items = append(list.Items, Str(dir))
	}
	shown, _ := Repr(nil, list)
	return "", Raise(FileNotFoundError, "No usable temporary directory found in %s", shown)
}

// tempPath finds a name that create can use: args are suffix, prefix and dir, None for the defaults.
func tempPath(t *Task, args []Value, create func(path string) error) (string, error) {
	text := [3]string{"", tempPrefix, ""}
	for i, v := range args {
		if v == nil || v == None {
			continue
		}
		var err error
		if text[i], err = fsPath(t, v); err != nil {
			return "", err
		}
	}
	if text[2] == "" {
		var err error
		if text[2], err = tempFolder(); err != nil {
			return "", err
		}
	}
	for range tempTries {
		name := []byte(text[1])
		var random [8]byte
		rand.Read(random[:])
		for _, b := range random {
			name = append(name, tempLetters[int(b)%len(tempLetters)])
		}
		path := filepath.Join(text[2], string(name)+text[0])
		err := create(path)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", osError(t, err, path)
		}
		return path, nil
	}
	return "", Raise(FileExistsError, "No usable temporary file name found")
}

// temporaryDirectory is a TemporaryDirectory.
type temporaryDirectory struct {
	name string
	done bool
}

// Type implements Value.
func (d *temporaryDirectory) Type() *Type { return typeTemporaryDirectory }

// Repr implements Reprer.
func (d *temporaryDirectory) Repr(t *Task) (string, error) {
	return "<TemporaryDirectory " + StrRepr(d.name) + ">", nil
}

func (d *temporaryDirectory) cleanup(t *Task) (Value, error) {
	if d.done {
		return None, nil
	}
	d.done = true
	var err error
	t.Blocking(func() { err = os.RemoveAll(d.name) })
	if err != nil {
		return nil, osError(t, err, d.name)
	}
	return None, nil
}

// namedTemporaryFile is a file that is removed when it is closed.
type namedTemporaryFile struct {
	*FileObject
	path   string
	remove bool
}

// Type implements Value.
func (f *namedTemporaryFile) Type() *Type { return typeNamedTemporaryFile }

// GetAttr implements AttrGetter: the file has all but what is the wrapper's own.
func (f *namedTemporaryFile) GetAttr(t *Task, name string) (Value, error) {
	if _, own := typeNamedTemporaryFile.Lookup(name); own {
		return nil, nil
	}
	return GetAttr(t, f.FileObject, name)
}

func (f *namedTemporaryFile) close(t *Task) (Value, error) {
	err := f.FileObject.Close(t)
	if f.remove {
		f.remove = false
		if failure := os.Remove(f.path); err == nil && failure != nil {
			err = osError(t, failure, f.path)
		}
	}
	return None, err
}

func tempFunctions() []pyFunc {
	return []pyFunc{
		{"gettempdir()", func(t *Task, a []Value) (Value, error) {
			dir, err := tempFolder()
			return Str(dir), err
		}},
		{"gettempprefix()", func(t *Task, a []Value) (Value, error) { return Str(tempPrefix), nil }},
		{"mkdtemp(suffix=None, prefix=None, dir=None)", func(t *Task, a []Value) (Value, error) {
			path, err := tempPath(t, a, func(path string) error { return os.Mkdir(path, 0o700) })
			return Str(path), err
		}},
		{"NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None)",
			func(t *Task, a []Value) (Value, error) {
				path, err := tempPath(t, a[4:7], func(path string) error {
					f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
					if err == nil {
						err = f.Close()
					}
					return err
				})
				if err != nil {
					return nil, err
				}
				remove, err := Truth(t, a[7])
				if err != nil {
					return nil, err
				}
				file, err := openFunction(t, nil, []Value{Str(path), a[0], a[1], a[2], a[8], a[3], nil, nil})
				if err != nil {
					os.Remove(path)
					return nil, err
				}
				return &namedTemporaryFile{FileObject: file.(*FileObject), path: path, remove: remove}, nil
			}},
	}
}

type tempfileTables struct{}

// Fill implements Tables.
func (tempfileTables) Fill() {
	typeTemporaryDirectory.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		fn := newPyFunction("tempfile", "TemporaryDirectory.__init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False)", nil)
		a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
		if err != nil {
			return nil, err
		}
		path, err := tempPath(t, a[1:4], func(path string) error { return os.Mkdir(path, 0o700) })
		return &temporaryDirectory{name: path}, err
	}
	typeTemporaryDirectory.SetAttributes([]Attribute{{Name: "name", Get: func(t *Task, self Value) (Value, error) {
		return Str(self.(*temporaryDirectory).name), nil
	}}})
	typeTemporaryDirectory.SetMethods([]Method{
		{Name: "cleanup", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*temporaryDirectory).cleanup(t) }},
		{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return Str(self.(*temporaryDirectory).name), nil
		}},
		{Name: "__exit__", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return self.(*temporaryDirectory).cleanup(t)
		}},
	}, "repr")
	typeNamedTemporaryFile.SetAttributes([]Attribute{{Name: "name", Get: func(t *Task, self Value) (Value, error) {
		return Str(self.(*namedTemporaryFile).path), nil
	}}, {Name: "file", Get: func(t *Task, self Value) (Value, error) { return self.(*namedTemporaryFile).FileObject, nil }}})
	typeNamedTemporaryFile.SetMethods([]Method{
		{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*namedTemporaryFile).close(t) }},
		{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
		{Name: "__exit__", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			_, err := self.(*namedTemporaryFile).close(t)
			return None, err
		}},
	}, "iter next")
}

// TempfileModule is the module tempfile.
var TempfileModule = NewNative("tempfile", buildTempfileModule)

func buildTempfileModule() *Module {
	m := NewModule("tempfile")
	m.addFunctions(tempFunctions())
	m.addNames("TemporaryDirectory", typeTemporaryDirectory, "tempdir", None, "TMP_MAX", MakeInt(tempTries))
	return m
}
