package web

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

var modelTypes sync.Mutex

// withType gives a model class of this package its Python class on first use, so that
// services that never name it pay nothing at start.
func withType(c *schema.Class) *schema.Class {
	modelTypes.Lock()
	defer modelTypes.Unlock()
	if c.Type == nil {
		t, err := schema.NewModelType(py.NewTask(nil), c, nil, nil, "fastapi.security.http", c.Name)
		if err != nil {
			panic(err) // the class is ours: two fields of type str
		}
		c.Type = t
	}
	return c
}
