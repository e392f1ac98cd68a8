package main

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// TestRandomPrograms compares random functions with CPython, each with annotations and without.
// COVETGEN_RANDOM is how many functions (25 without it; the oracle is needed in any case), COVETGEN_SEED the
// first seed. Every module has 25 functions, every service 4 modules in both dresses: the Go compiler needs some 10 MB for a function.
func TestRandomPrograms(t *testing.T) {
	oracle := os.Getenv("COVETGEN_ORACLE")
	if oracle == "" {
		t.Skip("needs COVETGEN_ORACLE")
	}
	const perModule, perService = 25, 4
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return otherwise
	}
	left := (number("COVETGEN_RANDOM", 25) + perModule - 1) / perModule
	for seed := number("COVETGEN_SEED", 2); left > 0; {
		var modules []*caseModule
		for ; left > 0 && len(modules) < 2*perService; left-- {
			for _, annotated := range []bool{true, false} {
				dress := map[bool]string{true: "typed", false: "plain"}[annotated]
				text := randomModule(uint64(seed), perModule, annotated)
				modules = append(modules, makeCases(t, fmt.Sprintf("%s%d", dress, seed), []byte(text)))
			}
			seed++
		}
		folder := t.TempDir()
		writeCases(t, folder, modules)
		compareCases(t, folder, modules, askOracle(t, oracle, folder, modules))
	}
}
