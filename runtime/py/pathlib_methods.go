package py

import (
	"io/fs"
	"os"
	"slices"
	"strings"
)

// pathAttr is an attribute of pure paths.
func pathAttr(name string, get func(p *Path) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*Path)), nil }}
}

// pathRow is a method with Python's own signature, "(self, ...)".
func pathRow(class, sig string, body func(t *Task, p *Path, a []Value) (Value, error)) Method {
	name, _, _ := strings.Cut(sig, "(")
	return Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		f := newPyFunction("pathlib", class+"."+sig, nil)
		a, err := BindArgs(f, append([]Value{self}, pos...), kw)
		if err != nil {
			return nil, err
		}
		return body(t, self.(*Path), a[1:])
	}}
}

// textRow is a method that takes one text.
func textRow(sig string, body func(p *Path, t *Task, s string) (Value, error)) Method {
	return pathRow("PurePath", sig, func(t *Task, p *Path, a []Value) (Value, error) {
		s, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		return body(p, t, s)
	})
}

func pathAttributes() []Attribute {
	return []Attribute{
		pathAttr("name", func(p *Path) Value { return Str(p.name()) }),
		pathAttr("stem", func(p *Path) Value { s, _ := p.splitName(); return Str(s) }),
		pathAttr("suffix", func(p *Path) Value { _, s := p.splitName(); return Str(s) }),
		pathAttr("suffixes", func(p *Path) Value {
			out := NewList()
			if name := p.name(); !strings.HasSuffix(name, ".") {
				for _, s := range strings.Split(strings.TrimLeft(name, "."), ".")[1:] {
					out.Items = append(out.Items, Str("."+s))
				}
			}
			return out
		}),
		pathAttr("parts", func(p *Path) Value { return p.tuple() }),
		pathAttr("parent", func(p *Path) Value { return p.parent() }),
		pathAttr("parents", func(p *Path) Value {
			out := NewTuple()
			for len(p.names()) > 0 {
				p = p.parent()
				out.Items = append(out.Items, p)
			}
			return out
		}),
		pathAttr("root", func(p *Path) Value { return Str(p.root) }),
		pathAttr("anchor", func(p *Path) Value { return Str(p.root) }),
		pathAttr("drive", func(p *Path) Value { return Str("") }),
	}
}

func purePathMethods() []Method {
	return []Method{
		pathRow("PurePath", "__fspath__(self)", func(t *Task, p *Path, a []Value) (Value, error) { return Str(p.String()), nil }),
		pathRow("PurePath", "__bytes__(self)", func(t *Task, p *Path, a []Value) (Value, error) { return Bytes(p.String()), nil }),
		pathRow("PurePath", "as_posix(self)", func(t *Task, p *Path, a []Value) (Value, error) { return Str(p.String()), nil }),
		pathRow("PurePath", "as_uri(self)", func(t *Task, p *Path, a []Value) (Value, error) {
			if p.root == "" {
				return nil, Raise(ValueError, "relative path can't be expressed as a file URI")
			}
			return Str("file://" + URLQuote(p.String(), "/")), nil
		}),
		pathRow("PurePath", "is_absolute(self)", func(t *Task, p *Path, a []Value) (Value, error) { return MakeBool(p.root != ""), nil }),
		pathRow("PurePath", "is_reserved(self)", func(t *Task, p *Path, a []Value) (Value, error) { return False, nil }),
		pathRow("PurePath", "joinpath(self, *args)", func(t *Task, p *Path, a []Value) (Value, error) {
			s, err := pathSegments(t, a[0].(*Tuple).Items)
			if err != nil {
				return nil, err
			}
			return parsePath(p.pure, append([]string{p.String()}, s...)...), nil
		}),
		pathRow("PurePath", "relative_to(self, *other)", func(t *Task, p *Path, a []Value) (Value, error) { return p.relativeTo(t, a[0].(*Tuple).Items) }),
		pathRow("PurePath", "is_relative_to(self, *other)", func(t *Task, p *Path, a []Value) (Value, error) {
			_, err := p.relativeTo(t, a[0].(*Tuple).Items)
			if e, ok := err.(*Exception); ok && e.IsA(ValueError) {
				return False, nil
			}
			return True, err
		}),
		textRow("with_name(self, name)", (*Path).withName),
		textRow("with_stem(self, stem)", func(p *Path, t *Task, s string) (Value, error) {
			_, suffix := p.splitName()
			return p.withName(t, s+suffix)
		}),
		textRow("with_suffix(self, suffix)", (*Path).withSuffix),
		textRow("match(self, path_pattern)", func(p *Path, t *Task, s string) (Value, error) {
			ok, err := p.match(s)
			return MakeBool(ok), err
		}),
	}
}

// onDisk is a method whose work is done outside of the loop's lock.
func onDisk(sig string, work func(p *Path) (Value, error)) Method {
	return pathRow("Path", sig, func(t *Task, p *Path, a []Value) (v Value, err error) {
		t.Blocking(func() { v, err = work(p) })
		return v, osError(t, err, p.String())
	})
}

