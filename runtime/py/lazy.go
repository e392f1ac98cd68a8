package py

import "sync"

// Lazy is a package variable that is made on its first use. Its zero value is ready: other
// than an initialiser that calls something, it neither costs time when a service starts nor
// makes the linker keep what making it takes.
type Lazy[T any] struct {
	once  sync.Once
	value T
}

// Get is the value, made by the first call.
func (l *Lazy[T]) Get(make func() T) T {
	l.once.Do(func() { l.value = make() })
	return l.value
}
