package templates

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Module is a third-party module of the vendor archive.
type Module struct {
	Path, Version, Sum string
	GoVersion          string
	Packages           []string // import paths that the runtime needs
}

// manifest is the archive's own table of contents.
const manifest = "modules.json"

// Modules returns the archive's modules in order of their paths.
func Modules() ([]Module, error) {
	r, err := archive()
	if err != nil {
		return nil, err
	}
	f, err := r.Open(manifest)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var modules []Module
	if err := json.NewDecoder(f).Decode(&modules); err != nil {
		return nil, fmt.Errorf("vendor archive: %w", err)
	}
	return modules, nil
}

// VendorSum is the hash of the archive.
func VendorSum() string {
	sum := sha256.Sum256(vendorZip)
	return hex.EncodeToString(sum[:])
}

// VendorFiles returns the third-party files by their path below vendor/.
func VendorFiles() (map[string][]byte, error) {
	r, err := archive()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		if f.Name == manifest || strings.HasSuffix(f.Name, "/") {
			continue
		}
		rc, err := f.Open()
		if err != nil {
			return nil, err
		}
		data := make([]byte, f.UncompressedSize64)
		_, err = io.ReadFull(rc, data)
		rc.Close()
		if err != nil {
			return nil, fmt.Errorf("vendor archive: %s: %w", f.Name, err)
		}
		files[f.Name] = data
	}
	return files, nil
}

func archive() (*zip.Reader, error) {
	r, err := zip.NewReader(bytes.NewReader(vendorZip), int64(len(vendorZip)))
	if err != nil {
		return nil, fmt.Errorf("vendor archive: %w", err)
	}
	return r, nil
}
