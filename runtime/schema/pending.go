package schema

import "github.com/covetpy/covetgen/runtime/py"

// bodies to come

func (n *IPAddress) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *IPAddress) Name() string                                                  { panic("pending") }
func (n *Path) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Path) Name() string                                                       { panic("pending") }
func (n *Constrained) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *Constrained) Name() string { panic("pending") }