func kindRow(sig string, what func(fs.FileMode) bool) Method {
	return onDisk(sig, func(p *Path) (Value, error) { return MakeBool(p.is(what)), nil })
}

// openRow reads or writes a whole file.
func openRow(sig, mode string, use func(t *Task, f *FileObject, a []Value) (Value, error)) Method {
	return pathRow("Path", sig, func(t *Task, p *Path, a []Value) (Value, error) {
		var text [2]string
		if !strings.Contains(mode, "b") {
			for i, v := range a[len(a)-2:] {
				text[i], _ = AsStr(v)
			}
		}
		f, err := OpenFile(t, p, mode, text[0], text[1], None)
		if err != nil {
			return nil, err
		}
		v, err := use(t, f, a)
		if cerr := f.Close(t); err == nil {
			err = cerr
		}
		return v, err
	})
}

func readAll(t *Task, f *FileObject, a []Value) (Value, error) { return f.take(t, -1) }

// globRow is glob or rglob.
func globRow(sig string, before ...string) Method {
	return pathRow("Path", sig, func(t *Task, p *Path, a []Value) (Value, error) {
		s, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		q := parsePath(true, s)
		if s == "" && before == nil {
			return nil, Raise(ValueError, "Unacceptable pattern: ''")
		}
		if q.root != "" {
			return nil, Raise(NotImplementedError, "Non-relative patterns are unsupported")
		}
		out := &itemsIterator{class: TypeGenerator}
		t.Blocking(func() {
			seen := map[string]bool{}
			p.glob(append(slices.Clone(before), q.parts...), func(q *Path) {
				if !seen[q.String()] {
					seen[q.String()] = true
					out.items = append(out.items, q)
				}
			})
		})
		return out, nil
	})
}

// renameRow is rename or replace, which are one on POSIX systems.
func renameRow(sig string) Method {
	return pathRow("Path", sig, func(t *Task, p *Path, a []Value) (Value, error) {
		to, err := fsPath(t, a[0])
		if err != nil {
			name, _, _ := strings.Cut(sig, "(")
			return nil, Raise(TypeError, "%s: dst should be string, bytes or os.PathLike, not %s", name, a[0].Type().Name)
		}
		return parsePath(false, to), rename(t, p.String(), to)
	})
}

// linkRow makes the path a link to its argument.
func linkRow(sig string, link func(from, to string) error) Method {
	return pathRow("Path", sig, func(t *Task, p *Path, a []Value) (Value, error) {
		to, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		t.Blocking(func() { err = link(to, p.String()) })
		return None, osError2(t, err, to, p.String())
	})
}

