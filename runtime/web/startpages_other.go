//go:build !linux

package web

// dropStartPages does nothing where the system is not known to need it.
func dropStartPages() {}
