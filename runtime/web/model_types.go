package web

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/schema"
)

var modelTypes sync.Mutex

// withType gives a model class of this package its Python class on first use, so that
// services that never name it pay nothing at start.
func withType(c *schema.Class) *schema.Class {
	modelTypes.Lock()
	defer modelTypes.Unlock()
	if c.Type == nil {
		c.Type = schema.NewModelType(nil, c, nil, nil, "fastapi.security.http", c.Name)
	}
	return c
}
