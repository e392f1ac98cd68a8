package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	// cacheUnused is how long what nobody used stays in the cache: as long as Go keeps its own.
	cacheUnused = 5 * 24 * time.Hour
	// cacheTrim is the time between two looks for what can go.
	cacheTrim = time.Hour
	// builtFile names the output that a folder of the cache belongs to.
	builtFile = ".output"
)

// cacheDir returns a folder of covetgen's own in the user's cache folder.
func cacheDir(parts ...string) (string, error) {
	base := os.Getenv("COVETGEN_CACHE")
	if base == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("no cache folder: %w", err)
		}
		base = filepath.Join(user, "covetgen")
	}
	dir := filepath.Join(append([]string{base}, parts...)...)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	return dir, nil
}

// ProjectDir returns the folder in the cache for the generated project of the binary out, an
// absolute path: the next build for the same path finds what it can keep.
func ProjectDir(out string) (string, error) {
	dir, err := cacheDir("projects", cacheKey(out))
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, builtFile), []byte(out), 0o644); err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	now := time.Now()
	if err := used(dir, now); err != nil {
		return "", err
	}
	return dir, trimCache(now)
}

// RunDir returns the folder in the cache for the binary that covetgen run makes of what the
// given words say.
func RunDir(of string) (string, error) {
	dir, err := cacheDir("run", cacheKey(of))
	if err != nil {
		return "", err
	}
	return dir, used(dir, time.Now())
}

// cacheKey names a folder of the cache after what it is for.
func cacheKey(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// used notes on a folder of the cache that it is in use.
func used(dir string, now time.Time) error {
	if err := os.Chtimes(dir, now, now); err != nil {
		return fmt.Errorf("cache folder: %w", err)
	}
	return nil
}

// trimCache removes what has not been used for long, and the projects whose binary is gone.
// It looks once in cacheTrim; what it cannot remove stays.
func trimCache(now time.Time) error {
	base, err := cacheDir()
	if err != nil {
		return err
	}
	mark := filepath.Join(base, "trimmed")
	if info, err := os.Stat(mark); err == nil && now.Sub(info.ModTime()) < cacheTrim {
		return nil
	}
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		return fmt.Errorf("cache folder: %w", err)
	}
	for _, kind := range []string{"check", "projects", "run", "vendor"} {
		entries, err := os.ReadDir(filepath.Join(base, kind))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cache folder: %w", err)
		}
		for _, entry := range entries {
			if dir := filepath.Join(base, kind, entry.Name()); unneeded(dir, now) {
				os.RemoveAll(dir)
			}
		}
	}
	return nil
}

// unneeded reports whether a folder of the cache can go. One that was used within the last
// cacheTrim stays in any case: its build may still run.
func unneeded(dir string, now time.Time) bool {
	info, err := os.Stat(dir)
	if err != nil || now.Sub(info.ModTime()) < cacheTrim {
		return false
	}
	if now.Sub(info.ModTime()) > cacheUnused {
		return true
	}
	out, err := os.ReadFile(filepath.Join(dir, builtFile))
	if err != nil {
		return false
	}
	_, err = os.Stat(string(out))
	return errors.Is(err, fs.ErrNotExist)
}
