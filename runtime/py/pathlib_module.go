package py

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Module pathlib for POSIX paths, by the rules of Lib/pathlib.py: a path is a
// root ("", "/" or "//") and parts, the root being the first part of an
// absolute path.

// The classes of the module. PurePath() and Path() make the POSIX ones.
var (
	TypePurePath      = newRootType(pathlibTables{}, "pathlib", "PurePath")
	TypePurePosixPath = newSubtype(pathlibTables{}, "pathlib", "PurePosixPath", &TypePurePath)
	TypePath          = newSubtype(pathlibTables{}, "pathlib", "Path", &TypePurePath)
	TypePosixPath     = newSubtype(pathlibTables{}, "pathlib", "PosixPath", &TypePath, &TypePurePosixPath)
)

// Path is a PosixPath or, when pure, a PurePosixPath.
type Path struct {
	root  string
	parts []string
	pure  bool
}

// Type implements Value.
func (p *Path) Type() *Type {
	if p.pure {
		return TypePurePosixPath
	}
	return TypePosixPath
}

// parsePath is parse_parts over the arguments of a constructor: the last
// absolute one begins the path.
func parsePath(pure bool, segments ...string) *Path {
	p := &Path{pure: pure}
	for _, s := range segments {
		if strings.HasPrefix(s, "/") {
			p.root = "/"
			if strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///") {
				p.root = "//"
			}
			p.parts = []string{p.root}
		}
		for _, part := range strings.Split(s, "/") {
			if part != "" && part != "." {
				p.parts = append(p.parts, part)
			}
		}
	}
	return p
}

// with is a path of the same kind with other parts behind the same root.
func (p *Path) with(parts []string) *Path { return &Path{p.root, slices.Clip(parts), p.pure} }

// String is str(p).
func (p *Path) String() string {
	if p.root != "" {
		return p.root + strings.Join(p.parts[1:], "/")
	}
	if len(p.parts) == 0 {
		return "."
	}
	return strings.Join(p.parts, "/")
}

// names are the parts without the root.
func (p *Path) names() []string {
	if p.root != "" {
		return p.parts[1:]
	}
	return p.parts
}

func (p *Path) name() string {
	if n := p.names(); len(n) > 0 {
		return n[len(n)-1]
	}
	return ""
}

// splitName divides the name into stem and suffix.
func (p *Path) splitName() (stem, suffix string) {
	name := p.name()
	if i := strings.LastIndexByte(name, '.'); 0 < i && i < len(name)-1 {
		return name[:i], name[i:]
	}
	return name, ""
}

func (p *Path) parent() *Path {
	if len(p.names()) == 0 {
		return p
	}
	return p.with(p.parts[:len(p.parts)-1])
}

// Str implements Strer.
func (p *Path) Str(t *Task) (string, error) { return p.String(), nil }

// Repr implements Reprer.
func (p *Path) Repr(t *Task) (string, error) { return p.reprAs(t, p.Type().Name, false) }

func (p *Path) reprAs(t *Task, class string, plain bool) (string, error) {
	return class + "(" + StrRepr(p.String()) + ")", nil
}

// Hash implements Hasher.
func (p *Path) Hash(t *Task) (int64, error) { return Hash(t, p.tuple()) }

func (p *Path) tuple() *Tuple {
	out := NewTuple()
	for _, s := range p.parts {
		out.Items = append(out.Items, Str(s))
	}
	return out
}

// Compare implements Comparer: part by part.
func (p *Path) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Path)
	if !ok {
		return NotImplemented, nil
	}
	return compareSign(op, slices.Compare(p.parts, o.parts)), nil
}

// BinaryOp implements Operand: p / q and "a" / p.
func (p *Path) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if op != OpTrueDiv {
		return NotImplemented, nil
	}
	s, err := pathSegment(t, other)
	if e, ok := err.(*Exception); ok && e.IsA(TypeError) {
		return NotImplemented, nil
	}
	if err != nil {
		return nil, err
	}
	if reflected {
		return parsePath(p.pure, s, p.String()), nil
	}
	return parsePath(p.pure, p.String(), s), nil
}

// pathSegment takes an argument that is text or a path.
func pathSegment(t *Task, v Value) (string, error) {
	if p, ok := Unwrap(v).(*Path); ok {
		return p.String(), nil
	}
	if _, ok := bytesLike(v); ok {
		r, err := Repr(t, v.Type())
		if err != nil {
			return "", err
		}
		return "", Raise(TypeError, "argument should be a str object or an os.PathLike object returning str, not %s", r)
	}
	return fsPath(t, v)
}