func pathMethods() []Method {
	return []Method{
		kindRow("exists(self)", func(fs.FileMode) bool { return true }),
		kindRow("is_file(self)", fs.FileMode.IsRegular),
		kindRow("is_dir(self)", fs.FileMode.IsDir),
		kindRow("is_socket(self)", func(m fs.FileMode) bool { return m&fs.ModeSocket != 0 }),
		kindRow("is_fifo(self)", func(m fs.FileMode) bool { return m&fs.ModeNamedPipe != 0 }),
		onDisk("is_symlink(self)", func(p *Path) (Value, error) {
			info, err := os.Lstat(p.String())
			return MakeBool(err == nil && info.Mode()&fs.ModeSymlink != 0), nil
		}),
		openRow("read_text(self, encoding=None, errors=None)", "r", readAll),
		openRow("read_bytes(self)", "rb", readAll),
		pathRow("Path", "write_text(self, data, encoding=None, errors=None, newline=None)", func(t *Task, p *Path, a []Value) (Value, error) {
			if _, ok := AsStr(a[0]); !ok {
				return nil, Raise(TypeError, "data must be str, not %s", a[0].Type().Name)
			}
			encoding, _ := AsStr(a[1])
			onError, _ := AsStr(a[2])
			f, err := OpenFile(t, p, "w", encoding, onError, a[3])
			if err != nil {
				return nil, err
			}
			v, err := f.write(t, a[0])
			if cerr := f.Close(t); err == nil {
				err = cerr
			}
			return v, err
		}),
		openRow("write_bytes(self, data)", "wb", func(t *Task, f *FileObject, a []Value) (Value, error) { return f.write(t, a[0]) }),
		pathRow("Path", "open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None)", func(t *Task, p *Path, a []Value) (Value, error) {
			return openFunction(t, nil, append([]Value{p}, a...))
		}),
		pathRow("Path", "mkdir(self, mode=511, parents=False, exist_ok=False)", func(t *Task, p *Path, a []Value) (Value, error) {
			parents, err := Truth(t, a[1])
			if err != nil {
				return nil, err
			}
			existOK, err := Truth(t, a[2])
			if err != nil {
				return nil, err
			}
			t.Blocking(func() {
				err = os.Mkdir(p.String(), 0o777)
				if os.IsNotExist(err) && parents {
					err = os.MkdirAll(p.String(), 0o777)
				}
				if os.IsExist(err) && existOK && p.is(fs.FileMode.IsDir) {
					err = nil
				}
			})
			return None, osError(t, err, p.String())
		}),
		pathRow("Path", "unlink(self, missing_ok=False)", func(t *Task, p *Path, a []Value) (Value, error) {
			ok, err := Truth(t, a[0])
			if err != nil {
				return nil, err
			}
			t.Blocking(func() { err = unlink(p.String()) })
			if ok && os.IsNotExist(err) {
				err = nil
			}
			return None, osError(t, err, p.String())
		}),
		onDisk("rmdir(self)", func(p *Path) (Value, error) { return None, removeFolder(p.String()) }),
		pathRow("Path", "touch(self, mode=438, exist_ok=True)", func(t *Task, p *Path, a []Value) (Value, error) {
			exists, err := Truth(t, a[1])
			if err != nil {
				return nil, err
			}
			t.Blocking(func() { err = touch(p.String(), exists) })
			return None, osError(t, err, p.String())
		}),
		renameRow("rename(self, target)"),
		renameRow("replace(self, target)"),
		onDisk("iterdir(self)", func(p *Path) (Value, error) {
			entries, err := os.ReadDir(p.String())
			out := &itemsIterator{class: TypeGenerator}
			for _, e := range entries {
				out.items = append(out.items, p.with(append(slices.Clone(p.parts), e.Name())))
			}
			return out, err
		}),
		globRow("glob(self, pattern)"),
		globRow("rglob(self, pattern)", "**"),
		onDisk("absolute(self)", func(p *Path) (Value, error) {
			wd, err := os.Getwd()
			return parsePath(false, wd, p.String()), err
		}),
		pathRow("Path", "resolve(self, strict=False)", func(t *Task, p *Path, a []Value) (Value, error) {
			strict, err := Truth(t, a[0])
			if err != nil {
				return nil, err
			}
			t.Blocking(func() {
				real, missing := realPath(p.String())
				if p = parsePath(false, real); strict && missing != "" {
					_, err = os.Stat(missing)
					p = parsePath(false, missing)
				}
			})
			return p, osError(t, err, p.String())
		}),
		onDisk("expanduser(self)", func(p *Path) (Value, error) {
			if p.root == "" && len(p.parts) > 0 && p.parts[0] == "~" {
				home, err := os.UserHomeDir()
				return parsePath(false, append([]string{home}, p.parts[1:]...)...), err
			}
			return p, nil
		}),
		pathRow("Path", "stat(self, *, follow_symlinks=True)", func(t *Task, p *Path, a []Value) (Value, error) {
			return statFile(t, p.String(), a[0])
		}),
		pathRow("Path", "lstat(self)", func(t *Task, p *Path, a []Value) (Value, error) { return statFile(t, p.String(), False) }),
		pathRow("Path", "chmod(self, mode, *, follow_symlinks=True)", func(t *Task, p *Path, a []Value) (Value, error) {
			return chmod(t, p.String(), a[0])
		}),
		onDisk("readlink(self)", func(p *Path) (Value, error) {
			to, err := os.Readlink(p.String())
			return parsePath(false, to), err
		}),
		linkRow("symlink_to(self, target, target_is_directory=False)", os.Symlink),
		linkRow("hardlink_to(self, target)", os.Link),
		pathRow("Path", "samefile(self, other_path)", func(t *Task, p *Path, a []Value) (Value, error) {
			other, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			one, err := os.Stat(p.String())
			if err != nil {
				return nil, osError(t, err, p.String())
			}
			two, err := os.Stat(other)
			return MakeBool(err == nil && os.SameFile(one, two)), osError(t, err, other)
		}),
	}
}

type pathlibTables struct{}

// Fill implements Tables.
func (pathlibTables) Fill() {
	make := func(pure bool) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			s, err := pathSegments(t, pos)
			if err != nil {
				return nil, err
			}
			return parsePath(pure, s...), nil
		}
	}
	TypePurePath.New, TypePurePosixPath.New = make(true), make(true)
	TypePath.New, TypePosixPath.New = make(false), make(false)
	TypePurePath.SetAttributes(pathAttributes())
	TypePurePath.SetMethods(purePathMethods(), "eq ne lt le gt ge hash repr str truediv rtruediv")
	TypePath.SetMethods(pathMethods(), "")
	TypePath.SetMethods([]Method{
		{Name: "cwd", Kind: NoArgs, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			wd, err := os.Getwd()
			return parsePath(false, wd), osError(t, err, "")
		}},
		{Name: "home", Kind: NoArgs, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			home, err := os.UserHomeDir()
			return parsePath(false, home), osError(t, err, "")
		}},
	}, "")
}

// PathlibModule is the module pathlib.
var PathlibModule = NewNative("pathlib", buildPathlibModule)

func buildPathlibModule() *Module {
	m := NewModule("pathlib")
	for _, c := range []*Type{TypePurePath, TypePurePosixPath, TypePath, TypePosixPath} {
		m.Dict.SetStr(c.Name, c)
	}
	return m
}
