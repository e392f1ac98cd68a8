package py

import "iter"

// Yields is a call of a generator function whose generator one place runs from the beginning, and nothing else refers
// to: the body, to be called with what takes each item, without a generator object.
type Yields[T any] struct {
	qualname string
	body     func(t *Task, yield func(T) (Value, error)) (Value, error)
	begin    func() Step
}

// YieldsOf makes the call of a generator function; body is that of NewGenerator.
func YieldsOf[T any](qualname string, body func(t *Task, yield func(T) (Value, error)) (Value, error)) Yields[T] {
	return Yields[T]{qualname: qualname, body: body}
}

// Steps adds the form of the body that NewSteps takes, for the generator object.
func (y Yields[T]) Steps(begin func() Step) Yields[T] {
	y.begin = begin
	return y
}

// Generator makes the generator object after all; box makes a value of an item.
func (y Yields[T]) Generator(box func(T) Value) Value {
	return NewSteps(y.qualname, func(t *Task, yield Yield) (Value, error) {
		return y.body(t, func(v T) (Value, error) { return yield(box(v)) })
	}, y.begin)
}

// Each runs the body as EachYielded does.
func (y Yields[T]) Each(t *Task) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if err := y.drive(t, yield); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// drive is Generator.drive.
//
//go:noinline
func (y Yields[T]) drive(t *Task, loop func(T, error) bool) error {
	if err := t.Enter(); err != nil {
		return err
	}
	outer, depth, left := t.handled, t.depth, false
	_, err := y.body(t, func(v T) (Value, error) {
		if left {
			return nil, raiseArgs(GeneratorExit)
		}
		handled, inside := t.handled, t.depth
		t.handled, t.depth = outer, depth-1
		left = !loop(v, nil)
		t.handled, t.depth = handled, inside
		if left {
			return nil, raiseArgs(GeneratorExit)
		}
		return None, nil
	})
	t.handled, t.depth = outer, depth
	t.Leave()
	if left || err == nil {
		return nil
	}
	return stopInside(err, "generator raised StopIteration")
}

// YieldEach is YieldAll for a call without a generator object.
func YieldEach[T any](t *Task, y Yields[T], yield func(T) (Value, error)) (Value, error) {
	if err := t.Enter(); err != nil {
		return nil, err
	}
	r, err := y.body(t, yield)
	t.Leave()
	if err != nil {
		return nil, stopInside(err, "generator raised StopIteration")
	}
	return orNone(r), nil
}
