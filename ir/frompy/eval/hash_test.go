package eval

import (
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// TestHashesAreFixed compares with CPython's hash("a") under PYTHONHASHSEED=0, which every
// process of the compiler must have: the order of sets would differ between builds otherwise.
func TestHashesAreFixed(t *testing.T) {
	if got := py.HashStr("a"); got != 4644417185603328019 {
		t.Errorf("hash of a string: %d", got)
	}
}