func pathSegments(t *Task, pos []Value) ([]string, error) {
	out := make([]string, len(pos))
	for i, v := range pos {
		s, err := pathSegment(t, v)
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

// relativeTo is p.relative_to(*other).
func (p *Path) relativeTo(t *Task, pos []Value) (Value, error) {
	if len(pos) == 0 {
		return nil, Raise(TypeError, "need at least one argument")
	}
	segments, err := pathSegments(t, pos)
	if err != nil {
		return nil, err
	}
	o := parsePath(true, segments...)
	n := len(o.parts)
	if n > len(p.parts) || !slices.Equal(p.parts[:n], o.parts) || n == 0 && p.root != "" {
		shown := o.String()
		if n == 0 {
			shown = ""
		}
		return nil, Raise(ValueError, "%s is not in the subpath of %s OR one path is relative and the other is absolute.", StrRepr(p.String()), StrRepr(shown))
	}
	return &Path{parts: slices.Clip(p.parts[n:]), pure: p.pure}, nil
}

// withName is p.with_name(name).
func (p *Path) withName(t *Task, name string) (Value, error) {
	if p.name() == "" {
		r, err := Repr(t, p)
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "%s has an empty name", r)
	}
	if q := parsePath(true, name); strings.HasSuffix(name, "/") || q.root != "" || len(q.parts) != 1 {
		return nil, Raise(ValueError, "Invalid name %s", StrRepr(name))
	}
	return p.with(append(slices.Clone(p.parts[:len(p.parts)-1]), name)), nil
}

func (p *Path) withSuffix(t *Task, suffix string) (Value, error) {
	if strings.Contains(suffix, "/") || suffix != "" && suffix[0] != '.' || suffix == "." {
		return nil, Raise(ValueError, "Invalid suffix %s", StrRepr(suffix))
	}
	stem, _ := p.splitName()
	if stem == "" {
		return p.withName(t, "")
	}
	return p.with(append(slices.Clone(p.parts[:len(p.parts)-1]), stem+suffix)), nil
}

// matchName is fnmatch.fnmatchcase(name, pattern). To fnmatch a slash, which the
// name of the root consists of, is a character like others; patterns have none.
func matchName(name, pattern string) bool {
	name = strings.ReplaceAll(name, "/", "\x00")
	ok, err := filepath.Match(strings.NewReplacer(`\`, `\\`, "[!", "[^").Replace(pattern), name)
	if err != nil {
		return name == pattern
	}
	return ok
}

func (p *Path) match(pattern string) (bool, error) {
	q := parsePath(true, pattern)
	if len(q.parts) == 0 {
		return false, Raise(ValueError, "empty pattern")
	}
	if q.root != "" && q.root != p.root {
		return false, nil
	}
	have, want := p.parts, q.parts
	if q.root != "" {
		if len(want) != len(have) {
			return false, nil
		}
		want = want[1:]
	} else if len(want) > len(have) {
		return false, nil
	}
	have = have[len(have)-len(want):]
	for i := range want {
		if !matchName(have[i], want[i]) {
			return false, nil
		}
	}
	return true, nil
}

// glob walks the file system for a pattern of parts; "**" stands for any
// number of directories.
func (p *Path) glob(parts []string, found func(*Path)) {
	if len(parts) == 0 {
		found(p)
		return
	}
	entries, _ := os.ReadDir(p.String())
	if parts[0] == "**" {
		if len(parts) == 1 {
			found(p)
		} else {
			p.glob(parts[1:], found)
		}
		for _, e := range entries {
			if e.IsDir() {
				p.with(append(slices.Clone(p.parts), e.Name())).glob(parts, found)
			}
		}
		return
	}
	for _, e := range entries {
		child := p.with(append(slices.Clone(p.parts), e.Name()))
		if matchName(e.Name(), parts[0]) && (len(parts) == 1 || child.is(fs.FileMode.IsDir)) {
			child.glob(parts[1:], found)
		}
	}
}

// is asks for the kind of file that the path leads to.
func (p *Path) is(what func(fs.FileMode) bool) bool {
	info, err := os.Stat(p.String())
	return err == nil && what(info.Mode())
}
