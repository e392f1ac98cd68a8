package web

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Once returns the result of a dependency from the request's cache, or solves it and keeps
// it. Results are cached by key, a number for each FastAPI cache key. ok is false when the
// dependency was not called because its own parameters were not valid.
func Once[T any](c *Ctx, key int, solve func(c *Ctx) (T, bool, error)) (value T, ok bool, err error) {
	if v, done := Solved[T](c, key); done {
		return v, true, nil
	}
	return Anew(c, key, solve)
}

// Anew solves a dependency that does not take its result from the cache (use_cache=False);
// the first result is there for those that do.
func Anew[T any](c *Ctx, key int, solve func(c *Ctx) (T, bool, error)) (value T, ok bool, err error) {
	value, ok, err = solve(c)
	if ok && err == nil {
		Keep(c, key, value)
	}
	return value, ok, err
}

// Solved is the result in the request's cache, if there is one.
func Solved[T any](c *Ctx, key int) (value T, ok bool) {
	if key < len(c.solved) {
		value, ok = c.solved[key].(T)
	}
	return value, ok
}

// Keep puts a result into the request's cache unless there is one, and returns it.
func Keep[T any](c *Ctx, key int, value T) T {
	for len(c.solved) <= key {
		c.solved = append(c.solved, nil)
	}
	if c.solved[key] == nil {
		c.solved[key] = value
	}
	return value
}

// exits are the two stacks of dependencies with yield: those of scope "function" end
// before the answer is sent, those of scope "request" after it.
type exits struct {
	function, request []py.Value
}

// Enter runs a dependency with yield up to its yield and returns the value; the rest of it
// runs when its scope ends. generator is a sync or async generator.
func (c *Ctx) Enter(generator py.Value, scope string) (py.Value, error) {
	v, ok, err := advance(c.task, generator)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, py.Raise(py.RuntimeError, "generator didn't yield")
	}
	if scope == "function" {
		c.exits.function = append(c.exits.function, generator)
	} else {
		c.exits.request = append(c.exits.request, generator)
	}
	return v, nil
}

// advance takes the next item of a generator.
func advance(t *py.Task, generator py.Value) (py.Value, bool, error) {
	t.LeaveWorker()
	switch g := generator.(type) {
	case *py.Generator:
		t.EnterWorker()
		defer t.LeaveWorker()
		return g.Next(t)
	case *py.AsyncGenerator:
		return py.AsyncNext(t, g)
	}
	it, err := py.Iter(t, generator)
	if err != nil {
		return nil, false, err
	}
	return it.Next(t)
}

// throw raises err at the generator's yield.
func throw(t *py.Task, generator py.Value, err error) (bool, error) {
	switch g := generator.(type) {
	case *py.Generator:
		t.EnterWorker()
		defer t.LeaveWorker()
		_, ok, err := g.Throw(t, err)
		return ok, err
	case *py.AsyncGenerator:
		_, ok, err := g.Throw(t, err)
		return ok, err
	}
	return false, err
}

// unwind ends dependencies, the last entered first, as an exit stack does: each sees the
// exception that is on its way and may swallow or replace it. It returns what is left.
func unwind(t *py.Task, stack *[]py.Value, err error) error {
	list := *stack
	*stack = nil
	for i := len(list) - 1; i >= 0; i-- {
		if err == nil {
			_, more, exitErr := advance(t, list[i])
			if exitErr == nil && more {
				exitErr = py.Raise(py.RuntimeError, "generator didn't stop")
			}
			err = exitErr
			continue
		}
		more, exitErr := throw(t, list[i], err)
		if exitErr == nil && more {
			exitErr = py.Raise(py.RuntimeError, "generator didn't stop after throw()")
		}
		err = exitErr
	}
	return err
}
