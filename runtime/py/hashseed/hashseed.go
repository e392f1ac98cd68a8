// Package hashseed decides how package py hashes strings in this process. It is a package of
// its own because py draws its key while it is initialised, before its importers run.
package hashseed

// Fixed makes py hash strings under one key instead of one drawn per process. A program sets
// it in the init of a package that imports nothing else and whose path sorts before py's:
// Go initialises packages in the order of their paths, once their imports are.
var Fixed bool
