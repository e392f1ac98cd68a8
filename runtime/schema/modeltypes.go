package schema

import "github.com/covetpy/covetgen/runtime/py"

// NewModelTypes makes the class objects of models that have no code of their own: those of
// an OpenAPI document.
func NewModelTypes(t *py.Task, classes ...*Class) error {
	for _, c := range classes {
		made, err := NewModelType(t, c, nil, nil, "models", c.Name)
		if err != nil {
			return err
		}
		c.Type = made
	}
	return nil
}
