package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/covetpy/covetgen/runtime"
	"github.com/covetpy/covetgen/templates"
)

// vendorFiles returns everything below a service's vendor folder: the runtime's source, the
// third-party packages that it imports, and modules.txt, which go build wants to agree with
// go.mod.
func vendorFiles() (map[string][]byte, error) {
	files, err := templates.VendorFiles()
	if err != nil {
		return nil, err
	}
	source, err := runtime.Source()
	if err != nil {
		return nil, err
	}
	packages := map[string]bool{}
	for name, data := range source {
		files[runtimePath+"/"+name] = data
		packages[path.Dir(runtimePath+"/"+name)] = true
	}
	modules, err := templates.Modules()
	if err != nil {
		return nil, err
	}
	own := templates.Module{Path: path.Dir(runtimePath), Version: "v" + runtime.Version, GoVersion: goVersion}
	for p := range packages {
		own.Packages = append(own.Packages, p)
	}
	sort.Strings(own.Packages)
	all := append([]templates.Module{own}, modules...)
	sort.Slice(all, func(i, j int) bool { return all[i].Path < all[j].Path })
	var txt strings.Builder
	for _, m := range all {
		fmt.Fprintf(&txt, "# %s %s\n## explicit", m.Path, m.Version)
		if m.GoVersion != "" {
			fmt.Fprintf(&txt, "; go %s", m.GoVersion)
		}
		txt.WriteByte('\n')
		for _, p := range m.Packages {
			txt.WriteString(p + "\n")
		}
	}
	files["modules.txt"] = []byte(txt.String())
	return files, nil
}

// goVersion is the language version of generated services.
const goVersion = "1.26.0"

// vendorSum identifies the contents of the vendor folder. It is made from the archive as
// it is packed and from the runtime's source, so that nothing has to be unpacked to find
// out that a folder is up to date.
var vendorSum = sync.OnceValues(func() (string, error) {
	source, err := runtime.Source()
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(source))
	for name := range source {
		names = append(names, name)
	}
	sort.Strings(names)
	h := sha256.New()
	fmt.Fprintf(h, "%s %s %s\n", templates.VendorSum(), runtime.Version, goVersion)
	for _, name := range names {
		fmt.Fprintf(h, "%s %d\n", name, len(source[name]))
		h.Write(source[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:24], nil
})

// vendorIndex is the file of a vendor tree in the cache that lists the others: go does not
// look at it.
const vendorIndex = ".covetgen.json"

// laid is a file of a vendor tree as it was written.
type laid struct {
	Size     int64
	Modified int64 // in nanoseconds
}

// vendorTree returns a folder in the user's cache that all services of this version of the
// runtime share as their vendor folder. It is laid under another name and moved when it is
// whole. A tree that was touched afterwards is laid anew: like git, it compares sizes and
// times, which costs a millisecond where reading the files costs fifty.
func vendorTree() (string, error) {
	sum, err := vendorSum()
	if err != nil {
		return "", err
	}
	dir, err := cacheDir("vendor")
	if err != nil {
		return "", err
	}
	tree := filepath.Join(dir, sum)
	if untouched(tree) {
		return tree, used(tree, time.Now())
	}
	files, err := vendorFiles()
	if err != nil {
		return "", err
	}
	work, err := os.MkdirTemp(dir, ".covetgen-")
	if err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	defer os.RemoveAll(work)
	fresh := filepath.Join(work, "vendor")
	if err := layFiles(fresh, files); err != nil {
		return "", err
	}
	index := map[string]laid{}
	for name := range files {
		info, err := os.Lstat(filepath.Join(fresh, filepath.FromSlash(name)))
		if err != nil {
			return "", fmt.Errorf("cache folder: %w", err)
		}
		index[name] = laid{info.Size(), info.ModTime().UnixNano()}
	}
	data, err := json.Marshal(index)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(fresh, vendorIndex), data, 0o644); err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	if err := os.Rename(tree, filepath.Join(work, "old")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	if err := os.Rename(fresh, tree); err != nil && !untouched(tree) { // another covetgen may have been faster
		return "", fmt.Errorf("cache folder: %w", err)
	}
	return tree, nil
}

// untouched reports whether a vendor tree is there as it was laid.
func untouched(tree string) bool {
	data, err := os.ReadFile(filepath.Join(tree, vendorIndex))
	if err != nil {
		return false
	}
	var index map[string]laid
	if json.Unmarshal(data, &index) != nil || len(index) == 0 {
		return false
	}
	for name, want := range index {
		info, err := os.Lstat(filepath.Join(tree, filepath.FromSlash(name)))
		if err != nil || info.Size() != want.Size || info.ModTime().UnixNano() != want.Modified {
			return false
		}
	}
	return true
}

// linkVendor makes dir/vendor a link to the shared tree. Where the system has no links it
// returns errNoLinks.
func linkVendor(dir string) error {
	tree, err := vendorTree()
	if err != nil {
		return err
	}
	link := filepath.Join(dir, "vendor")
	if to, err := os.Readlink(link); err == nil && to == tree {
		return nil
	}
	// The link is made under another name, so that none is missing in between; a real
	// folder, as older versions laid it, cannot be replaced in one step.
	work, err := os.MkdirTemp(dir, ".covetgen-")
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	defer os.RemoveAll(work)
	fresh := filepath.Join(work, "vendor")
	if err := os.Symlink(tree, fresh); err != nil {
		return errNoLinks
	}
	if info, err := os.Lstat(link); err == nil && info.IsDir() {
		if err := os.Rename(link, filepath.Join(work, "old")); err != nil {
			return fmt.Errorf("output folder: %w", err)
		}
	}
	if err := os.Rename(fresh, link); err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	return nil
}

// errNoLinks says that the file system has no symbolic links.
var errNoLinks = errors.New("no symbolic links")
