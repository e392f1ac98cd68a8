package main

import (
	"crypto/sha256"
	"encoding/hex"
)

// cacheKey names a folder of the cache after what it is for.
func cacheKey(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
