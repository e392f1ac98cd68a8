// Package fixedhash makes the order of sets in module code the same in every build: the same
// source gives the same service. See hashseed.Fixed for why it is so small.
package fixedhash

import "github.com/covetpy/covetgen/runtime/py/hashseed"

func init() { hashseed.Fixed = true }
