package schema

import "github.com/covetpy/covetgen/runtime/py"

// bodies to come

func (n *Email) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Email) Name() string                                                      { return "function-after[_validate(), str]" }
func (n *NameEmail) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *NameEmail) Name() string                                                  { panic("pending") }
func (n *IPAddress) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *IPAddress) Name() string                                                  { panic("pending") }
func (n *Path) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Path) Name() string                                                       { panic("pending") }
func (n *Constrained) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *Constrained) Name() string { panic("pending") }

type NameEmailValue struct{}

func (*NameEmailValue) Type() *py.Type { return py.TypeObject }
